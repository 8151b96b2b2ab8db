"""A list of postcodes as neighbourhoods: where its rows fall, and why some fall nowhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from explorer.analysis.own.ground import FOLDER
from explorer.errors import QuestionError
from explorer.indicators.microdata import table
from explorer.places import postcodes

# Rows of a list, and bytes of its file.
MOST_ROWS, MOST_BYTES = 50_000, 4_000_000
_NONE = np.iinfo(np.uint16).max
_PLAIN = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}")
_HEADS = {"postcode", "postcodes", "post code", "pcd", "pcds"}
# Letters of a row, and rows of a text, that are looked at.
_LONGEST, _LOOKED_AT = 40, 20
# Rows that fall nowhere and are told one by one; the rest are counted.
TOLD = 200


@dataclass(frozen=True)
class Fault:
    """A row of a list that falls nowhere.

    Attributes
    ----------
    line : int
        From 1.
    text : str
        As it was written, cut; it is never trusted.
    reason : str
        One sentence.
    """

    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Catchment:
    """Where the rows of a list of postcodes fall.

    Attributes
    ----------
    rows : int
        Rows with anything in them.
    placed : int
        Of them, how many fall in a neighbourhood; a postcode that stands twice counts twice here.
    repeated : int
        Rows whose postcode stands before in the list.
    least : int
        Rows that a neighbourhood must have to belong.
    counted : tuple of (int, int)
        Each neighbourhood's row in the table, with how many rows of the list fall in it.
    faults : tuple of Fault
        The first rows that fall nowhere.
    failed : int
        How many do so in all.
    """

    rows: int
    placed: int
    repeated: int
    least: int
    counted: tuple[tuple[int, int], ...]
    faults: tuple[Fault, ...]
    failed: int

    @property
    def neighbourhoods(self) -> tuple[int, ...]:
        """Those with enough rows: the catchment."""
        return tuple(row for row, count in self.counted if count >= self.least)

    @property
    def left_out(self) -> int:
        """Neighbourhoods with too few rows."""
        return len(self.counted) - len(self.neighbourhoods)


def catchment(text: str, least: int = 1) -> Catchment:
    """Return where a list of postcodes falls.

    A catchment is the set of neighbourhoods that have a postcode of the list; how often one
    stands does not weigh, but may be asked for: `least` rows in a neighbourhood.

    Parameters
    ----------
    text : str
        A postcode a row, alone or in the first column of a CSV file.
    least : int

    Raises
    ------
    QuestionError
        The list is too long or empty.
    """
    if len(text) > MOST_BYTES:
        raise QuestionError("That list is too large: 4 MB at most.")
    lines = list(_lines(text))
    if not lines:
        raise QuestionError("There is no postcode in that list. Write one on each line.")
    if len(lines) > MOST_ROWS:
        raise QuestionError(
            f"That list has {len(lines):,} rows: {MOST_ROWS:,} at most. Leave repeated ones out."
        )
    plain = [_compact(row) for _, row in lines]
    numbers = np.fromiter(
        (postcodes.encode(one) if _PLAIN.fullmatch(one) else -1 for one in plain),
        dtype=np.int64,
        count=len(plain),
    )
    book = postcodes.book()
    at = np.minimum(np.searchsorted(book.postcodes, numbers), len(book.postcodes) - 1)
    held = book.postcodes[at] == numbers
    where = np.where(held, table(FOLDER, "postcodes")["neighbourhood"].to_numpy()[at], _NONE)
    found = where != _NONE
    slips: dict[str, tuple[int, bool]] = {}
    for row in np.flatnonzero(numbers < 0):
        # A slip such as O for 0 is put right as the search box does it.
        one = plain[row][:_LONGEST]
        slips[one] = slips.get(one) or _put_right(one)
        where[row], found[row] = slips[one]
    faults = [_fault(*lines[row]) for row in np.flatnonzero(~found)[:TOLD]]
    rows, counts = np.unique(where[found], return_counts=True)
    return Catchment(
        rows=len(lines),
        placed=int(found.sum()),
        repeated=len(plain) - len(set(plain)),
        least=max(1, least),
        counted=tuple(zip(rows.tolist(), counts.tolist(), strict=True)),
        faults=tuple(faults),
        failed=int((~found).sum()),
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the rows that hold anything, numbered from 1, without a head."""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        cell = re.split(r"[,;\t]", line, maxsplit=1)[0].strip().strip("\"'").strip()
        if cell and not (number == 1 and cell.lower() in _HEADS):
            yield number, cell


def _compact(text: str) -> str:
    return text.upper().replace(" ", "")


def _put_right(text: str) -> tuple[int, bool]:
    try:
        answer = postcodes.lookup(text)
    except postcodes.PostcodeError:
        return _NONE, False
    number = postcodes.encode(answer.postcode)
    place = int(np.searchsorted(postcodes.book().postcodes, number))
    row = int(table(FOLDER, "postcodes")["neighbourhood"].to_numpy()[place])
    return row, row != _NONE


def _fault(line: int, text: str) -> Fault:
    shown = text[:_LONGEST]
    try:
        postcodes.lookup(shown)
        reason = "It has no position in any neighbourhood."
    except postcodes.PostcodeError as error:
        reason = str(error)
    return Fault(line, shown, reason)


def looks_like_list(text: str) -> bool:
    """Whether a text is a list of postcodes: most of its first rows are, or look like, ones."""
    first = [cell for _, (_, cell) in zip(range(_LOOKED_AT), _lines(text), strict=False)]
    like = sum(postcodes.looks_like_postcode(cell) for cell in first)
    return bool(first) and 2 * like > len(first)
