"""Lessons on maps: what one hides, two stories of one, and land or people."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from explorer.analysis.breaks import (
    COUNTS,
    HAND,
    NATURAL,
    STEPS,
    USUAL_BREAKS,
    Breaks,
    breaks_of,
    by_hand,
)
from explorer.analysis.map import Overview, compare_places, overview, place
from explorer.analysis.reclassed import reclassed
from explorer.analysis.teach.london import london
from explorer.colours import PLUM, palette
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, indicator
from explorer.indicators.outlines import cartogram
from explorer.maps.breaks import beside
from explorer.maps.categories import CategoryMap, category_message
from explorer.maps.concealed import concealed
from explorer.maps.hexagons import HEXAGONS, MAP
from explorer.maps.message import Chosen, message
from explorer.maps.points import point
from explorer.maps.shading import VALUE, Fill
from explorer.periods import Period
from explorer.places.areas import register
from explorer.questions.blocks import Drawing, Heading, Section, Text
from explorer.questions.page import Block, Control, Option
from explorer.questions.teach.blocks import Keys
from explorer.questions.teach.screen import Screen, place_controls
from explorer.questions.teach.view import LEVEL, SEX, TeachView
from explorer.words.breaks import NAMES
from explorer.words.hexagons import hexagons_credit
from explorer.words.revealing import ALL, NUMBERS, TITLE
from explorer.words.teach import screens as words

_CLASSES = 4


def measured() -> tuple[Indicator, Period]:
    """Return the measure of the lessons, and its newest period."""
    record = indicator(DEFAULT)
    return record, data.published_periods(record, LEVEL, SEX)[-1]


def every(breaks: Breaks = USUAL_BREAKS) -> Overview:
    """Return the lessons' measure for every area."""
    record, period = measured()
    return overview(record, LEVEL, SEX, period, breaks)


def drawing(
    name: str,
    page: Overview,
    view: TeachView | None = None,
    *,
    step: int = ALL,
    shape: str = MAP,
    acts: Sequence[str] = (),
) -> Drawing:
    """Return a map alone, without table or notes; of a view with its two places."""
    record, period = page.figures.indicator, page.figures.period
    picked = {"A": view.a, "B": view.b} if view else {}
    chosen = [
        Chosen(letter, place(record, area, page.figures.sex, period), point(area))
        for letter, area in picked.items()
    ]
    told = message(page, chosen, VALUE, shape) | {"parts": ["map"], "files": None, "shades": []}
    # What our model says of a place is no part of these lessons.
    told["chosen"] = [
        {name: part for name, part in mark.items() if name != "model"} for mark in told["chosen"]
    ]
    shown = concealed(told, step) | {"title": ""}
    frame = page.figures.frame if step >= NUMBERS else page.figures.frame.iloc[:0]
    return Drawing(name, shown["label"], frame, shown, acts)


def told_apart(view: TeachView) -> list[str]:
    """Return both figures, how far apart they are with a range, and which is higher."""
    record, period = measured()
    a, b = (place(record, area, SEX, period) for area in (view.a, view.b))
    pair = compare_places(record, a, b, SEX, period)
    lines = [words.told(record, one.estimate) for one in (a, b) if one.estimate and one.known]
    more = [words.apart(pair), words.which_is_higher(pair)] if pair else []
    return [*lines, *filter(None, more)]


# What a map hides -------------------------------------------------------------------------------


def _hides(step: int, view: TeachView) -> Screen:
    question, answer = words.HIDES[step]
    page = every()
    titled = [Heading(words.titled(page), 2)] if step >= TITLE else []
    see: list[Block] = [*titled, drawing("lesson-map", page, view, step=step)]
    if step != NUMBERS:
        return Screen(question, see, [answer])
    return Screen(question, see, told_apart(view), acts=place_controls(LEVEL))


HIDES: Sequence[Callable[[TeachView], Screen]] = [
    partial(_hides, step) for step in range(len(words.HIDES))
]


# One map, two stories ---------------------------------------------------------------------------


def _pair(first: str, second: str) -> tuple[list[Block], list[Block], list[str]]:
    """Return two maps of the figures cut in two ways, one key for both, and what changed."""
    decimals = indicator(DEFAULT).decimals
    ways = [breaks_of(f"{one}-{_CLASSES}", decimals) for one in (first, second)]
    pages = [every(one) for one in ways]
    found = reclassed(*pages)
    maps: list[Block] = [
        drawing(f"lesson-{side}", page) for side, page in zip(("left", "right"), pages, strict=True)
    ]
    heads = [words.STORIES["class"], words.STORIES["first"], words.STORIES["second"]]
    rows = words.both_keys(found)
    key = Keys(words.STORIES["caption"], heads, palette(len(rows)), rows)
    return maps, [*maps, key], [words.two_ways(*ways), words.changed(found)]


def _which(_view: TeachView) -> Screen:
    maps, keyed, told = _pair(STEPS, COUNTS)
    return Screen(
        words.STORIES["which"], maps, told, [words.titled(every()), words.STORIES["look"]], keyed
    )


def _groups(_view: TeachView) -> Screen:
    maps, keyed, told = _pair(COUNTS, NATURAL)
    return Screen(words.STORIES["groups"], maps, told, [words.titled(every())], keyed)


def _move(view: TeachView) -> Screen:
    record, _ = measured()
    first = every(breaks_of(f"{STEPS}-{_CLASSES}", record.decimals))
    own = view.breaks if view.breaks.own else by_hand(list(first.limits), record.decimals)
    # However the breaks were chosen they can be moved on from there.
    second = every(by_hand(list(every(own).limits), record.decimals))
    found = reclassed(first, second)
    heads = [words.STORIES["class"], words.STORIES["equal"], words.STORIES["yours"]]
    rows = words.both_keys(found)
    key = Keys(words.STORIES["equal"], heads, palette(len(rows)), rows)
    drawn = drawing("lesson-breaks", second, acts=("breaks",))
    told = beside(drawn.message, found, words.while_moved(found), words.changed(found))
    ways = [Option(one, NAMES[one]) for one in (STEPS, COUNTS, NATURAL, HAND)]
    return Screen(
        words.STORIES["move"],
        [
            Section("lesson-first", [key, drawing("lesson-left", first)]),
            Section("lesson-second", [replace(drawn, message=told)]),
        ],
        [words.STORIES["moved"]],
        [words.titled(first), words.STORIES["drag"]],
        acts=[Control("breaks", words.STORIES["ways"], "list", ways, own.method)],
    )


def _honest(_view: TeachView) -> Screen:
    maps, keyed, _ = _pair(STEPS, COUNTS)
    return Screen(
        words.STORIES["honest"], maps, [words.STORIES["key"]], [words.titled(every())], keyed
    )


STORIES: Sequence[Callable[[TeachView], Screen]] = [_which, _groups, _move, _honest]


# Land or people ---------------------------------------------------------------------------------


def _see(_view: TeachView) -> Screen:
    found = london(LEVEL)
    said = words.land_said(found.land, found.people)
    return Screen(words.LAND["see"], [drawing("lesson-map", every())], [said])


def _shape(_view: TeachView) -> Screen:
    drawn = drawing("lesson-hexagons", every(), shape=HEXAGONS)
    return Screen(words.LAND["shape"], [drawn], [words.LAND["shapes"]])


def _london(_view: TeachView) -> Screen:
    areas = register().level(LEVEL).values()
    inside = london(LEVEL).inside
    count = sum(inside)
    told = [words.in_london(count, len(areas))]
    where = CategoryMap(
        level=LEVEL,
        label=words.LONDON["title"],
        legend=words.LONDON["title"],
        note="",
        fills=(Fill(PLUM[0], words.LONDON["rest"]), Fill(PLUM[4], words.LONDON["in"])),
        kinds=[int(one) for one in inside],
        missing=words.LONDON["none"],
        sentences=[
            words.where_it_lies(one.name, inside=there)
            for one, there in zip(areas, inside, strict=True)
        ],
        summary=told[0],
        parts=("map",),
    )
    figures = pd.DataFrame(
        {
            "area_code": [one.code for one in areas],
            "area_name": [one.name for one in areas],
            "in_london": list(inside),
        }
    )
    message = category_message(where, HEXAGONS)
    seen = [Drawing("lesson-hexagons", where.label, figures, message)]
    options = [Option(str(one), str(one)) for one in sorted({5, 15, count, 60})]
    return Screen(
        words.LAND["guess"], [drawing("lesson-map", every())], told, seen=seen, guesses=options
    )


def _right(_view: TeachView) -> Screen:
    maps = [
        drawing("lesson-left", every()),
        drawing("lesson-right", every(), shape=HEXAGONS),
    ]
    drawn = cartogram(LEVEL)
    credit = [Text([hexagons_credit(drawn)], "soft")] if drawn else []
    return Screen(
        words.LAND["which"],
        [*maps, *credit],
        [words.LAND["both"], words.LAND["use"]],
    )


LAND: Sequence[Callable[[TeachView], Screen]] = [_see, _shape, _london, _right]
