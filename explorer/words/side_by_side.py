"""Places side by side, in words."""

from explorer.analysis.side_by_side import FALSE_SHARE, NotShared, SideBySide
from explorer.words.figures import together


def many_text(table: SideBySide) -> str:
    """Return how many differences were looked at and how many stand; empty without any."""
    if table.compared == 0:
        return ""
    stand = sum(cell.stands for row in table.rows for cell in row.cells)
    looked = "1 difference" if table.compared == 1 else f"{table.compared} differences"
    stands = "stands" if stand == 1 else "stand"
    return (
        f"Of {looked} with a range, {stand} {stands} when so many are looked at together: on "
        f"average 1 in {round(1 / FALSE_SHARE)} ({FALSE_SHARE:.0%}) of those that stand would be "
        "chance, or fewer."
    )


def not_shared_text(missing: NotShared) -> str:
    """Return "Life expectancy: no figure for Winchester"."""
    names = together([area.name for area in missing.lacking])
    return f"{missing.indicator.short_title}: no figure for {names}"
