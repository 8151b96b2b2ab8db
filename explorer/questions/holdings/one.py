"""One measure on the page on the data: what it is, its figures, coverage, releases, record."""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

from explorer.analysis.holdings import Coverage, coverage, figures_held, moves, span_of
from explorer.indicators.catalogue import Indicator, releases
from explorer.indicators.sizes import figures_bytes, size_of
from explorer.places.levels import NAMED
from explorer.questions.blocks import (
    Card,
    Caution,
    Cell,
    Download,
    Figure,
    Flow,
    Fold,
    Link,
    Links,
    Listing,
    Table,
    Text,
)
from explorer.questions.holdings.view import NAME
from explorer.questions.page import Block
from explorer.words import holdings as words

_MOST_NOTES = 3


def blocks(record: Indicator) -> Iterator[Block]:
    """Give the parts of one measure's page."""
    titles = words.INDICATOR_CONTENTS
    notes = [*record.do_nots, *record.caveats]
    yield Card(titles["what"], [Text([record.description]), Listing(record.key_points)], id="what")
    yield Caution(notes[:_MOST_NOTES])
    if notes[_MOST_NOTES:]:
        yield Fold(words.MORE_NOTES, [Listing(notes[_MOST_NOTES:])])
    yield Card(titles["take"], list(_take(record)), id="take")
    yield Card(titles["coverage"], [_coverage(record)], note=words.COVERAGE_NOTE, id="coverage")
    yield Card(titles["releases"], list(_releases(record)), id="releases")
    fields: list[list[Cell]] = [[name, text] for name, text in words.record_fields(record)]
    table = Table(titles["record"], words.RECORD_HEADS, fields)
    yield Card(titles["record"], [table], id="record")
    yield Card(titles["sources"], list(_sources(record)), id="sources")


def _take(record: Indicator) -> Iterator[Block]:
    figures = figures_bytes([record.slug])

    def file(text: str, name: str) -> Download:
        return Download(text, f"files/data/{name}", size_of(name, figures))

    files = [file(words.download_text(kind), f"{record.slug}.{kind}") for kind in words.FORMATS]
    yield Flow(files, "files")
    shapes = [
        file(words.geojson_text(level), f"{record.slug}/{level}.geojson")
        for level in words.LEVEL_ORDER
        if level in record.levels and NAMED[level].mapped
    ]
    if shapes:
        yield Text([words.GEOJSON_NOTE], "soft")
        yield Flow(shapes, "files")
    yield Links([Link(words.ON_MAP, f"?{urlencode({'indicator': record.slug})}")])


def _coverage(record: Indicator) -> Table:
    alike: dict[Coverage, list[str]] = {}
    for one in coverage(record):
        # Sexes that are covered alike share a row.
        alike.setdefault(replace(one, sex=""), []).append(one.sex)
    rows: list[list[Cell]] = []
    for one, sexes in alike.items():
        level, whom, span, made = words.coverage_cells(record, one, sexes)
        counts = [
            Figure(f"{count:,}", count) for count in (one.areas, one.own, one.borrowed, one.missing)
        ]
        rows.append([level, whom, span, *counts, made])
    title = words.INDICATOR_CONTENTS["coverage"]
    return Table(title, words.COVERAGE_HEADS, rows, numeric=(3, 4, 5, 6))


def _releases(record: Indicator) -> Iterator[Block]:
    known = releases(record.series)
    if len(known) == 1:
        yield Text([words.one_release(record)])
        return
    rows: list[list[Cell]] = []
    for one in reversed(known):
        when, span, how = words.release_cells(one, *span_of(one))
        address = f"?{urlencode({'page': NAME, 'indicator': one.slug})}"
        held = figures_held(one)
        rows.append([Link(when, address), span, Figure(f"{held:,}", held), how])
    yield Table(words.INDICATOR_CONTENTS["releases"], words.RELEASE_HEADS, rows, numeric=(2,))
    yield Listing([" ".join(words.moved_texts(one)) for one in moves(record)])
    yield Text([words.NEVER_JOINED], "caution")


def _sources(record: Indicator) -> Iterator[Block]:
    rows: list[list[Cell]] = [
        [*words.source_cells(one), Link(words.OPEN, one.url, one.title)] for one in record.origin
    ]
    yield Table(words.INDICATOR_CONTENTS["sources"], words.SOURCE_HEADS, rows)
    yield Text([words.ATTRIBUTION])
    yield Listing(words.attributions(record.origin))
