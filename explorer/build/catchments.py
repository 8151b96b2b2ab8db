"""Waits of the people of an area, by a model: those of the trusts where they are treated."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from explorer.build.counted import DECIMALS
from explorer.build.publications import raw
from explorer.build.recoding import recoded
from explorer.build.record import record
from explorer.build.trusts import KIND
from explorer.build.writing import write_indicator

Say = Callable[[str], None]

# Trusts of the look-up that have merged since, and into which.
MERGED = {
    "RA4": "RH5",  # Yeovil, into Somerset, 2023
    "RAP": "RAL",  # North Middlesex, into Royal Free, 2025
    "RBZ": "RH8",  # Northern Devon, into Royal Devon, 2022
    "RVY": "RBN",  # Southport and Ormskirk, into Mersey and West Lancashire, 2023
}
# How large a trust was when the look-up was made: its staff on this day.
SIZED_ON = "2020-06-30"
_STAFF_SHEET, _STAFF_HEADER = "5. All Staff, NHSE & Org - FTE", 4
# Below this share of an area's patients at trusts with a figure, the area has none.
ENOUGH = 80.0
LOOKUPS = ("trust_catchments_2022", "nhs_staff_2025", "district_2022_to_2023", "authority_codes")


@dataclass(frozen=True)
class Modelled:
    """An indicator of an area's people and that of the trusts it is made of.

    Attributes
    ----------
    slug, of : str
        The indicator, and that of the trusts, whose values are already built.
    publications : tuple of str
        What the trusts' values come from.
    people : str
        The column of the trusts' values that says how many people they are about.
    """

    slug: str
    of: str
    publications: tuple[str, ...]
    people: str


MODELS = (
    Modelled("hospital-18-weeks-residents", "hospital-18-weeks", ("waiting_list_2026",), "waiting"),
    Modelled("cancer-62-days-residents", "cancer-62-days", ("cancer_waits_2025",), "denominator"),
    Modelled(
        "diagnostics-six-weeks-residents",
        "diagnostics-six-weeks",
        ("diagnostics_2025",),
        "denominator",
    ),
)


def build(out: Path, say: Say) -> None:
    """Write the modelled waits of the people of districts and upper-tier authorities."""
    shares = district_shares(out, say)
    for model in MODELS:
        values = residents(shares, trust_values(out, model), upper_tiers(out))
        entry = record(model.slug, *model.publications, *LOOKUPS)
        write_indicator(out, entry, values, ("coverage", "largest"))
        missing = values["value"].isna()
        say(f"  {model.slug}: {len(values):,} values, {missing.sum()} withheld")


def district_shares(out: Path, say: Say) -> pd.DataFrame:
    """Return trust, district, share (of the trust's patients) and staff (of the trust).

    Trusts that merged are one: their shares are added up by their staff of mid-2020.
    Districts are those in force.
    """
    frame = pd.read_csv(raw("trust_catchments_2022"))
    staff = pd.read_excel(
        raw("nhs_staff_2025"), sheet_name=_STAFF_SHEET, header=_STAFF_HEADER, engine="calamine"
    )
    staff.columns = [
        f"{column:%Y-%m-%d}" if hasattr(column, "year") else column for column in staff.columns
    ]
    sizes = staff.dropna(subset=["Organisation code"]).set_index("Organisation code")[SIZED_ON]
    sizes = pd.to_numeric(sizes, errors="coerce")
    lookup = pd.read_csv(raw("district_2022_to_2023"), dtype=str)
    newer = lookup.drop_duplicates("ltla22_code").set_index("ltla22_code")["ltla23_code"]
    codes = frame["ltla21_code"]
    district = recoded(out, "district", codes.map(newer).fillna(codes))
    old = frame["nhs_trust22_code"]
    frame = pd.DataFrame(
        {
            "trust": old.replace(MERGED),
            "district": district,
            "staff": frame["proportion_trust_came_from_ltla"] * old.map(sizes),
        }
    )
    without = sorted(set(old[old.map(sizes).isna()]))
    found = frame.groupby(["trust", "district"])["staff"].sum().reset_index()
    whole = found.groupby("trust")["staff"].transform("sum")
    say(
        f"    {old.nunique()} trusts of the look-up are {found['trust'].nunique()} today; "
        f"{found['district'].nunique()} districts; without a size: {', '.join(without) or 'none'}"
    )
    return found.assign(share=found["staff"] / whole)


def trust_values(out: Path, model: Modelled) -> pd.DataFrame:
    """Return value and people of each trust in the latest period of an indicator, by code.

    Where so few patients have no share of their own, they count in that of an area all the same.
    """
    frame = pd.read_csv(out / "indicators" / model.of / "values.csv")
    counted = (100 * frame["numerator"] / frame["denominator"]).round(DECIMALS)
    frame = frame.assign(value=frame["value"].fillna(counted))
    frame = frame[frame["level"].eq(KIND) & frame["value"].notna()]
    frame = frame[frame["period"].eq(frame["period"].max())].set_index("area_code")
    return frame[["period", "value"]].assign(people=frame[model.people])


def residents(
    shares: pd.DataFrame, trusts: pd.DataFrame, parents: Mapping[str, str]
) -> pd.DataFrame:
    """Return the value rows of districts and upper tiers.

    A trust weighs as many of its people as the share of its patients who live in the area.
    Coverage is the share of the area's patients who go to trusts with a figure, each trust
    taken as large as its staff; without enough of them the value is missing.
    """
    frame = shares.assign(
        value=shares["trust"].map(trusts["value"]), people=shares["trust"].map(trusts["people"])
    )
    known = frame["value"].notna()
    frame = frame.assign(
        weight=(frame["share"] * frame["people"]).where(known, 0),
        covered=frame["staff"].where(known, 0),
    )
    frame = frame.assign(weighted=(frame["weight"] * frame["value"]).fillna(0))
    period = trusts["period"].iloc[0]
    by_level = {"upper-tier": frame["district"].map(parents), "district": frame["district"]}
    rows = [_of_level(frame.assign(area_code=codes), level) for level, codes in by_level.items()]
    return pd.concat(rows, ignore_index=True).assign(period=period, sex="persons")


def _of_level(frame: pd.DataFrame, level: str) -> pd.DataFrame:
    by_trust = frame.groupby(["area_code", "trust"])["weight"].sum()
    columns = ["weight", "weighted", "covered", "staff"]
    sums = frame.groupby("area_code")[columns].sum()
    coverage = 100 * sums["covered"] / sums["staff"]
    enough = coverage.ge(ENOUGH)
    largest = 100 * by_trust.groupby("area_code").max() / sums["weight"]
    found = pd.DataFrame(
        {
            "level": level,
            "value": (sums["weighted"] / sums["weight"]).where(enough).round(DECIMALS),
            "coverage": coverage.round(1),
            "largest": largest.where(enough).round(1),
            "flag": enough.map({True: "modelled", False: "incomplete_return"}),
        }
    )
    return found.reset_index()


def upper_tiers(out: Path) -> dict[str, str]:
    """Return the upper-tier authority of each district."""
    path = out / "boundaries" / "district.parquet"
    table = pq.read_table(path, columns=["area_code", "parent_upper_tier"]).to_pandas()
    return dict(zip(table["area_code"], table["parent_upper_tier"], strict=True))
