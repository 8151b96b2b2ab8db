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
    # In the table the places that are picked out and the rows of the file come before all others.
    picked = [area.code for area in (view.a, view.b) if area]
    own_rows = sorted(
        one.figures, key=lambda figure: (figure.value != figure.value, figure.area.name)
    )
    first = dict.fromkeys([*picked, *(figure.area.code for figure in own_rows)])
    message["first"] = [{"code": code} for code in first]
    return Drawing("yours-drawing", label, frame, message, acts=("area", "shape"))


def _columns(one: Own, values: Sequence[float]) -> list[Column]:
    """Return the column of figures: under each its limits, or why there is none."""
    areas = register().level(one.level)
    held = {figure.area.code: figure for figure in one.figures}
    texts, details = [], []
    for code, value in zip(areas, values, strict=True):
        figure = held.get(code)
        known = not math.isnan(value)
        texts.append(words.value_text(one, value) if known else words.PAGE["none"])
        details.append(words.under_text(one, figure))
    order = [None if math.isnan(value) else value for value in values]
    return [Column(words.PAGE["column"], texts, order, falling=True, details=details)]


def _marks(view: YoursView, told: dict[str, str]) -> list[Mark]:
    marks = []
    for letter, area in (("A", view.a), ("B", view.b)):
        if area:
            text = told[area.code]
            said = words.marked_text(letter, area, text)
            marks.append(Mark(letter, area.code, area.name, text, said, point(area)))
    return marks
