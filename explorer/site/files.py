"""Files that pages lead to, made with the page: sheets and lessons to keep, packs, charts."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from explorer.charts.picture import Picture, csv, svg, svg_file
from explorer.maps.assets import content_hash
from explorer.packs.worksheet import sheet
from explorer.questions.lessons import lesson
from explorer.questions.registry import PICTURES, QUESTIONS
from explorer.questions.teach.teacher import FILE as LESSON
from explorer.questions.teach.view import NAME as TEACH
from explorer.questions.worksheet.view import ADDRESS as SHEET
from explorer.questions.worksheet.view import read as read_sheet
from explorer.web.lesson import lesson_file

Made = tuple[str, bytes]


def made(address: str) -> Made | None:
    """Return name and content of the file at an address of the explorer; None where none is made.

    What every area has for every measure is not: its figures are in the files under ``data``.
    """
    name, _, asked = address.removeprefix("/").partition("?")
    maker = _MAKERS.get(name)
    return maker(dict(parse_qsl(asked))) if maker else None


def _lesson(query: Mapping[str, str]) -> Made:
    view = QUESTIONS[TEACH].asked(query)
    return f"{lesson(view.lesson).name}.html", lesson_file(view).encode()


def _sheet(kind: str) -> Callable[[Mapping[str, str]], Made]:
    def make(query: Mapping[str, str]) -> Made:
        view = read_sheet(query)
        return view.file_name(kind), sheet(view, kind)

    return make


_MAKERS: Mapping[str, Callable[[Mapping[str, str]], Made]] = {
    LESSON: _lesson,
    **{SHEET.format(kind=kind): _sheet(kind) for kind in ("pdf", "csv")},
}


def chart_files(picture: Picture) -> dict[str, Made]:
    """Return a chart's files by what they are for, each with its path from the root of the site."""
    drawn = {
        "wide": svg(picture),
        "narrow": svg(picture, narrow=True),
        "svg": svg_file(picture),
        "csv": csv(picture),
    }
    return {kind: (_path(picture, kind, text), text.encode()) for kind, text in drawn.items()}


def _path(picture: Picture, kind: str, text: str) -> str:
    end = "csv" if kind == "csv" else "svg"
    return f"charts/{picture.name}.{content_hash(text.encode())}.{end}"


def chart_named(name: str, query: Mapping[str, str]) -> Picture:
    """Return a chart by its name in addresses."""
    return PICTURES[name](query)
