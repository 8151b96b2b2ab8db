"""The map for everyone: by keyboard, by ear, enlarged, without motion, on paper and on a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from explorer.analysis.estimates import Estimate, estimate
from explorer.analysis.modelled import Modelled, beside, outside
from explorer.indicators.catalogue import Indicator, indicator
from explorer.indicators.data import published_periods
from explorer.maps import files
from explorer.places.areas import register
from explorer.words.figures import VERDICTS, no_value, number, span
from explorer.words.map import area_sentence
from explorer.words.modelled import beyond, beyond_names, model_line, model_sentence
from tests.browser.conftest import (
    Watched,
    focused,
    opened,
    option,
    paused,
    resting,
    settled,
    typed,
    zoomed_in,
)

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LEVELS = {"region": 9, "upper-tier": 153, "district": 296, "constituency": 543, "icb": 42}
HLE = "healthy-life-expectancy"


def faults(page: Page) -> list[tuple[str, str]]:
    # Only what is wrong is told: telling of all that is right takes most of the time.
    only = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    found = Axe().run(page, options=only)
    return [
        (fault["id"], fault["nodes"][0]["html"][:200]) for fault in found.response["violations"]
    ]


def sideways(page: Page) -> int:
    """Return by how many pixels the page is wider than its window."""
    wide: list[int] = page.evaluate(
        "() => [...document.querySelectorAll('.stMain, body')].map(e => e.scrollWidth - e.clientWidth)"
    )
    return max(wide)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?colour=england",
        "?level=constituency",
        "?level=district&sex=male",
        "?indicator=imd-score&level=region&a=none&b=none",
        "?indicator=gps-per-100k&level=icb",
        "?indicator=nothing",
    ],
)
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(watched: Watched, app_url: str, query: str, width: int):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}{query}")
    page.locator(".hge-all summary").click()
    assert faults(page) == []
    assert sideways(page) <= 0


def test_axe_finds_nothing_in_an_exported_map(watched: Watched, tmp_path):
    path = tmp_path / "map.html"
    path.write_text(files.map_page(HLE, "constituency", "female", None, {}), encoding="utf-8")
    page = opened(watched, path.as_uri())
    assert faults(page) == []
    option(page, "Aldershot").focus()
    page.keyboard.press("End")
    assert focused(page).startswith("York Outer:")
    page.keyboard.press("Enter")
    expect(option(page, "York Outer")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".hge-page [role=status]")).to_contain_text("York Outer")
    expect(page.locator(".hge-table .hge-chosen")).to_contain_text("York Outer")
    assert (watched.outside, watched.errors) == ([], [])


@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 640), (390, 844), (1024, 700)])
def test_nothing_scrolls_sideways_at_400_per_cent_and_on_a_phone(
    watched: Watched, app_url: str, width: int, height: int
):
    # 1280 by 1024 at 400% is 320 by 256.
    watched.page.set_viewport_size({"width": width, "height": height})
    page = opened(watched, f"{app_url}?level=constituency")
    page.locator(".hge-all summary").click()
    assert sideways(page) <= 0
    sizes: list[float] = page.locator(".hge-page").evaluate(
        """host => [...host.querySelectorAll('*')].filter(e => e.checkVisibility()
            && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
            .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(sizes) >= 16 or min(sizes) == 15  # a pin's letter is a drawing of 15 px


@pytest.mark.parametrize(("level", "count"), LEVELS.items())
def test_every_area_is_one_key_press_after_another(
    watched: Watched, app_url: str, level: str, count: int
):
    page = opened(watched, f"{app_url}?indicator=imd-score&level={level}")
    # One tab stop for the whole map.
    assert page.locator("path.hge-area[tabindex='0']").count() == 1
    page.locator("path.hge-area[tabindex='0']").focus()
    page.keyboard.press("Home")
    reached = {focused(page)}
    for _ in range(count - 1):
        page.keyboard.press("PageDown")
        reached.add(focused(page))
    assert len(reached) == count
    names = [re.sub(r": .*", "", text) for text in reached]
    assert set(names) == {area.name for area in register().level(level).values()}


def test_a_name_with_a_space_is_typed_and_chooses_nothing(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?indicator=imd-score&level=region")
    option(page, "London").focus()
    before = page.url
    page.locator(".hge-page").evaluate(
        """async (host) => {
            host.chosen = [];
            (await host.page).layer.on('hge:choose', ({ code }) => host.chosen.push(code));
        }"""
    )
    typed(page, "South W")
    assert focused(page).startswith("South West:")
    assert page.locator(".hge-page").evaluate("host => host.chosen") == []
    assert page.url == before
    # After a pause a space chooses again.
    paused(page)
    page.keyboard.press("Space")
    assert page.locator(".hge-page").evaluate("host => host.chosen") == ["E12000009"]
    expect(page.get_by_role("heading", level=1)).to_contain_text("South West")


def test_what_has_the_focus_does_not_lie_under_the_legend(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    option(page, "Blackpool").focus()
    typed(page, "isles")
    area = option(page, "Isles of Scilly").bounding_box()
    for part in (".hge-summary", ".hge-legend", ".hge-inset"):
        box = page.locator(part).bounding_box()
        apart = (
            area["x"] > box["x"] + box["width"]
            or area["x"] + area["width"] < box["x"]
            or area["y"] > box["y"] + box["height"]
            or area["y"] + area["height"] < box["y"]
        )
        assert apart, part


def test_arrows_lead_to_neighbours_and_back(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?indicator=imd-score&level=region")
    option(page, "London").focus()
    page.keyboard.press("ArrowUp")
    assert focused(page).startswith("East of England:")
    page.keyboard.press("ArrowDown")
    assert focused(page).startswith("London:")
    page.keyboard.press("ArrowLeft")
    assert focused(page).startswith("West Midlands:")


def test_the_ring_leaves_a_small_area_in_sight(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    option(page, "Blackpool").focus()
    page.keyboard.press("Home")
    option(page, "Blackpool").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert focused(page).startswith("Blackpool:")
    area = option(page, "Blackpool").bounding_box()
    rings = page.locator(".leaflet-hge-ring-pane path[stroke='#ffd84d']")
    ring = rings.last.bounding_box()
    assert ring["width"] > area["width"] + 20 and ring["height"] > area["height"] + 10
    assert rings.last.get_attribute("fill") == "none"


def test_enter_chooses_escape_closes_and_the_choice_is_told(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    option(page, "Kent").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".hge-tip")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".hge-tip")).to_have_count(0)
    named = focused(page)
    page.keyboard.press("Enter")
    expect(page.locator(".hge-page [role=status]")).to_have_text(f"A is now {named}.")
    chosen = page.locator("path.hge-area[aria-selected=true]")
    assert named in chosen.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert focused(page) == named


def test_focus_stays_on_the_map_when_figures_change(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    page.get_by_role("radio", name="Boys").click()
    expect(option(page, "Kent")).to_have_attribute("aria-label", re.compile("Kent: 6"))
    settled(page)
    option(page, "Kent").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kent")
    assert focused(page).startswith("Kent:")


def test_the_skip_link_leads_past_the_controls(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    page.get_by_role("link", name="Skip to the answer").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "answer"


def test_the_table_is_a_table(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    heads = page.locator(".hge-table thead th[scope=col][aria-sort]")
    assert heads.count() == page.locator(".hge-table thead th").count() == 4
    assert page.locator(".hge-table tbody th[scope=row]").count() == 153
    assert page.locator(".hge-table caption").text_content().startswith("Map of England: Healthy")


@pytest.fixture(scope="module")
def still(browser: Browser, app_url: str):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(app_url)
    page.locator(".hge-page[data-shown]").wait_for(timeout=30_000)
    yield page
    context.close()


def test_without_motion_the_map_jumps(still: Page):
    assert still.locator(".hge-map.leaflet-zoom-anim").count() == 0
    assert still.locator(".leaflet-fade-anim").count() == 0


def test_with_motion_it_glides(watched: Watched, app_url: str):
    assert opened(watched, app_url).locator(".hge-map.leaflet-fade-anim").count() == 1


def test_what_is_no_value_has_fills_and_words_of_its_own(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?level=constituency&colour=england")
    fills = page.locator("path.hge-area").evaluate_all(
        "all => [...new Set(all.map(one => one.getAttribute('fill').replace(/hge-\\d+-/, '')))]"
    )
    # Borrowed lower, similar and higher, and no figure: each another pattern.
    assert sorted(fills) == ["url(#b0)", "url(#b1)", "url(#b2)", "url(#none)"]
    legend = page.locator(".hge-legend").inner_text()
    for text in (
        "similar: cannot be told apart",
        "no figure published: 113",
        "shown for a larger area: 430",
    ):
        assert text in legend


def test_close_up_finer_shapes_come_and_the_choice_stays(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    points = "one => one.getAttribute('d').split('L').length"
    camden = option(page, "Camden")
    zoomed_in(page, 3)
    expect(page.locator(".hge-box")).to_have_attribute("data-detail", "near")
    expect(option(page, "Blackpool")).to_have_attribute("aria-selected", "true")
    camden.focus()
    page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    resting(page)
    assert focused(page).startswith("Camden:")
    assert camden.evaluate(points) > 12
    assert watched.errors == []


def area_cells(record: Indicator, one: Estimate, model: Modelled | None) -> list[str]:
    """An area's row: name, figure, range, measured for, against England, then our model's figure."""
    told = ["", beyond_names(outside(record, one.area) if record.model_of else ())]
    if model:
        told = [model_line(model, "").text.partition(": ")[2], beyond_names(model.outside)]
    if not one.known:
        return [one.area.name, no_value(one.flag), "", "", "", *told]
    limits = span(one.lower, one.upper, record.decimals) if one.has_range else ""
    lender = one.measured_for.name if one.measured_for else ""
    figure = number(one.value, record.decimals)
    return [one.area.name, figure, limits, lender, VERDICTS.get(one.verdict, ""), *told]


def area_said(record: Indicator, one: Estimate, model: Modelled | None) -> str:
    """Return what an area's spoken name is: its figure, then our model's."""
    more = model_sentence(model) if model else ""
    if record.model_of:
        more = beyond(one.area.name, outside(record, one.area))
    return ". ".join(filter(None, [area_sentence(record, one), more]))


@pytest.mark.parametrize(
    ("slug", "level", "sex"),
    [
        (HLE, "upper-tier", "female"),
        (HLE, "constituency", "male"),
        (HLE, "district", "female"),
        (f"{HLE}-modelled", "constituency", "female"),
        ("imd-score", "district", "persons"),
        ("gps-per-100k", "icb", "persons"),
    ],
)
def test_the_browser_says_what_words_says(
    watched: Watched, app_url: str, slug: str, level: str, sex: str
):
    record = indicator(slug)
    period = max(published_periods(record, level, sex))
    page = opened(watched, f"{app_url}?indicator={slug}&level={level}&sex={sex}&a=none&b=none")
    spoken = page.locator("path.hge-area").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    rows = page.locator(".hge-table tbody tr").evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    estimates = [estimate(record, area, sex, period) for area in register().level(level).values()]
    models = [beside(record, one.area, sex, period) for one in estimates]
    pairs = list(zip(estimates, models, strict=True))
    assert sorted(spoken) == sorted(area_said(record, *pair) for pair in pairs)
    cells = [area_cells(record, *pair) for pair in pairs]
    used = [bool(any(column)) for column in zip(*cells, strict=True)]
    wanted = [[text for text, use in zip(row, used, strict=True) if use] for row in cells]
    assert sorted(rows) == sorted(wanted)
    # The tip is the spoken name.
    first = page.locator("path.hge-area").first
    first.focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    expect(page.locator(".hge-tip")).to_have_text(focused(page))


def test_a_permalink_brings_the_view_and_its_title(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    page.get_by_role("radio", name="Against England").check()
    expect(page.locator(".hge-legend")).to_contain_text("against England")
    page.get_by_role("radio", name="Boys").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("A boy born")
    address = page.url
    assert "colour=england" in address and "sex=male" in address
    title = page.title()
    fresh = opened(watched, address)
    assert (
        fresh.title()
        == title
        == (
            "Healthy life expectancy by upper-tier local authority, 2022 to 2024 - Health Gap Explorer"
        )
    )
    assert fresh.get_by_role("radio", name="Against England").is_checked()


def test_on_paper_stand_map_table_and_sources_without_controls(watched: Watched, app_url: str):
    page = opened(watched, app_url)
    page.emulate_media(media="print")
    assert not page.locator(".st-key-rail").is_visible()
    assert not page.locator(".leaflet-control-zoom").is_visible()
    assert page.locator(".hge-table tbody tr").last.is_visible()
    assert page.locator(".hge-source").is_visible()
