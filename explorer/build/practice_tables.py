"""Every GP practice of England: who and where it is, its staff, its patients."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from explorer.analysis.doctors.readings import ACCEPTED, Standing
from explorer.build.definitions import (
    PRACTICES,
    RAW,
    registered_and_weighted_lists,
    weighted_share,
)
from explorer.build.editions import CENSUS_DAY, DATES, FIRST_YEAR, LISTS, REGISTER
from explorer.build.practices import (
    PlacedPractices,
    extract_points,
    practice_map,
    practice_register,
)
from explorer.build.publications import raw
from explorer.build.record import record
from explorer.build.returns import STAFF, lists_of_2026, youngest
from explorer.build.successors import Lists
from explorer.build.tables import write_tables
from explorer.places.nationalgrid import to_degrees

ORIGINS = (
    *PRACTICES,
    "practice_weights_2025",
    "practice_deprivation_2025",
)
AREAS = ("constituency", "district", "upper-tier", "region", "icb")


def build(
    out: Path,
    say: Callable[[str], None],
    *,
    returns: pd.DataFrame,
    standing: Standing,
    lists: Lists,
    readings: Mapping[str, Mapping[str, pd.DataFrame]],
) -> None:
    """Write ``indicators/_tables/practices``.

    Parameters
    ----------
    out : Path
    say : callable
    returns : DataFrame
        As from `practice_returns`.
    standing : Standing
        Of the returns of GPs.
    lists : Lists
    readings : mapping
        By slug, every reading of its figures by area.
    """
    then, now = lists.then, lists.now
    handed = _handed_over(returns, standing, lists)
    tables = {
        "practices": practices(returns),
        "staff": _staff(returns, standing),
        "places": pd.concat([_places(then, REGISTER), _places(now, LISTS)], ignore_index=True),
        "patients_2026": _patients(),
        "handed_over": handed,
        "accounts": accounts(returns, standing),
        "limits": _limits(standing),
        "readings": _readings(readings),
    }
    apart = tables["places"].query("as_of == @LISTS")["extract_distance"]
    counts = {
        "unplaced": len(now.without_place),
        "checked": int(apart.notna().sum()),
        "median": float(apart.median()),
        "far": int(apart.gt(1000).sum()),
    }
    content = record("_practices", *ORIGINS, **counts)
    write_tables(out, "practices", tables, {"dates": DATES, **content})
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
            "on_lists": listed["PRACTICE_NAME"].notna(),
            "registered_2023": lists["registered"],
            "weighted_2023": lists["weighted"],
            "weighted_share": share,
            "deprivation_2025": scores["IMD_SCORE"].reindex(codes),
        },
        index=codes,
    )
    return frame.reset_index()


def accounts(returns: pd.DataFrame, standing: Standing) -> pd.DataFrame:
    """Return where every GP of every period is: on the own list, moved, or left out and why.

    Returns
    -------
    DataFrame
        period, what ("own_list", "moved", or why left out: a reason, "no_list" or
        "no_return"), practices, patients and gps. GPs add up to all that were returned.
    """
    usable = standing.reading(ACCEPTED).usable
    no_return, no_list = ~returns["gps"].gt(0), ~returns["patients"].gt(0)
    what = np.select(
        [standing.moved, usable, no_return, standing.left_out.ne(""), no_list],
        ["moved", "own_list", "no_return", standing.left_out, "no_list"],
        "",
    )
    groups = returns.assign(what=what).groupby(["period", "what"])
    sums = groups[["patients", "gps"]].sum().round(4)
    return sums.assign(practices=groups.size()).reset_index()


def _handed_over(returns: pd.DataFrame, standing: Standing, lists: Lists) -> pd.DataFrame:
    """Return every list that emptied, the GPs returned without it, and whether they moved."""
    records = returns[["practice", "period", "gps"]].assign(counted=standing.moved)
    frame = lists.handed_over.merge(records, on=["practice", "period"], how="left")
    frame = frame.assign(counted=frame["counted"].eq(True)).sort_values(["period", "practice"])
    rounded = {"list_before": 1, "growth": 1, "distance_km": 2, "gps": 4}
    return frame.round(rounded).reset_index(drop=True)


def _limits(standing: Standing) -> pd.DataFrame:
    """Return the limits of patients per GP by period."""
    ends = [(period, one.lower, one.upper) for period, one in standing.limits.items()]
    return pd.DataFrame(ends, columns=["period", "lower", "upper"]).round(1)


def _readings(readings: Mapping[str, Mapping[str, pd.DataFrame]]) -> pd.DataFrame:
    """Return every reading of the latest figures, and of the first year's plain count."""
    kept = ["level", "area_code", "period", "value", "numerator", "denominator"]
    kept += ["coverage", "practices", "flag"]
    frames = [
        frame[frame["period"].eq(CENSUS_DAY) | (frame["period"].eq(FIRST_YEAR) & (slug == RAW))][
            kept
        ].assign(indicator=slug, reading=name)
        for slug, each in readings.items()
        for name, frame in each.items()
    ]
    whole = pd.concat(frames, ignore_index=True)[["indicator", "reading", *kept]]
    return whole.sort_values(["indicator", "reading", "level", "area_code", "period"])


def _staff(returns: pd.DataFrame, standing: Standing) -> pd.DataFrame:
    """Return what practices returned, and how their GPs stand."""
    frame = returns[["practice", "period", "patients", *STAFF]].assign(
        gps_received=standing.received,
        gps_moved=standing.moved,
        left_out=standing.left_out,
        left_out_alone=standing.left_out_alone,
    )
    amounts = ("patients", *STAFF, "gps_received")
    frame = frame.astype(dict.fromkeys(amounts, "float64")).round(4)
    return frame.sort_values(["practice", "period"])


def _places(placed: PlacedPractices, as_of: str) -> pd.DataFrame:
    """Return where practices stood, with the distance to the coordinate extract as a check."""
    codes = placed.areas.index
    known = placed.points.notna().to_numpy()
    degrees = np.full((len(codes), 2), np.nan)
    degrees[known] = to_degrees(shapely.get_coordinates(placed.points[known].to_numpy()))
    apart = placed.points.distance(extract_points(codes), align=False)
    frame = pd.DataFrame(
        {
            "practice": codes,
            "as_of": as_of,
            "easting": placed.points.x.round().to_numpy(),
            "northing": placed.points.y.round().to_numpy(),
            "longitude": degrees[:, 0].round(5),
            "latitude": degrees[:, 1].round(5),
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
