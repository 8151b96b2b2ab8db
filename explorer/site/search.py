"""What the search of the site reads: every word that leads somewhere, in files by how it begins."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explorer.indicators.catalogue import catalogue
from explorer.places.areas import register
from explorer.places.levels import NAMED, PREFERENCE
from explorer.places.names import forms, plain
from explorer.places.postcodes import book
from explorer.questions.map.view import first_level, map_levels
from explorer.questions.measures import measure_subjects
from explorer.questions.registry import QUESTIONS
from explorer.site.addresses import AREA, MAP, Atlas, path_of
from explorer.site.assets import Files, hashed, script_file
from explorer.words.search import (
    KINDS,
    PAGE_WORDS,
    SAME,
    counted,
    not_understood,
    nothing,
    opens,
    place_text,
)
from explorer.words.site import SEARCH_NOTES

INDEX = "search/index"
# No file is longer, in bytes.
MOST = 30_000
# Words that ask, and tell nothing of what for.
LITTLE = ("of", "the", "in", "and", "for", "a", "to", "at", "with", "by", "on", "is")
_MANY = 2
_ENGLAND = "country:"
_NAMING = 2.0


@dataclass(frozen=True)
class Subject:
    """Something that is found: its kind, name and note in words, where it lies, and its order."""

    kind: str
    text: str
    note: str
    path: str
    rank: int

    @property
    def row(self) -> list[str | int]:
        """It as the browser reads it."""
        return [self.kind, self.text, self.note, self.path, self.rank]


class Words:
    """Subjects by the words that lead to them."""

    def __init__(self) -> None:
        self.held: dict[str, dict[Subject, None]] = defaultdict(dict)
        self.outward: dict[str, list[Subject]] = {}

    def add(self, subject: Subject, texts: Iterable[str]) -> None:
        """Note that each word of some texts leads to a subject."""
        for text in texts:
            for word in plain(text).split():
                if word not in LITTLE:
                    self.held[word].setdefault(subject)

    def shards(self) -> dict[str, dict[str, Any]]:
        """Return what each file holds, by how its words begin; none is longer than `MOST`."""
        keys = sorted({*self.held, *self.outward})
        return dict(self._parted(keys, ""))

    def _parted(self, keys: list[str], start: str) -> Iterator[tuple[str, dict[str, Any]]]:
        if start:
            held = self._shard(keys)
            size = len(json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode())
            if size <= MOST or all(key == start for key in keys):
                yield start, held
                return
        groups: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            groups[key[: len(start) + 1]].append(key)
        for begun, some in sorted(groups.items()):
            yield from self._parted(some, begun)

    def _shard(self, keys: Iterable[str]) -> dict[str, Any]:
        numbers: dict[Subject, int] = {}

        def at(subjects: Iterable[Subject]) -> list[int]:
            return [numbers.setdefault(one, len(numbers)) for one in subjects]

        words = {key: at(self.held[key]) for key in keys if key in self.held}
        outward = {key: at(self.outward[key]) for key in keys if key in self.outward}
        return {"subjects": [one.row for one in numbers], "words": words, "outward": outward}


def search_files(atlas: Atlas) -> Files:
    """Return the files of the search; what leads to no page of the site is not found."""
    words = Words()
    _pages(words, atlas)
    _measures(words, atlas)
    areas = _areas(words, atlas)
    _former(words, areas)
    _postcodes(words, areas)
    found: Files = {}
    names: dict[str, str] = {}
    for begun, held in words.shards().items():
        names[begun] = hashed(f"search/{begun}", held)
        path, content = script_file(names[begun], held)
        found[path] = content
    said = {
        "nothing": nothing("{text}"),
        "lost": not_understood(["{text}"]),
        "outward": SEARCH_NOTES["postcode"],
        "half": SEARCH_NOTES["half"],
        "counts": {"one": counted(1), "many": counted(_MANY).replace(str(_MANY), "{n}")},
        "little": LITTLE,
    }
    path, content = script_file(INDEX, {"files": names, "words": said})
    return {**found, path: content}


def _pages(words: Words, atlas: Atlas) -> None:
    for name, question in QUESTIONS.items():
        if path_of(name) in atlas:
            note = opens(name, question.title, None, ())
            subject = Subject(KINDS["page"], question.title, note, path_of(name), 0)
            words.add(subject, [question.title, *PAGE_WORDS.get(name, ())])


def _measures(words: Words, atlas: Atlas) -> None:
    title = QUESTIONS[MAP].title
    for place, one in enumerate(measure_subjects()):
        record = catalogue()[one.name]
        levels = map_levels(record)
        level = first_level(levels)
        path = atlas.path(f"?indicator={record.slug}&level={level}")
        if not path:
            continue
        rank = place + (0 if one.favour == 1 else 1000)
        note = opens(MAP, title, record, ())
        subject = Subject(KINDS["indicator"], record.short_title, note, path, rank)
        told = [text for text, weight in one.phrases if weight >= _NAMING]
        known = {word for text in told for word in plain(text).split()}
        everyday = [key for key, text in SAME.items() if known & set(text.split())]
        words.add(subject, [*told, *everyday])


def _areas(words: Words, atlas: Atlas) -> Mapping[str, Subject]:
    """Note each place, one at two levels by the first alone; return it for each of its keys."""
    found: dict[str, Subject] = {}
    for rank, level in enumerate(PREFERENCE):
        for area in register().level(level).values():
            path = atlas.path(f"?page={AREA}&area={area.key}")
            if not path:
                continue
            same = (one.key for one in register().same_place(area) if one.key in found)
            known = next(same, None)
            if known is not None:
                found[area.key] = found[known]
                continue
            note = SEARCH_NOTES["place"].format(name=area.name)
            found[area.key] = Subject(KINDS["place"], place_text(area), note, path, rank)
            words.add(found[area.key], [*sorted(forms(area)), area.name, area.code])
    return found


def _former(words: Words, areas: Mapping[str, Subject]) -> None:
    """Note former codes and names: each leads to what took its place, and says so."""
    for change in register().changes:
        now = areas.get(f"{change.level}:{change.code}")
        if now is not None:
            note = SEARCH_NOTES["former"].format(
                former=f"{change.former_name} ({change.former_code})"
            )
            subject = Subject(now.kind, now.text, note, now.path, now.rank)
            words.add(subject, [change.former_code])
            if plain(change.former_name) not in plain(now.text):
                words.add(subject, [change.former_name])


def _postcodes(words: Words, areas: Mapping[str, Subject]) -> None:
    """Note the areas with postcodes that begin with each outward code, most of them first."""
    held = book()
    for code in held.outwards():
        where = held.outward(code)
        found = [
            areas.get(f"{level}:{one}") or _around(level, one, areas)
            for level in held.codes
            for one in held.areas_in(where, level)
        ]
        words.outward[code.lower()] = [one for one in dict.fromkeys(found) if one is not None]


def _around(level: str, code: str, areas: Mapping[str, Subject]) -> Subject | None:
    """Return the nearest area round one that has no page here; None where that has none either."""
    parents = register().area(level, code).parents
    keys = [f"{above}:{parents[above]}" for above in NAMED[level].inside if above in parents]
    return next((areas[key] for key in keys if key in areas and not key.startswith(_ENGLAND)), None)
