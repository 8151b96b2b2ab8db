"""The page with every area of a level, two places on one scale, the table, the sources."""

from typing import Any
from urllib.parse import urlencode

from explorer.analysis.map import compare_places, overview, place
from explorer.indicators import data
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import catalogue
from explorer.maps.ahead import held_address
from explorer.maps.files import files_of
from explorer.maps.message import Chosen, message
from explorer.maps.points import point
from explorer.maps.shading import VALUE, shades
from explorer.places.levels import NAMED
from explorer.questions.blocks import Drawing, Link, Links
from explorer.questions.breaks import break_controls
from explorer.questions.map.view import MapView, map_levels
from explorer.questions.measures import indicator_options
from explorer.questions.page import Block, Control, Option, Page
from explorer.questions.showing import REVEAL
from explorer.words import labels
from explorer.words.figures import group_label
from explorer.words.foot import foot_line
from explorer.words.map import headline as headline_of
from explorer.words.revealing import START

NAME = ""
# What a reader can do on the map.
ACTS = ("area", "shade", "shape", "breaks", "keep")


def page(view: MapView) -> Page:
    """Return the answer for a view."""
    record, sex, period = view.record, view.sex, view.period
    every = overview(record, view.level, sex, period, view.breaks)
    picked = {letter: area for letter, area in (("A", view.a), ("B", view.b)) if area}
    places = {letter: place(record, area, sex, period) for letter, area in picked.items()}
    a, b = places.get("A"), places.get("B")
    pair = compare_places(record, a, b, sex, period) if a and b else None
    chosen = [Chosen(letter, one, point(one.area)) for letter, one in places.items()]
    shade = view.shade if view.shade in shades(every) else VALUE
    told = message(every, chosen, shade, view.shape) | {
        "files": files_of(every, picked, view.shape),
        **_held_ahead(view),
    }
    drawing = Drawing("map", told["label"], every.figures.frame, told, acts=ACTS)
    headline = headline_of(record, every, a, b, pair)
    foot = foot_line([period], built_on())
    return Page(
        NAME,
        told["title"],
        headline,
        _controls(view),
        [drawing],
        foot=foot,
        rests_on=[(record, period)],
    )


def _held_ahead(view: MapView) -> dict[str, Any]:
    """Return what the browser holds ahead: nothing with breaks of one's own, which move with it."""
    if view.breaks.own:
        return {"held": "", "ahead": []}
    return {"held": _held(view), "ahead": _ahead(view)}


def _held(view: MapView) -> str:
    return held_address(view.record, view.level, view.sex, view.period, view.shade)


def _ahead(view: MapView) -> list[dict[str, str]]:
    """Return what a reader may switch to next, for the browser to hold.

    The other sexes, and the periods beside this one, each by its control and its option's words.
    """
    sexes = [one for one in view.record.sexes if one != view.sex]
    available = data.published_periods(view.record, view.level, view.sex)
    at = available.index(view.period)
    beside = [*available[max(0, at - 1) : at], *available[at + 1 : at + 2]]
    switches = [
        *(("sex", group_label(view.record, one), view.of(one)) for one in sexes),
        *(("period", one.words, view.at(one.iso)) for one in beside),
    ]
    return [{"control": name, "text": text, "url": _held(to)} for name, text, to in switches]


def _controls(view: MapView) -> list[Block]:
    record = view.record
    available = data.published_periods(record, view.level, view.sex)
    picked = {letter: area.key for letter, area in zip("ab", (view.a, view.b), strict=True) if area}
    asked = {"page": "compare", **picked, "row": f"{view.indicator}.{view.sex}"}
    points = NAMED[view.level].points
    more = [] if points else [Link(labels.MAP["more"], f"?{urlencode(asked)}")]
    sexes: list[Block] = []
    if len(record.sexes) > 1:
        options = [Option(one, group_label(record, one)) for one in record.sexes]
        sexes = [Control("sex", labels.MAP["sex"], "buttons", options, view.sex)]
    return [
        Control("find", labels.MAP["find"], "place", level=view.level),
        Control("change", labels.MAP["reveal"], "reveal"),
        Control(
            "show",
            labels.MAP["show"],
            "list",
            indicator_options(catalogue().values()),
            view.indicator,
        ),
        *sexes,
        Control(
            "by",
            labels.MAP["by"],
            "list",
            [Option(one, NAMED[one].label) for one in map_levels(record)],
            view.level,
        ),
        Control(
            "period",
            labels.MAP["period"],
            "list",
            [Option(one.iso, one.words) for one in reversed(available)],
            view.period.iso,
        ),
        *break_controls(view.breaks),
        Links([*more, Link(START, f"?{urlencode({**view.to_query(), REVEAL: 0})}")]),
    ]
