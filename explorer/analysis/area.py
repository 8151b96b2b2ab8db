"""One area's story: every figure held for it, what stands out, and what is not known."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np

from explorer.analysis.distribution import Distribution, Standing, distribution, standing
from explorer.analysis.estimates import Estimate, estimate
from explorer.analysis.map import crossing
from explorer.analysis.map import place as placed
from explorer.analysis.modelled import Modelled, beside
from explorer.analysis.series import Series, series
from explorer.analysis.similar import MostAlike, similar
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, indicator, newest
from explorer.indicators.tables import table
from explorer.periods import Period
from explorer.places.areas import Area, Part, register
from explorer.places.levels import ENGLAND, LEVELS
from explorer.places.residents import residents
from explorer.root import data_root
from explorer.statistics.comparison import benjamini_hochberg
from explorer.statistics.distributions import student_below, student_quantile
from explorer.statistics.intervals import Ranged, standard_error

# The share of false findings that is accepted among those that stand out, and how many are told
# each way.
FALSE_SHARE, MOST = 0.05, 5
# What matters most is the same everywhere: how long people live in good health, how deprived the
# place is, and how many GPs there are by need. The first measure of each that an area has is told.
MATTERS_MOST: Sequence[Sequence[str]] = (
    (DEFAULT, "life-expectancy", "life-expectancy-constituency"),
    ("imd-most-deprived-tenth", "imd-score"),
    ("gps-per-100k-need", "gps-per-100k"),
)
# What is told of a constituency beside who sits for it.
ELECTED = ("majority-2024", "turnout-2024")
# Fewer areas that are alike than this say too little of how far they lie apart themselves.
_FEWEST = 5
_MEMBERS, _BOARD = "members", "icb"


@dataclass(frozen=True)
class Row:
    """One indicator for one sex, in the latest period that the area has.

    Attributes
    ----------
    indicator : Indicator
    sex : str
    period : Period
    estimate : Estimate
        Of the area; `measured_for` says where it is a larger area's.
    region, england : Estimate or None
        Of the region that it lies in, and of England, in the same period.
    distribution : Distribution
        All areas of the level at which the figure was measured.
    modelled : Modelled or None
        What our model says, where nothing was measured for the area itself.
    """

    indicator: Indicator
    sex: str
    period: Period
    estimate: Estimate
    region: Estimate | None
    england: Estimate | None
    distribution: Distribution
    modelled: Modelled | None

    @cached_property
    def series(self) -> Series:
        """The area's own figures over time."""
        return series(self.indicator, self.estimate.area, self.sex)

    @cached_property
    def standing(self) -> Standing | None:
        """Where the area stands among its level, as a range of ranks; None without a range."""
        return standing(self.indicator, self.estimate.area, self.sex, self.period)

    @property
    def meets_standard(self) -> bool | None:
        """Whether the figure meets the indicator's standard; None where there is none."""
        standard = self.indicator.standard
        return None if standard is None else standard.met_by(self.estimate.value)


@dataclass(frozen=True)
class Missing:
    """An indicator without a figure for the area.

    Attributes
    ----------
    indicator : Indicator
    reason : {"level", "area", "suppressed"}
        Not published for areas of its level; not for this one; or withheld.
    parts : tuple of Part
        Areas that have figures and in which its people live.
    modelled : tuple of (str, Modelled)
        What our model says instead, by sex.
    """

    indicator: Indicator
    reason: str
    parts: tuple[Part, ...]
    modelled: tuple[tuple[str, Modelled], ...] = ()


@dataclass(frozen=True)
class StandsOut:
    """A figure that differs from those of the areas most alike by more than chance.

    Attributes
    ----------
    row : Row
    mean : float
        Of the areas most alike.
    difference : Ranged
        The area less that mean, with 95% limits.
    adjusted : float
        The p-value, adjusted for every figure that was looked at.
    of : int
        How many areas the mean is of.
    beyond : int
        How many of them the area lies beyond.
    """

    row: Row
    mean: float
    difference: Ranged
    adjusted: float
    of: int
    beyond: int


@dataclass(frozen=True)
class Story:
    """Everything that is held for one area.

    Attributes
    ----------
    area : Area
    people : int or None
        Residents on `people_day`, by the latest estimate held; None without one.
    people_day : Period
    parents : tuple of Area
        What it lies in as a whole, the smallest first.
    same : tuple of Area
        The same place at another level.
    across : tuple of Part
        Areas of the level that cuts across its own, with shares of its people.
    boards : tuple of Part
        Care boards in which its people live, with their shares; none for one itself.
    member, member_day : str
        The sitting member and the day of the list; empty but for a constituency.
    rows : tuple of Row
        In the catalogue's order.
    missing : tuple of Missing
    higher, lower : tuple of StandsOut
        At most `MOST` each, the least likely to be chance first.
    looked_at : int
        How many figures had a range and enough areas alike with theirs.
    alike : MostAlike
    """

    area: Area
    people: int | None
    people_day: Period
    parents: tuple[Area, ...]
    same: tuple[Area, ...]
    across: tuple[Part, ...]
    boards: tuple[Part, ...]
    member: str
    member_day: str
    rows: tuple[Row, ...]
    missing: tuple[Missing, ...]
    higher: tuple[StandsOut, ...]
    lower: tuple[StandsOut, ...]
    looked_at: int
    alike: MostAlike

    def of(self, slug: str) -> tuple[Row, ...]:
        """Return the rows of one indicator, one a sex."""
        return tuple(row for row in self.rows if row.indicator.slug == slug)

    @cached_property
    def facts(self) -> tuple[tuple[Row, ...], ...]:
        """What matters most here: for each of `MATTERS_MOST` the rows of one indicator, if any."""
        found = (
            next((rows for slug in slugs if (rows := self.of(slug))), ()) for slugs in MATTERS_MOST
        )
        return tuple(rows for rows in found if rows)


def story(area: Area, without: Collection[str] = ()) -> Story:
    """Return an area's story.

    Parameters
    ----------
    area : Area
        Of any level.
    without : collection of str
        What is not to count when areas most alike are looked for.

    Raises
    ------
    QuestionError
        `without` names what is no variable, or all of them.
    """
    rows: list[Row] = []
    missing: list[Missing] = []
    for record in newest():
        if record.model_of:
            continue
        found = held(record, area)
        rows += found
        if not found:
            missing.append(missed(record, area))
    alike = similar(area, without=without)
    living = residents(area.level)
    member, member_day = _member(area)
    tested = _tested(rows, [one.area for one in alike.areas])
    standing_out = sorted(
        (one for one in tested if one.adjusted <= FALSE_SHARE), key=lambda one: one.adjusted
    )
    return Story(
        area=area,
        people=living.people.get(area.code),
        people_day=living.day,
        parents=_parents(area),
        same=register().same_place(area),
        across=crossing(area),
        boards=() if area.level == _BOARD else tuple(register().parts(area, _BOARD)),
        member=member,
        member_day=member_day,
        rows=tuple(rows),
        missing=tuple(missing),
        higher=tuple(one for one in standing_out if one.difference.value > 0)[:MOST],
        lower=tuple(one for one in standing_out if one.difference.value < 0)[:MOST],
        looked_at=len(tested),
        alike=alike,
    )


def held(record: Indicator, area: Area) -> list[Row]:
    """Return an indicator's rows for an area, one a sex; none where it has no figure."""
    return [one for sex in record.sexes if (one := _row(record, area, sex)) is not None]


def _row(record: Indicator, area: Area, sex: str) -> Row | None:
    period = _period(record, area, sex)
    if period is None:
        return None
    return Row(
        indicator=record,
        sex=sex,
        period=period,
        estimate=estimate(record, area, sex, period),
        region=_around(record, area, "region", sex, period),
        england=_around(record, area, "country", sex, period),
        distribution=distribution(record, area.level, sex, period),
        modelled=beside(record, area, sex, period),
    )


def _period(record: Indicator, area: Area, sex: str) -> Period | None:
    """Return the latest period in which an area has a figure."""
    if area.level not in data.levels_of(record):
        return None
    found = data.history(record, area, sex)
    both = zip(reversed(found.column("period")), reversed(found.column("value")), strict=True)
    return next((Period.stored(when) for when, value in both if not math.isnan(value)), None)


def _around(record: Indicator, area: Area, level: str, sex: str, period: Period) -> Estimate | None:
    """Return the figure of the region or country that an area lies in; None for itself."""
    code = ENGLAND if level == "country" else area.parents.get(level)
    if code is None or area.level == level or not data.is_published(record, level):
        return None
    return _larger(data_root(), record.slug, level, code, sex, period)


@lru_cache(maxsize=4096)
def _larger(_: Path, slug: str, level: str, code: str, sex: str, period: Period) -> Estimate | None:
    record = indicator(slug)
    if period not in data.published_periods(record, level, sex):
        return None
    found = estimate(record, register().area(level, code), sex, period)
    return found if found.known else None


def missed(record: Indicator, area: Area) -> Missing:
    """Return why an indicator has no figure for an area, and where there is one instead."""
    sex = record.sexes[0]
    if area.level not in data.levels_of(record):
        return Missing(record, "level", ())
    period = max(data.published_periods(record, area.level, sex))
    found = placed(record, area, sex, period)
    parts = tuple(part for part in found.parts if _measured(record, part.area, sex, period))
    flag = found.estimate.flag if found.estimate else ""
    models = ((one, beside(record, area, one, period)) for one in record.sexes)
    return Missing(
        record,
        flag or "area",
        parts,
        tuple((sex, one) for sex, one in models if one is not None),
    )


def _measured(record: Indicator, area: Area, sex: str, period: Period) -> bool:
    """Whether an area has a figure to look at instead."""
    if period not in data.published_periods(record, area.level, sex):
        return False
    return estimate(record, area, sex, period).known


def _tested(rows: Sequence[Row], alike: Sequence[Area]) -> list[StandsOut]:
    """Test every figure with a range against the mean of the areas most alike.

    Welch's comparison of one figure with a mean of k: the variance is that of the figure plus
    that of the k areas' own figures over k, errors of theirs and true differences among them
    alike; degrees of freedom k - 1.
    """
    found: list[tuple[Row, float, float, float, int, int]] = []
    codes = [area.code for area in alike]
    for row in rows:
        one = row.estimate
        if one.measured_for or not one.has_range:
            continue
        by_code = row.distribution.by_code
        peers = np.array([by_code[code] for code in codes if code in by_code])
        if peers.size < _FEWEST:
            continue
        mean, apart = float(peers.mean()), one.value - float(peers.mean())
        own = float(standard_error(one.lower, one.upper))
        error = math.sqrt(own**2 + float(peers.var(ddof=1)) / peers.size)
        beyond = int((peers < one.value).sum() if apart > 0 else (peers > one.value).sum())
        found.append((row, mean, apart, error, peers.size, beyond))
    p_values = [
        2 * student_below(-abs(apart) / error, size - 1) if error > 0 else math.nan
        for _, _, apart, error, size, _ in found
    ]
    adjusted = benjamini_hochberg(np.array(p_values))
    return [
        StandsOut(row, mean, _ranged(apart, error, size - 1), float(p), size, beyond)
        for (row, mean, apart, error, size, beyond), p in zip(found, adjusted, strict=True)
    ]


def _ranged(apart: float, error: float, dof: int) -> Ranged:
    reach = error * student_quantile(0.975, dof)
    return Ranged(apart, apart - reach, apart + reach)


def _parents(area: Area) -> tuple[Area, ...]:
    order = [level.slug for level in LEVELS]
    levels = sorted(set(area.parents) & set(order), key=order.index, reverse=True)
    found = (register().area(level, area.parents[level]) for level in levels)
    # One place at two levels does not lie in itself.
    return tuple(one for one in found if one.code != area.code)


def _member(area: Area) -> tuple[str, str]:
    """Return who sits for a constituency, and the day of the list; empty for another area."""
    frame = table(_MEMBERS).frame
    rows = frame[frame["area_code"].eq(area.code)]
    if rows.empty:
        return "", ""
    return str(rows["member"].iloc[0]), Period.stored(rows["day"].iloc[0]).words
