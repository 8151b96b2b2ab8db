"""The evidence pack of the goal in words."""

import math
from collections.abc import Sequence

from explorer.analysis.area import Row
from explorer.analysis.goal.page import Halving
from explorer.analysis.goal.progress import AreaChange, Goal
from explorer.places.levels import ENGLAND
from explorer.statistics.change import NARROWER, WIDER
from explorer.words.figures import group, in_brackets, number, together
from explorer.words.gap import chance, signed, signed_span, with_range
from explorer.words.goal.page import halving_headline, measure_row
from explorer.words.goal.progress import area_change_text, floor_text, pace_text

TITLE = "England: is the goal being met?"
CONTEXT = (
    "The goal of a policy paper of 2023: improve healthy life expectancy for all, and halve the "
    "gap between different regions of England. Healthy years are years in health that people call "
    "good; the gap is the highest region less the lowest."
)
REGIONS = "The nine regions"
TIME = "The gap over time"
RELEASES = "Each release by itself"
MEASURES = "Other ways to measure the gap"
RELEASE_HEADS = (
    "Release", "Gap then, girls", "Half", "Latest gap, girls", "Gap then, boys", "Half",
    "Latest gap, boys",
)  # fmt: skip
KEY = (
    "Black line: the gap. Grey band: likely range, the values that fit the data well (95% "
    "confidence interval). Dashed line: half of the gap of {baseline}."
)
_WORDS = {WIDER: "wider", NARROWER: "narrower"}


def facts(found: Halving) -> list[str]:
    """Return three facts: what became of healthy years, and of the gap for girls and boys."""
    england = [
        (goal, one) for goal in found.goals for one in goal.improving if one.area.code == ENGLAND
    ]
    lives = " ".join(_lives(goal, one) for goal, one in england)
    title = halving_headline(found).title
    return [f"{title} since {found.goals[0].baseline.words}. {lives}".strip(),
            *(_gap(goal) for goal in found.goals)]  # fmt: skip


def _lives(goal: Goal, one: AreaChange) -> str:
    _, what = area_change_text(goal, one).split(": ", 1)
    who = group(goal.indicator, goal.sex)
    return f"{who[:1].upper()}{who[1:]}: {what}"


def _gap(goal: Goal) -> str:
    record, who = goal.indicator, group(goal.indicator, goal.sex)
    now, then = goal.current_gap.assessment, goal.baseline_gap.assessment
    figures = [
        with_range(one.estimate, one.lower, one.upper, record.unit, record.decimals)
        for one in (now, then)
    ]
    half = number(goal.half, record.decimals + 1)
    return (
        f"The gap for {who} is {figures[0]} in {goal.period.words}; it was {figures[1]} in "
        f"{goal.baseline.words}, and half of that is {half}."
    )


def unsure(found: Halving) -> list[str]:
    """Return three lines on what is unsure about the goal."""
    chances = together(
        f"{chance(goal.p_narrowed)} for {group(goal.indicator, goal.sex)}"
        for goal in found.goals
        if not math.isnan(goal.p_narrowed)
    )
    said = f"The chance that the gap is smaller than in {found.goals[0].baseline.words}: {chances}."
    lines = [said] if chances else []
    record = found.goals[0].indicator
    return [*lines, _disagree(found), f"{record.caveats[1]}"]


def _disagree(found: Halving) -> str:
    """Return how many of the measures of the gap say what, girls and boys counted apart."""
    verdicts = [one.change.verdict for many in found.changes for one in many]
    wider, narrower = verdicts.count(WIDER), verdicts.count(NARROWER)
    return (
        f"Of {len(verdicts)} answers by other measures of the gap, wider: {wider}; narrower: "
        f"{narrower}; no clear change: {len(verdicts) - wider - narrower}."
    )


def map_alt(rows: Sequence[Sequence[Row]]) -> str:
    """Return the map of regions in words: the lowest first."""
    first = sorted((many[0] for many in rows), key=lambda row: row.estimate.value)
    who = group(first[0].indicator, first[0].sex)
    listed = together(
        f"{row.estimate.area.name} {number(row.estimate.value, row.indicator.decimals)}"
        for row in first
    )
    return f"Map of the nine regions, darker with more healthy years of {who}: {listed}."


def map_caption(rows: Sequence[Sequence[Row]]) -> str:
    """Return what stands under the map of regions."""
    row = rows[0][0]
    return (
        f"Darker: more healthy years of {group(row.indicator, row.sex)}, {row.period.words}. "
        "Numbers as in the table."
    )


def region_heads(found: Halving) -> list[str]:
    """Return the headings of the table of regions."""
    heads = ["", "Region"]
    for goal in found.goals:
        who = group(goal.indicator, goal.sex)
        heads += [
            f"{who[:1].upper()}{who[1:]}, {goal.period.words}",
            f"Since {goal.baseline.words}",
        ]
    return heads


def region_value(row: Row) -> str:
    """Return a region's figure with its range."""
    amount = number(row.estimate.value, row.indicator.decimals)
    return f"{amount}{in_brackets(row.indicator, row.estimate)}"


def region_change(goal: Goal, code: str) -> str:
    """Return a region's change since the baseline with its range: "−2.8 (−4.1 to −1.5)"."""
    found = next((one for one in goal.improving if one.area.code == code), None)
    if found is None:
        return ""
    decimals = goal.indicator.decimals
    moved = number(found.end, decimals), number(found.start, decimals)
    by = float(moved[0]) - float(moved[1])
    limits = signed_span(found.change.lower, found.change.upper, decimals)
    return f"{signed(by, decimals)} ({limits})"


def line_title(goal: Goal) -> str:
    """Return whom a line is about."""
    who = group(goal.indicator, goal.sex)
    return f"{who[:1].upper()}{who[1:]}"


def line_about(goal: Goal) -> str:
    """Return over which periods a line goes."""
    first, last = goal.series[0].sampled.period.words, goal.series[-1].sampled.period.words
    return f"years between the highest and the lowest region, {first} to {last}"


def line_alt(goal: Goal) -> str:
    """Return a line of the gap in words."""
    decimals = goal.indicator.decimals
    points = ", ".join(
        f"{one.sampled.period.words} {number(one.assessment.estimate, decimals)}"
        for one in goal.series
    )
    half = number(goal.half, decimals + 1)
    return f"The gap for {group(goal.indicator, goal.sex)}, in years: {points}. Half: {half}."


def takes(found: Halving) -> list[str]:
    """Return what it would take: the floor, and the pace."""
    lines = []
    for goal in found.goals:
        who = line_title(goal)
        floor = floor_text(goal, goal.floor, f"the gap of {goal.baseline.words}")
        lines += [f"{who}: {_small(floor)}", f"{who}: {_small(pace_text(goal))}"]
    return lines


def measure_heads(found: Halving) -> list[str]:
    """Return the headings of the table of measures."""
    return ["Measure", *(line_title(goal) for goal in found.goals)]


def measure_rows(found: Halving) -> list[list[str]]:
    """Return every measure of the gap: its title, then values and verdict for each sex."""
    told = [[measure_row(one) for one in many] for many in found.changes]
    return [
        [
            same[0][0],
            *(f"{values}, {_WORDS.get(word, word) or odds}" for _, values, word, odds in same),
        ]
        for same in zip(*told, strict=True)
    ]


NOT_KNOWN = (
    "Figures end in 2024: what came after is not known.",
    "No healthy life expectancy is published for districts or constituencies.",
)


def _small(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
