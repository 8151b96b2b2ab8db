"""Lessons: figures worked out again from the files, answers kept back, and the lesson as one file."""

import csv
import gzip
import json
import math
import re
from functools import cache
from itertools import pairwise

import pytest

from explorer.analysis.claim.verdicts import NOT_HELD, NOT_UNDERSTOOD, check
from explorer.analysis.quiz.quiz import KINDS
from explorer.analysis.teach.redraws import DRAWS, TOP, redraws
from explorer.analysis.teach.sharing import (
    BELOW,
    BUDGETS,
    COINS,
    DOCTORS,
    EACH,
    LOWEST,
    PLACES,
    PLANS,
    plan,
    shared,
)  # fmt: skip
from explorer.errors import QuestionError
from explorer.indicators.catalogue import DEFAULT
from explorer.places.areas import register
from explorer.questions.blocks import Drawing
from explorer.questions.lessons import CLAIM, LESSONS, MINISTER, STORIES, SURE, TOGETHER
from explorer.questions.page import Control, every
from explorer.questions.plain import plain
from explorer.questions.registry import QUESTIONS, row
from explorer.questions.teach.blocks import Answered, Keys
from explorer.questions.teach.claims import claims
from explorer.questions.teach.screens import SCREENS, screens
from explorer.questions.teach.view import TeachView
from explorer.root import data_root
from explorer.web.lesson import lesson_file
from explorer.words.teach.lessons import DARK, DEATH, MINUTES, RICH

TEACH = QUESTIONS["teach"]
EVERY = [(name, step) for name, makers in SCREENS.items() for step in range(1, len(makers) + 1)]
# A lesson on a stick: so much at most, packed.
MOST = 400_000


def asked(name: str, step: int = 1, **more: str) -> TeachView:
    return TEACH.asked({"lesson": name, "step": str(step), **more})


@cache
def held(level: str) -> dict[str, float]:
    """Give the newest figures for girls of a level, straight from the file."""
    path = data_root() / "indicators" / DEFAULT / "values.csv"
    with path.open(encoding="utf-8") as file:
        rows = [
            one for one in csv.DictReader(file) if one["level"] == level and one["sex"] == "female"
        ]
    newest = max(one["period"] for one in rows)
    return {
        one["area_code"]: float(one["value"])
        for one in rows
        if one["period"] == newest and one["value"]
    }


# The list and its screens -----------------------------------------------------------------------


def test_there_are_eight_lessons_and_the_quiz_stands_beside_them():
    assert len(LESSONS) == 8 and list(SCREENS) == list(LESSONS)
    assert list(row("quiz")) == list(row("teach")) == ["teach", "quiz"]
    page = TEACH.answer(TEACH.asked({}))
    links = [link for one in every(page.blocks) for link in getattr(one, "links", ())]
    for name in LESSONS:
        assert any(f"lesson={name}&step=1" in link.address for link in links)
        assert any(f"lesson={name}&teacher=1" in link.address for link in links)
    for one in LESSONS.values():
        assert set(one.kinds) <= set(KINDS) and len(one.kinds) >= 4
        assert tuple(one.plan) == MINUTES == ("5", "15", "50")


@pytest.mark.parametrize(("name", "step"), EVERY)
def test_a_question_stands_before_each_answer(name: str, step: int):
    view = asked(name, step)
    hidden = TEACH.answer(view)
    one = screens(view)[step - 1]
    assert hidden.headline.title == one.question and one.question.endswith(("?", "."))
    assert one.answer
    assert not [block for block in every(hidden.blocks) if isinstance(block, Answered)]
    told = json.dumps(plain(hidden), ensure_ascii=False)
    for text in one.answer:
        assert text not in told
    guess = one.guesses[0].value if one.guesses else ""
    shown = TEACH.answer(TEACH.changed(TEACH.changed(view, "guess", guess), "show", True))
    (answered,) = [block for block in every(shown.blocks) if isinstance(block, Answered)]
    assert list(answered.texts) == list(one.answer)


def test_a_guess_comes_before_the_number():
    view = asked(TOGETHER)
    told = json.dumps(plain(TEACH.answer(view)), ensure_ascii=False)
    assert "Correlation" not in told and '"guess"' in told
    with pytest.raises(QuestionError, match="Choose a guess first"):
        TEACH.changed(view, "show", True)
    with pytest.raises(QuestionError):
        TEACH.changed(TEACH.changed(view, "guess", "sideways"), "show", True)
    guessed = TEACH.changed(TEACH.changed(view, "guess", "none"), "show", True)
    assert "likely range" in json.dumps(plain(TEACH.answer(guessed)), ensure_ascii=False)
    # The next screen begins without a guess, and hides its answer again.
    assert (guessed.at("2").guess, guessed.at("2").shown) == ("", False)


def test_an_address_brings_back_the_view():
    view = asked(MINISTER, 3, coins="4-5-5-3-3-0-0-0-0", seed="7", show="1")
    assert TEACH.asked(view.to_query()) == view
    view = asked(STORIES, 3, breaks="56,60")
    assert TEACH.asked(view.to_query()) == view
    for junk in ("-1", "99", "one", "4-5", "9" * 50, "<b>"):
        read, _ = TEACH.read(dict.fromkeys(TEACH.settings, junk))
        assert TEACH.answer(read).headline.title


def test_somewhere_else_is_two_places_with_figures_of_their_own():
    view, seen = asked("compare-places"), set()
    for _ in range(20):
        view = TEACH.changed(view, "elsewhere", True)
        assert view.a != view.b and {view.a.code, view.b.code} <= set(held("upper-tier"))
        seen |= {view.a.code, view.b.code}
    assert len(seen) == 40


AREAS = register()


# Figures ----------------------------------------------------------------------------------------


def test_two_ways_to_cut_are_counted_again_by_hand():
    (key,) = [block for block in every(screens(asked(STORIES))[0].seen) if isinstance(block, Keys)]
    values = sorted(held("upper-tier").values())
    low, high = values[0], values[-1]
    limits = [math.ceil((low + (high - low) * k / 4) * 10 - 1e-9) / 10 for k in (1, 2, 3)]
    counts = [0, 0, 0, 0]
    for value in values:
        counts[sum(value >= limit for limit in limits)] += 1
    left, right = ([int(cells[k].rpartition(": ")[2]) for cells in key.rows] for k in (0, 1))
    assert left == counts and sum(right) == len(values) == 151
    assert max(right) - min(right) <= 5
    assert sum(a != b for a, b in zip(left, right, strict=True))
    assert "39 of 151 areas have another class on the right" in screens(asked(STORIES))[0].answer[1]


def test_the_ten_are_those_of_the_file_and_draws_repeat():
    found = redraws(DEFAULT, "upper-tier", "female", 3)
    figures = held("upper-tier")
    tenth = sorted(figures.values())[-TOP]
    assert all(figures[one.code] >= tenth for one in found.published)
    assert len(found.draws) == DRAWS and all(len(set(draw)) == TOP for draw in found.draws)
    assert redraws(DEFAULT, "upper-tier", "female", 3).draws == found.draws
    assert redraws(DEFAULT, "upper-tier", "female", 4).draws != found.draws
    counted = [sum(one in draw for draw in found.draws) for one in found.published]
    assert found.always == counted.count(DRAWS)
    assert found.seen == len({one.code for draw in found.draws for one in draw}) > TOP
    for place, one in enumerate(found.published, start=1):
        low, high = found.ranks[one.code]
        assert 1 <= low <= high <= 151
        # By its figure an area is high, and its range of ranks begins high too.
        assert low <= place + 1


def test_a_draw_is_shown_one_after_the_other():
    view = asked(SURE, 3)
    for draw in (2, 3):
        view = TEACH.changed(view, "draw", True)
        assert view.draw == draw
        assert f"Draw {draw} of 10" in json.dumps(plain(TEACH.answer(view)))
    for _ in range(DRAWS):
        view = TEACH.changed(view, "draw", True)
    assert view.draw == 3


def test_coins_are_neither_made_nor_lost():
    figures = held("region")
    order = sorted(figures, key=lambda code: figures[code])
    for name in PLANS:
        coins = plan(name)
        found = shared(coins)
        assert len(coins) == PLACES == len(figures) and sum(coins) <= COINS
        assert [one.area.code for one in found.rows] == order
        spent = sum(one.gain * one.people for one in found.rows)
        assert spent == pytest.approx(sum(coins) * found.coin)
        after = [figures[one.area.code] + one.gain for one in found.rows]
        assert found.before["range"] == pytest.approx(max(figures.values()) - min(figures.values()))
        assert found.after["range"] == pytest.approx(max(after) - min(after))
        assert found.halved == (max(after) - min(after) <= found.before["range"] / 2)
        assert found.left == COINS - sum(coins)


def test_only_the_floor_halves_the_gap():
    assert [name for name in PLANS if shared(plan(name)).halved] == [BELOW]
    assert shared(plan(EACH)).without == ()
    most = shared(plan(LOWEST))
    assert most.after["range"] > most.before["range"] and len(most.without) == PLACES - 1
    # A coin less, and some region would not reach the floor.
    found = shared(plan(BELOW))
    for one in found.rows:
        if one.coins:
            assert one.after >= found.floor.value > one.after - found.coin / one.people


def test_doctors_are_counted_by_the_patients_of_each_region():
    """Twenty coins of doctors, worked out again from the file of figures."""
    path = data_root() / "indicators" / "gps-per-100k" / "values.csv"
    with path.open(encoding="utf-8") as file:
        rows = [one for one in csv.DictReader(file) if one["level"] == "region"]
    newest = max(one["period"] for one in rows)
    held = {
        one["area_code"]: (float(one["value"]), float(one["denominator"]))
        for one in rows
        if one["period"] == newest
    }
    budget = BUDGETS[DOCTORS]
    values = [value for value, _ in held.values()]
    floor = max(values) - (max(values) - min(values)) / 2
    short = {code: max(0.0, (floor - one) * many / 100_000) for code, (one, many) in held.items()}
    found = shared(plan(BELOW, budget), budget)
    assert found.floor.value == pytest.approx(floor)
    assert found.coin % 10 == 0 and sum(short.values()) <= found.whole
    for one in found.rows:
        value, patients = held[one.area.code]
        assert one.value == pytest.approx(value) and one.people == round(patients)
        assert one.coins == math.ceil(short[one.area.code] / found.coin)
        assert one.after == pytest.approx(
            value + one.coins * found.coin / patients * 100_000, rel=1e-6
        )
    doctors = sum(value * patients / 100_000 for value, patients in held.values())
    assert found.more == pytest.approx(100 * COINS * found.coin / doctors, rel=1e-6)
    assert found.halved and not shared(plan(EACH, budget), budget).halved


def test_another_budget_begins_anew_and_stands_in_addresses():
    view = TEACH.changed(asked(MINISTER, 3, coins="4-5"), "budget", DOCTORS)
    assert (view.budget, view.coins) == (DOCTORS, ()) and TEACH.asked(view.to_query()) == view
    page = TEACH.answer(view)
    told = json.dumps(plain(page), ensure_ascii=False)
    assert "10.5 doctors for each 100,000 patients" not in told
    told = json.dumps(plain(TEACH.answer(TEACH.changed(view, "show", True))), ensure_ascii=False)
    assert "The gap from end to end is 10.5 doctors for each 100,000 patients" in told
    teacher = json.dumps(plain(TEACH.answer(TEACH.asked({**view.kept, "teacher": "1"}))))
    assert "1,400 doctors: 5.0% more than England has today" in teacher
    assert "Lift the lowest to one floor: The gap is halved: from 10.5 to 5.2" in teacher
    assert "files/lesson.html?lesson=be-the-minister" in teacher and "budget=doctors" in teacher


def test_a_class_that_moves_breaks_sees_what_changed_beside_the_map_of_before():
    values = held("upper-tier").values()
    low, high = min(values), max(values)
    usual = [math.ceil((low + (high - low) * k / 4) * 10 - 1e-9) / 10 for k in (1, 2, 3)]
    own = [54.0, 58.0, 63.5]

    def place(value: float, limits: list[float]) -> int:
        return sum(value >= limit for limit in limits)

    moves = [place(value, own) - place(value, usual) for value in values]
    darker, lighter = sum(one > 0 for one in moves), sum(one < 0 for one in moves)
    one = screens(asked(STORIES, 3, breaks=",".join(map(str, own))))[2]
    left, right = (block for block in every(one.see) if isinstance(block, Drawing))
    assert (left.name, right.name) == ("lesson-left", "lesson-breaks")
    hand = right.message["breaks"]["hand"]
    assert hand["usual"] == usual and hand["limits"] == own
    assert right.message["moved"] == (
        f"{darker + lighter} of 151 areas have another class on the right: {darker} darker, "
        f"{lighter} lighter. No figure changed."
    )
    # Before anything is moved both maps are one.
    (same,) = [
        block
        for block in every(screens(asked(STORIES, 3))[2].see)
        if isinstance(block, Drawing) and block.name == "lesson-breaks"
    ]
    assert same.message["moved"] == "Both maps have the same classes."


@pytest.mark.parametrize(
    ("asked_for", "said"),
    [
        ({"a": "upper-tier:E09000001"}, "No healthy years are published for City of London."),
        ({"a": "country:E92000001"}, "Choose a smaller one than all of it."),
        ({"a": "district:E07000094", "b": "district:E07000084"}, "measured for Hampshire."),
        ({"a": "upper-tier:E10000014", "b": "district:E07000094"}, "measured for Hampshire."),
        ({"step": "99"}, "Screen: choose a whole number from 1 to 12."),
        ({"draw": "0"}, "Draw: choose a whole number from 1 to 10."),
        (
            {"coins": "5-5-5-5-5"},
            "Coins are 9 whole numbers, one for each region, with 20 in all at most.",
        ),
        ({"seed": "abc"}, "Number: choose a whole number from 1 to 9,999."),
    ],
)
def test_what_no_lesson_can_show_is_told_in_a_sentence(asked_for: dict[str, str], said: str):
    for name in LESSONS:
        view, problems = TEACH.read({"lesson": name, **asked_for})
        assert len(problems) == 1 and said in problems[0]
        assert all(one.answer for one in screens(view))


def test_a_class_cannot_choose_a_place_that_shows_the_same_figure():
    view = asked("compare-places")
    with pytest.raises(QuestionError, match="No healthy years are published for Isles of Scilly"):
        TEACH.changed(view, "find", AREAS.area("upper-tier", "E06000053"))
    hampshire = TEACH.changed(view, "find", AREAS.area("upper-tier", "E10000014"))
    with pytest.raises(QuestionError, match="shown with one figure, measured for Hampshire"):
        TEACH.changed(hampshire, "find", AREAS.area("district", "E07000094"))


def test_which_of_two_is_higher_rests_on_the_range_of_the_difference():
    """The ranges of these two regions overlap, and yet one is higher."""
    view = asked(SURE, a="region:E12000001", b="region:E12000003")
    told = screens(view)[0].answer
    assert told[-1] == (
        "So Yorkshire and The Humber is higher: the range of the difference leaves zero out."
    )
    assert screens(asked(SURE))[0].answer[-1].startswith("So Hampshire is higher")
    view = asked(SURE, a="upper-tier:E10000014", b="upper-tier:E10000016")
    assert screens(view)[0].answer[-1] == "So it can't be told: the difference could be zero."


def test_the_eleventh_and_those_that_could_be_among_the_ten_are_told():
    path = data_root() / "indicators" / DEFAULT / "values.csv"
    with path.open(encoding="utf-8") as file:
        rows = [
            one
            for one in csv.DictReader(file)
            if (one["level"], one["sex"]) == ("upper-tier", "female") and one["value"]
        ]
    newest = max(one["period"] for one in rows)
    kept = [one for one in rows if one["period"] == newest]
    order = sorted(kept, key=lambda one: -float(one["value"]))
    tenth = float(order[9]["value"])
    reaching = sum(float(one["upper"]) >= tenth for one in order[10:])
    told = screens(asked(SURE))[1].answer
    assert told[1] == f"{reaching} more areas have a range that reaches number ten."
    assert f"{float(order[10]['value']):.1f}" in told[0].rpartition("Number eleven")[2]


def test_londons_land_and_people_are_those_of_the_counts():
    told = screens(asked("land-or-people"))
    # 1,573 of 130,462 km2, and 9.1 of 58.6 million people.
    assert "16% of the people of England and 1% of its land" in told[0].answer[0]
    (drawn,) = (block for block in every(told[2].seen) if isinstance(block, Drawing))
    assert drawn.message["told"]["kinds"].count("1") == 33


def test_a_teacher_reads_each_claim_with_its_reasons():
    told = json.dumps(plain(TEACH.answer(asked(CLAIM, teacher="1"))), ensure_ascii=False)
    for text in claims(asked(CLAIM)):
        assert text in told
    assert "It does not name a year." in told
    assert "Blackpool can expect 51.8 healthy years (likely range 47.4 to 56.1)" in told


def test_claims_on_any_two_places_are_understood():
    """Whoever's home stands in a claim, its verdict comes from the figures."""
    verdicts = set()
    view = asked(CLAIM)
    for _ in range(60):
        view = TEACH.changed(view, "elsewhere", True)
        for text in claims(view):
            found = check(text).claims
            assert len(found) in (1, 2)
            verdicts |= {one.verdict for one in found}
    for level in ("region", "icb"):
        codes = list(AREAS.level(level))
        for first, second in pairwise(codes):
            told = asked(CLAIM, a=f"{level}:{first}", b=f"{level}:{second}")
            verdicts |= {one.verdict for text in claims(told) for one in check(text).claims}
    assert not verdicts & {NOT_HELD, NOT_UNDERSTOOD}
    assert len(verdicts) >= 4


def test_more_coins_than_there_are_cannot_be_given():
    view = asked(MINISTER, 3)
    view = TEACH.changed(view, "give-0", 15)
    with pytest.raises(QuestionError, match="There are 20 coins to share out, and 21 were given"):
        TEACH.changed(view, "give-3", 6)
    with pytest.raises(QuestionError):
        TEACH.changed(view, "give-3", -1)
    assert TEACH.changed(view, "give-3", 5).coins == (15, 0, 0, 5, 0, 0, 0, 0, 0)
    page = TEACH.answer(view)
    typed = [
        one for one in every(page.blocks) if isinstance(one, Control) and one.style == "number"
    ]
    assert [one.present for one in typed] == [15, *[0] * 8]


# The teacher's page -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", LESSONS)
def test_a_teacher_finds_time_answers_misconceptions_and_files(name: str):
    page = TEACH.answer(TEACH.asked({"lesson": name, "teacher": "1", "seed": "7"}))
    told = json.dumps(plain(page), ensure_ascii=False)
    for one in screens(asked(name)):
        assert one.question in told
    for text in screens(asked(name))[0].answer:
        assert text in told
    held = LESSONS[name]
    assert held.aim in told and all(each.answer in told for each in held.wrong)
    assert all(text in told for text in held.stands) and held.stands
    for address in (f"files/worksheet.pdf?lesson={name}", f"files/worksheet.csv?lesson={name}",
                    f"files/lesson.html?lesson={name}", "?page=quiz&area="):  # fmt: skip
        assert address in told
    assert all(f"{many} minutes" in told for many in MINUTES)


def test_the_usual_misconceptions_are_met():
    said = [each.text for one in LESSONS.values() for each in one.wrong]
    assert {RICH.text, DARK.text, DEATH.text} <= set(said)
    stands = {text for one in LESSONS.values() for text in one.stands}
    for topic in ("Key Stage 3 geography", "GCSE statistics", "GCSE geography", "A level"):
        assert any(text.startswith(topic) for text in stands)


# The lesson as one file -------------------------------------------------------------------------


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_is_one_small_file_that_asks_for_nothing(run, tmp_path, name: str):
    path = tmp_path / "lesson.html"
    code, out, _ = run("export", "lesson", name, "-o", str(path))
    assert code == 0 and str(path) in out
    content = path.read_bytes()
    assert len(gzip.compress(content)) <= MOST
    page = content.decode()
    assert not re.search(r'src="?(?:https?:)?//|<link|@import|url\((?!"?data:|#|images/)', page)
    assert "connect-src" not in page and "default-src 'none'" in page
    for one in screens(asked(name)):
        assert page.count('class="hge-screen"') == len(SCREENS[name])
        assert one.question.replace("'", "&#x27;") in page


def test_equal_views_give_equal_files_and_places_can_be_chosen(run, tmp_path):
    view = asked("compare-places", seed="7")
    assert lesson_file(view) == lesson_file(view)
    path = tmp_path / "lesson.html"
    code, _, _ = run("export", "lesson", "compare-places", "-o", str(path),
                     "--place", "Hartlepool", "--place", "Trafford", "--seed", "7")  # fmt: skip
    page = path.read_text(encoding="utf-8")
    assert code == 0 and "Hartlepool has a figure of its own." in page
    code, _, told = run("export", "lesson", "maths", "-o", str(path))
    assert code == 2 and "There is no lesson 'maths'. Choose one of: what-a-map-hides" in told
