"""Levels as equal hexagons: where each area stands, from published cartograms.

Constituencies stand where their cartogram has them. The cartograms of authorities draw each in
the size of its people: here each becomes one hexagon near its middle there.
"""

import json
import math
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from explorer.build.publications import publications, raw
from explorer.build.recoding import RECODED
from explorer.build.writing import write_csv

Array = npt.NDArray[np.float64]
FOLDER = "hexagons"
# Rows lie so many widths of a hexagon apart.
_RISE = math.sqrt(3) / 2
# Costs are counted in hundredths of a hexagon's width squared.
_STEPS = 100
# A hexagon of this share of the areas' mean size leaves room for none between them.
_TIGHT = 1.8
# How much it weighs that areas that touch stay near, within a region and across its border, against
# the way of an area from its middle.
_WITHIN, _ACROSS, _AWAY = 12, 10, 4
# How areas change cells: within so many widths, from a seed, so often, and at which cost at first.
_REACH, _SEED, _TURNS, _LIMIT = 3.1, 2005, 800_000, 14_000


@dataclass(frozen=True)
class Cartogram:
    """A published cartogram.

    Attributes
    ----------
    key : str
        Of the publication.
    made : str
        What was done to it, in words.
    placed_by_us : bool
        Whether it has another form, and areas were given hexagons by us.
    placed : callable
        Gives column and row of each area by code.
    """

    key: str
    made: str
    placed_by_us: bool
    placed: Callable[[gpd.GeoDataFrame], Mapping[str, tuple[int, int]]]


def build(
    folder: Path, levels: Mapping[str, gpd.GeoDataFrame], say: Callable[[str], None]
) -> dict[str, dict[str, object]]:
    """Write ``hexagons/<level>.csv`` below a folder; return what the record says of each.

    Columns: ``area_code``, ``column`` from the west and ``row`` from the south, both from 0.
    Hexagons stand on a point; those of odd rows lie half a width further east.

    Raises
    ------
    ValueError
        An area has no hexagon or several, or two share one.
    """
    entries: dict[str, dict[str, object]] = {}
    for slug, cartogram in CARTOGRAMS.items():
        cells = settled(cartogram.placed(levels[slug]))
        check(slug, cells, levels[slug])
        frame = pd.DataFrame(
            [(code, str(column), str(row)) for code, (column, row) in sorted(cells.items())],
            columns=["area_code", "column", "row"],
        )
        write_csv(folder / FOLDER / f"{slug}.csv", frame)
        say(f"  {slug}: {len(frame)} hexagons")
        entries[slug] = {
            "made": cartogram.made,
            "placed_by_us": cartogram.placed_by_us,
            "count": len(frame),
            "file": f"{FOLDER}/{slug}.csv",
            "origin": [publications()[cartogram.key].origin()],
        }
    return entries


def settled(cells: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Return columns and rows counted from 0; an even row stays even, or all would shift."""
    west = min(column for column, _ in cells.values())
    south = min(row for _, row in cells.values())
    south -= south % 2
    return {code: (column - west, row - south) for code, (column, row) in cells.items()}


def check(slug: str, cells: Mapping[str, tuple[int, int]], frame: gpd.GeoDataFrame) -> None:
    """Raise ValueError unless each area of a level has one hexagon of its own."""
    known = set(frame["area_code"])
    if set(cells) != known:
        raise ValueError(f"Hexagons of level {slug}: {sorted(set(cells) ^ known)} do not match.")
    if len(set(cells.values())) < len(cells):
        raise ValueError(f"Two areas of level {slug} share a hexagon.")


# As published ---------------------------------------------------------------------------------


def _constituencies(_: gpd.GeoDataFrame) -> dict[str, tuple[int, int]]:
    """Return the cells of the HexJSON.

    Its rows count from the south and are negative; in its layout, "odd-r", odd rows lie further
    east. The remainder of a negative row has the sign of the divisor here, unlike in JavaScript.
    """
    held = json.loads(raw("hexagons_constituencies").read_text(encoding="utf-8"))
    if held["layout"] != "odd-r":
        raise ValueError(f"The hexagons of constituencies are laid out {held['layout']}.")
    return {
        code: (one["q"], one["r"]) for code, one in held["hexes"].items() if code.startswith("E")
    }


# From areas in the size of their people ---------------------------------------------------------


def _from_people(
    key: str, layer: str, code: str
) -> Callable[[gpd.GeoDataFrame], dict[str, tuple[int, int]]]:
    """Return a function that gives each area of a cartogram one hexagon."""

    def placed(frame: gpd.GeoDataFrame) -> dict[str, tuple[int, int]]:
        drawn = gpd.read_file(raw(key), layer=layer)
        drawn = drawn[drawn[code].str.startswith("E")]
        if not set(RECODED) <= set(drawn[code]):
            raise ValueError(f"The cartogram {key} has other codes than those of 2023.")
        shapes = drawn.set_index(drawn[code].replace(RECODED)).geometry.sort_index()
        if list(shapes.index) != list(frame["area_code"]):
            raise ValueError(f"The cartogram {key} has other areas than are in force.")
        middles = shapely.get_coordinates(shapely.centroid(shapes.to_numpy()))
        width = float(np.sqrt(shapely.area(shapes.to_numpy()).mean() * 2 / np.sqrt(3)))
        grid = _grid(middles, width * _TIGHT)
        away = np.round(_apart(middles, grid.middles) / grid.width**2 * _AWAY * _STEPS)
        order = _arranged(away.astype(int), grid, _ties(frame))
        return {
            one: (int(column), int(row))
            for one, (column, row) in zip(shapes.index, grid.cells[order], strict=True)
        }

    return placed


@dataclass(frozen=True)
class _Grid:
    """A grid that holds a cartogram: column and row of each cell, and its middle there."""

    cells: npt.NDArray[np.int64]
    middles: Array
    width: float


def _grid(middles: Array, width: float) -> _Grid:
    low, high = middles.min(axis=0) - width, middles.max(axis=0) + width
    across, up = (high - low) / (width, width * _RISE)
    cells = np.array(
        [(column, row) for row in range(int(up) + 1) for column in range(int(across) + 1)]
    )
    return _Grid(cells, low + _plane(cells) * width, width)


def _plane(cells: npt.NDArray[np.int64]) -> Array:
    """Return the middles of cells in widths of a hexagon."""
    return np.column_stack([cells[:, 0] + cells[:, 1] % 2 / 2, cells[:, 1] * _RISE])


def _ties(frame: gpd.GeoDataFrame) -> list[list[tuple[int, int]]]:
    """Return for each area the areas that it touches, and how much each pair holds together."""
    shapes = frame.geometry.to_numpy()
    region = frame["parent_region"].to_numpy()
    ties: list[list[tuple[int, int]]] = [[] for _ in shapes]
    for one, other in sorted(zip(*shapely.STRtree(shapes).query(shapes, "touches"), strict=True)):
        weight = _WITHIN if region[one] == region[other] else _ACROSS
        ties[one].append((int(other), weight))
    for one, tied in enumerate(ties):
        if not tied:  # an island belongs to what lies nearest
            away = shapely.distance(shapes[one], shapes)
            away[one] = np.inf
            other = int(np.argmin(away))
            tied.append((other, _WITHIN))
            ties[other].append((one, _WITHIN))
    return ties


def _arranged(
    away: npt.NDArray[np.int64], grid: _Grid, ties: list[list[tuple[int, int]]]
) -> list[int]:
    """Return the cell of each area: near its middle, and near the areas that it touches.

    Areas change cells at random from a fixed seed; a change that costs more is kept while it costs
    less than a limit, which falls to nothing ("threshold accepting": Dueck and Scheuer, Journal
    of Computational Physics 90, 1990). All numbers are whole, so that every machine finds the same.
    """
    plane = _plane(grid.cells)
    between = np.round(_apart(plane, plane) * _STEPS).astype(int).tolist()
    around = [np.flatnonzero(near).tolist() for near in _apart(plane, plane) < _REACH**2]
    costs = away.tolist()
    at = _first(away)
    held = {cell: area for area, cell in enumerate(at)}
    draw = random.Random(_SEED)

    def cost(area: int, cell: int, other: int, elsewhere: int) -> int:
        row = between[cell]
        tied = sum(
            weight * row[elsewhere if one == other else at[one]] for one, weight in ties[area]
        )
        return int(costs[area][cell]) + tied

    for turn in range(_TURNS):
        limit = _LIMIT * (_TURNS - turn) * (_TURNS - turn) // (_TURNS * _TURNS) - 1
        area = draw.randrange(len(at))
        old = at[area]
        new = around[old][draw.randrange(len(around[old]))]
        other = held.get(new, -1)
        if other == area:
            continue
        change = cost(area, new, other, old) - cost(area, old, other, new)
        if other >= 0:
            change += cost(other, old, area, new) - cost(other, new, area, old)
        if change > max(limit, 0):
            continue
        at[area] = new
        held[new] = area
        if other >= 0:
            at[other] = old
            held[old] = other
        else:
            del held[old]
    return at


def _first(away: npt.NDArray[np.int64]) -> list[int]:
    """Return the nearest free cell of each area, those nearest to theirs first."""
    at: dict[int, int] = {}
    taken: set[int] = set()
    for pair in np.argsort(away, axis=None, kind="stable").tolist():
        area, cell = divmod(pair, away.shape[1])
        if area not in at and cell not in taken:
            at[area] = cell
            taken.add(cell)
    return [at[area] for area in range(len(away))]


def _apart(one: Array, other: Array) -> Array:
    """Return squares of distances."""
    return ((one[:, None, :] - other[None, :, :]) ** 2).sum(axis=2)


_PLACED_BY_US = (
    "Each area is one hexagon near its middle in the cartogram, which draws it in the size of its "
    "people; neighbours are kept together where that can be."
)
CARTOGRAMS = {
    "upper-tier": Cartogram(
        "hexagons_upper_tier",
        f"{_PLACED_BY_US} Two codes of 2023, of Barnsley and Sheffield, are those of May 2025.",
        True,
        _from_people(
            "hexagons_upper_tier",
            "LocalAuthorities-uppertier 2023 version — 7 UTLA-2023",
            "cua-code",
        ),
    ),
    "district": Cartogram(
        "hexagons_districts",
        f"{_PLACED_BY_US} Two codes of 2023, of Barnsley and Sheffield, are those of May 2025.",
        True,
        _from_people(
            "hexagons_districts", "LocalAuthorities-lowertier 2023 version — 7 LTLA 2023", "Lacode"
        ),
    ),
    "constituency": Cartogram(
        "hexagons_constituencies",
        "As the cartogram has them, England alone.",
        False,
        _constituencies,
    ),
}
