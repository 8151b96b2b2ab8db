"""The view of an evidence pack: of which area, and which measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from explorer.analysis.evidence import choices
from explorer.errors import QuestionError
from explorer.places.areas import Area, register
from explorer.places.levels import BY_SLUG, ENGLAND
from explorer.words import faults

NAME = "evidence"
# The page that a pack is printed of, and that of the goal, in addresses.
_AREA, _GOAL = "area", "gap"


@dataclass(frozen=True)
class EvidenceView:
    """What a pack holds.

    Attributes
    ----------
    area : Area
        The country for the goal.
    measures : str
        What a reader chose, as `explorer.analysis.evidence.choices` reads it; empty for the
        usual ones.
    """

    area: Area
    measures: str = ""

    @property
    def is_national(self) -> bool:
        """Whether the pack is that of the goal."""
        return self.area.code == ENGLAND

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        chosen = {"measures": self.measures} if self.measures else {}
        return {"area": self.area.key, **chosen}

    def address(self, site: str = "") -> str:
        """Return the address of the page that the pack is printed of, on a site if one is given."""
        asked = {"page": _GOAL} if self.is_national else {"page": _AREA, **self.to_query()}
        return f"{site.rstrip('/')}{'/' if site else ''}?{urlencode(asked, safe=':,.')}"


def view_of(area: Area, measures: str = "") -> EvidenceView:
    """Return the view of an area's pack.

    Raises
    ------
    QuestionError
        A measure cannot be chosen, or one is for the goal.
    """
    chosen = choices(measures)
    if chosen and area.code == ENGLAND:
        raise QuestionError("The pack of the goal has measures of its own: none can be chosen.")
    return EvidenceView(area, ",".join(f"{record.slug}.{sex}" for record, sex in chosen))


def read(query: Mapping[str, str]) -> EvidenceView:
    """Return the view that an address asks for.

    Raises
    ------
    QuestionError
        It names no area that there is, or a measure that cannot be chosen.
    """
    level, _, code = query.get("area", "").partition(":")
    if level not in BY_SLUG or code not in register().level(level):
        raise QuestionError(faults.NO_AREA)
    return view_of(register().area(level, code), query.get("measures", ""))
