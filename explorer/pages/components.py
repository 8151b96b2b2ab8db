"""Mounts the browser parts."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from explorer.maps import assets

PACKAGE = "explorer"


def area_map(message: dict[str, Any], key: str, on_choose: Callable[[str], None]) -> None:
    """Show the map; `on_choose` gets the code of an area that a reader chooses."""
    links = "".join(f'<link rel="stylesheet" href="{url}">' for url in assets.style_urls())
    part = st.components.v2.component(
        f"{PACKAGE}.area_map",
        html=f'{links}<div class="hge-box"><div class="hge-map"></div></div>',
        js="area-map.js",
    )
    part(key=key, data=message, height="stretch", on_area_change=_chosen(key, on_choose))


def area_table(view: str, label: str, key: str, on_choose: Callable[[str], None]) -> None:
    """Show the table of the figures that the map of the same view has."""
    part = st.components.v2.component(
        f"{PACKAGE}.area_table",
        html=f'<link rel="stylesheet" href="{assets.table_style_url()}">'
        '<div class="hge-table" tabindex="0" role="region"></div>',
        js="area-table.js",
    )
    part(key=key, data={"view": view, "label": label}, on_area_change=_chosen(key, on_choose))


def _chosen(key: str, on_choose: Callable[[str], None]) -> Callable[[], None]:
    def pass_on() -> None:
        code = st.session_state[key].area
        if code:
            on_choose(str(code))

    return pass_on
