"""The charts of the page on the model."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from explorer.analysis.model import Hidden, model, proof
from explorer.analysis.validation import FURTHEST
from explorer.charts import proof as drawings
from explorer.charts.picture import Caption, Picture
from explorer.questions.blocks import Chart, Pointed, Spot
from explorer.questions.model.view import ModelView, read
from explorer.questions.reading import Query
from explorer.root import data_root
from explorer.words import model as model_words
from explorer.words.charts import each

# In addresses.
_GUESSES, _MISSES, _GROUPS = "model-guesses", "model-misses", "model-groups"
_NAMES = (_GUESSES, _MISSES, _GROUPS)


def guesses(view: ModelView) -> Pointed:
    """Return every hidden figure against its guess; each dot says which authority it is."""
    chart = _chart(_GUESSES, view)
    frame = chart.picture.frame.sort_values("predicted", kind="stable")
    ends = _ends()
    places = zip(
        each(frame),
        drawings.spots(chart.picture.wide, frame, ends),
        drawings.spots(chart.picture.narrow, frame, ends),
        strict=True,
    )
    spots = [Spot(model_words.place_text(row), wide, narrow) for row, wide, narrow in places]
    return Pointed(_GUESSES, model_words.POINTS, model_words.POINT, [chart], spots)


def misses(view: ModelView) -> Chart:
    """Return how large the misses are, beside the normal curve."""
    return _chart(_MISSES, view)


def groups(view: ModelView) -> Chart:
    """Return the mean miss of each region and third, and how many figures are in range."""
    return _chart(_GROUPS, view)


def _chart(name: str, view: ModelView) -> Chart:
    return Chart(name, _drawn(data_root(), view.sex)[name], view.to_query())


def _asked(name: str) -> Callable[[Query], Picture]:
    """Return a function that gives one chart for the view in a URL's parameters."""
    return lambda query: _drawn(data_root(), read(query)[0].sex)[name]


# Each chart by its name in the URL.
BY_NAME = {name: _asked(name) for name in _NAMES}


def _ends() -> tuple[float, float]:
    """Return the ends of one scale for all sexes."""
    return drawings.reach(*(one.frame for one in proof(model()).hidden.values()))


@lru_cache(maxsize=8)
def _drawn(_root: Path, sex: str) -> dict[str, Picture]:
    hidden = proof(model()).hidden[sex]
    return {
        _GUESSES: drawings.guesses(
            _caption(_GUESSES, model_words.GUESSES_CHART, hidden), hidden.frame, _ends()
        ),
        _MISSES: drawings.misses(
            _caption(_MISSES, model_words.MISSES_CHART, hidden), hidden.counts
        ),
        _GROUPS: drawings.groups(
            _caption(_GROUPS, model_words.GROUPS_CHART, hidden), hidden.groups, FURTHEST
        ),
    }


def _caption(name: str, title: str, hidden: Hidden) -> Caption:
    found = proof(model())
    source = model_words.source(found.validation.record)
    period = model_words.for_whom(hidden, found.period)
    return Caption(f"{name}-{hidden.sex}", title, period, source)
