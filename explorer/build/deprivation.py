"""The English Indices of Deprivation 2025: as published, and added up by us elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from explorer.build.neighbourhoods import constituency_shares, neighbourhoods
from explorer.build.publications import raw
from explorer.build.recoding import recoded
from explorer.build.record import record
from explorer.build.writing import write_indicator

Say = Callable[[str], None]

# The Indices have no period of their own: they carry their day of publication.
PERIOD = "2025-10-30/P1D"
SHARE = "imd_proportion_of_lso_as_in_most_deprived_10_percent_nationally"
ORIGINS = (
    "imd_neighbourhoods",
    "imd_districts",
    "imd_upper_tier",
    "imd_care_boards",
    "neighbourhood_population_2021",
    "neighbourhood_population_2024",
    "neighbourhood_to_district",
    "neighbourhood_to_care_board",
    "neighbourhood_to_constituency",
)
DECIMALS = 6


def build(out: Path, say: Say) -> None:
    """Write both deprivation indicators below ``out/indicators``."""
    places = neighbourhoods(out)
    for slug, values in (
        ("imd-score", _scores(out, places)),
        ("imd-most-deprived-tenth", _tenths(out, places)),
    ):
        write_indicator(out, record(slug, *ORIGINS), values)
        say(f"  {slug}: {len(values):,} values")
    for level, (largest, mean) in differences(out, places).items():
        say(
            f"    our average score against the published one, {level}: "
            f"largest {largest:.3f}, mean {mean:.3f}"
        )


def average_scores(places: pd.DataFrame, level: str) -> "pd.Series[float]":
    """Return the population-weighted mean IMD score by area of a level that nests."""
    weighted = (places["score"] * places["people"]).groupby(places[level]).sum()
    return weighted / places.groupby(level)["people"].sum()


def constituency_scores(places: pd.DataFrame) -> "pd.Series[float]":
    """Return the same for constituencies, splitting neighbourhoods that straddle two."""
    shares = constituency_shares().set_index("lsoa")
    split = shares.join(places[["score", "people"]])
    people = split["people"] * split["share"]
    weighted = (split["score"] * people).groupby(split["constituency"]).sum()
    return weighted / people.groupby(split["constituency"]).sum()


def published_scores(out: Path) -> dict[str, "pd.Series[float]"]:
    """Return MHCLG's average scores by level and code in force."""
    districts = _published("imd_districts", "ltla24_code", "imd_average_score")
    upper = _published("imd_upper_tier", "area_code", "imd")
    boards = _published("imd_care_boards", "icb24_code", "imd_average_score")
    levels = {"district": districts, "upper-tier": upper, "icb": boards}
    return {level: _in_force(out, level, scores) for level, scores in levels.items()}


def published_tenths(out: Path) -> dict[str, "pd.Series[float]"]:
    """Return MHCLG's shares of neighbourhoods in the most deprived tenth, 0 to 1."""
    districts = _published("imd_districts", "ltla24_code", SHARE)
    boards = _published("imd_care_boards", "icb24_code", SHARE)
    levels = {"district": districts, "icb": boards}
    return {level: _in_force(out, level, shares) for level, shares in levels.items()}


def differences(out: Path, places: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Return the largest and the mean difference of our averages from the published ones."""
    found = {}
    for level, published in published_scores(out).items():
        gap = (average_scores(places, level) - published).abs()
        found[level] = (float(gap.max()), float(gap.mean()))
    return found


def tenths(places: pd.DataFrame, level: str) -> pd.DataFrame:
    """Return neighbourhoods in the most deprived tenth and in all, by area."""
    most = places["decile"].eq(1).groupby(places[level])
    return pd.DataFrame({"numerator": most.sum(), "denominator": most.size()})


def _scores(out: Path, places: pd.DataFrame) -> pd.DataFrame:
    ours = {level: average_scores(places, level).round(DECIMALS) for level in ("country", "region")}
    ours["constituency"] = constituency_scores(places).round(DECIMALS)
    return _rows({**published_scores(out), **ours})


def _tenths(out: Path, places: pd.DataFrame) -> pd.DataFrame:
    # Published to four decimals as a share; a hundred times that has two.
    published = {level: (100 * share).round(2) for level, share in published_tenths(out).items()}
    counts = {
        level: tenths(places, level)
        for level in ("country", "region", "upper-tier", "constituency")
    }
    ours = {
        level: (100 * count["numerator"] / count["denominator"]).round(DECIMALS)
        for level, count in counts.items()
    }
    rows = _rows({**published, **ours})
    both = pd.concat(count.assign(level=level) for level, count in counts.items())
    both = both.rename_axis("area_code").reset_index()
    return rows.merge(both, on=["level", "area_code"], how="left")


def _published(key: str, code: str, column: str) -> "pd.Series[float]":
    return pd.read_csv(raw(key)).set_index(code)[column]


def _in_force(out: Path, level: str, values: "pd.Series[float]") -> "pd.Series[float]":
    codes = recoded(out, level, values.index.to_series().reset_index(drop=True))
    return pd.Series(values.to_numpy(), index=codes.to_numpy())


def _rows(levels: dict[str, "pd.Series[float]"]) -> pd.DataFrame:
    frames = [
        pd.DataFrame({"level": level, "area_code": values.index, "value": values.to_numpy()})
        for level, values in levels.items()
    ]
    return pd.concat(frames, ignore_index=True).assign(period=PERIOD, sex="persons")
