"""Overlaps, former codes, populations and the postcode book as built."""

import tomllib

import pandas as pd
import pytest

from explorer.places import postcodes
from explorer.places.areas import register
from explorer.root import data_root
from tests.golden import RESIDENTS
from tests.roots import own

PLACES = data_root() / "boundaries" / "places"


@pytest.fixture(scope="module")
def overlaps() -> pd.DataFrame:
    return pd.read_csv(PLACES / "overlaps.csv")


def test_783_pairs_of_constituency_and_district(overlaps):
    pairs = overlaps[
        (overlaps["from_level"] == "constituency") & (overlaps["to_level"] == "district")
    ]
    assert len(pairs) == 783
    assert pairs["from_code"].nunique() == 543
    assert pairs["to_code"].nunique() == 296
    assert pairs["people"].sum() == 56_490_284


def test_shares_add_to_one_both_ways(overlaps):
    totals = overlaps.groupby(["from_level", "to_level", "from_code"])["share"].sum()
    assert (totals - 1).abs().max() < 1e-5
    for area in register().level("district").values():
        parts = register().parts(area, "constituency")
        assert sum(part.share for part in parts) == pytest.approx(1)


def test_people_of_known_seats(overlaps):
    seats = overlaps[overlaps["to_level"] == "district"].groupby("from_code")["people"].sum()
    assert seats["E14001105"] == 109_445
    assert seats["E14001587"] == 104_780
    winchester = register().area("constituency", "E14001587")
    (hampshire,) = register().parts(winchester, "upper-tier")
    assert (hampshire.area.code, hampshire.share) == ("E10000014", 1.0)


def test_former_codes_lead_to_areas_in_force():
    kinds = {}
    for change in register().changes:
        assert change.code in register().level(change.level)
        is_current = change.former_code in register().level(change.level)
        assert is_current == (change.kind == "renamed") == (change.former_code == change.code)
        kinds.setdefault(change.former_code, set()).add(change.kind)
    assert kinds["E08000016"] == {"recoded"}
    assert kinds["E10000006"] == {"split"}
    assert kinds["E07000026"] == {"merged"}
    assert register().recoded("upper-tier")["E10000023"] == "E06000065"
    assert "E07000163" not in register().recoded("district")


def test_the_36_boards_of_today_are_made_of_the_42():
    boards = pd.read_csv(PLACES / "icb_2026.csv")
    assert boards["icb26_code"].nunique() == 36
    assert set(boards["icb_code"]) == set(register().level("icb"))
    assert (boards.groupby("icb_code")["share_of_old"].sum() - 1).abs().max() < 1e-5
    split = boards[boards["share_of_old"] < 1]["icb_name"].unique()
    assert len(split) == 3
    assert boards["people"].sum() == 56_490_284


def test_populations():
    frame = pd.read_csv(PLACES / "populations.csv").set_index(["level", "area_code"])["population"]
    assert frame["country", "E92000001"] == RESIDENTS
    assert frame["upper-tier", "E10000014"] == 1_428_559
    assert frame["district", "E06000009"] == 142_708
    assert frame["district", "E07000094"] == 132_440
    assert frame["constituency"].sum() == 57_106_398
    assert frame["icb"].sum() == 57_112_129
    for level in ("region", "upper-tier", "district"):
        assert frame[level].sum() == RESIDENTS
        assert set(frame[level].index) == set(register().level(level))
    assert frame["constituency", "E14001105"] == 110_074


def test_the_postcode_book_is_small_complete_and_counted():
    record = tomllib.loads((PLACES / "places.toml").read_text())["postcodes"]
    book = postcodes.book()
    assert len(book.postcodes) == record["postcodes"] == 1_481_850
    assert record["without_position"] == 836
    assert (book.postcodes[1:] > book.postcodes[:-1]).all()
    assert (PLACES / "postcodes.parquet").stat().st_size <= 2_500_000
    without = (book.places["district"] == -1).sum()
    assert without == 836 + record["unplaced_district"]
    for level in ("constituency", "district", "icb"):
        assert set(book.codes[level]) <= set(register().level(level))


@pytest.mark.parametrize(
    ("postcode", "district", "seat"),
    [
        ("FY1 2LX", "E06000009", "E14001105"),
        ("FY1 4PR", "E06000009", "E14001105"),
        ("SO23 9LJ", "E07000094", "E14001587"),
    ],
)
def test_known_postcodes(postcode, district, seat):
    areas = postcodes.lookup(postcode).areas
    assert (areas["district"], areas["constituency"]) == (district, seat)


def test_a_damaged_postcode_list_is_told(linked_root, run):
    own(linked_root / "boundaries/places/postcodes.parquet").write_bytes(b"PAR1 nonsense")
    code, _, errors = run("find", "FY1 2LX")
    assert code == 1
    assert "The postcode list is damaged" in errors
