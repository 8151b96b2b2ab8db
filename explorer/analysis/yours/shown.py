"""Finds what a sheet shows and its cells do not say: percent, zeros before codes, raised notes.

A cell that shows 12.5% holds 0.125, one that shows 007 may hold 7, and a note that is raised above
a figure stands in its text as one more digit.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from explorer.analysis.yours.formats import PERCENT, Masked, what_shows
from explorer.analysis.yours.limits import MOST_COLUMNS, MOST_ROWS, ROUND_A_TABLE
from explorer.analysis.yours.sniffing import ODS

_STYLES, _STRINGS, _CONTENT = "xl/styles.xml", "xl/sharedStrings.xml", "content.xml"
# Formats that every workbook knows by number.
_KNOWN_PERCENT = {"9", "10"}
_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s[^<>]*>")
_CELL_STYLES = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?xf\s[^<>]*>")
_GIVEN = re.compile(r'([\w:-]+)="([^"]*)"')
_STRING = re.compile(r"<(?:\w+:)?si\b[^<>]*>(.*?)</(?:\w+:)?si>", re.DOTALL)
_RUN = re.compile(r"<(?:\w+:)?r>(.*?)</(?:\w+:)?r>", re.DOTALL)
_TEXT = re.compile(r"<(?:\w+:)?t\b[^<>]*>(.*?)</(?:\w+:)?t>", re.DOTALL)
_RAISED = re.compile(r'<(?:\w+:)?vertAlign\s[^<>]*"superscript"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^<>]*>")
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_TEXT_INSIDE = re.compile(
    rb'<(?:\w+:)?c\s([^<>]*\bt="inlineStr"[^<>]*)>\s*<(?:\w+:)?is>(.*?)</(?:\w+:)?is>', re.DOTALL
)
_TEXT_CELL = re.compile(rb'<(?:\w+:)?c\s([^<>]*\bt="s"[^<>]*)>\s*<(?:\w+:)?v>(\d+)<')
_TAG = re.compile(
    rb"<(/?)table:(table|table-row|table-column|table-cell|covered-table-cell)(?=[\s/>])([^<>]*)>"
)
# Styles of texts that are raised, and what has one within a cell of OpenDocument.
_RAISED_STYLE = re.compile(
    rb'<style:style\b[^<>]*\bstyle:name="([^"]+)"[^<>]*>\s*'
    rb'<style:text-properties\b[^<>]*\bstyle:text-position="(?:super|[1-9])'
)
_SPAN = re.compile(
    r'<text:span\b[^<>]*\btext:style-name="([^"]*)"[^<>]*>(.*?)</text:span>', re.DOTALL
)
_MARKUP = re.compile(r"<[^<>]*>")
_CELL_ENDS, _LONGEST_NOTED = b"</table:table-cell>", 4_000
_CHUNK, _OVERLAP = 1 << 20, 2_000
_MOST_ROWS = MOST_ROWS + ROUND_A_TABLE


@dataclass
class Shown:
    """What a sheet shows otherwise than its cells hold it.

    Attributes
    ----------
    cells : dict of int to dict of int to (str, int or Masked)
        By row and column, from 0: `PERCENT`, how many digits a number has at least, a format that
        shows texts, or a text with its raised notes in square brackets.
    hidden : set of int
        Columns that are not shown.
    """

    cells: dict[int, dict[int, str | int | Masked]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)

    def put(self, row: int, column: int, what: str | int | Masked) -> None:
        """Add a cell, where a table may reach."""
        if row < _MOST_ROWS and column < _FURTHEST:
            self.cells.setdefault(row, {})[column] = what


# Tables may begin some way to the right.
_FURTHEST = 2 * MOST_COLUMNS


def shown_in(content: bytes, kind: str, sheet: str, entry: str) -> Shown:
    """Return what a sheet shows otherwise than its cells hold it.

    Parameters
    ----------
    content : bytes
        A workbook that was looked into before.
    kind : str
    sheet, entry : str
        The name of the sheet, and of its part of the workbook where that is known.
    """
    found = Shown()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        if kind == ODS:
            if _CONTENT in names:
                _look_at_table(archive.read(_CONTENT), sheet, found)
        elif entry in names:
            styles = _styles(_part(archive, names, _STYLES))
            raised = _raised(_part(archive, names, _STRINGS))
            for piece in _pieces(archive, entry):
                _look_at_cells(piece, styles, raised, found)
    return found


def _part(archive: zipfile.ZipFile, names: set[str], name: str) -> str:
    return archive.read(name).decode("utf-8", "replace") if name in names else ""


def _pieces(archive: zipfile.ZipFile, entry: str) -> Iterator[bytes]:
    rest = b""
    with archive.open(entry) as file:
        while piece := file.read(_CHUNK):
            yield rest + piece
            rest = piece[-_OVERLAP:]


def _styles(text: str) -> dict[str, str | int | Masked]:
    """Return what is shown otherwise by the number of a cell's style."""
    formats: dict[str, str | int | Masked] = dict.fromkeys(_KNOWN_PERCENT, PERCENT)
    for tag in _FORMAT.findall(text):
        given = dict(_GIVEN.findall(tag))
        what = what_shows(unescape(given.get("formatCode", "")))
        if what:
            formats[given.get("numFmtId", "")] = what
    held = _CELL_STYLES.search(text)
    tags = _STYLE.findall(held[0]) if held else []
    used = [dict(_GIVEN.findall(tag)).get("numFmtId", "") for tag in tags]
    return {str(at): formats[one] for at, one in enumerate(used) if one in formats}


def _raised(text: str) -> dict[str, str]:
    """Return shared texts that end in something raised, with that in square brackets."""
    if "superscript" not in text:
        return {}
    return {
        str(at): _bracketed(one)
        for at, one in enumerate(_STRING.findall(text))
        if _RAISED.search(one)
    }


def _bracketed(text: str) -> str:
    parts = []
    for run in _RUN.findall(text):
        held = unescape("".join(_TEXT.findall(run)))
        parts.append(f"[{held.strip()}]" if _RAISED.search(run) and held.strip() else held)
    return "".join(parts)


def _look_at_cells(
    piece: bytes, styles: dict[str, str | int | Masked], raised: dict[str, str], found: Shown
) -> None:
    for tag in _COLUMN.findall(piece):
        given = dict(_GIVEN.findall(tag.decode("ascii", "replace")))
        if given.get("hidden") in ("1", "true"):
            first, last = (int(given.get(name, "0")) for name in ("min", "max"))
            found.hidden.update(range(first - 1, min(last, _FURTHEST)))
    if styles:
        pattern = rf'<(?:\w+:)?c\s(?=[^<>]*\bs="({"|".join(styles)})")([^<>]*)>'.encode()
        for cell in re.finditer(pattern, piece):
            if place := _PLACE.search(cell[2]):
                found.put(*_at(place), styles[cell[1].decode()])
    if raised:
        for cell in _TEXT_CELL.finditer(piece):
            text = raised.get(cell[2].decode())
            if text and (place := _PLACE.search(cell[1])):
                found.put(*_at(place), text)
    if b"superscript" in piece:
        for cell in _TEXT_INSIDE.finditer(piece):
            text = cell[2].decode("utf-8", "replace")
            if _RAISED.search(text) and (place := _PLACE.search(cell[1])):
                found.put(*_at(place), _bracketed(text))


def _at(place: re.Match[bytes]) -> tuple[int, int]:
    column = 0
    for letter in place[1]:
        column = column * 26 + letter - 64
    return int(place[2]) - 1, column - 1


def _look_at_table(content: bytes, sheet: str, found: Shown) -> None:
    """Look at a table of OpenDocument, where cells and rows stand once for many."""
    raised = {one.decode("utf-8", "replace") for one in _RAISED_STYLE.findall(content)}
    told = (b'"percentage"', b'visibility="collapse"')
    if not raised and not any(one in content for one in told):
        return
    inside = False
    row, rows, column, named = 0, 0, 0, 0
    for tag in _TAG.finditer(content):
        name = tag[2]
        if name == b"table":
            if inside:
                return
            given = dict(_GIVEN.findall(tag[3].decode("utf-8", "replace")))
            inside = not tag[1] and unescape(given.get("table:name", "")) == sheet
        elif not inside or tag[1]:
            continue
        elif name == b"table-row":
            row, rows, column = row + rows, _times(tag[3], b"rows"), 0
        elif name == b"table-column":
            times = _times(tag[3], b"columns")
            if b'visibility="collapse"' in tag[3]:
                found.hidden.update(range(named, min(named + times, _FURTHEST)))
            named += times
        else:
            times = _times(tag[3], b"columns")
            if what := _cell_shows(content, tag, raised):
                for at in range(row, min(row + rows, _MOST_ROWS)):
                    for place in range(column, min(column + times, _FURTHEST)):
                        found.put(at, place, what)
            column += times


def _cell_shows(content: bytes, tag: re.Match[bytes], raised: set[str]) -> str:
    """Return that a cell is a percentage, or its text with what is raised in square brackets."""
    if b'office:value-type="percentage"' in tag[3]:
        return PERCENT
    if not raised or tag[3].endswith(b"/"):
        return ""
    start = tag.end()
    end = content.find(_CELL_ENDS, start, start + _LONGEST_NOTED)
    held = content[start:end].decode("utf-8", "replace") if end >= 0 else ""
    if not any(style in raised for style, _ in _SPAN.findall(held)):
        return ""
    bracketed = _SPAN.sub(lambda one: f"[{one[2]}]" if one[1] in raised else one[2], held)
    return unescape(_MARKUP.sub("", bracketed)).strip()


def _times(given: bytes, what: bytes) -> int:
    found = re.search(rb"number-" + what + rb'-repeated="(\d{1,9})"', given)
    return int(found[1]) if found else 1
