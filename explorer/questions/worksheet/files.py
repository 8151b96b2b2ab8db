"""The files of a lesson's sheet, for a place and a seed."""

from explorer.places.areas import Area
from explorer.questions.blocks import Download
from explorer.questions.lessons import Lesson
from explorer.questions.page import Block
from explorer.questions.worksheet.view import SheetView
from explorer.words.worksheet import SHEET


def sheet_links(lesson: Lesson, area: Area, seed: int) -> list[Block]:
    """Return the files of one lesson's sheet."""
    pupil = SheetView(lesson, area, seed)
    return [
        Download(SHEET["pupil"], pupil.address("pdf")),
        Download(SHEET["large"], SheetView(lesson, area, seed, large=True).address("pdf")),
        Download(SHEET["teacher"], SheetView(lesson, area, seed, teacher=True).address("pdf")),
        Download(SHEET["csv"], pupil.address("csv")),
    ]
