"""Who sits for each constituency: names alone, with the day of the list."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from explorer.build.publications import raw
from explorer.build.recoding import recoded
from explorer.build.record import record
from explorer.build.writing import write_table

Say = Callable[[str], None]

SLUG, DAY = "members", "2026-04-03/P1D"


def build(out: Path, say: Say) -> None:
    """Write the table of members below ``out/indicators``."""
    frame = pd.read_csv(raw("members_2026"), dtype=str)
    frame = frame[frame["PCON24CD"].str.startswith("E14")]
    rows = pd.DataFrame(
        {
            "area_code": recoded(out, "constituency", frame["PCON24CD"]),
            "member": frame["MP"].str.strip(),
            "day": DAY,
        }
    ).sort_values("area_code")
    write_table(out, record(SLUG, "members_2026"), rows)
    say(f"  {SLUG}: {len(rows):,} members")
