"""A lesson in a real browser: by the keyboard alone, from a cold start, with no network."""

import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from explorer.questions.blocks import Drawing
from explorer.questions.lessons import HIDES, LESSONS, MINISTER, STORIES, SURE, TOGETHER
from explorer.questions.page import every
from explorer.questions.registry import QUESTIONS
from explorer.questions.teach.screens import screens
from tests.browser.conftest import Watched, focused, settled
from tests.browser.test_access import faults, sideways

# A teacher's patience, in seconds.
PATIENCE = 10
ROOM = {"width": 1280, "height": 720}
SMALL = """() => [...document.querySelectorAll('main *, .stMain *')]
  .filter((one) => one.checkVisibility() && [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim()))
  .filter((one) => !one.closest('.hge-hidden, .hge-skip, svg') && parseFloat(getComputedStyle(one).fontSize) < 17.99)
  .map((one) => `${getComputedStyle(one).fontSize} ${one.textContent.slice(0, 40)}`)"""


def told(name: str):
    return screens(QUESTIONS["teach"].asked({"lesson": name}))


def opened(watched: Watched, url: str) -> Page:
    watched.page.set_viewport_size(ROOM)
    watched.page.goto(url)
    watched.page.locator(".st-key-lesson, .st-key-teach-list, .st-key-teacher").first.wait_for(
        timeout=30_000
    )
    settled(watched.page)
    return watched.page


def tabbed_to(page: Page, name: str) -> None:
    """Go on by Tab until the button or link has the focus."""
    for _ in range(60):
        if name in (focused(page), page.evaluate("document.activeElement.innerText")):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} was not reached")


def test_a_lesson_is_taught_by_the_keyboard_alone(watched: Watched, app_url: str):
    begun = time.monotonic()
    page = opened(watched, f"{app_url}?page=teach")
    first = page.locator(".hge-lessons a").first
    expect(first).to_have_text("Start: What a map hides")
    first.focus()
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    for step, one in enumerate(told(HIDES), start=1):
        expect(heading).to_have_text(one.question)
        if step == 1:
            page.locator(".hge-page[data-shown]").wait_for()
            assert time.monotonic() - begun < PATIENCE
        settled(page)
        assert not page.get_by_text(one.answer[0]).count()
        tabbed_to(page, "Show")
        page.keyboard.press("Enter")
        expect(page.locator(".hge-answered")).to_contain_text(one.answer[0])
        settled(page)
        page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(heading).to_have_text(told(HIDES)[-2].question)
    assert "step=5" in page.url
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


@pytest.mark.parametrize("name", LESSONS)
def test_a_screen_has_no_small_text_and_axe_finds_nothing(
    watched: Watched, app_url: str, name: str
):
    page = opened(watched, f"{app_url}?page=teach&lesson={name}&step=2&show=1")
    assert faults(page) == []
    assert page.evaluate(SMALL) == []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        settled(page)
        assert sideways(page) <= 0, width
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])


# How far what is asked or seen lies under the bar of steps, in pixels.
_UNDER = """() => { const bar = document.querySelector('.st-key-lesson-foot').getBoundingClientRect().top;
  return [...document.querySelectorAll('.st-key-lesson-ask > *, .st-key-lesson-see > *')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 1)
    .map((one) => [Math.round(one.getBoundingClientRect().bottom - bar), one.innerText.slice(0, 40)])
    .filter(([under]) => under > 2); }"""


@pytest.mark.parametrize("name", LESSONS)
def test_each_screen_is_seen_whole_from_the_back_of_a_room(
    watched: Watched, app_url: str, name: str
):
    """Nothing is cut off by the steps at 1280 by 720, before the answer and after it."""
    for step, one in enumerate(told(name), start=1):
        guess = f"&guess={one.guesses[0].value}" if one.guesses else ""
        for shown in ("", f"&show=1{guess}"):
            page = opened(watched, f"{app_url}?page=teach&lesson={name}&step={step}{shown}")
            seen = one.right(shown=bool(shown))
            maps = sum(isinstance(block, Drawing) for block in every(seen))
            expect(page.locator(".hge-page[data-shown]")).to_have_count(maps)
            page.wait_for_function("() => [...document.images].every((one) => one.complete)")
            assert page.evaluate(_UNDER) == [], (step, shown)


def test_a_break_moved_by_keys_changes_one_map_and_says_how_many_areas_changed(
    watched: Watched, app_url: str
):
    page = opened(watched, f"{app_url}?page=teach&lesson={STORIES}&step=3")
    moved = page.locator(".hge-breaks .hge-note")
    expect(moved).to_have_text("Both maps have the same classes.")
    page.get_by_role("slider").first.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(moved).to_contain_text("areas have another class on the right")
    page.wait_for_url("**breaks=**")
    settled(page)
    said = moved.inner_text()
    limits = parse_qs(urlsplit(page.url).query)["breaks"][0]
    one = screens(QUESTIONS["teach"].asked({"lesson": STORIES, "step": "3", "breaks": limits}))[2]
    (right,) = [
        block
        for block in every(one.see)
        if isinstance(block, Drawing) and block.name == "lesson-breaks"
    ]
    assert said == right.message["moved"]


@pytest.mark.parametrize("state", ["", "&lesson=how-sure&teacher=1"])
def test_the_list_and_a_teachers_page_have_no_faults(watched: Watched, app_url: str, state: str):
    page = opened(watched, f"{app_url}?page=teach{state}")
    assert faults(page) == [] and page.evaluate(SMALL) == []
    page.set_viewport_size({"width": 320, "height": 900})
    settled(page)
    assert sideways(page) <= 0


def test_a_guess_comes_first_and_coins_are_counted(watched: Watched, app_url: str):
    page = opened(watched, f"{app_url}?page=teach&lesson={TOGETHER}")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Choose a guess first.")).to_be_visible()
    assert not page.get_by_text("correlation is").count()
    page.get_by_role("radio", name="Down, closely").check(force=True)
    settled(page)
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".hge-answered")).to_contain_text("The correlation is")
    page = opened(watched, f"{app_url}?page=teach&lesson={MINISTER}&step=3")
    page.get_by_label("North East").fill("21")
    page.keyboard.press("Enter")
    expect(page.get_by_text("There are 20 coins to share out, and 21 were given.")).to_be_visible()


@pytest.mark.parametrize("name", [STORIES, SURE, HIDES])
def test_the_file_of_a_lesson_is_taught_with_no_network(
    watched: Watched, run, tmp_path: Path, name: str
):
    file = tmp_path / "lesson.html"
    assert run("export", "lesson", name, "-o", str(file))[0] == 0
    page = watched.page
    page.set_viewport_size(ROOM)
    page.context.set_offline(True)
    try:
        begun = time.monotonic()
        page.goto(file.as_uri())
        heading = page.get_by_role("heading", level=1)
        for step, one in enumerate(told(name), start=1):
            expect(heading).to_have_text(one.question)
            if step == 1:
                assert time.monotonic() - begun < PATIENCE
            if one.guesses:
                while page.evaluate("document.activeElement.type") != "radio":
                    page.keyboard.press("Tab")
                page.keyboard.press("Space")
            tabbed_to(page, "Show")
            page.keyboard.press("Enter")
            answer = page.locator(".hge-answered:visible")
            # Beside its turns a file answers for all of them.
            whole = one.whole if one.turns and one.whole else one.answer
            expect(answer).to_contain_text(whole[0])
            assert page.evaluate(SMALL) == []
            assert faults(page) == []
            if step < len(told(name)):
                page.keyboard.press("ArrowRight")
        broken = page.evaluate("() => [...document.images].filter(i => !i.naturalWidth).length")
        assert broken == 0
    finally:
        page.context.set_offline(False)
    assert (watched.failed, watched.outside, watched.errors) == ([], [], [])
