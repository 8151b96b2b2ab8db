"""Looks a full postcode up in the embedded book, and says plainly why one is not in it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from explorer.areas import Register, register
from explorer.errors import DataError, QuestionError
from explorer.levels import ENGLAND
from explorer.periods import MONTHS
from explorer.root import data_root

_FULL = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?) ?([0-9][A-Z]{2})")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
_ALPHABET = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_LIKE_DIGITS = str.maketrans("OIL", "011")
_LIKE_LETTERS = str.maketrans("01", "OI")

# Postcode areas, the letters a postcode begins with, that lie outside England.
_ELSEWHERE = {
    **dict.fromkeys(("CF", "LL", "SA"), "Wales"),
    **dict.fromkeys(
        ("AB", "DD", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "ZE"),
        "Scotland",
    ),
    "BT": "Northern Ireland",
    "JE": "Jersey",
    "GY": "Guernsey",
    "IM": "the Isle of Man",
}
# Postcode areas on a border, with the nation that the districts outside England lie in.
_BORDER = {
    **dict.fromkeys(("CH", "HR", "LD", "NP", "SY"), "Wales"),
    **dict.fromkeys(("DG", "TD"), "Scotland"),
}


class PostcodeError(QuestionError):
    """A postcode that has no answer; the message says which of the reasons it is."""


@dataclass(frozen=True)
class PostcodeAnswer:
    """The areas in which a postcode lies, code by level."""

    postcode: str
    areas: dict[str, str]


@dataclass(frozen=True)
class PostcodeBook:
    """Every English postcode of one day, in order.

    Attributes
    ----------
    postcodes : ndarray of int64
        Encoded by `encode`, ascending.
    places : dict of str to ndarray of int16
        For each level, the position in `codes`; -1 without a position.
    codes : dict of str to list of str
    made : str
        The month of the list, in words.
    """

    postcodes: npt.NDArray[np.int64]
    places: dict[str, npt.NDArray[np.int16]]
    codes: dict[str, list[str]]
    made: str

    def within(self, first: str, last: str) -> slice:
        """Return where the postcodes from `first` to `last` stand."""
        low = int(np.searchsorted(self.postcodes, encode(first), side="left"))
        high = int(np.searchsorted(self.postcodes, encode(last), side="right"))
        return slice(low, high)

    def outward(self, outward: str) -> slice:
        """Return where the postcodes that begin with an outward code stand."""
        return self.within(f"{outward}0AA", f"{outward}9ZZ")


def encode(postcode: str) -> int:
    """Return a postcode as a whole number that sorts as the postcode does.

    Parameters
    ----------
    postcode : str
        Capital letters and digits; the last three are the inward code.
    """
    letters = postcode.replace(" ", "")
    padded = letters[:-3].ljust(4) + letters[-3:]
    number = 0
    for letter in padded:
        number = number * len(_ALPHABET) + _RANK[letter]
    return number


def looks_like_postcode(text: str) -> bool:
    """Whether a text has the shape of a postcode, or of its first half."""
    letters = _compact(text)
    return bool(_FULL.fullmatch(_corrected(letters)) or _OUTWARD.fullmatch(letters))


def lookup(text: str) -> PostcodeAnswer:
    """Return the areas in which a full English postcode lies.

    Raises
    ------
    PostcodeError
        It is no postcode, half of one, not in England, not in the list, or without a
        position; each has a message of its own.
    """
    letters = _compact(text)
    match = _FULL.fullmatch(_corrected(letters))
    held, areas = book(), register()
    if match is None:
        raise PostcodeError(_half(letters, held, areas))
    outward, inward = match[1], match[2]
    postcode = f"{outward} {inward}"
    where = held.within(postcode, postcode)
    if where.start == where.stop:
        raise PostcodeError(_absent(outward, postcode, held))
    found = {
        level: codes[held.places[level][where.start]]
        for level, codes in held.codes.items()
        if held.places[level][where.start] >= 0
    }
    if not found:
        raise PostcodeError(
            f"{postcode} is in the postcode list of {held.made}, but without a position on the "
            "map. Try a neighbour's postcode or the name of the place."
        )
    parents = areas.area("district", found["district"]).parents
    return PostcodeAnswer(postcode, {**found, **parents, "country": ENGLAND})


def _compact(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def _corrected(letters: str) -> str:
    """Put right O for 0, and I or L for 1, in the places where only one can be meant."""
    if len(letters) not in range(5, 8):
        return letters
    outward, inward = letters[:-3], letters[-3:]
    inward = inward[0].translate(_LIKE_DIGITS) + inward[1:].translate(_LIKE_LETTERS)
    if len(outward) in {2, 3, 4} and not _OUTWARD.fullmatch(outward):
        outward = outward[:-1] + outward[-1].translate(_LIKE_DIGITS)
    return outward + inward


def _half(letters: str, book: PostcodeBook, areas: Register) -> str:
    where = book.outward(letters) if _OUTWARD.fullmatch(letters) else slice(0, 0)
    if where.start == where.stop:
        elsewhere = _nation(letters)
        if elsewhere:
            return f"{letters} is in {elsewhere}. This explorer covers England."
        return f"'{letters}' is not a postcode. A full one looks like FY1 2LX."
    places = book.places["district"][where]
    codes = [book.codes["district"][i] for i in np.unique(places[places >= 0])]
    names = ", ".join(areas.area("district", code).name for code in codes)
    return (
        f"{letters} is only the first half of a postcode. It covers {where.stop - where.start:,} "
        f"postcodes in {names}. Type the full postcode, such as {letters} 1AA, or a name."
    )


def _absent(outward: str, postcode: str, book: PostcodeBook) -> str:
    held = book.outward(outward)
    if held.start != held.stop:
        border = _BORDER.get(_area(outward))
        beyond = f", or in {border}" if border else ""
        return (
            f"{postcode} is not in the postcode list of {book.made}. It may be newer than that, "
            f"mistyped{beyond}. Try a neighbour's postcode or the name of the place."
        )
    elsewhere = _nation(outward)
    if elsewhere:
        return f"{postcode} is in {elsewhere}. This explorer covers England."
    return f"There is no postcode {postcode}: no English postcode begins with {outward}."


def _nation(outward: str) -> str | None:
    """Return the nation of an outward code that no English postcode begins with."""
    area = _area(outward)
    return _ELSEWHERE.get(area) or _BORDER.get(area)


def _area(outward: str) -> str:
    return re.split(r"\d", outward)[0]


def book() -> PostcodeBook:
    """Return the postcode book of the data root in use; read once."""
    return _book(data_root())


@cache
def _book(root: Path) -> PostcodeBook:
    folder = root / "boundaries" / "places"
    try:
        table = pq.read_table(folder / "postcodes.parquet")
        lists = {
            key.decode(): value.decode().split(",")
            for key, value in (table.schema.metadata or {}).items()
        }
        columns = {name: table[name].to_numpy() for name in table.column_names}
        record = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))
        year, month = record["postcodes"]["made"].split("-")
        postcodes = columns.pop("postcode")
        codes = {level: lists[level] for level in columns}
    except FileNotFoundError as error:
        raise DataError(
            f"The file boundaries/places/{Path(error.filename).name} is missing."
        ) from None
    except (OSError, pa.ArrowException, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise DataError("The postcode list is damaged; run 'explorer check'.") from error
    return PostcodeBook(postcodes, columns, codes, f"{MONTHS[int(month) - 1]} {year}")
