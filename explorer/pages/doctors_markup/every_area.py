"""HTML for all areas together: GPs short of each level, new places, who changes class."""

from collections.abc import Sequence
from html import escape

from explorer import words
from explorer.analysis.doctors import Needed, Share, Switch, Total
from explorer.areas import Area
from explorer.pages.doctors_markup.sections import LISTED, SECTIONS
from explorer.pages.tables import Cell, Html, card, folded, listed, paragraph, table
from explorer.words import doctors_page as said


def take_table(here: Sequence[Needed], totals: Sequence[Total]) -> str:
    """Return each level with the GPs short of it, here and over all areas below."""
    rows: list[list[Cell]] = [
        [
            said.titled(said.needed_label(total.areas[0])),
            *map(said.needed_amount, here[place : place + 1]),
            *said.total_cells(total),
        ]
        for place, total in enumerate(totals)
    ]
    heads = [
        "To bring it to",
        *(["More GPs here"] if here else []),
        "All areas below, together",
        "Areas below",
    ]
    return (
        f'<h2 id="take">{SECTIONS["take"]}</h2>'
        + paragraph(
            "Patients times the level, less the GPs there are. Areas above do not make up for "
            f"those below. In brackets: by how single returns are read. {words.doctors.ARITHMETIC}",
            "hge-soft",
        )
        + table("GPs short of each level", heads, rows, numeric=range(1, len(heads)))
    )


def places(number: int, most: int, area: Area | None, spreads: Sequence[Sequence[Share]]) -> str:
    """Return how new places spread over areas by shortfall: plain count, then need."""
    raw, need = spreads
    lines = [said.places_note(most)]
    if area:
        got = [next((one for one in way if one.area == area), None) for way in spreads]
        lines.append(said.places_text(number, area.name, *got))
    rows: list[list[Cell]] = [[one.area.name, said.share_words(one)] for one in need[:LISTED]]
    return (
        "".join(map(paragraph, lines))
        + paragraph(f"By need: {words.doctors.allocation_sentence(need)}", "hge-soft")
        + paragraph(f"By plain count: {words.doctors.allocation_sentence(raw)}", "hge-soft")
        + folded(
            "Who would get most, by need",
            table("Places by area", ["Area", "Places"], rows, numeric=(1,)),
        )
    )


def key() -> str:
    """Return how to read the table of every area."""
    return f'<p class="hge-soft" id="agree">{escape(said.KEY)}</p>'


def switches_card(
    found: Sequence[tuple[str, str, Sequence[Switch], str]], areas: int, told: str
) -> str:
    """Return which areas change class with the definition, each with a link to its map.

    Parameters
    ----------
    found : sequence of (before, after, switches, address)
    areas : int
    told : str
        Before and after, joined by a blank, of the switch that the map shows.
    """
    rows: list[list[Cell]] = []
    names = []
    for before, after, switches, address in found:
        title, *numbers = said.switch_cells(switches, before, after)
        into, out = said.entering(switches)
        names.append(f"{title}. Enter: {into}. Leave: {out}.")
        shown = f"{before} {after}" == told
        link = (
            f'<a href="{escape(address)}" target="_self">{said.ON_MAP}'
            f'<span class="hge-hidden">: {escape(title)}</span></a>'
        )
        rows.append([title, *numbers, "on the map now" if shown else Html(link)])
    heads = ["From one, to another", "Change fifth", "Enter the fewest", "Leave it", "Map"]
    title = "Which areas change class when the definition changes?"
    return card(
        title,
        table(title, heads, rows, numeric=(1, 2, 3)),
        folded("Which areas enter the fewest-doctored fifth, and leave it", listed(names)),
        note=f"Of {areas:,} areas. A fifth is one of five equal classes, from fewest to most "
        "doctors.",
        name="switch",
    )
