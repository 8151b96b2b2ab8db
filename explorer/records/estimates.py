"""One area's figure, as plain data."""

from typing import cast

from explorer.analysis.estimates import Estimate
from explorer.analysis.modelled import Modelled
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.records.areas import AreaRecord, LenderRecord, area_record, lender_record
from explorer.records.modelled import ModelledRecord, modelled_record
from explorer.records.numbers import NumberRecord, number_record
from explorer.records.plain import Record, json_ready


class EstimateRecord(AreaRecord, NumberRecord, LenderRecord):
    """What `estimate_record` makes, but for the further columns of an indicator."""

    indicator: str
    period: str
    sex: str
    flag: str
    processing: str
    also: list[AreaRecord]
    modelled: ModelledRecord | None


@json_ready
def estimate_record(
    estimate: Estimate,
    indicator: Indicator,
    sex: str,
    period: Period,
    modelled: Modelled | None = None,
) -> EstimateRecord:
    """Return one area's figure on an indicator, for one sex and one period.

    Parameters
    ----------
    estimate : Estimate
    indicator : Indicator
    sex : str
    period : Period
    modelled : Modelled, optional
        What our model says of the area, where it has no published figure of its own.

    Returns
    -------
    dict
        `indicator` (its slug), `level`, `area_code`, `area_name`, `period` (ISO 8601), `sex`;
        `value`, `lower` and `upper` (95% limits) in the indicator's unit; `flag`; `measured_for`
        and `measured_for_name`, the larger area where the figure is borrowed, else empty;
        `processing`; the further columns that the indicator's record declares, each in its own
        unit; `also`, other areas that the name could have meant; `modelled`, as `modelled_record`
        has it, None where nothing stands beside.
    """
    told: Record = {
        "indicator": indicator.slug,
        **area_record(estimate.area),
        "period": period.iso,
        "sex": sex,
        **number_record(estimate),
        "flag": estimate.flag,
        **lender_record(estimate.measured_for),
        "processing": estimate.processing,
        **estimate.extra,
        "also": [area_record(area) for area in estimate.also],
        "modelled": modelled_record(modelled) if modelled else None,
    }
    return cast("EstimateRecord", told)
