"""The face: its files follow from Source Sans 3, its widths are the font's, a cut holds enough."""

from io import BytesIO
from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.build.typeface import SOURCE, faces
from explorer.places.areas import register
from explorer.typeface import BOLD, FAMILY, FOLDER, NAME, REGULAR, WEIGHTS, face, rule


@pytest.mark.slow
def test_the_files_are_what_the_build_makes_of_the_font():
    assert faces() == {name: (FOLDER / name).read_bytes() for name in WEIGHTS.values()}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_widths_are_those_of_the_font(weight: int):
    original = TTFont(SOURCE)
    drawn, named = original.getGlyphSet(location={"wght": weight}), original.getBestCmap()
    assert original["head"].unitsPerEm == 1000
    wide = {letter: drawn[named[ord(letter)]].width for letter in face(weight).advances}
    assert face(weight).advances == pytest.approx(wide, abs=0.51)
    assert face(weight).advances["W"] != face(weight).advances["i"]
    # Two letters that lean on each other; a length is what its letters and their pairs take.
    assert face(weight).kerning["T", "o"] < 0
    together = wide["T"] + wide["o"] + face(weight).kerning["T", "o"]
    assert face(weight).length("To") == pytest.approx(together, abs=1)


def test_figures_are_as_wide_as_each_other():
    for weight in WEIGHTS:
        assert len({face(weight).advances[figure] for figure in "0123456789"}) == 1


def test_a_letter_that_the_face_lacks_has_room():
    assert "Ж" not in face().advances and face().length("Ж") == 1000


def test_every_name_of_a_place_can_be_lettered():
    names = "".join(area.name for area in register().everywhere())
    assert set(names) <= face().advances.keys() == face(BOLD).advances.keys()


def test_the_files_bear_no_reserved_name_and_their_licence():
    for file in WEIGHTS.values():
        told = TTFont(FOLDER / file)["name"]
        assert told.getDebugName(1) == NAME
        assert not any("Source" in told.getDebugName(place) for place in (1, 2, 4, 6))
        assert "Adobe" in told.getDebugName(0) and "Open Font License" in told.getDebugName(13)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")


@given(st.text(alphabet=sorted(face().advances), max_size=60))
@settings(max_examples=40, deadline=None)
def test_a_cut_holds_the_letters_of_a_text_and_no_others(text: str):
    # A reader of fonts that is not ours, which compares each table's sum.
    font = TTFont(BytesIO(face().cut([text])), checkChecksums=2)
    named = font.getBestCmap() or {}
    assert set(map(chr, named)) == set(text)
    whole_font = TTFont(FOLDER / WEIGHTS[REGULAR])
    for code, name in named.items():
        original = whole_font.getBestCmap()[code]
        assert font["hmtx"][name] == whole_font["hmtx"][original]
        assert font["glyf"][name] == whole_font["glyf"][original]
    kerned = dict(font["kern"].kernTables[0].kernTable) if "kern" in font else {}
    wanted = {pair for pair in pairwise(text) if pair in face().kerning}
    assert {(named[ord(a)], named[ord(b)]): face().kerning[a, b] for a, b in wanted} == kerned


def test_a_cut_follows_from_letters_and_pairs_alone():
    assert face().cut(["Leeds", "Tyne"]) == face().cut(["Tyne", "Leeds", "Tyne"])
    assert face().cut(["Leeds"]) != face(BOLD).cut(["Leeds"])
    assert len(face().cut(["Leeds"])) < 2_000 < len(face().cut(face().advances)) < 13_000


def test_an_svg_alone_is_lettered_in_what_there_is():
    # As in a program that reads no font out of an SVG.
    first, *rest = [one.strip("' ") for one in FAMILY.split(",")]
    assert first == "Source Sans 3" and rest[-1] == "sans-serif"
    # The narrow ones first: what fits in the face fits in them.
    assert rest.index("Calibri") < rest.index("Carlito") < rest.index("Arial")
    assert rule(REGULAR, ["a"]).startswith(f"@font-face{{font-family:'{first}';")
