"""The map page: every area of a level, two places on one scale, the table, the sources."""

import streamlit as st

from explorer import data, search, view, words
from explorer.analysis.estimates import take_area
from explorer.analysis.overview import Overview, Place, compare_places, overview, place
from explorer.areas import Area, register
from explorer.catalogue import catalogue
from explorer.errors import QuestionError
from explorer.export import value_table
from explorer.levels import BY_SLUG
from explorer.maps.message import VIEW, Chosen, map_message
from explorer.maps.points import point
from explorer.pages import markup
from explorer.pages.components import area_map, area_table
from explorer.pages.ruler import ruler_charts, ruler_text
from explorer.view import View

SEXES = {"female": "Girls", "male": "Boys", "persons": "Everyone"}
_OPEN_CAVEATS = 3


def show() -> None:
    """Draw the page for the view in the URL."""
    current, problems = _current()
    _fill_controls(current)
    page = overview(current.record, current.level, current.sex, current.period)
    places = {letter: _place(current, area) for letter, area in _picked(current).items()}
    a, b = places.get("A"), places.get("B")
    pair = compare_places(current.record, a, b, current.sex, current.period) if a and b else None
    _title(page)
    st.html(markup.bar())
    with st.container(key="page"):
        with st.container(key="head"):
            _headline(words.headline(current.record, page, a, b, pair), problems)
        with st.container(key="rail"):
            _rail(current)
        with st.container(key="body"):
            _body(current, page, places)


def _current() -> tuple[View, list[str]]:
    """Return the view: the session's, unless the URL now says something else."""
    asked = dict(st.query_params)
    if "view" not in st.session_state or asked != st.session_state.get("written", {}):
        st.session_state.view, problems = view.read(asked)
        st.session_state.written = asked
        return st.session_state.view, problems
    return st.session_state.view, []


def _go(to: View) -> None:
    """Show another view and write it to the URL."""
    st.session_state.view = to
    st.session_state.written = to.to_query()
    st.query_params.from_dict(to.to_query())


def _picked(current: View) -> dict[str, Area]:
    return {letter: area for letter, area in (("A", current.a), ("B", current.b)) if area}


def _place(current: View, area: Area) -> Place:
    return place(current.record, area, current.sex, current.period)


def _title(page: Overview) -> None:
    record, level = page.figures.indicator, BY_SLUG[page.figures.level]
    st.set_page_config(
        page_title=f"{record.short_title} by {level.singular}, {page.figures.period.words} "
        "- Health Gap Explorer"
    )


def _headline(answer: words.Headline, problems: list[str]) -> None:
    st.html(markup.headline(answer))
    for problem in problems:
        st.html(markup.problem(problem))


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
    with st.container(key="controls"):
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


def _pick_code(code: str) -> None:
    current: View = st.session_state.view
    if code in register().level(current.level):
        _pick(register().area(current.level, code))


# Map and panel ------------------------------------------------------------------------


def _body(current: View, page: Overview, places: dict[str, Place]) -> None:
    chosen = [Chosen(letter, one, point(one.area)) for letter, one in places.items()]
    with st.container(key="stage"):
        with st.container(key="map-card"):
            area_map(map_message(page, chosen), "map", _pick_code)
        with st.container(key="panel"):
            with st.container(key="ruler-card"):
                _ruler(page, places)
            with st.container(key="table-card"):
                _table(current, page)
    with st.container(key="notes"):
        _notes(page)


def _ruler(page: Overview, places: dict[str, Place]) -> None:
    known = [one.estimate for one in places.values() if one.estimate and one.known]
    st.html(markup.ruler_head(len(known), any(estimate.has_range for estimate in known)))
    with st.container(key="ruler"):
        for chart in ruler_charts(page, places):
            st.altair_chart(chart, theme=None, width="stretch")
    st.html(markup.hidden_text(ruler_text(page, places)))
    with st.container(key="cards"):
        for letter, one in places.items():
            with st.container(key=f"card-{letter}"):
                st.html(markup.card(page.figures.indicator, letter, one))
                _card_buttons(letter, one)


def _card_buttons(letter: str, one: Place) -> None:
    if letter == "A":
        st.button(
            "Keep as B, compare others",
            key="keep",
            type="tertiary",
            on_click=lambda: _go(st.session_state.view.keeping()),
        )


def _table(current: View, page: Overview) -> None:
    title = f"Every {BY_SLUG[current.level].singular}"
    st.html(markup.card_title(title))
    st.download_button(
        "Download CSV",
        data=lambda: value_table([page.figures], "csv").encode(),
        file_name=f"{current.indicator}-{current.level}-{current.sex}-"
        f"{current.period.short.replace('/', '-')}.csv",
        mime="text/csv",
        type="tertiary",
        on_click="ignore",
        key="download",
    )
    area_table(VIEW, title, "table", _pick_code)


def _notes(page: Overview) -> None:
    record, level = page.figures.indicator, page.figures.level
    st.html(markup.source(words.source_line(record)))
    st.html(markup.caveats(record.caveats[:_OPEN_CAVEATS]))
    with st.expander("All notes, and where the figures come from"):
        st.html(markup.all_notes(record, words.notes(page), level))
