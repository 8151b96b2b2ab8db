"""The one face that everything is lettered in: Source Sans 3, at two weights.

An image in a page may use no font of the page, so each chart carries the letters that it draws
and no others. The files are made by `explorer.build.typeface`; docs/decisions/one-face.md says why.
"""

import struct
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

FOLDER = Path(__file__).parent
# What the files call themselves, as the licence reserves the name of the font.
NAME = "Health Gap Sans"
# Quoted where a part is no word of CSS: else a browser drops the whole list. Calibri and Carlito
# are as narrow, so that what fits here fits there too; Arial is not.
FAMILY = (
    "'Source Sans 3', 'Source Sans Pro', 'Source Sans', Calibri, Carlito, "
    "Arial, Helvetica, sans-serif"
)
REGULAR, BOLD = 400, 700
WEIGHTS = {REGULAR: "regular.ttf", BOLD: "bold.ttf"}

# A letter that the face lacks is drawn in another one: hardly any is wider than it is high.
_UNKNOWN = 1000
_KEPT = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "kern", "loca", "maxp", "post")
_LAST_CODE = 0xFFFF
_NO_NAMES = struct.pack(">HHH", 0, 0, 6)


class Face:
    """A font file: how wide its letters are, and a smaller font of some of them.

    Parameters
    ----------
    content : bytes
        TrueType in which each letter has an outline of its own and a kerning table of pairs, as
        `explorer.build.typeface` writes it. The tables are those of the OpenType specification.
    """

    def __init__(self, content: bytes) -> None:
        self._tables = _tables(content)
        if struct.unpack_from(">h", self._tables["head"], 50) != (0,):
            raise ValueError("The places of outlines are to be told in two bytes each.")
        count = struct.unpack_from(">H", self._tables["maxp"], 4)[0]
        full = 4 * struct.unpack_from(">H", self._tables["hhea"], 34)[0]
        widths = self._tables["hmtx"]
        self._measures = list(struct.iter_unpack(">Hh", widths[:full]))
        # The last ones share their width.
        last = self._measures[-1][0]
        self._measures += [(last, side) for (side,) in struct.iter_unpack(">h", widths[full:])]
        halves = struct.unpack(f">{count + 1}H", self._tables["loca"])
        outlines = self._tables["glyf"]
        self._outlines = [outlines[2 * one : 2 * two] for one, two in pairwise(halves)]
        self._glyph = dict(_mapping(self._tables["cmap"]))
        self.advances = {letter: self._measures[glyph][0] for letter, glyph in self._glyph.items()}

    @cached_property
    def kerning(self) -> dict[tuple[str, str], int]:
        """How much closer or wider two letters stand than their widths say, in thousandths."""
        glyphs = {glyph: letter for letter, glyph in reversed(self._glyph.items())}
        table = self._tables["kern"]
        pairs = struct.iter_unpack(">HHh", table[18:])
        return {(glyphs[one], glyphs[two]): moved for one, two, moved in pairs}

    def length(self, text: str) -> int:
        """Return how long a text is, in thousandths of its size."""
        known, moved = self.advances, self.kerning
        whole = sum(known.get(letter, _UNKNOWN) for letter in text)
        return whole + sum(moved.get(pair, 0) for pair in pairwise(text))

    def cut(self, texts: Iterable[str]) -> bytes:
        """Return a font in WOFF that holds what some texts need.

        Its bytes follow from the letters and their pairs alone.
        """
        held = list(texts)
        letters = sorted(set().union(*held) & self._glyph.keys())
        pairs = sorted({pair for text in held for pair in pairwise(text)} & self.kerning.keys())
        glyphs = [0, *(self._glyph[letter] for letter in letters)]
        number = {letter: place for place, letter in enumerate(letters, start=1)}
        outlines = [self._outlines[glyph] for glyph in glyphs]
        ends = [0]
        for outline in outlines:
            ends.append(ends[-1] + len(outline) // 2)
        count = struct.pack(">H", len(glyphs))
        old = self._tables
        kerned = [(number[one], number[two], self.kerning[one, two]) for one, two in pairs]
        return _woff(
            {
                **{name: old[name] for name in ("OS/2", "post")},
                "cmap": _character_map(letters),
                "glyf": b"".join(outlines),
                # Without the sum over the whole file, which this is no longer.
                "head": old["head"][:8] + bytes(4) + old["head"][12:],
                "hhea": old["hhea"][:34] + count,
                "hmtx": b"".join(struct.pack(">Hh", *self._measures[glyph]) for glyph in glyphs),
                **({"kern": _kerning_table(kerned)} if kerned else {}),
                "loca": struct.pack(f">{len(ends)}H", *ends),
                "maxp": old["maxp"][:4] + count + old["maxp"][6:],
                "name": _NO_NAMES,
            }
        )


@cache
def face(weight: int = REGULAR) -> Face:
    """Return the face that draws a weight: the bold one from half-bold on."""
    drawn = drawn_weight(weight)
    return Face((FOLDER / WEIGHTS[drawn]).read_bytes())


def drawn_weight(weight: int) -> int:
    """Return the weight that a browser takes for another one, of the two that there are."""
    return REGULAR if weight <= 500 else BOLD  # noqa: PLR2004 -- as CSS chooses


def rule(weight: int, texts: Iterable[str]) -> str:
    """Return a rule of CSS that holds the letters of some texts at a weight."""
    packed = b64encode(face(weight).cut(texts)).decode()
    return (
        f"@font-face{{font-family:'Source Sans 3';font-weight:{weight};"
        f"src:url(data:font/woff;base64,{packed})}}"
    )


@cache
def whole() -> str:
    """Return rules of CSS that hold every letter at both weights, for a page as a file."""
    return "".join(
        rule(weight, [*face(weight).advances, *map("".join, face(weight).kerning)])
        for weight in WEIGHTS
    )


def _tables(content: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", content, 4)[0]
    found = {}
    for place in range(count):
        tag, _, start, length = struct.unpack_from(">4sIII", content, 12 + 16 * place)
        found[tag.decode()] = content[start : start + length]
    return {name: found[name] for name in _KEPT}


def _mapping(table: bytes) -> Iterator[tuple[str, int]]:
    """Give letters with their glyphs, from the part of a character map in format 4."""
    for place in range(struct.unpack_from(">H", table, 2)[0]):
        start = struct.unpack_from(">I", table, 8 + 8 * place)[0]
        kind, _, _, double = struct.unpack_from(">4H", table, start)
        if kind == 4:  # noqa: PLR2004
            break
    else:
        raise ValueError("The font has no character map in format 4.")
    count = double // 2
    offsets = start + 16 + 3 * double
    ends = struct.unpack_from(f">{count}H", table, start + 14)
    starts = struct.unpack_from(f">{count}H", table, start + 16 + double)
    deltas = struct.unpack_from(f">{count}H", table, start + 16 + 2 * double)
    for place, offset in enumerate(struct.unpack_from(f">{count}H", table, offsets)):
        for code in range(starts[place], min(ends[place], _LAST_CODE - 1) + 1):
            glyph = code
            if offset:
                at = offsets + 2 * place + offset + 2 * (code - starts[place])
                glyph = struct.unpack_from(">H", table, at)[0]
            yield chr(code), (glyph + deltas[place]) % (_LAST_CODE + 1)


def _character_map(letters: list[str]) -> bytes:
    """Return a character map in format 4 of letters whose glyphs are numbered from 1 on."""
    runs: list[list[int]] = []
    for glyph, code in enumerate(map(ord, letters), start=1):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code, (glyph - code) % (_LAST_CODE + 1)])
    runs.append([_LAST_CODE, _LAST_CODE, 1])
    starts, ends, deltas = zip(*runs, strict=True)
    many = f">{len(runs)}H"
    body = (
        _search(len(runs), 2)
        + struct.pack(many, *ends)
        + bytes(2)
        + struct.pack(many, *starts)
        + struct.pack(many, *deltas)
        + bytes(2 * len(runs))
    )
    head = struct.pack(">HHHHI", 0, 1, 3, 1, 12)
    return head + struct.pack(">HHH", 4, 6 + len(body), 0) + body


def _kerning_table(pairs: list[tuple[int, int, int]]) -> bytes:
    body = _search(len(pairs), 6, by_count=True)
    body += b"".join(struct.pack(">HHh", *pair) for pair in sorted(pairs))
    return struct.pack(">HHHHH", 0, 1, 0, 6 + len(body), 1) + body


def _search(count: int, size: int, *, by_count: bool = False) -> bytes:
    """Return what a table says for a search by halves through its entries."""
    power = max(count.bit_length() - 1, 0)
    span = size << power
    return struct.pack(
        ">HHHH", count if by_count else size * count, span, power, size * count - span
    )


def _woff(tables: dict[str, bytes]) -> bytes:
    """Return tables as a WOFF file (W3C, "WOFF File Format 1.0")."""
    start = 44 + 20 * len(tables)
    whole = 12 + 16 * len(tables) + sum(len(table) + -len(table) % 4 for table in tables.values())
    directory, bodies = b"", b""
    for name, table in sorted(tables.items()):
        # Where both are as long, the table as it is: a reader tells them apart by their length.
        packed = min(table, zlib.compress(table, 9), key=len)
        directory += struct.pack(
            ">4sIIII", name.encode(), start + len(bodies), len(packed), len(table), _checksum(table)
        )
        bodies += packed + bytes(-len(packed) % 4)
    head = struct.pack(
        ">4sIIHHIHH20x", b"wOFF", 0x10000, start + len(bodies), len(tables), 0, whole, 1, 0
    )
    return head + directory + bodies


def _checksum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
