"""Looks into an Office file before it is opened: nothing that swells, refers or is locked."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from html import unescape

from explorer.analysis.yours.limits import (
    MOST_COLUMNS,
    MOST_ENTRIES,
    MOST_ROWS,
    MOST_SWELLING,
    MOST_UNPACKED,
    ROUND_A_TABLE,
    SMALL_ENTRY,
    RefusedError,
)
from explorer.analysis.yours.sniffing import ODS, XLSX

_CHUNK = 1 << 20
# How much of a chunk is looked at again with the next: no cell's tag is longer.
_OVERLAP = 2_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# Cells with a content far right or far below: three letters, or GS and after (column 201).
_FAR_RIGHT = re.compile(rb'<(?:\w+:)?c r="(?:[A-Z]{3}|G[S-Z]|[H-Z][A-Z])\d+"[^<>]*(?<!/)>')
_FAR_BELOW = re.compile(rb'<(?:\w+:)?c r="[A-Z]+(\d{6,7}|[6-9]\d{4})"[^<>]*(?<!/)>')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_NO_RESULT = re.compile(
    rb"</(?:\w+:)?f>(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>|</(?:\w+:)?c>)"
)
_FAULT = re.compile(rb'<(?:\w+:)?c [^<>]*\bt="e"')
_HIDDEN = re.compile(rb'<(?:\w+:)?row [^<>]*\bhidden="(?:1|true)"')
# OpenDocument repeats cells and rows by a number.
_REPEATED = re.compile(
    rb'<table:table-cell(?=[^<>]*office:value)[^<>]*number-columns-repeated="(\d+)"'
)
_ODS_HIDDEN = re.compile(rb'<table:table-row [^<>]*table:visibility="(?:collapse|filter)"')
_ODS_FORMULA = re.compile(rb"table:formula=")
_ROWS_REPEATED = re.compile(
    rb'<table:table-row[^<>]*number-rows-repeated="(\d+)"[^<>]*>'
    rb"(?!(?:<table:(?:covered-)?table-cell[^<>]*/>)*</table:table-row>)"
)
_GIVEN = re.compile(r'([\w:]+)="([^"]*)"')
_MOST_OF_INDEX = 2_000_000
_LOCKED = b"manifest:encryption-data"


@dataclass
class Seen:
    """What was seen of a workbook.

    Attributes
    ----------
    kind : str
    files : dict of str to str
        The entry of each sheet, by the sheet's name.
    too_much : dict of str to str
        By entry, why a sheet is not read.
    formulas, without, faults, hidden : dict of str to int
        By entry: formulas, those without a stored result, cells that hold an error, hidden rows.
    """

    kind: str
    files: dict[str, str] = field(default_factory=dict)
    too_much: dict[str, str] = field(default_factory=dict)
    formulas: dict[str, int] = field(default_factory=dict)
    without: dict[str, int] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    hidden: dict[str, int] = field(default_factory=dict)

    @property
    def refused(self) -> dict[str, str]:
        """Why sheets are not read, by their name."""
        return {
            name: self.too_much[one] for name, one in self.files.items() if one in self.too_much
        }

    def count(self, what: str, sheet: str) -> int:
        """Return how many of something a sheet has; the workbook, where its entry is not known."""
        held: dict[str, int] = getattr(self, what)
        return held.get(self.files[sheet], 0) if sheet in self.files else sum(held.values())


def looked_into(content: bytes) -> Seen:
    """Return what an Office file holds; unpack it once in pieces, and keep none of it.

    Raises
    ------
    RefusedError
        It is damaged, locked or no workbook; it holds too much, or swells; it declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_declared(entries)
            seen = Seen(_kind(archive, {one.filename for one in entries}))
            total = 0
            if seen.kind == XLSX:
                seen.files = _sheet_files(archive)
            for entry in entries:
                total += _unpacked(archive, entry, seen, MOST_UNPACKED - total)
            return seen
    except RefusedError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise RefusedError(
            "That workbook is damaged and cannot be opened. Open it where it was made and save it "
            "again."
        ) from error
    except (RuntimeError, NotImplementedError):
        raise RefusedError(
            "That workbook is locked with a password or packed in an unusual way. Save it again "
            "without a password."
        ) from None


def _check_declared(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise RefusedError(
            f"That workbook has {len(entries):,} parts; {MOST_ENTRIES:,} at most are opened. "
            "Save the sheet with the table alone."
        )
    if any(one.flag_bits & 1 for one in entries):
        raise RefusedError("That workbook is locked with a password. Save it without one.")
    declared = sum(one.file_size for one in entries)
    if declared > MOST_UNPACKED:
        raise RefusedError(_too_large())
    for one in entries:
        if one.file_size > SMALL_ENTRY and one.file_size > MOST_SWELLING * max(
            one.compress_size, 1
        ):
            raise RefusedError(_too_large())


def _too_large() -> str:
    return (
        f"That workbook swells when it is unpacked, to more than can be read here "
        f"({MOST_UNPACKED // 1_000_000} MB). Save the sheet with the table as CSV."
    )


def _kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" in names:
        with archive.open("mimetype") as file:
            mime = file.read(200)
        if b"spreadsheet" in mime:
            manifest = "META-INF/manifest.xml"
            if manifest in names:
                with archive.open(manifest) as file:
                    if _LOCKED in file.read(2_000_000):
                        raise RefusedError(
                            "That workbook is locked with a password. Save it without one."
                        )
            return ODS
    if "xl/workbook.xml" in names or any(_SHEET.fullmatch(name) for name in names):
        return XLSX
    if "xl/workbook.bin" in names:
        raise RefusedError("Binary workbooks (.xlsb) are not read. Save it as .xlsx or CSV.")
    what = "an archive"
    if any(name.startswith("word/") for name in names) or "mimetype" in names:
        what = "a document"
    elif any(name.startswith("ppt/") for name in names):
        what = "a set of slides"
    elif any(name.endswith(".iwa") for name in names):
        what = "a Numbers file"
    raise RefusedError(
        f"That is {what}, not a table. Save the table as CSV, Excel (.xlsx) or OpenDocument (.ods)."
    )


def _sheet_files(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the entry of each sheet by its name; nothing where that is written otherwise."""
    try:
        with archive.open("xl/workbook.xml") as file:
            book = file.read(_MOST_OF_INDEX).decode("utf-8", "replace")
        with archive.open("xl/_rels/workbook.xml.rels") as file:
            links = file.read(_MOST_OF_INDEX).decode("utf-8", "replace")
    except KeyError:
        return {}
    targets = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\s[^<>]*>", links):
        given = dict(_GIVEN.findall(tag))
        target = given.get("Target", "").lstrip("/")
        targets[given.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"
    found = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\s[^<>]*>", book):
        given = dict(_GIVEN.findall(tag))
        link = next((text for name, text in given.items() if name.endswith(":id")), "")
        if link in targets:
            found[unescape(given.get("name", ""))] = targets[link]
    return found


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, seen: Seen, room: int) -> int:
    """Unpack an entry in pieces and look at it; return how many bytes it has."""
    size, rest = 0, b""
    is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    is_sheet = bool(_SHEET.fullmatch(entry.filename))
    is_content = seen.kind == ODS and entry.filename == "content.xml"
    with archive.open(entry) as file:
        while piece := file.read(_CHUNK):
            size += len(piece)
            if size > room:
                raise RefusedError(_too_large())
            if not is_xml:
                continue
            text = rest + piece
            if _ENTITIES.search(text):
                raise RefusedError(
                    "That workbook declares entities, which a table has no need of. Open it where "
                    "it was made and save it again."
                )
            if is_sheet:
                _look_at_sheet(text, len(rest), entry.filename, seen)
            elif is_content:
                _look_at_content(text, len(rest), entry.filename, seen)
            rest = text[-_OVERLAP:]
    return size


def _look_at_sheet(text: bytes, known: int, name: str, seen: Seen) -> None:
    if _FAR_RIGHT.search(text):
        seen.too_much[name] = too_wide()
    if any(int(found[1]) > MOST_ROWS + ROUND_A_TABLE for found in _FAR_BELOW.finditer(text)):
        seen.too_much[name] = too_long()
    # What stands nowhere is found out at once; most sheets have none of these.
    if b"<f" in text or b":f" in text:
        _count(seen.formulas, name, _FORMULA, text, known)
        _count(seen.without, name, _NO_RESULT, text, known)
    if b't="e"' in text:
        _count(seen.faults, name, _FAULT, text, known)
    if b"hidden=" in text:
        _count(seen.hidden, name, _HIDDEN, text, known)


def _look_at_content(text: bytes, known: int, name: str, seen: Seen) -> None:
    if any(int(found[1]) > MOST_COLUMNS for found in _REPEATED.finditer(text)):
        raise RefusedError(too_wide())
    if any(int(found[1]) > MOST_ROWS for found in _ROWS_REPEATED.finditer(text)):
        raise RefusedError(too_long())
    _count(seen.formulas, name, _ODS_FORMULA, text, known)
    _count(seen.hidden, name, _ODS_HIDDEN, text, known)


def _count(
    held: dict[str, int], name: str, pattern: re.Pattern[bytes], text: bytes, known: int
) -> None:
    """Count what ends in the new part of a text."""
    found = sum(1 for one in pattern.finditer(text) if one.end() > known)
    if found:
        held[name] = held.get(name, 0) + found


def too_long(rows: int = 0) -> str:
    """Return that a table has too many rows."""
    told = f"has {rows:,} rows" if rows else "has more rows than can be read"
    return f"That table {told}: {MOST_ROWS:,} at most. Leave out what is not needed."


def too_wide(columns: int = 0) -> str:
    """Return that a table has too many columns."""
    told = f"has {columns:,} columns" if columns else "has more columns than can be read"
    return f"That table {told}: {MOST_COLUMNS} at most. Leave out what is not needed."
