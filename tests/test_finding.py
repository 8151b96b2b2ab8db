"""The search box: what comes first for what people type, where it leads, and that nothing breaks it."""

import json
import re
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import Response

from explorer.analysis.finding import Index, Subject, stem
from explorer.indicators.catalogue import catalogue
from explorer.pages import finding_files
from explorer.places.areas import register
from explorer.places.search import LONGEST
from explorer.places.spotting import spots
from explorer.questions.finding import KINDS, MOST, carried, find
from explorer.questions.question import Wish
from explorer.questions.registry import QUESTIONS, head, row
from explorer.web.bar import bar
from explorer.web.bar import row as bar_row
from explorer.words import search as words

HLE, LIFE = "healthy-life-expectancy", "life-expectancy"
BLACKPOOL, WINCHESTER = "upper-tier:E06000009", "district:E07000094"
LEEDS, BRADFORD, YORK = "upper-tier:E08000035", "upper-tier:E08000032", "upper-tier:E06000014"
SOUTH = "constituency:E14001105"

# What is typed -> kind of the first answer, and the settings that its address has among others.
GOLDEN = [
    # Places: all that the search for places understands.
    ("Blackpool", "place", {"a": BLACKPOOL}),
    ("  BLACKPOOL ", "place", {"a": BLACKPOOL}),
    ("Winchester", "place", {"a": WINCHESTER}),
    ("winchestr", "place", {"a": WINCHESTER}),
    ("Winchester constituency", "place", {"a": "constituency:E14001587"}),
    ("hartlep", "place", {"a": "upper-tier:E06000001"}),
    ("FY1 2LX", "place", {"a": BLACKPOOL}),
    ("so239lj", "place", {"a": "upper-tier:E10000014"}),
    ("1 The Square, Winchester, SO23 9LJ", "place", {"a": "upper-tier:E10000014"}),
    ("Cumbria", "place", {"a": "upper-tier:E06000063"}),
    ("Allerdale", "place", {"a": "district:E06000063"}),
    ("E06000009", "place", {"a": BLACKPOOL}),
    ("E08000016", "place", {"a": "upper-tier:E08000038"}),
    ("district:E06000009", "place", {"a": "district:E06000009"}),
    ("constituency:winchester", "place", {"a": "constituency:E14001587"}),
    ("city of lincoln council", "place", {"a": "district:E07000138"}),
    ("the north east", "place", {"a": "region:E12000001"}),
    ("Kensington and Chelsea", "place", {"a": "upper-tier:E09000020"}),
    ("Reading", "place", {"a": "upper-tier:E06000038"}),
    ("Lancashire and South Cumbria ICB", "place", {"a": "icb:E54000048"}),
    # Measures.
    ("life expectancy", "indicator", {"indicator": LIFE}),
    ("healthy life expectancy", "indicator", {"indicator": HLE}),
    ("HLE", "indicator", {"indicator": HLE}),
    ("life expec", "indicator", {"indicator": LIFE}),
    ("life expectency", "indicator", {"indicator": LIFE}),
    ("deprivation", "indicator", {"indicator": "imd-score"}),
    ("poverty", "indicator", {"indicator": "imd-score"}),
    ("IMD", "indicator", {"indicator": "imd-score"}),
    ("nurses", "indicator", {"indicator": "nurses-per-100k"}),
    ("chemists", "indicator", {"indicator": "pharmacies-per-100k"}),
    ("dentists", "indicator", {"indicator": "dental-practices-new-adults"}),
    ("dentist for children", "indicator", {"indicator": "dental-practices-new-children"}),
    ("social care", "indicator", {"indicator": "social-care-turnover"}),
    ("GPs within reach", "indicator", {"indicator": "gps-per-100k-access"}),
    ("how long do people live", "indicator", {"indicator": LIFE}),
    ("life expectancy by constituency", "indicator", {"indicator": "life-expectancy-constituency"}),
    ("healthy life expectancy by region", "indicator", {"indicator": HLE, "level": "region"}),
    ("healthy life expectancy of boys", "indicator", {"indicator": HLE, "sex": "male"}),
    ("infant mortality", "indicator", {"indicator": "neonatal-deaths"}),
    ("waiting list", "indicator", {"indicator": "hospital-18-weeks"}),
    ("ambulance", "indicator", {"indicator": "ambulance-category-2"}),
    ("wellbeing", "indicator", {"indicator": "life-satisfaction"}),
    # Pages.
    ("evidence pack", "page", {"page": "area"}),
    ("halve the gap", "page", {"page": "gap"}),
    ("the goal", "page", {"page": "gap"}),
    ("gap between regions", "page", {"page": "gap"}),
    ("healthy life expectancy gap", "page", {"page": "gap"}),
    ("compare", "page", {"page": "compare"}),
    ("doctors", "page", {"page": "doctors"}),
    ("GP surgeries", "page", {"page": "doctors"}),
    ("under-doctored areas", "page", {"page": "doctors"}),
    ("who has the fewest doctors?", "page", {"page": "doctors"}),
    ("map", "page", {}),
    # Together.
    ("life expectancy Winchester district", "indicator",
     {"indicator": LIFE, "level": "district", "a": WINCHESTER, "b": "none"}),
    ("Blackpool healthy life expectancy girls", "indicator",
     {"indicator": HLE, "sex": "female", "a": BLACKPOOL}),
    ("life expectancy constituency Winchester", "indicator",
     {"indicator": "life-expectancy-constituency", "a": "constituency:E14001587"}),
    ("life expectency hartlepol", "indicator",
     {"indicator": LIFE, "a": "upper-tier:E06000001"}),
    ("life expectancy win", "indicator", {"indicator": LIFE, "a": WINCHESTER}),
    ("poverty in Kensington and Chelsea", "indicator",
     {"indicator": "imd-score", "a": "upper-tier:E09000020"}),
    ("smoking Hartlepool", "indicator", {"indicator": "smoking", "a": "district:E06000001"}),
    ("child poverty Bradford", "indicator", {"indicator": "children-low-income", "a": BRADFORD}),
    ("crime Leeds", "indicator", {"indicator": "imd-crime", "a": LEEDS}),
    ("house prices Winchester", "indicator",
     {"indicator": "housing-affordability", "a": WINCHESTER}),
    ("evidence pack Leeds", "page", {"page": "area", "area": LEEDS}),
    ("report on Winchester", "page", {"page": "area", "area": WINCHESTER}),
    ("doctors Blackpool", "page", {"page": "doctors", "area": BLACKPOOL}),
    ("GPs FY1 2LX", "page", {"page": "doctors", "area": SOUTH}),
    ("GPs near FY1 2LX", "page", {"page": "doctors", "area": SOUTH}),
    ("compare Leeds Bradford", "page", {"page": "compare", "a": LEEDS, "b": BRADFORD}),
    ("Leeds and Bradford", "page", {"page": "compare", "a": LEEDS, "b": BRADFORD}),
    ("leeds, bradford, york", "page", {"page": "compare", "a": LEEDS, "b": BRADFORD, "c": YORK}),
    ("compare Leeds", "page", {"page": "compare", "a": LEEDS, "b": "country:E92000001"}),
    ("Leeds vs York life expectancy", "indicator",
     {"page": "compare", "a": LEEDS, "b": YORK, "row": f"{LIFE}.female"}),
    ("life expectancy Leeds York", "indicator",
     {"indicator": LIFE, "a": LEEDS, "b": YORK}),
    ("Winchester map", "page", {"a": WINCHESTER}),
]  # fmt: skip


def query(address: str) -> dict[str, str]:
    assert address.startswith("?")
    return dict(parse_qsl(address[1:]))


@pytest.mark.parametrize(("text", "kind", "wanted"), GOLDEN, ids=[one[0] for one in GOLDEN])
def test_what_was_meant_comes_first(text: str, kind: str, wanted: dict[str, str]):
    first = find(text).found[0]
    asked = query(first.address)
    assert (first.kind, {key: asked.get(key) for key in wanted}) == (kind, wanted)
    if "page" not in wanted:
        assert "page" not in asked


@pytest.fixture
def smoking(linked_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drop a measure in that is published for districts alone."""
    record = (linked_root / "indicators/imd-most-deprived-tenth/indicator.toml").read_text("utf-8")
    record = record.replace('"imd-most-deprived-tenth"', '"smoking"')
    record = re.sub(r"^(family|label) = .*\n", "", record, flags=re.MULTILINE)
    for name, text in (("title", "Adults who smoke"), ("short_title", "Adults who smoke")):
        record = re.sub(rf'^{name} = ".*"$', f'{name} = "{text}"', record, count=1, flags=re.M)
    record = re.sub(r"\[levels\..*?(?=\[\[origin)", '[levels.district]\nprocessing = "published"\n\n',
                    record, flags=re.DOTALL)  # fmt: skip
    record = re.sub(r"\[(possible|made_of)\]\n(.+\n)+", "", record)
    folder = linked_root / "indicators/smoking"
    if folder.exists():  # it has come with the product
        return
    folder.mkdir()
    (folder / "indicator.toml").write_text(record, encoding="utf-8")
    head = "level,area_code,period,sex,value,lower,upper,numerator,denominator,flag\n"
    rows = [
        f"district,{code},2023-01-01/P1D,persons,12.5,,,,,\n"
        for code in register().level("district")
    ]
    (folder / "values.csv").write_text(head + "".join(rows), encoding="utf-8")


@pytest.mark.parametrize(
    "text", ["smoking Hartlepool", "Hartlepool smoking", "smokers in hartlepool", "smok hartlepol"]
)
def test_a_measure_that_is_dropped_in_is_found_with_a_place(smoking: None, text: str):
    assert "smoking" in catalogue()
    first = find(text).found[0]
    assert query(first.address) == {
        "indicator": "smoking", "level": "district", "a": "district:E06000001", "b": "none",
    }  # fmt: skip
    assert first.note == f"Map of {catalogue()['smoking'].short_title}, Hartlepool chosen"


def test_each_further_meaning_is_one_line_that_says_what_opens():
    found = find("Winchester").found
    assert [(one.kind, one.text, one.note) for one in found] == [
        ("place", "Winchester (district)", "Map of Healthy life expectancy, Winchester chosen"),
        ("place", "Winchester (constituency)", "Map of Healthy life expectancy, Winchester chosen"),
        ("page", "Compare: Winchester (district)", "Compare Winchester and England"),
        ("page", "Doctors: Winchester (constituency)", "Doctors in Winchester"),
        ("page", "Areas: Winchester (district)", "The story of Winchester, and its evidence pack"),
    ]


def test_a_postcode_lists_every_area_it_lies_in():
    levels = {one.places[0].level for one in find("FY1 2LX").found if one.kind == "place"}
    assert levels >= {"upper-tier", "constituency", "icb", "region"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Cumbria", "is a former area; today it is Cumberland and Westmorland and Furness"),
        ("winchestr", "No place is called 'winchestr'"),
        ("Cardiff", "'Cardiff' is in Wales"),
        ("doctors Cardiff", "'Cardiff' is in Wales"),
        ("FY1", "only the first half of a postcode"),
        ("nurses in ZZ1 1AA", "no English postcode begins with ZZ1"),
        ("nurses xyzzyx", "Nothing here is called 'xyzzyx'"),
        ("zzzzzz", "Nothing here is called 'zzzzzz'. Try a place"),
    ],
)
def test_what_must_be_told_is_told(text: str, said: str):
    assert said in find(text).said


def test_words_that_are_being_typed_are_not_told_to_be_wrong():
    assert find("hartlep").said == "" == find("life expectancy win").said


def test_a_long_text_is_cut_with_a_word():
    answers = find("life expectancy " + "x" * 500)
    assert answers.said.startswith(words.cut(LONGEST))
    assert find("Blackpool" + " " * 600).said == ""


def test_a_place_opens_on_the_page_that_a_reader_is_on():
    at = f"?indicator={LIFE}&level=district&sex=male&a={BLACKPOOL}&b={WINCHESTER}"
    asked = query(find("Leeds", at).found[0].address)
    assert (asked["indicator"], asked["sex"], asked["a"], asked["b"]) == (
        LIFE, "male", LEEDS, WINCHESTER,
    )  # fmt: skip
    doctors = find("Leeds", "?page=doctors").found[0]
    assert query(doctors.address)["page"] == "doctors"
    added = find("Leeds", f"?page=compare&a={BLACKPOOL}&b={WINCHESTER}").found[0]
    assert query(added.address)["c"] == LEEDS
    assert added.note == "Compare, with Leeds added"


@pytest.mark.parametrize(
    "at", ["", "?", "?page=nowhere", "?page=doctors&area=x", "a" * 9000, "?&&=="]
)
def test_no_address_of_the_page_breaks_it(at: str):
    assert find("Leeds", at).found[0].places[0].name == "Leeds"


@pytest.mark.parametrize("text", [one[0] for one in GOLDEN])
def test_every_answer_leads_to_a_page_without_a_problem(text: str):
    for one in find(text).found:
        asked = query(one.address)
        question = QUESTIONS[asked.pop("page", "")]
        view, problems = question.read(asked)
        assert problems == [], one
        kept = view.to_query()
        assert {key: kept[key] for key in asked} == asked, one


@pytest.mark.parametrize("text", [one[0] for one in GOLDEN])
def test_a_few_different_lines(text: str):
    found = find(text).found
    assert 1 <= len(found) <= MOST
    assert len({one.address for one in found}) == len(found)
    assert all(one.text and one.note and one.kind in words.KINDS for one in found)


@given(st.text(max_size=150))
@example("compare compare")
@example("district:")
@example("a:b:c:")
@example("%00 ' \" <script>")
@example("vs")
@example("FY1 2LX FY1 2LX SO23 9LJ")
@settings(max_examples=150)
def test_no_text_breaks_it(text: str):
    answers = find(text)
    assert answers.found or answers.said or not text.strip()


WORDS = st.sampled_from(
    ["Leeds", "York", "FY1", "2LX", "doctors", "life", "expectancy", "compare", "vs", "and", "the", "in", "north", "east", "2022", "girls", "gap", "St.", "Helens", "ICB", "region", "&", ",", "map", "Cardiff", "xyzzy", "bath", "constituency", "smok", "E06000009", "''"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=9).map(" ".join))
@settings(max_examples=150)
def test_no_row_of_words_breaks_it(text: str):
    for one in find(text).found:
        assert QUESTIONS[query(one.address).get("page", "")]


@given(st.sampled_from([one[0] for one in GOLDEN]))
def test_case_and_spaces_do_not_matter(text: str):
    assert find(text.upper()).found == find(f"  {text}  ").found == find(text).found


def test_places_are_spotted_in_a_text():
    found = spots("smoking in Tyne and Wear or Hammersmith and Fulham, FY1 2LX")
    assert (found.postcode, found.places) == ("FY1 2LX", ("Hammersmith and Fulham",))
    assert spots("Leeds North West Bradford").places == ("Leeds North West", "Bradford")
    assert spots("gap in the north of England").places == ("England",)


@pytest.mark.parametrize(
    ("first", "second"),
    [("smoking", "smokers"), ("nurse", "nurses"), ("pharmacy", "pharmacies"), ("GPs", "GP"),
     ("deprived", "deprivation"), ("obese", "obesity"), ("dentists", "dentist")],
)  # fmt: skip
def test_words_of_one_kind_have_one_stem(first: str, second: str):
    assert stem(first.lower()) == stem(second.lower())


def test_a_further_kind_needs_its_subjects_and_no_more():
    trusts = [
        Subject("trust", "RXL", (("Blackpool Teaching Hospitals NHS Foundation Trust", 3.0),)),
        Subject("trust", "RR8", (("Leeds Teaching Hospitals NHS Trust", 3.0),)),
    ]
    listed = [one for kind in KINDS for one in kind.subjects()]
    index = Index([*listed, *trusts], words.SAME, words.PAGE_VERBS)
    first = index.read("Leeds teaching hospitals").subjects[0]
    assert (first.kind, first.name) == ("trust", "RR8")


# From page to page ---------------------------------------------------------------------------


def test_a_place_goes_along_to_the_other_pages():
    told = carried("", {"a": LEEDS, "b": YORK})
    assert query(told["compare"]) == {"page": "compare", "a": LEEDS, "b": YORK}
    assert query(told["doctors"]) == {"page": "doctors", "area": LEEDS}
    assert query(told["gap"]) == {"page": "gap", "place": LEEDS}
    back = carried("doctors", {"area": SOUTH})
    assert query(back[""]) == {"level": "constituency", "a": SOUTH, "b": "none"}
    many = carried("compare", {"a": LEEDS, "b": YORK, "c": BRADFORD})
    assert (query(many[""])["a"], query(many[""])["b"]) == (LEEDS, YORK)


def test_what_stands_there_before_a_choice_does_not_go_along():
    shown = [name for name, one in QUESTIONS.items() if one.in_bar or one.under is not None]
    plain = {name: f"?page={name}" if name else "?" for name in shown}
    assert carried("", {}) == plain
    usual = QUESTIONS[""].read({})[0].to_query()
    assert carried("", usual) == plain
    assert carried("nowhere", {"a": "?"}) == plain
    assert carried("", {"a": "none", "b": "none"}) == plain


@pytest.mark.parametrize(
    "level", ["upper-tier", "district", "constituency", "icb", "region", "country"]
)
def test_a_place_of_every_level_opens_on_every_page(level: str):
    area = next(iter(register().level(level).values()))
    for name, question in QUESTIONS.items():
        view, problems = question.read(question.opened(Wish((area,))))
        assert problems == [], name
        assert question.answer(view).headline.title


# What the browser asks for -------------------------------------------------------------------


def asked(**given: str) -> Response:
    (route,) = finding_files.routes()
    scope = {"type": "http", "headers": [], "query_string": urlencode(given).encode()}
    return route.endpoint(Request(scope))


def test_the_address_answers_in_words():
    answer = asked(text="Winchester", at="")
    assert answer.headers["cache-control"] == "no-store"
    told = json.loads(answer.body)
    assert told["count"] == "5 answers"
    assert told["lines"][0] == {
        "kind": "Place", "text": "Winchester (district)",
        "note": "Map of Healthy life expectancy, Winchester chosen",
        "address": "?level=district&a=district:E07000094&b=none",
    }  # fmt: skip
    assert json.loads(asked().body) == {"lines": [], "said": "", "count": "No answer"}


def test_what_is_typed_is_no_page():
    answer = asked(text="<img src=x onerror=alert(1)>")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")


def test_the_command_answers_as_the_box_does(run):
    code, out, said = run("find", "life expectancy Winchester district", "--json")
    told = json.loads(out)
    assert (code, said) == (0, "")
    assert [one["address"] for one in told] == [
        one.address for one in find("life expectancy Winchester district").found
    ]
    assert told[0]["kind"] == "indicator"
    assert told[0]["places"][0]["area_name"] == "Winchester"
    assert run("find", "halve the gap")[1].startswith("page  Halve the gap  (")
    # A place alone is answered as it was.
    assert {one["kind"] for one in json.loads(run("find", "FY1 2LX", "--json")[1])} == {"place"}


def test_an_answer_takes_a_few_milliseconds():
    for text, *_ in GOLDEN:
        find(text)
    begun = time.process_time()
    for text, *_ in GOLDEN:
        find(text)
    assert (time.process_time() - begun) / len(GOLDEN) < 0.02


def test_pages_of_a_row_stand_under_their_head(monkeypatch: pytest.MonkeyPatch):
    called = {
        name: replace(QUESTIONS[name], under="", tab=name.upper()) for name in ("gap", "area")
    }
    for name, question in called.items():
        monkeypatch.setitem(QUESTIONS, name, question)
    told = {"": QUESTIONS[""].title, "gap": "GAP", "area": "AREA"}
    for name in told:
        assert row(name) == told
        assert head(name) == ""
    assert row("doctors") == {}
    assert head("doctors") == "doctors"
    drawn = bar_row(row("gap"), carried("gap", {}), "gap", "A & B")
    assert drawn.count("<a ") == 3
    assert '<a href="?page=gap" target="_self" aria-current="page">GAP</a>' in drawn
    assert 'aria-label="A &amp; B"' in drawn
    assert bar_row({}, {}, "gap", "") == ""
    in_bar = bar({"": "Map", "compare": "Compare"}, {"": "?", "compare": "?"}, "gap", "")
    assert in_bar.count('aria-current="true">Map') == 2
    assert in_bar.count("aria-current") == 2
