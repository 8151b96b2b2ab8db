"""The page about the API: every operation with its parameters, an address and an answer."""

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from explorer.typeface import whole
from explorer.web.sheets import LOOK
from explorer.words.api.operations import CHANGES, LIMITS, PROMISE, STATUSES, VERSION
from explorer.words.api.reference import FORMS, PAGE, TOOLS, kind_of, usual

# So much of an answer is shown; the whole is one link away.
_SHOWN = 900
_OPTIONS = 12
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{window}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#operations">{skip}</a>
<header>
<a href="../../"><span class="mark" aria-hidden="true"><i></i><i></i></span>{home}</a>
</header>
<main>
<h1>{heading}</h1>
{body}
</main>
</body>
</html>
"""


def reference(document: Mapping[str, Any]) -> str:
    """Return the page about the API as HTML that asks for nothing.

    Parameters
    ----------
    document : dict
        The description of the API (OpenAPI 3.1), with an example of each answer.
    """
    operations = {path: item["get"] for path, item in document["paths"].items()}
    intro = document["info"]["description"].split("\n\n")[:3]
    promise = PAGE["promise"].format(version=VERSION)
    body = "".join(
        [
            *(_paragraph(text) for text in intro),
            f'<p><a href="openapi.json">{escape(PAGE["description"])}</a></p>',
            _section("how", PAGE["how"], _paragraph(PAGE["how_note"]), *map(_tool, TOOLS)),
            _section("operations", PAGE["operations"], _contents(operations)),
            *(_operation(path, one) for path, one in operations.items()),
            _section("statuses", PAGE["statuses"], _statuses(), _problem(document)),
            _section("promise", promise, _paragraph(PROMISE)),
            _section("limits", PAGE["limits"], _paragraph(LIMITS)),
            _section("changes", PAGE["changes"], _changes()),
        ]
    )
    style = whole() + (LOOK / "reference.css").read_text(encoding="utf-8")
    told = {name: escape(PAGE[name]) for name in ("window", "skip", "home", "heading")}
    return _PAGE.format(style=style, body=body, **told)


def _contents(operations: Mapping[str, Mapping[str, Any]]) -> str:
    rows = (
        f'<li><a href="#{escape(one["operationId"])}"><code>{escape(_shown(path))}</code></a> '
        f"{escape(one['summary'])}</li>"
        for path, one in operations.items()
    )
    return f"<ul>{''.join(rows)}</ul>"


def _operation(path: str, one: Mapping[str, Any]) -> str:
    content = one["responses"]["200"]["content"]
    address = _address(path, one.get("parameters", ()))
    links = [
        f'<a href="{escape(_as(address, kind))}">{escape(FORMS[kind])}</a>' for kind in content
    ]
    description = one["description"].partition("\n\n")[0]
    kind, held = next(iter(content.items()))
    begin = json.dumps(held["example"], ensure_ascii=False, indent=1) if "example" in held else ""
    named = f"{one['summary']}: {FORMS[kind]}"
    return _section(
        one["operationId"],
        f"{one['summary']}",
        f"<p><code>GET {escape(_shown(path))}</code></p>",
        _paragraph(description),
        _parameters([each for each in one["parameters"] if each["in"] != "header"]),
        f"<p>{escape(PAGE['try'])} {', '.join(links)}: <code>{escape(address)}</code></p>",
        f"<p>{escape(PAGE['answer'])}:</p>{_code(begin, named)}" if begin else "",
    )


def _shown(path: str) -> str:
    return f"/api/v1{path}"


def _address(path: str, parameters: Sequence[Mapping[str, Any]]) -> str:
    """Return the address of an operation's example, from where the page stands."""
    settings = []
    for one in parameters:
        if "example" not in one:
            continue
        if one["in"] == "path":
            path = path.replace(f"{{{one['name']}}}", quote(str(one["example"]), safe=":"))
            continue
        given = one["example"] if isinstance(one["example"], list) else [one["example"]]
        settings += [f"{one['name']}={quote(str(value), safe=':')}" for value in given]
    asked = f"?{'&'.join(settings)}" if settings else ""
    return f"{path.removeprefix('/') or './'}{asked}"


def _as(address: str, kind: str) -> str:
    form = {"text/csv": "csv", "application/geo+json": "geojson"}.get(kind)
    if form is None or address.startswith("boundaries"):
        return address
    return f"{address}{'&' if '?' in address else '?'}format={form}"


def _parameters(parameters: Sequence[Mapping[str, Any]]) -> str:
    if not parameters:
        return _paragraph(PAGE["none"])
    rows = [
        [f"<code>{escape(one['name'])}</code>", escape(_kind(one)), _meaning(one)]
        for one in parameters
    ]
    return _table(PAGE["parameters"], [PAGE["name"], PAGE["kind"], PAGE["meaning"]], rows)


def _kind(one: Mapping[str, Any]) -> str:
    schema = one["schema"]
    further = [PAGE["needed"]] if one.get("required") else []
    if isinstance(schema.get("default"), str | int):
        further.append(usual(schema["default"]))
    return "; ".join([kind_of(schema), *further])


def _meaning(one: Mapping[str, Any]) -> str:
    told = _typed(one["description"])
    options = one["schema"].get("enum") or one["schema"].get("items", {}).get("enum") or []
    if not options:
        return told
    listed = ", ".join(f"<code>{escape(option)}</code>" for option in options)
    if len(options) <= _OPTIONS:
        return f"{told} {escape(PAGE['one_of'])}: {listed}."
    summary = f"<summary>{escape(PAGE['one_of'])} {len(options)}</summary>"
    return f"{told}<details>{summary}{listed}</details>"


def _statuses() -> str:
    rows = [[f"<code>{status}</code>", escape(text)] for status, text in STATUSES.items()]
    return _table(PAGE["statuses"], [PAGE["status"], PAGE["meaning"]], rows)


def _problem(document: Mapping[str, Any]) -> str:
    example = document["components"]["schemas"]["Problem"]["examples"][0]
    text = json.dumps(example, ensure_ascii=False, indent=1)
    return _paragraph(PAGE["statuses_note"]) + _code(text, PAGE["statuses"])


def _changes() -> str:
    heads = [PAGE["version"], PAGE["day"], PAGE["change"]]
    return _table(PAGE["changes"], heads, [list(map(escape, one)) for one in CHANGES])


def _tool(tool: tuple[str, str]) -> str:
    name, text = tool
    return f'<h3>{escape(name)}</h3><pre class="wraps">{escape(text)}</pre>'


def _section(name: str, title: str, *parts: str) -> str:
    return f'<section id="{escape(name)}"><h2>{escape(title)}</h2>{"".join(parts)}</section>'


def _paragraph(text: str) -> str:
    return f"<p>{_typed(text)}</p>"


def _typed(text: str) -> str:
    """Return a text whose words in backticks stand as they are typed."""
    parts = enumerate(text.split("`"))
    return "".join(f"<code>{escape(part)}</code>" if at % 2 else escape(part) for at, part in parts)


def _code(text: str, name: str) -> str:
    """Return a text as it is typed; what is too long is cut, and a keyboard can scroll it."""
    left = len(text) - _SHOWN
    shown = text[:_SHOWN] + (f"\n{PAGE['cut'].format(left=f'{left:,}')}" if left > 0 else "")
    return f'<pre tabindex="0" role="region" aria-label="{escape(name)}">{escape(shown)}</pre>'


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join(
        "<tr>"
        + f'<th scope="row">{row[0]}</th>'
        + "".join(
            f'<td data-head="{escape(name)}">{cell}</td>'
            for name, cell in zip(heads[1:], row[1:], strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<table><caption class="hidden">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )
