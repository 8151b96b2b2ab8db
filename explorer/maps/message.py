"""What the browser parts are told: figures by position, words written by `words`."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from explorer import words
from explorer.analysis.overview import Overview, Place
from explorer.areas import register
from explorer.levels import BY_SLUG
from explorer.maps import assets
from explorer.maps.layer import area_map, spec
from explorer.statistics.comparison import HIGHER, LOWER, SIMILAR

VIEW = "main"
_LETTERS = {HIGHER: "h", LOWER: "l", SIMILAR: "s", "": "-"}
_WITHHELD = frozenset({"suppressed", "small_numbers"})


@dataclass(frozen=True)
class Chosen:
    """A place that is picked out on the map, with its letter."""

    letter: str
    place: Place
    point: tuple[float, float]


def map_message(page: Overview, chosen: list[Chosen]) -> dict[str, Any]:
    """Return everything the map part needs; equal views give equal messages."""
    level = page.figures.level
    marks = [_chosen(page, one) for one in chosen]
    return {
        "view": VIEW,
        "level": level,
        "geometry": assets.geometry_url(level),
        "surround": assets.geometry_url("surround"),
        "assets": assets.script_urls(),
        **spec(*area_map(len(page.limits) + 1)),
        "values": _values(page),
        "words": _words(page, marks),
        "chosen": marks,
    }


def _values(page: Overview) -> dict[str, Any]:
    frame, decimals = page.figures.frame, page.figures.indicator.decimals
    withheld = frame["flag"].isin(_WITHHELD)
    kinds = [
        str(kind) if kind >= 0 else ("s" if hidden else "-")
        for kind, hidden in zip(page.classes, withheld, strict=True)
    ]
    limits = [
        (None, None) if np.isnan(low) else words.outward(low, high, decimals)
        for low, high in zip(frame["lower"], frame["upper"], strict=True)
    ]
    lenders: dict[str, list[int]] = {}
    for position, name in enumerate(frame["measured_for_name"]):
        if name:
            lenders.setdefault(name, []).append(position)
    return {
        "classes": "".join(kinds),
        "v": [None if np.isnan(value) else round(value, decimals) for value in frame["value"]],
        "lo": [low for low, _ in limits],
        "hi": [high for _, high in limits],
        "verdict": "".join(_LETTERS[verdict] for verdict in page.verdicts),
        "decimals": decimals,
        "lenders": lenders,
    }


def _words(page: Overview, marks: list[dict[str, Any]]) -> dict[str, Any]:
    record, level = page.figures.indicator, BY_SLUG[page.figures.level]
    verdicts = {
        letter: f", {words.against_england(verdict)}"
        for verdict, letter in _LETTERS.items()
        if verdict
    }
    return {
        "label": words.map_label(page),
        "area": {**words.area_templates(record), "verdict": verdicts},
        "chip": {letter: words.VERDICTS[v] for v, letter in _LETTERS.items() if v},
        "legend": _legend(page, any(mark["fill"] is not None for mark in marks)),
        "summary": {"title": "What the map shows", "text": words.summary(page)},
        "inset": "London, enlarged",
        "zoom_in": "Zoom in",
        "zoom_out": "Zoom out",
        "failed": "The map could not be loaded. The table has every figure.",
        "table": {
            "columns": {
                "name": level.singular[0].upper() + level.singular[1:],
                "v": words.column_title(record),
                "range": "Likely range",
                "for": "Measured for",
                "verdict": "To England",
            },
            "range": "{lo} to {hi}",
            "none": "no figure",
            "caption": words.map_label(page),
        },
    }


def _legend(page: Overview, outlined: bool) -> dict[str, Any]:
    record, report = page.figures.indicator, page.figures.report
    texts, counts = words.legend_rows(page.limits, record), page.class_counts()
    rows = [
        {"class": place, "text": text, "count": count}
        for place, (text, count) in enumerate(zip(texts, counts, strict=True))
    ]
    fills = []
    if report.without_value:
        fills.append({"fill": "none", "text": f"no figure published: {report.without_value}"})
    if report.borrowed:
        text = f"shown for a larger area: {report.borrowed}"
        fills.append({"fill": "borrowed", "text": text})
    elif outlined:
        fills.append({"fill": "borrowed", "text": "shown for a larger area"})
    return {
        "title": words.legend_title(record, page.figures.sex),
        "note": f"{page.figures.period.words}, number of areas",
        "rows": rows[::-1],
        "fills": fills,
    }


def _chosen(page: Overview, one: Chosen) -> dict[str, Any]:
    """Return a place's mark: an area of this level, or an outline laid over it."""
    level, estimate = page.figures.level, one.place.estimate
    own = _code_at(one.place, level)
    lender = estimate.measured_for if estimate else None
    code = own or (lender.code if lender and lender.level == level else None)
    outline = assets.outline_url(one.place.area.level, one.place.area.code) if not own else None
    fill = None
    if outline and lender and code:
        position = list(page.figures.frame["area_code"]).index(code)
        fill = int(page.classes[position])
    return {
        "letter": one.letter,
        "code": code,
        "name": one.place.area.name,
        "text": words.callout(page.figures.indicator, one.place),
        "outline": outline,
        "fill": fill,
        "point": list(one.point),
    }


def _code_at(place: Place, level: str) -> str | None:
    """Return the place's code at a level where it is an area, else None."""
    same = (place.area, *register().same_place(place.area))
    return next((area.code for area in same if area.level == level), None)
