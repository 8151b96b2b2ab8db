"""What a text means: the places it names, and the subjects that its other words fit.

A subject is anything that can be asked about by words: a page, a measure and, when there are
more kinds, whatever they list. Nothing here knows one kind from another.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from explorer.errors import QuestionError
from explorer.places import names, search
from explorer.places.areas import Area
from explorer.places.search import Search
from explorer.places.spotting import spots

# Words that ask, and tell nothing of what for.
_LITTLE = frozenset(
    """
    a an and the of in for to at on per is are was were how what where which who whose many much
    do does did there near around within me my our show find get please about s with from or it i we
    you your have has had be been can could should would by people area areas place places rate
    rates level levels figure figures number numbers percentage percent data statistics local
    between than difference most least fewest fewer more less highest lowest higher lower best
    worst top bottom
    """.split()  # noqa: SIM905 -- a list of words is read as words
)
_SEXES = {
    **dict.fromkeys(("girl", "girls", "woman", "women", "female", "females"), "female"),
    **dict.fromkeys(("boy", "boys", "man", "men", "male", "males"), "male"),
}
_LEVELS = {
    **dict.fromkeys(("constituency", "constituencies", "seat", "seats"), "constituency"),
    **dict.fromkeys(("district", "districts"), "district"),
    **dict.fromkeys(("region", "regions"), "region"),
    **dict.fromkeys(("icb", "icbs", "board", "boards"), "icb"),
    **dict.fromkeys(
        ("county", "counties", "council", "councils", "authority", "authorities"), "upper-tier"
    ),
}
_ENDINGS = (
    "ational", "ations", "ation", "ities", "ity", "ments", "ment", "ings", "ing", "ers", "ies",
    "ed", "er", "es", "ly", "s", "e", "y",
)  # fmt: skip
_SHORTEST_STEM = 3
_BY_BEGINNING, _BY_SYNONYM = 0.8, 0.9
# Letters from which what is typed may be the beginning of a word, or a slip.
_BEGUN, _SLIPPED = 2, 5
_CLOSE = 82
# Subjects that fit less of the words than this of what the best one fits are no answer.
_ENOUGH = 0.34
_WHOLE = 0.999
# From here a word is one of a name, and not of a description alone.
_NAMING = 2.0
_NAMED_WHOLE, _NAMED_LIKE = 6.0, 3.0


@dataclass(frozen=True)
class Subject:
    """Something that can be asked about by words.

    Attributes
    ----------
    kind, name : str
        What it is, and which.
    phrases : tuple of (str, float)
        What it is called and told by, each with how much it says; the first is its name.
    favour : float
        Less than 1 for what is rarely meant, such as a release that another has replaced.
    """

    kind: str
    name: str
    phrases: tuple[tuple[str, float], ...]
    favour: float = 1.0


@dataclass(frozen=True)
class Asked:
    """What a text asks for.

    Attributes
    ----------
    places : tuple of Search
        Of each place that is named, what it may be; each has at least one area.
    subjects : tuple of Subject
        Best first.
    also : tuple of Search
        Places that stand beside what is meant, as the town in an address.
    verb : str or None
        The subject that a word such as "compare" asks for, by its name.
    level, sex : str
        What a map is asked to show; may be empty.
    said : tuple of str
        What must be told of the places.
    unknown : tuple of str
        Words that fit nothing.
    beginning : tuple of Area
        Places whose names begin with what is typed, where it fits subjects too.
    """

    places: tuple[Search, ...]
    subjects: tuple[Subject, ...]
    also: tuple[Search, ...] = ()
    verb: str | None = None
    level: str = ""
    sex: str = ""
    said: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    beginning: tuple[Area, ...] = ()


@dataclass(frozen=True)
class Found:
    """One answer to a search.

    Attributes
    ----------
    kind : str
        What it is: "place", "page", "indicator".
    text : str
        What it is called.
    address : str
        What opens, as the parameters of an address with their question mark.
    note : str
        What opens, in words.
    places : tuple of Area
    indicator : str
        The measure's slug; empty without one.
    """

    kind: str
    text: str
    address: str
    note: str
    places: tuple[Area, ...] = ()
    indicator: str = ""


class Index:
    """Subjects by their words.

    Parameters
    ----------
    subjects : iterable of Subject
        Of two that fit alike the first wins.
    same : mapping of str to str
        Everyday words, or several, and the words of names that they stand for.
    verbs : mapping of str to str
        Words that ask for a subject by its name, whatever else is asked: "compare".
    """

    def __init__(
        self, subjects: Iterable[Subject], same: Mapping[str, str], verbs: Mapping[str, str]
    ) -> None:
        self._subjects = tuple(subjects)
        self._verbs = verbs
        self._weights: dict[str, dict[int, float]] = {}
        self._names: list[list[frozenset[str]]] = []
        spelt: dict[str, None] = {}
        for at, subject in enumerate(self._subjects):
            self._names.append([])
            for phrase, weight in subject.phrases:
                words = _words(phrase)
                spelt.update(dict.fromkeys(words))
                stems = frozenset(map(stem, words))
                if weight >= _NAMING:
                    self._names[at].append(stems)
                for one in stems:
                    held = self._weights.setdefault(one, {})
                    held[at] = max(held.get(at, 0.0), weight)
        self._stems = sorted(self._weights)
        self._spelt = [word for word in spelt if len(word) >= _SLIPPED - 1]
        phrases = {" ".join(_telling(_words(key))): text for key, text in same.items()}
        self._same = {
            stem(key): tuple(map(stem, text.split()))
            for key, text in phrases.items()
            if " " not in key
        }
        self._phrases = {f" {key} ": f" {text} " for key, text in phrases.items() if " " in key}

    def read(self, text: str) -> Asked:
        """Return what a text asks for; any text may be asked."""
        spotted = spots(text)
        places, said = _searched(spotted.places)
        coded, told = _searched([spotted.postcode] if spotted.postcode else [])
        whole = self._tokens(text.split())
        runs = [self._tokens(run) for run in spotted.rest]
        tokens = [token for run in runs for token in run]
        verb = next((self._verbs[token] for token in tokens if token in self._verbs), None)
        also: list[Search] = []
        if coded and verb is None:
            # An address: its postcode is meant.
            places, also = [], places
        if places and len(whole) > 1:
            named = [one for one in self.ranked(whole, text) if self._names_all(whole, one)]
            if named:  # "North West" is a place, and may stand in the name of what is meant
                return Asked((), tuple(named))
        wanted = [token for token in tokens if token not in self._verbs]
        lost: list[str] = []
        for at, run in enumerate(runs):
            strange = self._strange(run, last=at == len(runs) - 1)
            slips = {word: self._guessed(word) for word in strange}
            wanted = [slips.get(token, token) for token in wanted]
            group = " ".join(word for word in strange if not slips[word])
            if len(group) < _BEGUN or coded:
                lost += [] if coded else group.split()
                continue
            near, about = _searched([group])
            places += near
            lost += [] if near else group.split()
            begun = near and _begins(near[0], group)
            said += about if near and not begun else []
        subjects = self.ranked([token for token in wanted if token], text)
        if not subjects and verb is not None and not places:
            subjects = [one for one in self._subjects if one.name == verb][:1]
        if spotted.places and not tokens:
            subjects = [one for one in self.ranked(whole, text) if self._names_all(whole, one)]
        if coded and verb is None and any(one.isdigit() for one in tokens):
            subjects = []  # the number of a house, and the words of its street
        alone = len(tokens) == 1 and bool(subjects) and not places and not coded
        return Asked(
            (*coded, *places),
            tuple(subjects),
            tuple(also),
            verb,
            next((_LEVELS[one] for one in tokens if one in _LEVELS), ""),
            next((_SEXES[one] for one in tokens if one in _SEXES), ""),
            tuple(dict.fromkeys([*told, *said])),
            tuple(lost),
            tuple(search.beginning(text)) if alone and len(text) > _BEGUN else (),
        )

    def ranked(self, tokens: Sequence[str], text: str = "") -> list[Subject]:
        """Return the subjects that words fit, best first."""
        telling = list(dict.fromkeys(tokens))
        if all(re.fullmatch(r"[\d,.]+", one) for one in telling):
            return []
        last = telling[-1] if text and not text[-1:].isspace() else ""
        scores = [0.0] * len(self._subjects)
        fitted = [0.0] * len(self._subjects)
        needed = 0.0
        for token in telling:
            weights = self._fitting(token, begun=token == last)
            rarity = math.log(1 + len(self._subjects) / (len(weights) or 1))
            if weights and not _is_setting(token):
                needed += rarity
            for at, weight in weights.items():
                scores[at] += weight * rarity
                if not _is_setting(token):
                    fitted[at] += rarity
        asked = [frozenset({stem(one), *self._same.get(stem(one), ())}) for one in telling]
        order: list[tuple[bool, float, int]] = []
        for at, score in enumerate(scores):
            share = fitted[at] / needed if needed else float(score > 0)
            if not score or share < _ENOUGH:
                continue
            likeness = max((_alike(asked, name) for name in self._names[at]), default=0.0)
            bonus = _NAMED_WHOLE if likeness >= 1 else _NAMED_LIKE * likeness
            total = (score + bonus) * share * self._subjects[at].favour
            order.append((share < _WHOLE, -total, at))
        return [self._subjects[at] for *_, at in sorted(order)]

    def named(self, text: str) -> tuple[tuple[Subject, ...], tuple[str, ...]]:
        """Return the subjects that words name, best first, and the words that do not fit the best.

        No place is looked for, and no slip of the keyboard is followed. Further subjects than the
        best have all the words in their names.
        """
        tokens = self._tokens(text.split())
        ranked = self.ranked(tokens)
        if not ranked:
            return (), tuple(tokens)
        at = self._subjects.index(ranked[0])
        strange = [one for one in tokens if not _is_setting(one) and at not in self._fitting(one)]
        others = [one for one in ranked[1:] if self._names_all(tokens, one)]
        return (ranked[0], *others), tuple(strange)

    def _tokens(self, words: Sequence[str]) -> list[str]:
        text = f" {' '.join(_telling(_words(' '.join(words))))} "
        for phrase, instead in self._phrases.items():
            text = text.replace(phrase, instead)
        return _telling(text.split())

    def _fitting(self, token: str, *, begun: bool = False) -> dict[int, float]:
        """Return the subjects that a word fits, by their place, and how much it says of each."""
        root = stem(token)
        found = dict(self._weights.get(root, {}))
        for other in self._same.get(root, ()):
            _add(found, self._weights.get(other, {}), _BY_SYNONYM)
        if begun and len(token) >= _BEGUN:
            for known in self._begun(token):
                naming = {at: one for at, one in self._weights[known].items() if one >= _NAMING}
                _add(found, naming, _BY_BEGINNING)
        return found

    def _begun(self, token: str) -> Iterator[str]:
        for at in range(bisect_left(self._stems, token), len(self._stems)):
            if not self._stems[at].startswith(token):
                return
            yield self._stems[at]

    def _strange(self, run: Sequence[str], *, last: bool) -> list[str]:
        """Return the words of a run that fit no subject and set nothing.

        The last one may be the beginning of a place's name, and fits only together with others.
        """
        telling = [one for one in run if one not in self._verbs and not _is_setting(one)]
        fitting = [
            self._fitting(one, begun=last and at == len(telling) - 1)
            for at, one in enumerate(telling)
        ]
        strange = [one for one, fits in zip(telling, fitting, strict=True) if not fits]
        if last and len(telling) > 1 and fitting[-1] and telling[-1] not in strange:
            others = set().union(*fitting[:-1])
            exact = self._weights.get(stem(telling[-1]))
            if not exact and others.isdisjoint(fitting[-1]) and search.beginning(telling[-1]):
                strange.append(telling[-1])
        return strange

    def _guessed(self, word: str) -> str:
        """Return the word of a subject that a word is a slip of; empty without one."""
        near = process.extractOne(word, self._spelt, scorer=fuzz.ratio, score_cutoff=_CLOSE)
        return str(near[0]) if near and len(word) >= _SLIPPED else ""

    def _names_all(self, tokens: Sequence[str], subject: Subject) -> bool:
        """Whether each of the words stands in a name of a subject."""
        at = self._subjects.index(subject)
        known = frozenset().union(*self._names[at])
        return all(stem(one) in known for one in tokens)


def heard(phrases: Iterable[str], same: Mapping[str, str], sex: str = "") -> tuple[str, ...]:
    """Return every word that leads to what is called by phrases, each once.

    Parameters
    ----------
    phrases : iterable of str
        What it is called by.
    same : mapping of str to str
        Everyday words, or several, and the words of names that they stand for.
    sex : str
        Whom it is about; empty where that is no part of its name.
    """
    words = dict.fromkeys(word for phrase in phrases for word in _words(phrase))
    stems = set(map(stem, words))
    for key, text in same.items():
        fits = all if " " in key else any
        if fits(stem(one) in stems for one in text.split()):
            words |= dict.fromkeys(_words(key))
    words |= dict.fromkeys(word for word, one in _SEXES.items() if one == sex)
    return tuple(words)


def endings() -> tuple[str, ...]:
    """Return the endings that a word may have beside another of its kind, longest first."""
    return _ENDINGS


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what a word has in common with others of its kind: "smoking", "smokers"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM - (ending == "s"):
            return word[: -len(ending)]
    return word


def _telling(words: Iterable[str]) -> list[str]:
    return [one for one in words if one not in _LITTLE]


def _words(text: str) -> list[str]:
    return names.plain(text).split()


def _add(found: dict[int, float], more: Mapping[int, float], part: float) -> None:
    for at, weight in more.items():
        found[at] = max(found.get(at, 0.0), weight * part)


def _alike(asked: Sequence[frozenset[str]], name: frozenset[str]) -> float:
    """Return how much of the words asked and of a name is in both: 1 where they are the same."""
    return 2 * sum(not one.isdisjoint(name) for one in asked) / (len(asked) + len(name))


def _is_setting(token: str) -> bool:
    """Whether a word says how to show something, and needs to fit nothing."""
    return token in _SEXES or token in _LEVELS or re.fullmatch(r"[\d,.]+", token) is not None


def _begins(place: Search, text: str) -> bool:
    """Whether a name is being typed: each word of the text begins one of the first's."""
    known = _words(place.found[0].area.name)
    return all(any(one.startswith(word) for one in known) for word in _words(text))


def _searched(texts: Iterable[str]) -> tuple[list[Search], list[str]]:
    """Return what place names may be, and what must be told of them."""
    found: list[Search] = []
    said: list[str] = []
    for text in texts:
        try:
            one = search.find(text)
        except QuestionError as error:
            said.append(str(error))
            continue
        found.append(one)
        # That a name has several bearers is seen: each has a line of its own.
        exact = [each.area for each in one.found if each.match == "exact"]
        if one.message and len(search.once(exact)) <= 1:
            said.append(one.message)
    return found, said
