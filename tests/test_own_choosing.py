"""How an area of one's own is chosen and kept: names, postcodes, shapes, addresses, files."""

import json
import random
import zlib
from base64 import urlsafe_b64encode

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.own import catchments
from explorer.analysis.own.catchment import catchment, looks_like_list
from explorer.analysis.own.chosen import chosen
from explorer.analysis.own.ground import ground
from explorer.analysis.own.kept import (
    MOST_BYTES,
    MOST_LETTERS,
    as_file,
    coded,
    decoded,
    fits,
    from_file,
    named,
)
from explorer.analysis.own.made import made
from explorer.analysis.own.shapes import inside, within
from explorer.errors import QuestionError
from explorer.places.areas import register
from explorer.places.postcodes import book, decode, lookup
from explorer.words.own.catchment import catchment_text

SIZE = 33_755


def names(rows) -> list[str]:
    return [ground().neighbourhoods["name"][row] for row in rows]


# Names ------------------------------------------------------------------------------------


def test_a_list_of_names_may_hold_names_with_commas():
    found = chosen("Blackpool, Bristol, City of; Winchester\nE01012671, Blackpool 006A")
    assert [one.name for one in found.areas] == ["Blackpool", "Bristol, City of", "Winchester"]
    assert len(found.rows) == 2
    # Winchester is a constituency too: it is said.
    assert any(one.name == "Winchester" for one, _ in found.also)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Blackpool, Atlantis", "No place in England is called 'Atlantis'"),
        ("E01999999", "no neighbourhood with the code E01999999"),
        ("x" * 30_000, "too long"),
    ],
)
def test_a_name_that_is_not_known_is_told(text: str, said: str):
    with pytest.raises(QuestionError, match=said):
        chosen(text)


def test_a_hospital_is_no_part_of_an_area():
    trust = next(iter(register().level("trust").values()))
    with pytest.raises(QuestionError, match="point on the map"):
        made("", [trust])


# Postcodes --------------------------------------------------------------------------------


def test_each_row_of_a_list_is_placed_or_told():
    text = (
        "Postcode,Patient\nFY1 2LX,1\nfy12lx,2\nEH1 1AA,3\nnonsense,4\nFYI 2LX,5\n"
        "FY1,6\nFY1 2ZZ,7\n\nBFPO 1,8\n"
    )
    found = catchment(text)
    assert (found.rows, found.placed, found.failed) == (8, 3, 5)
    assert found.repeated == 1
    # FYI 2LX is FY1 2LX with a slip: both fall in one neighbourhood.
    assert [count for _, count in found.counted] == [3]
    told = {one.text: one.reason for one in found.faults}
    assert "is in Scotland" in told["EH1 1AA"]
    assert "not a postcode" in told["nonsense"]
    assert "only the first half" in told["FY1"]
    assert "no longer in use" in told["FY1 2ZZ"]
    assert "British forces" in told["BFPO 1"]
    assert [one.line for one in found.faults] == [4, 5, 7, 8, 10]


def test_a_catchment_is_a_set_and_may_ask_for_more_rows():
    text = "FY1 2LX\nFY1 2LX\nPR1 2HE"
    once, twice = catchment(text), catchment(text, least=2)
    assert len(once.neighbourhoods) == 2 and len(twice.neighbourhoods) == 1
    assert twice.left_out == 1
    assert "at least 2 rows" in catchment_text(twice)


def test_a_postcodes_neighbourhood_lies_in_its_district_and_constituency():
    land, held = ground(), book()
    draw = np.random.default_rng(7)
    for number in draw.choice(held.postcodes, 300):
        postcode = decode(int(number))
        try:
            areas = lookup(postcode).areas
        except QuestionError:
            continue
        (row,) = catchment(postcode).neighbourhoods
        pieces = np.flatnonzero(land.of == row)
        for level in ("district", "constituency"):
            codes = {land.codes[level][land.inside[level][one]] for one in pieces}
            assert areas[level] in codes, postcode


def test_fifty_thousand_rows_take_less_than_two_seconds():
    # Processor time: a busy machine is no slower in it.
    for ours, theirs in catchments(rounds=1):
        assert ours < 2
        # pandas alone, reading and counting the same file, takes some 0.6 seconds.
        assert ours < 6 * theirs


@pytest.mark.parametrize(
    ("text", "said"),
    [("\n \n", "no postcode"), ("FY1 2LX\n" * 50_001, "50,000 at most"), ("x" * 5_000_000, "4 MB")],
)
def test_a_list_that_cannot_be_read_is_told(text: str, said: str):
    with pytest.raises(QuestionError, match=said):
        catchment(text)


def test_a_list_of_postcodes_is_known_from_names():
    assert looks_like_list("Postcode\nFY1 2LX\nPR1 2HE\nwhat")
    assert not looks_like_list("Blackpool, Wyre\nFylde")
    assert not looks_like_list("")


# Addresses --------------------------------------------------------------------------------


@given(st.sets(st.integers(0, SIZE - 1), max_size=400))
def test_neighbourhoods_come_back_from_an_address(rows: set[int]):
    ordered = tuple(sorted(rows))
    text = coded(ordered)
    assert decoded(text) == ordered
    assert text.replace("-", "").replace("_", "").isalnum() or not text


@given(st.text(max_size=80))
def test_no_text_of_an_address_breaks_it(text: str):
    try:
        assert all(0 <= row < SIZE for row in decoded(text))
    except QuestionError as error:
        assert "damaged" in str(error)


def test_a_list_that_would_open_to_gigabytes_is_refused():
    bomb = urlsafe_b64encode(zlib.compress(b"\x01" * 3_000_000, 9)).decode()
    with pytest.raises(QuestionError, match="damaged"):
        decoded(bomb)


def test_a_catchment_of_hundreds_fits_an_address_and_one_of_thousands_does_not():
    draw = random.Random(3)
    some = made("", rows=draw.sample(range(SIZE), 1_000))
    many = made("", rows=draw.sample(range(SIZE), 8_000))
    assert fits(some) and len(coded(some.rows)) <= MOST_LETTERS
    assert not fits(many)


# Files ------------------------------------------------------------------------------------


def test_an_area_comes_back_from_its_file():
    one = made("A & <b>", [register().area("district", "E06000009")], [5, 7, 33_754])
    assert from_file(as_file(one)) == one
    assert from_file(as_file(one).encode()) == one


def changed(**parts: object) -> str:
    held = json.loads(as_file(made("x", [register().area("region", "E12000001")])))
    return json.dumps(held | parts)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("{}", "no area saved here"),
        (b"\xff\xfe{", "no JSON"),
        (changed(version=2), "version"),
        (changed(extra=1), "not known: extra"),
        (changed(name=7), "must be a text"),
        (changed(name="x" * 81), "80 letters"),
        (changed(areas="E12000001"), "must be a list"),
        (changed(areas=["region:E12999999"]), "not in force: region:E12999999"),
        (changed(areas=["trust:RXN"]), "not in force"),
        (changed(neighbourhoods=["E01999999"]), "not there: E01999999"),
        (changed(neighbourhoods=[1]), "must be a list"),
        ("x" * (MOST_BYTES + 1), "too large"),
    ],
)
def test_a_hostile_file_is_refused_in_a_sentence(content: str | bytes, said: str):
    with pytest.raises(QuestionError, match=said):
        from_file(content)


def test_a_name_loses_what_cannot_be_seen():
    assert named("  Two\u202etowns\x00 \n by the sea ") == "Twotowns by the sea"


# Shapes -----------------------------------------------------------------------------------

SQUARE = [[-3.06, 53.79], [-3.0, 53.79], [-3.0, 53.84], [-3.06, 53.84]]


def test_a_shape_holds_the_neighbourhoods_whose_people_have_their_centre_in_it():
    rows = within([[SQUARE]])
    assert len(rows) > 20 and all(name.startswith(("Blackpool", "Wyre")) for name in names(rows))
    # The same the other way round, closed, and as any GeoJSON.
    assert within([[[*SQUARE[::-1], SQUARE[-1]]]]) == rows
    polygon = {"type": "Polygon", "coordinates": [[*SQUARE, SQUARE[0]]]}
    feature = {"type": "Feature", "properties": {}, "geometry": polygon}
    for held in (polygon, feature, {"type": "FeatureCollection", "features": [feature]}):
        assert inside(json.dumps(held)) == rows


def test_a_hole_is_left_out_and_overlapping_shapes_count_once():
    hole = [[-3.05, 53.80], [-3.01, 53.80], [-3.01, 53.83], [-3.05, 53.83]]
    whole, ring = within([[SQUARE]]), within([[SQUARE, hole]])
    assert set(ring) < set(whole)
    assert within([[SQUARE], [SQUARE]]) == whole


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "no GeoJSON"),
        ('{"type": "Point", "coordinates": [0, 52]}', "no polygon"),
        ('{"type": "Polygon", "coordinates": [[[0, 52], [1, 52]]]}', "cannot be read"),
        ('{"type": "Polygon", "coordinates": [[["a", 1], [1, 2], [2, 3]]]}', "cannot be read"),
        ('{"type": "Polygon", "coordinates": [[[2, 40], [3, 40], [3, 41]]]}', "cannot be read"),
        ('{"type": "Polygon", "coordinates": [[[0, 1e999], [1, 52], [1, 53]]]}', "cannot be read"),
        ('{"type": "Polygon", "coordinates": [1]}', "cannot be read"),
        ('{"type": "MultiPolygon", "coordinates": [1]}', "cannot be read"),
        (
            '{"type": "Polygon", "coordinates": [[[1.9, 55], [2, 55], [2, 55.1]]]}',
            "No neighbourhood",
        ),
        (" " * 1_000_001, "too large"),
    ],
)
def test_a_shape_that_cannot_be_is_told(content: str, said: str):
    with pytest.raises(QuestionError, match=said):
        inside(content)
