"""The view of the page "Halve the gap"."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.analysis.breaks import USUAL_BREAKS, Breaks
from explorer.analysis.goal.progress import BASELINE, LEVELS, of_release, releases
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator
from explorer.maps.hexagons import MAP, SHAPES
from explorer.maps.message import shaped
from explorer.periods import Period, choose
from explorer.places.areas import Area, register
from explorer.places.levels import NAMED
from explorer.questions.breaks import asked_breaks, broken
from explorer.questions.reading import asker, one_of, picked_area
from explorer.words.breaks import too_many_classes

# How many classes of years to gain its map can tell apart.
FLOOR_CLASSES = 4
_LEDGER = "upper-tier:E06000009"


@dataclass(frozen=True)
class GoalView:
    """What the page shows.

    Attributes
    ----------
    release : str
        Year of a release.
    baseline : Period
        From which change is counted.
    level : str
        Whose gap the floor is drawn for.
    sex : str
        Whom the map is for.
    place : Area
        Whose figures the ledger lists.
    shape : str
        How maps draw areas: as they lie, or as hexagons.
    breaks : Breaks
        Of the years to gain on the map, below the floor.
    """

    release: str
    baseline: Period
    level: str
    sex: str
    place: Area
    shape: str = MAP
    breaks: Breaks = USUAL_BREAKS

    @property
    def record(self) -> Indicator:
        """The record of the release."""
        return of_release(DEFAULT, self.release)

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        return {
            "release": self.release,
            "baseline": self.baseline.short,
            "level": self.level,
            "sex": self.sex,
            "place": self.place.key,
            **shaped(self.shape),
            **broken(self.breaks),
        }

    def of_release(self, release: str) -> "GoalView":
        """Return the view of another release, with its baseline where that has it."""
        there = baselines(of_release(DEFAULT, release))
        baseline = self.baseline if self.baseline in there else _usual(there)
        return replace(self, release=release, baseline=baseline)

    def drawn_as(self, shape: str) -> "GoalView":
        """Return the view with areas drawn in another shape."""
        return replace(self, shape=shape if shape in SHAPES else MAP)

    def unasked(self, before: "GoalView") -> list[str]:
        """Return what else than what a reader chose is now another than before."""
        if self.release == before.release or self.baseline == before.baseline:
            return []
        return [
            f"This release has no figures of {before.baseline.words}: change is counted from "
            f"{self.baseline.words}."
        ]

    def since(self, baseline: str) -> "GoalView":
        """Return the view from another baseline, as stored."""
        return replace(self, baseline=Period.stored(baseline))

    def by(self, level: str) -> "GoalView":
        """Return the view with the floor of another level."""
        return replace(self, level=level)

    def of(self, sex: str) -> "GoalView":
        """Return the view with the map of another sex."""
        return replace(self, sex=sex)

    def listing(self, place: Area) -> "GoalView":
        """Return the view with another place's ledger."""
        return replace(self, place=place)


def baselines(record: Indicator) -> list[Period]:
    """Return the periods that change can be counted from, in order."""
    return data.published_periods(record, LEVELS[0], record.sexes[0])


def read(query: Mapping[str, str]) -> tuple[GoalView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them."""
    problems: list[str] = []
    asked = asker(query)
    known = list(releases(DEFAULT))
    release = one_of(asked("release"), known, known[-1], "release", problems)
    record = of_release(DEFAULT, release)
    level = one_of(asked("level"), LEVELS, LEVELS[0], "level", problems)
    sex = one_of(asked("sex"), record.sexes, record.sexes[0], "sex", problems)
    place = picked_area(asked("place"), _LEDGER, problems)
    level_, _, code = _LEDGER.partition(":")
    return GoalView(
        release,
        _baseline(record, asked("baseline"), problems),
        level,
        sex,
        place or register().area(level_, code),
        one_of(asked("shape"), SHAPES, MAP, "shape", problems),
        _breaks(query, record.decimals + 1, problems),
    ), problems


def _breaks(query: Mapping[str, str], decimals: int, problems: list[str]) -> Breaks:
    """Return the breaks asked for; of years to gain there are colours for four classes."""
    breaks = asked_breaks(query, decimals, problems)
    if breaks.own and breaks.classes > FLOOR_CLASSES:
        problems.append(too_many_classes(breaks.classes, FLOOR_CLASSES))
        return USUAL_BREAKS
    return breaks


def _baseline(record: Indicator, text: str, problems: list[str]) -> Period:
    available = baselines(record)
    try:
        what = f"{record.short_title} for {NAMED[LEVELS[0]].plural}"
        return choose(text, available, what) if text else _usual(available)
    except QuestionError as error:
        problems.append(str(error))
        return _usual(available)


def _usual(available: list[Period]) -> Period:
    """Return the period that the goal was written on, or the first."""
    return next((one for one in available if one.short == BASELINE), available[0])
