"""Healthy life expectancy by deprivation: ten groups of neighbourhoods of all England."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from explorer.build.publications import raw
from explorer.build.record import record
from explorer.build.writing import write_table

Say = Callable[[str], None]

SLUG = "hle-by-deprivation-decile"


def build(out: Path, say: Say) -> None:
    """Write the table of healthy life expectancy by deprivation below ``out/indicators``."""
    content = json.loads(raw("hle_by_deprivation").read_text(encoding="utf-8"))
    rows = [
        {
            "period": f"{period[:4]}-01-01/P3Y",
            "sex": sex.lower(),
            "decile": int(decile),
            "value": value,
        }
        for decile, sexes in content["england_deciles"].items()
        for sex, values in sexes.items()
        for period, value in zip(content["periods"], values, strict=True)
    ]
    frame = pd.DataFrame(rows).sort_values(["period", "sex", "decile"], kind="stable")
    write_table(out, record(SLUG, "hle_by_deprivation"), frame)
    say(f"  {SLUG}: {len(frame):,} values")
    say(f"    left out: {len(content['wales_quintiles'])} groups of Wales")
