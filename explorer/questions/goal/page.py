"""The page on the goal: both halves of it, what moved, and what it would take."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from explorer.analysis.breaks import Breaks, limits_of
from explorer.analysis.change import Changed
from explorer.analysis.floor import Shortfall
from explorer.analysis.goal.page import Halving, halving, ledger_of
from explorer.analysis.goal.progress import LEVELS, Goal, releases
from explorer.analysis.revisions import Ledger
from explorer.colours import umbers
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import DEFAULT, Indicator
from explorer.maps.categories import NO_CLASS, CategoryMap, category_message
from explorer.maps.shading import Fill
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.places.levels import NAMED
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
from explorer.questions.goal.charts import behind, charts, sources
from explorer.questions.goal.inside import inside
from explorer.questions.goal.view import GoalView, baselines
from explorer.questions.page import Block, Control, Option, Page
from explorer.statistics.classes import classify
from explorer.words.breaks import chosen_text
from explorer.words.foot import foot_line
from explorer.words.gap import agreement, split_text
from explorer.words.goal import page as page_words
from explorer.words.goal.progress import (
    floor_text,
    improving_short,
    line_text,
    narrowing_text,
    pace_text,
)
from explorer.words.gradient import gradient_text
from explorer.words.map import origin_line
from explorer.words.parts import parts_notes, parts_title
from explorer.words.revisions import ledger_text, revised_text, revision_notes

# In addresses, where it stays: what the page asks is the goal, a gap is what it measures.
NAME = "gap"
# How many caveats, and how many of a place's periods, stand open.
_OPEN_NOTES, _OPEN = 3, 4
# Lower limits of the floor map's classes from the third on, in years to gain.
_STEPS = (1.0, 2.0, 3.0)


def page(view: GoalView) -> Page:
    """Return the answer for a view."""
    found = halving(view.release, view.baseline)
    goal = found.goal(view.level, view.sex)
    drawn = charts(view)
    take = [_over_time(drawn["gap"]), _floor_table(goal), _floors(goal)]
    rest = [
        Card(page_words.REGIONS_TITLE, [Columns(drawn["regions"])]),
        _measures(found),
        _moved(found, drawn["moved"]),
        Columns([_parts(found, drawn["parts"]), _tenths(found, drawn["tenths"])]),
        _releases(found, ledger_of(view.place), view.sex),
        *_sources(found),
        *inside(found.inside, drawn["inside"]),
    ]
    every = [*found.goals, *(one for goals in found.others for one in goals)]
    return Page(
        name=NAME,
        title=page_words.WINDOW,
        headline=page_words.halving_headline(found),
        controls=[*_controls(view), Contents(_sections())],
        blocks=[
            Section(
                NAME,
                [
                    Columns(_tiles(found), tiles=True),
                    Section("gap-floor", [_map(goal, view.shape, view.breaks), Flow(take)]),
                    Flow(rest),
                ],
            )
        ],
        foot=foot_line((one.period for one in every), built_on()),
        rests_on=list(_rests_on(found, every)),
    )


def _rests_on(found: Halving, goals: Iterable[Goal]) -> Iterator[tuple[Indicator, Period]]:
    """Give whose figures stand on the page, and of when."""
    for goal in goals:
        yield from ((goal.indicator, period) for period in (goal.baseline, goal.period))
    for split in found.splits:
        if split.period:
            yield from ((record, split.period) for record in (split.healthy, split.whole))
    yield from ((one.record, one.period) for one in found.inside)


def _sections() -> dict[str, str]:
    return page_words.sections(len(releases(DEFAULT)))


def _controls(view: GoalView) -> list[Control]:
    return [
        Control("change", page_words.REVEAL, "reveal"),
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
            [Option(one, NAMED[one].label) for one in LEVELS],
            view.level,
        ),
        Control(
            "sex",
            "Map for",
            "buttons",
            [Option(name, text) for name, text in page_words.SEXES.items()],
            view.sex,
        ),
        Control("find", "A place in every release", "place"),
    ]


# Verdicts and what it would take -----------------------------------------------------------------


def _tiles(found: Halving) -> list[Tile]:
    """Return the two verdicts: improving for all, and halving the gap."""
    goals = found.goals
    improving = [f"{page_words.sex_title(goal)}: {improving_short(goal)}" for goal in goals]
    sure = [f"{page_words.sex_title(goal)}. {narrowing_text(goal)}" for goal in goals]
    narrowing: list[Block] = [_beside(page_words.narrowing_short(goal) for goal in goals)]
    if goals[0].change:
        narrowing.append(Fold(page_words.HOW_SURE, [Text(sure)]))
    return [
        _tile(page_words.FIRST_HALF, page_words.improving_tile(goals), [_beside(improving)]),
        _tile(page_words.SECOND_HALF, page_words.narrowing_tile(goals), narrowing),
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
        name, years, limits, people = page_words.shortfall_cells(goal, row)
        gain = Figure(years, row.shortfall, row.lower, row.upper)
        rows.append([name, gain, limits, Figure(people, row.people)])
    table = Table(
        page_words.floor_label(goal, goal.floor), page_words.FLOOR_HEADS, rows, numeric=(1, 3)
    )
    line = Text([page_words.floor_line(goal, goal.floor)])
    blocks = [line, table, Text([page_words.ARITHMETIC], "soft")]
    return Card(page_words.floor_title(goal), blocks, id="take")


def _floors(goal: Goal) -> Card:
    """Return the floors for the gap of the baseline and for today's, and the pace, in sentences."""
    floors = Text(
        [
            floor_text(goal, goal.floor_today, page_words.TODAY),
            floor_text(goal, goal.floor, f"the gap of {goal.baseline.words}"),
        ]
    )
    pace = Text([pace_text(goal), line_text(goal)])
    return Card(page_words.PACE_TITLE, [pace, Fold(page_words.FLOORS_FOLD, [floors])])


def _map(goal: Goal, shape: str, breaks: Breaks) -> Drawing:
    told = _floor_map(goal, breaks)
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
    return Drawing("floor", told.label, figures, category_message(told, shape), ("shape",))


def _floor_map(goal: Goal, breaks: Breaks) -> CategoryMap:
    """Return the map of areas by how far they lie below the floor of the goal's own half."""
    floor = goal.floor
    decimals = goal.indicator.decimals + 1
    years = [one.shortfall for one in floor.below]
    steps = limits_of(breaks, years, decimals) if breaks.own else _STEPS
    note = f"{goal.period.words}, number of areas"
    short = {row.end.area.code: row for row in floor.below}
    areas = register().level(goal.level).values()
    measured = {area.code for area in goal.current_gap.sampled.areas}
    return CategoryMap(
        level=goal.level,
        label=page_words.floor_label(goal, floor),
        legend="Years to gain",
        note=f"{note}. {chosen_text(breaks)}" if breaks.own else note,
        fills=tuple(map(Fill, umbers(len(steps) + 1), page_words.floor_classes(steps, decimals))),
        kinds=[_kind(area, short, measured, steps, decimals) for area in areas],
        missing="no figure published",
        sentences=[
            page_words.floor_sentence(goal, area.name, short.get(area.code)) for area in areas
        ],
        summary=page_words.floor_summary(goal, floor),
        small=True,
        parts=("map",),
    )


def _kind(
    area: Area,
    short: Mapping[str, Shortfall],
    measured: set[str],
    steps: tuple[float, ...],
    decimals: int,
) -> int:
    """Return an area's class: 0 at or above the floor, then by years to gain."""
    if area.code not in measured:
        return NO_CLASS
    if area.code not in short:
        return 0
    return 1 + int(classify([short[area.code].shortfall], steps, decimals)[0])


# What moved, by which measure ----------------------------------------------------------------


def _over_time(drawn: Sequence[Chart]) -> Card:
    """Return the gap in every period, girls and boys side by side."""
    return Card(page_words.TIME_TITLE, [Columns(drawn)], id="time")


def _measures(found: Halving) -> Card:
    """Return the panel of measures: girls and boys side by side, and how many agree."""
    if not found.changes[0]:
        return Card(_sections()["measures"], [Text([page_words.NO_CHANGE])], id="measures")
    goals = found.goals
    heads = ["Measure"]
    for goal in goals:
        who = page_words.sex_title(goal)
        heads += [who, f"{who}: change", f"{who}: verdict", f"{who}: chance"]
    rows = [_measure(same) for same in zip(*found.changes, strict=True)]
    agreed = [
        f"{page_words.sex_title(goal)}: {agreement(list(changes))}"
        for goal, changes in zip(goals, found.changes, strict=True)
    ]
    title = page_words.measures_title(goals[0], len(rows))
    reading = Text([f"{page_words.CHANCE} {page_words.READING}"], "soft")
    table = Table(title, heads, rows, numeric=(1, 5))
    return Card(title, [Text(agreed), table, reading], id="measures")


def _measure(same: Sequence[Changed]) -> list[Cell]:
    cells: list[Cell] = [page_words.measure_row(same[0])[0]]
    for found in same:
        change, (_, values, verdict, odds) = found.change, page_words.measure_row(found)
        limits = change.interval.lower, change.interval.upper
        cells += [
            Figure(values, change.after.estimate),
            Figure(page_words.measure_change(found), change.interval.estimate, *limits),
            Verdict(verdict, verdict),
            Figure(odds, change.p_wider_corrected),
        ]
    return cells


def _moved(found: Halving, drawn: Sequence[Chart]) -> Card:
    """Return what the top and the bottom of the gap did."""
    texts = [
        f"{page_words.sex_title(goal)}. {split_text(goal.change)}"
        for goal in found.goals
        if goal.change and goal.change.split
    ]
    blocks = [
        Columns(drawn),
        Text(texts or [page_words.NO_CHANGE]),
        Text([page_words.LEVELLING], "caution"),
    ]
    return Card(page_words.MOVED_TITLE, blocks, id="moved")


def _parts(found: Halving, drawn: Sequence[Chart]) -> Card:
    """Return the gaps split into length of life and health during it."""
    texts = [parts_title(one) for one in found.splits]
    notes = dict.fromkeys(note for one in found.splits for note in parts_notes(one))
    return Card(
        page_words.PARTS_TITLE,
        [*drawn, Listing(texts), Fold(page_words.PARTS_FOLD, [Text(list(notes))])],
        note=page_words.PARTS_NOTE + page_words.parts_period(found.splits[0], found.goals[0]),
        id="parts",
    )


def _tenths(found: Halving, drawn: Sequence[Chart]) -> Card:
    """Return healthy years from the most to the least deprived tenth."""
    texts = Text([gradient_text(one) for one in found.gradients])
    return Card(page_words.TENTHS_TITLE, [*drawn, texts], id="tenths")


# Releases and sources -----------------------------------------------------------------------------


def _releases(found: Halving, ledger: Ledger, sex: str) -> Card:
    """Return how the gap reads in each release, and a place's figures in all of them.

    Those of the sex chosen stand open, all in the fold.
    """
    goals = found.goals
    heads = ["Release"]
    for goal in goals:
        who = page_words.sex_title(goal)
        heads += [f"{who}: gap of {goal.baseline.words}", f"{who}: half", f"{who}: latest gap"]
    known = sorted(
        [goals, *(other for other in found.others if other)],
        key=lambda one: one[0].indicator.release,
    )
    return Card(
        page_words.RELEASES_TITLE,
        [
            Table(page_words.RELEASES_CAPTION, heads, [_release(one) for one in known]),
            Text([page_words.NOT_JOINED], "soft"),
            Heading(page_words.ledger_title(ledger.area)),
            *_ledger(ledger, sex),
        ],
        id="releases",
    )


def _release(goals: tuple[Goal, ...]) -> list[Cell]:
    year, *texts = page_words.release_cells(goals)
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
        return [Text([page_words.NO_LEDGER])]
    own = [row for row in ledger.rows if row.sex == sex] or list(ledger.rows)
    shown = [revised_text(row) for row in own if len(row.entries) > 1][-_OPEN:]
    return [
        Listing(shown or [revised_text(own[-1])]),
        Text([" ".join(revision_notes(ledger))], "soft"),
        Fold(page_words.LEDGER_FOLD, [Listing(ledger_text(ledger).split("\n"))]),
    ]


def _sources(found: Halving) -> list[Block]:
    """Return where figures come from, and what to know before quoting."""
    record = found.goals[0].indicator
    origins = dict.fromkeys(origin_line(origin) for one in behind(found) for origin in one.origin)
    notes = [page_words.READING, page_words.SHADING, *record.do_nots, *record.caveats]
    return [
        Sources(sources(found)),
        Caution(notes[2 : 2 + _OPEN_NOTES]),
        Fold(
            page_words.NOTES_FOLD,
            [Listing(notes), Listing(list(origins))],
        ),
    ]
