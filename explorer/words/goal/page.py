"""The page on the goal in words: its verdicts, headings, tables and map."""

import math
from collections.abc import Sequence

from explorer.analysis.change import Changed, EndMove
from explorer.analysis.floor import Floor, Shortfall
from explorer.analysis.goal.page import Halving
from explorer.analysis.goal.progress import Goal
from explorer.analysis.gradient import Gradient
from explorer.analysis.parts import Split
from explorer.places.areas import Area
from explorer.places.levels import ENGLAND, NAMED
from explorer.statistics.change import NARROWER, WIDER
from explorer.words.figures import about, group, number, release_words, together
from explorer.words.gap import (
    amount,
    change_shown,
    decimals_of,
    measure_title_of,
    signed,
    signed_span,
    with_range,
)
from explorer.words.gap import (
    chance_in_percent as percent_chance,
)
from explorer.words.map import Headline, class_texts

MEANING = (
    "Healthy years are years in health that people call good. The gap is the highest region less "
    "the lowest."
)
READING = (
    "Likely range: the values that fit the data well (95% confidence interval). Chances rest on "
    "these ranges; before the data are looked at, every size of gap counts as equally likely."
)
SHADING = (
    "Shading: likely range, fading out. Neighbouring periods share two of three years, so they "
    "move together."
)
NEIGHBOURS = "Neighbouring periods share two of three years."
PARTS_TITLE = "Shorter lives, or more years in poor health?"
TENTHS_TITLE = "From the most to the least deprived tenth of England"
ARITHMETIC = (
    "Arithmetic, not a forecast: what would be, if areas above the floor stayed as they are."
)
NOT_JOINED = (
    "Each release was made by a method of its own; figures of two releases are never joined."
)
CHANCE = "Chance: how likely it is that the true measure grew."
NO_CHANGE = (
    "The period to compare with is the latest of this release: nothing can have changed since."
)
WINDOW = "Halve the gap - Health Gap Explorer"
REVEAL = "Change what is compared"
SEXES = {"female": "Girls", "male": "Boys"}
_SECTIONS = {
    "take": "What it would take",
    "time": "The gap over time",
    "measures": "Why the answer depends on the measure",
    "moved": "Top or bottom?",
    "parts": "Length or health?",
    "tenths": "Rich and poor areas",
    "releases": "{count} releases",
}
_COUNTS = {1: "One", 2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six"}
FIRST_HALF = "The goal of 2023: improve healthy life expectancy for all"
SECOND_HALF = "\u2026 and halve the gap between different regions of England"
HOW_SURE = "How sure is that?"
FLOOR_HEADS = ["Below the floor", "Years to gain", "Range", "People"]
TODAY = "today\u2019s gap"
PACE_TITLE = "The pace, and other floors"
FLOORS_FOLD = f"Half of {TODAY}, area by area"
TIME_TITLE = "The gap between the highest and the lowest region"
REGIONS_TITLE = "The regions: healthy years at birth"
MOVED_TITLE = "What moved: the top or the bottom?"
LEVELLING = (
    "A gap can close by levelling down: it narrows when the highest falls as well as when the "
    "lowest rises."
)
PARTS_FOLD = "How the gap is split, and what was assumed"
RELEASES_TITLE = "How the releases differ"
RELEASES_CAPTION = "The gap in each release"
NO_LEDGER = "No release has a figure for this place."
LEDGER_FOLD = "Every period"
NOTES_FOLD = "All notes, and where the figures come from"
_WORDS = {WIDER: "wider", NARROWER: "narrower", "unclear": "unclear"}


def sections(releases: int) -> dict[str, str]:
    """Return the parts of the page by where they stand, with how many releases there are."""
    count = _COUNTS.get(releases, f"{releases:,}")
    return {where: title.format(count=count) for where, title in _SECTIONS.items()}


def halving_headline(found: Halving) -> Headline:
    """Return the verdict in two halves, since the goal has two."""
    goals = found.goals
    if not goals[0].improving:
        title = f"The gap between regions in {goals[0].period.words}: where it starts from"
    else:
        title = f"{_lives(goals)}, and {_gap(goals)}"
    now = " ".join(_gap_now(goal) for goal in goals)
    return Headline(title, "", f"{now} {_half(goals)}", MEANING)


def _lives(goals: tuple[Goal, ...]) -> str:
    """Return what became of healthy life expectancy in England, girls and boys together."""
    verdicts = {one.verdict for goal in goals for one in goal.improving if one.area.code == ENGLAND}
    texts = {
        frozenset({"lower"}): "Healthy life expectancy has fallen",
        frozenset({"higher"}): "Healthy life expectancy has risen",
        frozenset({"unclear"}): "Healthy life expectancy shows no clear change",
    }
    return texts.get(frozenset(verdicts), "Healthy life expectancy did not move alike for all")


def _gap(goals: tuple[Goal, ...]) -> str:
    verdicts = {goal.change.change.verdict for goal in goals if goal.change}
    texts = {
        frozenset({WIDER}): "the gap between regions has widened",
        frozenset({NARROWER}): "the gap between regions has narrowed",
        frozenset({"unclear"}): "the gap between regions shows no clear change",
    }
    return texts.get(frozenset(verdicts), "the gap between regions did not move alike for all")


def _gap_now(goal: Goal) -> str:
    found, record = goal.current_gap.assessment, goal.indicator
    who = group(record, goal.sex)
    figure = with_range(found.estimate, found.lower, found.upper, record.unit, record.decimals)
    return f"{who[0].upper()}{who[1:]}: a gap of {figure} in {goal.period.words}."


def _half(goals: tuple[Goal, ...]) -> str:
    decimals = goals[0].indicator.decimals + 1
    halves = [number(goal.half, decimals) for goal in goals]
    said = (
        halves[0]
        if len(set(halves)) == 1
        else together(
            f"{half} for {group(goal.indicator, goal.sex)}"
            for half, goal in zip(halves, goals, strict=True)
        )
    )
    return f"Half of the gap of {goals[0].baseline.words} is {said} {goals[0].indicator.unit}."


def improving_tile(goals: tuple[Goal, ...]) -> tuple[str, str]:
    """Return mark and heading of the first half of the goal: whether it improves for all."""
    if not goals[0].improving:
        return "unclear", "Not to be said yet"
    areas = [one for goal in goals for one in goal.improving if one.area.code != ENGLAND]
    rose = sum(one.verdict == "higher" for one in areas)
    if rose == len(areas):
        return "higher", "Yes: every region rose, for girls and boys"
    if rose:
        return "unclear", f"Not for all: {rose} of {len(areas)} rose, girls and boys counted apart"
    england = {one.verdict for goal in goals for one in goal.improving if one.area.code == ENGLAND}
    mark = "lower" if england == {"lower"} else "unclear"
    return mark, "No: no region rose, for girls or boys"


def narrowing_tile(goals: tuple[Goal, ...]) -> tuple[str, str]:
    """Return mark and heading of the second half of the goal: whether the gap is being halved."""
    if goals[0].change is None:
        return "unclear", "Not to be said yet"
    verdicts = {goal.change.change.verdict for goal in goals if goal.change}
    since = f"since {goals[0].baseline.words}"
    if verdicts == {NARROWER}:
        return "narrower", f"Narrower {since}, for girls and boys"
    if verdicts == {WIDER}:
        return "wider", f"Wider {since}, for girls and boys"
    if verdicts == {"unclear"}:
        return "unclear", f"No clear change {since}"
    return "unclear", f"Not alike for girls and boys {since}"


def sex_title(goal: Goal) -> str:
    """Return whom a goal is about, as a heading: "Girls"."""
    return group(goal.indicator, goal.sex).capitalize()


def narrowing_short(goal: Goal) -> str:
    """Return whether the gap is narrowing: from where to where, the change, and two chances.

    The ranges of both gaps stand in the fold below it.
    """
    record, change = goal.indicator, goal.change
    if change is None:
        return NO_CHANGE
    then, now = (
        number(one.assessment.estimate, record.decimals)
        for one in (goal.baseline_gap, goal.current_gap)
    )
    if math.isnan(change.change.interval.lower):
        return f"{sex_title(goal)}: {then} to {now} {record.unit}. {_capital(change.reason)}."
    shown = change_shown(change.change, record.decimals)
    moved = signed(shown.estimate, record.decimals)
    limits = signed_span(shown.lower, shown.upper, record.decimals)
    text = f"{sex_title(goal)}: {then} to {now} {record.unit}, {moved} (likely range {limits})."
    if math.isnan(goal.p_narrowed):
        return f"{text} {_capital(goal.reason)}."
    return (
        f"{text} Chance that it is smaller: {percent_chance(goal.p_narrowed)}; half or less: "
        f"{percent_chance(goal.p_halved)}."
    )


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def floor_line(goal: Goal, floor: Floor) -> str:
    """Return the floor in one sentence."""
    level = NAMED[goal.level]
    figure = with_range(
        floor.value, floor.lower, floor.upper, goal.indicator.unit, goal.indicator.decimals + 1
    )
    return (
        f"If {level.plural} above it stayed as they are, all others would have to rise to a floor "
        f"of {figure}. {len(floor.below)} lie below; {floor.people:,} people live there."
    )


def measures_title(goal: Goal, measures: int) -> str:
    """Return the heading of the panel of measures."""
    return (
        f"Is it wider? {measures} ways to measure one gap, {goal.baseline.words} against "
        f"{goal.period.words}"
    )


def ledger_title(area: Area) -> str:
    """Return the heading of a place's figures in every release."""
    return f"{area.name} in every release"


def measure_row(found: Changed) -> tuple[str, str, str, str]:
    """Return a measure's title, "6.7 to 7.4 years", its verdict's word, and its chance.

    Where no sound interval can be had the verdict is empty and the chance says why.
    """
    change = found.change
    decimals = decimals_of(found.before, change.after.measure.scale)
    values = (
        f"{number(change.before.estimate, decimals)} to "
        f"{amount(change.after.estimate, found.unit, decimals)}"
    )
    if math.isnan(change.interval.lower):
        return measure_title_of(found), values, "", "no sound range at this level"
    odds = percent_chance(change.p_wider_corrected)
    return measure_title_of(found), values, _WORDS[change.verdict], odds


def measure_change(found: Changed) -> str:
    """Return a measure's change with its range: "+0.7 (−1.0 to +2.4)"."""
    change = found.change
    decimals = decimals_of(found.before, change.after.measure.scale)
    moved = signed(change_shown(change, decimals).estimate, decimals)
    if math.isnan(change.interval.lower):
        return moved
    return f"{moved} ({signed_span(change.interval.lower, change.interval.upper, decimals)})"


def shortfall_cells(goal: Goal, row: Shortfall) -> list[str]:
    """Return name, years to gain with their range, and people of an area below the floor."""
    decimals = goal.indicator.decimals + 1
    limits = "" if math.isnan(row.lower) else f"{signed_span(row.lower, row.upper, decimals)}"
    return [row.end.area.name, number(row.shortfall, decimals), limits, f"{row.people:,}"]


def chart_period(goal: Goal) -> str:
    """Return the line under a chart's title: whom, where, when, of which release."""
    record = goal.indicator
    who = group(record, goal.sex).capitalize()
    return f"{who}, {NAMED[goal.level].plural}, release of {release_words(record.release)}"


def gap_chart_title(goal: Goal) -> str:
    """Return the title of the gap over time."""
    return f"{sex_title(goal)}: the gap between the highest and the lowest region, in years"


def lines_title(goal: Goal) -> str:
    """Return the title of the regions over time."""
    return (
        f"{sex_title(goal)}: {len(goal.current_gap.sampled.areas)} regions, {goal.indicator.noun}"
    )


def moved_title(goal: Goal) -> str:
    """Return the title of what moved."""
    return f"{sex_title(goal)}: {goal.baseline.words} to {goal.period.words}"


def end_name(end: EndMove) -> str:
    """Return the name of an end of the gap: of both areas where it passed to another."""
    if end.area_from == end.area_to:
        return end.area_to.name
    return f"{end.area_from.name}, then {end.area_to.name}"


PARTS_NOTE = (
    "Healthy life expectancy is life expectancy times the share of it in good health, so any gap "
    "splits exactly into two parts."
)


def parts_period(split: Split, goal: Goal) -> str:
    """Say so where the parts are of an earlier period than the rest of the page."""
    if split.period is None or split.period == goal.period:
        return ""
    return (
        f" It needs both figures: the latest period that has them is {split.period.words}, so "
        f"these gaps are not those of {goal.period.words}."
    )


def parts_label(split: Split) -> str:
    """Return which gap is split: "South East and North East, girls"."""
    names = together([split.a.measured.name, split.b.measured.name])
    return f"{names}, {group(split.healthy, split.sex)}"


def gradient_series(gradient: Gradient) -> str:
    """Return whom a gradient is about, as the name of a series."""
    return {"female": "Girls", "male": "Boys"}[gradient.sex]


def floor_title(goal: Goal) -> str:
    """Return the heading of the floor map."""
    who = group(goal.indicator, goal.sex)
    return f"What halving the gap of {goal.baseline.words} would take, {who}"


def floor_label(goal: Goal, floor: Floor) -> str:
    """Return what the floor map is, for a screen reader."""
    level = NAMED[goal.level]
    return (
        f"Map of England: years by which {level.plural} lie below a floor of "
        f"{number(floor.value, goal.indicator.decimals + 1)} {goal.indicator.unit}, "
        f"{about(goal.indicator, goal.sex, goal.period)}"
    )


def floor_classes(limits: Sequence[float], decimals: int) -> list[str]:
    """Return the classes of the floor map in words, the lowest first: "1 to 1.99"."""
    return ["at or above the floor", *class_texts(limits, decimals)]


def floor_sentence(goal: Goal, name: str, row: Shortfall | None) -> str:
    """Return what is said of an area on the floor map."""
    if row is None:
        return f"{name}: at or above the floor"
    decimals = goal.indicator.decimals + 1
    figure = with_range(row.shortfall, row.lower, row.upper, goal.indicator.unit, decimals)
    return f"{name}: {figure} below the floor, {row.people:,} people"


def floor_summary(goal: Goal, floor: Floor) -> str:
    """Return in sentences what the floor map shows."""
    level = NAMED[goal.level]
    count = len(floor.below)
    below = f"{count} {level.singular if count == 1 else level.plural}"
    return (
        f"Darker areas have more to gain. {below} lie{'s' if count == 1 else ''} below the floor."
    )


def release_cells(goals: tuple[Goal, ...]) -> list[str]:
    """Return a release's row: year, then gap at the baseline, half and latest gap by sex."""
    cells = [goals[0].indicator.release[:4]]
    for goal in goals:
        record, then, now = (
            goal.indicator,
            goal.baseline_gap.assessment,
            goal.current_gap.assessment,
        )
        cells += [
            with_range(then.estimate, then.lower, then.upper, record.unit, record.decimals),
            number(goal.half, record.decimals + 1),
            f"{with_range(now.estimate, now.lower, now.upper, record.unit, record.decimals)} in "
            f"{goal.period.words}",
        ]
    return cells
