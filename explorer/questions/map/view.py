"""The view of the map page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.analysis.breaks import HAND, USUAL_BREAKS, Breaks
from explorer.analysis.map import class_limits
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, catalogue, indicator
from explorer.maps.hexagons import MAP, SHAPES
from explorer.maps.message import shaped
from explorer.maps.shading import SHADINGS, VALUE
from explorer.periods import Period, choose
from explorer.places.areas import Area, named_apart, plainly_named
from explorer.places.levels import NAMED
from explorer.questions.breaks import asked_breaks, broken, changed_breaks
from explorer.questions.reading import NOBODY, asker, one_of, picked_area

BLACKPOOL, WINCHESTER = "upper-tier:E06000009", "district:E07000094"
_FIRST_LEVEL = "upper-tier"
_SEXES = {"female": "girls and women", "male": "boys and men", "persons": "everyone"}


@dataclass(frozen=True)
class MapView:
    """What the map page shows.

    Attributes
    ----------
    indicator, level, sex : str
    period : Period
    a, b : Area or None
        The two places picked out.
    shade : str
        What the colours stand for.
    shape : str
        How maps draw areas: as they lie, or as hexagons.
    breaks : Breaks
        Where figures are cut into classes, while the colours stand for figures.
    """

    indicator: str
    level: str
    sex: str
    period: Period
    a: Area | None
    b: Area | None
    shade: str = VALUE
    shape: str = MAP
    breaks: Breaks = USUAL_BREAKS

    def __post_init__(self) -> None:
        """Tell two places of one name apart."""
        named = iter(named_apart(plainly_named(area for area in (self.a, self.b) if area)))
        for letter in ("a", "b"):
            if getattr(self, letter):
                object.__setattr__(self, letter, next(named))

    @property
    def record(self) -> Indicator:
        """The indicator's record."""
        return indicator(self.indicator)

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        return {
            "indicator": self.indicator,
            "level": self.level,
            "sex": self.sex,
            "period": self.period.short,
            "a": self.a.key if self.a else NOBODY,
            "b": self.b.key if self.b else NOBODY,
            **({} if self.shade == VALUE else {"colour": self.shade}),
            **shaped(self.shape),
            **broken(self.breaks),
        }

    def showing(self, slug: str) -> "MapView":
        """Return the view with another indicator, and the nearest level, sex and period to it."""
        record = indicator(slug)
        levels = map_levels(record)
        level = self.level if self.level in levels else first_level(levels)
        sex = self.sex if self.sex in record.sexes else record.sexes[0]
        # Numbers that a reader set are another measure's, unless it is the same one.
        set_for = slug == self.indicator or self.breaks.method != HAND
        breaks = self.breaks if set_for else USUAL_BREAKS
        view = replace(self._over(level), indicator=slug, sex=sex, breaks=breaks)
        return _with_period(view)

    def by(self, level: str) -> "MapView":
        """Return the view at another level, in the same period where it has one."""
        return _with_period(self._over(level))

    def _over(self, level: str) -> "MapView":
        """Return the view at another level: points stand beside points, and areas beside areas."""
        if NAMED[level].points == NAMED[self.level].points:
            return replace(self, level=level)
        a, b = (picked_area(key, key, []) for key in _usual(level))
        return replace(self, level=level, a=a, b=b)

    def of(self, sex: str) -> "MapView":
        """Return the view for another sex, in the same period where it has one."""
        return _with_period(replace(self, sex=sex))

    def at(self, period: str) -> "MapView":
        """Return the view in another period, as stored."""
        return replace(self, period=Period.stored(period))

    def picking(self, area: Area) -> "MapView":
        """Return the view with a place picked as A; B stays to compare it with."""
        return self if area in (self.a, self.b) else replace(self, a=area)

    def shaded(self, shade: str) -> "MapView":
        """Return the view in other colours."""
        return replace(self, shade=shade if shade in SHADINGS else VALUE)

    def drawn_as(self, shape: str) -> "MapView":
        """Return the view with areas drawn in another shape."""
        return replace(self, shape=shape if shape in SHAPES else MAP)

    def cut(self, method: str) -> "MapView":
        """Return the view with its figures cut another way: a method, or breaks as in addresses.

        Raises
        ------
        QuestionError
            No map can have such breaks.
        """
        shown = self.level, self.sex, self.period
        breaks = changed_breaks(method, self.breaks, self.record, shown)
        return replace(self, breaks=breaks, shade=VALUE)

    def into(self, classes: str) -> "MapView":
        """Return the view with another number of classes."""
        return self.cut(f"{self.breaks.method}-{classes}")

    def unasked(self, before: "MapView") -> list[str]:
        """Return what else than what a reader chose is now another than before."""
        fields = ("indicator", "level", "sex", "period")
        changed = [name for name in fields if getattr(self, name) != getattr(before, name)]
        asked, *others = changed or [""]
        by, where = NAMED[self.level].plural, NAMED[before.level].plural
        notes = {
            "level": f"This is not published by {where}: it is shown by {by}.",
            "sex": f"There are no figures for {_SEXES[before.sex]} here: these are for "
            f"{_SEXES[self.sex]}.",
            "period": f"There are no figures of {before.period.words} here: these are of "
            f"{self.period.words}.",
        }
        said = [notes[name] for name in others]
        if before.breaks.own and not self.breaks.own and asked == "indicator":
            said.append("Your breaks were for another measure: the usual ones are back.")
        limits = [class_limits(self.record, one.level) for one in (before, self)]
        if asked == "level" and not self.breaks.own and limits[0] != limits[1]:
            said.append(f"The colours have other limits here than for {where}.")
        return said

    def keeping(self) -> "MapView":
        """Return the view with A kept as B, to compare other places with."""
        return replace(self, b=self.a, a=self.b)


def read(query: Mapping[str, str]) -> tuple[MapView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them.

    Parameters
    ----------
    query : mapping of str to str
        As typed or shared; nothing in it is trusted. A wrong part falls back to
        its default and is named, so that no link leads to an error.
    """
    problems: list[str] = []
    asked = asker(query)
    if asked("page"):
        problems.append(f"There is no page '{asked('page')}' here. This is the map.")
    slug = one_of(asked("indicator"), catalogue(), DEFAULT, "indicator", problems)
    record = indicator(slug)
    levels = map_levels(record)
    level = one_of(asked("level"), levels, first_level(levels), "level", problems)
    sex = one_of(asked("sex"), record.sexes, record.sexes[0], "sex", problems)
    period = _period(record, level, sex, asked("period"), problems)
    first, second = _usual(level)
    a = picked_area(asked("a"), first, problems, points=NAMED[level].points)
    b = picked_area(asked("b"), second, problems, points=NAMED[level].points)
    if a and b and a.code == b.code:
        problems.append(f"{a.name} is named twice: it stands once.")
        b = None
    shade = one_of(asked("colour"), SHADINGS, VALUE, "colour", problems)
    shape = one_of(asked("shape"), SHAPES, MAP, "shape", problems)
    breaks = asked_breaks(query, record.decimals, problems)
    return MapView(slug, level, sex, period, a, b, shade, shape, breaks), problems


def map_levels(record: Indicator) -> list[str]:
    """Return the levels at which an indicator can be mapped, then its points."""
    areas = [slug for slug in data.levels_of(record) if NAMED[slug].mapped]
    return [*areas, *record.sites]


def _usual(level: str) -> tuple[str, str]:
    """Return the two places that stand on a map before any is chosen: of points, none."""
    return (NOBODY, NOBODY) if NAMED[level].points else (BLACKPOOL, WINCHESTER)


def first_level(levels: list[str]) -> str:
    """Return the level that a map opens at."""
    return _FIRST_LEVEL if _FIRST_LEVEL in levels else levels[-1]


def _with_period(view: MapView) -> MapView:
    available = data.published_periods(view.record, view.level, view.sex)
    period = view.period if view.period in available else max(available)
    return replace(view, period=period)


def _period(record: Indicator, level: str, sex: str, text: str, problems: list[str]) -> Period:
    available = data.published_periods(record, level, sex)
    try:
        return choose(text or None, available, record.short_title)
    except QuestionError as error:
        problems.append(str(error))
        return max(available)
