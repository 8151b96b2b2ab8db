"""Whether healthy life expectancy improves for all, and the gap between regions is halved."""

from explorer.analysis.estimates import take_area
from explorer.questions.gap import charts
from explorer.questions.gap.page import NAME, page
from explorer.questions.gap.view import GapView, read
from explorer.questions.question import Question

QUESTION: Question[GapView] = Question(
    name=NAME,
    title="Halve the gap",
    settings=("release", "baseline", "level", "sex", "place"),
    read=read,
    page=page,
    changes={
        "release": GapView.of_release,
        "since": GapView.since,
        "level": GapView.by,
        "sex": GapView.of,
        "find": GapView.listing,
    },
    take=lambda text, view: take_area(text, view.record).area,
    pictures=charts.BY_NAME,
)
