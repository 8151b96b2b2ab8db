"""Verdicts look alike wherever they stand: in tables, in tiles, and in the map's own parts."""

import base64
import re
from pathlib import Path

import pytest

from explorer.maps import assets
from explorer.web import markup

LOOK = Path(markup.__file__).parent / "look" / "look.css"
MAP_LOOK = assets.FOLDER / assets.STYLE
IN_THE_BROWSER = re.search(
    r"VERDICTS = \{(.*?)\};", (assets.FOLDER / "area-panel.js").read_text(encoding="utf-8")
)


def rules(sheet: Path) -> dict[str, str]:
    """The rules that every chip has, whatever it stands in."""
    return dict(re.findall(r"^(\.hge-chip(?:-\w)?) (\{.*?\})", sheet.read_text(), re.MULTILINE))


def shape(chip: str) -> str:
    drawn = re.search(r"base64,([\w+/=]+)", chip)
    assert drawn
    found = re.search(r' d="([^"]+)"', base64.b64decode(drawn[1]).decode())
    assert found
    return found[1]


def test_both_style_sheets_have_the_same_rules():
    assert set(rules(LOOK)) == {".hge-chip", ".hge-chip-l", ".hge-chip-h", ".hge-chip-s"}
    assert rules(LOOK) == rules(MAP_LOOK)


def test_no_other_sheet_tints_a_chip():
    for sheet in LOOK.parent.glob("*.css"):
        assert sheet == LOOK or not rules(sheet), sheet.name


@pytest.mark.parametrize(("verdict", "letter"), [("lower", "l"), ("higher", "h"), ("similar", "s")])
def test_the_browser_draws_the_same_shapes(verdict: str, letter: str):
    assert IN_THE_BROWSER
    paths = dict(re.findall(r"(\w): '([^']+)'", IN_THE_BROWSER[1]))
    chip = markup.chip(verdict, verdict)
    assert shape(chip) == paths[letter]
    assert f"hge-chip-{letter}" in chip


def test_a_shape_has_the_colour_of_its_word():
    for tint, colour in markup._SHAPE_COLOURS.items():
        said = rules(LOOK)[f".hge-chip-{tint}"].lower()
        assert colour.lower() in said.replace("var(--ink-2)", "#46525c")


def test_without_a_word_there_is_no_chip():
    assert markup.chip("", "") == ""
