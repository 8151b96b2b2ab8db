"""A map that is shown step by step: what is hidden is not told to the browser."""

import re
from collections.abc import Mapping
from typing import Any

from explorer.words.revealing import (
    ALL,
    HIDDEN,
    LEGEND,
    MAP_QUESTION,
    NAMES,
    NUMBERS,
    TITLE,
    revealed_title,
    revealed_window,
)

# The number of areas at the end of a row of the legend.
_COUNT = re.compile(r": [\d,]+$")


def concealed(message: Mapping[str, Any], step: int) -> dict[str, Any]:
    """Return what a message tells at a step.

    Parameters
    ----------
    message : mapping
        As `explorer.maps.message` or `explorer.maps.categories` makes it.
    step : int
        Of `explorer.words.revealing`; the last is the message itself.

    Returns
    -------
    dict
        Without ruler, table, notes and files; with figures, names, legend and title from their
        steps on. `hidden` says how far it is shown.
    """
    if step >= ALL:
        return dict(message)
    kept = {
        name: message[name]
        for name in ("setting", "level", "points", "focus", "shape")
        if name in message
    }
    told = kept | {
        "hidden": {"step": step, "text": HIDDEN},
        "title": revealed_window(title_of(message, step), step),
        "label": message["label"] if step >= TITLE else f"{MAP_QUESTION} {HIDDEN}",
        "legend": _legend(message["legend"], step),
        "shades": [],
        "summary": "",
        "chosen": [_mark(one, step) for one in message["chosen"]] if step >= NAMES else [],
        "notes": [],
        "parts": ["map"],
        "files": None,
        **_figures(message, step),
    }
    if "breaks" in message:
        own = {name: text for name, text in message["breaks"].items() if name != "hand"}
        # Colours are there from the first; the words of the classes with the legend.
        told["breaks"] = own if step >= LEGEND else own | {"text": "", "texts": []}
    return told


def title_of(message: Mapping[str, Any], step: int) -> str:
    """Return the heading of a map that is shown step by step."""
    label = str(message["label"])
    return revealed_title(label.partition(": ")[2] or label, step, MAP_QUESTION)


def _legend(legend: Mapping[str, Any], step: int) -> dict[str, Any]:
    if step >= NUMBERS:
        return dict(legend)
    if step < LEGEND:
        return {"title": "", "note": "", "counts": None, "fills": []}
    # The row of a chosen place's outline has no number, and comes with the place.
    rows = [row for row in legend["fills"] if step >= NAMES or _is_general(row)]
    fills = [{**row, "text": _COUNT.sub("", row["text"])} for row in rows]
    return {"title": legend["title"], "note": "", "counts": None, "fills": fills}


def _is_general(row: Mapping[str, Any]) -> bool:
    return row["fill"] != "borrowed" or bool(_COUNT.search(row["text"]))


def _mark(mark: Mapping[str, Any], step: int) -> dict[str, Any]:
    """Return a chosen place: its name, and from their step on its figures."""
    if step >= NUMBERS:
        return dict(mark)
    named = {name: one for name, one in mark.items() if name not in ("model", "card")}
    return named | {"text": "", "said": f"{mark['letter']}: {mark['name']}.", "card": None}


def _figures(message: Mapping[str, Any], step: int) -> dict[str, Any]:
    """Return figures from their step on, before it only the class of each area."""
    if "told" in message:
        said = message["told"]["said"] if step >= NUMBERS else []
        return {"told": {"kinds": message["told"]["kinds"], "said": said, "columns": []}}
    if step >= NUMBERS:
        return {name: message[name] for name in ("values", "model") if name in message}
    return {"values": {whose: _known(one) for whose, one in message["values"].items()}}


def _known(values: Mapping[str, str]) -> dict[str, str]:
    """Return the classes of areas, and for a figure only that there is one."""
    known = ",".join("0" if one else "" for one in values["v"].split(","))
    return {
        "kind": values["kind"],
        "v": known if values["v"] else "",
        "down": "",
        "up": "",
        "verdict": "-" * len(values["verdict"]),
    }
