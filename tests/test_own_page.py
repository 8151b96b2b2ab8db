"""The page and the command of an area of one's own: what they say, keep, refuse and escape."""

import csv
import io
import json
from pathlib import Path

import pytest
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

import explorer.pages
from explorer.analysis.own.figures import figures
from explorer.analysis.own.kept import as_file
from explorer.analysis.own.made import made
from explorer.cli import main
from explorer.errors import QuestionError
from explorer.indicators.catalogue import catalogue
from explorer.pages import own_files
from explorer.places.areas import register
from explorer.questions.area.blocks import Themes
from explorer.questions.blocks import Drawing, Fold, Listing, Table
from explorer.questions.own.view import FIRST_NAME, NEIGHBOURHOODS, OwnView, read
from explorer.questions.page import Control, every
from explorer.questions.registry import QUESTIONS
from explorer.records.own import own_record
from explorer.web.alone import alone

MAIN = Path(explorer.pages.__file__).parent / "main.py"
QUESTION = QUESTIONS["own"]
HOSTILE = "<img src=x onerror=alert(1)>"


def first() -> OwnView:
    return read({})[0]


def test_the_first_view_answers_before_anything_is_chosen():
    view, problems = read({})
    page = QUESTION.answer(view)
    assert problems == [] and page.headline.title == FIRST_NAME
    assert page.headline.values == "Made of Blackpool, Fylde and Wyre."
    assert "Worked out by us" in page.headline.meaning
    table = next(one for one in every(page.blocks) if isinstance(one, Themes))
    rows = {row.key: row for theme in table.themes for row in theme.rows}
    disabled = rows["disabled.persons"]
    assert disabled.figure.text == "23.0%" and disabled.england == "England 17.3%"
    assert disabled.verdict == "above England" and disabled.mark == ""
    assert "North West 19.4%" in disabled.notes
    # What was counted by chance has its range, and its verdict by it.
    waits = rows["gp-same-day.persons"]
    assert waits.limits.startswith("(") and waits.verdict in {
        "higher than England",
        "lower than England",
    }


def test_every_indicator_is_added_up_or_named_with_its_reason():
    page = QUESTION.answer(first())
    table = next(one for one in every(page.blocks) if isinstance(one, Themes))
    shown = sum(len(theme.rows) for theme in table.themes)
    folds = [one for one in every(page.blocks) if isinstance(one, Fold) and "(" in one.title]
    named = sum(
        len(inside.texts) for one in folds for inside in one.blocks if isinstance(inside, Listing)
    )
    found = figures(first().made)
    assert (shown, named) == (len(found.added), len(found.missing))


@pytest.mark.parametrize(
    "query",
    [
        {"areas": "E06000009.E14001105", "name": "Two & <b>", "level": "constituency"},
        {"areas": "none", "n": "", "name": "x"},
        {"areas": "E12000001", "beside": "upper-tier:E10000017"},
    ],
)
def test_a_view_comes_back_from_its_address(query: dict[str, str]):
    view, problems = read(query)
    assert problems == []
    assert read(view.to_query())[0] == view
    with_rows = view.adding("E01012671, E01012672")
    assert read(with_rows.to_query())[0].made == with_rows.made


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"areas": "E99999999"}, "no area with the code E99999999"),
        ({"areas": "none", "n": "***"}, "damaged"),
        ({"areas": "E06000009", "level": "ward"}, "no level 'ward'"),
        ({"areas": "E06000009", "name": "x" * 200}, "80 letters"),
        ({"areas": "E06000009", "beside": "Atlantis"}, "Atlantis"),
    ],
)
def test_a_wrong_part_of_an_address_is_told_and_the_rest_shown(query: dict[str, str], said: str):
    view, problems = read(query)
    assert any(said in one for one in problems), problems
    assert QUESTION.answer(view).headline.title


def test_pressing_an_area_puts_it_in_and_again_takes_it_out():
    view = first().toggled("E08000012")
    assert [one.name for one in view.made.areas][-1] == "Liverpool"
    assert view.toggled("E08000012").made == first().made
    with pytest.raises(QuestionError, match="no such area"):
        view.toggled("E14001105")


def test_what_is_pasted_is_known_by_what_it_is():
    view = first()
    assert len(view.adding("Preston; E01012671").made.areas) == 4
    listed = view.adding("FY1 2LX\nnonsense\nPR1 2HE")
    assert listed.listed is not None and listed.listed.placed == 2
    assert len(listed.made.rows) == 2
    square = {"type": "Polygon", "coordinates": [[[-3.06, 53.79], [-3, 53.79], [-3, 53.84]]]}
    drawn = view.adding(json.dumps(square))
    assert drawn.made.rows and "centre of their people" in drawn.told[0]
    saved = as_file(made("Kept", [register().area("region", "E12000003")]))
    assert view.adding(saved.encode()).made.name == "Kept"
    assert listed.without(NEIGHBOURHOODS).made == view.made
    for wrong in ("", "Atlantis", b"\xff\xff", "{}", 7):
        with pytest.raises(QuestionError):
            view.adding(wrong)


def test_a_threshold_takes_neighbourhoods_out_and_puts_them_back():
    view = first().adding("FY1 2LX\nFY1 2LX\nPR1 2HE")
    more = view.needing(2)
    assert len(more.made.rows) == 1 and more.needing(1).made == view.made
    for wrong in (0, None, "two"):
        with pytest.raises(QuestionError):
            view.needing(wrong)
    with pytest.raises(QuestionError, match="No neighbourhood"):
        view.needing(3)


def test_an_area_too_large_for_an_address_says_so_and_is_saved_as_a_file():
    view = OwnView(made("Wide", rows=range(0, 33_755, 3)))
    assert "n" not in view.to_query() or len(view.to_query()["n"]) <= 2_000
    scattered = OwnView(made("Wide", rows=[row for row in range(33_755) if row * row % 7 < 3]))
    if "n" not in scattered.to_query():
        assert scattered.unasked(scattered)


def test_a_name_is_escaped_everywhere():
    view = first().called(HOSTILE)
    text = alone(QUESTION.answer(view))
    assert HOSTILE not in text and "&lt;img src=x" in text


def test_the_map_says_which_areas_are_in_it():
    page = QUESTION.answer(read({"areas": "E14001105", "level": "district"})[0])
    drawing = next(one for one in every(page.blocks) if isinstance(one, Drawing))
    assert {"area", "draw"} == set(drawing.acts)
    said = drawing.message["told"]["said"]
    blackpool = next(one for one in said if one.startswith("Blackpool:"))
    assert "% of its people are in your area" in blackpool
    assert sum("none of it" in one for one in said) > 280


def test_nothing_chosen_is_a_page_too():
    page = QUESTION.answer(read({"areas": "none"})[0])
    assert "Nothing is chosen yet" in page.headline.values
    assert not any(isinstance(one, Themes) for one in every(page.blocks))


def shown(**query: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=120)
    for key, value in {"page": "own", **query}.items():
        app.query_params[key] = value
    return app.run()


def test_the_app_shows_it_and_changes_its_name():
    app = shown()
    assert not app.exception
    next(one for one in app.text_input if one.key == "name").set_value("By the sea").run()
    assert app.query_params["name"] == ["By the sea"] or app.query_params["name"] == "By the sea"
    next(one for one in app.button if one.key == "out-E07000128").click().run()
    assert not app.exception
    assert "E07000128" not in str(app.query_params["areas"])


def test_the_controls_of_a_list_appear_with_it():
    page = QUESTION.answer(first().adding("FY1 2LX"))
    names = [one.name for one in page.controls if isinstance(one, Control)]
    assert "least" in names and "out-rows" in names


def test_rows_are_counted_by_neighbourhood():
    page = QUESTION.answer(first().adding("FY1 2LX\nFY1 2LX\nPR1 2HE"))
    table = next(
        one for one in every(page.blocks) if isinstance(one, Table) and one.heads[1] == "Rows"
    )
    assert [row[1].text for row in table.rows] == ["2", "1"]
    assert table.rows[0][0].startswith("Blackpool") and table.rows[1][0].startswith("Preston")


# The file and the command -------------------------------------------------------------------


def asked(query: str) -> Request:
    return Request({"type": "http", "query_string": query.encode(), "headers": []})


def test_every_figure_as_a_file():
    (route,) = own_files.routes()
    answer = route.endpoint(asked("areas=E06000009.E07000128&beside=upper-tier:E10000017"))
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    own = {row["indicator"]: row for row in rows}
    assert float(own["disabled"]["value"]) == pytest.approx(23.808112)
    assert own["disabled"]["note"] == "Worked out by us from published counts."
    assert own["healthy-life-expectancy"]["reason"] == "life"
    assert route.endpoint(asked("areas=E99")).status_code == 404
    assert route.endpoint(asked("areas=none")).status_code == 404


def test_the_command_prints_saves_and_loads(capsys, tmp_path):
    kept = tmp_path / "coast.json"
    assert main(["own", "--areas", "Blackpool, Wyre", "--save", str(kept), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["people"] == 262_934 and len(told["neighbourhoods"]) == 163
    assert {one["indicator"] for one in told["rows"]} >= {"disabled", "imd-score", "gps-per-100k"}
    assert main(["own", "--file", str(kept), "--beside", "Lancashire"]) == 0
    text = capsys.readouterr().out
    assert "Disabled people" in text and "Lancashire 19.3%" in text
    assert "Years of life are worked out from deaths at each age" in text


def test_the_command_takes_postcodes_and_shapes(capsys, tmp_path):
    (tmp_path / "list.csv").write_text("postcode\nFY1 2LX\nEH1 1AA\n")
    assert main(["own", "--postcodes", str(tmp_path / "list.csv"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["postcodes"]
    assert (told["placed"], told["failed"]) == (1, 1) and "Scotland" in told["faults"][0]["reason"]
    square = {"type": "Polygon", "coordinates": [[[-3.06, 53.79], [-3, 53.79], [-3, 53.84]]]}
    (tmp_path / "shape.json").write_text(json.dumps(square))
    assert main(["own", "--shape", str(tmp_path / "shape.json")]) == 0
    assert "Your own area" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "That is no area"),
        (["--areas", "Atlantis"], "No place in England is called 'Atlantis'"),
        (["--postcodes", "absent.csv"], "cannot be read"),
        (["--file", "absent.json"], "cannot be read"),
    ],
)
def test_the_command_says_what_it_does_not_understand(capsys, words: list[str], said: str):
    assert main(["own", *words]) == 2
    assert said in capsys.readouterr().err


def test_records_hold_every_figure_unrounded():
    found = figures(first().made)
    told = own_record(found, register().area("upper-tier", "E10000017"))
    assert json.loads(json.dumps(told)) == told
    rows = {one["indicator"]: one for one in told["rows"]}
    assert rows["disabled"]["numerator"] / rows["disabled"]["denominator"] * 100 == pytest.approx(
        rows["disabled"]["value"], abs=1e-5
    )
    assert rows["disabled"]["beside"] == pytest.approx(19.3, abs=0.05)
    assert len(told["rows"]) + len(told["missing"]) == len({*rows, *(
        one["indicator"] for one in told["missing"])})  # fmt: skip


def test_the_command_lists_every_rule(capsys):
    assert main(["own", "--rules", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    by_slug = {one["indicator"]: one for one in told}
    assert by_slug.keys() == catalogue().keys()
    assert by_slug["disabled"]["how"] == "sums"
    assert by_slug["disabled"]["denominator"] == "disabled_of"
    assert main(["own", "--rules"]) == 0
    assert "healthy-life-expectancy: none, life\n" in capsys.readouterr().out
