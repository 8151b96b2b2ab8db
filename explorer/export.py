"""Records as text for use elsewhere: CSV, JSON and GeoJSON, numbers as stored."""

import csv
import io
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from explorer.analysis.breaks import USUAL_BREAKS, Breaks
from explorer.indicators import data
from explorer.places.areas import register
from explorer.records.breaks import classed_records
from explorer.records.figures import FigureRecord, figure_records
from explorer.records.modelled import COLUMNS
from explorer.records.plain import Record, json_text

# Decimals of figures that are worked out.
_WORKED_OUT = 9
FORMATS = ("csv", "json", "geojson")
# A spreadsheet may run a text that begins with one of these.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"[-+]?(0|[1-9]\d{0,14})(\.\d+)?")
# Degrees of longitude and latitude (WGS 84): six decimals are a tenth of a metre.
_DEGREES = 6


def value_table(figures: Sequence[data.Figures], kind: str, breaks: Breaks = USUAL_BREAKS) -> str:
    """Return the figures of one indicator and level as text.

    Parameters
    ----------
    figures : sequence of Figures
        One a sex, of the same indicator, level and period.
    kind : {"csv", "json", "geojson"}
        GeoJSON (RFC 7946) has the boundaries in longitude and latitude (WGS 84), to six
        decimals. A feature's id is the area's code, and its sex where there are several.
    breaks : Breaks
        With breaks that a reader chose each area's class is in it.
    """
    writers = {"csv": _csv, "json": _json, "geojson": _geojson}
    return writers[kind](figures, breaks)


def area_table(records: Sequence[Record], level: str, kind: str) -> str:
    """Return records that each have an area of a level as text; those of no area have no shape.

    Parameters
    ----------
    records : sequence of dict
        With `area_code` and `level`; a measure each has an area once.
    level : str
    kind : {"csv", "json", "geojson"}
    """
    if kind == "geojson":
        return _geojson_text(level, [one for one in records if one["level"] == level])
    return csv_text(records) if kind == "csv" else json_text(list(records))


def shapes_text(level: str) -> str:
    """Return the areas of a level as GeoJSON (RFC 7946), each with its code and name alone.

    Longitude and latitude (WGS 84) to six decimals, in full detail; a feature's id is its code.
    """
    return _geojson_text(
        level,
        [
            {"level": level, "area_code": code, "area_name": area.name}
            for code, area in register().level(level).items()
        ],
    )


def _csv(figures: Sequence[data.Figures], breaks: Breaks) -> str:
    return csv_text(value_records(figures, breaks))


def csv_text(records: Sequence[Mapping[str, Any]]) -> str:
    """Return records as CSV: numbers as stored, texts as `inert` makes them, gaps empty.

    Parameters
    ----------
    records : sequence of dict
        With all keys of the first, which are the columns; flat but for `modelled`.
    """
    records = [flat(one) for one in records]
    names = list(records[0]) if records else []
    return _table_text(names, ([_cell(record[name]) for name in names] for record in records))


def frame_csv(frame: pd.DataFrame) -> str:
    """Return a table as CSV, as `csv_text` writes the records of its rows: column by column.

    Parameters
    ----------
    frame : DataFrame
        Of numbers as floats and of texts.
    """
    columns = []
    for name in frame:
        cells = frame[name].tolist()
        if pd.api.types.is_float_dtype(frame[name]):
            columns.append([shortest(cell) for cell in cells])
        else:
            texts = {cell: _cell(cell) for cell in set(cells)}
            columns.append([texts[cell] for cell in cells])
    return _table_text(frame, zip(*columns, strict=True))


def _table_text(names: Iterable[object], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([inert(name) for name in names])
    writer.writerows(rows)
    return text.getvalue()


def flat(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a record with what our model says beside it as columns of its own, empty or not."""
    told = record.get("modelled", False)
    # Where it says whether all of a record is by a model, it is a column as any other.
    if isinstance(told, bool):
        return record
    told = told or {}
    columns = {f"modelled_{name}": told.get(name) for name in COLUMNS}
    columns["modelled_outside"] = " ".join(told.get("outside", ()))
    return {name: value for name, value in record.items() if name != "modelled"} | columns


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return shortest(float(value))
    return "" if value is None else inert(value)


def shortest(value: float) -> str:
    """Return a number with no more digits than it needs, nothing if missing.

    Published figures as published; what is worked out to nine decimals, so that no binary
    fraction (6.699999999999996) is written.
    """
    if math.isnan(value):
        return ""
    return repr(round(float(value), _WORKED_OUT) + 0).removesuffix(".0")


def inert(text: object) -> str:
    """Return a text that no spreadsheet takes for a formula.

    A number written as a text stays as it is, a negative one too; so do days, periods and shares,
    which programs read as they stand.
    """
    plain = str(text)
    if _NUMBER.fullmatch(plain):
        return plain
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _json(figures: Sequence[data.Figures], breaks: Breaks) -> str:
    return json_text(value_records(figures, breaks))


def _geojson(figures: Sequence[data.Figures], breaks: Breaks) -> str:
    """Return figures on their boundaries as RFC 7946 has them."""
    return _geojson_text(figures[0].level, value_records(figures, breaks))


def _geojson_text(level: str, records: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps(feature_collection(level, records), ensure_ascii=False) + "\n"


def feature_collection(level: str, records: Sequence[Mapping[str, Any]]) -> Record:
    """Return records of areas on their boundaries, as RFC 7946 has them.

    Parameters
    ----------
    level : str
    records : sequence of dict
        Each with the `area_code` of an area of the level; the same area may stand there for
        several values of `sex`.

    Returns
    -------
    dict
        Longitude and latitude (WGS 84) to six decimals, outer rings counter-clockwise. A
        feature's id is the area's code, and its sex where there are several.
    """
    shapes = in_degrees(level)
    several = len({record.get("sex") for record in records}) > 1
    features = [
        {
            "type": "Feature",
            "id": f"{record['area_code']}:{record['sex']}" if several else record["area_code"],
            "bbox": bbox(shape := shapes[str(record["area_code"])]),
            "properties": flat(record),
            "geometry": mapping(shape),
        }
        for record in records
    ]
    return {
        "type": "FeatureCollection",
        "bbox": bbox(shapely.GeometryCollection(list(shapes.values()))),
        "features": features,
    }


def in_degrees(level: str) -> dict[str, BaseGeometry]:
    """Return the shapes of a level by code: rounded degrees, outer rings counter-clockwise."""
    # Here alone: OSTN15 takes 30 MB, and the app writes no GeoJSON.
    from explorer.places.nationalgrid import to_degrees  # noqa: PLC0415

    areas = data.boundaries(level)
    degrees = shapely.transform(areas.geometry.to_numpy(), to_degrees)
    rounded = shapely.transform(degrees, lambda at: at.round(_DEGREES))
    tidy = shapely.orient_polygons(shapely.remove_repeated_points(rounded))
    return dict(zip(areas["area_code"], tidy, strict=True))


def bbox(shape: BaseGeometry) -> list[float]:
    """Return west, south, east and north."""
    return [float(degree) for degree in shape.bounds]


def value_records(figures: Sequence[data.Figures], breaks: Breaks) -> Sequence[FigureRecord]:
    """Return the records of figures; with breaks that a reader chose each area's class is in them.

    Parameters
    ----------
    figures : sequence of Figures
        One a sex, of the same indicator, level and period.
    breaks : Breaks
    """
    return [
        record
        for one in figures
        for record in (classed_records(one, breaks) if breaks.own else figure_records(one))
    ]
