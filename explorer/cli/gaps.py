"""Commands about gaps: how wide, how changed, and how far on the way to half."""

import argparse
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from explorer import words
from explorer.analysis.change import Changed, EndMove, changes
from explorer.analysis.floor import Floor
from explorer.analysis.gap import ALL, POPULATION, WEIGHTS, End, Gap, Sampled, gaps
from explorer.analysis.goal import BASELINE, LEVEL, AreaChange, Goal, goals
from explorer.cli.printing import Commands, add_json, print_json
from explorer.indicators.catalogue import DEFAULT
from explorer.statistics.assessment import Assessment
from explorer.statistics.change import Interval
from explorer.statistics.inequality import MEASURES


def add(commands: Commands) -> None:
    """Add the group's commands."""
    gap = commands.add_parser("gap", help="measure how far apart the areas of a level are")
    gap.add_argument("--period")
    gap.set_defaults(run=_gap)

    change = commands.add_parser("change", help="say how a gap changed between two periods")
    change.add_argument("--from", dest="start", required=True, metavar="PERIOD")
    change.add_argument("--to", dest="end", required=True, metavar="PERIOD")
    change.set_defaults(run=_change)

    for command in (gap, change):
        command.add_argument("--indicator", default=DEFAULT, metavar="SLUG")
        command.add_argument("--level", required=True)
        command.add_argument("--sex")
        command.add_argument("--measure", choices=[*MEASURES, ALL], default=ALL)
        command.add_argument("--pair", nargs=2, metavar=("AREA", "AREA"))
        command.add_argument("--weights", choices=WEIGHTS, default=POPULATION)

    goal = commands.add_parser("goal", help="track the goal to halve the gap between regions")
    goal.add_argument("--sex")
    goal.add_argument("--baseline", default=BASELINE, metavar="PERIOD")
    goal.add_argument("--release", metavar="YEAR", help="year of a release (the latest)")
    goal.add_argument("--level", default=LEVEL, help="region, or upper-tier as a second view")
    goal.add_argument("--by", type=int, metavar="YEAR", help="year by which the gap should be half")
    goal.set_defaults(run=_goal)

    for command in (gap, change, goal):
        add_json(command)


def _gap(options: argparse.Namespace) -> int:
    found = gaps(
        options.indicator,
        options.level,
        options.sex,
        options.period,
        measure=options.measure,
        pair=_pair(options.pair),
        weights=options.weights,
    )
    if options.json:
        return print_json([_gap_row(one) for one in found])
    for _, group in groupby(found, key=lambda one: one.sampled.sex):
        rows = list(group)
        print(words.gap_title(rows[0].sampled))
        for one in rows:
            print(f"  {words.gap_text(one)}")
        print(f"  {words.noise_text(rows[0])}")
    return 0


def _change(options: argparse.Namespace) -> int:
    found = changes(
        options.indicator,
        options.level,
        options.start,
        options.end,
        options.sex,
        measure=options.measure,
        pair=_pair(options.pair),
        weights=options.weights,
    )
    if options.json:
        return print_json([_change_row(one) for one in found])
    for _, group in groupby(found, key=lambda one: one.before.sex):
        rows = list(group)
        print(words.change_title(rows[0]))
        for one in rows:
            print(f"  {words.change_text(one)}")
            if one.split:
                print(f"    {words.split_text(one)}")
        if agreed := words.agreement(rows):
            print(f"  {agreed}")
    return 0


def _goal(options: argparse.Namespace) -> int:
    found = goals(
        options.sex, options.baseline, options.release, level=options.level, by=options.by
    )
    if options.json:
        return print_json([_goal_row(one) for one in found])
    print("\n\n".join(words.goal_text(one) for one in found))
    return 0


def _pair(names: Sequence[str] | None) -> tuple[str, str] | None:
    return (names[0], names[1]) if names else None


def _about(sampled: Sampled) -> dict[str, Any]:
    return {
        "indicator": sampled.indicator.slug,
        "level": sampled.level,
        "sex": sampled.sex,
        "period": sampled.period.iso,
    }


def _gap_row(gap: Gap) -> dict[str, Any]:
    return _about(gap.sampled) | {
        **_assessment_row(gap.assessment),
        "unit": gap.unit,
        "finding": gap.assessment.finding,
        "reason": gap.assessment.reason,
        "highest": _end_row(gap.highest),
        "lowest": _end_row(gap.lowest),
        "noise_share": gap.assessment.noise_share,
        "weights": gap.sampled.weights,
        "areas": len(gap.sampled.areas),
    }


def _assessment_row(found: Assessment) -> dict[str, Any]:
    return {
        "measure": found.measure.name,
        "value": found.value,
        "corrected": found.corrected,
        "estimate": found.estimate,
        "lower": found.lower,
        "upper": found.upper,
        "bias": found.bias,
        "method": found.method,
    }


def _end_row(end: End | None) -> dict[str, Any] | None:
    if end is None:
        return None
    return {"area_code": end.area.code, "area_name": end.area.name, "value": end.value}


def _change_row(found: Changed) -> dict[str, Any]:
    change = found.change
    split = found.split
    return _about(found.after) | {
        "measure": change.after.measure.name,
        "from": found.before.period.iso,
        "to": found.after.period.iso,
        "change": change.interval.estimate,
        "lower": change.interval.lower,
        "upper": change.interval.upper,
        "p_wider": change.p_wider,
        "p_wider_corrected": change.p_wider_corrected,
        "verdict": change.verdict,
        "unit": found.unit,
        "observed": change.observed,
        "before": _assessment_row(change.before),
        "after": _assessment_row(change.after),
        "finding": found.finding,
        "reason": found.reason,
        "method": change.method,
        "split": {
            "top": _move_row(split.top),
            "bottom": _move_row(split.bottom),
            "reason": split.reason,
        }
        if split
        else None,
        "weights": found.after.weights,
        "areas": len(found.after.areas),
    }


def _move_row(end: EndMove) -> dict[str, Any]:
    return {
        "area_from": {"area_code": end.area_from.code, "area_name": end.area_from.name},
        "area_to": {"area_code": end.area_to.code, "area_name": end.area_to.name},
        "from": end.move.start,
        "to": end.move.end,
        "moved": end.move.moved,
        "lower": end.move.lower,
        "upper": end.move.upper,
        "handovers": [
            {"period": period.iso, "area_code": area.code, "area_name": area.name}
            for period, area in end.handovers
        ],
    }


def _goal_row(goal: Goal) -> dict[str, Any]:
    now, then = goal.current_gap.assessment, goal.baseline_gap.assessment
    ahead, arrival, line = goal.projection, goal.arrival, goal.line
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
        "projection": {
            "median": ahead.median,
            "lower": ahead.lower,
            "upper": ahead.upper,
            "period": goal.projected.iso,
        },
        "p_never": arrival.p_never if arrival else None,
        "years_to_half": {
            "median": arrival.years.median,
            "lower": arrival.years.lower,
            "upper": arrival.years.upper,
        }
        if arrival
        else None,
        "line": {
            "slope": _interval_row(line.slope),
            "chi2": line.fit.chi2,
            "dof": line.fit.dof,
            "misfit": line.fit.misfit,
            "scale": line.fit.scale,
            "apart": _interval_row(line.apart) if line.apart else None,
            "windows": [period.iso for period in line.windows],
        }
        if line
        else None,
        "pace": vars(goal.pace),
        **_floor_row(goal.floor),
        "today": _floor_row(goal.floor_today),
        "improving": [_improving_row(one) for one in goal.improving],
    }


def _interval_row(found: Interval) -> dict[str, float]:
    return {"value": found.estimate, "lower": found.lower, "upper": found.upper}


def _floor_row(floor: Floor) -> dict[str, Any]:
    return {
        "floor": floor.value,
        "floor_lower": floor.lower,
        "floor_upper": floor.upper,
        "below_floor": [
            {
                **(_end_row(row.end) or {}),
                "shortfall": row.shortfall,
                "lower": row.lower,
                "upper": row.upper,
                "people": row.people,
            }
            for row in floor.below
        ],
        "people_below": floor.people,
        "people_counted": floor.counted.iso,
    }


def _improving_row(found: AreaChange) -> dict[str, Any]:
    return {
        "area_code": found.area.code,
        "area_name": found.area.name,
        "from": found.start,
        "to": found.end,
        "change": found.change.estimate,
        "lower": found.change.lower,
        "upper": found.change.upper,
        "verdict": found.verdict,
    }
