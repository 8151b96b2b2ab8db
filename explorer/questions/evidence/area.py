"""The evidence pack of an area as a page."""

from collections.abc import Iterable, Sequence

from explorer.analysis.area import Row
from explorer.analysis.estimates import Estimate, estimate
from explorer.analysis.evidence import Evidence, Strip
from explorer.analysis.map import overview
from explorer.analysis.map import place as placed
from explorer.charts.strips import Inked, strip
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import Indicator, Origin
from explorer.indicators.outlines import boundary_origins
from explorer.maps.message import Chosen, message
from explorer.maps.points import point
from explorer.maps.printed import printed
from explorer.maps.shading import VALUE
from explorer.places.areas import Area
from explorer.questions.blocks import Card, Cell, Columns, Drawing, Figure, Listing, Table, Text
from explorer.questions.evidence.blocks import InkPicture, InkStrip, InkStrips, Locator, Sheet
from explorer.questions.evidence.view import NAME
from explorer.questions.page import Block, Page
from explorer.words.evidence import area as words
from explorer.words.evidence.terms import PACK, measures_title, pack_title, view_lines
from explorer.words.foot import foot_line
from explorer.words.map import Headline

_CONSTITUENCY = "constituency"
# How many areas most alike a table holds, and how many do-nots stand on a page.
_ALIKE, _DO_NOTS = 10, 5


def area_page(found: Evidence, address: str, *, live: bool) -> Page:
    """Return the pack of an area.

    Parameters
    ----------
    found : Evidence
    address : str
        Where the view is found.
    live : bool
        Whether the map is one for a screen too.
    """
    area = found.area
    title = words.area_title(area)
    rows = [one.row for one in found.strips if one.row]
    front: list[Block] = [
        Columns(
            [
                Locator(_picture(area), _live(found) if live else ()),
                Card(PACK["unsure"], [Listing(words.unsure(found))]),
            ]
        ),
        Card(
            measures_title(len(found.strips)),
            [
                InkStrips(
                    [_strip(one, area) for one in found.strips], PACK["key"].format(name=area.name)
                )
            ],
        ),
    ]
    back: list[Block] = [
        Card(*_takes(found)),
        Card(PACK["alike"], _alike(found), id="alike"),
        Card(PACK["missing"], [Listing(words.not_known(found))]),
        Card(
            PACK["quote"],
            [Listing([PACK["causes"], *words.do_nots(found)[:_DO_NOTS]])],
            id="quote",
        ),
        Card(PACK["sources"], [Listing(words.source_lines(_origins(found)))], id="sources"),
        Card(PACK["view"], [Text(view_lines(address, built_on()))]),
    ]
    return Page(
        name=NAME,
        title=pack_title(title),
        headline=Headline(title, "", words.context(found.story), ""),
        controls=(),
        blocks=[Sheet(front), Sheet(back)],
        lead=[Listing([words.fact(one) for one in found.facts])],
        foot=foot_line((row.period for row in rows), built_on()) if rows else "",
    )


def _picture(area: Area) -> InkPicture:
    drawn = printed(area)
    return InkPicture(drawn.svg, words.map_alt(area), words.map_caption(area, drawn.neighbours))


def _live(found: Evidence) -> list[Block]:
    """Return the map of the first measure that a map can show, with the area picked out."""
    row = next(iter(_mapped(found)), None)
    if row is None:
        return []
    record, sex, period, area = row.indicator, row.sex, row.period, found.area
    every = overview(record, area.level, sex, period)
    chosen = Chosen("A", placed(record, area, sex, period), point(area))
    told = message(every, [chosen], VALUE) | {
        "shades": [],
        "parts": ["map", "table"],
        "focus": area.code,
    }
    return [Drawing("map", told["label"], every.figures.frame, told)]


def _mapped(found: Evidence) -> Iterable[Row]:
    return (row for rows in found.facts for row in rows)


def _strip(one: Strip, area: Area) -> InkStrip:
    value, limits = words.strip_value(one, area)
    return InkStrip(
        title=words.strip_title(one),
        about=words.strip_about(one),
        picture=InkPicture(_inked(one), words.strip_alt(one, area)),
        value=value,
        limits=limits,
        england=words.strip_england(one),
    )


def _inked(one: Strip) -> str:
    figure = one.row.estimate if one.row else None
    england = one.row.england if one.row else None
    standard = one.indicator.standard
    return strip(
        Inked(
            areas=list(one.distribution.by_code.values()) if one.distribution else [],
            value=figure.value if figure else None,
            limits=(figure.lower, figure.upper) if figure and figure.has_range else None,
            england=england.value if england else None,
            standard=standard.value if standard else None,
        )
    )


def _takes(found: Evidence) -> tuple[str, Sequence[Block]]:
    lines = words.takes(found)
    if found.area.level != _CONSTITUENCY:
        return PACK["take"], [Listing(lines)]
    return PACK["help"], [Listing([*lines, *filter(None, [words.to_know(found)])])]


def _alike(found: Evidence) -> list[Block]:
    alike = found.story.alike
    blocks: list[Block] = [Text([words.alike_by(alike)])]
    told = [rows[0] for rows in found.facts if not rows[0].estimate.measured_for]
    if alike.areas:
        heads = ["Area", "Distance", *(words.alike_head(row) for row in told)]
        own: list[Cell] = [
            words.short_name(found.area),
            "",
            *(_cell(row.indicator, row.estimate) for row in told),
        ]
        others: list[list[Cell]] = [
            [
                words.short_name(one.area),
                words.distance(one),
                *(_cell(row.indicator, _of(row, one.area)) for row in told),
            ]
            for one in alike.areas[:_ALIKE]
        ]
        numeric = tuple(range(1, len(heads)))
        blocks.append(Table(PACK["alike"], heads, [own, *others], numeric))
    return [*blocks, Listing(words.stands_out(found.story))]


def _of(row: Row, area: Area) -> Estimate:
    return estimate(row.indicator, area, row.sex, row.period)


def _cell(record: Indicator, one: Estimate) -> Figure:
    text = words.alike_cell(record, one)
    return Figure(text, one.value, one.lower, one.upper)


def _origins(found: Evidence) -> list[Origin]:
    """Return the main publication of each measure, then that of the boundaries."""
    records = dict.fromkeys(
        [one.indicator for one in found.strips] + [rows[0].indicator for rows in found.facts]
    )
    return [*(record.origin[0] for record in records), *boundary_origins(found.area.level)[:1]]
