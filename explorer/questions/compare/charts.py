"""The charts of the page that compares places: the measure in focus, now and over time."""

import pandas as pd

from explorer.analysis.compare import Cell, Row, side_by_side
from explorer.analysis.estimates import Estimate
from explorer.analysis.measures import england_of
from explorer.charts.lines import Lines
from explorer.charts.lines import trend as trend_chart
from explorer.charts.picture import Caption, Picture
from explorer.charts.rulers import ruler as ruler_chart
from explorer.charts.sheet import WIDE, Threshold
from explorer.charts.small import LETTERS
from explorer.errors import QuestionError
from explorer.places.areas import Area
from explorer.questions.compare.blocks import ChartFiles
from explorer.questions.compare.view import CompareView, read
from explorer.questions.reading import Query
from explorer.words.compare import COMPARE, place_name, row_title, row_when
from explorer.words.figures import source_line
from explorer.words.standards import row_name, standard_named, value_text

RULER, TREND = "compare-ruler", "compare-trend"
_FIGURES = ["area_code", "area_name", "value", "lower", "upper"]


def ruler(row: Row, wide: int = WIDE) -> Picture:
    """Return the places on one scale under the dots of all areas of the first one's level."""
    places = [
        _figure(letter, place_name(cell), cell)
        for letter, cell in zip(LETTERS, row.cells, strict=False)
    ]
    england = england_of(row)
    if england:
        name = england.area.name
        places.append(
            {"letter": name, "area_name": name, **_where(england.area), "value": england.value,
             "lower": england.lower, "upper": england.upper}
        )  # fmt: skip
    first = row.cells[0].distribution
    areas = first.frame[_FIGURES].assign(level=first.level)
    unit = row.indicator.unit if row.indicator.unit == "%" else ""
    caption = _caption(row, "on-one-scale", row_when(row))
    return ruler_chart(
        caption, pd.DataFrame(places), areas, unit, row.indicator.decimals, standard=_standard(row),
        wide=wide,
    )  # fmt: skip


def trend(row: Row) -> Picture | None:
    """Return the places' own figures over time; None where no place has two periods."""
    lines = {
        letter: cell
        for letter, cell in zip(LETTERS, row.cells, strict=False)
        if len(cell.series.points) > 1
    }
    if not lines:
        return None
    frame = pd.DataFrame(
        [
            {"area_name": cell.estimate.area.name, **_where(_measured(cell.estimate)),
             "period": point.period.iso,
             "value": point.value, "lower": point.lower, "upper": point.upper}
            for cell in lines.values()
            for point in cell.series.points
        ]
    )  # fmt: skip
    letters = {cell.estimate.area.name: letter for letter, cell in lines.items()}
    caption = _caption(row, "over-time", row_title(row))
    return trend_chart(
        Lines(caption, frame, row.indicator.decimals, letters, standard=_standard(row))
    )


def _standard(row: Row) -> Threshold | None:
    """Return the line of the standard that was set for a row's indicator; None without one."""
    record = row.indicator
    if record.standard is None:
        return None
    text = value_text(record, record.standard) + (record.unit if record.unit == "%" else "")
    return Threshold(record.standard.value, row_name(record.standard), text, standard_named(record))


def chart_files(row: Row, view: CompareView) -> list[ChartFiles]:
    """Return the charts of a row to take away; none is drawn before it is asked for."""
    query = view.focused(f"{row.indicator.slug}.{row.sex}").to_query()
    kinds = {RULER: COMPARE["ruler"]}
    if any(len(cell.series.points) > 1 for cell in row.cells):
        kinds[TREND] = COMPARE["trend"]
    return [
        ChartFiles(text, name, f"{row.indicator.slug}-{name}", query)
        for name, text in kinds.items()
    ]


def _figure(letter: str, name: str, cell: Cell) -> dict[str, object]:
    one = cell.estimate
    return {
        "letter": letter, "area_name": name, **_where(_measured(one)),
        "value": one.value, "lower": one.lower, "upper": one.upper,
    }  # fmt: skip


def _caption(row: Row, kind: str, period: str) -> Caption:
    return Caption(
        f"{row.indicator.slug}-{row.sex}-{kind}",
        row_title(row),
        period,
        source_line(row.indicator),
    )


def _row(query: Query) -> Row:
    view, _ = read(query)
    table = side_by_side(view.places)
    for row in table.rows:
        if f"{row.indicator.slug}.{row.sex}" == view.row:
            return row
    raise QuestionError("The places do not share this measure.")


def _trend(query: Query) -> Picture:
    found = trend(_row(query))
    if found is None:
        raise QuestionError("No place has figures of its own for two periods.")
    return found


# Each chart by its name in the URL.
BY_NAME = {RULER: lambda query: ruler(_row(query)), TREND: _trend}


def _measured(estimate: Estimate) -> Area:
    return estimate.measured_for or estimate.area


def _where(area: Area) -> dict[str, str]:
    """Return level and code of what was measured: a name alone may be several areas'."""
    return {"level": area.level, "area_code": area.code}
