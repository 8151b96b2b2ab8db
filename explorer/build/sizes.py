"""Measures how large each file is that the data are given as, so that no page has to make one."""

import csv
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from explorer.analysis.measures import THEMES
from explorer.deposit.boundaries import collection, feature
from explorer.deposit.figures import figures_sheet
from explorer.deposit.files import ALL, archive_lists, in_theme, shaped_levels, shaped_rows
from explorer.deposit.package import package
from explorer.deposit.sheets import WRITERS
from explorer.indicators.catalogue import catalogue
from explorer.indicators.sizes import COLUMNS, FILE, PACKAGE, figures_bytes
from explorer.maps.assets import outlines
from explorer.root import data_root, using

# Name of the file, bytes of figures that it is made from, its own bytes.
Size = tuple[str, int, int]
# In a ZIP that is written as it is sent (PKWARE's APPNOTE 6.3.10, 4.3): what a file takes besides
# its content and twice its name, and what the archive ends with.
_AROUND, _END = 30 + 16 + 46, 22


def build(out: Path, say: Callable[[str], None]) -> None:
    """Write ``indicators/sizes.csv`` below `out` from the data that lie there.

    Archives are compressed by the system's zlib: with another their sizes differ a little, so the
    file is not among what the day of the data depends on.
    """
    with using(out.resolve()):
        rows = list(measured())
    with (out / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    say(f"Sizes of {len(rows):,} files")


def measured() -> Iterator[Size]:
    """Give the size of each measure's files, of the archives of many, and of the package."""
    packed: dict[str, int] = {}
    for slug, record in catalogue().items():
        # A table is made once for all formats.
        sheet, of = figures_sheet(record), figures_bytes([slug])
        for kind, write in WRITERS.items():
            content = write(sheet)
            packed[f"{slug}.{kind}"] = _packed(f"figures/{slug}.{kind}", content)
            yield f"{slug}.{kind}", of, len(content)
        for level in shaped_levels(record):
            yield f"{slug}/{level}.geojson", of, shapes_size(shaped_rows(record, level), level)
    for theme in (ALL, *THEMES):
        yield from archive_sizes(theme, packed)
    yield PACKAGE, figures_bytes(catalogue()), sum(len(one.content) for one in package())


def shapes_size(rows: Mapping[str, Mapping[str, object]], level: str) -> int:
    """Return how many bytes a level's figures have as GeoJSON; its shapes are written once.

    Parameters
    ----------
    rows : mapping
        As `explorer.deposit.files.shaped_rows` has them.
    level : str
    """
    shapes = _shapes(data_root(), level)
    # A feature has an empty object in the place of its row; all but the last end with two more.
    lines = (shapes[code] + _line(row) - len("{}") for code, row in rows.items())
    return len(collection([])) + sum(lines) + 2 * (len(rows) - 1)


@cache
def _shapes(_root: Path, level: str) -> Mapping[str, int]:
    return {code: _line(feature(code, {}, shape)) for code, shape in outlines(level).items()}


def _line(content: Mapping[str, Any]) -> int:
    return len(collection([content])) - len(collection([]))


def archive_sizes(theme: str, packed: Mapping[str, int]) -> Iterator[Size]:
    """Give the size of a theme's archives, or of those of all.

    Parameters
    ----------
    theme : str
        As records name it, or "all".
    packed : mapping of str to int
        What each measure's table takes in an archive, by name and format.
    """
    records = in_theme(theme)
    slugs = [one.slug for one in records]
    for kind in WRITERS:
        lists = sum(_packed(name, content) for name, content in archive_lists(records, kind))
        tables = sum(packed[f"{slug}.{kind}"] for slug in slugs)
        yield f"{theme}.{kind}.zip", figures_bytes(slugs), lists + tables + _END


def _packed(name: str, content: bytes) -> int:
    """Return how many bytes a file takes in an archive, as `zipfile` compresses it."""
    compressor = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    length = len(compressor.compress(content)) + len(compressor.flush())
    return length + _AROUND + 2 * len(name.encode())
