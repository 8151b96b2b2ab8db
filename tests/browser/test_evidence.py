"""A pack as a page: from a file, with no network, on a desk and on phones."""

from pathlib import Path

import pytest

from tests.browser.conftest import Watched
from tests.browser.test_access import faults, sideways


@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize("place", ["constituency:Winchester", "england"])
def test_a_pack_stands_alone(watched: Watched, run, tmp_path: Path, place: str, width: int):
    file = tmp_path / "pack.html"
    code, _, _ = run("evidence", place, "-o", str(file))
    assert code == 0
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(file.as_uri())
    page.locator(".hge-page[data-map=map][data-shown]").wait_for(timeout=60_000)
    assert page.evaluate("() => [...document.images].every(i => i.naturalWidth)")
    assert faults(page) == []
    assert sideways(page) <= 0
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_its_map_is_live_by_keyboard(watched: Watched, run, tmp_path: Path):
    file = tmp_path / "pack.html"
    run("evidence", "constituency:Winchester", "-o", str(file))
    page = watched.page
    page.goto(file.as_uri())
    host = page.locator(".hge-page[data-map=map][data-shown]")
    host.wait_for(timeout=60_000)
    chosen = page.get_by_role("option", selected=True)
    assert "Winchester" in chosen.first.get_attribute("aria-label")
    chosen.first.focus()
    page.keyboard.press("Home")
    assert "Aldershot" in page.evaluate(
        "() => { let one = document.activeElement;"
        " while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;"
        " return one.getAttribute('aria-label'); }"
    )
