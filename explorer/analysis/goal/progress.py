"""How far along the goal is: improve for all, and halve the gap between regions."""

import math
from dataclasses import dataclass, replace
from datetime import date

from explorer.analysis import simulated
from explorer.analysis.change import Changed, both_periods, changed, shared_years, years_from
from explorer.analysis.floor import Floor, floor_of
from explorer.analysis.gap import Gap, Sampled, gap_of, sample_of, sexes_of
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, catalogue, indicator
from explorer.periods import Period, choose
from explorer.places.areas import Area, register
from explorer.places.levels import ENGLAND
from explorer.places.levels import level as level_called
from explorer.statistics.change import Interval, combine, interval_of
from explorer.statistics.goal import (
    Arrival,
    Spread,
    arrival,
    project,
    reach,
    separate,
    share_of_way,
)
from explorer.statistics.intervals import Z_95, standard_error
from explorer.statistics.overlap import Fit, gls, overlap_correlation

BASELINE, LEVEL = "2018-2020", "region"
# Levels whose gap is tracked: regions, and as a second view upper tier.
LEVELS = (LEVEL, "upper-tier")
# How far ahead the line is drawn, in years.
AHEAD = 10
# A line with its own check needs one point more than it has numbers.
_FEWEST = 3
_HIGHER, _LOWER, _UNCLEAR = "higher", "lower", "unclear"

IS_LATEST = "the baseline is the latest period of this release, so nothing can have changed since"
OVERLAPS = (
    "the baseline shares years with the latest period, so much of both is the same figures; "
    "choose an earlier baseline"
)
NO_LINE = "a line needs a gap with an interval in three periods or more"


@dataclass(frozen=True)
class Line:
    """A straight line through the gaps of all periods.

    Attributes
    ----------
    fit : Fit
        By generalised least squares, the correlation of overlapping windows allowed for.
    slope : Interval
        Change of the gap a year; its scale is estimated where the gaps move more than
        their intervals allow.
    apart : Interval or None
        The slope through windows that share no years alone, a check on the first; None
        with fewer than three of them.
    windows : tuple of Period
        Those windows.
    """

    fit: Fit
    slope: Interval
    apart: Interval | None
    windows: tuple[Period, ...]

    @property
    def verdict(self) -> str:
        """Whether the line rises, falls, or neither is clear."""
        return _verdict(self.slope)


@dataclass(frozen=True)
class Pace:
    """The yearly change that reaching half by a year would need.

    Attributes
    ----------
    by : int
        The year in which the window ends that should stand at half.
    needed, lower, upper : float
        Change of the gap a year from the latest period, with 95% limits; those allow for the
        years that the baseline shares with it, all of them where it is the latest period.
    """

    by: int
    needed: float
    lower: float
    upper: float


@dataclass(frozen=True)
class AreaChange:
    """Whether one area's figure changed since the baseline."""

    area: Area
    start: float
    end: float
    change: Interval

    @property
    def verdict(self) -> str:
        """Whether it is "higher" or "lower" than in the baseline period, or "unclear"."""
        return _verdict(self.change)


@dataclass(frozen=True)
class Goal:
    """How far a gap is on its way to half.

    Attributes
    ----------
    indicator : Indicator
        Of one release; releases are never mixed.
    level, sex : str
    baseline, period : Period
        The period the goal is measured from, and the latest of the release.
    baseline_gap, current_gap : Gap
        The range in both.
    half : float
        Half of the baseline's gap as observed.
    share_of_way : Interval
        ``(baseline - now) / (baseline / 2)``: 0 none of the way, 1 all of it; NaN where
        it cannot be said.
    p_narrowed, p_halved : float
        Probability that the true gap is smaller than in the baseline period, and that it
        is at or below half of it: under the sampling model, with a flat prior.
    reason : str
        Why something is missing; may be empty.
    change : Changed or None
        Of the range since the baseline, with its split.
    series : tuple of Gap
        The range in every period of the release.
    line : Line or None
    projection : Spread
        What the line says for the window `AHEAD` years after the latest.
    projected : Period
        That window.
    arrival : Arrival or None
        When the line reaches half, counted from the latest period. The line's uncertainty
        alone: half is taken as a target fixed at the observed figure, though the baseline
        is one of the line's own points and has an error too.
    floor, floor_today : Floor
        For half of the baseline's gap, and for half of today's.
    pace : Pace
    improving : tuple of AreaChange
        England, then each area of the level in order of code; empty without a change.
    """

    indicator: Indicator
    level: str
    sex: str
    baseline: Period
    period: Period
    baseline_gap: Gap
    current_gap: Gap
    half: float
    share_of_way: Interval
    p_narrowed: float
    p_halved: float
    reason: str
    change: Changed | None
    series: tuple[Gap, ...]
    line: Line | None
    projection: Spread
    projected: Period
    arrival: Arrival | None
    floor: Floor
    floor_today: Floor
    pace: Pace
    improving: tuple[AreaChange, ...]

    @property
    def finding(self) -> bool:
        """Whether how far the gap has come can stand as a finding; `reason` says why not."""
        return not math.isnan(self.p_narrowed)


def goals(
    sex: str | None = None,
    baseline: str = BASELINE,
    release: str | None = None,
    *,
    level: str = LEVEL,
    by: int | None = None,
) -> list[Goal]:
    """Return how far the gap is on its way to half, sex by sex.

    Parameters
    ----------
    sex : str, optional
        All that the indicator has when left out.
    baseline : str
        A period of the release.
    release : str, optional
        Year of a release; the latest when left out.
    level : str
        "region", or "upper-tier" as a second view.
    by : int, optional
        The year by which the gap should be half, `AHEAD` years on when left out.

    Raises
    ------
    QuestionError
        Something asked for does not exist, or lies in the past.
    """
    if level_called(level).slug not in LEVELS:
        raise QuestionError(
            f"The goal is about regions, and is not tracked for {level_called(level).plural}. "
            f"Choose a level of: {', '.join(LEVELS)}."
        )
    record = of_release(DEFAULT, release)
    return [_goal(record, level, one, baseline, by) for one in sexes_of(record.slug, sex)]


def releases(slug: str) -> dict[str, Indicator]:
    """Return the releases of an indicator's series by year, the oldest first."""
    series = indicator(slug).series
    records = [record for record in catalogue().values() if record.series == series]
    return {record.release[:4]: record for record in sorted(records, key=lambda one: one.release)}


def of_release(slug: str, release: str | None) -> Indicator:
    """Return the indicator of a series in the release of a year, the latest when left out."""
    known = releases(slug)
    if release is None:
        return list(known.values())[-1]
    if release not in known:
        raise QuestionError(
            f"There is no release '{release}' of {indicator(slug).short_title.lower()}. "
            f"Choose one of: {', '.join(known)}."
        )
    return known[release]


def _goal(record: Indicator, level: str, sex: str, baseline: str, by: int | None) -> Goal:
    what = f"{record.short_title} for {level_called(level).plural}, release of {record.release[:4]}"
    periods = data.published_periods(record, level, sex)
    start, end = choose(baseline, periods, what), choose(None, periods, what)
    before, after = _both(record, level, sex, start, end)
    series = tuple(_range(sample_of(record.slug, level, sex, one.iso)) for one in periods)
    old, new = _range(before), _range(after)
    half = old.assessment.value / 2
    reason = IS_LATEST if start == end else OVERLAPS if shared_years(start, end) else ""
    change = None if start == end else changed(before, after, "range")
    line = _line(series)
    unknown = Interval(math.nan, math.nan, math.nan)
    bare = Goal(
        indicator=record,
        level=level,
        sex=sex,
        baseline=start,
        period=end,
        baseline_gap=old,
        current_gap=new,
        half=half,
        share_of_way=unknown,
        p_narrowed=math.nan,
        p_halved=math.nan,
        reason=_joined(
            reason, old.assessment.reason, new.assessment.reason, "" if line else NO_LINE
        ),
        change=change,
        series=series,
        line=line,
        projection=Spread(math.nan, math.nan, math.nan),
        projected=_later(end, AHEAD),
        arrival=None,
        floor=floor_of(after, before),
        floor_today=floor_of(after, after),
        pace=_pace(_left(before, after), end, by),
        improving=_improving(record, before, after) if change else (),
    )
    if line:
        now = years_from(end)
        bare = replace(
            bare,
            projection=project(line.fit, now + AHEAD),
            arrival=arrival(line.fit, half, now),
        )
    return bare if reason or change is None else _since(bare, change)


def _since(bare: Goal, change: Changed) -> Goal:
    """Add what can be said of the way since the baseline."""
    old, new = interval_of(change.change.before), interval_of(change.change.after)
    return replace(
        bare,
        share_of_way=_way(old, new, _correlation(change.before, change.after)),
        p_narrowed=1 - change.change.p_wider_corrected,
        p_halved=1 - _left(change.before, change.after).chance_positive,
    )


def _left(before: Sampled, after: Sampled) -> Interval:
    """Return how far the latest gap lies above half of the baseline's."""
    now = interval_of(_range(after).assessment)
    if before is after:
        return Interval(now.estimate / 2, now.lower / 2, now.upper / 2)
    then = interval_of(_range(before).assessment)
    return combine(now, then, _correlation(before, after), factor=0.5)


def _correlation(before: Sampled, after: Sampled) -> float:
    """Return how the gaps of two periods correlate; 0 where one has no interval."""
    if not all(_range(one).assessment.has_range for one in (before, after)):
        return 0.0
    shared = shared_years(before.period, after.period)
    return simulated.together("range", before.sample, after.sample, shared).correlation


def _way(old: Interval, new: Interval, correlation: float) -> Interval:
    """Return the share of the way, its limits from the ratio of the gaps on the log scale."""
    share = share_of_way(old.estimate, new.estimate)
    limits = (old.lower, new.lower)
    if any(math.isnan(one) or one <= 0 for one in limits):
        return Interval(math.nan, math.nan, math.nan)
    logs = [
        Interval(*(math.log(x) for x in (one.estimate, one.lower, one.upper))) for one in (new, old)
    ]
    ratio = combine(logs[0], logs[1], correlation)
    return Interval(share, 2 - 2 * math.exp(ratio.upper), 2 - 2 * math.exp(ratio.lower))


def _both(
    record: Indicator, level: str, sex: str, start: Period, end: Period
) -> tuple[Sampled, Sampled]:
    if start == end:
        now = sample_of(record.slug, level, sex, end.iso)
        return now, now
    return both_periods(record.slug, level, sex, (start.iso, end.iso))


def _range(sampled: Sampled) -> Gap:
    return gap_of(sampled, "range")


def _line(series: tuple[Gap, ...]) -> Line | None:
    known = [gap for gap in series if gap.assessment.standard_error > 0]
    if len(known) < _FEWEST:
        return None
    periods = [gap.sampled.period for gap in known]
    starts, length = [years_from(period) for period in periods], periods[-1].length
    fit = _fitted(known, starts, length)
    kept = separate(starts, length)
    apart = None
    if len(kept) >= _FEWEST:
        apart = _slope(_fitted([known[k] for k in kept], [starts[k] for k in kept], length))
    return Line(fit, _slope(fit), apart, tuple(periods[k] for k in kept))


def _fitted(gaps: list[Gap], starts: list[float], length: float) -> Fit:
    values = [gap.assessment.estimate for gap in gaps]
    errors = [gap.assessment.standard_error for gap in gaps]
    return gls(values, errors, overlap_correlation(starts, length), starts)


def _slope(fit: Fit) -> Interval:
    half = reach(fit, fit.scaled_slope_error)
    return Interval(fit.slope, fit.slope - half, fit.slope + half)


def _pace(left: Interval, end: Period, by: int | None) -> Pace:
    year = end.last_year + AHEAD if by is None else by
    if year <= end.last_year:
        raise QuestionError(
            f"The year {year} is not ahead: the latest figures run to {end.last_year}."
        )
    years = year - end.last_year
    return Pace(year, -left.estimate / years, -left.upper / years, -left.lower / years)


def _improving(record: Indicator, before: Sampled, after: Sampled) -> tuple[AreaChange, ...]:
    shared = shared_years(before.period, after.period)
    rows = []
    then, now = (data.england(record.slug, one.sex, one.period) for one in (before, after))
    if then is not None and now is not None:
        errors = [float(standard_error(one["lower"], one["upper"])) for one in (then, now)]
        values = float(then["value"]), float(now["value"])
        rows.append(_area_change(register().area("country", ENGLAND), values, errors, shared))
    for place, area in enumerate(after.areas):
        values = before.end(place).value, after.end(place).value
        errors = [float(one.sample.errors[place]) for one in (before, after)]
        rows.append(_area_change(area, values, errors, shared))
    return tuple(rows)


def _area_change(
    area: Area, values: tuple[float, float], errors: list[float], shared: float
) -> AreaChange:
    first, second = errors
    wide = Z_95 * math.sqrt(first**2 + second**2 - 2 * shared * first * second)
    moved = values[1] - values[0]
    return AreaChange(area, values[0], values[1], Interval(moved, moved - wide, moved + wide))


def _verdict(found: Interval) -> str:
    if found.lower > 0:
        return _HIGHER
    return _LOWER if found.upper < 0 else _UNCLEAR


def _later(period: Period, years: int) -> Period:
    start = date(period.start.year + years, period.start.month, period.start.day)
    return replace(period, start=start)


def _joined(*reasons: str) -> str:
    return "; ".join(dict.fromkeys(reason for reason in reasons if reason))
