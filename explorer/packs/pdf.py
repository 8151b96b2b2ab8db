"""A pack as a PDF: tagged (PDF/UA-1), two pages, the same bytes for the same view."""

import json
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from explorer.indicators.built import built_on
from explorer.questions.blocks import Card, Columns, Figure, Listing, Table, Text
from explorer.questions.evidence.blocks import InkPicture, InkStrips, Locator, Sheet
from explorer.questions.page import Block, Page
from explorer.typeface import FOLDER, WEIGHTS, face
from explorer.words.evidence.terms import PACK

TEMPLATE = Path(__file__).parent / "template.typ"
_STANDARDS: list[Any] = ["ua-1"]
# What a letter is printed as that the face does not hold.
_NO_LETTER = "?"
# A file has a date even where it is not told when its data were built.
_NO_DAY = date(2000, 1, 1)


def pdf(page: Page) -> bytes:
    """Return a pack as a PDF.

    Parameters
    ----------
    page : Page
        Of `explorer.questions.evidence`.
    """
    return compiled(TEMPLATE, content(page))


def compiled(template: Path, told: Mapping[str, Any]) -> bytes:
    """Return the PDF that a template makes of what it is told.

    Parameters
    ----------
    template : Path
        It reads what it is told as JSON, from ``sys.inputs.pack``.
    told : mapping
        Texts with the letters of the face alone: see `printable`.
    """
    return _printer(template).printed(json.dumps(told, ensure_ascii=False))


def content(page: Page) -> dict[str, Any]:
    """Return what the template is told: texts, pictures, and how they stand."""
    front, back = page.blocks
    (facts,) = page.lead
    told = {
        "title": page.title,
        "name": PACK["name"],
        "author": PACK["name"],
        "heading": page.headline.title,
        "context": page.headline.values,
        "facts": [*facts.texts] if isinstance(facts, Listing) else [],
        "front": _blocks(front),
        "back": _blocks(back),
    }
    return {name: printable(value) for name, value in told.items()}


class _Printer:
    """A template, read and compiled once, with its fonts."""

    def __init__(self, template: Path) -> None:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)]
        )
        self._compiler = typst.Compiler(
            str(template), root=str(template.parent), font_paths=fonts, ignore_system_fonts=True
        )
        self._lock = Lock()

    def printed(self, told: str) -> bytes:
        """Return the PDF of what the template is told."""
        day = built_on() or _NO_DAY
        with self._lock:
            made = self._compiler.compile(
                format="pdf",
                sys_inputs={"pack": told},
                pdf_standards=_STANDARDS,
                timestamp=datetime.combine(day, time(), UTC),
            )
        if not isinstance(made, bytes):
            raise TypeError("A PDF is one file.")
        return made


@cache
def _printer(template: Path) -> _Printer:
    return _Printer(template)


def _blocks(sheet: Block) -> list[dict[str, Any]]:
    held = sheet.blocks if isinstance(sheet, Sheet) else ()
    return [_block(one) for one in held if not one.is_empty]


def _block(block: Block) -> dict[str, Any]:
    write = _PRINTED.get(type(block))
    if write is None:
        raise LookupError(f"A {type(block).__name__} is not printed.")
    return write(block)


def _card(block: Card) -> dict[str, Any]:
    inside = [_block(one) for one in block.blocks if not one.is_empty]
    return {"kind": "card", "name": block.id, "title": block.title, "blocks": inside}


def _table(block: Table) -> dict[str, Any]:
    return {
        "kind": "table",
        "heads": [*block.heads],
        "rows": [[cell_text(one) for one in row] for row in block.rows],
        "numeric": [*block.numeric],
    }


def _strips(block: InkStrips) -> dict[str, Any]:
    strips = [
        {
            "title": one.title,
            "about": one.about,
            "picture": _picture(one.picture),
            "value": one.value,
            "limits": one.limits,
            "england": one.england,
        }
        for one in block.strips
    ]
    return {"kind": "strips", "strips": strips, "key": block.key}


def _picture(one: InkPicture) -> dict[str, str]:
    return {"svg": one.svg, "alt": one.alt, "caption": one.caption}


def cell_text(cell: object) -> str:
    """Return a cell of a table as it is printed."""
    return cell.text if isinstance(cell, Figure) else str(cell)


def printable(value: Any, name: str = "") -> Any:
    """Return texts with the letters that the face holds; a picture stays as it is."""
    if isinstance(value, str):
        return value if name == "svg" else _lettered(value)
    if isinstance(value, Mapping):
        return {key: printable(one, str(key)) for key, one in value.items()}
    if isinstance(value, list):
        return [printable(one) for one in value]
    return value


def _lettered(text: str) -> str:
    known = _letters()
    if set(text) <= known:
        return text
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(one if one in known else _bare(one) for one in composed)


def _bare(letter: str) -> str:
    """Return what stands for a letter that the face lacks: without its marks, or a sign."""
    if unicodedata.category(letter).startswith("C"):
        return ""
    plain = [one for one in unicodedata.normalize("NFKD", letter) if one in _letters()]
    return "".join(plain) or _NO_LETTER


@cache
def _letters() -> frozenset[str]:
    return frozenset.intersection(*(frozenset(face(weight).advances) for weight in WEIGHTS))


_PRINTED: dict[type[Block], Callable[[Any], dict[str, Any]]] = {
    Card: _card,
    Columns: lambda block: {"kind": "columns", "blocks": [_block(one) for one in block.blocks]},
    Locator: lambda block: {"kind": "locator", "picture": _picture(block.printed)},
    Text: lambda block: {"kind": "text", "texts": [one for one in block.texts if one]},
    Listing: lambda block: {"kind": "list", "texts": [*block.texts]},
    Table: _table,
    InkStrips: _strips,
}
