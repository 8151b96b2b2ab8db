"""The picture that stands beside a link where it is shared: 1200 by 630, by the finding."""

import io
from pathlib import Path

import vl_convert
from PIL import Image, UnidentifiedImageError
from PIL.PngImagePlugin import PngInfo

from explorer.analysis.map import overview
from explorer.charts.picture import letter_pictures
from explorer.maps.layer_state import colouring
from explorer.maps.shading import SHADINGS, VALUE
from explorer.maps.thumbnail import WIDE as ENGLAND_WIDE
from explorer.maps.thumbnail import thumbnail
from explorer.places.levels import NAMED
from explorer.questions.area.blocks import Facts, Locator
from explorer.questions.page import Page, every
from explorer.site.addresses import MAP, Static
from explorer.site.depends import code, stamp
from explorer.typeface import BOLD, REGULAR, face
from explorer.web.card import Line, beside_england, beside_place, card_svg, lent

WIDE, HIGH = 1200, 630
# As few colours as keep letters smooth.
_COLOURS = 64
_SIZES, _TEXT = (60, 50, 42), 32
_MOST_TITLE, _MOST_TEXT = 4, 5
_BESIDE, _WHOLE = 620, 1080
# Where a picture says what it was drawn from. Harder packing takes six times as long for a tenth.
_FROM, _PACKED = "From", 6


def finding(page: Page) -> list[str]:
    """Return what a page says first, in sentences: its answer, then what stands behind it."""
    told = page.headline
    facts = [one for one in every(page.lead) if isinstance(one, Facts)]
    sentences = [each.text for one in facts for each in one.sentences]
    title = f"{told.title} ({told.range})" if told.range else told.title
    return [text for text in (title, *sentences, told.values, told.meaning) if text]


def card(page: Page, one: Static | None, before: Path) -> bytes:
    """Return the card of a page as PNG of few colours.

    Parameters
    ----------
    page : Page
    one : Static or None
        None for a page that the site alone has: nothing is drawn beside its words.
    before : Path
        Where it may lie from another run: what was drawn from the same is not drawn again.
    """
    title, *texts = finding(page)
    drawn = _drawing(page, one) if one else ""
    room = _BESIDE if drawn else _WHOLE
    size, lines = _fitting(title, room)
    top = 150 + size
    told = [
        Line(60, top + k * round(size * 1.16), size, True, text) for k, text in enumerate(lines)
    ]
    below = told[-1].y + 66
    rows = _wrapped(texts[0] if texts else "", _TEXT, room, REGULAR)[:_MOST_TEXT]
    room_left = max(0, (HIGH - 70 - below) // 42)
    told += [Line(60, below + k * 42, _TEXT, False, row) for k, row in enumerate(rows[:room_left])]
    svg = card_svg(WIDE, HIGH, told, drawn)
    source = stamp(code(), svg)
    return _held(before, source) or _png(svg, source)


def _drawing(page: Page, one: Static) -> str:
    """Return what stands at the right: a place among its neighbours, or England in its classes."""
    locator = next((each for each in every(page.blocks) if isinstance(each, Locator)), None)
    if locator is not None:
        return beside_place(locator.svg)
    view = one.view()
    if one.name != MAP or NAMED[view.level].points:
        return ""
    whole = overview(view.record, view.level, view.sex, view.period)
    palette = colouring(view.record, view.level, VALUE)["palette"]
    frame = whole.figures.frame.assign(kind=SHADINGS[VALUE].classes(whole))
    known = frame[frame["value"].notna()]
    # What was measured for a larger area is hatched, as on the map itself.
    fills = {
        code: (lent if measured_for else palette.__getitem__)(int(kind))
        for code, kind, measured_for in zip(
            known["area_code"], known["kind"], known["measured_for"], strict=True
        )
    }
    return beside_england(thumbnail(view.level, fills), palette, WIDE - ENGLAND_WIDE - 40)


def _fitting(title: str, room: int) -> tuple[int, list[str]]:
    """Return the largest size at which a title takes few enough lines, and the lines."""
    found = [(size, _wrapped(title, size, room, BOLD)) for size in _SIZES]
    size, lines = next(((s, rows) for s, rows in found if len(rows) < _MOST_TITLE), found[-1])
    return size, lines[:_MOST_TITLE]


def _wrapped(text: str, size: int, room: int, weight: int) -> list[str]:
    """Return a text in lines that are no longer than there is room for."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face(weight).length(longer) * size / 1000 <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _held(before: Path, source: str) -> bytes:
    """Return a picture that was drawn from the same; empty where there is none."""
    try:
        content = before.read_bytes()
        with Image.open(io.BytesIO(content)) as drawn:
            return content if drawn.info.get(_FROM) == source else b""
    except (FileNotFoundError, UnidentifiedImageError):
        return b""


def _png(svg: str, source: str) -> bytes:
    letter_pictures()
    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(svg))).convert("RGB")
    few = drawn.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    held, told = io.BytesIO(), PngInfo()
    told.add_text(_FROM, source)
    few.save(held, "PNG", compress_level=_PACKED, pnginfo=told)
    return held.getvalue()
