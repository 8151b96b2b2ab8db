"""The page "Doctors": where they are short, by whose definition, and what it would take."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from explorer import words
from explorer.analysis import doctors
from explorer.analysis.doctors import AreaAgreement, Needed, Row, Story
from explorer.areas import Area, register
from explorer.levels import BY_SLUG, ENGLAND
from explorer.maps.message import packed
from explorer.maps.told import told_message
from explorer.pages import doctors_maps, doctors_pictures, markup
from explorer.pages import doctors_markup as html
from explorer.pages.components import area_map
from explorer.pages.doctors_files import agreement_address, practices_address
from explorer.pages.finding import find_box
from explorer.pages.session import PAGE, Views
from explorer.pages.tables import paragraph
from explorer.root import data_root
from explorer.view.doctors import (
    COLOURS,
    LEVELS,
    MOST_PLACES,
    OTHERS,
    RATES,
    DoctorsView,
    others,
    read,
    switches_of,
)
from explorer.words import doctors_page as said

NAME, LOOK = "Doctors", "doctors.css"
PICTURES = doctors_pictures.BY_NAME
VIEWS = Views("doctors", read)
_KEPT = 128
_BY = ("raw", "need")
# The switches that the page lists: from plain count, and from the headline reading of access.
_SWITCHES = (
    *(("raw", one) for one in switches_of("raw")),
    *(("access", one) for one in switches_of("access") if one not in doctors.DEFINITIONS),
)


@dataclass(frozen=True)
class Told:
    """An area's story as it is shown: with its dominant practice, or without."""

    story: Story
    agreement: AreaAgreement
    whole: AreaAgreement
    dominant: tuple[doctors.Practice, ...]


def show() -> None:
    """Draw the page for the view in the URL."""
    current, problems = VIEWS.current()
    _fill_controls(current)
    root = data_root()
    told = _told(root, current.area, current.without) if current.area else None
    with st.container(key="page"):
        st.html(markup.headline(_answer(current, told), problems))
        with st.container(key="rail"):
            _rail(current)
        with st.container(key="doctors"):
            with st.container(key="doctors-stage"):
                area_map(_main(root, _drawn(current)), "doctors-map", _ACTS)
                _panel(current, told)
            st.html(html.source_line())
            if told:
                st.html(_story(root, told.story.area, current.without))
            with st.container(key="doctors-pair"):
                _take(current, told)
                st.html(_trend(root, current.area or _england_area()) + html.criticised_card())
            with st.container(key="doctors-agree"):
                st.html(html.key())
                area_map(_table(root, current.level, current.area), "doctors-table", _ACTS)
            st.html(_switches(root, _drawn(current)))
            if told:
                with st.container(key="doctors-close"):
                    area_map(_close(root, told.story.area), "doctors-close-map", _ACTS)
                    st.html(html.practices_card(told.story, practices_address(told.story.area)))
            _two_way(root, current)
            beside = html.beside_card(told.story) if told else ""
            st.html(beside + html.sources())


def first() -> None:
    """Work out what the page shows to a newcomer."""
    current, root = read({})[0], data_root()
    _main(root, current)
    _table(root, current.level, current.area)
    _switches(root, _drawn(current))
    _crossed(root, current.level, current.other, current.area)
    if current.area:
        _story(root, current.area, current.without)
        _close(root, current.area)
        _trend(root, current.area)


def title() -> str:
    """Return what the page is called."""
    return "Doctors - Health Gap Explorer"


# What is shown, each part worked out once ------------------------------------------------------


def _england_area() -> Area:
    return register().area("country", ENGLAND)


@lru_cache(maxsize=_KEPT)
def _england(_root: Path) -> Row:
    return doctors.area_row(_england_area(), "raw")


@lru_cache(maxsize=_KEPT)
def _told(_root: Path, area: Area, without: bool) -> Told:
    found = doctors.story(area)
    dominant = doctors.dominant(area)
    whole = found.agreement
    if not (without and dominant):
        return Told(found, whole, whole, dominant)
    codes = {one.code for one in dominant}
    needed = tuple(doctors.needed_without(one, codes) for one in found.needed)
    kept = tuple(one for one in found.practices if one.code not in codes)
    changed = replace(found, needed=needed, practices=kept, without_largest=None)
    return Told(changed, doctors.agreement_without(area, codes), whole, dominant)


def _answer(current: DoctorsView, told: Told | None) -> words.Headline:
    return said.doctors_headline(
        _england(data_root()),
        current.level,
        doctors.counts(current.level),
        told.agreement if told else None,
        told.dominant if told and current.without else (),
    )


def _drawn(current: DoctorsView) -> DoctorsView:
    """Return a view as far as the map goes: what a reader sets below it changes nothing there."""
    first = read({})[0]
    return replace(current, rate=first.rate, places=first.places, other=first.other)


@lru_cache(maxsize=_KEPT)
def _main(root: Path, current: DoctorsView) -> bytes:
    told = _told(root, current.area, current.without) if current.area else None
    shown = doctors_maps.main_map(current, told.agreement if told else None)
    return packed(told_message(shown))


@lru_cache(maxsize=_KEPT)
def _story(root: Path, area: Area, without: bool) -> str:
    told = _told(root, area, without)
    return html.story_card(told.story, told.agreement, doctors.distributions(area.level))


@lru_cache(maxsize=_KEPT)
def _trend(_root: Path, area: Area) -> str:
    england = doctors.trend(_england_area())
    drawn = doctors_pictures.trend_figure(area)
    return html.trend_card(area.name, doctors.trend(area), england, drawn)


@lru_cache(maxsize=_KEPT)
def _table(_root: Path, level: str, area: Area | None) -> bytes:
    to = doctors.benchmark("england", "need")
    needed = doctors.needed(level, "need", to).areas
    shown = doctors_maps.area_table(level, area, needed, agreement_address(level))
    return packed(told_message(shown))


@lru_cache(maxsize=_KEPT)
def _close(root: Path, area: Area) -> bytes:
    shown = doctors_maps.practices_map(area, doctors.practices_of(area), _england(root))
    return packed(told_message(shown))


@lru_cache(maxsize=_KEPT)
def _switches(_root: Path, current: DoctorsView) -> str:
    found = [
        (
            before,
            after,
            doctors.switched(current.level, before, after),
            _address(current.coloured(before).switching(after)),
        )
        for before, after in _SWITCHES
    ]
    areas = len(register().level(current.level))
    return html.switches_card(found, areas, f"{current.colour} {current.to}")


def _address(view: DoctorsView) -> str:
    return "?" + urlencode({PAGE: "doctors", **view.to_query()})


@lru_cache(maxsize=_KEPT)
def _crossed(_root: Path, level: str, other: str, area: Area | None) -> tuple[bytes, str]:
    slug, sex = OTHERS[other]
    cross = doctors.two_way(level, slug, sex)
    shown = doctors_maps.two_way_map(cross, area)
    return packed(told_message(shown)), html.two_way_card(cross)


# The body's parts with controls ------------------------------------------------------------------


def _panel(current: DoctorsView, told: Told | None) -> None:
    with st.container(key="doctors-panel"):
        if told is None:
            st.html(html.no_area(doctors.agreement_table(current.level)))
            return
        st.html(html.area_card(told.story, told.agreement))
        if told.dominant:
            with st.container(key="doctors-without"):
                st.toggle(
                    markup.label(said.leave_out_label(told.dominant)),
                    key="without",
                    on_change=lambda: VIEWS.go(_now().leaving_out(st.session_state.without)),
                )
                if current.without:
                    st.html(paragraph(said.left_out_text(told.whole, told.agreement)))
        st.html(html.take_card(told.story.needed))


def _take(current: DoctorsView, told: Told | None) -> None:
    to = [
        doctors.benchmark(name, by, current.rate)
        for name in (*doctors.BENCHMARKS, "given")
        for by in _BY
    ]
    ways = [by for _ in (*doctors.BENCHMARKS, "given") for by in _BY]
    totals = [doctors.needed(current.level, by, one) for by, one in zip(ways, to, strict=True)]
    here: list[Needed] = []
    if told:
        codes = {one.code for one in told.dominant} if current.without else set()
        here = [next(one for one in total.areas if one.area == current.area) for total in totals]
        here = [doctors.needed_without(one, codes) if codes else one for one in here]
    spreads = [doctors.allocate(current.places, total) for total in totals[: len(_BY)]]
    with st.container(key="doctors-take"):
        st.html(html.take_table(here, totals))
        # Without bounds of their own: what is outside them is answered, not left in red.
        st.number_input(
            "Level to reach: GPs per 100,000 patients",
            value=None,
            step=1.0,
            format="%.1f",
            key="rate",
            on_change=lambda: _set("rate", RATES, _now().rate, _now().reaching),
        )
        st.number_input(
            "New medical-school places to spread",
            value=None,
            step=100,
            key="places",
            on_change=lambda: _set("places", (0, MOST_PLACES), _now().places, _now().spreading),
        )
        st.html(markup.said(st.session_state.pop("outside", "")))
        st.html(html.places(current.places, MOST_PLACES, current.area, spreads))


def _two_way(root: Path, current: DoctorsView) -> None:
    map_shown, text = _crossed(root, current.level, current.other, current.area)
    with st.container(key="doctors-two"):
        area_map(map_shown, "doctors-two-map", _ACTS)
        with st.container(key="doctors-two-text"):
            st.html('<h2 id="two-way">Where few doctors and poor health meet</h2>')
            st.selectbox(
                "Set doctors against",
                others(current.level),
                key="other",
                format_func=said.OTHERS.__getitem__,
                on_change=lambda: VIEWS.go(_now().against(st.session_state.other)),
            )
            st.html(text)


# The rail -----------------------------------------------------------------------------------------


def _fill_controls(current: DoctorsView) -> None:
    st.session_state.update(
        colour=current.colour,
        by=current.level,
        to=current.to,
        rate=current.rate,
        places=current.places,
        other=current.other,
        without=current.without,
    )


def _rail(current: DoctorsView) -> None:
    find_box("Find a place", _find, lambda area: VIEWS.go(_now().picking(area)), current.level)
    st.checkbox("Change what the map shows", key="change")
    st.radio(
        "Colour the map by",
        COLOURS,
        key="colour",
        format_func=said.SHORT.__getitem__,
        on_change=lambda: VIEWS.go(_now().coloured(st.session_state.colour)),
    )
    if switches_of(current.colour):
        st.selectbox(
            "Show who changes class, switching to",
            ("", *switches_of(current.colour)),
            key="to",
            format_func=lambda one: said.switch_name(one) if one else "Nothing: show the classes",
            on_change=lambda: VIEWS.go(_now().switching(st.session_state.to)),
        )
    st.selectbox(
        "By",
        LEVELS,
        key="by",
        format_func=lambda slug: said.titled(BY_SLUG[slug].singular),
        on_change=lambda: VIEWS.go(_now().by(st.session_state.by)),
    )
    st.html(html.contents(current.area is not None))


def _set(
    key: str, bounds: tuple[float, float], kept: float, act: Callable[[Any], DoctorsView]
) -> None:
    """Take a number that was typed, or say what it can be."""
    typed = st.session_state[key]
    if typed is not None and bounds[0] <= typed <= bounds[1]:
        VIEWS.go(act(typed))
    else:
        st.session_state.outside = said.outside(typed, bounds, kept)


def _now() -> DoctorsView:
    return VIEWS.current()[0]


def _find(text: str) -> Area:
    return doctors.take_doctors_area(text, _now().level).area


def _pick_code(code: object) -> None:
    level = _now().level
    if str(code) in register().level(level):
        VIEWS.go(_now().picking(register().area(level, str(code))))


_ACTS = {"area": _pick_code}
