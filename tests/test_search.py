"""Finding places: names, slips, codes, former names, postcodes and their odd cases."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import postcodes, search
from explorer.areas import register
from explorer.errors import QuestionError


def keys(text: str) -> list[str]:
    return [found.area.key for found in search.find(text).found]


def test_one_name_can_be_several_areas():
    found = search.find("winchester")
    assert keys("winchester") == ["district:E07000094", "constituency:E14001587"]
    assert {one.match for one in found.found} == {"exact"}
    assert "a district (district:E07000094)" in found.message


@pytest.mark.parametrize(
    ("text", "first", "match"),
    [
        ("Blackpool", "upper-tier:E06000009", "exact"),
        ("  BLACKPOOL  ", "upper-tier:E06000009", "exact"),
        ("E06000009", "upper-tier:E06000009", "exact"),
        ("district:E06000009", "district:E06000009", "exact"),
        ("constituency:winchester", "constituency:E14001587", "exact"),
        ("Winchester constituency", "constituency:E14001587", "exact"),
        ("winchestr", "district:E07000094", "close"),
        ("Bristol", "upper-tier:E06000023", "exact"),
        ("City of Bristol", "upper-tier:E06000023", "exact"),
        ("st. albans", "district:E07000240", "exact"),
        ("Kings Lynn and West Norfolk", "district:E07000146", "exact"),
        ("Lancashire and South Cumbria ICB", "icb:E54000048", "exact"),
        ("north east", "region:E12000001", "exact"),
        ("England", "country:E92000001", "exact"),
        ("Yorkshire & the Humber", "region:E12000003", "exact"),
        ("E08000016", "upper-tier:E08000038", "former"),
        ("Allerdale", "district:E06000063", "former"),
        ("FY1 2LX", "upper-tier:E06000009", "postcode"),
        ("so239lj", "upper-tier:E10000014", "postcode"),
    ],
)
def test_what_people_type_is_found(text, first, match):
    found = search.find(text).found[0]
    assert (found.area.key, found.match) == (first, match)


def test_a_former_county_names_both_successors():
    found = search.find("Cumbria")
    assert [one.area.name for one in found.found] == ["Cumberland", "Westmorland and Furness"]
    assert "former area" in found.message


def test_a_care_board_of_today_says_which_old_ones_it_is_made_of():
    found = search.find("Norfolk and Suffolk")
    names = {one.area.name for one in found.found}
    assert names == {
        "NHS Norfolk and Waveney Integrated Care Board",
        "NHS Suffolk and North East Essex Integrated Care Board",
    }
    assert "36 care boards since April 2026" in found.message
    assert "% of the people of NHS Suffolk and North East Essex" in found.message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("FY4", "only the first half of a postcode"),
        ("FY1 9ZZ9", "No place in England"),
        ("ZZ1 1AA", "no English postcode begins with ZZ1"),
        ("G1 1AA", "is in Scotland"),
        ("CF10 1AA", "is in Wales"),
        ("BT1 1AA", "is in Northern Ireland"),
        ("SY23 3AA", "is in Wales"),
        ("JE2 3AB", "is in Jersey"),
        ("E14999999", "no area in England with the code"),
        ("", "Type the name"),
        ("x" * 500, "too long"),
        ("qqqqqq", "No place in England is called"),
    ],
)
def test_each_odd_case_has_a_message_of_its_own(text, says):
    with pytest.raises(QuestionError, match=says):
        search.find(text)


def test_a_postcode_that_is_not_in_the_list_may_be_newer():
    book = postcodes.book()
    held = book.outward("FY1")
    taken = set(book.postcodes[held].tolist())
    free = next(
        f"FY1 2{x}{y}" for x in "XYZ" for y in "XYZ" if postcodes.encode(f"FY12{x}{y}") not in taken
    )
    with pytest.raises(QuestionError, match="postcode list of August 2023"):
        postcodes.lookup(free)


def test_postcodes_without_a_position_say_so():
    book = postcodes.book()
    without = [int(n) for n in book.postcodes[book.places["district"] == -1]]
    assert 836 <= len(without) <= 840
    with pytest.raises(QuestionError, match="without a position"):
        postcodes.lookup(decoded(without[0]))


def decoded(number: int) -> str:
    letters = []
    for _ in range(7):
        number, place = divmod(number, 37)
        letters.append(" 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place])
    text = "".join(reversed(letters))
    return f"{text[:4].strip()} {text[4:]}"


@given(st.integers(min_value=0, max_value=1_481_849))
def test_every_held_postcode_is_found_however_it_is_written(place):
    book = postcodes.book()
    text = decoded(int(book.postcodes[place]))
    if book.places["district"][place] < 0:
        return
    answers = [postcodes.lookup(form).areas for form in (text, text.lower(), text.replace(" ", ""))]
    assert answers[0] == answers[1] == answers[2]
    for level, code in answers[0].items():
        assert code in register().level(level)


@pytest.mark.parametrize(("slip", "meant"), [("FYl 2LX", "FY1 2LX"), ("S023 9LJ", "SO23 9LJ")])
def test_letters_and_digits_that_look_alike(slip, meant):
    assert postcodes.looks_like_postcode(slip)
    assert postcodes.lookup(slip).areas == postcodes.lookup(meant).areas


def test_a_look_up_is_quick_after_the_first():
    postcodes.lookup("FY1 2LX")
    started = time.perf_counter()
    for _ in range(50):
        postcodes.lookup("SO23 9LJ")
    # A coarse bound that a linear search of 1.48 million postcodes could not keep.
    assert (time.perf_counter() - started) / 50 < 0.02


@given(st.text(max_size=120))
def test_no_text_breaks_the_search(text):
    try:
        search.find(text)
    except QuestionError as error:
        assert str(error)
