"""The join: every indicator, level and sex; borrowing; codes that do not match."""

import shutil
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from explorer.errors import DataError, QuestionError
from explorer.indicators import catalogue as catalogue_module
from explorer.indicators import data
from explorer.indicators import values as values_module
from explorer.indicators.catalogue import catalogue, indicator
from explorer.indicators.values import values
from explorer.periods import Period
from explorer.places import areas as areas_module
from explorer.places.areas import WHOLLY, register
from explorer.places.levels import BY_SLUG, LEVELS
from tests.golden import BLACKPOOL_YEARS, HAMPSHIRE_YEARS, NORTH_EAST
from tests.roots import damaged, own

HLE = "healthy-life-expectancy"
IMD_VALUES = "indicators/imd-score/values.csv"
COUNTS = {
    "country": 1,
    "region": 9,
    "upper-tier": 153,
    "district": 296,
    "constituency": 543,
    "icb": 42,
}
EVERY = [
    (record.slug, level, sex)
    for record in catalogue().values()
    for level in data.levels_of(record)
    for sex in record.sexes
]


@pytest.mark.parametrize(("slug", "level", "sex"), EVERY)
def test_every_indicator_joins_to_every_level_it_is_shown_at(slug, level, sex):
    record = indicator(slug)
    for period in data.published_periods(record, level, sex):
        joined = data.figures(slug, level, sex, period.iso)
        frame, report = joined.frame, joined.report
        assert list(frame["area_code"]) == sorted(register().level(level))
        assert len(frame) == COUNTS[level]
        assert report.matched + report.borrowed + report.without_value == COUNTS[level]
        assert report.matched + report.borrowed > 0
        borrowed = frame["measured_for"] != ""
        assert report.borrowed == borrowed.sum()
        assert frame.loc[borrowed, "value"].notna().all()
        if level in record.levels or not record.borrow_from:
            assert not borrowed.any()
        shown = frame["value"].notna()
        # A row without a value stands for a figure that its flag says is withheld.
        assert (frame["processing"] != "").equals(shown | (frame["flag"] != ""))


@pytest.mark.parametrize("slug", [slug for slug in catalogue() if indicator(slug).borrow_from])
def test_a_borrowed_value_is_the_lender_s_own_and_marked(slug):
    record = indicator(slug)
    for level in ("district", "constituency"):
        for sex in record.sexes:
            joined = data.figures(slug, level, sex)
            lent = data.figures(slug, "upper-tier", sex, joined.period.iso).frame
            lent = lent.set_index("area_code")
            for row in joined.frame[joined.frame["measured_for"] != ""].itertuples():
                lender = lent.loc[row.measured_for]
                assert (row.value, row.measured_for_name) == (lender["value"], lender["area_name"])
                inside = register().parts(register().area(level, row.area_code), "upper-tier")
                assert inside[0].area.code == row.measured_for
                assert inside[0].share >= WHOLLY


def test_winchester_shows_hampshire_s_figure_as_a_district_and_as_a_constituency():
    for level, code in (("district", "E07000094"), ("constituency", "E14001587")):
        row = data.figures(HLE, level, "female", "2022-2024").row(code)
        assert (row["value"], row["lower"], row["upper"]) == HAMPSHIRE_YEARS
        assert (row["measured_for"], row["measured_for_name"]) == ("E10000014", "Hampshire")


def test_blackpool_is_one_place_at_two_levels():
    row = data.figures(HLE, "district", "female", "2022-2024").row("E06000009")
    assert (row["value"], row["measured_for"]) == (BLACKPOOL_YEARS.value, "")
    row = data.figures("life-expectancy-district-series", "upper-tier", "male").row("E06000009")
    assert (row["value"], row["measured_for"]) == (74.2, "")


def test_places_without_a_figure_of_their_lender_stay_without():
    for level in ("upper-tier", "district"):
        frame = data.figures(HLE, level, "male").frame.set_index("area_name")
        for name in ("City of London", "Isles of Scilly"):
            assert pd.isna(frame.loc[name, "value"])
            assert frame.loc[name, "measured_for"] == ""


def test_a_constituency_in_several_authorities_borrows_nothing_and_lists_its_parts():
    seats = register().level("constituency").values()
    split = [seat for seat in seats if register().container(seat, "upper-tier") is None]
    assert len(split) == 113
    frame = data.figures(HLE, "constituency", "female").frame.set_index("area_code")
    assert frame.loc[[seat.code for seat in split], "value"].isna().all()
    for seat in split:
        parts = register().parts(seat, "upper-tier")
        assert 2 <= len([part for part in parts if part.share >= 0.01]) <= 3
        assert sum(part.share for part in parts) == pytest.approx(1)


def test_no_region_lends():
    for record in catalogue().values():
        assert record.borrow_from not in {"region", "country"}
    with pytest.raises(QuestionError, match="not published for districts"):
        data.figures("life-expectancy-constituency", "district")


def test_cumbria_of_the_old_release_is_listed_and_not_mapped():
    slug = "healthy-life-expectancy-2022-release"
    joined = data.figures(slug, "upper-tier", "female", "2018-2020")
    assert joined.report.unmapped == ("Cumbria",)
    assert "E10000006" not in set(joined.frame["area_code"])
    listed = data.listed(slug, "upper-tier", "female", Period.stored("2018-01-01/P3Y"))
    assert listed["area_name"].tolist() == ["Cumbria"]
    for name in ("Cumberland", "Westmorland and Furness"):
        assert pd.isna(joined.frame.set_index("area_name").loc[name, "value"])


def test_the_figures_of_a_level_have_its_boundaries():
    joined = data.figures(HLE, "region", "female")
    frame = data.boundaries("region")
    assert isinstance(frame, gpd.GeoDataFrame)
    assert frame.crs.to_epsg() == 27700
    assert joined.report.matched == 9
    assert list(frame["area_code"]) == list(joined.frame["area_code"])
    assert joined.row("E12000001")["value"] == NORTH_EAST.value
    north_east = frame.set_index("area_code").loc["E12000001"]
    assert north_east.geometry.area / 1e6 == pytest.approx(8579, rel=0.02)


def test_an_undeclared_code_is_refused_by_name_and_vintage(linked_root: Path):
    damaged(linked_root, IMD_VALUES, "district,E06000009", "district,E06999999")
    damaged(linked_root, IMD_VALUES, "district,E07000223", "district,E07000026")
    with pytest.raises(DataError) as fault:
        values("imd-score")
    for part in ("E06999999", "E07000026 (former Allerdale, merged)", "codes of May 2025"):
        assert part in str(fault.value)


def test_a_declared_recoding_is_carried_over(linked_root: Path):
    damaged(linked_root, IMD_VALUES, "E08000038", "E08000016")
    codes = set(values("imd-score")["area_code"])
    assert "E08000038" in codes
    assert "E08000016" not in codes


DAMAGE = {
    "a second value": lambda text: text + text.splitlines()[-1] + "\n",
    "a number or nothing": lambda text: text.replace("43.467", "43,467x".replace(",", ".")),
    "the columns": lambda text: text.replace("area_code", "code", 1),
    "a sex that": lambda text: text.replace("persons", "everyone", 1),
    "a flag other": lambda text: text.replace(",\n", ",odd\n", 1) if ",\n" in text else text,
}


@pytest.mark.parametrize("fault", DAMAGE)
def test_damaged_values_are_told_in_plain_words(linked_root: Path, fault: str):
    path = own(linked_root / IMD_VALUES)
    path.write_text(DAMAGE[fault](path.read_text()))
    with pytest.raises(DataError, match=fault) as error:
        data.figures("imd-score", "district")
    assert "indicators/imd-score/values.csv" in str(error.value)


@pytest.mark.parametrize(
    "name",
    [
        "boundaries/district.parquet",
        "boundaries/places/overlaps.csv",
        "indicators/imd-score/values.csv",
        "indicators/imd-score/indicator.toml",
    ],
)
def test_missing_and_damaged_files_are_named(linked_root: Path, name: str):
    path = own(linked_root / name)
    for spoil in (lambda: path.write_bytes(b"\x00\xff damaged"), path.unlink):
        spoil()
        with pytest.raises(DataError) as error:
            data.figures("imd-score", "district")
        assert path.name in str(error.value)
        _forget()


def test_a_folder_that_is_dropped_in_turns_up(linked_root: Path, run):
    source = linked_root / "indicators" / "life-expectancy-constituency"
    target = linked_root / "indicators" / "new-measure"
    shutil.copytree(source, target)
    record = target / "indicator.toml"
    record.write_text(record.read_text().replace("life-expectancy-constituency", "new-measure"))
    assert "new-measure" in catalogue()
    assert data.figures("new-measure", "constituency").row("E14001587")["value"] == 85.27
    code, out, _ = run("values", "--indicator", "new-measure", "--level", "constituency")
    assert code == 0
    assert "E14001587,Winchester,2022-01-01/P1Y,persons,85.27,84.57,85.97" in out


def test_levels_are_those_of_the_area_register():
    assert {level.slug for level in LEVELS} == set(COUNTS) == set(BY_SLUG)
    for level, count in COUNTS.items():
        assert len(register().level(level)) == count


def _forget() -> None:
    """Make the next question read the files again."""
    for cached in (
        areas_module._register,
        catalogue_module._catalogue,
        values_module._values,
        data._figures,
    ):
        cached.cache_clear()
