"""Every question that the explorer answers, in the order of the bar: one line each."""

from typing import Any

from explorer.questions import area, compare, doctors, goal, map, model, two
from explorer.questions.question import Question

_ROOMS = (
    map,
    goal,
    compare,
    doctors,
    area,
    model,
    two,
)
QUESTIONS: dict[str, Question[Any]] = {one.QUESTION.name: one.QUESTION for one in _ROOMS}
# Every chart by its name in addresses.
PICTURES = {name: made for one in QUESTIONS.values() for name, made in one.pictures.items()}
