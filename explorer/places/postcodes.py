"""Looks a full postcode up in the embedded book, and says plainly why one is not in it."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from explorer.errors import DataError, QuestionError
from explorer.periods import MONTHS
from explorer.places.areas import Register, register
from explorer.places.levels import ENGLAND
from explorer.root import data_root

_FULL = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?) ?([0-9][A-Z]{2})")
_FORCES = re.compile(r"BFPO *[0-9]{0,4}")
_INSIDE = re.compile(r"(?<![A-Z0-9])[A-Z]{1,2}[0-9][0-9A-Z]?\s*[0-9][A-Z]{2}(?![A-Z0-9])")
_OUTWARD = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")
_ALPHABET = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_LIKE_DIGITS = str.maketrans("OIL", "011")
_LIKE_LETTERS = str.maketrans("01", "OI")
# How outward codes are made up of letters (A) and digits (9), by their length.
_SHAPES = {2: ("A9",), 3: ("AA9", "A99", "A9A"), 4: ("AA99", "AA9A")}
# Levels that the book holds; the others follow from the district.
_HELD = ("constituency", "district", "icb")

# Postcode areas, the letters a postcode begins with, that lie outside England.
_ELSEWHERE = {
    **dict.fromkeys(("CF", "SA"), "Wales"),
    **dict.fromkeys(
        ("AB", "DD", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "ZE"),
        "Scotland",
    ),
    "BT": "Northern Ireland",
    "JE": "Jersey",
    "GY": "Guernsey",
    "IM": "the Isle of Man",
}
# Postcode areas on a border, with the nation on its other side.
_BORDER = {
    **dict.fromkeys(("CH", "HR", "LD", "LL", "NP", "SY"), "Wales"),
    **dict.fromkeys(("CA", "DG", "TD"), "Scotland"),
}


# Codes that look like postcodes and belong to no place, or to one overseas.
_SPECIAL = {
    "GIR0AA": "GIR 0AA was the postcode of a bank, Girobank, and of no place.",
    **{
        f"{start}1ZZ": f"{start} 1ZZ is in {where}, overseas. This explorer covers England only."
        for start, where in {
            "ASCN": "Ascension Island", "STHL": "Saint Helena", "TDCU": "Tristan da Cunha",
            "FIQQ": "the Falkland Islands", "BBND": "the British Indian Ocean Territory",
            "BIQQ": "the British Antarctic Territory", "PCRN": "the Pitcairn Islands",
            "SIQQ": "South Georgia and the South Sandwich Islands",
            "TKCA": "the Turks and Caicos Islands",
        }.items()
    },
    "GX111AA": "GX11 1AA is in Gibraltar. This explorer covers England only.",
    "SANTA1": "SAN TA1 is where letters to Father Christmas go, and no place.",
    "XM45HQ": "XM4 5HQ is where letters to Father Christmas go, and no place.",
}  # fmt: skip
# Postcode areas that belong to an organisation and to no place.
_NO_PLACE = {
    "BF": "British forces and their families, wherever they are",
    "BX": "banks and tax offices, wherever they are",
    "XX": "parcels that are sent back",
}


_DAMAGED = "The postcode list is damaged; run 'explorer check'."


class PostcodeError(QuestionError):
    """A postcode that has no answer; the message says which of the reasons it is."""


@dataclass(frozen=True)
class PostcodeAnswer:
    """The areas in which a postcode lies.

    Attributes
    ----------
    postcode : str
    areas : dict of str to str
        Code by level.
    nearby : dict of str to tuple of str
        By level, the codes in which the postcodes of its sector lie: those that differ from it
        in the last two letters only.
    """

    postcode: str
    areas: dict[str, str]
    nearby: dict[str, tuple[str, ...]]


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

    def outwards(self) -> list[str]:
        """Return every outward code that there is, such as "FY1", in order."""
        inward = len(_ALPHABET) ** 3
        known = np.unique(self.postcodes // inward)
        return [decode(int(one) * inward).split()[0] for one in known]

    def areas_in(self, where: slice, level: str) -> tuple[str, ...]:
        """Return the areas of a level in which a run of postcodes lies, most of them first."""
        places, counts = np.unique(self.places[level][where], return_counts=True)
        ordered = places[np.argsort(-counts, kind="stable")]
        return tuple(self.codes[level][place] for place in ordered if place >= 0)

    def count(self, outward: str) -> int:
        """Return how many postcodes begin with an outward code."""
        where = self.outward(outward)
        return where.stop - where.start


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


def decode(number: int) -> str:
    """Return the postcode, with its space, that `encode` made a number of."""
    letters = ""
    while number:
        number, rank = divmod(number, len(_ALPHABET))
        letters = _ALPHABET[rank] + letters
    return f"{letters[:-3].rstrip()} {letters[-3:]}"


def written_in(text: str) -> str | None:
    """Return the postcode that a text is, or that stands in it beside a name or an address."""
    if looks_like_postcode(text) or _compact(text) in _SPECIAL or _is_forces(text):
        return text
    found = _INSIDE.findall(text.upper())
    return found[-1] if found else None


def _is_forces(text: str) -> bool:
    return bool(_FORCES.fullmatch(text.strip().upper()))


def looks_like_postcode(text: str) -> bool:
    """Whether a text has the shape of a postcode, or of its first half."""
    letters = _compact(text)
    return bool(_readings(letters)) or bool(_OUTWARD.fullmatch(letters))


def lookup(text: str) -> PostcodeAnswer:
    """Return the areas in which a full English postcode lies.

    Raises
    ------
    PostcodeError
        It is no postcode, half of one, not in England, not in the list, or without a
        position; each has a message of its own.
    """
    letters = _compact(text)
    if letters in _SPECIAL:
        raise PostcodeError(_SPECIAL[letters])
    if _is_forces(text):
        raise PostcodeError(
            "BFPO numbers are addresses of British forces, wherever they are, and of no place."
        )
    held, areas = book(), register()
    readings = _readings(letters)
    if not readings:
        raise PostcodeError(_half(letters, held, areas))
    outward, inward = _most_likely(readings, held)
    postcode = f"{outward} {inward}"
    where = held.within(postcode, postcode)
    if where.start == where.stop:
        raise PostcodeError(_absent(outward, postcode, held))
    found = {
        level: codes[held.places[level][where.start]]
        for level, codes in held.codes.items()
        if held.places[level][where.start] >= 0
    }
    if "district" not in found:
        raise PostcodeError(
            f"{postcode} is in the postcode list of {held.made}, but without a position in any "
            "area of the map. Try a neighbour's postcode or the name of the place."
        )
    parents = areas.area("district", found["district"]).parents
    around = held.within(f"{outward}{inward[0]}AA", f"{outward}{inward[0]}ZZ")
    nearby = {level: held.areas_in(around, level) for level in ("constituency", "district")}
    return PostcodeAnswer(postcode, {**found, **parents, "country": ENGLAND}, nearby)


def _compact(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", text.upper())


def _readings(letters: str) -> list[tuple[str, str]]:
    """Return the full postcodes, outward and inward code, that a text can be read as.

    As it stands first, then with O and 0, and I, L and 1, put right where the shape asks for
    the other kind. A text without a digit is a word: Goole is not G0 0LE.
    """
    outward, inward = letters[:-3], letters[-3:]
    if len(outward) not in _SHAPES or not any(letter.isdigit() for letter in letters):
        return []
    shaped = [outward, *(_shaped(outward, shape) for shape in _SHAPES[len(outward)])]
    halves = [(first, _shaped(inward, "9AA")) for first in dict.fromkeys(shaped)]
    return [half for half in halves if _FULL.fullmatch("".join(half))]


def _shaped(letters: str, shape: str) -> str:
    return "".join(
        letter.translate(_LIKE_DIGITS if kind == "9" else _LIKE_LETTERS)
        for letter, kind in zip(letters, shape, strict=True)
    )


def _most_likely(readings: list[tuple[str, str]], book: PostcodeBook) -> tuple[str, str]:
    """Return the text as it stands, unless only another reading begins as a postcode does."""
    known = [reading for reading in readings if book.count(reading[0])]
    return known[0] if len(known) == 1 else readings[0]


def _half(letters: str, book: PostcodeBook, areas: Register) -> str:
    if not _OUTWARD.fullmatch(letters):
        return f"'{letters}' is not a postcode. A full one looks like FY1 2LX."
    where = book.outward(letters)
    if where.start == where.stop:
        return _unknown(letters, letters)
    half = f"{letters} is only the first half of a postcode."
    places = book.places["district"][where]
    codes = [book.codes["district"][place] for place in np.unique(places[places >= 0])]
    if not codes:
        return f"{half} No postcode that begins with it has a position on the map."
    names = _and([areas.area("district", code).name for code in codes])
    number = where.stop - where.start
    example = decode(int(book.postcodes[where][places >= 0][0]))
    return (
        f"{half} It covers {number:,} postcode{'s' if number > 1 else ''} in {names}. "
        f"Type the full postcode, such as {example}, or a name."
    )


def _absent(outward: str, postcode: str, book: PostcodeBook) -> str:
    if not book.count(outward):
        return _unknown(outward, postcode)
    border = _BORDER.get(_area(outward))
    reasons = f"mistyped, or in {border}" if border else "or mistyped"
    return (
        f"{postcode} is not in the postcode list of {book.made}. It is newer than that, "
        f"no longer in use, {reasons}. Try a neighbour's postcode or the name of the place."
    )


def _unknown(outward: str, asked: str) -> str:
    """Say what is known of a postcode whose outward code no English postcode begins with."""
    nobody = _NO_PLACE.get(_area(outward))
    if nobody:
        return f"Postcodes that begin with {_area(outward)} are for {nobody}: {asked} has no place."
    elsewhere, border = _ELSEWHERE.get(_area(outward)), _BORDER.get(_area(outward))
    if elsewhere:
        return f"{asked} is in {elsewhere}. This explorer covers England."
    if border:
        return (
            f"No English postcode begins with {outward}, so {asked} is in {border} or mistyped. "
            "This explorer covers England."
        )
    return (
        f"There is no postcode {asked} in our list: no English postcode begins with {outward}. "
        "Check the spelling or type the name of a place; the code of one large organisation may "
        "have no place."
    )


def _area(outward: str) -> str:
    return re.split(r"\d", outward)[0]


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def book() -> PostcodeBook:
    """Return the postcode book of the data root in use; read once."""
    return _book(data_root())


@cache
def _book(root: Path) -> PostcodeBook:
    folder = root / "boundaries" / "places"
    for name in ("postcodes.parquet", "places.toml"):
        if not (folder / name).is_file():
            raise DataError(f"The file boundaries/places/{name} is missing.")
    try:
        with pq.ParquetFile(folder / "postcodes.parquet") as file:  # `read_table` loads pandas
            table = file.read(["postcode", *_HELD])
        lists = table.schema.metadata or {}
        codes = {level: lists[level.encode()].decode().split(",") for level in _HELD}
        places = {level: table[level].to_numpy() for level in _HELD}
        postcodes = table["postcode"].to_numpy()
        record = tomllib.loads((folder / "places.toml").read_text(encoding="utf-8"))
        made = date.fromisoformat(f"{record['postcodes']['made']}-01")
        whole = _is_whole(postcodes, places, codes)
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError) as error:
        raise DataError(_DAMAGED) from error
    if not whole:
        raise DataError(_DAMAGED)
    return PostcodeBook(postcodes, places, codes, f"{MONTHS[made.month - 1]} {made.year}")


def _is_whole(
    postcodes: npt.NDArray[np.int64],
    places: dict[str, npt.NDArray[np.int16]],
    codes: dict[str, list[str]],
) -> bool:
    """Whether postcodes stand in order and every place is an area in force, or none."""
    areas = register()
    return (
        len(postcodes) > 0
        and bool((postcodes[1:] > postcodes[:-1]).all())
        and all(
            places[level].min() >= -1
            and places[level].max() < len(codes[level])
            and set(codes[level]) <= set(areas.level(level))
            for level in codes
        )
    )
