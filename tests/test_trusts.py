"""Trusts: points with a name, which are shown, found and compared, and are no level of areas."""

import json

import pytest

from explorer.analysis.gap import sample_of
from explorer.analysis.map import overview
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import catalogue, indicator
from explorer.maps import assets
from explorer.places import sites
from explorer.places.areas import register
from explorer.places.levels import BY_SLUG, LEVELS, POINTS, level
from explorer.questions.finding import find
from explorer.questions.map.view import map_levels
from explorer.questions.registry import QUESTIONS

LIST = "hospital-18-weeks"
OF_TRUSTS = [slug for slug, record in catalogue().items() if record.sites]
BLACKPOOL, CHRISTIE = "trust:RXL", "trust:RBV"


def page_of(**settings: str):
    view, problems = QUESTIONS[""].read(settings)
    return view, problems, QUESTIONS[""].answer(view)


def test_a_kind_of_place_stands_in_no_list_of_levels():
    assert [kind.slug for kind in POINTS] == ["trust"] and level("trust").points
    assert "trust" not in BY_SLUG and all(not one.points for one in LEVELS)
    trusts = set(register().level("trust").values())
    assert trusts.isdisjoint(register().everywhere())
    assert not register().coded("RXL")
    for slug in OF_TRUSTS:
        assert "trust" not in data.levels_of(indicator(slug))
        assert map_levels(indicator(slug))[-1] == "trust"


@pytest.mark.parametrize("slug", OF_TRUSTS)
def test_the_map_opens_with_trusts_where_nothing_else_is_mapped(slug):
    view, problems, page = page_of(indicator=slug, level="trust")
    assert not problems and (view.a, view.b) == (None, None)
    (drawing,) = page.blocks
    frame = drawing.figures
    assert list(frame["area_code"]) == sorted(frame["area_code"])
    held = data.places_of(view.record, "trust")
    assert list(held) == list(frame["area_code"])
    # The browser draws the points in the order of the figures.
    shapes = assets.geometry(assets.drawn_name(view.record, "trust"))
    (points,) = shapes["objects"].values()
    assert [one["properties"]["code"] for one in points["geometries"]] == list(held)
    assert "trust" in page.title and "area" not in drawing.message["summary"]


def test_a_map_of_trusts_alone_needs_no_level():
    view, problems, page = page_of(indicator=LIST, a=BLACKPOOL, b=CHRISTIE)
    assert not problems and view.level == "trust"
    assert page.headline.title == (
        "Waiting under 18 weeks: 38.1 percentage points lower in Blackpool Teaching Hospitals "
        "NHS Foundation Trust than in Christie NHS Foundation Trust"
    )
    assert "59.2% (58.6 to 59.8)" in page.headline.values
    told = page.blocks[0].message
    assert [mark["code"] for mark in told["chosen"]] == ["RXL", "RBV"]
    assert all(mark["outline"] is None for mark in told["chosen"])
    assert sum(told["legend"]["counts"]) == 121
    assert told["legend"]["note"] == "June 2026, number of trusts"


def test_trusts_stand_beside_trusts_and_areas_beside_areas():
    view, _, _ = page_of(indicator="ambulance-category-2", level="trust", a="trust:RX9")
    boards = view.by("icb")
    assert boards.a.name == "Blackpool" and boards.b.name == "Winchester"
    assert (boards.by("trust").a, boards.by("trust").b) == (None, None)
    assert view.showing("healthy-life-expectancy").a.level == "upper-tier"
    assert view.showing(LIST).a == view.a
    _, problems, _ = page_of(indicator="ambulance-category-2", level="icb", a="trust:RX9")
    assert problems and "trust:RX9" in problems[0]
    _, problems, page = page_of(indicator=LIST, a="district:E07000094")
    assert "No trust is called" in problems[0] and page.headline.title


@pytest.mark.parametrize("name", ["compare", "doctors", "area", "gap"])
def test_no_other_page_takes_a_trust(name):
    question = QUESTIONS[name]
    for setting in question.places:
        view, problems = question.read({setting: BLACKPOOL})
        assert problems and question.answer(view).headline.title
        assert BLACKPOOL not in view.to_query().values()
    with pytest.raises(QuestionError):
        question.take(BLACKPOOL, question.read({})[0])


def test_every_point_is_told_as_the_figures_have_it():
    record = indicator(LIST)
    (period,) = data.published_periods(record, "trust")
    page = overview(record, "trust", "persons", period)
    assert page.figures.report.matched == 121 and page.figures.report.borrowed == 0
    assert page.judged and page.england.value == 65.8
    lower = page.figures.frame[page.verdicts.eq("lower").to_numpy()]
    assert (lower["upper"] < 65.8).all()


def test_a_trust_without_a_figure_is_said_to_have_none():
    _, problems, page = page_of(indicator=LIST, a="trust:RX9")
    assert not problems
    assert "East Midlands Ambulance Service NHS Trust (trust): no figure published" in (
        page.headline.values
    )
    doncaster = page_of(indicator="diagnostics-six-weeks", a="trust:RP5")[2]
    assert "return" in doncaster.headline.values


FOUND = [
    ("Barts Health", "trust", "trust:R1H", LIST),
    ("moorfields", "trust", "trust:RP6", LIST),
    ("RXL", "trust", BLACKPOOL, LIST),
    ("trust:RXL", "trust", BLACKPOOL, LIST),
    ("Leeds hospital trust", "trust", "trust:RR8", LIST),
    ("Blackpool Teaching Hospitals", "trust", BLACKPOOL, LIST),
    ("London Ambulance", "trust", "trust:RRU", "ambulance-category-2"),
    ("North West Ambulance Service", "trust", "trust:RX7", "ambulance-category-2"),
    ("62 days Christie", "trust", CHRISTIE, "cancer-62-days"),
    ("Guy's", "trust", "trust:RJ1", LIST),
]


@pytest.mark.parametrize(("text", "kind", "key", "slug"), FOUND)
def test_the_box_finds_a_trust(text, kind, key, slug):
    first = find(text).found[0]
    assert (first.kind, first.places[0].key, first.indicator) == (kind, key, slug)
    assert f"a={key}" in first.address and "level=trust" in first.address


@pytest.mark.parametrize(
    "text", ["Leeds", "North West", "Blackpool", "hartlep", "hospital", "FY1 2LX"]
)
def test_a_place_comes_before_a_trust_of_its_name(text):
    found = find(text).found
    assert found[0].kind != "trust"


def test_a_place_lists_its_trust_among_the_answers():
    assert any(one.kind == "trust" and one.places[0].code == "RR8" for one in find("Leeds").found)


@pytest.mark.parametrize(
    "text", ["'; DROP", "<script>alert(1)</script>", "trust:", "trust:XXX", "  ", "nhs"]
)
def test_no_text_breaks_the_search_for_trusts(text):
    assert isinstance(sites.called(text), list)
    find(text)


def test_a_name_of_several_trusts_lists_them():
    with pytest.raises(QuestionError, match=r"fits several: .*\(trust:"):
        sites.point_called("Liverpool")
    with pytest.raises(QuestionError, match="Did you mean Moorfields Eye"):
        sites.point_called("Morfields Eye")
    with pytest.raises(QuestionError, match="No trust is called 'Nowhere at all'"):
        sites.point_called("Nowhere at all")


def test_gaps_among_trusts_count_each_alike():
    sampled = sample_of(LIST, "trust", "persons")
    assert sampled.weights == "equal" and len(sampled.areas) == 121


def test_the_commands_answer_for_trusts(run):
    code, out, _ = run("values", "--indicator", LIST, "--level", "trust")
    assert code == 0 and out.count("\n") == 122
    assert "trust,RAJ,Mid and South Essex NHS Foundation Trust," in out
    code, out, _ = run("values", "--indicator", LIST, "--level", "trust", "--format", "geojson")
    features = json.loads(out)["features"]
    blackpool = next(one for one in features if one["id"] == "RXL")
    assert code == 0 and blackpool["geometry"]["type"] == "Point"
    assert blackpool["geometry"]["coordinates"] == pytest.approx([-3.0163, 53.8207], abs=1e-3)
    code, out, _ = run("compare", "RXL", "christie", "--indicator", LIST, "--json")
    (pair,) = json.loads(out)
    assert code == 0 and (pair["a"]["area_code"], pair["b"]["area_code"]) == ("RXL", "RBV")
    code, out, _ = run("gap", "--indicator", LIST, "--level", "trust", "--measure", "sd")
    assert code == 0 and "across 121 trusts" in out
    code, out, _ = run("gap", "--indicator", LIST, "--level", "trust", "--measure", "pair",
                       "--pair", "RXL", "christie")  # fmt: skip
    assert code == 0 and "38.1 percentage points" in out
    code, out, _ = run("find", "RXL", "--json")
    assert code == 0 and json.loads(out)[0]["kind"] == "trust"
    code, out, _ = run("indicators", "--json")
    record = next(one for one in json.loads(out) if one["slug"] == LIST)
    assert list(record["sites"]) == ["trust"] and record["periods"]["trust"] == ["2026-06-01/P1M"]
    assert list(record["levels"]) == ["country"]


@pytest.mark.parametrize("command", [["area"], ["similar"], ["evidence", "-o", "pack.pdf"]])
def test_what_is_about_areas_takes_no_trust(run, command):
    name, *options = command
    code, _, err = run(name, BLACKPOOL, *options)
    assert code != 0 and "trust:RXL" in err


def test_a_level_of_areas_says_where_the_figures_are(run):
    code, _, err = run("values", "--indicator", LIST, "--level", "district")
    assert code != 0 and "It can be shown for: country, trust." in err


def test_a_saved_map_carries_its_points_and_the_land(run, tmp_path):
    path = tmp_path / "map.html"
    code, _, _ = run("export", "map", "--indicator", LIST, "--level", "trust", "-o", str(path))
    text = path.read_text(encoding="utf-8")
    assert code == 0 and '"type":"Point"' in text.replace(" ", "")
    assert "Moorfields Eye Hospital" in text and '"ground"' in text
