"""The map page: every area of a level, two places on one scale, the table, the sources."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st

from explorer import data, search, view, words
from explorer.analysis.estimates import take_area
from explorer.analysis.overview import compare_places, overview, place
from explorer.areas import Area, register
from explorer.catalogue import catalogue
from explorer.errors import QuestionError
from explorer.levels import BY_SLUG
from explorer.maps.files import files_of
from explorer.maps.message import Chosen, message, packed
from explorer.maps.points import point
from explorer.maps.shading import VALUE, shades
from explorer.pages import markup
from explorer.pages.components import area_map
from explorer.root import data_root
from explorer.view import View

SEXES = {"female": "Girls", "male": "Boys", "persons": "Everyone"}
# Readers of a class look at few views at a time; each is worked out once.
_VIEWS = 512


@dataclass(frozen=True)
class Content:
    """What the page shows for a view: the answer, and the browser part's message, also packed."""

    answer: words.Headline
    message: dict[str, Any]
    packed: bytes


def show() -> None:
    """Draw the page for the view in the URL; only this part runs again when a reader chooses."""
    current, problems = _current()
    _fill_controls(current)
    content = _content(data_root(), current)
    with st.container(key="page"):
        st.html(markup.headline(content.answer, problems))
        with st.container(key="rail"):
            _rail(current)
        area_map(content.packed, "map", _ACTS)


def title() -> str:
    """Return what the view in the URL is called."""
    current, _ = _current()
    return str(_content(data_root(), current).message["title"])


@lru_cache(maxsize=_VIEWS)
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


def _current() -> tuple[View, list[str]]:
    """Return the view: the session's, unless the URL now says something else."""
    asked = dict(st.query_params)
    if "view" not in st.session_state or asked != st.session_state.get("written", {}):
        st.session_state.view, st.session_state.problems = view.read(asked)
        st.session_state.written = asked
    return st.session_state.view, st.session_state.problems


def _go(to: View) -> None:
    """Show another view and write it to the URL."""
    st.session_state.view, st.session_state.problems = to, []
    st.session_state.written = to.to_query()
    st.query_params.from_dict(to.to_query())


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
    st.text_input(
        "Find a place",
        key="find",
        placeholder="Name or postcode",
        on_change=_find,
    )
    _results()
    st.checkbox("Change what the map shows", key="change")
    _controls(current)


def _controls(current: View) -> None:
    record = current.record
    known = catalogue()
    st.selectbox(
        "Show",
        list(known),
        key="show",
        format_func=lambda slug: known[slug].short_title,
        on_change=lambda: _go(st.session_state.view.showing(st.session_state.show)),
    )
    if len(record.sexes) > 1:
        st.segmented_control(
            "For",
            list(record.sexes),
            key="sex",
            format_func=SEXES.__getitem__,
            required=True,
            width="stretch",
            on_change=lambda: _go(st.session_state.view.of(st.session_state.sex)),
        )
    st.selectbox(
        "By",
        view.map_levels(record),
        key="by",
        format_func=lambda slug: BY_SLUG[slug].singular.capitalize(),
        on_change=lambda: _go(st.session_state.view.by(st.session_state.by)),
    )
    available = data.published_periods(record, current.level, current.sex)
    named = {period.iso: period.words for period in reversed(available)}
    st.selectbox(
        "Period",
        list(named),
        key="period",
        format_func=named.__getitem__,
        on_change=lambda: _go(st.session_state.view.at(st.session_state.period)),
    )


def _find() -> None:
    """Take what was typed for one place, or keep what it may mean for the reader to choose."""
    text = st.session_state.find
    st.session_state.found, st.session_state.said = (), ""
    if not text.strip():
        return
    try:
        found = search.find(text)
        st.session_state.found = tuple(dict.fromkeys(one.area for one in found.found))
        st.session_state.said = found.message
        exact = [one for one in found.found if one.match != "close"]
        if exact and not (found.message and exact[0].match == "former"):
            _pick(take_area(text, st.session_state.view.record).area)
    except QuestionError as error:
        st.session_state.said = st.session_state.said or str(error)


def _results() -> None:
    if st.session_state.get("said"):
        st.html(markup.said(st.session_state.said))
    found = st.session_state.get("found", ())
    if len(found) < 2:  # noqa: PLR2004 -- one place needs no choice
        return
    with st.container(key="found"):
        for area in found[:6]:
            st.button(
                markup.label(f"{area.name} ({words.kind(area)})"),
                key=f"pick-{area.key}",
                type="tertiary",
                on_click=_pick,
                args=(area,),
            )


def _pick(area: Area) -> None:
    _go(st.session_state.view.picking(area))


# What a reader does on the map and beside it ---------------------------------------------


def _pick_code(code: object) -> None:
    current: View = st.session_state.view
    if str(code) in register().level(current.level):
        _pick(register().area(current.level, str(code)))


_ACTS = {
    "area": _pick_code,
    "shade": lambda name: _go(st.session_state.view.shaded(str(name))),
    "keep": lambda _: _go(st.session_state.view.keeping()),
}
