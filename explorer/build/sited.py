"""Adds practices up by the area they are sited in, with what each figure rests on."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from explorer.analysis.doctors.definitions import COMPLETE, ENOUGH
from explorer.analysis.doctors.readings import ACCEPTED, ALL_RETURNS, READINGS, Standing
from explorer.build.editions import CENSUS_DAY
from explorer.places.levels import ENGLAND

PER = 100_000
LEVELS = ("region", "upper-tier", "district", "constituency", "icb")
EXTRA = ("coverage", "practices", "practices_left_out", "largest_practice_share")
# How far the figure hangs on single returns: every return on its own list, the least and the
# greatest of all readings, and the share of patients for whom a return was made at all.
SPAN = ("all_returns", "low", "high", "returned")
KEYS = ["level", "area_code", "period"]
DECIMALS = 6


@dataclass(frozen=True)
class Sited:
    """What practices returned, with the areas they stood in at the time.

    Attributes
    ----------
    returns : DataFrame
        As from `practice_returns`.
    then, now : DataFrame
        Areas by practice code, a column a level, for the financial years and for the
        census of May 2026.
    """

    returns: pd.DataFrame
    then: pd.DataFrame
    now: pd.DataFrame

    def sums(
        self,
        top: "pd.Series[float]",
        bottom: "pd.Series[float]",
        usable: "pd.Series[bool]",
    ) -> pd.DataFrame:
        """Add what is divided up by area and period, over usable returns.

        Returns
        -------
        DataFrame
            As from `sums_by_area`.
        """
        records = self.returns.assign(top=top, bottom=bottom, usable=usable)
        latest = records["period"].eq(CENSUS_DAY)
        both = [sums_by_area(records[~latest], self.then), sums_by_area(records[latest], self.now)]
        return pd.concat(both, ignore_index=True)

    def by_reading(
        self,
        standing: Standing,
        bottom: "pd.Series[float]",
        usable: "pd.Series[bool] | None" = None,
    ) -> dict[str, pd.DataFrame]:
        """Return rates by area and period under each reading of the returns.

        Parameters
        ----------
        standing : Standing
            Of these returns.
        bottom : Series of float
            Patients as they are weighted.
        usable : Series of bool, optional
            Records that may count at all; all of them when left out.

        Returns
        -------
        dict of str to DataFrame
            As from `rates`, by the name of the reading.
        """
        found = {}
        index = self.returns.index
        for name in READINGS:
            reading = standing.reading(name)
            counts = reading.usable.reindex(index)
            counts = counts if usable is None else counts & usable
            found[name] = rates(self.sums(reading.top.reindex(index), bottom, counts))
        return found


def sums_by_area(records: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Add practice records up for England and every level.

    Parameters
    ----------
    records : DataFrame
        practice, period, patients, usable, and what is divided: top and bottom.
    areas : DataFrame
        Areas by practice code, a column a level.

    Returns
    -------
    DataFrame
        level, area_code, period, sex, numerator and denominator over usable records,
        then the columns of `EXTRA`; areas without a usable record are left out.
    """
    sited = records.join(areas, on="practice").assign(
        country=ENGLAND,
        used_top=records["top"].where(records["usable"]),
        used_bottom=records["bottom"].where(records["usable"]),
        used_patients=records["patients"].where(records["usable"]),
    )
    return pd.concat([_of_level(sited, level) for level in ("country", *LEVELS)])


def rates(sums: pd.DataFrame) -> pd.DataFrame:
    """Return sums with their value per 100,000 and its flag."""
    value = (PER * sums["numerator"] / sums["denominator"]).round(DECIMALS)
    return sums.assign(value=value, flag=flags(sums))


def spanned(readings: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the accepted reading with the span of all of them beside each figure.

    Parameters
    ----------
    readings : mapping of str to DataFrame
        Figures by area and period; `ACCEPTED` and `ALL_RETURNS` among them.

    Returns
    -------
    DataFrame
        The accepted figures with the columns of `SPAN`. An area of which no return is left
        has no value and is marked.
    """
    values = pd.DataFrame(
        {name: frame.set_index(KEYS)["value"] for name, frame in readings.items()}
    )
    accepted, every = (readings[name].set_index(KEYS) for name in (ACCEPTED, ALL_RETURNS))
    gone = every.index.difference(accepted.index)
    whole = accepted if gone.empty else pd.concat([accepted, _nothing_left(every.loc[gone])])
    return whole.assign(
        all_returns=values[ALL_RETURNS],
        low=values.min(axis=1),
        high=values.max(axis=1),
        returned=every["coverage"],
    ).reset_index()


def _nothing_left(every: pd.DataFrame) -> pd.DataFrame:
    """Return areas of which no return is left: no value, and marked."""
    return every.assign(
        value=math.nan,
        numerator=0.0,
        denominator=0.0,
        coverage=0.0,
        practices_left_out=every["practices"] + every["practices_left_out"],
        practices=0,
        flag="incomplete_return",
    )


def flags(sums: pd.DataFrame) -> "pd.Series[str]":
    """Return the flag of each figure: returns are incomplete, or practices few."""
    flag = pd.Series("", index=sums.index)
    flag = flag.mask(sums["practices"].lt(ENOUGH), "small_numbers")
    return flag.mask(sums["coverage"].lt(COMPLETE), "incomplete_return")


def _of_level(sited: pd.DataFrame, level: str) -> pd.DataFrame:
    groups = sited.groupby([level, "period"])
    patients = groups["patients"].sum()
    frame = pd.DataFrame(
        {
            "numerator": groups["used_top"].sum().round(4),
            "denominator": groups["used_bottom"].sum().round(4),
            "coverage": (100 * groups["used_patients"].sum() / patients).round(2),
            "practices": groups["usable"].sum(),
            "practices_left_out": groups.size() - groups["usable"].sum(),
            "largest_practice_share": (100 * groups["patients"].max() / patients).round(2),
        }
    )
    frame = frame[frame["practices"] > 0].reset_index()
    return frame.rename(columns={level: "area_code"}).assign(level=level, sex="persons")
