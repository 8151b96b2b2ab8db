"""HTML for one area's story: its place by each definition, trend, practices, other staff."""

from collections.abc import Sequence
from html import escape

from explorer import words
from explorer.analysis.doctors import (
    DEPENDS,
    IN,
    OUT,
    AreaAgreement,
    Column,
    Row,
    Standing,
    Story,
)
from explorer.pages.doctors_markup.sections import LISTED
from explorer.pages.tables import Cell, card, folded, listed, paragraph, table
from explorer.words import doctors_page as said

_VERDICTS = {
    IN: ("Yes", "among the fewest fifth"),
    DEPENDS: ("It depends", "on single returns"),
    OUT: ("No", "not among them"),
    "": ("Not ranked", ""),
}


def story_card(story: Story, agreement: AreaAgreement, columns: Sequence[Column]) -> str:
    """Return an area's place among all, by each definition, and its figures in sentences."""
    strips = "".join(
        _strip(column, standing)
        for column, standing in zip(columns, agreement.standings, strict=True)
    )
    figures = [words.doctors.row_sentence(one.row) for one in agreement.standings]
    ranks = [words.doctors.standing_sentence(one) for one in agreement.standings if one.rank]
    return card(
        f"{story.area.name}, by five definitions",
        f'<ul class="hge-dr-strips">{strips}</ul>',
        paragraph(words.doctors.readings_sentence(story.readings)),
        folded("Every figure in sentences, with what it rests on", listed([*figures, *ranks])),
        note="Each column: areas with that value, fewest doctors at the left. Shaded: the "
        f"fewest-doctored fifth. {words.doctors.READINGS_RULE} {words.doctors.SENSITIVITY}",
        name="story",
    )


def _strip(column: Column, standing: Standing) -> str:
    title, line = said.LINES[standing.row.definition]
    limit = 100 * column.along(column.limit)
    bars = "".join(
        f'<i style="height:{100 * height:.0f}%"></i>' if height else '<i style="height:0"></i>'
        for height in column.heights()
    )
    mark = ""
    if standing.row.known:
        at = 100 * column.along(standing.row.value)
        mark = (
            f'<span class="hge-dr-at" style="left:{at:.1f}%"></span>'
            f'<b class="hge-dr-said" style="left:{min(max(at, 6), 94):.1f}%">'
            f"{escape(said.definition_value(standing.row))}</b>"
        )
    low, high = said.strip_ends(column)
    verdict = _VERDICTS[standing.verdict]
    return (
        f'<li><div class="hge-dr-what"><b>{escape(title)}</b><i>{escape(line)}</i></div>'
        f'<div class="hge-dr-strip" aria-hidden="true"><div class="hge-dr-bars">{bars}'
        f'<span class="hge-dr-fifth" style="width:{limit:.1f}%"></span>{mark}</div>'
        f'<div class="hge-dr-ends"><span>{escape(low)}</span><span>{escape(high)}</span></div>'
        f'</div><p class="hge-hidden">{escape(said.strip_alt(column, standing))}</p>'
        f'<div class="hge-dr-what"><b>{verdict[0]}</b><i>{verdict[1]}</i></div></li>'
    )


def trend_card(name: str, here: Sequence[Row], england: Sequence[Row], drawn: str) -> str:
    """Return an area's GPs per patient since 2015/16, beside England's.

    Parameters
    ----------
    name : str
    here, england : sequence of Row
        The same periods, in order.
    drawn : str
        The chart.
    """
    rows: list[list[Cell]] = [
        list(said.trend_cells(one, other)) for one, other in zip(here, england, strict=True)
    ]
    heads = ["Period", name, "By how returns are read", "England", "Covered"]
    return card(
        f"{name} since 2015/16",
        drawn,
        paragraph(words.doctors.trend_sentence(here)),
        folded("Every period", table(f"{name} by period", heads, rows, numeric=(1, 3))),
        note=f"GPs per 100,000 patients. {said.NOT_CLOSED}",
        name="time",
    )


def practices_card(story: Story, address: str) -> str:
    """Return an area's practices as a list, most patients for each GP first."""
    heads = ["Practice", "Patients", "GPs", "Patients per GP", "Return"]
    rows: list[list[Cell]] = [list(said.practice_cells(one)) for one in story.practices]
    name = f"Practices of {story.area.name}"
    rest = len(rows) - LISTED
    more = (
        folded(f"{rest:,} more practices", table(name, heads, rows[LISTED:], numeric=(1, 2, 3)))
        if rest > 0
        else ""
    )
    return card(
        f"{name}: {len(rows):,}",
        table(name, heads, rows[:LISTED], numeric=(1, 2, 3)),
        more,
        paragraph(words.practices.comings_sentence(story.comings), "hge-soft"),
        f'<p><a href="{escape(address)}" download>Download the list (CSV)</a></p>',
        note=f"{said.practices_note(story.practices)} Most patients for each GP first.",
        name="practices",
    )


def beside_card(story: Story) -> str:
    """Return other staff and services, with their bounds and what is known of them."""
    rows: list[list[Cell]] = [list(said.beside_cells(one)) for one in story.beside]
    notes = dict.fromkeys(
        note for one in story.beside for note in (*one.indicator.do_nots, *one.indicator.caveats)
    )
    heads = ["What", "Figure", "By how returns are read", "Known, and when"]
    return card(
        "Beside doctors",
        table("Other staff and services", heads, rows, numeric=(1,)),
        folded("Notes on these figures", listed(notes)),
        note="Nurses, other clinical staff, dentists, pharmacies and social care are no part of "
        "the agreement. A blank may mean none or not known, and single returns may be wrong: each "
        "figure lies between two readings.",
        name="beside",
    )
