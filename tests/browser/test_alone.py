"""Pages that the command prints: from a file, with no network, on a desk and a phone."""

from pathlib import Path

import pytest

from explorer.questions.blocks import Drawing
from explorer.questions.page import every
from explorer.questions.registry import QUESTIONS
from tests.browser.conftest import Watched
from tests.browser.test_access import faults, sideways


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", ["map", "gap", "compare", "doctors", "area", "model"])
def test_a_printed_page_stands_alone(watched: Watched, run, tmp_path: Path, name: str, width: int):
    file = tmp_path / f"{name}.html"
    code, _, _ = run("page", name, "-o", str(file))
    assert code == 0
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(file.as_uri())
    question = QUESTIONS["" if name == "map" else name]
    blocks = question.answer(question.read({})[0]).blocks
    drawings = [one.name for one in every(blocks) if isinstance(one, Drawing)]
    for drawing in drawings:
        page.locator(f".hge-page[data-map={drawing}][data-shown]").wait_for(timeout=60_000)
    for summary in page.locator("main details > summary").all():
        if not summary.evaluate("one => one.parentElement.open"):
            summary.click()
    broken = page.evaluate("() => [...document.images].filter(i => !i.naturalWidth).length")
    assert broken == 0
    assert faults(page) == []
    assert sideways(page) <= 0
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_rows_of_the_ruler_beside_a_map_keep_their_shape_on_paper_too(
    watched: Watched, run, tmp_path: Path
):
    """The row of pages in the app has the same name as they have."""
    file = tmp_path / "map.html"
    assert run("page", "map", "-o", str(file))[0] == 0
    page = watched.page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(file.as_uri())
    row = page.locator(".hge-ruler-card .hge-row").first
    row.wait_for(timeout=60_000)
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        assert row.evaluate("one => getComputedStyle(one).display") == "grid"
        assert row.evaluate("one => parseFloat(getComputedStyle(one).paddingLeft)") < 10
