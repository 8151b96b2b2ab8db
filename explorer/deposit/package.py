"""The whole as a Data Package (version 2, https://datapackage.org), laid out for an archive.

Every file is made from the data alone: equal data give equal bytes.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import explorer
from explorer.analysis.holdings import figures_held
from explorer.deposit.boundaries import drawn_levels, geojson_bytes, geoparquet_bytes
from explorer.deposit.figures import figures_sheet
from explorer.deposit.lists import lists, origins, tables
from explorer.deposit.sheets import MEDIA, Column, Sheet, csv_bytes, parquet_bytes, size
from explorer.errors import QuestionError
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import Indicator, catalogue
from explorer.places.levels import NAMED
from explorer.words import deposit as words

_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_TABLE = "https://datapackage.org/profiles/2.0/tableschema.json"
DESCRIPTOR, SUMS = "datapackage.json", "SHA256SUMS"
_FIGURES, _LISTS, _TABLES, _SHAPES = "data/figures", "data/lists", "data/tables", "boundaries"


@dataclass(frozen=True)
class File:
    """A file of the package: where it stands in it, and what it holds.

    Attributes
    ----------
    path : str
    content : bytes
    about : str
        In words, for the first page of the package; empty for what needs none.
    """

    path: str
    content: bytes
    about: str = ""


def package() -> Iterator[File]:
    """Give every file of the package; the papers and the sums of all come last."""
    resources: list[dict[str, Any]] = []
    parts: dict[str, list[tuple[str, str]]] = {words.PARTS[one]: [] for one in words.PARTS}
    sums: dict[str, str] = {}
    counts = {"indicators": len(catalogue()), "figures": 0, "areas": 0}
    for folder, part, sheet, record in _sheets():
        name = sheet.name.removeprefix("figures-").removeprefix("table-")
        path = f"{folder}/{name}"
        files = {"csv": csv_bytes(sheet), "parquet": parquet_bytes(sheet)}
        resources.append(_tabular(sheet, f"{path}.csv", files["csv"], record))
        resources.append(_typed(sheet, f"{path}.parquet"))
        parts[words.PARTS[part]].append((f"{path}.csv", sheet.title))
        if part == "figures":
            counts["figures"] += figures_held(record) if record else 0
        if sheet.name == "areas":
            counts["areas"] = size(sheet)
        for kind, content in files.items():
            yield _summed(File(f"{path}.{kind}", content, sheet.title), sums)
    for level in drawn_levels():
        title = words.BOUNDARY_TITLE.format(plural=NAMED[level].plural)
        shapes = {"geojson": geojson_bytes(level), "parquet": geoparquet_bytes(level)}
        kinds = {"geojson": words.GEOJSON, "parquet": words.GEOPARQUET}
        for kind, content in shapes.items():
            path = f"{_SHAPES}/{level}.{kind}"
            named = f"{_SHAPES}-{level}-{kind}"
            resources.append(
                _shaped(named, path, title)
                if kind == "parquet"
                else _plain(named, path, title, content)
            )
            parts[words.PARTS["boundaries"]].append((path, kinds[kind]))
            yield _summed(File(path, content, title), sums)
    parts[words.PARTS["papers"]] = list(words.PAPERS.items())
    for paper in _papers(resources, parts, counts):
        yield _summed(paper, sums)
    listed = "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items()))
    yield File(SUMS, listed.encode(), words.PAPERS[SUMS])


def written(folder: Path) -> Iterator[File]:
    """Write the package into a folder, and give each file once it is there.

    What an earlier package left there, and this one has no more, is taken away.

    Parameters
    ----------
    folder : Path
        New, empty, or that of an earlier package.

    Raises
    ------
    QuestionError
        Something else lies in the folder, or it is none.
    OSError
        A file cannot be written.
    """
    before = _before(folder)
    for file in package():
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
        before.discard(file.path)
        yield file
    for old in before:
        (folder / old).unlink(missing_ok=True)


def _before(folder: Path) -> set[str]:
    """Return the files of the package that lies in a folder already."""
    if not folder.exists():
        return set()
    if not folder.is_dir():
        raise QuestionError(words.no_folder(folder))
    if not (folder / DESCRIPTOR).is_file() and any(folder.iterdir()):
        raise QuestionError(words.other_files(folder))
    try:
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return set()
    listed = {line.partition("  ")[2] for line in lines}
    # A name that leads out of the folder is none of ours.
    return {one for one in listed if one and ".." not in one and not one.startswith("/")}


def _sheets() -> Iterator[tuple[str, str, Sheet, Indicator | None]]:
    """Give folder, part and table of each table, and the indicator whose figures it has."""
    yield from ((_LISTS, "lists", one, None) for one in lists())
    for record in catalogue().values():
        yield _FIGURES, "figures", figures_sheet(record), record
    yield from ((_TABLES, "lists", one, None) for one in tables())


def _summed(file: File, sums: dict[str, str]) -> File:
    sums[file.path] = hashlib.sha256(file.content).hexdigest()
    return file


def _tabular(sheet: Sheet, path: str, content: bytes, record: Indicator | None) -> dict[str, Any]:
    """Return what the package says of a table: each column's type, and what an empty cell means."""
    sources = [
        {"title": f"{one.producer}: {one.title}", "path": one.url}
        for one in (record.origin if record else ())
    ]
    return {
        "$schema": _RESOURCE,
        "name": sheet.name,
        "type": "table",
        "path": path,
        "title": sheet.title,
        "description": sheet.about,
        "format": "csv",
        "mediatype": MEDIA["csv"],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        **({"sources": list({one["title"]: one for one in sources}.values())} if sources else {}),
        "schema": table_schema(sheet),
    }


def table_schema(sheet: Sheet) -> dict[str, Any]:
    """Return a table's schema (Table Schema, version 2)."""
    keys = [
        {
            "fields": list(one.columns),
            "reference": {"resource": one.table, "fields": list(one.there)},
        }
        for one in sheet.references
    ]
    return {
        "$schema": _TABLE,
        "fields": [_field(column) for column in sheet.columns],
        "missingValues": [""],
        **({"primaryKey": list(sheet.key)} if sheet.key else {}),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.among:
        limits["enum"] = list(column.among)
    return {
        "name": column.name,
        "type": column.type,
        "description": column.about,
        **({"constraints": limits} if limits else {}),
    }


def _typed(sheet: Sheet, path: str) -> dict[str, Any]:
    """Return what the package says of the Parquet file of a table: the types that stand in it.

    Without them frictionless guesses: it takes a column of flags that is empty at first for one of
    months. Its size and hash stand in the sums: of a Parquet file frictionless knows neither.
    """
    return _table_of(
        f"{sheet.name}-parquet",
        path,
        sheet.title,
        sheet.about,
        {"fields": [_field(column) for column in sheet.columns], "missingValues": [""]},
    )


def _shaped(name: str, path: str, title: str) -> dict[str, Any]:
    """Return what the package says of a file of shapes in GeoParquet."""
    fields = [
        *({"name": one, "type": "string"} for one in ("level", "area_code", "area_name")),
        {"name": "geometry", "type": "any", "description": words.GEOPARQUET},
    ]
    return _table_of(
        name, path, title, words.BOUNDARY_ABOUT, {"fields": fields, "missingValues": [""]}
    )


def _table_of(
    name: str, path: str, title: str, about: str, schema: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "$schema": _RESOURCE,
        "name": name,
        "type": "table",
        "path": path,
        "title": title,
        "description": about,
        "format": "parquet",
        "mediatype": MEDIA["parquet"],
        "schema": {"$schema": _TABLE, **schema},
    }


def _plain(name: str, path: str, title: str, content: bytes) -> dict[str, Any]:
    """Return what the package says of shapes as GeoJSON."""
    return {
        "$schema": _RESOURCE,
        "name": name,
        "path": path,
        "title": title,
        "description": words.BOUNDARY_ABOUT,
        "format": "geojson",
        "mediatype": MEDIA["geojson"],
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _papers(
    resources: Sequence[Mapping[str, Any]],
    parts: Mapping[str, Sequence[tuple[str, str]]],
    counts: Mapping[str, int],
) -> Iterator[File]:
    built, version = built_on(), explorer.__version__
    texts = {
        "README.md": words.readme(parts, counts, built),
        DESCRIPTOR: _json(_descriptor(resources, built, version)),
        "LICENCE.md": words.licence(one for _, one in origins()),
        "CITATION.cff": words.citation(version, built),
        "datacite.json": _json(_datacite(built, version)),
    }
    for name, text in texts.items():
        yield File(name, text.encode(), words.PAPERS.get(name, ""))


def _descriptor(
    resources: Sequence[Mapping[str, Any]], built: date | None, version: str
) -> dict[str, Any]:
    sources = {
        (one.producer, one.title): {"title": f"{one.producer}: {one.title}", "path": one.url}
        for _, one in origins()
    }
    return {
        "$schema": _PACKAGE,
        "name": words.NAME,
        "title": words.TITLE,
        "description": words.SUMMARY,
        "version": version,
        **({"created": f"{built.isoformat()}T00:00:00Z"} if built else {}),
        "keywords": list(words.KEYWORDS),
        "licenses": [
            {**({"name": name} if name else {}), "title": title, "path": path}
            for name, title, path in words.LICENCES
        ],
        "contributors": [{"title": words.AUTHOR, "roles": ["creator"]}],
        "sources": list(sources.values()),
        "resources": list(resources),
    }


def _datacite(built: date | None, version: str) -> dict[str, Any]:
    """Return what an archive asks for to give a DOI, as DataCite's schema 4 names it.

    It has no identifier yet, and no publisher: both are the archive's.
    """
    dates = [{"date": built.isoformat(), "dateType": "Created"}] if built else []
    return {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Data Package"},
        "creators": [{"name": words.AUTHOR, "nameType": "Organizational"}],
        "titles": [{"title": words.TITLE, "lang": words.LANGUAGE}],
        "descriptions": [
            {"description": words.SUMMARY, "descriptionType": "Abstract", "lang": words.LANGUAGE}
        ],
        "subjects": [{"subject": one} for one in words.KEYWORDS],
        **({"publicationYear": str(built.year)} if built else {}),
        "dates": dates,
        "language": words.LANGUAGE,
        "version": version,
        "formats": sorted({MEDIA[kind] for kind in ("csv", "parquet", "geojson", "json")}),
        "rightsList": [
            {
                "rights": title,
                "rightsUri": path,
                **({"rightsIdentifier": name, "rightsIdentifierScheme": "SPDX"} if name else {}),
            }
            for name, title, path in words.LICENCES
        ],
        "relatedItems": [
            {
                "relatedItemType": "Dataset",
                "relationType": "IsDerivedFrom",
                "titles": [{"title": one.title}],
                "publisher": one.producer,
            }
            for one in dict.fromkeys(origin for _, origin in origins())
        ],
    }


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
