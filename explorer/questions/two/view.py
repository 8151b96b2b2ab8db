"""The view of the page on two measures."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from explorer.analysis.two.measures import Asked, is_modelled, newest, offered, periods
from explorer.errors import QuestionError
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.maps.hexagons import MAP, SHAPES
from explorer.maps.message import shaped
from explorer.periods import Period, choose
from explorer.places.areas import Area, named_apart, plainly_named, register
from explorer.places.levels import BY_SLUG, NAMED
from explorer.places.search import once
from explorer.questions.map.view import BLACKPOOL
from explorer.questions.reading import NOBODY, asker, one_of, picked_area
from explorer.words.two.labels import changed_measure, dropped, other_period

LEVELS = tuple(slug for slug, level in BY_SLUG.items() if level.mapped)
MOST = 6
LETTERS = "abcdef"
_FIRST_LEVEL = "upper-tier"
# What the page opens on, and falls back to where a level has no figures of what was asked: the
# first of these that it has.
_ACROSS = ("imd-score.persons", "people.persons")
_UP = (f"{DEFAULT}.female", "gps-per-100k.persons", "people.persons")
_HAMPSHIRE = "upper-tier:E10000014"
_NO, _YES = "0", "1"
_SWITCHES = ("weighted", "line", "modelled")


@dataclass(frozen=True)
class TwoView:
    """What the page shows.

    Attributes
    ----------
    first, second : Asked
        Across and up.
    level : str
    places : tuple of Area
        Up to six, picked out; all of `level`.
    weighted : bool
        Whether areas count by their people.
    line : bool
        Whether a straight line is drawn.
    modelled : bool
        Whether figures by a model of ours may be chosen.
    shape : str
        How the map draws areas.
    """

    first: Asked
    second: Asked
    level: str
    places: tuple[Area, ...] = ()
    weighted: bool = False
    line: bool = False
    modelled: bool = False
    shape: str = MAP

    def __post_init__(self) -> None:
        """Tell places of one name apart."""
        object.__setattr__(self, "places", named_apart(plainly_named(self.places)))

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        held = {one.key: one for one in offered(self.level, modelled=True)}
        usual = newest(held[self.first.key], held[self.second.key], self.level)
        told = {"x": self.first, "y": self.second}
        when = {
            f"{side}-period": one.period.short
            for (side, one), other in zip(told.items(), usual, strict=True)
            if one.period != other.period
        }
        places = {letter: area.key for letter, area in zip(LETTERS, self.places, strict=False)}
        return {
            "level": self.level,
            **{side: one.key for side, one in told.items()},
            **when,
            **(places or {"a": NOBODY}),
            **{name: _YES for name in _SWITCHES if getattr(self, name)},
            **shaped(self.shape),
        }

    def unasked(self, before: "TwoView") -> list[str]:
        """Return what else than what a reader chose is now another than before."""
        notes = []
        if self.level != before.level:
            pairs = ((self.first, before.first), (self.second, before.second))
            notes += [
                changed_measure(one, self.level) for one, other in pairs if one.key != other.key
            ]
            names = {area.name for area in self.places}
            if lost := [area.name for area in before.places if area.name not in names]:
                notes.append(dropped(lost, self.level))
        kept = (one for one in ("first", "second") if _same(self, before, one))
        notes += [
            other_period(getattr(self, one))
            for one in kept
            if getattr(self, one).period != getattr(before, one).period
            and not _chose_period(self, before)
        ]
        return notes

    def across(self, key: str) -> "TwoView":
        """Return the view with another measure across, in the newest period of both."""
        return self._measuring(first=key)

    def up(self, key: str) -> "TwoView":
        """Return the view with another measure up, in the newest period of both."""
        return self._measuring(second=key)

    def _measuring(self, **keys: str) -> "TwoView":
        held = {one.key: one for one in offered(self.level, modelled=True)}
        asked = {name: held[getattr(self, name).key] for name in ("first", "second")}
        asked |= {name: held[key] for name, key in keys.items() if key in held}
        if asked["first"].key == asked["second"].key:
            # What was chosen takes the place that the other has: the two change sides.
            return self.swapped()
        first, second = newest(asked["first"], asked["second"], self.level)
        return replace(self, first=first, second=second)

    def swapped(self) -> "TwoView":
        """Return the view with both measures changing sides."""
        return replace(self, first=self.second, second=self.first)

    def at(self, side: str, period: str) -> "TwoView":
        """Return the view with one measure ("first", "second") in another period, as stored."""
        return replace(self, **{side: replace(getattr(self, side), period=Period.stored(period))})

    def by(self, level: str) -> "TwoView":
        """Return the view at another level: measures and places that it has stay."""
        first, second = _measures(level, self.first.key, self.second.key, modelled=self.modelled)
        places = [
            one
            for area in self.places
            for one in (area, *register().same_place(area))
            if one.level == level
        ]
        return replace(self, level=level, first=first, second=second, places=once(places))

    def set(self, name: str, on: bool) -> "TwoView":
        """Return the view with a switch on or off."""
        changed: dict[str, Any] = {name: on}
        view = replace(self, **changed)
        if name != "modelled" or on:
            return view
        first, second = _measures(self.level, self.first.key, self.second.key, modelled=False)
        keys = {self.first.key, self.second.key}
        return (
            view if {first.key, second.key} == keys else replace(view, first=first, second=second)
        )

    def drawn_as(self, shape: str) -> "TwoView":
        """Return the view with areas drawn in another shape."""
        return replace(self, shape=shape if shape in SHAPES else MAP)

    @property
    def full(self) -> bool:
        """Whether no further place can be picked out."""
        return len(self.places) == MOST

    def adding(self, area: Area) -> "TwoView":
        """Return the view with another place picked out, where there is room."""
        if area in self.places or self.full:
            return self
        return replace(self, places=(*self.places, area))

    def without(self, key: object) -> "TwoView":
        """Return the view without a place."""
        return replace(self, places=tuple(one for one in self.places if one.key != key))


def _same(view: TwoView, before: TwoView, name: str) -> bool:
    return bool(getattr(view, name).key == getattr(before, name).key)


def _chose_period(view: TwoView, before: TwoView) -> bool:
    """Whether nothing but a period is another: that is what the reader chose."""
    return replace(view, first=before.first, second=before.second) == before and all(
        _same(view, before, name) for name in ("first", "second")
    )


def _measures(level: str, first: str, second: str, *, modelled: bool) -> tuple[Asked, Asked]:
    """Return two measures of a level: those asked for where it has them, else its usual ones."""
    held = {one.key: one for one in offered(level, modelled=modelled)}
    across = next(key for key in (first, *_ACROSS, *held) if key in held and key != second)
    up = next(key for key in (second, *_UP, *held) if key in held and key != across)
    return newest(held[across], held[up], level)


def read(query: Mapping[str, str]) -> tuple[TwoView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them.

    Parameters
    ----------
    query : mapping of str to str
        As typed or shared; nothing in it is trusted. A wrong part falls back to its default
        and is named.
    """
    problems: list[str] = []
    asked = asker(query)
    level = one_of(asked("level"), LEVELS, _FIRST_LEVEL, "level", problems)
    on = {
        name: one_of(asked(name), (_NO, _YES), _NO, "switch", problems) == _YES
        for name in _SWITCHES
    }
    keys = [_key(asked(side), level, on["modelled"], problems) for side in ("x", "y")]
    if keys[0] and keys[0] == keys[1]:
        problems.append("Both are one measure: another is shown beside it.")
        keys[1] = ""
    usual = _measures(level, keys[0], keys[1], modelled=on["modelled"])
    first, second = (
        replace(one, period=_period(one, level, asked(f"{side}-period"), problems))
        for side, one in zip(("x", "y"), usual, strict=True)
    )
    shape = one_of(asked("shape"), SHAPES, MAP, "shape", problems)
    places = _places(query, level, problems)
    return TwoView(first, second, level, places, shape=shape, **on), problems


def _key(text: str, level: str, modelled: bool, problems: list[str]) -> str:
    """Return the measure that an address names, where the level has it; else nothing."""
    if not text:
        return ""
    slug, _, sex = text.partition(".")
    every = {one.key: one for one in offered(level, modelled=True)}
    named = [
        key for key, one in every.items() if key == text or (not sex and one.indicator.slug == slug)
    ]
    if not named:
        try:
            title = indicator(slug).title
        except QuestionError as error:
            problems.append(str(error))
            return ""
        problems.append(f"{title}: {NAMED[level].plural} have no such figures of their own.")
        return ""
    if is_modelled(every[named[0]].indicator, level) and not modelled:
        problems.append(
            f"{every[named[0]].indicator.title} is by a model: allow modelled figures first."
        )
        return ""
    return named[0]


def _period(one: Asked, level: str, text: str, problems: list[str]) -> Period:
    if not text:
        return one.period
    available = periods(one.indicator, level, one.sex)
    try:
        return choose(text, available, one.indicator.short_title)
    except QuestionError as error:
        problems.append(str(error))
        return one.period


def _places(query: Mapping[str, str], level: str, problems: list[str]) -> tuple[Area, ...]:
    """Return the places picked out, of the level; two known ones where none is asked for."""
    asked = asker(query)
    wanted = [asked(letter) for letter in LETTERS]
    if not any(wanted):
        wanted = [BLACKPOOL, _HAMPSHIRE] if level == _FIRST_LEVEL else []
    found: list[Area] = []
    for text in wanted:
        area = picked_area(text, NOBODY, problems) if text else None
        if area is None:
            continue
        here = [one for one in (area, *register().same_place(area)) if one.level == level]
        if not here:
            problems.append(f"{area.name} is no {NAMED[level].singular}: it is not shown.")
        found += here
    return once(found)
