"""The page on doctors: where they are short, by whose definition, and what it would take."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd

from explorer.analysis.doctors.agreement import AreaAgreement, agreement_table, switched
from explorer.analysis.doctors.agreement import Standing as AreaStanding
from explorer.analysis.doctors.agreement import counts as counts_of
from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.definitions import (
    DEFINITIONS,
    Row,
    area_row,
    definition_record,
    trend,
)
from explorer.analysis.doctors.distributions import Column, distributions
from explorer.analysis.doctors.left_out import agreement_without, needed_without
from explorer.analysis.doctors.left_out import dominant as dominant_in
from explorer.analysis.doctors.needed import Needed, Share, Total, allocate, benchmark, benchmarks
from explorer.analysis.doctors.needed import needed as needed_of
from explorer.analysis.doctors.practices import Practice, practices_of
from explorer.analysis.doctors.story import Story
from explorer.analysis.doctors.story import story as story_of
from explorer.analysis.doctors.two_way import TwoWay, two_way
from explorer.colours import TWO_WAY
from explorer.indicators.built import built_on
from explorer.maps.categories import CategoryMap, category_message
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.places.levels import BY_SLUG, ENGLAND
from explorer.questions.blocks import (
    Card,
    Caution,
    Cell,
    Contents,
    Download,
    Drawing,
    Figure,
    Flow,
    Fold,
    Heading,
    Link,
    Listing,
    Section,
    Table,
    Text,
)
from explorer.questions.doctors import maps
from explorer.questions.doctors.blocks import (
    AreaAnswer,
    Nine,
    SourceLine,
    Standing,
    Strip,
    Strips,
    Terms,
)
from explorer.questions.doctors.charts import trend_chart
from explorer.questions.doctors.view import (
    COLOURS,
    LEVELS,
    MOST_PLACES,
    OTHERS,
    DoctorsView,
    others,
    read,
    switches_of,
)
from explorer.questions.page import Block, Control, Option, Page, Refusal
from explorer.root import data_root
from explorer.words.doctors import headings
from explorer.words.doctors.answer import doctors_headline, standing_sentence
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
    places_note,
    places_text,
    share_words,
    total_cells,
)
from explorer.words.doctors.practices import (
    MERGERS,
    beside_cells,
    comings_sentence,
    practice_cells,
    practices_note,
)
from explorer.words.doctors.story import cautions, readings_sentence, row_sentence
from explorer.words.doctors.switches import switch_cells, switch_label
from explorer.words.doctors.terms import (
    CAVEATS,
    CHOOSE,
    CRITICISED,
    KEY,
    ON_MAP,
    OTHER_TITLES,
    definition_line,
    definition_title,
    definition_value,
    short_title,
    sources,
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
from explorer.words.doctors.two_way import (
    corner_cells,
    corner_sentence,
    two_way_note,
    two_way_sides,
)
from explorer.words.foot import foot_line
from explorer.words.map import Headline, origin_line

NAME = "doctors"
_KEPT = 128
_BY = ("raw", "need")
# The switches that the page lists: from plain count, and from the headline reading of access.
_SWITCHES = (
    *(("raw", one) for one in switches_of("raw")),
    *(("access", one) for one in switches_of("access") if one not in DEFINITIONS),
)
_PICKS = ("area",)
# How many levels the short table tells, and how many rows a list shows before the rest folds away.
_LEVELS, _LISTED, _NAMED = 3, 14, 5


@dataclass(frozen=True)
class Told:
    """An area's story as it is shown: with its dominant practice, or without."""

    story: Story
    agreement: AreaAgreement
    whole: AreaAgreement
    dominant: tuple[Practice, ...]


def page(view: DoctorsView) -> Page:
    """Return the answer for a view; its parts are worked out once for all views that share them."""
    root = data_root()
    told = _told(root, view.area, view.without) if view.area else None
    area = view.area or _england_area()
    body: list[Block] = [
        Section("doctors-stage", [_main(root, _drawn(view)), _panel(view, told)]),
        SourceLine(sources(), headings.QUOTE_LINE, "quote"),
        *([_story(root, told.story.area, view.without)] if told else []),
        Section("doctors-pair", [_take(view, told), Flow([_trend(root, area), _criticised()])]),
        Section(
            "doctors-agree",
            [Text([KEY], "soft", id="agree"), _table(root, view.level, view.area)],
        ),
        _switches(root, _drawn(view)),
    ]
    if told:
        body.append(
            Section("doctors-close", [_close(root, told.story.area), _practices(told.story, area)])
        )
    body.append(_two_way(root, view))
    body.append(Flow([*([_beside(told.story)] if told else []), *_sources()]))
    return Page(
        name=NAME,
        title=headings.WINDOW,
        headline=_answer(view, told),
        controls=_controls(view),
        blocks=[Section(NAME, body)],
        foot=foot_line(_periods(told), built_on()),
    )


def _periods(told: Told | None) -> list[Period]:
    """Return of when the latest figures are, the lists of patients, and what stands beside them."""
    beside = told.story.beside if told else ()
    return [dates().census, dates().lists, *(one.period for one in beside)]


# What is shown, each part worked out once ------------------------------------------------------


def _england_area() -> Area:
    return register().area("country", ENGLAND)


@lru_cache(maxsize=_KEPT)
def _england(_root: Path) -> Row:
    return area_row(_england_area(), "raw")


@lru_cache(maxsize=_KEPT)
def _told(_root: Path, area: Area, without: bool) -> Told:
    found = story_of(area)
    dominant = dominant_in(area)
    whole = found.agreement
    if not (without and dominant):
        return Told(found, whole, whole, dominant)
    codes = {one.code for one in dominant}
    needed = tuple(needed_without(one, codes) for one in found.needed)
    kept = tuple(one for one in found.practices if one.code not in codes)
    changed = replace(found, needed=needed, practices=kept, without_largest=None)
    return Told(changed, agreement_without(area, codes), whole, dominant)


def _answer(view: DoctorsView, told: Told | None) -> Headline:
    return doctors_headline(
        _england(data_root()),
        view.level,
        counts_of(view.level),
        told.agreement if told else None,
        told.dominant if told and view.without else (),
    )


def _drawn(view: DoctorsView) -> DoctorsView:
    """Return a view as far as the map goes: what a reader sets below it changes nothing there."""
    first = read({})[0]
    return replace(view, rate=first.rate, places=first.places, other=first.other)


def _drawing(name: str, told: CategoryMap, figures: pd.DataFrame) -> Drawing:
    return Drawing(name, told.label, figures, category_message(told), _PICKS)


def _figures(areas: Sequence[AreaAgreement]) -> pd.DataFrame:
    """Return every area's figure by every definition, as they were worked out."""
    return pd.DataFrame(
        [
            {
                "area_code": one.area.code,
                "area_name": one.area.name,
                "count": one.count,
                "depends": one.depends,
                "of": one.of,
                **{standing.row.definition: standing.row.value for standing in one.standings},
            }
            for one in areas
        ]
    )


@lru_cache(maxsize=_KEPT)
def _main(root: Path, view: DoctorsView) -> Drawing:
    told = _told(root, view.area, view.without) if view.area else None
    areas = maps.agreements(view.level, told.agreement if told else None)
    return _drawing("doctors-map", maps.main_map(view, areas), _figures(areas))


@lru_cache(maxsize=_KEPT)
def _table(_root: Path, level: str, area: Area | None) -> Drawing:
    to = benchmark("england", "need")
    needed = needed_of(level, "need", to).areas
    shown = maps.area_table(level, area, needed, agreement_address(level))
    return _drawing("doctors-table", shown, _figures(maps.agreements(level)))


@lru_cache(maxsize=_KEPT)
def _close(root: Path, area: Area) -> Drawing:
    practices = practices_of(area)
    shown = maps.practices_map(area, practices, _england(root))
    figures = pd.DataFrame(
        [
            {"code": one.code, "name": one.name, "patients": one.patients,
             "patients_per_gp": one.patients_per_gp}
            for one in practices
        ]
    )  # fmt: skip
    return _drawing("doctors-close-map", shown, figures)


# The first screen ----------------------------------------------------------------------------


def _panel(view: DoctorsView, told: Told | None) -> Section:
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


# One area's story ----------------------------------------------------------------------------


@lru_cache(maxsize=_KEPT)
def _story(root: Path, area: Area, without: bool) -> Card:
    """Return an area's place among all, by each definition, and its figures in sentences."""
    told = _told(root, area, without)
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


@lru_cache(maxsize=_KEPT)
def _trend(_root: Path, area: Area) -> Card:
    """Return an area's GPs per patient since the first year, beside England's."""
    here, england = trend(area), trend(_england_area())
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


def _criticised() -> Card:
    """Return what each definition is criticised for."""
    items = [(definition_title(one), CRITICISED[one]) for one in DEFINITIONS]
    return Card(
        headings.CRITICISED_TITLE,
        [Terms(items, "critics")],
        note=headings.CRITICISED_NOTE,
        id="criticised",
    )


def _practices(story: Story, area: Area) -> Card:
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


def _beside(story: Story) -> Card:
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


# All areas together ---------------------------------------------------------------------------


def _take(view: DoctorsView, told: Told | None) -> Section:
    levels = [(name, by) for name in (*benchmarks(), "given") for by in _BY]
    totals = [needed_of(view.level, by, benchmark(name, by, view.rate)) for name, by in levels]
    here: list[Needed] = []
    if told:
        codes = {one.code for one in told.dominant} if view.without else set()
        here = [next(one for one in total.areas if one.area == view.area) for total in totals]
        here = [needed_without(one, codes) if codes else one for one in here]
    spreads = [allocate(view.places, total) for total in totals[: len(_BY)]]
    return Section(
        "doctors-take",
        [
            Flow(
                [
                    Heading(headings.sections()["take"], 2, id="take"),
                    Text([headings.TAKE_NOTE], "soft"),
                    _take_table(here, totals),
                ]
            ),
            Control("rate", headings.RATE_LABEL, "number", present=view.rate),
            Control("places", headings.PLACES_LABEL, "number", present=view.places, step=100),
            Refusal(["rate", "places"]),
            Flow(_places(view, spreads)),
        ],
    )


def _take_table(here: Sequence[Needed], totals: Sequence[Total]) -> Table:
    """Return each level with the GPs short of it, here and over all areas below."""
    rows: list[list[Cell]] = []
    for place, total in enumerate(totals):
        row: list[Cell] = [titled(needed_label(total.areas[0]))]
        row += [
            Figure(needed_amount(one), one.short, one.short_low, one.short_high)
            for one in here[place : place + 1]
        ]
        together, below = total_cells(total)
        rows.append([*row, Figure(together, total.short), below])
    heads = headings.take_heads(bool(here))
    return Table(headings.TAKE_CAPTION, heads, rows, numeric=range(1, len(heads)))


def _places(view: DoctorsView, spreads: Sequence[Sequence[Share]]) -> list[Block]:
    """Return how new places spread over areas by shortfall: plain count, then need."""
    raw, need = spreads
    lines = [places_note(MOST_PLACES)]
    if view.area:
        got = [next((one for one in way if one.area == view.area), None) for way in spreads]
        lines.append(places_text(view.places, view.area.name, *got))
    rows: list[list[Cell]] = [[one.area.name, share_words(one)] for one in need[:_LISTED]]
    return [
        Text(lines),
        Text([headings.by_need(need), headings.by_count(raw)], "soft"),
        Fold(
            headings.PLACES_FOLD,
            [Table(headings.PLACES_CAPTION, headings.PLACES_HEADS, rows, numeric=(1,))],
        ),
    ]


@lru_cache(maxsize=_KEPT)
def _switches(_root: Path, view: DoctorsView) -> Card:
    """Return which areas change class with the definition, each with a link to its map."""
    rows: list[list[Cell]] = []
    names = []
    for before, after in _SWITCHES:
        switches = switched(view.level, before, after)
        title, *numbers = switch_cells(switches, before, after)
        names.append(headings.switch_names(title, switches))
        address = _address(view.coloured(before).switching(after))
        shown = (before, after) == (view.colour, view.to)
        link: Cell = headings.ON_MAP_NOW if shown else Link(ON_MAP, address, title)
        rows.append([title, *numbers, link])
    title = headings.SWITCHES_TITLE
    return Card(
        title,
        [
            Table(title, headings.SWITCHES_HEADS, rows, numeric=(1, 2, 3)),
            Fold(headings.SWITCHES_FOLD, [Listing(names)]),
        ],
        note=headings.switches_note(len(register().level(view.level))),
        id="switch",
    )


def _address(view: DoctorsView) -> str:
    return "?" + urlencode({"page": NAME, **view.to_query()})


def _two_way(root: Path, view: DoctorsView) -> Section:
    drawing, text = _crossed(root, view.level, view.other, view.area)
    return Section(
        "doctors-two",
        [
            drawing,
            Section(
                "doctors-two-text",
                [
                    Heading(headings.TWO_WAY_TITLE, 2, id="two-way"),
                    Control(
                        "other",
                        headings.AGAINST_LABEL,
                        "list",
                        [Option(one, OTHER_TITLES[one]) for one in others(view.level)],
                        view.other,
                    ),
                    text,
                ],
            ),
        ],
    )


@lru_cache(maxsize=_KEPT)
def _crossed(_root: Path, level: str, other: str, area: Area | None) -> tuple[Drawing, Flow]:
    slug, sex = OTHERS[other]
    cross = two_way(level, slug, sex)
    figures = pd.DataFrame(
        [
            {"area_code": one.area.code, "area_name": one.area.name,
             "doctors": one.doctors, "other": one.other}
            for one in cross.cells
        ]
    )  # fmt: skip
    shown = maps.two_way_map(cross, area)
    return _drawing("doctors-two-map", shown, figures), Flow(_corner(cross))


def _corner(cross: TwoWay) -> list[Block]:
    """Return the nine classes in the map's colours, and the hardest corner's areas."""
    counts, sides = cross.counts(), two_way_sides(cross)
    order = range(len(sides))
    rows: list[list[Cell]] = [list(corner_cells(one, cross)) for one in cross.corner]
    heads = headings.corner_heads(cross.indicator)
    blocks: list[Block] = [
        Text([two_way_note(cross)], "soft"),
        Nine(
            caption=headings.NINE_CAPTION,
            heads=headings.NINE_HEADS,
            sides=[sides[2 - other] for other in order],
            counts=[[int(counts[other, count]) for count in order] for other in order],
            colours=TWO_WAY,
        ),
        Heading(f"{headings.CORNER_TITLE}: {len(rows):,}"),
        Text([corner_sentence(cross)]),
        Table(headings.CORNER_TITLE, heads, rows[:_NAMED], numeric=(1, 2)),
    ]
    more = rows[_NAMED:]
    if more:
        table = Table(headings.CORNER_TITLE, heads, more, numeric=(1, 2))
        blocks.append(Fold(headings.more(len(more)), [table]))
    return blocks


def _sources() -> list[Block]:
    """Return three caveats, then every note and every source."""
    records = [definition_record(one) for one in DEFINITIONS]
    notes: list[Block] = []
    for one in records:
        notes.append(Heading(definition_title(one.definition)))
        notes.append(Listing([one.description, *one.key_points, *one.do_nots, *one.caveats]))
    origins = dict.fromkeys(origin_line(origin) for one in records for origin in one.origin)
    return [
        Caution(CAVEATS, id="quote"),
        Fold(headings.NOTES_FOLD, [*notes, Text([MERGERS])]),
        Fold(headings.ORIGINS_FOLD, [Listing(list(origins))]),
    ]


def agreement_address(level: str) -> str:
    """Return the address of every area of a level by every definition."""
    return f"files/doctors/{level}.csv"


def practices_address(area: Area) -> str:
    """Return the address of an area's practices."""
    return f"files/doctors/practices/{area.level}/{area.code}.csv"


# The controls -------------------------------------------------------------------------------------


def _controls(view: DoctorsView) -> list[Block]:
    switches = switches_of(view.colour)
    controls: list[Block] = [
        Control("find", headings.FIND_LABEL, "place", level=view.level),
        Control("change", headings.REVEAL, "reveal"),
        Control(
            "colour",
            headings.COLOUR_LABEL,
            "radio",
            [Option(one, short_title(one)) for one in COLOURS],
            view.colour,
        ),
    ]
    if switches:
        options = [
            Option("", headings.NO_SWITCH),
            *(Option(one, switch_label(one)) for one in switches),
        ]
        controls.append(Control("to", headings.SWITCH_LABEL, "list", options, view.to))
    levels = [Option(one, BY_SLUG[one].label) for one in LEVELS]
    alone = {"story", "practices", "beside"}
    titles = {
        key: text for key, text in headings.sections().items() if view.area or key not in alone
    }
    return [*controls, Control("by", "By", "list", levels, view.level), Contents(titles)]
