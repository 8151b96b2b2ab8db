"""Doctors in words: by whose definition they are few, how sure that is, what it would take."""

import math
from collections.abc import Sequence

from explorer.analysis.doctors import (
    DEPENDS as DEPENDS_ON,
)
from explorer.analysis.doctors import (
    IN,
    OUT,
    AreaAgreement,
    Benchmark,
    Needed,
    Practice,
    Reading,
    Row,
    Share,
    Standing,
    Story,
    Total,
    TwoWay,
    definition_record,
)
from explorer.periods import Period
from explorer.places.levels import BY_SLUG
from explorer.words.figures import no_value, number, together, with_noun
from explorer.words.practices import beside_sentence, comings_sentence, practice_line

DEFINITION_TITLES = {
    "raw": "GPs per patient",
    "carr-hill": "GPs per patient as practices are paid",
    "need": "GPs per patient by need",
    "change": "Change since 2015/16",
    "access": "GPs within reach of residents",
}
# How a definition stands after "by".
_BY = {
    "raw": "patients",
    "carr-hill": "patients as practices are paid for them",
    "need": "patients by need",
    "change": "the change since 2015/16",
    "access": "what residents can reach",
}
CRITICISED = {
    "raw": "It counts every patient alike, young or old, well or ill.",
    "carr-hill": (
        "The formula is criticised for giving deprivation too little weight: deprived places look "
        "better staffed by it than by need."
    ),
    "need": (
        "It assumes that patients are like the people who live in the area, and it may miss care "
        "that people need and do not seek."
    ),
    "change": (
        "It says nothing about how many doctors there were to begin with, and practices that "
        "moved or merged shift single areas."
    ),
    "access": "It is a model of who could reach whom in a straight line, not of who uses what.",
}
ARITHMETIC = "This is arithmetic, not a forecast."
# What a verdict says that does not stand under every reading of the returns.
DEPENDS = "depends on single returns"
READINGS_RULE = (
    "Some returns cannot be so: far from all others, far below the practice's own years, or for a "
    "list that is no longer local. They are left out. GPs of a practice whose list emptied count "
    "where its patients went. A verdict stands only if it stands with and without each of these "
    "two steps; else it depends on single returns."
)
SENSITIVITY = (
    "Staff are counted, not sampled, so the figures have no likely range. A range of ranks says "
    "how far a rank hangs on single practices; it is not sampling error."
)
FIFTHS = {
    1: "the fewest-doctored fifth",
    2: "the second fifth from the fewest",
    3: "the middle fifth",
    4: "the second fifth from the most",
    5: "the most-doctored fifth",
}
_BENCHMARKS = {
    "england": "England's average of {when}",
    "england-2016": "England's average of {when}",
    "given": "the level that was set",
}
_COUNTED = {"raw": "every patient counted alike", "need": "patients counted by need"}
_THAN_BEFORE = "GPs per 100,000 patients than in 2015/16"
# Definitions whose figures are sums over an area's own practices.
_SUMS = ("raw", "carr-hill", "need")
# How many places or areas a sentence names.
_NAMED = 5
# How many practices a terminal shows.
_LISTED = 60


def row_sentence(row: Row) -> str:
    """Return one figure: value, the other way round, date, and what it rests on."""
    record, title = definition_record(row.definition), DEFINITION_TITLES[row.definition]
    if not row.known:
        return f"{title}: {no_value(row.flag)}."
    text = with_noun(number(row.value, record.decimals), record)
    if record.turned_over is None:
        amount = number(abs(row.value), record.decimals)
        text = f"{amount}% {'fewer' if row.value < 0 else 'more'} {_THAN_BEFORE}"
    elif not math.isnan(row.patients_per_gp):
        per = number(row.patients_per_gp, record.turned_over.decimals)
        text += f", or {per} {record.turned_over.noun}"
    return f"{title}: {text}, {row.period.words} ({coverage_words(row)}).{_readings(row)}"


def readings_span(row: Row) -> str:
    """Return the span of a figure's readings, "34.2 to 47.2"; empty where they are close."""
    if not row.apart:
        return ""
    record = definition_record(row.definition)
    low, high = (number(one, record.decimals) for one in (row.low, row.high))
    return f"{low} to {high}" + ("%" if record.turned_over is None else "")


def _readings(row: Row) -> str:
    span = readings_span(row)
    return f" By how single returns are read: {span}." if span else ""


def coverage_words(row: Row) -> str:
    """Return what a figure rests on: "98.0% of patients in 12 practices"."""
    whom = "GPs from returns" if row.definition == "access" else "patients covered"
    word = "practice" if row.practices == 1 else "practices"
    return f"{number(row.coverage, 1)}% of {whom}, {row.practices:,} {word}"


def cautions(row: Row, without: Row | None = None) -> list[str]:
    """Return what to know before a figure is used: gaps, few practices, one large one.

    Parameters
    ----------
    row : Row
    without : Row, optional
        The same figure without the area's largest practice.
    """
    notes = []
    if row.flag == "incomplete_return":
        text = "Less than 90% rests on returns that count, so it is marked"
        notes.append(f"{text}." if row.ranked else f"{text} and left out of rankings.")
    if row.apart and row.definition in _SUMS:
        record = definition_record(row.definition)
        notes.append(
            f"It hangs on single returns: {readings_span(row)} by how they are read, "
            f"{number(row.all_returns, record.decimals)} with every return on its own list."
        )
    if row.flag == "small_numbers":
        notes.append(
            "It rests on fewer than three practices, so it is marked and left out of rankings."
        )
    if row.hangs_on_one:
        share = number(row.largest_practice_share, 0)
        whose = "GPs within reach" if row.definition == "access" else "patients"
        text = f"One practice holds {share}% of the area's {whose}, so the figure hangs on it."
        if without:
            text += (
                f" Without it: {number(without.value, 1)} per 100,000 patients, "
                f"or {number(without.patients_per_gp, 0)} patients per GP."
            )
        notes.append(text)
    return notes


def agreement_sentence(agreement: AreaAgreement) -> str:
    """Return on how many definitions an area is among the fewest, and by which."""
    area = agreement.area
    if not BY_SLUG[area.level].mapped:
        return f"{area.name} is the benchmark and is not ranked."
    if not agreement.of:
        return f"{area.name} is not ranked: each of its figures is marked or missing."
    by = {
        verdict: [one.row.definition for one in agreement.standings if one.verdict == verdict]
        for verdict in (IN, DEPENDS_ON, OUT)
    }
    plural = BY_SLUG[area.level].plural
    count = str(agreement.count) if agreement.count else "none"
    text = (
        f"{area.name} is among the fewest-doctored fifth of {plural} on {count} of "
        f"{agreement.of} definitions"
    )
    if agreement.depends:
        text += f", and on {depends_count(agreement)} {DEPENDS}"
    if sum(map(bool, by.values())) == 1:
        return f"{text}."
    told = [
        f"{start} {_listed(by[verdict])}"
        for verdict, start in ((IN, "by"), (DEPENDS_ON, "it depends by"), (OUT, "not by"))
        if by[verdict]
    ]
    return f"{text}: {', '.join(told)}."


def depends_count(agreement: AreaAgreement) -> str:
    """Return on how many more definitions it depends, before "depends on single returns"."""
    return f"{agreement.depends}{' more' if agreement.count else ''} it"


def standing_sentence(standing: Standing) -> str:
    """Return where an area stands by one definition, and how far that hangs on practices."""
    row = standing.row
    title = DEFINITION_TITLES[row.definition]
    if not standing.rank:
        return f"{title}: not ranked."
    text = f"{title}: in {FIFTHS[standing.fifth]}"
    if standing.depends:
        text = f"{title}: whether in the fewest-doctored fifth {DEPENDS}"
    first, last = min(standing.ranks), max(standing.ranks)
    if first != last:
        read = "they" if standing.depends else "single returns"
        text += f"; {_between(first, last, standing)} by how {read} are read"
    if math.isnan(standing.rank_lower):
        return f"{text}."
    low, high = math.floor(standing.rank_lower), math.ceil(standing.rank_upper)
    return f"{text}; {_between(low, high, standing)} when its practices are drawn again."


def _between(low: int, high: int, standing: Standing) -> str:
    return f"between {ordinal(low)} and {ordinal(high)} lowest of {standing.ranked:,}"


def over_definitions(agreement: AreaAgreement) -> str:
    """Return the span of an area's ranks over the definitions; empty without ranks."""
    if not agreement.of:
        return ""
    low, high = ordinal(agreement.lowest_rank), ordinal(agreement.highest_rank)
    most = max(one.ranked for one in agreement.standings)
    return (
        f"Over the definitions {agreement.area.name} stands between {low} and {high} from the "
        f"fewest, of up to {most:,} ranked."
    )


def needed_sentence(needed: Needed) -> str:
    """Return the GPs that an area needs to reach a level."""
    goal = f"{benchmark_words(needed.benchmark)}, {_COUNTED[needed.definition]}"
    if math.isnan(needed.short):
        return f"{needed.area.name} has no figure to hold against {goal}."
    if needed.short == 0:
        above = f"{needed.area.name} is at or above {goal}"
        if needed.short_high > 0:
            most = number(needed.short_high, 1)
            return f"{above}, or up to {most} full-time GPs short by how single returns are read."
        return f"{above}."
    return (
        f"To reach {goal}, the practices of {needed.area.name} would need "
        f"{number(needed.short, 1)} more full-time GPs beside their {number(needed.gps, 1)}"
        f"{_short_span(needed)}."
    )


def _short_span(needed: Needed) -> str:
    low, high = number(needed.short_low, 1), number(needed.short_high, 1)
    return f" ({low} to {high} by how single returns are read)" if low != high else ""


def benchmark_words(to: Benchmark) -> str:
    """Return a level to reach: "England's average of 2015/16 (50.4 per 100,000 patients)"."""
    name = _BENCHMARKS[to.name].format(when=to.period.words if to.period else "")
    return f"{name} ({number(to.rate, 1)} per 100,000 patients)"


def total_span(total: Total) -> tuple[str, str]:
    """Return the least and the greatest shortfall of all areas, by how returns are read."""
    low, high = total.short_span
    return number(low, 0), number(high, 0)


def allocation_sentence(shares: Sequence[Share]) -> str:
    """Return how places spread over areas by shortfall."""
    given = [share for share in shares if share.places]
    if not given:
        return "No area is short of the level, so no place is spread."
    places = sum(share.places for share in given)
    first = together(
        [f"{share.places:,}{_places_span(share)} to {share.area.name}" for share in given[:_NAMED]]
    )
    plural = BY_SLUG[given[0].area.level].plural
    return (
        f"{places:,} places spread by shortfall over {len(given):,} {plural}: the most, {first}. "
        f"{ARITHMETIC}"
    )


def _places_span(share: Share) -> str:
    low, high = share.places_low, share.places_high
    return f" ({low:,} to {high:,} by how single returns are read)" if low != high else ""


def trend_sentence(trend: Sequence[Row]) -> str:
    """Return the first and the last figure of a series that cover enough; empty with fewer."""
    complete = [row for row in trend if row.complete]
    if len(complete) < 2:  # noqa: PLR2004 -- two ends
        return ""
    first, last = complete[0], complete[-1]
    text = (
        f"GPs per 100,000 patients: {number(first.value, 1)} {when(first.period)} and "
        f"{number(last.value, 1)} {when(last.period)}"
    )
    latest = trend[-1]
    if latest.known and latest is not last:
        text += (
            f"; {when(latest.period)} {number(latest.value, 1)}, marked: it covers "
            f"{number(latest.coverage, 0)}% of patients"
        )
    return (
        f"{text}. Financial years are means of their returns and the last figure is a single day; "
        "there are no figures between."
    )


def when(period: Period) -> str:
    """Return a period after a figure: "in 2015/16", "on 31 May 2026"."""
    return f"{'on' if period.unit == 'D' else 'in'} {period.words}"


def corner_sentence(two_way: TwoWay) -> str:
    """Return which areas are in the hardest third of doctors and of the other indicator."""
    corner, record = two_way.corner, two_way.indicator
    plural = BY_SLUG[two_way.level].plural
    side = "lowest" if record.polarity == "higher_is_better" else "highest"
    what = (
        f"both the third with fewest GPs and the third with the {side} "
        f"{record.short_title[0].lower()}{record.short_title[1:]}"
    )
    if not corner:
        return f"No {BY_SLUG[two_way.level].singular} is in {what}."
    named = together([one.area.name for one in corner[:_NAMED]])
    start = "fewest GPs first: " if len(corner) > 1 else ""
    more = f" and {len(corner) - _NAMED:,} more" if len(corner) > _NAMED else ""
    word = plural if len(corner) > 1 else BY_SLUG[two_way.level].singular
    verb = "are" if len(corner) > 1 else "is"
    return f"{len(corner):,} {word} {verb} in {what}; {start}{named}{more}."


def readings_sentence(readings: Sequence[Reading]) -> str:
    """Return what six readings of access say of one area, and on how many it is low."""
    values = [one.value for one in readings]
    text = (
        "By six readings of what residents can reach (each person counted once or several times, "
        "within 5, 10 and 15 km) it comes to between "
        f"{number(min(values), 1)} and {number(max(values), 1)} per 100,000 residents"
    )
    if not readings[0].fifth:
        return f"{text}."
    low = sum(one.fifth == 1 for one in readings)
    return f"{text}, and is among the fewest-doctored fifth on {low} of {len(readings)}."


def is_it_short(story: Story) -> list[str]:
    """Return the answer to "is it under-doctored, by whose definition, and how sure?"."""
    raw = story.definitions[0]
    lines = [agreement_sentence(story.agreement)]
    lines += cautions(raw, story.without_largest)
    lines.append(over_definitions(story.agreement))
    return [line for line in lines if line]


def doctors_text(story: Story) -> str:
    """Return an area's whole story in sentences, for a terminal."""
    figures = [
        " ".join([row_sentence(row), CRITICISED[row.definition]]) for row in story.definitions
    ]
    ranks = [standing_sentence(one) for one in story.agreement.standings if one.rank]
    figures.append(readings_sentence(story.readings))
    blocks = {
        "": is_it_short(story),
        "By definition": figures,
        "Rank": [*ranks, READINGS_RULE, SENSITIVITY] if ranks else [],
        "What it would take": [*map(needed_sentence, story.needed), ARITHMETIC],
        "Since 2015/16": [trend_sentence(story.trend), comings_sentence(story.comings)],
        "Beside it": [beside_sentence(one) for one in story.beside],
        "Practices, most patients per GP first": _practice_lines(story.practices),
    }
    told = ["\n".join(_block(title, lines)) for title, lines in blocks.items() if lines]
    return "\n\n".join([*told, *_also(story)])


def table_lines(rows: Sequence[Row]) -> list[str]:
    """Return a level's figures, fewest doctors first, marked ones last."""
    record = definition_record(rows[0].definition)
    ordered = sorted(rows, key=lambda row: (not row.ranked, not row.known, row.value))
    lines = [f"{record.title}, {rows[0].period.words}"]
    for row in ordered:
        value = number(row.value, record.decimals) if row.known else no_value(row.flag)
        marks = [row.flag.replace("_", " ")] if row.flag and row.known else []
        marks += ["one practice over a quarter"] if row.hangs_on_one else []
        note = f"  ({'; '.join(marks)})" if marks else ""
        lines.append(f"{value:>10}  {row.area.name}{note}")
    return lines


def ordinal(rank: int) -> str:
    """Return "1st", "22nd", "113th"."""
    teen = rank % 100 // 10 == 1
    ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank:,}{ending}"


def _practice_lines(practices: Sequence[Practice]) -> list[str]:
    lines = [practice_line(one) for one in practices[:_LISTED]]
    more = len(practices) - _LISTED
    return [*lines, f"and {more:,} more (--json has all)"] if more > 0 else lines


def _block(title: str, lines: Sequence[str]) -> list[str]:
    told = [line for line in lines if line]
    return [title, *(f"  {line}" for line in told)] if title else told


def _listed(definitions: Sequence[str]) -> str:
    return together([_BY[definition] for definition in definitions])


def _also(story: Story) -> list[str]:
    if not story.also:
        return []
    others = together([f"{other.key} ({BY_SLUG[other.level].singular})" for other in story.also])
    return [f"{story.area.name} was taken as {story.area.key}; it could also mean {others}."]
