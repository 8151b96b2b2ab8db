"""Measures to choose from: by theme, and found by all that people call them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explorer.analysis.finding import heard
from explorer.analysis.measures import grouped
from explorer.indicators.catalogue import Indicator
from explorer.questions.page import Option
from explorer.root import data_root
from explorer.words import search
from explorer.words.compare import Measured, row_label, row_title
from explorer.words.labels import THEMES


@dataclass(frozen=True)
class _Alone:
    indicator: Indicator


def indicator_options(records: Iterable[Indicator]) -> list[Option]:
    """Return indicators to choose from, by slug; families of a theme stand together."""
    found = []
    for theme, held in grouped([_Alone(record) for record in records]).items():
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


@lru_cache(maxsize=1024)
def _words(_root: Path, record: Indicator, sex: str) -> tuple[str, ...]:
    called = (
        record.label, record.short_title, record.title, record.noun,
        record.slug.replace("-", " "), THEMES[record.theme],
        *search.MEASURE_WORDS.get(record.slug, ()),
    )  # fmt: skip
    return heard(called, search.SAME, sex)
