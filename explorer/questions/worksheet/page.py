"""A worksheet as a page: for pupils with room to write, for the teacher with the answers."""

from collections.abc import Sequence

from explorer.analysis.quiz.asked import Asked
from explorer.analysis.quiz.worksheet import ClassData, look_ups, questions
from explorer.indicators.built import built_on
from explorer.maps.printed import Mark, blind, swatch
from explorer.questions.blocks import Card, Cell, Figure, Listing, Table, Text
from explorer.questions.page import Block, Page
from explorer.questions.worksheet.blocks import BlindMap, Item, Numbered, Room, Swatch, Ticks
from explorer.questions.worksheet.near import of_class
from explorer.questions.worksheet.view import SheetView
from explorer.words import worksheet as words
from explorer.words.foot import foot_line
from explorer.words.map import Headline
from explorer.words.quiz.asking import facts, option, question
from explorer.words.quiz.telling import explanation, slip
from explorer.words.worksheet import HEADS, SHEET

NAME = "worksheet"
# How high digits of the map are, of 700 across: 10.5 and 18 points on paper.
_DIGITS, _LARGE_DIGITS = 18.0, 26.0


def page(view: SheetView) -> Page:
    """Return the sheet for a view.

    Raises
    ------
    QuestionError
        No measure is held for the level of its place.
    """
    of = of_class(view.area)
    aim = "" if view.teacher else view.lesson.aim
    asked = questions(view.area, view.seed, view.lesson.kinds)
    title = words.title(view.lesson.title, teacher=view.teacher)
    blocks = _answers(view, of, asked) if view.teacher else _pupils(view, of, asked)
    return Page(
        name=NAME,
        title=f"{title} - {SHEET['name']}",
        headline=Headline(title, "", words.context(view.area, view.seed), aim),
        controls=(),
        blocks=blocks,
        foot=foot_line([of.measured.period], built_on()),
    )


def _pupils(view: SheetView, of: ClassData, asked: Sequence[Asked]) -> list[Block]:
    tasks = [Item(one.text, [Room(one.lines)]) for one in view.lesson.tasks]
    found = words.look_up_texts(look_ups(of, view.seed), of)
    return [
        Card(SHEET["map"], [_map(view, of, shaded=view.lesson.shaded, key=False)]),
        Card(SHEET["do"], [Numbered(tasks)]),
        _table_card(view, of, asked),
        Card(SHEET["look"], [Numbered([Item(text, [Room(1)]) for text, _ in found])]),
        Card(
            SHEET["questions"],
            [Text([SHEET["tick"]]), Numbered([_to_answer(one) for one in asked])],
        ),
    ]


def _answers(view: SheetView, of: ClassData, asked: Sequence[Asked]) -> list[Block]:
    tasks = [Item(one.text, [Text([one.answer])]) for one in view.lesson.tasks]
    found = words.look_up_texts(look_ups(of, view.seed), of)
    return [
        Card(SHEET["aim"], [Text([view.lesson.aim, SHEET["care"]])]),
        Card(words.of_what(SHEET["map"], of), [_map(view, of, shaded=True, key=True)]),
        Card(SHEET["expect"], [Numbered(tasks)]),
        _table_card(view, of, asked),
        Card(
            SHEET["look"],
            [Numbered([Item(text, [Text([answer])]) for text, answer in found])],
        ),
        Card(SHEET["questions"], [Numbered([_answered(one) for one in asked])]),
    ]


def _table_card(view: SheetView, of: ClassData, asked: Sequence[Asked]) -> Card:
    """Return the table with the sources of all figures: no page is left for them alone."""
    records = [record for one in asked for record in (one.indicator, one.other) if record]
    texts = [words.source(of, built_on()), words.further(of, view.area, view.seed, records)]
    return Card(words.of_what(SHEET["table"], of), [_table(of), Text(texts, "soft")])


def _to_answer(asked: Asked) -> Item:
    texts = [option(asked, one) for one in asked.options]
    return Item(question(asked), [*_facts(asked), Ticks(texts), Text([SHEET["why"]]), Room(2)])


def _answered(asked: Asked) -> Item:
    right = asked.options[asked.right]
    slips = [
        words.slip_text(option(asked, one), slip(asked, one)) for one in asked.options if one.slip
    ]
    texts = [words.right_text(option(asked, right)), explanation(asked), f"{SHEET['slips']}:"]
    return Item(question(asked), [*_facts(asked), Text(texts), Listing(slips)])


def _facts(asked: Asked) -> list[Block]:
    shown = facts(asked)
    if shown is None:
        return []
    table = Table(shown.caption, shown.heads, shown.rows, range(1, len(shown.heads)))
    return [Text([shown.caption]), table]


def _map(view: SheetView, of: ClassData, *, shaded: bool, key: bool) -> BlindMap:
    marks = [
        Mark(row.figure.area.code, row.number, row.kind if shaded else None) for row in of.rows
    ]
    digits = _LARGE_DIGITS if view.large else _DIGITS
    svg = blind(view.area.level, marks, digits)
    swatches = _key(of) if key else []
    return BlindMap(svg, words.map_alt(of, shaded=shaded), swatches)


def _key(of: ClassData) -> list[Swatch]:
    found = [Swatch(swatch(kind), text) for kind, text in enumerate(words.bands(of))]
    empty = any(row.kind < 0 for row in of.rows)
    return [*found, *([Swatch(swatch(-1), SHEET["none"])] if empty else [])]


def _table(of: ClassData) -> Table:
    rows: list[list[Cell]] = []
    for row in of.rows:
        name, text, limits = words.row_cells(row.figure, of)
        one = row.figure
        rows.append([str(row.number), name, Figure(text, one.value, one.lower, one.upper), limits])
    return Table(words.table_title(of), HEADS, rows, (2, 3))
