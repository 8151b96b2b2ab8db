"""The charts of all pages by name: shown as images, kept as PNG, SVG or CSV."""

from collections.abc import Callable, Mapping, Sequence, Set
from html import escape
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.answers import answering
from explorer.charts.picture import Picture, csv, png, size, svg, svg_file
from explorer.enlarging import FACTOR
from explorer.errors import QuestionError
from explorer.questions.reading import Query
from explorer.questions.revealing import revealed_picture
from explorer.questions.showing import SETTINGS, showing
from explorer.words import faults
from explorer.words.revealing import ALL, CHART_QUESTION, FIGURES_HIDDEN, NUMBERS, TITLE

_NARROW = "narrow"
# A window up to so many pixels is a phone's.
_PHONE = 640
# On the page's own images: an address without it is that of a file, which people link to.
_BARE = "bare"
_KEEP = {"cache-control": "private, max-age=600"}


def figure(
    name: str, picture: Picture, query: Query, *, narrow: bool = False, large: bool = False
) -> str:
    """Return a chart with its alt text and what can be taken away, which has its source in it.

    Parameters
    ----------
    name : str
        In the URL.
    picture : Picture
    query : mapping of str to str
        What the chart is made from.
    narrow : bool
        Whether it stands in a narrow column: drawn as on a phone, so that no text shrinks.
    large : bool
        Whether it is shown larger, for the back of a room.
    """
    stepped = picture.step < ALL  # what is hidden is not offered to keep
    links = "" if stepped else links_to(name, picture.name, query)
    named = picture.title if picture.step >= TITLE else CHART_QUESTION
    shown = image(name, picture, query, narrow=narrow, large=large)
    return (
        f'<figure class="hge-figure">{shown}'
        f'<figcaption><span class="hge-hidden">{escape(named)}: </span>'
        f"{links}</figcaption></figure>"
    )


def image(
    name: str, picture: Picture, query: Query, *, narrow: bool = False, large: bool = False
) -> str:
    """Return a chart as an image alone, with its alt text; as `figure` has it."""
    by = FACTOR if large else 1.0
    # So that room is kept while an image comes.
    width, height = (round(side * by) for side in size(picture, narrow))
    shown = {**query, _BARE: "1"}
    small = {**shown, _NARROW: "1"}
    phone = f"(max-width: {round(_PHONE * by)}px)"
    return (
        f'<picture><source media="{phone}" srcset="{_address(name, "svg", small)}">'
        f'<img src="{_address(name, "svg", small if narrow else shown)}" '
        f'width="{width}" height="{height}" '
        f'alt="{escape(picture.alt)}"></picture>'
    )


def links_to(name: str, file: str, query: Query) -> str:
    """Return links to a chart as PNG, SVG and CSV; it is drawn when one is followed."""
    return " ".join(
        f'<a href="{_address(name, kind, query)}" download="{escape(file)}.{kind}">'
        f"{kind.upper()}</a>"
        for kind in _KINDS
    )


def routes(pictures: Mapping[str, Callable[[Query], Picture]]) -> Sequence[BaseRoute]:
    """Return the routes that serve charts.

    Parameters
    ----------
    pictures : mapping of str to callable
        What each chart is called, and how it is made from a URL's parameters.
    """
    endpoint = answering(lambda request: _chart(request, pictures))
    return [Route("/files/chart/{name}.{kind}", endpoint)]


def _address(name: str, kind: str, query: Query) -> str:
    return escape(f"files/chart/{name}.{kind}?{urlencode(query)}")


def _chart(request: Request, pictures: Mapping[str, Callable[[Query], Picture]]) -> Response:
    """Return one chart."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    if name not in pictures or kind not in _KINDS:
        raise QuestionError(faults.NO_CHART)
    ways = request.query_params.keys() & {_NARROW, _BARE}
    asked = {key: text for key, text in request.query_params.items() if key not in ways}
    how, _ = showing(asked)
    query = {key: text for key, text in asked.items() if key not in SETTINGS}
    if kind == "csv" and how.far < NUMBERS:
        raise QuestionError(FIGURES_HIDDEN)
    try:
        picture = revealed_picture(pictures[name](query), how.far)
    except LookupError:
        raise QuestionError(faults.NO_CHART) from None
    media, write = _KINDS[kind]
    return Response(write(picture, ways), media_type=media, headers=_KEEP)


def _drawn(picture: Picture, ways: Set[str]) -> str:
    """Return a chart as SVG: the page's own image, or the file."""
    return (svg if _BARE in ways else svg_file)(picture, _NARROW in ways)


_KINDS: dict[str, tuple[str, Callable[[Picture, Set[str]], str | bytes]]] = {
    "png": ("image/png", lambda picture, _: png(picture)),
    "svg": ("image/svg+xml", _drawn),
    "csv": ("text/csv", lambda picture, _: csv(picture)),
}
