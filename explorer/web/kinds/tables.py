"""Tables as HTML."""

from explorer.questions.blocks import Table
from explorer.web.markup import table as table_of
from explorer.web.render import Outlet, draws


@draws(Table)
def table(block: Table, outlet: Outlet) -> str:
    """Draw a table; in a narrow place each row is an entry."""
    return table_of(block.caption, block.heads, block.rows, block.numeric, outlet.view)
