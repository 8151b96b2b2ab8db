"""The page on how well the model does: its words, its tables, its charts, and who leads to it."""

import io
import json
import re
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import explorer.pages
from explorer.analysis.model import model, proof
from explorer.analysis.validation import validation
from explorer.charts.picture import csv, png, svg, svg_file
from explorer.questions.blocks import Caution, Chart, Fold, Pointed, Table
from explorer.questions.model.view import ModelView, read
from explorer.questions.page import Page, every
from explorer.questions.registry import PICTURES, QUESTIONS
from explorer.web.alone import alone
from explorer.words.addresses import PROOF, proof_address
from explorer.words.figures import number, rounded
from explorer.words.validation import AS_CLOSE
from tests.roots import own, small

MAIN = Path(explorer.pages.__file__).parent / "main.py"
SEXES = ("female", "male")
SMALL = pytest.mark.parametrize(
    "linked_root",
    [small("healthy-life-expectancy", "healthy-life-expectancy-modelled")],
    indirect=True,
    ids=["small"],
)


def answer(sex: str = "female") -> Page:
    return QUESTIONS[PROOF].answer(ModelView(sex))


def tables(page: Page) -> dict[str, Table]:
    return {
        one.heads[0] + str(len(one.heads)): one
        for one in every(page.blocks)
        if isinstance(one, Table)
    }


def charts(page: Page) -> dict[str, Chart]:
    return {one.name: one for one in every(page.blocks) if isinstance(one, Chart)}


def app(**query: str) -> AppTest:
    shown = AppTest.from_file(str(MAIN), default_timeout=60)
    for key, value in query.items():
        shown.query_params[key] = value
    return shown.run()


def text(shown: AppTest) -> str:
    markup = " ".join(element.proto.body for element in shown.get("html"))
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup)))


def test_it_opens_with_plain_words_and_the_figures():
    headline = answer().headline
    assert f"{headline.title}." == AS_CLOSE
    assert "Girls: the guess misses the figure by 1.99 years" in headline.values
    assert "Boys: the guess misses the figure by 1.69 years" in headline.values
    assert headline.values.endswith("Offered: all 114 conditions hold.")


def test_it_is_not_in_the_bar_and_others_are():
    shown = app(page=PROOF)
    assert not shown.exception
    bar = next(one.proto.body for one in shown.get("html") if "hge-top" in one.proto.body)
    # They stand twice: in a row, and folded where there is no room.
    pages = [
        "?",
        "?page=gap",
        "?page=compare",
        "?page=doctors",
        "?page=area",
        "?page=find",
        "?page=teach",
        "?page=data",
    ]
    assert re.findall(r'href="(\?[^"]*)"', bar) == 2 * pages
    assert "aria-current" not in bar
    assert AS_CLOSE.removesuffix(".") in text(shown)


def test_its_address_leads_to_it():
    assert proof_address() == "?page=model"
    assert proof_address("male") == "?page=model&sex=male"
    assert read({"sex": "male"}) == (ModelView("male"), [])
    assert read({})[0] == ModelView("female")
    view, problems = read({"sex": "<b>both</b>"})
    assert view == ModelView("female") and len(problems) == 1


def test_a_choice_writes_the_address():
    shown = app(page=PROOF)
    shown.button_group(key="whose").set_value("male").run()
    assert (shown.query_params["page"], shown.query_params["sex"]) == ("model", "male")
    assert "Tested on figures that it had not seen: boys" in text(shown)
    assert "Boys: 132 of 151 hidden figures lie inside the 80% range" in text(shown)


@pytest.mark.parametrize("sex", SEXES)
def test_every_test_stands_in_the_table_as_it_was_scored(sex):
    found = validation(model())
    table = tables(answer(sex))["Hidden7"]
    wanted = [
        (test, group)
        for test, group in zip(found.tests["test"], found.tests["group"], strict=True)
        if ("parts" in test or "simulation" in test or group == "all") and test != "region-figure"
    ]
    assert len(table.rows) == len(set(wanted)) == 12
    shown = {row[0]: row[1:] for row in table.rows}
    row = found.row(sex, "region")
    line, near = (
        found.row(sex, "region", model=name)["crps"]
        for name in ("deprivation line", "nearest published figure")
    )
    figures = shown["One region at a time"]
    assert [one.value for one in figures] == [
        row["rmse"], row["crps"], line, near, row["within_80"], row["within_95"]
    ]  # fmt: skip
    assert figures[1].text == number(row["crps"], 2)
    full = tables(answer(sex))["Hidden6"]
    assert len(full.rows) == 12 * 3


@pytest.mark.parametrize("sex", SEXES)
def test_the_figures_of_the_charts_are_those_of_the_tables(sex):
    page = answer(sex)
    drawn, shown = charts(page), tables(page)
    left = validation(model()).left_out
    left = left[left["level"].eq("upper-tier") & left["sex"].eq(sex)].set_index("area_code")

    kept = pd.read_csv(io.StringIO(csv(drawn["model-guesses"].picture)))
    assert len(kept) == 151
    for row in kept.itertuples():
        at = left.loc[row.area_code]
        assert (row.published, row.predicted, row.z) == (at.published, at.predicted, at.z)
        half = 1.96 * at.published_error
        assert row.upper - row.published == pytest.approx(half, abs=1e-4)
    listed = {row[0]: row for row in shown["Authority6"].rows}
    assert len(listed) == 151
    for row in kept.itertuples():
        cells = listed[row.area_name]
        assert (cells[1].value, cells[3].value, cells[5].value) == (
            row.published,
            row.predicted,
            row.z,
        )
    far = [row[0] for row in shown["Furthest from its guess6"].rows]
    assert (
        far == list(kept.loc[kept["z"].abs().sort_values(ascending=False).index]["area_name"])[:5]
    )

    counts = drawn["model-misses"].picture.frame
    for one in counts.itertuples():
        assert one.count == (left["z"].ge(one.start) & left["z"].lt(one.end)).sum()

    groups = drawn["model-groups"].picture.frame
    for row, cells in zip(groups.itertuples(), shown["Authorities6"].rows, strict=True):
        assert cells[1].value == row.size
        assert cells[3].text == f"{row.inside_95} of {row.size}"
        assert cells[4].value == row.mean_z
        at = validation(model()).row(sex, "authority", row.group)
        assert rounded(row.inside_95 / row.size, 3) == rounded(at["within_95"], 3)


def test_each_chart_is_a_file_with_its_source_and_an_alternative():
    for sex in SEXES:
        for name, chart in charts(answer(sex)).items():
            assert PICTURES[name]({"sex": sex}).name == chart.picture.name == f"{name}-{sex}"
            assert "Source: Office for National Statistics" in svg_file(chart.picture)
            assert "Source:" not in svg(chart.picture, narrow=True)
            assert png(chart.picture).startswith(b"\x89PNG")
            assert len(chart.picture.alt) > 200 and "nan" not in chart.picture.alt
    assert "Croydon: published 67.5 (63.8 to 71.2), our model 62.3" in (
        charts(answer())["model-guesses"].picture.alt
    )


def test_every_dot_says_what_it_is_and_lies_where_it_was_drawn():
    (block,) = (one for one in every(answer().blocks) if isinstance(one, Pointed))
    assert len(block.spots) == 151
    picture = block.blocks[0].picture
    frame = picture.frame.sort_values("predicted", kind="stable").reset_index(drop=True)
    for narrow, spec in ((False, picture.wide), (True, picture.narrow)):
        # Dots are the paths of the one group that has 151 of them and is filled.
        drawn = re.findall(
            r'<path transform="translate\(([-\d.]+),([-\d.]+)\)" d="[^"]+" fill="#12343B"',
            svg(picture, narrow),
        )
        assert len(drawn) == 151
        places = sorted((float(x), float(y)) for x, y in drawn)
        width, height = spec.size
        left, top = spec["padding"]["left"], spec["padding"]["top"]
        spots = sorted(
            (x * width - left, y * height - top)
            for x, y in ((one.narrow if narrow else one.wide) for one in block.spots)
        )
        for (x, y), (own_x, own_y) in zip(places, spots, strict=True):
            assert (x, y) == (pytest.approx(own_x, abs=0.01), pytest.approx(own_y, abs=0.01))
    assert block.spots[0].text.startswith(frame["area_name"][0])


def test_why_better_models_were_not_taken_and_what_not_to_do_are_printed():
    file = unescape(alone(answer()))
    for said in (
        "The share of the very old is partly long life itself",
        "For constituencies it is published for one year and both sexes together",
        "Kept, though the score is 0.4% better without it",
        "small differences are chance",
        "A slope is not an effect",
        "Do not rank constituencies by it",
        "Do not judge a programme or an MP by it.",
        "they come from one survey",
        "ranges are wider than they need be",
    ):
        assert said in file, said
    tried = tables(answer())["Model tried6"]
    frame = validation(model()).variants
    assert len(tried.rows) == frame["variant"].nunique()
    own_names = {row[0] for row in tried.rows}
    assert not own_names & set(frame["variant"]), "a model without words of its own"


@pytest.mark.parametrize("sex", SEXES)
def test_the_models_numbers_are_those_embedded(sex):
    rows = tables(answer(sex))["Part of the model3"].rows
    frame = validation(model()).coefficients
    frame = frame[frame["sex"].eq(sex) & frame["name"].ne("area variance")]
    assert [row[1].value for row in rows] == list(frame["mean"])
    assert len([row for row in rows if row[0].startswith("Slope: ")]) == 6
    assert len([row for row in rows if row[0].startswith("Effect of the region: ")]) == 9
    assert len([row for row in rows if row[0].startswith("Spread of ")]) == 3


def test_assumptions_are_five_and_a_sentence_each():
    told = json.loads(json.dumps([list(one) for one in _listings(answer())]))
    assert any(len(one) == 5 and all(text.count(".") == 1 for text in one) for one in told)


def _listings(page: Page):
    return [one.texts for one in every(page.blocks) if getattr(one, "ordered", False)]


@SMALL
def test_withheld_the_page_says_so_and_why(linked_root):
    path = own(linked_root / "indicators/_tables/hle-model-tests/values.csv")
    frame = pd.read_csv(path)
    at = frame["test"].eq("region") & frame["model"].eq("model")
    frame.loc[at, "within_95"] = 0.85
    frame.to_csv(path, index=False)
    # As `explorer build` leaves it: without the indicator.
    folder = linked_root / "indicators" / "healthy-life-expectancy-modelled"
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    page = answer()
    assert page.headline.values.endswith("Withheld: 2 of 114 conditions do not hold.")
    file = unescape(alone(page))
    assert (
        "Girls, one region at a time: the 95% range holds 85%, and must hold at least 92%." in file
    )
    assert "Boys, one region at a time: the 95% range holds 85%" in file
    assert "The figure is withheld until every condition holds." in file
    assert "on the map" not in file
    (caution,) = (one for one in every(page.blocks) if isinstance(one, Caution))
    assert list(caution.notes) == list(proof(model()).validation.record.do_nots)


def test_what_is_long_is_folded_away():
    folds = [one.title for one in every(answer().blocks) if isinstance(one, Fold)]
    assert len(folds) == len(set(folds)) >= 5
