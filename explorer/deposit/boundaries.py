"""Boundaries of a level for other programs: in degrees, since many know no National Grid."""

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd

from explorer.export import bbox, in_degrees
from explorer.indicators import data
from explorer.places.levels import NAMED

# Longitude before latitude, as GeoJSON has it and GeoParquet's default.
_DEGREES = "EPSG:4326"


def geojson_bytes(level: str) -> bytes:
    """Return the areas of a level as GeoJSON (RFC 7946); the places of a kind as points."""
    named = _named(level)
    shapes = in_degrees(level)
    features = [
        feature(code, {"level": level, "area_code": code, "area_name": name}, shapes[code])
        for code, name in named
    ]
    return collection(features)


def geoparquet_bytes(level: str) -> bytes:
    """Return the areas of a level as GeoParquet, the same shapes as in GeoJSON."""
    named = _named(level)
    shapes = in_degrees(level)
    frame = gpd.GeoDataFrame(
        {
            "level": [level for _ in named],
            "area_code": [code for code, _ in named],
            "area_name": [name for _, name in named],
        },
        geometry=[shapes[code] for code, _ in named],
        crs=_DEGREES,
    )
    held = io.BytesIO()
    frame.to_parquet(held, index=False, compression="zstd", schema_version="1.1.0")
    return held.getvalue()


def feature(code: str, properties: Mapping[str, Any], shape: Any) -> dict[str, Any]:
    """Return a feature of GeoJSON."""
    return {
        "type": "Feature",
        "id": code,
        "bbox": bbox(shape),
        "properties": dict(properties),
        "geometry": shape.__geo_interface__,
    }


def collection(features: Sequence[Mapping[str, Any]]) -> bytes:
    """Return features as the text of a collection, one a line."""
    lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in features)
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def drawn_levels() -> list[str]:
    """Return the levels and kinds of place that have shapes."""
    return list(NAMED)


def _named(level: str) -> list[tuple[str, str]]:
    held = data.boundaries(level)
    return list(zip(held["area_code"].tolist(), held["area_name"].tolist(), strict=True))
