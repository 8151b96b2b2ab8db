"""Rival definitions of how many doctors an area has: one row an area and definition."""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from explorer import data
from explorer.areas import Area, register
from explorer.catalogue import Indicator, catalogue
from explorer.errors import QuestionError
from explorer.periods import Period

FAMILY = "gp-density"
RAW, CARR_HILL, NEED, CHANGE, ACCESS = ("raw", "carr-hill", "need", "change", "access")
DEFINITIONS = (RAW, CARR_HILL, NEED, CHANGE, ACCESS)
# Above this share of an area's patients, in per cent, its figure hangs on one practice.
LARGE = 25.0
SEX = "persons"


@dataclass(frozen=True)
class Row:
    """An area's doctors by one definition.

    Attributes
    ----------
    area : Area
    definition : str
    period : Period
    value : float
        In `unit`; missing where there is none.
    unit : str
    patients_per_gp : float
        The value the other way round: weighted patients or residents where the definition
        counts those; missing for a change.
    coverage : float
        Per cent of patients (for access: of GPs) from usable returns.
    practices : int
        Practices that the value rests on.
    largest_practice_share : float
        Per cent of the area's patients with its largest practice.
    flag : str
        "small_numbers", "incomplete_return" or empty.
    """

    area: Area
    definition: str
    period: Period
    value: float
    unit: str
    patients_per_gp: float
    coverage: float
    practices: int
    largest_practice_share: float
    flag: str

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return not math.isnan(self.value)

    @property
    def ranked(self) -> bool:
        """Whether it may stand in a ranking: known, and neither few practices nor gaps."""
        return self.known and self.flag == ""

    @property
    def hangs_on_one(self) -> bool:
        """Whether one practice holds over a quarter of the area's patients."""
        return self.largest_practice_share > LARGE


def definition_record(definition: str) -> Indicator:
    """Return the indicator that holds a definition.

    Raises
    ------
    QuestionError
        There is no such definition.
    """
    held = {one.definition: one for one in catalogue().values() if one.family == FAMILY}
    if definition not in held:
        raise QuestionError(
            f"There is no definition '{definition}'. Choose {', '.join(DEFINITIONS)}."
        )
    return held[definition]


def rows(level: str, definition: str = RAW, year: str | None = None) -> tuple[Row, ...]:
    """Return every area of a level by one definition, in order of code.

    Parameters
    ----------
    level, definition : str
    year : str, optional
        The year that the financial year ends in, or 2026; the latest when left out.

    Raises
    ------
    QuestionError
        The level, the definition or the year does not exist, or not together.
    """
    record = definition_record(definition)
    figures = data.figures(record.slug, level, SEX, year)
    areas = register().level(level)
    return tuple(
        _row(record, areas[str(row["area_code"])], figures.period, row)
        for row in figures.frame.to_dict("records")
    )


def area_row(area: Area, definition: str, period: Period | None = None) -> Row:
    """Return one area by one definition, in the latest period when none is given."""
    record = definition_record(definition)
    figures = data.figures(record.slug, area.level, SEX, period.iso if period else None)
    return _row(record, area, figures.period, figures.row(area.code).to_dict())


def parts(area: Area, definition: str, period: Period | None = None) -> tuple[float, float]:
    """Return what an area's value divides: its GPs, and its patients as they are weighted."""
    record = definition_record(definition)
    row = data.figures(record.slug, area.level, SEX, period.iso if period else None).row(area.code)
    return float(row["numerator"]), float(row["denominator"])


def trend(area: Area) -> tuple[Row, ...]:
    """Return an area's GPs per 100,000 patients in every period there is, in order."""
    record = definition_record(RAW)
    periods = data.published_periods(record, area.level, SEX)
    return tuple(area_row(area, RAW, period) for period in periods)


def _row(record: Indicator, area: Area, period: Period, found: Mapping[Hashable, Any]) -> Row:
    value, practices = float(found["value"]), float(found["practices"])
    other = record.turned_over
    return Row(
        area=area,
        definition=record.definition,
        period=period,
        value=value,
        unit=record.unit,
        patients_per_gp=other.per / value if other and value > 0 else math.nan,
        coverage=float(found["coverage"]),
        practices=0 if math.isnan(practices) else int(practices),
        largest_practice_share=float(found["largest_practice_share"]),
        flag=str(found["flag"]),
    )
