"""One series of one area as a file, by address."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explorer.analysis.comparison import checked_sex
from explorer.answers import answering, kept
from explorer.errors import QuestionError
from explorer.export import csv_text
from explorer.indicators import data
from explorer.indicators.catalogue import indicator
from explorer.places.areas import Area, register
from explorer.places.levels import BY_SLUG
from explorer.records.area import series_records
from explorer.words import faults
from explorer.words.revisions import release_cell


def routes() -> Sequence[BaseRoute]:
    """Return the route of a series."""
    return [Route("/files/series.csv", answering(_series))]


def _series(request: Request) -> Response:
    """Return every period's figure of the area, indicator and sex that an address names."""
    asked = request.query_params
    record = indicator(asked.get("indicator", ""))
    area = _area(asked.get("area", ""))
    sex = checked_sex(record, asked.get("sex", record.sexes[0]))
    found = data.history(record, area, sex)
    if found.frame.empty:
        raise QuestionError(faults.NO_FILE)
    rows = series_records(record, area, sex, found)
    text = csv_text([row | {"release": release_cell(row["release"])} for row in rows])
    return kept(text, "text/csv", f"{record.slug}-{area.level}-{area.code}-{sex}.csv")


def _area(key: str) -> Area:
    level, _, code = key.partition(":")
    if level not in BY_SLUG or code not in register().level(level):
        raise QuestionError(faults.NO_AREA)
    return register().area(level, code)
