"""A reader's own figures as plain data."""

import math
from collections.abc import Sequence

from explorer.analysis.yours.joined import Reject
from explorer.analysis.yours.measure import MARK, Figure, Own
from explorer.records.plain import Record, json_ready


@json_ready
def own_records(one: Own) -> list[Record]:
    """Return own figures, one row an area of the file, in order of code.

    Returns
    -------
    list of dict
        `measure`, `level`, `area_code`, `area_name`, `period` (ISO 8601; empty where the file has
        none), `value`, `lower` and `upper` (limits as the file has them) in `unit`; `flag`, what a
        sign in the place of the figure is read as ("withheld", "unavailable", ...), and `sign`, as
        it stands there; `note`, that nobody has checked them.
    """
    return [_record(one, figure) for figure in one.figures]


def _record(one: Own, figure: Figure) -> Record:
    return {
        "measure": one.name,
        "level": figure.area.level,
        "area_code": figure.area.code,
        "area_name": figure.area.name,
        "period": one.period.iso if one.dated else "",
        "value": _number(figure.value),
        "lower": _number(figure.lower),
        "upper": _number(figure.upper),
        "unit": one.unit,
        "flag": figure.why,
        "sign": figure.sign,
        "note": MARK,
    }


def reject_records(rejects: Sequence[Reject], reasons: Sequence[str]) -> list[Record]:
    """Return refused rows, in the order of the file.

    Parameters
    ----------
    rejects : sequence of Reject
    reasons : sequence of str
        Why, in words, of each.

    Returns
    -------
    list of dict
        `line` of the file, `area` and `figure` as they stand there, `why` as a word for programs,
        `reason` in words, and `near_codes` and `near_names`, parted by "; ": what a former area
        became, or what is spelt most like it.
    """
    return [
        {
            "line": one.line,
            "area": one.text,
            "figure": one.held,
            "why": one.why,
            "reason": reason,
            "near_codes": "; ".join(area.code for area in one.near),
            "near_names": "; ".join(area.name for area in one.near),
        }
        for one, reason in zip(rejects, reasons, strict=True)
    ]


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
