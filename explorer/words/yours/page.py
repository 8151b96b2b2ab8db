"""What stands on the page on a reader's own data."""

import re
from collections.abc import Sequence

from explorer.analysis.comparison import Comparison
from explorer.analysis.yours.joined import Filter
from explorer.analysis.yours.limits import MOST_BYTES, MOST_COLUMNS, MOST_ROWS
from explorer.analysis.yours.measure import MARK, Figure, Own
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.words.figures import apart, number, span, together
from explorer.words.map import class_texts
from explorer.words.yours.told import READ_AS

_LAYOUT = re.compile(r"[^\w\s/%,.'-]")
TITLE, TAB = "Put your own data on the map", "Your own data"
PAGE = {
    "reveal": "Change how it is read",
    "open": "Open a file",
    "try": "Try it with an example",
    "empty": "A table with a row for each area: CSV, Excel or OpenDocument.",
    "nothing": "Nothing was opened. Choose a file with a row for each area.",
    "no_level": "There is no such level. Choose one from the list.",
    "no_decimal": "Choose whether a point or a comma parts decimals.",
    "no_measure": "That measure is no longer held. Open its file again.",
    "other_level": "That place is of another level than your figures. Choose one on the map.",
    "sheet": "Sheet",
    "area": "Column of the areas",
    "value": "Column of the figures",
    "lower": "Column of the lower limits",
    "upper": "Column of the upper limits",
    "limits": "Read limits",
    "level": "Read areas as",
    "decimal": "What parts decimals",
    "name": "What to call it",
    "when": "Year of the figures",
    "find": "Pick out a place",
    "show": "Your measures",
    "forget_all": "Forget everything now",
    "found": "found by itself",
    "how": "How your file was read",
    "rejects": "Rows that were refused",
    "rejects_csv": "Refused rows as CSV",
    "none_refused": "No row was refused.",
    "signs": "Areas without a figure",
    "two": "Two places",
    "two_none": "Choose two areas on the map, in the table or by name to compare them.",
    "use": "Set it beside everything else",
    "use_text": "Your figures stand among the measures of these pages while this visit lasts.",
    "keep": "Keep it",
    "keep_text": (
        "Save a bundle to open here again, or to give to others: it holds your figures alone. When "
        "you leave or load this page again, the explorer forgets them."
    ),
    "bundle": "Save a bundle",
    "bundle_name": "own-figures.json",
    "csv": "Your figures as CSV",
    "csv_name": "own-figures.csv",
    "rejects_name": "refused-rows.csv",
    "map_none": "no figure",
    "map_note": "number of areas",
    "column": "Figure",
    "none": "none",
    "table": "Your figures",
    "left_out": "not in your file",
    "private": "Where your file goes",
    "needs": "What a file needs",
    "templates": "Empty tables to fill in",
    "example": "A worked example",
    "question": "One question first",
}
DECIMAL_OPTIONS = {
    "": "not chosen",
    "point": "A point: 1,234 is one thousand two hundred and thirty-four",
    "comma": "A comma: 1,234 is a little more than one",
}
PRIVATE = (
    "It is read in the memory of this explorer, for this visit alone. It is written to no disk, "
    "sent to nobody, and seen by no other reader.",
    "No address has it: a link that you copy shows your figures to nobody.",
    "When you leave, or load the page again, it is forgotten. A bundle keeps it with you.",
)
NEEDS = (
    "A row for each area, with its name or its code (E06000009), and a figure.",
    "If you have limits, a column for the lower and one for the upper.",
    "Titles above and notes below may stay. So may signs such as [c], [x], * and <5.",
    f"Up to {MOST_BYTES // 1_000_000} MB, {MOST_ROWS:,} rows and {MOST_COLUMNS} columns.",
)
REJECT_HEADS = ("Line", "Area", "Figure", "Why")
REJECTS_SHOWN = "The first {shown} of {count}. The file has them all."


def opened_text(count: int) -> str:
    """Return what came of a bundle."""
    if count == 1:
        return "The bundle was opened: its measure is here again."
    return f"The bundle was opened: its {count} measures are here again."


def window(one: Own | None) -> str:
    """Return the title of the window."""
    return f"{one.name}: {TAB}" if one else TITLE


def headline(one: Own) -> str:
    """Return the answer at the top: the ends, each with its limits where the file has any."""
    level = NAMED[one.level]
    known = sorted(one.known, key=lambda figure: (figure.value, figure.area.name))
    low, high = known[0], known[-1]
    if low.value == high.value:
        areas = level.singular if len(known) == 1 else level.plural
        told = figure_text(one, low) if len(known) == 1 else value_text(one, low.value)
        return f"{one.name}: {told}, {len(known):,} {areas}"
    return (
        f"{one.name}: from {figure_text(one, low)} in {low.area.name} to "
        f"{figure_text(one, high)} in {high.area.name}"
    )


def mark_line(one: Own) -> str:
    """Return what every figure of the page is."""
    ranged = (
        " The limits are your file's: they are taken for 95% limits."
        if one.ranged
        else " Your file has no limits, so that no range can be told."
    )
    return f"{MARK[0].upper()}{MARK[1:]}.{ranged}"


def value_text(one: Own, value: float) -> str:
    """Return a figure with its unit."""
    unit = "" if not one.unit else "%" if one.unit == "%" else f" {one.unit}"
    return f"{number(value, one.decimals)}{unit}"


def figure_text(one: Own, figure: Figure | None) -> str:
    """Return an area's figure with its limits, or why there is none."""
    if figure is None:
        return f"no figure, {PAGE['left_out']}"
    if figure.value != figure.value:
        return f"no figure, {why_text(figure)}"
    return f"{value_text(one, figure.value)}{limits_text(one, figure)}"


def limits_text(one: Own, figure: Figure) -> str:
    """Return an area's limits in brackets; nothing without."""
    if figure.lower != figure.lower:
        return ""
    return f" ({span(figure.lower, figure.upper, one.decimals)})"


def under_text(one: Own, figure: Figure | None) -> str:
    """Return what stands under a figure in the table: its limits, or why there is none."""
    if figure is None:
        return PAGE["left_out"]
    if figure.value != figure.value:
        return why_text(figure)
    return limits_text(one, figure).strip(" ()")


def why_text(figure: Figure) -> str:
    """Return what stands in the place of a figure, and what it is read as."""
    sign = f"'{figure.sign}', " if figure.sign else ""
    return f"{sign}{READ_AS.get(figure.why, figure.why)}"


def map_label(one: Own) -> str:
    """Return what the map is, for those who hear it."""
    return f"Map of {NAMED[one.level].plural}: {one.name}, {MARK}"


def summary(one: Own) -> str:
    """Return what the map shows."""
    known = sorted(one.known, key=lambda figure: figure.value)
    ends = [
        f"lowest in {known[0].area.name} at {figure_text(one, known[0])}",
        f"highest in {known[-1].area.name} at {figure_text(one, known[-1])}",
    ]
    return f"{one.name}, {MARK}: {together(ends)}."


def legend_texts(one: Own, limits: Sequence[float]) -> list[str]:
    """Return what each class of the map is, the lowest first."""
    if not limits:
        return [value_text(one, one.known[0].value) if one.known else PAGE["map_none"]]
    return class_texts(limits, one.decimals)


def legend_title(one: Own) -> str:
    """Return the title of the legend."""
    return f"{one.name}{f' ({one.unit})' if one.unit and one.unit not in one.name else ''}"


def marked_text(letter: str, area: Area, text: str) -> str:
    """Return what is said when a place is picked out."""
    return f"{letter} is now {area.name}: {text}."


def remove_text(letter: str, area: Area) -> str:
    """Return what a button says that takes a place out."""
    return f"{letter} Take out {area.name}"


def forget_text(one: Own) -> str:
    """Return what a button says that forgets a measure."""
    return f"Forget {one.name}"


def filter_label(one: Filter) -> str:
    """Return what a control says that chooses rows by a column.

    Signs that a label may take for layout are left out of the column's name.
    """
    plain = " ".join(_LAYOUT.sub(" ", one.column.name).split())
    return f"Rows with this in '{plain}'"


def compared(one: Own, found: Comparison, figures: Sequence[Figure]) -> list[str]:
    """Return how two places differ by own figures, and whether that is more than chance."""
    first, second = figures
    names = f"{first.area.name}: {figure_text(one, first)}. {second.area.name}: "
    lines = [f"{names}{figure_text(one, second)}."]
    gap = found.difference
    if gap is None:
        return lines
    more = apart(first.value, second.value, one.decimals)
    if more == 0:
        lines.append("As shown, the two figures are alike.")
    else:
        higher, lower = (first, second) if more > 0 else (second, first)
        lines.append(
            f"The figure of {higher.area.name} is {_apart(one, abs(more))} higher than that of "
            f"{lower.area.name}."
        )
    if gap.lower != gap.lower:
        lines.append("Without limits nobody can tell whether that is more than chance.")
    elif gap.lower <= 0 <= gap.upper:
        lines.append(
            "By your file's limits that may be chance: the difference lies between "
            f"{span(gap.lower, gap.upper, one.decimals)}, which holds 0."
        )
    else:
        low, high = sorted((abs(gap.lower), abs(gap.upper)))
        lines.append(
            "By your file's limits that is more than chance: the difference is likely "
            f"{span(low, high, one.decimals)}."
        )
    return lines


def _apart(one: Own, by: float) -> str:
    """Return how far apart two figures are: shares differ by percentage points."""
    return (
        f"{number(by, one.decimals)} percentage points" if one.unit == "%" else value_text(one, by)
    )


def beside_england(one: Own) -> str:
    """Return the figure that the file has of England; nothing without."""
    return f"England, by your file: {figure_text(one, one.england)}." if one.england else ""


def template_text(level: str) -> str:
    """Return what a link to an empty table says."""
    return f"{NAMED[level].plural[0].upper()}{NAMED[level].plural[1:]} (CSV)"


def link_texts(one: Own) -> tuple[str, str, str]:
    """Return what links to lists, to two measures and to the comparison say."""
    return (
        f"Find areas by {one.name}",
        f"Set {one.name} against another measure",
        f"Compare two places over {one.name} and all else",
    )
