"""How far apart the areas of a level are, as plain data."""

from typing_extensions import TypedDict

from explorer.analysis.gap import End, Gap, Sampled
from explorer.records.areas import NameRecord, name_record
from explorer.records.plain import json_ready
from explorer.statistics.assessment import Assessment


class EndRecord(NameRecord):
    """What `end_record` makes."""

    value: float


class AssessmentRecord(TypedDict):
    """What `assessment_record` makes."""

    measure: str
    value: float | None
    corrected: float | None
    estimate: float | None
    lower: float | None
    upper: float | None
    bias: float | None
    method: str


class SampledRecord(TypedDict):
    """What `sampled_record` makes."""

    indicator: str
    level: str
    sex: str
    period: str


class GapRecord(SampledRecord, AssessmentRecord):
    """What `gap_record` makes."""

    unit: str
    finding: bool
    reason: str
    highest: EndRecord | None
    lowest: EndRecord | None
    noise_share: float | None
    weights: str
    areas: int


@json_ready
def gap_record(gap: Gap) -> GapRecord:
    """Return one measure of how far apart areas are.

    Returns
    -------
    dict
        The keys of `sampled_record` and of `assessment_record`; `unit` of the measure; `finding`,
        whether it can stand as one; `reason`, why not, or why something is missing; `highest` and
        `lowest`, as `end_record` has them, None for a measure without ends; `noise_share`, the
        share (0 to 1) of the observed variance that errors alone would make; `weights`,
        "population" or "equal"; `areas`, how many.
    """
    return {
        **sampled_record(gap.sampled),
        **assessment_record(gap.assessment),
        "unit": gap.unit,
        "finding": gap.assessment.finding,
        "reason": gap.assessment.reason,
        "highest": end_record(gap.highest) if gap.highest else None,
        "lowest": end_record(gap.lowest) if gap.lowest else None,
        "noise_share": gap.assessment.noise_share,
        "weights": gap.sampled.weights,
        "areas": len(gap.sampled.areas),
    }


@json_ready
def sampled_record(sampled: Sampled) -> SampledRecord:
    """Return what was measured.

    Returns
    -------
    dict
        `indicator` (its slug), `level`, `sex` and `period` (ISO 8601).
    """
    return {
        "indicator": sampled.indicator.slug,
        "level": sampled.level,
        "sex": sampled.sex,
        "period": sampled.period.iso,
    }


@json_ready
def assessment_record(found: Assessment) -> AssessmentRecord:
    """Return a measure of inequality and how sure it is.

    Returns
    -------
    dict
        `measure` (its name); in the measure's unit: `value` (as observed), `corrected` (noise taken
        off, None where it cannot be), `estimate` (`corrected` where given, else `value`), `lower`
        and `upper` (95% limits of `estimate`) and `bias` (how much too large `value` is on
        average); `method`, how the interval was made, empty without one.
    """
    return {
        "measure": found.measure.name,
        "value": found.value,
        "corrected": found.corrected,
        "estimate": found.estimate,
        "lower": found.lower,
        "upper": found.upper,
        "bias": found.bias,
        "method": found.method,
    }


@json_ready
def end_record(end: End) -> EndRecord:
    """Return the area at an end of a gap.

    Returns
    -------
    dict
        `area_code`, `area_name` and `value`, in the indicator's unit.
    """
    return {**name_record(end.area), "value": end.value}
