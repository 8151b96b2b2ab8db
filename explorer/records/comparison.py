"""Two areas compared, as plain data."""

from collections.abc import Sequence

from typing_extensions import TypedDict

from explorer.analysis.comparison import ByModel, Comparison
from explorer.records.estimates import EstimateRecord, estimate_record
from explorer.records.numbers import NumberRecord, number_record
from explorer.records.plain import json_ready


class BetweenRecord(TypedDict):
    """Two places by our model alone, in `ComparisonRecord`."""

    difference: float | None
    lower: float | None
    upper: float | None
    p_value: float | None
    verdict: str


class ComparisonRecord(BetweenRecord):
    """What `comparison_record` makes."""

    indicator: str
    sex: str
    period: str
    a: EstimateRecord
    b: EstimateRecord
    ratio: NumberRecord | None
    note: str
    notes: list[str]
    modelled: BetweenRecord | None


@json_ready
def comparison_record(
    one: Comparison, notes: Sequence[str], model: ByModel | None = None
) -> ComparisonRecord:
    """Return two areas on one indicator, for one sex and one period.

    Parameters
    ----------
    one : Comparison
    notes : sequence of str
        Sentences on what the difference rests on: records hold no wording of their own.
    model : ByModel, optional
        What our model says beside the two.

    Returns
    -------
    dict
        `indicator` (its slug), `sex`, `period` (ISO 8601); `a` and `b`, as `estimate_record` has
        them; `difference` (a minus b), `lower` and `upper` (95% limits) in the indicator's unit;
        `p_value`; `verdict`, "higher", "lower" or "cannot tell apart", empty without limits;
        `ratio` (a over b) with limits, None where the indicator has no true zero; `note`, why
        there is no difference, or what to know about it; `notes`, as given; `modelled`, the
        `difference` of the two places by our model alone, with `lower`, `upper`, `p_value` and
        `verdict`, None where it says nothing of them.
    """
    gap = one.difference
    between = model.between.difference if model and model.between else None
    return {
        "indicator": one.indicator.slug,
        "sex": one.sex,
        "period": one.period.iso,
        "a": estimate_record(one.a, one.indicator, one.sex, one.period, model.a if model else None),
        "b": estimate_record(one.b, one.indicator, one.sex, one.period, model.b if model else None),
        "difference": gap.value if gap else None,
        "lower": gap.lower if gap else None,
        "upper": gap.upper if gap else None,
        "p_value": gap.p_value if gap else None,
        "verdict": one.verdict,
        "ratio": number_record(one.ratio) if one.ratio else None,
        "note": one.note,
        "notes": list(notes),
        "modelled": {
            "difference": between.value,
            "lower": between.lower,
            "upper": between.upper,
            "p_value": between.p_value,
            "verdict": between.verdict,
        }
        if between
        else None,
    }
