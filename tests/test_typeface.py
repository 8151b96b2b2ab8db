"""The face: its files follow from Source Sans 3, its widths are the font's, a cut holds enough."""

import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from io import BytesIO
from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from explorer.build.typeface import SOURCE, faces
from explorer.charts import picture, small
from explorer.charts.lettering import width
from explorer.places.areas import register
from explorer.typeface import BOLD, FAMILY, FOLDER, NAME, REGULAR, WEIGHTS, face, rule

TEXT = "To Yorkshire: “52.8” AV (95%)"
ROOM = 1200


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
    assert width("To", 1000, bold=weight == BOLD) == pytest.approx(together, abs=1)


def test_figures_are_as_wide_as_each_other():
    for weight in WEIGHTS:
        assert len({face(weight).advances[figure] for figure in "0123456789"}) == 1


def test_a_letter_that_the_face_lacks_has_room():
    assert "Ж" not in face().advances and width("Ж", 16) == 16


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


def cuts(svg: str) -> dict[int, TTFont]:
    """Return the fonts inside a picture, by weight."""
    found = re.findall(
        r"@font-face\{font-family:'Source Sans 3';font-weight:(\d+);"
        r"src:url\(data:font/woff;base64,([\w+/=]+)\)\}",
        svg,
    )
    return {int(weight): TTFont(BytesIO(b64decode(packed))) for weight, packed in found}


def test_a_mark_carries_its_letter():
    drawn = small.pin("B")
    assert f'font-family="{FAMILY}" font-weight="700">B<' in drawn
    assert ET.fromstring(drawn) is not None
    assert cuts(drawn)[BOLD].getBestCmap().keys() == {ord("B")}


def test_a_page_as_a_file_carries_the_face_and_may_use_it(run):
    code, page, _ = run("page", "doctors")
    assert code == 0
    assert "font-src data:" in page.partition("</head>")[0]
    held = cuts(page.partition("<body")[0])
    assert {weight: len(font.getBestCmap()) for weight, font in held.items()} == {
        weight: len(face(weight).advances) for weight in WEIGHTS
    }
    kerned = held[BOLD]["kern"].kernTables[0].kernTable
    assert len(kerned) == len(face(BOLD).kerning)


def ink(text: str, weight: int, family: str = FAMILY) -> int:
    """Return where the ink of a text ends in a PNG, in pixels of a picture twice as dense."""
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{ROOM}" height="100">'
        f'<text x="10" y="70" font-size="50" font-weight="{weight}" font-family="{family}">'
        f"{text}</text></svg>"
    )
    image = Image.open(BytesIO(picture._png(drawn))).getchannel("A")
    return image.getbbox()[2]


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_png_is_lettered_in_the_face(weight: int):
    # From the last stem of one text to that of another: what the face says, to the pixel.
    longer = ink(f"{TEXT}H", weight) - ink("H", weight)
    said = width(f"{TEXT}H", 100, bold=weight == BOLD) - width("H", 100, bold=weight == BOLD)
    assert longer == pytest.approx(said, abs=1.5)
    other = ink(f"{TEXT}H", weight, "Liberation Sans")
    assert abs(other - ink(f"{TEXT}H", weight)) > 20


def test_an_svg_alone_is_lettered_in_what_there_is():
    # As in a program that reads no font out of an SVG.
    first, *rest = [one.strip("' ") for one in FAMILY.split(",")]
    assert first == "Source Sans 3" and rest[-1] == "sans-serif"
    # The narrow ones first: what fits in the face fits in them.
    assert rest.index("Calibri") < rest.index("Carlito") < rest.index("Arial")
    assert rule(REGULAR, ["a"]).startswith(f"@font-face{{font-family:'{first}';")
