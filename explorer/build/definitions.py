"""GPs per 100,000 patients by practice site: raw, by Carr-Hill, by need, and the change."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from pathlib import Path

import pandas as pd

from explorer.analysis.doctors.definitions import COMPLETE, ENOUGH
from explorer.analysis.doctors.readings import Standing
from explorer.build.editions import CENSUS_DAY, FIRST_YEAR, WEIGHTED_YEAR
from explorer.build.need import need_by_area, need_by_neighbourhood
from explorer.build.publications import raw
from explorer.build.record import record
from explorer.build.sited import (
    DECIMALS,
    EXTRA,
    SPAN,
    Sited,
    rates,
    spanned,
)
from explorer.build.writing import write_indicator

RAW, CARR_HILL, NEED, CHANGE = (
    "gps-per-100k",
    "gps-per-100k-carr-hill",
    "gps-per-100k-need",
    "gps-per-100k-change",
)
PRACTICES = (
    "gp_workforce_2026",
    "gp_workforce_years",
    "practice_lists_2026",
    "practice_lists_2025",
    "practice_payments_2023",
    "practice_map_2026",
    "practice_register",
    "care_board_to_nhs_region",
    "practice_coordinates",
    "practice_neighbourhoods",
    "postcodes_2023",
    "neighbourhood_centroids",
    "neighbourhood_to_care_board",
    "neighbourhood_2011_to_2021",
)
PEOPLE = (
    "neighbourhood_ages_2021",
    "imd_neighbourhoods",
    "neighbourhood_population_2021",
    "neighbourhood_population_2024",
    "neighbourhood_to_district",
    "neighbourhood_to_constituency",
)
_RAW_EXTRA = (*EXTRA, *SPAN)
_NEED_EXTRA = (*EXTRA, "need_index", *SPAN)
_CHANGE_EXTRA = (*EXTRA, "coverage_first", "practices_first", *SPAN)

Readings = Mapping[str, pd.DataFrame]


def build(
    out: Path,
    say: Callable[[str], None],
    sited: Sited,
    standing: Standing,
    places: pd.DataFrame,
    *,
    unplaced: int,
) -> dict[str, Readings]:
    """Write the four indicators below ``out/indicators``.

    Parameters
    ----------
    out : Path
    say : callable
    sited : Sited
    standing : Standing
        Of the returns of GPs.
    places : DataFrame
        As from `neighbourhoods`.
    unplaced : int
        Practices with patients and without a place, for the records.

    Returns
    -------
    dict
        By slug, every reading of its figures.
    """
    plain = sited.by_reading(standing, sited.returns["patients"])
    index = need_by_area(places, need_by_neighbourhood(places["people"]))

    tables: dict[str, tuple[Readings, tuple[str, ...], tuple[str, ...]]] = {
        RAW: (plain, _RAW_EXTRA, PRACTICES),
        CARR_HILL: (carr_hill(sited, standing), _RAW_EXTRA, (*PRACTICES, "practice_weights_2025")),
        NEED: (
            {name: by_need(frame, index) for name, frame in plain.items()},
            _NEED_EXTRA,
            (*PRACTICES, *PEOPLE),
        ),
        CHANGE: (
            {name: change(frame) for name, frame in plain.items()},
            _CHANGE_EXTRA,
            PRACTICES,
        ),
    }
    for slug, (readings, extra, origins) in tables.items():
        frame = spanned(readings)
        within = asdict(standing.limits[CENSUS_DAY])
        write_indicator(out, record(slug, *origins, unplaced=unplaced, **within), frame, extra)
        say(f"  {slug}: {len(frame):,} values")
    return {slug: readings for slug, (readings, _, _) in tables.items()}


def carr_hill(sited: Sited, standing: Standing) -> dict[str, pd.DataFrame]:
    """Return GPs per 100,000 patients weighted as NHS England pays practices, by reading.

    For the financial year ending 2023 its own weighted lists; for May 2026 the lists of
    July 2026, each times the practice's weighted share of 2024/25. A practice without a
    weight is left out on both sides.
    """
    records = sited.returns[sited.returns["period"].isin([WEIGHTED_YEAR, CENSUS_DAY])]
    latest = records["period"].eq(CENSUS_DAY)
    bottom = (records["patients"] * records["practice"].map(weighted_share())).where(
        latest, records["practice"].map(weighted_lists())
    )
    return replace(sited, returns=records).by_reading(standing, bottom, bottom.gt(0))


def weighted_share() -> "pd.Series[float]":
    """Return weighted divided by registered patients of 2024/25 by practice."""
    return pd.read_csv(raw("practice_weights_2025")).set_index("gp_code")["ratio"].dropna()


def registered_and_weighted_lists() -> pd.DataFrame:
    """Return average registered and weighted patients of 2022/23 by practice."""
    columns = {
        "Practice Code": "practice",
        "Average Number of Registered Patients": "registered",
        "Average Number of Weighted Patients": "weighted",
    }
    path = raw("practice_payments_2023")
    frame = pd.read_csv(path, encoding="latin-1", usecols=list(columns), low_memory=False)
    frame = frame.rename(columns=columns).set_index("practice")
    return frame.apply(pd.to_numeric, errors="raise")


def weighted_lists() -> "pd.Series[float]":
    """Return average weighted patients of 2022/23 by practice."""
    return registered_and_weighted_lists()["weighted"]


def by_need(values: pd.DataFrame, index: pd.DataFrame) -> pd.DataFrame:
    """Return GPs per 100,000 patients, each counted by the need of the area's residents.

    Parameters
    ----------
    values : DataFrame
        GPs per 100,000 patients, by one reading.
    index : DataFrame
        As from `need_by_area`.
    """
    frame = values.merge(index, on=["level", "area_code"], how="left", validate="m:1")
    frame = frame.assign(
        denominator=(frame["denominator"] * frame["need"]).round(4),
        need_index=frame["need"].round(DECIMALS),
    )
    return rates(frame)


def change(values: pd.DataFrame) -> pd.DataFrame:
    """Return the change in GPs per 100,000 patients from 2015/16 to May 2026, in per cent.

    Parameters
    ----------
    values : DataFrame
        GPs per 100,000 patients, by one reading.

    Returns
    -------
    DataFrame
        No value where less than 90% of patients are covered at either end; the numerator
        is the later figure and the denominator the earlier one.
    """
    ends = [values[values["period"].eq(period)] for period in (CENSUS_DAY, FIRST_YEAR)]
    both = ends[0].merge(ends[1], on=["level", "area_code"], how="left", suffixes=("", "_first"))
    complete = both["coverage"].ge(COMPLETE) & both["coverage_first"].ge(COMPLETE)
    few = both["practices"].lt(ENOUGH) | both["practices_first"].lt(ENOUGH)
    found = (100 * (both["value"] / both["value_first"] - 1)).round(DECIMALS)
    flag = pd.Series("", index=both.index).mask(few, "small_numbers")
    return both.assign(
        numerator=both["value"],
        denominator=both["value_first"],
        value=found.where(complete),
        flag=flag.where(complete, "incomplete_return"),
    )
