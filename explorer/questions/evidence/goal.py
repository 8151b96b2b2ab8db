"""The evidence pack of the goal as a page."""

from collections.abc import Sequence

from explorer.analysis.evidence import National
from explorer.analysis.goal.progress import Goal
from explorer.analysis.map import class_limits, overview
from explorer.charts.strips import InkedLine, line
from explorer.indicators.built import built_on
from explorer.indicators.outlines import boundary_origins
from explorer.maps.message import message
from explorer.maps.printed import SHADES, numbered
from explorer.maps.shading import VALUE
from explorer.questions.blocks import Card, Columns, Drawing, Figure, Listing, Table, Text
from explorer.questions.evidence.blocks import InkPicture, InkStrip, InkStrips, Locator, Sheet
from explorer.questions.evidence.view import NAME
from explorer.questions.page import Block, Page
from explorer.statistics.classes import classify
from explorer.words.evidence import goal as words
from explorer.words.evidence.area import source_lines
from explorer.words.evidence.terms import PACK, pack_title, view_lines
from explorer.words.figures import number
from explorer.words.foot import foot_line
from explorer.words.goal.page import release_cells
from explorer.words.map import Headline

_LEVEL = "region"


def goal_page(found: National, address: str, *, live: bool) -> Page:
    """Return the pack of the goal.

    Parameters
    ----------
    found : National
    address : str
        Where the view is found.
    live : bool
        Whether the map is one for a screen too.
    """
    halving = found.halving
    record = halving.goals[0].indicator
    front: list[Block] = [
        Columns(
            [
                Locator(_picture(found), _live(found) if live else ()),
                Card(PACK["unsure"], [Listing(words.unsure(halving))]),
            ]
        ),
        Card(words.REGIONS, [_regions(found)]),
        Card(
            words.TIME,
            [
                InkStrips(
                    [_line(goal) for goal in halving.goals],
                    words.KEY.format(baseline=halving.goals[0].baseline.words),
                )
            ],
        ),
    ]
    back: list[Block] = [
        Card(PACK["take"], [Listing(words.takes(halving))]),
        Card(words.MEASURES, [_measures(found)]),
        Card(words.RELEASES, [_releases(found)]),
        Card(PACK["missing"], [Listing(words.NOT_KNOWN)]),
        Card(PACK["quote"], [Listing([PACK["causes"], *record.do_nots])], id="quote"),
        Card(
            PACK["sources"],
            [Listing(source_lines([*record.origin[:1], *boundary_origins(_LEVEL)[:1]]))],
            id="sources",
        ),
        Card(PACK["view"], [Text(view_lines(address, built_on()))]),
    ]
    return Page(
        name=NAME,
        title=pack_title(words.TITLE),
        headline=Headline(words.TITLE, "", words.CONTEXT, ""),
        controls=(),
        blocks=[Sheet(front), Sheet(back)],
        lead=[Listing(words.facts(halving))],
        foot=foot_line([halving.goals[0].period], built_on()),
    )


def _picture(found: National) -> InkPicture:
    firsts = [rows[0] for rows in found.regions]
    record = firsts[0].indicator
    values = [row.estimate.value for row in firsts]
    limits = class_limits(record, _LEVEL)
    kinds = classify(values, limits, record.decimals)
    codes = [row.estimate.area.code for row in firsts]
    classes = [
        (code, min(int(kind), len(SHADES) - 1)) for code, kind in zip(codes, kinds, strict=True)
    ]
    return InkPicture(
        numbered(_LEVEL, classes), words.map_alt(found.regions), words.map_caption(found.regions)
    )


def _live(found: National) -> list[Block]:
    row = found.regions[0][0]
    every = overview(row.indicator, _LEVEL, row.sex, row.period)
    told = message(every, [], VALUE) | {"shades": [], "parts": ["map", "table"]}
    return [Drawing("map", told["label"], every.figures.frame, told)]


def _regions(found: National) -> Table:
    goals = found.halving.goals
    rows = []
    for place, held in enumerate(found.regions, start=1):
        cells: list[str | Figure] = [str(place), held[0].estimate.area.name]
        for goal, row in zip(goals, held, strict=True):
            one = row.estimate
            cells.append(Figure(words.region_value(row), one.value, one.lower, one.upper))
            cells.append(words.region_change(goal, one.area.code))
        rows.append(cells)
    return Table(words.REGIONS, words.region_heads(found.halving), rows, (2, 3, 4, 5))


def _line(goal: Goal) -> InkStrip:
    record = goal.indicator
    points = [
        (one.assessment.estimate, one.assessment.lower, one.assessment.upper) for one in goal.series
    ]
    labels = (
        number(points[0][0], record.decimals),
        number(points[-1][0], record.decimals),
        number(goal.half, record.decimals + 1),
    )
    return InkStrip(
        title=words.line_title(goal),
        about=words.line_about(goal),
        picture=InkPicture(line(InkedLine(points, goal.half, labels)), words.line_alt(goal)),
        value="",
        limits="",
        england="",
    )


def _measures(found: National) -> Table:
    rows: Sequence[Sequence[str]] = words.measure_rows(found.halving)
    return Table(words.MEASURES, words.measure_heads(found.halving), rows)


def _releases(found: National) -> Table:
    every = [found.halving.goals, *found.halving.others]
    told = sorted(every, key=lambda goals: goals[0].indicator.release if goals else "")
    return Table(words.RELEASES, words.RELEASE_HEADS, [release_cells(one) for one in told if one])
