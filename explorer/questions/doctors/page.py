"""The page on doctors: where they are short, by whose definition, and what it would take."""

from dataclasses import replace

from explorer.analysis.doctors.agreement import counts as counts_of
from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.definitions import DEFINITIONS, definition_record, rows
from explorer.indicators.built import built_on
from explorer.periods import Period
from explorer.questions.blocks import (
    Flow,
    Section,
    Text,
)
from explorer.questions.doctors.area import (
    beside_card,
    criticised_card,
    panel,
    practices_card,
    story_card,
    trend_card,
)
from explorer.questions.doctors.blocks import (
    SourceLine,
)
from explorer.questions.doctors.controls import control_blocks
from explorer.questions.doctors.drawings import agreement_map, close_map, main_map
from explorer.questions.doctors.level import (
    source_blocks,
    switches_card,
    take_section,
    two_way_section,
)
from explorer.questions.doctors.shared import NAME, Told, england_area, england_row, story_told
from explorer.questions.doctors.view import (
    DoctorsView,
    read,
)
from explorer.questions.page import Block, Page
from explorer.root import data_root
from explorer.words.doctors import headings
from explorer.words.doctors.answer import doctors_headline
from explorer.words.doctors.terms import (
    KEY,
    sources,
)
from explorer.words.foot import foot_line
from explorer.words.map import Headline


def page(view: DoctorsView) -> Page:
    """Return the answer for a view; its parts are worked out once for all views that share them."""
    root = data_root()
    told = story_told(root, view.area, view.without) if view.area else None
    area = view.area or england_area()
    body: list[Block] = [
        Section("doctors-stage", [main_map(root, _drawn(view)), panel(view, told)]),
        SourceLine(sources(), headings.QUOTE_LINE, "quote"),
        *([story_card(root, told.story.area, view.without)] if told else []),
        Section(
            "doctors-pair",
            [take_section(view, told), Flow([trend_card(root, area), criticised_card()])],
        ),
        Section(
            "doctors-agree",
            [Text([KEY], "soft", id="agree"), agreement_map(root, view.level, view.area)],
        ),
        switches_card(root, _drawn(view)),
    ]
    if told:
        body.append(
            Section(
                "doctors-close",
                [close_map(root, told.story.area), practices_card(told.story, area)],
            )
        )
    body.append(two_way_section(root, view))
    body.append(Flow([*([beside_card(told.story)] if told else []), *source_blocks()]))
    return Page(
        name=NAME,
        title=headings.WINDOW,
        headline=_answer(view, told),
        controls=control_blocks(view),
        blocks=[Section(NAME, body)],
        foot=foot_line(_periods(told), built_on()),
        rests_on=[
            *((definition_record(one), rows(view.level, one)[0].period) for one in DEFINITIONS),
            *((one.indicator, one.period) for one in (told.story.beside if told else ())),
        ],
    )


def _periods(told: Told | None) -> list[Period]:
    """Return of when the latest figures are, the lists of patients, and what stands beside them."""
    beside = told.story.beside if told else ()
    return [dates().census, dates().lists, *(one.period for one in beside)]


def _answer(view: DoctorsView, told: Told | None) -> Headline:
    return doctors_headline(
        england_row(data_root()),
        view.level,
        counts_of(view.level),
        told.agreement if told else None,
        told.dominant if told and view.without else (),
    )


def _drawn(view: DoctorsView) -> DoctorsView:
    """Return a view as far as the map goes: what a reader sets below it changes nothing there."""
    first = read({})[0]
    return replace(view, rate=first.rate, places=first.places, other=first.other)
