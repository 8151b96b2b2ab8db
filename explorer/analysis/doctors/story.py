"""One area's story: its doctors by every definition, and what it would take."""

from dataclasses import dataclass

from explorer.analysis.doctors.agreement import (
    AreaAgreement,
    Reading,
    area_agreement,
    area_readings,
)
from explorer.analysis.doctors.beside import Beside, beside
from explorer.analysis.doctors.definitions import (
    DEFINITIONS,
    RAW,
    Row,
    area_row,
    definition_record,
    trend,
)
from explorer.analysis.doctors.needed import BY, Needed, area_needed, benchmark, benchmarks
from explorer.analysis.doctors.practices import (
    Comings,
    Practice,
    comings,
    practices_of,
    without,
)
from explorer.indicators import data
from explorer.places.areas import Area
from explorer.places.search import Taken, take


@dataclass(frozen=True)
class Story:
    """What is known about an area's doctors.

    Attributes
    ----------
    area : Area
    also : tuple of Area
        What else the name that was asked for could have meant.
    definitions : tuple of Row
        One a definition, in the latest period of each.
    agreement : AreaAgreement
    needed : tuple of Needed
        One a benchmark and way of counting patients.
    practices : tuple of Practice
        Those sited in the area.
    trend : tuple of Row
        GPs per 100,000 patients in every period there is.
    readings : tuple of Reading
        GPs within reach by all six readings, the headline first.
    comings : Comings
        Practices that opened and that closed.
    beside : tuple of Beside
        Other staff and services.
    without_largest : Row or None
        The raw figure without the largest practice, where that holds over a quarter of
        the area's patients.
    """

    area: Area
    also: tuple[Area, ...]
    definitions: tuple[Row, ...]
    agreement: AreaAgreement
    needed: tuple[Needed, ...]
    practices: tuple[Practice, ...]
    trend: tuple[Row, ...]
    readings: tuple[Reading, ...]
    comings: Comings
    beside: tuple[Beside, ...]
    without_largest: Row | None


def take_doctors_area(text: str, level: str = "") -> Taken:
    """Take a name, code or postcode for one area, as for any indicator of practices.

    Parameters
    ----------
    text : str
    level : str, optional
        The level to take an area of where the text fits one there.

    Raises
    ------
    QuestionError
        No area fits.
    """
    record = definition_record(RAW)

    def answers(area: Area) -> int | None:
        if not data.is_published(record, area.level):
            return None
        return 1 if level and area.level != level else 0

    return take(text, answers)


def story(area: Area, also: tuple[Area, ...] = ()) -> Story:
    """Return one area's story."""
    practices = practices_of(area)
    row = area_row(area, RAW)
    return Story(
        area=area,
        also=also,
        definitions=tuple(area_row(area, definition) for definition in DEFINITIONS),
        agreement=area_agreement(area),
        needed=tuple(
            area_needed(area, definition, benchmark(name, definition))
            for name in benchmarks()
            for definition in BY
        ),
        practices=practices,
        trend=trend(area),
        readings=area_readings(area),
        comings=comings(area),
        beside=beside(area),
        without_largest=_without_largest(area, practices) if row.hangs_on_one else None,
    )


def _without_largest(area: Area, practices: tuple[Practice, ...]) -> Row | None:
    listed = [one for one in practices if one.patients > 0]
    largest = max(listed, key=lambda one: one.patients)
    return without(area, RAW, (largest.code,))
