"""Healthy years by deprivation, as plain data."""

from explorer.analysis.gradient import Gradient
from explorer.records.numbers import number_record
from explorer.records.plain import Record, json_ready


@json_ready
def gradient_record(one: Gradient) -> Record:
    """Return one period's figures by deprivation, for one sex.

    Returns
    -------
    dict
        `table` (its slug), `level`, `sex`, `period` (ISO 8601); `deciles`, healthy years from the
        most deprived tenth to the least; each with limits: `sii`, the slope index in years, `rii`,
        the relative index, `absolute_concentration` in years and `relative_concentration`;
        `reason`, why they have no limits, else empty.
    """
    return {
        "table": one.record.slug,
        "level": "country",
        "sex": one.sex,
        "period": one.period.iso,
        "deciles": one.values,
        "sii": number_record(one.slope.sii),
        "rii": number_record(one.slope.rii),
        "absolute_concentration": number_record(one.concentration.absolute),
        "relative_concentration": number_record(one.concentration.relative),
        "reason": one.reason,
    }
