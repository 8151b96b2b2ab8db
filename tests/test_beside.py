"""Our model's figure beside a borrowed one: in its own words, and in nothing that is published."""

import csv
import io
import json
import math
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from explorer.analysis.compare import side_by_side
from explorer.analysis.comparison import by_model, compare
from explorer.analysis.map import class_limits, overview
from explorer.analysis.modelled import all_beside, beside, level_beside, model_of, outside
from explorer.indicators import data
from explorer.indicators.catalogue import catalogue, indicator
from explorer.maps.layer_state import layer_state
from explorer.maps.shading import VALUE, shades
from explorer.maps.standalone import standalone
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.places.search import find
from explorer.questions.blocks import Drawing
from explorer.questions.compare.blocks import Measures
from explorer.questions.page import Page, every
from explorer.questions.plain import plain
from explorer.questions.registry import QUESTIONS
from explorer.statistics.comparison import UNCLEAR
from explorer.web.alone import alone
from explorer.words.modelled import CARRIES, COVARIATES, beside_notes, between_text, model_sentence
from tests.golden import (
    BLACKPOOL_SOUTH_MODEL,
    BLACKPOOL_SOUTH_OUTSIDE,
    HAMPSHIRE_YEARS,
    HEADLINE,
    HLE,
    WINCHESTER_DISTRICT_MODEL,
    WINCHESTER_MODEL,
)

MODEL = f"{HLE}-modelled"
NOW = Period.stored("2022-01-01/P3Y")
WINCHESTER, BLACKPOOL_SOUTH = "constituency:E14001587", "constituency:E14001105"
WIMBLEDON, EASTLEIGH = "constituency:E14001586", "constituency:E14001220"
LEVELS = ("constituency", "district", "upper-tier", "icb")


def area(key: str) -> Area:
    return register().area(*key.split(":"))


def answered(name: str = "", **asked: str) -> Page:
    question = QUESTIONS[name]
    return question.answer(question.asked(asked))


def drawn(page: Page, name: str = "map") -> Drawing:
    return next(one for one in every(page.blocks) if isinstance(one, Drawing) and one.name == name)


# Of which places, and what is said -----------------------------------------------------


@pytest.mark.parametrize("sex", ["female", "male"])
def test_winchester_by_our_model(sex: str):
    found = beside(indicator(HLE), area(WINCHESTER), sex, NOW)
    assert found and not found.outside
    told = WINCHESTER_MODEL[sex]
    assert model_sentence(found) == f"Our model for Winchester itself: {told} ({told.limits})."


def test_what_lies_beyond_the_model_is_named():
    found = beside(indicator(HLE), area(BLACKPOOL_SOUTH), "female", NOW)
    assert found and found.outside == BLACKPOOL_SOUTH_OUTSIDE
    said = model_sentence(found)
    assert f"{BLACKPOOL_SOUTH_MODEL} ({BLACKPOOL_SOUTH_MODEL.limits})" in said
    assert all(COVARIATES[one] in said for one in BLACKPOOL_SOUTH_OUTSIDE)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("sex", ["female", "male"])
def test_it_stands_where_no_figure_is_a_places_own_and_nowhere_else(level: str, sex: str):
    record = indicator(HLE)
    published = data.figures(HLE, level, sex, NOW.iso).frame
    own = published["value"].notna() & published["measured_for"].eq("")
    modelled = data.figures(MODEL, level, sex, NOW.iso).frame["value"].notna()
    frame = level_beside(record, level, sex, NOW)
    assert frame is not None
    assert list(frame["value"].notna()) == list(~own & modelled)
    told = all_beside(record, level, sex, NOW)
    assert list(told) == list(frame.loc[frame["value"].notna(), "area_code"])
    for one in list(register().level(level).values())[::17]:
        single = beside(record, one, sex, NOW)
        held = told.get(one.code)
        assert (single is None) == (held is None)
        if single and held:
            assert single.estimate.value == held.estimate.value
            assert (single.estimate.extra, single.outside) == (held.estimate.extra, held.outside)


def test_it_stands_in_its_own_period_alone():
    record, place = indicator(HLE), area(WINCHESTER)
    periods = data.published_periods(record, "constituency", "female")
    assert len(periods) > 10
    told = [one for one in periods if beside(record, place, "female", one)]
    assert told == [NOW]
    page = answered(level="constituency", period="2018-2020", a=WINCHESTER)
    assert page.headline.model == () and "model" not in drawn(page).message


# The map -------------------------------------------------------------------------------


def test_the_opening_answer_is_published_and_our_model_comes_after():
    answer = answered().headline
    assert answer.title == HEADLINE
    assert f"{HAMPSHIRE_YEARS} years" in answer.values
    assert "model" not in f"{answer.title} {answer.values} {answer.meaning}"
    (line,) = answer.model
    assert line.text == (
        f"for Winchester itself: {WINCHESTER_DISTRICT_MODEL} ({WINCHESTER_DISTRICT_MODEL.limits})"
    )
    assert line.address == "?page=model&sex=female"
    page = drawn(answered()).message
    blackpool, winchester = page["chosen"]
    assert "model" not in blackpool and "model" not in blackpool["card"]
    assert winchester["card"]["model"]["text"] == f"{line.text}."
    assert winchester["said"].endswith(f"Our model {line.text}.")


def test_a_place_whose_people_live_in_several_authorities_has_the_line_too():
    page = answered(level="constituency", a=WIMBLEDON, b="none")
    answer, (mark,) = page.headline, drawn(page).message["chosen"]
    assert "no figure published" in answer.values
    assert answer.model[0].name == "Wimbledon" and answer.model[0].note
    assert "missing" in mark["card"] and "for Wimbledon itself" in mark["card"]["model"]["text"]


@pytest.mark.parametrize("level", ["upper-tier", "constituency", "district", "icb"])
@pytest.mark.parametrize("sex", ["female", "male"])
def test_a_switch_stays_small(level: str, sex: str):
    page = answered(level=level, sex=sex, a=BLACKPOOL_SOUTH, b=WINCHESTER)
    assert len(drawn(page).packed) < 3_000


def test_words_and_figures_travel_once_and_are_those_of_the_view():
    state = layer_state(indicator(HLE), "constituency", VALUE)["model"]
    key = drawn(answered(level="constituency", sex="male")).message["model"]
    steps = state["told"][key]
    codes = list(register().level("constituency"))
    at = codes.index(area(WINCHESTER).code)
    value, down, up = (int(steps[name].split(",")[at]) for name in ("v", "down", "up"))
    told = WINCHESTER_MODEL["male"]
    assert (value / 10, (value - down) / 10, (value + up) / 10) == pytest.approx(told)
    beyond = state["beyond"][state["of"][codes.index(area(BLACKPOOL_SOUTH).code)]]
    assert all(COVARIATES[one] in beyond for one in BLACKPOOL_SOUTH_OUTSIDE)
    assert state["beyond"][state["of"][at]] == ""


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("sex", ["female", "male"])
def test_the_indicator_itself_says_that_it_is_modelled(level: str, sex: str):
    record = indicator(MODEL)
    page = answered(indicator=MODEL, level=level, sex=sex, a=BLACKPOOL_SOUTH, b=WINCHESTER)
    message, every_area = drawn(page).message, overview(record, level, sex, NOW)
    assert "by our model" in page.headline.title
    (line,) = page.headline.model
    assert line.text.startswith("makes these figures") and "Blackpool South" in line.note
    assert "modelled" in message["legend"]["title"]
    assert {one["text"] for one in message["chosen"]} >= {
        f"{WINCHESTER_MODEL[sex]} by our model",
    }
    assert message["legend"]["fills"][-1]["fill"] == "modelled"
    assert class_limits(record, level) == class_limits(indicator(HLE), "upper-tier")
    assert shades(every_area) == [VALUE] and set(message["values"]["own"]["verdict"]) == {"-"}
    assert len(drawn(page).packed) < 3_400
    state = layer_state(record, level, VALUE)
    assert state["layer"]["modelled"] is True
    sections = {one["title"]: one["texts"] for one in state["record"]["sections"]}
    for told in (state["record"]["caveats"], sections["Before you quote this"]):
        assert told[0].startswith("Do not rank constituencies by it") and CARRIES in told


def test_where_our_model_stands_beside_its_do_nots_do_too():
    told = layer_state(indicator(HLE), "constituency", VALUE)["record"]["sections"]
    notes = next(one["texts"] for one in told if one["title"] == "Our model beside it")
    assert notes == beside_notes(indicator(MODEL))
    assert set(indicator(MODEL).do_nots) | {CARRIES} < set(notes)
    elsewhere = layer_state(indicator("imd-score"), "constituency", VALUE)
    assert "model" not in elsewhere and "modelled" not in elsewhere["layer"]


def test_a_page_of_its_own_says_it_and_leads_nowhere():
    html = alone(answered(level="constituency", a=WINCHESTER, b="none"))
    head = html.split('class="st-key-rail"')[0]
    assert re.search(r"our model</span> for Winchester itself: 67\.0 \(65\.5 to 68\.5\)", head)
    assert "?page=model" not in re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    record, place = indicator(HLE), area(WINCHESTER)
    page = overview(record, "constituency", "female", NOW)
    exported = standalone(page, [], answered(level="constituency", a=place.key, b="none").headline)
    assert "our model</span> for Winchester itself" in exported


# Nothing that is published knows of it ---------------------------------------------------

NEW = {"model", "modelled", "setting", "held", "ahead", "url", "said"}


def bare(told: Any) -> Any:
    """Return a message or a page without what our model says, and addresses that hold hashes."""
    if isinstance(told, dict):
        return {key: bare(one) for key, one in told.items() if key not in NEW}
    if isinstance(told, list):
        kept = [
            one for one in told if not (isinstance(one, dict) and one.get("kind") == "modellines")
        ]
        return [bare(one) for one in kept]
    return told


VIEWS: list[tuple[str, dict[str, str]]] = [
    ("", {}),
    ("", {"level": "constituency", "sex": "male", "a": WINCHESTER, "b": BLACKPOOL_SOUTH}),
    ("", {"level": "district"}),
    ("", {"level": "icb"}),
    ("", {"indicator": "imd-score", "level": "constituency"}),
    ("compare", {"a": BLACKPOOL_SOUTH, "b": WINCHESTER}),
    ("compare", {"a": WIMBLEDON, "b": WINCHESTER}),
    ("compare", {}),
    ("doctors", {"level": "upper-tier", "other": "healthy-girls", "area": "upper-tier:E06000009"}),
    ("doctors", {"level": "district", "other": "healthy-boys", "area": "district:E07000094"}),
]


def message_and_page(name: str, asked: dict[str, str]) -> tuple[Any, Any]:
    page = answered(name, **asked)
    drawings = [one for one in every(page.blocks) if isinstance(one, Drawing)]
    return json.loads(json.dumps([dict(one.message) for one in drawings])), plain(page)


@pytest.fixture
def without(linked_root: Path) -> Iterator[Path]:
    """Use a data root from which the modelled indicator is withheld."""
    shutil.rmtree(linked_root / "indicators" / MODEL)
    yield linked_root


@pytest.fixture(scope="module")
def known() -> list[tuple[Any, Any]]:
    return [message_and_page(name, asked) for name, asked in VIEWS]


def test_every_published_figure_is_what_it_is_without_the_model(known, without):
    assert model_of(indicator(HLE)) is None
    for (name, asked), (messages, page) in zip(VIEWS, known, strict=True):
        plain_messages, plain_page = message_and_page(name, asked)
        case = name, asked
        # The words of a doctors' map by district have our model's sentence in them.
        if asked.get("other") != "healthy-boys":
            assert bare(messages) == bare(plain_messages), case
        assert "our model" not in json.dumps(plain_page).lower(), case
        if name != "compare":
            assert bare(page)["headline"] == bare(plain_page)["headline"], case


def test_compare_adjusts_for_as_many_as_without_the_model(without, monkeypatch):
    places = [area(BLACKPOOL_SOUTH), area(WINCHESTER)]
    plain_table = side_by_side(places)
    monkeypatch.undo()
    table = side_by_side(places)
    rows = {(row.indicator.slug, row.sex): row for row in table.rows}
    assert table.compared == plain_table.compared
    assert {slug for slug, _ in rows} - {row.indicator.slug for row in plain_table.rows} == {MODEL}
    for row in plain_table.rows:
        mine = rows[row.indicator.slug, row.sex]
        for cell, other in zip(mine.cells, row.cells, strict=True):
            # As texts: what is missing equals itself there.
            assert str(cell.estimate) == str(other.estimate)
            assert cell.standing == other.standing
            assert str(cell.comparison) == str(other.comparison)
            assert str(cell.adjusted) == str(other.adjusted)
    assert all(math.isnan(cell.adjusted) for cell in rows[MODEL, "female"].cells)


def test_withheld_the_command_answers_too(without, run):
    code, out, _ = run("compare", "Blackpool", "Winchester", "--sex", "female")
    assert code == 0 and "model" not in out
    code, out, _ = run("values", "--indicator", HLE, "--level", "constituency", "--sex", "female")
    assert code == 0 and "modelled" not in out.partition("\n")[0]
    code, _, err = run("values", "--indicator", MODEL, "--level", "constituency")
    assert code == 2 and MODEL in err


# Compare -------------------------------------------------------------------------------


def test_two_places_by_our_model_alone():
    (pair,) = compare(BLACKPOOL_SOUTH, WINCHESTER, HLE, "female")
    found = by_model(pair)
    assert found and found.a and found.b and found.between and found.between.difference
    gap = found.between.difference
    apart = found.a.estimate.value - found.b.estimate.value
    assert gap.value == pytest.approx(apart)
    assert between_text(found.between) == (
        "By our model, a girl born in Blackpool South can expect 16.7 fewer healthy years than one "
        "born in Winchester (likely range 14.0 to 19.4)."
    )
    # What both share is no part of how far they are apart.
    alone_error = math.hypot(found.a.estimate.standard_error, found.b.estimate.standard_error)
    assert (gap.upper - gap.lower) / 3.92 != pytest.approx(alone_error, rel=1e-3)


def test_places_that_share_a_lender_are_told_apart_by_our_model_or_not():
    (pair,) = compare(WINCHESTER, EASTLEIGH, HLE, "male")
    assert pair.difference is None
    found = by_model(pair)
    assert found and found.between and found.between.verdict == UNCLEAR
    assert "we cannot tell apart Winchester and Eastleigh, boys: anything from" in between_text(
        found.between
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("district:E07000094", WINCHESTER),  # in part the same people
        (WINCHESTER, "region:E12000008"),  # the model has no regions
    ],
)
def test_no_difference_where_the_model_has_none(first: str, second: str):
    (pair,) = compare(first, second, HLE, "female")
    found = by_model(pair)
    assert found and (found.a or found.b) and found.between is None


def test_two_places_with_figures_of_their_own_have_no_model_beside_them():
    (pair,) = compare("Blackpool", "Hampshire", HLE, "female")
    assert by_model(pair) is None


def test_compare_says_it_in_the_headline_the_row_and_the_releases():
    page = answered("compare", a=BLACKPOOL_SOUTH, b=WINCHESTER, measures="all")
    assert [one.name for one in page.headline.model] == ["Blackpool South", "Winchester"]
    (measures,) = (one for one in every(page.blocks) if isinstance(one, Measures))
    rows = {one.title: one for held in measures.groups for one in held.measures}
    girls = rows["Healthy life expectancy, girls"].model
    assert [one.name for one in girls.lines] == ["Blackpool South", "Winchester"]
    assert girls.between.startswith("By our model, a girl born in Blackpool South")
    assert all(one.model.is_empty for title, one in rows.items() if "ealthy" not in title)
    ours = rows["Healthy life expectancy, our model, girls"]
    assert all("look" not in one.gap.note for one in ours.gaps)


def test_our_model_stands_in_for_no_published_measure():
    page = answered("compare", a=WIMBLEDON, b=WINCHESTER)
    assert "by our model" not in page.headline.title
    told = json.dumps(plain(page))
    assert (
        "Healthy life expectancy: no figure for Wimbledon. Our model for Wimbledon itself" in told
    )
    ours = answered("compare", a=WIMBLEDON, b=WINCHESTER, row=f"{MODEL}.female")
    quote = json.dumps(plain(ours)["blocks"])
    assert quote.index("Do not rank constituencies") < quote.index("These figures show differences")


# The command line ------------------------------------------------------------------------


def test_the_command_compares_by_our_model_too(run):
    _, out, _ = run("compare", "Blackpool", "Winchester", "--sex", "female")
    lines = out.splitlines()
    told = WINCHESTER_DISTRICT_MODEL
    assert lines.index(f"Our model for Winchester itself: {told} ({told.limits}).") == 2
    assert lines[3].startswith("By our model, a girl born in Blackpool can expect")
    _, out, _ = run("compare", WINCHESTER, "Blackpool", "--sex", "male", "--json")
    (record,) = json.loads(out)
    assert record["b"]["modelled"] is None
    modelled = record["a"]["modelled"]
    assert modelled["value"] == pytest.approx(66.0116) and modelled["outside"] == []
    low, low_80, value, high_80, high = (
        modelled[one] for one in ("lower", "lower_80", "value", "upper_80", "upper")
    )
    assert low < low_80 < value < high_80 < high
    assert record["modelled"]["verdict"] == "higher"


def test_the_command_says_what_not_to_do_with_the_model(run):
    _, out, _ = run("compare", WINCHESTER, BLACKPOOL_SOUTH, "--indicator", MODEL)
    assert "Do not rank constituencies" in out and CARRIES in out and "our model" in out
    _, _, err = run("values", "--indicator", MODEL, "--level", "icb")
    assert err.startswith("Do not rank constituencies")
    _, out, _ = run("revisions", "Winchester", "--sex", "female")
    assert out.count("Our model for Winchester itself") == 1


def test_tables_have_our_model_in_columns_of_its_own(run):
    asked = ("values", "--indicator", HLE, "--level", "district", "--sex", "female")
    _, out, _ = run(*asked)
    rows = {row["area_code"]: row for row in csv.DictReader(io.StringIO(out))}
    winchester, blackpool = rows["E07000094"], rows["E06000009"]
    assert (
        winchester["value"] == str(HAMPSHIRE_YEARS)
        and winchester["measured_for_name"] == "Hampshire"
    )
    assert float(winchester["modelled_value"]) == pytest.approx(66.8, abs=0.05)
    assert {blackpool[f"modelled_{one}"] for one in ("value", "lower", "upper_80", "outside")} == {
        ""
    }
    _, out, _ = run(*asked, "--format", "geojson")
    feature = next(one for one in json.loads(out)["features"] if one["id"] == "E07000094")
    assert feature["properties"]["modelled_value"] == float(winchester["modelled_value"])
    _, out, _ = run("values", "--indicator", MODEL, "--level", "constituency", "--sex", "female")
    row = next(one for one in csv.DictReader(io.StringIO(out)) if one["area_code"] == "E14001105")
    assert (
        row["outside"] == "3"
        and row["lower_80"] == "48.8614"
        and "modelled by us" in row["processing"]
    )


# Doctors, search -------------------------------------------------------------------------


def test_doctors_says_a_places_healthy_years_and_our_model_of_them():
    told = json.dumps(plain(answered("doctors", level="constituency", area=BLACKPOOL_SOUTH)))
    assert "Girls: 51.8 years (47.4 to 56.1), measured for Blackpool." in told
    assert f"for Blackpool South itself: {BLACKPOOL_SOUTH_MODEL}" in told
    own = json.dumps(plain(answered("doctors", level="upper-tier", area="upper-tier:E06000009")))
    assert "Healthy years in Blackpool" not in own


def test_the_two_way_map_says_borrowed_then_our_model():
    page = answered("doctors", level="district", area="district:E07000094", other="healthy-girls")
    said = drawn(page, "doctors-two-map").message["told"]["said"]
    told = WINCHESTER_DISTRICT_MODEL
    assert (
        f"Winchester: {HAMPSHIRE_YEARS} healthy years ({HAMPSHIRE_YEARS.limits}), measured for "
        "Hampshire, so it is in no class. Our model for Winchester itself: "
        f"{told} ({told.limits})."
    ) in said
    assert not any("Our model for Blackpool" in one for one in said)


def test_what_people_type_finds_it():
    labels = [record.label.lower() for record in catalogue().values()]
    assert sum("modelled" in label for label in labels) == 1
    assert "our model" in indicator(MODEL).title and "our model" in indicator(MODEL).short_title
    found = [one.area.key for one in find("healthy life expectancy Winchester").found]
    assert WINCHESTER in found and "district:E07000094" in found


def test_the_names_of_what_the_model_knows_are_all_there():
    known_names = {
        name
        for one in register().level("constituency").values()
        for name in outside(indicator(MODEL), one)
    }
    assert known_names and known_names <= set(COVARIATES)
