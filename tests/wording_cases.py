"""Everything that words say, over a grid of what can happen: the cases of the wording rules.

A module of words takes part by adding a generator to `GENERATORS`: a function that yields what
it says in each case. ``test_wording_rules.py`` runs every rule over it.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path

import numpy as np
import pandas as pd

from explorer.analysis.alike import beside_alike, comparable
from explorer.analysis.area import story
from explorer.analysis.breaks import breaks_of
from explorer.analysis.change import changes
from explorer.analysis.claim.verdicts import check as check_claim
from explorer.analysis.compare import side_by_side
from explorer.analysis.comparison import Overlap, by_model, compare_areas, compare_estimates
from explorer.analysis.distribution import Standing, distribution
from explorer.analysis.doctors.agreement import agreement_table, switched
from explorer.analysis.doctors.agreement import counts as counts_of
from explorer.analysis.doctors.definitions import DEFINITIONS, area_row
from explorer.analysis.doctors.needed import allocate, benchmark
from explorer.analysis.doctors.needed import needed as needed_of
from explorer.analysis.doctors.two_way import two_way
from explorer.analysis.estimates import Estimate
from explorer.analysis.evidence import evidence, national
from explorer.analysis.find.answer import find as find_areas
from explorer.analysis.find.conditions import Asked
from explorer.analysis.gap import gaps
from explorer.analysis.goal.page import halving
from explorer.analysis.goal.progress import goals, of_release
from explorer.analysis.gradient import gradients, sexes
from explorer.analysis.holdings import coverage, moves, span_of
from explorer.analysis.inside import insides
from explorer.analysis.ladder import ladder, steepest
from explorer.analysis.map import overview as map_overview
from explorer.analysis.map import place
from explorer.analysis.measures import beside_england
from explorer.analysis.model import furthest, model, proof
from explorer.analysis.modelled import all_beside, model_of
from explorer.analysis.own.catchment import catchment
from explorer.analysis.own.figures import beside as beside_own
from explorer.analysis.own.figures import figures as own_sums
from explorer.analysis.own.made import made as own_made
from explorer.analysis.parts import Lives, Split
from explorer.analysis.quiz.asked import UNSURE
from explorer.analysis.quiz.quiz import quiz
from explorer.analysis.quiz.worksheet import look_ups
from explorer.analysis.reclassed import reclassed
from explorer.analysis.releases import EXAMPLES, in_releases
from explorer.analysis.revisions import revisions
from explorer.analysis.series import Series, series
from explorer.analysis.standards import Meeting
from explorer.analysis.two.measures import newest as newest_of_both
from explorer.analysis.two.measures import take as take_measure
from explorer.analysis.two.pair import together as pair_of
from explorer.analysis.updates import Layout
from explorer.analysis.updates import changes as changes_of_table
from explorer.analysis.updates import refused as refused_changes
from explorer.analysis.yours.joining import join as join_own
from explorer.analysis.yours.joining import nearest
from explorer.analysis.yours.limits import RefusedError
from explorer.analysis.yours.measure import own as own_measure
from explorer.analysis.yours.reading import Grid
from explorer.analysis.yours.settings import Settings
from explorer.analysis.yours.tables import table_of
from explorer.analysis.yours.worker import read as read_file
from explorer.errors import DataError, QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, Standard, catalogue, indicator
from explorer.indicators.data import published_periods
from explorer.indicators.outlines import cartogram
from explorer.periods import Period
from explorer.places import search
from explorer.places.areas import register
from explorer.places.levels import BY_SLUG
from explorer.questions import finding
from explorer.questions.compare import view as compare_view
from explorer.questions.doctors import view as doctors_view
from explorer.questions.find.grammar import read as read_condition
from explorer.questions.goal import view as goal_view
from explorer.questions.lessons import LESSONS
from explorer.questions.map import view as map_view
from explorer.questions.map.page import page as map_page
from explorer.questions.registry import QUESTIONS
from explorer.questions.teach.screens import screens as lesson_screens
from explorer.questions.worksheet.near import of_class
from explorer.statistics import parts as part_statistics
from explorer.statistics.parts import Life
from explorer.statistics.trend import line_trend
from explorer.words import breaks as breaks_words
from explorer.words import deposit as deposit_words
from explorer.words import embed as embed_words
from explorer.words import faults, updating
from explorer.words import holdings as holding_words
from explorer.words import inside as inside_words
from explorer.words import model as model_words
from explorer.words import revealing as revealing_words
from explorer.words import search as search_words
from explorer.words import site as site_words
from explorer.words import validation as proof_words
from explorer.words import worksheet as sheet_words
from explorer.words.api import operations as api_operations
from explorer.words.api import parameters as api_parameters
from explorer.words.api import problems as api_problems
from explorer.words.api import reference as api_page
from explorer.words.area.header import (
    area_title,
    headline_sentences,
    locator_alt,
    member_text,
    part_text,
    people_text,
    taken_text,
    twin_text,
)
from explorer.words.area.header import model_sentence as area_model_sentence
from explorer.words.area.labels import AREA
from explorer.words.area.rows import (
    england_text,
    limits_text,
    meets_text,
    standing_texts,
    value_text,
    verdict_text,
)
from explorer.words.area.side import (
    beside_gap,
    beside_text,
    beside_title,
    by_text,
    inside_name,
    inside_text,
    ladder_title,
    more_text,
    rung_name,
    rung_text,
    variable_texts,
)
from explorer.words.area.standing import (
    borrowed_texts,
    looked_at_text,
    missing_texts,
    not_for_level,
    stands_out_text,
)
from explorer.words.area.steps import (
    beside_texts,
    citation,
    compare_texts,
    page_citation,
    row_texts,
)
from explorer.words.claim import labels as claim_labels
from explorer.words.claim import page as claim_page
from explorer.words.claim import say as claim_words
from explorer.words.claim.text import NOTHING, too_long
from explorer.words.compare import (
    COMPARE,
    compare_headline,
    compare_title,
    england_gap,
    many_text,
    model_note,
    not_shared_text,
    pair_gap,
    place_lines,
    quoted_text,
    release_gap,
    release_title,
    row_title,
    row_when,
    table_notes,
)
from explorer.words.comparison import comparison_text, dependence, modelled_text, overlap_sentences
from explorer.words.distribution import distribution_alt
from explorer.words.doctors.answer import agreement_sentence, doctors_headline, standing_sentence
from explorer.words.doctors.area import change_said, how_sure, resting
from explorer.words.doctors.maps import agreement_summary, fifth_sentence, map_sentence
from explorer.words.doctors.needed import outside, places_note, places_text
from explorer.words.doctors.story import cautions
from explorer.words.doctors.switches import switch_text
from explorer.words.doctors.two_way import (
    healthy_sentence,
    two_way_note,
    two_way_sentence,
    two_way_sides,
    two_way_summary,
)
from explorer.words.evidence import area as packs
from explorer.words.evidence import goal as goal_packs
from explorer.words.evidence import terms as pack_terms
from explorer.words.figures import fill, listed_only
from explorer.words.find import answer as find_words
from explorer.words.find import page as find_page_words
from explorer.words.foot import foot_line
from explorer.words.gap import agreement, change_text, gap_text, noise_text
from explorer.words.goal import page as goal_page
from explorer.words.goal.progress import goal_text
from explorer.words.gradient import gradient_text
from explorer.words.hexagons import APART, SWITCH, shape_words
from explorer.words.map import chosen_sentence, made_lines
from explorer.words.modelled import (
    BEYOND_COLUMN,
    MODELLED,
    PROOF,
    beside_notes,
    comparison_lines,
    model_sentence,
)
from explorer.words.own import figures as own_figures
from explorer.words.own import page as own_page
from explorer.words.own.catchment import PLACING, catchment_text, fault_text
from explorer.words.parts import parts_text, parts_title
from explorer.words.picker import PICKER
from explorer.words.quiz import asking as quiz_asking
from explorer.words.quiz import page as quiz_page
from explorer.words.quiz import telling as quiz_telling
from explorer.words.ranks import rank_text
from explorer.words.revisions import ledger_model, revised_text, revision_notes, then_and_now
from explorer.words.standards import meeting_text, set_by_text, standard_named, standard_text
from explorer.words.teach import page as teach_page
from explorer.words.trend import series_alt, trend_text
from explorer.words.two import headline as two_headline
from explorer.words.two import labels as two_labels
from explorer.words.two import outliers as two_outliers
from explorer.words.two import sure as two_sure
from explorer.words.two import thirds as two_thirds
from explorer.words.yours import page as yours_page
from explorer.words.yours import refused as yours_refused
from explorer.words.yours import told as yours_told
from tests.awkward import CASES as AWKWARD
from tests.claims import CLAIMS
from tests.claims_voices import VOICES

HLE = "healthy-life-expectancy"
PERIOD = Period.stored("2022-01-01/P3Y")


@dataclass(frozen=True)
class Wording:
    """Something said, and what is true of it.

    `ranged`: its numbers have ranges to show; `outcome`: higher, lower or unclear, else empty;
    `names`: what it must name; `decimals`: the most that its numbers may have.
    """

    text: str
    case: str
    ranged: bool = False
    outcome: str = ""
    names: tuple[str, ...] = ()
    decimals: int = 2


STATISTICS = ("count", "rate", "proportion", "score", "life_expectancy", "ratio")
POLARITIES = ("higher_is_better", "lower_is_better", "none")
# (second value, half-width) against a first of 60: lower, higher, unclear, no interval, a tie.
OUTCOMES = {
    "lower": (75.0, 2.0),
    "higher": (45.0, 2.0),
    "unclear": (60.4, 3.0),
    "no interval": (45.0, math.nan),
    "tie": (60.0, math.nan),
    "no figure": (math.nan, math.nan),
}
UNITS = {"proportion": ("%", "% of people"), "score": ("score", "points")}


def record_of(statistic: str, polarity: str, *, modelled: bool) -> Indicator:
    unit, noun = UNITS.get(statistic, ("years", "healthy years"))
    return replace(
        indicator(HLE), statistic=statistic, polarity=polarity, unit=unit, noun=noun, modelled=modelled,
        shares_model_within="region" if modelled else "",
    )  # fmt: skip


def estimate_of(area: str, value: float, half: float, *, borrowed: bool = False) -> Estimate:
    level, code = area.split(":")
    return Estimate(
        area=register().area(level, code),
        value=value, lower=value - half, upper=value + half, verdict="",
        measured_for=register().area("upper-tier", "E10000014") if borrowed else None,
        flag="", processing="published", numerator=math.nan, denominator=math.nan, extra={},
    )  # fmt: skip


def comparisons() -> Iterator[Wording]:
    grid = product(STATISTICS, POLARITIES, OUTCOMES, (False, True), (False, True))
    for statistic, polarity, outcome, modelled, borrowed in grid:
        record = record_of(statistic, polarity, modelled=modelled)
        value, half = OUTCOMES[outcome]
        a = estimate_of("upper-tier:E06000009", 60.0, half if not math.isnan(value) else 2.0)
        second = "district:E07000094" if borrowed else "upper-tier:E08000003"
        b = estimate_of(second, value, half, borrowed=borrowed)
        found = compare_estimates(record, a, b, "female", PERIOD)
        case = f"{statistic}, {polarity}, {outcome}, modelled {modelled}, borrowed {borrowed}"
        facts = {"ranged": not math.isnan(half), "outcome": outcome, "decimals": 1}
        names = ("Hampshire",) if borrowed and outcome != "no figure" else ()
        yield Wording(comparison_text(found), f"text: {case}", names=names, **facts)
        yield Wording(modelled_text(record), f"modelled: {case}")
        for note in dependence(found):
            yield Wording(note, f"dependence: {case}")


def overlaps() -> Iterator[Wording]:
    a, b = register().area("constituency", "E14001063"), register().area("district", "E07000092")
    shares = ((0.85, 0.99), (0.3, math.nan), (math.nan, 1.0), (0.004, 0.001), (1.0, math.nan))
    for (first, second), ranged in product(shares, (True, False)):
        for line in overlap_sentences(Overlap(a, b, first, second), ranged=ranged):
            yield Wording(line, f"overlap {first}, {second}")


def ranks() -> Iterator[Wording]:
    for areas in (3, 9, 151):
        steps = sorted({1, 2, 3, areas // 2, areas - 1, areas})
        for low, high in ((low, high) for low in steps for high in steps if low <= high):
            yield Wording(rank_text(Standing("region", low, high, areas)), f"{low} {high} {areas}")


def line_of(slope: float, noise: float, *, points: int = 12) -> Series:
    record, area = indicator(HLE), register().area("upper-tier", "E06000009")
    years = np.arange(2011, 2011 + points)
    values = 60 + slope * (years - 2011) + noise * np.sin(years * 1.7)
    real = series(record, area, "female")
    return replace(
        real,
        points=real.points[:points],
        line=line_trend(values, np.full(points, 0.5), years, 3),
    )


def trends() -> Iterator[Wording]:
    for slope, noise, points in product((-0.5, -0.01, 0.0, 0.5), (0.0, 2.0), (5, 12)):
        one = line_of(slope, noise, points=points)
        assert one.line is not None
        unclear = one.line.outcome == "no steady trend"
        outcome = "unclear" if unclear else ("lower" if slope < 0 else "higher")
        case = f"slope {slope}, noise {noise}, {points} points"
        yield Wording(trend_text(one), f"trend: {case}", ranged=True, outcome=outcome)
        yield Wording(series_alt(one), f"alt: {case}", ranged=True)
    for area in ("district:E07000094", "icb:E54000048"):
        one = series(indicator(HLE), register().area(*area.split(":")), "male")
        yield Wording(trend_text(one), f"no line: {area}")
        yield Wording(series_alt(one), f"no line: {area}")


def splits() -> Iterator[Wording]:
    record, whole = indicator(HLE), indicator("life-expectancy")
    first = (82.0, 60.0)
    seconds = {
        "longer and healthier": (78.0, 50.0),
        "shorter and healthier": (85.0, 56.0),
        "unclear": (82.1, 60.2),
        "health alone unclear": (75.0, 54.0),
    }
    for (case, second), half, borrowed in product(seconds.items(), (2.0, math.nan), (False, True)):
        lives, life = [], []
        for area, (le, hle) in zip(("E06000009", "E10000014"), (first, second), strict=True):
            healthy = estimate_of(f"upper-tier:{area}", hle, half)
            years = estimate_of(f"upper-tier:{area}", le, half / 5)
            asked = (
                register().area("district", "E07000094") if borrowed and area[1] == "1" else None
            )
            lives.append(Lives(asked or healthy.area, healthy, years, ()))
            life.append(Life(le, half / 5 / 1.96, hle, half / 1.96))
        one = Split(
            record, whole, "female", PERIOD, lives[0], lives[1], part_statistics.split(*life),
            part_statistics.split(*life, shared_deaths=False), "", None, register().area("region", "E12000002"),
        )  # fmt: skip
        ranged = not math.isnan(half)
        outcome = "unclear" if case == "unclear" and ranged else ""
        yield Wording(parts_title(one), f"{case}, {half}", ranged, outcome, decimals=1)
        names = ("Hampshire",) if borrowed else ()
        yield Wording(parts_text(one), f"{case}, {half}", ranged, names=names, decimals=1)


def ledgers() -> Iterator[Wording]:
    for area, sex in product(
        ("Blackpool", "Winchester", "Barking and Dagenham"), ("female", "male")
    ):
        found = revisions(area, sex)
        for row in found.rows:
            yield Wording(revised_text(row), f"{area}, {row.period.short}", ranged=True)
        for note in revision_notes(found):
            yield Wording(note, area)


def quoted() -> Iterator[Wording]:
    pairs = (("Blackpool", "Winchester"), ("South East", "North East"), ("Blackpool", "England"))
    for (first, second), sex in product(pairs, ("female", "male")):
        for line in then_and_now(revisions(first), revisions(second), sex):
            yield Wording(line, f"{first}, {second}, {sex}", ranged=True)


def gradients_said() -> Iterator[Wording]:
    for sex in sexes():
        for one in gradients(sex):
            yield Wording(gradient_text(one), f"{sex}, {one.period.short}")


def tables() -> Iterator[Wording]:
    places = ["upper-tier:E06000009", "district:E07000094", "country:E92000001", "icb:E54000048"]
    areas = [register().area(*key.split(":")) for key in places]
    for chosen in (areas[:2], areas):
        table = side_by_side(chosen)
        yield Wording(many_text(table), "many")
        yield from (Wording(not_shared_text(one), "not shared") for one in table.not_shared)
        for row in table.rows:
            for cell in row.cells:
                yield Wording(rank_text(cell.standing), row.indicator.slug)


def distributions() -> Iterator[Wording]:
    for record in catalogue().values():
        for level in record.levels:
            sex = record.sexes[-1]
            period = max(data.published_periods(record, level, sex))
            found = distribution(record, level, sex, period)
            ranged = record.has_interval and len(found.frame) > 1
            decimals = record.decimals
            yield Wording(
                distribution_alt(found), f"{record.slug}, {level}", ranged, decimals=decimals
            )


def gaps_said() -> Iterator[Wording]:
    """Every gap and every change of it, by region and upper tier, for girls and boys."""
    for level, sex in product(("region", "upper-tier"), ("female", "male")):
        for number, found in enumerate(gaps(HLE, level, sex=sex)):
            yield Wording(gap_text(found), f"gap {level} {sex} {number}", decimals=3)
            yield Wording(noise_text(found), f"noise {level} {sex} {number}")
        moved = changes(HLE, level, "2018-2020", "2022-2024", sex=sex)
        yield Wording(agreement(moved), f"agreement {level} {sex}")
        for number, found in enumerate(moved):
            yield Wording(change_text(found), f"change {level} {sex} {number}", decimals=3)


def goals_said() -> Iterator[Wording]:
    """The goal, in every release and from several baselines, for girls and boys."""
    for release, baseline in (("2022", "2013-2015"), ("2024", "2018-2020"), ("2026", "2018-2020")):
        for found in goals(baseline=baseline, release=release):
            for number, text in enumerate(goal_text(found).split("\n")):
                yield Wording(text, f"goal {release} {found.sex} {number}")


def halvings_said() -> Iterator[Wording]:
    """The page on the goal, in every release and from several baselines."""
    for release, baseline in (
        ("2022", "2012-2014"),
        ("2024", "2018-2020"),
        ("2026", "2018-2020"),
        ("2026", "2022-2024"),
    ):
        found = halving(
            release,
            next(
                one
                for one in published_periods(of_release(HLE, release), "region")
                if one.short == baseline
            ),
        )
        case = f"page: goal {release} {baseline}"
        answer = goal_page.halving_headline(found)
        yield Wording(f"{answer.title}. {answer.values}", case)
        for tile in (goal_page.improving_tile, goal_page.narrowing_tile):
            yield Wording(tile(found.goals)[1], case)
        for goal in (*found.goals, *found.wider):
            yield Wording(goal_page.narrowing_short(goal), f"{case} {goal.level} {goal.sex}")
            yield Wording(goal_page.floor_line(goal, goal.floor), f"{case} {goal.level} {goal.sex}")
            yield Wording(
                goal_page.floor_summary(goal, goal.floor), f"{case} {goal.level} {goal.sex}"
            )
            for row in goal.floor.below:
                yield Wording(
                    goal_page.floor_sentence(goal, row.end.area.name, row),
                    f"{case} {goal.level} {goal.sex}",
                )


def insides_said() -> Iterator[Wording]:
    """What lies inside regions by our model, girls and boys."""
    found = insides("healthy-life-expectancy-modelled")
    for text in inside_words.inside_text(found).split("\n"):
        yield Wording(text.strip(), "inside: the command", decimals=2)
    yield Wording(inside_words.verdict(found), "inside: the verdict")
    for say in (inside_words.headline, inside_words.halving):
        yield Wording(say(found), "inside: the headline", ranged=True, decimals=0)
    for text in (*inside_words.ASSUMES, inside_words.SQUARES, inside_words.ARITHMETIC):
        yield Wording(text, "inside: what it rests on")
    for one in found:
        case = f"inside: {one.sex}"
        yield Wording(inside_words.intro(one), case, names=("Our model",))
        yield Wording(inside_words.split_text(one, one.measures[0]), case, ranged=True, decimals=0)
        yield Wording(
            inside_words.halving_text(one, one.measures[1]), case, ranged=True, decimals=0
        )
        yield Wording(inside_words.widest_text(one), case, ranged=True, decimals=1)
        for region in one.regions:
            yield Wording(inside_words.spread_text(one, region), case, ranged=True, decimals=1)
        yield Wording(
            inside_words.chart_alt(one), case, ranged=True, decimals=1, names=("by our model",)
        )
        yield Wording(inside_words.chart_title(one), case)
        yield Wording(inside_words.source(one), case, names=("our model",))


def doctors_said() -> Iterator[Wording]:
    """Sentences of the page on doctors; counts of staff have no range."""
    england = area_row(register().area("country", "E92000001"), "raw")
    for level in ("region", "constituency"):
        table = agreement_table(level)
        counts = counts_of(level)
        yield Wording(agreement_summary(counts, level, 3), level)
        for one in (
            *table[:6],
            *table[-6:],
            *(one for one in table if one.of < len(DEFINITIONS)),
        ):
            case = f"doctors: {one.area.name}"
            told = doctors_headline(england, level, counts, one)
            for text in (told.title, told.values, told.meaning, map_sentence(one)):
                yield Wording(text, case)
            yield from (Wording(text, case) for text in how_sure(one))
            yield Wording(agreement_sentence(one), case)
            for standing in one.standings:
                yield Wording(standing_sentence(standing), case)
                yield from (Wording(text, case) for text in cautions(standing.row))
            for standing in one.standings:
                yield Wording(fifth_sentence(standing), case)
            yield Wording(change_said(one.standings[3].row), case)
            yield Wording(resting(one.standings[0].row), case)
        for to in ("need", "enhanced-5"):
            before = "raw" if to == "need" else "access"
            found = switched(level, before, to)
            yield Wording(switch_text(found, len(table), before, to), f"{level}, {to}")
        cross = two_way(level, "imd-score")
        yield Wording(two_way_summary(cross), level)
        yield Wording(two_way_note(cross), level)
    needed = needed_of("constituency", "need", benchmark("england", "need"))
    shares = allocate(1000, needed)
    yield Wording(places_text(1000, shares[0].area.name, None, shares[0]), "places")
    yield Wording(places_note(7500), "places")


def states_said() -> Iterator[Wording]:
    """What is said when something changes that a reader did not choose, or cannot be."""
    maps = map_view.read({})[0]
    boys = maps.at("2011-01-01/P3Y").of("male")
    for level in ("icb", "constituency", "region"):
        yield from (Wording(text, f"map to {level}") for text in boys.by(level).unasked(boys))
    shown = doctors_view.read({"level": "constituency", "other": "healthy-girls"})[0]
    for level in ("icb", "region", "district", "upper-tier"):
        yield from (Wording(text, f"doctors to {level}") for text in shown.by(level).unasked(shown))
    gap = goal_view.read({"release": "2026", "baseline": "2021-2023"})[0]
    for release in ("2022", "2024"):
        yield from (
            Wording(text, f"gap {release}") for text in gap.of_release(release).unasked(gap)
        )
    for query in (
        {"a": "upper-tier:E06000009", "b": "upper-tier:E06000009"},
        {"a": "constituency:E14000639"},
        {"a": "nowhere at all", "page": "nosuch"},
        {"a": "icb:NHS Essex ICB", "b": "district:Allerdale Borough Council"},
    ):
        for read in (map_view.read, compare_view.read, doctors_view.read):
            yield from (Wording(text, str(query)) for text in read(query)[1])
    for typed in (None, 500.0, -5.0, 0.25):
        yield Wording(outside(typed, (1, 200), 50), f"typed {typed}")


def own_said() -> Iterator[Wording]:
    """What is said of areas of one's own: of whole areas, of neighbourhoods, of a real one."""
    slots = {"name": "Blackpool", "count": "12", "code": "E06", "levels": "districts", "n": "4"}
    for name, text in (own_page.PAGE | own_page.DRAW).items():
        yield Wording(text.format(**slots), f"own: {name}")
    yield from (Wording(text, "own") for pair in own_figures.REASONS.values() for text in pair)
    blackpool = register().area("district", "E06000009")
    seat = register().area("constituency", "E14001105")
    for made in (
        own_made("Coast", [blackpool, register().area("district", "E07000128")]),
        own_made("", [blackpool, seat], range(3)),
        own_made("", rows=[0]),
        own_made("", [blackpool]),
    ):
        case = f"own: {own_figures.name_of(made)}"
        for text in (
            own_page.meaning(made),
            own_page.values_line(made),
            own_figures.people_text(made),
            own_figures.deprived_text(made),
            own_figures.doubled_text(made),
            own_figures.real_text(made),
            *own_figures.covers_lines(made, "constituency"),
        ):
            yield Wording(text, case)
        told = own_sums(made)
        for one in told.added:
            nation = beside_own(one, register().area("country", "E92000001"))
            for text in (
                own_figures.how_text(one),
                own_figures.care_text(one),
                own_figures.side_text(one, nation, ""),
                own_figures.sum_text(one),
            ):
                yield Wording(text, f"{case}: {one.indicator.slug}")
        yield from (Wording(own_figures.missing_line(one), case) for one in told.missing)
    yield from (Wording(own_figures.note_text(how), "own") for how in ("real", "sums", None))
    for text in ("FY1 2LX\nnonsense\nFY1 2LX", "PR1 2HE"):
        found = catchment(text, least=2 if "\n" in text else 1)
        yield Wording(catchment_text(found), "own: postcodes")
        yield from (Wording(fault_text(one), "own: postcodes") for one in found.faults)
    yield Wording(PLACING, "own: postcodes")


def yours_wording(text: str, case: str) -> Wording:
    """A sentence on a reader's file: what it quotes of the file, and names of codes, are no words."""
    plain = re.sub(r"'[^']*'", "'x'", text)
    return Wording(re.sub(r"\b(UTF|Windows|Latin)-", r"\1 ", plain), case, decimals=6)


def yours_said() -> Iterator[Wording]:
    """What is said of a reader's own files: how they were read, why rows were refused, figures."""
    slots = {"shown": "100", "count": "1,234"}
    texts = [*yours_page.PAGE.values(), *yours_page.PRIVATE, *yours_page.NEEDS]
    texts += [*yours_page.DECIMAL_OPTIONS.values(), yours_page.REJECTS_SHOWN.format(**slots)]
    yield from (Wording(text, "yours: page") for text in texts)
    yield from (Wording(yours_page.opened_text(count), "yours: bundle") for count in (1, 3))
    for case in AWKWARD:
        name = f"yours: {case.name}"
        settings = Settings(**{"level": case.level, **case.settings})
        try:
            found = join_own(table_of(Grid(**read_file(case.content(), settings.sheet))), settings)
        except (QuestionError, RefusedError) as error:
            yield yours_wording(str(error), name)
            continue
        found = replace(found, rejects=nearest(found))
        told = [*yours_told.read_lines(found, "file.txt"), yours_told.sum_line(found)]
        told += [yours_refused.reason(one, found.level) for one in found.rejects]
        if not found.figures:
            yield from (yours_wording(text, name) for text in (*told, yours_refused.refusal(found)))
            continue
        one = own_measure(found, "file.csv", date(2026, 11, 30))
        told += [yours_told.period_line(one), yours_page.mark_line(one), yours_page.window(one)]
        told += [yours_page.beside_england(one), *yours_page.link_texts(one)]
        yield from (yours_wording(text, name) for text in told)
        yield yours_wording(yours_page.headline(one), name)
        yield yours_wording(yours_page.summary(one), name)
        yield from (
            yours_wording(yours_page.figure_text(one, figure), name)
            for figure in (*one.figures, None)
        )


def points_said() -> Iterator[Wording]:
    """What the map says of places that are points, alone and beside areas."""
    for slug, record in catalogue().items():
        for kind in record.sites:
            asked = {"indicator": slug, "level": kind}
            codes = list(data.places_of(record, kind))
            for picked in ({}, {"a": f"{kind}:{codes[0]}", "b": f"{kind}:{codes[-1]}"}):
                view = map_view.read(asked | picked)[0]
                page = map_page(view)
                told = page.blocks[0].message
                case = f"points: {slug}"
                yield from (Wording(told[name], case) for name in ("label", "summary"))
                yield from (Wording(one["said"], case) for one in told["chosen"])
                yield Wording(page.headline.title, case)
    boards = map_view.read({"indicator": "ambulance-category-2", "level": "icb"})[0]
    yield from (Wording(text, "points") for text in boards.by("trust").unasked(boards))
    yield from (Wording(text, "points") for text in boards.unasked(boards.by("trust")))
    for text in ("Liverpool", "Morfields Eye", "Nowhere at all"):
        yield Wording(map_view.read({"indicator": "hospital-18-weeks", "a": text})[1][0], text)


def searches_said() -> Iterator[Wording]:
    """What a search says of what it found, and of what it did not."""
    asked = (
        "Uxbridge", "Hamshire", "Winchester", "Cardiff", "UK", "GIR 0AA", "BFPO 1", "SW1A 1AA",
        "FY1", "Blackpool FY1 1AA", "Cumbria County Council", "NHS Frimley ICB", "Essex ICB",
        "E14000639", "E05000932", "W06000015", "E99999999", "qqqqqq", "",
    )  # fmt: skip
    for text in asked:
        try:
            said = search.find(text).message
        except QuestionError as problem:
            said = str(problem)
        if said:
            yield Wording(said, f"search: {text}", decimals=0)


def boxes_said() -> Iterator[Wording]:
    """What the search box lists, and what it says beside that."""
    asked = (
        "Winchester", "FY1 2LX", "Cumbria", "doctors Blackpool", "GPs FY1 2LX", "compare Leeds York",
        "compare Leeds", "life expectancy Winchester district", "healthy life expectancy by region",
        "halve the gap", "goal Kent", "map", "compare", "nurses", "deprivation of Kent", "nurses xyzzyx",
        "zzzzzz", "Leeds vs York life expectancy of boys", "x" * 200, "Barts Health", "62 days Christie",
    )  # fmt: skip
    for text in asked:
        answers = finding.find(text)
        for one in answers.found:
            yield Wording(f"{one.text}: {one.note}", f"box: {text}", decimals=0)
        if answers.said:
            yield Wording(answers.said, f"box: {text}", decimals=0)
    at = "?page=compare&a=upper-tier:E06000009&b=district:E07000094"
    yield Wording(finding.find("Leeds", at).found[0].note, "box: added", names=("Leeds",))
    for text in (*search_words.SEARCH.values(), *search_words.KINDS.values()):
        yield Wording(text, "box: its own")
    for text in PICKER.values():
        filled = text.replace("{n}", "12").replace("{text}", "zzzz")
        yield Wording(filled, "list of measures", decimals=0)
    for number in range(3):
        yield Wording(search_words.counted(number), f"box: {number} answers")


def compare_pages() -> Iterator[Wording]:
    places = ["upper-tier:E06000009", "district:E07000094", "country:E92000001", "icb:E54000048"]
    areas = [register().area(*key.split(":")) for key in places]
    yield from (
        Wording(line, "quoted") for line in quoted_text(EXAMPLES[0], {"Winchester": areas[0]})
    )
    yield from (
        Wording(text, f"compare: {name}") for name, text in COMPARE.items() if name != "reading"
    )
    for chosen in (areas[:2], areas):
        table = side_by_side(chosen)
        yield Wording(compare_title(chosen), "title")
        yield from (Wording(line, "notes") for line in table_notes(table))
        for row in table.rows:
            record = row.indicator
            case, ranged = f"{record.slug}, {row.sex}", record.has_interval
            answer = compare_headline(table, row)
            yield Wording(f"{answer.title} ({answer.range}). {answer.values}" if answer.range else answer.values,
                       f"headline: {case}", ranged, decimals=record.decimals)  # fmt: skip
            yield Wording(f"{row_title(row)}, {row_when(row)}", case)
            yield Wording(model_note(record), case)
            for cell, beside in zip(row.cells, beside_england(row), strict=True):
                yield from (Wording(line, case) for line in place_lines(cell))
                # A survey may give one place a range and another none.
                if cell.comparison and cell.comparison.difference:
                    text, two = pair_gap(cell, table.compared).text, cell.comparison
                    both = two.a.has_range and two.b.has_range
                    yield Wording(text, f"pair: {case}", both, decimals=record.decimals)
                if beside:
                    text, known = england_gap(beside).text, beside.estimate.has_range
                    yield Wording(text, f"to England: {case}", known, decimals=record.decimals)
    for sex in ("female", "male"):
        for one in in_releases(indicator(HLE), areas[0], areas[1], sex):
            yield Wording(release_gap(one).text, "release", ranged=True, decimals=1)
            yield Wording(release_title(one), "release")


def faults_said() -> Iterator[Wording]:
    asked = (faults.NO_FILE, faults.NO_CHART, faults.NO_AREA, faults.NO_LEVEL)
    for text in (*asked, faults.SERVER, *faults.NO_PAGE.values()):
        yield Wording(text, "no answer")
    yield Wording(faults.in_the_data(DataError("A file is missing.")), "a fault in the data")
    yield Wording(faults.port_in_use(8501, 8502), "a port in use")
    yield Wording(faults.port_kept(80), "a port of the system")
    yield Wording(
        faults.no_address("192.0.2.1", "EXPLORER_ADDRESS"), "an address of another machine"
    )
    yield Wording(faults.path_before("health"), "a path of the server's own")


def api_said() -> Iterator[Wording]:
    """Give what the API says; words in backticks are for programs, and stand as they are typed."""
    for one in api_wordings():
        yield replace(one, text=re.sub("`[^`]*`", "this", one.text))


def api_wordings() -> Iterator[Wording]:
    for told in api_operations.OPERATIONS.values():
        yield from (
            Wording(text, "the API: an operation") for text in (told.summary, told.description)
        )
    whole = (api_operations.DESCRIPTION, api_operations.PROMISE, api_operations.LIMITS)
    parts = [part for text in whole for part in text.split("\n\n")]
    headers = api_operations.HEADERS.values()
    yield from (
        Wording(text, "the API: its description")
        for text in (*parts, *headers, *api_operations.STATUSES.values())
    )
    known = (*api_parameters.PARAMETERS.values(), *api_parameters.OWN.values())
    yield from (Wording(text, "the API: a parameter") for text in known)
    yield Wording(api_parameters.IF_NONE_MATCH, "the API: a parameter")
    yield Wording(api_parameters.setting_of(["map", "gap"]), "the API: a setting")
    yield from (
        Wording(text, "the API: its page") for text in api_page.PAGE.values() if "{" not in text
    )
    for text in (*api_problems.TITLES.values(), api_problems.PAIR):
        yield Wording(text, "the API: a problem")
    yield Wording(api_problems.unknown("levl", ["level"]), "the API: unknown")
    yield Wording(api_problems.unknown("level", []), "the API: nothing can be set")
    yield Wording(api_problems.twice("level"), "the API: given twice")
    for kind in ("missing", "string_too_short", "int_parsing", "bool_parsing", "no_such_fault"):
        yield Wording(
            api_problems.invalid("count", kind, {}, "similar?area=Leeds"), f"the API: {kind}"
        )
    for kind, told in (
        ("string_too_long", {"max_length": 40}), ("greater_than_equal", {"ge": 1}),
        ("literal_error", {"expected": "'json' or 'csv'"}),
    ):  # fmt: skip
        yield Wording(api_problems.invalid("count", kind, told, ""), f"the API: {kind}")
    yield Wording(api_problems.no_theme("sport", ["health"]), "the API: no theme")
    yield Wording(api_problems.no_page("front", ["map", "gap"]), "the API: no page")
    yield Wording(listed_only(["Isle of Nowhere"]), "listed without a boundary")


def site_said() -> Iterator[Wording]:
    for text in (
        *site_words.SITE.values(),
        *site_words.MISSING.values(),
        *site_words.WHOLE.values(),
    ):
        yield Wording(text, "round pages without a server")
    for text in (*site_words.DATA_TEXTS, site_words.STOPPED, site_words.CARD):
        yield Wording(text, "a static site")
    for text in site_words.SEARCH_NOTES.values():
        filled = text.format(former="Barnsley (E08000016)", outward="FY1", name="Leeds")
        yield Wording(filled, "an answer of the static search")
    for linked in (True, False):
        yield Wording(site_words.needs_live(["Period", "Order"], linked=linked), "choices left out")
    titled = site_words.titled("Doctors - Health Gap Explorer", site_words.by_level("icb"))
    yield Wording(titled, "a window of the static site")
    yield Wording(site_words.level_title("district", 296), "a list of areas")
    yield Wording(site_words.shapes_text(BY_SLUG["icb"]), "a file of shapes")
    yield Wording(site_words.not_ours("public"), "a folder of something else")
    yield Wording(site_words.no_page("x", ["map", "gap"]), "no such page")
    yield Wording(site_words.bad_address("x"), "no address")
    yield Wording(site_words.progress(3, 2, 10, 62), "progress of a site")
    yield Wording(site_words.finished("public", 2400, 1_500_000), "a finished site")


def feet() -> Iterator[Wording]:
    for record in catalogue().values():
        periods = published_periods(record, next(iter(record.levels)), record.sexes[0])
        yield Wording(foot_line(periods, date(2026, 11, 29)), f"the foot: {record.slug}")
        for level in record.levels:
            # The first line is the record's own.
            made = made_lines(record, level)[1:]
            yield from (Wording(line, f"made: {record.slug}") for line in made)


def model_page() -> Iterator[Wording]:
    """The proof of the model, as it is and with every condition failed."""
    found = proof(model())
    held = found.validation
    failed = replace(held, gates=tuple(replace(one, holds=False) for one in held.gates))
    far = held.tests.assign(rmse=held.tests["rmse"] * 2)
    for one in (held, failed, replace(held, tests=far)):
        answer = model_words.model_headline(replace(found, validation=one))
        for text in (answer.title, answer.values, answer.meaning):
            yield Wording(text, "model: headline")
        yield from (Wording(text, "model: beyond") for text in model_words.beyond_published(one))
        yield Wording(proof_words.status(one), "model: status", decimals=0)
        yield from (Wording(text, "model: fails", decimals=3) for text in proof_words.failures(one))
    for line in proof_words.validation_text(replace(found, validation=failed)).split("\n"):
        # The columns of the table are set apart by blanks.
        yield Wording(" ".join(line.split()), "model: command", decimals=3)
    for row in held.tests.itertuples():
        yield Wording(proof_words.named_test(row.test, row.group, row.size), "model: test")
    yield from (Wording(text, "model: wide") for text in proof_words.wide_texts(held))
    yield from (Wording(text, "model: must hold") for text in proof_words.conditions())
    yield Wording(proof_words.alike_text(found), "model: alike")
    yield from (Wording(text, "model: not taken") for text in model_words.not_taken(found.better))
    for hidden in found.hidden.values():
        drawn = (
            model_words.guesses_alt("Title", hidden.frame, furthest(hidden.frame)),
            model_words.misses_alt("Title", hidden.counts),
            model_words.groups_alt("Title", hidden.groups),
        )
        yield from (Wording(text, "model: chart") for text in drawn)
        yield from (Wording(text, "model: in range") for text in model_words.inside_texts(hidden))
        for row in hidden.frame.itertuples():
            yield Wording(model_words.place_text(row), "model: dot", ranged=True, decimals=1)
        for row in found.parts(hidden.sex).to_dict("records"):
            yield Wording(", ".join(model_words.number_cells(row)).strip(", "), "model: number")
    for row in held.variants.to_dict("records"):
        yield Wording(model_words.variant_name(row["variant"]), "model: tried")
    texts = (*model_words.SECTIONS.values(), *model_words.ASSUMES, model_words.HIDINGS,
             model_words.TESTS_NOTE, model_words.OTHERS_NOTE, model_words.NUMBERS_NOTE,
             model_words.SLOPES_READING, model_words.GUESSES_READING, model_words.MISSES_READING,
             model_words.groups_reading(0.5), model_words.POINT, model_words.NOT_TO,
             *model_words.do_nots(catalogue()[held.slug], held.record))  # fmt: skip
    yield from (Wording(text, "model: page") for text in texts)


def modelled_said() -> Iterator[Wording]:
    """What our model says beside published figures and of its own, at every level."""
    record, places = indicator(HLE), register()
    model = model_of(record)
    assert model is not None
    yield from (Wording(text, "beside: notes") for text in beside_notes(model))
    yield from (Wording(text, "beside: labels") for text in (MODELLED, PROOF, BEYOND_COLUMN))
    for level, sex in product(model.levels, model.sexes):
        for found in list(all_beside(record, level, sex, PERIOD).values())[::9]:
            name = found.estimate.area.name
            case = f"beside: {level}, {sex}, {name}"
            yield Wording(model_sentence(found), case, ranged=True, names=(name,), decimals=1)
            assert ("beyond" in model_sentence(found)) == bool(found.outside)
    keys = (
        "constituency:E14001105", "constituency:E14001587", "constituency:E14001220",
        "upper-tier:E06000009", "icb:E54000048", "district:E07000094",
    )  # fmt: skip
    areas = [places.area(*key.split(":")) for key in keys]
    for first, second in product(areas, areas):
        for sex in model.sexes if first != second else ():
            pair = compare_areas(record, first, second, sex, PERIOD)
            own = compare_areas(model, first, second, sex, PERIOD)
            case = f"beside: {first.name}, {second.name}, {sex}"
            for line in comparison_lines(pair, by_model(pair)):
                yield Wording(line, case, ranged=True, decimals=1)
            yield Wording(comparison_text(own, comparison_lines(own, None)), f"own: {case}")
    for key in keys:
        here = place(record, places.area(*key.split(":")), "female", PERIOD)
        yield Wording(chosen_sentence(record, "A", here), f"beside: {key}", ranged=True)
        if here.modelled:
            yield Wording(healthy_sentence(record, here, "female"), key, ranged=True)
    cross = two_way("district", HLE, "female")
    for cell in cross.cells[::11]:
        text = two_way_sentence(cell, record, two_way_sides(cross))
        yield Wording(text, "two ways", ranged=cell.doctors < 0)
    yield from (
        Wording(line, "revisions", ranged=True) for line in ledger_model(revisions("Winchester"))
    )


AREAS = (
    "upper-tier:E06000009", "district:E07000094", "constituency:E14001274", "icb:E54000048",
    "region:E12000001", "country:E92000001", "upper-tier:E09000001", "upper-tier:E06000053",
    "district:E06000063", "upper-tier:E10000014",
)  # fmt: skip


def areas_said() -> Iterator[Wording]:
    """What an area's page says, for areas of every level and some that lack figures."""
    yield from (Wording(text, f"area: {name}") for name, text in AREA.items())
    for key in AREAS:
        area = register().area(*key.split(":"))
        found = story(area)
        yield Wording(area_title(area), key)
        yield Wording(page_citation(area_title(area), date(2026, 11, 29)), key)
        yield Wording(people_text(found), key)
        yield Wording(member_text(found), key)
        yield from (Wording(part_text(one), key) for one in (*found.across, *found.boards))
        yield from (Wording(twin_text(one), key) for one in found.same)
        yield Wording(taken_text(area, found.same), key)
        yield Wording(locator_alt(area, [one.name for one in found.same]), key)
        for sentence in headline_sentences(found):
            ranged = "can expect" in sentence.text
            yield Wording(sentence.text, f"headline: {key}", ranged, decimals=1)
        yield Wording(area_model_sentence(found), key, decimals=1)
        yield from (
            Wording(stands_out_text(one), f"stands out: {key}", ranged=True, decimals=1)
            for one in (*found.higher, *found.lower)
        )
        yield Wording(looked_at_text(found), key)
        yield from (Wording(text, key) for text in borrowed_texts(found))
        yield from (Wording(text, key) for text in missing_texts(found))
        title, names = not_for_level(found)
        yield from (Wording(text, key) for text in (title, *names))
        yield Wording(by_text(found.alike), key)
        yield from (Wording(text, key) for text in variable_texts(found.alike))
        for row in found.rows:
            case, decimals = f"{row.indicator.slug}: {key}", row.indicator.decimals
            # A yearly step has a decimal more than the figures.
            yield from (
                Wording(text, case, decimals=max(2, decimals + 1)) for text in standing_texts(row)
            )
            yield Wording(
                f"{value_text(row)} {limits_text(row)}",
                case,
                row.estimate.has_range,
                decimals=decimals,
            )
            yield Wording(f"{england_text(row)} {verdict_text(row)}", case, decimals=decimals)
            # The last names a row as the file has it.
            yield from (Wording(text, case) for text in row_texts(row)[:-1])
            # The title of a publication is its publisher's wording.
            title = row.indicator.origin[0].title
            yield Wording(citation(row).replace(title, "(title)"), case)
            yield from (
                Wording(text, case, decimals=max(2, decimals + 1)) for text in beside_texts(row)
            )
            yield from (Wording(text, case) for text in compare_texts(row.indicator))
        first = comparable(found)
        if first:
            beside = beside_alike(found.alike, first)
            yield Wording(beside_title(beside), key)
            yield from (
                Wording(beside_text(beside_gap(one)), key, decimals=first.indicator.decimals)
                for one in beside.comparisons
                if one.difference
            )
        steps = steepest(found.of("imd-most-deprived-tenth"))
        if steps:
            up = ladder(area, steps)
            yield Wording(f"{ladder_title(up)} {more_text(up)}".strip(), key)
            yield from (Wording(f"{rung_name(one)}: {rung_text(up, one)}", key) for one in up.rungs)
        for row in found.rows:
            inside = ladder(area, row).inside
            if inside:
                told = f"{inside_name(inside)}: {inside_text(ladder(area, row), inside)}"
                yield Wording(told, key, decimals=row.indicator.decimals)


def standards_said() -> Iterator[Wording]:
    """What is said of a standard, met and not, at least and at most."""
    row = story(register().area("upper-tier", "E06000009")).rows[0]
    for value, direction in product((50.0, 70.5), ("at_least", "at_most")):
        standard = Standard(value, direction, "the Department of Health and Social Care", "2022")
        record = replace(row.indicator, standard=standard)
        asked = replace(row, indicator=record)
        yield Wording(meets_text(asked), f"standard {value} {direction}")
        yield Wording(standard_text(record), f"standard {value} {direction}")
        yield Wording(set_by_text(record), f"standard {value} {direction}")
        yield Wording(standard_named(record), f"standard {value} {direction}")
        counted = (
            (9, 0, 9, 0, 9, 0),
            (1, 1, 0, 0, 0, 1),
            (42, 8, 40, 3, 20, 2),
            (2, 1, 2, 1, 1, 9),
        )
        for counts in counted:
            told = meeting_text(Meeting(record, "icb", *counts))
            yield Wording(told, f"standard {value} {direction} {counts}")


PACKS = (
    "upper-tier:E06000009", "constituency:E14001587", "region:E12000001", "district:E06000053",
    "icb:E54000048", "upper-tier:E09000001", "district:E07000094", "constituency:E14001063",
    "region:E12000007", "icb:E54000008",
)  # fmt: skip


def packs_said() -> Iterator[Wording]:
    for key in PACKS:
        found = evidence(register().area(*key.split(":")))
        area, case = found.area, f"a pack: {key}"
        for rows in found.facts:
            lender = rows[0].estimate.measured_for
            names = (lender.name,) if lender else ()
            ranged = rows[0].estimate.has_range
            yield Wording(packs.fact(rows), case, ranged=ranged, names=names, decimals=1)
        for strip in found.strips:
            ranged = strip.row is not None and strip.row.estimate.has_range
            yield Wording(packs.strip_alt(strip, area), case, ranged=ranged)
            texts = (packs.strip_title(strip), packs.strip_about(strip), packs.strip_england(strip))
            yield from (Wording(text, case) for text in texts)
        neighbours = [one.area for one in found.story.alike.areas]
        for count in (0, 2, 10):
            yield Wording(packs.map_caption(area, neighbours[:count]), case)
        lines = [
            packs.area_title(area), packs.context(found.story), packs.map_alt(area),
            packs.alike_by(found.story.alike), packs.to_know(found), *packs.unsure(found),
            *packs.takes(found), *packs.stands_out(found.story), *packs.not_known(found),
            *packs.do_nots(found), *(packs.alike_head(rows[0]) for rows in found.facts),
        ]  # fmt: skip
        yield from (Wording(line, case) for line in lines)
    told = national()
    halved = told.halving
    lines = [
        goal_packs.TITLE, goal_packs.CONTEXT, *goal_packs.facts(halved), *goal_packs.unsure(halved),
        *goal_packs.takes(halved), goal_packs.map_alt(told.regions),
        goal_packs.map_caption(told.regions), *goal_packs.NOT_KNOWN,
        *(goal_packs.line_alt(goal) for goal in halved.goals),
        *(goal_packs.line_about(goal) for goal in halved.goals),
    ]  # fmt: skip
    yield from (Wording(line, "the pack of the goal") for line in lines)
    yield Wording(pack_terms.STOPPED, "a process was stopped")
    yield Wording(pack_terms.no_format("doc", ("pdf", "html", "zip")), "no such format")
    for kept in (0, 1, 30):
        yield Wording(pack_terms.progress(12, 543, kept, 4.12), "how far a run is", decimals=1)
    for count in (1, 2, 12):
        yield Wording(pack_terms.measures_title(count), "a heading")


def claims_said() -> Iterator[Wording]:
    """What is said of every worked claim, and of its figures."""
    for text, _ in [*CLAIMS, *VOICES]:
        for one in check_claim(text).claims:
            case = f"a claim: {one.reading.text}"
            lines = [claim_words.say_today(one), *claim_words.why(one)]
            yield from (Wording(line, case) for line in lines)
            yield Wording(claim_words.may_word(one), case)
            yield Wording(claim_words.verdict_word(one.verdict), case)
            for held in (*one.found.newest, *one.found.former):
                told = (claim_words.when(held), claim_words.held_text(held))
                yield from (Wording(line, case) for line in (*told, claim_words.release(held)))
        headline = claim_page.claim_headline(check_claim(text).claims, text)
        likely = f" ({headline.range})" if headline.range else ""
        yield Wording(f"{headline.title}{likely}", "claims")
        yield Wording(headline.values, "claims")
        yield Wording(headline.meaning, "claims")
    fixed = (*claim_labels.HOW, claim_labels.EMPTY, claim_labels.READ_NOTE, *claim_labels.HEADS)
    fixed = (*fixed, claim_labels.NO_AGE, claim_labels.NORTH_SOUTH)
    yield from (Wording(line, "the page of claims") for line in (*fixed, too_long(), NOTHING))


def hexagons_said() -> Iterator[Wording]:
    for slug in ("upper-tier", "district", "constituency", "icb"):
        told = shape_words(slug, cartogram(slug))
        yield from (
            Wording(text, f"hexagons, {slug}") for key, text in told.items() if key != "apart"
        )
    yield Wording(APART.format(names="Blackpool, Winchester"), "places without a hexagon")
    yield Wording(SWITCH, "a switch")


# Lists of areas: all joined, some, none, modelled, counted, by figures without a range.
LISTS = (
    ("upper-tier", ("healthy-life-expectancy girls below 59", "gps-per-100k-need in lowest fifth"), 2, False),
    ("upper-tier", ("smoking above england", "healthy-life-expectancy boys below region", "in region London"), 2, False),
    ("upper-tier", ("healthy-life-expectancy girls fell since 2011-2013", "obesity-adults between 20 and 30"), 1, False),
    ("constituency", ("majority under 5 points", "majority under 2000 votes", "fewest-doctored on 3 of 5"), 3, False),
    ("constituency", ("healthy-life-expectancy girls below 59", "like Blackpool South"), 1, True),
    ("constituency", ("healthy-life-expectancy girls below 59",), 1, False),
    ("district", ("household-income below 30000",), 1, False),
    ("district", ("in board Black Country",), 1, False),
)  # fmt: skip
WRONG_CONDITIONS = (
    "", "x" * 300, "HLE girls belw 59", "smoking", "smoking below fifty", "smoking girls below 5",
    "smoking in middle fifth", "smoking fell since 1850", "in region Atlantis", "banana above 3",
    "people better than England", "fewest-doctored on 7 of 5", "smoking between 9 and 2",
    "smoking below Winchester", "majority under 5 points",
)  # fmt: skip


def lists_said() -> Iterator[Wording]:
    for level, conditions, number, allowed in LISTS:
        asked = tuple(read_condition(one, level) for one in conditions)
        found = find_areas(Asked(level, asked, number, allowed))
        case = f"list, {level}, {conditions[0]}"
        headline = find_words.find_headline(found)
        for text in (headline.title, headline.range, headline.values, headline.meaning):
            yield Wording(text, case)
        yield from (Wording(text, case) for text in find_words.how_texts(found))
        yield Wording(find_words.summary(found), case)
        for at in range(0, len(found.areas), 9):
            yield Wording(find_words.area_sentence(found, at), case)
            yield Wording(find_words.verdict_text(found, at), case)
            yield Wording(find_words.untold_text(found, at), case)
        for k in range(len(found.judged)):
            yield Wording(find_words.count_label(found.alone(k)), case)
        yield Wording(find_words.not_by_figure_text(len(found.areas)), case)
        yield Wording(find_words.modelled_row(3), case)
    yield from (Wording(text, "before quoting a list") for text in find_words.QUOTE)
    for text in WRONG_CONDITIONS:
        try:
            read_condition(text, "upper-tier")
        except QuestionError as error:
            yield Wording(str(error), f"condition: {text[:20]}")
    for text in (
        find_page_words.lost(2, "constituency"), find_page_words.most(8),
        find_page_words.one_period(indicator("life-expectancy")),
        find_page_words.packs_note(200, 100), find_page_words.TWICE, find_page_words.NO_PLACE,
    ):  # fmt: skip
        yield Wording(text, "find, a change that cannot be")


def two_said() -> Iterator[Wording]:
    pairs = [
        ("upper-tier", "imd-score", "healthy-life-expectancy.female", False),
        ("upper-tier", "smoking", "healthy-life-expectancy.male", True),
        ("upper-tier", "anxiety", "happiness", False),
        ("upper-tier", "employment", "anxiety", True),
        ("region", "imd-score", "healthy-life-expectancy.female", False),
        ("region", "life-expectancy.male", "life-expectancy.female", False),
        ("icb", "life-expectancy.male", "healthy-life-expectancy.male", False),
        ("district", "pharmacies-per-100k", "people-per-km2", True),
        ("district", "no-qualifications", "household-income", False),
        ("constituency", "majority-2024", "gps-per-100k", False),
        ("constituency", "imd-score", "healthy-life-expectancy-modelled.male", False),
        ("constituency", "gps-per-100k", "healthy-life-expectancy-modelled.female", False),
        ("upper-tier", "healthy-life-expectancy.female",
         "healthy-life-expectancy-2022-release.female", False),
    ]  # fmt: skip
    for level, x, y, weighted in pairs:
        taken = (take_measure(one, level, modelled=True) for one in (x, y))
        found = pair_of(*newest_of_both(*taken, level), level, weighted=weighted)
        answer = two_headline.headline(found)
        case = f"two: {x}, {y}, {level}"
        outcome = "no figure" if not found.known else ""
        yield Wording(
            f"{answer.title} {answer.range}".strip(), case, ranged=True, outcome=outcome, decimals=2
        )
        lines = [
            answer.values, answer.meaning, two_headline.window(found), *two_sure.sure_texts(found),
            *two_sure.method_texts()[1:], two_sure.CAUTION, two_outliers.outliers_text(found),
            two_outliers.left_out_text(found), two_outliers.marked_text(found), two_outliers.NOTE,
            *two_outliers.left_out_lines(found), *two_thirds.nine_fills(found),
            two_thirds.legend(found), two_thirds.map_label(found), two_thirds.map_summary(found),
            two_thirds.map_reading(found), two_thirds.corner_text(found),
            *list(two_thirds.area_sentences(found).values())[:3],
            two_labels.chart_title(found), two_labels.chart_period(found),
            two_labels.chart_alt(found), two_labels.points_label(found),
            two_labels.axis_title(found.first), two_labels.axis_title(found.second),
            *(two_labels.chart_reading(found, line=line, every=line, regions=True)
              for line in (True, False)),
            two_labels.changed_measure(found.first, level), two_labels.other_period(found.second),
        ]  # fmt: skip
        yield from (Wording(line, case, decimals=2) for line in lines)
        for row in two_sure.numbers(found):
            yield Wording(" ".join(two_sure.number_cells(*row)), case, decimals=2)
    blackpool = register().area("upper-tier", "E06000009")
    lines = [
        *two_labels.TWO.values(), two_labels.POINT, two_labels.remove_label(blackpool),
        two_labels.full_text(6), two_labels.no_point(blackpool, "icb"),
        two_labels.dropped(["Blackpool", "Hull"], "icb"),
        *(" ".join(cells) for cells in two_sure.band_cells()),
    ]  # fmt: skip
    yield from (Wording(line, "two: labels") for line in lines)


def breaks_said() -> Iterator[Wording]:
    record = indicator(HLE)
    yield from (Wording(text, "breaks: labels") for text in (*breaks_words.NAMES.values(),))
    yield Wording(f"{breaks_words.LABEL}. {breaks_words.CLASSES}.", "breaks: labels")
    yield Wording(breaks_words.NO_BREAKS, "breaks: none")
    yield Wording(breaks_words.too_many_classes(6, 4), "breaks: too many classes of years to gain")
    yield Wording(breaks_words.NOTHING_TO_BREAK, "breaks: none")
    usual = map_overview(record, "upper-tier", "female", PERIOD)
    texts = ("steps-5", "counts-2", "natural-7", "55,60", "1,2", "59,62,64,66", "59.1,62,64,66")
    for text in texts:
        page = map_overview(record, "upper-tier", "female", PERIOD, breaks_of(text, 1))
        found = reclassed(usual, page)
        yield Wording(breaks_words.chosen_text(page.breaks), f"breaks: {text}")
        yield Wording(breaks_words.reclassed_text(found), f"breaks: {text}")
        lines = [*breaks_words.breaks_notes(page), *breaks_words.reclassed_lines(found)]
        yield from (Wording(line.strip(), f"breaks: {text}", decimals=1) for line in lines)
        lines = breaks_words.reclassed_lines(reclassed(page, usual))
        yield from (Wording(line.strip(), f"breaks: {text}", decimals=1) for line in lines)
        bar = breaks_words.bar_words(found)
        slots = {
            "n": "2",
            "low": "55.1",
            "high": "60.9",
            "moved": "3",
            "darker": "1",
            "lighter": "2",
        }
        yield from (
            Wording(fill(one, slots), f"breaks: {text}, {name}", decimals=1)
            for name, one in bar.items()
            if name != "classes"
        )
    for wrong in ("60,50", "a", "1,,2", "steps-9", "1,2,3,4,5,6,7"):
        try:
            breaks_of(wrong, 1)
        except QuestionError as error:
            yield Wording(str(error), f"breaks: {wrong}", decimals=1)


def revealing_said() -> Iterator[Wording]:
    for name, told in revealing_words.reveal_words().items():
        texts = [told] if isinstance(told, str) else told
        yield from (Wording(text, f"step by step: {name}") for text in texts)
    yield from (
        Wording(text, "step by step")
        for text in (
            revealing_words.START,
            revealing_words.NOTHING_HERE,
            revealing_words.FIGURES_HIDDEN,
            revealing_words.MAP_QUESTION,
            revealing_words.CHART_QUESTION,
            revealing_words.LARGER,
            revealing_words.SMALLER,
            revealing_words.no_step("9"),
            revealing_words.no_size("40", 18),
        )
    )
    for step in range(revealing_words.ALL):
        yield Wording(revealing_words.revealed_window("Healthy years", step), f"window: {step}")
        yield Wording(
            revealing_words.revealed_alt("Healthy years", "All of it.", step, "What is it?"),
            f"by ear: {step}",
        )


def quizzes_said() -> Iterator[Wording]:
    keys = ("upper-tier:E06000009", "district:E07000094", "constituency:E14001587",
            "icb:E54000013", "region:E12000001")  # fmt: skip
    for key, seed in product(keys, range(1, 9)):
        place_of = register().area(*key.split(":"))
        for asked in quiz(place_of, seed).questions:
            unclear = "unclear" if asked.answer == UNSURE else ""
            case = f"quiz: {asked.kind}, {key}, {seed}"
            yield Wording(quiz_asking.question(asked), case)
            for one in asked.options:
                yield Wording(quiz_asking.option(asked, one), case)
                yield Wording(quiz_telling.slip(asked, one), case)
            ranged = any(one.has_range for one in asked.figures) and asked.kind != "land"
            yield Wording(quiz_telling.explanation(asked), case, ranged, unclear)
        of = of_class(place_of)
        lines = [
            sheet_words.map_alt(of, shaded=True), sheet_words.map_alt(of, shaded=False),
            sheet_words.table_title(of), sheet_words.context(place_of, seed),
            sheet_words.source(of, date(2026, 11, 29)),
            sheet_words.further(of, place_of, seed, [indicator("smoking")]),
            *(text for pair in sheet_words.look_up_texts(look_ups(of, seed), of) for text in pair),
        ]  # fmt: skip
        yield from (Wording(line, f"sheet: {key}, {seed}") for line in lines)
    said = [*quiz_page.QUIZ.values(), *sheet_words.SHEET.values(), quiz_page.NO_ANSWER,
            quiz_page.NO_COUNTRY, quiz_page.NO_SEED.format(most=9999), quiz_page.score(7, 10),
            quiz_page.verdict(right=False, answer="20%"), sheet_words.no_lesson("x", ("a", "b")),
            sheet_words.no_sheet(".doc")]  # fmt: skip
    for one in LESSONS.values():
        said += [
            one.title,
            one.aim,
            *(text for task in one.tasks for text in (task.text, task.answer)),
        ]
    yield from (Wording(text, "quiz and sheets") for text in said)


def lessons_said() -> Iterator[Wording]:
    # Templates are read filled in; what a pupil may say of a place is no sentence of ours.
    fixed = [text for text in teach_page.TEACH.values() if "{" not in text]
    refusals = [
        teach_page.NO_MAP, teach_page.too_many(21, 20), teach_page.no_coins(9, 20),
        teach_page.no_figure("City of London"), teach_page.no_number("Screen", 12),
        teach_page.one_figure("Winchester", "Basingstoke and Deane", "Hampshire"),
    ]  # fmt: skip
    said = [*fixed, *refusals]
    for one in LESSONS.values():
        said += [
            *one.plan.values(),
            *one.stands,
            *(each.answer for each in one.wrong),
            teach_page.teacher_title(one.title),
            teach_page.where(one.title, 1, 6),
            teach_page.said(1, 6, "What do you see?"),
            teach_page.guessed("Up, loosely"),
            teach_page.for_ages(one.ages, ("Leeds", "Hull")),
        ]
        for query in ({}, {"a": "upper-tier:E06000001", "b": "upper-tier:E08000003", "seed": "7"}):
            view = QUESTIONS["teach"].asked({"lesson": one.name, **query})
            for each in lesson_screens(view):
                said += [each.question, *each.texts, *(guess.label for guess in each.guesses)]
                yield from (Wording(text, f"lesson: {one.name}") for text in each.answer)
    yield from (Wording(text, "lessons") for text in said)


def updating_said() -> Iterator[Wording]:
    """What is said of newer releases; what servers and files call themselves comes from outside."""
    where, name, reason = (
        "https://files.digital.nhs.uk/x/practices.zip",
        "practices.zip",
        "no route",
    )
    said = [
        updating.OPEN_LICENCE, updating.NOTHING_CHANGED, updating.ASK, updating.NEXT,
        updating.no_feed("x", is_publication=True, known=("a", "b")),
        updating.no_feed("x", is_publication=False, known=("a", "b")),
        updating.no_sources("EXPLORER_SOURCES"), updating.no_answer("digital.nhs.uk", reason),
        updating.too_slow(where, 300), updating.not_trusted("digital.nhs.uk", "expired"),
        updating.not_allowed(where, ("a.uk", "b.uk")), updating.leads_away(where, "https://x.org/"),
        updating.leads_round(where), updating.has_moved(where, where), updating.gone(where),
        updating.asks_to_wait(where, 429, "90"), updating.asks_to_wait(where, 403, None),
        updating.server_failed(where, 500), updating.service_failed(where, "Invalid"),
        updating.cut_off(where), updating.compressed(where), updating.too_large(where, 100_000_000),
        updating.a_page(where), updating.damaged(name), updating.swells(name),
        updating.leads_out(name, "up"), updating.other_members(name, ("a", "b"), 0),
        updating.other_members(name, (), 2), updating.no_table(name),
        updating.no_description(where), updating.no_shapes(name),
        updating.no_column(name, "a", ("b", "c")), updating.wrong_cell(name, 7, "a", "=x" * 99),
        updating.other_hash(where), updating.not_listed("The portal", "boards"),
        updating.too_few("boards", 41, 42), updating.changed_midway("boards"),
        updating.no_day(name), updating.no_months(where), updating.other_month(where, where),
        updating.no_licence(name), updating.held_differs(name), updating.nothing_held(name),
        updating.cannot_read(Path("sources"), reason), updating.cannot_write(Path("x"), reason),
        updating.no_cache(Path("cache"), reason), updating.register_unclear("x"),
        updating.current_text("Claimants", "x"), updating.failed_text("Claimants", "x", "Gone."),
        updating.later_edition("boards"), updating.summary(1, 2, 3, 4), updating.summary(0, 1, 0, 0),
        *updating.placed_text("x", "new", "old", register="y", beside=False, title="Of 2025"),
        *updating.placed_text("x", "new", "old", register="y", beside=True, title="Claimants"),
    ]  # fmt: skip
    for state, fetched, found in product(
        ("held", "missing", "other"), (True, False), ("", "2026-11")
    ):
        for expected in ("", "2026-01", "2027-01"):
            looked = "2026-11-30" if found else ""
            known = {"expected": expected, "looked": looked, "found": found, "today": "2026-11-30"}
            line = updating.standing_text("x", "2026-02-19", state, fetched=fetched, **known)
            said.append(line)
    before = pd.DataFrame(
        {
            "code": [f"E0600000{place % 9}" for place in range(18)],
            "name": "Hartlepool",
            "period": ["2025-01-01/P1Y"] * 9 + ["2025-03-01/P1D"] * 9,
            "what": "Rate",
            "value": ["1.5"] * 17 + [""],
            "unit": "%",
        }
    )
    layout = Layout("code", "name", "period", "what", "value", ("unit",), ("value",))
    after = before.assign(value=[*["1.25"] * 16, "", "2"])
    for case in (
        before, after, before.head(9), after.tail(9), after.drop(columns="value"),
        after.assign(unit="per 1,000"), after.assign(what="Count"), before.assign(code="E06000011"),
        before.assign(more="x"),
    ):  # fmt: skip
        found_changes = changes_of_table(before, case, layout)
        said += updating.outcome_text(
            "Claimants", "x", found_changes, held="2026", published="2026-11-20", places="areas"
        )
        said.append(updating.why_refused(refused_changes(found_changes, layout), found_changes))
    yield from (Wording(text, "updating", decimals=6) for text in said)


def data_said() -> Iterator[Wording]:
    fixed = [
        holding_words.TAKE_ALL, holding_words.LICENCE, holding_words.COVERAGE_NOTE,
        *map(holding_words.package_text, (None, 62_842_608)),
        holding_words.GEOJSON_NOTE, holding_words.NEVER_JOINED,
        holding_words.no_theme("x"), holding_words.no_kind("xls", ("csv", "json")),
        *map(holding_words.no_shapes, ("country", "trust")), *(text.format(n=480) for text in embed_words.FORM.values()),
        embed_words.FULL, embed_words.RANGES, embed_words.SOURCES_THERE, embed_words.NOT_OURS,
        embed_words.NO_URL, embed_words.no_page("x"), embed_words.no_kind("x"),
        embed_words.no_part("map", ("answer",)), embed_words.no_name("x", ("a", "b")),
        embed_words.no_format("x"), embed_words.no_width("x"), deposit_words.SUMMARY,
        deposit_words.BOUNDARY_ABOUT, deposit_words.no_folder("x"), deposit_words.other_files("x"),
        *(about for _, about, _ in deposit_words.TABLES.values()),
        *(text for *_, columns in deposit_words.TABLES.values() for text in columns.values()),
    ]  # fmt: skip
    yield from (Wording(text, "the data") for text in fixed)
    for record in catalogue().values():
        first, last = span_of(record)
        said = holding_words.indicator_headline(record, first, last)
        yield Wording(said.values, f"the data: {record.slug}")
        yield Wording(holding_words.one_release(record), f"one release: {record.slug}")
        # What the record says in its own words is the record's.
        for name, text in holding_words.record_fields(record):
            if not name.startswith(("Column", "Former", "Ranges", "Standard", "Possible")):
                yield Wording(text, f"the record: {record.slug}")
        for one in moves(record):
            for text in holding_words.moved_texts(one):
                yield Wording(text, f"moved: {record.slug}", decimals=record.decimals + 1)
        for one in coverage(record)[:2]:
            *cells, _ = holding_words.coverage_cells(record, one, record.sexes)
            yield from (Wording(text, f"coverage: {record.slug}") for text in cells)


GENERATORS: list[Callable[[], Iterator[Wording]]] = [
    api_said,
    feet,
    comparisons,
    overlaps,
    ranks,
    trends,
    splits,
    ledgers,
    quoted,
    gradients_said,
    tables,
    distributions,
    doctors_said,
    gaps_said,
    faults_said,
    goals_said,
    halvings_said,
    insides_said,
    compare_pages,
    model_page,
    states_said,
    searches_said,
    modelled_said,
    areas_said,
    standards_said,
    boxes_said,
    points_said,
    packs_said,
    claims_said,
    hexagons_said,
    lists_said,
    two_said,
    own_said,
    yours_said,
    breaks_said,
    revealing_said,
    quizzes_said,
    lessons_said,
    updating_said,
    data_said,
    site_said,
]
