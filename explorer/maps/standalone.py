"""A map as a page of its own: one file that asks for nothing, drawn by the same scripts."""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from explorer import words
from explorer.analysis.overview import Overview
from explorer.maps import assets
from explorer.maps.compact import compact
from explorer.maps.inert import markup
from explorer.maps.layer import area_map
from explorer.maps.message import Chosen, message
from explorer.maps.setting import colouring, setting
from explorer.maps.shading import VALUE

_SOURCE_MAP = re.compile(r"//# sourceMappingURL=\S+")
_COMMENT = re.compile(r"^\s*/\*.*?\*/\s*$", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)
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


def standalone(page: Overview, chosen: list[Chosen], answer: words.Headline) -> str:
    """Return a map with its legend, table and sources as one HTML page.

    Parameters
    ----------
    page : Overview
    chosen : list of Chosen
        Places picked out.
    answer : Headline
        What stands above the map.

    Returns
    -------
    str
        It asks for nothing outside itself, and its policy forbids it to.
    """
    record, level = page.figures.indicator, page.figures.level
    england, layer = area_map(
        colouring(record, level, VALUE),
        message=message(page, chosen, VALUE),
        files=_files(page, chosen),
    )
    # Names of our own in place of random ones: equal views give equal pages.
    england._id, layer._id = "england", "areas"
    figure: Any = england.get_root()
    figure.render()
    scripts = [*library(), Script(figure.script.render())]
    shell = (_SHELL / "page.html").read_text(encoding="utf-8")
    return shell.format(
        policy=policy(scripts),
        title=markup(words.page_title(page)),
        style=sheets(_SHELL / "page.css"),
        heading=_heading(answer),
        lines=_lines(answer),
        map=figure.html.render(),
        scripts="\n".join(script.tag for script in scripts),
    )


def _heading(answer: words.Headline) -> str:
    limits = f" <span>({markup(answer.range)})</span>" if answer.range else ""
    return f"{markup(answer.title)}{limits}"


def _lines(answer: words.Headline) -> str:
    return (
        f'<p class="lead">{markup(answer.values)}</p>'
        f'<p class="lead soft">{markup(answer.meaning)}</p>'
    )


def _files(page: Overview, chosen: list[Chosen]) -> dict[str, Any]:
    """Return what the app's browser would ask for, by address; close-up shapes stay behind."""
    record, level = page.figures.indicator, page.figures.level
    told = message(page, chosen, VALUE)
    kept = setting(record, level, VALUE)
    kept["geometry"] = {**kept["geometry"], "near": None}
    outlines = {
        mark["outline"]: assets.outline_of(one.place.area)
        for mark, one in zip(told["chosen"], chosen, strict=True)
        if mark["outline"]
    }
    return {
        told["setting"]: kept,
        kept["geometry"]["far"]: compact(assets.geometry(level)),
        kept["surround"]: compact(assets.geometry("surround")),
        **outlines,
    }


@cache
def library() -> list[Script]:
    """Return Leaflet and our scripts, without what only developers read."""
    leaflet = (assets.LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    own = [(assets.FOLDER / name).read_text(encoding="utf-8") for name in assets.SCRIPTS]
    return [Script(_SOURCE_MAP.sub("", leaflet)), *(Script(_lean(text)) for text in own)]


@cache
def sheets(*further: Path) -> str:
    """Return the style of Leaflet and of the map's parts, then further sheets."""
    held = (assets.LEAFLET / "leaflet.css", assets.FOLDER / assets.STYLE, *further)
    return "".join(_lean(one.read_text(encoding="utf-8")) for one in held)


def _lean(text: str) -> str:
    """Return a script or style sheet of ours without comments and indents."""
    return _INDENT.sub("", _COMMENT.sub("", text))


def policy(scripts: list[Script]) -> str:
    """Return the policy of a page that asks for nothing: its own scripts, by their hashes."""
    sources = " ".join(script.source for script in scripts)
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src {sources}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
