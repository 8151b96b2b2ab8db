"""A map whose areas are told as they are: any classes, any sentences, any table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from explorer.colours import PLACES
from explorer.maps import assets
from explorer.maps.layer import area_map, spec
from explorer.maps.shading import Fill
from explorer.places.levels import BY_SLUG
from explorer.words.labels import PARTS, SUMMARY_TITLE

# How a told map writes that an area has no class.
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
class ToldMap:
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


def told_message(told: ToldMap) -> dict[str, Any]:
    """Return everything the browser part needs to draw a told map."""
    kinds = list(told.kinds)
    areas = [kinds.count(place) for place in range(len(told.fills))]
    counts = areas if told.counts is None else list(told.counts)
    without = kinds.count(NO_CLASS)
    fills: list[dict[str, Any]] = [{"fill": kind, "text": text} for kind, text in told.rows]
    fills += [{"fill": "-", "text": f"{told.missing}: {without}"}] if without else []
    return {
        "setting": _setting(told),
        "level": told.level,
        "label": told.label,
        "legend": {"title": told.legend, "note": told.note, "counts": counts, "fills": fills},
        "shades": [],
        "summary": told.summary,
        "told": {
            "kinds": ["-" if kind == NO_CLASS else str(kind) for kind in kinds],
            "said": list(told.sentences),
            "columns": [
                {
                    "title": one.title,
                    "texts": list(one.texts),
                    "order": list(one.order),
                    "numeric": one.numeric,
                    "falling": one.falling,
                    "details": list(one.details),
                }
                for one in told.columns
            ],
        },
        "chosen": [
            {**vars(mark), "point": list(mark.point), "outline": None, "fill": None, "card": None}
            for mark in told.marks
        ],
        "points": [{**vars(point), "at": list(point.at)} for point in told.points],
        "focus": told.focus,
        "small": told.small,
        "parts": list(told.parts),
        "files": told.files,
        "notes": [],
    }


def _setting(told: ToldMap) -> dict[str, Any]:
    singular = BY_SLUG[told.level].singular
    layer = {
        "palette": [fill.colour for fill in told.fills],
        "lined": [place for place, fill in enumerate(told.fills) if fill.lined],
        "colours": PLACES,
    }
    return {
        "geometry": {
            "far": assets.geometry_url(told.level),
            "near": assets.close_up_url(told.level),
        },
        "surround": assets.geometry_url("surround"),
        **spec(*area_map(layer)),
        "words": {
            "legend": {"texts": [fill.text for fill in told.fills if fill.text]},
            "summary": SUMMARY_TITLE,
            "table": {
                "title": told.title or f"Every {singular}",
                "name": singular[0].upper() + singular[1:],
            },
            **PARTS,
        },
        "record": None,
    }
