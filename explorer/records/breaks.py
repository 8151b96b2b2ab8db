"""Figures with their classes by breaks that a reader chose, and two ways to cut them, as data."""

from typing_extensions import TypedDict

from explorer.analysis.breaks import Breaks
from explorer.analysis.map import overview
from explorer.analysis.reclassed import Classed, Reclassed
from explorer.indicators.data import Figures
from explorer.records.figures import FigureRecord, figure_records
from explorer.records.plain import Record, json_ready

# "class" is a word of the language.
_Class = TypedDict("_Class", {"class": int | None})


class ClassedRecord(FigureRecord, _Class):
    """What `classed_records` makes, but for the further columns of an indicator."""

    class_lower: float | None
    class_upper: float | None
    breaks: str


@json_ready
def classed_records(figures: Figures, breaks: Breaks) -> list[ClassedRecord]:
    """Return an indicator's figures with the class of each area.

    Returns
    -------
    list of dict
        As `figure_records` has them, then `class` (1 the lowest; None without a figure),
        `class_lower` (the least figure that it can hold; None of the lowest), `class_upper` (below
        which its figures lie; None of the highest), both in the indicator's unit, and `breaks`
        (how they were made, as in addresses: "steps-5", or the numbers set by hand).
    """
    shown = overview(figures.indicator, figures.level, figures.sex, figures.period, breaks)
    edges: list[float | None] = [None, *shown.limits, None]
    return [
        {
            **record,
            "class": place + 1 if place >= 0 else None,
            "class_lower": edges[place] if place >= 0 else None,
            "class_upper": edges[place + 1] if place >= 0 else None,
            "breaks": breaks.text,
        }
        for record, place in zip(figure_records(figures), shown.classes.tolist(), strict=True)
    ]


@json_ready
def reclassed_record(found: Reclassed) -> Record:
    """Return the same figures cut in two ways.

    Returns
    -------
    dict
        `indicator`, `level`, `sex`, `period` (ISO 8601); `areas`, how many are counted; `first` and
        `second`, each with `breaks` (as in addresses, "standard" the usual ones), `limits` (lower
        limits of all classes but the lowest, in the indicator's unit) and `counts` (areas in each
        class, the lowest first); `moved`, one an area that changes shade: `area_code`,
        `area_name`, `before` and `after` (class, 1 the lowest) and `darker`.
    """
    told = found.figures
    return {
        "indicator": told.indicator.slug,
        "level": told.level,
        "sex": told.sex,
        "period": told.period.iso,
        "areas": found.areas,
        "first": _classed(found.first),
        "second": _classed(found.second),
        "moved": [
            {
                "area_code": one.code,
                "area_name": one.name,
                "before": one.before + 1,
                "after": one.after + 1,
                "darker": one.darker,
            }
            for one in found.moved
        ],
    }


def _classed(one: Classed) -> Record:
    return {
        "breaks": one.breaks.text or one.breaks.method,
        "limits": list(one.limits),
        "counts": list(one.counts),
    }
