"""What our model says beside a published figure, as plain data."""

from explorer.analysis.modelled import Modelled
from explorer.records.numbers import NumberRecord
from explorer.records.plain import json_ready


class ModelledRecord(NumberRecord):
    """What `modelled_record` makes."""

    lower_80: float | None
    upper_80: float | None
    outside: list[str]
    indicator: str


# What `modelled_record` holds, as columns of a flat table.
COLUMNS = ("value", "lower", "upper", "lower_80", "upper_80", "outside")


@json_ready
def modelled_record(found: Modelled) -> ModelledRecord:
    """Return our model's figure for a place that has no published one of its own.

    Returns
    -------
    dict
        `value`, with 95% limits `lower` and `upper` and 80% limits `lower_80` and `upper_80`, in
        the indicator's unit; `outside`, the names of the model's measures on which the place lies
        outside the range of the areas that it was fitted to; `indicator`, the slug of the modelled
        indicator.
    """
    low, high = found.limits_80
    return {
        "value": found.estimate.value,
        "lower": found.estimate.lower,
        "upper": found.estimate.upper,
        "lower_80": low,
        "upper_80": high,
        "outside": list(found.outside),
        "indicator": found.indicator.slug,
    }
