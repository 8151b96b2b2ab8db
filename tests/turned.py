"""Texts that a spreadsheet turns into a date, a time or another number, and then has no more."""

import re

_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*"
_TURNED = re.compile(
    rf"""\d{{1,4}}\s*[-/.]\s*\d{{1,4}}(\s*[-/.]\s*\d{{1,4}})?   # 2025-04, 2011/12, 1-2, 30.10.2025
    | {_MONTH}[-\s/.]*\d{{1,4}}(,?\s*\d{{4}})?                 # MAR1, April 2025, April 1, 2025
    | \d{{1,4}}[-\s/.]*{_MONTH}([-\s/.,]*\d{{1,4}})?           # 1 April 2025, 1-Mar
    | \d{{1,3}}:\d{{2}}.*                                      # 10:30
    | \d+(\.\d+)?e[-+]?\d+                                    # 1E5
    | 0\d+ | \d{{16,}}                                         # 0123, and more digits than it keeps
    | [\d.,]+\s*%                                             # 12%
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = re.compile(r"[-+]?(0|[1-9]\d{0,14})(\.\d+)?")


def is_turned(text: str) -> bool:
    """Return whether a spreadsheet makes something else of a text; a number stays what it is."""
    return not _NUMBER.fullmatch(text) and bool(_TURNED.fullmatch(text.strip()))
