"""A map of categories: any classes of areas, with any sentences and any table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from explorer.colours import PLACES
from explorer.indicators.outlines import cartogram
from explorer.maps import assets
from explorer.maps.hexagons import MAP
from explorer.maps.layer import area_map, spec
from explorer.maps.layer_state import geometry
from explorer.maps.message import shaped
from explorer.maps.shading import Fill
from explorer.places.levels import NAMED
from explorer.words.hexagons import shape_words
from explorer.words.labels import PARTS, SUMMARY_TITLE

# How a map of categories writes that an area has no class.
NO_CLASS = -1


@dataclass(frozen=True)
class Column:
    """A column of the table: one text an area, and what to sort by.

    Attributes
    ----------
    title : str
    texts : sequence of str
    order : sequence of float, str or None
        None stands last whichever way the column is sorted.
    numeric : bool
        Whether its texts stand right and bold.
    falling : bool
        Whether sorting begins with the highest.
    details : sequence of str
        What stands under each text, lighter: a range. Empty: none anywhere.
    """

    title: str
    texts: Sequence[str]
    order: Sequence[float | str | None]
    numeric: bool = True
    falling: bool = False
    details: Sequence[str] = ()


@dataclass(frozen=True)
class Mark:
    """A place that is picked out: `code` is an area of the level, `text` stands in its callout."""

    letter: str
    code: str
    name: str
    text: str
    said: str
    point: tuple[float, float]


@dataclass(frozen=True)
class Point:
    """A single place such as a practice: latitude and longitude, what it is, radius in pixels."""

    at: tuple[float, float]
    said: str
    colour: str
    size: float = 5.0


@dataclass(frozen=True)
class CategoryMap:
    """A map of every area of a level.

    Attributes
    ----------
    level : str
    label : str
        What a screen reader hears of the map as a whole.
    legend, note : str
        Title of the legend and the line below it.
    fills : sequence of Fill
        One a class, the lowest first; those without a text come last and have no row of their
        own in the legend.
    kinds : sequence of int
        Class of each area in order of code, `NO_CLASS` where it has none.
    missing : str
        Why an area has no class, in words.
    sentences : sequence of str
        What is said of each area: its tip and its spoken name.
    summary : str
    columns : sequence of Column
        The table's, after the area's name.
    title : str
        The table's heading.
    marks : sequence of Mark
    points : sequence of Point
    focus : str
        Code of an area to zoom to; empty shows England.
    small : bool
        Whether it stands in a narrow column.
    parts : sequence of str
        Of "map", "table" and "notes", what is drawn.
    counts : sequence of int or None
        What stands beside each class in the legend; the number of areas when left out.
    rows : sequence of (int, str)
        Further rows of the legend: the class whose fill it has, and its words.
    files : dict
        Address and name of a CSV, by "csv", where one is offered.
    """

    level: str
    label: str
    legend: str
    note: str
    fills: Sequence[Fill]
    kinds: Sequence[int]
    missing: str
    sentences: Sequence[str]
    summary: str
    columns: Sequence[Column] = ()
    title: str = ""
    marks: Sequence[Mark] = ()
    points: Sequence[Point] = ()
    focus: str = ""
    small: bool = False
    parts: Sequence[str] = ("map", "table")
    files: dict[str, dict[str, str]] | None = None
    counts: Sequence[int] | None = None
    rows: Sequence[tuple[int, str]] = ()


def category_message(drawn: CategoryMap, shape: str = MAP) -> dict[str, Any]:
    """Return everything the browser part needs to draw a map of categories.

    Parameters
    ----------
    drawn : CategoryMap
    shape : str
        How its areas are drawn; single places need them as they lie.
    """
    kinds = list(drawn.kinds)
    areas = [kinds.count(place) for place in range(len(drawn.fills))]
    counts = areas if drawn.counts is None else list(drawn.counts)
    without = kinds.count(NO_CLASS)
    fills: list[dict[str, Any]] = [{"fill": kind, "text": text} for kind, text in drawn.rows]
    fills += [{"fill": "-", "text": f"{drawn.missing}: {without}"}] if without else []
    return {
        "setting": _layer_state(drawn),
        "level": drawn.level,
        "label": drawn.label,
        "legend": {"title": drawn.legend, "note": drawn.note, "counts": counts, "fills": fills},
        "shades": [],
        "summary": drawn.summary,
        "told": {
            "kinds": ["-" if kind == NO_CLASS else str(kind) for kind in kinds],
            "said": list(drawn.sentences),
            "columns": [
                {
                    "title": one.title,
                    "texts": list(one.texts),
                    "order": list(one.order),
                    "numeric": one.numeric,
                    "falling": one.falling,
                    "details": list(one.details),
                }
                for one in drawn.columns
            ],
        },
        "chosen": [
            {**vars(mark), "point": list(mark.point), "outline": None, "fill": None, "card": None}
            for mark in drawn.marks
        ],
        "points": [{**vars(point), "at": list(point.at)} for point in drawn.points],
        "focus": drawn.focus,
        "small": drawn.small,
        "parts": list(drawn.parts),
        "files": drawn.files,
        "notes": [],
        **({} if drawn.points else shaped(shape)),
    }


def _shape_words(drawn: CategoryMap) -> dict[str, dict[str, str]]:
    """Return what a map says of its shapes: nothing where it has no choice of them."""
    chosen = "map" in drawn.parts and not drawn.points
    return {"shape": shape_words(drawn.level, cartogram(drawn.level))} if chosen else {}


def _layer_state(drawn: CategoryMap) -> dict[str, Any]:
    singular = NAMED[drawn.level].singular
    layer = {
        "palette": [fill.colour for fill in drawn.fills],
        "lined": [place for place, fill in enumerate(drawn.fills) if fill.lined],
        "dotted": [place for place, fill in enumerate(drawn.fills) if fill.dotted],
        "colours": PLACES,
    }
    return {
        "geometry": {**geometry(drawn.level), **({"hexagons": None} if drawn.points else {})},
        "surround": assets.geometry_url("surround"),
        **spec(*area_map(layer)),
        "words": {
            "legend": {"texts": [fill.text for fill in drawn.fills if fill.text]},
            "summary": SUMMARY_TITLE,
            "table": {
                "title": drawn.title or f"Every {singular}",
                "name": singular[0].upper() + singular[1:],
            },
            **PARTS,
            **_shape_words(drawn),
        },
        "record": None,
    }
