"""What is known of each neighbourhood and can be added up: people, Census counts, scores."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from explorer.analysis.doctors.agreement import HEADLINE
from explorer.analysis.doctors.readings import ACCEPTED, Standing
from explorer.build.access import METHODS, supply
from explorer.build.domains import DOMAINS, domain_scores, weights
from explorer.build.need import need_by_neighbourhood
from explorer.build.neighbourhoods import people_mid_2024
from explorer.build.places import board_populations
from explorer.build.placing import centroids
from explorer.build.practices import PlacedPractices
from explorer.build.publications import raw
from explorer.build.recoding import recoded
from explorer.build.residents import counted_in_neighbourhoods
from explorer.errors import SourceError
from explorer.statistics.access import distances, within

# Columns of the published averages that say whom they are of, by what they are called here.
AGES = {
    "people": "total_population_mid2022",
    "aged_18_to_66": "population_18_66_mid2022",
    "aged_under_16": "children_0_15_mid2022",
    "aged_60_and_over": "older_60_plus_mid2022",
}
# The same in the denominators of care boards.
_BOARDS = {
    "people": "total",
    "aged_18_to_66": "working_age_18_66",
    "aged_under_16": "children_0_15",
    "aged_60_and_over": "older_60_plus",
}
_YOUNG, _OLD, _OLDEST = range(16), range(60, 91), 90
_METRES = 1000.0


def neighbourhoods(
    places: pd.DataFrame,
    returns: pd.DataFrame,
    standing: Standing,
    now: PlacedPractices,
) -> pd.DataFrame:
    """Return one row a neighbourhood, in the order of `places`.

    Parameters
    ----------
    places : DataFrame
        As from `explorer.build.neighbourhoods.neighbourhoods`.
    returns : DataFrame
        As from `practice_returns`.
    standing : Standing
        Of the returns of GPs.
    now : PlacedPractices
        Where practices stand.
    """
    lookup = pd.read_csv(raw("neighbourhood_to_district"), dtype=str)
    names = lookup.drop_duplicates("lsoa21_code").set_index("lsoa21_code")["lsoa21_name"]
    centres = centroids().reindex(places.index)
    counted = pd.read_csv(raw("neighbourhood_population_2021")).set_index("lsoa21_code")
    census = counted["usual_residents_census_2021"].astype(float)
    rural = pd.read_csv(raw("neighbourhood_rural_2021")).set_index("lsoa21_code")["ruc"]
    latest = people_mid_2024().reindex(places.index)
    columns: dict[str, pd.Series] = {
        "people_2021": census,
        "people_2022": places["people"],
        "people_2024": latest,
        "rural_2021": census.where(rural.reindex(census.index).eq("Rural"), 0),
        "most_deprived_tenth": places["decile"].eq(1).astype("int8"),
        "core20": latest.where(places["decile"].le(2), 0),
        "imd_score": places["score"],
        "aged_18_to_66": weights(places, DOMAINS["imd-employment"]),
        "need": need_by_neighbourhood(places["people"]),
        "gps_within_reach": _reached(centres, places, returns, standing, now),
    }
    for slug, domain in DOMAINS.items():
        if domain.score:
            columns[slug.replace("-", "_")] = domain_scores(domain)
    for slug, counts in counted_in_neighbourhoods().items():
        name = slug.replace("-", "_")
        columns[name] = counts["numerator"]
        columns[f"{name}_of"] = counts["denominator"]
    frame = pd.DataFrame(
        {
            "code": places.index,
            "name": names.reindex(places.index),
            "district": places["district"],
            "icb": places["icb"],
            "easting": centres.x.round().astype("int32"),
            "northing": centres.y.round().astype("int32"),
            **{name: one.reindex(places.index) for name, one in columns.items()},
        }
    )
    if bare := frame.columns[frame.isna().any()].tolist():
        raise SourceError(f"Some neighbourhoods lack {', '.join(bare)}.")
    whole = [name for name in columns if (frame[name] % 1 == 0).all()]
    return frame.astype(dict.fromkeys(whole, "int32")).reset_index(drop=True)


def units(out: Path, places: pd.DataFrame) -> pd.DataFrame:
    """Return whom averages of areas are of, mid-2022: level, area_code and a column a group."""
    frames = {}
    for level, key in (("district", "imd_district_averages"), ("upper-tier", "imd_upper_tier")):
        frame = pd.read_csv(raw(key))
        frame = frame.set_axis(recoded(out, level, frame["area_code"]))
        frames[level] = frame[list(AGES.values())].set_axis(list(AGES), axis="columns")
    parents = places.drop_duplicates("district").set_index("district")
    for level in ("region", "country"):
        districts = frames["district"]
        frames[level] = districts.groupby(parents[level].reindex(districts.index)).sum()
    frames["icb"] = pd.DataFrame({name: board_populations(who) for name, who in _BOARDS.items()})
    single = pd.read_csv(raw("population_constituency_2022")).set_index("PCON24CD")
    single = single[single.index.str.startswith("E")]
    columns = {"aged_under_16": _YOUNG, "aged_60_and_over": _OLD}
    frames["constituency"] = pd.DataFrame(
        {name: single[[_age(age) for age in ages]].sum(axis=1) for name, ages in columns.items()}
    )
    return pd.concat(
        [
            frame.rename_axis("area_code").reset_index().assign(level=level)
            for level, frame in frames.items()
        ],
        ignore_index=True,
    )[["level", "area_code", *AGES]]


def _age(age: int) -> str:
    return f"{age}+" if age == _OLDEST else str(age)


def _reached(
    centres: gpd.GeoSeries,
    places: pd.DataFrame,
    returns: pd.DataFrame,
    standing: Standing,
    now: PlacedPractices,
) -> "pd.Series[float]":
    """Return GPs within reach of a resident of each neighbourhood, as the headline counts."""
    method, catchment = HEADLINE
    practices = supply(returns, standing, ACCEPTED, now)
    at = practices[["easting", "northing"]].to_numpy()
    apart = distances(shapely.get_coordinates(centres.to_numpy()), at, catchment * _METRES)
    pairs = within(apart, catchment * _METRES)
    access = METHODS[method](pairs, places["people"], practices["gps"])
    return pd.Series(access.value, index=places.index)
