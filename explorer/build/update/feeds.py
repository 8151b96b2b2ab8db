"""Which publications are looked for again, and where: ``feeds.toml``."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from explorer.build.publications import Publication, publications
from explorer.errors import QuestionError
from explorer.words import updating as words

LIST = Path(__file__).parent / "feeds.toml"


@dataclass(frozen=True)
class Feed:
    """Where a publication is published again.

    Attributes
    ----------
    key : str
        Of the publication that the build reads.
    kind : {"local_statistics", "open_geography", "gp_workforce"}
        How its publisher publishes.
    name : str
        What it is called there: a folder, a feature service, a series of pages.
    every : int
        After how many months a newer one is to be expected; 0 where none is.
    apart : str
        Empty where a newer release takes the place of the one held. Else the beginning of the
        key of its own that it gets, as releases of one series are kept apart.
    code, label : str
        The columns of a feature service that hold an area's code and name.
    later : str
        A pattern of the names of later editions of a feature service.
    """

    key: str
    kind: str
    name: str
    every: int
    apart: str = ""
    code: str = ""
    label: str = ""
    later: str = ""

    def held(self) -> Publication:
        """Return the newest publication of this feed that the register lists."""
        known = publications()
        if not self.apart:
            return known[self.key]
        own = re.compile(rf"{re.escape(self.apart)}_(\d{{4}}_\d{{2}}(_\d{{2}})?)")
        later = sorted(key for key in known if own.fullmatch(key))
        return known[later[-1]] if later else known[self.key]


def feeds(*keys: str) -> list[Feed]:
    """Return the feeds of publications, by key, or all.

    Raises
    ------
    QuestionError
        A key has no feed.
    """
    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))
    known = {key: Feed(key=key, **entry) for key, entry in listed.items()}
    strange = [key for key in keys if key not in known]
    if strange:
        raise QuestionError(words.no_feed(strange[0], strange[0] in publications(), list(known)))
    return [known[key] for key in dict.fromkeys(keys)] if keys else list(known.values())
