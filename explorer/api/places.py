"""Levels, areas, what is held for one, the most alike, the search, and boundaries."""

from starlette.responses import Response

from explorer.analysis.area import story
from explorer.analysis.similar import COUNT, similar
from explorer.api.answers import GEOJSON, Rows, Told, as_json, as_rows, as_values
from explorer.api.parameters import (
    AreaInPath,
    Count,
    MaybePlace,
    MaybeWord,
    MaybeWords,
    Place,
    Text,
    WordInPath,
)
from explorer.api.routing import operations
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.places import search as place_search
from explorer.places.areas import Area, register
from explorer.places.levels import LEVELS, NAMED
from explorer.places.levels import level as level_called
from explorer.questions.finding import meant
from explorer.records.area import (
    RowRecord,
    SimilarRecord,
    StoryRecord,
    similar_records,
    story_record,
)
from explorer.records.areas import AreaRecord, area_record
from explorer.records.basis import Answered, basis_records, boundary_basis
from explorer.records.finding import AnswerRecord, answer_record
from explorer.records.levels import LevelRecord, ListedRecord, level_record, listed_record
from explorer.records.search import FoundRecord, found_record
from explorer.words.area.header import headline_sentences, taken_text

router = operations()


@router.get("/levels", operation_id="levels", response_model=Answered[list[LevelRecord]])
def levels(format: Rows = "json") -> Response:
    """Answer with every level and kind of place."""
    told = Told([level_record(one) for one in NAMED.values()], boundary_basis(NAMED))
    return as_rows(told, LevelRecord, format, "levels")


@router.get("/areas", operation_id="areas", response_model=Answered[list[ListedRecord]])
def areas(level: MaybeWord = None, within: MaybePlace = None, format: Rows = "json") -> Response:
    """Answer with the areas of a level, of all levels, or those inside another."""
    slugs = [level_called(level).slug] if level else [one.slug for one in LEVELS]
    found = [area for slug in slugs for area in register().level(slug).values()]
    if within:
        outer = _area(within)
        found = [area for area in found if area.parents.get(outer.level) == outer.code]
    told = Told([listed_record(area) for area in found], boundary_basis(slugs))
    return as_rows(told, ListedRecord, format, "areas")


@router.get("/areas/{area}", operation_id="area", response_model=Answered[StoryRecord])
def area(area: AreaInPath, format: Rows = "json") -> Response:
    """Answer with everything that is held for one area; as CSV with its figures."""
    taken = place_search.take(area, lambda _: 0)
    others = [one for one in taken.also if one.code != taken.area.code]
    found = story(taken.area)
    record = story_record(found, [one.text for one in headline_sentences(found)])
    told = Told(record, basis_records(record), _said(taken_text(taken.area, others)))
    if format == "json":
        return as_json(told)
    rows = Told(record["rows"], told.basis)
    return as_rows(rows, RowRecord, format, f"{taken.area.level}-{taken.area.code}")


@router.get(
    "/search", operation_id="search", response_model=Answered[list[FoundRecord | AnswerRecord]]
)
def search(q: Text) -> Response:
    """Answer with what a text may mean."""
    answers = meant(q)
    if answers is not None:
        records = [answer_record(one) for one in answers.found]
        slugs = dict.fromkeys(one["level"] for record in records for one in record["places"])
        return as_json(
            Told(records, [*basis_records(records), *boundary_basis(slugs)], _said(answers.said))
        )
    try:
        found = place_search.find(q)
    except QuestionError as error:  # a search that finds nothing has an answer, which says so
        return as_json(Told([], [], [str(error)]))
    basis = boundary_basis(dict.fromkeys(one.area.level for one in found.found))
    return as_json(Told([found_record(one) for one in found.found], basis, _said(found.message)))


@router.get("/similar", operation_id="similar", response_model=Answered[list[SimilarRecord]])
def alike(
    *, area: Place, count: Count = COUNT, without: MaybeWords = None, format: Rows = "json"
) -> Response:
    """Answer with the areas most like one."""
    found = similar(place_search.take(area, lambda _: 0).area, count, without or ())
    basis = basis_records([], [(one, _newest(one, found.area.level)) for one in found.indicators])
    told = Told(similar_records(found), basis, _said(found.reason))
    return as_rows(told, SimilarRecord, format, "similar")


@router.get(
    "/boundaries/{level}", operation_id="boundaries", responses={200: {"content": {GEOJSON: {}}}}
)
def boundaries(level: WordInPath) -> Response:
    """Answer with the boundaries of a level."""
    slug = level_called(level).slug
    records: list[AreaRecord] = [area_record(one) for one in register().level(slug).values()]
    return as_values(Told(records, boundary_basis([slug])), slug, "geojson", slug)


def _area(text: str) -> Area:
    """Return the area that a text names, whatever is published for it."""
    return place_search.take(text, lambda _: 0).area


def _newest(record: Indicator, level: str) -> list[Period]:
    return data.published_periods(record, level, record.sexes[0])[-1:]


def _said(sentence: str) -> list[str]:
    return [sentence] if sentence else []
