"""Which pages the site has, and where an address of the explorer is found among them."""

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, unquote_plus

from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import catalogue, indicator
from explorer.places.areas import register
from explorer.places.levels import LEVELS
from explorer.questions.lessons import LESSONS
from explorer.questions.map.view import map_levels
from explorer.questions.question import Question
from explorer.questions.reading import Query
from explorer.questions.registry import QUESTIONS
from explorer.words.site import no_page

HOME = "index.html"
MAP, AREA, TEACH = "", "area", "teach"
# What a page of the map is called on the command line.
_CALLED = {MAP: "map"}
_PATHS = {MAP: HOME, AREA: "areas/index.html"}
_AREA_LEVELS = tuple(one.slug for one in LEVELS)


@dataclass(frozen=True)
class Static:
    """A page of the site.

    Attributes
    ----------
    name : str
        The question's name in addresses.
    query : tuple of (str, str)
        The settings of its view that differ from those that the question opens with.
    path : str
        Where it lies, from the root of the site.
    """

    name: str
    query: tuple[tuple[str, str], ...]
    path: str

    @property
    def question(self) -> Question[Any]:
        """The question that it answers."""
        return QUESTIONS[self.name]

    def view(self) -> Any:
        """Return the view that it shows."""
        return self.question.asked(dict(self.query))


@dataclass(frozen=True)
class _Family:
    """Settings that have pages of their own.

    Attributes
    ----------
    own : sequence of str
        The settings.
    loose : sequence of str
        Settings that a link may say, and that the page it leads to need not share.
    """

    own: Sequence[str]
    loose: Sequence[str] = ()


_FAMILIES = {
    MAP: _Family(("indicator", "level", "sex"), ("a", "b")),
    AREA: _Family(("area",)),
    TEACH: _Family(("lesson", "teacher"), ("a", "b", "seed", "budget", "step")),
    "doctors": _Family(("level",)),
}
_ALONE = _Family(())


def _steps() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the values of single settings that have pages of their own, by question."""
    return {"doctors": {"level": [one.slug for one in LEVELS if one.mapped]}}


@dataclass(frozen=True)
class Wanted:
    """What part of the site is made.

    Attributes
    ----------
    pages : tuple of str
        Names of pages as on the command line; empty for all.
    areas : tuple of str
        Keys of areas; None for all.
    indicators : tuple of str
        Slugs; None for all.
    """

    pages: tuple[str, ...] = ()
    areas: tuple[str, ...] | None = None
    indicators: tuple[str, ...] | None = None

    def has(self, name: str) -> bool:
        """Whether a page is made."""
        return not self.pages or _CALLED.get(name, name) in self.pages


def checked_pages(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of pages as they are written on the command line.

    Raises
    ------
    QuestionError
        There is no such page.
    """
    known = [_CALLED.get(name, name) for name in QUESTIONS]
    given = tuple(names)
    for name in given:
        if name not in known:
            raise QuestionError(no_page(name, known))
    return given


def statics(wanted: Wanted) -> list[Static]:
    """Return every page of the site: what each question opens with first, then its families."""
    found = [Static(name, (), path_of(name)) for name in QUESTIONS if wanted.has(name)]
    # One area is what its page opens with: it has a page of its own.
    found = [one for one in found if one.name != AREA]
    for name, families in _steps().items():
        if wanted.has(name):
            found += _of_steps(name, families)
    if wanted.has(TEACH):
        found += [one for lesson in LESSONS for one in _of_lesson(lesson)]
    if wanted.has(MAP):
        found += _maps(wanted)
    if wanted.has(AREA):
        found += _areas(wanted)
    return found


def path_of(name: str) -> str:
    """Return where the page that a question opens with lies; of areas, where all are listed."""
    return _PATHS.get(name, f"{name}.html")


def map_path(slug: str, level: str, sex: str) -> str:
    """Return where the page with a map lies."""
    return f"maps/{slug}/{level}/{sex}.html"


def area_path(level: str, code: str) -> str:
    """Return where an area's page lies."""
    return f"areas/{level}/{code}.html"


def list_path(level: str) -> str:
    """Return where the list of a level's areas lies."""
    return f"areas/{level}/index.html"


def _of_steps(name: str, settings: Mapping[str, Sequence[str]]) -> list[Static]:
    usual = QUESTIONS[name].read({})[0].to_query()
    return [
        Static(name, ((setting, value),), f"{name}/{setting}-{value}.html")
        for setting, values in settings.items()
        for value in values
        if usual.get(setting) != value
    ]


def _of_lesson(lesson: str) -> list[Static]:
    return [
        Static(TEACH, (("lesson", lesson),), f"teach/{lesson}.html"),
        Static(TEACH, (("lesson", lesson), ("teacher", "1")), f"teach/{lesson}-teacher.html"),
    ]


def _maps(wanted: Wanted) -> list[Static]:
    first = QUESTIONS[MAP].read({})[0].to_query()
    found = []
    for slug, record in catalogue().items():
        if wanted.indicators is not None and slug not in wanted.indicators:
            continue
        for level in map_levels(record):
            for sex in record.sexes:
                asked = {"indicator": slug, "level": level, "sex": sex}
                if asked.items() <= first.items() or not data.published_periods(record, level, sex):
                    continue
                found.append(Static(MAP, tuple(asked.items()), map_path(slug, level, sex)))
    return found


def _areas(wanted: Wanted) -> list[Static]:
    return [
        Static(AREA, (("area", area.key),), area_path(level, area.code))
        for level in _AREA_LEVELS
        for area in register().level(level).values()
        if wanted.areas is None or area.key in wanted.areas
    ]


@dataclass
class Atlas:
    """Where every page and file of a site lies.

    Attributes
    ----------
    pages : list of Static
    files : mapping of str to str
        Path by the explorer's address, of files that are in the site too.
    """

    pages: list[Static]
    files: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note what each page shows."""
        self._queries: dict[tuple[str, tuple[str, ...]], tuple[str, Query]] = {}
        self._usual = {name: one.read({})[0].to_query() for name, one in QUESTIONS.items()}
        for one in self.pages:
            query = self._whole(one)
            # What a question opens with is of a family too: it is that member's page.
            self._queries.setdefault(_key(one.name, query), (one.path, query))
        self.paths = frozenset({one.path for one in self.pages} | set(self.files.values()))
        self._led: Callable[[str], tuple[str, str]] = lru_cache(maxsize=8192)(self._lead)

    def __contains__(self, path: str) -> bool:
        """Whether the site has a page or file there."""
        return path in self.paths

    def _whole(self, one: Static) -> Query:
        if one.name == MAP and one.query:
            # As it would be read; reading five hundred of them takes longer.
            asked = dict(one.query)
            record = indicator(asked["indicator"])
            last = max(data.published_periods(record, asked["level"], asked["sex"]))
            return {**asked, "period": last.short}
        return one.view().to_query() if one.query else self._usual[one.name]

    def path(self, address: str) -> str:
        """Return where an address of the explorer is found in the site; empty where it is not."""
        if not address.startswith("?"):
            asked = address.removeprefix("/")
            return self.files.get(asked, asked if asked in self.paths else "")
        asked, _, part = address.partition("#")
        # Addresses that differ in the place alone lead to one page: it is looked for once.
        pieces = asked.removeprefix("?").split("&")
        place = next((one[2:] for one in pieces if one.startswith("a=")), "")
        path, name = self._led("&".join(one for one in pieces if one[:2] != "a="))
        if place and "a" not in _family(name).loose:
            path, name = self._led(asked.removeprefix("?"))
        chosen = unquote_plus(place).partition(":")[2]
        mark = part or (chosen if name == MAP else "")
        return f"{path}#{mark}" if path and mark else path

    def _lead(self, asked: str) -> tuple[str, str]:
        """Return the page to which the settings of an address lead, and its question's name."""
        given = dict(parse_qsl(asked))
        name = given.pop("page", MAP)
        if name not in QUESTIONS:
            return "", ""
        settings = {key: text for key, text in given.items() if key not in _family(name).loose}
        return self._page(name, settings), name

    def _page(self, name: str, given: Query) -> str:
        question = QUESTIONS[name]
        # To read the many addresses of single figures takes longer than all else of a page.
        if not set(given) <= set(question.settings) or (name == AREA and given.keys() - {"area"}):
            return ""
        try:
            query = question.asked(given).to_query()
        except QuestionError:
            return ""
        path, held = self._queries.get(_key(name, query), ("", {}))
        ignored = _family(name).loose
        same = all(held.get(key) == query.get(key) for key in query if key not in ignored)
        return path if path and same else ""

    def option(self, name: str, view: Any) -> str:
        """Return the page whose own settings are those of a view; empty where there is none."""
        return self._queries.get(_key(name, view.to_query()), ("", {}))[0]


def relative(path: str, here: str) -> str:
    """Return a path from the root of the site as one page links to it."""
    asked, mark, part = path.partition("#")
    there = posixpath.relpath(asked, posixpath.dirname(here) or ".")
    return f"{there}{mark}{part}"


def _family(name: str) -> _Family:
    return _FAMILIES.get(name, _ALONE)


def _key(name: str, query: Query) -> tuple[str, tuple[str, ...]]:
    return name, tuple(str(query.get(one, "")) for one in _family(name).own)
