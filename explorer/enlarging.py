"""Style sheets for the back of a room: the same look, an eighth larger.

Every length in pixels grows by one factor, and so do the widths at which a page is laid out
otherwise: a page looks as it does on a screen that is so much smaller. Hairlines stay, and so does
what goes to paper.
"""

import re

# The least text of the look is 16 px, and here 18 px: LOOK's root size plus 12.5%.
FACTOR = 1.125
_LENGTH = re.compile(r"(?<![\w.#])(\d+(?:\.\d+)?)px\b")
_PAPER = re.compile(r"@media\s+print\b[^{]*\{|[^{}]*hge-paper[^{]*\{")
# Lines and dots up to so many pixels.
_HAIRLINE = 2.0


def enlarged(sheet: str) -> str:
    """Return a style sheet with its lengths in pixels an eighth larger."""
    told, at = [], 0
    while found := _PAPER.search(sheet, at):
        end = _closed(sheet, found.end())
        told += [_LENGTH.sub(_grown, sheet[at : found.start()]), sheet[found.start() : end]]
        at = end
    return "".join([*told, _LENGTH.sub(_grown, sheet[at:])])


def _grown(found: re.Match[str]) -> str:
    length = float(found[1])
    return found[0] if length <= _HAIRLINE else f"{length * FACTOR:g}px"


def _closed(sheet: str, at: int) -> int:
    """Return the place after the brace that closes what is open at a place."""
    depth = 1
    while depth and at < len(sheet):
        depth += {"{": 1, "}": -1}.get(sheet[at], 0)
        at += 1
    return at
