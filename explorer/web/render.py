"""Which renderer draws which kind of block, and what an outlet must say of itself.

A kind is drawn by a function in a module of `explorer.web.kinds`, told by `draws`; nothing else
needs to know of it.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Protocol, TypeVar

from explorer.charts.picture import Picture
from explorer.questions.page import Block
from explorer.web import kinds


class Outlet(Protocol):
    """What differs between a page on a server and a page as a file of its own."""

    def chart(self, name: str, picture: Picture, query: Mapping[str, str], narrow: bool) -> str:
        """Return a chart as an image element, with what can be taken away."""
        ...

    def chart_files(self, name: str, file: str, query: Mapping[str, str]) -> str:
        """Return links to the files of a chart that is not drawn; empty where it has none."""
        ...

    def file(self, address: str) -> str:
        """Return where a file of the explorer is found; empty where it is not."""
        ...

    def size(self, address: str, served: int | None) -> int | None:
        """Return how many bytes a file has that a server gives in so many; None if unknown."""
        ...

    def view(self, address: str) -> str:
        """Return where another view of the explorer is found; empty where it is not."""
        ...

    def mount(self, block: Block) -> str:
        """Return what stands in the place of a map or a control."""
        ...


B = TypeVar("B", bound=Block)
Renderer = Callable[[B, Outlet], str]
_RENDERERS: dict[type[Block], Callable[[Any, Outlet], str]] = {}


def draws(kind: type[B]) -> Callable[[Renderer[B]], Renderer[B]]:
    """Tell that a function draws a kind of block as HTML."""

    def register(renderer: Renderer[B]) -> Renderer[B]:
        _RENDERERS[kind] = renderer
        return renderer

    return register


def render(block: Block, outlet: Outlet) -> str:
    """Return a block as HTML, every text escaped.

    Raises
    ------
    LookupError
        No renderer draws such a block.
    """
    _load()
    renderer = _RENDERERS.get(type(block))
    if renderer is None:
        raise LookupError(f"No renderer in explorer.web.kinds draws a {type(block).__name__}.")
    return "" if block.is_empty else renderer(block, outlet)


def rendered(blocks: Iterable[Block], outlet: Outlet) -> str:
    """Return blocks as HTML, one after the other."""
    return "".join(render(block, outlet) for block in blocks)


@cache
def _load() -> None:
    for module in pkgutil.iter_modules(kinds.__path__):
        importlib.import_module(f"{kinds.__name__}.{module.name}")
