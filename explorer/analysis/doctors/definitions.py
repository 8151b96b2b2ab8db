"""Rival definitions of how many doctors an area has: one row an area and definition."""

import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from explorer.analysis.doctors.readings import apart
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, catalogue
from explorer.indicators.microdata import table
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.places.levels import level as level_called

FAMILY = "gp-density"
RAW, CARR_HILL, NEED, CHANGE, ACCESS = ("raw", "carr-hill", "need", "change", "access")
DEFINITIONS = (RAW, CARR_HILL, NEED, CHANGE, ACCESS)
# Above this share of an area's patients, in per cent, its figure hangs on one practice.
LARGE = 25.0
SEX = "persons"
# The tables of practices.
FOLDER = "practices"
PER = 100_000
# Below this share of patients with a return, in per cent, or on fewer practices, no ranking.
COMPLETE, ENOUGH = 90.0, 3
INCOMPLETE = "incomplete_return"


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
    all_returns : float
        The value if every return counts on its own list.
    low, high : float
        The least and the greatest of the readings of the returns.
    returned : float
        Per cent of patients (for access: of GPs) for whom a return was made at all.
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
    all_returns: float
    low: float
    high: float
    returned: float

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return not math.isnan(self.value)

    @property
    def ranked(self) -> bool:
        """Whether it may stand in a ranking: enough practices, and a return of nearly all.

        Returns that were made and are left out keep no area from being ranked: it is ranked
        under every reading of them.
        """
        made = self.returned >= COMPLETE and self.practices >= ENOUGH
        return self.known and (self.flag == "" or (self.flag == INCOMPLETE and made))

    @property
    def complete(self) -> bool:
        """Whether it is known and neither few practices nor gaps mark it."""
        return self.known and self.flag == ""

    @property
    def apart(self) -> bool:
        """Whether the readings of the returns are further apart than 2% of the value."""
        return self.known and apart(self.value, self.low, self.high)

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
        The year that the financial year ends in, or that of the census; the latest when left
        out.

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


@dataclass(frozen=True)
class Parts:
    """What a figure divides under one reading of the returns.

    Attributes
    ----------
    gps : float
        Full-time equivalents.
    patients : float
        As the definition weights them.
    """

    gps: float
    patients: float

    @property
    def value(self) -> float:
        """GPs per 100,000 patients; missing without patients."""
        return PER * self.gps / self.patients if self.patients else math.nan


def reading_values(level: str, definition: str) -> dict[str, dict[str, float]]:
    """Return the latest values of a level under each reading of the returns.

    Returns
    -------
    dict
        By name of the reading, values by code of the area.
    """
    frame = _readings(level, definition)
    return {
        str(name): dict(zip(one["area_code"], one["value"], strict=True))
        for name, one in frame.groupby("reading")
    }


def reading_parts(
    level: str, definition: str, period: Period | None = None
) -> dict[str, dict[str, Parts]]:
    """Return what the figures of a level divide under each reading of the returns.

    Parameters
    ----------
    level, definition : str
    period : Period, optional
        The latest when left out; of the plain count there is the first too.

    Returns
    -------
    dict
        By name of the reading, `Parts` by code of the area.
    """
    frame = _readings(level, definition, period)
    return {
        str(name): {
            code: Parts(float(gps), float(patients))
            for code, gps, patients in zip(
                one["area_code"], one["numerator"], one["denominator"], strict=True
            )
        }
        for name, one in frame.groupby("reading")
    }


def _readings(level: str, definition: str, period: Period | None = None) -> pd.DataFrame:
    record, place = definition_record(definition), level_called(level).slug
    of = period or data.published_periods(record, place, SEX)[-1]
    frame = table(FOLDER, "readings")
    here = frame["level"].eq(place) & frame["period"].eq(of.iso)
    return frame[here & frame["indicator"].eq(record.slug)]


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
        all_returns=float(found["all_returns"]),
        low=float(found["low"]),
        high=float(found["high"]),
        returned=float(found["returned"]),
    )
