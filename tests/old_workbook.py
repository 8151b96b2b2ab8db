"""Old Excel workbooks (.xls), made record by record: no kept library writes them."""

import struct
from collections.abc import Sequence

_SECTOR, _ENDS, _FREE, _IS_FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_FIRST_FORMAT = 164


def old_book(
    *rows: Sequence[object],
    formats: Sequence[str] = (),
    raised: Sequence[tuple[str, int]] = (),
    hidden: Sequence[int] = (),
    name: str = "Data",
) -> bytes:
    """Return a workbook of one sheet.

    Parameters
    ----------
    rows : sequence of sequence
        Texts, numbers, and (number, k) for one in the k-th format, from 1 on.
    formats : sequence of str
        Formats of numbers, such as "0.0%".
    raised : sequence of (str, int)
        Texts that are raised from a letter on.
    hidden : sequence of int
        Columns that are not shown.
    """
    at = dict(raised)
    texts = [one for row in rows for one in row if isinstance(one, str)]
    fonts = [_font(0)] * 4 + [_font(1)]
    styles = [_style(0)] + [_style(_FIRST_FORMAT + k) for k in range(len(formats))]
    head = [_record(0x809, struct.pack("<4H2I", 0x600, 5, 0, 1996, 0, 6)), *fonts]
    head += [
        _record(0x41E, struct.pack("<H", _FIRST_FORMAT + k) + _text(one))
        for k, one in enumerate(formats)
    ]
    head += styles
    shared = [_shared(texts, at)]
    named = name.encode()
    size = sum(map(len, head)) + 4 + 8 + len(named) + sum(map(len, shared)) + 4
    bound = _record(0x85, struct.pack("<IHBB", size, 0, len(named), 0) + named)
    sheet = [_record(0x809, struct.pack("<4H2I", 0x600, 0x10, 0, 1996, 0, 6))]
    sheet += [_record(0x7D, struct.pack("<6H", one, one, 2000, 0, 1, 0)) for one in hidden]
    last = (len(rows), max(map(len, rows)))
    sheet.append(_record(0x200, struct.pack("<2I3H", 0, last[0], 0, last[1], 0)))
    seen = 0
    for row, cells in enumerate(rows):
        for column, one in enumerate(cells):
            if isinstance(one, str):
                sheet.append(_record(0xFD, struct.pack("<3HI", row, column, 0, seen)))
                seen += 1
            elif one is not None:
                value, style = one if isinstance(one, tuple) else (one, 0)
                sheet.append(_record(0x203, struct.pack("<3Hd", row, column, style, value)))
    end = _record(0x0A, b"")
    return _container(b"".join([*head, bound, *shared, end, *sheet, end]))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<2H", kind, len(content)) + content


def _font(escapement: int) -> bytes:
    held = struct.pack("<5H4B", 200, 0, 0x7FFF, 400, escapement, 0, 0, 0, 0)
    return _record(0x31, held + struct.pack("<2B", 5, 0) + b"Arial")


def _style(number: int) -> bytes:
    return _record(0xE0, struct.pack("<3H14s", 0, number, 0, b""))


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _shared(texts: Sequence[str], raised: dict[str, int]) -> bytes:
    """Return all texts; what is longer than a record goes on in further ones."""
    pieces = [struct.pack("<2I", len(texts), len(texts))]
    for one in texts:
        held = _rich(one, raised[one]) if one in raised else _text(one)
        if len(pieces[-1]) + len(held) > 8000:
            pieces.append(b"")
        pieces[-1] += held
    return b"".join(_record(0x3C if k else 0xFC, one) for k, one in enumerate(pieces))


def _rich(text: str, at: int) -> bytes:
    # The fifth font is number 5: none has number 4.
    return (
        struct.pack("<HBH", len(text), 9, 1) + text.encode("utf-16-le") + struct.pack("<2H", at, 5)
    )


def _container(stream: bytes) -> bytes:
    stream += b"\0" * (max(4096, -(-len(stream) // _SECTOR) * _SECTOR) - len(stream))
    sectors = len(stream) // _SECTOR
    tables = -(-(sectors + 2) // (_SECTOR // 4 - 1))
    chain = [_IS_FAT] * tables + [_ENDS]
    chain += [*range(tables + 2, tables + 1 + sectors), _ENDS]
    chain += [_FREE] * (tables * _SECTOR // 4 - len(chain))
    where = [*range(tables), *[_FREE] * (109 - tables)]
    head = struct.pack(
        "<8s16s5H6s9I", bytes.fromhex("d0cf11e0a1b11ae1"), b"", 62, 3, 0xFFFE, 9, 6, b"", 0, tables,
        tables, 0, 4096, _ENDS, 0, _ENDS, 0,
    )  # fmt: skip
    entries = [
        _entry("Root Entry", 5, 1, _ENDS, 0),
        _entry("Workbook", 2, _FREE, tables + 1, len(stream)),
    ]
    entries += [_entry("", 0, _FREE, 0, 0)] * 2
    table = struct.pack(f"<{len(chain)}I", *chain)
    return head + struct.pack("<109I", *where) + table + b"".join(entries) + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    held = name.encode("utf-16-le")
    length = len(held) + 2 if name else 0
    return struct.pack(
        "<64sHBB3I36sIQ", held, length, kind, 1, _FREE, _FREE, child, b"", start, size
    )
