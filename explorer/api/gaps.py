"""How far apart areas are, how that changed, what lies inside regions, and the goal."""

from starlette.responses import Response

from explorer.analysis.change import changes
from explorer.analysis.gap import ALL, POPULATION, gaps
from explorer.analysis.goal.progress import BASELINE, LEVEL, goals
from explorer.analysis.inside import WITHIN, insides
from explorer.api.answers import Rows, Told, as_json, as_rows
from explorer.api.parameters import End, MaybePlace, MaybeWord, Slug, Start, Word, Year
from explorer.api.routing import operations
from explorer.errors import QuestionError
from explorer.indicators.catalogue import DEFAULT
from explorer.records.basis import Answered, basis_records
from explorer.records.change import ChangeRecord, change_record
from explorer.records.gap import GapRecord, gap_record
from explorer.records.goal import GoalRecord, goal_record
from explorer.records.inside import InsideRecord, inside_record
from explorer.words.api.problems import PAIR
from explorer.words.inside import ASSUMES

router = operations()


@router.get("/gap", operation_id="gap", response_model=Answered[list[GapRecord]])
def gap(
    *,
    level: Word,
    slug: Slug = DEFAULT,
    sex: MaybeWord = None,
    period: MaybeWord = None,
    measure: Word = ALL,
    a: MaybePlace = None,
    b: MaybePlace = None,
    weights: Word = POPULATION,
    format: Rows = "json",
) -> Response:
    """Answer with how far apart the areas of a level are."""
    found = gaps(slug, level, sex, period, measure=measure, pair=_pair(a, b), weights=weights)
    records = [gap_record(one) for one in found]
    return as_rows(Told(records, basis_records(records)), GapRecord, format, "gap")


@router.get("/inside", operation_id="inside", response_model=Answered[list[InsideRecord]])
def inside(
    *,
    slug: Slug,
    within: Word = WITHIN,
    sex: MaybeWord = None,
    period: MaybeWord = None,
) -> Response:
    """Answer with how much inequality lies between larger areas and inside them, by our model."""
    records = [inside_record(one, ASSUMES) for one in insides(slug, within, sex, period)]
    return as_json(Told(records, basis_records(records)))


@router.get("/change", operation_id="change", response_model=Answered[list[ChangeRecord]])
def change(
    *,
    level: Word,
    start: Start,
    end: End,
    slug: Slug = DEFAULT,
    sex: MaybeWord = None,
    measure: Word = ALL,
    a: MaybePlace = None,
    b: MaybePlace = None,
    weights: Word = POPULATION,
    format: Rows = "json",
) -> Response:
    """Answer with how a gap changed between two periods."""
    found = changes(
        slug, level, start, end, sex, measure=measure, pair=_pair(a, b), weights=weights
    )
    records = [change_record(one) for one in found]
    return as_rows(Told(records, basis_records(records)), ChangeRecord, format, "change")


@router.get("/goal", operation_id="goal", response_model=Answered[list[GoalRecord]])
def goal(
    *,
    sex: MaybeWord = None,
    baseline: Word = BASELINE,
    release: MaybeWord = None,
    level: Word = LEVEL,
    by: Year = None,
    format: Rows = "json",
) -> Response:
    """Answer with how far the gap is on its way to half."""
    found = goals(sex, baseline, release, level=level, by=by)
    records = [goal_record(one) for one in found]
    return as_rows(Told(records, basis_records(records)), GoalRecord, format, "goal")


def _pair(a: str | None, b: str | None) -> tuple[str, str] | None:
    if (a is None) != (b is None):
        raise QuestionError(PAIR)
    return (a, b) if a is not None and b is not None else None
