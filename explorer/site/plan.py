"""The parts that a site is made of: what each follows from, and how it is made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import urlencode

from explorer.analysis.similar import VARIABLES
from explorer.indicators.catalogue import catalogue, indicator
from explorer.indicators.data import published_periods
from explorer.packs.formats import made as pack
from explorer.places.areas import register
from explorer.questions.area.taken import ALIKE, Taken, taken, taken_again
from explorer.questions.blocks import Flow
from explorer.questions.evidence.view import view_of
from explorer.questions.holdings.view import NAME as HOLDINGS
from explorer.questions.page import Block
from explorer.questions.registry import QUESTIONS
from explorer.site import assets, depends
from explorer.site.addresses import (
    AREA,
    HOME,
    MAP,
    Atlas,
    Static,
    Wanted,
    list_path,
    path_of,
    statics,
)
from explorer.site.data import (
    FOLDER,
    data_path,
    map_csv,
    map_csv_path,
    measure_files,
    shaped_levels,
    shapes_files,
    shapes_path,
    whole_files,
)
from explorer.site.drawing import Drawer, level_of
from explorer.site.ledger import Job
from explorer.site.lists import DATA, areas_page, files_card, home, level_page, levels_of
from explorer.site.order import Order
from explorer.site.search import search_files
from explorer.site.took import Basis, Earlier, Took
from explorer.words.site import WHOLE

Files = dict[str, bytes]
_PACK = "pdf"
_MAKES_ALIKE = frozenset(slug for slugs in VARIABLES.values() for slug in slugs)


class Plan:
    """A site that is to be made.

    Parameters
    ----------
    order : Order
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        self.pages = statics(order.wanted)
        self.slugs = _slugs(order.wanted)
        # A part of the measures is not all figures.
        self.whole = order.wanted.indicators is None
        self.atlas = Atlas(self.pages, dict(_files(self.pages, order)))
        self.levels = levels_of(self.pages)
        more: Mapping[str, Sequence[Block]] = {
            HOME: home(self.atlas),
            path_of(HOLDINGS): [Flow(files_card(self.atlas), "ways")],
        }
        self.drawer = Drawer(order, self.atlas, more)
        self.bases: dict[str, Basis] = {}
        self._shown = cache(lambda level: {ALIKE, *depends.shown(level)})
        self._follows = cache(lambda slug: frozenset(depends.of_map(indicator(slug))))
        self._by_path = {one.path: one for one in self.pages}
        self._makers: Mapping[str, Callable[[str], Files]] = {
            "common": lambda _: assets.common(),
            "page": self._page,
            "parts": self.drawer.shared_files,
            "list": self._list,
            "areas": lambda path: self.drawer.listed(path, areas_page(self.atlas)),
            "measure": measure_files,
            "figures": lambda _: self._figures(),
            "shapes": shapes_files,
            "search": lambda _: search_files(self.atlas),
            "pack": self._pack,
        }

    def make(self, job: Job) -> Files:
        """Return the files of a part, by path."""
        return self._makers[job.kind](job.key)

    def jobs(self) -> list[Job]:
        """Return every part: what takes long first, then the areas level by level."""
        order = self.order
        code = depends.stamp(depends.code(), str(order.packed))
        around = depends.stamp(code, order.address, order.live, *sorted(self.atlas.paths))
        menu, places, tables = depends.menu(), depends.places(), depends.tables()
        measures = depends.Measures.read()
        shared = depends.stamp(around, menu, places, tables, measures.records_of(catalogue()))
        found = [Job("common", "all", code)]
        with_figures = {path_of(HOLDINGS)} if self.whole else set()
        for one in self.pages:
            if not _is_one_of_many(one) and one.path not in with_figures:
                of = measures.of(depends.of_page(one.name, one.query))
                found.append(Job("page", one.path, depends.stamp(shared, of)))
        if self.whole:
            found.append(Job("figures", "all", depends.stamp(shared, measures.of(catalogue()))))
        found.append(Job("search", "all", depends.stamp(around, menu, places)))
        for level in shaped_levels() if self.whole else ():
            found.append(Job("shapes", level, depends.stamp(code, places)))
        for one in self.pages:
            if asked := _map_of(one):
                record = indicator(asked[0])
                of = measures.of(depends.of_map(record))
                model = tables if depends.has_tables(record) else ""
                stamp = depends.stamp(around, menu, places, of, model)
                found.append(Job("page", one.path, stamp))
        found += [
            Job("measure", slug, depends.stamp(code, places, measures.of([slug])))
            for slug in self.slugs
        ]
        if self.levels:
            found.append(Job("areas", path_of(AREA), depends.stamp(around, places)))
        rest = (around, menu, places, tables)
        for level, areas in self.levels.items():
            codes = [area.code for area in areas]
            basis = _basis(level, measures, *rest, *codes)
            self.bases[basis.stamp] = basis
            found.append(Job("list", level, depends.stamp(around, places)))
            found += self._of_level(level, codes, basis.stamp)
        return found

    def _of_level(self, level: str, codes: Sequence[str], stamp: str) -> Iterator[Job]:
        yield Job("parts", level, stamp)
        for one in self.pages:
            if level_of(one) == level:
                yield Job("page", one.path, stamp)
        for code in codes if level in self.order.packs else ():
            yield Job("pack", f"{level}:{code}", stamp)

    # Pages of areas that may say the same ---------------------------------------------------------

    def took(self, job: Job) -> Took | None:
        """Return what an area's page was made from; None for any other part."""
        level = self.level(job.key)
        if not level:
            return None
        one = self._by_path[job.key]
        view = one.view()
        parts = self.drawer.parts_name(level)
        return Took(job.stamp, parts, taken(view, one.question.answer(view)))

    def took_again(self, job: Job, earlier: Earlier) -> Took | None:
        """Return what an area's page is made from now, where it says the same; else None."""
        before = earlier.took
        if not (earlier.parts_stay or self.drawer.parts_name(self.level(job.key)) == before.parts):
            return None
        found = self._taken_again(job.key, earlier)
        return Took(job.stamp, before.parts, found) if found else None

    def parts_stay(self, level: str, earlier: Mapping[str, Earlier]) -> tuple[str, str]:
        """Return what a level's pages share as it was made, where it stays: its stamp and its name.

        It does where all pages in which it was found were made at once and say the same; else both
        are empty.

        Parameters
        ----------
        level : str
        earlier : mapping of str to Earlier
            By the page's path.
        """
        paths = self.drawer.compared(level)
        found = {
            (earlier[path].took.stamp, earlier[path].took.parts) if path in earlier else None
            for path in paths
        }
        one = found.pop() if len(found) == 1 else None
        if one and all(self._taken_again(path, earlier[path]) for path in paths):
            return one
        return "", ""

    def _taken_again(self, path: str, earlier: Earlier) -> Taken | None:
        before, changed = earlier.took.taken, earlier.changed
        if before.names.keys() != self._shown(self.level(path)):
            return None
        of = {slug: self._follows(slug) for slug in before.names if slug != ALIKE}
        # What is none of the page's own, or of what areas are alike by, is not understood.
        if not changed <= _MAKES_ALIKE.union(*of.values()):
            return None
        asked = [slug for slug, follows in of.items() if follows & changed]
        return taken_again(self._by_path[path].view().area, before, asked)

    def level(self, path: str) -> str:
        """Return the level of the area whose page lies at a path; empty for any other part."""
        one = self._by_path.get(path)
        return level_of(one) if one else ""

    # How parts are made ---------------------------------------------------------------------------

    def _page(self, path: str) -> Files:
        one = self._by_path[path]
        files = self.drawer.page(one)
        asked = _map_of(one)
        return {**files, map_csv_path(*asked): map_csv(*asked)} if asked else files

    def _figures(self) -> Files:
        """Return the archives of all, with the page that tells their sizes."""
        files = whole_files()
        page = self._by_path.get(path_of(HOLDINGS))
        return {**files, **(self.drawer.page(page, files) if page else {})}

    def _list(self, level: str) -> Files:
        return self.drawer.listed(list_path(level), level_page(level, self.levels[level]))

    def _pack(self, key: str) -> Files:
        view = view_of(register().area(*key.split(":")))
        return {pack_path(key): pack(view, _PACK, self.order.live)}


def _basis(level: str, measures: depends.Measures, *rest: str) -> Basis:
    of = sorted(depends.of_areas(level))
    named = depends.stamp(*rest, measures.records_of(of))
    return Basis(named, {slug: measures.figures[slug] for slug in of})


def pack_path(key: str) -> str:
    """Return where an area's evidence pack lies."""
    level, _, code = key.partition(":")
    return f"packs/{level}/{code}.{_PACK}"


def _slugs(wanted: Wanted) -> list[str]:
    known = wanted.indicators
    return [slug for slug in catalogue() if known is None or slug in known]


def _is_one_of_many(one: Static) -> bool:
    return one.name in (MAP, AREA)


def _map_of(one: Static) -> tuple[str, str, str] | None:
    """Return indicator, level and sex of a map's page; None for any other page."""
    if one.name != MAP:
        return None
    asked = dict(one.query) or QUESTIONS[MAP].read({})[0].to_query()
    return asked["indicator"], asked["level"], asked["sex"]


def _files(pages: Sequence[Static], order: Order) -> Iterator[tuple[str, str]]:
    """Give the explorer's address of files that the site has too, with their paths."""
    for one in pages:
        if asked := _map_of(one):
            slug, level, sex = asked
            last = max(published_periods(indicator(slug), level, sex))
            when = last.short.replace("/", "-")
            yield f"files/{slug}/{level}/{sex}/{when}.csv", map_csv_path(slug, level, sex)
        level = level_of(one)
        if level:
            key = dict(one.query)["area"]
            if level in order.packs:
                asked_for = urlencode({"area": key})
                yield f"files/evidence.{_PACK}?{asked_for}", pack_path(key)
            yield f"list {level}", list_path(level)
            yield "areas", path_of(AREA)
    for slug in _slugs(order.wanted):
        yield from (
            (f"data {slug} {kind}", data_path(slug, kind)) for kind in ("csv", "json", "parquet")
        )
    if _slugs(order.wanted):
        yield "data", DATA
    if order.wanted.indicators is None:
        yield from ((f"data {name}", f"{FOLDER}/{name}") for name in WHOLE)
        # The explorer's own archives of all: one table a measure, as here.
        yield from (
            (f"files/data/all.{kind}.zip", f"{FOLDER}/values.{kind}.zip")
            for kind in ("csv", "json")
        )
        yield from ((f"shapes {level}", shapes_path(level)) for level in shaped_levels())
