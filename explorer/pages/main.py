"""The entry of the app: shell, look and navigation."""

from pathlib import Path

import streamlit as st

from explorer.errors import ExplorerError
from explorer.pages import map_page, markup

HERE = Path(__file__).parent


def main() -> None:
    """Show the shell and the page that is asked for."""
    st.html(HERE / "look.css")
    st.html(markup.bar())
    _page()


@st.fragment
def _page() -> None:
    """Show the page; a fault in the data is told in one sentence."""
    try:
        map_page.show()
    except ExplorerError as error:
        st.html(markup.problem(f"Something is wrong with the data. {error}"))


def _title() -> str:
    try:
        return map_page.title()
    except ExplorerError:
        return "Health Gap Explorer"


st.set_page_config(page_title=_title(), page_icon=str(HERE / "mark.svg"), layout="wide")
main()
