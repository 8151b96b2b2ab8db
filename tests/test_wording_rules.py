"""Rules for every sentence that is generated, over the grid of ``wording_cases.py``.

The rules are numbered U1 to U17 as in the field notes on uncertainty for lay readers. Those on
pictures, legends and exports (U10, U11, U13, U18) are tested where those are made.
"""

import re
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from explorer.analysis.compare import side_by_side
from explorer.analysis.comparison import compare_estimates
from explorer.analysis.revisions import revisions
from explorer.indicators.catalogue import catalogue
from explorer.periods import Period
from explorer.places.areas import register
from explorer.words.comparison import dependence, difference_range, hidden, modelled_text
from explorer.words.revisions import revised_text, revision_notes, then_and_now
from tests.golden import BLACKPOOL_YEARS, HAMPSHIRE_YEARS
from tests.wording_cases import GENERATORS, OUTCOMES, PERIOD, Wording, estimate_of, record_of

A_RANGE = re.compile(r"[−+]?\d[\d.,]*%?(?: \w+){0,3} to [−+]?\d[\d.,]*")
A_CHANCE = re.compile(r"\b\d+ in \d+ \((?:under |over )?\d+%\)")
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
def everything() -> tuple[Wording, ...]:
    said = [tuple(generator()) for generator in GENERATORS]
    assert all(said)
    return tuple(one for every in said for one in every)


def broken(rule: Callable[[Wording], bool]) -> list[str]:
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
    def rule(one: Wording) -> bool:
        # Ranges themselves may be spoken of; a chance in both frames says how sure a word is.
        plain = [re.sub(r"\bthe likely range\b", "", line) for line in sentences(one.text)]
        said = (HEDGES.search(line) and not A_CHANCE.search(line) for line in plain)
        return all(
            not hedged or A_RANGE.search(line) for hedged, line in zip(said, plain, strict=True)
        )

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
    def rule(one: Wording) -> bool:
        rest = [line for line in sentences(one.text) if "cannot tell" in line.lower()]
        return all(re.search(r"anything from \d[\d.,]* .*to \d[\d.,]*", line) for line in rest)

    assert not broken(rule)
    unclear = [
        one for one in everything() if one.case.startswith("text:") and one.outcome == "unclear"
    ]
    assert unclear and all("cannot tell apart" in one.text for one in unclear)


def test_u7_ranks_are_ranges():
    # A percentile gap is the name of a measure, not somebody's rank.
    named = re.compile(r"80th(?: |-)to(?: |-)20th percentile", re.IGNORECASE)
    assert not broken(lambda one: not ORDINAL.search(RANK_RANGE.sub("", named.sub("", one.text))))


def test_u8_direction_only_where_the_interval_leaves_zero_out():
    assert not broken(lambda one: one.outcome != "unclear" or not DIRECTION.search(one.text))
    clear = [
        one
        for one in everything()
        if one.case.startswith(("trend:", "change:")) and one.outcome != "unclear"
    ]
    assert clear and all(DIRECTION.search(one.text) for one in clear)


def test_u9_numbers_have_no_more_decimals_than_they_earn():
    def rule(one: Wording) -> bool:
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
        text = difference_range(record, gap) or hidden(record, gap)
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
            assert cell.comparison is None or len(dependence(cell.comparison)) <= 3


def test_u14_models_say_so_with_what_not_to_do():
    for record in catalogue().values():
        text = modelled_text(record)
        assert bool(text) == record.modelled
        if record.modelled:
            assert text.startswith("Calculated by a model. Do not ")


def test_u15_probabilities_in_both_frames():
    def rule(one: Wording) -> bool:
        frames = re.findall(r"\b\d+ in \d{1,3}\b(?!\d)(.{0,12})", one.text)
        return (
            all(re.match(r" \((?:under |over )?\d+%\)", rest) for rest in frames)
            and "unlikely" not in one.text
        )

    assert not broken(rule)
    assert any(" in 20 (5%)" in one.text for one in everything())


def test_u16_nothing_is_said_to_cause_anything():
    assert not broken(lambda one: not CAUSES.search(one.text))


def test_u17_a_changed_figure_is_shown_in_every_release_with_how_each_was_made():
    found = revisions("Blackpool", "female")
    row = found.row("female", Period.stored("2018-01-01/P3Y"))
    assert revised_text(row) == (
        "Girls, 2018 to 2020: 54.3 (likely range 51.9 to 56.6) in the release of March 2022; "
        "54.8 (likely range 51.8 to 57.7) in the release of December 2024; "
        "54.7 (likely range 51.9 to 57.6) in the release of February 2026."
    )
    notes = revision_notes(found)
    assert len(notes) == len(found.releases) + 1
    assert notes[0].startswith("Release of March 2022: The share in good health is what people")


def test_what_was_quoted_in_2023_and_what_it_reads_today():
    first, second = revisions("Blackpool"), revisions("Winchester")
    assert then_and_now(first, second, "female") == [
        "Release of March 2022, girls, 2018 to 2020: 54 and 66 healthy years (Blackpool 54.3 (likely "
        "range 51.9 to 56.6), Hampshire 66.1 (likely range 64.6 to 67.6)).",
        "Release of February 2026, girls, 2018 to 2020: 55 and 67 healthy years (Blackpool 54.7 "
        "(likely range 51.9 to 57.6), Hampshire 67.4 (likely range 65.7 to 69.2)).",
        "Release of February 2026, girls, 2022 to 2024: 52 and 65 healthy years (Blackpool "
        f"{BLACKPOOL_YEARS} (likely range {BLACKPOOL_YEARS.limits}), Hampshire {HAMPSHIRE_YEARS} (likely range "
        f"{HAMPSHIRE_YEARS.limits})).",
    ]


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
    def rule(one: Wording) -> bool:
        slips = re.search(
            r"\b(nan|inf|None(?! of)|True|False)\b|-0\.0|,[:;.]|  | ,|\.\.|\(\)|\{|\}|(?<!to)(?<!mid)-\d",
            one.text,
        )
        return not slips

    assert not broken(rule)


def test_what_is_borrowed_names_whom_it_was_measured_for():
    assert not broken(lambda one: all(name in one.text for name in one.names))
