"""An area beside those most like it, on one measure: which differ by more than chance."""

from dataclasses import dataclass

from explorer.analysis.area import Row, Story
from explorer.analysis.comparison import Comparison, compare_estimates
from explorer.analysis.estimates import estimate
from explorer.analysis.similar import MostAlike
from explorer.indicators import data
from explorer.statistics.comparison import HIGHER, LOWER

# What is better, by the record's polarity; nothing where it has none.
_BETTER = {"higher_is_better": HIGHER, "lower_is_better": LOWER}


@dataclass(frozen=True)
class BesideAlike:
    """An area beside those most like it.

    Attributes
    ----------
    row : Row
        The measure, for the area itself.
    comparisons : tuple of Comparison
        One an area alike, in the order of their distance: that area less this one.
    """

    row: Row
    comparisons: tuple[Comparison, ...]

    @property
    def better(self) -> str:
        """Which verdict is the better one; empty where neither is."""
        return _BETTER.get(self.row.indicator.polarity, "")

    def beyond(self, verdict: str) -> tuple[Comparison, ...]:
        """Return those that are higher, or lower, than the area by more than chance."""
        return tuple(one for one in self.comparisons if one.verdict == verdict)


def beside_alike(alike: MostAlike, row: Row) -> BesideAlike:
    """Return the areas most like one beside it, on a measure of its own rows."""
    record, sex, period = row.indicator, row.sex, row.period
    # An area alike is of one level with it, so what is told of one is told of all.
    if period not in data.published_periods(record, alike.area.level, sex):
        return BesideAlike(row, ())
    return BesideAlike(
        row,
        tuple(
            compare_estimates(
                record, estimate(record, one.area, sex, period), row.estimate, sex, period
            )
            for one in alike.areas
        ),
    )


def comparable(story: Story) -> Row | None:
    """Return the measure that areas alike are first compared on.

    The first with a figure of the area's own and a range; else the first of its own; else none.
    """
    own = [row for row in story.rows if row.estimate.measured_for is None]
    ranged = [row for row in own if row.estimate.has_range]
    return next(iter([*ranged, *own]), None)
