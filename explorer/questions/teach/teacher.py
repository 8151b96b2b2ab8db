"""The teacher's page of a lesson: aim, time, answers from the data, what pupils often think."""

from urllib.parse import urlencode

from explorer.indicators.built import built_on
from explorer.questions.blocks import Card, Download, Link, Links, Listing, Section, Table, Text
from explorer.questions.lessons import (
    CLAIM,
    HIDES,
    LAND,
    MINISTER,
    PLACES,
    STORIES,
    SURE,
    TOGETHER,
    Lesson,
    lesson,
)  # fmt: skip
from explorer.questions.page import Block, Page
from explorer.questions.quiz.view import QuizView
from explorer.questions.teach.mapped import measured
from explorer.questions.teach.screens import screens
from explorer.questions.teach.view import NAME, TeachView
from explorer.questions.worksheet.files import sheet_links
from explorer.words.foot import foot_line
from explorer.words.map import Headline
from explorer.words.quiz.terms import placed
from explorer.words.teach import page as words
from explorer.words.teach.lessons import MINUTES
from explorer.words.teach.page import TEACH

# Lessons that speak of two places, and the page that each goes on to.
ON_PLACES = (HIDES, SURE, PLACES, CLAIM)
_FURTHER = {
    HIDES: "map", STORIES: "map", LAND: "map", SURE: "compare", PLACES: "compare",
    MINISTER: "gap", TOGETHER: "two", CLAIM: "claim",
}  # fmt: skip
# Where a lesson as a file is found.
FILE = "files/lesson.html"


def teacher_page(view: TeachView) -> Page:
    """Return the teacher's page of the lesson of a view."""
    one = lesson(view.lesson)
    title = words.teacher_title(one.title)
    places = [placed(view.a), placed(view.b)] if view.lesson in ON_PLACES else []
    return Page(
        name=NAME,
        title=f"{title} - {words.WINDOW}",
        headline=Headline(title, "", words.for_ages(one.ages, places), one.aim),
        controls=[],
        blocks=[
            Section(
                "teacher",
                [
                    Card(TEACH["time"], [_plan(one), Text([TEACH["care"]], "caution")]),
                    Card(TEACH["questions"], [_answers(view)], TEACH["answers"]),
                    Card(TEACH["wrong"], [_wrong(one)]),
                    Card(TEACH["stands"], [Listing(one.stands)]),
                    Card(TEACH["print"], _files(view, one)),
                ],
            )
        ],
        foot=foot_line([measured()[1]], built_on()),
        rests_on=[measured()],
    )


def _plan(one: Lesson) -> Table:
    rows = [[TEACH["minutes"].format(minutes=many), one.plan[many]] for many in MINUTES]
    return Table(TEACH["time"], (TEACH["time"], TEACH["plan"]), rows)


def _answers(view: TeachView) -> Table:
    rows = [
        [f"{each.question} {each.about}".strip(), " ".join(each.whole or each.answer)]
        for each in screens(view)
    ]
    return Table(TEACH["questions"], (TEACH["question"], TEACH["answer"]), rows)


def _wrong(one: Lesson) -> Table:
    rows = [[f"\u201c{each.text}\u201d", each.answer] for each in one.wrong]
    return Table(TEACH["wrong"], (TEACH["thinks"], TEACH["says"]), rows)


def _further(view: TeachView) -> list[Link]:
    """Return the page on which a class goes on with places and measures of its own."""
    places = {"a": view.a.key, "b": view.b.key}
    page = {"page": _FURTHER[view.lesson]} | (places if view.lesson in ON_PLACES else {})
    return [Link(TEACH["further"], f"?{urlencode(page, safe=':')}")]


def _files(view: TeachView, one: Lesson) -> list[Block]:
    at = view.kept
    quiz = {"page": "quiz", **QuizView(view.a, view.seed).to_query()}
    return [
        *sheet_links(one, view.a, view.seed),
        Download(TEACH["file"], f"{FILE}?{urlencode(at, safe=':')}"),
        Links(
            [
                *_further(view),
                Link(TEACH["quiz"], f"?{urlencode(quiz, safe=':')}"),
                Link(TEACH["lesson"], f"?{urlencode({'page': NAME, **at}, safe=':')}"),
                Link(TEACH["all"], f"?page={NAME}"),
            ]
        ),
    ]
