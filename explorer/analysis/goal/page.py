"""Everything that the page on the goal answers, for one release and baseline."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explorer.analysis.change import Changed, changes
from explorer.analysis.goal.progress import Goal, goals, releases
from explorer.analysis.gradient import Gradient, gradients
from explorer.analysis.gradient import sexes as gradient_sexes
from explorer.analysis.inside import Inside, inside_of
from explorer.analysis.map import NORTH_EAST, SOUTH_EAST
from explorer.analysis.parts import Split, split
from explorer.analysis.revisions import Ledger, ledger
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.periods import Period
from explorer.places.areas import Area
from explorer.root import data_root

# The two places that the goal was illustrated by.
EXAMPLES = ("upper-tier:E06000009", "district:E07000094")


@dataclass(frozen=True)
class Halving:
    """What is known of the goal.

    Attributes
    ----------
    goals : tuple of Goal
        One a sex, by region.
    wider : tuple of Goal
        One a sex, by upper-tier authority: a second view.
    changes : tuple of tuple of Changed
        Every measure for each sex since the baseline; empty where the baseline is the latest.
    others : tuple of tuple of Goal
        The goals of the other releases, from the same baseline where they have it.
    splits : tuple of Split
        South East against North East, then the two examples, for each sex.
    gradients : tuple of Gradient
        The latest period by deprivation, for each sex.
    inside : tuple of Inside
        What our model says of inequality inside regions, for each sex, whatever the release; empty
        without a model.
    """

    goals: tuple[Goal, ...]
    wider: tuple[Goal, ...]
    changes: tuple[tuple[Changed, ...], ...]
    others: tuple[tuple[Goal, ...], ...]
    splits: tuple[Split, ...]
    gradients: tuple[Gradient, ...]
    inside: tuple[Inside, ...]

    def goal(self, level: str, sex: str) -> Goal:
        """Return the goal of a level and sex."""
        return next(
            one for one in (*self.goals, *self.wider) if (one.level, one.sex) == (level, sex)
        )


def halving(release: str, baseline: Period) -> Halving:
    """Return what is known of the goal in a release, from a baseline.

    Raises
    ------
    QuestionError
        The release does not exist, or has no such period.
    """
    return _halving(data_root(), release, baseline)


def ledger_of(area: Area) -> Ledger:
    """Return a place's figures in every release."""
    record = indicator(DEFAULT)
    return ledger(record, area, record.sexes)


@lru_cache(maxsize=64)
def _halving(_: Path, release: str, baseline: Period) -> Halving:
    found = tuple(goals(baseline=baseline.iso, release=release))
    return Halving(
        goals=found,
        wider=tuple(goals(baseline=baseline.iso, release=release, level="upper-tier")),
        changes=tuple(_changes(one) for one in found),
        others=tuple(_goals_of(other, baseline) for other in releases(DEFAULT) if other != release),
        splits=_splits(),
        gradients=tuple(gradients(sex)[-1] for sex in gradient_sexes()),
        inside=inside_of(indicator(DEFAULT)),
    )


def _changes(goal: Goal) -> tuple[Changed, ...]:
    if goal.change is None:
        return ()
    start, end = goal.baseline.iso, goal.period.iso
    return tuple(changes(goal.indicator.slug, goal.level, start, end, goal.sex))


def _goals_of(release: str, baseline: Period) -> tuple[Goal, ...]:
    """Return the goals of a release; none where it lacks the baseline."""
    record = releases(DEFAULT)[release]
    if baseline not in data.published_periods(record, "region"):
        return ()
    return tuple(goals(baseline=baseline.iso, release=release))


def _splits() -> tuple[Split, ...]:
    pairs = ((f"region:{SOUTH_EAST}", f"region:{NORTH_EAST}"), EXAMPLES[::-1])
    found = []
    for a, b in pairs:
        try:
            found += split(a, b)
        except QuestionError:
            continue
    return tuple(found)
