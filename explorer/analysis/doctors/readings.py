"""Four readings of what practices returned: one rule, and each of its halves left aside."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from explorer.statistics.outliers import Limits

# The rule: returns that cannot be so leave both sides, and staff of practices whose list
# emptied are counted where their patients went. Then every return on its own list; then
# each half of the rule alone.
ACCEPTED, ALL_RETURNS = "value", "all_returns"
NOTHING_MOVED, NOTHING_LEFT_OUT = "nothing_moved", "nothing_left_out"
READINGS = (ACCEPTED, ALL_RETURNS, NOTHING_MOVED, NOTHING_LEFT_OUT)
# Readings further apart than this share of the figure are told beside it.
APART = 0.02

# Why a practice leaves both sides; empty where it stands.
STANDS = ""
LIST_EMPTIED, LIST_NOT_LOCAL = "list_emptied", "list_not_local"
TOO_FEW, TOO_MANY = "too_few_patients", "too_many_patients"
BELOW_OWN, BELOW_LATER = "below_own_years", "below_later_years"


@dataclass(frozen=True)
class Reading:
    """What a reading counts.

    Attributes
    ----------
    top : Series of float
        Staff by record of a practice.
    usable : Series of bool
        Whether a record counts, on both sides.
    """

    top: "pd.Series[float]"
    usable: "pd.Series[bool]"


@dataclass(frozen=True)
class Standing:
    """How records of one kind of staff stand beside the others and their own years.

    Attributes
    ----------
    amount : Series of float
        Staff by record; missing without a return.
    told : Series of bool
        Records with a return and a list.
    received : Series of float
        Staff of practices whose list emptied, at the practice that took the list over.
    moved : Series of bool
        Records whose staff are counted there.
    left_out, left_out_alone : Series of str
        Why a record leaves both sides, with what it received and without; else empty.
    limits : mapping of str to Limits
        Patients for each member of staff, by period; outside them a return is far from all.
    """

    amount: "pd.Series[float]"
    told: "pd.Series[bool]"
    received: "pd.Series[float]"
    moved: "pd.Series[bool]"
    left_out: "pd.Series[str]"
    left_out_alone: "pd.Series[str]"
    limits: Mapping[str, Limits]

    def reading(self, name: str) -> Reading:
        """Return what one of `READINGS` counts.

        Raises
        ------
        KeyError
            There is no such reading.
        """
        both = self.amount + self.received
        return {
            ACCEPTED: Reading(both, self.told & ~self.moved & self.left_out.eq(STANDS)),
            ALL_RETURNS: Reading(self.amount, self.told),
            NOTHING_MOVED: Reading(self.amount, self.told & self.left_out_alone.eq(STANDS)),
            NOTHING_LEFT_OUT: Reading(both, self.told & ~self.moved),
        }[name]

    def why_left_out(self, name: str) -> "pd.Series[str]":
        """Return why a reading leaves each record out; empty where it does not for a reason."""
        nothing = pd.Series(STANDS, index=self.left_out.index)
        return {ACCEPTED: self.left_out, NOTHING_MOVED: self.left_out_alone}.get(name, nothing)


def apart(value: float, low: float, high: float) -> bool:
    """Return whether readings are further apart than `APART` of the figure."""
    return high - low > APART * abs(value)
