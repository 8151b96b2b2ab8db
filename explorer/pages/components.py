"""Mounts the browser parts."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from explorer.maps import assets
from explorer.words.labels import PARTS
from explorer.words.search import SEARCH

PACKAGE = "explorer"


def area_map(message: bytes, key: str, acts: Mapping[str, Callable[[Any], None]]) -> None:
    """Show map, ruler, table and sources.

    Parameters
    ----------
    message : bytes
        What to show, as `explorer.maps.message` packs it.
    key : str
        Keeps the part in place while what it shows changes.
    acts : mapping of str to callable
        What to do when a reader chooses an area, a colouring or to keep a place; each
        gets what was chosen.
    """
    links = "".join(f'<link rel="stylesheet" href="{url}">' for url in assets.style_urls())
    part = st.components.v2.component(
        f"{PACKAGE}.area_map",
        html=f'{links}<div class="hge-page" data-scripts="{" ".join(assets.script_urls())}" '
        f'data-failed="{PARTS["failed"]}"></div>',
        js="area-map.js",
    )
    listening: dict[str, Any] = {
        f"on_{name}_change": _passing(key, name, act) for name, act in acts.items()
    }
    part(key=key, data=message, **listening)


def search_everything(address: str) -> None:
    """Show the box of the bar that finds places, measures and pages.

    Parameters
    ----------
    address : str
        Where it asks.
    """
    part = st.components.v2.component(
        f"{PACKAGE}.search_box",
        html='<div class="hge-find"></div>',
        js="search-box.js",
        isolate_styles=False,
    )
    part(key="search", data={**SEARCH, "address": address})


def _passing(key: str, name: str, act: Callable[[Any], None]) -> Callable[[], None]:
    def pass_on() -> None:
        chosen = getattr(st.session_state[key], name)
        if chosen:
            act(chosen)

    return pass_on
