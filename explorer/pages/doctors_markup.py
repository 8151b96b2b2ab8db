"""HTML for the parts of the page "Doctors"."""

from collections.abc import Sequence
from html import escape

from explorer import words
from explorer.analysis.doctors import (
    DEFINITIONS,
    AreaAgreement,
    Column,
    Needed,
    Row,
    Share,
    Standing,
    Story,
    Switch,
    Total,
    TwoWay,
    definition_record,
)
from explorer.areas import Area
from explorer.colours import TWO_WAY, on
from explorer.pages.tables import Cell, Html, card, folded, listed, paragraph, table
from explorer.words import doctors_page as said

SECTIONS = {
    "story": "One area by five definitions",
    "take": "What would it take?",
    "time": "Since 2016",
    "agree": "Where definitions agree",
    "switch": "Who changes class?",
    "practices": "Practices close up",
    "two-way": "Doctors and health",
    "beside": "Nurses, dentists, pharmacies",
    "criticised": "What definitions miss",
}
_SIDES = 3
_LISTED, _NAMED = 14, 5


def contents(told: bool) -> str:
    """Return the links to the page's parts; those of one area only where one is told."""
    alone = {"story", "practices", "beside"}
    links = "".join(
        f'<li><a href="#{key}">{text}</a></li>'
        for key, text in SECTIONS.items()
        if told or key not in alone
    )
    return (
        '<nav class="hge-contents" aria-label="On this page"><h2>On this page</h2>'
        f"<ul>{links}</ul></nav>"
    )


# The first screen ---------------------------------------------------------------------------


def area_card(story: Story, agreement: AreaAgreement) -> str:
    """Return an area's answer: by which definitions it is short, and how sure that is."""
    raw = agreement.standings[0].row
    change = agreement.standings[DEFINITIONS.index("change")].row
    items = "".join(map(_definition, agreement.standings))
    sure = said.how_sure(agreement)
    return (
        '<section class="hge-panel-card"><h2><span class="hge-dr-pin" aria-hidden="true">A</span> '
        f"{escape(story.area.name)}</h2>"
        f"{paragraph(said.change_said(change))}"
        f'<ul class="hge-dr-five">{items}</ul>'
        f"<p><strong>How sure?</strong> {escape(' '.join(sure))}</p>"
        f"{paragraph(said.titled(said.resting(raw)), 'hge-soft')}"
        f"{''.join(paragraph(one) for one in words.doctors.cautions(raw, story.without_largest))}"
        "</section>"
    )


def _definition(standing: Standing) -> str:
    title, line = said.LINES[standing.row.definition]
    mark, kind = ("✓", "in") if standing.fewest else ("–", "out")
    return (
        f'<li><span class="hge-dr-mark hge-dr-{kind}" aria-hidden="true">{mark}</span>'
        f'<span class="hge-dr-what"><b>{escape(title)}</b><i>{escape(line)}</i></span>'
        f'<span class="hge-dr-value"><b>{escape(said.definition_value(standing.row))}</b>'
        f"<i>{escape(said.in_fifth(standing))}</i></span></li>"
    )


def no_area(agreements: Sequence[AreaAgreement]) -> str:
    """Return what stands in the place of an area's answer: which areas all definitions name."""
    heading, names = said.on_every(agreements)
    return card("Is your area under-doctored?", paragraph(said.CHOOSE)) + card(
        heading, paragraph(f"{names}.")
    )


def take_card(needed: Sequence[Needed]) -> str:
    """Return in short what it would take to bring an area to England's levels."""
    rows = "".join(
        f"<div><dt>to {escape(said.needed_label(one))}</dt>"
        f"<dd>{escape(said.needed_amount(one))}</dd></div>"
        for one in needed[:_SIDES]
    )
    return card(
        "What it would take",
        f'<dl class="hge-dr-take">{rows}</dl>',
        paragraph(f"{said.needed_basis(needed[0])} {words.doctors.ARITHMETIC}", "hge-soft"),
    )


def source_line() -> str:
    """Return publisher and date, and where the caveats stand."""
    return (
        f'<p class="hge-source"><strong>Source</strong> {escape(said.sources())} '
        '<strong>Know before you quote</strong> <a href="#quote">Practices are counted where they '
        "stand, and two more notes</a></p>"
    )


# The story ----------------------------------------------------------------------------------


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
        f"fewest-doctored fifth. {words.doctors.SENSITIVITY}",
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
    verdict = ("Yes", "among the fewest fifth") if standing.fewest else ("No", "not among them")
    if not standing.rank:
        verdict = ("Not ranked", "")
    return (
        f'<li><div class="hge-dr-what"><b>{escape(title)}</b><i>{escape(line)}</i></div>'
        f'<div class="hge-dr-strip" aria-hidden="true"><div class="hge-dr-bars">{bars}'
        f'<span class="hge-dr-fifth" style="width:{limit:.1f}%"></span>{mark}</div>'
        f'<div class="hge-dr-ends"><span>{escape(low)}</span><span>{escape(high)}</span></div>'
        f'</div><p class="hge-hidden">{escape(said.strip_alt(column, standing))}</p>'
        f'<div class="hge-dr-what"><b>{verdict[0]}</b><i>{verdict[1]}</i></div></li>'
    )


# What it would take ---------------------------------------------------------------------------


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
            f"those below. {words.doctors.ARITHMETIC}",
            "hge-soft",
        )
        + table("GPs short of each level", heads, rows, numeric=range(1, len(heads)))
    )


def places(number: int, most: int, area: Area | None, spreads: Sequence[Sequence[Share]]) -> str:
    """Return how new places spread over areas by shortfall: plain count, then need."""
    raw, need = spreads
    lines = [said.places_note(most)]
    if area:
        got = [next((one.places for one in way if one.area == area), 0) for way in spreads]
        lines.append(said.places_text(number, area.name, *got))
    rows: list[list[Cell]] = [[one.area.name, f"{one.places:,}"] for one in need[:_LISTED]]
    return (
        "".join(map(paragraph, lines))
        + paragraph(f"By need: {words.doctors.allocation_sentence(need)}", "hge-soft")
        + paragraph(f"By plain count: {words.doctors.allocation_sentence(raw)}", "hge-soft")
        + folded(
            "Who would get most, by need",
            table("Places by area", ["Area", "Places"], rows, numeric=(1,)),
        )
    )


# Trend ------------------------------------------------------------------------------------------


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
    heads = ["Period", name, "England", "Covered"]
    return card(
        f"{name} since 2015/16",
        drawn,
        paragraph(words.doctors.trend_sentence(here)),
        folded("Every period", table(f"{name} by period", heads, rows, numeric=(1, 2))),
        note=f"GPs per 100,000 patients. {said.NOT_CLOSED}",
        name="time",
    )


def key() -> str:
    """Return how to read the table of every area."""
    return f'<p class="hge-soft" id="agree">{escape(said.KEY)}</p>'


# Switches ---------------------------------------------------------------------------------------


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


# Practices --------------------------------------------------------------------------------------


def practices_card(story: Story, address: str) -> str:
    """Return an area's practices as a list, most patients for each GP first."""
    heads = ["Practice", "Patients", "GPs", "Patients per GP", "Return"]
    rows: list[list[Cell]] = [list(said.practice_cells(one)) for one in story.practices]
    name = f"Practices of {story.area.name}"
    rest = len(rows) - _LISTED
    more = (
        folded(f"{rest:,} more practices", table(name, heads, rows[_LISTED:], numeric=(1, 2, 3)))
        if rest > 0
        else ""
    )
    return card(
        f"{name}: {len(rows):,}",
        table(name, heads, rows[:_LISTED], numeric=(1, 2, 3)),
        more,
        paragraph(words.practices.comings_sentence(story.comings), "hge-soft"),
        f'<p><a href="{escape(address)}" download>Download the list (CSV)</a></p>',
        note=f"{said.practices_note(story.practices)} Most patients for each GP first.",
        name="practices",
    )


# Two things at once -----------------------------------------------------------------------------


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


# Beside, criticised, sources ----------------------------------------------------------------------


def beside_card(story: Story) -> str:
    """Return other staff and services, with their bounds and what is known of them."""
    rows: list[list[Cell]] = [list(said.beside_cells(one)) for one in story.beside]
    notes = dict.fromkeys(
        note for one in story.beside for note in (*one.indicator.do_nots, *one.indicator.caveats)
    )
    heads = ["What", "Figure", "By how blanks are read", "Known, and when"]
    return card(
        "Beside doctors",
        table("Other staff and services", heads, rows, numeric=(1,)),
        folded("Notes on these figures", listed(notes)),
        note="Nurses, other clinical staff, dentists, pharmacies and social care are no part of "
        "the agreement. A blank may mean none or not known: the figure lies between two readings.",
        name="beside",
    )


def criticised_card() -> str:
    """Return what each definition is criticised for."""
    items: list[Html] = [
        Html(
            f"<dt>{escape(words.doctors.DEFINITION_TITLES[definition])}</dt>"
            f"<dd>{escape(words.doctors.CRITICISED[definition])}</dd>"
        )
        for definition in DEFINITIONS
    ]
    return card(
        "What each definition is criticised for",
        f'<dl class="hge-dr-critics">{"".join(one.text for one in items)}</dl>',
        note="There is no right one. Where they disagree, the disagreement is the finding.",
        name="criticised",
    )


def sources() -> str:
    """Return three caveats, then every note and every source."""
    records = [definition_record(one) for one in DEFINITIONS]
    notes = "".join(
        f"<h3>{escape(words.doctors.DEFINITION_TITLES[one.definition])}</h3>"
        + listed([one.description, *one.key_points, *one.do_nots, *one.caveats])
        for one in records
    )
    origins = dict.fromkeys(words.origin_line(origin) for one in records for origin in one.origin)
    return (
        '<div class="hge-caveat" id="quote"><h2>Before you quote this</h2>'
        f"{listed(said.CAVEATS, ordered=True)}</div>"
        f"{folded('All notes, by definition', notes, paragraph(words.practices.MERGERS))}"
        f"{folded('Where the figures come from', listed(origins))}"
    )
