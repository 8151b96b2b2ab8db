"""The shell round every page: look, top bar and navigation."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from explorer.enlarging import enlarged
from explorer.errors import ExplorerError
from explorer.indicators import yours
from explorer.pages import finding_files, markup
from explorer.pages.components import keep_visit, search_everything
from explorer.pages.mounting import Mounting
from explorer.pages.session import PAGE, Views, brought
from explorer.questions.finding import carried
from explorer.questions.registry import QUESTIONS, head, row
from explorer.questions.showing import SETTINGS, SIZE, Showing, kept, showing
from explorer.web.bar import bar
from explorer.web.bar import row as bar_row
from explorer.web.sheets import LOOK, MARK, sheets_of
from explorer.words import faults
from explorer.words.embed import LINK
from explorer.words.labels import SHELL
from explorer.words.revealing import LARGER, SMALLER


def page_of(name: str) -> Mounting:
    """Return the page of a question; an unknown one's is the first."""
    question = QUESTIONS.get(name, QUESTIONS[""])
    return Mounting(question, Views(question.name, question.read))


def asked() -> str:
    """Return the name of the question that the address asks; an unknown one is the first."""
    name = st.query_params.get(PAGE, "")
    return name if name in QUESTIONS else ""


def warm() -> None:
    """Work out what every page first shows, so that no reader waits for it."""
    for name in QUESTIONS:
        page_of(name).first()


def show() -> None:
    """Show the shell and the page that is asked for."""
    with yours.using(brought()):
        _show()


def _show() -> None:
    st.set_page_config(page_title=_title(), page_icon=str(MARK), layout="wide")
    large = _how().large
    for sheet in (LOOK / "look.css", *sheets_of(asked()), LOOK / "showing.css"):
        st.html(f"<style>{_enlarged(sheet)}</style>" if large else sheet)
    st.html(LOOK / "print.css")
    if large:
        st.html(LOOK / "large.css")
    # A page that is loaded anew is another session, which knows nothing of what was opened.
    with st.container(key="visit"):
        keep_visit(_follow)
    _page()


def _follow(address: str) -> None:
    """Show the view that a link of this page leads to, in the same session."""
    query = dict(parse_qsl(address.partition("#")[0].lstrip("?"), keep_blank_values=True))
    st.session_state.pop("found", None)
    st.session_state.said = ""
    st.query_params.from_dict(query)


@cache
def _enlarged(sheet: Path) -> str:
    return enlarged(sheet.read_text(encoding="utf-8"))


@st.fragment
def _page() -> None:
    """Show the bar and the page; a fault in the data is told in one sentence."""
    with yours.using(brought()):
        _shown()


def _shown() -> None:
    with st.container(key="bar"):
        st.html(_bar() + ("" if brought().is_empty else markup.KEEPS))
        search_everything(finding_files.ADDRESS)
    try:
        page_of(asked()).show()
    except ExplorerError as error:
        st.html(markup.problem(faults.in_the_data(error)))
    if not QUESTIONS[asked()].large:
        st.html(_last())


def _how() -> Showing:
    """Return how the page is shown: some are always for the back of a room."""
    how, _ = showing(dict(st.query_params))
    return replace(how, large=how.large or QUESTIONS[asked()].large)


def _last() -> str:
    """Return the links to the same page in another size of text, and to a part of it elsewhere."""
    query = dict(st.query_params)
    how, _ = showing(query)
    there = {key: value for key, value in query.items() if key != SIZE}
    larger = there | Showing(large=not how.large).carried()
    part = {key: value for key, value in there.items() if key not in SETTINGS}
    return markup.last(
        {
            f"embed-code?{urlencode(part)}": LINK,
            f"?{urlencode(larger)}": SMALLER if how.large else LARGER,
        }
    )


def _bar() -> str:
    """Return the bar and the row: a chosen place goes along to the other pages."""
    how, _ = showing(dict(st.query_params))
    settings = {key: value for key, value in st.query_params.items() if key != PAGE}
    titles = {name: one.title for name, one in QUESTIONS.items() if one.in_bar}
    try:
        addresses = carried(asked(), settings)
    except ExplorerError:  # the page tells of it
        addresses = carried(asked(), {})
    addresses = {name: kept(address, how) for name, address in addresses.items()}
    first = head(asked())
    return bar(titles, addresses, asked(), first) + bar_row(
        row(asked()), addresses, asked(), QUESTIONS[first].title
    )


def _title() -> str:
    try:
        return page_of(asked()).title()
    except ExplorerError:
        return SHELL["name"]
