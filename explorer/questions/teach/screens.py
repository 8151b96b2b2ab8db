"""The screens of every lesson."""

from collections.abc import Callable, Mapping, Sequence

from explorer.questions import lessons
from explorer.questions.teach.claims import CLAIM
from explorer.questions.teach.mapped import HIDES, LAND, STORIES
from explorer.questions.teach.minister import MINISTER
from explorer.questions.teach.pairs import PLACES, TOGETHER
from explorer.questions.teach.screen import Screen
from explorer.questions.teach.sure import SURE
from explorer.questions.teach.view import TeachView

SCREENS: Mapping[str, Sequence[Callable[[TeachView], Screen]]] = {
    lessons.HIDES: HIDES,
    lessons.STORIES: STORIES,
    lessons.LAND: LAND,
    lessons.SURE: SURE,
    lessons.PLACES: PLACES,
    lessons.MINISTER: MINISTER,
    lessons.TOGETHER: TOGETHER,
    lessons.CLAIM: CLAIM,
}
"""By a lesson's name: what makes each of its screens, in their order."""


def screen(view: TeachView) -> tuple[Screen, int, int]:
    """Return the screen of a view, its place from 1, and how many there are."""
    makers = SCREENS[view.lesson]
    at = min(view.step, len(makers))
    return makers[at - 1](view), at, len(makers)


def screens(view: TeachView) -> list[Screen]:
    """Return every screen of the lesson of a view."""
    return [make(view) for make in SCREENS[view.lesson]]
