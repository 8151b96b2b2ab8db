"""Why rows of a reader's file are refused, and files of which nothing is left, in sentences."""

from collections.abc import Callable, Sequence

from explorer.analysis.yours import cells, joined, places
from explorer.analysis.yours.joined import Joined, Reject
from explorer.places.levels import NAMED, Level
from explorer.words.figures import together
from explorer.words.yours.told import READ_AS, count_of, quoted

_CELLS = {
    cells.TEXT: "'{held}' is no figure.",
    cells.CODE: "'{held}' is written as a code, not as a figure.",
    cells.DAY: "'{held}' is a date. A spreadsheet may have turned a code or a figure into it.",
    cells.FORMULA: "'{held}' is a formula, which is not worked out here. Put its result there.",
    cells.MARKUP: "'{held}' is markup and no figure.",
    cells.INFINITE: "'{held}' is without limit and no figure.",
    cells.RANGE: "'{held}' is a range. One figure belongs there.",
    cells.SUFFIX: "'{held}' has letters after its digits. Write the figure out.",
    cells.GROUPS: "'{held}' has digits in groups that are not of three.",
    cells.DECIMALS: "'{held}' has a comma or a point where other figures of the column have none.",
    cells.SIGNS: "'{held}' has more than one sign.",
    cells.LARGE: "'{held}' is too large to be held exactly.",
    cells.TRUTH: "'{held}' is no figure.",
    cells.PERCENT: "'{held}' differs from the other figures in its percent sign.",
    cells.CURRENCY: "'{held}' is in another currency than the other figures.",
    cells.BESIDE: "'{held}' has its limits beside it. Put each in a column of its own.",
}


def reason(one: Reject, level: str) -> str:
    """Return why a row was refused, and what is nearest."""
    if one.why in _CELLS:
        return _CELLS[one.why].format(held=one.held or one.text)
    names = [f"{area.name} ({area.code})" for area in one.near]
    return _REASONS[one.why](one, names, NAMED[level])


def _unknown(_one: Reject, names: Sequence[str], level: Level) -> str:
    near = f" The nearest name is {names[0]}." if names else ""
    return f"No {level.singular} is called that.{near}"


def _no_code(_one: Reject, names: Sequence[str], _level: Level) -> str:
    near = f" Its name is that of {names[0]}." if names else ""
    return f"No area here has that code.{near}"


def _ended(one: Reject, names: Sequence[str], _level: Level) -> str:
    was = f"{one.told.strip()} " if one.told else ""
    return f"A former area: {was}Today it is {_or(names)}, whose figure is another."


def _board(one: Reject, names: Sequence[str], _level: Level) -> str:
    return (
        f"{one.told} is a care board since April 2026. Figures here are for the boards before: "
        f"{together(names)}."
    )


def _other_level(one: Reject, _names: Sequence[str], level: Level) -> str:
    area = one.near[0]
    return f"{area.name} is {NAMED[area.level].one}; the file is read by {level.singular}."


def _limits(one: Reject, _names: Sequence[str], _level: Level) -> str:
    low, _, high = one.told.partition("|")
    return f"Its figure {one.held} does not lie between its limits {low} and {high}."


_REASONS: dict[str, Callable[[Reject, Sequence[str], Level], str]] = {
    places.UNKNOWN: _unknown,
    places.NO_CODE: _no_code,
    places.NO_AREA: lambda *_: "It names no area.",
    places.ELSEWHERE: lambda one, *_: f"It is of {one.told}. This explorer covers England only.",
    places.OTHER_KIND: lambda one, *_: one.told,
    places.MERGED: _ended,
    places.SPLIT: _ended,
    places.BOARD: _board,
    places.OTHER_LEVEL: _other_level,
    places.TOTAL: lambda *_: "It is a total or the like, and no area.",
    places.DIFFER: lambda _one, names, _level: (
        f"Its code is that of {names[0]}, its name that of {names[1]}."
    ),
    joined.TWICE: lambda one, *_: (
        f"This area has several figures, on lines {one.told}. Choose which rows are read."
    ),
    joined.LIMITS: _limits,
    joined.RAGGED: lambda one, *_: (
        f"This row has {count_of(int(one.told), 'cell')}, not as many as the head of the table."
    ),
}


def refusal(one: Joined) -> str:
    """Return why no area has a figure, and what would work."""
    if not one.decimal:
        return (
            f"The figure '{one.example}' in the column '{one.value.name}' could be read in two "
            "ways. Say whether a point or a comma parts decimals."
        )
    if one.rejects:
        first, rows = one.rejects[0], count_of(len(one.rejects), "row")
        return (
            f"No row has both a known area and a figure. Of {rows}, the "
            f"first on line {first.line:,}: {reason(first, one.level)}"
        )
    if one.signs:
        sign, why = one.signs.most_common(1)[0][0]
        held = quoted([sign]) if sign else "an empty cell"
        return (
            f"No row has both a known area and a figure: in most stands {held}, read as "
            f"{READ_AS[why]}. Choose another column."
        )
    return "No row has both a known area and a figure. Choose other columns."


def _or(names: Sequence[str]) -> str:
    return together(names) if names else "no area that is known here"
