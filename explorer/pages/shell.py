"""The shell round every page: look, top bar and navigation."""

from pathlib import Path

import streamlit as st

from explorer.errors import ExplorerError
from explorer.pages import (
    compare_page,
    compare_pictures,
    doctors_page,
    gap_page,
    gap_pictures,
    map_page,
    markup,
)
from explorer.pages.session import PAGE

HERE = Path(__file__).parent
# Each page by its name in the URL, in the order of the bar.
PAGES = {"": map_page, "gap": gap_page, "compare": compare_page, "doctors": doctors_page}
# Every chart that a page shows, by its name in the URL.
PICTURES = {**gap_pictures.BY_NAME, **compare_pictures.BY_NAME, **doctors_page.PICTURES}
NAMES: dict[str, str] = {name: page.NAME for name, page in PAGES.items()}


def asked() -> str:
    """Return the name of the page that the URL asks for; an unknown one is the first."""
    name = st.query_params.get(PAGE, "")
    return name if name in PAGES else ""


def warm() -> None:
    """Work out what every page first shows, so that no reader waits for it."""
    for page in PAGES.values():
        page.first()


def show() -> None:
    """Show the shell and the page that is asked for."""
    st.set_page_config(page_title=_title(), page_icon=str(HERE / "mark.svg"), layout="wide")
    st.html(HERE / "look.css")
    if PAGES[asked()].LOOK:
        st.html(HERE / PAGES[asked()].LOOK)
    st.html(HERE / "print.css")
    st.html(markup.bar(NAMES, asked()))
    _page()


@st.fragment
def _page() -> None:
    """Show the page; a fault in the data is told in one sentence."""
    try:
        PAGES[asked()].show()
    except ExplorerError as error:
        st.html(markup.problem(f"Something is wrong with the data. {error}"))


def _title() -> str:
    try:
        return PAGES[asked()].title()
    except ExplorerError:
        return "Health Gap Explorer"
