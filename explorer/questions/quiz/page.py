"""The quiz as a page: one question at a time, then the score."""

from urllib.parse import urlencode

from explorer.analysis.quiz.asked import Asked
from explorer.analysis.quiz.asked import Option as Choice
from explorer.analysis.quiz.quiz import SEEDS, Quiz, quiz
from explorer.indicators.built import built_on
from explorer.questions.blocks import Card, Cell, Flow, Link, Links, Section, Table, Text
from explorer.questions.page import Block, Control, Option, Page, Refusal
from explorer.questions.quiz.blocks import Answer, Answers, Told
from explorer.questions.quiz.view import LETTERS, QuizView
from explorer.questions.worksheet.links import sheet_fold
from explorer.words.foot import foot_line
from explorer.words.map import Headline
from explorer.words.quiz import page as words
from explorer.words.quiz.asking import facts, option, question
from explorer.words.quiz.page import QUIZ
from explorer.words.quiz.telling import explanation, slip

NAME = "quiz"


def page(view: QuizView) -> Page:
    """Return the question, or the score, for a view."""
    found = quiz(view.area, view.seed)
    count = len(found.questions)
    ended = view.question > count
    headline, blocks = _score(view, found) if ended else _asked(view, found)
    periods = [one.period for one in found.questions if one.period]
    return Page(
        name=NAME,
        title=words.WINDOW,
        headline=headline,
        controls=_controls(view),
        blocks=[Section(NAME, blocks)],
        foot=foot_line(periods, built_on()) if periods else "",
        rests_on=[
            (record, one.period)
            for one in found.questions
            for record in (one.indicator, one.other)
            if record and one.period
        ],
    )


def question_blocks(asked: Asked) -> list[Block]:
    """Return the figures that a question shows, as a block of any page; empty without any."""
    shown = facts(asked)
    if shown is None:
        return []
    table = Table(shown.caption, shown.heads, shown.rows, range(1, len(shown.heads)))
    return [Card(shown.caption, [table])]


def _asked(view: QuizView, found: Quiz) -> tuple[Headline, list[Block]]:
    asked, count = found.questions[view.question - 1], len(found.questions)
    values = words.number_of(view.question, count, view.area, view.seed)
    headline = Headline(question(asked), "", values, "")
    blocks = question_blocks(asked)
    options = list(zip(LETTERS, asked.options, strict=False))
    given = next((one for letter, one in options if letter == view.checked), None)
    if given is None:
        shown = [Option(letter, option(asked, one)) for letter, one in options]
        known = view.pick if view.pick in [one.value for one in shown] else None
        return headline, [
            *blocks,
            Control("pick", QUIZ["pick"], "radio", shown, known),
            Told(words.said(view.question, count, question(asked))),
            Refusal(["check"]),
            Control("go", QUIZ["check"], "button", present=True, act="check"),
        ]
    right = asked.options[asked.right]
    said = words.verdict(right=not given.slip, answer=option(asked, right))
    last = view.question == count
    return headline, [
        *blocks,
        Answers([_answer(asked, one, one == given) for _, one in options]),
        Told(said, shown=True),
        Card(QUIZ["why"], [Text([explanation(asked)])]),
        Control("go", QUIZ["end" if last else "next"], "button", present=True, act="next"),
    ]


def _answer(asked: Asked, one: Choice, chosen: bool) -> Answer:
    marks = [QUIZ["yours"]] if chosen else []
    if not one.slip or chosen:
        marks.append(QUIZ["wrong" if one.slip else "right"])
    return Answer(option(asked, one), marks, not one.slip, chosen, slip(asked, one))


def _score(view: QuizView, found: Quiz) -> tuple[Headline, list[Block]]:
    if not found.questions:
        return Headline(QUIZ["none"], "", words.of_quiz(view.area, view.seed), ""), []
    rows: list[list[Cell]] = []
    right = 0
    for place, (asked, letter) in enumerate(
        zip(found.questions, view.given, strict=False), start=1
    ):
        known = LETTERS.index(letter) == asked.right
        right += known
        at = QuizView(view.area, view.seed, place, view.given).to_query()
        link = Link(question(asked), f"?{urlencode({'page': NAME, **at})}")
        rows.append([link, QUIZ["right" if known else "wrong"]])
    headline = Headline(
        words.score(right, len(found.questions)), "", words.of_quiz(view.area, view.seed), ""
    )
    again = QuizView(view.area, view.seed).to_query()
    other = QuizView(view.area, view.seed % SEEDS + 1).to_query()
    links = [
        Link(QUIZ["again"], f"?{urlencode({'page': NAME, **again})}"),
        Link(QUIZ["other"], f"?{urlencode({'page': NAME, **other})}"),
    ]
    return headline, [
        Card(QUIZ["all"], [Table(QUIZ["all"], (QUIZ["questions"], QUIZ["result"]), rows)]),
        Links(links),
    ]


def _controls(view: QuizView) -> list[Block]:
    return [
        Control("find", QUIZ["find"], "place", level=view.area.level),
        Control("seed", QUIZ["seed"], "number", present=view.seed),
        Refusal(["seed"]),
        Text([QUIZ["same"], QUIZ["stored"]], "soft"),
        Flow([sheet_fold(view.area, view.seed)], "sheets"),
    ]
