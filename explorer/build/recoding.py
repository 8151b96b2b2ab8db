"""Brings published codes to the codes in force, by declared changes only."""

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from explorer.errors import SourceError

# Codes in force since April 2025 for two districts that older publications know otherwise.
RECODED = {"E08000016": "E08000038", "E08000019": "E08000039"}


def codes_in_force(out: Path, level: str) -> frozenset[str]:
    """Return the codes of a level as built."""
    path = out / "boundaries" / f"{level}.parquet"
    return frozenset(pq.read_table(path, columns=["area_code"])["area_code"].to_pylist())


def declared_codes(out: Path, level: str) -> dict[str, str]:
    """Return the code in force of each former code whose area is the same, by declared change."""
    changes = pd.read_csv(out / "boundaries" / "places" / "code_changes.csv", dtype=str)
    declared = changes[(changes["level"] == level) & (changes["kind"] == "recoded")]
    return dict(zip(declared["former_code"], declared["code"], strict=True))


def recoded(
    out: Path, level: str, codes: "pd.Series[str]", listed: frozenset[str] = frozenset()
) -> "pd.Series[str]":
    """Return codes of a level as they are in force.

    Parameters
    ----------
    out : Path
        The data root with boundaries and declared code changes.
    level : str
    codes : Series of str
    listed : frozenset of str
        Former codes that are kept as they are, because the record lists their areas.

    Raises
    ------
    SourceError
        A code is neither in force, nor declared as recoded, nor listed.
    """
    code = declared_codes(out, level)
    current = codes.map(lambda former: code.get(former, former))
    strange = sorted(set(current) - codes_in_force(out, level) - listed)
    if strange:
        raise SourceError(f"Codes of level {level} that are not declared: {', '.join(strange)}.")
    return current


def recoded_by_level(
    out: Path,
    levels: "pd.Series[str]",
    codes: "pd.Series[str]",
    listed: frozenset[str] = frozenset(),
) -> "pd.Series[str]":
    """Return codes of several levels as they are in force, row by row like `levels`.

    Raises
    ------
    SourceError
        As `recoded`.
    """
    current = codes.copy()
    for level in levels.unique():
        here = levels == level
        current[here] = recoded(out, level, codes[here], listed)
    return current
