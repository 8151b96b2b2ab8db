"""Life expectancy and healthy life expectancy: ONS and OHID."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from explorer.build.publications import raw
from explorer.build.recoding import recoded, recoded_by_level
from explorer.build.record import record
from explorer.build.writing import write_indicator
from explorer.places.levels import ENGLAND

Say = Callable[[str], None]

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
_TWO_LEVELS = ("E06", "E08", "E09")
# The header of the life expectancy workbook stands on its sixth row.
_HEADER_ROW = 5


def build(out: Path, say: Say) -> None:
    """Write every life expectancy indicator below ``out/indicators``."""
    for step in (
        _hle_2026,
        _hle_2024,
        _hle_2022,
        _life_expectancy,
        _district_series,
        _constituencies,
    ):
        step(out, say)


def _hle_2026(out: Path, say: Say) -> None:
    series = _ons_series(out, say, "hle_2026", ("lci_95", "uci_95"))
    boards = pd.read_csv(raw("hle_2026_care_boards"), dtype=str)
    boards = boards[boards["area_code"].str.startswith("E54") & boards["age_group"].eq("<1")]
    boards = pd.DataFrame(
        {
            "level": "icb",
            "area_code": recoded(out, "icb", boards["area_code"]),
            "period": boards["period"].map(_three_years),
            "sex": boards["sex"].str.lower(),
            "value": boards["hle_years"],
            "lower": boards["lower_95ci"],
            "upper": boards["upper_95ci"],
        }
    )
    entry = record("healthy-life-expectancy", "hle_2026", "hle_2026_care_boards")
    _write(out, say, entry, pd.concat([series, boards]))


def _hle_2024(out: Path, say: Say) -> None:
    limits = ("lower_confidence_interval_95", "upper_confidence_interval_95")
    series = _ons_series(out, say, "hle_2024", limits)
    _write(out, say, record("healthy-life-expectancy-2024-release", "hle_2024"), series)


def _hle_2022(out: Path, say: Say) -> None:
    limits = ("lower_confidence_interval_95", "upper_confidence_interval_95")
    series = _ons_series(out, say, "hle_2022", limits, _CUMBRIA)
    _write(out, say, record("healthy-life-expectancy-2022-release", "hle_2022"), series)


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
    _say_left_out(say, frame.loc[level.isna(), "geography"])
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
    frame = pd.read_excel(raw("le_2021_23"), header=_HEADER_ROW, dtype=str)
    prefix = frame["Area code"].str[:3]
    levels = {"E92": "country", "E12": "region", "E54": "icb", "E10": "upper-tier"}
    levels |= {"E07": "district"} | dict.fromkeys(_TWO_LEVELS, "upper-tier")
    frame = frame.assign(level=prefix.map(levels))[frame["Age group"].eq("<1")]
    _say_left_out(
        say, frame.loc[frame["level"].isna(), ["Country", "Area type"]].agg(", ".join, axis=1)
    )
    frame = frame[frame["level"].notna()]
    # One publication of a unitary authority, metropolitan district or London borough
    # is a publication for both levels at which it stands.
    twice = frame[frame["Area code"].str[:3].isin(_TWO_LEVELS)].assign(level="district")
    frame = pd.concat([frame, twice], ignore_index=True)
    values = pd.DataFrame(
        {
            "level": frame["level"],
            "area_code": recoded_by_level(out, frame["level"], frame["Area code"]),
            "period": frame["Period"].map(_three_years),
            "sex": frame["Sex"].str.lower(),
            "value": frame["Life expectancy"],
            "lower": frame["Lower confidence interval"],
            "upper": frame["Upper confidence interval"],
        }
    )
    _write(out, say, record("life-expectancy", "le_2021_23"), values)


def _district_series(out: Path, say: Say) -> None:
    frame = pd.read_csv(raw("le_districts"), dtype=str, keep_default_na=False)
    frame = frame[~frame["value"].isin(["", "NA"])]
    abolished = frame["area_code"].isin(_abolished(out))
    frame = frame[~abolished]
    country = frame["area_code"].eq(ENGLAND)
    level = country.map({True: "country", False: "district"})
    values = pd.DataFrame(
        {
            "level": level,
            "area_code": recoded_by_level(out, level, frame["area_code"]),
            "period": frame["period"].map(_three_years),
            "sex": frame["inequality"].str.lower(),
            "value": frame["value"],
        }
    )
    entry = record("life-expectancy-district-series", "le_districts")
    _write(out, say, entry, values)
    say(f"    left out: {abolished.sum()} rows of districts that have merged")


def _abolished(out: Path) -> set[str]:
    """Return districts that became part of a larger one, by declared change."""
    changes = pd.read_csv(out / "boundaries" / "places" / "code_changes.csv", dtype=str)
    merged = changes[changes["kind"].eq("merged") & changes["level"].eq("district")]
    return set(merged["former_code"])


def _constituencies(out: Path, say: Say) -> None:
    frame = pd.read_csv(raw("le_constituencies"), dtype=str, encoding="latin-1")
    frame = frame[frame["Code"].str.startswith("E14") & frame["Age group"].eq("<1")]
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
    _write(out, say, entry, values)


def _three_years(words: str) -> str:
    """Return "2022 to 2024" or "2022 - 24" as it is stored."""
    return f"{words.strip()[:4]}-01-01/P3Y"


def _say_left_out(say: Say, kinds: "pd.Series[str]") -> None:
    """Report rows of geographies that are no level of ours, by kind."""
    for kind, count in kinds.value_counts().sort_index().items():
        say(f"    left out: {count} rows of {kind}")


def _write(out: Path, say: Say, entry: dict[str, object], values: pd.DataFrame) -> None:
    numbers = ["value", *(column for column in ("lower", "upper") if column in values)]
    values = values.assign(**{name: pd.to_numeric(values[name]) for name in numbers})
    write_indicator(out, entry, values)
    counts = values.groupby("level")["area_code"].nunique().to_dict()
    listed = ", ".join(f"{level} {count}" for level, count in counts.items())
    say(f"  {entry['slug']}: {len(values):,} values; areas: {listed}")
