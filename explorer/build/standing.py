"""Which returns and lists can stand together: one rule for every level, year and staff."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from explorer.analysis.doctors.readings import (
    BELOW_LATER,
    BELOW_OWN,
    LIST_EMPTIED,
    LIST_NOT_LOCAL,
    STANDS,
    TOO_FEW,
    TOO_MANY,
    Standing,
)
from explorer.build.successors import Lists
from explorer.statistics.outliers import (
    Floats,
    Limits,
    far_below_both_sides,
    first_far_below,
    robust_limits,
)

# Patients for each member of staff further than this many robust standard deviations from
# the period's median are far from all others: of 6,000 normal ones less than one would be.
MULTIPLE = 4.0
# A return so many times below its practice's own before and after, for up to so many in a
# row. Falls that come back are several times as many as rises that go back (docs/returns.md).
FACTOR, LONGEST = 2.5, 4


def standing(
    returns: pd.DataFrame,
    amount: "pd.Series[float]",
    told: "pd.Series[bool]",
    lists: Lists,
) -> Standing:
    """Return how returns of one kind of staff stand.

    Parameters
    ----------
    returns : DataFrame
        As from `practice_returns`.
    amount : Series of float
        The staff, by record; missing without a return. Nobody is judged by a zero.
    told : Series of bool
        Records with a return and a list.
    lists : Lists
    """
    records = pd.MultiIndex.from_frame(returns[["practice", "period"]])
    staff = amount.set_axis(records)
    patients = returns["patients"].set_axis(records)
    emptied, not_local = (_by_record(frame, records) for frame in _of_lists(lists))
    received, moved = _moved(staff, patients, lists)
    judged = staff.gt(0) & patients.gt(0) & ~emptied
    own = (staff / patients).where(judged)
    within = {
        str(period): robust_limits(1 / one, MULTIPLE)
        for period, one in own.dropna().groupby(level="period")
    }
    beside, later = _far_below(own)
    reasons = []
    for counted in (own, ((staff + received) / patients).where(judged)):
        each = 1 / counted
        few = each.lt(_limit(within, records, "lower"))
        many = each.gt(_limit(within, records, "upper"))
        conditions = {
            LIST_EMPTIED: emptied,
            LIST_NOT_LOCAL: not_local,
            TOO_FEW: few,
            TOO_MANY: many,
            BELOW_OWN: counted * FACTOR < beside,
            BELOW_LATER: counted * FACTOR < later,
        }
        found = np.select(list(map(np.asarray, conditions.values())), list(conditions), STANDS)
        reasons.append(pd.Series(found, index=returns.index))
    return Standing(
        amount=amount,
        told=told,
        received=received.set_axis(returns.index),
        moved=moved.set_axis(returns.index),
        left_out=reasons[1],
        left_out_alone=reasons[0],
        limits=within,
    )


def _of_lists(lists: Lists) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return whether each list has emptied, and whether it is too large to be local."""
    emptied = pd.DataFrame({period: lists.emptied(period) for period in lists.patients.columns})
    return emptied, lists.not_local


def _by_record(table: pd.DataFrame, records: pd.MultiIndex) -> "pd.Series[bool]":
    rows = table.index.get_indexer(records.get_level_values("practice"))
    columns = table.columns.get_indexer(records.get_level_values("period"))
    return pd.Series(table.to_numpy()[rows, columns], index=records)


def _moved(
    staff: "pd.Series[float]", patients: "pd.Series[float]", lists: Lists
) -> "tuple[pd.Series[float], pd.Series[bool]]":
    """Return staff received from emptied lists by record, and whose were moved.

    They go where the successor has a return and a list of its own to stand with.
    """
    records = staff.index
    handed = lists.handed_over[lists.handed_over["successor"].ne("")]
    origin = pd.MultiIndex.from_frame(handed[["practice", "period"]])
    goal = pd.MultiIndex.from_frame(
        handed[["successor", "period"]].rename(columns={"successor": "practice"})
    )
    amounts = staff.reindex(origin).to_numpy()
    takes = staff.reindex(goal).gt(0).to_numpy() & patients.reindex(goal).gt(0).to_numpy()
    moves = takes & (amounts > 0)
    sums = pd.Series(amounts[moves], index=goal[moves]).groupby(level=[0, 1]).sum()
    received = sums.reindex(records).fillna(0.0)
    moved = pd.Series(records.isin(origin[moves]), index=records)
    return received, moved


def _far_below(own: "pd.Series[float]") -> "tuple[pd.Series[float], pd.Series[float]]":
    """Return, by record, what it lies far below: its years on both sides, all that follow."""
    table = own.unstack("period")
    table = table[sorted(table.columns)]

    def by_record(found: Floats) -> "pd.Series[float]":
        frame = pd.DataFrame(found, index=table.index, columns=table.columns)
        rows = table.index.get_indexer(own.index.get_level_values("practice"))
        columns = table.columns.get_indexer(own.index.get_level_values("period"))
        return pd.Series(frame.to_numpy()[rows, columns], index=own.index)

    return (
        by_record(far_below_both_sides(table, FACTOR, LONGEST)),
        by_record(first_far_below(table, FACTOR)),
    )


def _limit(limits: Mapping[str, Limits], records: pd.MultiIndex, end: str) -> Floats:
    ends = {period: getattr(one, end) for period, one in limits.items()}
    return records.get_level_values("period").map(ends).to_numpy(dtype=float)
