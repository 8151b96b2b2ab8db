"""Files of figures to take away: of one measure, or a ZIP of many that is written as it is sent."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from explorer.analysis.measures import THEMES
from explorer.deposit.boundaries import collection, feature
from explorer.deposit.figures import figures_sheet
from explorer.deposit.lists import coverage_sheet, indicators_sheet, origins
from explorer.deposit.sheets import WRITERS
from explorer.errors import QuestionError
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import Indicator, catalogue
from explorer.indicators.data import figures, published_periods
from explorer.maps.assets import outlines
from explorer.places.levels import LEVELS, NAMED
from explorer.words import deposit as words
from explorer.words import holdings

ALL = "all"
# An archive has a date for each file: that of its data, or the first that there is.
_FIRST = (1980, 1, 1, 0, 0, 0)
_SHARED = ("indicator", "level", "area_code", "area_name", "period", "measured_for")
_OF_A_SEX = ("value", "lower", "upper", "flag")


def figures_file(record: Indicator, kind: str) -> bytes:
    """Return every figure of a measure.

    Parameters
    ----------
    record : Indicator
    kind : str
        "csv", "json" or "parquet".

    Raises
    ------
    QuestionError
        There is no such format.
    """
    return WRITERS[checked_kind(kind)](figures_sheet(record))


def shapes_file(record: Indicator, level: str) -> bytes:
    """Return the newest figures of a level on the shapes that the map draws, as GeoJSON.

    One feature an area, with its row of `shaped_rows`.

    Raises
    ------
    QuestionError
        The level has no shapes, or the measure is not published for it.
    """
    rows, shapes = shaped_rows(record, level), outlines(level)
    return collection([feature(code, row, shapes[code]) for code, row in rows.items()])


def shaped_levels(record: Indicator) -> list[str]:
    """Return the levels at which a measure's own figures can be had with shapes."""
    return [one.slug for one in LEVELS if one.mapped and one.slug in record.levels]


def shaped_rows(record: Indicator, level: str) -> dict[str, dict[str, object]]:
    """Return the newest figures of a level's areas, by code.

    Where a measure has several sexes, the names of columns end with theirs.

    Raises
    ------
    QuestionError
        The level has no shapes, or the measure is not published for it.
    """
    newest = figures(record.slug, level, record.sexes[0])
    if NAMED[level].points or not NAMED[level].mapped:
        raise QuestionError(holdings.no_shapes(level))
    period = newest.period
    sexes = [sex for sex in record.sexes if period in published_periods(record, level, sex)]
    told: dict[str, dict[str, object]] = {}
    for sex in sexes:
        end = f"_{sex}" if len(record.sexes) > 1 else ""
        frame = figures(record.slug, level, sex, period.iso).frame
        frame = frame.assign(indicator=record.slug, level=level, period=period.iso)
        plain = frame[[*_SHARED, *_OF_A_SEX]].astype(object)
        for row in plain.where(plain.notna(), None).to_dict("records"):
            own = told.setdefault(row["area_code"], {name: row[name] for name in _SHARED})
            own |= {f"{name}{end}": row[name] for name in _OF_A_SEX}
    return told


def zipped(theme: str, kind: str) -> Iterator[bytes]:
    """Give the pieces of a ZIP with the figures of a theme's measures, or of all.

    It is written as it is sent, a table at a time: it never lies in memory as a whole.

    Parameters
    ----------
    theme : str
        As records name it, or "all".
    kind : str
        "csv", "json" or "parquet".

    Raises
    ------
    QuestionError
        There is no such theme or format.
    """
    if theme not in (ALL, *THEMES):
        raise QuestionError(holdings.no_theme(theme))
    write, records = WRITERS[checked_kind(kind)], in_theme(theme)
    tables = ((f"figures/{one.slug}.{kind}", write(figures_sheet(one))) for one in records)
    return _pieces(chain(archive_lists(records, kind), tables))


def in_theme(theme: str) -> list[Indicator]:
    """Return the measures of a theme, or all."""
    return [one for one in catalogue().values() if theme in (ALL, one.theme)]


def checked_kind(kind: str) -> str:
    """Return a format that there is.

    Raises
    ------
    QuestionError
        There is no such format; which there are is said.
    """
    if kind not in WRITERS:
        raise QuestionError(holdings.no_kind(kind, tuple(WRITERS)))
    return kind


def archive_lists(records: Sequence[Indicator], kind: str) -> Iterator[tuple[str, bytes]]:
    """Give name and content of each file of an archive that goes before its figures."""
    slugs, write = {one.slug for one in records}, WRITERS[kind]
    yield "LICENCE.md", words.licence(one for of, one in origins() if of in slugs).encode()
    yield f"indicators.{kind}", write(indicators_sheet(records))
    yield f"coverage.{kind}", write(coverage_sheet(records))


class _Pieces(io.RawIOBase):
    """What an archive writes, to be taken piece by piece."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._held += piece
        return len(piece)

    def taken(self) -> bytes:
        """Return what was written since it was last asked."""
        piece = bytes(self._held)
        self._held.clear()
        return piece


def _pieces(members: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    built = built_on()
    day = (built.year, built.month, built.day, 0, 0, 0) if built else _FIRST
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name, max(day, _FIRST))
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The same on every system: made by Unix, for all to read.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
            yield pieces.taken()
    yield pieces.taken()
