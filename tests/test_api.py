"""The API answers what the command line prints and the pages say, with what it rests on."""

import csv
import io
import json
import shlex
from urllib.parse import quote

import pytest
import shapely
from shapely.geometry import shape
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from explorer.api.beside import Beside
from explorer.api.examples import EXAMPLES
from explorer.indicators.catalogue import DEFAULT, catalogue
from explorer.records.basis import BasisRecord

V1 = "/api/v1/"
# Everything that the command line and the API both answer: words of the one, address of the other.
SHARED = [
    ("indicators --theme money", "indicators?theme=money"),
    (f"compare Blackpool Winchester --indicator {DEFAULT}", "compare?a=Blackpool&b=Winchester"),
    (
        "compare Leeds Bradford --indicator imd-score --period 2025-10-30",
        "compare?a=Leeds&b=Bradford&indicator=imd-score&period=2025-10-30",
    ),
    (
        'gap --level region --sex female --pair London "North East"',
        "gap?level=region&sex=female&a=London&b=North%20East",
    ),
    (
        "gap --level icb --indicator gps-per-100k --weights equal --measure sd",
        "gap?level=icb&indicator=gps-per-100k&weights=equal&measure=sd",
    ),
    (
        "gap --indicator healthy-life-expectancy-modelled --within region",
        "inside?indicator=healthy-life-expectancy-modelled",
    ),
    (
        "change --level region --from 2018-2020 --to 2022-2024 --measure range",
        "change?level=region&from=2018-2020&to=2022-2024&measure=range",
    ),
    ("goal", "goal"),
    (
        "goal --release 2022 --baseline 2016-2018 --sex male",
        "goal?release=2022&baseline=2016-2018&sex=male",
    ),
    ("doctors --level icb --definition need", "doctors?level=icb&definition=need"),
    ("doctors constituency:Hartlepool", "doctors/constituency:Hartlepool"),
    (
        'areas --level icb --where "gps-per-100k below england" --where "in lowest fifth" --any 1',
        None,
    ),
    (
        "areas --level upper-tier --where 'HLE girls below 59' --where 'in region North East' --any 1 --modelled",
        "areas-that-fit?level=upper-tier&where=HLE%20girls%20below%2059&where=in%20region%20North%20East&any=1&modelled=true",
    ),
    ("similar Hartlepool --count 4 --without age", "similar?area=Hartlepool&count=4&without=age"),
    ('find "FY1 2LX"', "search?q=FY1%202LX"),
    ('find "life expectancy Winchester"', "search?q=life%20expectancy%20Winchester"),
    ('find "Blakpool"', "search?q=Blakpool"),
]
SHARED = [(words, address) for words, address in SHARED if address]


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Beside(PlainTextResponse("a page")))


def data_of(client: TestClient, address: str) -> object:
    answer = client.get(f"{V1}{address}")
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


@pytest.mark.parametrize(("words", "address"), SHARED, ids=lambda one: one[:50])
def test_the_command_line_and_the_api_agree(words: str, address: str, run, client):
    code, out, _ = run(*shlex.split(words), "--json")
    assert code == 0
    assert data_of(client, address) == json.loads(out)


@pytest.mark.parametrize("slug", ["imd-score", DEFAULT, "cancer-early"])
@pytest.mark.parametrize("level", ["region", "icb"])
def test_values_are_what_the_command_prints_however_they_are_written(slug, level, run, client):
    asked, words = (
        f"values?indicator={slug}&level={level}",
        f"values --indicator {slug} --level {level}",
    )
    code, out, _ = run(*words.split(), "--json")
    if code:  # it is not held at that level, and the API says so too
        assert client.get(f"{V1}{asked}").status_code == 404
        return
    assert data_of(client, asked) == json.loads(out)
    _, table, _ = run(*words.split(), "--format", "csv")
    printed, told = rows(table), rows(client.get(f"{V1}{asked}&format=csv").text)
    assert [{name: one[name] for name in printed[0]} for one in told] == printed
    _, mapped, _ = run(*words.split(), "--format", "geojson")
    collection = client.get(f"{V1}{asked}&format=geojson").json()
    assert collection.pop("basis") and collection.pop("notes") is not None
    assert collection == json.loads(mapped)


def test_chosen_breaks_give_each_area_its_class(run, client):
    words = f"values --indicator {DEFAULT} --level region --sex male --breaks 58,60,62 --json"
    _, out, _ = run(*words.split())
    asked = f"values?indicator={DEFAULT}&level=region&sex=male&breaks=58,60,62"
    assert data_of(client, asked) == json.loads(out)
    assert {one["class"] for one in json.loads(out)} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("name", "settings"),
    [("teach", {}), ("map", {"level": "region"}), ("gap", {"level": "region", "sex": "male"})],
)
def test_a_page_is_what_the_command_prints(name, settings, run, client):
    given = [word for key, value in settings.items() for word in ("--set", f"{key}={value}")]
    _, out, _ = run("page", name, *given, "--format", "json")
    query = "&".join(f"{key}={value}" for key, value in settings.items())
    assert data_of(client, f"page/{name}?{query}") == json.loads(out)


@pytest.mark.parametrize(
    ("asked", "rests_on"),
    [
        ("map?indicator=imd-score&level=region", {"imd-score": ["2025-10-30/P1D"]}),
        ("find?where=happiness%20below%20england&level=region", {"happiness": ["2022-04-01/P1Y"]}),
        ("model", {"healthy-life-expectancy-modelled": ["2022-01-01/P3Y"]}),
        ("claim", {DEFAULT: ["2022-01-01/P3Y"]}),
        ("two", {"imd-score": ["2025-10-30/P1D"], DEFAULT: ["2022-01-01/P3Y"]}),
        ("teach?lesson=how-sure", {DEFAULT: ["2022-01-01/P3Y"]}),
        ("yours", {}),
        ("data?indicator=imd-score", {"imd-score": ["2025-10-30/P1D"]}),
    ],
)
def test_a_page_rests_on_the_indicators_and_periods_that_stand_in_it(asked, rests_on, client):
    basis = client.get(f"{V1}page/{asked}").json()["basis"]
    assert {one["indicator"]: one["period"] for one in basis} == rests_on
    assert all(one["source"] and one["processing"] for one in basis)


@pytest.mark.parametrize(
    ("asked", "some"),
    [
        ("gap", {DEFAULT, "healthy-life-expectancy-2024-release", "life-expectancy"}),
        ("doctors", {"gps-per-100k", "gps-per-100k-need", "gps-per-100k-access"}),
        ("compare?a=Leeds&b=Bradford", {DEFAULT, "imd-score", "obesity-adults"}),
        ("quiz", {DEFAULT}),
    ],
)
def test_a_page_of_many_figures_rests_on_all_of_them(asked, some, client):
    basis = client.get(f"{V1}page/{asked}").json()["basis"]
    assert some <= {one["indicator"] for one in basis}
    assert all(one["period"] for one in basis)


def test_the_figures_that_the_goal_is_about(client):
    """Blackpool and Hampshire of 2022 to 2024, as the ONS published them in February 2026."""
    (pair,) = data_of(client, "compare?a=Blackpool&b=Winchester&sex=female")
    assert (pair["a"]["value"], pair["a"]["lower"], pair["a"]["upper"]) == (51.8, 47.4, 56.1)
    assert (pair["b"]["value"], pair["b"]["lower"], pair["b"]["upper"]) == (65.1, 63.0, 67.3)
    assert (pair["b"]["measured_for"], pair["b"]["measured_for_name"]) == ("E10000014", "Hampshire")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# The story of an area reads every file: `test_api_described.py` has it.
RESTS = [name for name in EXAMPLES if name not in ("about", "area", "boundaries", "page")]


@pytest.mark.parametrize("name", RESTS)
def test_every_answer_says_what_it_rests_on(name, client):
    answer = client.get(f"{V1}{EXAMPLES[name]}").json()
    assert set(answer) == {"data", "notes", "basis"}
    assert answer["basis"]
    for basis in answer["basis"]:
        assert set(basis) == set(BasisRecord.__annotations__)
        assert basis["period"] and basis["processing"] and basis["title"]
        for source in basis["source"]:
            assert all(
                source[key] for key in ("producer", "title", "published", "licence", "attribution")
            )
        assert basis["source"]
        if basis["indicator"]:
            record = catalogue()[basis["indicator"]]
            assert (basis["interval"], basis["modelled"]) == (record.interval, record.modelled)


@pytest.mark.parametrize(
    "name", [one for one in RESTS if one not in ("search", "indicator", "inside")]
)
def test_every_row_of_a_csv_says_what_it_rests_on(name, client):
    address = EXAMPLES[name]
    answer = client.get(f"{V1}{address}{'&' if '?' in address else '?'}format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    found = rows(answer.text)
    assert found
    for row in found:
        assert row["source_producer"] and row["source_attribution"] and row["source_licence"]
        assert {"interval", "flag", "measured_for", "processing"} <= set(row)
        assert row.get("period") or row.get("from")
        # What a spreadsheet would run is no cell's beginning, and what it would not has no mark.
        assert not [one for one in row.values() if one[:1] in "=+@'" and one]


def test_a_borrowed_figure_says_for_whom_it_was_measured(client):
    asked = f"values?indicator={DEFAULT}&level=constituency&sex=female"
    answer = client.get(f"{V1}{asked}").json()
    lenders = {one["measured_for"]: one["measured_for_name"] for one in answer["data"]}
    lenders.pop("")
    told = {
        one["measured_for"]: one["measured_for_name"] for one in answer["basis"][0]["measured_for"]
    }
    assert told == lenders
    model = answer["basis"][1]
    assert (model["indicator"], model["modelled"]) == ("healthy-life-expectancy-modelled", True)
    assert "modelled by us" in model["processing"][0]


def test_days_and_shares_in_a_csv_are_read_as_they_are(client):
    asked = f"values?indicator={DEFAULT}&level=region&sex=female"
    (basis,) = client.get(f"{V1}{asked}").json()["basis"]
    days = list(dict.fromkeys(one["published"] for one in basis["source"]))
    found = rows(client.get(f"{V1}{asked}&format=csv").text)
    assert days[0] == "2026-02-19"
    assert {one["source_published"] for one in found} == {"; ".join(days)}
    assert {one["interval"] for one in found} == {"95%"}


def test_columns_of_figures_are_told_with_their_indicator(client):
    record = data_of(client, "indicators/gps-per-100k")
    told = {one["name"]: one for one in record["columns"]}
    assert (told["coverage"]["unit"], told["practices"]["unit"]) == ("%", "")
    assert all(one["title"] and one["description"] for one in record["columns"])
    for figure in data_of(client, "values?indicator=gps-per-100k&level=region"):
        assert set(told) <= set(figure)


def test_columns_do_not_depend_on_what_is_missing(client):
    """A measure without ends has the columns of one with ends, so that a program can rely on them."""
    heads = {
        measure: client.get(f"{V1}gap?level=region&measure={measure}&format=csv").text.split("\n")[
            0
        ]
        for measure in ("range", "sd")
    }
    assert heads["range"] == heads["sd"]
    assert "highest_area_name" in heads["sd"]


def test_a_geojson_follows_rfc_7946(client):
    answer = client.get(f"{V1}boundaries/region")
    assert answer.headers["content-type"] == "application/geo+json"
    collection = answer.json()
    assert "crs" not in collection and len(collection["features"]) == 9
    for feature in collection["features"]:
        area = shape(feature["geometry"])
        parts = shapely.get_parts(area)
        assert all(one.exterior.is_ccw for one in parts)
        assert not any(ring.is_ccw for one in parts for ring in one.interiors)
        west, south, east, north = area.bounds
        assert -7 < west < east < 2 and 49 < south < north < 56


def test_areas_inside_another(client):
    found = data_of(client, "areas?level=district&within=region:E12000001")
    assert len(found) == 12
    assert {one["parents"]["region"] for one in found} == {"E12000001"}


def test_a_search_that_finds_nothing_is_empty_and_says_so(client):
    answer = client.get(f"{V1}search?q=qqqqqq").json()
    assert answer["data"] == []
    assert "qqqqqq" in answer["notes"][0]


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("values?indicator=helthy-life&level=region", 404, "Did you mean healthy-life-expectancy"),
        ("values?indicator=imd-score&level=regoin", 404, "Levels are country, region"),
        ("values?indicator=imd-score&level=region&sex=female", 404, "choose persons"),
        (f"values?indicator={DEFAULT}&level=region&period=1999", 404, "Choose one of"),
        ("values?level=region", 422, "'indicator' is missing"),
        ("values?indicator=&level=region", 422, "'indicator' is empty"),
        ("values?indicator=imd-score&levl=region", 422, "It has: indicator, level"),
        ("values?indicator=imd-score&level=icb&level=icb", 422, "given twice"),
        ("values?indicator=imd-score&level=icb&format=xml", 422, "'json', 'csv' or 'geojson'"),
        ("similar?area=Leeds&count=0", 422, "1 or more"),
        ("similar?area=Leeds&count=many", 422, "whole number"),
        ("similar?area=Leeds&without=wealth", 404, "There are: deprivation"),
        ("search?q=" + "a" * 101, 422, "100 letters at most"),
        ("areas/Blakpool", 404, "Did you mean Blackpool"),
        ("indicators/nothing-of-this", 404, "There are: healthy-life-expectancy"),
        ("indicators?theme=sport", 404, "Choose one of: health"),
        ("page/front", 404, "Choose one of: map"),
        ("page/map?colour=plaid", 404, "plaid"),
        ("page/map?size=3", 404, "It can be: indicator"),
        ("gap?level=region&a=London", 404, "name both a and b"),
        ("gap?level=icb&indicator=healthy-life-expectancy-modelled", 404, "inside?indicator="),
        ("gap?level=region&a=Leeds&b=London", 404, "with level=upper-tier"),
        ("goal?level=icb", 404, "region, upper-tier"),
        ("boundaries/ward", 404, "Levels are"),
        ("nothing", 404, "There are: levels"),
        ("gap?level=AAA&a=0&b=0", 404, "Levels are country"),
        ("page/claim?text=" + "a" * 2001, 422, "2000 letters at most"),
    ],
)  # fmt: skip
def test_what_has_no_answer_says_what_would_work(address, status, told, client):
    answer = client.get(f"{V1}{address}")
    problem = answer.json()
    assert answer.status_code == status == problem["status"]
    assert answer.headers["content-type"] == "application/problem+json"
    assert told in problem["detail"]
    assert "--" not in problem["detail"]
    if problem["example"]:
        assert client.get(f"{V1}{problem['example']}").status_code == 200


@pytest.mark.parametrize(
    ("address", "parameter", "first"),
    [
        ("values?indicator=helthy-life-expectancy&level=region", "indicator", DEFAULT),
        ("values?indicator=imd-score&level=regoin", "level", "region"),
        ("values?indicator=imd-score&levl=region", "levl", "level"),
        ("areas/Blakpool", "area", "upper-tier:E06000009"),
        ("compare?a=Blackpool&b=Wincester", "b", "district:E07000094"),
        ("indicators?theme=helth", "theme", "health"),
        ("page/doctor", "page", "doctors"),
    ],
)
def test_a_slip_is_told_what_comes_nearest(address, parameter, first, client):
    problem = client.get(f"{V1}{address}").json()
    assert (problem["parameter"], problem["nearest"][0]) == (parameter, first)


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "\x00", "Ω" * 90, "%", "'; --"])
def test_strange_texts_get_a_sentence(text, client):
    for address in ("search?q=", "areas/", "compare?b=Leeds&a=", "areas-that-fit?level=icb&where="):
        answer = client.get(f"{V1}{address}{quote(text, safe='')}")
        assert answer.status_code in (200, 404, 422)


def test_everything_else_is_passed_on(client):
    for path in ("/", "/apiary", "/files/api/v1/levels"):
        assert client.get(path).text == "a page"
