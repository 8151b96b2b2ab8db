"""What builders of values by area share: periods in words, what is left out, and the writing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from explorer.build.writing import write_indicator

Say = Callable[[str], None]


def three_years(words: str) -> str:
    """Return "2022 to 2024", "2022 - 24" or "2022-24" as it is stored."""
    return f"{words.strip()[:4]}-01-01/P3Y"


def say_left_out(say: Say, kinds: "pd.Series[str]") -> None:
    """Report rows that are left out, by kind."""
    for kind, count in kinds.value_counts().sort_index().items():
        say(f"    left out: {count} rows of {kind}")


def write_values(out: Path, say: Say, entry: dict[str, Any], values: pd.DataFrame) -> None:
    """Write an indicator whose numbers may still be texts, and say how many areas it has."""
    numbers = [
        column
        for column in ("value", "lower", "upper", "numerator", "denominator")
        if column in values
    ]
    values = values.assign(**{name: pd.to_numeric(values[name]) for name in numbers})
    write_indicator(out, entry, values)
    known = values[values["value"].notna()]
    counts = known.groupby("level", sort=False)["area_code"].nunique().to_dict()
    listed = ", ".join(f"{level} {count}" for level, count in counts.items())
    say(f"  {entry['slug']}: {len(values):,} values; areas: {listed}")
