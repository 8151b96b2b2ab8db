"""Measures to choose from: by theme, and found by all that people call them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from explorer.analysis.finding import Subject, heard
from explorer.analysis.measures import grouped
from explorer.indicators import yours
from explorer.indicators.catalogue import Indicator, catalogue, newest
from explorer.questions.page import Option
from explorer.root import data_root
from explorer.words import search
from explorer.words.compare import Measured, row_label, row_title
from explorer.words.labels import THEMES

# How much a phrase says of a subject: its name, what else names it, what describes it.
NAME, _OTHER, _TOLD = 3.0, 2.0, 1.0
# What is rarely meant: a release that another has replaced, and a model beside the published.
_REPLACED, _MODELLED = 0.6, 0.8


@dataclass(frozen=True)
class Alone:
    """A measure by itself, to be put in its group."""

    indicator: Indicator


def indicator_options(records: Iterable[Indicator]) -> list[Option]:
    """Return indicators to choose from, by slug; families of a theme stand together."""
    found = []
    for theme, held in grouped([Alone(record) for record in records]).items():
        for one in held:
            record = one.indicator
            named = (record.label, record.short_title)
            found.append(_option(record.slug, named, THEMES[theme], record))
    return found


def measure_options(rows: Sequence[Measured]) -> list[Option]:
    """Return rows to choose from, as addresses name them: "life-expectancy.female"."""
    return [
        _option(
            f"{row.indicator.slug}.{row.sex}",
            (row_label(row), row_title(row)),
            THEMES[theme],
            row.indicator,
            row.sex if len(row.indicator.sexes) > 1 else "",
        )
        for theme, held in grouped(rows).items()
        for row in held
    ]


def _option(
    value: str, named: tuple[str, str], theme: str, record: Indicator, sex: str = ""
) -> Option:
    """Return a measure: what it is called in few words and at length, where that differs."""
    label, title = named
    note = "" if title == label else title
    return Option(value, label, theme, note, _words(data_root(), record, sex))


@yours.kept(1024)
def _words(_root: Path, record: Indicator, sex: str) -> tuple[str, ...]:
    called = (
        record.label, record.short_title, record.title, record.noun,
        record.slug.replace("-", " "), THEMES[record.theme],
        *search.MEASURE_WORDS.get(record.slug, ()),
    )  # fmt: skip
    return heard(called, search.SAME, sex)


def measure_subjects() -> Iterator[Subject]:
    """Give every measure as what can be asked for by words."""
    current = {record.slug for record in newest()}
    for slug, record in catalogue().items():
        favour = 1.0 if slug in current else _REPLACED
        yield Subject(
            "indicator",
            slug,
            (
                (record.short_title, NAME),
                (record.title, NAME),
                (record.label, NAME),
                (record.noun, _OTHER),
                (slug.replace("-", " "), _OTHER),
                *((text, NAME) for text in search.MEASURE_WORDS.get(slug, ())),
                (THEMES.get(record.theme, ""), _TOLD),
                (record.description, _TOLD),
            ),
            favour * (_MODELLED if record.model_of else 1.0),
        )
