"""Commands about gaps: how wide, how changed, and how far on the way to half."""

import argparse
from collections.abc import Sequence
from itertools import groupby

from explorer.analysis.change import changes
from explorer.analysis.gap import ALL, POPULATION, WEIGHTS, gaps
from explorer.analysis.goal.progress import BASELINE, LEVEL, goals
from explorer.analysis.inside import insides
from explorer.cli.printing import Commands, add_json, print_json
from explorer.indicators.catalogue import DEFAULT
from explorer.records.change import change_record
from explorer.records.gap import gap_record
from explorer.records.goal import goal_record
from explorer.records.inside import inside_record
from explorer.statistics.inequality import MEASURES
from explorer.words.gap import (
    agreement,
    change_text,
    change_title,
    gap_text,
    gap_title,
    noise_text,
    split_text,
)
from explorer.words.goal.progress import goal_text
from explorer.words.inside import ASSUMES, inside_text


def add(commands: Commands) -> None:
    """Add the group's commands."""
    gap = commands.add_parser("gap", help="measure how far apart the areas of a level are")
    gap.add_argument("--period")
    gap.add_argument("--level", help="whose areas; with --within it may be left out")
    gap.add_argument(
        "--within",
        metavar="LEVEL",
        help="of a modelled indicator: how much lies inside the areas of this level (region)",
    )
    gap.set_defaults(run=_gap)

    change = commands.add_parser("change", help="say how a gap changed between two periods")
    change.add_argument("--from", dest="start", required=True, metavar="PERIOD")
    change.add_argument("--to", dest="end", required=True, metavar="PERIOD")
    change.add_argument("--level", required=True)
    change.set_defaults(run=_change)

    for command in (gap, change):
        command.add_argument("--indicator", default=DEFAULT, metavar="SLUG")
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
    if options.within is not None:
        return _within(options)
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
        return print_json([gap_record(one) for one in found])
    for _, group in groupby(found, key=lambda one: one.sampled.sex):
        rows = list(group)
        print(gap_title(rows[0].sampled))
        for one in rows:
            print(f"  {gap_text(one)}")
        print(f"  {noise_text(rows[0])}")
    return 0


def _within(options: argparse.Namespace) -> int:
    found = insides(
        options.indicator,
        options.within,
        options.sex,
        options.period,
        level=options.level,
        measure=options.measure,
        pair=_pair(options.pair),
        weights=options.weights,
    )
    if options.json:
        return print_json([inside_record(one, ASSUMES) for one in found])
    print(inside_text(found))
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
        return print_json([change_record(one) for one in found])
    for _, group in groupby(found, key=lambda one: one.before.sex):
        rows = list(group)
        print(change_title(rows[0]))
        for one in rows:
            print(f"  {change_text(one)}")
            if one.split:
                print(f"    {split_text(one)}")
        if agreed := agreement(rows):
            print(f"  {agreed}")
    return 0


def _goal(options: argparse.Namespace) -> int:
    found = goals(
        options.sex, options.baseline, options.release, level=options.level, by=options.by
    )
    if options.json:
        return print_json([goal_record(one) for one in found])
    print("\n\n".join(goal_text(one) for one in found))
    return 0


def _pair(names: Sequence[str] | None) -> tuple[str, str] | None:
    return (names[0], names[1]) if names else None
