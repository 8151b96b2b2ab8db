"""Measures that can be set against each other at a level: with figures of the areas' own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explorer.errors import QuestionError
from explorer.indicators import data, yours
from explorer.indicators.catalogue import Indicator, catalogue, indicator
from explorer.periods import Period
from explorer.places.levels import level as level_called
from explorer.root import data_root

_BY_US = "modelled by us"


@dataclass(frozen=True)
class Asked:
    """A measure: an indicator, for whom and when."""

    indicator: Indicator
    sex: str
    period: Period

    @property
    def key(self) -> str:
        """The measure as addresses name it: "life-expectancy.female"."""
        return f"{self.indicator.slug}.{self.sex}"


def is_modelled(record: Indicator, level: str) -> bool:
    """Whether the figures of areas of a level are by a model of ours."""
    held = record.held.get(level)
    by_us = held is not None and held.processing.startswith(_BY_US)
    return bool(record.model_of) or by_us


def offered(level: str, *, modelled: bool) -> tuple[Asked, ...]:
    """Return every measure of which areas of a level have figures of their own, the newest.

    Parameters
    ----------
    level : str
    modelled : bool
        Whether those by a model of ours are among them.
    """
    every = (*_own(level), *_every(data_root(), level))
    return tuple(one for one in every if modelled or not is_modelled(one.indicator, level))


def _own(level: str) -> tuple[Asked, ...]:
    """Return measures that the reader brought, of which areas of a level have figures."""
    records = [one.record for one in yours.brought().values()]
    return tuple(
        Asked(record, record.sexes[0], periods[-1])
        for record in records
        if data.has_own_level(record, level)
        if (periods := data.published_periods(record, level, record.sexes[0]))
    )


@lru_cache(maxsize=16)
def _every(_: Path, level: str) -> tuple[Asked, ...]:
    return tuple(
        Asked(record, sex, periods[-1])
        for record in catalogue().values()
        if data.has_own_level(record, level)
        for sex in record.sexes
        if (periods := data.published_periods(record, level, sex))
    )


def take(text: str, level: str, *, modelled: bool) -> Asked:
    """Return the measure that a text names, in its newest period.

    Parameters
    ----------
    text : str
        "life-expectancy.female"; the sex may be left out of one that has no other.
    level : str
    modelled : bool

    Raises
    ------
    QuestionError
        There is no such measure, it needs a sex, areas of the level have no figures of their own,
        or they are by a model and models are not allowed.
    """
    slug, _, sex = text.partition(".")
    record = indicator(slug)
    place = level_called(level)
    if sex and sex not in record.sexes:
        raise QuestionError(
            f"{record.title} is not published for '{sex}': choose {' or '.join(record.sexes)}."
        )
    if not sex and len(record.sexes) > 1:
        named = " or ".join(f"{slug}.{one}" for one in record.sexes)
        raise QuestionError(f"{record.title} is published by sex: write {named}.")
    whose = sex or record.sexes[0]
    held = periods(record, level, whose) if data.has_own_level(record, level) else []
    if not held:
        raise QuestionError(f"{record.title}: {place.plural} have no figures of their own.")
    if is_modelled(record, level) and not modelled:
        raise QuestionError(
            f"{record.title} is by a model for {place.plural}: allow modelled figures."
        )
    return Asked(record, whose, held[-1])


def periods(record: Indicator, level: str, sex: str) -> Sequence[Period]:
    """Return the periods that a measure can be shown in at a level, in order."""
    return data.published_periods(record, level, sex)


def newest(first: Asked, second: Asked, level: str) -> tuple[Asked, Asked]:
    """Return two measures in the newest period that both have, else each in its own newest."""
    held = [periods(one.indicator, level, one.sex) for one in (first, second)]
    common = set(held[0]) & set(held[1])
    if not common:
        return first, second
    when = max(common)
    return (
        Asked(first.indicator, first.sex, when),
        Asked(second.indicator, second.sex, when),
    )
