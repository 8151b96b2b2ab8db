"""Is a place short of doctors, by whose definition, and how sure is that."""

from collections.abc import Callable
from typing import Any

from explorer.analysis import doctors
from explorer.errors import QuestionError
from explorer.places.areas import register
from explorer.questions.doctors import charts
from explorer.questions.doctors.page import NAME, page
from explorer.questions.doctors.view import MOST_PLACES, RATES, DoctorsView, read
from explorer.questions.question import Question
from explorer.words import doctors_page as said


def _picking_code(view: DoctorsView, code: object) -> DoctorsView:
    """Return the view with an area of its level picked on the map."""
    if str(code) not in register().level(view.level):
        raise QuestionError("There is no such area on this map.")
    return view.picking(register().area(view.level, str(code)))


def _within(
    field: str, bounds: tuple[float, float], change: Callable[[DoctorsView, Any], DoctorsView]
) -> Callable[[DoctorsView, Any], DoctorsView]:
    """Return a change by a number that is typed, which says what the number can be."""

    def changed(view: DoctorsView, typed: float | None) -> DoctorsView:
        if typed is None or not bounds[0] <= typed <= bounds[1]:
            raise QuestionError(said.outside(typed, bounds, getattr(view, field)))
        return change(view, typed)

    return changed


QUESTION: Question[DoctorsView] = Question(
    name=NAME,
    title="Doctors",
    settings=("level", "colour", "to", "area", "rate", "places", "other", "without"),
    read=read,
    page=page,
    changes={
        "find": DoctorsView.picking,
        "area": _picking_code,
        "colour": DoctorsView.coloured,
        "to": DoctorsView.switching,
        "by": DoctorsView.by,
        "without": DoctorsView.leaving_out,
        "rate": _within("rate", RATES, DoctorsView.reaching),
        "places": _within("places", (0, MOST_PLACES), DoctorsView.spreading),
        "other": DoctorsView.against,
    },
    take=lambda text, view: doctors.take_doctors_area(text, view.level).area,
    pictures=charts.BY_NAME,
)
