"""What stands beside an area's table: areas most like it, every scale, and our model."""

from urllib.parse import urlencode

from explorer.analysis.alike import BesideAlike, beside_alike, comparable
from explorer.analysis.area import MATTERS_MOST, Row, Story
from explorer.analysis.ladder import ladder, steepest
from explorer.places.areas import Area
from explorer.questions.area.rows import key_of
from explorer.questions.area.view import NOTHING, AreaView
from explorer.questions.blocks import (
    Card,
    Cell,
    Figure,
    Fold,
    Heading,
    Link,
    Links,
    Listing,
    Section,
    Table,
    Text,
    Verdict,
)
from explorer.questions.measures import measure_options
from explorer.questions.page import Block, Control, Option
from explorer.words.addresses import proof_address
from explorer.words.area.header import model_sentence
from explorer.words.area.labels import AREA
from explorer.words.area.side import (
    ALIKE_HEADS,
    LADDER_HEADS,
    beside_gap,
    beside_text,
    beside_title,
    by_text,
    distance_text,
    inside_name,
    inside_text,
    ladder_title,
    more_text,
    rung_name,
    rung_text,
    variable_texts,
    verdict_of,
    without_label,
)
from explorer.words.modelled import PROOF

_SIDE = "area-side"


def side(story: Story, view: AreaView) -> Section:
    """Return what stands beside the table."""
    parts = [_alike(story, view), _ladder(story, view), _model(story)]
    return Section(_SIDE, [part for part in parts if part])


def page_address(area: Area) -> str:
    """Return the address of an area's page."""
    return f"?{urlencode({'page': 'area', 'area': area.key})}"


def _chosen(story: Story, key: str, default: Row | None) -> Row | None:
    return next((row for row in story.rows if key_of(row) == key), default)


# Areas most like it -------------------------------------------------------------------------


def _alike(story: Story, view: AreaView) -> Block:
    alike = story.alike
    blocks: list[Block] = [Heading(AREA["alike"], level=2, id="alike")]
    if alike.reason:
        return Section("area-alike", [*blocks, Text([alike.reason])])
    blocks.append(Text([by_text(alike)], "soft"))
    if len(alike.held) > 1:
        names = {NOTHING: AREA["nothing"], **{one: without_label(one) for one in alike.held}}
        options = [Option(name, text) for name, text in names.items()]
        present = view.without if view.without in alike.held else NOTHING
        blocks.append(Control("without", AREA["without"], "list", options, present))
    row = _chosen(story, view.on, comparable(story))
    beside = beside_alike(story.alike, row) if row else None
    if row and beside:
        options = measure_options(story.rows)
        blocks.append(Control("on", AREA["on"], "list", options, key_of(row)))
        blocks.append(Text([beside_title(beside)]))
    blocks.append(_alike_table(story, beside))
    blocks.append(Fold(AREA["variables"], [Listing(variable_texts(alike))]))
    return Section("area-alike", blocks)


def _alike_table(story: Story, beside: BesideAlike | None) -> Table:
    rows: list[list[Cell]] = []
    for place, one in enumerate(story.alike.areas):
        cells: list[Cell] = [
            Link(one.area.name, page_address(one.area)),
            Figure(distance_text(one.distance), one.distance),
        ]
        if beside and beside.comparisons:
            gap = beside_gap(beside.comparisons[place])
            verdict = verdict_of(gap)
            text = beside_text(gap)
            cells.append(Verdict(verdict, f"{verdict} {text}") if verdict else text)
        rows.append(cells)
    return Table(AREA["alike"], ALIKE_HEADS[: len(rows[0])], rows)


# Every scale --------------------------------------------------------------------------------


def at_every_scale(story: Story) -> Row | None:
    """Return the measure that is first shown at every scale; None without any."""
    first = [row for slugs in MATTERS_MOST for slug in slugs for row in story.of(slug)]
    return steepest(first) or steepest(story.rows)


def _ladder(story: Story, view: AreaView) -> Block | None:
    row = _chosen(story, view.ladder, at_every_scale(story))
    if row is None:
        return None
    found = ladder(story.area, row)
    options = measure_options(story.rows)
    rows = [
        [
            rung_name(rung)
            if rung.estimate.area == story.area
            else Link(rung_name(rung), page_address(rung.estimate.area)),
            Figure(
                rung_text(found, rung),
                rung.estimate.value,
                rung.estimate.lower,
                rung.estimate.upper,
            ),
        ]
        for rung in found.rungs
    ]
    if found.inside:
        rows.append([inside_name(found.inside), inside_text(found, found.inside)])
    return Section(
        "area-ladder",
        [
            Heading(AREA["ladder"], level=2),
            Control("ladder", AREA["ladder_of"], "list", options, key_of(row)),
            Text([ladder_title(found)], "soft"),
            Table(ladder_title(found), LADDER_HEADS, rows),
            Text([more_text(found)], "soft"),
        ],
    )


# Our model ----------------------------------------------------------------------------------


def _model(story: Story) -> Block | None:
    text = model_sentence(story)
    if not text:
        return None
    model = next(
        one
        for one in (
            *(row.modelled for row in story.rows),
            *(found for missing in story.missing for _, found in missing.modelled),
        )
        if one
    ).indicator
    query = {"indicator": model.slug, "level": story.area.level, "a": story.area.key, "b": "none"}
    return Card(
        AREA["model"],
        [
            Text([text]),
            Text([model.explain, *model.do_nots[:1]], "soft"),
            Links(
                [
                    Link(PROOF, proof_address()),
                    Link(AREA["model_link"], f"?{urlencode(query)}"),
                ]
            ),
        ],
        id="model",
    )
