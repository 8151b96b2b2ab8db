"""The API's description is whole and true: a client needs nothing else."""

import ast
import gzip
import itertools
import json
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import jsonschema
import pandas as pd
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.schemas import APIOperation
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from explorer.api.beside import Beside
from explorer.api.examples import EXAMPLES
from explorer.api.pages import PAGES
from explorer.indicators.catalogue import catalogue
from explorer.words.api.operations import CHANGES, OPERATIONS, STATUSES, VERSION
from explorer.words.api.parameters import PARAMETERS
from explorer.words.api.reference import TOOLS

V1 = "/api/v1"
DOCS = (Path(__file__).parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
APP = Starlette(middleware=[Middleware(Beside)])
CLIENT = TestClient(APP)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    answer = CLIENT.get(f"{V1}/openapi.json")
    assert answer.status_code == 200
    return answer.json()


@pytest.fixture(scope="module")
def operations(document) -> dict[str, tuple[str, dict[str, Any]]]:
    return {
        one["get"]["operationId"]: (path, one["get"]) for path, one in document["paths"].items()
    }


def test_every_operation_is_described_with_words_an_example_and_in_the_document(operations):
    assert set(operations) == set(OPERATIONS) == set(EXAMPLES)
    for path, _ in operations.values():
        assert f"| `{path}` |" in DOCS, path


def test_everything_that_can_be_set_has_limits_and_a_meaning(operations):
    used = set()
    for name, (_, operation) in operations.items():
        for one in operation["parameters"]:
            schema = one["schema"]
            inner = schema.get("items", schema)
            assert one["description"]
            bounded = {"enum", "maxLength", "maximum", "const"} & set(inner)
            assert bounded or one["in"] == "header", (name, one["name"])
            used.add(one["name"])
    assert set(PARAMETERS) <= used


def test_every_status_that_can_be_is_described(operations):
    for _, operation in operations.values():
        assert set(operation["responses"]) == set(STATUSES)


def test_a_list_of_choices_is_whole(operations):
    def choices(operation: str, name: str) -> list[str]:
        found = next(one for one in operations[operation][1]["parameters"] if one["name"] == name)
        return found["schema"]["enum"]

    assert choices("values", "indicator") == choices("indicator", "slug") == list(catalogue())
    assert choices("page", "page") == list(PAGES)
    assert choices("goal", "level") == ["region", "upper-tier"]
    settings = {one["name"] for one in operations["page"][1]["parameters"] if one["in"] == "query"}
    assert settings == {name for question in PAGES.values() for name in question.settings}


def told_keys(schema: dict[str, Any]) -> set[str]:
    return set(schema.get("properties", {}))


def test_records_say_what_their_keys_hold(document):
    """Each record's description names every key: a key without a meaning is no use to a program."""
    for name, schema in document["components"]["schemas"].items():
        if name.startswith("Answered_") or "_" in name:
            continue
        said = schema.get("description", "")
        assert said, name
        assert not re.search(r"`\w+_(record|records|rows)`", said), name


def test_keys_say_what_they_hold(document):
    schemas = document["components"]["schemas"]
    assert "withheld" in schemas["FigureRecord"]["properties"]["flag"]["description"].lower()
    assert "why it does not count" in schemas["PracticeRecord"]["properties"]["flag"]["description"]
    assert "publisher's or ours" in schemas["BasisRecord"]["properties"]["modelled"]["description"]
    records = {name: one for name, one in schemas.items() if "_" not in name}
    keys = [one for record in records.values() for one in record["properties"].values()]
    assert sum("description" in one for one in keys) / len(keys) > 0.95
    assert not [one for one in keys if re.search(r"\bNone\b", one.get("description", ""))]


def test_a_parameter_has_one_name_and_offers_nothing_that_is_refused(operations):
    for name, (_, operation) in operations.items():
        names = [one["name"] for one in operation["parameters"]]
        assert len(set(names)) == len(names), name
    settings = {one["name"]: one["schema"] for one in operations["page"][1]["parameters"]}
    # A name that a reader gives to an area, a measure by its slug, a switch: free on pages.
    assert not [one for one in ("name", "measure", "without") if "enum" in settings[one]]


def strict(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that refuses keys which are not described, but for indicators' own columns."""
    own = {"FigureRecord", "ClassedRecord", "EstimateRecord", "RowRecord"}
    components = json.loads(json.dumps(document["components"]))
    for name, one in components["schemas"].items():
        if name not in own and "properties" in one:
            one["additionalProperties"] = False
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "components": components,
    }


FURTHER = [
    "values?indicator=gps-per-100k&level=icb", "values?indicator=smoking&level=upper-tier",
    "values?indicator=healthy-life-expectancy&level=district&breaks=counts-4",
    "compare?a=Blackpool&b=Blackpool&sex=female", "gap?level=icb&indicator=gps-per-100k",
    "change?level=region&from=2011-2013&to=2022-2024&sex=male", "goal?baseline=2022-2024",
    "areas?level=icb", "doctors/upper-tier:E06000053", "search?q=life%20expectancy",
    "areas-that-fit?level=icb&where=in%20lowest%20fifth%20of%20imd-score&where=imd-score%20above%20england",
    "similar?area=country:E92000001",
]  # fmt: skip


def answered(operations, name: str) -> dict[str, Any]:
    return operations[name][1]["responses"]["200"]["content"]


@pytest.mark.parametrize("name", [one for one in EXAMPLES if one != "boundaries"])
def test_every_example_is_whole_and_as_described(name, document, operations):
    content = answered(operations, name)["application/json"]
    answer = CLIENT.get(f"{V1}/{EXAMPLES[name]}").json()
    if name in ("area", "doctors-area"):  # so large that they are told by their addresses
        assert content["examples"]["whole"]["externalValue"] == f"./{EXAMPLES[name]}"
    else:
        assert content["example"] == answer
    jsonschema.validate(answer, strict(document, content["schema"]))


@pytest.mark.parametrize("address", FURTHER)
def test_answers_hold_what_is_described_and_nothing_else(address, document, operations):
    answer = CLIENT.get(f"{V1}/{address}")
    name = re.split(r"[?]", address)[0]
    name = {"doctors/upper-tier:E06000053": "doctors-area"}.get(name, name)
    if answer.status_code == 404:
        assert answer.json()["detail"]
        return
    schema = answered(operations, name)["application/json"]["schema"]
    jsonschema.validate(answer.json(), strict(document, schema))


@pytest.mark.parametrize("name", ["values", "boundaries"])
def test_a_geojson_is_as_described(name, document, operations):
    content = answered(operations, name)["application/geo+json"]
    jsonschema.validate(content["example"], strict(document, content["schema"]))


def test_a_client_that_knows_the_description_alone_gets_every_answer(operations):
    """It puts the examples of the parameters into the path, and knows nothing else."""
    for template, operation in operations.values():
        path, query = template, []
        for one in operation["parameters"]:
            if one["in"] == "path":
                path = path.replace(f"{{{one['name']}}}", quote(one["example"]))
            elif one.get("required"):
                given = one["example"]
                query += [
                    (one["name"], value) for value in (given if type(given) is list else [given])
                ]
        assert CLIENT.get(f"{V1}{path}?{urlencode(query)}").status_code == 200


def test_a_proxy_may_say_what_it_took_away(document):
    def server(prefix: str) -> str:
        headers = {"x-forwarded-prefix": prefix}
        return CLIENT.get(f"{V1}/openapi.json", headers=headers).json()["servers"][0]["url"]

    assert document["servers"][0]["url"] == V1
    assert server("/gaps/") == "/gaps/api/v1"
    assert server("//elsewhere.example") == server("/<x>") == V1


def test_the_version_is_one_everywhere(document):
    about = CLIENT.get(f"{V1}/").json()["data"]
    assert document["info"]["version"] == about["version"] == VERSION == CHANGES[0][0]
    assert f"| {VERSION} |" in DOCS
    assert [one["version"] for one in document["info"]["x-changes"]] == [one[0] for one in CHANGES]


# What a reader follows.


def test_every_link_of_the_page_leads_somewhere_from_where_it_stands():
    page = CLIENT.get(f"{V1}/docs")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<script" not in page.text and " src=" not in page.text
    links = re.findall(r'href="([^"]*)"', page.text)
    assert len(links) > 50
    ids = set(re.findall(r'id="([^"]*)"', page.text))
    for link in dict.fromkeys(link.replace("&amp;", "&") for link in links):
        if link.startswith("#"):
            assert link[1:] in ids
        elif link != "../../":
            assert not link.startswith("/")
            assert CLIENT.get(f"{V1}/{link}").status_code == 200, link


def blocks(kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", DOCS, re.DOTALL)


def test_the_documents_examples_run(app_url, capsys):
    """Python as it stands; R's read.csv and IMPORTDATA fetch by address alone; curl as it stands."""
    address = f"{app_url[:-1]}{V1}"
    (code,) = blocks("python")
    exec(compile(code.replace("ADDRESS", address), "docs/api.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"-13\.3 years \(-18\.2 to -8\.4\)", printed[0])
    assert "Office for National Statistics" in printed[1]
    (r,), (sheet,) = blocks("r"), blocks("text")
    for asked in (r, sheet):
        frame = pd.read_csv(re.search(r'"(ADDRESS[^"]*)"', asked)[1].replace("ADDRESS", address))
        assert list(frame["area_code"]) == [f"E1200000{n}" for n in range(1, 10)]
        assert frame["value"].between(50, 70).all() and frame["source_attribution"].notna().all()
    (curl,) = blocks("sh")
    if shutil.which("curl"):
        words = curl.replace("ADDRESS", address).strip()
        told = subprocess.run(words, shell=True, capture_output=True, check=True)
        assert json.loads(told.stdout)["data"][0]["sex"] == "female"


def test_the_page_gives_the_same_examples():
    for name, text in TOOLS:
        asked = re.search(r'ADDRESS/([^"]*)', text)[1]
        assert CLIENT.get(f"{V1}/{asked}").status_code == 200, name
    ast.parse(dict(TOOLS)["In Python"])


def test_the_running_explorer_answers_for_both(app_url):
    request = urllib.request.Request(
        f"{app_url[:-1]}{V1}/values?indicator=imd-score&level=region",
        headers={"Accept-Encoding": "gzip"},
    )
    with urllib.request.urlopen(request) as answer:
        told = json.loads(gzip.decompress(answer.read()))
        assert answer.headers["access-control-allow-origin"] == "*"
        assert len(answer.headers.get_all("x-content-type-options")) == 1
    assert len(told["data"]) == 9
    with urllib.request.urlopen(app_url) as page:
        assert "text/html" in page.headers["content-type"]
        assert page.headers["access-control-allow-origin"] is None
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{app_url[:-1]}{V1}/nothing")
    assert json.load(refused.value)["status"] == 404


def test_an_areas_story_is_what_the_command_tells(run):
    _, out, _ = run("area", "Hartlepool", "--json")
    answer = CLIENT.get(f"{V1}/areas/Hartlepool").json()
    assert answer["data"] == json.loads(out)
    rows = {(one["indicator"], one["period"]) for one in answer["data"]["rows"]}
    based = {(one["indicator"], period) for one in answer["basis"] for period in one["period"]}
    assert rows <= based
    assert all(source["attribution"] for one in answer["basis"] for source in one["source"])


# Fuzzed from its own description: every status is described, none is a fault, answers fit.
@pytest.fixture(scope="module")
def fuzzed(document) -> dict[str, APIOperation]:
    bare = json.loads(json.dumps(document))
    for item in bare["paths"].values():
        for content in item["get"]["responses"]["200"]["content"].values():
            content.pop("example", None)  # whole answers take long to read, and say nothing here
    schema = schemathesis.openapi.from_dict(bare)
    schema.app = APP
    found = [one.ok() for one in schema.get_all_operations()]
    return {one.definition.raw["operationId"]: one for one in found}


# Nothing of the first can be asked wrongly; the second is too large to be read so often.
PATIENCE = 300  # seconds: a busy machine is no fault
UNASKED = {("about", GenerationMode.NEGATIVE), ("boundaries", GenerationMode.POSITIVE)}
ASKED = [one for one in itertools.product(OPERATIONS, GenerationMode) if one not in UNASKED]


@pytest.mark.parametrize(("name", "mode"), ASKED)
def test_no_question_breaks_it(name, mode, fuzzed):
    @given(case=fuzzed[name].as_strategy(generation_mode=mode))
    @settings(
        max_examples=5, derandomize=True, database=None, deadline=None,
        suppress_health_check=list(HealthCheck), phases=[Phase.explicit, Phase.generate],
    )  # fmt: skip
    def asked(case: schemathesis.Case) -> None:
        case.call_and_validate(timeout=PATIENCE)

    asked()
