"""The page that finds areas: how many fit, on a map and in a table, and how sure that is."""

import math
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from explorer.analysis.doctors.definitions import FAMILY
from explorer.analysis.find.answer import COULD, NOT_BY_FIGURE, UNTOLD, Found, find
from explorer.analysis.find.conditions import Asked, Fewest
from explorer.analysis.find.judging import Judged
from explorer.indicators import yours
from explorer.indicators.built import built_on
from explorer.questions.blocks import (
    Card,
    Caution,
    Cell,
    CopyLink,
    Download,
    Figure,
    Flow,
    Fold,
    Link,
    Links,
    Listing,
    Section,
    Sources,
    Table,
    Text,
)
from explorer.questions.find.controls import control_blocks
from explorer.questions.find.grammar import SEPARATOR
from explorer.questions.find.maps import list_map
from explorer.questions.find.view import BY_CHANCE, BY_NAME, NAME, FindView
from explorer.questions.page import Block, Control, Option, Page
from explorer.root import data_root
from explorer.words.addresses import PROOF
from explorer.words.doctors.terms import sources as doctors_sources
from explorer.words.figures import source_line
from explorer.words.find import answer as words
from explorer.words.find import page as labels
from explorer.words.find.conditions import short_text, value_text, why
from explorer.words.foot import foot_line
from explorer.words.map import Headline, origin_line

_KEPT = 64
# Not the page's own name: the box that searches for a place has that.
_SECTION = "find-areas"


def page(view: FindView) -> Page:
    """Return the answer for a view."""
    found = found_for(data_root(), view.asked) if view.conditions else None
    if found is None:
        judged: Sequence[Judged] = ()
        headline = Headline(labels.EMPTY_TITLE, "", "", labels.EMPTY)
        body: list[Block] = [_ready(view)]
    else:
        judged = found.judged
        headline = words.find_headline(found)
        body = _body(view, found)
    return Page(
        name=NAME,
        title=words.WINDOW,
        headline=headline,
        controls=control_blocks(view, found),
        blocks=[Section(_SECTION, body)],
        foot=_foot(found),
        rests_on=[(one.held.indicator, one.held.period) for one in judged if one.held],
    )


@yours.kept(_KEPT)
def found_for(_root: Path, asked: Asked) -> Found:
    """Return a list; those that differ in what is open or sorted share it."""
    return find(asked)


def _foot(found: Found | None) -> str:
    held = [one.held for one in found.judged if one.held] if found else []
    periods = [one.period for one in held if not yours.is_own(one.indicator.slug)]
    return foot_line(periods, built_on())


def _body(view: FindView, found: Found) -> list[Block]:
    return [
        Section(
            "find-stage", [list_map(found, view.shape), Section("find-list", _list(view, found))]
        ),
        Section("find-more", [Flow([_how(found), _ready(view), *_sources(found)], "stack")]),
    ]


# The table ---------------------------------------------------------------------------------------


def _list(view: FindView, found: Found) -> list[Block]:
    order = in_order(found, view.sort)
    sorts = [
        *(Option(key, text) for key, text in labels.sorts(view.level).items()),
        *(Option(str(k), short_text(one)) for k, one in enumerate(found.judged, start=1)),
    ]
    blocks: list[Block] = [Control("sort", labels.SORT, "list", sorts, view.sort)]
    listed = [at for at in order if found.listed[at]]
    most = len(found.areas) if view.whole else ROWS
    if listed:
        blocks.append(_table(words.TABLE_TITLE, found, listed[:most]))
    else:
        blocks.append(Text([words.NOTHING]))
    if len(listed) > most:
        blocks.append(Control("all", labels.all_rows(len(listed)), "button", present="all"))
    return [*blocks, *_others(found, order), *_files(view, found), CopyLink(labels.COPY)]


def _others(found: Found, order: Sequence[int]) -> list[Block]:
    """Return what is not listed and could fit, or of which it cannot be told."""
    blocks: list[Block] = []
    could = [at for at in order if found.verdicts[at] == COULD]
    if could:
        title = words.COULD_FOLD.format(count=f"{len(could):,}")
        left = len(could) - ROWS
        rest = Text([labels.more_rows(left)] if left > 0 else [], "soft")
        blocks.append(Fold(title, [_table(title, found, could[:ROWS]), rest]))
    untold = [at for at in order if found.verdicts[at] == UNTOLD]
    if untold:
        title = words.UNTOLD_FOLD.format(count=f"{len(untold):,}")
        blocks.append(Fold(title, [Listing(words.untold_texts(found, untold))]))
    if found.counts[NOT_BY_FIGURE]:
        blocks.append(Text([words.not_by_figure_text(found.counts[NOT_BY_FIGURE])], "soft"))
    return blocks


def _files(view: FindView, found: Found) -> list[Block]:
    query = urlencode(view.of_list(), safe=":;")
    files: list[Block] = [
        Download(labels.CSV, f"files/find.csv?{query}"),
        Download(labels.PICTURE, f"files/find.svg?{query}"),
    ]
    if 0 < found.size <= MOST_PACKS:
        files.append(Download(labels.packs(found.size), f"files/find.zip?{query}"))
    note = Text([labels.packs_note(found.size, MOST_PACKS)], "soft")
    return [Flow([*files, note], "find-files")]


# Packs that are made at once, and rows of a table that stand there before a reader asks for all.
MOST_PACKS, ROWS = 100, 60


def in_order(found: Found, sort: str) -> list[int]:
    """Return the places of areas in the order of a table: by name, by chance or by a figure."""
    places = sorted(range(len(found.areas)), key=lambda at: found.areas[at].name)
    if sort == BY_CHANCE:
        return sorted(places, key=lambda at: -_number(float(found.chance[at])))
    if sort != BY_NAME:
        values = found.judged[int(sort) - 1].values
        return sorted(places, key=lambda at: (math.isnan(values[at]), _number(float(values[at]))))
    return places


def _number(value: float) -> float:
    return -1.0 if math.isnan(value) else float(value)


def _table(title: str, found: Found, places: Sequence[int]) -> Table:
    rows: list[list[Cell]] = [
        [_link(found, at), words.verdict_text(found, at), *(_cell(one, at) for one in found.judged)]
        for at in places
    ]
    numeric = range(2, 2 + len(found.judged))
    return Table(title, words.column_heads(found), rows, numeric)


def _link(found: Found, at: int) -> Link:
    area = found.areas[at]
    return Link(area.name, f"?page=area&area={area.key}")


def _cell(one: Judged, at: int) -> Figure | str:
    text = value_text(one, at)
    reason = why(one, at)
    marks = [reason, words.OUR_MODEL if one.held and one.held.modelled[at] else ""]
    noted = "; ".join(filter(None, marks))
    shown = f"{text}, {noted}" if text and noted else text or noted
    return Figure(shown, float(one.values[at]), float(one.lower[at]), float(one.upper[at]))


# Round the list ----------------------------------------------------------------------------------


def _how(found: Found) -> Fold:
    blocks: list[Block] = [Listing(words.how_texts(found))]
    if found.modelled.any():
        blocks.append(Links([Link(labels.PROOF_LINK, f"?page={PROOF}")]))
    return Fold(words.HOW_FOLD, blocks)


def _ready(view: FindView) -> Card:
    """Return lists to start with, each a link; one of them is about the first area of the list."""
    links = [Link(title, _address(level, conditions)) for title, level, conditions in labels.READY]
    area, conditions = labels.ready_like()
    links.append(Link(labels.like_title(area), _address(area.level, conditions)))
    return Card(words.READY_TITLE, [Links(links)])


def _address(level: str, conditions: Sequence[str]) -> str:
    asked = {"page": NAME, "level": level, "where": SEPARATOR.join(conditions)}
    return f"?{urlencode(asked, safe=':;')}"


def _sources(found: Found) -> list[Block]:
    records = list(dict.fromkeys(one.held.indicator for one in found.judged if one.held))
    blocks: list[Block] = [Caution(words.QUOTE)]
    lines = [source_line(one) for one in records if one.family != FAMILY]
    if any(_is_of_doctors(one) for one in found.judged):
        lines.append(doctors_sources())
    if lines:
        blocks.append(Sources("; ".join(dict.fromkeys(lines))))
    if records:
        lines = [origin_line(one) for record in records for one in record.origin]
        blocks.append(Fold(labels.ORIGINS, [Listing(list(dict.fromkeys(lines)))]))
    return blocks


def _is_of_doctors(one: Judged) -> bool:
    return isinstance(one.condition, Fewest) or bool(
        one.held and one.held.indicator.family == FAMILY
    )
