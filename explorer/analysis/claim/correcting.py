"""A reading that a person has corrected: what they say replaces what was read."""

import math
from dataclasses import replace

from explorer.analysis.claim.claims import CHANGE, NONE, VALUE, Reading
from explorer.analysis.claim.groups import Group
from explorer.analysis.claim.measures import Named
from explorer.analysis.claim.numbers import last_step
from explorer.analysis.claim.periods import EXACT, When
from explorer.analysis.claim.places import AREA, Place
from explorer.analysis.claim.subjects import PATIENTS
from explorer.analysis.claim.text import Span
from explorer.analysis.claim.vocabulary import AS_IT_IS, STRONG, TURNED
from explorer.indicators.catalogue import catalogue
from explorer.periods import Period
from explorer.places.areas import Area

PLACE, AGAINST, MEASURE, GROUP, PERIOD, FIGURE = PARTS = (
    "place", "against", "measure", "group", "period", "figure",
)  # fmt: skip
ANY = "any"


def placed(reading: Reading, area: Area, at: int = 0) -> Reading:
    """Return a claim with another place: the one that it is about, or that compared with."""
    held = list(reading.places)
    old = held[at] if len(held) > at else None
    span = old.span if old else Span(reading.span.start, reading.span.start)
    place = Place(AREA, area.name, span, (area,), levels=(area.level,))
    if at < len(held):
        held[at] = place
    else:
        held.append(place)
    return replace(reading, places=tuple(held))


def measured(reading: Reading, slug: str) -> Reading:
    """Return a claim on another measure; it is told turned over where only that can be meant."""
    record = catalogue()[slug]
    old, figure = reading.measure, reading.figure
    turned = record.turned_over is not None and figure is not None and figure.value > PATIENTS
    how = old.how if old and old.slug == slug else TURNED if turned else AS_IT_IS
    span = old.span if old else Span(reading.span.start, reading.span.start)
    return replace(reading, measure=Named(slug, how, STRONG, span))


def grouped(reading: Reading, sex: str) -> Reading:
    """Return a claim about another group; any where none is meant."""
    old = reading.groups[0] if reading.groups else None
    span = old.span if old else Span(reading.span.start, reading.span.start)
    return replace(reading, groups=() if sex == ANY else (Group(sex, span), *reading.groups[1:]))


def dated(reading: Reading, iso: str) -> Reading:
    """Return a claim of another period; of the newest where any is meant."""
    if iso == ANY:
        return replace(reading, when=None, future=False)
    period = Period.stored(iso)
    old = reading.when
    span = old.span if old else Span(reading.span.start, reading.span.start)
    when = When(EXACT, period.start.year, period.last_year, span, iso=iso)
    return replace(reading, when=when, future=False)


def quoted(reading: Reading, value: float) -> Reading:
    """Return a claim with another figure, in the unit that was read."""
    old = reading.figure
    if old is None or math.isnan(value):
        return reading
    text = f"{value:.6g}" if abs(value) < 1e6 else f"{value:.0f}"  # noqa: PLR2004
    decimals = len(text.partition(".")[2])
    step = 10.0**-decimals if decimals else last_step(value)
    figure = replace(
        old,
        value=value,
        decimals=decimals,
        step=step,
        form="digits",
        approx="",
        high=float("nan"),
        limits=None,
    )
    kind = VALUE if reading.kind == NONE else reading.kind
    return replace(
        reading, figure=figure, kind=kind, times=0.0 if kind == CHANGE else reading.times
    )
