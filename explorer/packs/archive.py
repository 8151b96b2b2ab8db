"""A pack as a spreadsheet: an archive of CSV files that say what they hold."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from explorer.export import csv_text
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import Origin, catalogue
from explorer.indicators.outlines import boundary_origins
from explorer.places.areas import Area, register
from explorer.questions.evidence.view import EvidenceView
from explorer.records.evidence import history_records, measure_records, source_records
from explorer.records.plain import Record, json_text
from explorer.words.evidence.archive import COLUMNS, FILES, citation, licences, readme
from explorer.words.evidence.area import area_title
from explorer.words.revisions import release_cell

# An archive has a date for each file: that of its data, or the first that there is.
_FIRST = (1980, 1, 1, 0, 0, 0)
_TYPES = {bool: "boolean", int: "number", float: "number"}
_REGION = "region"


def archive(view: EvidenceView, site: str = "") -> bytes:
    """Return every figure of a pack's area as an archive; that of the goal has the regions too."""
    areas = [view.area]
    if view.is_national:
        areas += register().level(_REGION).values()
    title = area_title(view.area)
    figures = history_records(areas)
    used = dict.fromkeys(str(one["indicator"]) for one in figures)
    records = [one for one in catalogue().values() if one.slug in used]
    origins = [*((one.slug, origin) for one in records for origin in one.origin)]
    origins += [("boundaries", one) for one in _boundaries(areas)]
    tables = {
        "figures.csv": figures,
        "measures.csv": measure_records(records),
        "sources.csv": source_records(origins),
    }
    tables = {name: [_dated(row) for row in rows] for name, rows in tables.items()}
    texts = {
        "README.txt": readme(title),
        **{name: csv_text(rows) for name, rows in tables.items()},
        "dictionary.csv": csv_text(_dictionary()),
        "CITATION.txt": citation(title, view.address(site), built_on()),
        "LICENCES.txt": licences(origin for _, origin in origins),
        "datapackage.json": json_text(_package(view.area, title, tables, origins)),
    }
    return _zipped(texts)


def _dated(row: Record) -> Record:
    """Return a row with its day of release or publication as a spreadsheet keeps it."""
    told = {key: release_cell(str(row[key])) for key in ("release", "published") if key in row}
    return row | told


def _boundaries(areas: Sequence[Area]) -> list[Origin]:
    levels = dict.fromkeys(area.level for area in areas)
    return list(dict.fromkeys(one for level in levels for one in boundary_origins(level)))


def _dictionary() -> list[Record]:
    return [
        {"file": name, "column": column, "holds": text}
        for name, columns in COLUMNS.items()
        for column, text in columns.items()
    ]


def _package(
    area: Area,
    title: str,
    tables: Mapping[str, Sequence[Record]],
    origins: Sequence[tuple[str, Origin]],
) -> dict[str, Any]:
    built = built_on()
    licence = dict.fromkeys(one.licence for _, one in origins)
    return {
        "name": f"health-gap-{area.level}-{area.code.lower()}",
        "title": title,
        **({"created": f"{built.isoformat()}T00:00:00Z"} if built else {}),
        "licenses": [{"title": one} for one in licence],
        "sources": [
            {"title": f"{one.producer}: {one.title}", "path": one.url}
            for one in dict.fromkeys(origin for _, origin in origins)
        ],
        "resources": [
            {
                "name": name.removesuffix(".csv"),
                "path": name,
                "description": FILES[name],
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": _fields(name, rows), "missingValues": [""]},
            }
            for name, rows in tables.items()
        ],
    }


def _fields(name: str, rows: Sequence[Record]) -> list[dict[str, str]]:
    return [
        {"name": column, "type": _type(column, rows), "description": text}
        for column, text in COLUMNS[name].items()
    ]


def _type(column: str, rows: Sequence[Record]) -> str:
    """Return what a column holds, by its first value that is not missing."""
    held = next((row[column] for row in rows if row[column] is not None), "")
    return _TYPES.get(type(held), "string")


def _zipped(texts: Mapping[str, str]) -> bytes:
    built = built_on()
    day = (built.year, built.month, built.day, 0, 0, 0) if built else _FIRST
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, max(day, _FIRST))
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The same on every system: made by Unix, for all to read.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            file.writestr(entry, text.encode())
    return held.getvalue()
