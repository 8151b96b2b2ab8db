"""What the browser asks for: scripts, styles, Leaflet and geometry, all from here."""

import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

import js_lib_leaflet
from shapely import MultiPolygon, Polygon, orient_polygons
from shapely.geometry import mapping
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from explorer.answers import answering
from explorer.enlarging import enlarged
from explorer.errors import DataError, QuestionError
from explorer.indicators.catalogue import Indicator, catalogue, indicator
from explorer.indicators.data import places_of
from explorer.maps import hexagons
from explorer.maps.points import point
from explorer.places.areas import Area
from explorer.places.levels import LEVELS, NAMED
from explorer.root import data_root
from explorer.words import faults

FOLDER = Path(__file__).parent / "assets"
LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
# What only a map that is shown step by step needs.
STEPS = "area-reveal.js"
# What our own scripts are, in the order in which they need each other.
SCRIPTS = (
    "area-placing.js",
    "area-furniture.js",
    "area-layer.js",
    "area-panel.js",
    "area-breaks.js",
    STEPS,
    "area-page.js",
)
# What draws shapes: only a server can take one, so a map as a file is without it.
DRAWING = "area-drawing.js"
STYLE = "area-page.css"
# The same for the back of a room, and what is added there.
LARGE_STYLE, _LARGE_PART = "area-page.large.css", "area-large.css"
_STYLES = (STYLE, LARGE_STYLE)
# Ends the name of a level's finer shapes, which are drawn close up.
CLOSE_UP = ".near"
_LEVELS = tuple(level.slug for level in LEVELS if level.mapped)
DRAWN = (*_LEVELS, *(f"{level}{CLOSE_UP}" for level in _LEVELS), "surround")
# Between a kind of place that is points and the indicator whose points are drawn.
_OF = "-of-"
_DEGREE_DECIMALS = 4
_COMMENT = re.compile(r"^\s*/\*.*?\*/\s*$", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)
_Point = tuple[float, float]


def script_urls() -> list[str]:
    """Return the addresses of the scripts that the page's parts need, in their order."""
    return [f"{_leaflet()}/leaflet.js", *map(_own, (*SCRIPTS, DRAWING))]


def reveal_url() -> str:
    """Return the address of the script that shows a page step by step."""
    return _own(STEPS)


def style_urls(large: bool = False) -> list[str]:
    """Return the addresses of the style sheets, or of those for the back of a room."""
    return [f"{_leaflet()}/leaflet.css", _own(LARGE_STYLE if large else STYLE)]


def geometry_url(level: str) -> str:
    """Return the address of a level's shapes; it changes when they do."""
    return f"assets/geometry/{level}.{_geometry_hash(data_root(), level)}.json"


def drawn_name(record: Indicator, level: str) -> str:
    """Return what the shapes of an indicator's level are called: points are its own alone."""
    return f"{level}{_OF}{record.slug}" if NAMED[level].points else level


def close_up_url(level: str) -> str | None:
    """Return the address of a level's finer shapes, or None where it has none."""
    close = f"{level}{CLOSE_UP}"
    return geometry_url(close) if close in DRAWN else None


def hexagons_url(level: str) -> str | None:
    """Return the address of a level's hexagons, or None where it has none."""
    held = _hexagons_hash(data_root(), level)
    return f"assets/hexagons/{level}.{held}.json" if held else None


def geometry(level: str) -> dict[str, Any]:
    """Return the shapes of a level as TopoJSON."""
    return _topology(data_root(), level)


def outline_url(level: str, code: str) -> str:
    """Return the address of one area's outline."""
    return f"assets/outline/{level}.{_geometry_hash(data_root(), level)}/{code}.json"


def outline_of(area: Area) -> dict[str, Any]:
    """Return an area as a GeoJSON MultiPolygon in degrees."""
    return outline(data_root(), area.level, area.code)


def routes() -> Sequence[BaseRoute]:
    """Return the routes of scripts, styles, shapes and hexagons."""
    return [
        Route("/assets/geometry/{level}.{version}.json", answering(_geometry)),
        Route("/assets/hexagons/{level}.{version}.json", answering(_hexagons)),
        Route("/assets/outline/{level}.{version}/{code}.json", answering(_outline)),
        Mount(f"/{_leaflet()}", StaticFiles(directory=LEAFLET)),
        Route("/assets/hge/{version}/{name}", answering(_own_file)),
    ]


@cache
def outline(root: Path, level: str, code: str) -> dict[str, Any]:
    """Return one area as a GeoJSON MultiPolygon in degrees, from the web file.

    Outer rings run counter-clockwise, as RFC 7946 has it.

    Raises
    ------
    KeyError
        The level has no such area.
    """
    topology = _topology(root, level)
    (collection,) = topology["objects"].values()
    shapes = {shape["properties"]["code"]: shape for shape in collection["geometries"]}
    return mapping(_land(shapes[code], _degrees(topology)))


def outlines(level: str) -> dict[str, MultiPolygon]:
    """Return every area of a level in degrees, as `outline_of` has one, by code."""
    topology = _topology(data_root(), level)
    (collection,) = topology["objects"].values()
    arcs = _degrees(topology)
    return {one["properties"]["code"]: _land(one, arcs) for one in collection["geometries"]}


def _land(shape: dict[str, Any], arcs: list[list[_Point]]) -> MultiPolygon:
    pieces = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    coordinates = [[_ring(indices, arcs) for indices in piece] for piece in pieces]
    land = MultiPolygon([Polygon(outer, holes) for outer, *holes in coordinates])
    return orient_polygons(land)


def _own(name: str) -> str:
    """Return the address of a file of ours, with its hash so that it may be kept for ever."""
    return f"assets/hge/{content_hash(_content(name).encode())}/{name}"


@cache
def _leaflet() -> str:
    """Return the address of Leaflet's folder; it changes when its script or sheet does."""
    files = (LEAFLET / name for name in ("leaflet.js", "leaflet.css"))
    return f"assets/leaflet/{content_hash(b''.join(one.read_bytes() for one in files))}"


@cache
def _content(name: str) -> str:
    if name == LARGE_STYLE:
        return enlarged(lean(FOLDER / STYLE)) + lean(FOLDER / _LARGE_PART)
    return lean(FOLDER / name)


@cache
def lean(path: Path) -> str:
    """Return a script or style sheet of ours without comments and indents."""
    return _INDENT.sub("", _COMMENT.sub("", path.read_text(encoding="utf-8")))


def content_hash(content: bytes) -> str:
    """Return the part of an address that changes when its content does."""
    return hashlib.sha256(content).hexdigest()[:12]


@cache
def _geometry_bytes(root: Path, level: str) -> bytes:
    if _OF in level:
        return json.dumps(_points(level), ensure_ascii=False, separators=(",", ":")).encode()
    path = root / "boundaries" / f"{level}.topo.json"
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DataError(f"The file boundaries/{path.name} is missing.") from None


def _points(name: str) -> dict[str, Any]:
    """Return the points of an indicator as TopoJSON, in the order of its figures."""
    kind, _, slug = name.partition(_OF)
    found = [
        {
            "type": "Point",
            "coordinates": [longitude, latitude],
            "properties": {"code": area.code, "name": area.name},
        }
        for area in places_of(indicator(slug), kind).values()
        for latitude, longitude in [point(area)]
    ]
    return {
        "type": "Topology",
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "objects": {"places": {"type": "GeometryCollection", "geometries": found}},
        "arcs": [],
    }


def _is_drawn(name: str) -> bool:
    """Whether there are shapes of that name: a level's, or an indicator's points."""
    kind, _, slug = name.partition(_OF)
    return name in DRAWN or (slug in catalogue() and kind in catalogue()[slug].sites)


@cache
def _geometry_hash(root: Path, level: str) -> str:
    return content_hash(_geometry_bytes(root, level))


@cache
def _hexagons_hash(_root: Path, level: str) -> str:
    return "" if hexagons.cells(level) is None else content_hash(hexagons.content(level))


@cache
def _topology(root: Path, level: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(_geometry_bytes(root, level))
    return content


def _degrees(topology: dict[str, Any]) -> list[list[_Point]]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = (accumulate(axis) for axis in zip(*arc, strict=True))
        arcs.append(
            [
                (round(x * sx + tx, _DEGREE_DECIMALS), round(y * sy + ty, _DEGREE_DECIMALS))
                for x, y in zip(xs, ys, strict=True)
            ]
        )
    return arcs


def _ring(indices: list[int], arcs: list[list[_Point]]) -> list[_Point]:
    ring: list[_Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _level(request: Request) -> str:
    """Return the level whose shapes an address names, as they are today."""
    level, version = request.path_params["level"], request.path_params["version"]
    if not _is_drawn(level) or version != _geometry_hash(data_root(), level):
        raise QuestionError(faults.NO_FILE)
    return str(level)


def _geometry(request: Request) -> Response:
    content = _geometry_bytes(data_root(), _level(request))
    return Response(content, media_type="application/json")


def _hexagons(request: Request) -> Response:
    level, version = request.path_params["level"], request.path_params["version"]
    if level not in _LEVELS or not version or version != _hexagons_hash(data_root(), level):
        raise QuestionError(faults.NO_FILE)
    return Response(hexagons.content(level), media_type="application/json")


def _outline(request: Request) -> Response:
    level = _level(request)
    try:
        shape = outline(data_root(), level, request.path_params["code"])
    except KeyError:
        raise QuestionError(faults.NO_FILE) from None
    return Response(json.dumps(shape, separators=(",", ":")), media_type="application/json")


def _own_file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in (*SCRIPTS, DRAWING, *_STYLES) or request.url.path.removeprefix("/") != _own(
        name
    ):
        raise QuestionError(faults.NO_FILE)
    kind = "text/css" if name in _STYLES else "text/javascript"
    return Response(_content(name), media_type=kind)
