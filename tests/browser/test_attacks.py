"""Hostile text in names, labels and files stays text: in the app and in an exported map."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pytest
from playwright.sync_api import expect

from explorer.maps import files
from explorer.places.areas import register
from explorer.root import VARIABLE
from tests.browser.conftest import Watched, calm
from tests.conftest import served
from tests.golden import BLACKPOOL_YEARS
from tests.roots import own

BLACKPOOL = "E06000009"
TEMPLATE = "{{ cycler.__init__.__globals__.os.mkdir('%s') }}"
MARKUP = (
    "=cmd|' /C calc'!A0</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"
)
EXTRA = "${window.hacked=1}[x](javascript:window.hacked=1) {{7*7}} {%x%} {#c#} $e$ :red[d]"


@pytest.fixture
def hostile(linked_root: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Return embedded data whose names and labels attack everything that shows them."""
    name = f"{MARKUP}{EXTRA}{TEMPLATE % (tmp_path / 'made')}"
    for level in ("upper-tier", "district"):
        table = own(linked_root / "boundaries" / f"{level}.parquet")
        frame = gpd.read_parquet(table)
        frame.loc[frame["area_code"] == BLACKPOOL, "area_name"] = name
        frame.to_parquet(table, index=False)
        shapes = own(linked_root / "boundaries" / f"{level}.topo.json")
        topology = json.loads(shapes.read_text(encoding="utf-8"))
        for shape in topology["objects"]["areas"]["geometries"]:
            if shape["properties"]["code"] == BLACKPOOL:
                shape["properties"]["name"] = name
        shapes.write_text(json.dumps(topology), encoding="utf-8")
    # All releases, as those of one series have one noun.
    for record in (linked_root / "indicators").glob("healthy-life-expectancy*/indicator.toml"):
        text = record.read_text(encoding="utf-8")
        for field in ("legend", "short_title", "noun"):
            before = next(line for line in text.splitlines() if line.startswith(f"{field} = "))
            text = text.replace(before, f"{field} = {json.dumps(name)}", 1)
        own(record).write_text(text, encoding="utf-8")
    yield linked_root, name


def check(watched: Watched, name: str, tmp_path: Path) -> None:
    page = watched.page
    page.locator(".hge-page[data-shown]").wait_for(timeout=30_000)
    labels = page.locator("path.hge-area").evaluate_all(
        "paths => paths.map(path => path.getAttribute('aria-label'))"
    )
    assert any(label.startswith(f"{name}: {BLACKPOOL_YEARS} {name}") for label in labels)
    expect(page.locator("h1")).to_contain_text(name.replace("  ", " "))
    # The tip on focus, the callout and the table show it too.
    page.keyboard.press("Tab")
    page.locator("path.hge-area").first.hover(force=True)
    assert name in page.locator(".hge-callout strong").first.text_content()
    assert name in page.locator(".hge-table tbody tr").first.text_content()
    calm(page)
    assert page.evaluate("() => window.hacked") is None
    assert page.locator("img[src=x]").count() == 0
    assert not (tmp_path / "made").exists()


def test_in_the_app(watched: Watched, hostile: tuple[Path, str], tmp_path: Path):
    root, name = hostile
    with served(env={**os.environ, VARIABLE: str(root)}) as url:
        watched.page.goto(url)
        check(watched, name, tmp_path)
        with watched.page.expect_download() as waiting:
            watched.page.get_by_role("link", name="Download CSV").click()
        line = next(
            line for line in waiting.value.path().read_text().splitlines() if BLACKPOOL in line
        )
        # A spreadsheet takes a leading apostrophe for "this is text".
        assert f",{BLACKPOOL},\"'=cmd" in line or f",{BLACKPOOL},'=cmd" in line
    assert (watched.outside, watched.errors) == ([], [])


def test_in_an_exported_map(watched: Watched, hostile: tuple[Path, str], tmp_path: Path):
    _, name = hostile
    places = {"A": register().area("upper-tier", BLACKPOOL)}
    path = tmp_path / "map.html"
    text = files.map_page("healthy-life-expectancy", "upper-tier", "female", None, places)
    path.write_text(text, encoding="utf-8")
    watched.page.goto(path.as_uri())
    check(watched, name, tmp_path)
    assert watched.errors == []
