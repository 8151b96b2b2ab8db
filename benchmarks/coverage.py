"""How often each measure's 95% interval holds the truth: ``python -m benchmarks.coverage``.

A truth is drawn that could lie behind the published figures, estimates are drawn about
it with the published standard errors, and the interval made from them either holds the
truth or does not. A second truth is the published picture itself, drawn together until
its spread is free of noise, so that the areas at the ends keep their distance.
Aim: 93% to 97% for every measure that is shown as a finding.
"""

import argparse
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from explorer.analysis.gap import sample_of
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.indicators.data import published_periods
from explorer.statistics.assessment import assess
from explorer.statistics.inequality import MEASURES, Sample
from explorer.statistics.simulation import populations, true_spread

Array = npt.NDArray[np.float64]


@dataclass
class Tally:
    """What became of one measure's intervals."""

    held: list[bool] = field(default_factory=list)
    off_value: list[float] = field(default_factory=list)
    off_estimate: list[float] = field(default_factory=list)

    @property
    def coverage(self) -> float:
        """Share of intervals that held the truth; NaN where none was given."""
        return float(np.mean(self.held)) if self.held else math.nan

    @property
    def bias(self) -> tuple[float, float]:
        """Mean error of the value as observed and of the estimate."""
        return float(np.mean(self.off_value)), float(np.mean(self.off_estimate))


def published(level: str, sex: str, period: str, weights: str = "population") -> Sample:
    """Return the default indicator's published figures as a sample."""
    return sample_of(DEFAULT, level, sex, period, weights).sample


def plausible(sample: Sample, repeats: int) -> Iterator[Array]:
    """Yield truths that could lie behind a sample."""
    drawn = populations(sample, repeats)
    order = np.random.default_rng(7).permutation(len(drawn))
    yield from drawn[order[:repeats]]


def drawn_together(sample: Sample, repeats: int) -> Iterator[Array]:
    """Yield the published picture itself, its spread freed of noise."""
    centre = sample.weights @ sample.values
    truth = centre + true_spread(sample) * (sample.values - centre)
    yield from (truth for _ in range(repeats))


TRUTHS = {"plausible": plausible, "the published picture": drawn_together}


def cover(
    sample: Sample, truths: Iterator[Array], names: Sequence[str], seed: int = 0
) -> dict[str, Tally]:
    """Return what becomes of each measure's interval over many truths."""
    rng = np.random.default_rng(seed)
    tallies = {name: Tally() for name in names}
    for truth in truths:
        estimates = truth + sample.errors * rng.standard_normal(sample.size)
        seen = sample.with_values(estimates)
        for name, tally in tallies.items():
            true = MEASURES[name].of(sample.with_values(truth))
            found = assess(name, seen)
            tally.off_value.append(found.value - true)
            tally.off_estimate.append(found.estimate - true)
            if found.has_range:
                tally.held.append(found.lower <= true <= found.upper)
    return tallies


def report(title: str, tallies: dict[str, Tally]) -> list[str]:
    """Return a table: measure, coverage, bias of the value and of the estimate."""
    lines = [title, f"{'measure':16}{'coverage':>10}{'bias: value':>14}{'estimate':>10}"]
    for name, tally in tallies.items():
        value, estimate = tally.bias
        shown = "no interval" if math.isnan(tally.coverage) else f"{tally.coverage:.1%}"
        lines.append(f"{name:16}{shown:>11}{value:>13.3f}{estimate:>10.3f}")
    return lines


def main() -> None:
    """Print the coverage for nine regions and for 151 authorities."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=400, help="simulated publications a table")
    repeats = parser.parse_args().repeats
    names = [name for name in MEASURES if name != "pair"]
    tables = itertools.count(1)
    for level in ("region", "icb", "upper-tier"):
        for sex in ("female", "male"):
            periods = published_periods_of(level, sex)
            for period in dict.fromkeys((periods[0], periods[-1])):
                for weights in ("population", "equal"):
                    sample = published(level, sex, period, weights)
                    title = f"{level}, {sample.size} areas, {sex}, {period}, weights {weights}"
                    for name, truths in TRUTHS.items():
                        seen = cover(sample, truths(sample, repeats), names, seed=next(tables))
                        print("\n".join(report(f"\n{title}; truth: {name}", seen)), flush=True)


def published_periods_of(level: str, sex: str) -> list[str]:
    """Return the default indicator's periods at a level as they are stored."""
    return [period.iso for period in published_periods(indicator(DEFAULT), level, sex)]


if __name__ == "__main__":
    main()
