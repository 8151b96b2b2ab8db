"""The card of a page as a drawing: the bar, lines of text, a map at the right."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from explorer.typeface import BOLD, NAME, REGULAR
from explorer.words.labels import SHELL
from explorer.words.site import CARD

_OPENING = re.compile(r"^<svg[^>]*viewBox=\"([^\"]*)\"[^>]*>")
_PAPER = "#f5f3ed"
_FACE = f"{NAME}, Liberation Sans, Arial, DejaVu Sans, sans-serif"


@dataclass(frozen=True)
class Line:
    """A line of text: where it begins, how high its letters are in pixels, and what it says."""

    x: int
    y: int
    size: int
    bold: bool
    text: str


def card_svg(wide: int, high: int, lines: Sequence[Line], drawn: str) -> str:
    """Return a card as SVG, `drawn` in its place as it is."""
    name = Line(112, 56, 34, True, SHELL["name"])
    foot = Line(60, high - 28, 24, False, CARD)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}"><rect width="{wide}" height="{high}" fill="{_PAPER}"/>'
        f'{drawn}<rect width="{wide}" height="88" fill="#12343b"/>'
        '<g transform="translate(52 20)"><path d="M12 32L36 16" stroke="#6db2ac" '
        'stroke-width="4"/><circle cx="12" cy="32" r="7" fill="#f6e9bd"/>'
        '<circle cx="36" cy="16" r="7" fill="#fff"/></g>'
        f"{_text(name, '#fff')}{''.join(_text(one, '#16212b') for one in lines)}"
        f"{_text(foot, '#46525c')}</svg>"
    )


def beside_place(locator: str) -> str:
    """Return the small map of a place as it stands at the right of a card.

    What lies beyond its edges is covered: to be cut off takes twice as long as all the rest.
    """
    place = r'<svg overflow="visible" x="730" y="140" width="430" height="387" viewBox="\1">'
    cover = '<path fill-rule="evenodd" d="M-9 -9H1300V700H-9ZM730 140H1160V527H730Z"'
    return f'{_OPENING.sub(place, locator)}{cover} fill="{_PAPER}"/>'


def beside_england(drawn: str, palette: Sequence[str], left: int) -> str:
    """Return England in its classes as it stands at the right of a card."""
    hatches = "".join(
        f'<pattern id="lent{kind}" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="7" height="7" fill="{colour}"/>'
        '<path d="M0 0V7" stroke="#fff" stroke-width="2.6"/></pattern>'
        for kind, colour in enumerate(palette)
    )
    return f'<g transform="translate({left} 108)">{hatches}{drawn}</g>'


def lent(kind: int) -> str:
    """Return the fill of an area that shows a larger area's figure of a class."""
    return f"url(#lent{kind})"


def _text(line: Line, colour: str) -> str:
    weight = BOLD if line.bold else REGULAR
    return (
        f'<text x="{line.x}" y="{line.y}" font-size="{line.size}" font-weight="{weight}" '
        f'font-family="{_FACE}" fill="{colour}">{escape(line.text)}</text>'
    )
