"""Tables for use elsewhere: CSV, JSON and GeoJSON, numbers as stored."""

import json
from collections.abc import Sequence

import numpy as np
import pandas as pd

from explorer import data

FORMATS = ("csv", "json", "geojson")
COLUMNS = (
    "indicator",
    "level",
    "area_code",
    "area_name",
    "period",
    "sex",
    "value",
    "lower",
    "upper",
    "flag",
    "measured_for",
    "measured_for_name",
    "processing",
)
# A spreadsheet may run a text that begins with one of these.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def value_table(figures: Sequence[data.Figures], kind: str) -> str:
    """Return the figures of one indicator and level as text.

    Parameters
    ----------
    figures : sequence of Figures
        One a sex, of the same indicator, level and period.
    kind : {"csv", "json", "geojson"}
        GeoJSON has the boundaries in longitude and latitude.
    """
    writers = {"csv": _csv, "json": _json, "geojson": _geojson}
    return writers[kind](figures)


def rows(figures: data.Figures) -> pd.DataFrame:
    """Return the columns that every export has, then the indicator's own."""
    labelled = figures.frame.assign(
        indicator=figures.indicator.slug,
        level=figures.level,
        period=figures.period.iso,
        sex=figures.sex,
    )
    return labelled[[*COLUMNS, *(extra.name for extra in figures.indicator.extra)]]


def _csv(figures: Sequence[data.Figures]) -> str:
    return csv_text(pd.concat([rows(one) for one in figures]))


def csv_text(frame: pd.DataFrame) -> str:
    """Return a table as CSV: numbers as stored, texts that no spreadsheet runs."""
    numbers = frame.select_dtypes(include="number").columns
    safe = {name: frame[name].map(shortest if name in numbers else inert) for name in frame.columns}
    return pd.DataFrame(safe).to_csv(index=False, lineterminator="\n")


def shortest(value: float) -> str:
    """Return a number as it is stored: no more digits than it needs, nothing if missing."""
    return "" if np.isnan(value) else repr(float(value)).removesuffix(".0")


def inert(text: object) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    plain = str(text)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _json(figures: Sequence[data.Figures]) -> str:
    return json.dumps(_records(figures), ensure_ascii=False, indent=1) + "\n"


def _geojson(figures: Sequence[data.Figures]) -> str:
    shapes = data.boundaries(figures[0].level).to_crs(4326).set_index("area_code")
    features = [
        {
            "type": "Feature",
            "properties": record,
            "geometry": _rounded(shapes.geometry[record["area_code"]].__geo_interface__),
        }
        for record in _records(figures)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False) + "\n"


def _rounded(geometry: dict[str, object]) -> dict[str, object]:
    """Return a geometry with degrees to six decimals, about a tenth of a metre."""

    def tidy(at: object) -> object:
        if isinstance(at, float):
            return round(at, 6)
        return [tidy(one) for one in at]  # type: ignore[attr-defined]

    return {"type": geometry["type"], "coordinates": tidy(geometry["coordinates"])}


def _records(figures: Sequence[data.Figures]) -> list[dict[str, object]]:
    frame = pd.concat([rows(one) for one in figures]).astype(object)
    records = frame.replace({np.nan: None}).to_dict("records")
    return [{str(name): value for name, value in record.items()} for record in records]
