"""Is a place short of doctors, by whose definition, and how sure is that."""

from collections.abc import Callable
from typing import Any

from explorer.analysis.doctors.story import take_doctors_area
from explorer.errors import QuestionError
from explorer.questions.doctors import charts
from explorer.questions.doctors.page import page
from explorer.questions.doctors.shared import NAME
from explorer.questions.doctors.view import MOST_PLACES, RATES, DoctorsView, read
from explorer.questions.question import Question
from explorer.questions.reading import area_on_map
from explorer.words.doctors.needed import outside


def _within(
    field: str, bounds: tuple[float, float], change: Callable[[DoctorsView, Any], DoctorsView]
) -> Callable[[DoctorsView, Any], DoctorsView]:
    """Return a change by a number that is typed, which says what the number can be."""

    def changed(view: DoctorsView, typed: float | None) -> DoctorsView:
        if typed is None or not bounds[0] <= typed <= bounds[1]:
            raise QuestionError(outside(typed, bounds, getattr(view, field)))
        return change(view, typed)

    return changed


QUESTION: Question[DoctorsView] = Question(
    name=NAME,
    title="Doctors",
    settings=(
        "level",
        "colour",
        "to",
        "area",
        "rate",
        "places",
        "other",
        "without",
        "shape",
        "breaks",
    ),
    read=read,
    page=page,
    changes={
        "find": DoctorsView.picking,
        "area": lambda view, code: view.picking(area_on_map(view.level, code)),
        "colour": DoctorsView.coloured,
        "to": DoctorsView.switching,
        "by": DoctorsView.by,
        "without": DoctorsView.leaving_out,
        "shape": lambda view, name: view.drawn_as(str(name)),
        "rate": _within("rate", RATES, DoctorsView.reaching),
        "places": _within("places", (0, MOST_PLACES), DoctorsView.spreading),
        "other": DoctorsView.against,
    },
    take=lambda text, view: take_doctors_area(text, view.level).area,
    pictures=charts.BY_NAME,
    places=("area",),
)
