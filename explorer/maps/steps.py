"""Figures as they travel to the browser: whole numbers of steps of the last decimal."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from explorer.words.figures import outward, rounded


def steps(frame: pd.DataFrame, decimals: int) -> dict[str, str]:
    """Return values, and limits as steps down and up from them, by position.

    Limits written so take a third of the characters that decimals would.
    """
    known = frame["value"].notna()
    step = 10**decimals
    limits = [
        outward(low, high, decimals) if has and not np.isnan(low) else (np.nan, np.nan)
        for low, high, has in zip(frame["lower"], frame["upper"], known, strict=True)
    ]
    # Rounded as words round, so that figures at a half are told alike.
    value = np.array(
        [
            round(rounded(float(one), decimals) * step) if has else np.nan
            for one, has in zip(frame["value"], known, strict=True)
        ],
        dtype=float,
    )
    low, high = np.round(np.array(limits).reshape(-1, 2).T * step)
    return {"v": _listed(value), "down": _listed(value - low), "up": _listed(high - value)}


def _listed(numbers: npt.NDArray[np.float64]) -> str:
    """Return whole numbers with commas between, nothing where one is missing."""
    known = ~np.isnan(numbers)
    if not known.any():
        return ""
    return ",".join(
        str(int(number)) if has else "" for number, has in zip(numbers, known, strict=True)
    )
