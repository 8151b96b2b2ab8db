"""The data of a class as plain rows."""

from explorer.analysis.quiz.worksheet import ClassData
from explorer.records.plain import Record, json_ready


@json_ready
def class_records(of: ClassData) -> list[Record]:
    """Return a row for each place of a class, in the order of its table.

    Returns
    -------
    list of dict
        `number` on the map, `level`, `area_code` and `area_name`; `indicator`, `sex` and `period`
        as it is stored; `value`, `lower` and `upper` in the `unit`, None where there is none;
        `measured_for`, the code of the larger area that a figure was measured for, and `flag`,
        else empty.
    """
    return [
        {
            "number": row.number,
            "level": row.figure.area.level,
            "area_code": row.figure.area.code,
            "area_name": row.figure.area.name,
            "indicator": of.measured.indicator.slug,
            "sex": of.measured.sex,
            "period": of.measured.period.iso,
            "unit": of.measured.indicator.unit,
            "value": row.figure.value,
            "lower": row.figure.lower,
            "upper": row.figure.upper,
            "measured_for": row.figure.measured_for.code if row.figure.measured_for else "",
            "flag": row.figure.flag,
        }
        for row in of.rows
    ]
