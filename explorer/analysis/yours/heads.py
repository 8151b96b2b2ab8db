"""Finds the head of a table, the notes below it, and what its columns are called."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from explorer.analysis.yours.cells import NUMBER, REFUSED, read_cell
from explorer.analysis.yours.limits import ROUND_A_TABLE
from explorer.analysis.yours.places import TOTAL, known, looks_like_area
from explorer.analysis.yours.reading import Grid

# Rows that are looked at to know a column.
_SAMPLED = 200
# What a year in a head takes away from how full it is, where a word stands over the areas.
_HALF = 0.5
_YEARS = range(1900, 2101)
_LONGEST_NAME = 100


def text_of(held: Any) -> str:
    """Return a cell of a grid as text."""
    if isinstance(held, list):
        return str(held[1])
    return held if isinstance(held, str) else f"{held!r}"


def area_share(grid: Grid, at: int) -> tuple[int, int, int]:
    """Return how many cells of a column name areas, the first such row, and how many it has."""
    rows = sample(range(len(grid.rows)))
    found, first, held = 0, len(grid.rows), 0
    known: dict[str, bool] = {}
    for row in rows:
        cells = grid.rows[row]
        text = cells[at] if at < len(cells) else ""
        if not isinstance(text, str) or not text.strip():
            continue
        held += 1
        if text not in known:
            known[text] = looks_like_area(text)
        # A name alone in a row is a title.
        if known[text] and sum(one != "" for one in cells) > 1:
            found += 1
            first = min(first, row)
    return found, first, held


def sample(rows: Sequence[int]) -> list[int]:
    """Return the first rows, and of many more some from all over."""
    if len(rows) <= _SAMPLED:
        return list(rows)
    step = max(1, (len(rows) - _SAMPLED) // _SAMPLED)
    return [*rows[:_SAMPLED], *rows[_SAMPLED::step]]


_TEXTS_OF_YEARS = frozenset(map(str, _YEARS))


def head_of(grid: Grid, first: int, areas: int) -> int:
    """Return the row that names the columns: above the first area, the fullest, nearest of those.

    Rows of totals, of units and of lines may stand between. Years name columns where a word stands
    over the areas; other numbers are figures of a row whose area is not known.
    """
    best, chosen = 0.0, -1
    for row in range(first - 1, max(-1, first - ROUND_A_TABLE), -1):
        cells = grid.rows[row]
        filled = sum(bool(text_of(one).strip(" -=:_")) for one in cells)
        numbers = sum(read_cell(one).kind == NUMBER for one in cells)
        years = sum(text_of(one).strip() in _TEXTS_OF_YEARS for one in cells)
        over = text_of(cells[areas]).strip() if areas < len(cells) else ""
        labelled = bool(over) and read_cell(over).kind == REFUSED and known(over).why != TOTAL
        score = filled - (_HALF if labelled and years == numbers else 2) * numbers
        if score > best:
            best, chosen = score, row
    return chosen


def names_of(grid: Grid, head: int, width: int) -> tuple[list[str], tuple[str, ...]]:
    """Return a name for each column, none twice, and those that stood twice."""
    own = [""] * width
    if head >= 0:
        own = [_short(text_of(one)) for one in grid.rows[head]]
        own += [""] * (width - len(own))
    groups = _groups(grid, head, width)
    twice = {one for one, count in Counter(map(str.casefold, own)).items() if one and count > 1}
    named = []
    for at, name in enumerate(own):
        group = groups[at]
        if group and (not name or name.casefold() in twice):
            named.append(f"{group}: {name}" if name else group)
        else:
            named.append(name or f"Column {at + 1}")
    seen: Counter[str] = Counter()
    told: list[str] = []
    for name in named:
        seen[name.casefold()] += 1
        count = seen[name.casefold()]
        told.append(name if count == 1 else f"{name} ({count})")
    doubled = tuple(dict.fromkeys(one for one in own if one.casefold() in twice))
    return told, doubled


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 1]}…"


def _groups(grid: Grid, head: int, width: int) -> list[str]:
    """Return what stands over each column in the row above the head: merged cells reach on."""
    found = [""] * width
    if head < 1:
        return found
    above, own = ([_short(text_of(one)) for one in grid.rows[head - by]] for by in (1, 0))
    above, own = (one + [""] * (width - len(one)) for one in (above, own))
    merged = [one for one in grid.merged if one[0] <= head - 1 <= one[2]]
    if merged:
        found = above[:width]
        for top, first, _, last in merged:
            cells = grid.rows[top]
            text = _short(text_of(cells[first])) if first < len(cells) else ""
            for at in range(first, min(last + 1, width)):
                found[at] = text
        return found
    # A text file has lost what was merged: a text over several columns reaches to the next. A title
    # stands over a column that has a name.
    if sum(bool(one) for one in above) < 2 or (above[0] and own[0]):  # noqa: PLR2004
        return found
    text = ""
    for at in range(width):
        text = above[at] or text
        found[at] = text
    return found


def is_head(row: Sequence[Any], labels: Sequence[str]) -> bool:
    """Whether a row is the head again, in small letters as `labels` has it."""
    if not labels or len([one for one in labels if one]) < 2:  # noqa: PLR2004
        return False
    return len(row) == len(labels) and all(
        text_of(one).strip().casefold() == label for one, label in zip(row, labels, strict=True)
    )


def without_notes(grid: Grid, body: list[int], areas: Sequence[int]) -> tuple[list[int], int]:
    """Return rows without the notes below them: texts in one cell, after the last area."""
    last = len(body)
    while last:
        cells = grid.rows[body[last - 1]]
        filled = [at for at, one in enumerate(cells) if text_of(one).strip()]
        alone = len(filled) == 1
        if not alone or (filled[0] in areas and looks_like_area(text_of(cells[filled[0]]))):
            break
        last -= 1
    return body[:last], len(body) - last


def one_table(
    grid: Grid, body: list[int], labels: Sequence[str], areas: int
) -> tuple[list[int], tuple[int, int]]:
    """Return the rows of the first of two tables, and where the second begins.

    Another head, with the same word over the areas, begins another table: its figures are others.
    """
    over = labels[areas] if areas < len(labels) else ""
    if not over:
        return body, (0, 0)
    for at, row in enumerate(body):
        cells = grid.rows[row]
        if areas >= len(cells) or text_of(cells[areas]).strip().casefold() != over:
            continue
        words = [one for one in cells if isinstance(one, str) and one.strip()]
        if len(words) > 1 and not any(map(_is_number, words)):
            return body[:at], (grid.lines[row], len(body) - at - 1)
    return body, (0, 0)


def _is_number(cell: Any) -> bool:
    return read_cell(cell).kind == NUMBER
