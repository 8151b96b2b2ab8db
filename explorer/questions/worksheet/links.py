"""Links to the sheets of every lesson, for a place and a seed."""

from explorer.places.areas import Area
from explorer.questions.blocks import Fold
from explorer.questions.lessons import LESSONS
from explorer.questions.page import Block
from explorer.questions.worksheet.files import sheet_links
from explorer.words.worksheet import print_title


def sheet_cards(area: Area, seed: int) -> list[Block]:
    """Return the files of every lesson's sheet, each lesson in a fold."""
    return [Fold(print_title(one.title), sheet_links(one, area, seed)) for one in LESSONS.values()]
