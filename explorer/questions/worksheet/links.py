"""Links to the sheets of every lesson, for a place and a seed."""

from explorer.places.areas import Area
from explorer.questions.blocks import Download, Fold
from explorer.questions.page import Block
from explorer.questions.teach.lesson import LESSONS, Lesson
from explorer.questions.worksheet.view import SheetView
from explorer.words.worksheet import SHEET, print_title


def sheet_links(lesson: Lesson, area: Area, seed: int) -> list[Block]:
    """Return the files of one lesson's sheet."""
    pupil = SheetView(lesson, area, seed)
    return [
        Download(SHEET["pupil"], pupil.address("pdf")),
        Download(SHEET["large"], SheetView(lesson, area, seed, large=True).address("pdf")),
        Download(SHEET["teacher"], SheetView(lesson, area, seed, teacher=True).address("pdf")),
        Download(SHEET["csv"], pupil.address("csv")),
    ]


def sheet_cards(area: Area, seed: int) -> list[Block]:
    """Return the files of every lesson's sheet, each lesson in a fold."""
    return [Fold(print_title(one.title), sheet_links(one, area, seed)) for one in LESSONS.values()]
