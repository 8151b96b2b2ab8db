"""Rules for every sentence that is generated, over a grid of what can happen.

The rules are numbered U1 to U17 as in the field notes on uncertainty for lay readers. Those on
pictures, legends and exports (U10, U11, U13, U18) are tested where those are made.

A module of words takes part by adding a generator to `GENERATORS`: a function that yields what
it says in each case. Every rule then runs over it.
"""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

import numpy as np
import pytest

from explorer import words
from explorer.analysis.compare import Overlap, compare_estimates
from explorer.analysis.distribution import Standing
from explorer.analysis.estimates import Estimate
from explorer.analysis.gradient import gradients, sexes
from explorer.analysis.parts import Lives, Split
from explorer.analysis.revisions import revisions
from explorer.analysis.series import Series, series
from explorer.analysis.side_by_side import side_by_side
from explorer.areas import register
from explorer.catalogue import Indicator, catalogue, indicator
from explorer.periods import Period
from explorer.statistics import parts as part_statistics
from explorer.statistics.parts import Life
from explorer.statistics.trend import line_trend, official_trend

HLE = "healthy-life-expectancy"
PERIOD = Period.stored("2022-01-01/P3Y")


@dataclass(frozen=True)
class Said:
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


# ---- what there is to say: each generator yields every case it can meet


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


def comparisons() -> Iterator[Said]:
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
        yield Said(words.comparison_text(found), f"text: {case}", names=names, **facts)
        yield Said(words.difference_cell(found), f"cell: {case}", **facts)
        yield Said(words.ratio_text(found), f"ratio: {case}", ranged=False)
        yield Said(words.verdict_word(found), f"verdict: {case}")
        yield Said(words.modelled_text(record), f"modelled: {case}")
        for note in words.dependence(found):
            yield Said(note, f"dependence: {case}")


def benchmarks() -> Iterator[Said]:
    for polarity, verdict in product(POLARITIES, ("higher", "lower", "similar", "")):
        record = record_of("rate", polarity, modelled=False)
        one = replace(estimate_of("upper-tier:E06000009", 60.0, 2.0), verdict=verdict)
        yield Said(words.against_benchmark_text(record, one), f"{polarity}, {verdict}")


def overlaps() -> Iterator[Said]:
    a, b = register().area("constituency", "E14001063"), register().area("district", "E07000092")
    shares = ((0.85, 0.99), (0.3, math.nan), (math.nan, 1.0), (0.004, 0.001), (1.0, math.nan))
    for (first, second), ranged in product(shares, (True, False)):
        for line in words.overlap_sentences(Overlap(a, b, first, second), ranged=ranged):
            yield Said(line, f"overlap {first}, {second}")


def ranks() -> Iterator[Said]:
    for areas in (3, 9, 151):
        steps = sorted({1, 2, 3, areas // 2, areas - 1, areas})
        for low, high in ((low, high) for low in steps for high in steps if low <= high):
            yield Said(
                words.rank_text(Standing("region", low, high, areas)), f"{low} {high} {areas}"
            )


def line_of(slope: float, noise: float, *, points: int = 12) -> Series:
    record, area = indicator(HLE), register().area("upper-tier", "E06000009")
    years = np.arange(2011, 2011 + points)
    values = 60 + slope * (years - 2011) + noise * np.sin(years * 1.7)
    real = series(record, area, "female")
    return replace(
        real,
        points=real.points[:points],
        official=official_trend(values, np.full(points, 0.5)),
        line=line_trend(values, np.full(points, 0.5), years, 3),
    )


def trends() -> Iterator[Said]:
    for slope, noise, points in product((-0.5, -0.01, 0.0, 0.5), (0.0, 2.0), (5, 12)):
        one = line_of(slope, noise, points=points)
        assert one.line is not None
        unclear = one.line.outcome == "no clear change"
        outcome = "unclear" if unclear else ("lower" if slope < 0 else "higher")
        case = f"slope {slope}, noise {noise}, {points} points"
        yield Said(words.trend_text(one), f"trend: {case}", ranged=True, outcome=outcome)
        yield Said(words.series_alt(one), f"alt: {case}", ranged=True)
        yield Said(words.official_text(one), f"official: {case}")
        for note in words.trend_notes(one):
            yield Said(note, f"note: {case}")
    for area in ("district:E07000094", "icb:E54000048"):
        one = series(indicator(HLE), register().area(*area.split(":")), "male")
        yield Said(words.trend_text(one), f"no line: {area}")
        yield Said(words.series_alt(one), f"no line: {area}")
        yield Said(words.official_text(one), f"no line: {area}")


def splits() -> Iterator[Said]:
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
        yield Said(words.parts_title(one), f"{case}, {half}", ranged, outcome, decimals=1)
        names = ("Hampshire",) if borrowed else ()
        yield Said(words.parts_text(one), f"{case}, {half}", ranged, names=names, decimals=1)


def ledgers() -> Iterator[Said]:
    for area, sex in product(
        ("Blackpool", "Winchester", "Barking and Dagenham"), ("female", "male")
    ):
        found = revisions(area, sex)
        for row in found.rows:
            yield Said(words.revised_text(row), f"{area}, {row.period.short}", ranged=True)
        for note in words.revision_notes(found):
            yield Said(note, area)


def gradients_said() -> Iterator[Said]:
    for sex in sexes():
        for one in gradients(sex):
            yield Said(words.gradient_text(one), f"{sex}, {one.period.short}")


def tables() -> Iterator[Said]:
    places = ["upper-tier:E06000009", "district:E07000094", "country:E92000001", "icb:E54000048"]
    areas = [register().area(*key.split(":")) for key in places]
    for chosen in (areas[:2], areas):
        table = side_by_side(chosen)
        yield Said(words.many_text(table), "many")
        yield from (Said(line, "overlap") for line in words.overlaps_text(table))
        yield from (Said(words.not_shared_text(one), "not shared") for one in table.not_shared)
        for row in table.rows:
            for cell in row.cells:
                yield Said(words.rank_text(cell.standing), row.indicator.slug)
                if cell.comparison:
                    ranged = cell.comparison.difference is not None and row.indicator.has_interval
                    text = words.difference_cell(cell.comparison)
                    yield Said(text, row.indicator.slug, ranged, decimals=row.indicator.decimals)


GENERATORS: list[Callable[[], Iterator[Said]]] = [
    comparisons,
    benchmarks,
    overlaps,
    ranks,
    trends,
    splits,
    ledgers,
    gradients_said,
    tables,
]


# ---- the rules


A_RANGE = re.compile(r"\d[\d.,]*(?: \w+){0,3} to \d[\d.,]*")
HEDGES = re.compile(
    r"\b(about|around|roughly|approximately|perhaps|probably|possibly|estimated|uncertain\w*|"
    r"may be|might be|likely)\b", re.IGNORECASE,
)  # fmt: skip
CAUSES = re.compile(
    r"\b(because|due to|leads? to|led to|caus(e|es|ed|ing)|results? in|as a result|thanks to|"
    r"drives?|driven|explains?|responsible for|owing to)\b", re.IGNORECASE,
)  # fmt: skip
DIRECTION = re.compile(
    r"\b(fell|rose|falls?|rises?|grew|shrank|narrowed|widened|increas\w+|decreas\w+)\b",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")
RANK_RANGE = re.compile(
    r"\bbetween \d+(?:st|nd|rd|th) and \d+(?:st|nd|rd|th) (?:lowest|highest) of \d+\b"
)


@cache
def everything() -> tuple[Said, ...]:
    said = tuple(one for generator in GENERATORS for one in generator())
    assert all(len(list(generator())) for generator in GENERATORS)
    return said


def broken(rule: Callable[[Said], bool]) -> list[str]:
    return [f"{one.case}: {one.text}" for one in everything() if one.text and not rule(one)][:5]


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.;])\s+|\n", text) if one]


def test_there_is_a_great_deal_to_say():
    assert len(everything()) > 1000
    assert len({one.text for one in everything()}) > 300


def test_u1_every_estimate_carries_its_range_in_numbers():
    assert not broken(
        lambda one: not one.ranged or one.outcome == "no figure" or bool(A_RANGE.search(one.text))
    )


def test_u2_no_hedge_without_a_range_in_the_same_sentence():
    def rule(one: Said) -> bool:
        # Ranges themselves may be spoken of.
        plain = [re.sub(r"\bthe likely range\b", "", line) for line in sentences(one.text)]
        return all(not HEDGES.search(line) or A_RANGE.search(line) for line in plain)

    assert not broken(rule)


def test_u3_the_word_estimate_stands_once_at_most():
    assert not broken(lambda one: len(re.findall(r"\bestimate\b", one.text)) <= 1)


def test_u4_likely_range_and_never_certainty():
    assert not broken(
        lambda one: (
            not re.search(
                r"confidence interval|credible|\d% (certain|sure|likely)|margin of error",
                one.text,
                re.IGNORECASE,
            )
        )
    )


def test_u5_verdicts_never_claim_sameness():
    assert not broken(
        lambda one: (
            not re.search(r"\bno difference\b|\bthe same\b|\bidentical\b|\bequal to\b", one.text)
        )
    )


def test_u5_the_verdict_of_a_cell_comes_before_its_number():
    cells = [one for one in everything() if one.case.startswith("cell:") and one.ranged]
    for one in cells:
        wanted = {"lower": "lower by", "higher": "higher by", "unclear": "cannot tell apart"}
        if one.outcome in wanted:
            assert one.text.startswith(wanted[one.outcome]), one


def test_u6_what_cannot_be_told_apart_says_how_much_could_be_hidden():
    def rule(one: Said) -> bool:
        rest = [line for line in sentences(one.text) if "cannot tell" in line.lower()]
        return all(re.search(r"anything from \d[\d.,]* .*to \d[\d.,]*", line) for line in rest)

    assert not broken(rule)
    unclear = [
        one for one in everything() if one.case.startswith("text:") and one.outcome == "unclear"
    ]
    assert unclear and all("cannot tell apart" in one.text for one in unclear)


def test_u7_ranks_are_ranges():
    assert not broken(lambda one: not ORDINAL.search(RANK_RANGE.sub("", one.text)))


def test_u8_direction_only_where_the_interval_leaves_zero_out():
    assert not broken(lambda one: one.outcome != "unclear" or not DIRECTION.search(one.text))
    clear = [
        one for one in everything() if one.case.startswith("trend:") and one.outcome != "unclear"
    ]
    assert clear and all(DIRECTION.search(one.text) for one in clear)


def test_u9_numbers_have_no_more_decimals_than_they_earn():
    def rule(one: Said) -> bool:
        found = re.findall(r"\d+\.(\d+)", one.text)
        return all(len(decimals) <= one.decimals for decimals in found)

    assert not broken(rule)


@pytest.mark.parametrize("outcome", ["lower", "higher", "unclear"])
def test_u9_limits_are_rounded_outward_after_subtraction(outcome):
    record = record_of("life_expectancy", "higher_is_better", modelled=False)
    value, half = OUTCOMES[outcome]
    for shift in np.linspace(0, 1, 23):
        a = estimate_of("upper-tier:E06000009", 60.0, 2.037)
        b = estimate_of("upper-tier:E08000003", value + shift, half)
        gap = compare_estimates(record, a, b, "male", PERIOD).difference
        text = words.difference_range(record, gap) or words.hidden(record, gap)
        low, high = (float(one) for one in re.findall(r"\d+\.\d", text)[-2:])
        if outcome == "unclear":
            assert -low <= gap.lower and high >= gap.upper
        else:
            sizes = sorted((abs(gap.lower), abs(gap.upper)))
            assert low <= sizes[0] and high >= sizes[1]


def test_u12_three_notes_at_most():
    table = side_by_side(
        [register().area("upper-tier", "E06000009"), register().area("region", "E12000002")]
    )
    for row in table.rows:
        for cell in row.cells:
            assert len(words.trend_notes(cell.series)) <= 3
            assert cell.comparison is None or len(words.dependence(cell.comparison)) <= 3


def test_u14_models_say_so_with_what_not_to_do():
    for record in catalogue().values():
        text = words.modelled_text(record)
        assert bool(text) == record.modelled
        if record.modelled:
            assert text.startswith("Calculated by a model. Do not ")


def test_u15_probabilities_in_both_frames():
    def rule(one: Said) -> bool:
        frames = re.findall(r"\b\d+ in \d{1,3}\b(?!\d)(.{0,8})", one.text)
        return all(re.match(r" \(\d+%\)", rest) for rest in frames) and "unlikely" not in one.text

    assert not broken(rule)
    assert any(" in 20 (5%)" in one.text for one in everything())


def test_u16_nothing_is_said_to_cause_anything():
    assert not broken(lambda one: not CAUSES.search(one.text))


def test_u17_a_changed_figure_is_shown_in_every_release_with_how_each_was_made():
    found = revisions("Blackpool", "female")
    row = found.row("female", Period.stored("2018-01-01/P3Y"))
    assert words.revised_text(row) == (
        "Girls, 2018 to 2020: 54.3 (likely range 51.9 to 56.6) in the release of March 2022; "
        "54.8 (likely range 51.8 to 57.7) in the release of December 2024; "
        "54.7 (likely range 51.9 to 57.6) in the release of February 2026."
    )
    notes = words.revision_notes(found)
    assert len(notes) == len(found.releases) + 1
    assert notes[0].startswith("Release of March 2022: The share in good health is what people")


def test_nobodys_home_is_called_worst():
    assert not broken(
        lambda one: (
            not re.search(
                r"\b(worst|best|failing|poor performer|bottom)\b", one.text, re.IGNORECASE
            )
        )
    )


def test_singular_and_plural():
    assert not broken(
        lambda one: (
            not re.search(
                r"(?<![\d.,])1 (differences|periods|areas|years|regions|districts)\b|\b1 of \d+ \w+ are\b",
                one.text,
            )
        )
    )


def test_no_machine_words_slip_through():
    def rule(one: Said) -> bool:
        slips = re.search(
            r"\b(nan|inf|None|True|False)\b|-0\.0|,[:;.]|  | ,|\.\.|\(\)|\{|\}|-\d", one.text
        )
        return not slips

    assert not broken(rule)


def test_what_is_borrowed_names_whom_it_was_measured_for():
    assert not broken(lambda one: all(name in one.text for name in one.names))
