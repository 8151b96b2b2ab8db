"""Keeps areas of one's own: in an address where short enough, else as a small file."""

import base64
import binascii
import json
import zlib
from collections.abc import Sequence
from itertools import pairwise

from explorer.analysis.own.ground import ground
from explorer.analysis.own.made import SLUGS, Made, made
from explorer.errors import QuestionError
from explorer.indicators.built import built_on
from explorer.places.areas import Area, register

FORMAT, VERSION = "health-gap-explorer/own-area", 1
# Letters of an address that neighbourhoods may take, and bytes of a file.
MOST_LETTERS, MOST_BYTES = 2_000, 1_000_000
LONGEST_NAME = 80
# A deflated list of all neighbourhoods is shorter than this once it is opened.
_MOST_OPENED = 200_000
_FIELDS = {"format", "version", "name", "areas", "neighbourhoods", "built"}
_MORE, _SEVEN = 0x80, 0x7F
# Bits of a step: there are fewer neighbourhoods than that.
_LONGEST_STEP = 28


# In an address ------------------------------------------------------------------------------


def coded(rows: Sequence[int]) -> str:
    """Return rows of neighbourhoods as a short text of letters, digits, - and _.

    Steps from each to the next, seven bits a byte, deflated. Rows stand for codes of LSOA 2021
    in order, which never change.
    """
    if not rows:
        return ""
    steps = [rows[0], *(b - a for a, b in pairwise(rows))]
    packed = zlib.compress(bytes(byte for step in steps for byte in _bytes(step)), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def decoded(text: str) -> tuple[int, ...]:
    """Return the rows that `coded` made a text of.

    Raises
    ------
    QuestionError
        The text is no such list, or names neighbourhoods that are not there.
    """
    wrong = QuestionError("The list of neighbourhoods in this address is damaged.")
    if not text:
        return ()
    if len(text) > 2 * MOST_LETTERS:
        raise wrong
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        opened = zlib.decompressobj()
        data = opened.decompress(packed, _MOST_OPENED)
    except (binascii.Error, ValueError, zlib.error):
        raise wrong from None
    if opened.unconsumed_tail or not opened.eof:
        raise wrong
    rows, number, shift, at = [], 0, 0, 0
    for byte in data:
        number |= (byte & _SEVEN) << shift
        shift += 7
        if not byte & _MORE:
            at += number
            rows.append(at)
            number = shift = 0
        elif shift > _LONGEST_STEP:
            raise wrong
    ordered = all(a < b for a, b in pairwise(rows))
    if shift or not rows or not ordered or rows[-1] >= len(ground().neighbourhoods):
        raise wrong
    return tuple(rows)


def fits(one: Made) -> bool:
    """Whether an area's neighbourhoods are few enough for an address."""
    return len(coded(one.rows)) + 10 * len(one.areas) <= MOST_LETTERS


def _bytes(number: int) -> list[int]:
    found = []
    while True:
        number, low = number >> 7, number & _SEVEN
        found.append(low | (_MORE if number else 0))
        if not number:
            return found


# As a file ----------------------------------------------------------------------------------


def as_file(one: Made) -> str:
    """Return an area of one's own as JSON: its name, its parts by code, and the data's day."""
    codes = ground().neighbourhoods["code"]
    content = {
        "format": FORMAT,
        "version": VERSION,
        "name": one.name,
        "areas": [area.key for area in one.areas],
        "neighbourhoods": [codes[row] for row in one.rows],
        "built": str(built_on()),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def from_file(content: bytes | str) -> Made:
    """Return the area that a file holds.

    Parameters
    ----------
    content : bytes or str
        As it was loaded; nothing in it is trusted.

    Raises
    ------
    QuestionError
        It is too large, no such file, of a later version, or names what is not in force. The
        message says which.
    """
    if len(content) > MOST_BYTES:
        raise QuestionError("That file is too large for an area of your own: 1 MB at most.")
    try:
        held = json.loads(content)
    except (ValueError, RecursionError):
        raise QuestionError(
            "That file is no JSON. Save your area here, and load that file."
        ) from None
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        raise QuestionError("That file holds no area saved here.")
    if held.get("version") != VERSION:
        raise QuestionError(
            f"That file has a version that is not known here: this is version {VERSION}."
        )
    if strange := sorted(set(held) - _FIELDS):
        raise QuestionError(f"That file has a part that is not known: {strange[0][:40]}.")
    return made(named(held.get("name", "")), _areas(held), _rows(held))


def named(name: object) -> str:
    """Return a name that a reader gave, without what cannot be seen.

    Raises
    ------
    QuestionError
        It is no text, or too long.
    """
    if not isinstance(name, str):
        raise QuestionError("The name of an area must be a text.")
    shown = " ".join("".join(one for one in name if one.isprintable() or one.isspace()).split())
    if len(shown) > LONGEST_NAME:
        raise QuestionError(f"The name of an area has {LONGEST_NAME} letters at most.")
    return shown


def _areas(held: dict[str, object]) -> list[Area]:
    found = []
    for key in _texts(held, "areas"):
        level, _, code = key.partition(":")
        if level not in SLUGS or code not in register().level(level):
            raise QuestionError(f"That file names an area that is not in force: {key[:40]}.")
        found.append(register().area(level, code))
    return found


def _rows(held: dict[str, object]) -> list[int]:
    codes = {code: row for row, code in enumerate(ground().neighbourhoods["code"])}
    found = []
    for code in _texts(held, "neighbourhoods"):
        if code not in codes:
            raise QuestionError(f"That file names a neighbourhood that is not there: {code[:40]}.")
        found.append(codes[code])
    return found


def _texts(held: dict[str, object], field: str) -> list[str]:
    listed = held.get(field, [])
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise QuestionError(f"The part '{field}' of that file must be a list of codes.")
    return listed
