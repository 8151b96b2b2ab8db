"""Longer lives or healthier lives: what a gap in healthy life expectancy is made of."""

import math
from dataclasses import dataclass

from explorer.analysis.comparison import Overlap, checked_sex, one_model, overlap
from explorer.analysis.estimates import Estimate, estimate, take_area
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, indicator, whole_of
from explorer.periods import Period, choose
from explorer.places.areas import Area, named_apart
from explorer.places.search import Taken
from explorer.statistics import parts as statistics
from explorer.statistics.parts import Life, Parts

APART = (
    "{area} has {healthy} for {of_healthy} and {whole} for {of_whole}: a gap can only be split "
    "where both are published for one period."
)
NOT_PUBLISHED = "{title} is not published for {area}."
NO_FIGURE = "No figure is published for {area}."
NO_COMMON = "The two areas have no period in common."
SAME_FIGURE = "Both figures are the one measured for {name}, so there is no gap to split."


@dataclass(frozen=True)
class Lives:
    """What was measured for one area: years of life and years in good health.

    Attributes
    ----------
    area : Area
        As asked for.
    healthy, whole : Estimate or None
        Of the area measured, which may be a larger one; None where there is no figure.
    share : float
        The share of life in good health, 0 to 1; NaN where either is missing.
    """

    area: Area
    healthy: Estimate | None
    whole: Estimate | None
    also: tuple[Area, ...]

    @property
    def measured(self) -> Area:
        """The area that the figures were measured for."""
        return self.healthy.area if self.healthy else self.area

    @property
    def share(self) -> float:
        """The share of life in good health, 0 to 1."""
        if self.healthy is None or self.whole is None:
            return math.nan
        return self.healthy.value / self.whole.value


@dataclass(frozen=True)
class Split:
    """A gap in healthy life expectancy between two areas, split in two.

    Attributes
    ----------
    healthy, whole : Indicator
        Healthy life expectancy, and the life expectancy that it is a share of.
    sex : str
    period : Period or None
        None where the two were not published for one period.
    a, b : Lives
    parts : Parts or None
        Gap, length and health, a minus b; None where it cannot be split. The errors of an
        area's two figures are taken to share its deaths.
    unshared : Parts or None
        The same if they shared nothing: what the assumption does to the limits.
    reason : str
        Why there is no split; else empty.
    overlap : Overlap or None
        Where people of one area live in the other, so that figures are not independent.
    one_model : Area or None
        The area whose model made both shares in good health.
    """

    healthy: Indicator
    whole: Indicator
    sex: str
    period: Period | None
    a: Lives
    b: Lives
    parts: Parts | None
    unshared: Parts | None
    reason: str
    overlap: Overlap | None = None
    one_model: Area | None = None


@dataclass(frozen=True)
class _Question:
    """Two indicators, the second the whole of the first, for one sex."""

    healthy: Indicator
    whole: Indicator
    sex: str


def split(
    first: str, second: str, sex: str | None = None, period: str | None = None, slug: str = DEFAULT
) -> list[Split]:
    """Split the gap between two areas named by a reader, for each sex asked for.

    Parameters
    ----------
    first, second : str
        Names, codes or ``level:code``.
    sex : str, optional
        All that the indicator has when left out.
    period : str, optional
        The latest for which both figures are published for both areas when left out.
    slug : str
        An indicator that is a share of another: its record says of which (`part_of`).

    Raises
    ------
    QuestionError
        A name fits no area, the sex or period does not exist, or the indicator is not a
        share of another.
    """
    record = indicator(slug)
    whole = _whole(record)
    a, b = take_area(first, record), take_area(second, record)
    sexes = [checked_sex(record, sex)] if sex else list(record.sexes)
    return [_split(_Question(record, whole, one), a, b, period) for one in sexes]


def _whole(record: Indicator) -> Indicator:
    whole = whole_of(record)
    if whole is None:
        raise QuestionError(
            f"{record.title} cannot be split: life expectancy worked out from the same deaths "
            f"is held for {DEFAULT} alone."
        )
    return whole


def _split(asked: _Question, a: Taken, b: Taken, period: str | None) -> Split:
    measured = [_measured(asked.healthy, taken.area) for taken in (a, b)]
    found = [
        (_periods(asked.healthy, area, asked.sex), _periods(asked.whole, area, asked.sex))
        for area in measured
    ]
    common = sorted(set.intersection(*(healthy & whole for healthy, whole in found)))
    if not common:
        empty = [Lives(taken.area, None, None, taken.also) for taken in (a, b)]
        reason = next(filter(None, map(_why_not, [asked] * 2, measured, found)), NO_COMMON)
        return Split(
            asked.healthy, asked.whole, asked.sex, None, empty[0], empty[1], None, None, reason
        )
    what = f"{asked.healthy.short_title} and {asked.whole.short_title.lower()}"
    chosen = choose(period, common, what)
    first, second = (
        Lives(
            area=taken.area,
            healthy=estimate(asked.healthy, area, asked.sex, chosen),
            whole=estimate(asked.whole, area, asked.sex, chosen),
            also=taken.also,
        )
        for taken, area in zip((a, b), named_apart(measured), strict=True)
    )
    return _known(asked, chosen, first, second)


def _known(asked: _Question, period: Period, a: Lives, b: Lives) -> Split:
    same = a.measured == b.measured
    lives = _life(a), _life(b)
    return Split(
        healthy=asked.healthy,
        whole=asked.whole,
        sex=asked.sex,
        period=period,
        a=a,
        b=b,
        parts=None if same else statistics.split(*lives),
        unshared=None if same else statistics.split(*lives, shared_deaths=False),
        reason=SAME_FIGURE.format(name=a.measured.name) if same else "",
        overlap=None if same else overlap(a.measured, b.measured),
        one_model=one_model(asked.healthy, a.measured, b.measured),
    )


def _measured(record: Indicator, area: Area) -> Area:
    """Return the area whose figure an area shows: both figures must be of one area."""
    return data.history(record, area, record.sexes[0]).measured_for or area


def _periods(record: Indicator, area: Area, sex: str) -> set[Period]:
    frame = data.history(record, area, sex).frame
    return {Period.stored(text) for text in frame.loc[frame["value"].notna(), "period"]}


def _life(lives: Lives) -> Life:
    if lives.healthy is None or lives.whole is None:
        return Life(math.nan, math.nan, math.nan, math.nan)
    return Life(
        whole=lives.whole.value,
        whole_se=lives.whole.standard_error,
        healthy=lives.healthy.value,
        healthy_se=lives.healthy.standard_error,
    )


def _why_not(asked: _Question, area: Area, found: tuple[set[Period], set[Period]]) -> str:
    """Say why no period has both figures of an area; empty where one has."""
    healthy, whole = found
    if healthy & whole:
        return ""
    if not healthy:
        return NO_FIGURE.format(area=area.name)
    if not whole:
        return NOT_PUBLISHED.format(title=asked.whole.title, area=area.name)
    return APART.format(
        healthy=asked.healthy.short_title.lower(),
        whole=asked.whole.short_title.lower(),
        area=area.name,
        of_healthy=max(healthy).words,
        of_whole=max(whole).words,
    )
