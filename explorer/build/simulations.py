"""Works out ahead what simulations tell of the data just built, so that no reader waits for it."""

import csv
import math
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from explorer.analysis import simulated
from explorer.analysis.change import both_periods, shared_years
from explorer.analysis.distribution import distribution, values_and_errors
from explorer.analysis.doctors.agreement import resampled_units
from explorer.analysis.doctors.definitions import DEFINITIONS, rows
from explorer.analysis.gap import PAIR, Sampled, sample_of
from explorer.analysis.goal.progress import LEVEL, releases
from explorer.analysis.goal.progress import LEVELS as GOAL_LEVELS
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, catalogue
from explorer.indicators.simulations import FOLDER, INPUTS, OF, RESULTS, SEED
from explorer.places.levels import BY_SLUG
from explorer.root import using
from explorer.statistics import assessment, change, ranks, resampling, simulation
from explorer.statistics.inequality import MEASURES

Say = Callable[[str], None]
# Fingerprint, what it is in words, seed, results.
Line = tuple[str, str, int, list[str]]
# Enough for any figure told, and alike on processors that add up in another order.
_DIGITS = 12
# What "Halve the gap" asks for: every measure for regions but a pair, which a reader chooses and
# whose range needs no simulation; the range alone for the second view.
_MEASURES = {LEVEL: [name for name in MEASURES if name != PAIR]}
_RANGE = ["range"]


def build(out: Path, say: Say) -> None:
    """Write ``indicators/_simulations/`` below `out` from the data that lie there."""
    ways = {"gaps": _gaps, "changes": _changes, "ranks": _ranks, "resampled-ranks": _resampled}
    with using(out.resolve()):
        for kind, way in ways.items():
            number = _write(out / FOLDER / f"{kind}.csv", kind, way())
            say(f"  {kind}: {number:,} simulations")


def _write(path: Path, kind: str, lines: Iterable[Line]) -> int:
    found = {inputs: (inputs, of, seed, *results) for inputs, of, seed, results in lines}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([INPUTS, OF, SEED, *RESULTS[kind]])
        writer.writerows(found.values())
    return len(found)


def _tracked() -> Iterator[tuple[Indicator, str, str]]:
    """Give each release, level and sex that the goal is tracked for."""
    for record in releases(DEFAULT).values():
        for level in GOAL_LEVELS:
            for sex in record.sexes:
                yield record, level, sex


def _gaps() -> Iterator[Line]:
    """Measure the gaps of every period, as published and among the areas of the latest."""
    for record, level, sex in _tracked():
        for period in data.published_periods(record, level, sex):
            yield from _gaps_of(sample_of(record.slug, level, sex, period.iso))
        for pair in _pairs(record, level, sex):
            for sampled in pair:
                yield from _gaps_of(sampled)


def _gaps_of(sampled: Sampled) -> Iterator[Line]:
    for name in _MEASURES.get(sampled.level, _RANGE):
        found = assessment.assess(name, sampled.sample)
        if math.isnan(found.bias):
            continue
        numbers = (found.corrected, found.estimate, found.lower, found.upper, found.bias)
        results = [*map(_text, numbers), found.method, found.reason]
        yield (
            simulated.gap_inputs(name, sampled.sample),
            f"{_said(sampled)} {name}",
            simulation.SEED,
            results,
        )


def _pairs(record: Indicator, level: str, sex: str) -> Iterator[tuple[Sampled, Sampled]]:
    """Give every earlier period with the latest, over the areas that both have."""
    periods = data.published_periods(record, level, sex)
    for start, end in combinations(periods, 2):
        if end == periods[-1]:
            yield both_periods(record.slug, level, sex, (start.iso, end.iso))


def _changes() -> Iterator[Line]:
    for record, level, sex in _tracked():
        for before, after in _pairs(record, level, sex):
            shared = shared_years(before.period, after.period)
            for name in _MEASURES.get(level, _RANGE):
                if not (before.sample.has_errors and after.sample.has_errors):
                    continue
                found = change.together(name, before.sample, after.sample, shared)
                yield (
                    simulated.change_inputs(name, before.sample, after.sample, shared),
                    f"{_said(before)} to {after.period.iso} {name}",
                    simulation.SEED,
                    [_text(found.correlation), _text(found.p_wider)],
                )


def _ranks() -> Iterator[Line]:
    """Rank the areas of every level in the latest period of each indicator."""
    for record in catalogue().values():
        for level in record.levels:
            for sex in record.sexes:
                period = max(data.published_periods(record, level, sex))
                found = distribution(record, level, sex, period)
                if found.ranks is None:
                    continue
                drawn = values_and_errors(found.frame[found.frame["lower"].notna()])
                ranges = ranks.rank_ranges(*drawn)
                yield (
                    simulated.rank_inputs(*drawn),
                    f"{record.slug} {level} {sex} {period.iso}",
                    ranks.SEED,
                    [_texts(ranges.lower), _texts(ranges.upper)],
                )


def _resampled() -> Iterator[Line]:
    """Rank the areas of every level again and again, their practices drawn anew each time."""
    for definition in DEFINITIONS:
        for level in BY_SLUG:
            try:
                units = resampled_units(rows(level, definition))
            except QuestionError:  # not published for the level
                continue
            if units is None:
                continue
            ranges = resampling.rank_ranges(*units)
            yield (
                simulated.resampled_inputs(*units),
                f"gps-per-100k {definition} {level}",
                resampling.SEED,
                [_texts(ranges.lower), _texts(ranges.upper)],
            )


def _said(sampled: Sampled) -> str:
    period = sampled.period.iso
    return f"{sampled.indicator.slug} {sampled.level} {sampled.sex} {period}"


def _text(number: float) -> str:
    return "" if math.isnan(number) else f"{number:.{_DIGITS}g}"


def _texts(numbers: npt.NDArray[np.generic]) -> str:
    return " ".join("-" if np.isnan(one) else f"{one:.{_DIGITS}g}" for one in numbers)
