"""What is held: how many areas have a figure of each measure, and what a release changed."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np

from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, indicator, releases
from explorer.indicators.values import values
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.root import data_root

_KEYS = ["level", "area_code", "period", "sex"]


@dataclass(frozen=True)
class Coverage:
    """How many areas of a level have a figure, in the newest period that the level has.

    Attributes
    ----------
    level, sex : str
    periods : tuple of Period
        All that can be shown, the oldest first.
    areas, own, borrowed, missing : int
        Areas of the level; those with a figure of their own, with that of a larger area, with
        none: these three add up to the first.
    processing, note : str
        How figures came to be at the level; empty where all are larger areas'.
    """

    level: str
    sex: str
    periods: tuple[Period, ...]
    areas: int
    own: int
    borrowed: int
    missing: int
    processing: str
    note: str


@dataclass(frozen=True)
class Moved:
    """What a release changed of the figures of the release before it.

    Attributes
    ----------
    before, after : Indicator
    both : int
        Figures that both releases have: one level, area, period and sex.
    changed : int
        Those of them that differ as they are shown, to the record's decimals.
    median, most : float
        How far they moved, up or down, in the indicator's unit: half of those in both by at most
        so much, and the one that moved most. NaN where no figure is in both.
    area : Area or None
        Whose figure moved most.
    period : Period or None
    sex : str
        Of that figure.
    new, gone : int
        Figures that the later release alone has, and the earlier alone.
    """

    before: Indicator
    after: Indicator
    both: int
    changed: int
    median: float
    most: float
    area: Area | None
    period: Period | None
    sex: str
    new: int
    gone: int


def coverage(record: Indicator) -> tuple[Coverage, ...]:
    """Return how many areas have a figure, one a level and sex; points come last."""
    return _coverage(data_root(), record.slug)


@lru_cache(maxsize=256)
def _coverage(_root: Path, slug: str) -> tuple[Coverage, ...]:
    record = indicator(slug)
    return tuple(
        _covered(record, level, sex)
        for level in (*data.levels_of(record), *record.sites)
        for sex in record.sexes
        if data.published_periods(record, level, sex)
    )


def _covered(record: Indicator, level: str, sex: str) -> Coverage:
    found = data.figures(record.slug, level, sex)
    entry = record.held.get(level)
    return Coverage(
        level,
        sex,
        tuple(data.published_periods(record, level, sex)),
        len(found.frame),
        found.report.matched,
        found.report.borrowed,
        found.report.without_value,
        entry.processing if entry else "",
        entry.note if entry else "",
    )


def span_of(record: Indicator) -> tuple[Period, Period]:
    """Return the oldest and the newest period of which there are figures, at any level."""
    held = {one for level in record.held for one in data.published_periods(record, level)}
    return min(held), max(held, key=lambda one: (one.last_year, one.start))


def moves(record: Indicator) -> tuple[Moved, ...]:
    """Return what each release of an indicator's series changed, the newest first."""
    return _moves(data_root(), record.series)


@lru_cache(maxsize=64)
def _moves(_root: Path, series: str) -> tuple[Moved, ...]:
    known = releases(series)
    pairs = list(pairwise(known))
    return tuple(_moved(before, after) for before, after in reversed(pairs))


def _moved(before: Indicator, after: Indicator) -> Moved:
    old, new = (values(one.slug) for one in (before, after))
    old, new = (one.loc[one["value"].notna(), [*_KEYS, "value"]] for one in (old, new))
    both = old.merge(new, on=_KEYS, suffixes=("_old", "_new"))
    far = (both["value_new"] - both["value_old"]).abs()
    # As they are shown: what differs beyond the last decimal did not move for a reader.
    step = 10.0**-after.decimals / 2
    most = int(far.to_numpy().argmax()) if len(far) else -1
    row = both.iloc[most] if len(far) else None
    places = register().level(str(row["level"])) if row is not None else {}
    return Moved(
        before,
        after,
        both=len(both),
        changed=int((far >= step - 1e-9).sum()),
        median=float(np.median(far)) if len(far) else math.nan,
        most=float(far.iloc[most]) if len(far) else math.nan,
        area=places.get(str(row["area_code"])) if row is not None else None,
        period=Period.stored(str(row["period"])) if row is not None else None,
        sex=str(row["sex"]) if row is not None else "",
        new=len(new) - len(both),
        gone=len(old) - len(both),
    )


def figures_held(record: Indicator) -> int:
    """Return how many figures of an indicator there are, each an area, period and sex."""
    return int(values(record.slug)["value"].notna().sum())


def without_boundary(record: Indicator) -> Iterator[Area]:
    """Give the former areas that have figures and no boundary today."""
    for one in record.unmapped:
        yield Area(one.level, one.code, one.name, {})
