"""The parts that a site is made of: what each follows from, and how it is made."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
from explorer.site.lists import DATA, areas_page, files_card, home, level_page, levels_of
from explorer.site.order import Order
from explorer.site.search import search_files
from explorer.site.took import Basis, Took
from explorer.words.site import WHOLE

Files = dict[str, bytes]
_PACK = "pdf"


@dataclass(frozen=True)
class Job:
    """A part of the site.

    Attributes
    ----------
    kind, key : str
        What it is, and which.
    stamp : str
        Names everything that it follows from.
    """

    kind: str
    key: str
    stamp: str

    @property
    def name(self) -> str:
        """Its name in the ledger."""
        return f"{self.kind} {self.key}"


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
        every = depends.measures(catalogue())
        shared = depends.stamp(around, menu, places, tables, depends.records(catalogue()))
        found = [Job("common", "all", code)]
        with_figures = {path_of(HOLDINGS)} if self.whole else set()
        for one in self.pages:
            if not _is_one_of_many(one) and one.path not in with_figures:
                of = depends.measures(depends.of_page(one.name, one.query))
                found.append(Job("page", one.path, depends.stamp(shared, of)))
        if self.whole:
            found.append(Job("figures", "all", depends.stamp(shared, every)))
        found.append(Job("search", "all", depends.stamp(around, menu, places)))
        for level in shaped_levels() if self.whole else ():
            found.append(Job("shapes", level, depends.stamp(code, places)))
        for one in self.pages:
            if asked := _map_of(one):
                record = indicator(asked[0])
                of = depends.measures(depends.of_map(record))
                model = tables if depends.has_tables(record) else ""
                stamp = depends.stamp(around, menu, places, of, model)
                found.append(Job("page", one.path, stamp))
        found += [
            Job("measure", slug, depends.stamp(code, places, depends.measures([slug])))
            for slug in self.slugs
        ]
        if self.levels:
            found.append(Job("areas", path_of(AREA), depends.stamp(around, places)))
        for level, areas in self.levels.items():
            found += self._of_level(level, [area.code for area in areas], around, places, tables)
        return found

    def _of_level(
        self, level: str, codes: Sequence[str], around: str, places: str, tables: str
    ) -> Iterator[Job]:
        of = depends.of_areas(level)
        beside = (around, depends.menu(), places, tables, depends.records(of), *codes)
        basis = Basis(depends.stamp(*beside), depends.values(of))
        stamp = basis.stamp
        self.bases[stamp] = basis
        yield Job("parts", level, stamp)
        yield Job("list", level, depends.stamp(around, places))
        for one in self.pages:
            if level_of(one) == level:
                yield Job("page", one.path, stamp)
        for code in codes if level in self.order.packs else ():
            yield Job("pack", f"{level}:{code}", stamp)

    # Pages of areas that may say the same ---------------------------------------------------------

    def took(self, job: Job) -> Took | None:
        """Return what an area's page was made from; None for any other part."""
        level = self._level(job)
        if not level:
            return None
        one = self._by_path[job.key]
        view = one.view()
        return Took(
            job.stamp, self.drawer.parts_name(level), taken(view, one.question.answer(view))
        )

    def took_again(self, job: Job, before: Took, changed: Collection[str]) -> Took | None:
        """Return what an area's page follows from now, if it says the same; else None.

        Parameters
        ----------
        job : Job
        before : Took
        changed : collection of str
            The measures whose figures alone have changed since, by slug.
        """
        parts = self.drawer.parts_name(self._level(job))
        asked = _asked_of(before.taken, changed)
        if parts != before.parts or asked is None:
            return None
        found = taken_again(self._by_path[job.key].view().area, before.taken, asked)
        return Took(job.stamp, parts, found) if found else None

    def _level(self, job: Job) -> str:
        one = self._by_path.get(job.key) if job.kind == "page" else None
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


def _asked_of(before: Taken, changed: Collection[str]) -> list[str] | None:
    """Return the measures of an area's page that others, which changed, are a part of.

    None where something changed that is none of them.
    """
    of = {slug: set(depends.of_map(indicator(slug))) for slug in before.names if slug != ALIKE}
    known = {slug for slugs in VARIABLES.values() for slug in slugs}.union(*of.values())
    if not set(changed) <= known:
        return None
    return [slug for slug, follows in of.items() if follows & set(changed)]


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
