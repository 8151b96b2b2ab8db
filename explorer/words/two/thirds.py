"""Thirds of two measures at once, in words: the nine classes of a map and what each area is."""

from collections.abc import Sequence

import numpy as np

from explorer.analysis.two.measures import Asked
from explorer.analysis.two.pair import Together
from explorer.words.charts import each
from explorer.words.figures import together
from explorer.words.two.names import capital, figure, label, of_level

# From the lowest third to the highest.
_THIRDS = ("low", "middling", "high")
MAP_TITLE = "Both on one map"
NOTE = "thirds, number of areas"
NINE_CAPTION = "How many areas are in each pair of thirds"
UNSURE = "could be in another third"
MISSING = "no figure of its own for one or both"
_NAMED = 8


def nine_texts(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """Return what nine classes are, by three texts of each of two things, lightest first."""
    return [f"{one}, {other}" for other in second for one in first]


def nine_fills(found: Together) -> list[str]:
    """Return what the map's nine classes are, lightest first, by where each measure stands."""
    across, up = (
        [f"{third} {side}" for third in _ordered(one)]
        for one, side in zip(found.measures, ("across", "up"), strict=True)
    )
    return nine_texts(across, up)


def legend(found: Together) -> str:
    """Return the title of the map's legend: which measure is which."""
    first, second = map(label, found.measures)
    return f"Across: {first}. Up: {second}"


def _ordered(one: Asked) -> list[str]:
    """Return the thirds in words, the darkest last."""
    return sorted(_THIRDS, key=lambda third: -darkness(one, _THIRDS.index(third)))


def sides(one: Asked) -> tuple[str, str, str]:
    """Return a measure's thirds in words, the darkest last: what the record has for harder.

    The highest third where the record has no better side.
    """
    lightest, middle, darkest = (f"{third} {label(one)}" for third in _ordered(one))
    return lightest, middle, darkest


def darkness(one: Asked, third: int) -> int:
    """Return how dark a third is drawn: 0 the darkest to 2."""
    return third if one.indicator.polarity == "higher_is_better" else 2 - third


def map_label(found: Together) -> str:
    """Return what the map is, for those who do not see it."""
    first, second = map(label, found.measures)
    return f"Map of England: {first} and {second}, each in thirds, by {of_level(found.level, 1)}"


def map_summary(found: Together) -> str:
    """Return in sentences what the map shows."""
    first, second = sides(found.first), sides(found.second)
    unsure = int(found.unsure.sum())
    lines = f" Lines: the range reaches into another third ({unsure})." if unsure else ""
    return (
        f"Darkest: {first[2]}, {second[2]}. Blue: {first[2]} alone; ochre: {second[2]} alone."
        f"{lines}"
    )


def map_reading(found: Together) -> str:
    """Return how the classes are made."""
    return (
        "Each measure is cut into three classes with as many areas in each, by published figures. "
        + (
            "Lines lie over an area whose range reaches into another third of one of the "
            "two: which third it is in cannot be told."
            if found.unsure.any()
            else "No range reaches into another third."
            if found.frame[["x_lower", "y_lower"]].notna().any(axis=None)
            else "No range is published, so how sure a class is cannot be told."
        )
    )


def corner_text(found: Together) -> str:
    """Return how many areas are in the darkest corner, and which."""
    across, up = found.thirds
    dark = [
        darkness(found.first, int(one)) == 0 and darkness(found.second, int(other)) == 0
        for one, other in zip(across, up, strict=True)
    ]
    names = list(found.frame.loc[np.array(dark, dtype=bool), "area_name"])
    what = f"{sides(found.first)[2]} and {sides(found.second)[2]}"
    if not names:
        return f"Both {what}: no {of_level(found.level, 1)}."
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    listed = together(names[:_NAMED]) if not more else ", ".join(names[:_NAMED])
    count = f"{len(names)} {of_level(found.level, len(names))}"
    return f"Both {what}: {count}. {capital(listed)}{more}."


def area_sentences(found: Together) -> dict[str, str]:
    """Return what is said of each area with a point, by code: both figures, and their thirds."""
    across, up = found.thirds
    names = [label(one) for one in found.measures]
    said = {}
    for row, one, other, unsure in zip(each(found.frame), across, up, found.unsure, strict=True):
        told = [
            f"{name} {figure(measure, row, side)}, {_THIRDS[int(third)]} third"
            for name, measure, side, third in zip(
                names, found.measures, ("x", "y"), (one, other), strict=True
            )
        ]
        last = f"; {UNSURE}" if unsure else ""
        said[row.area_code] = f"{row.area_name}: {'; '.join(told)}{last}"
    return said
