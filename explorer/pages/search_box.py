"""The search box: takes what was typed for one place, or lists what it may mean."""

from collections.abc import Callable

import streamlit as st

from explorer.errors import QuestionError
from explorer.pages import markup
from explorer.places import search, sites
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.words.figures import kind
from explorer.words.labels import SHELL

_LISTED = 6


def search_box(
    label: str,
    take: Callable[[str], Area],
    pick: Callable[[Area], None],
    level: str | None = None,
) -> None:
    """Show the box and what was found: what was picked, or what to pick from, in words too.

    Parameters
    ----------
    label : str
    take : callable
        Gives the area that a text is taken for on this page; raises QuestionError.
    pick : callable
        Shows an area.
    level : str, optional
        The page's own, for a place that stands at two.
    """
    st.text_input(
        label, key="find", placeholder=SHELL["hint"], on_change=_find, args=(take, pick, level)
    )
    # There from the start, empty, so that a screen reader hears what comes into it.
    st.html(markup.said(st.session_state.get("said", "")))
    found = search.once(st.session_state.get("found", ()), level)
    if not found:
        return
    with st.container(key="found"):
        for area in found[:_LISTED]:
            st.button(
                markup.label(f"{area.name} ({kind(area)})"),
                key=f"pick-{area.key}",
                type="tertiary",
                on_click=pick,
                args=(area,),
            )


def _find(
    take: Callable[[str], Area], pick: Callable[[Area], None], level: str | None = None
) -> None:
    text = st.session_state.find
    st.session_state.found, st.session_state.said = (), ""
    if not text.strip():
        return
    if level and NAMED[level].points:
        _find_points(text, take, pick)
        return
    try:
        found = search.find(text)
        st.session_state.found = tuple(dict.fromkeys(one.area for one in found.found))
        st.session_state.said = found.message
        exact = [one.area for one in found.found if one.match != "close"]
        former = any(one.match == "former" for one in found.found)
        picked = bool(exact) and not former
        if picked:
            pick(take(text))
        if picked and len(search.once(st.session_state.found)) == 1:
            st.session_state.found = ()
    except QuestionError as error:
        st.session_state.said = st.session_state.said or str(error)


def _find_points(text: str, take: Callable[[str], Area], pick: Callable[[Area], None]) -> None:
    """Pick the one point that a text names, else list those that it may name."""
    try:
        pick(take(text))
    except QuestionError as error:
        st.session_state.found = tuple(sites.called(text) or sites.close(text))
        st.session_state.said = str(error)
