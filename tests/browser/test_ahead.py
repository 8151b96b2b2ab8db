"""A switch is painted from what the browser holds; the server's words follow, and win."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import Watched, opened, option, pick, settled

GIRLS, BOYS = re.compile("51.8 healthy years"), re.compile("50.9 healthy years")


class Line:
    """The connection to the server, whose answers can be held back."""

    def __init__(self, page: Page) -> None:
        self.holding, self.kept = False, list[tuple[WebSocketRoute, str | bytes]]()
        page.route_web_socket(re.compile("_stcore/stream"), self._connect)

    def _connect(self, route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        route.on_message(server.send)
        server.on_message(lambda message: self._pass(route, message))

    def _pass(self, route: WebSocketRoute, message: str | bytes) -> None:
        if self.holding:
            self.kept.append((route, message))
        else:
            route.send(message)

    def let_go(self) -> None:
        """Pass on what was held back, in its order."""
        self.holding = False
        for route, message in self.kept:
            route.send(message)
        self.kept.clear()


@pytest.fixture
def line(watched: Watched) -> Line:
    return Line(watched.page)


def held(watched: Watched, url: str, others: int) -> Page:
    """Open a page and wait until the browser holds what can be switched to next."""
    fetched: list[str] = []
    watched.page.on(
        "requestfinished", lambda one: "/assets/ahead/" in one.url and fetched.append(one.url)
    )
    page = opened(watched, url)
    until(page, lambda: len(fetched) >= others)
    return page


def until(page: Page, true: Callable[[], bool]) -> None:
    for _ in range(100):
        if true():
            return
        page.wait_for_timeout(100)
    raise AssertionError("It did not happen within ten seconds.")


def labels(page: Page) -> list[str | None]:
    return [path.get_attribute("aria-label") for path in page.locator("path.hge-area").all()]


def fills(page: Page) -> list[str | None]:
    return [path.get_attribute("fill") for path in page.locator("path.hge-area").all()]


def test_colours_come_at_once_and_words_are_marked_until_they_follow(
    watched: Watched, line: Line, app_url: str
):
    page = held(watched, app_url, 2)
    heading, whole = page.get_by_role("heading", level=1), page.locator(".st-key-page").first
    line.holding = True
    page.get_by_role("radio", name="Boys").press("Space")
    expect(option(page, "Blackpool")).to_have_attribute("aria-label", BOYS)
    expect(page.locator(".hge-legend")).to_contain_text("boys")
    # The words are still of girls, and say that they wait, to eyes and ears.
    expect(heading).to_contain_text("A girl born in Blackpool")
    expect(whole).to_have_attribute("aria-busy", "true")
    assert (
        float(
            heading.evaluate(
                "it => getComputedStyle(it.closest('[data-testid=stElementContainer]')).opacity"
            )
        )
        < 0.9
    )
    ahead = labels(page), fills(page)
    line.let_go()
    expect(heading).to_contain_text("A boy born in Blackpool")
    expect(whole).not_to_have_attribute("aria-busy", "true")
    settled(page)
    # What was painted ahead is what the server says, area by area.
    assert (labels(page), fills(page)) == ahead
    assert "sex=male" in page.url
    assert watched.errors == []


def test_a_period_is_painted_ahead_too(watched: Watched, line: Line, app_url: str):
    page = held(watched, app_url, 2)
    line.holding = True
    period = page.get_by_role("combobox", name="Period")
    period.click()
    page.get_by_role("option", name="2021 to 2023").click()
    expect(page.locator(".hge-legend")).to_contain_text("2021 to 2023")
    expect(page.locator(".st-key-page").first).to_have_attribute("aria-busy", "true")
    line.let_go()
    expect(page.locator(".hge-ruler-card")).to_contain_text("52.9 years")
    expect(page.locator(".st-key-page").first).not_to_have_attribute("aria-busy", "true")
    assert watched.errors == []


def test_a_late_answer_never_overwrites_a_newer_choice(watched: Watched, line: Line, app_url: str):
    page = held(watched, app_url, 2)
    line.holding = True
    page.get_by_role("radio", name="Boys").press("Space")
    expect(option(page, "Blackpool")).to_have_attribute("aria-label", BOYS)
    until(page, lambda: len(line.kept) > 3)
    page.get_by_role("radio", name="Girls").press("Space")
    expect(option(page, "Blackpool")).to_have_attribute("aria-label", GIRLS)
    option(page, "Blackpool").evaluate(
        """it => { window.seen = []; new MutationObserver(() => window.seen.push(it.getAttribute('aria-label')))
            .observe(it, { attributes: true, attributeFilter: ['aria-label'] }); }"""
    )
    line.let_go()
    expect(page.locator(".st-key-page").first).not_to_have_attribute("aria-busy", "true")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("A girl born in Blackpool")
    assert [one for one in page.evaluate("() => window.seen") if BOYS.search(one)] == []
    assert "sex=male" not in page.url
    assert watched.errors == []


def test_another_indicator_is_not_painted_from_what_is_held(
    watched: Watched, line: Line, app_url: str
):
    page = held(watched, app_url, 2)
    page.get_by_role("radio", name="Boys").press("Space")
    pick(page, "Show", "life exp", "Life expectancy")
    expect(page.get_by_role("heading", level=1)).to_contain_text("years")
    expect(page.locator(".hge-legend")).to_contain_text("Life expectancy")
    expect(page.locator(".st-key-page").first).not_to_have_attribute("aria-busy", "true")
    assert watched.errors == []


def test_an_address_of_other_figures_holds_nothing(watched: Watched, app_url: str):
    page = held(watched, app_url, 2)
    known = page.evaluate("() => performance.getEntriesByType('resource').map((one) => one.name)")
    (address, *_) = [one for one in known if "/assets/ahead/" in one]
    answer = page.request.get(address)
    assert answer.ok and "immutable" in answer.headers["cache-control"]
    stale = re.sub(r"\.[0-9a-f]{12}\.json$", ".0123456789ab.json", address)
    assert stale != address
    refused = page.request.get(stale)
    assert refused.status == 404 and refused.text() == "There is no such file."
