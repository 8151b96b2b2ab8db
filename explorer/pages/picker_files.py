"""What a list of measures holds, by address: a browser fetches it when the list is opened."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.analysis.finding import endings
from explorer.answers import answering
from explorer.errors import QuestionError
from explorer.indicators import yours
from explorer.pages.session import PAGE
from explorer.questions.page import Control, Option, every
from explorer.questions.registry import QUESTIONS
from explorer.words import faults

ADDRESS = "files/measures.json"
_CONTROL, _VERSION = "control", "version"
# What a version names never changes; another version's list is not kept under its name.
_KEPT, _NOT_KEPT = "private, max-age=86400, immutable", "no-store"
_LONGEST = 12


def routes() -> Sequence[BaseRoute]:
    """Return the route of the lists."""
    return [Route(f"/{ADDRESS}", answering(_measures))]


def address(control: Control, page: str, settings: Mapping[str, str]) -> str:
    """Return where the options of a control are found.

    Parameters
    ----------
    control : Control
    page : str
        The question's name in addresses.
    settings : mapping of str to str
        Of the view in which it stands.
    """
    asked = {_CONTROL: control.name, PAGE: page, **settings}
    return f"{ADDRESS}?{urlencode({**asked, _VERSION: version(control)})}"


def version(control: Control) -> str:
    """Return a name for what a control's list holds: alike for lists that are alike."""
    return hashlib.sha256(_text(tuple(control.options))).hexdigest()[:_LONGEST]


def _measures(request: Request) -> Response:
    """Return the options of a control, by the view in which it stands."""
    asked = dict(request.query_params)
    name, named = asked.pop(_CONTROL, ""), asked.pop(_VERSION, "")
    question = QUESTIONS.get(asked.pop(PAGE, ""))
    if question is None:
        raise QuestionError(faults.NO_FILE)
    page = question.answer(question.read(asked)[0])
    for one in every([*page.controls, *page.blocks]):
        if isinstance(one, Control) and one.name == name and one.grouped:
            headers = {"cache-control": _KEPT if named == version(one) else _NOT_KEPT}
            text = _text(tuple(one.options))
            return Response(text, media_type="application/json", headers=headers)
    raise QuestionError(faults.NO_FILE)


@yours.kept(64, always=True)
def _text(options: tuple[Option, ...]) -> bytes:
    """Return options as the browser reads them, under their headings."""
    groups = [
        {
            "title": title,
            "options": [
                {"value": one.value, "label": one.label, "note": one.note, "words": one.words}
                for one in held
            ],
        }
        for title, held in groupby(options, key=lambda one: one.group)
    ]
    told = {"groups": groups, "endings": endings()}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
