"""Nurses, and all clinical staff, per 100,000 patients: two readings of what is blank."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import pandas as pd

from explorer.analysis.doctors.readings import Standing
from explorer.build.definitions import PRACTICES
from explorer.build.editions import CENSUS_DAY
from explorer.build.record import record
from explorer.build.sited import EXTRA, SPAN, Sited, rates, spanned
from explorer.build.standing import standing
from explorer.build.successors import Lists
from explorer.build.writing import write_indicator

NURSES, CLINICAL = "nurses-per-100k", "clinical-staff-per-100k"
# Readings further apart than this share of the value are flagged.
APART = 0.05
_EXTRA = (*EXTRA, *SPAN)


def build(out: Path, say: Callable[[str], None], sited: Sited, lists: Lists) -> None:
    """Write both indicators below ``out/indicators``."""
    for slug, reading in ((NURSES, nurses), (CLINICAL, clinical)):
        found = reading(sited.returns)
        told = sited.returns["patients"].gt(0) & found.amount.notna()
        stands = standing(sited.returns, found.amount, told, lists)
        values = staff_values(sited, found, stands)
        within = asdict(stands.limits[CENSUS_DAY])
        write_indicator(out, record(slug, *PRACTICES, **within), values, _EXTRA)
        apart = int(values["flag"].eq("incomplete_return").sum())
        say(
            f"  {slug}: {len(values):,} values, {apart:,} of them incomplete or with readings apart"
        )


@dataclass(frozen=True)
class Staff:
    """Staff of each practice record, as far as it can be told.

    Attributes
    ----------
    amount : Series of float
        Missing where the return is blank.
    blank_as_none : Series of float
        The same where what is blank is read as nobody.
    doubtful : Series of bool
        Records whose figure may be a missing return.
    """

    amount: "pd.Series[float]"
    blank_as_none: "pd.Series[float]"
    doubtful: "pd.Series[bool]"


def nurses(returns: pd.DataFrame) -> Staff:
    """Return nurses by practice record.

    A zero is real to 2023/24. In the file of May 2026 a missing return reads zero too.
    """
    found = returns["nurses"]
    doubtful = returns["period"].eq(CENSUS_DAY) & found.eq(0)
    return Staff(found, found.fillna(0.0), doubtful)


def clinical(returns: pd.DataFrame) -> Staff:
    """Return GPs of all kinds, nurses and direct care staff by practice record.

    Without any GP a practice has made no return of its GPs.
    """
    gps = returns["gps"] + returns["locums_and_trainees"]
    parts = [gps.where(gps.gt(0)), returns["nurses"], returns["direct_care"]]
    zero = returns[["nurses", "direct_care"]].eq(0).any(axis=1)
    return Staff(
        parts[0] + parts[1] + parts[2],
        parts[0].fillna(0.0) + parts[1].fillna(0.0) + parts[2].fillna(0.0),
        returns["period"].eq(CENSUS_DAY) & zero,
    )


def staff_values(sited: Sited, staff: Staff, stands: Standing) -> pd.DataFrame:
    """Return staff per 100,000 patients with the span of its readings.

    Returns
    -------
    DataFrame
        The value leaves blanks out on both sides, as well as returns that cannot be so, and
        counts staff of practices whose list emptied where their patients went. Beside it
        every return on its own list, and the least and the greatest of the four readings of
        that rule, of blanks read as nobody, and of what is doubtful left out.
    """
    patients = sited.returns["patients"]
    listed = patients.gt(0)
    readings = sited.by_reading(stands, patients)
    readings["blank_as_none"] = rates(sited.sums(staff.blank_as_none, patients, listed))
    sure = stands.told & ~staff.doubtful
    readings["doubtful_left_out"] = rates(sited.sums(staff.amount, patients, sure))
    values = spanned(readings)
    apart = values["high"] - values["low"] > APART * values["value"]
    return values.assign(flag=values["flag"].mask(apart, "incomplete_return"))
