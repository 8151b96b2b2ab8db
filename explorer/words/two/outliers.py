"""Areas that stand out from how two measures go together, and areas that have no part in it."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from explorer.analysis.two.pair import BORROWED, MISSING, OWN, LeftOut, Together
from explorer.words.figures import no_value, number, together, with_unit
from explorer.words.two.names import capital, figure, label, of_level

TITLE = "Areas that stand out"
NOTE = (
    "They lie further from the line through the middle of all areas than their own ranges "
    "and the usual scatter allow. That is no praise and no blame: something else than these two "
    "figures sets them apart."
)
MORE_FOLD = "All areas that stand out"
LEFT_FOLD = "Areas without a point, and why"
NAMED = 6
_MARKED = ("incomplete_return", "small_numbers")


def outliers_text(found: Together) -> str:
    """Return which areas stand out, or that none does."""
    if found.line is None or found.circular:
        return "Where two figures cannot be set against each other, no area stands out."
    rows = found.outliers
    count = len(rows)
    if not count:
        return (
            f"None of the {len(found.frame):,} {of_level(found.level, 2)} lies further from the "
            "line than chance and the usual scatter allow."
        )
    names = list(rows["area_name"])
    more = f" and {count - NAMED:,} more" if count > NAMED else ""
    listed = ", ".join(names[:NAMED]) if more else together(names)
    stand = "stands" if count == 1 else "stand"
    return f"{count:,} of {len(found.frame):,} {stand} out: {listed}{more}."


def to_line(found: Together, distance: float) -> str:
    """Return how far an area lies from the line, in the second measure's unit; empty unknown."""
    if pd.isna(distance):
        return ""
    record = found.second.indicator
    amount = with_unit(number(abs(distance), record.decimals), record, label(found.second))
    if number(distance, record.decimals).strip("0.−") == "":
        return "on it"
    return f"{amount} {'above' if distance > 0 else 'below'}"


def heads(found: Together) -> tuple[str, str, str, str]:
    """Return the heads of the table of areas that stand out."""
    first, second = (capital(label(one)) for one in found.measures)
    return "Area", first, second, "To the line"


def left_out_text(found: Together) -> str:
    """Return how many areas have no point; empty where all have one."""
    count = len(found.left_out)
    if not count:
        return ""
    borrowed = sum(BORROWED in (one.first, one.second) for one in found.left_out)
    have = "has" if count == 1 else "have"
    text = f"{count:,} {of_level(found.level, count)} {have} no point"
    lent = f"; for {borrowed:,} only the figure of a larger area is published" if borrowed else ""
    return f"{text}: a figure of their own is missing for one or both{lent}."


def left_out_lines(found: Together) -> list[str]:
    """Return each area without a point, by why."""
    reasons: dict[str, list[str]] = {}
    for one in found.left_out:
        reasons.setdefault(_why(found, one), []).append(one.area.name)
    return [f"{why}: {_listed(names)}." for why, names in reasons.items()]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _why(found: Together, one: LeftOut) -> str:
    told = []
    for measure, reason, flag in zip(
        found.measures, (one.first, one.second), one.flags, strict=True
    ):
        if reason == OWN:
            continue
        words = no_value(flag) if reason == MISSING else "the figure is a larger area's"
        told.append(f"{label(measure)}, {words}")
    return capital("; ".join(told))


def marked_text(found: Together) -> str:
    """Return how many figures in it the publisher or we have marked; empty where none is."""
    marked = int(found.frame[["x_flag", "y_flag"]].isin(_MARKED).any(axis=1).sum())
    if not marked:
        return ""
    rest = "rests" if marked == 1 else "rest"
    return (
        f"{marked:,} of the {len(found.frame):,} {rest} on returns that are not complete, or on "
        "small numbers; they have a part in it."
    )


def point_text(found: Together, row: Any, region: str) -> str:
    """Return what a point says: the area, its region, both figures with their ranges."""
    where = f" ({region})" if region else ""
    one, other = found.measures
    first, second = figure(one, row, "x"), figure(other, row, "y")
    return f"{row.area_name}{where}: {label(one)} {first}; {label(other)} {second}"
