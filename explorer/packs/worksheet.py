"""A worksheet as a PDF (tagged, PDF/UA-1), and its data for the class as CSV."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from explorer.errors import QuestionError
from explorer.export import csv_text
from explorer.packs.pdf import cell_text, compiled, printable
from explorer.questions.blocks import Card, Listing, Table, Text
from explorer.questions.page import Block, Page
from explorer.questions.worksheet.blocks import BlindMap, Item, Numbered, Room, Ticks
from explorer.questions.worksheet.near import of_class
from explorer.questions.worksheet.page import page
from explorer.questions.worksheet.view import SheetView
from explorer.records.worksheet import class_records
from explorer.words.worksheet import SHEET, no_sheet

TEMPLATE = Path(__file__).parent / "worksheet.typ"
MEDIA = {"pdf": "application/pdf", "csv": "text/csv"}
# In points.
_USUAL, _LARGE = 11, 18


def sheet(view: SheetView, kind: str) -> bytes:
    """Return the file of a worksheet: the sheet itself, or the data that its table shows.

    Parameters
    ----------
    view : SheetView
    kind : str
        "pdf" or "csv".

    Raises
    ------
    QuestionError
        There is no such kind, or no measure for the level of the place.
    """
    if kind not in MEDIA:
        raise QuestionError(no_sheet(f".{kind}"))
    return _FILES[kind](view)


def _pdf(view: SheetView) -> bytes:
    return compiled(TEMPLATE, content(page(view), _LARGE if view.large else _USUAL))


def _csv(view: SheetView) -> bytes:
    return csv_text(class_records(of_class(view.area))).encode()


_FILES: dict[str, Callable[[SheetView], bytes]] = {"pdf": _pdf, "csv": _csv}


def content(one: Page, points: int) -> dict[str, Any]:
    """Return what the template is told: texts, pictures, and how they stand.

    Parameters
    ----------
    one : Page
        Of `explorer.questions.worksheet`.
    points : int
        The size of letters.
    """
    told = {
        "title": one.title,
        "name": SHEET["name"],
        "author": SHEET["name"],
        "points": points,
        "heading": one.headline.title,
        "context": one.headline.values,
        "aim": one.headline.meaning,
        # A pupil's sheet alone has an aim at its head: the teacher's has it as a section.
        "lines": SHEET["lines"].split(", ") if one.headline.meaning else [],
        "blocks": _blocks(one.blocks),
    }
    return {name: printable(value) for name, value in told.items()}


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [_block(one) for one in blocks if not one.is_empty]


def _block(block: Block) -> dict[str, Any]:
    write = _PRINTED.get(type(block))
    if write is None:
        raise LookupError(f"A {type(block).__name__} is not printed on a sheet.")
    return write(block)


def _card(block: Card) -> dict[str, Any]:
    return {"kind": "card", "title": block.title, "blocks": _blocks(block.blocks)}


def _map(block: BlindMap) -> dict[str, Any]:
    key = [{"svg": one.svg, "text": one.text} for one in block.key]
    return {"kind": "map", "svg": block.svg, "alt": block.alt, "key": key, "title": SHEET["key"]}


def _table(block: Table) -> dict[str, Any]:
    rows = [[cell_text(one) for one in row] for row in block.rows]
    return {"kind": "table", "heads": [*block.heads], "rows": rows, "numeric": [*block.numeric],
            "title": block.caption}  # fmt: skip


def _item(block: Item) -> dict[str, Any]:
    return {"kind": "item", "text": block.text, "blocks": _blocks(block.blocks)}


_PRINTED: dict[type[Block], Callable[[Any], dict[str, Any]]] = {
    Card: _card,
    BlindMap: _map,
    Table: _table,
    Item: _item,
    Numbered: lambda block: {"kind": "numbered", "blocks": _blocks(block.blocks)},
    Text: lambda block: {"kind": "text", "texts": [one for one in block.texts if one]},
    Listing: lambda block: {"kind": "list", "texts": [*block.texts]},
    Ticks: lambda block: {"kind": "ticks", "texts": [*block.texts]},
    Room: lambda block: {"kind": "room", "lines": block.lines},
}
