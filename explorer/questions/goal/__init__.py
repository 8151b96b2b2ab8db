"""Whether healthy life expectancy improves for all, and the gap between regions is halved."""

from explorer.analysis.estimates import take_area
from explorer.questions.goal import charts
from explorer.questions.goal.page import NAME, page
from explorer.questions.goal.view import GoalView, read
from explorer.questions.question import Question

QUESTION: Question[GoalView] = Question(
    name=NAME,
    title="Halve the gap",
    settings=("release", "baseline", "level", "sex", "place", "shape", "breaks"),
    read=read,
    page=page,
    changes={
        "release": GoalView.of_release,
        "since": GoalView.since,
        "level": GoalView.by,
        "sex": GoalView.of,
        "shape": lambda view, name: view.drawn_as(str(name)),
        "find": GoalView.listing,
    },
    take=lambda text, view: take_area(text, view.record).area,
    pictures=charts.BY_NAME,
    places=("place",),
)
