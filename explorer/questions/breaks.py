"""The breaks of a map in addresses, and the controls that change them."""

from collections.abc import Mapping

from explorer.analysis.breaks import (
    FEWEST,
    HAND,
    METHODS,
    MOST,
    STANDARD,
    STEPS,
    USUAL_BREAKS,
    Breaks,
    breaks_of,
    by_hand,
)
from explorer.analysis.map import overview
from explorer.errors import QuestionError
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.questions.page import Block, Control, Option
from explorer.words.breaks import CLASSES, LABEL, NAMES, NOTHING_TO_BREAK

SETTING = "breaks"


def broken(breaks: Breaks) -> dict[str, str]:
    """Return what an address says of breaks: nothing of the usual ones."""
    return {SETTING: breaks.text} if breaks.own else {}


def asked_breaks(query: Mapping[str, str], decimals: int, problems: list[str]) -> Breaks:
    """Return the breaks that an address asks for; the usual ones where they cannot be.

    Parameters
    ----------
    query : mapping of str to str
        As typed or shared; nothing in it is trusted.
    decimals : int
        To which the map's figures are shown.
    problems : list of str
        What is wrong with them is added.
    """
    try:
        return breaks_of(str(query.get(SETTING, "")), decimals)
    except QuestionError as error:
        problems.append(str(error))
        return USUAL_BREAKS


def changed_breaks(
    text: str, before: Breaks, record: Indicator, shown: tuple[str, str, Period]
) -> Breaks:
    """Return the breaks that a reader changes a map to.

    Parameters
    ----------
    text : str
        As in addresses; or "hand", which begins where the breaks stand; or "hand-4", which
        begins with so many equal steps.
    before : Breaks
    record : Indicator
    shown : tuple of str, str and Period
        Level, sex and period of the figures.

    Raises
    ------
    QuestionError
        No map can have such breaks.
    """
    method, _, classes = text.partition("-")
    if method != HAND:
        kept = text in METHODS and text != STANDARD
        return breaks_of(f"{text}-{before.classes}" if kept else text, record.decimals)
    start = breaks_of(f"{STEPS}-{classes}", record.decimals) if classes else before
    stand = overview(record, *shown, start).limits
    if not stand:  # all figures are alike, or none is known
        raise QuestionError(NOTHING_TO_BREAK)
    return by_hand(list(stand), record.decimals)


def break_controls(breaks: Breaks) -> list[Block]:
    """Return the controls of breaks: the way they are made, and of one's own how many classes."""
    ways = [Option(method, NAMES[method]) for method in METHODS]
    sizes = [Option(str(count), str(count)) for count in range(FEWEST, MOST + 1)]
    return [
        Control(SETTING, LABEL, "list", ways, breaks.method),
        *([Control("classes", CLASSES, "list", sizes, str(breaks.classes))] if breaks.own else []),
    ]
