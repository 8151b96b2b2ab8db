"""What the browser is told of breaks that a reader chose: colours, words, and how to move them."""

from collections.abc import Mapping
from typing import Any

from explorer.analysis.breaks import HAND
from explorer.analysis.map import Overview
from explorer.analysis.reclassed import Reclassed, against_usual
from explorer.colours import palette
from explorer.maps.shading import VALUE
from explorer.words.breaks import bar_words, breaks_notes, chosen_text, reclassed_text
from explorer.words.figures import rounded
from explorer.words.map import legend_rows


def with_breaks(told: dict[str, Any], page: Overview, shade: str) -> dict[str, Any]:
    """Return a message with the breaks that a reader chose; as it is with the usual ones.

    Parameters
    ----------
    told : dict
        As `explorer.maps.message` makes it of a page.
    page : Overview
    shade : str
        What the colours stand for: verdicts have no breaks.
    """
    if not page.breaks.own or shade != VALUE:
        return told
    found = against_usual(page)
    record = page.figures.indicator
    said = chosen_text(page.breaks)
    own = {
        "palette": palette(len(page.limits) + 1),
        "texts": legend_rows(page.limits, record),
        "text": said,
        **({"hand": _hand(page, found)} if page.breaks.method == HAND else {}),
    }
    return told | {
        "breaks": own,
        "label": f"{told['label']}. {said.rstrip('.')}",
        "moved": reclassed_text(found),
        **({"notes": [*breaks_notes(page), *told["notes"]]} if "notes" in told else {}),
    }


def beside(
    told: Mapping[str, Any], found: Reclassed, words: Mapping[str, str], moved: str
) -> dict[str, Any]:
    """Return a message of breaks set by hand that are held against the map beside it.

    Parameters
    ----------
    told : mapping
        As `with_breaks` makes it.
    found : Reclassed
        What changes from the other map to this one.
    words : mapping of str to str
        What the browser says while breaks are moved: "moved", "unmoved"; in the place of how to.
    moved : str
        What it says now.
    """
    hand = told["breaks"]["hand"]
    held = {"usual": list(found.first.limits), "words": {**hand["words"], **words, "help": ""}}
    return {**told, "breaks": told["breaks"] | {"hand": hand | held}, "moved": moved}


def _hand(page: Overview, found: Reclassed) -> dict[str, Any]:
    """Return where the breaks stand and may be moved to, as the figures are shown."""
    decimals = page.figures.indicator.decimals
    shown = [rounded(value, decimals) for value in page.distribution()]
    ends = [*shown, *page.limits]
    return {
        "limits": list(page.limits),
        "usual": list(found.first.limits),
        "span": [min(ends), max(ends)],
        "words": bar_words(found),
    }
