"""Everything that words say, over a grid of what can happen: the cases of the wording rules.

A module of words takes part by adding a generator to `GENERATORS`: a function that yields what
it says in each case. ``test_wording_rules.py`` runs every rule over it.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

import numpy as np

from explorer.analysis.change import changes
from explorer.analysis.compare import side_by_side
from explorer.analysis.comparison import Overlap, compare_estimates
from explorer.analysis.distribution import Standing, distribution
from explorer.analysis.doctors.agreement import agreement_table, switched
from explorer.analysis.doctors.agreement import counts as counts_of
from explorer.analysis.doctors.definitions import DEFINITIONS, area_row
from explorer.analysis.doctors.needed import allocate, benchmark
from explorer.analysis.doctors.needed import needed as needed_of
from explorer.analysis.doctors.two_way import two_way
from explorer.analysis.estimates import Estimate
from explorer.analysis.gap import gaps
from explorer.analysis.goal.page import halving
from explorer.analysis.goal.progress import goals, of_release
from explorer.analysis.gradient import gradients, sexes
from explorer.analysis.measures import beside_england
from explorer.analysis.parts import Lives, Split
from explorer.analysis.releases import EXAMPLES, in_releases
from explorer.analysis.revisions import revisions
from explorer.analysis.series import Series, series
from explorer.errors import DataError, QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, catalogue, indicator
from explorer.indicators.data import published_periods
from explorer.periods import Period
from explorer.places import search
from explorer.places.areas import register
from explorer.questions.compare import view as compare_view
from explorer.questions.doctors import view as doctors_view
from explorer.questions.goal import view as goal_view
from explorer.questions.map import view as map_view
from explorer.statistics import parts as part_statistics
from explorer.statistics.parts import Life
from explorer.statistics.trend import line_trend
from explorer.words import faults
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
from explorer.words.doctors.two_way import two_way_note, two_way_summary
from explorer.words.foot import foot_line
from explorer.words.gap import agreement, change_text, gap_text, noise_text
from explorer.words.goal import page as goal_page
from explorer.words.goal.progress import goal_text
from explorer.words.gradient import gradient_text
from explorer.words.map import made_lines
from explorer.words.parts import parts_text, parts_title
from explorer.words.ranks import rank_text
from explorer.words.revisions import revised_text, revision_notes, then_and_now
from explorer.words.trend import series_alt, trend_text

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


def feet() -> Iterator[Wording]:
    for record in catalogue().values():
        periods = published_periods(record, next(iter(record.levels)), record.sexes[0])
        yield Wording(foot_line(periods, date(2026, 11, 29)), f"the foot: {record.slug}")
        for level in record.levels:
            # The first line is the record's own.
            made = made_lines(record, level)[1:]
            yield from (Wording(line, f"made: {record.slug}") for line in made)


GENERATORS: list[Callable[[], Iterator[Wording]]] = [
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
    compare_pages,
    states_said,
    searches_said,
]
