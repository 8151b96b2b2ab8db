"""The figures that a claim may speak of: of a measure, in its releases, in every period."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.analysis.claim.numbers import Number
from explorer.analysis.claim.periods import AGO, BEFORE, EXACT, NEWEST, SINCE, SPAN, When
from explorer.analysis.claim.vocabulary import AS_IT_IS, COUNTED, REST, TURNED
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, releases
from explorer.indicators.values import rows_of
from explorer.periods import MONTHS, Period
from explorer.places.areas import Area

_PER = {
    "per 100,000": 1e5, "per 1,000": 1e3,
}  # fmt: skip
_PERCENT = 100.0


@dataclass(frozen=True)
class Held:
    """A figure that is held, in the unit in which a claim tells it.

    Attributes
    ----------
    record : Indicator
    area : Area
    sex : str
    period : Period
    value, lower, upper : float
        NaN limits where no range is published.
    measured_for : Area or None
        The larger area that it was measured for.
    processing : str
    flag : str
    how : str
        "as it is", "turned over" or "the rest".
    """

    record: Indicator
    area: Area
    sex: str
    period: Period
    value: float
    lower: float
    upper: float
    measured_for: Area | None
    processing: str
    flag: str
    how: str

    @property
    def decimals(self) -> int:
        """How many digits after the point the source carries, in the claim's unit."""
        if self.how == COUNTED:
            return 0
        if self.how == TURNED and self.record.turned_over:
            return self.record.turned_over.decimals
        return self.record.decimals

    @property
    def has_range(self) -> bool:
        """Whether a range is published."""
        return not math.isnan(self.lower)


def held(record: Indicator, area: Area, sex: str, how: str = AS_IT_IS) -> list[Held]:
    """Return an area's figures of every period, the oldest first; none where it has none."""
    if area.level not in data.levels_of(record) and area.level not in record.sites:
        return []
    if how == TURNED and record.turned_over is None:
        return []
    if how == COUNTED:
        return _counted(record, area, sex)
    found = data.history(record, area, sex)
    lender = found.measured_for
    level = data.measured_level(record, area.level) if lender is None else record.borrow_from
    source = record.held.get(level) or next(iter(record.held.values()))
    columns = (found.frame[name].tolist() for name in ("period", "value", "lower", "upper", "flag"))
    return [
        Held(
            record, area, sex, Period.stored(period), *_told(record, how, value, lower, upper),
            lender, source.processing, flag if isinstance(flag, str) else "", how,
        )
        for period, value, lower, upper, flag in zip(*columns, strict=True)
        if not math.isnan(value)
    ]  # fmt: skip


def _counted(record: Indicator, area: Area, sex: str) -> list[Held]:
    """Return the numbers that shares are made of: the votes of a majority."""
    if area.level not in record.held:
        return []
    rows = rows_of(record.slug, area.level, sex)
    rows = rows[rows["area_code"].eq(area.code) & rows["numerator"].notna()]
    told = rows.sort_values("period")[["period", "numerator"]].itertuples(index=False)
    return [
        Held(record, area, sex, Period.stored(str(period)), float(many), math.nan, math.nan, None,
             record.held[area.level].processing, "", COUNTED)
        for period, many in told
    ]  # fmt: skip


def _told(
    record: Indicator, how: str, value: float, lower: float, upper: float
) -> tuple[float, float, float]:
    """Return a figure and its limits as a claim tells it."""
    if how == REST:
        return _PERCENT - value, _PERCENT - upper, _PERCENT - lower
    if how == TURNED and record.turned_over and value > 0:
        per = record.turned_over.per
        limits = (per / upper, per / lower) if lower > 0 else (math.nan, math.nan)
        return per / value, *limits
    return value, lower, upper


def scale(record: Indicator, quoted: Number, how: str) -> float:  # noqa: PLR0911
    """Return by what a held figure is multiplied to stand in the unit of a quoted one.

    NaN where the units do not fit each other.
    """
    unit = record.unit
    if how == COUNTED:
        return 1.0 if quoted.unit in ("", "votes") and not quoted.per else math.nan
    if how == TURNED:
        return 1.0 if quoted.unit in ("", "times") and not quoted.per else math.nan
    if quoted.per:
        if unit == "%":
            return quoted.per / _PERCENT
        base = next((per for text, per in _PER.items() if unit.startswith(text)), 0.0)
        return quoted.per / base if base else math.nan
    if quoted.unit == "hours" and unit == "minutes":
        return 1 / 60
    fitting = {
        "%": ("%", ""), "years": ("years", ""), "pounds": ("pounds", ""),
        "minutes": ("minutes", ""), "years of pay": ("times", "years", ""),
    }  # fmt: skip
    allowed = fitting.get(unit, ("", "points"))
    if unit == "people" or unit.startswith("per"):
        allowed = ("",)
    if quoted.unit not in allowed:
        return math.nan
    if quoted.unit == "" and unit == "%" and abs(quoted.value) > _PERCENT:
        return math.nan
    return 1.0


def series(record: Indicator) -> list[Indicator]:
    """Return the releases of a measure, the newest first."""
    return list(reversed(releases(record.series)))


def fitting(when: When | None, known: Sequence[Period], newest: Period | None) -> list[Period]:  # noqa: PLR0911
    """Return the periods that a claim's words may mean, the likeliest first.

    Parameters
    ----------
    when : When or None
    known : sequence of Period
        Those that are held.
    newest : Period or None
        The newest of all releases: "ten years ago" is counted from it.
    """
    if when is None or when.kind == NEWEST:
        return [max(known)] if known else []
    if when.kind == EXACT:
        return [one for one in known if one.iso == when.iso]
    if when.kind == BEFORE:
        return [
            one for one in sorted(known, reverse=True)
            if (newest is None or one < newest) and (not when.first or _last(one) < when.first)
        ]  # fmt: skip
    if when.kind == SPAN:
        return [one for one in known if _spans(one, when)]
    if when.kind == AGO:
        if newest is None:
            return []
        year = newest.last_year - when.first
        near = sorted(known, key=lambda one: (abs(one.last_year - year), one))
        return [one for one in near if abs(one.last_year - year) <= 1][:2]
    if when.month:
        month = next(at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(when.month))
        dated = [one for one in known if one.unit != "Y" or one.length == 1]
        exact = [
            one for one in dated
            if one.unit != "Y" and (one.start.year, one.start.month) == (when.first, month)
        ]  # fmt: skip
        if exact:
            return exact
    return sorted(
        (one for one in known if _covers(one, when.first)), key=lambda one: _off(one, when)
    )


def _last(one: Period) -> int:
    return one.last_year if one.unit == "Y" else one.start.year


def _spans(one: Period, when: When) -> bool:
    if one.unit != "Y":
        return False
    if one.is_split_year or one.length == 1:
        return (one.start.year, one.last_year) == (when.first, when.last)
    return (one.start.year, one.last_year) == (when.first, when.last)


def _covers(one: Period, year: int) -> bool:
    return one.start.year <= year <= (one.last_year if one.unit == "Y" else one.start.year)


def _off(one: Period, when: When) -> tuple[float, int]:
    """Return how far a period's middle lies from a year; of "since" how far its beginning does."""
    last = one.last_year if one.unit == "Y" else one.start.year
    if when.kind == SINCE:
        return abs(one.start.year - when.first), -one.length
    return abs((one.start.year + last) / 2 - when.first), one.length


def sexes_for(record: Indicator, named: str) -> list[str]:
    """Return the sexes whose figures a claim may mean: the one named, everyone, else each."""
    if named in record.sexes:
        return [named]
    if "persons" in record.sexes:
        return ["persons"]
    return list(record.sexes)


def areas_held(record: Indicator, areas: Sequence[Area]) -> Iterator[Area]:
    """Give those of areas for which a measure has a figure, its own before a borrowed one."""
    own = [
        area for area in areas
        if data.is_published(record, area.level) or area.level in record.sites
        or _twin(record, area)
    ]  # fmt: skip
    lent = [area for area in areas if area not in own and data.can_borrow(record, area)]
    for area in [*own, *lent]:
        if any(held(record, area, sex) for sex in record.sexes):
            yield area


def _twin(record: Indicator, area: Area) -> bool:
    return area.level in data.levels_of(record) and not data.can_borrow(record, area)
