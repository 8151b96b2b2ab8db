"""Two to six places over every indicator that they share, as plain data."""

from explorer.analysis.compare import Cell, Row, SideBySide
from explorer.analysis.measures import BesideEngland, beside_england
from explorer.places.areas import Area
from explorer.records.areas import area_record, lender_record
from explorer.records.modelled import modelled_record
from explorer.records.numbers import number_record
from explorer.records.plain import Record, json_ready


@json_ready
def side_by_side_records(table: SideBySide) -> list[Record]:
    """Return every figure and difference of a table.

    Returns
    -------
    list of dict
        One a measure, sex and place: `group` of measures, `indicator` (its slug), `title`, `unit`,
        `sex`, `period` (ISO 8601), `level`, `area_code`, `area_name`; `value`, `lower` and `upper`
        (95% limits) in the unit; `measured_for` and `measured_for_name`, the larger area where the
        figure is borrowed, else empty; `compared_with`, the code of the first place, empty for
        itself; `difference` (the first place less this one), `difference_lower` and
        `difference_upper` in the unit; `p_value`, and `p_adjusted` for all differences of the
        table; `verdict`, empty for the first place; `england` (its value), `england_difference`
        (this place less England) and `england_verdict`; `release` (year and month) and `source`
        (its producer); `modelled`, as `modelled_record` has it, None where our model says nothing
        beside the figure; `modelled_difference` (the first place less this one, by our model
        alone), `modelled_difference_lower` and `modelled_difference_upper`.
    """
    return [
        _cell_record(table.areas[0], row, cell, beside)
        for row in table.rows
        for cell, beside in zip(row.cells, beside_england(row), strict=True)
    ]


def _cell_record(first: Area, row: Row, cell: Cell, beside: BesideEngland | None) -> Record:
    one, gap = cell.estimate, cell.comparison.difference if cell.comparison else None
    between = cell.by_model.between.difference if cell.by_model and cell.by_model.between else None
    return {
        "group": row.indicator.theme,
        "indicator": row.indicator.slug,
        "title": row.indicator.title,
        "unit": row.indicator.unit,
        "sex": row.sex,
        "period": row.period.iso,
        **area_record(one.area),
        **number_record(one),
        **lender_record(one.measured_for),
        "compared_with": first.code if cell.comparison else "",
        "difference": gap.value if gap else None,
        "difference_lower": gap.lower if gap else None,
        "difference_upper": gap.upper if gap else None,
        "p_value": gap.p_value if gap else None,
        "p_adjusted": cell.adjusted,
        "verdict": cell.comparison.verdict if cell.comparison else "",
        "england": beside.england.value if beside else None,
        "england_difference": beside.gap.value if beside else None,
        "england_verdict": beside.verdict if beside else "",
        "release": row.indicator.release,
        "source": row.indicator.origin[0].producer,
        "modelled": modelled_record(cell.modelled) if cell.modelled else None,
        "modelled_difference": between.value if between else None,
        "modelled_difference_lower": between.lower if between else None,
        "modelled_difference_upper": between.upper if between else None,
    }
