"""Every GP practice of England: who and where it is, its staff, its patients."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from explorer.analysis.doctors.practices import ADDRESSES, REGISTER
from explorer.build.definitions import (
    PRACTICES,
    registered_and_weighted_lists,
    weighted_share,
)
from explorer.build.practices import (
    DEGREES,
    PlacedPractices,
    extract_points,
    practice_map,
    practice_register,
)
from explorer.build.publications import raw
from explorer.build.returns import STAFF, lists_of_2026, youngest
from explorer.build.tables import write_tables

ORIGINS = (
    *PRACTICES,
    "practice_payments_2023",
    "practice_weights_2025",
    "practice_deprivation_2025",
)
AREAS = ("constituency", "district", "upper-tier", "region", "icb")


def build(
    out: Path,
    say: Callable[[str], None],
    returns: pd.DataFrame,
    then: PlacedPractices,
    now: PlacedPractices,
) -> None:
    """Write ``indicators/_tables/practices``."""
    tables = {
        "practices": practices(returns),
        "staff": _staff(returns),
        "places": pd.concat([_places(then, REGISTER), _places(now, ADDRESSES)], ignore_index=True),
        "patients_2026": _patients(),
    }
    apart = tables["places"].query("as_of == @ADDRESSES")["extract_distance"]
    counts = {
        "unplaced": len(now.without_place),
        "checked": int(apart.notna().sum()),
        "median": float(apart.median()),
        "far": int(apart.gt(1000).sum()),
    }
    write_tables(out, "practices", tables, *ORIGINS, **counts)
    for name, frame in tables.items():
        say(f"  practices/{name}: {len(frame):,} rows")


def practices(returns: pd.DataFrame) -> pd.DataFrame:
    """Return one row a practice that ever made a return or is on the lists of July 2026."""
    codes = pd.Index(sorted(returns["practice"].unique()), name="practice")
    register = practice_register().reindex(codes)
    listed = practice_map().set_index("PRACTICE_CODE").reindex(codes)
    lists = registered_and_weighted_lists().reindex(codes)
    share = weighted_share().reindex(codes)
    scores = pd.read_csv(raw("practice_deprivation_2025")).set_index("PRACTICE_CODE")
    frame = pd.DataFrame(
        {
            "name": listed["PRACTICE_NAME"].combine_first(register["name"]).fillna(""),
            "postcode": listed["PRACTICE_POSTCODE"].combine_first(register["postcode"]).fillna(""),
            "opened": register["opened"],
            "closed": register["closed"],
            "on_lists_2026": listed["PRACTICE_NAME"].notna(),
            "registered_2023": lists["registered"],
            "weighted_2023": lists["weighted"],
            "weighted_share_2025": share,
            "deprivation_2025": scores["IMD_SCORE"].reindex(codes),
        },
        index=codes,
    )
    return frame.reset_index()


def _staff(returns: pd.DataFrame) -> pd.DataFrame:
    frame = returns.sort_values(["practice", "period"])[["practice", "period", "patients", *STAFF]]
    return frame.astype(dict.fromkeys(("patients", *STAFF), "float64")).round(4)


def _places(placed: PlacedPractices, as_of: str) -> pd.DataFrame:
    """Return where practices stood, with the distance to the coordinate extract as a check."""
    codes = placed.areas.index
    degrees = placed.points.to_crs(DEGREES)
    apart = placed.points.distance(extract_points(codes), align=False)
    frame = pd.DataFrame(
        {
            "practice": codes,
            "as_of": as_of,
            "easting": placed.points.x.round().to_numpy(),
            "northing": placed.points.y.round().to_numpy(),
            "longitude": degrees.x.round(5).to_numpy(),
            "latitude": degrees.y.round(5).to_numpy(),
            "position": placed.source.to_numpy(),
            "extract_distance": np.round(apart.to_numpy()),
        }
    )
    areas = placed.areas[list(AREAS)].set_axis([name.replace("-", "_") for name in AREAS], axis=1)
    return frame.join(areas.reset_index(drop=True)).sort_values("practice", ignore_index=True)


def _patients() -> pd.DataFrame:
    """Return the lists of July 2026: a row a practice, a column a sex and age group."""
    lists = lists_of_2026()
    ages = sorted(lists["FEMALE"].columns.drop("ALL"), key=youngest)
    columns = {"practice": lists.index}
    for sex in ("female", "male"):
        for age in ages:
            name = f"{sex}_{age.replace('+', '_and_over')}"
            columns[name] = lists[(sex.upper(), age)].astype("int32").to_numpy()
    return pd.DataFrame(columns)
