"""What holds other blocks as HTML: cards, tiles, folds, columns and sections."""

from html import escape

from explorer.questions.blocks import Card, Columns, Drawing, Flow, Fold, Section, Tile
from explorer.web.markup import card as card_of
from explorer.web.markup import folded, html
from explorer.web.render import Outlet, draws, rendered


@draws(Card)
def card(block: Card, outlet: Outlet) -> str:
    """Draw a card; nothing where an outlet has nothing of what it holds."""
    inside = rendered(block.blocks, outlet)
    if block.blocks and not inside:
        return ""
    return card_of(block.title, inside, note=block.note, name=block.id, level=block.level)


@draws(Tile)
def tile(block: Tile, outlet: Outlet) -> str:
    """Draw a verdict in large."""
    return (
        f'<section class="hge-panel-card hge-tile"><p class="hge-soft">{escape(block.about)}</p>'
        f'<h2><span class="hge-big">{html(block.verdict)}</span> {escape(block.title)}</h2>'
        f"{rendered(block.blocks, outlet)}</section>"
    )


@draws(Fold)
def fold(block: Fold, outlet: Outlet) -> str:
    """Draw what opens on demand; nothing where an outlet has nothing of it."""
    inside = rendered(block.blocks, outlet)
    return folded(block.title, inside) if inside else ""


@draws(Columns)
def columns(block: Columns, outlet: Outlet) -> str:
    """Draw blocks side by side."""
    kind = "hge-tiles" if block.tiles else "hge-pair"
    return f'<div class="{kind}">{rendered(block.blocks, outlet)}</div>'


@draws(Flow)
def flow(block: Flow, outlet: Outlet) -> str:
    """Draw blocks in one piece."""
    inside = rendered(block.blocks, outlet)
    return f'<div class="hge-{escape(block.name)}">{inside}</div>' if block.name else inside


@draws(Section)
def section(block: Section, outlet: Outlet) -> str:
    """Draw a part that a style sheet arranges, each of its blocks an element of it.

    The names are those that Streamlit gives its containers, so that one sheet serves both.
    """
    inside = "".join(
        rendered([one], outlet)
        if isinstance(one, Section | Drawing)
        else f'<div><div class="stHtml">{rendered([one], outlet)}</div></div>'
        for one in block.blocks
    )
    return f'<div class="st-key-{escape(block.name)}">{inside}</div>'
