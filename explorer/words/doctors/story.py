"""One area's story in sentences, and a level as a list: every figure with what it rests on."""

import math
from collections.abc import Sequence

from explorer.analysis.doctors.agreement import Reading
from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.definitions import Row, definition_record
from explorer.analysis.doctors.practices import Practice
from explorer.analysis.doctors.story import Story
from explorer.places.levels import NAMED
from explorer.words.doctors.answer import agreement_sentence, over_definitions, standing_sentence
from explorer.words.doctors.needed import ARITHMETIC, needed_sentence
from explorer.words.doctors.practices import beside_sentence, comings_sentence, practice_line
from explorer.words.doctors.terms import (
    CRITICISED,
    READINGS_RULE,
    SENSITIVITY,
    coverage_words,
    definition_title,
    readings_span,
)
from explorer.words.doctors.trend import trend_sentence
from explorer.words.figures import no_value, number, together, with_noun

# Definitions whose figures are sums over an area's own practices.
_SUMS = ("raw", "carr-hill", "need")
# How many practices a terminal shows.
_LISTED = 60


def row_sentence(row: Row) -> str:
    """Return one figure: value, the other way round, date, and what it rests on."""
    record, title = definition_record(row.definition), definition_title(row.definition)
    if not row.known:
        return f"{title}: {no_value(row.flag)}."
    text = with_noun(number(row.value, record.decimals), record)
    if record.turned_over is None:
        amount = number(abs(row.value), record.decimals)
        text = f"{amount}% {_more_than_before(row)}"
    elif not math.isnan(row.patients_per_gp):
        per = number(row.patients_per_gp, record.turned_over.decimals)
        text += f", or {per} {record.turned_over.noun}"
    return f"{title}: {text}, {row.period.words} ({coverage_words(row)}).{_readings(row)}"


def _more_than_before(row: Row) -> str:
    more = "fewer" if row.value < 0 else "more"
    return f"{more} GPs per 100,000 patients than in {dates().first_year.words}"


def _readings(row: Row) -> str:
    span = readings_span(row)
    return f" By how single returns are read: {span}." if span else ""


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
        f"Since {dates().first_year.words}": [
            trend_sentence(story.trend),
            comings_sentence(story.comings),
        ],
        "Beside it": [beside_sentence(one) for one in story.beside],
        "Practices, most patients per GP first": _practice_lines(story.practices),
    }
    told = ["\n".join(_block(title, lines)) for title, lines in blocks.items() if lines]
    return "\n\n".join([*told, *_also(story)])


def _practice_lines(practices: Sequence[Practice]) -> list[str]:
    lines = [practice_line(one) for one in practices[:_LISTED]]
    more = len(practices) - _LISTED
    return [*lines, f"and {more:,} more (--json has all)"] if more > 0 else lines


def _block(title: str, lines: Sequence[str]) -> list[str]:
    told = [line for line in lines if line]
    return [title, *(f"  {line}" for line in told)] if title else told


def _also(story: Story) -> list[str]:
    if not story.also:
        return []
    others = together([f"{other.key} ({NAMED[other.level].singular})" for other in story.also])
    return [f"{story.area.name} was taken as {story.area.key}; it could also mean {others}."]


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
