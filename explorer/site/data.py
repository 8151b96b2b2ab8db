"""Figures and shapes as files: CSV, JSON and Parquet for each measure and for all, GeoJSON."""

import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from explorer.export import frame_csv, shapes_text, value_table
from explorer.indicators.catalogue import Indicator, catalogue, indicator
from explorer.indicators.data import figures
from explorer.indicators.values import values
from explorer.places.areas import register
from explorer.places.levels import LEVELS, NAMED
from explorer.records.indicators import indicator_record
from explorer.site.assets import Files

KINDS = ("csv", "json", "parquet")
FOLDER = "data"
_TEXTS = ("indicator", "level", "area_code", "area_name", "period", "sex", "flag", "processing")
_NUMBERS = ("value", "lower", "upper", "numerator", "denominator")
COLUMNS = (*_TEXTS[:-2], *_NUMBERS, *_TEXTS[-2:])
# Archives have one date, so that the same data give the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)


def data_path(slug: str, kind: str) -> str:
    """Return where a measure's file of a kind lies."""
    return f"{FOLDER}/{slug}.{kind}"


def map_csv_path(slug: str, level: str, sex: str) -> str:
    """Return where the figures of a map lie."""
    return f"{FOLDER}/maps/{slug}/{level}-{sex}.csv"


def shapes_path(level: str) -> str:
    """Return where the shapes of a level lie."""
    return f"{FOLDER}/shapes/{level}.geojson"


def measure_files(slug: str) -> Files:
    """Return every published figure of a measure, in each kind of file."""
    record, frame = indicator(slug), _frame(indicator(slug))
    return {
        data_path(slug, "csv"): frame_csv(frame).encode(),
        data_path(slug, "json"): _json(record, frame).encode(),
        data_path(slug, "parquet"): _parquet(frame, _about(record)),
    }


def whole_files() -> Files:
    """Return the figures of all measures, and what each measure is."""
    frames = {slug: _frame(record) for slug, record in catalogue().items()}
    every = pd.concat([frame[list(COLUMNS)] for frame in frames.values()], ignore_index=True)
    csv = {f"{slug}.csv": frame_csv(frame) for slug, frame in frames.items()}
    text = {f"{slug}.json": _json(indicator(slug), frame) for slug, frame in frames.items()}
    about = [_about(record) for record in catalogue().values()]
    return {
        f"{FOLDER}/values.parquet": _parquet(every, {}),
        f"{FOLDER}/values.csv.zip": _zipped(csv),
        f"{FOLDER}/values.json.zip": _zipped(text),
        f"{FOLDER}/indicators.json": _text(about).encode(),
    }


def shapes_files(level: str) -> Files:
    """Return the shapes of a level as GeoJSON, with code and name."""
    return {shapes_path(level): shapes_text(level).encode()}


def shaped_levels() -> list[str]:
    """Return the levels that have shapes."""
    return [one.slug for one in LEVELS]


def map_csv(slug: str, level: str, sex: str) -> bytes:
    """Return the figures that a map shows, as the app gives them."""
    return value_table([figures(slug, level, sex)], "csv").encode()


def _frame(record: Indicator) -> pd.DataFrame:
    frame = values(record.slug)
    names = _names()
    keys = zip(frame["level"], frame["area_code"], strict=True)
    told = frame.assign(
        indicator=record.slug,
        area_name=[names.get(key, "") for key in keys],
        processing=frame["level"].map(_processing(record)),
    ).reset_index(drop=True)
    told["flag"] = told["flag"].fillna("")
    return told[[*COLUMNS, *(extra.name for extra in record.extra)]]


def _processing(record: Indicator) -> dict[str, str]:
    """Return by level whether figures are published, ours or modelled; how is in the record."""
    return {level: one.processing.partition(":")[0] for level, one in record.held.items()}


def _names() -> dict[tuple[str, str], str]:
    known: dict[tuple[str, str], str] = {}
    for level in NAMED:
        known |= {(level, code): area.name for code, area in register().level(level).items()}
    return known


def _rows(frame: pd.DataFrame) -> list[list[Any]]:
    # What is missing is not equal to itself.
    columns = [
        [cell if cell == cell else None for cell in frame[name].tolist()]  # noqa: PLR0124
        for name in frame
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def _json(record: Indicator, frame: pd.DataFrame) -> str:
    # What the record says once is not said in every row.
    bare = frame.drop(columns=["indicator", "area_name", "processing"])
    areas = frame.drop_duplicates(["level", "area_code"])
    told = {
        "indicator": _about(record),
        "areas": _rows(areas[["level", "area_code", "area_name"]]),
        "columns": [str(name) for name in bare],
        "rows": _rows(bare),
    }
    return _text(told)


def _about(record: Indicator) -> dict[str, Any]:
    told = indicator_record(record)
    more = {
        "description": record.description,
        "key_points": list(record.key_points),
        "caveats": list(record.caveats),
        "do_nots": list(record.do_nots),
    }
    return {**told, **more}


def _text(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str) + "\n"


def _parquet(frame: pd.DataFrame, about: Mapping[str, Any]) -> bytes:
    """Return a table with a type for every column: none is guessed from what is in it."""
    fields = [
        pa.field(str(name), pa.string() if name in _TEXTS else pa.float64()) for name in frame
    ]
    schema = pa.schema(fields, metadata={b"indicator": _text(about).encode()} if about else None)
    columns = [
        pa.array(
            frame[one.name].astype(object).where(frame[one.name].notna(), None).tolist(),
            type=one.type,
        )
        for one in schema
    ]
    held = io.BytesIO()
    pq.write_table(pa.table(columns, schema=schema), held, compression="zstd")
    return held.getvalue()


def _zipped(texts: Mapping[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, text)
    return held.getvalue()
