"""The domains of the English Indices of Deprivation 2025, and the most deprived fifth."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from explorer.build.deprivation import PERIOD
from explorer.build.need import ages_by_neighbourhood
from explorer.build.neighbourhoods import (
    constituency_shares,
    neighbourhoods,
    people_mid_2024,
)
from explorer.build.places import board_populations
from explorer.build.publications import raw
from explorer.build.recoding import recoded
from explorer.build.record import record
from explorer.build.series import Say, write_values
from explorer.build.sums import by_area, per_cent

CORE20 = "core20"
_DECIMALS = 4
# Tenths of neighbourhoods that make up the most deprived fifth.
_FIFTH = (1, 2)
# What stands for a number below ten that was withheld: half of it.
WITHHELD = 5
_AVERAGES = (
    "imd_district_averages",
    "imd_upper_tier",
    "imd_care_boards",
    "imd_neighbourhoods",
    "neighbourhood_population_2021",
    "neighbourhood_population_2024",
    "neighbourhood_to_district",
    "neighbourhood_to_care_board",
    "neighbourhood_to_constituency",
)
_COUNTS = (
    "imd_district_averages",
    "imd_upper_tier",
    "imd_neighbourhood_indicators",
    "population_constituency_2022",
    "population_sub_icb_2022",
    "neighbourhood_to_district",
    "neighbourhood_to_care_board",
    "neighbourhood_to_constituency",
)
_MOST_DEPRIVED = (
    "imd_neighbourhoods",
    "neighbourhood_population_2024",
    "neighbourhood_to_district",
    "neighbourhood_to_care_board",
    "neighbourhood_to_constituency",
)


@dataclass(frozen=True)
class Domain:
    """A domain as the publications call it.

    Attributes
    ----------
    column : str
        In Files 10 and 11.
    board : str
        In File 13; empty where it has none.
    score : str
        Of neighbourhoods in File 7; empty where there is none.
    people : str
        Whom it is an average over, a column of Files 10 and 11.
    per_cent : bool
        Whether it is a share of people, published from 0 to 1.
    """

    column: str
    board: str = ""
    score: str = ""
    people: str = "total_population_mid2022"
    per_cent: bool = False

    @property
    def scale(self) -> int:
        """What a published value is multiplied by."""
        return 100 if self.per_cent else 1


_OF_WORKING_AGE = "population_18_66_mid2022"
DOMAINS = {
    "imd-income": Domain("income", "income_average_score", "Income_score", per_cent=True),
    "imd-employment": Domain(
        "employment", "employment_average_score", "Employment_score", _OF_WORKING_AGE, per_cent=True
    ),
    "imd-education": Domain(
        "education", "education_skills_and_training_average_score", "Education_score"
    ),
    "imd-health": Domain(
        "health", "health_deprivation_and_disability_average_score", "Health_score"
    ),
    "imd-crime": Domain("crime", "crime_average_score", "Crime_score"),
    "imd-barriers": Domain(
        "barriers", "barriers_to_housing_and_services_average_score", "Housing_and_Services_score"
    ),
    "imd-environment": Domain(
        "living_env", "living_environment_average_score", "Environment_score"
    ),
    "idaci": Domain("idaci", people="children_0_15_mid2022", per_cent=True),
    "idaopi": Domain("idaopi", people="older_60_plus_mid2022", per_cent=True),
}


@dataclass(frozen=True)
class Counted:
    """An index that is counted by neighbourhood.

    Attributes
    ----------
    column : str
        Of File 8: how many people.
    board_people : str
        Of whom, in the denominators of care boards.
    ages : range
        Of whom, in years of age; the last stands for that age and over.
    """

    column: str
    board_people: str
    ages: range


_OLDEST = 90
COUNTED = {
    "idaci": Counted(
        "income_deprivation_affecting_children_index_idaci_numerator", "children_0_15", range(16)
    ),
    "idaopi": Counted(
        "income_deprivation_affecting_older_people_index_idaopi_numerator",
        "older_60_plus",
        range(60, _OLDEST + 1),
    ),
}


def build(out: Path, say: Say) -> None:
    """Write the domains and the most deprived fifth below ``out/indicators``."""
    places = neighbourhoods(out)
    for slug, domain in DOMAINS.items():
        levels = published(out, domain) | larger(out, places, domain)
        if slug in COUNTED:
            levels |= counted(places, COUNTED[slug])
        else:
            levels["constituency"] = constituencies(places, domain)
        values = pd.concat(
            [
                pd.DataFrame({"level": level, "area_code": found.index, "value": found.to_numpy()})
                for level, found in levels.items()
            ],
            ignore_index=True,
        )
        values["value"] = (domain.scale * values["value"]).round(_DECIMALS)
        keys = _COUNTS if slug in COUNTED else _AVERAGES
        values = values.assign(period=PERIOD, sex="persons")
        write_values(out, say, record(slug, *keys), values)
        say(f"    our sum against the published average, districts: {_said(places, out, slug)}")
    write_values(out, say, record(CORE20, *_MOST_DEPRIVED), most_deprived_fifth(places))


def published(out: Path, domain: Domain) -> dict[str, "pd.Series[float]"]:
    """Return the published averages by level and code in force, as they are published."""
    files = [
        ("district", "imd_district_averages", "area_code", domain.column),
        ("upper-tier", "imd_upper_tier", "area_code", domain.column),
    ]
    if domain.board:
        files.append(("icb", "imd_care_boards", "icb24_code", domain.board))
    found = {}
    for level, key, code, column in files:
        frame = pd.read_csv(raw(key))
        found[level] = frame[column].set_axis(recoded(out, level, frame[code]))
    return found


def larger(out: Path, places: pd.DataFrame, domain: Domain) -> dict[str, "pd.Series[float]"]:
    """Return averages of regions and England from the published ones of districts."""
    return {level: from_districts(out, places, domain, level) for level in ("region", "country")}


def from_districts(
    out: Path, places: pd.DataFrame, domain: Domain, level: str
) -> "pd.Series[float]":
    """Return the mean of published district averages by area, each by the people it is of."""
    frame = pd.read_csv(raw("imd_district_averages"))
    frame = frame.set_axis(recoded(out, "district", frame["area_code"]))
    area = places.drop_duplicates("district").set_index("district")[level].reindex(frame.index)
    people = frame[domain.people]
    return (frame[domain.column] * people).groupby(area).sum() / people.groupby(area).sum()


def constituencies(places: pd.DataFrame, domain: Domain) -> "pd.Series[float]":
    """Return averages of constituencies from neighbourhoods; those in two are split by people."""
    shares = constituency_shares().set_index("lsoa")
    people = weights(places, domain).reindex(shares.index) * shares["share"]
    scores = domain_scores(domain).reindex(shares.index)
    seat = shares["constituency"]
    return (scores * people).groupby(seat).sum() / people.groupby(seat).sum()


def averages(places: pd.DataFrame, domain: Domain, level: str) -> "pd.Series[float]":
    """Return the same for a level that nests: what proves the sum against published averages."""
    people = weights(places, domain)
    weighted = (domain_scores(domain).reindex(places.index) * people).groupby(places[level]).sum()
    return weighted / people.groupby(places[level]).sum()


def weights(places: pd.DataFrame, domain: Domain) -> "pd.Series[float]":
    """Return the people of each neighbourhood that a domain is an average over.

    Those aged 18 to 66 are its people of mid-2022 by their share in Census 2021, with two
    fifths of those aged 15 to 19 and of those aged 65 to 69.
    """
    if domain.people != _OF_WORKING_AGE:
        return places["people"]
    ages = ages_by_neighbourhood().reindex(places.index)
    between = ages[list(range(20, 65, 5))].sum(axis=1) + 0.4 * (ages[15] + ages[65])
    return places["people"] * between / ages.sum(axis=1)


def counted(places: pd.DataFrame, index: Counted) -> dict[str, "pd.Series[float]"]:
    """Return shares of constituencies and care boards from counts by neighbourhood."""
    numbers = counts(index)
    shares = constituency_shares().set_index("lsoa")
    seats = (numbers.reindex(shares.index) * shares["share"]).groupby(shares["constituency"]).sum()
    boards = numbers.reindex(places.index).groupby(places["icb"]).sum()
    return {
        "constituency": seats / _in_constituencies(index).reindex(seats.index),
        "icb": boards / board_populations(index.board_people).reindex(boards.index),
    }


def counts(index: Counted) -> "pd.Series[float]":
    """Return the people counted in each neighbourhood, with a guess where it was withheld."""
    frame = pd.read_csv(raw("imd_neighbourhood_indicators")).set_index("lsoa21_code")
    return frame[index.column].fillna(WITHHELD)


def counted_districts(
    places: pd.DataFrame, index: Counted, people: "pd.Series[float]"
) -> pd.Series:
    """Return the same shares of districts: what proves the count against published averages."""
    return counts(index).reindex(places.index).groupby(places["district"]).sum() / people


def most_deprived_fifth(places: pd.DataFrame) -> pd.DataFrame:
    """Return the share of residents of mid-2024 in the most deprived fifth of neighbourhoods."""
    people = people_mid_2024().reindex(places.index)
    deprived = places["decile"].isin(_FIFTH)
    both = pd.DataFrame({"numerator": people.where(deprived, 0), "denominator": people})
    return per_cent(by_area(places, both), PERIOD)


def _said(places: pd.DataFrame, out: Path, slug: str) -> str:
    gap = gaps(out, places, slug).abs()
    return f"largest {gap.max():.4f}, mean {gap.mean():.4f}"


def gaps(out: Path, places: pd.DataFrame, slug: str) -> "pd.Series[float]":
    """Return how far our way for constituencies is from the published averages of districts."""
    domain = DOMAINS[slug]
    official = published(out, domain)["district"]
    if slug not in COUNTED:
        return averages(places, domain, "district") - official
    frame = pd.read_csv(raw("imd_district_averages"))
    people = frame[domain.people].set_axis(recoded(out, "district", frame["area_code"]))
    return counted_districts(places, COUNTED[slug], people) - official


def domain_scores(domain: Domain) -> "pd.Series[float]":
    """Return the published score of every neighbourhood, by code."""
    return pd.read_csv(raw("imd_neighbourhoods")).set_index("lsoa21_code")[domain.score]


def _in_constituencies(index: Counted) -> "pd.Series[float]":
    frame = pd.read_csv(raw("population_constituency_2022")).set_index("PCON24CD")
    columns = ["90+" if age == _OLDEST else str(age) for age in index.ages]
    return frame[columns].sum(axis=1)
