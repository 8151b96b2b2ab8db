"""The page on the data: the list of all measures, or one of them."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from explorer.analysis.holdings import figures_held, span_of
from explorer.analysis.measures import grouped
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import Indicator, catalogue
from explorer.indicators.sizes import PACKAGE, figures_bytes, size_of
from explorer.questions.blocks import (
    Card,
    Cell,
    Contents,
    CopyLink,
    Download,
    Flow,
    Link,
    Links,
    Section,
    Table,
    Text,
)
from explorer.questions.holdings.one import blocks
from explorer.questions.holdings.view import NAME, HoldingsView
from explorer.questions.measures import Alone, indicator_options
from explorer.questions.page import Block, Control, Option, Page
from explorer.words import holdings as words
from explorer.words.figures import release_words
from explorer.words.foot import foot_line
from explorer.words.labels import THEMES

_EVERY = "all"


def page(view: HoldingsView) -> Page:
    """Return the answer for a view."""
    record = view.record
    return _list(view) if record is None else _one(view, record)


def _one(view: HoldingsView, record: Indicator) -> Page:
    first, last = span_of(record)
    return Page(
        name=NAME,
        title=words.indicator_window(record),
        headline=words.indicator_headline(record, first, last),
        controls=[
            _picker(view),
            Links([Link(words.ALL, f"?{urlencode({'page': NAME})}")]),
            Contents(words.INDICATOR_CONTENTS),
            CopyLink("copy"),
        ],
        blocks=[Section(NAME, [Flow(list(blocks(record)))])],
        foot=foot_line([last], built_on()),
        rests_on=[(record, first), (record, last)],
    )


def _list(view: HoldingsView) -> Page:
    records = catalogue()
    newest = max(
        (span_of(one)[1] for one in records.values()), key=lambda one: (one.last_year, one.start)
    )
    themes = grouped([Alone(one) for one in records.values()])
    cards = [_theme(theme, [one.indicator for one in held]) for theme, held in themes.items()]
    figures = sum(map(figures_held, records.values()))
    shown = {"all": words.CONTENTS["all"]} | {
        f"theme-{theme}": words.CONTENTS[f"theme-{theme}"] for theme in themes
    }
    return Page(
        name=NAME,
        title=words.WINDOW,
        headline=words.list_headline(len(records), figures, len(words.publishers(records)), newest),
        controls=[_picker(view), Contents(shown), CopyLink("copy")],
        blocks=[Section(NAME, [Flow([_whole(), *cards])])],
        foot=foot_line([newest], built_on()),
        rests_on=[(one, span_of(one)[1]) for one in records.values()],
    )


def _picker(view: HoldingsView) -> Control:
    every = Option("", words.ALL, words.EVERYTHING)
    options = [every, *indicator_options(catalogue().values())]
    return Control("measure", words.FIND, "list", options, view.indicator, act="indicator")


def _whole() -> Card:
    """Return how all is taken, at once or by a program."""
    return Card(
        words.CONTENTS["all"],
        [
            Text([words.TAKE_ALL]),
            Flow(list(_zips(_EVERY, catalogue().values())), "files"),
            Text([words.package_text(size_of(PACKAGE, figures_bytes(catalogue()))), words.LICENCE]),
            Links([Link(words.API, words.API_ADDRESS)]),
        ],
        id=_EVERY,
    )


def _zips(theme: str, records: Iterable[Indicator]) -> Iterable[Block]:
    figures = figures_bytes(one.slug for one in records)
    for kind in words.FORMATS:
        name = f"{theme}.{kind}.zip"
        yield Download(words.archive_text(kind), f"files/data/{name}", size_of(name, figures))


def _theme(theme: str, records: Sequence[Indicator]) -> Card:
    rows: list[list[Cell]] = [
        [
            Link(one.title, f"?{urlencode({'page': NAME, 'indicator': one.slug})}"),
            words.levels_text(one),
            span_of(one)[1].words,
            release_words(one.release),
            words.publisher(one),
        ]
        for one in records
    ]
    return Card(
        THEMES[theme],
        [
            Table(THEMES[theme], words.LIST_HEADS, rows),
            Flow(list(_zips(theme, records)), "files"),
        ],
        id=f"theme-{theme}",
    )
