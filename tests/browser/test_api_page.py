"""The page about the API, in a real browser: for everyone, at every width, without the network."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import Watched

DOCS = "api/v1/docs"
# It is worked out when it is first asked for, beside whatever else begins then.
PATIENCE = 120_000


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_it_has_no_fault_and_nothing_is_cut(width: int, app_url: str, watched: Watched):
    page = watched.page
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{app_url}{DOCS}", timeout=PATIENCE)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert not found.response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.querySelectorAll('script').length") == 0


def test_a_keyboard_leads_to_an_operation_and_its_answer(app_url: str, watched: Watched):
    page = watched.page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{app_url}{DOCS}", timeout=PATIENCE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the operations")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="/api/v1/values").press("Enter")
    section = page.locator("#values")
    expect(section.get_by_role("heading")).to_be_in_viewport()
    link = section.get_by_role("link", name="as JSON")
    with page.expect_navigation():
        link.press("Enter")
    assert '"area_name":"North East"' in page.content()
