"""The files that pages of the site share: style sheets, scripts, maps' shapes and words."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from explorer.enlarging import enlarged
from explorer.maps.assets import content_hash, lean
from explorer.maps.inline import addresses, file_at
from explorer.maps.standalone import library, sheets
from explorer.questions.registry import QUESTIONS
from explorer.typeface import whole
from explorer.web.sheets import LOOK, MARK, sheets_of
from explorer.words.search import SEARCH

_SCRIPTS = LOOK.parent / "scripts"
_EXPORT = re.compile(r"^export default function mount.*?^}\n", re.DOTALL | re.MULTILINE)

Files = dict[str, bytes]


def script_file(name: str, content: Any) -> tuple[str, bytes]:
    """Return path and bytes of a file that a script asks for by its name.

    It is a script, not JSON: no browser lets a page from a stick read any other file.
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # A line of JSON is one of a script but for these two.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{name}.js", f"HGE.given({json.dumps(name)},{text});\n".encode()


def hashed(stem: str, content: Any) -> str:
    """Return the name of content for a script, which changes when the content does."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"{stem}.{content_hash(text.encode())}"


def type_path() -> str:
    """Return where the style sheet with the letters lies."""
    return _path("type", "css", whole())


def look_path(page: str) -> str:
    """Return where the style sheet of a kind of page lies."""
    return _path("look", "css", _look(page))


def map_script_path() -> str:
    """Return where the script that draws maps lies."""
    return _path("map", "js", _map_script())


def site_script_path() -> str:
    """Return where the script that every page has lies."""
    return _path("site", "js", _site_script())


def lesson_script_path() -> str:
    """Return where the script of lessons lies."""
    return _path("lesson", "js", _lesson_script())


def icon_path() -> str:
    """Return where the picture in a window's tab lies."""
    return _path("mark", "svg", MARK.read_text(encoding="utf-8"))


def common() -> Files:
    """Return what every page may ask for: letters, looks, scripts and the icon."""
    return {
        type_path(): whole().encode(),
        **{look_path(name): _look(name).encode() for name in QUESTIONS},
        map_script_path(): _map_script().encode(),
        site_script_path(): _site_script().encode(),
        lesson_script_path(): _lesson_script().encode(),
        icon_path(): MARK.read_bytes(),
    }


def map_files(message: Mapping[str, Any]) -> Files:
    """Return what a map asks for: its layer's state, shapes from afar and close up, outlines."""
    found: Files = {}
    for address in addresses(message):
        path, content = _map_file(address)
        found[path] = content
    return found


@cache
def _map_file(address: str) -> tuple[str, bytes]:
    return script_file(address, file_at(address))


def _path(stem: str, kind: str, text: str) -> str:
    return f"assets/{stem}.{content_hash(text.encode())}.{kind}"


@cache
def _look(page: str) -> str:
    look = [LOOK / "look.css", *sheets_of(page), LOOK / "print.css", LOOK / "alone.css"]
    text = sheets(*look, LOOK / "linked.css")
    large = page in QUESTIONS and QUESTIONS[page].large
    return enlarged(text) + lean(LOOK / "large.css") if large else text


@cache
def _map_script() -> str:
    return "\n".join(one.text for one in library(stepped=True))


@cache
def _site_script() -> str:
    box = _EXPORT.sub("", (_SCRIPTS / "search-box.js").read_text(encoding="utf-8"))
    words = json.dumps(SEARCH, separators=(",", ":"))
    parts = [
        lean(_SCRIPTS / "site.js"),
        f"(() => {{'use strict';const {{ HGE }} = globalThis, BOX_WORDS = {words};",
        box,
        lean(_SCRIPTS / "site-search.js"),
        "})();",
    ]
    return "\n".join(parts)


@cache
def _lesson_script() -> str:
    start = "HGE.fetching(document.querySelector('.hge-lesson').dataset.told).then(start);"
    text = lean(_SCRIPTS / "lesson-file.js")
    return f"(() => {{'use strict';const {{ HGE }} = globalThis;\n{text}\n{start}}})();"
