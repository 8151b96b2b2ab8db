"""What practices and pharmacies add to an area, one row each, with the piece they stand in."""

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import pandas as pd

from explorer.analysis.doctors.readings import ACCEPTED, Standing
from explorer.build import appointments, services
from explorer.build.definitions import CARR_HILL, RAW, weighted_share
from explorer.build.editions import CENSUS_DAY, FIRST_YEAR
from explorer.build.own.pieces import Finder, Whole
from explorer.build.placing import Placer
from explorer.build.practices import PlacedPractices, place_practices, postcodes_of_2025
from explorer.build.publications import raw
from explorer.build.returns import is_usable
from explorer.build.staff import CLINICAL, NURSES, clinical, nurses
from explorer.build.standing import standing
from explorer.build.successors import Lists
from explorer.build.workforce import Practices

COLUMNS = ("indicator", "period", "piece", "numerator", "denominator", "patients", "used")


def returned(practices: Practices, lists: Lists, finder: Finder) -> tuple[Standing, pd.DataFrame]:
    """Return how GPs stand, and what each return of the latest census adds to its area.

    For the plain count of GPs the returns of the first year, too: the change is made of both.
    """
    returns = practices.returns
    patients = returns["patients"]
    gps = standing(returns, returns["gps"], is_usable(returns), lists)
    weighted = patients * returns["practice"].map(weighted_share())
    stands: dict[str, tuple[Standing, pd.Series[float]]] = {
        RAW: (gps, patients),
        CARR_HILL: (gps, weighted),
    }
    for slug, reading in ((NURSES, nurses), (CLINICAL, clinical)):
        amount = reading(returns).amount
        told = patients.gt(0) & amount.notna()
        stands[slug] = (standing(returns, amount, told, lists), patients)
    frames = []
    for slug, (one, bottom) in stands.items():
        counted = one.reading(ACCEPTED)
        used = counted.usable & bottom.gt(0)
        frames.append(
            pd.DataFrame(
                {
                    "indicator": slug,
                    "period": returns["period"],
                    "practice": returns["practice"],
                    "numerator": counted.top.where(used),
                    "denominator": bottom.where(used),
                    "patients": patients,
                    "used": used,
                }
            )
        )
    frame = pd.concat(frames, ignore_index=True)
    kept = frame["period"].eq(CENSUS_DAY)
    kept |= frame["period"].eq(FIRST_YEAR) & frame["indicator"].eq(RAW)
    frame = frame[kept & (frame["patients"].gt(0) | frame["used"])]
    now = frame["period"].eq(CENSUS_DAY)
    piece = pd.Series(-1, index=frame.index)
    for when, placed in ((now, practices.now), (~now, practices.then)):
        at = _pieces_of(finder, placed)
        piece[when] = frame.loc[when, "practice"].map(at).fillna(-1).astype(int)
    return gps, frame.assign(piece=piece)


def waits(placer: Placer, finder: Finder) -> pd.DataFrame:
    """Return the appointments of each practice in a month, by how long people waited."""
    counts = appointments.practice_waits()
    lists = pd.read_csv(raw("practice_lists_2025")).set_index("CODE")["NUMBER_OF_PATIENTS"]
    codes = counts.index.union(lists.index)
    at = _pieces_of(finder, place_practices(placer, postcodes_of_2025().reindex(codes)))
    frame = counts.reindex(codes)
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "indicator": slug,
                    "period": appointments.MONTH,
                    "piece": at.reindex(codes).to_numpy(),
                    "numerator": frame[list(bands)].sum(axis=1).to_numpy(),
                    "denominator": frame["known"].to_numpy(),
                    "patients": lists.reindex(codes).to_numpy(),
                    "used": frame["known"].gt(0).to_numpy(),
                }
            )
            for slug, bands in appointments.SLUGS.items()
        ],
        ignore_index=True,
    )


def dentists(placer: Placer, finder: Finder) -> pd.DataFrame:
    """Return dental practices: 1 where one accepts new patients, used where it is known."""
    found = services.dental_practices()
    piece = _placed(placer, finder, gpd.GeoSeries(found["point"], crs=27700))
    frames = [
        pd.DataFrame(
            {
                "indicator": slug,
                "period": services.DENTAL_DAY,
                "piece": piece,
                "numerator": found[who].eq("yes").astype(float).to_numpy(),
                "used": found[who].ne("unknown").to_numpy(),
            }
        )
        for who, slug in services.DENTISTS.items()
    ]
    frame = pd.concat(frames, ignore_index=True)
    # Those of no district of England count nowhere.
    return frame[frame["piece"].ge(0)]


def shops(placer: Placer, finder: Finder) -> pd.DataFrame:
    """Return the pharmacies that were open on the latest day, 1 each."""
    year = services.PHARMACY_YEARS[-1]
    found = services.pharmacies()
    found = found[services.is_open(found, f"{year}0401")]
    return pd.DataFrame(
        {
            "indicator": services.PHARMACIES,
            "period": f"{year}-04-01/P1D",
            "piece": _placed(placer, finder, gpd.GeoSeries(found["point"], crs=27700)),
            "numerator": 1.0,
            "used": True,
        }
    )


def sited(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return everything that stands somewhere in one table, smallest types first."""
    frame = pd.concat(list(frames.values()), ignore_index=True).reindex(columns=list(COLUMNS))
    frame = frame.astype({"piece": "int32", "used": bool})
    return frame.sort_values(["indicator", "period", "piece"], kind="stable", ignore_index=True)


def _pieces_of(finder: Finder, placed: PlacedPractices) -> "pd.Series[int]":
    at = finder.find(placed.points, placed.areas)
    return pd.Series(at, index=placed.areas.index)


def _placed(placer: Placer, finder: Finder, points: gpd.GeoSeries) -> Whole:
    known = gpd.GeoSeries(points.dropna(), crs=27700)
    areas = placer.place(known).areas
    at = pd.Series(finder.find(known, areas), index=known.index)
    return np.asarray(at.reindex(points.index).fillna(-1), dtype=np.int64)
