"""The command that prints a page, without a server."""

import argparse
from pathlib import Path

from explorer.cli import output
from explorer.cli.printing import Commands
from explorer.errors import QuestionError
from explorer.questions.page import Page
from explorer.questions.plain import plain
from explorer.questions.registry import QUESTIONS
from explorer.records.plain import json_text
from explorer.web.alone import alone

_FIRST = "map"
_NAMES = {name or _FIRST: one for name, one in QUESTIONS.items()}


def add(commands: Commands) -> None:
    """Add the command."""
    page = commands.add_parser("page", help="print a page as HTML that stands alone, or as JSON")
    page.add_argument("name", choices=list(_NAMES), metavar="NAME", help=", ".join(_NAMES))
    page.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="as in the page's address: level=region, a=upper-tier:E06000009",
    )
    page.add_argument("--format", choices=list(_FORMATS), default="html")
    page.add_argument("-o", "--out", type=Path, metavar="FILE")
    page.set_defaults(run=_page)


def _page(options: argparse.Namespace) -> int:
    question = _NAMES[options.name]
    text = _FORMATS[options.format](question.answer(question.asked(_settings(options.set))))
    if options.out is None:
        output.write(text, is_json=options.format == "json")
        return 0
    output.write_file(options.out, text)
    print(f"{options.out}: {len(text.encode()):,} bytes")
    return 0


def _settings(given: list[str]) -> dict[str, str]:
    found = {}
    for one in given:
        key, sign, value = one.partition("=")
        if not sign or not key:
            raise QuestionError(f"'{one}' sets nothing: write KEY=VALUE, such as level=region.")
        found[key.strip()] = value.strip()
    return found


def _json(page: Page) -> str:
    return json_text(plain(page))


_FORMATS = {"html": alone, "json": _json}
