"""What the postcode book answers, and the one message for each reason it cannot."""

import subprocess
import sys

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from explorer.errors import DataError
from explorer.places import postcodes, search
from tests.roots import own

LEVELS = {"constituency", "district", "upper-tier", "region", "icb", "country"}


def message(text: str) -> str:
    with pytest.raises(postcodes.PostcodeError) as caught:
        postcodes.lookup(text)
    return str(caught.value)


def test_an_answer_has_a_code_at_every_level():
    answer = postcodes.lookup("SO23 9LJ")
    assert answer.areas == {
        "constituency": "E14001587",
        "district": "E07000094",
        "upper-tier": "E10000014",
        "region": "E12000008",
        "icb": "E54000042",
        "country": "E92000001",
    }
    assert set(postcodes.lookup("FY1 4PR").areas) == LEVELS


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  fy1   2lx. ", "FY1 2LX"),
        ("FY1-2LX,", "FY1 2LX"),
        ("FYI 2LX", "FY1 2LX"),
        ("fyl 2lx", "FY1 2LX"),
        ("S023 9LJ", "SO23 9LJ"),
        ("SO23 9lJ", "SO23 9LJ"),
        ("P01 2AL", "PO1 2AL"),
        ("SWlA 1AA", "SW1A 1AA"),
        ("EC1A 1BB", "EC1A 1BB"),
        ("W1A1AA", "W1A 1AA"),
        ("CRO 1EA", "CR0 1EA"),
    ],
)
def test_slips_are_put_right_where_only_one_reading_is_a_postcode(typed, meant):
    assert postcodes.looks_like_postcode(typed)
    assert postcodes.lookup(typed).postcode == meant


@pytest.mark.parametrize("name", ["Goole", "Colne", "Filey", "Holme", "Wolds", "Valley", "Ealing"])
def test_a_name_without_a_digit_is_no_postcode(name):
    assert not postcodes.looks_like_postcode(name)


@pytest.mark.parametrize(
    ("name", "area"), [("Goole", "Goole and Pocklington"), ("Colne", "Colne Valley")]
)
def test_a_name_that_resembles_a_postcode_is_still_found(name, area):
    assert search.find(name).found[0].area.name == area


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hello", "'HELLO' is not a postcode. A full one looks like FY1 2LX."),
        ("ZZ1 1AA", "There is no postcode ZZ1 1AA in our list: no English postcode begins"),
        ("FY99", "no English postcode begins with FY99"),
        ("CF10 1AA", "CF10 1AA is in Wales. This explorer covers England."),
        ("EH1 1AA", "EH1 1AA is in Scotland."),
        ("BT1 1AA", "BT1 1AA is in Northern Ireland."),
        ("JE2 3AB", "JE2 3AB is in Jersey."),
        ("GY1 1AA", "GY1 1AA is in Guernsey."),
        ("IM1 1AA", "IM1 1AA is in the Isle of Man."),
    ],
)
def test_each_reason_has_its_message(text, says):
    assert says in message(text)


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("SY23 3AA", "Wales"),
        ("CH5 1AA", "Wales"),
        ("LD1 5AA", "Wales"),
        ("LL13 8AA", "Wales"),
        ("NP10 8QQ", "Wales"),
        ("HR99 1AA", "Wales"),
        ("TD1 1AA", "Scotland"),
        ("DG1 1AA", "Scotland"),
    ],
)
def test_beyond_a_border_a_slip_is_not_ruled_out(text, nation):
    outward = text.split()[0]
    assert message(text) == (
        f"No English postcode begins with {outward}, so {text} is in {nation} or mistyped. "
        "This explorer covers England."
    )


@pytest.mark.parametrize(
    ("outward", "nation"),
    [("LL14", "Wales"), ("NP16", "Wales"), ("SY21", "Wales"), ("TD9", "Scotland")],
)
def test_in_outward_codes_on_both_sides_of_a_border_no_nation_is_claimed(outward, nation):
    said = message(free_postcode(outward))
    assert f"newer than that, no longer in use, mistyped, or in {nation}." in said


def test_a_newer_postcode_is_told_from_an_unknown_one():
    said = message(free_postcode("FY1"))
    assert "is not in the postcode list of August 2023" in said
    assert "It is newer than that, no longer in use, or mistyped." in said


def test_half_a_postcode_names_its_districts_and_a_postcode_that_exists():
    said = message("FY4")
    assert said.startswith("FY4 is only the first half of a postcode. It covers 1,116 postcodes")
    assert "in Blackpool and Fylde." in said
    example = said.split("such as ")[1].split(",")[0]
    assert postcodes.lookup(example).postcode == example


def test_half_a_postcode_of_which_none_has_a_position_names_no_district():
    book = postcodes.book()
    assert (book.places["district"][book.outward("BN91")] == -1).all()
    assert message("BN91").endswith("No postcode that begins with it has a position on the map.")


def test_encoding_keeps_order_and_can_be_undone():
    book = postcodes.book()
    sample = [postcodes.decode(int(number)) for number in book.postcodes[::9973]]
    assert [postcodes.encode(text) for text in sample] == book.postcodes[::9973].tolist()
    assert all(postcodes.lookup(text).postcode == text for text in sample if placed(text))


def test_a_look_up_needs_no_geopandas():
    program = (
        "import sys; from explorer.places import postcodes; postcodes.lookup('FY1 2LX'); "
        "sys.exit('geopandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def out_of_range(table: pa.Table) -> pa.Table:
    return replaced(table, "district", np.full(len(table), 999, np.int16))


def out_of_order(table: pa.Table) -> pa.Table:
    return replaced(table, "postcode", table["postcode"].to_numpy()[::-1])


def of_areas_that_do_not_exist(table: pa.Table) -> pa.Table:
    strange = ",".join(["E99999999"] * 296).encode()
    return table.replace_schema_metadata({**table.schema.metadata, b"district": strange})


@pytest.mark.parametrize(
    "harm",
    [
        out_of_range,
        out_of_order,
        of_areas_that_do_not_exist,
        lambda table: table.slice(0, 0),
        lambda table: table.drop_columns(["district"]),
        lambda table: table.replace_schema_metadata(None),
    ],
)
def test_a_list_that_contradicts_itself_is_damaged(places, harm):
    path = places / "postcodes.parquet"
    pq.write_table(harm(pq.read_table(path)), own(path))
    with pytest.raises(DataError, match="postcode list is damaged"):
        postcodes.lookup("FY1 2LX")


def test_a_truncated_list_is_damaged(places):
    path = own(places / "postcodes.parquet")
    path.write_bytes(path.read_bytes()[:300_000])
    with pytest.raises(DataError, match="postcode list is damaged"):
        postcodes.lookup("FY1 2LX")


@pytest.mark.parametrize("made", ['"2023-13"', '"2023"', "2023"])
def test_a_list_of_no_month_is_damaged(places, made):
    own(places / "places.toml").write_text(f"[postcodes]\nmade = {made}\n")
    with pytest.raises(DataError, match="postcode list is damaged"):
        postcodes.lookup("FY1 2LX")


@pytest.mark.parametrize("name", ["postcodes.parquet", "places.toml"])
def test_a_missing_file_is_named(places, name):
    (places / name).unlink()
    with pytest.raises(DataError, match=f"boundaries/places/{name} is missing"):
        postcodes.lookup("FY1 2LX")


@pytest.fixture
def places(linked_root):
    return linked_root / "boundaries" / "places"


def replaced(table: pa.Table, name: str, values: np.ndarray) -> pa.Table:
    return table.set_column(table.column_names.index(name), name, pa.array(values))


def placed(text: str) -> bool:
    book = postcodes.book()
    return bool(book.places["district"][book.within(text, text)][0] >= 0)


def free_postcode(outward: str) -> str:
    """Return a postcode of an outward code in use that the list does not hold."""
    book = postcodes.book()
    held = set(book.postcodes[book.outward(outward)].tolist())
    assert held
    units = (f"{outward} 9{x}{y}" for x in "XYZWU" for y in "XYZWU")
    return next(text for text in units if postcodes.encode(text) not in held)
