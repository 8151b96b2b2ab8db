"""Where doctors are short, and which areas fit conditions."""

from starlette.responses import Response

from explorer.analysis.doctors.definitions import RAW, definition_record
from explorer.analysis.doctors.definitions import rows as rows_of
from explorer.analysis.doctors.story import story, take_doctors_area
from explorer.analysis.find.answer import find
from explorer.analysis.find.conditions import Asked
from explorer.api.answers import Rows, Told, as_csv, as_json, as_rows
from explorer.api.parameters import AreaInPath, AtLeast, Conditions, MaybeWord, Switch, Word
from explorer.api.routing import operations
from explorer.api.tables import rested
from explorer.places.levels import level as level_called
from explorer.questions.find.grammar import read, written
from explorer.records.basis import Answered, basis_records
from explorer.records.doctors import (
    AgreementRow,
    DoctorsRecord,
    DoctorsStoryRecord,
    agreement_rows,
    row_record,
    story_record,
)
from explorer.records.find import ListRecord, fit_rows, list_record
from explorer.words.find.conditions import condition_text

router = operations()


@router.get("/doctors", operation_id="doctors", response_model=Answered[list[DoctorsRecord]])
def doctors(
    *,
    level: Word,
    definition: Word = RAW,
    year: MaybeWord = None,
    format: Rows = "json",
) -> Response:
    """Answer with every area of a level by one definition."""
    found = rows_of(level, definition, year)
    records = [row_record(one) for one in found]
    periods = list(dict.fromkeys(one.period for one in found))
    basis = basis_records(records, [(definition_record(definition), periods)])
    return as_rows(Told(records, basis), DoctorsRecord, format, f"doctors-{level}-{definition}")


@router.get(
    "/doctors/{area}", operation_id="doctors-area", response_model=Answered[DoctorsStoryRecord]
)
def doctors_area(area: AreaInPath, format: Rows = "json") -> Response:
    """Answer with one area's doctors by every definition."""
    taken = take_doctors_area(area)
    found = story(taken.area, taken.also)
    record = story_record(found)
    held = [(definition_record(one.definition), [one.period]) for one in found.definitions]
    basis = basis_records(record, held)
    if format == "json":
        return as_json(Told(record, basis))
    rows = Told(agreement_rows(found.agreement), basis)
    return as_rows(rows, AgreementRow, format, f"doctors-{taken.area.level}-{taken.area.code}")


@router.get("/areas-that-fit", operation_id="areas-that-fit", response_model=Answered[ListRecord])
def areas_that_fit(
    *,
    level: Word,
    where: Conditions,
    number: AtLeast = None,
    modelled: Switch = "false",
    format: Rows = "json",
) -> Response:
    """Answer with the areas that fit conditions, each with its chance."""
    slug = level_called(level).slug
    conditions = tuple(dict.fromkeys(read(one, slug) for one in where))
    least = len(conditions) if number is None else number
    found = find(Asked(slug, conditions, least, modelled == "true"))
    texts = [written(one.condition) for one in found.judged]
    record = list_record(found, texts, [condition_text(one) for one in found.judged])
    basis = basis_records(record)
    if format == "json":
        return as_json(Told(record, basis))
    by_slug = {one["indicator"]: one for one in basis}
    return as_csv([rested(row, by_slug) for row in fit_rows(found, texts)], f"areas-{slug}")
