"""How places are built: points placed, tables compared with sources they are not made from."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point

from explorer.build.placing import Placer
from explorer.build.postcodes import NO_POSITION
from explorer.build.publications import raw, sources_folder
from explorer.places.areas import register
from explorer.root import data_root

PLACES = data_root() / "boundaries" / "places"
RENUMBERED = {"E08000016": "E08000038", "E08000019": "E08000039"}

needs_sources = pytest.mark.skipif(
    sources_folder() is None,
    reason="the raw publications are absent: set EXPLORER_SOURCES to compare with them",
)


@pytest.fixture(scope="module")
def placer() -> Placer:
    return Placer(data_root())


def at(*positions: tuple[float, float]) -> gpd.GeoSeries:
    return gpd.GeoSeries([Point(place) for place in positions], crs=27700)


@needs_sources
def test_points_are_placed_at_every_level(placer):
    placed = placer.place(at((330600, 436000), (448100, 129500)))
    assert placed.areas["district"].tolist() == ["E06000009", "E07000094"]
    assert placed.areas["upper-tier"].tolist() == ["E06000009", "E10000014"]
    assert placed.areas["region"].tolist() == ["E12000002", "E12000008"]
    assert placed.areas["icb"].tolist() == ["E54000048", "E54000042"]
    assert placed.by_nearest == placed.unplaced == {"constituency": 0, "district": 0}


@needs_sources
def test_points_off_the_coast_go_to_the_nearest_within_500_metres(placer):
    blackpool = gpd.read_parquet(data_root() / "boundaries" / "district.parquet")
    blackpool = blackpool.set_index("area_code").geometry["E06000009"]
    west, _, _, _ = blackpool.bounds
    shore = 436000
    placed = placer.place(at((west - 100, shore), (west - 3000, shore)))
    assert placed.areas["district"].iloc[0] == "E06000009"
    assert placed.areas.iloc[1].isna().all()
    assert placed.by_nearest == {"constituency": 1, "district": 1}
    assert placed.unplaced == {"constituency": 1, "district": 1}


@needs_sources
def test_the_index_of_the_points_is_kept(placer):
    points = at((448100, 129500), (330600, 436000)).set_axis([70, 7])
    placed = placer.place(points)
    assert placed.areas.index.tolist() == [70, 7]
    assert placed.areas.loc[7, "district"] == "E06000009"


@needs_sources
def test_districts_of_postcodes_agree_with_ordnance_survey(placer):
    """Code-Point Open names a district of its own for each postcode; every 300th is compared."""
    frame = pd.read_parquet(raw("postcodes_2023"))
    frame = frame[frame["positional_quality"] != NO_POSITION].iloc[::300]
    points = gpd.points_from_xy(frame["easting"], frame["northing"], crs=27700)
    placed = placer.place(gpd.GeoSeries(points, index=frame.index))
    theirs = frame["lad_code"].astype(str).replace(RENUMBERED)
    assert len(frame) > 4_900
    assert (placed.areas["district"] == theirs).mean() > 0.999
    assert placed.areas["constituency"].notna().all()


@needs_sources
def test_overlaps_add_up_to_the_people_of_each_constituency():
    overlaps = pd.read_csv(PLACES / "overlaps.csv")
    theirs = lookup("derived_pcon24_rgn24_en.csv").set_index("PCON24CD")
    theirs = theirs["census2021_population"].astype(int)
    for level in ("district", "upper-tier"):
        pairs = overlaps[
            (overlaps["from_level"] == "constituency") & (overlaps["to_level"] == level)
        ]
        ours = pairs.groupby("from_code")["people"].sum()
        pd.testing.assert_series_equal(ours, theirs, check_names=False, check_index_type=False)


def test_113_constituencies_are_in_several_upper_tier_areas():
    seats = register().level("constituency").values()
    across = [seat for seat in seats if register().container(seat, "upper-tier") is None]
    assert (len(across), len(seats)) == (113, 543)


@pytest.mark.parametrize("level", ["district", "upper-tier"])
def test_every_area_is_overlapped_by_constituencies_and_care_boards(level):
    overlaps = pd.read_csv(PLACES / "overlaps.csv")
    for first in ("constituency", "icb"):
        pairs = overlaps[(overlaps["from_level"] == first) & (overlaps["to_level"] == level)]
        assert set(pairs["to_code"]) == set(register().level(level))
        assert set(pairs["from_code"]) == set(register().level(first))
        assert (pairs["people"] > 0).all()


@needs_sources
def test_no_former_code_that_a_source_names_is_left_out():
    known = {change.former_code for change in register().changes}
    in_force = {*register().level("district"), *register().level("upper-tier")}
    listed = {
        "la_all_codes.csv": ("LADCD", "LAD20CD"),
        "lookup_ltla22_ltla23.csv": ("ltla22_code",),
        "utla_all_codes.csv": ("UTLACD",),
    }
    for name, columns in listed.items():
        for column in columns:
            codes = lookup(name)[column].dropna()
            english = set(codes[codes.str.fullmatch(r"E(06|07|08|09|10)\d{6}")])
            assert english <= known | in_force, (name, column)


@needs_sources
def test_successors_of_2023_agree_with_the_lookup_of_that_year():
    """Code changes are made from one list of codes; the 2022 to 2023 look-up is another."""
    lookup_2023 = lookup("lookup_ltla22_ltla23.csv")
    theirs = lookup_2023[lookup_2023["ltla22_code"] != lookup_2023["ltla23_code"]]
    theirs = theirs[theirs["ltla22_code"].str.startswith("E")]
    ours = {c.former_code: c.code for c in register().changes if c.level == "district"}
    assert len(theirs) == 17
    for former, code in theirs[["ltla22_code", "ltla23_code"]].itertuples(index=False):
        assert ours[former] == code


@needs_sources
def test_boards_of_2026_have_the_predecessors_that_their_list_names():
    theirs = lookup("derived_icb26_nhser26.csv").set_index("ICB26CD")["from_ICB24_ODS"]
    ods = lookup("derived_icb23_nhser24.csv").set_index("ICB23CD")["ICB_ODS_CODE"]
    boards = pd.read_csv(PLACES / "icb_2026.csv")
    ours = boards["icb_code"].map(ods).groupby(boards["icb26_code"]).agg(set)
    assert len(theirs) == len(ours) == 36
    for code, named in theirs.items():
        assert ours[code] == set(named.split()), code
    assert (boards["icb26_code"] == boards["icb_code"]).sum() == 29


def test_populations_of_counties_are_the_sums_of_their_districts():
    """Upper-tier figures are published; their districts' are too, and must agree."""
    frame = pd.read_csv(PLACES / "populations.csv").set_index(["level", "area_code"])["population"]
    districts = register().level("district").values()
    parents = pd.Series({area.code: area.parents["upper-tier"] for area in districts})
    sums = frame["district"].groupby(parents).sum()
    pd.testing.assert_series_equal(
        sums, frame["upper-tier"].sort_index(), check_names=False, check_index_type=False
    )


def lookup(name: str) -> pd.DataFrame:
    folder = sources_folder()
    assert folder is not None
    return pd.read_csv(folder / "lookups" / name, dtype=str)
