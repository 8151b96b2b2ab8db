"""Finding places: names, slips, codes, former names, postcodes and their odd cases."""

from dataclasses import replace
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import QuestionError
from explorer.places import postcodes, search
from explorer.places.areas import register


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
        ("Greater London", "region:E12000007", "exact"),
        ("B&NES Council", "upper-tier:E06000022", "exact"),
        ("Rutland County Council District Council", "upper-tier:E06000017", "exact"),
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


def official(area) -> list[str]:
    """Return how councils of its kind write their names."""
    name = area.name.removesuffix(", City of").removesuffix(", County of")
    kind = area.code[:3]
    forms = {
        "E06": [f"{name} Council", f"{name} Borough Council", f"{name} City Council", f"City of {name}"],
        "E07": [f"{name} District Council", f"{name} Borough Council", f"Borough of {name}",
                f"{name} City Council", f"{name} Council", f"City of {name} Council"],
        "E08": [f"{name} Metropolitan Borough Council", f"Metropolitan Borough of {name}",
                f"{name} City Council", f"City of {name}", f"{name} MBC",
                f"{name} Metropolitan Council", f"City of {name} Metropolitan District Council"],
        "E09": [f"London Borough of {name}", f"Royal Borough of {name}", f"LB {name}",
                f"{name} London Borough Council", f"The {name.upper()} council"],
        "E10": [f"{name} County Council", f"County Council of {name}", f"County of {name}"],
    }  # fmt: skip
    return [form.replace("City of City of", "City of") for form in forms[kind]]


@pytest.mark.parametrize("level", ["upper-tier", "district"])
def test_every_council_is_found_by_its_official_name(level):
    missed = {
        form: keys(form)[:3]
        for area in register().level(level).values()
        for form in official(area)
        if area.code not in {key.partition(":")[2] for key in keys(form)[:2]}
    }
    assert missed == {}


def test_every_board_and_seat_is_found_by_what_is_written_round_it():
    for area in register().level("icb").values():
        short = area.name.removeprefix("NHS ").removesuffix(" Integrated Care Board")
        assert keys(f"{short} ICB")[0] == keys(f"NHS {short}")[0] == area.key
    for area in register().level("constituency").values():
        assert keys(f"{area.name} constituency")[0] == area.key
    for area in register().level("region").values():
        assert keys(f"The {area.name} region")[0] == area.key


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("City of Lincoln", "district:E07000138"),
        ("City of London", "upper-tier:E09000001"),
        ("City of London Corporation", "upper-tier:E09000001"),
        ("City of Westminster", "upper-tier:E09000033"),
        ("Durham County Council", "upper-tier:E06000047"),
        ("Hull City Council", "upper-tier:E06000010"),
        ("Kingston upon Hull City Council", "upper-tier:E06000010"),
        ("Council of the Isles of Scilly", "upper-tier:E06000053"),
        ("Bath & North East Somerset Council", "upper-tier:E06000022"),
        ("City of Bradford Metropolitan District Council", "upper-tier:E08000032"),
        ("Borough Council of King's Lynn & West Norfolk", "district:E07000146"),
        ("St Albans City and District Council", "district:E07000240"),
        ("BCP Council", "upper-tier:E06000058"),
        ("Winchester SO23 9LJ", "upper-tier:E10000014"),
        ("1 The Square, Winchester, SO23 9LJ", "upper-tier:E10000014"),
    ],
)
def test_official_names_that_follow_no_rule(text, first):
    assert keys(text)[0] == first


def slips(name: str) -> list[str]:
    return [name[:at] + name[at + 1 :] for at, letter in enumerate(name) if letter.isalpha()]


def test_a_letter_left_out_still_finds_every_seat():
    lost = {
        slip: area.name
        for area in register().level("constituency").values()
        for slip in slips(area.name)[::4]
        if area not in [one.area for one in search.find(slip).found]
    }
    assert lost == {}


def test_the_first_town_of_a_seat_finds_it():
    for area in register().level("constituency").values():
        first, and_, _ = area.name.partition(" and ")
        assert not and_ or area in [one.area for one in search.find(first).found]


@pytest.mark.parametrize("text", ["Uxbridge", "Alershot", "Hamshire", "Bristol Airport"])
def test_what_is_not_a_name_leads_to_a_question(text):
    search_ = search.find(text)
    assert {one.match for one in search_.found} == {"close"}
    one = len(search.once(found.area for found in search_.found)) == 1
    assert search_.message == (
        f"No place is called '{text}'. Did you mean {'this' if one else 'one of these'}?"
    )


def test_a_place_at_two_levels_stands_once_and_with_its_article():
    found = search.find("Bedford")
    assert found.message.startswith(
        "'Bedford' is the name of several areas: an upper-tier local authority (upper-tier:E06000055) and a"
    )
    areas = [one.area for one in found.found]
    assert [area.key for area in search.once(areas)][:2] == [
        "upper-tier:E06000055", "constituency:E14001084",
    ]  # fmt: skip
    assert search.once(areas, "district")[0].key == "district:E06000055"


def test_what_became_of_a_care_board_is_said():
    frimley = search.find("GU14 7JF").message
    assert (
        "NHS Frimley Integrated Care Board ended in April 2026; its people are now with" in frimley
    )
    assert "NHS Thames Valley Integrated Care Board (57% of them)" in frimley
    assert "took in more people in April 2026" in search.find("SO23 9LJ").message
    assert "2026" not in search.find("FY1 2LX").message
    assert "ended in April 2026" in search.find("NHS Frimley ICB").message


def test_a_postcode_near_a_border_says_that_its_point_decides():
    book = postcodes.book()
    said = search.find("GU14 7JF").message, search.find("SO23 9LJ").message
    assert "one point" not in said[1]
    border = next(
        decoded(int(book.postcodes[at]))
        for at in range(0, len(book.postcodes), 997)
        if book.places["constituency"][at] >= 0
        and len(postcodes.lookup(decoded(int(book.postcodes[at]))).nearby["constituency"]) > 1
    )
    assert (
        f"{border.replace('  ', ' ')} counts where its one point lies, in"
        in search.find(border).message
    )


def test_a_former_area_does_not_hide_the_seat_of_its_name():
    found = search.find("Corby")
    assert [(one.area.name, one.match) for one in found.found] == [
        ("North Northamptonshire", "former"),
        ("Corby and East Northamptonshire", "close"),
    ]


def test_a_former_county_names_both_successors():
    found = search.find("Cumbria")
    former = [one.area.name for one in found.found if one.match == "former"]
    assert former == ["Cumberland", "Westmorland and Furness"]
    assert "former area" in found.message


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("Cumbria County Council", ["Cumberland", "Westmorland and Furness"]),
        ("Allerdale Borough Council", ["Cumberland"]),
        ("Poole Borough Council", ["Bournemouth, Christchurch and Poole"] * 2),
    ],
)
def test_a_former_council_is_found_as_it_wrote_itself(text, today):
    found = search.find(text)
    assert [one.area.name for one in found.found if one.match == "former"] == today
    assert "is a former area" in found.message


def test_words_beside_a_postcode_that_has_no_place_are_still_read():
    found = search.find("12 High Street, Blackpool FY1 1AA")
    assert found.message.startswith("FY1 1AA is not in the postcode list of August 2023.")
    assert found.found[0].area.name == "Blackpool"
    # Similar only, so that no command takes the place with the doubt unsaid.
    assert {one.match for one in found.found} == {"close"}


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
        ("GIR 0AA", "of a bank, Girobank, and of no place"),
        ("gir0aa", "of no place"),
        ("BF1 1AA", "for British forces"),
        ("BX1 1LT", "for banks and tax offices"),
        ("STHL 1ZZ", "is in Saint Helena, overseas"),
        ("XM4 5HQ", "Father Christmas"),
        ("Cardiff", "'Cardiff' is in Wales. This explorer covers England only"),
        ("Cardiff Council", "is in Wales"),
        ("Glasgow", "is in Scotland"),
        ("City of Edinburgh", "is in Scotland"),
        ("Belfast City Council", "is in Northern Ireland"),
        ("Wales", "^This explorer covers England only"),
        ("UK", "^This explorer covers England only"),
        ("Isle of Man", "^This explorer covers England only"),
        ("BFPO 1", "addresses of British forces, wherever they are"),
        ("W06000015", "is of Wales"),
        ("E14000639", "code of a former constituency. All were drawn anew in July 2024"),
        ("constituency:E14000639", "code of a former constituency"),
        ("E05000932", "code of a ward, which is not shown"),
        ("🙂", "Type the name"),
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


class Watched(np.ndarray):
    """An array that notes what reads it, and how many of its numbers."""

    reads: ClassVar[list[tuple[str, int]]] = []

    def __array_function__(self, function, types, given, named):
        self.reads.append((function.__name__, self.size))
        return super().__array_function__(function, types, given, named)

    def __array_ufunc__(self, function, method, *given, **named):
        self.reads.append((function.__name__, self.size))
        plain = [np.asarray(one) if isinstance(one, Watched) else one for one in given]
        return getattr(function, method)(*plain, **named)

    def __iter__(self):
        self.reads.append(("iter", self.size))
        return super().__iter__()


def test_a_look_up_goes_straight_to_its_place(monkeypatch):
    held = postcodes.book()
    assert postcodes.book() is held, "read once"
    watched = replace(
        held,
        postcodes=held.postcodes.view(Watched),
        places={level: every.view(Watched) for level, every in held.places.items()},
    )
    monkeypatch.setattr(postcodes, "book", lambda: watched)
    Watched.reads.clear()
    assert postcodes.lookup("SO23 9LJ").areas["constituency"] == "E14001587"
    # The whole list is searched by halving it, and what is read of it are the few round the place.
    assert {name for name, size in Watched.reads if size > 1000} == {"searchsorted"}


@given(st.text(max_size=120))
def test_no_text_breaks_the_search(text):
    try:
        search.find(text)
    except QuestionError as error:
        assert str(error)
