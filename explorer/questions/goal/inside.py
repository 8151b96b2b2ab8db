"""The part of the page on the goal that is ours: what our model says of inside regions."""

from collections.abc import Sequence

from explorer.analysis.inside import Inside
from explorer.questions.blocks import (
    Card,
    Caution,
    Cell,
    Chart,
    Columns,
    Figure,
    Flow,
    Fold,
    Heading,
    Link,
    Links,
    Listing,
    Sources,
    Table,
    Text,
)
from explorer.questions.page import Block
from explorer.statistics.intervals import Ranged
from explorer.words import inside as words
from explorer.words.addresses import proof_address
from explorer.words.map import origin_line
from explorer.words.modelled import PROOF


def inside(founds: Sequence[Inside], drawn: Sequence[Chart]) -> list[Block]:
    """Return what lies inside regions, apart from what is published; empty without a model."""
    if not founds:
        return []
    first = founds[0]
    card = Card(
        words.TITLE,
        [
            Heading(words.verdict(founds)),
            Text([words.headline(founds), words.halving(founds)]),
            Text([words.SQUARES], "soft"),
            Fold(words.PARTS_FOLD, [_parts(founds)]),
            Columns(drawn),
            Text([words.widest_text(one) for one in founds]),
            Fold(words.REGIONS_FOLD, [_regions(founds)]),
            Text([words.assumes()]),
            Links([Link(PROOF, proof_address())]),
            Sources(words.source(first)),
            Fold(words.MADE_FOLD, [Listing([origin_line(one) for one in first.record.origin])]),
        ],
        note=words.intro(first),
        id="inside",
    )
    notes = [*first.record.do_nots, *first.table.do_nots]
    return [
        Flow([Flow([Text([words.OURS])], "ours"), card, Caution(notes, words.BEFORE)], "modelled")
    ]


def _parts(founds: Sequence[Inside]) -> Table:
    rows: list[list[Cell]] = [
        [name, *(_cell(text, share) for text, share in cells)]
        for name, cells in words.parts_rows(founds)
    ]
    return Table(words.PARTS_CAPTION, words.PARTS_HEADS, rows, numeric=(1, 2, 3))


def _regions(founds: Sequence[Inside]) -> Table:
    rows: list[list[Cell]] = []
    for same in zip(*(one.regions for one in founds), strict=True):
        row: list[Cell] = [same[0].area.name]
        for found, region in zip(founds, same, strict=True):
            for one in (region.mean, region.spread):
                row.append(_cell(words.figure(one, found.record.decimals), one))
        rows.append(row)
    numeric = tuple(range(1, 1 + 2 * len(founds)))
    return Table(words.regions_caption(founds[0]), words.regions_heads(founds), rows, numeric)


def _cell(text: str, one: Ranged) -> Figure:
    return Figure(text, one.value, one.lower, one.upper)
