"""Maps of equal hexagons: one place for each area, and neighbours whatever is drawn."""

import json

import pytest
import shapely

from explorer.build import hexagons as building
from explorer.errors import DataError, QuestionError
from explorer.indicators import data
from explorer.indicators.outlines import cartogram
from explorer.maps import assets, files
from explorer.maps.hexagons import HEXAGONS, MAP, cells, content
from explorer.maps.layer_state import layer_state_content
from explorer.maps.locator import locator
from explorer.places.areas import register
from explorer.questions.blocks import Drawing
from explorer.questions.page import every
from explorer.questions.registry import QUESTIONS
from explorer.words.hexagons import hexagons_credit
from tests.roots import damaged

LEVELS = {"upper-tier": 153, "district": 296, "constituency": 543}
# From a hexagon to those that touch it: right and left, then above and below, in half widths and
# rows.
STEPS = ((2, 0), (-2, 0), (1, 1), (-1, 1), (1, -1), (-1, -1))
EDGBASTON, NORTHFIELD, SELLY_OAK = "E14001092", "E14001097", "E14001099"
FILE = "boundaries/hexagons/upper-tier.csv"


def touching(held):
    """Return the pairs of areas whose hexagons touch."""
    middles = {code: (2 * column + row % 2, row) for code, (column, row) in held.items()}
    at = {middle: code for code, middle in middles.items()}
    return {
        frozenset((code, other))
        for code, (x, y) in middles.items()
        for dx, dy in STEPS
        if (other := at.get((x + dx, y + dy)))
    }


def on_the_ground(level):
    frame = data.boundaries(level)
    shapes, codes = frame.geometry.to_numpy(), frame["area_code"].to_numpy()
    one, other = shapely.STRtree(shapes).query(shapes, predicate="touches")
    return {frozenset(pair) for pair in zip(codes[one], codes[other], strict=True)}


@pytest.mark.parametrize("level", LEVELS)
def test_every_area_in_force_has_one_hexagon_of_its_own(level):
    held = cells(level)
    assert list(held) == list(register().level(level))
    assert len(held) == len(set(held.values())) == LEVELS[level]


@pytest.mark.parametrize("level", ["region", "icb", "country"])
def test_a_level_without_a_cartogram_has_none(level):
    assert cells(level) is None and cartogram(level) is None
    assert assets.hexagons_url(level) is None


def test_constituencies_stand_where_their_cartogram_has_them(sources):
    """In the file Edgbaston is at column 53 of row -33, Northfield at 54 of -34."""
    raw = json.loads((sources / "boundaries/HEX_PCON_2024_UK.hexjson").read_text(encoding="utf-8"))
    published = {
        code: (one["q"] - 43, one["r"] + 46)
        for code, one in raw["hexes"].items()
        if code.startswith("E")
    }
    assert cells("constituency") == published


def test_odd_rows_lie_further_east():
    """Row -33 is odd: Edgbaston lies above Northfield (54) and the one west of it (53)."""
    held = cells("constituency")
    assert held[EDGBASTON] == (10, 13) and held[NORTHFIELD] == (11, 12)
    pairs = touching(held)
    assert frozenset((EDGBASTON, NORTHFIELD)) in pairs
    # They touch on the ground too.
    assert frozenset((EDGBASTON, NORTHFIELD)) in on_the_ground("constituency")


@pytest.mark.parametrize("level", LEVELS)
def test_neighbours_are_the_same_in_a_region_alone_and_in_england(level):
    held, areas = cells(level), register().level(level)
    england = touching(held)
    broken = 0
    for region in register().level("region"):
        part = {
            code: cell for code, cell in held.items() if areas[code].parents["region"] == region
        }
        within = {pair for pair in england if pair <= set(part)}
        assert touching(building.settled(part)) == within
        # Counted from its own lowest row instead, every second row would lie on the wrong side.
        low = min(row for _, row in part.values())
        own = {code: (column, row - low) for code, (column, row) in part.items()}
        broken += touching(own) != within
    assert broken > 0


@pytest.mark.parametrize(
    ("level", "least"), [("upper-tier", 0.7), ("district", 0.7), ("constituency", 0.54)]
)
def test_most_neighbours_on_the_ground_touch(level, least):
    real = on_the_ground(level)
    assert len(real & touching(cells(level))) / len(real) > least


@pytest.mark.parametrize("level", LEVELS)
def test_regions_hold_together(level):
    held, areas = cells(level), register().level(level)
    pairs = touching(held)
    apart = {}
    for region in register().level("region"):
        left = {code for code in held if areas[code].parents["region"] == region}
        parts = []
        while left:
            part, reached = set(), {left.pop()}
            while reached:
                code = reached.pop()
                part.add(code)
                beside = {other for pair in pairs if code in pair for other in pair}
                reached |= beside & left
                left -= beside
            parts.append(len(part))
        if len(parts) > 1:
            apart[region] = sorted(parts)[:-1]
    # The Isle of Wight is an island there too; nothing larger is torn off.
    assert sum(map(sum, apart.values())) <= 2, apart


@pytest.mark.parametrize(
    ("find", "put", "said"),
    [
        ("E06000009,", "E06999999,", "E06000009, E06999999"),
        ("E06000009,", "E06000008,", "E06000009"),
        ("E06000009,1,15", "E06000009,x,15", "damaged"),
        ("E06000009,1,15", "E06000009,1,99", "outside 0 to 62"),
        ("column", "col", "damaged"),
        # Hartlepool stands there already.
        ("E06000009,1,15", "E06000009,6,16", "a place, twice"),
    ],
)
def test_a_damaged_file_is_named(linked_root, find, put, said):
    damaged(linked_root, FILE, find, put, 1)
    with pytest.raises(DataError, match=said) as told:
        cells("upper-tier")
    assert FILE in str(told.value)


def test_the_build_refuses_what_does_not_match():
    frame = data.boundaries("upper-tier")
    held = cells("upper-tier")
    building.check("upper-tier", held, frame)
    with pytest.raises(ValueError, match="E06000009"):
        building.check(
            "upper-tier", {code: one for code, one in held.items() if code != "E06000009"}, frame
        )
    with pytest.raises(ValueError, match="share a hexagon"):
        building.check("upper-tier", held | {"E06000009": held["E06000001"]}, frame)


# What travels ---------------------------------------------------------------------------------


def drawings(name, **asked):
    question = QUESTIONS[name]
    page = question.answer(question.asked(asked))
    return {one.name: one.message for one in every(page.blocks) if isinstance(one, Drawing)}


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("", {"indicator": "imd-score", "level": "constituency"}),
        ("doctors", {"level": "constituency"}),
        ("gap", {"level": "upper-tier"}),
    ],
)
def test_shapes_change_nothing_else_that_a_map_is_told(page, asked):
    plain, drawn = drawings(page, **asked), drawings(page, **asked, shape="hexagons")
    assert set(plain) == set(drawn)
    shaped = {name for name, told in drawn.items() if "shape" in told}
    # The close-up has practices on it, which stand where they stand; the table has no map.
    assert shaped == set(drawn) - {"doctors-close-map", "doctors-table"}
    for name, told in drawn.items():
        assert "shape" not in plain[name]
        rest = {key: value for key, value in told.items() if key not in {"shape", "files"}}
        assert rest == {key: value for key, value in plain[name].items() if key != "files"}


def test_a_map_names_its_cartogram_and_where_it_is_found():
    state = json.loads(layer_state_content("imd-score", "constituency", "value"))
    assert state["geometry"]["hexagons"] == assets.hexagons_url("constituency")
    assert state["words"]["shape"]["credit"] == "Hex cartogram © Open Innovations, CC BY 4.0."
    (held,) = [one for one in state["record"]["origins"] if "Open Innovations" in one["text"]]
    assert held["url"] == "https://github.com/open-innovations/constituencies"
    district = hexagons_credit(cartogram("district"))
    assert "Placed by us" in district and "Carl Baker" in district
    assert "Open Parliament Licence v3.0" in district
    none = json.loads(layer_state_content("imd-score", "region", "value"))
    assert "hexagons" not in none["geometry"]
    assert none["words"]["shape"] == {"none": "There is no hexagon map of regions."}


def test_543_places_travel_in_about_a_kilobyte():
    assert len(content("constituency")) < 1_300


def test_hexagons_are_served_by_their_address_alone(status):
    address = assets.hexagons_url("constituency")
    assert status(address) == 200
    assert status(address.replace("constituency.", "constituency.0")) == 404
    assert status("assets/hexagons/region..json") == 404
    assert status("assets/hexagons/nowhere.0.json") == 404


# Files and addresses ----------------------------------------------------------------------------


def test_an_exported_map_opens_as_asked_and_holds_both_shapes():
    asked = ("imd-score", "constituency", "persons", None, {})
    drawn, plain = files.map_page(*asked, shape=HEXAGONS), files.map_page(*asked)
    assert '"shape":"hexagons"' in drawn and '"shape":"hexagons"' not in plain
    for page in (drawn, plain):
        assert assets.hexagons_url("constituency") in page
        assert "Open Innovations, CC BY 4.0" in page


def test_a_level_without_hexagons_says_so(run, tmp_path):
    path = tmp_path / "map.html"
    code, _, told = run(
        "export", "map", "--indicator", "imd-score", "--level", "region", "--shape", "hexagons",
        "-o", str(path),
    )  # fmt: skip
    assert code == 2 and not path.exists()
    assert "no hexagon map of regions. Choose one of: upper-tier, district, constituency" in told


@pytest.mark.parametrize("name", ["", "doctors", "gap", "area"])
def test_the_shape_is_in_the_address_and_stays(name):
    question = QUESTIONS[name]
    first, problems = question.read({"shape": "hexagons"})
    assert problems == [] and first.shape == HEXAGONS
    assert first.to_query()["shape"] == HEXAGONS
    assert question.read(first.to_query()) == (first, [])
    assert question.read({})[0].shape == MAP and "shape" not in question.read({})[0].to_query()
    wrong, told = question.read({"shape": "cubes"})
    assert wrong.shape == MAP and "There is no shape 'cubes' here" in told[0]
    with pytest.raises(QuestionError, match="cubes"):
        question.asked({"shape": "cubes"})


def test_the_shape_outlives_every_other_choice():
    question = QUESTIONS[""]
    view = question.changed(question.read({})[0], "shape", "hexagons")
    for change, value in (
        ("by", "district"), ("show", "imd-score"), ("by", "constituency"),
        ("area", "E14001105"), ("by", "region"), ("by", "upper-tier"), ("keep", True),
    ):  # fmt: skip
        view = question.changed(view, change, value)
        assert view.shape == HEXAGONS, change
    assert question.changed(view, "shape", "map").shape == MAP


# The small map of an area -----------------------------------------------------------------------


def test_the_small_map_names_the_same_neighbours():
    seat = register().area("constituency", "E14001104")
    plain, drawn = locator(seat), locator(seat, HEXAGONS)
    names = [one.area.name for one in plain.neighbours]
    assert [one.area.name for one in drawn.neighbours] == names != []
    assert plain.svg != drawn.svg
    board = next(iter(register().level("icb").values()))
    assert locator(board, HEXAGONS) == locator(board)
