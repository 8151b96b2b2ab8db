"""England's 33,755 neighbourhoods: deprivation, people and the areas they lie in."""

from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from explorer.build.publications import raw
from explorer.build.recoding import recoded
from explorer.places.levels import ENGLAND

CENSUS, MID_2022, MID_2024 = date(2021, 3, 21), date(2022, 6, 30), date(2024, 6, 30)

# Counted in West Northamptonshire in the corrected publication; the best-fit look-up
# still says Cherwell.
CORRECTED = {"E01027305": "E06000062"}


def neighbourhoods(out: Path) -> pd.DataFrame:
    """Return one row a neighbourhood, by code.

    Returns
    -------
    DataFrame
        Columns score (IMD 2025), decile (1 most deprived), people (mid-2022,
        interpolated), district, upper-tier, region, country, icb and constituency
        (the one where most of its people live).
    """
    scores = pd.read_csv(raw("imd_neighbourhoods")).set_index("lsoa21_code").sort_index()
    best_fit = pd.read_csv(raw("neighbourhood_to_district"), dtype=str)
    lookup = best_fit.set_index("lsoa21_code")["ltla24_code"]
    code = scores.index.to_series()
    district = code.map(lookup).where(~code.isin(CORRECTED), code.map(CORRECTED))
    district = recoded(out, "district", district)
    columns = ["area_code", "parent_upper_tier", "parent_region"]
    path = out / "boundaries" / "district.parquet"
    parents = pq.read_table(path, columns=columns).to_pandas().set_index("area_code")
    boards = pd.read_csv(raw("neighbourhood_to_care_board"), dtype=str)
    return pd.DataFrame(
        {
            "score": scores["IMD_score"],
            "decile": scores["IMD_decile"],
            "people": people_mid_2022().reindex(scores.index),
            "district": district,
            "upper-tier": district.map(parents["parent_upper_tier"]),
            "region": district.map(parents["parent_region"]),
            "country": ENGLAND,
            "icb": code.map(boards.set_index("lsoa21_code")["icb24_code"]),
            "constituency": code.map(_most_people(constituency_shares())),
        },
        index=scores.index,
    )


def people_mid_2022() -> "pd.Series[float]":
    """Return people by neighbourhood at mid-2022, on the straight line from 2021 to 2024.

    From Census day, 21 March 2021, to the mid-year estimate of 30 June 2024.
    """
    census = pd.read_csv(raw("neighbourhood_population_2021")).set_index("lsoa21_code")
    last = people_mid_2024()
    gone = (MID_2022 - CENSUS).days / (MID_2024 - CENSUS).days
    first = census["usual_residents_census_2021"].reindex(last.index)
    return first + gone * (last - first)


def people_mid_2024() -> "pd.Series[int]":
    """Return people by neighbourhood at mid-2024, as estimated by ONS."""
    estimate = pd.read_csv(raw("neighbourhood_population_2024"), encoding="utf-8-sig")
    return estimate.set_index("LSOA21CD")["2024POP"]


def constituency_shares() -> pd.DataFrame:
    """Return lsoa, constituency and the share of the neighbourhood's people in it."""
    frame = pd.read_csv(raw("neighbourhood_to_constituency"))
    columns = {"LSOA21CD": "lsoa", "PCON24CD": "constituency", "share_of_lsoa": "share"}
    return frame.rename(columns=columns)[list(columns.values())]


def _most_people(shares: pd.DataFrame) -> "pd.Series[str]":
    ordered = shares.sort_values(["lsoa", "share", "constituency"], ascending=[True, False, True])
    return ordered.drop_duplicates("lsoa").set_index("lsoa")["constituency"]
