"""What kind of file bytes are, whatever the file is called."""

import re

from explorer.analysis.yours.limits import RefusedError

XLSX, XLS, ODS, TEXT = "xlsx", "xls", "ods", "text"
_SAVE = "Save the table as CSV, Excel (.xlsx) or OpenDocument (.ods)."
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM6", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"(\xb5/\xfd", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"SQLite format 3", "a database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"{\\rtf", "a text document"),
)
_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_SLIDES = "PowerPoint Document".encode("utf-16-le")
_BOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_MARKUP = re.compile(r"\s*(?:<[!?a-z]|mime-version:)", re.IGNORECASE)
A_PAGE = f"That is a web page or XML, not a table. {_SAVE}"
_START = 512
# Control characters that texts have: tab, line feed, form feed, carriage return, end of file.
_KNOWN = frozenset(b"\t\n\x0c\r\x1a")
_CONTROLS = frozenset(range(32)) - _KNOWN
_MOST_CONTROLS = 0.005


def kind_of(content: bytes) -> str:
    """Return what a file is: `XLSX` (or .xlsm), `XLS`, `ODS` or `TEXT`.

    Raises
    ------
    RefusedError
        It is empty, or nothing that holds a table here.
    """
    start = content[:_START]
    bare = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise RefusedError("That file is empty. Choose one with a row for each area.")
    if start.startswith((_ZIP, _EMPTY_ZIP)):
        return "zip"
    if start.startswith(_OLE):
        return _of_ole(content)
    for magic, what in _MAGIC:
        if start.startswith(magic):
            raise RefusedError(f"That is {what}, not a table. {_SAVE}")
    if is_markup(bare.decode("latin-1")):
        raise RefusedError(A_PAGE)
    if _looks_binary(content):
        raise RefusedError(f"That file holds no text that can be read as a table. {_SAVE}")
    return TEXT


def is_markup(start: str) -> bool:
    """Whether a text begins as a web page or as XML does."""
    return bool(_MARKUP.match(start))


def _of_ole(content: bytes) -> str:
    if _LOCKED in content:
        raise RefusedError("That workbook is locked with a password. Save it without one.")
    if _WORD in content or _SLIDES in content:
        raise RefusedError(f"That is a document, not a table. {_SAVE}")
    if not any(one in content for one in _BOOK):
        raise RefusedError(f"That is no workbook that can be read. {_SAVE}")
    return XLS


def _looks_binary(content: bytes) -> bool:
    """Whether bytes are no text: too many control characters, and not in pairs with NUL."""
    part = content[:200_000]
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) or in_pairs(part):
        return False
    controls = sum(part.count(bytes([one])) for one in _CONTROLS)
    return controls > max(_MOST_CONTROLS * len(part), 2)


def in_pairs(content: bytes) -> str:
    """Return how two bytes make a letter where there is no mark: "le", "be"; else nothing."""
    part = content[:4000]
    half = len(part) // 2
    if half < 2:  # noqa: PLR2004 -- too short to tell
        return ""
    even, odd = part[::2].count(0), part[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "le"
    return "be" if even > 0.6 * half and odd < 0.1 * half else ""
