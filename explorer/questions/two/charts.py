"""The chart of the page on two measures."""

from dataclasses import replace
from pathlib import Path

from explorer.analysis.two.pair import Together, together
from explorer.charts.picture import Caption, Picture
from explorer.charts.scatter import EVERY, Drawn, Told, scatter, spots
from explorer.charts.sheet import ROOM
from explorer.indicators import yours
from explorer.places.areas import register
from explorer.questions.blocks import Chart, Pointed, Spot
from explorer.questions.reading import Query
from explorer.questions.two.view import LETTERS, TwoView, read
from explorer.root import data_root
from explorer.words.charts import each, short_name
from explorer.words.figures import source_line
from explorer.words.two import labels
from explorer.words.two.outliers import point_text

# In addresses.
SCATTER = "two-scatter"
# So many areas that stand out are named in the chart.
_NAMED = 5
# How high the plot of a lesson is, in pixels.
_LOW = 196


def found_of(view: TwoView) -> Together:
    """Return what a view asks for."""
    return together(view.first, view.second, view.level, weighted=view.weighted)


def pointed(view: TwoView) -> Pointed:
    """Return every area as a point; each dot says which it is."""
    found, drawn, told, caption = _drawn(data_root(), charted(view))
    regions = register().level("region")
    order = drawn.frame["x"].argsort(kind="stable")
    wide, narrow = (spots(caption, drawn, told, narrow=one) for one in (False, True))
    rows = list(each(drawn.frame))
    dots = [
        Spot(
            point_text(
                found, rows[at], regions[code].name if (code := rows[at].region_code) else ""
            ),
            wide[at],
            narrow[at],
        )
        for at in order
    ]
    chart = Chart(SCATTER, scatter(caption, drawn, told), charted(view).to_query())
    return Pointed(SCATTER, labels.points_label(found), labels.POINT, [chart], dots)


def low(view: TwoView, reading: str) -> Picture:
    """Return the chart for one screen of a lesson: lower, and areas without their regions.

    Parameters
    ----------
    view : TwoView
    reading : str
        How to read it.
    """
    _found, drawn, told, caption = _drawn(data_root(), charted(view))
    plain = replace(drawn, frame=drawn.frame.assign(group=""), height=_LOW, wide=ROOM)
    return scatter(caption, plain, replace(told, reading=reading))


def charted(view: TwoView) -> TwoView:
    """Return a view as far as its chart goes."""
    return view.drawn_as("")


@yours.kept(16)
def _drawn(_root: Path, view: TwoView) -> tuple[Together, Drawn, Told, Caption]:
    found = found_of(view)
    letters = {
        area.code: letter for letter, area in zip(LETTERS.upper(), view.places, strict=False)
    }
    regions = register().level("region")
    named = set(found.outliers["area_code"][:_NAMED]) if found.known else set()
    frame = found.frame.assign(
        level=found.level,
        group=[
            short_name(regions[code].name) if code else "" for code in found.frame["region_code"]
        ],
        letter=[letters.get(code, "") for code in found.frame["area_code"]],
        name=[
            name if code in named else ""
            for code, name in zip(found.frame["area_code"], found.frame["area_name"], strict=True)
        ],
    )
    line = (found.line.slope, found.line.start) if view.line and found.line else None
    drawn = Drawn(frame, line, view.weighted)
    told = Told(
        labels.axis_title(view.first),
        labels.axis_title(view.second),
        labels.chart_reading(
            found, line=line is not None, every=len(frame) <= EVERY, regions=bool(drawn.groups)
        ),
        labels.chart_alt(found),
    )
    name = f"{view.second.key}-by-{view.first.key}-{view.level}".replace(".", "-")
    sources = dict.fromkeys(source_line(one.indicator) for one in found.measures)
    caption = Caption(
        name, labels.chart_title(found), labels.chart_period(found), "; ".join(sources)
    )
    return found, drawn, told, caption


def _asked(query: Query) -> Picture:
    _, drawn, told, caption = _drawn(data_root(), charted(read(query)[0]))
    return scatter(caption, drawn, told)


# Each chart by its name in the URL.
BY_NAME = {SCATTER: _asked}
