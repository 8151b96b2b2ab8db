"""GPs per 100,000 registered patients, from practice records."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pandas as pd

from explorer.build.placing import Placer
from explorer.build.practices import (
    PlacedPractices,
    place_practices,
    postcodes_of_2023,
    postcodes_of_2026,
)
from explorer.build.publications import raw
from explorer.build.record import record
from explorer.build.writing import write_indicator
from explorer.levels import ENGLAND

PER = 100_000
CENSUS_DAY = "2026-05-31/P1D"
LEVELS = ("region", "upper-tier", "district", "constituency", "icb")
EXTRA = ("coverage", "practices", "practices_left_out")
# Below this share of patients in practices with a usable return, a value is flagged.
_COMPLETE = 90.0
_DECIMALS = 6
ORIGINS = (
    "gp_workforce_2026",
    "gp_workforce_years",
    "practice_lists_2026",
    "practice_map_2026",
    "practice_register",
    "care_board_to_nhs_region",
    "practice_coordinates",
    "practice_neighbourhoods",
    "postcodes_2023",
    "neighbourhood_centroids",
    "neighbourhood_to_care_board",
    "neighbourhood_2011_to_2021",
)


def build(out: Path, say: Callable[[str], None]) -> None:
    """Write ``gps-per-100k`` below ``out/indicators``."""
    returns = practice_returns()
    latest = returns["period"].eq(CENSUS_DAY)
    years, day = returns[~latest], returns[latest]
    # Practices move: each figure uses the addresses nearest to its own time.
    placer = Placer(out)
    then = place_practices(placer, _of_practices(years, postcodes_of_2023()))
    now = place_practices(placer, _of_practices(day, postcodes_of_2026()))
    values = pd.concat([gp_values(years, then.areas), gp_values(day, now.areas)])
    listed = day.loc[day["patients"].gt(0), "practice"]
    unplaced = int(listed.isin(now.without_place).sum())
    entry = record("gps-per-100k", *ORIGINS, unplaced=unplaced)
    write_indicator(out, entry, values, EXTRA)
    say(f"  gps-per-100k: {len(values):,} values")
    _say_placing(say, "financial years", then)
    _say_placing(say, f"May 2026 ({unplaced} with patients have no place)", now)


def practice_returns() -> pd.DataFrame:
    """Return one row a practice and period: practice, period, gps and patients.

    Fully qualified permanent GPs, full-time equivalent; missing where a practice made
    no return, and patients missing where it has no list.
    """
    return pd.concat([_financial_years(), _census_of_2026()], ignore_index=True)


def is_usable(returns: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a practice counts: a GP return above zero and a list above zero.

    A zero may be a missing return, and some emptied practices still carry GPs; such a
    practice belongs on neither side of the ratio.
    """
    return returns["gps"].gt(0) & returns["patients"].gt(0)


def gp_values(returns: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Return value rows for England and every level.

    Parameters
    ----------
    returns : DataFrame
        As from `practice_returns`.
    areas : DataFrame
        Areas by practice code, a column a level.
    """
    usable = is_usable(returns)
    sited = returns.join(areas, on="practice").assign(
        country=ENGLAND,
        usable=usable,
        used_gps=returns["gps"].where(usable),
        used_patients=returns["patients"].where(usable),
    )
    return pd.concat([_by_area(sited, level) for level in ("country", *LEVELS)])


def _by_area(sited: pd.DataFrame, level: str) -> pd.DataFrame:
    groups = sited.groupby([level, "period"])
    frame = pd.DataFrame(
        {
            "numerator": groups["used_gps"].sum().round(4),
            "denominator": groups["used_patients"].sum().round(4),
            "all_patients": groups["patients"].sum(),
            "practices": groups["usable"].sum(),
            "all_practices": groups.size(),
        }
    ).reset_index()
    frame = frame[frame["practices"] > 0]
    coverage = 100 * frame["denominator"] / frame["all_patients"]
    return pd.DataFrame(
        {
            "level": level,
            "area_code": frame[level],
            "period": frame["period"],
            "sex": "persons",
            "value": (PER * frame["numerator"] / frame["denominator"]).round(_DECIMALS),
            "numerator": frame["numerator"],
            "denominator": frame["denominator"],
            "flag": coverage.lt(_COMPLETE).map({True: "incomplete_return", False: ""}),
            "coverage": coverage.round(2),
            "practices": frame["practices"],
            "practices_left_out": frame["all_practices"] - frame["practices"],
        }
    )


def _financial_years() -> pd.DataFrame:
    frame = pd.read_csv(raw("gp_workforce_years"))
    return pd.DataFrame(
        {
            "practice": frame["Practice.Code"],
            "period": (frame["Year"] - 1).astype(str) + "-04-01/P1Y",
            "gps": frame["TOTAL_GP_EXTGL_FTE"],
            "patients": frame["TOTAL_PATIENTS"],
        }
    )


def _census_of_2026() -> pd.DataFrame:
    """Return partners and salaried GPs of 31 May 2026 on the lists of 1 July 2026."""
    frame = pd.read_csv(raw("gp_workforce_2026")).set_index("gp_code")
    gps = frame["partner_fte"] + frame["salaried_fte"]
    both = pd.DataFrame({"gps": gps, "patients": _lists_of_2026()}).rename_axis("practice")
    return both.reset_index().assign(period=CENSUS_DAY)


def _lists_of_2026() -> "pd.Series[int]":
    with ZipFile(raw("practice_lists_2026")).open("gp-reg-pat-prac-quin-age.csv") as file:
        frame = pd.read_csv(file, dtype={"POSTCODE": str, "ONS_CODE": str})
    whole = frame["ORG_TYPE"].eq("GP") & frame["SEX"].eq("ALL") & frame["AGE_GROUP_5"].eq("ALL")
    return frame[whole].set_index("ORG_CODE")["NUMBER_OF_PATIENTS"]


def _of_practices(returns: pd.DataFrame, postcodes: "pd.Series[str]") -> "pd.Series[str]":
    """Return the postcode of each practice with a return, missing where none is known."""
    return postcodes.reindex(pd.Index(returns["practice"].unique(), name="practice"))


def _say_placing(say: Callable[[str], None], when: str, placed: PlacedPractices) -> None:
    say(
        f"    {when}: {len(placed.areas):,} practices, {len(placed.without_place)} without a "
        f"place; by nearest: {placed.by_nearest}; care board by neighbourhood: "
        f"{placed.icb_by_neighbourhood}"
    )
