"""Nurses, and all clinical staff, per 100,000 patients: two readings of what is blank."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from explorer.build.definitions import PRACTICES
from explorer.build.record import record
from explorer.build.returns import CENSUS_DAY
from explorer.build.sited import EXTRA, Sited, rates
from explorer.build.writing import write_indicator

NURSES, CLINICAL = "nurses-per-100k", "clinical-staff-per-100k"
# Readings further apart than this share of the value are flagged.
APART = 0.05
_EXTRA = (*EXTRA, "lowest_reading", "highest_reading")
_KEYS = ["level", "area_code", "period"]


def build(out: Path, say: Callable[[str], None], sited: Sited) -> None:
    """Write both indicators below ``out/indicators``."""
    for slug, reading in ((NURSES, nurses), (CLINICAL, clinical)):
        values = staff_values(sited, *reading(sited.returns))
        write_indicator(out, record(slug, *PRACTICES), values, _EXTRA)
        apart = int(values["flag"].eq("incomplete_return").sum())
        say(
            f"  {slug}: {len(values):,} values, {apart:,} of them incomplete or with readings apart"
        )


def nurses(returns: pd.DataFrame) -> "tuple[pd.Series[float], pd.Series[bool]]":
    """Return nurses by practice record, and where a figure may be a missing return.

    A zero is real to 2023/24. In the file of May 2026 a missing return reads zero too.
    """
    doubtful = returns["period"].eq(CENSUS_DAY) & returns["nurses"].eq(0)
    return returns["nurses"], doubtful


def clinical(returns: pd.DataFrame) -> "tuple[pd.Series[float], pd.Series[bool]]":
    """Return GPs of all kinds, nurses and direct care staff, and where that may fall short.

    Without any GP a practice has made no return of its GPs.
    """
    gps = returns["gps"] + returns["locums_and_trainees"]
    total = gps.where(gps.gt(0)) + returns["nurses"] + returns["direct_care"]
    zero = returns[["nurses", "direct_care"]].eq(0).any(axis=1)
    return total, returns["period"].eq(CENSUS_DAY) & zero


def staff_values(
    sited: Sited, amount: "pd.Series[float]", doubtful: "pd.Series[bool]"
) -> pd.DataFrame:
    """Return staff per 100,000 patients with its two readings.

    Parameters
    ----------
    sited : Sited
    amount : Series of float
        Staff of each record; missing where the return is blank.
    doubtful : Series of bool
        Records whose figure may be a missing return.

    Returns
    -------
    DataFrame
        The value leaves blanks out on both sides. The lowest reading counts a blank as
        zero staff; the highest leaves out what is doubtful as well.
    """
    patients = sited.returns["patients"]
    listed = patients.gt(0)
    readings = {
        "value": (amount, listed & amount.notna()),
        "lowest_reading": (amount.fillna(0.0), listed),
        "highest_reading": (amount, listed & amount.notna() & ~doubtful),
    }
    frames = {
        name: rates(sited.sums(top, patients, usable)) for name, (top, usable) in readings.items()
    }
    values = frames.pop("value")
    for name, frame in frames.items():
        column = frame[[*_KEYS, "value"]].rename(columns={"value": name})
        values = values.merge(column, on=_KEYS, how="left", validate="1:1")
    spread = values["highest_reading"] - values["lowest_reading"]
    return values.assign(
        flag=values["flag"].mask(spread.gt(APART * values["value"]), "incomplete_return")
    )
