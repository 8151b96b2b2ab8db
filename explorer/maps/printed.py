"""A place among its neighbours as a picture in ink: for paper, drawn from the embedded shapes.

It has no text of its own: who the neighbours are stands beside it and in its words.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from explorer.maps import assets
from explorer.maps.numbering import numbers
from explorer.maps.points import point
from explorer.places.areas import Area, register
from explorer.root import data_root
from explorer.typeface import BOLD, FAMILY, NAME

WIDE, HIGH = 700, 560
# How much of the picture the place may fill, and the least that is shown round it, in degrees of
# latitude: about three kilometres.
_FILLS, _LEAST = 0.56, 0.03
_NARROW = math.cos(math.radians(52.8))
_ELSEWHERE = 'fill="#fff" stroke="#c4c4c4" stroke-width="1"'
# Fills of five classes that a grey printer keeps apart, the lowest first.
SHADES = ("#f4f4f4", "#d3d3d3", "#a8a8a8", "#737373", "#303030")
_SURROUND = "surround"
_FACE = f"'{NAME}', {FAMILY}"

_Point = tuple[float, float]
_Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Printed:
    """A picture and whom it shows.

    Attributes
    ----------
    svg : str
    neighbours : tuple of Area
        Areas of the level that touch the place on land, the longest border first.
    """

    svg: str
    neighbours: tuple[Area, ...]


@dataclass(frozen=True)
class _Shape:
    """An area's rings on a plane, the box round them, and the arcs that they are made of."""

    code: str
    rings: tuple[tuple[_Point, ...], ...]
    box: _Box
    arcs: frozenset[int]


@dataclass(frozen=True)
class _Level:
    """The shapes of a level, those of the land round England, and how long each arc is."""

    shapes: Mapping[str, _Shape]
    around: Sequence[_Shape]
    lengths: Sequence[float]


def printed(area: Area) -> Printed:
    """Return a place in black among its neighbours, which are outlined.

    Parameters
    ----------
    area : Area
        Of a level that has a map.
    """
    level = _level(data_root(), area.level)
    place = level.shapes[area.code]
    window = _window(place.box, WIDE / HIGH)
    shown = [one for one in level.shapes.values() if one != place and _meets(one.box, window)]
    land = [one for one in level.around if _meets(one.box, window)]
    parts = [
        _path(land, window, _ELSEWHERE),
        _path(shown, window, 'fill="#fff" stroke="#666" stroke-width="1.6"'),
        _path([place], window, 'fill="#000" stroke="#000" stroke-width="1.6"'),
    ]
    return Printed(_svg(parts), _neighbours(level, place, area.level))


def numbered(slug: str, classes: Sequence[tuple[str, int]]) -> str:
    """Return every area of a level in grey by its class, with its number in the order given.

    Parameters
    ----------
    slug : str
        The level.
    classes : sequence of (str, int)
        Code and class of each area, 0 the lowest of `SHADES`.
    """
    level = _level(data_root(), slug)
    boxes = [one.box for one in level.shapes.values()]
    whole = (*(min(box[k] for box in boxes) for k in (0, 1)),
             *(max(box[k] for box in boxes) for k in (2, 3)))  # fmt: skip
    window = _window((whole[0], whole[1], whole[2], whole[3]), WIDE / HIGH, fills=0.98)
    parts = [_path([one for one in level.around if _meets(one.box, window)], window, _ELSEWHERE)]
    labels = []
    for number, (code, kind) in enumerate(classes, start=1):
        shape = level.shapes[code]
        style = f'fill="{SHADES[kind]}" stroke="#000" stroke-width="1.4"'
        parts.append(_path([shape], window, style))
        labels.append(_label(register().area(slug, code), window, str(number)))
    return _svg([*parts, *labels])


def pictured(
    slug: str, colours: Mapping[str, str], title: str, legend: Sequence[tuple[str, str]]
) -> str:
    """Return every area of a level in its colour, with a title and what the colours stand for.

    Parameters
    ----------
    slug : str
        The level.
    colours : mapping of str to str
        By code of an area.
    title : str
        Lines, one under the other.
    legend : sequence of (str, str)
        A colour and its words.
    """
    level = _level(data_root(), slug)
    boxes = [one.box for one in level.shapes.values()]
    west, south, east, north = (
        *(min(box[k] for box in boxes) for k in (0, 1)),
        *(max(box[k] for box in boxes) for k in (2, 3)),
    )
    left, low, right, high = _window((west, south, east, north), WIDE / HIGH, fills=0.98)
    # The land stands to the right, so that the words have room.
    window = (left - (right - left) / 7, low, right - (right - left) / 7, high)
    parts = [_path([one for one in level.around if _meets(one.box, window)], window, _ELSEWHERE)]
    for colour in dict.fromkeys(colours.values()):
        shapes = [level.shapes[code] for code, one in colours.items() if one == colour]
        style = f'fill="{colour}" stroke="#fff" stroke-width=".6"'
        parts.append(_path(shapes, window, style))
    texts = [_line(20, 30 + 22 * k, line) for k, line in enumerate(title.splitlines())]
    top = 40 + 22 * len(texts)
    for k, (colour, text) in enumerate(legend):
        at = top + 26 * k
        texts.append(
            f'<rect x="20" y="{at}" width="22" height="16" rx="3" fill="{colour}" '
            f'stroke="#46525c"/>{_line(50, at + 14, text)}'
        )
    return _svg([*parts, *texts])


def _line(x: float, y: float, text: str) -> str:
    return f'<text x="{x}" y="{y}" font-size="16" font-family="{_FACE}">{escape(text)}</text>'


def _label(area: Area, window: _Box, text: str) -> str:
    north, east = point(area)
    ((x, y),) = _placed([(east * _NARROW, north)], window)
    return (
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="23" fill="#fff" stroke="#000" stroke-width="1.4"/>'
        f'<text x="{x:.0f}" y="{y + 13:.0f}" text-anchor="middle" font-size="38" '
        f'font-weight="{BOLD}" font-family="{_FACE}">{text}</text>'
    )


def _svg(parts: Iterable[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" width="{WIDE}" '
        f'height="{HIGH}"><clipPath id="w"><path d="M0 0H{WIDE}V{HIGH}H0Z"/></clipPath>'
        f'<path fill="#e4e4e4" d="M0 0H{WIDE}V{HIGH}H0Z"/>'
        f'<g clip-path="url(#w)" stroke-linejoin="round">{"".join(parts)}</g>'
        f'<path fill="none" stroke="#000" stroke-width="2" d="M1 1H{WIDE - 1}V{HIGH - 1}H1Z"/>'
        "</svg>"
    )


def _neighbours(level: _Level, place: _Shape, slug: str) -> tuple[Area, ...]:
    shared = {
        one.code: sum(level.lengths[arc] for arc in one.arcs & place.arcs)
        for one in level.shapes.values()
        if one.code != place.code and one.arcs & place.arcs
    }
    areas = register().level(slug)
    return tuple(areas[code] for code in sorted(shared, key=lambda code: (-shared[code], code)))


def _window(box: _Box, shape: float, fills: float = _FILLS) -> _Box:
    """Return what is shown: the box with room round it, as wide to high as the picture."""
    west, south, east, north = box
    x, y = (west + east) / 2, (south + north) / 2
    high = max((north - south) / fills, (east - west) / fills / shape, _LEAST)
    return x - high * shape / 2, y - high / 2, x + high * shape / 2, y + high / 2


def _meets(box: _Box, window: _Box) -> bool:
    return (
        box[0] <= window[2] and box[2] >= window[0] and box[1] <= window[3] and box[3] >= window[1]
    )


def _path(shapes: Iterable[_Shape], window: _Box, style: str) -> str:
    drawn = "".join(_ring(ring, window) for shape in shapes for ring in shape.rings)
    return f'<path {style} d="{drawn}"/>' if drawn else ""


def _ring(ring: Sequence[_Point], window: _Box) -> str:
    """Return a ring to whole units, without points that fall on the one before."""
    steps: list[str] = []
    before: tuple[int, int] | None = None
    for x, y in _placed(ring, window):
        at = round(x), round(y)
        if at != before:
            steps.append(f"{at[0]} {at[1]}")
            before = at
    return f"M{'L'.join(steps)}Z" if len(steps) > 2 else ""  # noqa: PLR2004 -- fewer are no ring


def _placed(points: Iterable[_Point], window: _Box) -> Iterator[_Point]:
    """Give points of the plane as points of the picture; those far off it lie at its edge."""
    west, south, _, north = window
    each = HIGH / (north - south)
    for x, y in points:
        across, down = (x - west) * each, (north - y) * each
        yield min(max(across, -WIDE), 2 * WIDE), min(max(down, -HIGH), 2 * HIGH)


@cache
def _level(root: Path, slug: str) -> _Level:
    close = f"{slug}{assets.CLOSE_UP}"
    name = close if (root / "boundaries" / f"{close}.topo.json").is_file() else slug
    shapes, lengths = _shapes(root, name)
    around, _ = _shapes(root, _SURROUND)
    return _Level({one.code: one for one in shapes}, around, lengths)


def _shapes(root: Path, name: str) -> tuple[list[_Shape], list[float]]:
    path = root / "boundaries" / f"{name}.topo.json"
    topology = json.loads(path.read_bytes())
    (collection,) = topology["objects"].values()
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[_Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(((x * sx + tx) * _NARROW, y * sy + ty))
        arcs.append(points)
    lengths = [sum(map(math.dist, arc, arc[1:])) for arc in arcs]
    return [_shape(one, arcs) for one in collection["geometries"]], lengths


def _shape(geometry: Mapping[str, object], arcs: Sequence[Sequence[_Point]]) -> _Shape:
    held = geometry["arcs"]
    pieces = held if geometry["type"] == "MultiPolygon" else [held]
    numbers = [ring for piece in pieces for ring in piece]  # type: ignore[attr-defined]
    rings = tuple(tuple(_joined(ring, arcs)) for ring in numbers)
    points = [at for ring in rings for at in ring]
    across, up = [x for x, _ in points], [y for _, y in points]
    properties: Mapping[str, str] = geometry["properties"]  # type: ignore[assignment]
    return _Shape(
        code=properties.get("code", properties["name"]),
        rings=rings,
        box=(min(across), min(up), max(across), max(up)),
        arcs=frozenset(arc if arc >= 0 else ~arc for ring in numbers for arc in ring),
    )


def _joined(ring: Iterable[int], arcs: Sequence[Sequence[_Point]]) -> Iterator[_Point]:
    for number, arc in enumerate(ring):
        points = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        yield from points[1:] if number else points


@dataclass(frozen=True)
class Mark:
    """An area of a blind map.

    Attributes
    ----------
    code : str
    number : int
        Under which it is looked up.
    kind : int or None
        Its class, 0 the lowest of `SHADES`; -1 where it has no figure, None for outlines alone.
    """

    code: str
    number: int
    kind: int | None


# Lines and dots over the greys, so that classes stay apart where a copier loses the greys.
_WEAVES = (
    "",
    '<circle cx="4" cy="4" r="1.5" fill="#000"/>',
    '<path d="M0 12L12 0M-2 2L2 -2M10 14L14 10" stroke="#000" stroke-width="1.6"/>',
    '<path d="M0 6H12" stroke="#fff" stroke-width="2.4"/>',
    "",
)
_NO_FIGURE = '<path d="M0 0L12 12M0 12L12 0" stroke="#666" stroke-width="1"/>'


def blind(slug: str, marks: Sequence[Mark], lettering: float) -> str:
    """Return areas of a level without names: numbered, in greys and patterns by class.

    Parameters
    ----------
    slug : str
        The level.
    marks : sequence of Mark
        The areas; others round them are outlined and bear no number.
    lettering : float
        How high the digits are, in units of a picture `WIDE` units wide.
    """
    level = _level(data_root(), slug)
    shapes = [level.shapes[one.code] for one in marks]
    west, south = (min(one.box[k] for one in shapes) for k in (0, 1))
    east, north = (max(one.box[k] for one in shapes) for k in (2, 3))
    window = _window((west, south, east, north), WIDE / HIGH, fills=0.94)
    others = [
        one
        for code, one in level.shapes.items()
        if _meets(one.box, window) and code not in {mark.code for mark in marks}
    ]
    land = [one for one in level.around if _meets(one.box, window)]
    parts = [
        _weaves(),
        _path(land, window, _ELSEWHERE),
        _path(others, window, 'fill="#fff" stroke="#999" stroke-width="1"'),
    ]
    for mark, shape in zip(marks, shapes, strict=True):
        parts += [_path([shape], window, fill) for fill in fills_of(mark.kind)]
    return _svg([*parts, *_numbers(marks, shapes, window, lettering, slug)])


def fills_of(kind: int | None) -> list[str]:
    """Return the fills of a class, one over the other: its grey, then its pattern."""
    edge = 'stroke="#000" stroke-width="1.4"'
    if kind is None:
        return [f'fill="#fff" {edge}']
    weave = f'fill="url(#w{kind})" {edge}'
    if kind < 0:
        return [f'fill="#fff" {edge}', weave]
    ground = f'fill="{SHADES[kind]}" {edge}'
    return [ground, weave] if _WEAVES[kind] else [ground]


def swatch(kind: int) -> str:
    """Return the fill of a class as a small picture, for the key of a blind map."""
    box = "M1 1H59V35H1Z"
    drawn = "".join(f'<path {fill} d="{box}"/>' for fill in fills_of(kind))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 36" width="60" height="36">'
        f"{_weaves()}{drawn}</svg>"
    )


def _weaves() -> str:
    drawn = {-1: _NO_FIGURE} | dict(enumerate(_WEAVES))
    return "".join(
        f'<pattern id="w{kind}" width="12" height="12" patternUnits="userSpaceOnUse">{weave}'
        "</pattern>"
        for kind, weave in drawn.items()
        if weave
    )


def _points(slug: str, marks: Sequence[Mark]) -> list[_Point]:
    at = [point(register().area(slug, one.code)) for one in marks]
    return [(east * _NARROW, north) for north, east in at]


def _numbers(
    marks: Sequence[Mark], shapes: Sequence[_Shape], window: _Box, lettering: float, slug: str
) -> list[str]:
    """Return the numbers, and from those beside the map a line to their areas."""
    radius = lettering * 0.78
    rings = [[list(_placed(ring, window)) for ring in one.rings] for one in shapes]
    points = list(_placed(_points(slug, marks), window))
    found = numbers(rings, points, radius, (WIDE, HIGH))
    # White beside the black, so that a line is seen on a dark area too.
    lines = [
        f'<path d="M{one.of[0]:.0f} {one.of[1]:.0f}L{one.at[0]:.0f} {one.at[1]:.0f}" '
        f'stroke="{colour}" stroke-width="{width}" fill="none"/>'
        for one in found
        if one.beside
        for colour, width in (("#fff", 4), ("#000", 1.4))
    ]
    dots = [
        f'<circle cx="{one.of[0]:.0f}" cy="{one.of[1]:.0f}" r="3.4" fill="#000" stroke="#fff" '
        'stroke-width="1.2"/>'
        for one in found
        if one.beside
    ]
    labels = [
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}" fill="#fff" stroke="#000" '
        f'stroke-width="1.4"/><text x="{x:.0f}" y="{y + lettering * 0.34:.0f}" '
        f'text-anchor="middle" font-size="{lettering:.0f}" font-weight="{BOLD}" '
        f'font-family="{_FACE}">{mark.number}</text>'
        for mark, (x, y) in zip(marks, (one.at for one in found), strict=True)
    ]
    return [*lines, *dots, *labels]
