"""A map as a page of its own: it holds all it needs, asks for nothing, and runs no text."""

import gzip
import json
import re

import pytest

from explorer.maps import files
from explorer.maps.inert import script_text
from tests.golden import HEADLINE

VIEW = ("healthy-life-expectancy", "constituency", "female", None)


def test_543_areas_take_at_most_130_kilobytes(run, tmp_path):
    path = tmp_path / "map.html"
    code, out, _ = run(
        "export", "map", "--indicator", VIEW[0], "--level", VIEW[1], "-o", str(path),
        "--place", "Blackpool", "--place", "Winchester",
    )  # fmt: skip
    assert code == 0 and str(path) in out
    content = path.read_bytes()
    # Of it 4,000 are our model's figure of each area, and how it is told, and 2,700 hexagons: where
    # each stands, whose they are, and how they are drawn; 1,000 draw points; 2,700 move breaks
    # and hide what is not yet shown; 300 say how a lesson shows it; 100 let a site without a server
    # say where files are.
    assert len(gzip.compress(content)) <= 140_800
    shell = content.decode().split("<script>")[0]
    assert '<html lang="en-GB">' in shell
    assert "<title>Healthy life expectancy by constituency, 2022 to 2024" in shell
    assert "user-scalable" not in shell
    assert re.search(rf"<h1[^>]*>{HEADLINE}", shell)


def test_equal_views_give_equal_pages():
    assert files.map_page(*VIEW, {}) == files.map_page(*VIEW, {})


def test_nothing_points_outside():
    page = files.map_page(*VIEW, {})
    assert not re.search(r'src="?(?:https?:)?//|<link|@import|url\((?!data:|#|images/)', page)
    assert "sourceMappingURL" not in page
    assert "connect-src" not in page and "default-src 'none'" in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--indicator", "imd", "--level", "region"), "Did you mean imd-"),
        (("--indicator", "imd-score", "--level", "county"), "There is no level 'county'"),
        (("--indicator", "imd-score", "--level", "country"), "The level 'country' has no map"),
        (("--indicator", "imd-score", "--level", "region", "--sex", "male"), "choose persons"),
        (("--indicator", "imd-score", "--level", "region", "--period", "1066"), "1066"),
    ],
)
def test_a_wrong_word_is_told_and_nothing_is_written(run, tmp_path, words, said):
    path = tmp_path / "map.html"
    code, _, told = run("export", "map", *words, "-o", str(path))
    assert code == 2 and said in told
    assert not path.exists()


def test_a_file_that_cannot_be_written_is_told(run, tmp_path):
    out = tmp_path / "missing" / "map.html"
    code, _, told = run(
        "export", "map", "--indicator", "imd-score", "--level", "region", "-o", str(out)
    )
    assert code == 2 and "cannot be written" in told


@pytest.mark.parametrize(
    "text",
    [
        "{{7*7}}",
        "{%x%}",
        "{#c#}",
        "{{{{",
        "</script><script>alert(1)</script>",
        "<!--",
        "\u2028",
        "&lt;",
    ],
)
def test_text_in_a_script_neither_ends_it_nor_opens_a_template(text):
    written = script_text({"name": text})
    assert not re.search(r"\{[{%#]|<|>|&|\u2028", written)
    # What a browser reads is the text again.
    assert json.loads(written) == {"name": text}
