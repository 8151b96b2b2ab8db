"""The map and the table of a reader's own figures."""

import math
from collections.abc import Sequence

import pandas as pd

from explorer.analysis.yours.measure import Own
from explorer.colours import palette
from explorer.maps.categories import NO_CLASS, CategoryMap, Column, Mark, category_message
from explorer.maps.points import point
from explorer.maps.shading import Fill
from explorer.places.areas import register
from explorer.questions.blocks import Drawing
from explorer.questions.yours.view import YoursView
from explorer.statistics.classes import breaks, classify
from explorer.words.yours import page as words

_CLASSES = 5


def own_map(one: Own, view: YoursView) -> Drawing:
    """Return own figures on a map of every area of their level, and the table of them."""
    areas = list(register().level(one.level).values())
    held = {figure.area.code: figure for figure in one.figures}
    values = [held[area.code].value if area.code in held else math.nan for area in areas]
    limits = breaks(values, one.decimals, _CLASSES)
    kinds = [int(kind) for kind in classify(values, limits, one.decimals)]
    texts = words.legend_texts(one, limits)
    told = {area.code: words.figure_text(one, held.get(area.code)) for area in areas}
    label = words.map_label(one)
    drawn = CategoryMap(
        level=one.level,
        label=label,
        legend=words.legend_title(one),
        note=words.PAGE["map_note"],
        fills=tuple(map(Fill, palette(len(limits) + 1), texts)),
        kinds=[NO_CLASS if kind < 0 else kind for kind in kinds],
        missing=words.PAGE["map_none"],
        sentences=[f"{area.name}: {told[area.code]}" for area in areas],
        summary=words.summary(one),
        columns=_columns(one, values),
        title=words.PAGE["table"],
        marks=_marks(view, told),
    )
    frame = pd.DataFrame(
        {
            "area_code": [area.code for area in areas],
            "area_name": [area.name for area in areas],
            "value": values,
        }
    )
    message = category_message(drawn, view.shape)
    return Drawing("yours-drawing", label, frame, message, acts=("area", "shape"))


def _columns(one: Own, values: Sequence[float]) -> list[Column]:
    areas = list(register().level(one.level).values())
    held = {figure.area.code: figure for figure in one.figures}
    figures = [held.get(area.code) for area in areas]
    known = [not math.isnan(value) for value in values]
    columns = [
        Column(
            words.PAGE["column"],
            [
                words.value_text(one, value) if has else ""
                for value, has in zip(values, known, strict=True)
            ],
            [value if has else None for value, has in zip(values, known, strict=True)],
            falling=True,
            details=[
                words.limits_text(one, figure).strip(" ()") if figure and has else ""
                for figure, has in zip(figures, known, strict=True)
            ],
        )
    ]
    if not all(known):
        reasons = [
            "" if has else words.why_text(figure) if figure else words.PAGE["left_out"]
            for figure, has in zip(figures, known, strict=True)
        ]
        order = [text or None for text in reasons]
        columns.append(Column(words.PAGE["column_why"], reasons, order, numeric=False))
    return columns


def _marks(view: YoursView, told: dict[str, str]) -> list[Mark]:
    marks = []
    for letter, area in (("A", view.a), ("B", view.b)):
        if area:
            text = told[area.code]
            said = words.marked_text(letter, area, text)
            marks.append(Mark(letter, area.code, area.name, text, said, point(area)))
    return marks
