"""How long people wait for an appointment at a GP practice, added up by where practices are."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from explorer.analysis.doctors.definitions import COMPLETE
from explorer.build.counted import shares
from explorer.build.placing import Placer
from explorer.build.practices import place_practices, postcodes_of_2025
from explorer.build.publications import raw
from explorer.build.record import record
from explorer.build.sited import LEVELS
from explorer.build.writing import write_indicator
from explorer.places.levels import ENGLAND

Say = Callable[[str], None]

MONTH = "2025-04-01/P1M"
BANDS = (
    "Same Day",
    "1 Day",
    "2 to 7 Days",
    "8  to 14 Days",
    "15  to 21 Days",
    "22  to 28 Days",
    "More than 28 Days",
)
# The bands that each indicator counts, of all whose wait is known.
SLUGS = {
    "gp-same-day": BANDS[:1],
    "gp-within-two-weeks": BANDS[:4],
    "gp-over-four-weeks": BANDS[-1:],
}
ORIGINS = (
    "gp_appointments_2025",
    "practice_lists_2025",
    "practice_map_2026",
    "practice_register",
    "practice_coordinates",
    "postcodes_2023",
    "neighbourhood_to_care_board",
    "neighbourhood_centroids",
)


def build(out: Path, say: Say) -> None:
    """Write the indicators of waits for GP appointments below ``out/indicators``."""
    waits = practice_waits()
    lists = pd.read_csv(raw("practice_lists_2025")).set_index("CODE")["NUMBER_OF_PATIENTS"]
    codes = waits.index.union(lists.index)
    placed = place_practices(Placer(out), postcodes_of_2025().reindex(codes))
    areas = placed.areas.assign(country=ENGLAND)
    without = areas.index[areas["district"].isna()]
    silent = lists.index.difference(waits.index)
    texts = {"unplaced": len(without.intersection(waits.index)), "silent": len(silent)}
    say(
        f"    {len(waits):,} practices; {texts['unplaced']} without a place count in England "
        f"alone; {texts['silent']} on the lists have no appointments "
        f"({lists[silent].sum():,} patients)"
    )
    frame = waits.reindex(codes).assign(patients=lists.reindex(codes)).join(areas)
    frame = frame.assign(answered=frame["patients"].where(frame["known"].gt(0)))
    for slug, bands in SLUGS.items():
        values = shares(counts_by_area(frame, bands)).assign(period=MONTH)
        partly = values["coverage"].lt(COMPLETE)
        values["flag"] = values["flag"].mask(partly, "incomplete_return")
        write_indicator(out, record(slug, *ORIGINS, **texts), values, ("practices", "coverage"))
        say(f"  {slug}: {len(values):,} values")


def practice_waits() -> pd.DataFrame:
    """Return appointments by practice and band of wait, and `known`, all with a known wait."""
    frame = pd.read_csv(raw("gp_appointments_2025")).set_index("GP_CODE")
    bands = frame[list(BANDS)]
    return bands.assign(known=bands.sum(axis=1))


def counts_by_area(frame: pd.DataFrame, bands: tuple[str, ...]) -> pd.DataFrame:
    """Return the counts of an indicator for every area of every level.

    Parameters
    ----------
    frame : DataFrame
        A row a practice: bands, known, patients, answered (the patients of those with
        appointments) and a column a level.
    bands : tuple of str
        Those that are counted.
    """
    frame = frame.assign(
        numerator=frame[list(bands)].sum(axis=1), practices=frame["known"].gt(0).astype(int)
    )
    columns = ["numerator", "known", "practices", "patients", "answered"]
    parts = []
    for level in ("country", *LEVELS):
        sums = frame.groupby(level)[columns].sum().rename_axis("area_code").reset_index()
        parts.append(sums.assign(level=level))
    found = pd.concat(parts, ignore_index=True)
    covered = (100 * found["answered"] / found["patients"]).round(2)
    return found.assign(denominator=found["known"], coverage=covered)
