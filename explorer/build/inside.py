"""How the neighbourhoods inside each area differ: what averages of areas leave out."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from explorer.build.deprivation import PERIOD
from explorer.build.domains import DOMAINS, domain_scores
from explorer.build.neighbourhoods import neighbourhoods
from explorer.build.record import record
from explorer.build.residents import CENSUS_DAY, counted_in_neighbourhoods
from explorer.build.series import Say
from explorer.build.writing import write_table
from explorer.places.levels import LEVELS

SLUG = "neighbourhoods-inside"
_QUANTILES = {
    "lowest": 0.0,
    "lower_quartile": 0.25,
    "median": 0.5,
    "upper_quartile": 0.75,
    "highest": 1.0,
}
_DECIMALS = 2
_SOURCES = (
    "imd_neighbourhoods",
    "neighbourhood_ages_2021",
    "neighbourhood_ethnic_groups_2021",
    "neighbourhood_disability_2021",
    "neighbourhood_to_district",
    "neighbourhood_to_care_board",
    "neighbourhood_to_constituency",
)


def build(out: Path, say: Say) -> None:
    """Write the table of neighbourhoods inside areas below ``out/indicators``."""
    places = neighbourhoods(out)
    deprivation = {slug: (PERIOD, values) for slug, values in _deprivation(places).items()}
    census = {
        slug: (CENSUS_DAY, 100 * counts["numerator"] / counts["denominator"])
        for slug, counts in counted_in_neighbourhoods().items()
    }
    rows = inside(places, deprivation | census)
    write_table(out, record(SLUG, *_SOURCES), rows)
    say(f"  {SLUG}: {len(rows):,} rows from {len(places):,} neighbourhoods")


def inside(
    places: pd.DataFrame, figures: Mapping[str, tuple[str, "pd.Series[float]"]]
) -> pd.DataFrame:
    """Return the quantiles of neighbourhoods' figures by indicator and area.

    Parameters
    ----------
    places : DataFrame
        As from `neighbourhoods`; one that straddles two constituencies counts where most of its
        people live.
    figures : mapping of str to (str, Series of float)
        By slug: the period, and a figure a neighbourhood, by code.

    Returns
    -------
    DataFrame
        Columns indicator, area_code, period, count and those of the quantiles, which lie
        between the two figures beside them in proportion (type 7 of Hyndman and Fan, 1996).
    """
    frames = []
    for slug, (period, values) in figures.items():
        known = values.reindex(places.index)
        for level in LEVELS:
            held = known.groupby(places[level.slug])
            frame = held.quantile(np.array(list(_QUANTILES.values()))).unstack().round(_DECIMALS)
            frame.columns = list(_QUANTILES)
            frame = frame.assign(count=held.count(), indicator=slug, period=period)
            frames.append(frame.rename_axis("area_code").reset_index())
    # One place at two levels has one code.
    every = pd.concat(frames, ignore_index=True)
    return every.drop_duplicates(["indicator", "area_code"], ignore_index=True)


def _deprivation(places: pd.DataFrame) -> dict[str, "pd.Series[float]"]:
    scored = {slug: one for slug, one in DOMAINS.items() if one.score}
    domains = {slug: one.scale * domain_scores(one) for slug, one in scored.items()}
    return {"imd-score": places["score"], **domains}
