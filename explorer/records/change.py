"""How a gap changed between two periods, as plain data."""

from typing_extensions import TypedDict

from explorer.analysis.change import Changed, EndMove, Split
from explorer.records.areas import NameRecord, name_record
from explorer.records.gap import AssessmentRecord, SampledRecord, assessment_record, sampled_record
from explorer.records.plain import json_ready


class HandoverRecord(NameRecord):
    """The area that came to an end of a gap, and when, in `MoveRecord`."""

    period: str


# "from" is a word of the language.
_FromTo = TypedDict("_FromTo", {"from": float | None, "to": float | None})
_Between = TypedDict("_Between", {"from": str, "to": str})


class MoveRecord(_FromTo):
    """What `move_record` makes."""

    area_from: NameRecord
    area_to: NameRecord
    moved: float | None
    lower: float | None
    upper: float | None
    handovers: list[HandoverRecord]


class EndsRecord(TypedDict):
    """What `ends_record` makes."""

    top: MoveRecord
    bottom: MoveRecord
    reason: str


class ChangeRecord(SampledRecord, _Between):
    """What `change_record` makes."""

    measure: str
    change: float | None
    lower: float | None
    upper: float | None
    p_wider: float | None
    p_wider_corrected: float | None
    verdict: str
    unit: str
    observed: float | None
    before: AssessmentRecord
    after: AssessmentRecord
    finding: bool
    reason: str
    method: str
    split: EndsRecord | None
    weights: str
    areas: int


@json_ready
def change_record(found: Changed) -> ChangeRecord:
    """Return the change of one measure of how far apart areas are.

    Returns
    -------
    dict
        The keys of `sampled_record`, of the later period; `measure`, `from` and `to` (ISO 8601);
        in the measure's unit: `change` of the estimate, `lower` and `upper` (95% limits), and
        `observed`, the change as observed; `p_wider` and `p_wider_corrected`, probabilities that
        the observed and the true measure grew; `verdict`, "wider", "narrower" or "unclear"; `unit`;
        `before` and `after`, as `assessment_record` has them; `finding`, whether the change can
        stand as one, and `reason`, why not; `method`; `split`, as `ends_record` has it, None for a
        measure without ends; `weights`; `areas`, how many.
    """
    change = found.change
    return {
        **sampled_record(found.after),
        "measure": change.after.measure.name,
        "from": found.before.period.iso,
        "to": found.after.period.iso,
        "change": change.interval.estimate,
        "lower": change.interval.lower,
        "upper": change.interval.upper,
        "p_wider": change.p_wider,
        "p_wider_corrected": change.p_wider_corrected,
        "verdict": change.verdict,
        "unit": found.unit,
        "observed": change.observed,
        "before": assessment_record(change.before),
        "after": assessment_record(change.after),
        "finding": found.finding,
        "reason": found.reason,
        "method": change.method,
        "split": ends_record(found.split) if found.split else None,
        "weights": found.after.weights,
        "areas": len(found.after.areas),
    }


@json_ready
def ends_record(split: Split) -> EndsRecord:
    """Return what the two ends of a gap did.

    Returns
    -------
    dict
        `top` and `bottom`, as `move_record` has them; `reason`, what to know of it, may be empty.
    """
    return {
        "top": move_record(split.top),
        "bottom": move_record(split.bottom),
        "reason": split.reason,
    }


@json_ready
def move_record(end: EndMove) -> MoveRecord:
    """Return what one end of a gap did.

    Returns
    -------
    dict
        `area_from` and `area_to`, code and name of the area at that end in each period; `from`,
        `to`, `moved` (to less from), `lower` and `upper` (its 95% limits), in the indicator's unit;
        `handovers`, each `period` (ISO 8601) in which another area came to that end, with its code
        and name.
    """
    return {
        "area_from": name_record(end.area_from),
        "area_to": name_record(end.area_to),
        "from": end.move.start,
        "to": end.move.end,
        "moved": end.move.moved,
        "lower": end.move.lower,
        "upper": end.move.upper,
        "handovers": [
            {"period": period.iso, **name_record(area)} for period, area in end.handovers
        ],
    }
