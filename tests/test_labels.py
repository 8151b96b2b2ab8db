"""What lists to choose from call things: no label is cut, and no two are the same."""

import pytest

from explorer.indicators import data
from explorer.indicators.catalogue import LABEL_ROOM, catalogue, label_width
from explorer.places.levels import LEVELS
from explorer.questions.page import Control
from explorer.questions.registry import QUESTIONS

# What a reader may ask of each page so that all its lists show.
ASKED = {
    "": [{}],
    "compare": [{}, {"a": "region:E12000001", "b": "region:E12000002"}],
    "gap": [{}],
    "doctors": [{"colour": one} for one in ("raw", "carr-hill", "need", "change", "access")],
}


def listed(name: str, asked: dict[str, str]) -> list[Control]:
    """Return the lists of a page's rail."""
    question = QUESTIONS[name]
    page = question.answer(question.asked(asked))
    return [one for one in page.controls if isinstance(one, Control) and one.style == "list"]


def test_labels_fit_and_differ():
    labels = [record.label for record in catalogue().values()]
    assert {label: label_width(label) for label in labels if label_width(label) > LABEL_ROOM} == {}
    assert len({label.casefold() for label in labels}) == len(labels)


def test_a_width_is_that_of_the_face():
    # A wide letter and a narrow one, as far apart as they look.
    assert label_width("W") > 3 * label_width("i") > 0
    assert (
        label_width("Upper-tier local authority") > LABEL_ROOM > label_width("Upper-tier authority")
    )


@pytest.mark.parametrize("slug", catalogue())
def test_periods_and_levels_fit(slug: str):
    record = catalogue()[slug]
    texts = {level.label for level in LEVELS}
    for level in data.levels_of(record):
        texts |= {one.words for one in data.published_periods(record, level, record.sexes[0])}
    assert [text for text in texts if label_width(text) > LABEL_ROOM] == []


@pytest.mark.parametrize("name", ASKED)
def test_every_list_of_a_rail_fits(name: str):
    for asked in ASKED[name]:
        lists = listed(name, asked)
        assert lists
        for one in lists:
            texts = [option.label for option in one.options]
            assert [text for text in texts if label_width(text) > LABEL_ROOM] == [], one.name
            assert len(set(texts)) == len(texts)


def test_the_doctors_page_offers_switches():
    assert "to" in {one.name for one in listed("doctors", {"colour": "access"})}
