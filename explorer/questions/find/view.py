"""The view of the page "Find": conditions, how many must hold, and what is open."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from explorer.analysis.find.conditions import (
    BELOW,
    ENGLAND,
    FELL,
    HIGHEST,
    LOWEST,
    MOST,
    POINTS,
    REGION,
    ROSE,
    VOTES,
    Against,
    Asked,
    Between,
    Changed,
    Condition,
    Fewest,
    Fifth,
    Inside,
    Like,
    Majority,
    Measure,
    Valued,
)
from explorer.analysis.find.figures import held
from explorer.errors import QuestionError
from explorer.indicators import data, yours
from explorer.indicators.catalogue import Indicator, catalogue, indicator
from explorer.maps.hexagons import MAP, SHAPES
from explorer.maps.message import shaped
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.places.levels import BY_SLUG, NAMED
from explorer.questions.find.grammar import SEPARATOR, all_of, written
from explorer.questions.reading import one_of
from explorer.words.figures import rounded
from explorer.words.find import page as words

NAME = "find"
LEVELS = tuple(slug for slug, level in BY_SLUG.items() if level.mapped)
BY_NAME, BY_CHANCE = "name", "chance"
# What is no measure, by its name in the control.
IN_REGION, IN_BOARD, SEAT, SHORT, ALIKE = "in-region", "in-board", "majority", "fewest", "like"
SPECIAL = (IN_REGION, IN_BOARD, SEAT, SHORT, ALIKE)
_FIRST_LEVEL = "upper-tier"
_FIRST = ("healthy-life-expectancy female in lowest fifth", "fewest-doctored on 2 of 5")
_LONGEST = 1_600
_YES = "1"
_FIRST_POINTS, _FIRST_COUNT = 5.0, 3


@dataclass(frozen=True)
class FindView:
    """What the page shows.

    Attributes
    ----------
    level : str
    conditions : tuple of Condition
        None where a reader has taken all away.
    number : int
        How many of them must hold; 0 stands for all.
    modelled : bool
        Whether figures by our model may stand where an area has none of its own.
    edited : int
        Place of the condition whose controls are open; -1 for none.
    sort : str
        "name", "chance", or the number of a condition, by whose figures the table is sorted.
    shape : str
        How the map draws areas.
    whole : bool
        Whether a long table is shown to its end.
    """

    level: str
    conditions: tuple[Condition, ...]
    number: int = 0
    modelled: bool = False
    edited: int = -1
    sort: str = BY_NAME
    shape: str = MAP
    whole: bool = False

    @property
    def asked(self) -> Asked:
        """What is asked of the analysis."""
        of = len(self.conditions)
        return Asked(self.level, self.conditions, min(self.number or of, of), self.modelled)

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        return {
            **self.of_list(),
            **({"open": str(self.edited + 1)} if self.edited >= 0 else {}),
            **({"sort": self.sort} if self.sort != BY_NAME else {}),
            **shaped(self.shape),
            **({"all": _YES} if self.whole else {}),
        }

    def of_list(self) -> dict[str, str]:
        """Return the parameters on which the list itself depends."""
        return {
            "level": self.level,
            "where": SEPARATOR.join(map(written, self.conditions)),
            **({"any": str(self.number)} if self.number else {}),
            **({"modelled": _YES} if self.modelled else {}),
        }

    def unasked(self, before: "FindView") -> list[str]:
        """Return what else than what a reader chose is now another than before."""
        lost = len(before.conditions) - len(self.conditions)
        if self.level == before.level or lost <= 0:
            return []
        return [words.lost(lost, self.level)]

    def by(self, level: str) -> "FindView":
        """Return the view at another level, with the conditions that can be asked there."""
        kept, _ = all_of(SEPARATOR.join(map(written, self.conditions)), level)
        return replace(self, level=level, conditions=kept, edited=-1)._counted()

    def needing(self, number: str) -> "FindView":
        """Return the view with another number of conditions that must hold."""
        return replace(self, number=int(number))._counted()

    def allowing(self, modelled: bool) -> "FindView":
        """Return the view with figures by our model allowed, or not."""
        return replace(self, modelled=modelled)

    def editing(self, place: float) -> "FindView":
        """Return the view with the controls of a condition open; closed where they were open."""
        at = int(place)
        return replace(self, edited=-1 if at == self.edited else at)

    def without(self, place: float) -> "FindView":
        """Return the view without a condition."""
        kept = tuple(one for at, one in enumerate(self.conditions) if at != int(place))
        return replace(self, conditions=kept, edited=-1, sort=BY_NAME)._counted()

    def adding(self, _: object) -> "FindView":
        """Return the view with one more condition, open to be changed."""
        if len(self.conditions) >= MOST:
            raise QuestionError(words.most(MOST))
        new = _fresh(self.level, self.conditions)
        return replace(self, conditions=(*self.conditions, new), edited=len(self.conditions))

    def drawn_as(self, shape: str) -> "FindView":
        """Return the view with areas drawn in another shape."""
        return replace(self, shape=shape if shape in SHAPES else MAP)

    def unfolded(self, _: object) -> "FindView":
        """Return the view with the whole table."""
        return replace(self, whole=True)

    def sorted_by(self, sort: str) -> "FindView":
        """Return the view with the table in another order."""
        return replace(self, sort=sort)

    # The condition that is open -------------------------------------------------------------

    @property
    def open(self) -> Condition | None:
        """The condition whose controls are open."""
        return self.conditions[self.edited] if 0 <= self.edited < len(self.conditions) else None

    def _with(self, condition: Condition) -> "FindView":
        """Return the view with another condition in the place of the open one."""
        if condition in self.conditions and self.conditions[self.edited] != condition:
            raise QuestionError(words.TWICE)
        kept = list(self.conditions)
        kept[self.edited] = condition
        return replace(self, conditions=tuple(kept))

    def measuring(self, value: str) -> "FindView":
        """Return the view whose open condition is about another measure, or about no measure."""
        if value in SPECIAL:
            return self._with(_special(value, self.level))
        slug, _, sex = value.rpartition(".")
        record = indicator(slug)
        fresh = Measure(slug, sex if sex in record.sexes else record.sexes[0])
        way = way_of(self.open) if self.open else BELOW
        return self._with(_compared(fresh, way, self.level, self.open))

    def comparing(self, way: str) -> "FindView":
        """Return the view whose open condition compares in another way."""
        return self._with(_compared(_measure_of(self.open), way, self.level, self.open))

    def limited(self, value: float | None) -> "FindView":
        """Return the view whose open condition has another value, or the lower of its two."""
        number = _typed(value)
        match self.open:
            case Valued(measure, way, _):
                return self._with(Valued(measure, way, number))
            case Between(measure, _, high):
                return self._with(Between(measure, number, max(high, number)))
            case Majority(_, unit):
                return self._with(Majority(number, unit))
        return self

    def up_to(self, value: float | None) -> "FindView":
        """Return the view whose open condition has another higher value."""
        number = _typed(value)
        match self.open:
            case Between(measure, low, _):
                return self._with(Between(measure, min(low, number), number))
        return self

    def since(self, period: str) -> "FindView":
        """Return the view whose open condition counts from another period."""
        match self.open:
            case Changed(measure, way, _):
                return self._with(Changed(measure, way, period))
        return self

    def inside(self, code: str) -> "FindView":
        """Return the view whose open condition is about another region or board."""
        match self.open:
            case Inside(level, _):
                return self._with(Inside(level, code))
        return self

    def counting(self, unit: str) -> "FindView":
        """Return the view whose majority is counted in points, or in votes."""
        match self.open:
            case Majority(limit, _):
                return self._with(Majority(limit, unit if unit in (POINTS, VOTES) else POINTS))
        return self

    def agreeing(self, number: str) -> "FindView":
        """Return the view with another number of definitions of doctors."""
        return self._with(Fewest(int(number)))

    def beside(self, area: Area) -> "FindView":
        """Return the view whose open condition is about another place.

        Raises
        ------
        QuestionError
            No condition is open that is about a place.
        """
        match self.open:
            case Against(measure, way, _):
                return self._with(Against(measure, way, area.key))
            case Like():
                return self._with(Like(area.key))
        raise QuestionError(words.NO_PLACE)

    def _counted(self) -> "FindView":
        """Return the view with no more conditions to hold than there are; all where as many."""
        of = len(self.conditions)
        return replace(self, number=0 if self.number >= of else self.number)


def way_of(condition: Condition) -> str:
    """Return in which way a condition compares; below where it is about no measure."""
    match condition:
        case Valued(_, way, _):
            return way
        case Between():
            return "between"
        case Against(_, way, other):
            return f"{way}-{other if other in (ENGLAND, REGION) else 'place'}"
        case Fifth(_, end):
            return end
        case Changed(_, way, _):
            return way
    return BELOW


def read(query: Mapping[str, str]) -> tuple[FindView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them."""
    problems: list[str] = []

    def asked(key: str) -> str:
        return str(query.get(key, ""))[:_LONGEST].strip()

    level = one_of(asked("level"), LEVELS, _FIRST_LEVEL, "level", problems)
    text = asked("where") if "where" in query else SEPARATOR.join(_FIRST)
    conditions, wrong = all_of(text, level) if text else ((), [])
    problems += wrong
    of = len(conditions)
    numbers = ["0", *map(str, range(1, of + 1))]
    number = int(one_of(asked("any"), numbers, "0", "number of conditions", problems))
    places = ["0", *map(str, range(1, of + 1))]
    edited = int(one_of(asked("open"), places, "0", "condition", problems)) - 1
    sorts = (BY_NAME, BY_CHANCE, *map(str, range(1, of + 1)))
    sort = one_of(asked("sort"), sorts, BY_NAME, "order", problems)
    shape = one_of(asked("shape"), SHAPES, MAP, "shape", problems)
    modelled = asked("modelled") == _YES
    whole = asked("all") == _YES
    view = FindView(level, conditions, number, modelled, edited, sort, shape, whole)
    return view._counted(), problems


def _typed(value: Any) -> float:
    if value is None:
        raise QuestionError(words.NO_NUMBER)
    return float(value)


def _measure_of(condition: Condition | None) -> Measure:
    if condition is None or isinstance(condition, Inside | Majority | Fewest | Like):
        raise QuestionError(words.NO_MEASURE)
    return condition.measure


def _special(value: str, level: str) -> Condition:
    if value == IN_REGION:
        return Inside("region", next(iter(register().level("region"))))
    if value == IN_BOARD:
        return Inside("icb", next(iter(register().level("icb"))))
    if value == SEAT:
        return Majority(_FIRST_POINTS, POINTS)
    if value == SHORT:
        return Fewest(_FIRST_COUNT)
    return Like(next(iter(register().level(level).values())).key)


def _compared(measure: Measure, way: str, level: str, before: Condition | None) -> Condition:
    """Return a condition on a measure, with the value that it had or one of the level."""
    direction, _, other = way.partition("-")
    if other:
        key = {"england": ENGLAND, "region": REGION}.get(other, "")
        return Against(measure, direction, key or _some_place(measure, level))
    if way in (LOWEST, HIGHEST):
        return Fifth(measure, way)
    if way in (FELL, ROSE):
        record = indicator(measure.slug)
        periods = data.published_periods(record, level, measure.sex)
        if len(periods) == 1:
            raise QuestionError(words.one_period(record))
        return Changed(measure, way, periods[0].iso)
    same = isinstance(before, Valued | Between) and before.measure == measure
    low = before.limit if same and isinstance(before, Valued) else _usual(measure, level)
    if way == "between":
        return Between(measure, low, low)
    if same and isinstance(before, Between):
        low = before.low
    return Valued(measure, way, low)


def _usual(measure: Measure, level: str) -> float:
    """Return England's figure, or a middle one, as it is shown."""
    record = indicator(measure.slug)
    one = held(measure, level, modelled=True)
    england = data.england(record.slug, measure.sex, one.period)
    known = sorted(one.values[one.known])
    middle = float(known[len(known) // 2]) if known else 0.0
    found = float(england["value"]) if england else middle
    return rounded(middle if math.isnan(found) else found, record.decimals)


def _some_place(measure: Measure, level: str) -> str:
    one = held(measure, level)
    for area, known in zip(register().level(level).values(), one.known, strict=True):
        if known:
            return area.key
    raise QuestionError(words.NO_MEASURE)


def measures_at(level: str) -> list[tuple[Indicator, str, Period]]:
    """Return the measures and sexes that can be asked of a level's areas, each with its newest."""
    return [
        (record, sex, periods[-1])
        for record in (*(one.record for one in yours.brought().values()), *catalogue().values())
        for sex in record.sexes
        if level in data.levels_of(record)
        and (periods := data.published_periods(record, level, sex))
    ]


def _fresh(level: str, taken: tuple[Condition, ...]) -> Condition:
    """Return a condition to begin with that is not there yet."""
    for record, sex, _ in measures_at(level):
        new = Against(Measure(record.slug, sex), BELOW, ENGLAND)
        if new not in taken and data.is_published(record, level):
            return new
    raise QuestionError(words.most(MOST))


def level_label(level: str) -> str:
    """Return what a list to choose from calls a level."""
    return NAMED[level].label
