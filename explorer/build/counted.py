"""Shares and rates worked out from counts, with the range that the counts give."""

import pandas as pd

from explorer.statistics.intervals import wilson

# Values and limits keep two decimals, one more than is shown.
DECIMALS = 2
# A share of fewer than this many is marked.
FEW = 10


def shares(counts: pd.DataFrame) -> pd.DataFrame:
    """Return value rows of shares: numerator of denominator, per cent, with its Wilson range.

    Parameters
    ----------
    counts : DataFrame
        Columns numerator and denominator, missing where nothing was counted, and the keys of
        value rows. Rows without anybody in the denominator are left out.
    """
    frame = counts[counts["denominator"].gt(0)]
    lower, upper = wilson(frame["numerator"], frame["denominator"])
    few = frame["denominator"].lt(FEW)
    return frame.assign(
        sex="persons",
        value=(100 * frame["numerator"] / frame["denominator"]).round(DECIMALS),
        lower=(100 * pd.Series(lower, index=frame.index)).round(DECIMALS),
        upper=(100 * pd.Series(upper, index=frame.index)).round(DECIMALS),
        flag=few.map({True: "small_numbers", False: ""}),
    )


def per_people(counts: pd.DataFrame, per: int) -> pd.DataFrame:
    """Return value rows of rates: numerator for every `per` of the denominator, without a range."""
    value = (per * counts["numerator"] / counts["denominator"]).round(DECIMALS)
    return counts.assign(sex="persons", value=value, flag="")
