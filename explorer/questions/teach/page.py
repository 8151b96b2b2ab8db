"""Lessons as pages: the list of all, and one screen at a time."""

from collections.abc import Sequence
from urllib.parse import urlencode

from explorer.errors import QuestionError
from explorer.indicators.built import built_on
from explorer.questions.blocks import Card, Flow, Link, Links, Section, Text
from explorer.questions.lessons import LESSONS, Lesson, lesson
from explorer.questions.page import Block, Control, Option, Page, Refusal
from explorer.questions.quiz.blocks import Told
from explorer.questions.teach.blocks import Answered
from explorer.questions.teach.mapped import measured
from explorer.questions.teach.screens import screen
from explorer.questions.teach.teacher import teacher_page
from explorer.questions.teach.view import NAME, TeachView
from explorer.words.foot import foot_line
from explorer.words.map import Headline
from explorer.words.teach import page as words
from explorer.words.teach.page import TEACH

_LIST = "teach-list"


def page(view: TeachView) -> Page:
    """Return the list of lessons, a screen of one, or its teacher's page."""
    if not view.lesson:
        return _listed(view)
    if view.teacher:
        return teacher_page(view)
    return _screen(view)


def showing(view: TeachView, _: object = None) -> TeachView:
    """Return the view with its answer shown, or hidden again.

    Raises
    ------
    QuestionError
        A guess is asked for first.
    """
    shown, _at, _count = screen(view)
    if shown.guesses and not view.shown and not _known(view.guess, shown.guesses):
        raise QuestionError(TEACH["first"])
    return view.showing()


def address(view: TeachView) -> str:
    """Return the address of a view."""
    return f"?{urlencode({'page': NAME, **view.to_query()}, safe=':')}"


def _known(guess: str, options: Sequence[Option]) -> bool:
    return guess in [one.value for one in options]


def _listed(view: TeachView) -> Page:
    cards = [_card(view, one) for one in LESSONS.values()]
    return Page(
        name=NAME,
        title=words.WINDOW,
        headline=Headline(TEACH["list"], "", TEACH["lists"], ""),
        controls=[],
        blocks=[Section(_LIST, [Flow(cards, "lessons")])],
        foot=foot_line([measured()[1]], built_on()),
    )


def _card(view: TeachView, one: Lesson) -> Card:
    first = view.of(one.name)
    links = [
        Link(TEACH["start"], address(first), one.title),
        Link(TEACH["teacher"], _teacher(first), one.title),
    ]
    return Card(one.title, [Text([one.aim]), Links(links)], f"{TEACH['ages']} {one.ages}")


def _teacher(view: TeachView) -> str:
    asked = {"page": NAME, "lesson": view.lesson, "teacher": "1", **view.kept}
    return f"?{urlencode(asked, safe=':')}"


def _screen(view: TeachView) -> Page:
    one, at, count = screen(view)
    rests_on = one.rests_on or measured()
    held = lesson(view.lesson)
    shown = view.shown and bool(one.answer)
    ask: list[Block] = [] if shown else [Told(words.said(at, count, one.question))]
    # What to do before a guess is done when the answer is shown.
    ask += [Text(one.texts)] if one.texts and not (shown and one.guesses) else []
    ask += one.before
    # Where it is seen at once, whatever stands below.
    ask += [Refusal(one.refusals)] if one.refusals else []
    if one.guesses and shown:
        labels = [each.label for each in one.guesses if each.value == view.guess]
        ask += [Text([words.guessed(label)]) for label in labels]
    elif one.guesses:
        present = view.guess if _known(view.guess, one.guesses) else None
        ask.append(Control("guess", TEACH["guess"], "radio", one.guesses, present))
        ask.append(Refusal(["show"]))
    if one.answer:
        text = TEACH["hide" if shown else "show"]
        ask.append(Control("show", text, "button", present=True))
    ask += [Answered(one.answer)] if shown else []
    if one.acts:
        ask += one.acts
    steps = [Option(str(step), str(step)) for step in range(1, count + 1)]
    links = [Link(TEACH["teacher"], _teacher(view)), Link(TEACH["all"], f"?page={NAME}")]
    return Page(
        name=NAME,
        title=f"{held.title} - {words.WINDOW}",
        headline=Headline(one.question, "", words.where(held.title, at, count), ""),
        controls=[],
        blocks=[
            Section(
                "lesson",
                [
                    Section("lesson-ask", ask),
                    Section("lesson-see", list(one.right(shown=shown))),
                    Section(
                        "lesson-foot",
                        [
                            Control("screen", TEACH["steps"], "steps", steps, str(at), "step"),
                            Links(links),
                        ],
                    ),
                ],
            )
        ],
        foot=foot_line([rests_on[1]], built_on()),
        rests_on=[rests_on],
    )
