"""The page on the goal: both halves of it, what moved, and what it would take."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from explorer.analysis.change import Changed
from explorer.analysis.floor import Shortfall
from explorer.analysis.goal import LEVELS, Goal, releases
from explorer.analysis.halving import Halving, halving, ledger_of
from explorer.analysis.revisions import Ledger
from explorer.colours import UMBER
from explorer.indicators.catalogue import DEFAULT
from explorer.maps.shading import Fill
from explorer.maps.told import NO_CLASS, ToldMap, told_message
from explorer.places.areas import Area, register
from explorer.places.levels import BY_SLUG
from explorer.questions.blocks import (
    Card,
    Caution,
    Cell,
    Chart,
    Columns,
    Contents,
    Drawing,
    Figure,
    Flow,
    Fold,
    Heading,
    Listing,
    Section,
    Sources,
    Table,
    Text,
    Tile,
    Verdict,
)
from explorer.questions.gap.charts import charts
from explorer.questions.gap.view import GapView, baselines
from explorer.questions.page import Block, Control, Option, Page
from explorer.statistics.classes import classify
from explorer.words import halving as said
from explorer.words.figures import source_line
from explorer.words.gap import agreement, split_text
from explorer.words.goal import floor_text, improving_text, line_text, narrowing_text, pace_text
from explorer.words.gradient import gradient_text
from explorer.words.page import origin_line
from explorer.words.parts import parts_notes, parts_title
from explorer.words.revisions import ledger_text, revised_text, revision_notes

NAME = "gap"
# How many caveats, and how many of a place's periods, stand open.
_OPEN_NOTES, _OPEN = 3, 4
# Lower limits of the floor map's classes from the third on, in years to gain.
_STEPS = (1.0, 2.0, 3.0)


def page(view: GapView) -> Page:
    """Return the answer for a view."""
    found = halving(view.release, view.baseline)
    goal = found.goal(view.level, view.sex)
    drawn = charts(view)
    take = [_over_time(drawn["gap"]), _floor_table(goal), _floors(goal)]
    rest = [
        Card(said.REGIONS_TITLE, [Columns(drawn["regions"])]),
        _measures(found),
        _moved(found, drawn["moved"]),
        Columns([_parts(found, drawn["parts"]), _tenths(found, drawn["tenths"])]),
        _releases(found, ledger_of(view.place), view.sex),
        *_sources(found),
    ]
    return Page(
        name=NAME,
        title=said.WINDOW,
        headline=said.halving_headline(found),
        controls=[*_controls(view), Contents(_sections())],
        blocks=[
            Section(
                NAME,
                [
                    Columns(_tiles(found), tiles=True),
                    Section("gap-floor", [_map(goal), Flow(take)]),
                    Flow(rest),
                ],
            )
        ],
    )


def _sections() -> dict[str, str]:
    return said.sections(len(releases(DEFAULT)))


def _controls(view: GapView) -> list[Control]:
    return [
        Control("change", said.REVEAL, "reveal"),
        Control(
            "release",
            "Release",
            "buttons",
            [Option(one, one) for one in releases(DEFAULT)],
            view.release,
        ),
        Control(
            "since",
            "Compare with",
            "list",
            [Option(one.iso, one.words) for one in baselines(view.record)],
            view.baseline.iso,
        ),
        Control(
            "level",
            "What it would take, by",
            "list",
            [Option(one, BY_SLUG[one].singular.capitalize()) for one in LEVELS],
            view.level,
        ),
        Control(
            "sex",
            "Map for",
            "buttons",
            [Option(name, text) for name, text in said.SEXES.items()],
            view.sex,
        ),
        Control("find", "A place in every release", "place"),
    ]


# Verdicts and what it would take -----------------------------------------------------------------


def _tiles(found: Halving) -> list[Tile]:
    """Return the two verdicts: improving for all, and halving the gap."""
    goals = found.goals
    improving = [f"{said.sex_title(goal)}. {improving_text(goal)}" for goal in goals]
    sure = [f"{said.sex_title(goal)}. {narrowing_text(goal)}" for goal in goals]
    narrowing: list[Block] = [_beside(said.narrowing_short(goal) for goal in goals)]
    if goals[0].change:
        narrowing.append(Fold(said.HOW_SURE, [Text(sure)]))
    return [
        _tile(said.FIRST_HALF, said.improving_tile(goals), [_beside(improving)]),
        _tile(said.SECOND_HALF, said.narrowing_tile(goals), narrowing),
    ]


def _beside(texts: Iterable[str]) -> Columns:
    """Return girls and boys in columns, so that they read across."""
    return Columns([Text([text]) for text in texts])


def _tile(about: str, verdict: tuple[str, str], blocks: Sequence[Block]) -> Tile:
    mark, heading = verdict
    return Tile(about, Verdict(mark, mark), heading, blocks)


def _floor_table(goal: Goal) -> Card:
    """Return who lies below the floor, by how much, and how many people live there."""
    rows: list[list[Cell]] = []
    for row in goal.floor.below:
        name, years, limits, people = said.shortfall_cells(goal, row)
        gain = Figure(years, row.shortfall, row.lower, row.upper)
        rows.append([name, gain, limits, Figure(people, row.people)])
    table = Table(said.floor_label(goal, goal.floor), said.FLOOR_HEADS, rows, numeric=(1, 3))
    line = Text([said.floor_line(goal, goal.floor)])
    blocks = [line, table, Text([said.ARITHMETIC], "soft")]
    return Card(said.floor_title(goal), blocks, id="take")


def _floors(goal: Goal) -> Card:
    """Return the floors for the gap of the baseline and for today's, and the pace, in sentences."""
    floors = Text(
        [
            floor_text(goal, goal.floor_today, said.TODAY),
            floor_text(goal, goal.floor, f"the gap of {goal.baseline.words}"),
        ]
    )
    pace = Text([pace_text(goal), line_text(goal)])
    return Card(said.PACE_TITLE, [pace, Fold(said.FLOORS_FOLD, [floors])])


def _map(goal: Goal) -> Drawing:
    told = _floor_map(goal)
    short = {row.end.area.code: row for row in goal.floor.below}
    areas = register().level(goal.level).values()
    figures = pd.DataFrame(
        {
            "area_code": [area.code for area in areas],
            "area_name": [area.name for area in areas],
            **{
                name: [getattr(short.get(area.code), name, None) for area in areas]
                for name in ("shortfall", "lower", "upper", "people")
            },
            "said": list(told.sentences),
        }
    )
    return Drawing("floor", told.label, figures, told_message(told))


def _floor_map(goal: Goal) -> ToldMap:
    """Return the map of areas by how far they lie below the floor of the goal's own half."""
    floor = goal.floor
    short = {row.end.area.code: row for row in floor.below}
    areas = register().level(goal.level).values()
    measured = {area.code for area in goal.current_gap.sampled.areas}
    return ToldMap(
        level=goal.level,
        label=said.floor_label(goal, floor),
        legend="Years to gain",
        note=f"{goal.period.words}, number of areas",
        fills=tuple(map(Fill, UMBER, said.floor_classes())),
        kinds=[_kind(area, short, measured) for area in areas],
        missing="no figure published",
        sentences=[said.floor_sentence(goal, area.name, short.get(area.code)) for area in areas],
        summary=said.floor_summary(goal, floor),
        small=True,
        parts=("map",),
    )


def _kind(area: Area, short: Mapping[str, Shortfall], measured: set[str]) -> int:
    """Return an area's class: 0 at or above the floor, then by years to gain."""
    if area.code not in measured:
        return NO_CLASS
    if area.code not in short:
        return 0
    return 1 + int(classify([short[area.code].shortfall], _STEPS, 2)[0])


# What moved, by which measure ----------------------------------------------------------------


def _over_time(drawn: Sequence[Chart]) -> Card:
    """Return the gap in every period, girls and boys side by side."""
    return Card(said.TIME_TITLE, [Columns(drawn)], id="time")


def _measures(found: Halving) -> Card:
    """Return the panel of measures: girls and boys side by side, and how many agree."""
    if not found.changes[0]:
        return Card(_sections()["measures"], [Text([said.NO_CHANGE])], id="measures")
    goals = found.goals
    heads = ["Measure"]
    for goal in goals:
        who = said.sex_title(goal)
        heads += [who, f"{who}: change", f"{who}: verdict", f"{who}: chance"]
    rows = [_measure(same) for same in zip(*found.changes, strict=True)]
    agreed = [
        f"{said.sex_title(goal)}: {agreement(list(changes))}"
        for goal, changes in zip(goals, found.changes, strict=True)
    ]
    title = said.measures_title(goals[0], len(rows))
    reading = Text([f"{said.CHANCE} {said.READING}"], "soft")
    table = Table(title, heads, rows, numeric=(1, 5))
    return Card(title, [Text(agreed), table, reading], id="measures")


def _measure(same: Sequence[Changed]) -> list[Cell]:
    cells: list[Cell] = [said.measure_row(same[0])[0]]
    for found in same:
        change, (_, values, verdict, odds) = found.change, said.measure_row(found)
        limits = change.interval.lower, change.interval.upper
        cells += [
            Figure(values, change.after.estimate),
            Figure(said.measure_change(found), change.interval.estimate, *limits),
            Verdict(verdict, verdict),
            Figure(odds, change.p_wider_corrected),
        ]
    return cells


def _moved(found: Halving, drawn: Sequence[Chart]) -> Card:
    """Return what the top and the bottom of the gap did."""
    texts = [
        f"{said.sex_title(goal)}. {split_text(goal.change)}"
        for goal in found.goals
        if goal.change and goal.change.split
    ]
    blocks = [Columns(drawn), Text(texts or [said.NO_CHANGE]), Text([said.LEVELLING], "caution")]
    return Card(said.MOVED_TITLE, blocks, id="moved")


def _parts(found: Halving, drawn: Sequence[Chart]) -> Card:
    """Return the gaps split into length of life and health during it."""
    texts = [parts_title(one) for one in found.splits]
    notes = dict.fromkeys(note for one in found.splits for note in parts_notes(one))
    return Card(
        said.PARTS_TITLE,
        [*drawn, Listing(texts), Fold(said.PARTS_FOLD, [Text(list(notes))])],
        note=said.PARTS_NOTE + said.parts_period(found.splits[0], found.goals[0]),
        id="parts",
    )


def _tenths(found: Halving, drawn: Sequence[Chart]) -> Card:
    """Return healthy years from the most to the least deprived tenth."""
    texts = Text([gradient_text(one) for one in found.gradients])
    return Card(said.TENTHS_TITLE, [*drawn, texts], id="tenths")


# Releases and sources -----------------------------------------------------------------------------


def _releases(found: Halving, ledger: Ledger, sex: str) -> Card:
    """Return how the gap reads in each release, and a place's figures in all of them.

    Those of the sex chosen stand open, all in the fold.
    """
    goals = found.goals
    heads = ["Release"]
    for goal in goals:
        who = said.sex_title(goal)
        heads += [f"{who}: gap of {goal.baseline.words}", f"{who}: half", f"{who}: latest gap"]
    known = sorted(
        [goals, *(other for other in found.others if other)],
        key=lambda one: one[0].indicator.release,
    )
    return Card(
        said.RELEASES_TITLE,
        [
            Table(said.RELEASES_CAPTION, heads, [_release(one) for one in known]),
            Text([said.NOT_JOINED], "soft"),
            Heading(said.ledger_title(ledger.area)),
            *_ledger(ledger, sex),
        ],
        id="releases",
    )


def _release(goals: tuple[Goal, ...]) -> list[Cell]:
    year, *texts = said.release_cells(goals)
    cells: list[Cell] = [year]
    for goal, place in zip(goals, range(0, len(texts), 3), strict=True):
        then, now = goal.baseline_gap.assessment, goal.current_gap.assessment
        before, half, latest = texts[place : place + 3]
        cells += [
            Figure(before, then.estimate, then.lower, then.upper),
            Figure(half, goal.half),
            Figure(latest, now.estimate, now.lower, now.upper),
        ]
    return cells


def _ledger(ledger: Ledger, sex: str) -> list[Block]:
    if not ledger.rows:
        return [Text([said.NO_LEDGER])]
    own = [row for row in ledger.rows if row.sex == sex] or list(ledger.rows)
    shown = [revised_text(row) for row in own if len(row.entries) > 1][-_OPEN:]
    return [
        Listing(shown or [revised_text(own[-1])]),
        Text([" ".join(revision_notes(ledger))], "soft"),
        Fold(said.LEDGER_FOLD, [Listing(ledger_text(ledger).split("\n"))]),
    ]


def _sources(found: Halving) -> list[Block]:
    """Return where figures come from, and what to know before quoting."""
    record = found.goals[0].indicator
    notes = [said.READING, said.SHADING, *record.do_nots, *record.caveats]
    return [
        Sources(source_line(record)),
        Caution(notes[2 : 2 + _OPEN_NOTES]),
        Fold(
            said.NOTES_FOLD,
            [Listing(notes), Listing([origin_line(one) for one in record.origin])],
        ),
    ]
