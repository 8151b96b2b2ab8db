"""The description of the API (OpenAPI 3.1), with whole examples that the API itself answers."""

import asyncio
import inspect
import json
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_origin, get_type_hints
from urllib.parse import unquote, urlsplit

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from typing_extensions import is_typeddict

from explorer.api.answers import GEOJSON, JSON
from explorer.api.asking import Answer, ask
from explorer.api.examples import EXAMPLES, asked, last_part
from explorer.api.known import choices
from explorer.api.pages import PAGES
from explorer.api.problems import PROBLEM, Problem
from explorer.api.routing import LONGEST_SETTING, PREFIX
from explorer.words.api import operations as words
from explorer.words.api import parameters as of_parameters

Content = dict[str, Any]
_CSV = "text/csv"
_MAKES = re.compile(r"What `(\w+)` makes")
_TICKED = re.compile(r"`(\w+)`")
_PARTS = re.compile(r"; (?![^(]*\))|(?<=[a-z0-9)`\"])\. |: (?=`)")
# An answer of areas as GeoJSON that is small enough to be shown whole.
_MAPPED = "values?indicator=ambulance-category-2&level=trust&format=geojson"
# Operations whose answers rest on much of the data: their examples are told by their addresses, so
# that the description takes no longer than its reader waits.
_LONG = ("area", "doctors-area")
# An address whose answer is a problem.
_WRONG = "values?indicator=helthy-life&level=region"
_HOLDERS = ("200", "304")


def described(app: FastAPI) -> Content:
    """Return the description of the app of the API.

    It asks the app for its examples: not to be called where an event loop runs.
    """
    routes = [one for one in app.routes if isinstance(one, APIRoute) and one.include_in_schema]
    document = get_openapi(
        title=words.TITLE,
        version=words.VERSION,
        description=f"{words.DESCRIPTION}\n\n{words.PROMISE}\n\n{words.LIMITS}",
        routes=routes,
    )
    document["info"]["x-changes"] = [
        {"version": version, "day": day, "change": change} for version, day, change in words.CHANGES
    ]
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = TypeAdapter(Problem).json_schema() | {
        "description": " ".join((inspect.getdoc(Problem) or "").split())
    }
    for shape in {one for route in routes for one in _shapes(route.response_model)}:
        if shape.__name__ in schemas:
            schemas[shape.__name__]["description"] = _told(shape)
    _describe_keys(schemas)
    document["components"] |= {"headers": _HEADERS}
    answers = asyncio.run(_answers(app))
    schemas["Problem"]["examples"] = [json.loads(answers[_WRONG].body)]
    paths = {}
    for path, item in document["paths"].items():
        operation = item["get"]
        _describe(operation, answers)
        paths[path.removeprefix(PREFIX)] = {"get": operation}
    document["paths"] = paths
    return document


async def _answers(app: FastAPI) -> dict[str, Answer]:
    """Return the answer to the example of each operation, and to each as CSV or GeoJSON."""
    addresses = {one: address for one, address in EXAMPLES.items() if one not in _LONG}
    addresses |= {f"{one} csv": _with_csv(address) for one, address in addresses.items()}
    addresses["values geojson"] = _MAPPED
    addresses["boundaries geojson"] = EXAMPLES["boundaries"]
    addresses[_WRONG] = _WRONG
    found = {}
    for name, address in addresses.items():
        parts = urlsplit(address)
        found[name] = await ask(app, f"{PREFIX}/{unquote(parts.path)}", parts.query.encode())
    return found


def _describe(operation: Content, answers: Mapping[str, Answer]) -> None:
    """Complete the description of one operation."""
    name = operation["operationId"]
    told = words.OPERATIONS[name]
    operation["summary"] = told.summary
    operation["description"] = f"{told.description}\n\nFor example: `{EXAMPLES[name] or './'}`"
    if name == "page":
        operation.setdefault("parameters", []).extend(_settings())
    parameters = operation.setdefault("parameters", [])
    for one in parameters:
        _describe_parameter(name, one)
    parameters.append(_IF_NONE_MATCH)
    schemas = {one["name"]: one["schema"] for one in parameters}
    forms = schemas.get("format", {}).get("enum", [])
    answered = operation["responses"]["200"]
    content = answered["content"]
    if "csv" in forms:
        content[_CSV] = {"schema": {"type": "string"}}
        csv = answers.get(f"{name} csv")
        content[_CSV] |= {"example": csv.body.decode()} if csv else _elsewhere(name, "csv")
    if GEOJSON in content:
        example = json.loads(answers[f"{name} geojson"].body)
        content[GEOJSON] = {"schema": _COLLECTION, "example": example}
    if name == "boundaries":
        content.pop(JSON)
    else:
        answer = answers.get(name)
        told_whole = {"example": json.loads(answer.body)} if answer else _elsewhere(name)
        content[JSON] |= told_whole
    operation["responses"] = {"200": answered | _told_of("200")} | {
        status: _told_of(status) for status in words.STATUSES if status != "200"
    }


def _with_csv(address: str) -> str:
    """Return the address of an example as CSV."""
    return f"{address}{'&' if '?' in address else '?'}format=csv"


def _elsewhere(name: str, form: str = "") -> Content:
    """Return an example that stands whole at its own address, from where the description stands."""
    address = _with_csv(EXAMPLES[name]) if form else EXAMPLES[name]
    return {"examples": {"whole": {"externalValue": f"./{address}"}}}


def _told_of(status: str) -> Content:
    told: Content = {"description": words.STATUSES[status]}
    if status in _HOLDERS:
        names = ("ETag", "Cache-Control")
        told["headers"] = {one: {"$ref": f"#/components/headers/{one}"} for one in names}
        return told
    told["content"] = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    if status == "503":
        told["headers"] = {"Retry-After": {"$ref": "#/components/headers/Retry-After"}}
    return told


def _describe_parameter(operation: str, parameter: Content) -> None:
    name = parameter["name"]
    if "description" not in parameter:
        own = of_parameters.OWN.get((operation, name))
        parameter["description"] = own or of_parameters.PARAMETERS[name]
    schema = _without_null(parameter["schema"])
    listed = choices(operation, name)
    if listed:
        inner = schema["items"] if schema.get("type") == "array" else schema
        inner["enum"] = listed
        for limit in ("minLength", "maxLength"):
            inner.pop(limit, None)
    parameter["schema"] = schema
    if parameter["in"] == "path":
        parameter["example"] = last_part(operation)
        return
    given = [value for key, value in asked(operation) if key == name]
    if given:
        kind = schema.get("type")
        parameter["example"] = (
            given if kind == "array" else int(given[0]) if kind == "integer" else given[0]
        )


def _without_null(schema: Content) -> Content:
    """Return the schema of what is asked: an address cannot say null, it leaves out."""
    if "anyOf" not in schema:
        return schema
    told = next(one for one in schema["anyOf"] if one.get("type") != "null")
    return told | {key: value for key, value in schema.items() if key not in ("anyOf", "default")}


def _settings() -> Iterator[Content]:
    """Give the settings of pages as parameters, each with the pages that have it."""
    names = dict.fromkeys(one for question in PAGES.values() for one in question.settings)
    for name in names:
        pages = [page for page, question in PAGES.items() if name in question.settings]
        yield {
            "name": name,
            "in": "query",
            "required": False,
            "description": of_parameters.setting_of(pages),
            "schema": {"type": "string", "maxLength": LONGEST_SETTING},
        }


def _shapes(hint: Any) -> Iterator[Any]:
    """Give every type of record that a type holds, and those inside them."""
    for one in get_args(hint):
        yield from _shapes(one)
    held = get_origin(hint) or hint
    if is_typeddict(held):
        yield held
        for one in get_type_hints(held).values():
            yield from _shapes(one)


def _told(shape: Any) -> str:
    """Return what a record holds: what the function that makes it says of its keys."""
    room, text = sys.modules[shape.__module__], inspect.getdoc(shape) or ""
    if maker := _MAKES.search(text):
        made = inspect.getdoc(getattr(room, maker[1])) or ""
        text = f"{made}\n".partition("Returns\n")[2].partition("\n    ")[2]
    # Of what Python calls None, JSON holds null.
    said = re.sub(r"\bNone\b", "null", " ".join(text.split()))
    return _TICKED.sub(lambda found: f"`{_called(getattr(room, found[1], None), found[1])}`", said)


def _describe_keys(schemas: Mapping[str, Content]) -> None:
    """Give each key of a record what its description says of it, or that of one it refers to."""
    said = {name: dict(_said(one.get("description", ""))) for name, one in schemas.items()}
    for name, one in schemas.items():
        others = [other for other in _TICKED.findall(one.get("description", "")) if other in said]
        for key, schema in one.get("properties", {}).items():
            own = said[name].get(key, "")
            # Where it is named among others, what it always is says more.
            usual = "" if re.match(rf"`{key}`, [^`]", own) else words.KEYS.get(key, "")
            known = (said[other].get(key, "") for other in others)
            if text := usual or own or next(filter(None, known), ""):
                schema["description"] = text


def _said(text: str) -> Iterator[tuple[str, str]]:
    """Give each key that a description names, with what it first says of it."""
    for part in reversed(_PARTS.split(text)):
        yield from ((key, part.strip().rstrip(".")) for key in _TICKED.findall(part))


def _called(maker: Any, name: str) -> str:
    """Return what the records of a function are called; else the name that it was given."""
    if not inspect.isfunction(maker):
        return name
    made = next(_shapes(get_type_hints(maker)["return"]), None)
    return str(made.__name__) if made else name


_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": of_parameters.IF_NONE_MATCH,
    "schema": {"type": "string"},
}
_HEADERS = {
    "ETag": {
        "description": words.HEADERS["ETag"],
        "schema": {"type": "string"},
    },
    "Cache-Control": {
        "description": words.HEADERS["Cache-Control"],
        "schema": {"type": "string"},
    },
    "Retry-After": {
        "description": words.HEADERS["Retry-After"],
        "schema": {"type": "integer"},
    },
}
_NUMBERS = {"type": "array", "items": {"type": "number"}}
_COLLECTION = {
    "type": "object",
    "required": ["type", "bbox", "features", "notes", "basis"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "bbox": {**_NUMBERS, "minItems": 4, "maxItems": 4},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "id", "bbox", "properties", "geometry"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": "string"},
                    "bbox": {**_NUMBERS, "minItems": 4, "maxItems": 4},
                    "properties": {"type": "object"},
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "properties": {
                            "type": {"enum": ["Point", "Polygon", "MultiPolygon"]},
                            "coordinates": {"type": "array"},
                        },
                    },
                },
            },
        },
        "notes": {"type": "array", "items": {"type": "string"}},
        "basis": {"type": "array", "items": {"$ref": "#/components/schemas/BasisRecord"}},
    },
}
