"""A chart whose dots say what they are, as HTML."""

from html import escape

from explorer.questions.blocks import Pointed, Spot
from explorer.web.render import Outlet, draws, rendered


@draws(Pointed)
def pointed(block: Pointed, outlet: Outlet) -> str:
    """Draw a chart under one radio button a dot: a tab stop, arrow keys, words, no script."""
    chart = block.blocks[0].picture
    wide, narrow = ("{}/{}".format(*one.size) for one in (chart.wide, chart.narrow))
    dots = "".join(_spot(block.name, one) for one in block.spots)
    return (
        f'<div class="hge-pointed"><p class="hge-soft">{escape(block.hint)}</p>'
        '<div class="hge-pointed-at">'
        f'<div class="hge-dots" role="radiogroup" aria-label="{escape(block.label)}" '
        f'style="--w:{wide};--n:{narrow}">{dots}</div>{rendered(block.blocks, outlet)}</div></div>'
    )


def _spot(name: str, spot: Spot) -> str:
    (x, y), (left, top) = spot.wide, spot.narrow
    return (
        f'<label style="--x:{x:.2%};--y:{y:.2%};--nx:{left:.2%};--ny:{top:.2%}">'
        f'<input type="radio" name="{escape(name)}" aria-label="{escape(spot.text)}">'
        f"<i></i><span>{escape(spot.text)}</span></label>"
    )
