"""Adds counts of neighbourhoods up to the areas of every level."""

import pandas as pd

from explorer.build.neighbourhoods import constituency_shares
from explorer.errors import SourceError

NESTED = ("country", "region", "upper-tier", "district", "icb")
_DECIMALS = 4


def by_area(places: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """Return the sums of counts by area: level, area_code and the counts' columns.

    Parameters
    ----------
    places : DataFrame
        As from `neighbourhoods`.
    counts : DataFrame
        By neighbourhood; those of other nations may be among them.

    Returns
    -------
    DataFrame
        A neighbourhood that straddles two constituencies is split by its people, and sums of
        constituencies are rounded to whole numbers.

    Raises
    ------
    SourceError
        A neighbourhood has no count.
    """
    counts = counts.reindex(places.index)
    if bare := counts.index[counts.isna().any(axis=1)].tolist():
        raise SourceError(f"{len(bare)} neighbourhoods have no count, such as {bare[0]}.")
    frames = [_labelled(counts.groupby(places[level]).sum(), level) for level in NESTED]
    shares = constituency_shares().set_index("lsoa")
    split = counts.reindex(shares.index).mul(shares["share"], axis="index")
    seats = split.groupby(shares["constituency"]).sum().round()
    return pd.concat([*frames, _labelled(seats, "constituency")], ignore_index=True)


def per_cent(counts: pd.DataFrame, period: str) -> pd.DataFrame:
    """Return value rows from level, area_code, numerator and denominator."""
    value = (100 * counts["numerator"] / counts["denominator"]).round(_DECIMALS)
    return counts.assign(period=period, sex="persons", value=value)


def _labelled(sums: pd.DataFrame, level: str) -> pd.DataFrame:
    return sums.rename_axis("area_code").reset_index().assign(level=level)
