"""How much care people need, by the workload formula for GPs and health deprivation."""

import pandas as pd

from explorer.build.neighbourhoods import constituency_shares
from explorer.build.publications import raw
from explorer.build.returns import lists_of_2026, youngest

# Workload of a patient by sex and age in the formula of the General Medical Services
# contract (Carr-Hill), from the youngest age of each group; boys of 5 to 14 are 1.
WORKLOAD = {
    "MALE": {0: 2.354, 5: 1.000, 15: 0.913, 45: 1.373, 65: 2.531, 75: 3.254, 85: 3.193},
    "FEMALE": {0: 2.241, 5: 1.030, 15: 1.885, 45: 2.115, 65: 2.820, 75: 3.301, 85: 3.090},
}
# The review of 2007 multiplies workload by this to the power of the score of a
# neighbourhood in the domain of health deprivation and disability.
PER_POINT = 1.054
_OLDEST = 85
_BANDS = range(0, _OLDEST + 1, 5)
_NESTING = ("region", "upper-tier", "district", "icb")


def need_by_neighbourhood(people: "pd.Series[float]") -> "pd.Series[float]":
    """Return the need of an average resident of each neighbourhood, England = 1.

    Parameters
    ----------
    people : Series of float
        By neighbourhood: the weights with which England comes to 1.

    Notes
    -----
    Asaria, Cookson, Fleetcroft and Ali (2016), "Unequal socioeconomic distribution of the
    primary care workforce", BMJ Open 6:e008783. Ages are of Census 2021, divided by sex
    with England's shares of each band on the lists of July 2026.
    """
    ages = ages_by_neighbourhood().reindex(people.index)
    workload = ages.mul(workload_by_band(), axis="columns").sum(axis=1) / ages.sum(axis=1)
    scores = pd.read_csv(raw("imd_neighbourhoods")).set_index("lsoa21_code")["Health_score"]
    need = workload * PER_POINT ** scores.reindex(people.index)
    return need / ((need * people).sum() / people.sum())


def workload_by_band() -> "pd.Series[float]":
    """Return the workload of a person by the youngest age of five-year bands, to 85 and over."""
    patients = _patients_by_band()
    weights = pd.DataFrame({sex: {band: _weight(sex, band) for band in _BANDS} for sex in WORKLOAD})
    return (patients * weights).sum(axis=1) / patients.sum(axis=1)


def ages_by_neighbourhood() -> pd.DataFrame:
    """Return people by neighbourhood and youngest age of five-year bands, Census 2021."""
    frame = pd.read_csv(raw("neighbourhood_ages_2021"), skiprows=5)
    frame = frame[frame["mnemonic"].str.startswith("E01", na=False)].set_index("mnemonic")
    bands = frame.iloc[:, 2:].astype(float)
    return bands.set_axis(list(_BANDS), axis="columns")


def need_by_area(places: pd.DataFrame, need: "pd.Series[float]") -> pd.DataFrame:
    """Return the population-weighted mean need of each area: level, area_code and need.

    Parameters
    ----------
    places : DataFrame
        As from `neighbourhoods`.
    need : Series of float
        By neighbourhood.
    """
    nested = [_mean(need, places["people"], places[level]) for level in ("country", *_NESTING)]
    shares = constituency_shares().set_index("lsoa")
    seats = _mean(
        need.reindex(shares.index),
        places["people"].reindex(shares.index) * shares["share"],
        shares["constituency"],
    )
    levels = ("country", *_NESTING, "constituency")
    means = zip([*nested, seats], levels, strict=True)
    return pd.concat(
        [
            mean.rename_axis("area_code").reset_index(name="need").assign(level=level)
            for mean, level in means
        ],
        ignore_index=True,
    )


def _mean(
    values: "pd.Series[float]", people: "pd.Series[float]", area: "pd.Series[str]"
) -> "pd.Series[float]":
    key = area.to_numpy()
    return (values * people).groupby(key).sum() / people.groupby(key).sum()


def _weight(sex: str, age: int) -> float:
    return WORKLOAD[sex][max(start for start in WORKLOAD[sex] if start <= age)]


def _patients_by_band() -> pd.DataFrame:
    """Return England's registered patients by youngest age of a band, a column a sex."""
    lists = lists_of_2026().sum()
    columns = {}
    for sex in WORKLOAD:
        ages = lists[sex].drop("ALL")
        bands = [min(youngest(group), _OLDEST) for group in ages.index]
        columns[sex] = ages.groupby(bands).sum()
    return pd.DataFrame(columns)
