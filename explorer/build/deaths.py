"""Deaths that could be prevented: OHID, and the ONS's Sustainable Development Goals."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from explorer.build.publications import raw
from explorer.build.recoding import recoded_by_level
from explorer.build.record import record
from explorer.build.series import Say, say_left_out, three_years, write_values
from explorer.build.writing import write_table
from explorer.places.levels import ENGLAND

CVD, PREVENTABLE, SUICIDE = "cvd-deaths-preventable", "deaths-preventable", "suicide"
CVD_CANCER, NEONATAL = "cvd-cancer-deaths", "neonatal-deaths"
NEONATAL_GROUPS, MATERNAL = "neonatal-deaths-by-ethnic-group", "maternal-deaths"
# A unitary authority, metropolitan district or London borough stands at the upper tier and
# shows at both levels as its own.
_LEVELS = {"E92": "country", "E12": "region", "E07": "district"} | dict.fromkeys(
    ("E06", "E08", "E09", "E10"), "upper-tier"
)
_SEXES = {"": "persons", "Female": "female", "Male": "male"}
# The publisher's files carry far more digits than a rate has.
_DECIMALS = 2
# Figures of both sexes together are held for every year, of each sex from here.
FIRST_BY_SEX = 2018
# Ages 30 to 69 in bands of five years, and the diseases with a rate for each of them.
BANDS = tuple(f"{age} to {age + 4}" for age in range(30, 70, 5))
DISEASES = ("Cancer", "Cardiovascular disease")
_GROUP = "Ethnic group"
_NEONATAL_BREAKDOWNS = (
    "Neonatal period", "Age", "Birthweight (grams)", "Country of birth", _GROUP, "Sex",
)  # fmt: skip
_MATERNAL_BREAKDOWNS = {"Ethnicity": "ethnic group", "Deprivation quintile": "deprivation fifth"}
_NOT_HELD = ("Age", "Country of birth", "Death classification")


def build(out: Path, say: Say) -> None:
    """Write every indicator and table of deaths below ``out/indicators``."""
    for step in (_cvd, _preventable, _suicide, _cvd_cancer, _neonatal, _groups, _maternal):
        step(out, say)


def chance_of_dying(rates: pd.DataFrame) -> "pd.Series[float]":
    """Return the chance of dying within the bands, per cent, at the rates of each row.

    Parameters
    ----------
    rates : DataFrame
        Deaths per 100,000 a year, a column a band of five years of age.

    Notes
    -----
    World Health Organization, metadata of Sustainable Development Goals indicator 3.4.1: the
    chance within five years is 5m / (1 + 2.5m), and over all bands one less the product of the
    chances of living on. Missing where a band is.
    """
    yearly = rates / 100_000
    within = 5 * yearly / (1 + 2.5 * yearly)
    return 100 * (1 - (1 - within).prod(axis=1, skipna=False))


def _cvd(out: Path, say: Say) -> None:
    frame = pd.read_csv(raw("cvd_deaths"), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    level = frame["areacd"].str[:3].map(_LEVELS)
    say_left_out(say, frame.loc[level.isna(), "areanm"].radd("areas published together: "))
    frame = frame.assign(level=level)[level.notna()]
    numbers = {
        name: pd.to_numeric(frame[column]).round(_DECIMALS)
        for name, column in (("value", "observation"), ("lower", "lci_95"), ("upper", "uci_95"))
    }
    values = pd.DataFrame(
        {
            "level": frame["level"],
            "area_code": recoded_by_level(out, frame["level"], frame["areacd"]),
            "period": frame["period"],
            "sex": "persons",
            **numbers,
        }
    )
    write_values(out, say, record(CVD, "cvd_deaths"), values)


def _preventable(out: Path, say: Say) -> None:
    frame = pd.read_csv(raw("preventable_deaths"), dtype=str, keep_default_na=False)
    published = ~frame["value"].isin(["", "NA"])
    say(f"    left out: {(~published).sum()} rows without a published value")
    country, persons = frame["area_code"].eq(ENGLAND), frame["unit"].eq("Persons")
    late = frame["period"].astype(int).ge(FIRST_BY_SEX)
    held = country | persons | late
    say(f"    left out: {(published & ~held).sum()} rows by sex before {FIRST_BY_SEX}")
    frame = frame[published & held]
    level = frame["area_code"].eq(ENGLAND).map({True: "country", False: "district"})
    values = pd.DataFrame(
        {
            "level": level,
            "area_code": recoded_by_level(out, level, frame["area_code"]),
            "period": frame["period"] + "-01-01/P1Y",
            "sex": frame["unit"].str.lower(),
            "value": frame["value"],
        }
    )
    write_values(out, say, record(PREVENTABLE, "preventable_deaths"), values)


def _suicide(out: Path, say: Say) -> None:
    frame = _goals("suicide_2020")
    frame = frame[frame["Age"].eq("") & frame["level"].notna()]
    write_values(out, say, record(SUICIDE, "suicide_2020"), _yearly(out, frame))


def _cvd_cancer(out: Path, say: Say) -> None:
    frame = _goals("cvd_cancer_2020")
    kept = frame["Age"].isin(BANDS) & frame["Type of disease"].isin(DISEASES)
    frame = frame[kept & frame["level"].notna()]
    frame = frame.assign(Value=pd.to_numeric(frame["Value"]))
    keys = ["Year", "GeoCode", "Sex", "level"]
    # A rate that stood twice would be refused here.
    rates = {
        disease: frame[frame["Type of disease"].eq(disease)].pivot(
            index=keys, columns="Age", values="Value"
        )
        for disease in DISEASES
    }
    first, second = (rates[disease][list(BANDS)] for disease in DISEASES)
    chances = chance_of_dying(first + second).round(_DECIMALS + 1)
    missing = chances.isna()
    say(f"    withheld: {missing.sum()} where the rate of a band is not published")
    flag = missing.map({True: "small_numbers", False: ""}).rename("flag")
    frame = pd.concat([chances.rename("Value"), flag], axis=1).reset_index()
    values = _yearly(out, frame).assign(flag=frame["flag"])
    write_values(out, say, record(CVD_CANCER, "cvd_cancer_2020"), values)


def _neonatal(out: Path, say: Say) -> None:
    frame = _goals("neonatal_2020")
    whole = _blank(frame, _NEONATAL_BREAKDOWNS)
    frame = frame[whole & frame["level"].notna()]
    write_values(out, say, record(NEONATAL, "neonatal_2020"), _yearly(out, frame))


def _groups(out: Path, say: Say) -> None:
    frame = _goals("neonatal_2020")
    frame = frame[frame[_GROUP].ne("")]
    table = pd.DataFrame(
        {
            "period": frame["Year"] + "-01-01/P1Y",
            "area": frame["Country"],
            "ethnic_group": frame[_GROUP].str.replace("/ ", " or ", regex=False),
            "value": pd.to_numeric(frame["Value"]),
            "reliability": frame["Observation status"].map(
                {"Normal value": "", "Low reliability": "low"}
            ),
        }
    )
    table = table.sort_values(["area", "period", "ethnic_group"], kind="stable")
    write_table(out, record(NEONATAL_GROUPS, "neonatal_2020"), table)
    say(f"  {NEONATAL_GROUPS}: {len(table):,} values")


def _maternal(out: Path, say: Say) -> None:
    frame = _goals("maternal_2020")
    rates = frame["Series"].eq("Maternal mortality rate")
    held = rates & _blank(frame, _NOT_HELD)
    say(f"    left out: {(~rates).sum()} ratios to live births, and {(rates & ~held).sum()} rates")
    frame = frame[held]
    kind, group = pd.Series("all", index=frame.index), pd.Series("all", index=frame.index)
    for column, name in _MATERNAL_BREAKDOWNS.items():
        there = frame[column].ne("")
        kind, group = kind.mask(there, name), group.mask(there, frame[column])
    table = pd.DataFrame(
        {
            "period": frame["Year"].map(three_years),
            "area": frame["Country"].replace("", "United Kingdom"),
            "breakdown": kind,
            "group": group.str.removeprefix("Quintile "),
            "value": pd.to_numeric(frame["Value"]),
            "definition": frame["Observation status"].map(
                {"Normal value": "", "Definition differs": "earlier"}
            ),
        }
    )
    table = table.sort_values(["breakdown", "period", "group"], kind="stable")
    write_table(out, record(MATERNAL, "maternal_2020"), table)
    say(f"  {MATERNAL}: {len(table):,} values")


def _goals(key: str) -> pd.DataFrame:
    """Return a file of the Sustainable Development Goals, with the level of each row."""
    frame = pd.read_csv(raw(key), dtype=str, keep_default_na=False)
    return frame.assign(level=frame["GeoCode"].str[:3].map(_LEVELS))


def _blank(frame: pd.DataFrame, columns: Sequence[str]) -> "pd.Series[bool]":
    """Whether a row is about all, not about one group of a breakdown."""
    return (frame[list(columns)] == "").all(axis=1)


def _yearly(out: Path, frame: pd.DataFrame) -> pd.DataFrame:
    sex = frame["Sex"].map(_SEXES) if "Sex" in frame else "persons"
    return pd.DataFrame(
        {
            "level": frame["level"],
            "area_code": recoded_by_level(out, frame["level"], frame["GeoCode"]),
            "period": frame["Year"] + "-01-01/P1Y",
            "sex": sex,
            "value": frame["Value"],
        }
    )
