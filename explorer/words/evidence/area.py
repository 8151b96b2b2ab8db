"""The evidence pack of an area in words."""

import math
from collections.abc import Iterable, Sequence

from explorer.analysis.area import FALSE_SHARE, Missing, Row, StandsOut, Story
from explorer.analysis.comparison import overlap
from explorer.analysis.doctors.readings import apart as readings_apart
from explorer.analysis.estimates import Estimate
from explorer.analysis.evidence import Below, Evidence, Strip
from explorer.analysis.measures import BesideEngland
from explorer.analysis.similar import Alike, MostAlike
from explorer.indicators.catalogue import DEFAULT, Indicator, Origin
from explorer.periods import Period
from explorer.places.areas import Area, Part
from explorer.places.levels import NAMED
from explorer.statistics.comparison import HIGHER, LOWER, SIMILAR
from explorer.words.area.standing import NOT_COLLECTED
from explorer.words.compare import borrowed_text
from explorer.words.comparison import hidden, in_sentence, subject
from explorer.words.distribution import distribution_alt
from explorer.words.doctors.needed import ARITHMETIC, needed_sentence
from explorer.words.figures import (
    NEWBORN,
    against_england,
    apart,
    group,
    in_brackets,
    kind,
    no_value,
    number,
    outward,
    release_words,
    share,
    shown,
    span,
    together,
    with_noun,
    with_unit,
)

_BOARD = " Integrated Care Board"
# How many neighbours, and how many measures without a figure, a line names.
_NAMED, _LISTED = 8, 9
_ALIKE_BY = {
    "deprivation": "deprivation",
    "age": "age",
    "ethnic-groups": "ethnic groups",
    "rurality": "rurality",
    "density": "density",
}
# How many figures that stand out are told.
_TOLD = 4


def area_title(area: Area) -> str:
    """Return an area's name and kind: "Hartlepool, constituency"."""
    named = area.name.casefold().endswith(kind(area).casefold())
    return area.name if named else f"{area.name}, {kind(area)}"


def short_name(area: Area) -> str:
    """Return an area's name without its kind, where that is a part of it."""
    return area.name.removesuffix(_BOARD)


def context(told: Story) -> str:
    """Return who lives in an area, what it is part of, and who sits for it."""
    lines = []
    if told.people is not None:
        lines.append(f"{told.people:,} people live here ({told.people_day.words}).")
    parents = [one.name for one in told.parents if one.level != "country"]
    if parents:
        lines.append(f"Part of: {together(parents)}.")
    if told.across:
        lines.append(_across(told.across))
    if told.member:
        lines.append(f"Member of Parliament: {told.member} (list of {told.member_day}).")
    return " ".join(lines)


def _across(parts: Sequence[Part]) -> str:
    level = NAMED[parts[0].area.level]
    first, *rest = (f"{share(part.share)} in {part.area.name}" for part in parts[:3])
    more = len(parts) - 3
    tail = f" and {more} more" if more > 0 else ""
    names = ", ".join([first, *rest])
    return f"Its people by {level.singular}: {names}{tail}."


# The facts -----------------------------------------------------------------------------------


def fact(rows: Sequence[Row]) -> str:
    """Return one of the facts that a pack opens with: a measure for each sex that it has."""
    record, first = rows[0].indicator, rows[0]
    who = _measured_where(first)
    if record.statistic == "life_expectancy" and record.age == "at birth":
        lives = [f"a {NEWBORN[row.sex]}{_life(row)}" for row in rows]
        lives[0] = lives[0].replace(_life(first), f" born in {who} can expect{_life(first)}", 1)
        start = f"{lives[0][:1].upper()}{lives[0][1:]}{''.join(f', {one}' for one in lives[1:])}"
    else:
        start = _figure(record, rows[0], who)
    return f"{start} ({_when(first.indicator, first.period)}).{_beside(rows)}"


def _when(record: Indicator, period: Period) -> str:
    """Return a period, or the day on which what has no period was published."""
    return f"published {period.words}" if period.short == record.release else period.words


def _life(row: Row) -> str:
    noun = row.indicator.noun
    amount = number(row.estimate.value, row.indicator.decimals)
    return f" {amount} {noun}{in_brackets(row.indicator, row.estimate)}"


def _figure(record: Indicator, row: Row, who: str) -> str:
    amount = number(row.estimate.value, record.decimals)
    limits = in_brackets(record, row.estimate)
    if record.statistic in ("score", "mean", "proportion", "ratio"):
        whom = f", {group(record, row.sex)}" if len(record.sexes) > 1 else ""
        return f"{record.short_title}{whom} in {who}: {with_unit(amount, record)}{limits}"
    return f"{who} has {with_noun(amount, record)}{limits}"


def _measured_where(row: Row) -> str:
    """Return the name of what was measured, and that it contains the area where it is larger."""
    lender = row.estimate.measured_for
    if lender is None:
        return short_name(row.estimate.area)
    what = "which" if lender.name.endswith(kind(lender)) else f"the {kind(lender)} that"
    return f"{lender.name}, {what} contains {row.estimate.area.name},"


def _beside(rows: Sequence[Row]) -> str:
    """Return England's figures after an area's, with the verdict where there is one."""
    known = [row for row in rows if row.england is not None]
    if not known:
        return ""
    said = []
    for row in known:
        value = number(row.england.value, row.indicator.decimals) if row.england else ""
        verdict = against_england(row.estimate.verdict)
        amount = with_unit(value, row.indicator, row.indicator.noun)
        said.append((verdict, f"{amount}{_whom(row, len(known))}"))
    verdicts = {verdict for verdict, _ in said}
    if verdicts == {""}:
        return f" England: {together(amount for _, amount in said)}."
    if len(verdicts) == 1:
        both = {1: "That is", 2: "Both are"}[len(said)]
        return f" {both} {verdicts.pop()} ({together(amount for _, amount in said)})."
    return f" England: {together(f'{amount} ({verdict})' for verdict, amount in said)}."


def _whom(row: Row, count: int) -> str:
    return f" for {group(row.indicator, row.sex)}" if count > 1 else ""


# What is unsure ------------------------------------------------------------------------------


def unsure(found: Evidence) -> list[str]:
    """Return three lines at most on what is unsure about a pack's figures."""
    lives = [row for row in found.story.rows if row.indicator.slug == DEFAULT]
    lines = [*_whose(found, lives), *_modelled(lives), *_ranges(found), *_returns(found)]
    return lines[:3]


def _whose(found: Evidence, lives: Sequence[Row]) -> list[str]:
    borrowed = next((row for row in lives if row.estimate.measured_for), None)
    if borrowed is not None and borrowed.estimate.measured_for is not None:
        lender, area = borrowed.estimate.measured_for, borrowed.estimate.area
        shared = overlap(lender, area)
        part = shared.first_share if shared else math.nan
        return [borrowed_text(area, lender, [borrowed.indicator.short_title], part)]
    if lives:
        row = lives[0]
        limits = span(row.estimate.lower, row.estimate.upper, row.indicator.decimals)
        return [
            f"Healthy years of {group(row.indicator, row.sex)}: {limits} years fit the data well. "
            f"{row.indicator.caveats[0]}"
        ]
    return [
        f"{one.indicator.short_title}: {_why(one, found.area)}."
        for one in found.story.missing
        if one.indicator.slug == DEFAULT
    ]


def _modelled(lives: Sequence[Row]) -> list[str]:
    models = [(row, row.modelled) for row in lives if row.modelled is not None]
    if not models:
        return []
    figures = together(
        f"{shown(model.indicator, model.estimate)} for {group(row.indicator, row.sex)}"
        for row, model in models
    )
    name = models[0][0].estimate.area.name
    return [f"Our model, not published, for {name} itself: {figures}."]


def _ranges(found: Evidence) -> list[str]:
    known = [one.row for one in found.strips if one.row is not None]
    ranged = [row for row in known if row.estimate.has_range]
    close = sum(row.estimate.verdict == SIMILAR for row in ranged)
    rest = len(known) - len(ranged)
    lines = []
    if ranged:
        one = f"{len(ranged)} of {len(known)} measures here {_have(len(ranged))} a range"
        lines.append(
            f"{one}; {close or 'none'} of them {'is' if close <= 1 else 'are'} similar to England."
        )
    if rest:
        lines.append(
            f"{'For the others' if ranged else 'For these measures'} no range is published, so "
            "whether they differ by more than chance cannot be said."
        )
    return [" ".join(lines)] if lines else []


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _returns(found: Evidence) -> list[str]:
    for row in found.story.rows:
        extra = row.estimate.extra
        low, high = extra.get("low", math.nan), extra.get("high", math.nan)
        if row.indicator.definition == "need" and readings_apart(row.estimate.value, low, high):
            first, last = (number(one, row.indicator.decimals) for one in (low, high))
            return [
                f"{row.indicator.short_title}: {first} to {last} by how single returns are read."
            ]
    return []


# The strips ----------------------------------------------------------------------------------


def strip_title(one: Strip) -> str:
    """Return a measure and whom it is about."""
    record = one.indicator
    return (
        f"{record.short_title}, {group(record, one.sex)}"
        if len(record.sexes) > 1
        else (record.short_title)
    )


def strip_about(one: Strip) -> str:
    """Return unit, period and whom a figure was measured for, in one line."""
    record, row = one.indicator, one.row
    period = row.period if row else one.distribution.period if one.distribution else None
    unit = {"score": "points", "%": "%"}.get(record.unit, record.unit)
    parts = [unit if unit not in record.short_title else ""]
    if period is not None:
        parts.append(_when(record, period))
    if row and row.estimate.measured_for:
        parts.append(f"for {row.estimate.measured_for.name}")
    return ", ".join(filter(None, parts))


def strip_value(one: Strip, area: Area) -> tuple[str, str]:
    """Return a figure and its range in brackets; why there is none, and nothing."""
    if one.row is None:
        return _why(one.missing, area) if one.missing else "", ""
    record, estimate = one.indicator, one.row.estimate
    value = number(estimate.value, record.decimals) + ("%" if record.unit == "%" else "")
    return value, in_brackets(record, estimate).strip()


def strip_england(one: Strip) -> str:
    """Return England's figure below an area's: "England 61.3"; and a standard."""
    record, row = one.indicator, one.row
    parts = []
    percent = "%" if record.unit == "%" else ""
    if row is not None:
        england = row.england
        parts.append(
            f"England {number(england.value, record.decimals)}{percent}"
            if england
            else "no England figure"
        )
    if record.standard is not None:
        parts.append(f"standard {number(record.standard.value, 0)}{percent}")
    return ", ".join(parts)


def strip_alt(one: Strip, area: Area) -> str:
    """Return a strip in words: the area, England, and all areas."""
    value, limits = strip_value(one, area)
    parts = [f"{strip_title(one)}. {area.name}: {value}"]
    if limits:
        parts.append(f"likely range {limits.strip('()')}")
    if one.row is not None:
        parts.append(strip_england(one))
    said = f"{', '.join(parts)}."
    return f"{said} {distribution_alt(one.distribution)}" if one.distribution else said


def map_alt(area: Area) -> str:
    """Return what the printed map is; who lies around stands beside it."""
    return f"Map of {area.name}, in black, with its neighbours outlined."


def map_caption(area: Area, neighbours: Sequence[Area]) -> str:
    """Return who lies around an area on the printed map."""
    if not neighbours:
        return f"The map: {area.name} in black. No area of its kind touches it on land."
    names = [short_name(one) for one in neighbours[:_NAMED]]
    more = len(neighbours) - len(names)
    listed = together([*names, f"{more} more"] if more else names)
    return f"The map: {short_name(area)} in black; it touches {listed}."


# What it would take --------------------------------------------------------------------------


def takes(found: Evidence) -> list[str]:
    """Return what it would take: healthy years, the goal's floor, GPs."""
    lines = [*_to_england(found.healthy), *(_to_floor(one) for one in found.below)]
    lines += [needed_sentence(one) for one in found.needed if not math.isnan(one.short)]
    return [*lines, ARITHMETIC] if lines else [_nothing(found)]


def _nothing(found: Evidence) -> str:
    return (
        f"What it would take cannot be worked out: {found.area.name} has no figure to start from."
    )


def _to_england(healthy: Sequence[BesideEngland]) -> list[str]:
    lines = []
    for one in healthy:
        record, estimate = one.indicator, one.estimate
        whom = f"Healthy years of {_sex_of(healthy, one)} in {subject(estimate)}"
        by = number(abs(apart(estimate.value, one.england.value, record.decimals)), record.decimals)
        if one.verdict in (LOWER, HIGHER):
            low, high = sorted((abs(one.gap.lower), abs(one.gap.upper)))
            side = "below" if one.verdict == LOWER else "above"
            limits = span(low, high, record.decimals)
            lines.append(f"{whom}: {by} {side} England (likely range {limits}).")
        elif one.verdict == SIMILAR:
            lines.append(f"{whom}: cannot tell apart from England, {hidden(record, one.gap)}.")
    return lines


def _sex_of(healthy: Sequence[BesideEngland], one: BesideEngland) -> str:
    order = one.indicator.sexes
    place = healthy.index(one)
    return group(one.indicator, order[place] if len(healthy) == len(order) else order[0])


def _to_floor(one: Below) -> str:
    goal, row = one.goal, one.shortfall
    who = group(goal.indicator, goal.sex)
    level = NAMED[goal.level]
    decimals = goal.indicator.decimals + 1
    short = number(row.shortfall, decimals)
    limits = ""
    if not math.isnan(row.lower):
        low, high = outward(row.lower, row.upper, decimals)
        limits = f" (likely range {number(low, decimals)} to {number(high, decimals)})"
    floor = number(goal.floor.value, decimals)
    return (
        f"To halve the gap of {goal.baseline.words} between {level.plural}, none could be below "
        f"{floor} healthy years for {who}: {row.end.area.name} is {short} short{limits}."
    )


def to_know(found: Evidence) -> str:
    """Return what would help to know more about a constituency."""
    lacking = sum(one.reason == "level" for one in found.story.missing)
    borrowed = any(row.estimate.measured_for for row in found.story.rows)
    wanted = []
    if borrowed:
        wanted.append("healthy life expectancy by constituency")
    if lacking:
        measures = "1 further measure" if lacking == 1 else f"{lacking} further measures"
        wanted.append(
            f"{measures} that {'is' if lacking == 1 else 'are'} published for other areas"
        )
    if not wanted:
        return ""
    return f"To know more, what would have to be published: {together(wanted)}."


# Areas most like it --------------------------------------------------------------------------


def alike_by(found: MostAlike) -> str:
    """Return by what areas are called alike; or why there are none."""
    if not found.areas:
        return found.reason
    names = together(_ALIKE_BY[name] for name in found.variables)
    if len(found.variables) == 1:
        return f"By {names} alone; a distance of 1 is one standard deviation."
    return f"By {names}, which count alike; a distance of 1 is one standard deviation on each."


def alike_head(row: Row) -> str:
    """Return the heading of a measure's column: "Healthy life expectancy, girls"."""
    record = row.indicator
    return f"{record.label}, {group(record, row.sex)}" if len(record.sexes) > 1 else record.label


def alike_cell(record: Indicator, one: Estimate) -> str:
    """Return a figure with its range in a column, or why there is none."""
    if not one.known:
        return no_value(one.flag)
    percent = "%" if record.unit == "%" else ""
    return f"{number(one.value, record.decimals)}{percent}{in_brackets(record, one)}"


def distance(one: Alike) -> str:
    """Return how far from alike an area is."""
    return number(one.distance, 2)


def stands_out(found: Story) -> list[str]:
    """Return what stands out beside the areas most alike, and of how many figures."""
    if not found.looked_at:
        return []
    lines = [_stands(one) for one in (*found.higher, *found.lower)]
    count = found.looked_at
    looked = "1 figure with a range was" if count == 1 else f"{count} figures with a range were"
    if not lines:
        return [f"Beside them nothing stands out by more than chance: {looked} looked at."]
    if count == 1:
        return lines
    return [
        *lines[:_TOLD],
        f"{looked} looked at together; on average 1 in {round(1 / FALSE_SHARE)} "
        f"({FALSE_SHARE:.0%}) of those that stand out is chance, or fewer.",
    ]


def _stands(one: StandsOut) -> str:
    row = one.row
    record = row.indicator
    title = record.short_title
    if len(record.sexes) > 1:
        title = f"{title}, {group(record, row.sex)}"
    side = "above" if one.difference.value > 0 else "below"
    mean = number(one.mean, record.decimals)
    figure = shown(record, row.estimate, title)
    return (
        f"{title}: {figure}, {side} the mean of {one.of} of them ({mean}) and {side} "
        f"{one.beyond} of {one.of}."
    )


# What is not known, sources ------------------------------------------------------------------


def not_known(found: Evidence) -> list[str]:
    """Return which measures have no figure, by reason."""
    reasons: dict[str, list[str]] = {}
    for one in found.story.missing:
        reasons.setdefault(_why(one, found.area), []).append(in_sentence(one.indicator.short_title))
    lines = [f"{_capital(why)}: {_listed(dict.fromkeys(names))}." for why, names in reasons.items()]
    return [*lines, NOT_COLLECTED]


def _listed(names: Iterable[str]) -> str:
    known = list(names)
    more = len(known) - _LISTED
    return together([*known[:_LISTED], f"{more} more"] if more > 0 else known)


def _why(one: Missing | None, area: Area) -> str:
    if one is None:
        return "no figure published"
    if one.reason == "level":
        return f"not published for {NAMED[area.level].plural}"
    if one.reason == "area":
        return f"not published for {area.name}"
    return no_value(one.reason)


def source_lines(origins: Iterable[Origin]) -> list[str]:
    """Return publications as a pack names them: by publisher, title and date; licences last."""
    known = list(origins)
    held: dict[str, list[str]] = {}
    for one in known:
        held.setdefault(one.producer, []).append(f"{one.title}, {_published(one)}")
    lines = [f"{who}: {'; '.join(dict.fromkeys(titles))}." for who, titles in held.items()]
    return [*lines, *licence_lines(known)]


def licence_lines(origins: Iterable[Origin]) -> list[str]:
    """Return under which licences publications stand, each once."""
    names = dict.fromkeys(one.licence.rstrip(".") for one in origins)
    return [f"Licence: {together(names)}. Contains public sector information."] if names else []


def _published(one: Origin) -> str:
    return release_words(one.published[:7]) if one.published[:4].isdigit() else one.published


def do_nots(found: Evidence) -> list[str]:
    """Return what not to do with a pack's figures: the first rule of each measure, each once."""
    records = dict.fromkeys(one.indicator for one in found.strips)
    lines = dict.fromkeys(
        f"{one.short_title}: {one.do_nots[0][:1].lower()}{one.do_nots[0][1:]}"
        for one in records
        if one.do_nots
    )
    return list(lines)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
