"""What a reader takes away from the app, by address: the figures as CSV, the map as a page."""

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.analysis.breaks import USUAL_BREAKS, Breaks, breaks_of
from explorer.analysis.map import Overview, compare_places, overview, place
from explorer.answers import answering, kept
from explorer.errors import QuestionError
from explorer.export import value_table
from explorer.indicators.catalogue import indicator
from explorer.indicators.data import Figures, figures
from explorer.maps.ahead import held_address, held_content
from explorer.maps.hexagons import HEXAGONS, MAP, cells
from explorer.maps.layer_state import layer_state_address, layer_state_content
from explorer.maps.message import Chosen, shaped
from explorer.maps.points import point
from explorer.maps.shading import SHADINGS
from explorer.maps.standalone import standalone
from explorer.places.areas import Area, register
from explorer.places.levels import NAMED
from explorer.words import faults
from explorer.words.hexagons import no_hexagons
from explorer.words.map import headline


def files_of(page: Overview, places: Mapping[str, Area], shape: str) -> dict[str, dict[str, str]]:
    """Return address and name of each file that a page offers."""
    told = page.figures
    stem = _stem(told)
    where = f"files/{told.indicator.slug}/{told.level}/{told.sex}/{_short(told)}"
    cut = {"breaks": page.breaks.text} if page.breaks.own else {}
    asked = {letter.lower(): area.key for letter, area in places.items()} | shaped(shape) | cut
    picked = "&".join(f"{name}={value}" for name, value in asked.items())
    with_classes = f"?breaks={cut['breaks']}" if cut else ""
    return {
        "csv": {"url": f"{where}.csv{with_classes}", "name": f"{stem}.csv"},
        "page": {"url": f"{where}.html?{picked}", "name": f"{stem}.html"},
    }


def _stem(told: Figures) -> str:
    """Return what a file of figures is called, in plain letters."""
    return f"{told.indicator.slug}-{told.level}-{told.sex}-{_short(told)}"


def _short(told: Figures) -> str:
    return told.period.short.replace("/", "-")


def map_page(
    slug: str,
    level: str,
    sex: str,
    period: str | None,
    places: Mapping[str, Area],
    *,
    shape: str = MAP,
    breaks: Breaks = USUAL_BREAKS,
    step: int | None = None,
) -> str:
    """Return a map as a page of its own.

    Parameters
    ----------
    slug, level, sex : str
    period : str or None
        As people write it; the latest when left out.
    places : mapping of str to Area
        The places picked out, by letter.
    shape : str
        How areas are drawn at first; who opens it can change that.
    breaks : Breaks
        Where figures are cut into classes; who opens it can move those that are set by hand.
    step : int or None
        How far it is shown at first, of the steps that who opens it goes through.

    Raises
    ------
    QuestionError
        The indicator, level, sex or period does not exist, or not together; or the level has no
        hexagons and they are asked for.
    """
    record = indicator(slug)
    if not NAMED[figures(slug, level, sex, period).level].mapped:
        mapped = ", ".join(one.slug for one in NAMED.values() if one.mapped)
        raise QuestionError(f"The level '{level}' has no map. Choose one of: {mapped}.")
    if shape == HEXAGONS and cells(level) is None:
        drawn = ", ".join(one.slug for one in NAMED.values() if cells(one.slug))
        raise QuestionError(f"{no_hexagons(level)} Choose one of: {drawn}.")
    chosen_period = figures(slug, level, sex, period).period
    page = overview(record, level, sex, chosen_period, breaks)
    found = {letter: place(record, area, sex, chosen_period) for letter, area in places.items()}
    a, b = found.get("A"), found.get("B")
    pair = compare_places(record, a, b, sex, chosen_period) if a and b else None
    chosen = [Chosen(letter, one, point(one.area)) for letter, one in found.items()]
    return standalone(page, chosen, headline(record, page, a, b, pair), shape, step)


def routes() -> Sequence[BaseRoute]:
    """Return the routes of everything that is made from the data."""
    return [
        Route("/assets/setting/{slug}/{level}/{shade}.{version}.json", answering(_layer_state)),
        Route(
            "/assets/ahead/{slug}/{level}/{sex}/{period}/{shade}.{version}.json", answering(_held)
        ),
        Route("/files/{slug}/{level}/{sex}/{period}.csv", answering(_csv)),
        Route("/files/{slug}/{level}/{sex}/{period}.html", answering(_page)),
    ]


def _layer_state(request: Request) -> Response:
    slug, level, shade = (request.path_params[name] for name in ("slug", "level", "shade"))
    if level not in NAMED or shade not in SHADINGS:
        raise QuestionError(faults.NO_FILE)
    address = layer_state_address(indicator(slug), level, shade)
    if request.url.path.removeprefix("/") != address:
        raise QuestionError(faults.NO_FILE)
    return Response(layer_state_content(slug, level, shade), media_type="application/json")


def _held(request: Request) -> Response:
    told, shade = figures(*_wanted(request)), request.path_params["shade"]
    if not NAMED[told.level].mapped or shade not in SHADINGS:
        raise QuestionError(faults.NO_FILE)
    view = told.indicator, told.level, told.sex, told.period, shade
    if request.url.path.removeprefix("/") != held_address(*view):
        raise QuestionError(faults.NO_FILE)
    return Response(held_content(*view), media_type="application/json")


def _wanted(request: Request) -> tuple[str, str, str, str]:
    asked = request.path_params
    return asked["slug"], asked["level"], asked["sex"], asked["period"]


def _csv(request: Request) -> Response:
    told = figures(*_wanted(request))
    text = value_table([told], "csv", _breaks(request))
    return kept(text, "text/csv", f"{_stem(told)}.csv")


def _page(request: Request) -> Response:
    places = {letter: _area(request, letter) for letter in ("A", "B")}
    picked = {letter: area for letter, area in places.items() if area}
    name = f"{_stem(figures(*_wanted(request)))}.html"
    # A level without hexagons is drawn as it lies, as on the page that leads here.
    wanted = request.query_params.get("shape") == HEXAGONS and cells(_wanted(request)[1])
    shape = HEXAGONS if wanted else MAP
    page = map_page(*_wanted(request), picked, shape=shape, breaks=_breaks(request))
    return kept(page, "text/html", name)


def _breaks(request: Request) -> Breaks:
    """Return the breaks that an address names.

    Raises
    ------
    QuestionError
        No map can have them.
    """
    text = request.query_params.get("breaks", "")
    return breaks_of(text, indicator(request.path_params["slug"]).decimals)


def _area(request: Request, letter: str) -> Area | None:
    level, _, code = request.query_params.get(letter.lower(), "").partition(":")
    known = level in NAMED and code in register().level(level)
    return register().area(level, code) if known else None
