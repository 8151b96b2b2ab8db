"""What the search box answers: what a text means, as addresses of pages with words.

A kind is an entry of `KINDS`: the subjects it lists, and how one opens. Places are found by
name, and stand beside whatever else is asked for.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from explorer.analysis.finding import Asked, Found, Index, Subject
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, indicator, newest
from explorer.places import names, postcodes, search, sites
from explorer.places.areas import Area, named_apart, plainly_named
from explorer.places.levels import BY_SLUG, NAMED
from explorer.places.search import Search
from explorer.questions.measures import NAME, measure_subjects
from explorer.questions.question import KEPT, Question, Wish
from explorer.questions.reading import NOBODY, Query, picked_area
from explorer.questions.registry import QUESTIONS
from explorer.root import data_root
from explorer.words import search as words

PAGE = "page"
# Answers that are listed.
MOST = 8
# Of a place's further meanings, and of further subjects, so many before the rest.
_MEANINGS, _BESIDE = 3, 2
# Points that a text may mean beside a place stand after so many answers.
_AFTER = 3
_TOGETHER = 2
_MAP, _COMPARE = "", "compare"
# The goal is of regions: one place's figures are a detail there, and not what its name asks for.
_GOAL = "gap"
_PLACE = "find"
_LONGEST_ADDRESS = 2_000


@dataclass(frozen=True)
class Answers:
    """What the box shows.

    Attributes
    ----------
    found : tuple of Found
        Best first.
    said : str
        What must be told beside them; may be empty.
    """

    found: tuple[Found, ...]
    said: str


@dataclass(frozen=True)
class Here:
    """The page that a reader is on, and its settings."""

    question: Question[Any]
    settings: Query

    @classmethod
    def at(cls, address: str) -> "Here":
        """Read the parameters of an address, with their question mark or without."""
        given = dict(parse_qsl(address[:_LONGEST_ADDRESS].removeprefix("?")))
        question = QUESTIONS.get(given.pop(PAGE, ""), QUESTIONS[_MAP])
        return cls(question, given)


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is found by words.

    Attributes
    ----------
    name : str
        Of its subjects, and in records.
    subjects : callable
        Gives them.
    opened : callable
        Gives the answer for the name of a subject and what else is asked.
    """

    name: str
    subjects: Callable[[], Iterable[Subject]]
    opened: Callable[[str, Wish, Asked], Found | None]


def find(text: str, address: str = "") -> Answers:
    """Return what a text may mean, best first.

    Parameters
    ----------
    text : str
        As typed: any text has an answer, if only that nothing fits.
    address : str, optional
        The parameters of the page that a reader is on: a place opens there.
    """
    asked = " ".join(text.split())
    said = [words.cut(search.LONGEST)] if len(asked) > search.LONGEST else []
    asked = asked[: search.LONGEST].rstrip()
    if not asked:
        return Answers((), "")
    read = index().read(asked)
    found = list(_listed(_with_points(asked, read, list(_answers(read, Here.at(address))))))
    if found and NAMED.get(found[0].kind, BY_SLUG["country"]).points:
        return Answers(tuple(found), " ".join(said))
    said += read.said
    if read.unknown and found:
        said.append(words.not_understood(read.unknown))
    if not found and not said:
        said.append(words.nothing(asked))
    return Answers(tuple(found), " ".join(said))


def meant(text: str) -> Answers | None:
    """Return what a text means where that is more than a place alone; None where it is a place.

    A name, a code or a postcode as it stands is a place, and so is what only fits one.
    """
    asked = " ".join(text.split())
    if search.names_one(asked) or postcodes.looks_like_postcode(asked):
        return None
    answers = find(asked)
    return answers if answers.found and answers.found[0].kind != "place" else None


def index() -> Index:
    """Return the words of every page and measure of the data root in use."""
    return _index(data_root())


@lru_cache(maxsize=4)
def _index(_root: Path) -> Index:
    subjects = [subject for kind in KINDS for subject in kind.subjects()]
    return Index(subjects, words.SAME, words.PAGE_VERBS)


def _listed(found: Iterable[Found]) -> Iterator[Found]:
    """Give the first answers, each address once."""
    seen: set[str] = set()
    for one in found:
        if one.address not in seen and len(seen) < MOST:
            seen.add(one.address)
            yield one


def _answers(read: Asked, here: Here) -> Iterator[Found]:
    if read.places and read.subjects:
        yield from _subjects_with_places(read, here)
    elif read.subjects:
        yield from _subjects_alone(read, here)
    elif len(read.places) >= _TOGETHER:
        yield from _places_together(read, here)
    else:
        yield from _place_alone(read, here)


def _subjects_alone(read: Asked, here: Here) -> Iterator[Found]:
    room = MOST - len(read.beginning[:_MEANINGS])
    shown = [one for subject in read.subjects for one in _opened(subject, (), read)]
    yield from shown[:room]
    for area in search.once(read.beginning)[:_MEANINGS]:
        yield _place_on(here.question, area)
    yield from shown[room:]


def _subjects_with_places(read: Asked, here: Here) -> Iterator[Found]:
    subjects = read.subjects[: MOST + 1]
    fitting = [one for one in subjects if _answers_for(one, _resolved_for(one, read.places))]
    first, *others = fitting or subjects
    yield from _opened(first, read.places, read)
    if len(read.places) == 1:
        for area in _other_meanings(read.places[0], first, read):
            yield from _opened(first, (area,), read)
    for subject in others[:_MEANINGS]:
        yield from _opened(subject, read.places, read)
    if len(read.places) > 1:
        yield from _places_together(read, here)
    else:
        yield from _place_alone(read, here)
    for subject in others[_MEANINGS:]:
        yield from _opened(subject, read.places, read)


def _places_together(read: Asked, here: Here) -> Iterator[Found]:
    for name in (_COMPARE, _MAP):
        question = QUESTIONS[name]
        places = _resolved(read.places, question, None)
        yield _page_found(question, Wish(places[: len(question.places)]))
    for place in read.places:
        yield from _meanings(here.question, place, 1)


def _place_alone(read: Asked, here: Here) -> Iterator[Found]:
    wanted = QUESTIONS.get(read.verb or _MAP, here.question)
    if read.verb is not None and read.places and wanted.places:
        yield _page_found(wanted, Wish(_resolved(read.places, wanted, None)))
    for place in (*read.places, *read.also):
        yield from _meanings(_placed(here.question), place, _MEANINGS + 1, here)
        for question in QUESTIONS.values():
            if question.places and question.name != _GOAL:
                yield _page_found(question, Wish(_resolved((place,), question, None)))
        yield from _meanings(_placed(here.question), place, MOST)


def _placed(question: Question[Any]) -> Question[Any]:
    """Return the page itself if it can be of a place, else the map."""
    return question if question.places else QUESTIONS[_MAP]


# How each kind opens -------------------------------------------------------------------------


def _opened(
    subject: Subject, places: Sequence[Search] | Sequence[Area], read: Asked
) -> Iterator[Found]:
    kind = BY_NAME[subject.kind]
    given = tuple(one for one in places if isinstance(one, Area))
    named = tuple(one for one in places if isinstance(one, Search))
    wish = Wish(given, None, read.level, read.sex)
    asked = Asked(named, (subject,), verb=read.verb)
    found = kind.opened(subject.name, wish, asked)
    if found is not None:
        yield found


def _measure_opened(slug: str, wish: Wish, asked: Asked) -> Found | None:
    record = indicator(slug)
    question = QUESTIONS.get(asked.verb or _MAP, QUESTIONS[_MAP])
    question = question if question.measures else QUESTIONS[_MAP]
    places = wish.places or _resolved(asked.places, question, record)
    if len(places) > len(question.places):
        question = QUESTIONS[_COMPARE]
    places = named_apart(places)
    full = Wish(places, record, wish.level, wish.sex)
    opened = question.opened(full)
    level = wish.level if opened.get("level") == wish.level else ""
    note = words.opens(question.name, question.title, record, places, level=level, sex=wish.sex)
    text = words.beside(record.short_title, places)
    return Found("indicator", text, _address(question, opened), note, places, slug)


def _pages() -> Iterator[Subject]:
    for name, question in QUESTIONS.items():
        called = words.PAGE_WORDS.get(name, ())
        yield Subject(
            "page", name, ((question.title, NAME + 1), *((text, NAME) for text in called))
        )


def _page_opened(name: str, wish: Wish, asked: Asked) -> Found | None:
    question = QUESTIONS[name]
    places = wish.places or _resolved(asked.places, question, None)
    return _page_found(question, Wish(places[: len(question.places)]))


def _page_found(question: Question[Any], wish: Wish) -> Found:
    places = named_apart(wish.places)
    record = indicator(DEFAULT) if question.name == _MAP and places else None
    return Found(
        "page",
        words.beside(question.title, places),
        _address(question, question.opened(wish)),
        words.opens(question.name, question.title, record, places),
        places,
    )


KINDS = (
    Kind("page", _pages, _page_opened),
    Kind("indicator", measure_subjects, _measure_opened),
)
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS}


# Places --------------------------------------------------------------------------------------


def _meanings(
    question: Question[Any], place: Search, most: int, here: Here | None = None
) -> Iterator[Found]:
    """Give each area that a place may be, on a page; where one is on it, it stays as it is."""
    first = _resolved((place,), question, None)
    areas = search.once((*first, *(one.area for one in place.found)), first[0].level)
    for area in areas[:most]:
        staying = _staying(here, area) if here and here.question is question else None
        yield staying or _place_on(question, area)


def _place_on(question: Question[Any], area: Area) -> Found:
    question = _placed(question)
    found = _page_found(question, Wish((area,)))
    return Found("place", words.place_text(area), found.address, found.note, (area,))


def _staying(here: Here, area: Area) -> Found | None:
    """Return a place on the page that a reader is on, as if it were picked there."""
    question = here.question
    if not here.settings or _PLACE not in question.changes:
        return None
    try:
        view, _ = question.read(here.settings)
        to = question.changed(view, _PLACE, area)
    except QuestionError:
        return None
    if to == view:
        return None
    record = getattr(to, "record", None) if question.name == _MAP else None
    note = (
        words.joins(question.title, area)
        if question.name == _COMPARE
        else words.opens(question.name, question.title, record, (area,))
    )
    address = _address(question, to.to_query())
    return Found("place", words.place_text(area), address, note, (area,))


def _answers_for(subject: Subject, areas: Sequence[Area]) -> bool:
    """Whether a subject has an answer for places: pages have for all."""
    if subject.kind != "indicator":
        return True
    record = indicator(subject.name)
    return all(
        data.is_published(record, area.level) or data.can_borrow(record, area) for area in areas
    )


def _resolved_for(subject: Subject, places: Sequence[Search]) -> tuple[Area, ...]:
    record = indicator(subject.name) if subject.kind == "indicator" else None
    return _resolved(places, QUESTIONS[_MAP], record)


def _other_meanings(place: Search, subject: Subject, read: Asked) -> Sequence[Area]:
    """Return what else a place may be than what the first answer took it for."""
    opened = list(_opened(subject, (place,), read))
    taken = {area.code for one in opened for area in one.places}
    others = search.once(one.area for one in place.found)
    fitting = [one for one in others if one.code not in taken and _answers_for(subject, (one,))]
    return fitting[:_BESIDE]


def _resolved(
    places: Sequence[Search], question: Question[Any], record: Indicator | None
) -> tuple[Area, ...]:
    """Return the area that each place is taken for on a page, each once."""
    found: dict[str, Area] = {}
    for place in places:
        area = _taken(place, question, record)
        found.setdefault(area.code, area)
    return tuple(found.values())


def _taken(place: Search, question: Question[Any], record: Indicator | None) -> Area:
    """Return the best of what a place may be: as the page itself would take it.

    A former area is the first that took its place; of names that are like the one typed, those
    that are alike among themselves come first, then whatever has an answer.
    """
    best = place.found[0]
    alike = [
        one.area
        for one in place.found
        if one.match == best.match and (best.match == "postcode" or one.area.name == best.area.name)
    ]
    view = _first_view(data_root(), question, record)
    level = getattr(view, "level", "")
    alike.sort(key=lambda area: area.level != level)
    further = [one.area for one in place.found if record or best.match == "close"]
    for area in dict.fromkeys((*alike, *further)):
        try:
            return question.take(area.key, view)
        except QuestionError:
            continue
    return best.area


@lru_cache(maxsize=KEPT)
def _first_view(_root: Path, question: Question[Any], record: Indicator | None) -> Any:
    return question.read(question.opened(Wish((), record)))[0]


# Places that are points ----------------------------------------------------------------------


def _with_points(asked: str, read: Asked, answers: Sequence[Found]) -> Iterator[Found]:
    """Give answers with the points that fit: first where they are meant, else after a few."""
    found = list(itertools.islice(_points(asked), _MEANINGS + 1))
    if found and _are_meant(asked, read, found[0].places[0]):
        yield from found
        yield from answers
    else:
        yield from answers[:_AFTER]
        yield from found[:_BESIDE]
        yield from answers[_AFTER:]


def _are_meant(asked: str, read: Asked, best: Area) -> bool:
    """Whether a text means points before all else: it says so, or is the name of nothing else."""
    plain = names.plain(asked)
    if any(plain in map(names.plain, (text for text, _ in one.phrases)) for one in read.subjects):
        return False
    if search.names_one(asked) or sites.COMMON.issuperset(plain.split()):
        return False
    exact = bool(read.places) and read.places[0].found[0].match != "close"
    named = exact or bool(search.beginning(asked))
    kind = not sites.COMMON.isdisjoint(plain.split())
    return kind or not named or names.plain(best.name).startswith(plain)


def _points(asked: str) -> Iterator[Found]:
    """Give the points that a text names, alone or beside a measure."""
    whole = sites.called(asked)
    for area in whole:
        record = _newest_of(area)
        if record is not None:
            yield _point_found(area, record)
    typed = [] if whole else asked.split()
    cuts = range(1, len(typed))
    halves = [pair for at in cuts for pair in ((typed[at:], typed[:at]), (typed[:at], typed[at:]))]
    for named, rest in halves:
        name = " ".join(named)
        if sites.COMMON.issuperset(names.plain(name).split()) or search.names_one(name):
            continue
        for area in sites.called(name)[:_BESIDE]:
            told = (indicator(one.name) for one in _measures_of(" ".join(rest)))
            fitting = (record for record in told if _has(record, area))
            yield from (_point_found(area, record) for record in itertools.islice(fitting, 1))


def _measures_of(text: str) -> list[Subject]:
    return [one for one in index().read(text).subjects if one.kind == "indicator"]


def _has(record: Indicator, area: Area) -> bool:
    """Whether an indicator has figures of a point."""
    return area.level in record.sites and area.code in data.places_of(record, area.level)


def _newest_of(area: Area) -> Indicator | None:
    """Return the measure with the newest figures of a point; None where there are none."""
    held = [record for record in newest() if _has(record, area)]
    return max(held, key=lambda one: data.published_periods(one, area.level)[-1], default=None)


def _point_found(area: Area, record: Indicator) -> Found:
    question = QUESTIONS[_MAP]
    opened = question.opened(Wish((area,), record))
    note = words.opens(question.name, question.title, record, (area,))
    text = words.point_text(area, sites.town(area))
    return Found(area.level, text, _address(question, opened), note, (area,), record.slug)


# Addresses -----------------------------------------------------------------------------------


def carried(name: str, settings: Query) -> dict[str, str]:
    """Return the address of every page with the places that a reader has chosen on one.

    Parameters
    ----------
    name : str
        The page that a reader is on.
    settings : mapping of str to str
        Its settings.

    Returns
    -------
    dict of str to str
        By the page's name. Places that stand there before a choice are not carried.
    """
    here = QUESTIONS.get(name, QUESTIONS[_MAP])
    named = tuple(settings[one] for one in here.places if settings.get(one, NOBODY) != NOBODY)
    areas = _chosen(data_root(), here, named) if named else ()
    return {
        to: _address(one, one.opened(Wish(areas)) if to != name and areas else {})
        for to, one in QUESTIONS.items()
        if one.in_bar or one.under is not None
    }


@lru_cache(maxsize=KEPT)
def _chosen(_root: Path, here: Question[Any], named: tuple[str, ...]) -> tuple[Area, ...]:
    """Return the places that settings name, unless a page shows them before any choice."""
    usual = here.read({})[0].to_query()
    if named == tuple(usual[one] for one in here.places if usual.get(one, NOBODY) != NOBODY):
        return ()
    picked = [picked_area(text, NOBODY, []) for text in named]
    return plainly_named(search.once(area for area in picked if area))


def _address(question: Question[Any], settings: Query) -> str:
    query = {PAGE: question.name, **settings} if question.name else dict(settings)
    return f"?{urlencode(query, safe=':')}"
