"""What a browser would ask for to draw maps, by address: for pages that carry their own files."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
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
_SHAPES = re.compile(r"assets/geometry/(?P<level>[\w.-]+)\.\w+\.json")
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
            files.setdefault(hexagons, file_at(hexagons))
        for address in (bare["geometry"]["far"], bare["surround"], *grounds):
            files.setdefault(address, file_at(address))
        for mark in message["chosen"]:
            if mark["outline"]:
                files.setdefault(mark["outline"], file_at(mark["outline"]))
    return kept, files


def addresses(message: Mapping[str, Any]) -> Iterator[str]:
    """Give the address of every file that a map's message asks for, its layer's state first."""
    own = message["setting"]
    if not isinstance(own, dict):
        yield own
    whole = own if isinstance(own, dict) else _layer_state(own)
    asked = [*whole["geometry"].values(), whole["surround"], whole.get("ground")]
    outlines = [mark["outline"] for mark in message["chosen"]]
    yield from (address for address in (*asked, *outlines) if address)


def file_at(address: str) -> Any:
    """Return what the file at an address holds, shapes from afar in fewer characters.

    Raises
    ------
    LookupError
        A map asks for no such file.
    """
    for pattern, read in _FILES:
        if found := pattern.fullmatch(address):
            return read(**found.groupdict())
    raise LookupError(f"{address} is the address of no file of a map.")


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
    return _state(**found.groupdict())


def _state(slug: str, level: str, shade: str) -> dict[str, Any]:
    return layer_state(indicator(slug), level, shade)


def _shapes(level: str) -> dict[str, Any]:
    shapes = assets.geometry(level)
    return shapes if level.endswith(assets.CLOSE_UP) else compact(shapes)


def _hexagons(level: str) -> Any:
    return json.loads(content(level))


def _outline(level: str, code: str) -> dict[str, Any]:
    return assets.outline_of(register().area(level, code))


_FILES: tuple[tuple[re.Pattern[str], Callable[..., Any]], ...] = (
    (_SETTING, _state),
    (_SHAPES, _shapes),
    (_HEXAGONS, _hexagons),
    (_OUTLINE, _outline),
)
