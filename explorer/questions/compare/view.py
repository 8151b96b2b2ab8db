"""The view of the page that compares places."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.analysis.breaks import HAND, USUAL_BREAKS, Breaks
from explorer.analysis.compare import FEWEST, MOST
from explorer.analysis.measures import THEMES
from explorer.indicators import yours
from explorer.indicators.catalogue import DEFAULT, Indicator, catalogue, indicator
from explorer.places.areas import Area, named_apart, plainly_named
from explorer.places.search import once
from explorer.questions.breaks import asked_breaks, broken
from explorer.questions.map.view import BLACKPOOL, WINCHESTER
from explorer.questions.reading import NOBODY, asker, one_of, picked_area
from explorer.words.figures import together

FIRST, ENGLAND = "first", "england"
AGAINST = (FIRST, ENGLAND)
# What is open of the table: every group of measures, or that of the measure in focus.
ALL, FOCUS = "all", ""
GROUPS = (ALL, *THEMES, yours.THEME)
_LETTERS = "abcdef"
_DEFAULTS = (BLACKPOOL, WINCHESTER)
# What groups of measures were called in links that were shared before.
_FORMER = {"lives": "health", "deprivation": "money", "more": "doctors"}


@dataclass(frozen=True)
class CompareView:
    """What the page shows.

    Attributes
    ----------
    places : tuple of Area
        Two to six; the first is A.
    indicator, sex : str
        The measure in focus: it heads the page and is on the map.
    against : str
        Whether differences are of the first place, or of each against England.
    measures : str
        The group of measures that is open, `ALL`, or `FOCUS`.
    breaks : Breaks
        Where the map's figures are cut into classes.
    """

    places: tuple[Area, ...]
    indicator: str
    sex: str
    against: str = FIRST
    measures: str = FOCUS
    breaks: Breaks = USUAL_BREAKS

    def __post_init__(self) -> None:
        """Tell places of one name apart."""
        object.__setattr__(self, "places", named_apart(plainly_named(self.places)))

    @property
    def record(self) -> Indicator:
        """The record of the measure in focus."""
        return indicator(self.indicator)

    @property
    def row(self) -> str:
        """The measure in focus as the URL names it."""
        return f"{self.indicator}.{self.sex}"

    @property
    def full(self) -> bool:
        """Whether no further place can be added."""
        return len(self.places) == MOST

    @property
    def fewest(self) -> bool:
        """Whether no place can be taken away."""
        return len(self.places) == FEWEST

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        return {
            **{letter: area.key for letter, area in zip(_LETTERS, self.places, strict=False)},
            "row": self.row,
            **({} if self.against == FIRST else {"against": self.against}),
            **({} if self.measures == FOCUS else {"measures": self.measures}),
            **broken(self.breaks),
        }

    def unasked(self, before: "CompareView") -> list[str]:
        """Return nothing: no choice changes another here."""
        return []

    def has(self, area: Area) -> bool:
        """Whether a place is among them, be it at another level."""
        return any(one.code == area.code for one in self.places)

    def adding(self, area: Area) -> "CompareView":
        """Return the view with another place, where there is room and it is not there."""
        if self.full or self.has(area):
            return self
        return replace(self, places=(*self.places, area))

    def without(self, area: Area) -> "CompareView":
        """Return the view without a place, where enough stay."""
        if self.fewest:
            return self
        return replace(self, places=tuple(one for one in self.places if one != area))

    def focused(self, row: str) -> "CompareView":
        """Return the view with another measure in focus, as the URL names it."""
        slug, _, sex = row.partition(".")
        set_for = slug == self.indicator or self.breaks.method != HAND
        breaks = self.breaks if set_for else USUAL_BREAKS
        return replace(self, indicator=slug, sex=sex, breaks=breaks)

    def cut(self, breaks: Breaks) -> "CompareView":
        """Return the view with its map's figures cut another way."""
        return replace(self, breaks=breaks)

    def said(self, against: str) -> "CompareView":
        """Return the view with differences said another way."""
        return replace(self, against=against if against in AGAINST else FIRST)

    def of(self, measures: str) -> "CompareView":
        """Return the view with another group of measures open."""
        return replace(self, measures=measures if measures in GROUPS else FOCUS)


def read(query: Mapping[str, str]) -> tuple[CompareView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them.

    Parameters
    ----------
    query : mapping of str to str
        As typed or shared; nothing in it is trusted. A wrong part falls back to its default
        and is named.
    """
    problems: list[str] = []
    asked = asker(query)
    places = _places(query, problems)
    rows = {f"{slug}.{sex}": slug for slug, one in catalogue().items() for sex in one.sexes}
    default = f"{DEFAULT}.{indicator(DEFAULT).sexes[0]}"
    slug, _, sex = one_of(asked("row"), rows, default, "measure", problems).partition(".")
    against = one_of(asked("against"), AGAINST, FIRST, "way to say differences", problems)
    wanted = asked("measures")
    wanted = _FORMER.get(wanted, wanted)
    measures = one_of(wanted, GROUPS, FOCUS, "group of measures", problems)
    breaks = asked_breaks(query, indicator(slug).decimals, problems)
    return CompareView(places, slug, sex, against, measures, breaks), problems


def _places(query: Mapping[str, str], problems: list[str]) -> tuple[Area, ...]:
    """Return the places asked for, each once; the first two where fewer than two are."""
    asked = asker(query)
    defaults = (*_DEFAULTS, *[NOBODY] * (MOST - len(_DEFAULTS)))
    found = [
        picked_area(asked(letter) or default, default, problems)
        for letter, default in zip(_LETTERS, defaults, strict=True)
    ]
    named = [area for area in found if area]
    places = once(named)
    twice = {area.name for area in named if sum(one.code == area.code for one in named) > 1}
    problems += [f"{name} is named twice: it stands once." for name in sorted(twice)]
    if beyond := [key for key in query if len(key) == 1 and _LETTERS[-1] < key.lower() <= "z"]:
        problems.append(f"{MOST} places at most are compared: {together(beyond)} is left out.")
    if len(places) >= FEWEST:
        return places
    usual = [area for area in (picked_area(default, default, []) for default in _DEFAULTS) if area]
    filled = once((*places, *usual))[:FEWEST]
    added = [area.name for area in filled if area not in places]
    problems.append(
        f"Compare needs two places: {together(added)} {'is' if len(added) == 1 else 'are'} added."
    )
    return filled
