"""The range ruler of the map page: which rows stand on it, and the same in words."""

import math

import altair as alt

from explorer import words
from explorer.analysis.estimates import Estimate
from explorer.analysis.overview import Overview, Place
from explorer.charts import RulerRow, range_ruler
from explorer.colours import INK, INK_2, PLACES

_SHAPES = {"A": "circle", "B": "square"}


def ruler_charts(page: Overview, places: dict[str, Place]) -> list[alt.Chart | alt.LayerChart]:
    """Return the distribution, then places, two regions and England, lowest first."""
    values = page.distribution()
    return range_ruler(values, _rows(page, places), f"All {len(values)}")


def ruler_text(page: Overview, places: dict[str, Place]) -> str:
    """Return what the ruler shows in words, for those who cannot see it."""
    record = page.figures.indicator
    figures = [
        f"{name}: {words.shown(record, estimate)}" for name, estimate, _ in _known(page, places)
    ]
    return ". ".join(figures)


def _rows(page: Overview, places: dict[str, Place]) -> list[RulerRow]:
    record = page.figures.indicator
    return [
        RulerRow(
            name=name,
            value=estimate.value,
            lower=estimate.lower if letter else math.nan,
            upper=estimate.upper if letter else math.nan,
            text=words.number(estimate.value, record.decimals),
            colour=PLACES.get(letter, INK if name == "England" else INK_2),
            shape=_SHAPES.get(letter, "diamond" if name == "England" else "circle"),
            picked=bool(letter),
        )
        for name, estimate, letter in _known(page, places)
    ]


def _known(page: Overview, places: dict[str, Place]) -> list[tuple[str, Estimate, str]]:
    """Return name, estimate and letter of each row, lowest value first."""
    rows = [
        (_label(letter, one.estimate), one.estimate, letter)
        for letter, one in places.items()
        if one.known and one.estimate
    ]
    if page.regions:
        rows += [(one.area.name, one, "") for one in (page.regions.b, page.regions.a)]
    if page.england:
        rows.append(("England", page.england, ""))
    return sorted(rows, key=lambda row: row[1].value)


def _label(letter: str, estimate: Estimate) -> str:
    return f"{letter} {(estimate.measured_for or estimate.area).name}"
