"""Where answers go: a terminal, a pipe or a file, in any code page, on any disk."""

import codecs
import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from explorer.errors import ExplorerError, QuestionError

# What shells show for a program whose reader has gone, as `head` does (128 + SIGPIPE).
CLOSED_PIPE = 141
# Characters without a plain form of their own in Unicode, as people type them.
_PLAIN = {
    "\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-",
    "\u2015": "-", "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u2032": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u2033": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2022": "*", "\u00b7": "*", "\u2026": "...", "\u00d7": "x", "\u00f7": "/", "\u00b1": "+/-",
    "\u2264": "<=", "\u2265": ">=", "\u2248": "~", "\u2260": "!=", "\u2192": "->", "\u2190": "<-",
    "\u00a3": "GBP", "\u20ac": "EUR", "\u00b0": " degrees", "\u00e6": "ae", "\u00c6": "AE",
    "\u00f8": "o", "\u00d8": "O", "\u0142": "l", "\u0141": "L", "\u00df": "ss", "\u00f0": "d",
    "\u00d0": "D", "\u00fe": "th", "\u00de": "Th", "\u0153": "oe", "\u0152": "OE", "\u0131": "i",
}  # fmt: skip
_INVISIBLE = ("Cf", "Mn", "Me")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_UNKNOWN = "?"


def _simpler(fault: UnicodeError) -> tuple[str, int]:
    """Write what a code page cannot hold in its plain form: an error handler for a codec."""
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    wrong = fault.object[fault.start : fault.end]
    return "".join(_held(one, fault.encoding) for one in wrong), fault.end


def _held(character: str, encoding: str) -> str:
    """Return the first form of a character that an encoding holds."""
    parts = unicodedata.normalize("NFKD", character)
    bare = "".join(part for part in parts if unicodedata.category(part) not in _INVISIBLE)
    plain = "".join(_PLAIN.get(part, part) for part in bare)
    return next((form for form in (bare, plain) if _fits(form, encoding)), _UNKNOWN)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


codecs.register_error("simpler", _simpler)


def prepare() -> None:
    """Let what is written fit the code page of terminal, pipe or file, whatever that is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="simpler")


def said(arguments: Sequence[str]) -> list[str]:
    """Return words of the command line as text, also where the machine's code page is ASCII."""
    return [_readable(word) for word in arguments]


def _readable(word: str) -> str:
    """Return a word whose bytes the code page did not know as the UTF-8 that it is."""
    try:
        return word.encode("ascii", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return word


def write(text: str, *, is_json: bool = False) -> None:
    """Write a text whose line ends are its own to the standard output.

    Parameters
    ----------
    text : str
    is_json : bool
        Whether it must be read as JSON: what another code page than UTF-8 would change is then
        written as JSON's own escapes, so that nothing is lost.
    """
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    if is_json and codecs.lookup(encoding).name != "utf-8":
        text = _NOT_ASCII.sub(lambda found: json.dumps(found[0])[1:-1], text)
    print(text, end="")


def _put(path: Path, content: bytes) -> None:
    with open(_on_disk(path), "wb") as file:
        file.write(content)


def write_file(path: Path, content: str | bytes, put: Callable[[Path, bytes], None] = _put) -> None:
    """Write a file; a text in UTF-8.

    Parameters
    ----------
    path : Path
    content : str or bytes
    put : callable
        Writes bytes to a file.

    Raises
    ------
    QuestionError
        No file can stand there: the folder is missing, or it is a folder, or is not ours to write.
    ExplorerError
        The disk is full, or fails.
    """
    try:
        put(path, content.encode() if isinstance(content, str) else content)
    except (IsADirectoryError, FileNotFoundError, NotADirectoryError, PermissionError) as error:
        raise QuestionError(f"The file {path} cannot be written: {_reason(path, error)}") from None
    except OSError as error:
        raise ExplorerError(f"The file {path} cannot be written: {_told(error)}.") from None


def _on_disk(path: Path) -> bytes:
    """Return a file's name as the disk has it, also where the code page does not hold it."""
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:
        return str(path).encode()


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        return "it is a folder. Name a file in it."
    if isinstance(error, FileNotFoundError):
        return f"there is no folder {path.parent}. Make it first, or name another."
    return f"{_told(error)}. Name another place."


def fault(error: OSError) -> str:
    """Return why the output, or a file, cannot be written or read, in one sentence."""
    named = error.filename
    what = f"The file {named} cannot be used" if named else "The output cannot be written"
    return f"{what}: {_told(error)}."


def _told(error: OSError) -> str:
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]


def finish() -> None:
    """Write what still waits, so that a full disk or a closed pipe is known of here."""
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up() -> None:
    """Let go of an output that takes nothing more: the interpreter would try once again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
