"""The page on two measures: how closely they go together over the areas of a level."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from explorer.analysis.two.measures import Asked, offered, periods
from explorer.analysis.two.pair import Together
from explorer.indicators import yours
from explorer.indicators.built import built_on
from explorer.places.levels import NAMED
from explorer.questions.blocks import (
    Card,
    Caution,
    Cell,
    Columns,
    Figure,
    Flow,
    Fold,
    Heading,
    Link,
    Links,
    Listing,
    Section,
    Sources,
    Table,
    Text,
)
from explorer.questions.measures import measure_options
from explorer.questions.page import Block, Control, Option, Page
from explorer.questions.two.charts import charted, found_of, pointed
from explorer.questions.two.maps import nine, two_map, two_table
from explorer.questions.two.view import LETTERS, LEVELS, TwoView
from explorer.root import data_root
from explorer.words.charts import each
from explorer.words.figures import number, source_line, span, with_unit
from explorer.words.foot import foot_line
from explorer.words.map import origin_line
from explorer.words.two import outliers, sure, thirds
from explorer.words.two.headline import headline, window
from explorer.words.two.labels import TWO, remove_label
from explorer.words.two.names import label

NAME = "two"
_LISTED = 8
_CAUTIONS = 2


def page(view: TwoView) -> Page:
    """Return the answer for a view."""
    found = found_of(view)
    return Page(
        name=NAME,
        title=window(found),
        headline=headline(found),
        controls=_controls(view),
        blocks=[Section(NAME, _body(data_root(), view))],
        foot=_page_foot(found),
        rests_on=[(one.indicator, one.period) for one in found.measures],
    )


def _page_foot(found: Together) -> str:
    """Return when the newest figures are; a reader's own have a day of their own."""
    held = [one for one in found.measures if not yours.is_own(one.indicator.slug)]
    return foot_line([one.period for one in held], built_on()) if held else ""


@yours.kept(64)
def _body(_root: Path, view: TwoView) -> list[Block]:
    found = found_of(view)
    body: list[Block] = []
    chart: list[Block] = [pointed(charted(view))] if len(found.frame) else []
    body.append(
        Columns(
            [
                Flow([Card(TWO["chart"], chart)], "stack"),
                Flow([_sure(found), _outliers(found)], "stack"),
            ]
        )
    )
    if len(found.frame):
        body.append(
            Section(
                "two-both",
                [
                    two_map(found, view),
                    Section("two-both-text", [Flow(_thirds(found))]),
                ],
            )
        )
        body.append(two_table(found, view))
    body.append(Flow(_foot(found)))
    return body


# The controls -----------------------------------------------------------------------------


def _controls(view: TwoView) -> list[Block]:
    options = measure_options(offered(view.level, modelled=view.modelled))
    controls: list[Block] = [
        Control("change", TWO["reveal"], "reveal"),
        Control("across", TWO["first"], "list", options, view.first.key),
        Control("up", TWO["second"], "list", options, view.second.key),
        Control("swap", TWO["swap"], "button", (), view.first.key),
        Control(
            "by", TWO["by"], "list", [Option(one, NAMED[one].label) for one in LEVELS], view.level
        ),
        *_when("first", view.first, view.level),
        *_when("second", view.second, view.level),
        Control("weighted", TWO["weighted"], "switch", (), view.weighted),
        Control("line", TWO["line"], "switch", (), view.line),
        Control("modelled", TWO["modelled"], "switch", (), view.modelled),
    ]
    if not view.full:
        controls.append(Control("find", TWO["find"], "place", level=view.level))
    for letter, area in zip(LETTERS.upper(), view.places, strict=False):
        text = f"{letter} {remove_label(area)}"
        controls.append(Control(f"remove-{area.key}", text, "button", (), area.key, "remove"))
    if len(view.places) > 1:
        places = {letter: area.key for letter, area in zip(LETTERS, view.places, strict=False)}
        asked = {"page": "compare", **places, "row": view.second.key}
        controls.append(Links([Link(TWO["compare"], f"?{urlencode(asked)}")]))
    return controls


def _when(side: str, one: Asked, level: str) -> list[Block]:
    """Return the periods of a measure to choose from; nothing where it has one."""
    held = periods(one.indicator, level, one.sex)
    if len(held) == 1:
        return []
    options = [Option(when.iso, when.words) for when in reversed(held)]
    return [Control(f"{side}-period", TWO[f"{side}-period"], "list", options, one.period.iso)]


# The answer -------------------------------------------------------------------------------


def _sure(found: Together) -> Card:
    """Return every correlation with its range, what makes it unsure, what the words mean."""
    rows: list[list[Cell]] = []
    for name, value in sure.numbers(found) if found.known else ():
        text, amount, limits = sure.number_cells(name, value)
        rows.append([text, Figure(amount, value.value, value.lower, value.upper), limits])
    bands: list[list[Cell]] = [list(cells) for cells in sure.band_cells()]
    return Card(
        sure.TITLE,
        [
            # In one piece, so that it can be kept back until a reader has guessed.
            Flow(
                [Table(sure.NUMBERS_CAPTION, sure.NUMBERS_HEADS, rows, numeric=(1,))], "two-number"
            ),
            Listing(sure.sure_texts(found)),
            Fold(
                sure.WORDS_FOLD,
                [
                    Table(sure.WORDS_CAPTION, sure.WORDS_HEADS, bands),
                    *(Text([text]) for text in sure.method_texts()),
                ],
            ),
        ],
        id="sure",
    )


def _outliers(found: Together) -> Card:
    rows = [] if found.circular else _rows(found)
    heads = outliers.heads(found)
    blocks: list[Block] = [Text([outliers.outliers_text(found)])]
    if rows:
        table = Table(outliers.TITLE, heads, rows[:_LISTED], numeric=(1, 2))
        blocks.append(Flow([table], "two-out"))
        if rows[_LISTED:]:
            more = Table(outliers.MORE_FOLD, heads, rows[_LISTED:], numeric=(1, 2))
            blocks.append(Fold(outliers.MORE_FOLD, [more]))
        blocks.append(Text([outliers.NOTE], "soft"))
    left = [outliers.left_out_text(found), outliers.marked_text(found)]
    if any(left):
        blocks.append(Text([text for text in left if text]))
    if found.left_out:
        blocks.append(Fold(outliers.LEFT_FOLD, [Listing(outliers.left_out_lines(found))]))
    return Card(outliers.TITLE, blocks, id="outliers")


def _rows(found: Together) -> list[list[Cell]]:
    return [
        [
            row.area_name,
            _figure(found.first, row.x, row.x_lower, row.x_upper),
            _figure(found.second, row.y, row.y_lower, row.y_upper),
            outliers.to_line(found, row.distance),
        ]
        for row in each(found.outliers)
    ]


def _figure(one: Asked, value: float, lower: float, upper: float) -> Figure:
    record = one.indicator
    text = with_unit(number(value, record.decimals), record, label(one))
    text += f" ({span(lower, upper, record.decimals)})" if lower == lower else ""  # noqa: PLR0124
    return Figure(text, value, lower, upper)


def _thirds(found: Together) -> Sequence[Block]:
    return [
        Heading(thirds.MAP_TITLE, 2, id="both"),
        nine(found),
        Text([thirds.corner_text(found)]),
        Text([thirds.map_reading(found)], "soft"),
    ]


def _foot(found: Together) -> list[Block]:
    """Return what to know before quoting, where figures come from, and every note."""
    records = list({one.indicator.slug: one.indicator for one in found.measures}.values())
    notes: list[Block] = []
    for record in records:
        notes.append(Heading(record.title))
        notes.append(
            Listing([record.description, *record.key_points, *record.do_nots, *record.caveats])
        )
    origins = dict.fromkeys(origin_line(origin) for one in records for origin in one.origin)
    return [
        Caution([sure.CAUTION, *(one.do_nots[0] for one in records[:_CAUTIONS] if one.do_nots)]),
        Sources("; ".join(dict.fromkeys(source_line(one) for one in records))),
        Fold(TWO["sources"], [*notes, Listing(list(origins))]),
    ]
