"""What parts of the page on doctors share: an area's story as it is shown, and England."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from explorer.analysis.doctors.agreement import AreaAgreement
from explorer.analysis.doctors.definitions import (
    Row,
    area_row,
)
from explorer.analysis.doctors.left_out import agreement_without, needed_without
from explorer.analysis.doctors.left_out import dominant as dominant_in
from explorer.analysis.doctors.practices import Practice
from explorer.analysis.doctors.story import Story
from explorer.analysis.doctors.story import story as story_of
from explorer.places.areas import Area, register
from explorer.places.levels import ENGLAND

NAME = "doctors"
KEPT = 128


@dataclass(frozen=True)
class Told:
    """An area's story as it is shown: with its dominant practice, or without."""

    story: Story
    agreement: AreaAgreement
    whole: AreaAgreement
    dominant: tuple[Practice, ...]


def england_area() -> Area:
    """Return England as an area."""
    return register().area("country", ENGLAND)


@lru_cache(maxsize=KEPT)
def england_row(_root: Path) -> Row:
    """Return England by plain count."""
    return area_row(england_area(), "raw")


@lru_cache(maxsize=KEPT)
def story_told(_root: Path, area: Area, without: bool) -> Told:
    """Return an area's story, with its dominant practice or without."""
    found = story_of(area)
    dominant = dominant_in(area)
    whole = found.agreement
    if not (without and dominant):
        return Told(found, whole, whole, dominant)
    codes = {one.code for one in dominant}
    needed = tuple(needed_without(one, codes) for one in found.needed)
    kept = tuple(one for one in found.practices if one.code not in codes)
    changed = replace(found, needed=needed, practices=kept, without_largest=None)
    return Told(changed, agreement_without(area, codes), whole, dominant)


def agreement_address(level: str) -> str:
    """Return the address of every area of a level by every definition."""
    return f"files/doctors/{level}.csv"


def practices_address(area: Area) -> str:
    """Return the address of an area's practices."""
    return f"files/doctors/practices/{area.level}/{area.code}.csv"
