"""A map as a page of its own: one file that asks for nothing, drawn by the same scripts."""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from explorer.analysis.map import Overview
from explorer.maps import assets
from explorer.maps.concealed import concealed, title_of
from explorer.maps.hexagons import MAP
from explorer.maps.inert import markup
from explorer.maps.inline import inlined
from explorer.maps.layer import area_map
from explorer.maps.layer_state import colouring
from explorer.maps.message import Chosen, message
from explorer.maps.shading import VALUE
from explorer.words.map import Headline, page_title
from explorer.words.modelled import MARK, ModelLine
from explorer.words.revealing import ALL, reveal_words, revealed_window

_SOURCE_MAP = re.compile(r"//# sourceMappingURL=\S+")
_SHELL = Path(__file__).parent / "shell"


@dataclass(frozen=True)
class Script:
    """An inline script and the hash that a page's policy knows it by."""

    text: str

    @property
    def tag(self) -> str:
        """The script as an element."""
        return f"<script>{self.text}</script>"

    @property
    def source(self) -> str:
        """The script's hash as a policy writes it."""
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"


def standalone(
    page: Overview,
    chosen: list[Chosen],
    answer: Headline,
    shape: str = MAP,
    step: int | None = None,
) -> str:
    """Return a map with its legend, table and sources as one HTML page.

    Parameters
    ----------
    page : Overview
    chosen : list of Chosen
        Places picked out.
    answer : Headline
        What stands above the map.
    shape : str
        How areas are drawn at first.
    step : int or None
        How far the map is shown at first, of all steps, each in the page; None shows it whole.

    Returns
    -------
    str
        It asks for nothing outside itself, and its policy forbids it to.
    """
    record, level = page.figures.indicator, page.figures.level
    (told,), files = inlined([message(page, chosen, VALUE, shape)])
    steps = _steps(told, step)
    england, layer = area_map(colouring(record, level, VALUE), **steps, files=files)
    # Names of our own in place of random ones: equal views give equal pages.
    england._id, layer._id = "england", "areas"
    figure: Any = england.get_root()
    figure.render()
    scripts = [*library(stepped=step is not None), Script(figure.script.render())]
    body = (_SHELL / "map.html").read_text(encoding="utf-8")
    head = f"{_title(_heading(answer))}{_lines(answer)}"
    return whole_page(
        _window(page, told, step),
        sheets(_SHELL / "page.css"),
        body.format(head=head if step is None else _stepped(told, head), map=figure.html.render()),
        scripts,
    )


def _window(page: Overview, told: dict[str, Any], step: int | None) -> str:
    """Return the title of a page's window, as far as the page is shown."""
    if step is None or step == ALL:
        return page_title(page)
    return revealed_window(title_of(told, step), step)


def _steps(told: dict[str, Any], step: int | None) -> dict[str, Any]:
    """Return a page's message, or that of each step with how far the page is shown at first."""
    if step is None:
        return {"message": told}
    steps = [concealed(told, far) for far in range(ALL + 1)]
    return {"reveal": {"step": step, "steps": steps, "words": reveal_words()}}


def _stepped(told: dict[str, Any], head: str) -> str:
    """Return the buttons' place, and each step's heading, of which the script shows one."""
    heads = [_title(markup(title_of(told, far))) for far in range(ALL)]
    kept = "".join(
        f'<template data-step="{far}">{one}</template>' for far, one in enumerate([*heads, head])
    )
    return f'<div class="hge-reveal"></div><div class="hge-answer"></div>{kept}'


def _title(heading: str) -> str:
    return f'<h1 id="answer" tabindex="-1">{heading}</h1>'


def whole_page(title: str, style: str, body: str, scripts: Sequence[Script], kind: str = "") -> str:
    """Return an HTML page that asks for nothing outside itself, and is forbidden to.

    Parameters
    ----------
    title : str
        As text.
    style, body : str
        As they are.
    scripts : sequence of Script
    kind : str
        Classes of the body.
    """
    shell = (_SHELL / "page.html").read_text(encoding="utf-8")
    return shell.format(
        policy=policy(scripts),
        title=markup(title),
        style=style,
        kind=f' class="{kind}"' if kind else "",
        body=body,
        scripts="\n".join(script.tag for script in scripts),
    )


def _heading(answer: Headline) -> str:
    limits = f" <span>({markup(answer.range)})</span>" if answer.range else ""
    return f"{markup(answer.title)}{limits}"


def _lines(answer: Headline) -> str:
    return (
        f'<p class="lead">{markup(answer.values)}</p>'
        f"{''.join(map(_model, answer.model))}"
        f'<p class="lead soft">{markup(answer.meaning)}</p>'
    )


def _model(line: ModelLine) -> str:
    """Return what our model says, after its mark."""
    text = " ".join(filter(None, [f"{line.text}.", line.note]))
    return f'<p class="lead"><span class="hge-badge-model">{MARK}</span> {markup(text)}</p>'


@cache
def library(stepped: bool = False) -> list[Script]:
    """Return Leaflet and our scripts, without what only developers read.

    Parameters
    ----------
    stepped : bool
        Whether the map is shown step by step.
    """
    leaflet = (assets.LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    own = [
        assets.lean(assets.FOLDER / name)
        for name in assets.SCRIPTS
        if stepped or name != assets.STEPS
    ]
    return [Script(_SOURCE_MAP.sub("", leaflet)), *map(Script, own)]


@cache
def sheets(*further: Path) -> str:
    """Return the style of Leaflet and of the map's parts, then further sheets."""
    held = (assets.LEAFLET / "leaflet.css", assets.FOLDER / assets.STYLE, *further)
    return "".join(map(assets.lean, held))


def policy(scripts: Sequence[Script]) -> str:
    """Return the policy of a page that asks for nothing: its own scripts, by their hashes."""
    sources = " ".join(script.source for script in scripts)
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src {sources}; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
