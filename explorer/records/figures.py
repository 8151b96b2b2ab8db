"""The figures of every area of a level, as plain data."""

from typing import cast

import numpy as np
from typing_extensions import TypedDict

from explorer.analysis.modelled import all_beside, model_of
from explorer.indicators.data import Figures
from explorer.records.modelled import ModelledRecord, modelled_record
from explorer.records.plain import json_ready


class _OfModel(TypedDict, total=False):
    meets_standard: bool | None
    modelled: ModelledRecord | None


class FigureRecord(_OfModel):
    """What `figure_records` makes, but for the further columns of an indicator."""

    indicator: str
    level: str
    area_code: str
    area_name: str
    period: str
    sex: str
    value: float | None
    lower: float | None
    upper: float | None
    flag: str
    measured_for: str
    measured_for_name: str
    processing: str


_COLUMNS = (
    "indicator",
    "level",
    "area_code",
    "area_name",
    "period",
    "sex",
    "value",
    "lower",
    "upper",
    "flag",
    "measured_for",
    "measured_for_name",
    "processing",
)


@json_ready
def figure_records(figures: Figures) -> list[FigureRecord]:
    """Return an indicator's figures for one level, sex and period.

    Returns
    -------
    list of dict
        One an area, in the order of the level: `indicator` (its slug), `level`, `area_code`,
        `area_name`, `period` (ISO 8601), `sex`; `value`, `lower` and `upper` (95% limits) in the
        indicator's unit; `flag`; `measured_for` and `measured_for_name`, the larger area where the
        figure is borrowed, else empty; `processing`; then the further columns that the
        indicator's record declares, each in its own unit. Where an indicator has a model of ours
        beside it, `modelled`, as `modelled_record` has it, None where the figure is the area's own.
        Where a standard was set for it, `meets_standard`, None without a figure.
    """
    labelled = figures.frame.assign(
        indicator=figures.indicator.slug,
        level=figures.level,
        period=figures.period.iso,
        sex=figures.sex,
    )
    frame = labelled[[*_COLUMNS, *(extra.name for extra in figures.indicator.extra)]]
    rows = frame.astype(object).replace({np.nan: None}).to_dict("records")
    records = [
        cast("FigureRecord", {str(name): value for name, value in row.items()}) for row in rows
    ]
    standard = figures.indicator.standard
    if standard:
        for record in records:
            value = record["value"]
            record["meets_standard"] = None if value is None else standard.met_by(value)
    if model_of(figures.indicator) is None:
        return records
    known = all_beside(figures.indicator, figures.level, figures.sex, figures.period)
    for record in records:
        found = known.get(record["area_code"])
        record["modelled"] = modelled_record(found) if found else None
    return records
