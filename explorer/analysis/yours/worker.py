"""Reads one file in a process of its own, with little memory and little time.

A file that someone else made may be made to harm: what goes wrong here ends here. It takes the
file from the standard input, after a line of JSON that says which sheet, and writes JSON.
"""

import contextlib
import json
import sys
from typing import Any

from explorer.analysis.yours.limits import MOST_MEMORY, MOST_SECONDS, RefusedError
from explorer.analysis.yours.sniffing import TEXT, XLS, kind_of
from explorer.analysis.yours.texts import read_text
from explorer.analysis.yours.unpacking import Seen, looked_into

_COUNTED = ("formulas", "without", "faults", "hidden")


def main() -> int:
    """Read the standard input; write what it holds, or why it is not read."""
    _limit()
    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        told = read(content, asked.get("sheet", ""))
    except RefusedError as error:
        told = {"refused": str(error)}
    except MemoryError:
        told = {"refused": "memory"}
    sys.stdout.buffer.write(json.dumps(told, separators=(",", ":")).encode("ascii"))
    return 0


def read(content: bytes, sheet: str = "") -> dict[str, Any]:
    """Return what a file holds, as plain data.

    Raises
    ------
    RefusedError
        It cannot be read; the sentence says why.
    """
    kind = kind_of(content)
    if kind == TEXT:
        text = read_text(content)
        return {
            "kind": TEXT,
            "encoding": text.encoding,
            "separator": text.separator,
            "rows": text.rows,
            "lines": text.lines,
            "sizes": text.sizes,
        }
    seen = looked_into(content) if kind == "zip" else Seen(XLS)
    from explorer.analysis.yours.workbooks import read_workbook  # noqa: PLC0415 -- texts need none

    found = read_workbook(content, sheet, seen)
    return {
        "kind": seen.kind,
        **vars(found),
        **{name: seen.count(name, found.name) for name in _COUNTED},
    }


def _limit() -> None:
    """Take no more than a reading needs; where the system knows no such limits the clock stays."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 -- not on every system

        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
