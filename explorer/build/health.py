"""Life expectancy and healthy life expectancy: ONS and OHID."""

from pathlib import Path

import pandas as pd

from explorer.build.publications import raw
from explorer.build.recoding import recoded, recoded_by_level
from explorer.build.record import record
from explorer.build.series import Say, say_left_out, three_years, write_values
from explorer.places.levels import ENGLAND

# English areas of the ONS files. Combined authorities, metropolitan counties (whose boroughs
# are published as well) and other nations are no level of ours: left out and counted.
_LEVEL_OF_CODE = {
    "E92": "country",
    "E12": "region",
    "E06": "upper-tier",
    "E08": "upper-tier",
    "E09": "upper-tier",
    "E10": "upper-tier",
}
_CUMBRIA = frozenset({"E10000006"})
# Ages in the publications: an expectancy at the youngest age of its band.
_AT_BIRTH, _AT_65 = "<1", "65 to 69"
_TWO_LEVELS = ("E06", "E08", "E09")
# The header of the life expectancy workbook stands on its sixth row.
_HEADER_ROW = 5


def build(out: Path, say: Say) -> None:
    """Write every life expectancy indicator below ``out/indicators``."""
    for step in (
        _hle_2026,
        _hle_65,
        _hle_2024,
        _hle_2022,
        _life_expectancy,
        _district_series,
        _constituencies,
    ):
        step(out, say)


def _hle_2026(out: Path, say: Say) -> None:
    series = _ons_series(out, say, "hle_2026", ("lci_95", "uci_95"))
    extract = _extract(out, _AT_BIRTH)
    boards = extract[extract["level"].eq("icb")]
    entry = record("healthy-life-expectancy", "hle_2026", "hle_2026_care_boards")
    write_values(out, say, entry, pd.concat([series, boards]))


def _hle_65(out: Path, say: Say) -> None:
    entry = record("healthy-life-expectancy-65", "hle_2026_care_boards")
    write_values(out, say, entry, _extract(out, _AT_65))


def _extract(out: Path, age: str) -> pd.DataFrame:
    """Return the value rows of the transcribed extract of the release of 2026 for one age."""
    frame = pd.read_csv(raw("hle_2026_care_boards"), dtype=str)
    frame = frame[frame["age_group"].eq(age)]
    level = frame["area_code"].str[:3].map(_LEVEL_OF_CODE | {"E54": "icb"})
    return pd.DataFrame(
        {
            "level": level,
            "area_code": recoded_by_level(out, level, frame["area_code"]),
            "period": frame["period"].map(three_years),
            "sex": frame["sex"].str.lower(),
            "value": frame["hle_years"],
            "lower": frame["lower_95ci"],
            "upper": frame["upper_95ci"],
        }
    )


def _hle_2024(out: Path, say: Say) -> None:
    limits = ("lower_confidence_interval_95", "upper_confidence_interval_95")
    series = _ons_series(out, say, "hle_2024", limits)
    write_values(out, say, record("healthy-life-expectancy-2024-release", "hle_2024"), series)


def _hle_2022(out: Path, say: Say) -> None:
    limits = ("lower_confidence_interval_95", "upper_confidence_interval_95")
    series = _ons_series(out, say, "hle_2022", limits, _CUMBRIA)
    write_values(out, say, record("healthy-life-expectancy-2022-release", "hle_2022"), series)


def _ons_series(
    out: Path,
    say: Say,
    key: str,
    limits: tuple[str, str],
    listed: frozenset[str] = frozenset(),
) -> pd.DataFrame:
    """Return the value rows of England, its regions and authorities of one release."""
    frame = pd.read_csv(raw(key), dtype=str, keep_default_na=False)
    level = frame["areacd"].str[:3].map(_LEVEL_OF_CODE)
    published = frame["observation"].ne("")
    say_left_out(say, frame.loc[level.isna(), "geography"])
    say(f"    left out: {(level.notna() & ~published).sum()} rows without a published value")
    frame = frame.assign(level=level)[level.notna() & published]
    lower, upper = limits
    return pd.DataFrame(
        {
            "level": frame["level"],
            "area_code": recoded_by_level(out, frame["level"], frame["areacd"], listed),
            "period": frame["period"].str.replace("T00:00:00", "", regex=False),
            "sex": frame["indicator"].str.split().str[0].str.lower(),
            "value": frame["observation"],
            "lower": frame[lower],
            "upper": frame[upper],
        }
    )


def _life_expectancy(out: Path, say: Say) -> None:
    ages = pd.read_excel(raw("le_2021_23"), header=_HEADER_ROW, dtype=str)
    for slug, age in (("life-expectancy", _AT_BIRTH), ("life-expectancy-65", _AT_65)):
        rows = ages[ages["Age group"].eq(age)]
        write_values(out, say, record(slug, "le_2021_23"), _life_rows(out, say, rows))


def _life_rows(out: Path, say: Say, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the value rows of the life expectancy workbook for one age."""
    prefix = frame["Area code"].str[:3]
    levels = {"E92": "country", "E12": "region", "E54": "icb", "E10": "upper-tier"}
    levels |= {"E07": "district"} | dict.fromkeys(_TWO_LEVELS, "upper-tier")
    frame = frame.assign(level=prefix.map(levels))
    say_left_out(
        say, frame.loc[frame["level"].isna(), ["Country", "Area type"]].agg(", ".join, axis=1)
    )
    frame = frame[frame["level"].notna()]
    # One publication of a unitary authority, metropolitan district or London borough
    # is a publication for both levels at which it stands.
    twice = frame[frame["Area code"].str[:3].isin(_TWO_LEVELS)].assign(level="district")
    frame = pd.concat([frame, twice], ignore_index=True)
    return pd.DataFrame(
        {
            "level": frame["level"],
            "area_code": recoded_by_level(out, frame["level"], frame["Area code"]),
            "period": frame["Period"].map(three_years),
            "sex": frame["Sex"].str.lower(),
            "value": frame["Life expectancy"],
            "lower": frame["Lower confidence interval"],
            "upper": frame["Upper confidence interval"],
        }
    )


def _district_series(out: Path, say: Say) -> None:
    for slug, key in (
        ("life-expectancy-district-series", "le_districts"),
        ("life-expectancy-gap-inside", "le_inside_districts"),
    ):
        _districts(out, say, slug, key)


def _districts(out: Path, say: Say, slug: str, key: str) -> None:
    """Write an indicator that Fingertips publishes for England and its districts, by sex."""
    frame = pd.read_csv(raw(key), dtype=str, keep_default_na=False)
    published = ~frame["value"].isin(["", "NA"])
    say(f"    left out: {(~published).sum()} rows without a published value")
    frame = frame[published]
    abolished = frame["area_code"].isin(_abolished(out))
    frame = frame[~abolished]
    country = frame["area_code"].eq(ENGLAND)
    level = country.map({True: "country", False: "district"})
    values = pd.DataFrame(
        {
            "level": level,
            "area_code": recoded_by_level(out, level, frame["area_code"]),
            "period": frame["period"].map(three_years),
            "sex": frame["inequality"].str.lower(),
            "value": frame["value"],
        }
    )
    write_values(out, say, record(slug, key), values)
    say(f"    left out: {abolished.sum()} rows of districts that have merged")


def _abolished(out: Path) -> set[str]:
    """Return districts that became part of a larger one, by declared change."""
    changes = pd.read_csv(out / "boundaries" / "places" / "code_changes.csv", dtype=str)
    merged = changes[changes["kind"].eq("merged") & changes["level"].eq("district")]
    return set(merged["former_code"])


def _constituencies(out: Path, say: Say) -> None:
    frame = pd.read_csv(raw("le_constituencies"), dtype=str, encoding="latin-1")
    frame = frame[frame["Code"].str.startswith("E14") & frame["Age group"].eq(_AT_BIRTH)]
    values = pd.DataFrame(
        {
            "level": "constituency",
            "area_code": recoded(out, "constituency", frame["Code"]),
            "period": frame["Period"] + "-01-01/P1Y",
            "sex": frame["Sex"].str.lower(),
            "value": frame["Life expectancy (years)"],
            "lower": frame["Lower 95% confidence interval"],
            "upper": frame["Upper 95% confidence interval"],
        }
    )
    entry = record("life-expectancy-constituency", "le_constituencies")
    write_values(out, say, entry, values)
