"""The quiz in a real browser, with nothing but the keyboard and nothing from outside."""

import io
import re
import urllib.request

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from explorer.analysis.quiz.quiz import quiz
from explorer.places.areas import register
from explorer.questions.lessons import LESSONS
from explorer.words.quiz import asking, telling
from tests.browser.conftest import Watched, focused, settled
from tests.browser.test_access import faults, sideways
from tests.browser.test_widths import FAULTS, LEAST, WIDTHS

BLACKPOOL = "upper-tier:E06000009"


def opened(watched: Watched, url: str) -> Page:
    watched.page.goto(url)
    watched.page.locator(".st-key-quiz").wait_for(timeout=30_000)
    settled(watched.page)
    return watched.page


@pytest.mark.parametrize("width", [1440, 390, 320])
@pytest.mark.parametrize("state", ["q=1", "q=1&given=a", "q=11&given=abcabcabca"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    watched: Watched, app_url: str, width: int, state: str
):
    watched.page.set_viewport_size({"width": width, "height": 900})
    page = opened(watched, f"{app_url}?page=quiz&area={BLACKPOOL}&seed=4&{state}")
    for fold in page.locator(".hge-sheets summary").all():
        fold.click()
    assert faults(page) == []
    assert sideways(page) <= 0
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def test_nothing_is_cut_at_any_width(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=quiz&area=icb:E54000013&seed=2&q=1")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(FAULTS, LEAST)[1] == [], width
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("key", [BLACKPOOL, "icb:E54000013"])
def test_a_question_fits_a_projector(watched: Watched, app_url: str, key: str):
    watched.page.set_viewport_size({"width": 1280, "height": 720})
    for place in range(1, 11):
        state = f"seed=2&q={place}&given={'a' * (place - 1)}&size=18"
        page = opened(watched, f"{app_url}?page=quiz&area={key}&{state}")
        heading = page.get_by_role("heading", level=1)
        button = page.get_by_role("button", name="Check")
        expect(heading).to_be_in_viewport(ratio=1)
        expect(button).to_be_in_viewport(ratio=1)
        for one in page.locator(".st-key-quiz [role=radiogroup] label, .st-key-quiz td").all():
            expect(one).to_be_in_viewport(ratio=1)
        size = page.locator(".st-key-quiz label p").last.evaluate(
            "one => parseFloat(getComputedStyle(one).fontSize)"
        )
        assert size >= 18


def test_ten_questions_by_the_keyboard_alone(watched: Watched, app_url: str):
    area = register().area(*BLACKPOOL.split(":"))
    found = quiz(area, 4).questions
    page = opened(watched, f"{app_url}?page=quiz&area={BLACKPOOL}&seed=4")
    for place, asked in enumerate(found, start=1):
        expect(page.get_by_role("heading", level=1)).to_have_text(asking.question(asked))
        radios = page.locator(".st-key-quiz").get_by_role("radio")
        expect(radios).to_have_count(len(asked.options))
        radios.first.focus()
        page.keyboard.press("Space")
        for _ in range(asked.right):
            page.keyboard.press("ArrowDown")
        expect(radios.nth(asked.right)).to_be_checked()
        settled(page)
        tabbed_to(page, "Check")
        page.keyboard.press("Enter")
        expect(page.locator(".st-key-quiz [role=status]").first).to_have_text("Right.")
        expect(page.get_by_text(telling.explanation(asked))).to_be_visible()
        settled(page)
        # The button stays where it was, and so does the focus, or it is one key away.
        tabbed_to(page, "See your score" if place == len(found) else "Next question")
        page.keyboard.press("Enter")
        settled(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("You got 10 of 10 right")
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


def tabbed_to(page: Page, name: str) -> None:
    """Go on by Tab until the button has the focus."""
    for _ in range(40):
        if focused(page) == name or page.evaluate("document.activeElement.innerText") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to '{name}'")


def test_an_unchosen_answer_is_said_and_the_address_holds_the_rest(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=quiz&area={BLACKPOOL}&seed=4")
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("Choose an answer first.")).to_be_visible()
    page.locator(".st-key-quiz").get_by_role("radio").nth(1).check(force=True)
    expect(page).to_have_url(re.compile("pick=b"))
    page.get_by_role("button", name="Check").click()
    expect(page).to_have_url(re.compile("given=b(?!.*pick)"))
    again = page.url
    page.goto("about:blank")
    page = opened(watched, again)
    expect(page.get_by_role("button", name="Next question")).to_be_visible()
    page.get_by_label("Quiz number").fill("12")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("seed=12&q=1$"))
    assert page.evaluate("[localStorage.length, document.cookie.includes('given')]")[1] is False


def test_sheets_are_two_clicks_away(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=quiz&area={BLACKPOOL}&seed=4")
    fold = page.locator(".hge-sheets summary")
    expect(fold).to_have_count(1)
    fold.click()
    for one in LESSONS.values():
        expect(page.get_by_role("link", name=one.title, exact=True)).to_be_visible()
    page.get_by_role("link", name=LESSONS["how-sure"].title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(LESSONS["how-sure"].title)
    for name in ("Pupils' sheet", "Teacher's sheet", "Pupils' sheet, large print"):
        link = page.get_by_role("link", name=name, exact=True).first
        expect(link).to_be_visible()
        address = str(link.get_attribute("href"))
        assert f"area={BLACKPOOL}" in address and "seed=4" in address
        with urllib.request.urlopen(f"{app_url}{address}") as answer:
            assert "attachment" in answer.headers["content-disposition"]
            assert len(PdfReader(io.BytesIO(answer.read())).pages) >= 2
