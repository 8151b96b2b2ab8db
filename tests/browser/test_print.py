"""What comes out of the printer: the pictures and the text of the PDF that the browser makes."""

import io
import math
import re
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from playwright.sync_api import Page

from explorer.indicators import data
from tests.browser.conftest import Watched, resting, settled, zoomed_in
from tests.golden import FEWER, HAMPSHIRE_YEARS

PAGES = {"map": "", "gap": "?page=gap", "compare": "?page=compare", "doctors": "?page=doctors"}
WINDOWS = {"phone": (390, 844), "tablet": (720, 900), "laptop": (1024, 768), "desk": (1920, 1080)}
SIX = (
    "?page=compare&a=district:E07000094&b=district:E06000009&c=upper-tier:E06000001"
    "&d=upper-tier:E06000052&e=region:E12000007&f=upper-tier:E06000053"
)
# The sea of the map, as it is painted.
SEA = (0xE6, 0xEC, 0xEE)
DPI = 72


class Sheets:
    """A printed page: the text and the picture of each sheet."""

    def __init__(self, pdf: bytes) -> None:
        document = pypdfium2.PdfDocument(io.BytesIO(pdf))
        self.texts = [close(page.get_textpage().get_text_range()) for page in document]
        self.pictures = [
            page.render(scale=DPI / 72).to_numpy()[:, :, ::-1].astype(int) for page in document
        ]

    def blank(self) -> list[int]:
        """Return which sheets have no picture and no text but their number."""
        ink = [(picture < 200).any(axis=2).mean() for picture in self.pictures]
        words = [re.sub(r"\d+/\d+$", "", text) for text in self.texts]
        return [
            at
            for at, (dark, text) in enumerate(zip(ink, words, strict=True))
            if dark < 0.02 and not text
        ]


def close(text: str) -> str:
    """Return a text without spaces: where words end is guessed from a PDF's letters."""
    return re.sub(r"\s", "", text)


def printed(page: Page, paper: str = "A4", lying: bool = False) -> Sheets:
    return Sheets(page.pdf(format=paper, landscape=lying))


def near(picture: np.ndarray, colour: tuple[int, ...], within: int = 3) -> np.ndarray:
    return (abs(picture - np.array(colour)) <= within).all(axis=2)


def box(found: np.ndarray, least: int = 1) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of what was found in lines of so many pixels."""
    rows = np.flatnonzero(found.sum(axis=1) >= least)
    columns = np.flatnonzero(found.sum(axis=0) >= least)
    return columns[0], rows[0], columns[-1], rows[-1]


def palette(page: Page) -> list[tuple[int, ...]]:
    """Return the plain colours of the first map's areas."""
    fills = page.evaluate(
        """() => {
            const deep = (root) => [...root.querySelectorAll('*')]
                .flatMap((node) => (node.shadowRoot ? [node, ...deep(node.shadowRoot)] : [node]));
            const map = deep(document).find((node) => node.matches('.hge-map'));
            return [...new Set([...map.querySelectorAll('path.hge-area')]
                .map((path) => path.getAttribute('fill')))].filter((fill) => fill.startsWith('#'));
        }"""
    )
    return [tuple(bytes.fromhex(fill[1:])) for fill in fills]


def assert_england_whole(sheets: Sheets, colours: list[tuple[int, ...]]) -> None:
    """Land stands on the first sheet in England's own proportions, with sea all round it."""
    picture = sheets.pictures[0]
    left, top, right, bottom = box(near(picture, SEA), least=40)
    width, height = right - left, bottom - top
    inner = picture[top : bottom + 1, left : right + 1]
    land = np.any([near(inner, colour) for colour in colours], axis=0)
    # Without the legend on the left, and London enlarged: the upper half's second run of columns.
    land[:, : width // 4] = False
    filled = land[: height // 2].sum(axis=0) >= 2
    edges = np.flatnonzero(np.diff(filled.astype(int), prepend=0, append=0)).reshape(-1, 2)
    _, start, end = max((end - start, start, end) for start, end in edges)
    land[: height // 2, :start] = land[: height // 2, end:] = False
    west, north, east, south = box(land, least=2)
    assert north > 2 and south < height - 2, "the land is cut above or below"
    assert south - north > 0.85 * height, "the map is not as large as its box"
    assert (east - west) / (south - north) == pytest.approx(proportions(), rel=0.07)


def proportions() -> float:
    """Return width by height of England without Scilly, in the map's projection."""
    areas = data.boundaries("upper-tier")
    west, south, east, north = (
        areas[areas["area_code"] != "E06000053"].to_crs(4326).total_bounds.tolist()
    )
    mercator = [math.asinh(math.tan(math.radians(at))) for at in (south, north)]
    return math.radians(east - west) / (mercator[1] - mercator[0])


def visited(watched: Watched, url: str, window: str) -> Page:
    width, height = WINDOWS[window]
    watched.page.set_viewport_size({"width": width, "height": height})
    page = watched.page
    page.goto(url)
    # A page may have several maps: the first answers.
    page.locator(".hge-page[data-shown] path.hge-area").first.wait_for(timeout=30_000)
    if not url.startswith("file:"):
        settled(page)
    # A chart that comes while sheets are made would leave an empty one.
    page.wait_for_function("() => [...document.images].every((image) => image.complete)")
    return page


@pytest.mark.parametrize(
    ("name", "window", "paper", "lying"),
    [
        ("map", "phone", "A4", False),
        ("map", "desk", "Letter", True),
        ("gap", "tablet", "A4", True),
        ("gap", "desk", "Letter", False),
        ("compare", "laptop", "A4", True),
        ("compare", "phone", "Letter", False),
        ("doctors", "tablet", "A4", False),
        ("doctors", "desk", "A4", True),
    ],
)
def test_the_first_sheet_has_the_answer_and_the_whole_map(
    watched: Watched, app_url: str, *, name: str, window: str, paper: str, lying: bool
):
    page = visited(watched, f"{app_url}{PAGES[name]}", window)
    heading = page.get_by_role("heading", level=1).inner_text()
    callouts = page.locator(".hge-box").first.locator(".hge-callout").all_inner_texts()
    sheets = printed(page, paper, lying)
    assert_england_whole(sheets, palette(page))
    first = sheets.texts[0]
    assert close(heading.split(" (")[0]) in first
    for callout in callouts:
        assert all(close(line) in first for line in callout.split("\n"))
    assert re.search(rf"Printedon\d{{1,2}}[A-Z][a-z]+\d{{4}}from{re.escape(page.url)}", first)
    assert sheets.blank() == []
    assert watched.errors == []


def test_six_places_and_their_callouts_stay_on_the_first_sheet(watched: Watched, app_url: str):
    page = visited(watched, f"{app_url}{SIX}", "laptop")
    names = [text.split("\n")[1] for text in page.locator(".hge-callout").all_inner_texts()]
    assert len(names) == 6
    first = printed(page, lying=True).texts[0]
    assert all(first.count(close(name)) >= 2 for name in names), "in the heading and in a callout"


def test_a_map_moved_by_the_reader_is_whole_on_paper_and_comes_back(watched: Watched, app_url: str):
    page = visited(watched, app_url, "desk")
    zoomed_in(page, 3)
    centre = page.locator(".hge-map").bounding_box()
    page.mouse.move(centre["x"] + 300, centre["y"] + 300)
    page.mouse.down()
    page.mouse.move(centre["x"] + 500, centre["y"] + 420, steps=5)
    page.mouse.up()
    before = resting(page)
    sheets = printed(page)
    assert_england_whole(sheets, palette(page))
    pixel = 360 / (256 * 2 ** before[2])  # in degrees; Leaflet keeps a view to whole pixels
    assert resting(page) == pytest.approx(before, abs=pixel)
    assert page.locator(".hge-table thead button").count() == 4
    assert page.locator(".hge-stamp").count() == 0


def assert_heads_repeat(sheets: Sheets, head: str, rows: list[str]) -> None:
    """Each row stands whole on one sheet, and every sheet with rows has the table's head."""
    for row in rows:
        assert sum(close(row) in text for text in sheets.texts) == 1, row
    for text in sheets.texts:
        if any(close(row) in text for row in rows):
            assert close(head) in text


def rows_of(page: Page) -> list[str]:
    """Return the rows of the table that have every cell."""
    rows: list[str] = page.locator(".hge-table tbody tr").all_inner_texts()
    return [row for row in rows if " to " in row]


def test_the_table_has_its_head_on_every_sheet_and_no_row_is_cut(watched: Watched, app_url: str):
    page = visited(watched, app_url, "phone")
    rows = rows_of(page)
    assert len(rows) == 151
    assert_heads_repeat(printed(page), "Years Likely range To England", rows)


def test_the_long_table_of_doctors_has_its_head_on_every_sheet(watched: Watched, app_url: str):
    page = visited(watched, f"{app_url}?page=doctors", "desk")
    texts = printed(page, lying=True).texts
    with_rows = [text for text in texts if len(re.findall(r"\dof[45]", text)) > 8]
    assert len(with_rows) > 5
    assert all("ConstituencyAgreement" in text for text in with_rows)


@pytest.mark.parametrize(("window", "lying"), [("phone", True), ("laptop", False)])
def test_an_exported_map_prints_as_well(window, lying, watched: Watched, run, tmp_path: Path):
    file = tmp_path / "healthy years.html"
    words = ["export", "map", "--indicator", "healthy-life-expectancy", "--level", "upper-tier"]
    run(*words, "--place", "Blackpool", "--place", "Winchester", "-o", str(file))
    page = visited(watched, file.as_uri(), window)
    sheets = printed(page, lying=lying)
    assert_england_whole(sheets, palette(page))
    first = sheets.texts[0]
    assert close(f"A girl born in Blackpool can expect {FEWER} fewer healthy years") in first
    assert close(f"{HAMPSHIRE_YEARS}, for Hampshire") in first
    # The folders of a file are its owner's affair.
    assert re.search(r"Printedon\d{1,2}[A-Z][a-z]+\d{4}fromhealthyyears\.html", first)
    assert str(tmp_path) not in first
    assert_heads_repeat(sheets, "Years Likely range To England", rows_of(page))
    assert sheets.blank() == []
