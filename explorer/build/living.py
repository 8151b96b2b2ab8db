"""Work, money, childhood and how people live: ONS, DWP, DfE, OHID and DESNZ."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from explorer.build.local_indicators import Subject, local_values
from explorer.build.publications import raw
from explorer.build.recoding import codes_in_force, declared_codes, recoded, recoded_by_level
from explorer.build.record import record
from explorer.build.writing import write_indicator
from explorer.places.levels import ENGLAND

Say = Callable[[str], None]

_NO_COUNTIES = ("country", "region", "district")
_BY_UPPER_TIER = ("country", "region", "upper-tier")
# From 2018 on one benefit is paid in all of England.
CLAIMANTS = Subject("claimants", "claimant_count", recent=8)
LOW_INCOME = (
    Subject(
        "children-low-income",
        "children_low_income",
        "Children in relative poverty before housing costs",
    ),
    Subject(
        "children-low-income-after-housing",
        "children_low_income",
        "Children in relative poverty after housing costs",
    ),
)
SUBJECTS = (
    Subject("employment", "employment_rate", "Employment rate"),
    Subject("unemployment-modelled", "modelled_unemployment", levels=_NO_COUNTIES),
    Subject("household-income", "household_income"),
    Subject("weekly-pay", "weekly_pay"),
    Subject("housing-affordability", "housing_affordability"),
    Subject("no-qualifications", "no_qualifications"),
    Subject("level-3", "level_3"),
    Subject("early-communication", "early_years", "Communication and language"),
    Subject("early-literacy", "early_years", "Literacy"),
    Subject("early-maths", "early_years", "Mathematics"),
    Subject("persistent-absence", "persistent_absence", levels=_BY_UPPER_TIER, recent=20),
    Subject("gcse-english-maths", "gcse_english_maths"),
    Subject("food-outlets", "food_outlets"),
    Subject("life-satisfaction", "well_being", "Satisfaction"),
    Subject("happiness", "well_being", "Happiness"),
    Subject("worthwhile", "well_being", "Worthwhile"),
    Subject("anxiety", "well_being", "Anxiety"),
    Subject("obesity-adults", "obesity_adults"),
    Subject("smoking", "smoking", levels=("country", "district")),
    Subject("cancer-early", "cancer_early", withheld="incomplete_return"),
)
CHILDREN = {
    "obesity-reception": ("obesity_reception", "Reception"),
    "obesity-year-6": ("obesity_year_6", "Year 6"),
}
FUEL_POVERTY = "fuel-poverty"
HOUSEHOLDS = ("fuel_poor", "households")
# Months of a year for which the claimant rate of constituencies is held.
_QUARTERS = ("03", "06", "09", "12")
_UNDER_16 = [str(age) for age in range(16)]
# A value keeps as many decimals more than are shown.
_MORE_DECIMALS = 3


def build(out: Path, say: Say) -> None:
    """Write the indicators of work, money, childhood and how people live."""
    for subject in SUBJECTS:
        values = local_values(out, say, subject)
        _write(out, say, record(subject.slug, subject.publication), values)
    for subject in LOW_INCOME:
        values = local_values(out, say, subject)
        origins = (subject.publication, "population_constituency_2022")
        values = pd.concat([england_of_regions(out, values), values])
        _write(out, say, record(subject.slug, *origins), values)
    values = local_values(out, say, CLAIMANTS)
    years = sorted(values.loc[values["level"].eq("district"), "period"].unique())
    values = pd.concat([values, constituency_claimants(out, years)])
    entry = record(CLAIMANTS.slug, CLAIMANTS.publication, "claimant_rate_constituencies")
    _write(out, say, entry, values, ("december",))
    for slug, (publication, year) in CHILDREN.items():
        values = measured_children(out, say, publication, year)
        _write(out, say, record(slug, publication), values)
    _write(out, say, record(FUEL_POVERTY, "fuel_poverty_2025"), fuel_poverty(out), HOUSEHOLDS)


def england_of_regions(out: Path, values: pd.DataFrame) -> pd.DataFrame:
    """Return England's rows: the mean of its regions, each counted by its children under 16.

    The publication has none. Children are those of mid-2022, added up from constituencies.
    """
    ages = pd.read_csv(raw("population_constituency_2022")).set_index("PCON24CD")
    region = _regions(out)
    children = ages.loc[region.index, _UNDER_16].sum(axis=1).groupby(region).sum()
    regions = values[values["level"].eq("region")]
    table = regions.pivot_table(index="period", columns="area_code", values="value")
    mean = (table * children).sum(axis=1) / children.sum()
    rows = mean.rename("value").reset_index()
    return rows.assign(level="country", area_code=ENGLAND, sex="persons", flag="")


def constituency_claimants(out: Path, years: list[str]) -> pd.DataFrame:
    """Return the claimant rate of constituencies: the mean of a year's four quarters.

    Beside it stands the last of the four as published, in the column december.

    Parameters
    ----------
    out : Path
    years : list of str
        Periods as stored; those for which all quarters are held are returned.
    """
    frame = pd.read_csv(raw("claimant_rate_constituencies"))
    frame = frame[frame["PCON24CD"].str.startswith("E14")]
    codes = recoded(out, "constituency", frame["PCON24CD"])
    rows = [
        pd.DataFrame(
            {
                "level": "constituency",
                "area_code": codes,
                "period": year,
                "sex": "persons",
                "value": frame[[f"{year[:4]}-{month}" for month in _QUARTERS]].mean(axis=1),
                "december": frame[f"{year[:4]}-{_QUARTERS[-1]}"],
                "flag": "",
            }
        )
        for year in years
        if all(f"{year[:4]}-{month}" in frame for month in _QUARTERS)
    ]
    return pd.concat(rows, ignore_index=True)


def measured_children(out: Path, say: Say, publication: str, year: str) -> pd.DataFrame:
    """Return the share of measured children who are obese, as OHID published it.

    A value that is not published has no row. Districts that have merged are left out; the file
    has five of the counties.

    Parameters
    ----------
    out, say
    publication : str
    year : {"Reception", "Year 6"}
    """
    frame = pd.read_csv(raw(publication), dtype=str, keep_default_na=False)
    wanted = f"{year} prevalence of obesity (including severe obesity)"
    ours = frame["indicator"].eq(wanted)
    say(f"    left out: {(~ours).sum()} rows of several years, by deprivation or for wards")
    frame = frame[ours]
    absent = frame["value"].eq("NA")
    say(f"    not published: {absent.sum()} rows")
    frame = frame[~absent]
    level = frame["area_code"].str[:3].map({"E92": "country", "E10": "upper-tier"})
    frame = frame.assign(level=level.fillna("district"))
    districts = codes_in_force(out, "district") | set(declared_codes(out, "district"))
    merged = frame["level"].eq("district") & ~frame["area_code"].isin(districts)
    say(f"    left out: {merged.sum()} rows of districts that have merged")
    frame = frame[~merged]
    frame["area_code"] = recoded_by_level(out, frame["level"], frame["area_code"])
    both = frame["level"].eq("district") & frame["area_code"].isin(
        codes_in_force(out, "upper-tier")
    )
    frame = pd.concat([frame, frame[both].assign(level="upper-tier")], ignore_index=True)
    return frame.assign(
        period=frame["period"].str[:4] + "-09-01/P1Y",
        sex="persons",
        value=pd.to_numeric(frame["value"]),
        flag="",
    )


def fuel_poverty(out: Path) -> pd.DataFrame:
    """Return the share of households in fuel poverty: regions and England added up by us.

    Constituencies keep the published share. It is rounded twice, so the counts beside it make
    another in 23 of 543; they are no numerator and denominator of it.
    """
    frame = pd.read_csv(raw("fuel_poverty_2025"))
    frame = frame.rename(
        columns={
            "Parliamentary Constituency Code": "area_code",
            "Number of households": "households",
            "Number of households in fuel poverty": "fuel_poor",
            "Proportion of households fuel poor (%)": "value",
        }
    )
    frame["area_code"] = recoded(out, "constituency", frame["area_code"])
    counts = list(HOUSEHOLDS)
    region = frame["area_code"].map(_regions(out))
    regions = frame.groupby(region)[counts].sum().rename_axis("area_code").reset_index()
    england = pd.DataFrame([frame[counts].sum()]).assign(area_code=ENGLAND)
    ours = pd.concat([regions.assign(level="region"), england.assign(level="country")])
    ours["value"] = 100 * ours["fuel_poor"] / ours["households"]
    rows = pd.concat([frame.assign(level="constituency"), ours], ignore_index=True)
    return rows.assign(period="2023-01-01/P1Y", sex="persons", flag="")


def _regions(out: Path) -> "pd.Series[str]":
    """Return the region of each constituency."""
    path = out / "boundaries" / "constituency.parquet"
    table = pq.read_table(path, columns=["area_code", "parent_region"]).to_pandas()
    return table.set_index("area_code")["parent_region"]


def _write(
    out: Path, say: Say, entry: dict[str, object], values: pd.DataFrame, extra: tuple[str, ...] = ()
) -> None:
    decimals = int(str(entry["decimals"])) + _MORE_DECIMALS
    for column in ("value", "lower", "upper"):
        if column in values:
            values = values.assign(**{column: values[column].round(decimals)})
    write_indicator(out, entry, values, extra)
    latest = values[values["value"].notna()]
    counts = [
        f"{level} {rows.loc[rows['period'].eq(rows['period'].max()), 'area_code'].nunique()}"
        for level, rows in latest.groupby("level")
    ]
    say(f"  {entry['slug']}: {len(values):,} values; areas in the latest: {', '.join(counts)}")
