"""Quiz and worksheets can be read by pupils of 11 to 13: two formulae over every sentence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from explorer.places.areas import register
from explorer.questions.lessons import LESSONS
from explorer.questions.registry import QUESTIONS
from explorer.questions.teach.screens import screens
from explorer.questions.worksheet.page import page
from explorer.questions.worksheet.view import SheetView
from explorer.words import worksheet as sheet_words
from explorer.words.quiz import asking, telling
from explorer.words.quiz import page as page_words
from tests.readability import (
    coleman_liau,
    coleman_liau_of,
    flesch_kincaid,
    sentences,
    syllables,
    words,
)
from tests.test_quiz import area, asked_everywhere

# A school grade of the United States is the age less five: 13 is the end of grade 8.
MOST, FEWEST = 8.0, 5
PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."


def test_the_formulae_give_what_is_published_of_them():
    # Flesch-Kincaid's own example: 24 syllables in 13 words.
    assert (len(words(PLATYPUS)), sum(map(syllables, words(PLATYPUS)))) == (13, 24)
    assert flesch_kincaid(PLATYPUS) == pytest.approx(11.3, abs=0.05)
    # By hand: 3 sentences, 11 words, 35 letters, 12 syllables.
    plain = "The cat sat. The dog ran off. We saw a rabbit."
    assert (len(words(plain)), sentences(plain)) == (11, 3)
    assert coleman_liau(plain) == pytest.approx(
        0.0588 * 33 / 11 * 100 - 0.296 * 300 / 11 - 15.8, abs=0.05
    )
    assert flesch_kincaid(plain) == pytest.approx(0.39 * 11 / 3 + 11.8 * 12 / 11 - 15.59, abs=0.01)
    # The authors' example: 537 letters and 4.20 sentences in 100 words.
    assert coleman_liau_of(537, 4.20) == pytest.approx(14.5, abs=0.05)


@pytest.mark.parametrize(
    ("word", "count"),
    [("range", 1), ("ranges", 2), ("published", 2), ("overlap", 3), ("county", 2), ("difference", 3),
     ("expectancy", 4), ("figure", 2), ("table", 2), ("whole", 1), ("smoke", 1), ("divided", 3),
     ("lower", 2), ("moved", 1), ("needed", 2), ("places", 2), ("measures", 2)],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int):
    assert abs(syllables(word) - count) <= (word in {"places", "measures", "ranges"})


@cache
def names() -> re.Pattern[str]:
    """Give the names of places, which a pupil knows or need not read."""
    found = {one.name for level in ("region", "upper-tier", "district", "constituency", "icb")
             for one in register().level(level).values()}  # fmt: skip
    found |= {name.removesuffix(" Integrated Care Board") for name in found}
    return re.compile("|".join(re.escape(one) for one in sorted(found, key=len, reverse=True)))


def stripped(text: str) -> str:
    """Return a sentence with short names for places, and without kinds of place."""
    text = re.sub(r" \((?:unitary authority|district|county|constituency|metropolitan district|"
                  r"London borough|region|integrated care board)\)", "", text)  # fmt: skip
    text = names().sub("Leeds", text)
    return text if re.search(r"[.?!:]$", text) else f"{text}."


def whole(texts: Iterable[str]) -> str:
    """Return all that is a sentence, once: a name or a number alone would make the rest look easy."""
    kept = dict.fromkeys(map(stripped, texts))
    return " ".join(one for one in kept if len(words(one)) >= FEWEST)


def of_the_quiz() -> Iterator[tuple[str, str]]:
    for _, _, each in asked_everywhere():
        yield each.kind, asking.question(each)
        for one in each.options:
            yield each.kind, asking.option(each, one)
            if one.slip:
                yield each.kind, telling.slip(each, one)
        yield each.kind, telling.explanation(each)


def of_sheets() -> Iterator[str]:
    for lesson in LESSONS.values():
        for key in ("upper-tier:E06000009", "constituency:E14001587", "icb:E54000013"):
            for teacher in (False, True):
                yield from texts(page(SheetView(lesson, area(key), 5, teacher=teacher)).blocks)


def texts(blocks) -> Iterator[str]:
    for block in blocks:
        for name in ("title", "text"):
            if text := getattr(block, name, ""):
                yield text
        yield from (one for one in getattr(block, "texts", ()) if "?page=" not in one)
        yield from texts(getattr(block, "blocks", ()))


def both(text: str) -> tuple[float, float]:
    return flesch_kincaid(text), coleman_liau(text)


def test_the_quiz_is_read_at_11_to_13():
    text = whole(text for _, text in of_the_quiz())
    assert sentences(text) > 1000
    assert max(both(text)) <= MOST, both(text)


def test_no_kind_of_question_is_harder():
    by_kind: dict[str, list[str]] = {}
    for kind, text in of_the_quiz():
        by_kind.setdefault(kind, []).append(text)
    grades = {kind: both(whole(said)) for kind, said in by_kind.items()}
    assert {kind: found for kind, found in grades.items() if max(found) > MOST} == {}


def test_no_sentence_is_long():
    for _, text in of_the_quiz():
        for one in re.split(r"(?<=[.?!;:])\s+", stripped(text)):
            assert len(words(one)) <= 30, one


def test_sheets_and_their_teachers_are_read_at_11_to_13():
    text = whole(of_sheets())
    assert max(both(text)) <= MOST, both(text)


def test_what_stands_round_them_is_plain():
    said = [*page_words.QUIZ.values(), *sheet_words.SHEET.values(), page_words.NO_ANSWER]
    assert max(both(whole(said))) <= MOST, both(whole(said))


def of_lesson(name: str) -> Iterator[str]:
    one, view = LESSONS[name], QUESTIONS["teach"].asked({"lesson": name})
    for each in screens(view):
        yield from (each.question, *each.texts, *each.answer)
        yield from (guess.label for guess in each.guesses)
    yield from texts(QUESTIONS["teach"].answer(replace(view, teacher=True)).blocks)
    for each in one.wrong:
        yield from (each.text, each.answer)
    yield from (one.aim, *one.plan.values(), *one.stands)


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_and_its_teachers_page_are_read_at_11_to_13(name: str):
    text = whole(of_lesson(name))
    assert sentences(text) > 25
    assert max(both(text)) <= MOST, both(text)
