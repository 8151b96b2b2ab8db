"""All areas of a level on the page on doctors: what it would take, who changes class, two ways."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd

from explorer.analysis.doctors.agreement import switched
from explorer.analysis.doctors.definitions import (
    DEFINITIONS,
    definition_record,
)
from explorer.analysis.doctors.left_out import needed_without
from explorer.analysis.doctors.needed import Needed, Share, Total, allocate, benchmark, benchmarks
from explorer.analysis.doctors.needed import needed as needed_of
from explorer.analysis.doctors.two_way import TwoWay, healthy, two_way
from explorer.colours import TWO_WAY
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.places.areas import Area, register
from explorer.questions.blocks import (
    Card,
    Caution,
    Cell,
    Drawing,
    Figure,
    Flow,
    Fold,
    Heading,
    Link,
    Listing,
    ModelLines,
    Nine,
    Section,
    Table,
    Text,
)
from explorer.questions.doctors import maps
from explorer.questions.doctors.drawings import map_drawing
from explorer.questions.doctors.shared import KEPT, NAME, Told
from explorer.questions.doctors.view import (
    MOST_PLACES,
    OTHERS,
    DoctorsView,
    others,
    switches_of,
)
from explorer.questions.page import Block, Control, Option, Refusal
from explorer.words.doctors import headings
from explorer.words.doctors.needed import (
    needed_amount,
    needed_label,
    places_note,
    places_text,
    share_words,
    total_cells,
)
from explorer.words.doctors.practices import (
    MERGERS,
)
from explorer.words.doctors.switches import switch_cells
from explorer.words.doctors.terms import (
    CAVEATS,
    ON_MAP,
    OTHER_TITLES,
    definition_title,
    titled,
)
from explorer.words.doctors.two_way import (
    corner_cells,
    corner_sentence,
    healthy_sentence,
    healthy_title,
    two_way_note,
    two_way_sides,
)
from explorer.words.map import origin_line
from explorer.words.modelled import model_lines

_BY = ("raw", "need")
# The switches that the page lists: from plain count, and from the headline reading of access.
_SWITCHES = (
    *(("raw", one) for one in switches_of("raw")),
    *(("access", one) for one in switches_of("access") if one not in DEFINITIONS),
)
# How many rows a list shows before the rest folds away.
_LISTED, _NAMED = 14, 5


def take_section(view: DoctorsView, told: Told | None) -> Section:
    """Return what it would take to reach a level, and places spread over the shortfalls."""
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


@lru_cache(maxsize=KEPT)
def switches_card(_root: Path, view: DoctorsView) -> Card:
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


def two_way_section(root: Path, view: DoctorsView) -> Section:
    """Return doctors against another indicator, on a map and in words."""
    drawing, text = _crossed(root, view.level, view.other, view.area, view.shape)
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
                    *_healthy(view),
                ],
            ),
        ],
    )


def _healthy(view: DoctorsView) -> list[Block]:
    """Return the chosen area's healthy years where none are published for it, then our model's."""
    if view.area is None:
        return []
    slug, record = DEFAULT, indicator(DEFAULT)
    asked = [sex for other, sex in OTHERS.values() if other == slug and sex]
    chosen = OTHERS[view.other]
    sexes = [chosen[1]] if chosen[0] == slug and chosen[1] else asked
    found = [(sex, one) for sex in sexes if (one := healthy(view.area, slug, sex))]
    blocks: list[Block] = [Heading(healthy_title(view.area))] if found else []
    for sex, one in found:
        blocks.append(Text([healthy_sentence(record, one, sex)]))
        blocks.append(ModelLines(model_lines([one.modelled], sex)))
    return [Flow(blocks)] if blocks else []


@lru_cache(maxsize=KEPT)
def _crossed(
    _root: Path, level: str, other: str, area: Area | None, shape: str
) -> tuple[Drawing, Flow]:
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
    return map_drawing("doctors-two-map", shown, figures, shape), Flow(_corner(cross))


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


def source_blocks() -> list[Block]:
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
