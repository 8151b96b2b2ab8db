"""An answer as a response: JSON with what it rests on, a table as CSV, areas as GeoJSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from starlette.responses import Response

from explorer.api.tables import rested, table
from explorer.export import csv_text, feature_collection, flat
from explorer.records.basis import BasisRecord

Rows = Literal["json", "csv"]
Mapped = Literal["json", "csv", "geojson"]
JSON, CSV, GEOJSON = "application/json", "text/csv; charset=utf-8", "application/geo+json"


@dataclass(frozen=True)
class Told:
    """What an operation answers, before it is written.

    Attributes
    ----------
    data : dict or list
        Records.
    basis : sequence of dict
        What they rest on.
    notes : sequence of str
        Sentences to read before they are quoted.
    """

    data: Any
    basis: Sequence[BasisRecord]
    notes: Sequence[str] = ()


def as_json(told: Told) -> Response:
    """Return an answer as JSON."""
    content = {"data": told.data, "notes": list(told.notes), "basis": list(told.basis)}
    return Response(json_bytes(content), media_type=JSON)


def as_rows(told: Told, shape: Any, form: str, name: str) -> Response:
    """Return a list of records as JSON or, where that is asked for, as CSV.

    Parameters
    ----------
    told : Told
    shape : type
        Of the records.
    form : {"json", "csv"}
    name : str
        What the file is called.
    """
    if form != "csv":
        return as_json(told)
    return as_csv(table(told.data, shape, told.basis), name)


def as_values(told: Told, level: str, form: str, name: str) -> Response:
    """Return figures of areas as JSON, CSV or GeoJSON, as `explorer values` writes them.

    Parameters
    ----------
    told : Told
    level : str
        Of the areas.
    form : {"json", "csv", "geojson"}
    name : str
        What the file is called.
    """
    if form == "json":
        return as_json(told)
    by_slug = {one["indicator"]: one for one in told.basis}
    if form == "csv":
        return as_csv([rested(flat(one), by_slug) for one in told.data], name)
    collection = feature_collection(level, told.data)
    members = {"notes": list(told.notes), "basis": list(told.basis)}
    return Response(json_bytes({**collection, **members}), media_type=GEOJSON)


def as_csv(rows: Sequence[Mapping[str, Any]], name: str) -> Response:
    """Return rows as CSV; no cell is taken for a formula."""
    disposition = {"content-disposition": f'attachment; filename="{name}.csv"'}
    return Response(csv_text(rows), media_type=CSV, headers=disposition)


def json_bytes(content: Any) -> bytes:
    """Return plain data as JSON without spaces."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
