"""Tables as HTML."""

from html import escape

from explorer.colours import on
from explorer.questions.blocks import Nine, Table
from explorer.web.markup import table as table_of
from explorer.web.render import Outlet, draws


@draws(Table)
def table(block: Table, outlet: Outlet) -> str:
    """Draw a table; in a narrow place each row is an entry."""
    return table_of(block.caption, block.heads, block.rows, block.numeric, outlet.view)


@draws(Nine)
def nine(block: Nine, _outlet: Outlet) -> str:
    """Draw how many areas are in each of nine classes, in the map's colours."""
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in block.heads)
    body = "".join(
        f'<tr><th scope="row">{escape(side)}</th>'
        + "".join(
            f'<td style="background:{fill};color:{on(fill)}">{count:,}</td>'
            for count, fill in zip(counts, colours, strict=True)
        )
        + "</tr>"
        for side, counts, colours in zip(block.sides, block.counts, block.colours, strict=True)
    )
    return (
        f'<table class="hge-nine"><caption class="hge-hidden">{escape(block.caption)}'
        f"</caption><thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )
