"""Mounts the browser parts."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from explorer.enlarging import enlarged
from explorer.maps import assets
from explorer.words.labels import PARTS
from explorer.words.picker import PICKER
from explorer.words.revealing import reveal_words
from explorer.words.search import SEARCH

PACKAGE = "explorer"


def area_map(
    message: bytes, key: str, acts: Mapping[str, Callable[[Any], None]], large: bool = False
) -> None:
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
    large : bool
        Whether it is for the back of a room.
    """
    links = _links(large)
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


def _links(large: bool) -> str:
    return "".join(f'<link rel="stylesheet" href="{url}">' for url in assets.style_urls(large))


def copy_link(key: str, large: bool = False) -> None:
    """Show a button that copies the address of the page."""
    part = st.components.v2.component(
        f"{PACKAGE}.copy_link",
        # Named from the start: its script may come later than the page.
        html=f'<button type="button">{PARTS["copy"]}</button> <span role="status"></span>'
        '<input readonly hidden size="40">',
        css=enlarged(_BUTTON) if large else _BUTTON,
        js="copy-link.js",
    )
    part(key=key, data={"copied": PARTS["copied"]})


# As the links beside it look: it stands in a root of its own, which no sheet of the page reaches.
_BUTTON = """
button { min-height: 44px; padding: 6px 14px; border: 1px solid #74818a; border-radius: 6px;
  background: #fff; color: #16212b; font: inherit; font-size: 16px;
  font-weight: 600; cursor: pointer; }
button:focus-visible { outline: 3px solid #16212b; outline-offset: 2px;
  box-shadow: 0 0 0 2px #ffd84d; }
input { max-width: 100%; min-height: 44px; font: inherit; }
"""


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


def keep_visit(follow: Callable[[str], None]) -> None:
    """Let links of the page be followed within the session.

    Parameters
    ----------
    follow : callable
        Shows the view of an address.
    """
    part = st.components.v2.component(
        f"{PACKAGE}.keep_visit", html="<i hidden></i>", js="keep-visit.js"
    )
    part(key="keep-visit", on_follow_change=_passing("keep-visit", "follow", follow))


def reveal_bar(step: int, go: Callable[[int], None], large: bool) -> None:
    """Show the buttons that show a page step by step.

    Parameters
    ----------
    step : int
        How far it is shown.
    go : callable
        Shows another step.
    large : bool
        Whether it is for the back of a room.
    """
    step_bar("reveal", step, reveal_words(), go, large)


def step_bar(
    key: str, step: int, words: Mapping[str, object], go: Callable[[int], None], large: bool
) -> None:
    """Show buttons that go from step to step, as the arrow keys do.

    Parameters
    ----------
    key : str
    step : int
        The one that is shown, from 0.
    words : mapping of str to object
        As `explorer.words.revealing.reveal_words` has them.
    go : callable
        Shows another step.
    large : bool
        Whether it is for the back of a room.
    """
    links = _links(large)
    part = st.components.v2.component(
        f"{PACKAGE}.reveal_bar",
        html=f'{links}<div class="hge-reveal" data-script="{assets.reveal_url()}"></div>',
        js="reveal-bar.js",
    )
    part(
        key=key,
        data={"step": step, "words": dict(words)},
        on_step_change=_passing(key, "step", lambda text: go(int(text))),
    )


def measure_picker(
    label: str,
    present: tuple[str, str],
    where: tuple[str, str],
    key: str,
    choose: Callable[[str], None],
) -> None:
    """Show a list of measures that is searched.

    Parameters
    ----------
    label : str
    present : tuple of str
        The chosen measure: its value, and what it is called.
    where : tuple of str
        Where the list is found, and the name of its version.
    key : str
    choose : callable
        What to do with the value that a reader chooses.
    """
    part = st.components.v2.component(
        f"{PACKAGE}.measure_picker",
        html='<div class="hge-pick"></div>',
        js="measure-picker.js",
        isolate_styles=False,
    )
    (value, text), (address, version) = present, where
    told = {"label": label, "value": value, "text": text, "address": address, "version": version}
    part(
        key=key,
        data={**PICKER, **told},
        on_chosen_change=_passing(key, "chosen", choose),
    )


def _passing(key: str, name: str, act: Callable[[Any], None]) -> Callable[[], None]:
    def pass_on() -> None:
        chosen = getattr(st.session_state[key], name)
        if chosen:
            act(chosen)

    return pass_on
