"""Indicators, their values for every area of a level, and two places compared."""

from starlette.responses import Response

from explorer.analysis.breaks import breaks_of
from explorer.analysis.comparison import by_model, checked_sex, compare
from explorer.analysis.measures import THEMES
from explorer.api.answers import GEOJSON, Mapped, Rows, Told, as_json, as_rows, as_values
from explorer.api.parameters import MaybeWord, Place, Slug, Word, WordInPath
from explorer.api.routing import operations
from explorer.errors import QuestionError
from explorer.export import value_records
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, catalogue, indicator
from explorer.records.basis import Answered, basis_records
from explorer.records.breaks import ClassedRecord
from explorer.records.comparison import ComparisonRecord, comparison_record
from explorer.records.figures import FigureRecord
from explorer.records.indicators import IndicatorRecord, indicator_record
from explorer.words.api.problems import no_theme
from explorer.words.comparison import dependence
from explorer.words.figures import listed_only
from explorer.words.modelled import quoting

router = operations()


@router.get(
    "/indicators", operation_id="indicators", response_model=Answered[list[IndicatorRecord]]
)
def indicators(theme: MaybeWord = None, format: Rows = "json") -> Response:
    """Answer with every indicator, or those of a theme."""
    if theme is not None and theme not in THEMES:
        raise QuestionError(no_theme(theme, THEMES))
    known = [one for one in catalogue().values() if theme in (None, one.theme)]
    records = [indicator_record(one) for one in known]
    told = Told(records, basis_records(records))
    return as_rows(told, IndicatorRecord, format, "indicators")


@router.get(
    "/indicators/{slug}", operation_id="indicator", response_model=Answered[IndicatorRecord]
)
def one_indicator(slug: WordInPath) -> Response:
    """Answer with one indicator."""
    record = indicator_record(indicator(slug))
    return as_json(Told(record, basis_records(record), quoting(indicator(slug))))


@router.get(
    "/values",
    operation_id="values",
    response_model=Answered[list[ClassedRecord | FigureRecord]],
    responses={200: {"content": {GEOJSON: {}}}},
)
def values(
    *,
    slug: Slug,
    level: Word,
    sex: MaybeWord = None,
    period: MaybeWord = None,
    breaks: MaybeWord = None,
    format: Mapped = "json",
) -> Response:
    """Answer with an indicator for every area of a level."""
    record = indicator(slug)
    sexes = [checked_sex(record, sex)] if sex else list(record.sexes)
    figures = [data.figures(record.slug, level, one, period) for one in sexes]
    records = value_records(figures, breaks_of(breaks or "", record.decimals))
    unmapped = figures[0].report.unmapped
    notes = [*quoting(record), *([listed_only(unmapped)] if unmapped else [])]
    told = Told(records, basis_records(records, [(record, [])]), notes)
    return as_values(told, figures[0].level, format, f"{record.slug}-{figures[0].level}")


@router.get("/compare", operation_id="compare", response_model=Answered[list[ComparisonRecord]])
def compared(
    *,
    a: Place,
    b: Place,
    slug: Slug = DEFAULT,
    sex: MaybeWord = None,
    period: MaybeWord = None,
    format: Rows = "json",
) -> Response:
    """Answer with two places compared."""
    found = compare(a, b, slug, sex, period)
    records = [
        comparison_record(one, [*dependence(one), *quoting(one.indicator)], by_model(one))
        for one in found
    ]
    return as_rows(Told(records, basis_records(records)), ComparisonRecord, format, "compare")
