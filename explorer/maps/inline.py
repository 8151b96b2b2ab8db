"""What a browser would ask for to draw maps, by address: for pages that carry their own files."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from explorer.indicators.catalogue import Indicator, indicator
from explorer.maps import assets
from explorer.maps.compact import compact
from explorer.maps.hexagons import content
from explorer.maps.layer_state import layer_state
from explorer.places.areas import register

_SETTING = re.compile(
    r"assets/setting/(?P<slug>[^/]+)/(?P<level>[^/]+)/(?P<shade>[^.]+)\.\w+\.json"
)
_SHAPES = re.compile(r"assets/geometry/(?P<level>[\w-]+)\.\w+\.json")
_HEXAGONS = re.compile(r"assets/hexagons/(?P<level>[\w-]+)\.\w+\.json")
_OUTLINE = re.compile(r"assets/outline/(?P<level>[\w-]+)\.\w+/(?P<code>\w+)\.json")


def inlined(messages: Iterable[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return messages that ask for no close-up shapes, and the files that they need.

    Parameters
    ----------
    messages : iterable of mapping
        As `explorer.maps.message` and `explorer.maps.categories` make them.

    Returns
    -------
    messages : list of dict
    files : dict
        Content by address.
    """
    kept: list[dict[str, Any]] = []
    files: dict[str, Any] = {}
    for message in messages:
        own = message["setting"]
        whole = own if isinstance(own, dict) else _layer_state(own)
        bare = {**whole, "geometry": {**whole["geometry"], "near": None}, **_model(whole, message)}
        kept.append({**message, "setting": bare})
        grounds = [bare["ground"]] if "ground" in bare else []
        if hexagons := bare["geometry"].get("hexagons"):
            files.setdefault(hexagons, json.loads(content(_drawn(_HEXAGONS, hexagons))))
        for address in (bare["geometry"]["far"], bare["surround"], *grounds):
            files.setdefault(address, compact(assets.geometry(_drawn(_SHAPES, address))))
        for mark in message["chosen"]:
            if mark["outline"]:
                files.setdefault(mark["outline"], _outline(mark["outline"]))
    return kept, files


def _model(whole: Mapping[str, Any], message: Mapping[str, Any]) -> dict[str, Any]:
    """Return our model's figures of the one view that a page of its own has."""
    model, key = whole.get("model"), message.get("model")
    if model is None:
        return {}
    told = {name: steps for name, steps in model["told"].items() if name == key}
    return {"model": {**model, "told": told}}


def drawn_of(setting: Mapping[str, Any] | str) -> Indicator | None:
    """Return the indicator that a map with a layer's state draws; None of a map of categories."""
    found = _SETTING.fullmatch(setting) if isinstance(setting, str) else None
    return indicator(found["slug"]) if found else None


def _layer_state(address: str) -> dict[str, Any]:
    found = _SETTING.fullmatch(address)
    if found is None:
        raise LookupError(f"{address} is no address of a layer's state.")
    return layer_state(indicator(found["slug"]), found["level"], found["shade"])


def _drawn(pattern: re.Pattern[str], address: str) -> str:
    """Return the level that an address of shapes names."""
    found = pattern.fullmatch(address)
    if found is None:
        raise LookupError(f"{address} is no address of shapes.")
    return found["level"]


def _outline(address: str) -> dict[str, Any]:
    found = _OUTLINE.fullmatch(address)
    if found is None:
        raise LookupError(f"{address} is no outline's address.")
    return assets.outline_of(register().area(found["level"], found["code"]))
