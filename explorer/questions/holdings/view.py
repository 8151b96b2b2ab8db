"""The view of the page on the data."""

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.indicators.catalogue import Indicator, catalogue, indicator
from explorer.questions.reading import asker, one_of

NAME = "data"


@dataclass(frozen=True)
class HoldingsView:
    """What the page shows.

    Attributes
    ----------
    indicator : str
        The measure; empty for the list of all.
    """

    indicator: str = ""

    @property
    def record(self) -> Indicator | None:
        """The measure's record; None for the list of all."""
        return indicator(self.indicator) if self.indicator else None

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        return {"indicator": self.indicator} if self.indicator else {}

    def unasked(self, _before: "HoldingsView") -> list[str]:
        """Return nothing: what changes was chosen."""
        return []

    def showing(self, slug: str) -> "HoldingsView":
        """Return the view of another measure, or the list of all for none."""
        return HoldingsView(indicator(slug).slug if slug else "")


def read(query: Mapping[str, str]) -> tuple[HoldingsView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them."""
    problems: list[str] = []
    slug = one_of(asker(query)("indicator"), catalogue(), "", "measure", problems)
    return HoldingsView(slug), problems
