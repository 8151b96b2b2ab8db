"""Where the numbers of a blind map stand: in their areas, or beside the map with a line to them."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Ring = Sequence[Point]
# West, south, east, north, in units of the picture.
Box = tuple[float, float, float, float]

# Of the points round a number so many must lie in its area, so that it hides no shape.
_ROUND, _MOST = 12, 10
# Room between two numbers, in radii from middle to middle.
_GAP = 2.1
# From here on numbers beside the map are shared out between its two sides.
_FEW = 6


@dataclass(frozen=True)
class Number:
    """A number on a map.

    Attributes
    ----------
    at : (float, float)
        Its middle.
    of : (float, float)
        The point of its area.
    """

    at: Point
    of: Point

    @property
    def beside(self) -> bool:
        """Whether it stands beside its area, so that a line leads there."""
        return self.at != self.of


def numbers(
    areas: Sequence[Sequence[Ring]], points: Sequence[Point], radius: float, size: Point
) -> list[Number]:
    """Return where the number of each area stands.

    Parameters
    ----------
    areas : sequence of sequence of rings
        The shapes, in units of the picture.
    points : sequence of (float, float)
        A point in each.
    radius : float
        Of the disc that bears a number.
    size : (float, float)
        How wide and high the picture is.

    Notes
    -----
    A number that its area has room for stands in it. Others stand in a column to the left and one
    to the right, as near as columns can come without a number on an area or on another number.
    """
    wide, high = size
    clear, boxes = _GAP * radius, [_box(rings) for rings in areas]
    outside = {
        place
        for place, (rings, at) in enumerate(zip(areas, points, strict=True))
        if not _fits(rings, at, radius) or not clear <= at[0] <= wide - clear
    }
    for first in range(len(points)):
        near = (math.dist(points[first], points[one]) < clear for one in range(first))
        if first not in outside and any(near):
            outside.add(first)
    inside = [points[place] for place in range(len(points)) if place not in outside]
    placed = {place: points[place] for place in range(len(points))}
    for column, step in zip(_sides(outside, points, wide), (-1, 1), strict=True):
        here = [points[place] for place in column]
        ys = _spread([y for _, y in here], clear, radius + 1, high - radius - 1)
        for x in _columns([x for x, _ in here], step, radius, wide):
            middles = [(x, y) for y in ys]
            if all(_free(one, areas, boxes, [*inside, *points], radius) for one in middles):
                break
        placed.update(zip(column, _uncrossed(here, middles), strict=True))
    return [Number(placed[place], points[place]) for place in range(len(points))]


def _sides(outside: set[int], points: Sequence[Point], wide: float) -> tuple[list[int], list[int]]:
    """Return which numbers go to the left and which to the right, as many if there are many."""
    order = sorted(outside, key=lambda place: points[place])
    left = sum(points[place][0] < wide / 2 for place in order)
    half = min(max(left, len(order) // 2), (len(order) + 1) // 2) if len(order) > _FEW else left
    sides = order[:half], order[half:]
    first, second = (sorted(one, key=lambda place: points[place][::-1]) for one in sides)
    return first, second


def _uncrossed(points: Sequence[Point], middles: Sequence[Point]) -> list[Point]:
    """Return a middle for each point so that lines are short: those that cross are swapped."""
    found = list(middles)
    for _ in points:
        for first in range(len(points)):
            for second in range(first):
                here, there = points[first], points[second]
                now = math.dist(here, found[first]) + math.dist(there, found[second])
                then = math.dist(here, found[second]) + math.dist(there, found[first])
                if then < now:
                    found[first], found[second] = found[second], found[first]
    return found


def _columns(xs: Sequence[float], step: int, radius: float, wide: float) -> Iterator[float]:
    """Give where a column may stand, the nearest first and the edge of the picture last."""
    edge = radius + 1 if step < 0 else wide - radius - 1
    x = (min(xs) if step < 0 else max(xs)) if xs else edge
    while (x - edge) * step < 0:
        yield x
        x += step * radius / 2
    yield edge


def _free(
    middle: Point,
    areas: Sequence[Sequence[Ring]],
    boxes: Sequence[Box],
    taken: Sequence[Point],
    radius: float,
) -> bool:
    """Whether a number can stand: on none of the areas, and off all that is taken."""
    if any(math.dist(middle, one) < _GAP * radius for one in taken):
        return False
    places = (middle, *_around(middle, radius))
    return not any(
        _holds(rings, at)
        for rings, box in zip(areas, boxes, strict=True)
        if _near(box, middle, radius)
        for at in places
    )


def _near(box: Box, middle: Point, radius: float) -> bool:
    """Whether a disc may touch a shape: looked at first, because it takes no time."""
    west, south, east, north = box
    x, y = middle
    return west - radius <= x <= east + radius and south - radius <= y <= north + radius


def _box(rings: Sequence[Ring]) -> Box:
    points = [point for ring in rings for point in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _spread(ys: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return heights in order, so little moved that none is nearer than a gap to the next."""
    found: list[float] = []
    for y in ys:
        found.append(max(y, found[-1] + gap if found else low))
    most = high
    for place in reversed(range(len(found))):
        found[place] = min(found[place], most)
        most = found[place] - gap
    return found


def _fits(rings: Sequence[Ring], middle: Point, radius: float) -> bool:
    return sum(_holds(rings, at) for at in _around(middle, radius)) >= _MOST


def _around(middle: Point, radius: float) -> Iterator[Point]:
    for turn in range(_ROUND):
        angle = 2 * math.pi * turn / _ROUND
        yield middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)


def _holds(rings: Sequence[Ring], at: Point) -> bool:
    """Whether a point lies in an area: a line from it crosses the rings an odd number of times."""
    x, y = at
    inside = False
    for ring in rings:
        before = ring[-1]
        for point in ring:
            if (point[1] > y) != (before[1] > y):
                across = before[0] + (y - before[1]) / (point[1] - before[1]) * (
                    point[0] - before[0]
                )
                inside ^= x < across
            before = point
    return inside
