"""How a reader's file was read, and why rows were refused, in sentences."""

from collections.abc import Sequence

from explorer.analysis.yours import cells, joined, places
from explorer.analysis.yours.joined import Filter, Joined
from explorer.analysis.yours.measure import Own
from explorer.analysis.yours.tables import Column
from explorer.places.levels import NAMED
from explorer.words.figures import together

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a mark at its start",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16, big-endian",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp1252": "Windows-1252, as it is no UTF-8",
    "latin-1": "Latin-1, as it is no UTF-8",
}
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", " ": "spaces"}
KINDS = {
    "xlsx": "an Excel workbook",
    "xls": "an old Excel workbook",
    "ods": "an OpenDocument table",
}
_ENDINGS = {
    "text": ("csv", "tsv", "txt", "tab", "psv", "text"),
    "xlsx": ("xlsx", "xlsm", "xltx"),
    "xls": ("xls", "xlt"),
    "ods": ("ods", "ots"),
}
READ_AS = {
    cells.BLANK: "no figure",
    cells.WITHHELD: "withheld",
    cells.UNAVAILABLE: "not available",
    cells.INAPPLICABLE: "not applicable",
    cells.UNRELIABLE: "too unreliable to be given",
    cells.TINY: "small, and not told",
    cells.NOTHING: "no figure",
    cells.FEW: "a limit and no figure",
}
# Areas that are named where a file has no row for them.
_NAMED_LOST = 6


def read_lines(one: Joined, file: str) -> list[str]:
    """Return how a file was read, a sentence each."""
    table, grid = one.table, one.table.grid
    lines = [_file_line(one, file)]
    if len(grid.names) > 1:
        rest = len(grid.names) - 1
        lines.append(
            f"The sheet '{grid.name}' is read; {count_of(rest, 'other sheet')} is left out."
            if rest == 1
            else f"The sheet '{grid.name}' is read; {count_of(rest, 'other sheet')} are left out."
        )
    if grid.unseen:
        lines.append(f"{count_of(grid.unseen, 'hidden sheet')} {are(grid.unseen)} not read.")
    lines += [_rows_line(one), _other_line(one), _columns_line(one), _unlike_line(one)]
    if table.doubled:
        lines.append(f"Several columns are called {quoted(table.doubled)}: they are numbered.")
    lines += [*_filter_lines(one), _level_line(one), _decimal_line(one), *_sign_lines(one)]
    lines += _workbook_lines(one)
    return [line for line in lines if line]


def _file_line(one: Joined, file: str) -> str:
    grid = one.table.grid
    if grid.kind == "text":
        parts = SEPARATORS.get(grid.separator, f"'{grid.separator}'")
        text = f"Text in {ENCODINGS.get(grid.encoding, grid.encoding)}, columns parted by {parts}."
    else:
        kind = KINDS[grid.kind]
        text = f"{kind[0].upper()}{kind[1:]}."
    ending = file.rpartition(".")[2].lower() if "." in file else ""
    if ending and ending not in _ENDINGS[grid.kind] and ending != "json":
        what = "text" if grid.kind == "text" else KINDS[grid.kind]
        text += f" Its name ends in .{ending[:8]}; it is {what}, and read as such."
    return text


def _rows_line(one: Joined) -> str:
    table = one.table
    parts = [
        f"{count_of(len(table.body), 'row')} under the head on line {_head_line(one)}"
        if table.head >= 0
        else f"{count_of(len(table.body), 'row')}, with no head above them"
    ]
    around = []
    if table.above:
        around.append(f"{count_of(table.above, 'line')} above")
    if table.notes:
        around.append(f"{count_of(table.notes, 'line')} of notes below")
    if table.again:
        around.append(f"{count_of(table.again, 'head')} that stood again")
    if around:
        left = table.above + table.notes + table.again
        parts.append(f"{together(around)} {are(left)} left out")
    return "; ".join(parts) + "."


def _other_line(one: Joined) -> str:
    line, rows = one.table.other
    if one.table.beside:
        return (
            f"Another table begins beside it, with the column '{one.table.beside}': it is left "
            "out. Save it as a file of its own."
        )
    if not line:
        return ""
    return (
        f"Another table begins on line {line:,}: its {count_of(rows, 'row')} {are(rows)} left out. "
        "Save it as a file of its own."
    )


def _unlike_line(one: Joined) -> str:
    """Return that columns are called limits and are none of this figure's."""
    names = [column.name for column in one.table.called_limits(one.value) if column]
    if not one.counts.get("unlike"):
        return ""
    return f"The columns {quoted(names)} do not hold most figures between them: they are not read."


def _head_line(one: Joined) -> str:
    return f"{one.table.grid.lines[one.table.head]:,}"


def _columns_line(one: Joined) -> str:
    by = [
        f"the {what} in '{column.name}'"
        for what, column in (("code", one.codes), ("name", one.names))
        if column
    ]
    text = f"Areas are found by {together(by)}; the figure is '{one.value.name}'"
    if one.lower and one.upper:
        return f"{text}, its limits '{one.lower.name}' and '{one.upper.name}'."
    return f"{text}. No limits are read."


def _filter_lines(one: Joined) -> list[str]:
    lines = [
        f"Areas have several rows: those with '{part.chosen}' in '{part.column.name}' are read."
        f"{_lost(part)}"
        for part in one.filters
    ]
    same = one.counts.get("same", 0)
    if same:
        lines.append(
            f"{count_of(same, 'row')} that {'repeats' if same == 1 else 'repeat'} another word "
            f"for word {'is' if same == 1 else 'are'} read once."
        )
    return lines


def _lost(part: Filter) -> str:
    """Return which areas have no row with what was taken."""
    count = len(part.lost)
    if not count:
        return ""
    names = [*part.lost[:_NAMED_LOST]]
    names += [f"{count - _NAMED_LOST:,} more"] if count > _NAMED_LOST else []
    return f" No row with that has {together(names)}."


def _level_line(one: Joined) -> str:
    level = NAMED[one.level]
    rows = one.levels.get(one.level, 0)
    if not rows:
        return ""
    text = f"Most areas of the file are {level.plural} ({rows:,} {'row' if rows == 1 else 'rows'})"
    others = [
        f"{NAMED[slug].plural} ({count:,})"
        for slug, count in sorted(one.levels.items(), key=lambda pair: (-pair[1], pair[0]))
        if slug not in (one.level, "country") and count
    ]
    also = f"; some could be {together(others)}" if others else ""
    return f"{text}{also}. A name of several areas is taken for {level.one}.{_old_seats(one)}"


def _old_seats(one: Joined) -> str:
    """Return what names of constituencies cannot tell: since when they are."""
    if one.level != "constituency" or one.codes:
        return ""
    unknown = sum(reject.why == places.UNKNOWN for reject in one.rejects)
    none = f" {count_of(unknown, 'name')} {are(unknown)} none of them." if unknown else ""
    return (
        f" Names are taken for the constituencies drawn in July 2024.{none} If the file is older, "
        "its figures are of other areas: names alone do not show it."
    )


def _decimal_line(one: Joined) -> str:
    if not one.decimal:
        return (
            f"The figure '{one.example}' could be read in two ways: say what its comma or point "
            "means."
        )
    if one.decided == joined.PLAIN:
        return ""
    sign = "point" if one.decimal == cells.POINT else "comma"
    other = "comma" if sign == "point" else "point"
    why = {
        joined.BY_COLUMN: "as figures of this column show",
        joined.BY_FILE: "as other columns show, or as is usual",
        joined.BY_HEAD: "as this column counts",
        joined.BY_SMALL: "as figures below 1,000 have no comma",
        joined.BY_READER: "as you chose",
    }[one.decided]
    return f"Decimals are parted by a {sign}, and a {other} parts thousands, {why}."


def _sign_lines(one: Joined) -> list[str]:
    lines = []
    if one.signs:
        said = [
            f"{quoted([sign]) if sign else 'an empty cell'} in {count_of(count, 'row')} as "
            f"{READ_AS[why]}"
            for (sign, why), count in one.signs.most_common(12)
        ]
        lines.append(f"Signs in the place of a figure: {'; '.join(said)}.")
    if one.marks:
        said = [f"{quoted([mark])} {count:,} times" for mark, count in one.marks.most_common(8)]
        total = sum(one.marks.values())
        lines.append(
            f"{count_of(total, 'figure')} {_has(total)} a mark after it ({', '.join(said)}): the "
            "figure is read, the mark is kept beside it."
        )
    if one.counts.get("limits"):
        count = one.counts["limits"]
        stands = "stands" if count == 1 else "stand"
        lines.append(
            f"{count_of(count, 'figure')} {_has(count)} no whole pair of limits, and {stands} "
            "without a range."
        )
    if one.formers:
        names = [
            f"{row.former} is {row.area.name} ({row.area.code}) today" for row in one.formers[:6]
        ]
        more = len(one.formers) - len(names)
        lines.append(f"{'; '.join(names)}{f'; and {more:,} more' if more > 0 else ''}.")
    lines += [
        f"'{row.text}' is taken for the area of today. One that had that name before was divided."
        for row in one.rows
        if row.namesake
    ]
    if one.england:
        lines.append("The row of England is read as the figure to compare with.")
    return lines


def _workbook_lines(one: Joined) -> list[str]:
    grid = one.table.grid
    lines = []
    if grid.formulas:
        count = grid.formulas
        text = f"{count_of(count, 'formula')} {are(count)} read by the result that was saved"
        if grid.without:
            text += f"; {grid.without:,} had none, and {are(grid.without)} read as empty"
        lines.append(f"{text}. Nothing is worked out here, and no macro is run.")
    if grid.faults:
        count = grid.faults
        lines.append(
            f"{count_of(count, 'cell')} {_has(count)} an error such as #N/A, read as empty."
        )
    if grid.percents and one.unit == "%":
        lines.append("Figures are read as the sheet shows them: 12.5% where a cell holds 0.125.")
    covered = [column.name for column in one.table.columns if column.hidden]
    if covered:
        count = len(covered)
        read = one.value.hidden or any(end and end.hidden for end in (one.lower, one.upper))
        lines.append(
            f"{count_of(count, 'hidden column')} {are(count)} not taken by itself."
            if not read
            else f"The workbook hides {count_of(count, 'column')}, and one of them is read."
        )
    if grid.hidden:
        lines.append(f"{count_of(grid.hidden, 'hidden row')} {are(grid.hidden)} read as well.")
    if _may_be_shares(one):
        lines.append(
            "No figure is larger than 1. If they are shares, 0.125 is what a spreadsheet "
            "shows as 12.5%."
        )
    return lines


def _may_be_shares(one: Joined) -> bool:
    """Whether figures may be a hundredth of what they are called."""
    bare = one.table.grid.kind != "text" and one.unit == ""
    if not bare and not one.counts.get("headed"):
        return False
    values = [row.value for row in one.rows if row.value == row.value]
    return bool(values) and all(-1 <= value <= 1 for value in values) and len(set(values)) > 2  # noqa: PLR2004


def sum_line(one: Joined) -> str:
    """Return how many areas have a figure, and how many rows were refused."""
    level = NAMED[one.level]
    areas = level.singular if one.figures == 1 else level.plural
    text = (
        f"{one.figures:,} {areas} have a figure" if one.figures != 1 else f"1 {areas} has a figure"
    )
    without = len(one.rows) - one.figures
    if without:
        text += f", {without:,} {'has' if without == 1 else 'have'} a sign in its place"
    refused = len(one.rejects)
    return f"{text}; {count_of(refused, 'row')} {'was' if refused == 1 else 'were'} refused."


def period_line(one: Own) -> str:
    """Return when figures are of, or that nothing tells."""
    if one.dated:
        return f"Figures of {one.period.words}."
    return f"No year is told: they stand under {one.period.words}, the day on which they were read."


def column_note(one: Column) -> str:
    """Return what a list of columns calls one."""
    return one.name if len(one.name) <= 60 else f"{one.name[:59]}…"  # noqa: PLR2004


def count_of(number: int, word: str) -> str:
    """Return a number of things."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def are(number: int) -> str:
    """Return what stands after a number of things."""
    return "is" if number == 1 else "are"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"


def quoted(texts: Sequence[str]) -> str:
    """Return texts as they stand in a file, one after the other."""
    return together([f"'{text}'" for text in texts])
