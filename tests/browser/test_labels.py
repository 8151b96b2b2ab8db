"""Every name that a list may show stands in its box whole, at every width of window."""

import pytest

from explorer.questions.plain import plain
from explorer.questions.registry import QUESTIONS
from tests.browser.conftest import Watched, calm, settled

# Each side of the widths at which the rail changes, and a phone.
WIDTHS = (390, 901, 1024, 1199, 1200, 1440)
# A box is given each of its texts in turn and then its own again; nothing is chosen.
CUT = """(box, texts) => {
    const own = box.value;
    const cut = texts.filter((text) => { box.value = text; return box.scrollWidth > box.clientWidth; });
    box.value = own;
    return [box.clientWidth, cut];
}"""


def lists(block: object) -> dict[str, list[str]]:
    """Return the lists of a page as plain data, by the label that stands over them."""
    if isinstance(block, list):
        return {name: texts for one in block for name, texts in lists(one).items()}
    if not isinstance(block, dict):
        return {}
    # What has headings is a list of measures that is searched: its names go over lines.
    searched = any(one["group"] for one in block.get("options", ()))
    if block.get("kind") == "control" and block["style"] == "list" and not searched:
        return {block["label"]: [one["label"] for one in block["options"]]}
    return lists(list(block.values()))


@pytest.mark.parametrize(
    ("name", "asked", "count"),
    [
        ("", {}, 3),
        ("compare", {}, 1),
        ("gap", {}, 2),
        ("doctors", {"colour": "access"}, 3),
    ],
)
def test_no_name_is_cut(watched: Watched, app_url: str, name: str, asked, count: int):
    question = QUESTIONS[name]
    told = lists(plain(question.answer(question.asked(asked))))
    assert len(told) == count
    query = "&".join(f"{key}={value}" for key, value in {"page": name, **asked}.items() if value)
    page = watched.page
    page.goto(f"{app_url}?{query}")
    # The doctors' page has several maps.
    page.locator(".hge-page[data-shown]").first.wait_for(timeout=30_000)
    settled(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        opener = page.locator(".st-key-change label")
        if opener.is_visible() and not opener.locator("input").is_checked():
            opener.click()
        calm(page)
        for label, texts in told.items():
            box = page.get_by_role("combobox", name=label, exact=True)
            room, cut = box.evaluate(CUT, texts)
            assert room > 0 and cut == [], (width, label)
        # The measure sees what does not fit.
        assert box.evaluate(CUT, ["W" * 200])[1]
