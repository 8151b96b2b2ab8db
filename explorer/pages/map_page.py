"""The map page: every area of a level, two places on one scale, the table, the sources."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from explorer import data, view, words
from explorer.analysis.estimates import take_area
from explorer.analysis.overview import compare_places, overview, place
from explorer.areas import Area, register
from explorer.catalogue import catalogue
from explorer.levels import BY_SLUG
from explorer.maps.files import files_of
from explorer.maps.message import Chosen, message, packed
from explorer.maps.points import point
from explorer.maps.shading import VALUE, shades
from explorer.pages import markup
from explorer.pages.components import area_map
from explorer.pages.finding import find_box
from explorer.pages.session import Views
from explorer.root import data_root
from explorer.view import View

NAME, LOOK = "Map", ""
SEXES = {"female": "Girls", "male": "Boys", "persons": "Everyone"}
# Readers of a class look at few views at a time; each is worked out once.
_KEPT = 512
VIEWS = Views("", view.read)


@dataclass(frozen=True)
class Content:
    """What the page shows for a view: the answer, and the browser part's message, also packed."""

    answer: words.Headline
    message: dict[str, Any]
    packed: bytes


def show() -> None:
    """Draw the page for the view in the URL; only this part runs again when a reader chooses."""
    current, problems = VIEWS.current()
    _fill_controls(current)
    content = _content(data_root(), current)
    with st.container(key="page"):
        st.html(markup.headline(content.answer, problems))
        with st.container(key="rail"):
            _rail(current)
        area_map(content.packed, "map", _ACTS)


def first() -> None:
    """Work out what the page shows to a newcomer."""
    _content(data_root(), view.first_view())


def title() -> str:
    """Return what the view in the URL is called."""
    current, _ = VIEWS.current()
    return str(_content(data_root(), current).message["title"])


@lru_cache(maxsize=_KEPT)
def _content(_root: Path, current: View) -> Content:
    """Return what a view shows; equal views give equal content."""
    record, sex, period = current.record, current.sex, current.period
    page = overview(record, current.level, sex, period)
    picked = {letter: area for letter, area in (("A", current.a), ("B", current.b)) if area}
    places = {letter: place(record, area, sex, period) for letter, area in picked.items()}
    a, b = places.get("A"), places.get("B")
    pair = compare_places(record, a, b, sex, period) if a and b else None
    chosen = [Chosen(letter, one, point(one.area)) for letter, one in places.items()]
    shade = current.shade if current.shade in shades(page) else VALUE
    told = message(page, chosen, shade) | {"files": files_of(page, picked)}
    return Content(words.headline(record, page, a, b, pair), told, packed(told))


# The rail -----------------------------------------------------------------------------


def _fill_controls(current: View) -> None:
    """Set every control to what the view says, before any is drawn."""
    st.session_state.update(
        show=current.indicator,
        by=current.level,
        sex=current.sex,
        period=current.period.iso,
    )


def _rail(current: View) -> None:
    find_box("Find a place", _take, _pick, current.level)
    st.checkbox("Change what the map shows", key="change")
    _controls(current)
    picked = {
        letter: area.key for letter, area in zip("ab", (current.a, current.b), strict=True) if area
    }
    st.html(markup.compare_more(picked, f"{current.indicator}.{current.sex}"))


def _controls(current: View) -> None:
    record = current.record
    known = catalogue()
    st.selectbox(
        "Show",
        list(known),
        key="show",
        format_func=lambda slug: known[slug].short_title,
        on_change=lambda: VIEWS.go(st.session_state.view.showing(st.session_state.show)),
    )
    if len(record.sexes) > 1:
        st.segmented_control(
            "For",
            list(record.sexes),
            key="sex",
            format_func=SEXES.__getitem__,
            required=True,
            width="stretch",
            on_change=lambda: VIEWS.go(st.session_state.view.of(st.session_state.sex)),
        )
    st.selectbox(
        "By",
        view.map_levels(record),
        key="by",
        format_func=lambda slug: BY_SLUG[slug].singular.capitalize(),
        on_change=lambda: VIEWS.go(st.session_state.view.by(st.session_state.by)),
    )
    available = data.published_periods(record, current.level, current.sex)
    named = {period.iso: period.words for period in reversed(available)}
    st.selectbox(
        "Period",
        list(named),
        key="period",
        format_func=named.__getitem__,
        on_change=lambda: VIEWS.go(st.session_state.view.at(st.session_state.period)),
    )


def _take(text: str) -> Area:
    return take_area(text, VIEWS.current()[0].record).area


def _pick(area: Area) -> None:
    VIEWS.go(st.session_state.view.picking(area))


# What a reader does on the map and beside it ---------------------------------------------


def _pick_code(code: object) -> None:
    current: View = st.session_state.view
    if str(code) in register().level(current.level):
        _pick(register().area(current.level, str(code)))


_ACTS = {
    "area": _pick_code,
    "shade": lambda name: VIEWS.go(st.session_state.view.shaded(str(name))),
    "keep": lambda _: VIEWS.go(st.session_state.view.keeping()),
}
