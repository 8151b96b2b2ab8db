"""Where an area lies: a small still map of it among its neighbours, drawn as SVG.

It needs no script, so that it stands alike on a page, in a file and on paper.
"""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from explorer.colours import PLACES
from explorer.errors import DataError
from explorer.maps.hexagons import HEXAGONS, MAP, Cell, cells
from explorer.maps.points import point
from explorer.places.areas import Area, register
from explorer.root import data_root

Array = npt.NDArray[np.float64]
WIDE, HIGH = 300, 270
# Round the area, as a share of its own size; and the least degrees of latitude that are shown.
_MARGIN, _LEAST = 0.45, 0.05
# Whole steps of so many to a pixel: finer cannot be seen.
_STEPS = 2
_EDGE = 0.06
# Among hexagons so many half widths are shown from top to bottom.
_AROUND = 13.0
# England itself is drawn by its regions.
_COUNTRY, _PARTS = "country", "region"
_SEA, _LAND, _BORDER = "#e6ecee", "#d9dbd4", "#ffffff"
_ABROAD = "surround"


@dataclass(frozen=True)
class Neighbour:
    """An area that touches another.

    Attributes
    ----------
    area : Area
    left, top : float
        Where its name stands on the map, as shares of its width and height.
    """

    area: Area
    left: float
    top: float


@dataclass(frozen=True)
class Locator:
    """A small map of an area.

    Attributes
    ----------
    svg : str
    neighbours : tuple of Neighbour
        Areas of its level that share a border with it, by name.
    """

    svg: str
    neighbours: tuple[Neighbour, ...]


def locator(area: Area, shape: str = MAP) -> Locator:
    """Return the map of an area among its neighbours.

    Parameters
    ----------
    area : Area
    shape : str
        How areas are drawn. The neighbours are those on the ground, wherever their hexagons
        stand. A level without hexagons is drawn as it lies.

    Raises
    ------
    DataError
        The shapes of its level are missing.
    """
    if shape == HEXAGONS and (held := cells(area.level)):
        return _among_hexagons(area, _hexagons(data_root(), area.level), held)
    whole = area.level == _COUNTRY
    shapes = _shapes(data_root(), _PARTS if whole else area.level)
    chosen = list(shapes.rings) if whole else [area.code]
    view = _view(shapes, chosen)
    beside = () if whole else _beside(shapes, area.code)
    return Locator(
        _svg([*_land(view), *_areas(shapes, view, set(chosen))]),
        tuple(_neighbour(shapes, view, area.level, code) for code in beside),
    )


def _among_hexagons(area: Area, shapes: "_Shapes", held: dict[str, Cell]) -> Locator:
    x, y = _middle(held[area.code])
    down = HIGH / _AROUND
    view = _View(x - WIDE / down / 2, y + _AROUND / 2, down, down)
    beside = _beside(_shapes(data_root(), area.level), area.code)
    neighbours = []
    for code in beside:
        places = view.placed(np.array(_middle(held[code]))) / (WIDE, HIGH)
        left, top = (float(np.clip(one, _EDGE, 1 - _EDGE)) for one in places)
        neighbours.append(Neighbour(register().area(area.level, code), left, top))
    return Locator(_svg(_areas(shapes, view, {area.code})), tuple(neighbours))


def _middle(cell: Cell) -> tuple[float, float]:
    """Return where a hexagon's middle stands, in half widths."""
    column, row = cell
    return 2.0 * column + row % 2, row * math.sqrt(3)


@cache
def _hexagons(_root: Path, level: str) -> "_Shapes":
    """Return the hexagons of a level as shapes on a plane of half widths."""
    turns = np.radians(np.arange(30, 391, 60))
    corners = np.column_stack([np.cos(turns), np.sin(turns)]) * 2 / math.sqrt(3)
    held = cells(level) or {}
    arcs = tuple(corners + _middle(cell) for cell in held.values())
    rings: dict[str, tuple[tuple[int, ...], ...]] = {
        code: ((place,),) for place, code in enumerate(held)
    }
    return _Shapes(arcs, rings, {code: _box(arcs, ring) for code, ring in rings.items()})


@dataclass(frozen=True)
class _Shapes:
    """The shapes of a level: arcs in degrees, and the rings of arcs of each area by its code."""

    arcs: tuple[Array, ...]
    rings: dict[str, tuple[tuple[int, ...], ...]]
    boxes: dict[str, Array]


@dataclass(frozen=True)
class _View:
    """The part of the world that is shown, and how it is laid on the picture."""

    west: float
    north: float
    across: float
    down: float

    def placed(self, points: Array) -> Array:
        """Return degrees as pixels of the picture."""
        return (points - (self.west, self.north)) * (self.across, -self.down)

    @property
    def box(self) -> Array:
        """West, south, east and north."""
        east, south = self.west + WIDE / self.across, self.north - HIGH / self.down
        return np.array([self.west, south, east, self.north])


@cache
def _shapes(root: Path, name: str) -> _Shapes:
    close = root / "boundaries" / f"{name}.near.topo.json"
    path = close if close.is_file() else root / "boundaries" / f"{name}.topo.json"
    try:
        topology: dict[str, Any] = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise DataError(f"The file boundaries/{path.name} is missing.") from None
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = tuple(np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"])
    (collection,) = topology["objects"].values()
    rings = {}
    for shape in collection["geometries"]:
        pieces = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        about = shape["properties"]
        rings[about.get("code", about["name"])] = tuple(
            tuple(ring) for piece in pieces for ring in piece
        )
    boxes = {code: _box(arcs, held) for code, held in rings.items()}
    return _Shapes(arcs, rings, boxes)


def _arc(arcs: tuple[Array, ...], index: int) -> Array:
    return arcs[index] if index >= 0 else arcs[~index][::-1]


def _box(arcs: tuple[Array, ...], rings: Iterable[tuple[int, ...]]) -> Array:
    points = np.vstack([_arc(arcs, index) for ring in rings for index in ring])
    return np.concatenate([points.min(axis=0), points.max(axis=0)])


def _view(shapes: _Shapes, codes: list[str]) -> _View:
    boxes = np.array([shapes.boxes[code] for code in codes])
    west, south = boxes[:, :2].min(axis=0)
    east, north = boxes[:, 2:].max(axis=0)
    middle = (west + east) / 2, (south + north) / 2
    # A degree of longitude is shorter than one of latitude.
    narrow = math.cos(math.radians(middle[1]))
    around = 1 + 2 * _MARGIN if len(codes) == 1 else 1.06
    high = max((north - south) * around, (east - west) * narrow * around * HIGH / WIDE, _LEAST)
    down = HIGH / high
    across = down * narrow
    return _View(middle[0] - WIDE / across / 2, middle[1] + HIGH / down / 2, across, down)


def _beside(shapes: _Shapes, code: str) -> list[str]:
    """Return the areas that share an arc with one."""
    own = {_whole(index) for ring in shapes.rings[code] for index in ring}
    return [
        other
        for other, rings in shapes.rings.items()
        if other != code and any(_whole(index) in own for ring in rings for index in ring)
    ]


def _whole(index: int) -> int:
    return index if index >= 0 else ~index


def _neighbour(shapes: _Shapes, view: _View, level: str, code: str) -> Neighbour:
    """Return a neighbour with a place for its name: inside it, or where it is seen."""
    area = register().area(level, code)
    latitude, longitude = point(area)
    left, top = view.placed(np.array([longitude, latitude])) / (WIDE, HIGH)
    if not (_EDGE <= left <= 1 - _EDGE and _EDGE <= top <= 1 - _EDGE):
        rings = [_arc(shapes.arcs, index) for ring in shapes.rings[code] for index in ring]
        places = view.placed(np.vstack(rings)) / (WIDE, HIGH)
        seen = places[((places >= 0) & (places <= 1)).all(axis=1)]
        left, top = (seen if len(seen) else places).mean(axis=0)
    return Neighbour(area, *(float(np.clip(one, _EDGE, 1 - _EDGE)) for one in (left, top)))


def _land(view: _View) -> list[str]:
    """Return the land round England."""
    abroad = _shapes(data_root(), _ABROAD)
    return [f'<path fill="{_LAND}" d="{"".join(_paths(abroad, view, list(abroad.rings)))}"/>']


def _areas(shapes: _Shapes, view: _View, chosen: set[str]) -> list[str]:
    return [
        *(
            f'<path fill="{_LAND}" stroke="{_BORDER}" d="{path}"/>'
            for path in _paths(shapes, view, [code for code in shapes.rings if code not in chosen])
        ),
        *(
            f'<path fill="{PLACES["A"]}" stroke="{_BORDER}" d="{path}"/>'
            for path in _paths(shapes, view, sorted(chosen))
        ),
    ]


def _svg(drawn: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE * _STEPS} '
        f'{HIGH * _STEPS}" width="{WIDE}" height="{HIGH}">'
        f'<path fill="{_SEA}" d="M0 0H{WIDE * _STEPS}V{HIGH * _STEPS}H0Z"/>'
        f'<g fill-rule="evenodd" stroke-width="{_STEPS}" stroke-linejoin="round">'
        f"{''.join(drawn)}</g>"
        "</svg>"
    )


def _paths(shapes: _Shapes, view: _View, codes: Iterable[str]) -> Iterator[str]:
    """Give the path of each area that is in sight."""
    west, south, east, north = view.box
    for code in codes:
        low_x, low_y, high_x, high_y = shapes.boxes[code]
        if low_x > east or high_x < west or low_y > north or high_y < south:
            continue
        path = "".join(_path(shapes.arcs, view, ring) for ring in shapes.rings[code])
        if path:
            yield path


def _path(arcs: tuple[Array, ...], view: _View, ring: tuple[int, ...]) -> str:
    """Return a ring as a path on whole steps, without those that go nowhere; empty if too small."""
    points = np.vstack([_arc(arcs, index) for index in ring])
    places = np.rint(view.placed(points) * _STEPS)
    # What lies far outside is cut to where it cannot be seen: a border there costs nothing.
    places = np.clip(places, -WIDE, WIDE * _STEPS + WIDE)
    moves = np.diff(places, axis=0)
    moves = moves[np.any(moves != 0, axis=1)].astype(int)
    if len(moves) < 3:  # noqa: PLR2004 -- a triangle is the least that can be seen
        return ""
    x, y = places[0].astype(int)
    return f"M{x} {y}l" + " ".join(f"{across} {down}" for across, down in moves.tolist()) + "z"
