"""The entry of the app: shell, look and navigation."""

from pathlib import Path

import streamlit as st

from explorer.errors import ExplorerError
from explorer.pages import map_page, markup

HERE = Path(__file__).parent


def main() -> None:
    """Show the page that is asked for; a fault in the data is told in one sentence."""
    st.set_page_config(
        page_title="Health Gap Explorer", page_icon=str(HERE / "mark.svg"), layout="wide"
    )
    st.html(HERE / "look.css")
    try:
        map_page.show()
    except ExplorerError as error:
        st.html(markup.problem(f"Something is wrong with the data. {error}"))


main()
