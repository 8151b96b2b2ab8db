"""Every claim beside what is held: the measure and areas it is taken for, then its kind."""

from collections.abc import Callable, Sequence

from explorer.analysis.claim import figures as held_figures
from explorer.analysis.claim.beside import Found
from explorer.analysis.claim.changes import of_change
from explorer.analysis.claim.claims import (
    CHANGE,
    COMPARISON,
    DIFFERENCE,
    GAP,
    GAP_CHANGE,
    RATIO,
    TENTHS,
    VALUE,
    Reading,
)
from explorer.analysis.claim.pairs import of_pair, of_pair_gap
from explorer.analysis.claim.places import AREA, AVERAGE, Place, alternatives, england
from explorer.analysis.claim.ranks import of_order
from explorer.analysis.claim.rows import rivals_of
from explorer.analysis.claim.text import Span
from explorer.analysis.claim.values import of_value
from explorer.analysis.claim.widths import of_gap, of_tenths
from explorer.indicators.catalogue import DEFAULT, Indicator, catalogue, indicator
from explorer.places.areas import Area


def found(reading: Reading) -> Found:
    """Return what is held beside a claim."""
    record = _record(reading)
    if record is None:
        return Found(None, (), (), (), lacking="measure")
    if reading.kind in (GAP, GAP_CHANGE) and len(reading.places) < 2:  # noqa: PLR2004
        return of_gap(reading, record)
    if reading.kind == TENTHS:
        return of_tenths(reading, record)
    wrong = next((place for place in reading.places if place.kind not in (AREA, AVERAGE)), None)
    if wrong is not None:
        return Found(record, (), (), (), lacking="place")
    taken, also = _taken(reading, record)
    if taken is None:
        return Found(record, (), also, (), lacking="level")
    record, areas = taken
    return _WAYS[reading.kind](reading, record, areas, also)


def _record(reading: Reading) -> Indicator | None:
    named = reading.measure
    if named is None:
        regional = reading.kind in (GAP, GAP_CHANGE)
        return (
            indicator(DEFAULT)
            if regional and not reading.places and DEFAULT in catalogue()
            else None
        )
    return catalogue().get(named.slug)


def _taken(
    reading: Reading, record: Indicator
) -> tuple[tuple[Indicator, tuple[Area, ...]] | None, tuple[Area, ...]]:
    """Return the measure and areas that a claim is taken for: the first at which it is held."""
    places = reading.places or (_nowhere(),)
    also = alternatives(places[0]) if places[0].kind == AREA else ()
    for one in [record, *rivals_of(record)]:
        areas = tuple(
            _first(one, place, also if at == 0 else ()) for at, place in enumerate(places)
        )
        known = tuple(area for area in areas if area)
        if len(known) == len(areas):
            rest = [area for area in also if area != known[0] and area.code != known[0].code]
            others = [area for area in places[0].areas if area.code != known[0].code]
            return (one, known), tuple(dict.fromkeys([*others, *rest]))
    return None, also


def _nowhere() -> Place:
    return Place(AVERAGE, "", Span(0, 0), (england(),))


def _first(record: Indicator, place: Place, also: Sequence[Area]) -> Area | None:
    asked = place.areas
    if place.levels:
        asked = tuple(area for area in (*place.areas, *also) if area.level in place.levels) or asked
    return next(iter(held_figures.areas_held(record, asked)), None)


_WAYS: dict[str, Callable[[Reading, Indicator, tuple[Area, ...], tuple[Area, ...]], Found]] = {
    VALUE: of_value,
    "none": of_value,
    DIFFERENCE: of_pair,
    RATIO: of_pair,
    COMPARISON: of_pair,
    CHANGE: of_change,
    "order": of_order,
    GAP: of_pair_gap,
    GAP_CHANGE: of_pair_gap,
}
