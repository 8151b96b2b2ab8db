"""Every embedded life expectancy against its publication.

The publications are read once more here, without the code that built the data.
"""

import csv
import gzip
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from explorer.build.publications import sources_folder
from explorer.root import data_root

HLE = "healthy-life-expectancy"
HLE_2024 = "healthy-life-expectancy-2024-release"
HLE_2022 = "healthy-life-expectancy-2022-release"
ENGLAND = "E92000001"

Key = tuple[str, str, str, str]
Numbers = tuple[float | None, ...]

SOURCES = sources_folder()
FORMER = {
    "E08000016": "E08000038",
    "E08000019": "E08000039",
    "E10000023": "E06000065",
    "E10000027": "E06000066",
}
LEVEL_OF_GEOGRAPHY = {
    "Nation": "country",
    "Region": "region",
    "County or Unitary Authority": "upper-tier",
    "Local Authority District": "upper-tier",
}
RELEASE_FILES = {
    HLE: ("ons_hle_2011-13_to_2022-24_release-2026-02.csv.gz", "lci_95", "uci_95"),
    HLE_2024: (
        "ons_hle_2011-13_to_2021-23_release-2024-12.csv.gz",
        "lower_confidence_interval_95",
        "upper_confidence_interval_95",
    ),
    HLE_2022: (
        "ons_hle_2011-13_to_2018-20_release-2022-03.csv.gz",
        "lower_confidence_interval_95",
        "upper_confidence_interval_95",
    ),
}
# Metropolitan counties (E11) stand in one release as counties, though their boroughs do too;
# other nations' areas stand in all three.
ENGLISH = {"E92", "E12", "E06", "E08", "E09", "E10"}
needs_sources = pytest.mark.skipif(
    SOURCES is None,
    reason="the raw publications are not here; set EXPLORER_SOURCES to the folder that holds them",
)


def three_years(first: int) -> str:
    """Return a period of three years as it is stored."""
    return f"{first}-01-01/P3Y"


def publication(name: str) -> Path:
    """Return the path of a raw health publication."""
    assert SOURCES is not None
    return SOURCES / "health" / name


def number(text: str) -> float | None:
    """Return a published number; nothing where a cell is blank."""
    return float(text) if text else None


def embedded(slug: str) -> dict[Key, Numbers]:
    """Return the embedded rows by key, nothing where a limit is not published."""
    path = data_root() / "indicators" / slug / "values.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            (row["level"], row["area_code"], row["period"], row["sex"]): tuple(
                number(row[column]) for column in ("value", "lower", "upper")
            )
            for row in csv.DictReader(file)
        }


def published_hle(slug: str) -> Iterator[tuple[Key, Numbers]]:
    """Yield the English rows of one release of healthy life expectancy."""
    name, lower, upper = RELEASE_FILES[slug]
    with gzip.open(publication(name), "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            level = LEVEL_OF_GEOGRAPHY.get(row["geography"])
            code = row["areacd"]
            if level and code[:3] in ENGLISH and row["observation"]:
                period = row["period"].replace("T00:00:00", "")
                sex = row["indicator"].removesuffix(" healthy life expectancy").lower()
                limits = number(row[lower]), number(row[upper])
                key = (level, FORMER.get(code, code), period, sex)
                yield key, (number(row["observation"]), *limits)


def published_boards() -> Iterator[tuple[Key, Numbers]]:
    """Yield the care boards of the transcribed extract, at birth."""
    path = publication("ons_hle_icb_region_2022-24_extract.csv")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["area_code"].startswith("E54") and row["age_group"] == "<1":
                key = ("icb", row["area_code"], three_years(2022), row["sex"].lower())
                numbers = (row["hle_years"], row["lower_95ci"], row["upper_95ci"])
                yield key, tuple(map(number, numbers))


def published_life_expectancy() -> Iterator[tuple[Key, Numbers]]:
    """Yield the English rows of the life expectancy workbook, at birth."""
    workbook = openpyxl.load_workbook(
        publication("ons_le_all_ages_local_areas_2021-23.xlsx"), read_only=True
    )
    levels = {"Country": ["country"], "Region": ["region"], "Integrated Care Board": ["icb"]}
    local = {"E07": ["district"], "E10": ["upper-tier"]}
    for cells in workbook.worksheets[0].iter_rows(min_row=7, values_only=True):
        _, country, kind, code, _, sex, _, age, _, *numbers = cells
        if country != "England" or age != "<1" or kind == "Combined Authority":
            continue
        at = levels.get(kind) or local.get(code[:3]) or ["upper-tier", "district"]
        for level in at:
            key = (level, code, three_years(2021), sex.lower())
            yield key, tuple(float(x) for x in numbers)


def published_district_series() -> Iterator[tuple[Key, Numbers]]:
    """Yield the rows of today's districts, and of England, that have a value."""
    path = publication("ohid_life_expectancy_at_birth_lad_2015-17_to_2023-25.csv.gz")
    boundaries = data_root() / "boundaries" / "district.parquet"
    today = set(pq.read_table(boundaries, columns=["area_code"])["area_code"].to_pylist())
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = FORMER.get(row["area_code"], row["area_code"])
            if row["value"] != "NA" and code in today | {ENGLAND}:
                level = "country" if row["area_type"] == "Country" else "district"
                first = int(row["period"].split(" - ")[0])
                key = (level, code, three_years(first), row["inequality"].lower())
                yield key, (number(row["value"]), None, None)


def published_constituencies() -> Iterator[tuple[Key, Numbers]]:
    """Yield the English constituencies."""
    path = publication("ons_le_at_birth_constituency_2022.csv")
    with path.open(encoding="latin-1", newline="") as file:
        for period, code, _, _, sex, _, _, _, *numbers in csv.reader(file):
            if code.startswith("E14"):
                key = ("constituency", code, f"{period}-01-01/P1Y", sex.lower())
                yield key, tuple(map(number, numbers))


READERS: dict[str, Callable[[], Iterable[tuple[Key, Numbers]]]] = {
    HLE: lambda: [*published_hle(HLE), *published_boards()],
    HLE_2024: lambda: published_hle(HLE_2024),
    HLE_2022: lambda: published_hle(HLE_2022),
    "life-expectancy": published_life_expectancy,
    "life-expectancy-district-series": published_district_series,
    "life-expectancy-constituency": published_constituencies,
}


@needs_sources
@pytest.mark.parametrize("slug", READERS)
def test_every_row_is_as_published_and_none_is_lost(slug: str) -> None:
    rows = list(READERS[slug]())
    published = dict(rows)
    assert len(published) == len(rows)
    assert embedded(slug) == published
