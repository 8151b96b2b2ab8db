"""How far apart the areas of a level are, by one measure or by all."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from explorer.analysis import simulated
from explorer.analysis.comparison import checked_sex
from explorer.analysis.map import NORTH_EAST, SOUTH_EAST
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, indicator
from explorer.periods import Period, choose
from explorer.places.areas import Area, register
from explorer.places.levels import NAMED
from explorer.places.levels import level as level_called
from explorer.places.residents import residents
from explorer.places.search import find, take
from explorer.places.sites import point_called
from explorer.root import data_root
from explorer.statistics.assessment import Assessment
from explorer.statistics.inequality import MEASURES, Measure, Sample
from explorer.statistics.intervals import standard_error

ALL, PAIR = "all", "pair"
POPULATION, EQUAL = WEIGHTS = ("population", "equal")
# Which end of an indicator is better, as a sign.
_BEST = {"higher_is_better": 1, "lower_is_better": -1, "none": 0}
# Up to this many areas of a level are listed in a message.
_LISTED = 9
# The two areas that a level's gap is usually told by.
_USUAL_PAIR = {"region": (SOUTH_EAST, NORTH_EAST)}


@dataclass(frozen=True)
class End:
    """An area at one end of a gap, and its value."""

    area: Area
    value: float


@dataclass(frozen=True, eq=False)
class Sampled:
    """The areas of a level with values of their own, as a sample.

    Attributes
    ----------
    indicator : Indicator
    level, sex : str
    period : Period
    areas : tuple of Area
        In the order of the sample; areas without a value of their own are left out.
    sample : Sample
    weights : {"population", "equal"}
    """

    indicator: Indicator
    level: str
    sex: str
    period: Period
    areas: tuple[Area, ...]
    sample: Sample
    weights: str

    def end(self, position: int) -> End:
        """Return the area at a position of the sample with its value."""
        return End(self.areas[position], float(self.sample.values[position]))

    def ends(self, measure: Measure) -> tuple[int, int] | None:
        """Return the positions of the high and the low end; None for a pair that is not chosen."""
        if measure.on == "pair":
            return self.sample.pair
        return self.sample.highest, self.sample.lowest

    def with_pair(self, codes: tuple[str, str] | None) -> "Sampled":
        """Return the sample with the pair of two codes, the higher first; without where absent."""
        return _paired(self, codes) if codes else self

    def among(self, codes: Sequence[str]) -> "Sampled":
        """Return the sample of the areas with these codes alone, in their order."""
        return _among(self, tuple(codes))

    @property
    def places(self) -> dict[str, int]:
        """Position of each area by code."""
        return {area.code: place for place, area in enumerate(self.areas)}


@dataclass(frozen=True)
class Gap:
    """One measure of how far apart the areas of a level are.

    Attributes
    ----------
    sampled : Sampled
        The areas measured.
    assessment : Assessment
        Value, estimate, interval, bias and noise.
    unit : str
        What the measure is told in.
    highest, lowest : End or None
        The areas of the highest and lowest value, or of the pair; None without a pair.
    """

    sampled: Sampled
    assessment: Assessment
    unit: str
    highest: End | None
    lowest: End | None


def gaps(
    slug: str,
    level: str | None,
    sex: str | None = None,
    period: str | None = None,
    *,
    measure: str = ALL,
    pair: tuple[str, str] | None = None,
    weights: str = POPULATION,
) -> list[Gap]:
    """Measure how far apart the areas of a level are.

    Parameters
    ----------
    slug : str
    level : str or None
        None is refused, with the levels there are.
    sex : str, optional
        All that the indicator has when left out.
    period : str, optional
        The latest when left out.
    measure : str
        One of `MEASURES`, or "all".
    pair : tuple of str, optional
        Two areas of the level by name or code; South East and North East for regions.
    weights : {"population", "equal"}

    Returns
    -------
    list of Gap
        Sex by sex, in the order of `MEASURES`.

    Raises
    ------
    QuestionError
        Something asked for does not exist, or not together.
    """
    record = indicator(slug)
    refuse_modelled(record)
    if level is None:
        raise QuestionError(f"A gap needs --level, one of: {', '.join(record.held)}.")
    codes = pair_codes(level, pair)
    names = measures_named(measure, codes)
    found = []
    for one in sexes_of(slug, sex):
        sampled = sample_of(slug, level, one, period, weights).with_pair(codes)
        found += [gap_of(sampled, name) for name in names]
    return found


def gap_of(sampled: Sampled, name: str) -> Gap:
    """Return one measure of a sample that is at hand."""
    assessment = _assessed(sampled, name)
    ends = sampled.ends(assessment.measure)
    highest, lowest = (sampled.end(place) for place in ends) if ends else (None, None)
    unit = unit_of(sampled.indicator, assessment.measure)
    return Gap(sampled, assessment, unit, highest, lowest)


def unit_of(record: Indicator, measure: Measure) -> str:
    """Return what a measure of an indicator is told in."""
    points = "percentage points" if record.unit == "%" else record.unit
    return {"unit": points, "percent": "%", "thousandths": "× 1,000", "times": "times"}[
        measure.scale
    ]


def measures_named(measure: str, pair: tuple[str, str] | None) -> list[str]:
    """Return the names of the measures asked for, or say which there are.

    Without a pair of areas "all" leaves the pair out.
    """
    if measure == ALL:
        return [name for name in MEASURES if pair or name != PAIR]
    if measure == PAIR and pair is None:
        raise QuestionError("A pair needs two areas of the level: name them with --pair A B.")
    if measure not in MEASURES:
        raise QuestionError(
            f"There is no measure '{measure}'. Choose one of: {', '.join(MEASURES)}, {ALL}."
        )
    return [measure]


def sexes_of(slug: str, sex: str | None) -> list[str]:
    """Return the sexes asked for: one that the indicator has, or all of them."""
    record = indicator(slug)
    return [checked_sex(record, sex)] if sex else list(record.sexes)


def pair_codes(level: str, pair: tuple[str, str] | None) -> tuple[str, str] | None:
    """Return the codes of two areas of a level that a reader named, or the level's usual pair.

    Raises
    ------
    QuestionError
        A name fits no area of the level, or both are one area.
    """
    level = level_called(level).slug
    if pair is None:
        return _USUAL_PAIR.get(level)

    def answers(area: Area) -> int | None:
        return 0 if area.level == level else None

    if NAMED[level].points:
        codes = [point_called(text).code for text in pair]
    else:
        for text in pair:
            _check_level(text, level)
        codes = [take(text, answers).area.code for text in pair]
    if codes[0] == codes[1]:
        raise QuestionError(f"'{pair[0]}' and '{pair[1]}' are one area; a pair needs two.")
    return codes[0], codes[1]


def _check_level(text: str, level: str) -> None:
    """Refuse a name that fits areas of other levels alone, and say what a pair needs."""
    fitting = [found.area for found in find(text).found if found.match != "close"]
    if not fitting or level in {area.level for area in fitting}:
        return
    area, plural, own = fitting[0], NAMED[level].plural, NAMED[fitting[0].level]
    names = sorted(one.name for one in register().level(level).values())
    listed = f": {', '.join(names)}" if len(names) <= _LISTED else ""
    raise QuestionError(
        f"A pair at this level needs two {plural}, and {area.name} ({own.singular}) is none of "
        f"them. Choose two {plural}{listed}; or two {own.plural} with --level {own.slug}."
    )


def refuse_modelled(record: Indicator) -> None:
    """Refuse to measure how far apart figures of one model lie, and say what it can be asked.

    Raises
    ------
    QuestionError
        The indicator is a model of a published one.
    """
    if record.model_of:
        raise QuestionError(
            f"{record.short_title}, has no gap, change or goal: figures of one model share errors "
            f"and are drawn towards each other, so how far apart they lie is not how far apart "
            f"places are. What the model can say is how much lies inside regions: "
            f"explorer gap --indicator {record.slug} --within region. Gaps are measured on the "
            f"published figures: --indicator {record.model_of}."
        )


def sample_of(
    slug: str, level: str, sex: str, period: str | None = None, weights: str = POPULATION
) -> Sampled:
    """Return the areas of a level with values of their own as a sample.

    Raises
    ------
    QuestionError
        The indicator is not published for the level, or for fewer than two of its areas, or it
        is a model of a published one.
    """
    record = indicator(slug)
    refuse_modelled(record)
    if weights not in WEIGHTS:
        raise QuestionError(f"There are no weights '{weights}': choose {' or '.join(WEIGHTS)}.")
    if not data.is_published(record, level_called(level).slug):
        shown = ", ".join(record.held)
        raise QuestionError(
            f"{record.title} is not published for {NAMED[level].plural}, and figures of larger "
            f"areas never enter a gap. It is published for: {shown}."
        )
    available = data.published_periods(record, level, sex)
    what = f"{record.short_title} for {NAMED[level].plural}"
    chosen = choose(period, available, what)
    # Nobody lives in a place that is a point: each counts alike.
    weights = EQUAL if NAMED[level].points else weights
    return _sampled(data_root(), (slug, level, sex), chosen, weights)


@lru_cache(maxsize=256)
def _sampled(_: Path, which: tuple[str, str, str], period: Period, weights: str) -> Sampled:
    slug, level, sex = which
    joined = data.figures(slug, level, sex, period.iso)
    frame = joined.frame
    known = frame[frame["value"].notna() & (frame["measured_for"] == "")].reset_index(drop=True)
    if len(known) < 2:  # noqa: PLR2004 -- nothing lies apart from nothing
        raise QuestionError(
            f"{joined.indicator.title} has figures for {len(known)} of {len(frame)} "
            f"{NAMED[level].plural} in {period.words}; a gap needs two."
        )
    shares = None if weights == EQUAL else _WEIGHING[joined.indicator.weight](joined, known)
    sample = Sample.of(
        known["value"],
        standard_error(known["lower"], known["upper"]),
        shares,
        _BEST[joined.indicator.polarity],
    )
    areas = tuple(register().area(level, code) for code in known["area_code"])
    return Sampled(joined.indicator, level, sex, period, areas, sample, weights)


@lru_cache(maxsize=256)
def _paired(sampled: Sampled, codes: tuple[str, str]) -> Sampled:
    places = sampled.places
    if not set(codes) <= set(places):
        return sampled
    values = sampled.sample.values
    first, second = sorted((places[code] for code in codes), key=lambda place: -values[place])
    return replace(sampled, sample=replace(sampled.sample, pair=(first, second)))


@lru_cache(maxsize=256)
def _among(sampled: Sampled, codes: tuple[str, ...]) -> Sampled:
    if codes == tuple(area.code for area in sampled.areas):
        return sampled
    kept = [sampled.places[code] for code in codes]
    s = sampled.sample
    sample = Sample.of(s.values[kept], s.errors[kept], s.weights[kept], s.best)
    return replace(sampled, areas=tuple(sampled.areas[place] for place in kept), sample=sample)


@lru_cache(maxsize=1024)
def _assessed(sampled: Sampled, name: str) -> Assessment:
    return simulated.assess(name, sampled.sample)


Weighing = Callable[[data.Figures, pd.DataFrame], npt.NDArray[np.float64]]


def _by_residents(joined: data.Figures, known: pd.DataFrame) -> npt.NDArray[np.float64]:
    people = residents(joined.level).people
    return np.array([people[code] for code in known["area_code"]], dtype=float)


def _by_denominator(_: data.Figures, known: pd.DataFrame) -> npt.NDArray[np.float64]:
    return known["denominator"].to_numpy(dtype=float)


# The record's `weight` to the people that stand behind it.
_WEIGHING: Mapping[str, Weighing] = {
    "residents": _by_residents,
    "registered_patients": _by_denominator,
}
