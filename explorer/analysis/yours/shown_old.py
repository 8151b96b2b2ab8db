"""Finds what a sheet of an old workbook (.xls) shows and its cells do not say."""

import io
from collections.abc import Sequence
from typing import Any

import xlrd

from explorer.analysis.yours.formats import what_shows
from explorer.analysis.yours.limits import RefusedError
from explorer.analysis.yours.shown import Shown

_SUPERSCRIPT = 1


def shown_in_old(content: bytes, sheet: str) -> Shown:
    """Return what a sheet of an old workbook shows otherwise than its cells hold it.

    Parameters
    ----------
    content : bytes
    sheet : str

    Raises
    ------
    RefusedError
        Its formats cannot be read: whether 0.125 shows 12.5% is not known.
    """
    try:
        book = xlrd.open_workbook(
            file_contents=content,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
            ignore_workbook_corruption=True,
        )
        return _shown(book, book.sheet_by_name(sheet))
    except MemoryError:
        raise
    except Exception:
        raise RefusedError(
            "That old workbook does not say how it shows its figures, so that 0.125 may be 12.5%. "
            "Open it in a spreadsheet and save it as .xlsx or CSV."
        ) from None


def _shown(book: Any, sheet: Any) -> Shown:
    found = Shown()
    formats = [what_shows(book.format_map[one.format_key].format_str) for one in book.xf_list]
    if any(formats):
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                if what := formats[sheet.cell_xf_index(row, column)]:
                    found.put(row, column, what)
    for (row, column), runs in sheet.rich_text_runlist_map.items():
        raised = [(at, book.font_list[font].escapement == _SUPERSCRIPT) for at, font in runs]
        text = sheet.cell_value(row, column)
        if isinstance(text, str) and any(up for _, up in raised):
            found.put(row, column, _bracketed(text, raised))
    found.hidden = {at for at, one in sheet.colinfo_map.items() if one.hidden}
    return found


def _bracketed(text: str, runs: Sequence[tuple[int, bool]]) -> str:
    """Return a text whose runs, each from its first letter on, have raised ones in brackets."""
    ends = [*(at for at, _ in runs[1:]), len(text)]
    parts = [text[: runs[0][0]]]
    for (at, raised), end in zip(runs, ends, strict=True):
        held = text[at:end]
        parts.append(f"[{held.strip()}]" if raised and held.strip() else held)
    return "".join(parts)
