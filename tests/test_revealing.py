"""What is hidden for now is told to nobody; and sheets for the back of a room."""

import json
import re
import xml.etree.ElementTree as ET

import pytest

from explorer.charts.picture import svg, svg_file
from explorer.enlarging import FACTOR, enlarged
from explorer.maps import files
from explorer.maps.assets import FOLDER, STYLE, style_urls
from explorer.maps.concealed import concealed, title_of
from explorer.places.areas import register
from explorer.questions.blocks import Chart, Drawing
from explorer.questions.page import every
from explorer.questions.registry import PICTURES, QUESTIONS
from explorer.questions.revealing import revealed, revealed_picture
from explorer.questions.showing import Showing, kept, showing
from explorer.words.revealing import ALL, LEGEND, NAMES, NUMBERS, TITLE

MAPS = {
    (name, block.name): block
    for name, question in QUESTIONS.items()
    for block in every(question.answer(question.read({})[0]).blocks)
    if isinstance(block, Drawing) and "map" in block.message.get("parts", ("map",))
}
TEXT = "{http://www.w3.org/2000/svg}text"


def texts(drawn: str) -> list[str]:
    found = (" ".join(" ".join(one.itertext()).split()) for one in ET.fromstring(drawn).iter(TEXT))
    return [text for text in found if text]


# Maps ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", MAPS)
@pytest.mark.parametrize("step", range(ALL))
def test_a_map_tells_no_more_than_its_step(key, step):
    message = MAPS[key].message
    told = concealed(message, step)
    text = json.dumps(told, ensure_ascii=False)
    assert (message["label"] in text) == (step >= TITLE)
    assert (f'"{message["legend"]["title"]}"' in text) == (step >= LEGEND)
    assert not told["notes"] and not told["files"] and not told["summary"]
    assert "ruler" not in told and told["parts"] == ["map"]
    names = [one["name"] for one in message["chosen"]]
    if names:
        assert all(name in text for name in names) == (step >= NAMES)
    if step < NUMBERS:
        assert told["legend"]["counts"] is None
        assert not re.search(r"\d", json.dumps([row["text"] for row in told["legend"]["fills"]]))
        for values in told.get("values", {}).values():
            assert set(values["v"]) <= {"0", ","} and values["down"] == values["up"] == ""
            assert set(values["verdict"]) <= {"-"}
        assert not told.get("told", {}).get("said")
        assert all(one["text"] == "" and one["card"] is None for one in told["chosen"])


@pytest.mark.parametrize("key", MAPS)
def test_the_colours_are_there_from_the_first(key):
    message = MAPS[key].message
    told = concealed(message, 0)
    if "values" in message:
        kinds = [message["values"][whose]["kind"] for whose in ("own", "lent")]
        assert [told["values"][whose]["kind"] for whose in ("own", "lent")] == kinds
        known = [one["v"].split(",") for one in message["values"].values()]
        kept = [one["v"].split(",") for one in told["values"].values()]
        assert [[bool(v) for v in side] for side in kept] == [
            [bool(v) for v in side] for side in known
        ]
    else:
        assert told["told"]["kinds"] == message["told"]["kinds"]


def test_the_last_step_is_the_map_itself():
    message = MAPS["", "map"].message
    assert concealed(message, ALL) == dict(message)
    assert title_of(message, TITLE).startswith("Healthy life expectancy at birth, Girls")


def test_breaks_are_told_with_the_legend_and_are_not_moved_before_the_end():
    question = QUESTIONS[""]
    page = question.answer(question.read({"breaks": "55,60"})[0])
    block = next(one for one in every(page.blocks) if isinstance(one, Drawing))
    for step in range(ALL):
        told = concealed(block.message, step)["breaks"]
        assert "hand" not in told and told["palette"] == block.message["breaks"]["palette"]
        assert bool(told["texts"]) == bool(told["text"]) == (step >= LEGEND)


# Charts --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PICTURES)
def test_a_chart_has_no_letter_that_is_hidden(name):
    picture = PICTURES[name]({})
    whole = texts(svg(picture))
    assert whole
    before: list[str] = []
    for step in range(ALL + 1):
        shown = texts(svg(revealed_picture(picture, step)))
        # Each step has all that those before it have.
        assert not [text for text in before if text not in shown]
        before = shown
        if step == 0:
            assert shown == []
        if step == TITLE:
            assert set(shown) == {" ".join(picture.title.split())}
        if step == NAMES:
            named = [text for text in shown if not any(char.isdigit() for char in text)]
            rest = set(shown) - set(named)
            around = " ".join(f"{picture.title} {picture.subtitle}".split())
            assert all(" ".join(text.split()) in around for text in rest)
    assert before == whole
    assert svg(revealed_picture(picture, ALL)) == svg(picture)
    assert "Source:" not in " ".join(texts(svg_file(revealed_picture(picture, 1))))


def test_a_chart_is_heard_as_far_as_it_is_seen():
    picture = PICTURES["gap-female"]({})
    heard = [revealed_picture(picture, step).alt for step in range(ALL + 1)]
    assert heard[0].startswith("What does this chart show? Hidden for now: title, legend, names")
    assert picture.title not in heard[0] and picture.title in heard[1]
    assert picture.alt not in heard[3] and heard[4] == heard[5] == picture.alt


# Pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_page_keeps_one_picture_and_nothing_that_tells_the_rest(name):
    question = QUESTIONS[name]
    page = question.answer(question.read({})[0])
    bare, wrong = revealed(page, Showing(0))
    pictures = [one for one in every(page.blocks) if isinstance(one, Chart | Drawing)]
    if not pictures:
        assert bare is page and "no map or chart" in wrong[0]
        return
    assert not wrong and not bare.controls and not bare.lead and not bare.foot
    assert page.headline.title not in bare.headline.title
    assert len([one for one in every(bare.blocks) if isinstance(one, Chart | Drawing)]) == 1
    assert revealed(page, Showing(ALL)) == (page, []) and revealed(page, Showing())[0] is page


def test_one_of_several_is_asked_for_by_its_name():
    question = QUESTIONS["gap"]
    page = question.answer(question.read({})[0])
    bare, _ = revealed(page, Showing(2, "tenths"))
    (chart,) = [one for one in every(bare.blocks) if isinstance(one, Chart)]
    assert chart.name == "tenths" and chart.query["reveal"] == "2"
    assert revealed(page, Showing(2, "nothing"))[1]


def test_files_of_a_chart_hide_alike(status):
    where = "files/chart/gap-female"
    assert status(f"{where}.csv") == 200 and status(f"{where}.csv?reveal=4") == 200
    assert status(f"{where}.csv?reveal=3") == 404
    assert status(f"{where}.png?reveal=0") == 200


def test_a_map_as_a_file_holds_each_step(run, tmp_path):
    path = tmp_path / "map.html"
    code, _, _ = run(
        "export", "map", "--indicator", "imd-score", "--level", "district", "--reveal", "1",
        "--breaks", "counts-4", "--shape", "hexagons", "-o", str(path),
    )  # fmt: skip
    text = path.read_text(encoding="utf-8")
    assert code == 0 and text.count("<template data-step=") == ALL + 1
    assert len(text.encode()) < 1_000_000
    body = text.split("<body", 1)[1].split("<script>")[0]
    seen = re.sub(r"<template.*?</template>", "", body, flags=re.DOTALL)
    assert "eprivation" not in seen
    code, _, err = run("export", "map", "--indicator", "imd-score", "--level", "district",
                       "--reveal", "6", "-o", str(path))  # fmt: skip
    assert code == 2 and "reveal" in err


def test_a_file_that_is_not_for_a_class_has_no_steps():
    page = files.map_page("imd-score", "region", "persons", None, {})
    assert "<template" not in page and 'class="hge-reveal"' not in page


# Addresses -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["-1", "6", "a", "1.0", " ", "٣", "0" * 80])
def test_a_wrong_step_shows_the_page(text):
    how, wrong = showing({"reveal": text})
    assert not how.stepped
    assert bool(wrong) == bool(text.strip())


def test_a_wrong_size_is_told():
    how, wrong = showing({"size": "40"})
    assert not how.large and wrong == ["There is no text size '40'. It can be 18, or be left out."]


def test_what_goes_along():
    how, _ = showing({"reveal": "2", "of": "tenths", "size": "18"})
    assert how.to_query() == {"reveal": "2", "of": "tenths", "size": "18"}
    assert kept("?page=gap#take", how) == "?page=gap&size=18#take"
    assert kept("?", how) == "?size=18"
    assert kept("files/x.csv", how) == "files/x.csv"
    assert kept("?page=gap", Showing()) == "?page=gap"
    assert how.at(9).step == ALL and how.at(-3).step == 0


# The back of a room ---------------------------------------------------------------------------


def test_lengths_grow_and_hairlines_and_paper_do_not():
    sheet = (
        "p { font: 16px/21px x; border: 1px solid; margin: -8px 0 1.5px } "
        "@media (max-width: 640px) { p { width: calc(100vh - 245px) } } "
        "@media print { p { font-size: 10px } } .hge-paper .x { width: 860px } q { top: 4px }"
    )
    assert enlarged(sheet) == (
        "p { font: 18px/23.625px x; border: 1px solid; margin: -9px 0 1.5px } "
        "@media (max-width: 720px) { p { width: calc(100vh - 275.625px) } } "
        "@media print { p { font-size: 10px } } .hge-paper .x { width: 860px } q { top: 4.5px }"
    )


def test_no_sheet_of_ours_keeps_small_text():
    sheet = (FOLDER / STYLE).read_text(encoding="utf-8")
    paper = r"@media print \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
    screen = re.sub(paper, "", enlarged(sheet))
    sizes = [float(one) for one in re.findall(r"font(?:-size)?: (?:\d+ )?([\d.]+)px", screen)]
    assert len(sizes) > 8 and min(sizes) >= 18 and FACTOR * 16 == 18
    assert style_urls() != style_urls(large=True)


def test_the_large_sheet_is_served(status):
    for url in style_urls(large=True):
        assert status(url) == 200


def test_every_area_has_its_name_when_names_are_shown():
    # The browser names areas from the shapes: they are all there, in the order of the colours.
    message = concealed(MAPS["", "map"].message, NAMES)
    assert len(message["values"]["own"]["kind"]) == len(register().level("upper-tier"))
