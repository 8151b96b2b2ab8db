"""The view of the page "How well does the model do?"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.analysis.model import model, proof
from explorer.questions.reading import asker, one_of


@dataclass(frozen=True)
class ModelView:
    """What the page shows.

    Attributes
    ----------
    sex : str
        Whose model.
    """

    sex: str

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        return {"sex": self.sex}

    def unasked(self, _before: "ModelView") -> list[str]:
        """Return nothing: what changes was chosen."""
        return []

    def of(self, sex: str) -> "ModelView":
        """Return the view for another sex."""
        return replace(self, sex=sex)


def read(query: Mapping[str, str]) -> tuple[ModelView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them."""
    problems: list[str] = []
    known = list(proof(model()).hidden)
    return ModelView(one_of(asker(query)("sex"), known, known[0], "sex", problems)), problems
