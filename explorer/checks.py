"""Validates everything that is embedded."""

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from explorer.analysis.doctors.dates import dates
from explorer.analysis.validation import validated, validation
from explorer.errors import ExplorerError
from explorer.indicators import data, simulations
from explorer.indicators.catalogue import catalogue
from explorer.indicators.microdata import FOLDER, names, table_record
from explorer.indicators.microdata import table as parquet
from explorer.indicators.sizes import sizes
from explorer.indicators.tables import table, table_slugs
from explorer.indicators.values import row_name, values
from explorer.maps.hexagons import cells
from explorer.places import postcodes
from explorer.places.areas import register
from explorer.places.levels import LEVELS, POINTS
from explorer.root import data_root
from explorer.statistics.neighbours import far_outside


@dataclass(frozen=True)
class Line:
    """One line of the report: a `fault` is wrong, a `warning` is to be looked at."""

    text: str
    fault: bool = False
    warning: bool = False


_NEIGHBOURS = {
    "areas": "the values of other areas in the same period",
    "periods": "the same area's values in the periods beside it",
}
# What a level's files are called in the record, and their hashes.
_FILES = (("file", "sha256"), ("web_file", "web_sha256"), ("close_up_file", "close_up_sha256"))


def check() -> Iterator[Line]:
    """Yield what is embedded, and every fault found."""
    try:
        yield from _areas()
        yield from _files()
        yield from _places()
        yield from _tables()
        yield from _simulations()
        yield Line(f"sizes of files: {len(sizes()):,} measured")
        slugs = list(catalogue())
    except ExplorerError as error:
        yield Line(str(error), fault=True)
        return
    yield from _labels()
    for slug in slugs:
        yield from _indicator(slug)
    for slug in table_slugs():
        yield from _table(slug)
    yield from _models()
    yield from _dates()


def _areas() -> Iterator[Line]:
    for level in LEVELS:
        areas = register().level(level.slug)
        yield Line(f"{level.slug}: {len(areas)} areas ({register().vintage(level.slug)})")
    for kind in POINTS:
        yield Line(f"{kind.slug}: {len(register().level(kind.slug))} places that are points")


def _files() -> Iterator[Line]:
    """Compare the boundary files with the hashes in their record."""
    folder = data_root() / "boundaries"
    record = tomllib.loads((folder / "boundaries.toml").read_text(encoding="utf-8"))
    for level in record["level"]:
        for name, wanted in _FILES:
            if name in level:
                yield from _file(folder / level[name], level[wanted])
        if "hexagons" in level:
            yield from _hexagons(level["slug"], level["hexagons"])
        shapes = data.boundaries(level["slug"])
        if not shapes.geometry.is_valid.all():
            yield Line(f"boundaries/{level['file']} has invalid shapes.", fault=True)


def _hexagons(level: str, record: dict[str, Any]) -> Iterator[Line]:
    """Say how many areas have a hexagon; one that has none, or shares it, is a fault."""
    yield from _file(data_root() / "boundaries" / record["file"], record["sha256"])
    yield Line(f"{level}: {len(cells(level) or ())} hexagons")


def _file(path: Path, sha256: str) -> Iterator[Line]:
    name = path.relative_to(data_root())
    if not path.is_file():
        yield Line(f"{name} is missing.", fault=True)
    elif hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        yield Line(f"{name} is not the file that was built.", fault=True)


def _places() -> Iterator[Line]:
    folder = data_root() / "boundaries" / "places"
    record = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))
    for name, wanted in record["sha256"].items():
        yield from _file(folder / name, wanted)
    book = postcodes.book()
    yield Line(f"postcodes: {len(book.postcodes):,} ({book.made})")


def _tables() -> Iterator[Line]:
    """Compare the supporting tables with the hashes in their records, and read them."""
    for name in names():
        for part, entry in table_record(name)["table"].items():
            yield from _file(data_root() / FOLDER / name / f"{part}.parquet", entry["sha256"])
            yield Line(f"{name}/{part}: {len(parquet(name, part)):,} rows")


def _simulations() -> Iterator[Line]:
    """Read what was worked out ahead; a row that cannot be read is a fault."""
    for kind in simulations.RESULTS:
        yield Line(f"simulations, {kind}: {len(simulations.read(data_root(), kind)):,} worked out")


def _labels() -> Iterator[Line]:
    """Warn of indicators that a list to choose from calls the same."""
    seen: dict[str, str] = {}
    for slug, record in catalogue().items():
        first = seen.setdefault(record.label.casefold(), slug)
        if first != slug:
            yield Line(
                f"Warning: the records of {first} and {slug} have the label '{record.label}': a "
                "list to choose from calls both the same. Say in one of them what sets it apart.",
                warning=True,
            )


def _indicator(slug: str) -> Iterator[Line]:
    """Read every value, then join every level, sex and period."""
    try:
        frame = values(slug)
        record = catalogue()[slug]
        counts = frame[~frame["listed"]].groupby("level")["area_code"].nunique()
        listed = ", ".join(f"{level} {counts[level]}" for level in record.held)
        yield Line(f"{slug}: {len(frame):,} values; {listed}")
        for level in data.levels_of(record):
            for sex in record.sexes:
                for period in data.published_periods(record, level, sex):
                    data.figures(slug, level, sex, period.iso)
        yield from _far(frame, slug, record.decimals)
    except ExplorerError as error:
        yield Line(str(error), fault=True)


def _far(frame: pd.DataFrame, slug: str, decimals: int) -> Iterator[Line]:
    """Warn of values far outside their neighbours; marked ones are known to be uncertain."""
    judged = frame[frame["value"].notna() & (frame["flag"] == "") & ~frame["listed"]]
    for line, row in far_outside(judged).iterrows():
        yield Line(
            f"Warning: indicators/{slug}/values.csv, line {line}: {row_name(row)}: "
            f"{row['value']:,.{decimals}f} is far outside {_NEIGHBOURS[row['against']]}.",
            warning=True,
        )


def _models() -> Iterator[Line]:
    """Say where a model's figures are embedded though it fails a test of its own."""
    for slug in validated():
        try:
            failed = validation(slug).failed if slug in catalogue() else ()
        except ExplorerError as error:
            yield Line(str(error), fault=True)
            continue
        if failed:
            yield Line(
                f"{slug} is embedded though it fails {len(failed)} of its conditions: see "
                f"'explorer validate {slug}'.",
                fault=True,
            )


def _dates() -> Iterator[Line]:
    """Say where the dates that pages tell are not those of the figures."""
    try:
        dates()
    except ExplorerError as error:
        yield Line(str(error), fault=True)


def _table(slug: str) -> Iterator[Line]:
    try:
        yield Line(f"{slug}: {len(table(slug).frame):,} rows")
    except ExplorerError as error:
        yield Line(str(error), fault=True)
