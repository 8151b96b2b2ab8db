"""Labels of the page on two measures, and of its chart."""

from explorer.analysis.two.measures import Asked
from explorer.analysis.two.pair import Together
from explorer.places.areas import Area
from explorer.words.figures import together
from explorer.words.two.headline import correlation_range, title
from explorer.words.two.names import capital, label, of_level, when

TWO = {
    "find": "Show a place",
    "reveal": "Change what is set against what",
    "first": "Across",
    "second": "Up",
    "swap": "Swap the two",
    "by": "By",
    "first-period": "Across: period",
    "second-period": "Up: period",
    "weighted": "Count areas by their people",
    "line": "Draw a straight line",
    "modelled": "Allow figures by our model",
    "csv": "Download all as CSV",
    "table": "Every area with both figures",
    "region": "Region",
    "line_column": "To the line",
    "stands_out": "stands out",
    "sources": "Sources and notes",
    "chart": "Every area by both",
    "compare": "Compare these places over more measures",
}
_BETTER = {"higher_is_better": "higher is better", "lower_is_better": "lower is better"}
_UNITS = {"score": "points"}
LINE_READING = (
    "Line: through the middle of all, with the median slope of all pairs of areas (Theil and Sen). "
    "Chance in the figures across makes it flatter than the truth."
)
_SHAPES = "Shapes: regions."
_AREAS = "The larger a point, the more people."
_BANDS = "Strokes that fade: the likely range of each figure."
_SOME = (
    "Strokes that fade: the likely range of each figure, for chosen places and those that stand "
    "out alone."
)
_NO_BANDS = "No range is published."
POINT = "Point at a dot, or press Tab and then the arrow keys, and its place stands here."


def remove_label(area: Area) -> str:
    """Return the label of the button that takes a place away."""
    return f"Remove {area.name}"


def full_text(most: int) -> str:
    """Return that no further place can be shown."""
    return f"{most} places at most are shown: remove one first."


def no_point(area: Area, level: str) -> str:
    """Return that a place is none of the level that is shown."""
    return f"{area.name} is no {of_level(level, 1)}: choose another, or another level."


def dropped(names: list[str], level: str) -> str:
    """Return which places are not shown at another level."""
    return f"{together(names)}: no {of_level(level, 1)} of that name and shape, so no longer shown."


def changed_measure(one: Asked, level: str) -> str:
    """Return that another measure is shown, as the level has none of the one before."""
    return f"This has no figures by {of_level(level, 2)} of their own: {label(one)} is shown."


def other_period(one: Asked) -> str:
    """Return that a measure is shown in another period."""
    return f"{capital(label(one))} is now of {one.period.words}."


def axis_title(one: Asked) -> str:
    """Return what an axis measures, and which way is better by its record."""
    record = one.indicator
    name = capital(label(one))
    # A rate's unit often stands in its name.
    unit = "" if record.unit in name else f", {_UNITS.get(record.unit, record.unit)}"
    better = f" ({_BETTER[record.polarity]})" if record.polarity in _BETTER else ""
    return f"{name}{unit}{better}"


def chart_title(found: Together) -> str:
    """Return the title of the chart."""
    first, second = map(label, found.measures)
    return f"{capital(second)} by {first}"


def chart_period(found: Together) -> str:
    """Return what the chart shows: the level, and of when both are."""
    first, second = found.measures
    text = f"{len(found.frame):,} {of_level(found.level, len(found.frame))}. "
    if found.same_period:
        return f"{text}{capital(when(first))}"
    return f"{text}Across: {when(first)}; up: {when(second)}"


def chart_reading(found: Together, *, line: bool, every: bool, regions: bool) -> str:
    """Return how to read the chart."""
    ranged = found.frame[["x_lower", "y_lower"]].notna().any(axis=None)
    told = [
        (_BANDS if every else _SOME) if ranged else _NO_BANDS,
        _SHAPES if regions else "",
        _AREAS if found.weighted else "",
        LINE_READING if line else "",
    ]
    return " ".join(filter(None, told))


def chart_alt(found: Together) -> str:
    """Return what the chart shows, for those who do not see it."""
    told = [f"{chart_title(found)}. {title(found)}"]
    if limits := correlation_range(found):
        told.append(f" ({limits})")
    names = list(found.outliers["area_name"])[:6] if found.known else []
    out = f" Furthest from the rest: {together(names)}." if names else ""
    return f"{''.join(told)}.{out} Every point is in the table below."


def points_label(found: Together) -> str:
    """Return what the dots are, and their order."""
    return f"{capital(of_level(found.level, 2))}, by {label(found.first)} from low to high"
