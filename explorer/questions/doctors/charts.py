"""The charts of the page "Doctors"."""

import math
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pandas as pd

from explorer.analysis.doctors.definitions import trend as doctors_trend
from explorer.charts.lines import Lines, trend
from explorer.charts.picture import Caption, Picture
from explorer.places.areas import Area, register
from explorer.places.levels import ENGLAND
from explorer.questions.blocks import Chart
from explorer.questions.doctors.view import read
from explorer.questions.reading import Query
from explorer.root import data_root
from explorer.words.doctors.terms import sources
from explorer.words.doctors.trend import INCOMPLETE_POINTS, READINGS_BAND, trend_period, trend_title

_TREND = "doctors-trend"


def trend_chart(area: Area) -> Chart:
    """Return an area's GPs per patient since the first year, beside England's."""
    chosen = "none" if area.code == ENGLAND else area.key
    return Chart(_TREND, _trend(data_root(), area), {"area": chosen})


def _asked(query: Query) -> Picture:
    view, _ = read(query)
    return _trend(data_root(), view.area or _england())


def _england() -> Area:
    return register().area("country", ENGLAND)


@lru_cache(maxsize=128)
def _trend(_root: Path, area: Area) -> Picture:
    shown = list(dict.fromkeys((area, _england())))
    rows = [row for one in shown for row in doctors_trend(one)]
    frame = pd.DataFrame(
        {
            "level": [row.area.level for row in rows],
            "area_code": [row.area.code for row in rows],
            "area_name": [row.area.name for row in rows],
            "period": [row.period.iso for row in rows],
            "value": [row.value for row in rows],
            "lower": math.nan,
            "upper": math.nan,
            "patients_per_gp": [row.patients_per_gp for row in rows],
            "all_returns": [row.all_returns for row in rows],
            "low": [row.low for row in rows],
            "high": [row.high for row in rows],
            "coverage": [row.coverage for row in rows],
            "flag": [row.flag for row in rows],
        }
    )
    frame["marked"] = frame["flag"].ne("") & frame["area_name"].eq(area.name)
    caption = Caption(
        f"gps-per-100k-{area.level}-{area.code}",
        trend_title(area.name),
        trend_period(),
        sources(),
    )
    england = _england().name
    letters = {area.name: "A", england: england}
    marked = INCOMPLETE_POINTS if frame["marked"].any() else ""
    reading = " ".join(filter(None, (READINGS_BAND, marked)))
    return trend(Lines(caption, frame, 1, letters, reading), zero=True)


# Each chart by its name in the URL.
BY_NAME: dict[str, Callable[[Query], Picture]] = {_TREND: _asked}
