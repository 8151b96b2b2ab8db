"""A page is a value: what it says does not hang on who draws it, and a new one needs one folder."""

import json
import math
import re
from base64 import b64decode
from collections import Counter
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import explorer.pages
from explorer.analysis.doctors.definitions import area_row
from explorer.analysis.doctors.left_out import agreement_without, dominant
from explorer.analysis.estimates import take_area
from explorer.analysis.goal.progress import goals
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.places.areas import register
from explorer.questions import registry
from explorer.questions.area.blocks import Context, Locator, Themes
from explorer.questions.blocks import Chart, Drawing, Flow, Link, Section, Table, Text
from explorer.questions.claim.blocks import Sentence
from explorer.questions.compare.blocks import Measures
from explorer.questions.page import Block, Control, Page, every
from explorer.questions.plain import plain
from explorer.questions.question import Question
from explorer.questions.registry import QUESTIONS
from explorer.web import render
from explorer.web.alone import alone
from explorer.words.compare import COMPARE
from explorer.words.map import Headline
from explorer.words.teach.page import TEACH

MAIN = Path(explorer.pages.__file__).parent / "main.py"
BLACKPOOL, HARTLEPOOL = "upper-tier:E06000009", "upper-tier:E06000001"
VIEWS = [
    ("map", {}),
    ("map", {"level": "constituency", "sex": "male", "a": "constituency:E14001277"}),
    ("map", {"indicator": "imd-score", "level": "region", "a": "none", "b": "none"}),
    ("map", {"indicator": "gps-per-100k", "level": "icb", "colour": "england"}),
    ("map", {"indicator": "life-expectancy", "level": "upper-tier", "a": HARTLEPOOL}),
    ("gap", {}),
    ("gap", {"release": "2022", "baseline": "2012-2014", "sex": "male"}),
    ("gap", {"release": "2024", "level": "upper-tier"}),
    ("gap", {"baseline": "2022-2024", "place": "upper-tier:E10000014"}),
    ("compare", {}),
    ("compare", {"a": BLACKPOOL, "b": HARTLEPOOL, "against": "england"}),
    ("compare", {"a": BLACKPOOL, "b": "country:E92000001", "c": "region:E12000001"}),
    ("compare", {"a": "icb:E54000048", "b": "icb:E54000037", "row": "gps-per-100k.persons"}),
    ("compare", {"a": "district:E07000094", "b": "constituency:E14001587", "measures": "doctors"}),
    ("doctors", {}),
    ("doctors", {"area": "none", "level": "region"}),
    ("doctors", {"level": "upper-tier", "area": "upper-tier:E09000013", "without": "1"}),
    ("doctors", {"colour": "raw", "to": "need", "rate": "60", "places": "250"}),
    ("doctors", {"level": "upper-tier", "area": "upper-tier:E06000009", "other": "healthy-boys"}),
    ("doctors", {"colour": "access", "level": "icb", "area": "icb:E54000018"}),
    ("model", {}),
    ("model", {"sex": "male"}),
    ("two", {}),
    ("two", {"level": "constituency", "x": "imd-score", "line": "1", "weighted": "1"}),
    ("area", {}),
    ("area", {"area": "constituency:E14001274", "open": "all"}),
    ("area", {"area": "district:E07000094", "row": "healthy-life-expectancy.female"}),
    ("area", {"area": "country:E92000001"}),
    ("teach", {}),
    ("teach", {"lesson": "how-sure", "teacher": "1"}),
    ("teach", {"lesson": "be-the-minister", "step": "2", "show": "1"}),
    ("data", {}),
    ("data", {"indicator": "healthy-life-expectancy"}),
    ("claim", {"text": "A girl born in Blackpool can expect 54 healthy years"}),
]  # fmt: skip


class Said(HTMLParser):
    """The text of a page, in pieces, without what leads elsewhere and what is not read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.led: set[str] = set()
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in ("a", "script", "style", "figcaption", "noscript", "head"):
            self._inside.append(tag)

    def handle_endtag(self, tag):
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, text):
        if not self._inside and text.strip():
            self.said.append(text.strip())
        if self._inside[-1:] == ["a"]:
            self.led.add(text.strip())


def question(name: str) -> Question:
    return QUESTIONS["" if name == "map" else name]


@pytest.mark.parametrize(("name", "settings"), VIEWS)
def test_the_app_and_the_command_say_the_same(name, settings):
    app = AppTest.from_file(str(MAIN), default_timeout=120)
    for key, value in {"page": "" if name == "map" else name, **settings}.items():
        if value:
            app.query_params[key] = value
    app.run()
    assert not app.exception
    bodies = [element.proto.body for element in app.get("html")]
    (start,) = [k for k, body in enumerate(bodies) if "<h1" in body]
    app_said = Said("".join(bodies[start:]))
    shown = Counter(app_said.said)
    page = question(name).answer(question(name).asked(settings))
    file = alone(page)
    told = Counter(Said(file[file.index("<main") :]).said)
    chosen = {
        f"{one.label}:" for one in every([*page.controls, *page.blocks]) if isinstance(one, Control)
    }
    chosen |= {option.label for one in every([*page.controls, *page.blocks]) if isinstance(one, Control)
               for option in one.options}  # fmt: skip
    # A measure's title leads to its map, and a folded theme opens, which in a file neither does.
    tables = [one for one in every([*page.controls, *page.blocks]) if isinstance(one, Measures)]
    chosen |= {row.title for one in tables for group in one.groups for row in group.measures}
    chosen |= {group.count for one in tables for group in one.groups}
    # So does an area's measure; and the areas that it names lead to their pages.
    blocks = list(every([*page.lead, *page.blocks]))
    chosen |= {row.title for one in blocks if isinstance(one, Themes)
               for theme in one.themes for row in theme.rows}  # fmt: skip
    chosen |= {part.text for one in blocks if isinstance(one, Context)
               for part in one.parts if isinstance(part, Link)}  # fmt: skip
    chosen |= {
        near.link.text for one in blocks if isinstance(one, Locator) for near in one.neighbours
    }
    chosen |= {str(one.present) for one in every(page.blocks)
               if isinstance(one, Control) and one.style == "prose"}  # fmt: skip
    # The parts of a claim that were read lead to where they are corrected.
    chosen |= {text for one in blocks if isinstance(one, Sentence) for piece in one.pieces
               for text in (piece.text.strip(), f"{piece.part}: {piece.meaning}", "(", ")")}  # fmt: skip
    # Files of charts are links, with words before them; a file has neither.
    missing = {text for text in shown - told if not text.endswith(":")}
    assert missing <= {COMPARE["pictures"], TEACH["print"]}
    # The name of a row that leads elsewhere stays where a file has not what it leads to.
    chosen |= app_said.led
    assert {text for text in told - shown if text not in chosen} <= {
        "60",
        "250",
        "50",
        "1,000",
        "yes",
        "no",
    }


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("gap", {}),
        ("gap", {"release": "2022", "baseline": "2012-2014"}),
        ("gap", {"baseline": "2022-2024"}),
        ("model", {"sex": "male"}),
        ("doctors", {}),
        ("doctors", {"level": "upper-tier", "area": "upper-tier:E06000009"}),
    ],
)
def test_the_source_of_each_chart_stands_once_on_its_page_and_not_in_the_chart(name, settings):
    page = question(name).answer(question(name).asked(settings))
    charts = [one for one in every(page.blocks) if isinstance(one, Chart)]
    assert charts
    file = alone(page)
    shown = " ".join(Said(file[file.index("<main") :]).said)
    for chart in charts:
        start, _, sources = chart.picture.subtitle.splitlines()[-1].partition(": ")
        assert start == "Source"
        for source in sources.split("; "):
            assert shown.count(source) == 1, (chart.name, source)
    figures = re.findall(r'<figure class="hge-figure">.*?</figure>', file)
    drawn = [
        b64decode(one).decode()
        for figure in figures
        for one in re.findall(r"base64,([^\"]+)", figure)
    ]
    assert len(figures) == len(charts) <= len(drawn)
    assert not any("Source:" in one for one in drawn)


@pytest.mark.parametrize(("name", "settings"), VIEWS[::3])
def test_json_is_the_page_with_its_figures(run, name, settings):
    words = [word for key, value in settings.items() for word in ("--set", f"{key}={value}")]
    code, out, _ = run("page", name, *words, "--format", "json")
    assert code == 0
    page = question(name).answer(question(name).asked(settings))
    assert json.loads(out) == json.loads(json.dumps(plain(page)))
    assert re.search(r"<\w+[ >]", out) is None


def test_figures_in_json_are_unrounded():
    told = plain(question("gap").answer(question("gap").asked({})))
    tables = [one for one in found(told, "table") if one["heads"][0] == "Below the floor"]
    goal = next(one for one in goals() if one.sex == "female")
    cells = [row[1] for row in tables[0]["rows"]]
    assert [cell["value"] for cell in cells] == [row.shortfall for row in goal.floor.below]
    assert cells[0]["text"] == "4.05"
    maps = found(plain(question("map").answer(question("map").asked({}))), "drawing")
    frame = data.figures("healthy-life-expectancy", "upper-tier", "female").frame
    assert [row["value"] for row in maps[0]["figures"]] == [
        None if math.isnan(value) else value for value in frame["value"]
    ]


def test_a_practice_left_out_is_left_out_of_the_figures_behind_the_map_too():
    wolds = register().area("constituency", "E14001127")
    settings = {"area": wolds.key, "level": "constituency"}
    page = question("doctors").answer(question("doctors").asked(settings | {"without": "1"}))
    drawing = next(one for one in every(page.blocks) if isinstance(one, Drawing))
    shown = drawing.figures.set_index("area_code").loc[wolds.code, "raw"]
    codes = {one.code for one in dominant(wolds)}
    assert codes
    left = agreement_without(wolds, codes).standings[0].row.value
    assert shown == left != area_row(wolds, "raw").value


def found(told, kind: str) -> list[dict]:
    """Return all blocks of a kind in plain data."""
    inside = told.values() if isinstance(told, dict) else told if isinstance(told, list) else []
    mine = [told] if isinstance(told, dict) and told.get("kind") == kind else []
    return [*mine, *(one for part in inside for one in found(part, kind))]


@pytest.mark.parametrize("name", QUESTIONS)
def test_names_on_a_page_are_unique_and_every_change_is_known(name):
    page = QUESTIONS[name].answer(QUESTIONS[name].read({})[0])
    blocks = [*page.controls, *page.blocks]
    assert set(QUESTIONS[name].read({})[0].to_query()) <= set(QUESTIONS[name].settings)
    controls = [one for one in every(blocks) if isinstance(one, Control)]
    drawings = [one for one in every(blocks) if isinstance(one, Drawing)]
    for names in ([one.name for one in controls], [one.name for one in drawings]):
        assert len(names) == len(set(names))
    for one in controls:
        assert one.style == "reveal" or one.change in QUESTIONS[name].changes
        # A button's option is what pressing it takes over; None where nothing is chosen yet.
        chosen = one.options if one.style != "prose" else ()
        assert not chosen or one.present in {None, *(option.value for option in chosen)}
    for one in drawings:
        assert set(one.acts) <= set(QUESTIONS[name].changes)
    for chart in (one for one in every(blocks) if isinstance(one, Chart)):
        assert chart.name in QUESTIONS[name].pictures


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("gap", "--set", "level"), "'level' sets nothing: write KEY=VALUE"),
        (("gap", "--set", "colour=red"), "nothing to set called 'colour' here. It can be: "),
        (("gap", "--set", "level=ward"), "Choose one of: region, upper-tier"),
        (("map", "--set", "a=Alershot"), "Did you mean Aldershot?"),
        (("doctors", "--set", "rate=5000"), "5000"),
    ],
)
def test_what_cannot_be_set_is_said(run, words, says):
    code, out, err = run("page", *words)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


# A question and a kind of block that exist nowhere but here ---------------------------------


@dataclass(frozen=True)
class Clock(Block):
    """A kind of block of this test."""

    hour: int


@dataclass(frozen=True)
class View:
    hour: int = 9

    def to_query(self):
        return {"hour": str(self.hour)}

    def unasked(self, before):
        return []


def clock_page(view: View) -> Page:
    headline = Headline(f"It is {view.hour} <b>o'clock</b>", "", "By this test.", "")
    table = Table("Hours", ["Hour", "Said"], [["<i>now</i>", str(view.hour)]])
    blocks = [Section("clock", [Text(["A text."]), Clock(view.hour), Flow([table])])]
    return Page("clock", "A clock", headline, [Control("later", "Later", "button", (), 1)], blocks)


def later(view: View, hours: object) -> View:
    if view.hour >= 12:
        raise QuestionError("The day is over.")
    return replace(view, hour=view.hour + int(str(hours)))


CLOCK = Question(
    name="clock",
    title="Clock",
    settings=("hour",),
    read=lambda query: (View(int(query.get("hour", 9))), []),
    page=clock_page,
    changes={"later": later},
    take=lambda text, view: take_area(text).area,
)


@pytest.fixture
def clock(monkeypatch):
    render.draws(Clock)(lambda block, _: f"<p>Hands at {block.hour}</p>")
    monkeypatch.setitem(registry.QUESTIONS, "clock", CLOCK)
    yield
    render._RENDERERS.pop(Clock)


def test_a_new_question_is_a_folder_and_a_line(clock):
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    app.query_params["page"] = "clock"
    app.run()
    assert not app.exception
    shown = " ".join(element.proto.body for element in app.get("html"))
    assert '<a href="?page=clock" target="_self" aria-current="page">Clock</a>' in shown
    assert "<h1" in shown and "It is 9 &lt;b&gt;o&#x27;clock&lt;/b&gt;" in shown
    assert "Hands at 9" in shown and "&lt;i&gt;now&lt;/i&gt;" in shown
    app.button(key="later").click().run()
    assert app.query_params["hour"] == "10"
    assert "Hands at 10" in " ".join(element.proto.body for element in app.get("html"))


def test_a_new_question_prints_as_html_and_json(clock):
    view = CLOCK.asked({"hour": "11"})
    file = alone(CLOCK.page(view))
    assert "Hands at 11" in file
    assert "<script" not in file  # no map, no script
    (told,) = found(plain(CLOCK.page(view)), "clock")
    assert told == {"kind": "clock", "hour": 11}
    with pytest.raises(QuestionError, match="The day is over"):
        CLOCK.changed(View(12), "later", 1)


def test_a_block_that_nobody_draws_is_told():
    with pytest.raises(LookupError, match="draws a Clock"):
        render.render(Clock(3), None)
