"""What a reader may choose on the page that finds areas: conditions, one of them open."""

from dataclasses import dataclass

from explorer.analysis.find.answer import Found
from explorer.analysis.find.conditions import (
    MOST,
    Against,
    Between,
    Changed,
    Condition,
    Fewest,
    Inside,
    Like,
    Majority,
    OfMeasure,
    Valued,
)
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, indicator
from explorer.periods import Period
from explorer.places.areas import register
from explorer.questions.blocks import Section, Text
from explorer.questions.find.view import LEVELS, SPECIAL, FindView, level_label, measures_at, way_of
from explorer.questions.measures import measure_options
from explorer.questions.page import Block, Control, Option
from explorer.words.doctors.terms import FIVE
from explorer.words.find import page as words
from explorer.words.find.answer import count_label
from explorer.words.find.conditions import condition_text

_BELOW_PLACE = ("below-place", "above-place")


@dataclass(frozen=True)
class _Row:
    """A measure to choose: what `measure_options` takes."""

    indicator: Indicator
    sex: str
    period: Period


def control_blocks(view: FindView, found: Found | None) -> list[Block]:
    """Return the controls for a view."""
    levels = [Option(one, level_label(one)) for one in LEVELS]
    blocks: list[Block] = [
        Control("change", words.REVEAL, "reveal"),
        Control("by", words.BY, "list", levels, view.level),
    ]
    of = len(view.conditions)
    if of > 1:
        numbers = [
            Option(str(0 if one == of else one), words.number_option(one, of))
            for one in range(of, 0, -1)
        ]
        blocks.append(Control("number", words.NUMBER, "list", numbers, str(view.number)))
    for at in range(of):
        blocks.append(Section(f"find-condition-{at + 1}", _condition(view, found, at)))
    if of < MOST:
        blocks.append(Control("add", words.ADD, "button", present="new"))
    blocks.append(Control("modelled", words.MODELLED, "switch", present=view.modelled))
    return blocks


def _condition(view: FindView, found: Found | None, at: int) -> list[Block]:
    """Return a condition: sentence, count and buttons, and its controls where it is open."""
    shown = at == view.edited
    blocks: list[Block] = []
    if found:
        told = [f"{at + 1}. {condition_text(found.judged[at])}", count_label(found.alone(at))]
        blocks.append(Text(told))
    label = words.edit_label(at + 1, shown=shown)
    blocks += [
        Control(f"edit-{at + 1}", label, "button", present=at, act="edit"),
        Control(f"remove-{at + 1}", words.remove_label(at + 1), "button", present=at, act="remove"),
    ]
    return [*blocks, *(_open(view, view.conditions[at]) if shown else [])]


def _open(view: FindView, condition: Condition) -> list[Block]:
    measures = [
        *measure_options([_Row(*one) for one in measures_at(view.level)]),
        *(
            Option(one, words.SPECIAL[one], words.NOT_MEASURES)
            for one in SPECIAL
            if one != "majority" or view.level in data.levels_of(indicator("majority-2024"))
        ),
    ]
    chosen = _chosen(condition)
    first = Control("measure", words.MEASURE, "list", measures, chosen)
    match condition:
        case Inside(level, code):
            areas = register().level(level).values()
            options = [Option(one.code, one.name) for one in areas]
            return [first, Control("inside", words.INSIDE, "list", options, code)]
        case Majority(limit, unit):
            units = [Option(one, text) for one, text in words.UNITS.items()]
            return [
                first,
                Control("limit", words.VALUE, "number", present=limit),
                Control("unit", words.UNIT, "list", units, unit),
            ]
        case Fewest(number):
            numbers = [
                Option(str(one), words.number_option(one, FIVE)) for one in range(1, FIVE + 1)
            ]
            return [first, Control("agreeing", words.DEFINITIONS, "list", numbers, str(number))]
        case Like():
            return [first, Control("find", words.PLACE, "place", level=view.level)]
        case _:
            return [first, *_compared(view, condition)]


def _compared(view: FindView, condition: OfMeasure) -> list[Block]:
    ways = [Option(one, text) for one, text in words.WAYS.items()]
    way = way_of(condition)
    blocks: list[Block] = [Control("way", words.IS, "list", ways, way)]
    match condition:
        case Valued(measure, _, limit):
            step = 10.0 ** -indicator(measure.slug).decimals
            blocks.append(Control("limit", words.VALUE, "number", present=limit, step=step))
        case Between(_, low, high):
            blocks += [
                Control("limit", words.LOW, "number", present=low),
                Control("upto", words.HIGH, "number", present=high),
            ]
        case Changed(measure, _, since):
            record = indicator(measure.slug)
            periods = data.published_periods(record, view.level, measure.sex)[:-1]
            options = [Option(one.iso, one.words) for one in periods]
            blocks.append(Control("since", words.SINCE, "list", options, since))
        case Against() if way in _BELOW_PLACE:
            blocks.append(Control("find", words.PLACE, "place", level=view.level))
    return blocks


def _chosen(condition: Condition) -> str:
    match condition:
        case Inside(level, _):
            return "in-region" if level == "region" else "in-board"
        case Majority():
            return "majority"
        case Fewest():
            return "fewest"
        case Like():
            return "like"
        case _:
            return f"{condition.measure.slug}.{condition.measure.sex}"
