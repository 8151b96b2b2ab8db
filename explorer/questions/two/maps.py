"""The map of two measures in thirds, and the table of every area."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from explorer.analysis.two.pair import Together
from explorer.colours import TWO_WAY
from explorer.maps.categories import NO_CLASS, CategoryMap, Column, Mark, category_message
from explorer.maps.points import point
from explorer.maps.two_way import nine_fills, nine_kind, nine_lined
from explorer.places.areas import Area, register
from explorer.questions.blocks import Drawing, Nine
from explorer.questions.two.view import LETTERS, TwoView
from explorer.words.charts import each
from explorer.words.figures import number, span
from explorer.words.two import thirds as words
from explorer.words.two.labels import TWO
from explorer.words.two.names import capital, label
from explorer.words.two.outliers import to_line

_CLASSES = 9
_SIDES = ("x", "y")
_PICKS = ("area", "shape")


def two_map(found: Together, view: TwoView) -> Drawing:
    """Return both measures in thirds on a map: nine classes, lined where a range crosses."""
    across, up = found.thirds
    placed = [
        nine_kind(words.darkness(found.first, int(one)), words.darkness(found.second, int(other)))
        for one, other in zip(across, up, strict=True)
    ]
    lined = [bool(one) for one in found.unsure]
    by_code = {
        code: kind + (_CLASSES if unsure else 0)
        for code, kind, unsure in zip(found.frame["area_code"], placed, lined, strict=True)
    }
    said = words.area_sentences(found)
    areas = register().level(view.level)
    unsure = sum(lined)
    told = CategoryMap(
        level=view.level,
        label=words.map_label(found),
        legend=words.legend(found),
        note=words.NOTE,
        fills=(*nine_fills(words.nine_fills(found)), *nine_lined()),
        kinds=[by_code.get(code, NO_CLASS) for code in areas],
        counts=[placed.count(kind) for kind in range(_CLASSES)],
        # The lightest fill shows its lines best.
        rows=[(_CLASSES, f"{words.UNSURE}: {unsure}")] if unsure else [],
        missing=words.MISSING,
        sentences=[said.get(code, f"{area.name}: {words.MISSING}") for code, area in areas.items()],
        summary=words.map_summary(found),
        marks=_marks(view, said),
        small=True,
        parts=("map",),
    )
    figures = found.frame[["area_code", "area_name", "x", "y"]].assign(
        x_third=across, y_third=up, unsure=found.unsure
    )
    return Drawing("two-map", told.label, figures, category_message(told, view.shape), _PICKS)


def nine(found: Together) -> Nine:
    """Return how many areas are in each pair of thirds, darkest first."""
    counts = found.counts
    order = [sorted(range(3), key=partial(words.darkness, one)) for one in found.measures]
    return Nine(
        caption=words.NINE_CAPTION,
        heads=[capital(text) for text in reversed(words.sides(found.first))],
        sides=[capital(text) for text in reversed(words.sides(found.second))],
        counts=[[counts[row][column] for column in order[0]] for row in order[1]],
        colours=TWO_WAY,
    )


def two_table(found: Together, view: TwoView) -> Drawing:
    """Return every area with both figures, to be sorted; chosen places stand first."""
    areas = register().level(view.level)
    regions = register().level("region")
    rows = {row.area_code: row for row in each(found.frame)}
    held = [rows.get(code) for code in areas]
    columns = [
        Column(
            capital(label(one)),
            [
                "" if row is None else number(getattr(row, side), one.indicator.decimals)
                for row in held
            ],
            [None if row is None else float(getattr(row, side)) for row in held],
            details=[_limits(row, side, one.indicator.decimals) for row in held],
        )
        for side, one in zip(_SIDES, found.measures, strict=True)
    ]
    if found.line is not None and not found.circular:
        columns.append(
            Column(
                TWO["line_column"],
                ["" if row is None else to_line(found, row.distance) for row in held],
                [None if row is None else float(row.distance) for row in held],
                details=[
                    TWO["stands_out"] if row is not None and row.outlier else "" for row in held
                ],
            )
        )
    if any(area.parents.get("region") in regions for area in areas.values()):
        names = [_region(area.parents.get("region", ""), regions) for area in areas.values()]
        columns.append(Column(TWO["region"], names, [one or None for one in names], numeric=False))
    said = words.area_sentences(found)
    told = CategoryMap(
        level=view.level,
        label=words.map_label(found),
        legend="",
        note="",
        fills=(),
        kinds=[NO_CLASS] * len(areas),
        missing="",
        sentences=[said.get(code, f"{area.name}: {words.MISSING}") for code, area in areas.items()],
        summary="",
        columns=columns,
        title=TWO["table"],
        marks=_marks(view, said),
        parts=("table",),
        files={"csv": {"url": csv_address(view), "name": f"two-{view.level}.csv"}},
    )
    return Drawing("two-table", told.title, found.frame, category_message(told), ("area",))


def csv_address(view: TwoView) -> str:
    """Return the address of the table of a view."""
    return f"files/two.csv?{urlencode(view.to_query())}"


def _region(code: str, regions: Mapping[str, Area]) -> str:
    return regions[code].name if code in regions else ""


def _limits(row: Any, side: str, decimals: int) -> str:
    if row is None or pd.isna(getattr(row, f"{side}_lower")):
        return ""
    return span(getattr(row, f"{side}_lower"), getattr(row, f"{side}_upper"), decimals)


def _marks(view: TwoView, said: dict[str, str]) -> Sequence[Mark]:
    marks = []
    for letter, area in zip(LETTERS.upper(), view.places, strict=False):
        text = said.get(area.code, f"{area.name}: {words.MISSING}")
        short = text.partition(": ")[2]
        marks.append(
            Mark(letter, area.code, area.name, short, f"{letter} is now {text}.", point(area))
        )
    return marks
