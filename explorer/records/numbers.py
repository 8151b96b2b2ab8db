"""How every record tells a number with the limits of its 95% interval."""

from typing import Protocol

from typing_extensions import TypedDict

from explorer.records.plain import json_ready
from explorer.statistics.change import Interval


class NumberRecord(TypedDict):
    """A number with its limits: what `number_record` makes."""

    value: float | None
    lower: float | None
    upper: float | None


class HasLimits(Protocol):
    """A number that may have limits: NaN where there are none."""

    @property
    def value(self) -> float:
        """The number, in its own unit."""

    @property
    def lower(self) -> float:
        """Its lower 95% limit."""

    @property
    def upper(self) -> float:
        """Its upper 95% limit."""


@json_ready
def number_record(number: HasLimits) -> NumberRecord:
    """Return a figure, a difference or a ratio with its limits.

    Returns
    -------
    dict
        `value`, `lower` and `upper` (95% limits), all in the number's own unit.
    """
    return {"value": number.value, "lower": number.lower, "upper": number.upper}


@json_ready
def interval_record(interval: Interval) -> NumberRecord:
    """Return an estimate with its limits, under the same keys as `number_record`."""
    return {"value": interval.estimate, "lower": interval.lower, "upper": interval.upper}
