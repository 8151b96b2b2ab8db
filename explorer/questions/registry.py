"""Every question that the explorer answers, in the order of the bar: one line each."""

from typing import Any

from explorer.questions import (
    area,
    claim,
    compare,
    doctors,
    find,
    goal,
    holdings,
    map,
    model,
    own,
    quiz,
    teach,
    two,
    yours,
)
from explorer.questions.question import Question

_ROOMS = (
    map,
    goal,
    compare,
    doctors,
    area,
    find,
    claim,
    two,
    own,
    yours,
    model,
    teach,
    quiz,
    holdings,
)
QUESTIONS: dict[str, Question[Any]] = {one.QUESTION.name: one.QUESTION for one in _ROOMS}
# Every chart by its name in addresses.
PICTURES = {name: made for one in QUESTIONS.values() for name, made in one.pictures.items()}


def row(name: str) -> dict[str, str]:
    """Return the pages that stand in one row with a page, its head first: what each is called.

    Parameters
    ----------
    name : str
        A page's.

    Returns
    -------
    dict of str to str
        By the page's name; empty where it stands alone.
    """
    first = head(name)
    members = [one for one in QUESTIONS.values() if first in (one.name, one.under)]
    members.sort(key=lambda one: one.name != first)
    return {one.name: one.tab or one.title for one in members} if len(members) > 1 else {}


def head(name: str) -> str:
    """Return the page that leads a page's row: itself where it stands alone."""
    under = QUESTIONS[name].under
    return name if under is None else under
