"""HTML for doctors and another figure at once: nine classes, and the hardest corner."""

from html import escape

from explorer import words
from explorer.analysis.doctors import TwoWay
from explorer.colours import TWO_WAY, on
from explorer.pages.tables import Cell, folded, paragraph, table
from explorer.words import doctors_page as said

_SIDES = 3
_NAMED = 5


def two_way_card(cross: TwoWay) -> str:
    """Return the nine classes as a table in the map's colours, and the hardest corner's areas."""
    counts, sides = cross.counts(), said.two_way_sides(cross)
    body = "".join(
        f'<tr><th scope="row">{escape(sides[2 - other])}</th>'
        + "".join(_nine(other, doctors, int(counts[other, doctors])) for doctors in range(_SIDES))
        + "</tr>"
        for other in range(_SIDES)
    )
    heads = "".join(
        f'<th scope="col">{text}</th>' for text in ("", "fewest GPs", "middling", "most GPs")
    ).replace('<th scope="col"></th>', "<td></td>")
    grid = (
        '<table class="hge-dr-nine"><caption class="hge-hidden">Areas in each of nine classes'
        f"</caption><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )
    rows: list[list[Cell]] = [list(said.corner_cells(one, cross)) for one in cross.corner]
    names = ["Area", "GPs per 100,000 patients", cross.indicator.short_title]
    title = "The hardest corner"
    more = rows[_NAMED:]
    return (
        paragraph(said.two_way_note(cross), "hge-soft")
        + grid
        + f"<h3>{title}: {len(rows):,}</h3>"
        + paragraph(words.doctors.corner_sentence(cross))
        + (table(title, names, rows[:_NAMED], numeric=(1, 2)) if rows else "")
        + (folded(f"{len(more):,} more", table(title, names, more, numeric=(1, 2))) if more else "")
    )


def _nine(other: int, doctors: int, count: int) -> str:
    fill = TWO_WAY[other][doctors]
    return f'<td style="background:{fill};color:{on(fill)}">{count:,}</td>'
