"""Pages that the site alone has: the ways from home, lists of areas and files, what is lost."""

from collections.abc import Mapping, Sequence

from explorer.analysis.measures import THEMES, grouped
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import Indicator, catalogue
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.places.levels import LEVELS, NAMED, PREFERENCE
from explorer.questions.blocks import Card, Cell, Flow, Fold, Link, Links, Table, Text
from explorer.questions.lessons import LESSONS
from explorer.questions.map.view import map_levels
from explorer.questions.page import Block, Page
from explorer.site.addresses import AREA, TEACH, Atlas, Static, list_path
from explorer.site.data import KINDS, data_path, shapes_path
from explorer.words import labels
from explorer.words.counts import size_text, sized
from explorer.words.map import Headline
from explorer.words.site import (
    DATA_TEXTS,
    MISSING,
    SITE,
    WHOLE,
    level_title,
    shapes_text,
    window,
)

DATA, LOST = "data/index.html", "404.html"
_COUNTRY = "country"
# Levels as people know them, England first.
_ORDER = (_COUNTRY, *(one for one in PREFERENCE if one != _COUNTRY))


class _Alone:
    """A measure as `grouped` takes it."""

    def __init__(self, record: Indicator) -> None:
        self.indicator = record


def home(atlas: Atlas) -> list[Block]:
    """Return the ways from the first page to everything."""
    cards = [_areas(atlas), *_measures(atlas), _lessons(atlas)]
    return [Flow([*(card for card in cards if card is not None), *files_card(atlas)], "ways")]


def levels_of(pages: Sequence[Static]) -> dict[str, list[Area]]:
    """Return the areas that have a page, by level and by name, as `_ORDER` has them."""
    found: dict[str, list[Area]] = {}
    for one in pages:
        if one.name == AREA and one.query:
            level, _, code = dict(one.query)["area"].partition(":")
            found.setdefault(level, []).append(register().area(level, code))
    return {
        level: sorted(found[level], key=lambda area: area.name)
        for level in _ORDER
        if level in found
    }


def areas_page(atlas: Atlas) -> Page:
    """Return the ways to every area: by level, and the regions at once."""
    ways = [_areas(atlas), _regions(atlas)]
    return Page(
        name=AREA,
        title=window(SITE["areas"]),
        headline=Headline(SITE["areas"], "", SITE["areas_note"], ""),
        controls=[],
        blocks=[Flow([card for card in ways if card is not None], "ways")],
    )


def _regions(atlas: Atlas) -> Card | None:
    regions = levels_of(atlas.pages).get("region", [])
    links = [Link(one.name, f"?page={AREA}&area={one.key}") for one in regions]
    title = level_title("region", len(regions))
    return Card(title[0].upper() + title[1:], [Links(links)]) if links else None


def _areas(atlas: Atlas) -> Card | None:
    links = [
        Link(SITE["home"], f"?page={AREA}&area={areas[0].key}")
        if level == _COUNTRY
        else Link(level_title(level, len(areas)), list_path(level))
        for level, areas in levels_of(atlas.pages).items()
    ]
    return Card(SITE["levels"], [Links(links)]) if links else None


def _measures(atlas: Atlas) -> list[Card]:
    folds = []
    every = grouped([_Alone(record) for record in catalogue().values()])
    for theme in THEMES:
        links = [
            Link(one.indicator.short_title, _first_map(one.indicator, atlas))
            for one in every.get(theme, ())
            if _first_map(one.indicator, atlas)
        ]
        if links:
            folds.append(Fold(f"{labels.THEMES[theme]} ({len(links)})", [Links(links)]))
    return [Card(SITE["measures"], folds, SITE["measures_note"])] if folds else []


def _first_map(record: Indicator, atlas: Atlas) -> str:
    levels = map_levels(record)
    usual = [one for one in PREFERENCE if one in levels]
    address = f"?indicator={record.slug}&level={(usual or levels)[0]}"
    return address if atlas.path(address) else ""


def _lessons(atlas: Atlas) -> Card | None:
    links = [Link(one.title, f"?page={TEACH}&lesson={name}") for name, one in LESSONS.items()]
    known = [link for link in links if atlas.path(link.address)]
    return Card(SITE["lessons"], [Links(known)]) if known else None


def files_card(atlas: Atlas) -> list[Block]:
    """Return the way to all files; nothing where the site has none."""
    if DATA not in atlas:
        return []
    return [Card(SITE["data"], [Links([Link(SITE["data_link"], DATA)])], SITE["data_note"])]


def level_page(level: str, areas: Sequence[Area]) -> Page:
    """Return the list of a level's areas."""
    title = level_title(level, len(areas))
    title = title[0].upper() + title[1:]
    rows: list[list[Cell]] = [
        [Link(one.name, f"?page={AREA}&area={one.key}"), _inside(one), one.code] for one in areas
    ]
    heads = (SITE["name"], SITE["inside"], SITE["code"])
    return Page(
        name=AREA,
        title=window(title),
        headline=Headline(title, "", SITE["areas_note"], ""),
        controls=[],
        blocks=[Card(title, [Table(title, heads, rows)])],
    )


def _inside(area: Area) -> str:
    above = [one for one in NAMED[area.level].inside if one in area.parents and one != _COUNTRY]
    names = [register().name(one, area.parents[one]) for one in above if one in NAMED]
    return ", ".join(dict.fromkeys(name for name in names if name != area.name))


def data_page(sizes: Mapping[str, int], slugs: Sequence[str]) -> Page:
    """Return the list of files with figures and shapes, with their sizes in bytes."""
    day = built_on()
    when = Period.stored(f"{day.isoformat()}/P1D").words if day else ""
    whole: list[list[Cell]] = [
        [Link(name, f"data/{name}"), text, size_text(sizes.get(f"data/{name}", 0))]
        for name, text in WHOLE.items()
        if f"data/{name}" in sizes
    ]
    shapes: list[list[Cell]] = [
        [Link(path.rpartition("/")[2], path), shapes_text(one), size_text(sizes[path])]
        for one in LEVELS
        if (path := shapes_path(one.slug)) in sizes
    ]
    records = [catalogue()[slug] for slug in slugs]
    rows: list[list[Cell]] = [
        [record.short_title, *(_file(record, kind, sizes) for kind in KINDS)] for record in records
    ]
    heads = (SITE["file"], SITE["holds"], SITE["size"])
    kinds = (SITE["measure"], *(kind.upper() for kind in KINDS))
    return Page(
        name="",
        title=window(SITE["data"]),
        headline=Headline(SITE["data"], "", SITE["data_note"], when),
        controls=[],
        blocks=[
            Card(SITE["data"], [Text(DATA_TEXTS), Table(SITE["data"], heads, [*whole, *shapes])]),
            Card(SITE["measures"], [Table(SITE["measures"], kinds, rows)]),
        ],
    )


def _file(record: Indicator, kind: str, sizes: Mapping[str, int]) -> Link:
    path = data_path(record.slug, kind)
    return Link(sized(kind.upper(), sizes.get(path)), path, record.short_title)


def lost_page() -> Page:
    """Return the page for an address that leads nowhere."""
    return Page(
        name="",
        title=window(MISSING["title"]),
        headline=Headline(MISSING["title"], "", MISSING["text"], ""),
        controls=[],
        blocks=[Links([Link(MISSING["link"], "?")])],
    )
