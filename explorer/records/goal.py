"""How far the goal to halve a gap has come, as plain data."""

from typing_extensions import TypedDict

from explorer.analysis.goal.progress import AreaChange, Goal, Line, Pace
from explorer.records.areas import NameRecord, name_record
from explorer.records.floor import FloorRecord, floor_record
from explorer.records.numbers import NumberRecord, interval_record
from explorer.records.plain import json_ready
from explorer.statistics.goal import Spread


class SpreadRecord(TypedDict):
    """What `spread_record` makes."""

    median: float | None
    lower: float | None
    upper: float | None


class ProjectionRecord(SpreadRecord):
    """Where the fitted line leads, in `GoalRecord`."""

    period: str


class LineRecord(TypedDict):
    """What `line_record` makes."""

    slope: NumberRecord
    chi2: float | None
    dof: int
    misfit: float | None
    scale: float | None
    apart: NumberRecord | None
    windows: list[str]


class PaceRecord(TypedDict):
    """What `pace_record` makes."""

    by: int
    needed: float | None
    lower: float | None
    upper: float | None


# "from" is a word of the language.
_FromTo = TypedDict("_FromTo", {"from": float | None, "to": float | None})


class AreaChangeRecord(NameRecord, _FromTo):
    """What `area_change_record` makes."""

    change: float | None
    lower: float | None
    upper: float | None
    verdict: str


class GoalRecord(FloorRecord):
    """What `goal_record` makes."""

    indicator: str
    release: str
    level: str
    sex: str
    period: str
    baseline: str
    baseline_gap: float | None
    baseline_lower: float | None
    baseline_upper: float | None
    half: float | None
    current_gap: float | None
    current_lower: float | None
    current_upper: float | None
    share_of_way: float | None
    share_of_way_lower: float | None
    share_of_way_upper: float | None
    p_narrowed: float | None
    p_halved: float | None
    finding: bool
    reason: str
    projection: ProjectionRecord
    p_never: float | None
    years_to_half: SpreadRecord | None
    line: LineRecord | None
    pace: PaceRecord
    today: FloorRecord
    improving: list[AreaChangeRecord]


@json_ready
def goal_record(goal: Goal) -> GoalRecord:
    """Return the state of the goal for one sex.

    Returns
    -------
    dict
        `indicator` (its slug), `release` (year and month), `level`, `sex`; `period` (the latest)
        and `baseline` (ISO 8601). In the indicator's unit, with 95% limits: `baseline_gap`,
        `baseline_lower` and `baseline_upper`, `half` of it, and `current_gap`, `current_lower` and
        `current_upper`. How much of the way to half was gone (1 is all of it): `share_of_way`,
        `share_of_way_lower` and `share_of_way_upper`. `p_narrowed` and `p_halved`, probabilities;
        `finding`, whether how far the gap has come can stand as one, and `reason`, why something
        is missing. `projection` of the fitted line, as `spread_record` has it, with its `period`;
        `p_never`, the probability that the line never arrives, and `years_to_half` from the latest
        period, as `spread_record` has it: None without a line. `line`, as `line_record` has it;
        `pace`, as `pace_record` has it; the keys of `floor_record` for half of the baseline's gap,
        and the same under `today` for half of the latest. `improving`, as `area_change_record` has
        it: England, then each area.
    """
    now, then = goal.current_gap.assessment, goal.baseline_gap.assessment
    arrival, line = goal.arrival, goal.line
    return {
        "indicator": goal.indicator.slug,
        "release": goal.indicator.release,
        "level": goal.level,
        "sex": goal.sex,
        "period": goal.period.iso,
        "baseline": goal.baseline.iso,
        "baseline_gap": then.value,
        "baseline_lower": then.lower,
        "baseline_upper": then.upper,
        "half": goal.half,
        "current_gap": now.value,
        "current_lower": now.lower,
        "current_upper": now.upper,
        "share_of_way": goal.share_of_way.estimate,
        "share_of_way_lower": goal.share_of_way.lower,
        "share_of_way_upper": goal.share_of_way.upper,
        "p_narrowed": goal.p_narrowed,
        "p_halved": goal.p_halved,
        "finding": goal.finding,
        "reason": goal.reason,
        "projection": {**spread_record(goal.projection), "period": goal.projected.iso},
        "p_never": arrival.p_never if arrival else None,
        "years_to_half": spread_record(arrival.years) if arrival else None,
        "line": line_record(line) if line else None,
        "pace": pace_record(goal.pace),
        **floor_record(goal.floor),
        "today": floor_record(goal.floor_today),
        "improving": [area_change_record(one) for one in goal.improving],
    }


@json_ready
def spread_record(spread: Spread) -> SpreadRecord:
    """Return a distribution.

    Returns
    -------
    dict
        `median`, `lower` and `upper`, the 2.5th and 97.5th percentile, in its own unit.
    """
    return {"median": spread.median, "lower": spread.lower, "upper": spread.upper}


@json_ready
def line_record(line: Line) -> LineRecord:
    """Return the line fitted through the gaps of all windows.

    Returns
    -------
    dict
        `slope`, the change of the gap a year, in the indicator's unit, with limits; of the fit
        `chi2`, `dof` (its degrees of freedom), `misfit` and `scale`; `apart`, the slope of windows
        that share no year, with limits, None where there are too few; `windows` (ISO 8601).
    """
    return {
        "slope": interval_record(line.slope),
        "chi2": line.fit.chi2,
        "dof": line.fit.dof,
        "misfit": line.fit.misfit,
        "scale": line.fit.scale,
        "apart": interval_record(line.apart) if line.apart else None,
        "windows": [period.iso for period in line.windows],
    }


@json_ready
def pace_record(pace: Pace) -> PaceRecord:
    """Return the yearly change that half by a year would need.

    Returns
    -------
    dict
        `by`, the year; `needed`, the change of the gap a year, `lower` and `upper` (95% limits),
        in the indicator's unit.
    """
    return {"by": pace.by, "needed": pace.needed, "lower": pace.lower, "upper": pace.upper}


@json_ready
def area_change_record(found: AreaChange) -> AreaChangeRecord:
    """Return whether one area's figure changed since the baseline.

    Returns
    -------
    dict
        `area_code`, `area_name`; `from`, `to`, `change`, `lower` and `upper` (95% limits of the
        change), in the indicator's unit; `verdict`, "higher", "lower" or "unclear".
    """
    return {
        **name_record(found.area),
        "from": found.start,
        "to": found.end,
        "change": found.change.estimate,
        "lower": found.change.lower,
        "upper": found.change.upper,
        "verdict": found.verdict,
    }
