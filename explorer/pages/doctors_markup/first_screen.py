"""HTML for the first screen: an area's answer, what it would take in short, the source."""

from collections.abc import Sequence
from html import escape

from explorer import words
from explorer.analysis.doctors import (
    DEFINITIONS,
    DEPENDS,
    IN,
    OUT,
    AreaAgreement,
    Needed,
    Standing,
    Story,
)
from explorer.pages.tables import card, paragraph
from explorer.words import doctors_page as said

_LEVELS = 3
# A sign and a class of the sheet by verdict; without one the area is not ranked.
_MARKS = {IN: ("✓", "in"), DEPENDS: ("◇", "perhaps"), OUT: ("–", "out"), "": ("–", "out")}


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
    mark, kind = _MARKS[standing.verdict]
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
        for one in needed[:_LEVELS]
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
