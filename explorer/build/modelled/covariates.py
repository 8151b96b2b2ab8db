"""What the model knows of an area, added up from neighbourhoods by one rule at every level."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from explorer.build.need import ages_by_neighbourhood
from explorer.build.neighbourhoods import constituency_shares, neighbourhoods
from explorer.build.publications import raw
from explorer.statistics.area_model import Areas

# Youngest ages of the bands that "aged 65 and over" and "aged 85 and over" are made of.
_OLD, _OLDEST = (65, 70, 75, 80, 85), (85,)

# The covariates of the model, in the order of its slopes.
CHOSEN = ("disabled", "income", "illness", "years_lost", "education", "aged_65")
# Those of the trial that the model was measured against, and others that were tried.
TRIAL = ("disabled", "income", "illness", "mental", "years_lost", "acute")
DEPRIVATION = "deprivation"
TRIED = ("mental", "acute", "employment", "rural", "asian", "black", "aged_85", DEPRIVATION)
NESTED = ("country", "region", "upper-tier", "district", "icb")
# The publications that the covariates are made of.
ORIGINS = (
    "neighbourhood_disability_2021",
    "imd_neighbourhoods",
    "imd_neighbourhood_indicators",
    "neighbourhood_ages_2021",
    "neighbourhood_population_2021",
    "neighbourhood_to_district",
    "neighbourhood_to_constituency",
    "neighbourhood_to_care_board",
)


@dataclass(frozen=True)
class Covariates:
    """What is known of every area, and of the pieces that areas of two levels share.

    Attributes
    ----------
    by_level : mapping of str to DataFrame
        By area code: people (Census 2021), the covariates, and a column for each region with
        the share of the area's people in it.
    regions : tuple of str
        Codes, in order.
    pieces : DataFrame
        People by constituency and upper tier where they meet.
    """

    by_level: Mapping[str, pd.DataFrame]
    regions: tuple[str, ...]
    pieces: pd.DataFrame

    def areas(self, level: str, codes: "pd.Index[str]", chosen: tuple[str, ...]) -> Areas:
        """Return areas of a level as the model takes them.

        Covariates are standardised over the upper tier authorities with figures, which
        `standard` holds.
        """
        frame = self.by_level[level].loc[codes]
        centre, spread = self.standard(chosen)
        scaled = (frame[list(chosen)].to_numpy() - centre) / spread
        return Areas(
            scaled, frame[list(self.regions)].to_numpy(), frame["people"].to_numpy(dtype=float)
        )

    def standard(self, chosen: tuple[str, ...]) -> tuple["np.ndarray", "np.ndarray"]:
        """Return mean and standard deviation of covariates over authorities with figures."""
        known = self.by_level["upper-tier"]
        known = known.loc[known["has_figure"], list(chosen)]
        return known.mean().to_numpy(), known.std(ddof=0).to_numpy()

    def outside(self, level: str, chosen: tuple[str, ...]) -> pd.Series:
        """Return how many covariates of each area lie outside the authorities' range."""
        known = self.by_level["upper-tier"]
        known = known.loc[known["has_figure"], list(chosen)]
        frame = self.by_level[level][list(chosen)]
        beyond = (frame < known.min()) | (frame > known.max())
        return beyond.sum(axis=1)


def covariates(out: Path, known: "pd.Index[str]") -> Covariates:
    """Add the covariates up to every level.

    Parameters
    ----------
    out : Path
        The data root, for the areas that neighbourhoods lie in.
    known : Index of str
        Codes of the upper tier authorities that have a figure.
    """
    places = neighbourhoods(out)
    values = _by_neighbourhood(places.index)
    levels = ["district", "upper-tier", "region", "country", "icb"]
    table = values.join(places[levels])
    regions = tuple(sorted(table["region"].unique()))
    by_level = {level: _added_up(table, table["people"], table[level], regions) for level in NESTED}
    shares = constituency_shares().set_index("lsoa")
    split = shares.join(table)
    people = split["people"] * split["share"]
    by_level["constituency"] = _added_up(split, people, split["constituency"], regions)
    by_level["upper-tier"]["has_figure"] = by_level["upper-tier"].index.isin(known)
    pieces = people.groupby([split["constituency"], split["upper-tier"]]).sum()
    return Covariates(by_level, regions, pieces[pieces > 0].rename("people").reset_index())


def _by_neighbourhood(codes: "pd.Index[str]") -> pd.DataFrame:
    """Return people and every covariate by neighbourhood; a rate in per cent."""
    census = pd.read_csv(raw("neighbourhood_population_2021")).set_index("lsoa21_code")
    disability = pd.read_csv(raw("neighbourhood_disability_2021"))
    disabled = disability[disability["disability"].eq("Disabled under the Equality Act")]
    scores = pd.read_csv(raw("imd_neighbourhoods")).set_index("lsoa21_code")
    indicators = pd.read_csv(raw("imd_neighbourhood_indicators")).set_index("lsoa21_code")
    ages = ages_by_neighbourhood()
    everyone = ages.sum(axis=1)
    rural = pd.read_csv(raw("neighbourhood_rural_2021")).set_index("lsoa21_code")
    groups = _ethnic_groups()
    values = pd.DataFrame(
        {
            "people": census["usual_residents_census_2021"],
            "disabled": 100 * disabled.set_index("lsoa21_code")["prop"],
            "income": 100 * scores["Income_score"],
            "employment": 100 * scores["Employment_score"],
            "education": scores["Education_score"],
            "illness": indicators["comparative_illness_and_disability_ratio_indicator"],
            "mental": indicators["mental_health_indicator"],
            "years_lost": indicators["years_of_potential_life_lost_indicator"],
            "acute": indicators["acute_morbidity_indicator"],
            "aged_65": 100 * ages[list(_OLD)].sum(axis=1) / everyone,
            "aged_85": 100 * ages[list(_OLDEST)].sum(axis=1) / everyone,
            "rural": 100.0 * rural["ruc"].eq("Rural"),
            "asian": groups["asian"],
            "black": groups["black"],
            DEPRIVATION: scores["IMD_score"],
        }
    )
    return values.reindex(codes)


def _ethnic_groups() -> pd.DataFrame:
    """Return the shares of Asian and Black residents by neighbourhood, per cent."""
    frame = pd.read_csv(raw("neighbourhood_ethnic_groups_2021"), skiprows=6)
    frame = frame[frame["mnemonic"].str.startswith("E01", na=False)].set_index("mnemonic")
    counts = frame.iloc[:, 1:].astype(float)
    total, asian, black = counts.iloc[:, 0], counts.iloc[:, 1], counts.iloc[:, 2]
    return pd.DataFrame({"asian": 100 * asian / total, "black": 100 * black / total})


def _added_up(
    table: pd.DataFrame,
    people: "pd.Series[float]",
    area: "pd.Series[str]",
    regions: tuple[str, ...],
) -> pd.DataFrame:
    """Return people and population-weighted means by area, and shares by region."""
    names = [*CHOSEN, *TRIED]
    total = people.groupby(area).sum()
    means = table[names].mul(people, axis=0).groupby(area).sum().div(total, axis=0)
    inside = people.groupby([area, table["region"]]).sum().unstack(fill_value=0)
    shares = inside.reindex(columns=list(regions), fill_value=0.0).div(total, axis=0)
    return pd.concat([total.rename("people"), means, shares], axis=1)
