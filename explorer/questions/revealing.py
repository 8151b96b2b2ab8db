"""A page that is shown step by step: one map or chart of it, and nothing that tells the rest."""

from collections.abc import Iterator
from dataclasses import replace

from explorer.charts.picture import Picture
from explorer.indicators import yours
from explorer.maps.concealed import concealed, title_of
from explorer.questions.blocks import Chart, Drawing, Section
from explorer.questions.page import Block, Page, every
from explorer.questions.question import KEPT
from explorer.questions.showing import REVEAL, Showing
from explorer.words.map import Headline
from explorer.words.revealing import (
    ALL,
    CHART_QUESTION,
    NOTHING_HERE,
    revealed_alt,
    revealed_title,
    revealed_window,
)

# What a style sheet knows the part by.
_PART = "revealed"


def revealed(page: Page, how: Showing) -> tuple[Page, list[str]]:
    """Return a page as far as it is shown, and what was wrong."""
    if how.far >= ALL:
        return page, []
    shown = _bare(page, how.of, how.far)
    return (page, [NOTHING_HERE]) if shown is None else (shown, [])


def revealed_picture(picture: Picture, step: int) -> Picture:
    """Return a chart as far as it is shown, for those who hear it too."""
    alt = revealed_alt(picture.title, picture.alt, step, CHART_QUESTION)
    return replace(picture, alt=alt, step=step)


def _pictures(page: Page, name: str) -> Iterator[Drawing | Chart]:
    """Give the maps of a page, then its charts; with a name only those that have it."""
    blocks = list(every(page.blocks))
    maps = [one for one in blocks if isinstance(one, Drawing) and _has_map(one)]
    charts = [one for one in blocks if isinstance(one, Chart)]
    found: list[Drawing | Chart] = [*maps, *charts]
    yield from (one for one in found if name in ("", one.name))


def _has_map(block: Drawing) -> bool:
    return "map" in block.message.get("parts", ("map",))


@yours.kept(KEPT, always=True)
def _bare(page: Page, name: str, step: int) -> Page | None:
    """Return a page of one picture as far as it is shown; None where the page has none."""
    block = next(_pictures(page, name), None)
    if block is None:
        return None
    shown: Block
    if isinstance(block, Drawing):
        heading = title_of(block.message, step)
        told = concealed(block.message, step)
        acts = [act for act in block.acts if act == "shape"]
        shown = Drawing(block.name, told["label"], block.figures.iloc[:0], told, acts)
    else:
        heading = revealed_title(block.picture.title, step, CHART_QUESTION)
        picture = revealed_picture(block.picture, step)
        shown = replace(block, picture=picture, query={**block.query, REVEAL: str(step)})
    return Page(
        name=page.name,
        title=revealed_window(heading, step),
        headline=Headline(heading, "", "", ""),
        controls=[],
        blocks=[Section(_PART, [shown])],
    )
