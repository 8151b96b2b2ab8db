"""What an area's page takes from each measure, as short names of contents.

Where all names stay the page says the same. One measure is asked of again at a fraction of what
the whole page costs, so that a page is worked out anew only when it says something else.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from explorer.analysis.alike import beside_alike, comparable
from explorer.analysis.area import Missing, Row, held, missed, story
from explorer.analysis.ladder import ladder
from explorer.analysis.modelled import Modelled
from explorer.analysis.similar import MostAlike, similar
from explorer.indicators import data
from explorer.indicators.catalogue import indicator
from explorer.places.areas import Area
from explorer.questions.area.blocks import AreaRow, Themes
from explorer.questions.area.rows import area_row, key_of, without_figure
from explorer.questions.area.side import at_every_scale
from explorer.questions.area.view import AreaView
from explorer.questions.page import Page, every
from explorer.words.area.side import distance_text

# What is named beside the measures: which areas are most like it, and how far they lie.
ALIKE = "alike"


@dataclass(frozen=True)
class Taken:
    """What an area's page takes.

    Attributes
    ----------
    on, ladder : str
        Measures as ``slug.sex``: on which areas alike are compared, and which stands at every
        scale. Empty where none does.
    names : mapping of str to str
        A short name of what is taken from each measure, by slug; under `ALIKE` of the areas alike.
    """

    on: str
    ladder: str
    names: Mapping[str, str]


def taken(view: AreaView, page: Page) -> Taken:
    """Return what an area's page, as it opens, takes from every measure of its level."""
    found = story(view.area)
    on, up = comparable(found), at_every_scale(found)
    take = _Take(found.alike, key_of(on) if on else "", key_of(up) if up else "")
    told = {row.key: row for one in _tables(page) for theme in one.themes for row in theme.rows}
    names = {ALIKE: take.alike_name()}
    for slug in dict.fromkeys(row.indicator.slug for row in found.rows):
        rows = found.of(slug)
        names[slug] = take.name(rows, [told[key_of(row)] for row in rows])
    for one in found.missing:
        if one.reason != "level":
            slug = one.indicator.slug
            names[slug] = take.missing_name(one, told[f"{slug}.{one.indicator.sexes[0]}"])
    return Taken(take.on, take.ladder, names)


def taken_again(area: Area, before: Taken, changed: Collection[str]) -> Taken | None:
    """Return what an area's page takes once some measures have changed; None if it says other.

    Parameters
    ----------
    area : Area
    before : Taken
        From the measures as they were.
    changed : collection of str
        Those of `before` that may be others now, by slug.
    """
    take = _Take(similar(area), before.on, before.ladder)
    names = {**before.names, ALIKE: take.alike_name()}
    # What is taken from measures that have not changed rests on the areas alike too.
    if names[ALIKE] != before.names[ALIKE]:
        return None
    for slug in changed:
        record = indicator(slug)
        rows = held(record, area)
        if rows:
            names[slug] = take.name(rows, [area_row(row, AreaView(area)) for row in rows])
        else:
            one = missed(record, area)
            names[slug] = take.missing_name(one, without_figure(one, area))
        if names[slug] != before.names[slug]:
            return None
    return Taken(before.on, before.ladder, names)


@dataclass(frozen=True)
class _Take:
    """Takes names for one area."""

    alike: MostAlike
    on: str
    ladder: str

    def alike_name(self) -> str:
        """Name which areas are most like it, and by what."""
        one = self.alike
        near = [(other.area.key, distance_text(other.distance)) for other in one.areas]
        return _named([one.reason, one.variables, one.own, near])

    def name(self, rows: Sequence[Row], told: Sequence[AreaRow]) -> str:
        """Name what is taken from a measure, by its rows and how the table tells each."""
        return _named(
            part for row, one in zip(rows, told, strict=True) for part in self._of_row(row, one)
        )

    def _of_row(self, row: Row, told: AreaRow) -> Iterator[object]:
        yield from (told, row.sex, row.period, row.estimate, row.region, row.england)
        yield _of_model(row.modelled)
        # Whether its address is that of a map's page as it opens.
        yield data.published_periods(row.indicator, self.alike.area.level, row.sex)
        by_code = row.distribution.by_code
        yield [by_code.get(other.area.code) for other in self.alike.areas]
        if key_of(row) == self.on:
            for one in beside_alike(self.alike, row).comparisons:
                yield (one.a, one.b, one.difference, one.note, one.ratio, one.overlap)
        if key_of(row) == self.ladder:
            found = ladder(self.alike.area, row)
            yield from (found.rungs, found.more, found.inside)

    def missing_name(self, one: Missing, told: AreaRow) -> str:
        """Name what is taken from a measure without a figure here."""
        parts = [(part.area.key, part.share) for part in one.parts]
        modelled = [(sex, _of_model(found)) for sex, found in one.modelled]
        return _named([told, one.reason, parts, modelled])


def _of_model(found: Modelled | None) -> object:
    return found and (found.indicator.slug, found.estimate, found.outside)


def _tables(page: Page) -> Iterator[Themes]:
    return (block for block in every(page.blocks) if isinstance(block, Themes))


def _named(parts: Iterable[object]) -> str:
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(repr(part).encode() + b"\0")
    return digest.hexdigest()
