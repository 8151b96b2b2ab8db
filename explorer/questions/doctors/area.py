"""One area on the page on doctors: its answer, its story, its practices, what stands beside."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from explorer.analysis.doctors.agreement import AreaAgreement, agreement_table
from explorer.analysis.doctors.agreement import Standing as AreaStanding
from explorer.analysis.doctors.definitions import (
    DEFINITIONS,
    Row,
    trend,
)
from explorer.analysis.doctors.distributions import Column, distributions
from explorer.analysis.doctors.needed import Needed
from explorer.analysis.doctors.story import Story
from explorer.places.areas import Area
from explorer.questions.blocks import (
    Card,
    Cell,
    Download,
    Figure,
    Flow,
    Fold,
    Listing,
    Section,
    Table,
    Text,
)
from explorer.questions.doctors.blocks import (
    AreaAnswer,
    Standing,
    Strip,
    Strips,
    Terms,
)
from explorer.questions.doctors.charts import trend_chart
from explorer.questions.doctors.shared import (
    KEPT,
    Told,
    england_area,
    practices_address,
    story_told,
)
from explorer.questions.doctors.view import (
    DoctorsView,
)
from explorer.questions.page import Block, Control
from explorer.words.doctors import headings
from explorer.words.doctors.answer import standing_sentence
from explorer.words.doctors.area import (
    change_said,
    how_sure,
    in_fifth,
    leave_out_label,
    left_out_text,
    on_every,
    resting,
    strip_alt,
    strip_ends,
)
from explorer.words.doctors.needed import (
    ARITHMETIC,
    needed_amount,
    needed_basis,
    needed_label,
)
from explorer.words.doctors.practices import (
    beside_cells,
    comings_sentence,
    practice_cells,
    practices_note,
)
from explorer.words.doctors.story import cautions, readings_sentence, row_sentence
from explorer.words.doctors.terms import (
    CHOOSE,
    CRITICISED,
    definition_line,
    definition_title,
    definition_value,
    titled,
)
from explorer.words.doctors.trend import (
    periods_caption,
    since_title,
    trend_cells,
    trend_heads,
    trend_note,
    trend_sentence,
)

# How many levels the short table tells, and how many rows a list shows before the rest folds away.
_LEVELS, _LISTED = 3, 14


def panel(view: DoctorsView, told: Told | None) -> Section:
    """Return the panel beside the map: an area's answer, or how to choose one."""
    if told is None:
        heading, names = on_every(agreement_table(view.level))
        cards = [
            Card(headings.NO_AREA_TITLE, [Text([CHOOSE])]),
            Card(heading, [Text([f"{names}."])]),
        ]
        return Section("doctors-panel", [Flow(cards)])
    blocks: list[Block] = [_area_answer(told.story, told.agreement)]
    if told.dominant:
        inside: list[Block] = [
            Control("without", leave_out_label(told.dominant), "switch", present=view.without)
        ]
        if view.without:
            inside.append(Text([left_out_text(told.whole, told.agreement)]))
        blocks.append(Section("doctors-without", inside))
    blocks.append(_take_short(told.story.needed))
    return Section("doctors-panel", blocks)


def _area_answer(story: Story, agreement: AreaAgreement) -> AreaAnswer:
    """Return by which definitions an area is short, and how sure that is."""
    raw = agreement.standings[0].row
    change = agreement.standings[DEFINITIONS.index("change")].row
    sure = how_sure(agreement)
    return AreaAnswer(
        name=story.area.name,
        before=[change_said(change)],
        standings=[_standing(one) for one in agreement.standings],
        sure_title=headings.SURE_TITLE,
        sure="".join(sure[:1]),
        more=Fold(headings.SURE_FOLD, [Text(sure[1:])]),
        resting=titled(resting(raw)),
        after=cautions(raw, story.without_largest),
    )


def _standing(standing: AreaStanding) -> Standing:
    title, line = definition_line(standing.row.definition)
    place = in_fifth(standing)
    return Standing(title, line, standing.verdict, _figure(standing.row), place)


def _figure(row: Row) -> Figure:
    """Return a row's figure; its limits are those of the readings of single returns."""
    return Figure(definition_value(row), row.value, row.low, row.high)


def _take_short(needed: Sequence[Needed]) -> Card:
    """Return in short what it would take to bring an area to England's levels."""
    items = [(f"to {needed_label(one)}", needed_amount(one)) for one in needed[:_LEVELS]]
    basis = f"{needed_basis(needed[0])} {ARITHMETIC}"
    return Card(headings.TAKE_TITLE, [Terms(items, "take"), Text([basis], "soft")])


@lru_cache(maxsize=KEPT)
def story_card(root: Path, area: Area, without: bool) -> Card:
    """Return an area's place among all, by each definition, and its figures in sentences."""
    told = story_told(root, area, without)
    standings = told.agreement.standings
    figures = [row_sentence(one.row) for one in standings]
    ranks = [standing_sentence(one) for one in standings if one.rank]
    columns = distributions(area.level)
    return Card(
        headings.story_heading(area),
        [
            Strips([_strip(*pair) for pair in zip(columns, standings, strict=True)]),
            Text([readings_sentence(told.story.readings)]),
            Fold(headings.STORY_FOLD, [Listing([*figures, *ranks])]),
        ],
        note=headings.story_note(),
        id="story",
    )


def _strip(column: Column, standing: AreaStanding) -> Strip:
    title, line = definition_line(standing.row.definition)
    verdict, note = headings.VERDICTS[standing.verdict]
    return Strip(
        title=title,
        line=line,
        heights=list(column.heights()),
        limit=column.along(column.limit),
        at=column.along(standing.row.value) if standing.row.known else None,
        figure=_figure(standing.row),
        ends=strip_ends(column),
        alt=strip_alt(column, standing),
        verdict=verdict,
        note=note,
    )


@lru_cache(maxsize=KEPT)
def trend_card(_root: Path, area: Area) -> Card:
    """Return an area's GPs per patient since the first year, beside England's."""
    here, england = trend(area), trend(england_area())
    rows: list[list[Cell]] = [
        list(trend_cells(one, other)) for one, other in zip(here, england, strict=True)
    ]
    heads = trend_heads(area)
    return Card(
        since_title(area),
        [
            trend_chart(area),
            Text([trend_sentence(here)]),
            Fold(
                headings.PERIODS_FOLD,
                [Table(periods_caption(area), heads, rows, numeric=(1, 3))],
            ),
        ],
        note=trend_note(),
        id="time",
    )


def criticised_card() -> Card:
    """Return what each definition is criticised for."""
    items = [(definition_title(one), CRITICISED[one]) for one in DEFINITIONS]
    return Card(
        headings.CRITICISED_TITLE,
        [Terms(items, "critics")],
        note=headings.CRITICISED_NOTE,
        id="criticised",
    )


def practices_card(story: Story, area: Area) -> Card:
    """Return an area's practices as a list, most patients for each GP first."""
    rows: list[list[Cell]] = [list(practice_cells(one)) for one in story.practices]
    name = headings.practices_title(story.area)
    blocks: list[Block] = [Table(name, headings.PRACTICE_HEADS, rows[:_LISTED], numeric=(1, 2, 3))]
    rest = rows[_LISTED:]
    if rest:
        table = Table(name, headings.PRACTICE_HEADS, rest, numeric=(1, 2, 3))
        blocks.append(Fold(headings.more_practices(len(rest)), [table]))
    blocks += [
        Text([comings_sentence(story.comings)], "soft"),
        Download(headings.PRACTICES_CSV, practices_address(area)),
    ]
    note = f"{practices_note(story.practices)} {headings.PRACTICES_ORDER}"
    return Card(f"{name}: {len(rows):,}", blocks, note=note, id="practices")


def beside_card(story: Story) -> Card:
    """Return other staff and services, with their bounds and what is known of them."""
    rows: list[list[Cell]] = [list(beside_cells(one)) for one in story.beside]
    notes = dict.fromkeys(
        note for one in story.beside for note in (*one.indicator.do_nots, *one.indicator.caveats)
    )
    return Card(
        headings.BESIDE_TITLE,
        [
            Table(headings.BESIDE_CAPTION, headings.BESIDE_HEADS, rows, numeric=(1,)),
            Fold(headings.BESIDE_FOLD, [Listing(list(notes))]),
        ],
        note=headings.BESIDE_NOTE,
        id="beside",
    )
