"""The quiz: every answer worked out again from the files, balance, words, and the same for a class."""

import csv
import json
import math
import re
import subprocess
import sys
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from random import Random

import numpy as np
import pytest

from explorer.analysis.quiz import quiz as quizzes
from explorer.analysis.quiz.asked import FIRST, HIGHER, LOWER, SECOND, UNSURE, Asked
from explorer.analysis.quiz.chance import Chance
from explorer.analysis.quiz.quiz import KINDS, TEN, quiz
from explorer.places.areas import Area, register
from explorer.questions.plain import plain
from explorer.questions.quiz.page import page
from explorer.questions.quiz.view import QuizView, read
from explorer.questions.registry import QUESTIONS
from explorer.root import data_root
from explorer.statistics.association import spearman
from explorer.words.quiz import asking, telling

LEVELS = ("region", "upper-tier", "district", "constituency", "icb")
SEEDS = 60
BLACKPOOL, WINCHESTER = "upper-tier:E06000009", "district:E07000094"
EVEN = ("life_expectancy", "score", "mean")


def area(key: str) -> Area:
    return register().area(*key.split(":"))


@cache
def asked_everywhere() -> tuple[tuple[Area, int, Asked], ...]:
    """Give the questions of 300 quizzes: of each level those of 60 places, each from its own seed."""
    found = []
    for level in LEVELS:
        places = list(register().level(level).values())
        chosen = Random(15).choices(places, k=SEEDS)
        for seed, one in enumerate(chosen, start=1):
            found += [(one, seed, each) for each in quiz(one, seed).questions]
    return tuple(found)


# The same for a class ---------------------------------------------------------------------------


def told(key: str, seed: int) -> str:
    views = [QuizView(area(key), seed, place, "a" * place) for place in range(1, TEN + 1)]
    return json.dumps([plain(page(view)) for view in views], ensure_ascii=False)


def test_equal_seeds_ask_the_same_byte_for_byte():
    first = told(WINCHESTER, 7)
    quizzes._quiz.cache_clear()
    assert told(WINCHESTER, 7) == first
    assert told(WINCHESTER, 8) != first
    assert told(BLACKPOOL, 7) != first


def test_another_process_asks_the_same():
    words = ["page", "quiz", "--set", f"area={WINCHESTER}", "--set", "seed=7", "--format", "json"]
    said = {
        subprocess.run(
            [sys.executable, "-m", "explorer.cli", *words],
            capture_output=True, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1
    assert json.loads(next(iter(said)))["headline"]["title"] == asking.question(
        quiz(area(WINCHESTER), 7).questions[0]
    )


def test_chances_are_the_same_in_every_version():
    chance = Chance("upper-tier:E06000009", 7)
    assert [chance.below(100) for _ in range(6)] == [int(one * 100) for one in _drawn(6)]
    assert sorted(Chance(1).shuffled(range(20))) == list(range(20))


def _drawn(count: int) -> list[float]:
    generator = Random("upper-tier:E06000009|7")
    return [generator.random() for _ in range(count)]


# What is asked ----------------------------------------------------------------------------------


def test_every_quiz_has_ten_questions_of_different_kinds():
    by_quiz = defaultdict(list)
    for one, seed, each in asked_everywhere():
        by_quiz[one.key, seed].append(each.kind)
    assert len(by_quiz) == len(LEVELS) * SEEDS
    for kinds in by_quiz.values():
        assert len(kinds) == len(set(kinds)) == TEN


def test_there_are_far_more_than_twelve_kinds_at_every_level():
    for level in LEVELS:
        kinds = Counter(each.kind for one, _, each in asked_everywhere() if one.level == level)
        assert len(kinds) >= 15, level
        assert max(kinds.values()) < SEEDS


def test_seeds_vary():
    for level in LEVELS:
        first = next(iter(register().level(level).values()))
        said = Counter(
            asking.question(each) for seed in range(1, 41) for each in quiz(first, seed).questions
        )
        assert len(said) > 40, level


def test_every_question_has_one_right_answer_and_names_the_slip_of_each_other():
    for _, _, each in asked_everywhere():
        assert sum(not one.slip for one in each.options) == 1
        assert 3 <= len(each.options) <= 4
        texts = [asking.option(each, one) for one in each.options]
        assert len(set(texts)) == len(texts), texts
        for one in each.options:
            assert bool(telling.slip(each, one)) == bool(one.slip)
        assert re.search(r"\d", telling.explanation(each)) or each.kind in {"dark", "missing"}


def test_a_comparison_always_offers_that_we_cannot_tell():
    able = {"higher", "england", "overlap", "changed", "claims", "halved", "wider", "land",
            "together"}  # fmt: skip
    for _, _, each in asked_everywhere():
        assert each.offers_unsure == (each.kind in able), each.kind


def test_explanations_have_ranges_where_figures_have():
    for _, _, each in asked_everywhere():
        ranged = [one for one in each.figures if one.has_range]
        if ranged and each.kind != "land":
            for one in ranged:
                text = telling.explanation(each)
                assert asking.terms.limits(each.record, one) in text, text


# Guessing does not help -------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_no_place_among_the_answers_is_right_too_often(level: str):
    for count, low, high in ((3, 0.22, 0.46), (4, 0.17, 0.36)):
        places = Counter(
            each.right
            for one, _, each in asked_everywhere()
            if one.level == level and len(each.options) == count
        )
        whole = sum(places.values())
        assert set(places) == set(range(count))
        assert all(low < held / whole < high for held in places.values()), (count, places)


@pytest.mark.parametrize("level", LEVELS)
def test_we_cannot_tell_is_right_sometimes_and_not_mostly(level: str):
    offered = [
        each for one, _, each in asked_everywhere() if one.level == level and each.offers_unsure
    ]
    share = np.mean([each.answer == UNSURE for each in offered])
    assert 0.22 < share < 0.45
    assert any(each.answer == UNSURE for each in offered)


def test_whoever_always_says_the_same_gets_less_than_half():
    for choose in (lambda _: 0, lambda each: len(each.options) - 1, lambda each: 1):
        right = np.mean([choose(each) == each.right for _, _, each in asked_everywhere()])
        assert right < 0.4


def test_each_comparison_has_each_answer():
    answers = defaultdict(set)
    for _, _, each in asked_everywhere():
        answers[each.kind].add(each.answer)
    for kind in ("higher", "overlap", "claims", "land"):
        assert answers[kind] == {FIRST, SECOND, UNSURE}, kind
    for kind in ("england", "changed"):
        assert answers[kind] == {HIGHER, LOWER, UNSURE}, kind
    assert answers["together"] == {"rise", "fall", UNSURE}


# Kinds that answer in numbers or in names, whose length is that of the number or the name.
NAMED_OR_NUMBERED = {"higher", "overlap", "land", "rate", "share", "half", "class", "legend"}


def test_length_gives_no_answer_away():
    """Whoever takes the longest answer, or the shortest, does no better than by guessing."""
    for pick in (max, min):
        taken = [
            pick(range(len(each.options)), key=lambda at, one=each: len(_said(one)[at]))
            == each.right
            for _, _, each in asked_everywhere()
        ]
        assert np.mean(taken) < 0.36, pick
    for _, _, each in asked_everywhere():
        if each.kind not in NAMED_OR_NUMBERED:
            lengths = [len(text) for text in _said(each)]
            wrong = [size for at, size in enumerate(lengths) if at != each.right]
            # "We cannot tell" is as long as it is in every question.
            assert each.answer == UNSURE or lengths[each.right] < 1.4 * max(wrong), _said(each)
    for kind in {each.kind for _, _, each in asked_everywhere()} - NAMED_OR_NUMBERED:
        found = [_said(each) for _, _, each in asked_everywhere() if each.kind == kind]
        right = [each.right for _, _, each in asked_everywhere() if each.kind == kind]
        longest = [
            len(texts[at]) > max(len(text) for place, text in enumerate(texts) if place != at)
            for texts, at in zip(found, right, strict=True)
        ]
        assert np.mean(longest) < 0.6, kind


def _said(each: Asked) -> list[str]:
    return [asking.option(each, one) for one in each.options]


@pytest.mark.parametrize("kind", ["rate", "share", "legend"])
def test_the_size_of_a_number_gives_no_answer_away(kind: str):
    found = [each for _, _, each in asked_everywhere() if each.kind == kind]
    for pick in (max, min):
        taken = [
            pick(each.options, key=lambda one: one.value) == each.options[each.right]
            for each in found
        ]
        assert np.mean(taken) < 0.6, pick


NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def test_explanations_say_the_numbers_that_are_shown():
    """Every figure and range that a question shows stands in its explanation as it is shown."""
    for _, _, each in asked_everywhere():
        text = telling.explanation(each)
        for one in each.figures:
            if one.known and each.kind not in {"land", "rate", "range", "missing", "changed"}:
                assert asking.terms.value(each.record, one.value) in text, (each.kind, text)
        shown = asking.facts(each)
        if shown is None or each.kind in {"land", "range"}:
            continue
        said = set(NUMBER.findall(text))
        for cells in shown.rows:
            # A difference that cannot be told is told by its range alone.
            for cell in cells[1:] if "minus" not in cells[0] else cells[2:]:
                assert set(NUMBER.findall(cell)) - {"10"} <= said, (each.kind, cell, text)


def test_who_subtracts_what_is_shown_gets_what_is_said():
    seen = Counter()
    for _, _, each in asked_everywhere():
        found = re.search(r"(?:difference is|higher by|(?:up|down) by|chance:) ([\d.,]+) ",
                          telling.explanation(each))  # fmt: skip
        if found:
            first, second = (
                float(NUMBER.findall(asking.terms.value(each.record, one.value))[0])
                for one in each.figures
            )
            decimals = each.record.decimals
            assert found[1] == f"{abs(first - second):.{decimals}f}", telling.explanation(each)
            seen[each.kind] += 1
    assert set(seen) == {"higher", "overlap", "claims", "changed"} and min(seen.values()) > 20


# Every answer again, from the files ---------------------------------------------------------------


@cache
def rows(slug: str) -> dict[tuple[str, str, str, str], dict[str, str]]:
    path = data_root() / "indicators" / slug / "values.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (one["level"], one["area_code"], one["period"], one["sex"]): one
            for one in csv.DictReader(file)
        }


TWINS = {"district": "upper-tier", "upper-tier": "district"}


def row(slug: str, level: str, code: str, period: str, sex: str) -> dict[str, str] | None:
    """Give the row of an area, or of its twin at the other level; none where it has no figure."""
    for at in (level, TWINS.get(level, "")):
        found = rows(slug).get((at, code, period, sex))
        if found is not None:
            return found
    return None


def three(found: dict[str, str] | None) -> tuple[float, float, float]:
    assert found is not None and found["value"]
    return tuple(
        float(found[name]) if found[name] else math.nan for name in ("value", "lower", "upper")
    )


def of(each: Asked, place: int, period: str = "") -> tuple[float, float, float]:
    one = each.figures[place]
    when = period or each.period.iso
    return three(row(each.record.slug, one.area.level, one.area.code, when, each.sex))


def interval(statistic: str, a, b) -> tuple[float, float]:
    """Give the 95% limits of a minus b: by standard errors, or by the distances to the limits."""
    if statistic in EVEN:
        reach = 1.96 * math.sqrt(((a[2] - a[1]) / 3.92) ** 2 + ((b[2] - b[1]) / 3.92) ** 2)
        return a[0] - b[0] - reach, a[0] - b[0] + reach
    below = math.sqrt((a[0] - a[1]) ** 2 + (b[2] - b[0]) ** 2)
    above = math.sqrt((a[2] - a[0]) ** 2 + (b[0] - b[1]) ** 2)
    return a[0] - b[0] - below, a[0] - b[0] + above


def side(low: float, high: float, up: str, down: str) -> str:
    return up if low > 0 else down if high < 0 else UNSURE


def two(each: Asked) -> str:
    return side(*interval(each.record.statistic, of(each, 0), of(each, 1)), FIRST, SECOND)


def england(each: Asked) -> str:
    whole = three(row(each.record.slug, "country", "E92000001", each.period.iso, each.sex))
    _, low, high = of(each, 0)
    found = side(low - whole[0], high - whole[0], HIGHER, LOWER)
    if not math.isnan(whole[1]):
        # England's own range, which is shown too, does not change the answer.
        assert side(*interval(each.record.statistic, of(each, 0), whole), HIGHER, LOWER) == found
    return found


def changed(each: Asked) -> str:
    old, new = of(each, 0, each.earlier.iso), of(each, 1)
    assert int(each.earlier.iso[:4]) + each.earlier.length <= int(each.period.iso[:4])
    return side(*interval(each.record.statistic, new, old), HIGHER, LOWER)


def in_band(text: str, value: float) -> bool:
    plain_text = text.replace(",", "").replace("−", "-")
    numbers = [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", plain_text)]
    if text.startswith("under"):
        return value < numbers[0]
    if text.endswith("and over"):
        return value >= numbers[0]
    return numbers[0] <= value <= numbers[1]


def rounded(value: float, decimals: int) -> float:
    return math.floor(value * 10**decimals + 0.5 + 1e-9) / 10**decimals


def banded(each: Asked) -> str:
    shown = rounded(of(each, 0)[0], each.record.decimals)
    (right,) = [one for one in each.options if in_band(asking.option(each, one), shown)]
    return right.name


def painted(each: Asked) -> int:
    text = re.search(r"band '(.+?)'", asking.question(each))[1]
    decimals = each.record.decimals
    (right,) = [
        place
        for place, one in enumerate(each.options)
        if in_band(text, rounded(one.value, decimals))
    ]
    assert each.options[right].value == of(each, 0)[0]
    return right


def per_100k(each: Asked) -> int:
    one = each.figures[0].area
    found = row(each.record.slug, one.level, one.code, each.period.iso, "persons")
    per = float(found["numerator"]) / float(found["denominator"]) * 100_000
    # By what is shown, with a pocket calculator, the answer is the same.
    count, people = re.search(r"has ([\d,.]+) .*? for ([\d,]+) ", asking.question(each)).groups()
    shown = float(count.replace(",", "")) / float(people.replace(",", "")) * 100_000
    right = asking.option(each, each.options[nearest(each, per)]).split()[0]
    assert float(right.replace(",", "")) == rounded(shown, 0)
    return nearest(each, per)


def nearest(each: Asked, value: float) -> int:
    return min(range(len(each.options)), key=lambda place: abs(each.options[place].value - value))


def part_of_gap(each: Asked) -> int:
    values = {
        code: float(one["value"])
        for (level, code, period, sex), one in rows(each.record.slug).items()
        if (level, period, sex) == ("region", each.period.iso, each.sex)
    }
    low, mid, high = (values[one.area.code] for one in each.figures)
    assert (low, high) == (min(values.values()), max(values.values()))
    part = (mid - low) / (high - low) * 100
    lower, upper = fieller(*(of(each, at) for at in range(3)))
    assert (each.apart.lower, each.apart.upper) == pytest.approx((lower, upper), abs=0.02)
    # No other answer, nor anything that rounds to it, could be the truth.
    for one in each.options:
        if one.slip:
            assert one.value + 5 < lower or one.value - 5 > upper
    place = nearest(each, part)
    assert abs(each.options[place].value - part) <= 5
    return place


def regions(each: Asked, period: str) -> tuple[float, float]:
    """Give the gap between regions, and the standard error that its two ends give it."""
    found = sorted(
        three(one)
        for (level, _, when, sex), one in rows(each.record.slug).items()
        if (level, when, sex) == ("region", period, each.sex)
    )
    errors = [(one[2] - one[1]) / 3.92 for one in (found[0], found[-1])]
    return found[-1][0] - found[0][0], math.hypot(*errors)


def fieller(low, mid, high) -> tuple[float, float]:
    """Give the shares of a gap, in per cent, that a fine comb of them does not rule out."""
    errors = [(one[2] - one[1]) / 3.92 for one in (low, mid, high)]
    tried = np.linspace(-2, 4, 60_001)
    apart = (mid[0] - low[0]) - tried * (high[0] - low[0])
    # mid - s high - (1 - s) low: three independent figures.
    error = np.sqrt(errors[1] ** 2 + (tried * errors[2]) ** 2 + ((1 - tried) * errors[0]) ** 2)
    fits = tried[np.abs(apart) <= 1.959964 * error] * 100
    return fits[0], fits[-1]


def half_gap(each: Asked) -> int:
    gap, _ = regions(each, each.period.iso)
    for one in each.options:
        assert not one.slip or not each.apart.lower / 2 <= one.value <= each.apart.upper / 2
    place = nearest(each, gap / 2)
    assert each.options[place].value * 2 == pytest.approx(gap)
    return place


def is_halved(each: Asked) -> str:
    before, first = regions(each, each.earlier.iso)
    half = before / 2
    gap, error = regions(each, each.period.iso)
    low, high = gap - 1.96 * error, gap + 1.96 * error
    # The range of the gap that is halved changes nothing.
    reach = 1.96 * math.hypot(error, first / 2)
    assert (gap - reach > half) == (low > half) and (gap + reach < half) == (high < half)
    return "no" if low > half else "yes" if high <= half else UNSURE


def is_wider(each: Asked) -> str:
    (old, first), (new, second) = regions(each, each.earlier.iso), regions(each, each.period.iso)
    reach = 1.96 * math.hypot(first, second)
    return side(new - old - reach, new - old + reach, HIGHER, LOWER)


@cache
def people(level: str) -> dict[str, int]:
    path = data_root() / "boundaries" / "places" / "populations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            one["area_code"]: int(one["population"])
            for one in csv.DictReader(file)
            if one["level"] == level
        }


def more_people(each: Asked) -> str:
    if each.numbers["blind"]:
        assert all("People" not in head for head in asking.facts(each).heads)
        return UNSURE
    first, second = (people(each.level)[one.area.code] for one in each.figures)
    shown = [
        each.numbers[f"land-{name}"] * one.value
        for name, one in zip((FIRST, SECOND), each.figures, strict=True)
    ]
    assert (shown[0] > shown[1]) == (first > second)
    return FIRST if first > second else SECOND


def linked(each: Asked) -> str:
    columns, periods = [], []
    for record in (each.record, each.other):
        periods.append(
            {
                period for (level, _, period, one), found in rows(record.slug).items()
                if one == record.sexes[0] and level in (each.level, TWINS.get(each.level))
            }
        )  # fmt: skip
    common = periods[0] & periods[1]
    for record, known in zip((each.record, each.other), periods, strict=True):
        sex, latest = record.sexes[0], max(common or known)
        columns.append(
            {
                code: float(found["value"])
                for code in register().level(each.level)
                if (found := row(record.slug, each.level, code, latest, sex)) and found["value"]
            }
        )
    codes = sorted(set(columns[0]) & set(columns[1]))
    r = np.corrcoef(*([one[code] for code in codes] for one in columns))[0, 1]
    reach = 1.959964 / math.sqrt(len(codes) - 3)
    low, high = math.tanh(math.atanh(r) - reach), math.tanh(math.atanh(r) + reach)
    assert each.apart.lower == pytest.approx(low) and each.apart.upper == pytest.approx(high)
    assert len(codes) == each.numbers["areas"]
    x, y = ([one[code] for code in codes] for one in columns)
    found = side(low, high, "rise", "fall")
    ranks = spearman(x, y)
    assert side(ranks.lower, ranks.upper, "rise", "fall") == found
    if found != UNSURE:
        # Neighbours are alike: half as many areas would show the link too.
        reach = 1.96 / math.sqrt(len(codes) / 2 - 3)
        assert abs(math.atanh(r)) > reach
    return found


def ranked(each: Asked) -> str:
    """Draw the ranks again with another seed: the range that is told must be much like them."""
    known = []
    for code in register().level(each.level):
        found = row(each.record.slug, each.level, code, each.period.iso, each.sex)
        if found and found["lower"]:
            known.append((code, *three(found)))
    values = np.array([one[1] for one in known])
    errors = np.array([(one[3] - one[2]) / 3.92 for one in known])
    spread = max(values.var(ddof=1) - (errors**2).mean(), 1e-12)
    kept = spread / (spread + errors**2)
    mean = np.average(values, weights=1 / (spread + errors**2))
    drawn = (
        mean
        + kept * (values - mean)
        + np.sqrt(kept) * errors * np.random.default_rng(5).standard_normal((2000, len(values)))
    )
    place = [one[0] for one in known].index(each.figures[0].area.code)
    ranks = (drawn < drawn[:, [place]]).sum(axis=1) + 1
    low, high = np.quantile(ranks, [0.025, 0.975])
    slack = max(2, 0.05 * len(values))
    assert abs(low - each.numbers["lower"]) <= slack and abs(high - each.numbers["upper"]) <= slack
    assert each.numbers["of"] == len(values)
    return "spread" if each.numbers["upper"] - each.numbers["lower"] >= 2 else "?"


def lent(each: Asked) -> str:
    one = each.figures[0]
    slug, when = each.record.slug, each.period.iso
    assert row(slug, one.area.level, one.area.code, when, each.sex) is None
    found = three(row(slug, "upper-tier", one.measured_for.code, when, each.sex))
    assert found == (one.value, one.lower, one.upper)
    return "larger"


def without(each: Asked) -> str:
    one = each.figures[0]
    found = row(each.record.slug, one.area.level, one.area.code, each.period.iso, each.sex)
    assert found is None or not found["value"]
    return "not-published"


def true_figure(right: str):
    def again(each: Asked) -> str:
        value, low, high = of(each, 0)
        texts = " ".join(
            [asking.question(each), *(asking.option(each, one) for one in each.options)]
        )
        assert (
            str(value) in texts
            or f"{value:.1f}" in texts
            or asking.terms.limits(each.record, each.figures[0]) in texts
        )
        assert low <= value <= high
        return right

    return again


AGAIN = {
    "higher": two,
    "overlap": two,
    "claims": two,
    "england": england,
    "changed": changed,
    "class": banded,
    "legend": painted,
    "rate": per_100k,
    "share": part_of_gap,
    "half": half_gap,
    "halved": is_halved,
    "wider": is_wider,
    "land": more_people,
    "together": linked,
    "rank": ranked,
    "borrowed": lent,
    "missing": without,
    "means": true_figure("means"),
    "range": true_figure("spread"),
    "dark": lambda _: "more",
}


@pytest.mark.parametrize("kind", AGAIN)
def test_every_answer_follows_from_the_files(kind: str):
    found = [each for _, _, each in asked_everywhere() if each.kind == kind]
    assert len(found) > 10
    for each in found:
        answer = AGAIN[kind](each)
        right = each.right if isinstance(answer, int) else each.answer
        assert answer == right, (asking.question(each), each.figures)


def test_all_kinds_are_worked_out_again():
    shown = {each.kind for _, _, each in asked_everywhere()}
    assert shown == set(AGAIN)
    # The kind "goal" asks one of two.
    assert set(KINDS) - {"goal"} | {"halved", "wider"} == shown


def test_what_lies_within_chance_is_never_asked_as_if_it_had_an_answer():
    for _, _, each in asked_everywhere():
        if each.apart is not None and each.answer != UNSURE and each.kind not in {"half", "halved"}:
            assert each.apart.excludes(0.0), each


def test_figures_of_blackpool_and_hampshire_are_those_published():
    # ONS, Health state life expectancies, February 2026: girls, 2022 to 2024.
    assert three(rows("healthy-life-expectancy")["upper-tier", "E06000009", "2022-01-01/P3Y", "female"]) == (
        51.8, 47.4, 56.1,
    )  # fmt: skip
    found = KINDS["means"](area(WINCHESTER), Chance("means-of-winchester"))
    text = telling.explanation(found)
    assert "Hampshire" in text and asking.terms.limits(found.record, found.figures[0]) in text


# The page ---------------------------------------------------------------------------------------


def test_an_address_holds_the_state_and_nothing_in_it_is_trusted():
    view, problems = read({"area": WINCHESTER, "seed": "7", "q": "3", "given": "ab", "pick": "c"})
    assert problems == [] and view == QuizView(area(WINCHESTER), 7, 3, "ab", "c")
    assert read(view.to_query()) == (view, [])
    # Nobody reaches a question before the ones in front of it are answered.
    assert read({"q": "9", "given": "ab"})[0].question == 3
    for wrong in ({"seed": "0"}, {"seed": "1e9"}, {"seed": "-1"}, {"area": "country:E92000001"}):
        assert read(wrong)[1], wrong
    odd, _ = read({"given": "ab<script>", "pick": "z", "q": "x"})
    assert (odd.given, odd.pick, odd.question) == ("ab", "", 1)


def test_answers_are_given_one_by_one_and_counted():
    question = QUESTIONS["quiz"]
    view = QuizView(area(BLACKPOOL), 3)
    found = quiz(view.area, 3).questions
    for place, each in enumerate(found, start=1):
        letter = "abcd"[each.right if place % 2 else (each.right + 1) % len(each.options)]
        view = question.changed(view, "pick", letter)
        view = question.changed(view, "check", True)
        text = json.dumps(plain(question.answer(view)), ensure_ascii=False)
        assert ("Not right." in text) == (place % 2 == 0)
        assert telling.explanation(each) in json.loads(json.dumps(text))
        view = question.changed(view, "next", True)
    assert question.answer(view).headline.title == "You got 5 of 10 right"


def test_nothing_is_checked_before_an_answer_is_chosen():
    view = QuizView(area(BLACKPOOL), 3)
    with pytest.raises(Exception, match="Choose an answer first"):
        view.checking()
    with pytest.raises(Exception, match="whole number from 1 to 9,999"):
        view.from_seed(0)
    with pytest.raises(Exception, match="not all of England"):
        view.about(register().area("country", "E92000001"))


@pytest.mark.parametrize("key", [BLACKPOOL, WINCHESTER, "icb:E54000013", "region:E12000001"])
def test_nobodys_home_is_called_names(key: str):
    text = told(key, 5)
    assert not re.search(r"\b(worst|best|failing|bottom|deprived area|poor area)\b", text, re.I)


def test_sources_of_the_quiz_hold_no_names_of_pupils():
    folder = Path(quizzes.__file__).parents[2]
    text = "".join(
        path.read_text() for path in sorted((folder / "questions" / "quiz").glob("*.py"))
    )
    assert "session_state" not in text and "open(" not in text
