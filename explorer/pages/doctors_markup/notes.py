"""HTML for what to know before quoting: criticism of each definition, caveats, sources."""

from html import escape

from explorer import words
from explorer.analysis.doctors import DEFINITIONS, definition_record
from explorer.pages.tables import Html, card, folded, listed, paragraph
from explorer.words import doctors_page as said


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
