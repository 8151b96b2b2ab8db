"""The page that compares places: two to six, over everything that they share."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from explorer import words
from explorer.analysis.compare import overlap
from explorer.analysis.estimates import take_area
from explorer.analysis.measures import grouped
from explorer.analysis.overview import overview, place
from explorer.analysis.releases import in_releases, quoted
from explorer.analysis.revisions import ledger
from explorer.analysis.side_by_side import Row, SideBySide, side_by_side
from explorer.areas import Area, register
from explorer.catalogue import DEFAULT, Indicator, indicator, releases
from explorer.charts.small import LETTERS
from explorer.data import measured_level
from explorer.levels import BY_SLUG
from explorer.maps.message import Chosen, message, packed
from explorer.maps.points import point
from explorer.maps.shading import VALUE
from explorer.pages import compare_markup, compare_pictures, markup
from explorer.pages.compare_files import csv_address
from explorer.pages.compare_markup import Rows
from explorer.pages.components import area_map
from explorer.pages.finding import find_box
from explorer.pages.session import PAGE, Views
from explorer.root import data_root
from explorer.view.compare import AGAINST, ALL, ENGLAND, FIRST, CompareView, read

NAME, LOOK = "Compare", "compare.css"
_PAGE = "compare"
VIEWS = Views(_PAGE, read)
_KEPT = 256


@dataclass(frozen=True)
class Content:
    """What the page shows for a view: the answer, its parts as HTML, the map's message."""

    answer: words.Headline
    told: str
    choices: dict[str, str]
    groups: dict[str, str]
    focus: str
    map_level: str
    map_message: bytes
    rows: str
    whole: str
    foot: str


def show() -> None:
    """Draw the page for the view in the URL; only this part runs again when a reader chooses."""
    current, problems = VIEWS.current()
    content = _content(data_root(), current)
    _fill_controls(current, content)
    with st.container(key="page"):
        st.html(markup.headline(content.answer, problems) + content.told)
        with st.container(key="rail"):
            _rail(current, content)
        with st.container(key="compare"):
            with st.container(key="compare-side"):
                _side(content)
            st.html(f'<div class="hge-beside">{content.rows}{content.foot}</div>')


def first() -> None:
    """Work out what the page shows to a newcomer."""
    _content(data_root(), read({})[0])


def title() -> str:
    """Return what the view in the URL is called."""
    return words.compare_title(VIEWS.current()[0].places)


# What is shown ---------------------------------------------------------------------------


@lru_cache(maxsize=_KEPT)
def _content(_root: Path, current: CompareView) -> Content:
    """Return what a view shows; equal views give equal content."""
    table = side_by_side(current.places)
    focus = _focus(table, current)
    choices = {_key(row): words.row_title(row) for row in table.rows}
    groups = {
        ALL: words.count_title(table),
        **{name: words.GROUP_TITLES[name] for name in grouped(table.rows)},
    }
    links = {key: _address(current.focused(key)) for key in choices}
    level = _map_level(focus) if focus else ""
    england = current.against == ENGLAND
    return Content(
        answer=words.compare_headline(table, focus),
        told=compare_markup.told(_told(table, focus)),
        choices=choices,
        groups=groups,
        focus=_key(focus) if focus else "",
        map_level=level,
        map_message=packed(_map(focus, level)) if focus and level else b"",
        rows=compare_markup.rows(Rows(table, current.measures, focus, england, links))
        if focus
        else "",
        whole=compare_markup.whole(focus, compare_pictures.links(focus, current)) if focus else "",
        foot=_foot(table, focus, current),
    )


def _key(row: Row) -> str:
    return f"{row.indicator.slug}.{row.sex}"


def _address(view: CompareView) -> str:
    return f"?{urlencode({PAGE: _PAGE, **view.to_query()})}"


def _focus(table: SideBySide, current: CompareView) -> Row | None:
    """Return the measure in focus; the first where the places do not share that one."""
    asked = (row for row in table.rows if _key(row) == current.row)
    return next(asked, table.rows[0] if table.rows else None)


def _series(focus: Row) -> tuple[Indicator, str]:
    """Return the series whose releases are shown, and for whom."""
    if len(releases(focus.indicator.series)) > 1:
        return focus.indicator, focus.sex
    record = indicator(DEFAULT)
    return record, focus.sex if focus.sex in record.sexes else record.sexes[0]


def _told(table: SideBySide, focus: Row | None) -> list[str]:
    """Return what was quoted of two places and what they read in the releases."""
    if focus is None:
        return []
    record, sex = _series(focus)
    example = quoted(table.areas, sex)
    if example is None:
        return []
    order = [code for code, *_ in example.figures]
    named = {one.code: one for one in table.areas if one.code in order}
    first, second = (ledger(record, named[code], [sex]) for code in order)
    lenders = {
        one.area.name: entry.measured_for
        for one in (first, second)
        for entry in one.rows[-1].entries
        if entry.measured_for
    }
    return [*words.quoted_text(example, lenders), *words.then_and_now(first, second, sex)]


def _map_level(focus: Row) -> str:
    """Return the level of the map: where the first place that a map can show was measured."""
    found = [measured_level(focus.indicator, cell.estimate.area.level) for cell in focus.cells]
    return next((level for level in found if BY_SLUG[level].mapped), "")


def _map(focus: Row, level: str) -> dict[str, Any]:
    record, sex, period = focus.indicator, focus.sex, focus.period
    chosen = [
        Chosen(letter, place(record, cell.estimate.area, sex, period), point(cell.estimate.area))
        for letter, cell in zip(LETTERS, focus.cells, strict=False)
        if BY_SLUG[cell.estimate.area.level].mapped
    ]
    told = message(overview(record, level, sex, period), chosen, VALUE)
    return told | {
        "title": words.compare_title([cell.estimate.area for cell in focus.cells]),
        "shades": [],
        "small": True,
        "parts": ["map"],
    }


def _foot(table: SideBySide, focus: Row | None, current: CompareView) -> str:
    record, sex = _series(focus) if focus else (indicator(DEFAULT), "")
    a, b = table.areas[:2]
    pairs = in_releases(record, a, b, sex) if sex else []
    ledgers = [ledger(record, area, record.sexes) for area in (a, b)] if pairs else []
    # Whom a figure was measured for is said where it stands: the rest is alike for both.
    notes = [
        note
        for note in (words.revision_notes(ledgers[0]) if ledgers else [])
        if all(note in words.revision_notes(one) for one in ledgers)
    ]
    sections = {
        words.COMPARE["quote"]: _quote(table, current),
        words.COMPARE["borrowed"]: _borrowed(table),
        words.COMPARE["missing"]: [f"{words.not_shared_text(one)}." for one in table.not_shared],
    }
    sources = list(dict.fromkeys(words.origin_line(row.indicator.origin[0]) for row in table.rows))
    return compare_markup.releases(pairs, ledgers, notes) + compare_markup.notes(
        sections, sources, csv_address(current)
    )


def _quote(table: SideBySide, current: CompareView) -> list[str]:
    """Return what to know before quoting: models first, then ranges and what is not independent."""
    fixed = words.COMPARE["fixed"] if current.against == ENGLAND else words.many_text(table)
    lines = [
        *(words.model_note(row.indicator) for row in table.rows),
        words.COMPARE["causes"],
        fixed,
        words.COMPARE["no_range"],
        *words.table_notes(table),
    ]
    return list(dict.fromkeys(line for line in lines if line))


def _borrowed(table: SideBySide) -> list[str]:
    lent: dict[tuple[Area, Area], list[str]] = {}
    for row in table.rows:
        for cell in row.cells:
            lender = cell.estimate.measured_for
            if lender:
                pair = (cell.estimate.area, lender)
                lent.setdefault(pair, []).append(row.indicator.short_title)
    lines = []
    for (area, lender), titles in lent.items():
        shared = overlap(lender, area)
        part = shared.first_share if shared else float("nan")
        lines.append(words.borrowed_text(area, lender, titles, part))
    return lines


# The controls -----------------------------------------------------------------------------


def _fill_controls(current: CompareView, content: Content) -> None:
    """Set every control to what the view says, before any is drawn."""
    st.session_state.update(
        against=current.against,
        measures=current.measures if current.measures in content.groups else ALL,
        row=content.focus,
    )


def _rail(current: CompareView, content: Content) -> None:
    st.html(f"<h2>Places ({len(current.places)} of {len(LETTERS)})</h2>")
    for letter, area in zip(LETTERS, current.places, strict=False):
        st.html(compare_markup.place_line(letter, area))
        if not current.fewest:
            st.button(
                markup.label(f"Remove {area.name}"),
                key=f"remove-{area.key}",
                type="tertiary",
                on_click=_remove,
                args=(area,),
            )
    if not current.full:
        find_box("Add a place", _take, _add)
    st.checkbox("Change what is compared", key="change")
    _controls(current, content)


def _controls(current: CompareView, content: Content) -> None:
    first = current.places[0].name
    other = current.places[1].name if current.fewest else "each"
    named = {FIRST: f"{first} to {other}", ENGLAND: "Each to England"}
    st.radio(
        "Say differences",
        AGAINST,
        key="against",
        format_func=lambda name: markup.label(named[name]),
        on_change=lambda: VIEWS.go(st.session_state.view.said(st.session_state.against)),
    )
    st.selectbox(
        "Measures",
        list(content.groups),
        key="measures",
        format_func=content.groups.__getitem__,
        on_change=lambda: VIEWS.go(st.session_state.view.of(st.session_state.measures)),
    )


def _side(content: Content) -> None:
    """Draw the measure in focus: its choice, its map, every area on its scale."""
    if not content.focus:
        return
    st.selectbox(
        "Measure on the map",
        list(content.choices),
        key="row",
        format_func=content.choices.__getitem__,
        on_change=lambda: VIEWS.go(st.session_state.view.focused(st.session_state.row)),
    )
    if content.map_message:
        area_map(content.map_message, "map", {"area": _add_code})
    st.html(content.whole)


def _take(text: str) -> Area:
    return take_area(text, VIEWS.current()[0].record).area


def _add(area: Area) -> None:
    current: CompareView = st.session_state.view
    if current.has(area):
        st.session_state.said = words.already(area)
        return
    VIEWS.go(current.adding(area))


def _remove(area: Area) -> None:
    VIEWS.go(st.session_state.view.without(area))


def _add_code(code: object) -> None:
    current: CompareView = st.session_state.view
    level = _content(data_root(), current).map_level
    if str(code) in register().level(level):
        _add(register().area(level, str(code)))
