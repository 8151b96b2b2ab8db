"""Every indicator for an area of one's own: added up by its rule, or the reason why not."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from explorer.analysis.doctors.definitions import COMPLETE, ENOUGH, INCOMPLETE
from explorer.analysis.own.ground import FOLDER, ground
from explorer.analysis.own.made import Made
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, newest
from explorer.indicators.microdata import table
from explorer.indicators.values import rows_of
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.root import data_root
from explorer.statistics.intervals import wilson

# Ways to add up, beside those of the table of rules: the figure of the real area that it is.
REAL, NONE = "real", "none"
# Why not, beside the reasons of the table of rules: some of it is no whole area.
WHOLE = "whole"
# The flag of a figure on few practices.
FEW = "small_numbers"
_COUNTED, _DECIMALS, _PER = 4, 6, 100_000
_PLAIN = "gps-per-100k"
# What an indicator that nobody made a rule for cannot be, by its statistic.
_DEFAULTS = {"life_expectancy": "life", "mean": "average", "ratio": "average"}


@dataclass(frozen=True)
class Rule:
    """One way to add an indicator up, as the table of rules tells."""

    how: str
    levels: tuple[str, ...] = ()
    numerator: str = ""
    denominator: str = ""
    period: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Added:
    """An indicator for an area of one's own.

    Attributes
    ----------
    indicator : Indicator
    sex : str
    period : Period
    value, lower, upper : float
        In the indicator's unit; limits are NaN where none is known. The value is NaN where
        nothing is known, and `flag` says why.
    numerator, denominator : float
        What was divided; NaN where it is not known.
    how : str
        The rule; "real" where the area is a real one and the figure that one's own.
    level : str
        Of the whole areas that were added up; empty where neighbourhoods were.
    units : int
        How many of them.
    coverage : float
        Per cent of patients in practices whose return counts; NaN where that is no question.
    flag : str
    """

    indicator: Indicator
    sex: str
    period: Period
    value: float
    lower: float = math.nan
    upper: float = math.nan
    numerator: float = math.nan
    denominator: float = math.nan
    how: str = ""
    level: str = ""
    units: int = 0
    coverage: float = math.nan
    flag: str = ""

    @property
    def has_range(self) -> bool:
        """Whether it has limits."""
        return not math.isnan(self.lower)


@dataclass(frozen=True)
class NotAdded:
    """An indicator that cannot be added up for an area.

    Attributes
    ----------
    indicator : Indicator
    reason : str
        As the table of rules has it; "whole" where only whole areas can be added up.
    levels : tuple of str
        Of those whole areas.
    """

    indicator: Indicator
    reason: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figures:
    """Everything that is known of an area of one's own.

    Attributes
    ----------
    made : Made
    added : tuple of Added
        In the catalogue's order, the newest releases alone.
    missing : tuple of NotAdded
    """

    made: Made
    added: tuple[Added, ...]
    missing: tuple[NotAdded, ...]


def figures(made: Made) -> Figures:
    """Return every indicator for an area of one's own, or the reason why it has none."""
    return _figures(data_root(), made)


@lru_cache(maxsize=64)
def _figures(_root: Path, made: Made) -> Figures:
    added: list[Added] = []
    missing: list[NotAdded] = []
    for record in newest():
        found = published(made, record)
        if not found:
            one = add_up(made, record)
            if isinstance(one, NotAdded):
                missing.append(one)
                continue
            found = [one]
        added.extend(found)
    return Figures(made, tuple(added), tuple(missing))


def rules_of(record: Indicator) -> tuple[Rule, ...]:
    """Return the ways to add an indicator up, in the order in which they are tried.

    One without a rule of its own is added up over whole areas if its record says what a value is
    made of, or that it is a count.
    """
    known = _rules(data_root()).get(record.slug)
    if known:
        return known
    if record.made_of and record.aggregation != "not_allowed" and record.levels:
        return (Rule("areas", tuple(record.levels)),)
    if record.statistic == "count":
        return (Rule("areas_summed", tuple(record.levels)),)
    return (Rule(NONE, reason=_DEFAULTS.get(record.statistic, "no_counts")),)


@cache
def _rules(_root: Path) -> Mapping[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for row in table(FOLDER, "rules").to_dict("records"):
        told = {str(key): str(value) for key, value in row.items()}
        one = Rule(
            told["how"],
            tuple(told["levels"].split()),
            told["numerator"],
            told["denominator"],
            told["period"],
            told["reason"],
        )
        found.setdefault(told["indicator"], []).append(one)
    return {slug: tuple(ways) for slug, ways in found.items()}


def published(made: Made, record: Indicator) -> list[Added]:
    """Return the own figures of the real area that this one is, a sex each; none if it is none."""
    area = made.real
    if area is None:
        return []
    found = (_of_real(record, area, sex) for sex in record.sexes)
    return [one for one in found if one]


def _of_real(record: Indicator, area: Area, sex: str) -> Added | None:
    held = data.history(record, area, sex)
    frame = held.frame
    if held.measured_for or frame.empty or (frame := frame[frame["value"].notna()]).empty:
        return None
    period = Period.stored(str(frame["period"].iloc[-1]))
    row = data.cells(record.slug, area.level, sex, period, area.code)
    return Added(
        record,
        sex,
        period,
        float(row["value"]),
        float(row["lower"]),
        float(row["upper"]),
        float(row["numerator"]),
        float(row["denominator"]),
        how=REAL,
        level=area.level,
        units=1,
        coverage=float(row.get("coverage", math.nan)),
        flag=str(row["flag"] or ""),
    )


def add_up(made: Made, record: Indicator) -> Added | NotAdded:
    """Return an indicator added up by the first of its rules that can be followed."""
    ways = rules_of(record)
    for way in ways:
        if way.how != NONE:
            found = _WAYS[way.how](made, record, way)
            if found:
                return found
    levels = [level for way in ways for level in way.levels if level != "country"]
    reason = ways[-1].reason or WHOLE
    return NotAdded(record, reason, tuple(dict.fromkeys(levels)) if reason == WHOLE else ())


# Whole areas ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Wholes:
    """The rows of the whole areas that an area consists of, in one period."""

    level: str
    period: Period
    rows: pd.DataFrame


def _wholes(
    made: Made, record: Indicator, levels: tuple[str, ...], columns: tuple[str, ...]
) -> _Wholes | None:
    """Return the whole areas of the first level that has a figure for each of them."""
    sex = record.sexes[0]
    for level in levels:
        codes = made.wholes[level] if data.is_published(record, level) else ()
        periods = data.published_periods(record, level, sex) if codes else []
        if not periods:
            continue
        rows = rows_of(record.slug, level, sex, periods[-1].iso).set_index("area_code")
        rows = rows.reindex(list(codes))
        if rows[list(columns)].notna().all(axis=None):
            return _Wholes(level, periods[-1], rows)
    return None


def _areas(made: Made, record: Indicator, way: Rule) -> Added | None:
    """Add numerators and denominators of whole areas up."""
    columns = (way.numerator or "numerator", way.denominator or "denominator")
    found = _wholes(made, record, way.levels, columns)
    if found is None:
        return None
    top, bottom = (float(found.rows[name].sum()) for name in columns)
    total = _Sum(top, bottom, way.how, found.level, len(found.rows))
    one = _divided(record, found.period, total)
    # What is published of the one area that it consists of.
    published = found.rows["value"].iloc[0]
    return replace(one, value=float(published)) if len(found.rows) == 1 else one


def _areas_weighted(made: Made, record: Indicator, way: Rule) -> Added | None:
    """Return the mean of whole areas, each by the people it is an average over."""
    found = _wholes(made, record, way.levels, ("value",))
    if found is None:
        return None
    units = table(FOLDER, "units")
    units = units[units["level"].eq(found.level)].set_index("area_code")
    people = units[way.denominator].reindex(found.rows.index)
    value = float((found.rows["value"] * people).sum() / people.sum())
    return Added(
        record,
        record.sexes[0],
        found.period,
        round(value, _DECIMALS),
        denominator=float(people.sum()),
        how=way.how,
        level=found.level,
        units=len(found.rows),
    )


def _areas_summed(made: Made, record: Indicator, way: Rule) -> Added | None:
    found = _wholes(made, record, way.levels, ("value",))
    if found is None:
        return None
    total = float(found.rows["value"].sum())
    return Added(
        record,
        record.sexes[0],
        found.period,
        total,
        how=way.how,
        level=found.level,
        units=len(found.rows),
    )


# Neighbourhoods ---------------------------------------------------------------------------------


def _count(made: Made, column: str) -> float:
    """Return a count over the area; where a neighbourhood is cut, to the nearest whole."""
    total = float(ground().spread(column)[made.pieces].sum())
    return float(round(total)) if made.cut else total


def _sums(made: Made, record: Indicator, way: Rule) -> Added:
    """Add numerators and denominators of neighbourhoods up; a count has no denominator."""
    period = Period.stored(way.period)
    top = _count(made, way.numerator)
    if not way.denominator:
        return Added(record, record.sexes[0], period, top, how=way.how, units=_number(made))
    bottom = _count(made, way.denominator)
    return _divided(record, period, _Sum(top, bottom, way.how, "", _number(made)))


def _neighbourhoods(made: Made, record: Indicator, way: Rule) -> Added:
    """Return the share of neighbourhoods; each counts where most of its people live."""
    land = ground()
    here = made.pieces & land.most
    marked = land.neighbourhoods[way.numerator].to_numpy()[land.of][here]
    period = Period.stored(way.period)
    total = float(here.sum())
    return _divided(record, period, _Sum(float(marked.sum()), total, way.how, "", int(total)))


def _weighted(made: Made, record: Indicator, way: Rule) -> Added:
    """Return the mean of neighbourhoods' scores, each by its people."""
    land = ground()
    people = land.spread(way.denominator)[made.pieces]
    scores = land.neighbourhoods[way.numerator].to_numpy(dtype=float)[land.of][made.pieces]
    total, bottom = float((scores * people).sum()), float(people.sum())
    scale = record.made_of.per if record.made_of else _scale(record)
    return Added(
        record,
        record.sexes[0],
        Period.stored(way.period),
        round(scale * total / bottom, _DECIMALS),
        numerator=round(total, _COUNTED) if record.made_of else math.nan,
        denominator=round(bottom, _COUNTED),
        how=way.how,
        units=_number(made),
    )


def _scale(record: Indicator) -> float:
    """Return what scores of neighbourhoods are multiplied by: shares are published from 0 to 1."""
    return 100.0 if record.statistic == "proportion" else 1.0


def _number(made: Made) -> int:
    return len(made.neighbourhoods)


# What stands in the area ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Sited:
    """Sums over practices or pharmacies.

    Attributes
    ----------
    top, bottom, coverage : float
    used, all : int
        How many count, and how many there are.
    level : str
        Of whole care boards, whose own sums were taken; else empty.
    """

    top: float
    bottom: float
    coverage: float
    used: int
    all: int
    level: str = ""

    @property
    def flag(self) -> str:
        """Why the figure is to be read with care; empty where it is not."""
        if self.coverage < COMPLETE:
            return INCOMPLETE
        return FEW if self.used < ENOUGH else ""


def _by_boards(made: Made, way: Rule) -> tuple[str, ...]:
    """Return the care boards that it consists of, where districts and constituencies do not fit.

    A practice belongs to the board that its record names, not to the one that it stands in.
    """
    if "icb" not in way.levels or made.wholes["district"] or made.wholes["constituency"]:
        return ()
    return made.wholes["icb"]


def _stands(
    made: Made, way: Rule, slug: str, period: Period | None = None
) -> tuple[_Sited, Period]:
    frame = table(FOLDER, "sited")
    frame = frame[frame["indicator"].eq(slug)]
    day = frame["period"].max() if period is None else period.iso
    boards = _by_boards(made, way)
    if boards:
        return _of_boards(slug, day, boards), Period.stored(day)
    frame = frame[frame["period"].eq(day)]
    pieces = np.append(made.pieces, made.pieces.all())  # -1: those without a place
    here = frame[pieces[frame["piece"].to_numpy()]]
    used = here[here["used"]]
    listed = float(here["patients"].sum())
    found = _Sited(
        top=round(float(used["numerator"].sum()), _COUNTED),
        bottom=round(float(used["denominator"].sum()), _COUNTED),
        coverage=100 * float(used["patients"].sum()) / listed if listed else math.nan,
        used=len(used),
        all=len(here),
    )
    return found, Period.stored(day)


def _of_boards(slug: str, day: str, boards: tuple[str, ...]) -> _Sited:
    rows = rows_of(slug, "icb", "persons", day).set_index("area_code").reindex(list(boards))
    top, bottom = float(rows["numerator"].sum()), float(rows["denominator"].sum())
    patients = rows["denominator"] / rows["coverage"]
    number = int(rows["practices"].sum())
    return _Sited(top, bottom, bottom / float(patients.sum()), number, number, "icb")


def _sited(made: Made, record: Indicator, way: Rule) -> Added:
    found, period = _stands(made, way, record.slug)
    return _of_sited(record, period, way, found, found.bottom)


def _need(made: Made, record: Indicator, way: Rule) -> Added:
    """Return GPs for patients who are counted by the need of the area's residents."""
    found, period = _stands(made, way, _PLAIN)
    land = ground()
    people = land.spread(way.denominator)[made.pieces]
    need = land.neighbourhoods[way.numerator].to_numpy()[land.of][made.pieces]
    index = float((need * people).sum() / people.sum())
    return _of_sited(record, period, way, found, round(found.bottom * index, _COUNTED))


def _change(made: Made, record: Indicator, way: Rule) -> Added:
    """Return the change between two years, each added up for the area; both must be complete."""
    periods = sorted(table(FOLDER, "sited").query("indicator == @_PLAIN")["period"].unique())
    first, last = (Period.stored(day) for day in (min(periods), max(periods)))
    days = sorted((first, last))
    (before, _), (after, period) = (_stands(made, way, _PLAIN, day) for day in days)
    whole = min(before.coverage, after.coverage) >= COMPLETE
    values = [_PER * one.top / one.bottom if one.bottom else math.nan for one in (after, before)]
    few = min(before.used, after.used) < ENOUGH
    return Added(
        record,
        record.sexes[0],
        period,
        round(100 * (values[0] / values[1] - 1), _DECIMALS) if whole else math.nan,
        numerator=values[0],
        denominator=values[1],
        how=way.how,
        level=after.level,
        units=after.used,
        coverage=min(before.coverage, after.coverage),
        flag=(FEW if few else "") if whole else INCOMPLETE,
    )


def _of_sited(record: Indicator, period: Period, way: Rule, found: _Sited, bottom: float) -> Added:
    if not found.used or not bottom:
        return Added(
            record, record.sexes[0], period, math.nan, how=way.how,
            coverage=0.0, flag=INCOMPLETE,
        )  # fmt: skip
    one = _divided(record, period, _Sum(found.top, bottom, way.how, found.level, found.used))
    return replace(one, coverage=found.coverage, flag=found.flag)


def _per_resident(made: Made, record: Indicator, way: Rule) -> Added:
    """Return what stands in the area for its residents; nothing standing there is 0."""
    found, period = _stands(made, way, record.slug)
    residents = float(ground().spread(way.denominator)[made.pieces].sum())
    if found.all and not found.used:
        return Added(
            record, record.sexes[0], period, math.nan, denominator=residents, how=way.how,
            flag=INCOMPLETE,
        )  # fmt: skip
    return _divided(record, period, _Sum(found.top, residents, way.how, "", found.all))


@dataclass(frozen=True)
class _Sum:
    """What is divided, by which rule, and how many areas, neighbourhoods or practices it is of."""

    top: float
    bottom: float
    how: str
    level: str
    units: int


def _divided(record: Indicator, period: Period, total: _Sum) -> Added:
    """Return numerator by denominator as the record makes its values, with the range of chance.

    A share of what was counted in a month has the range that its real areas have: Wilson's.
    """
    made_of, top, bottom = record.made_of, total.top, total.bottom
    per, less = (made_of.per, made_of.less) if made_of else (100.0, 0.0)
    value = round(per * top / bottom - less, _DECIMALS) if bottom else math.nan
    lower = upper = math.nan
    if record.has_interval and made_of and made_of.part and bottom:
        lower, upper = (float(per * end) for end in wilson(top, bottom))
    return Added(
        record,
        record.sexes[0],
        period,
        value,
        lower,
        upper,
        numerator=top,
        denominator=bottom,
        how=total.how,
        level=total.level,
        units=total.units,
    )


_WAYS: Mapping[str, Callable[[Made, Indicator, Rule], Added | None]] = {
    "areas": _areas,
    "areas_weighted": _areas_weighted,
    "areas_summed": _areas_summed,
    "sums": _sums,
    "neighbourhoods": _neighbourhoods,
    "weighted": _weighted,
    "sited": _sited,
    "need": _need,
    "change": _change,
    "per_resident": _per_resident,
}


# Beside it --------------------------------------------------------------------------------------


def beside(one: Added, area: Area) -> float:
    """Return a real area's own figure in the same period; NaN where it has none."""
    record = one.indicator
    if not data.is_published(record, area.level):
        return math.nan
    if one.period not in data.published_periods(record, area.level, one.sex):
        return math.nan
    row = data.cells(record.slug, area.level, one.sex, one.period, area.code)
    return math.nan if row["measured_for"] else float(row["value"])


def england() -> Area:
    """Return England, which every figure stands beside."""
    return next(iter(register().level("country").values()))
