"""Draws one page of the site, with every file that it alone needs."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any
from urllib.parse import urlencode, urlsplit

from explorer.charts.picture import Picture
from explorer.errors import QuestionError
from explorer.places.levels import NAMED
from explorer.questions.blocks import Drawing
from explorer.questions.lessons import lesson
from explorer.questions.page import Block, Control, Option, Page, every
from explorer.questions.registry import QUESTIONS, head, row
from explorer.site import assets
from explorer.site.addresses import AREA, HOME, MAP, TEACH, Atlas, Static, path_of, relative
from explorer.site.cards import card, finding
from explorer.site.depends import stamp
from explorer.site.files import chart_files, chart_named, made
from explorer.site.order import Order
from explorer.site.sharing import COMPARED, Shared, shared
from explorer.web.lesson import lesson_main, lesson_parts
from explorer.web.linked import Around, Linked, linked, listing, shelled
from explorer.web.linked import shared as shared_words
from explorer.words.figures import group
from explorer.words.site import SITE, by_level, described, titled

SEARCH = "search/index"
_NONE: Mapping[str, bytes] = {}
Files = dict[str, bytes]


@dataclass
class Drawer:
    """Draws the pages of a site.

    Attributes
    ----------
    order : Order
    atlas : Atlas
    more : mapping of str to sequence of Block
        What stands below a page here alone, by its path.
    """

    order: Order
    atlas: Atlas
    more: Mapping[str, Sequence[Block]] = field(default_factory=dict)
    _levels: dict[str, list[Static]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep what the areas of a level share once it is worked out."""
        for one in self.atlas.pages:
            if one.name == AREA and one.query:
                self._levels.setdefault(level_of(one), []).append(one)
        self._shared = lru_cache(maxsize=None)(self._compared)

    # Pages --------------------------------------------------------------------------------------

    def page(self, one: Static, beside: Mapping[str, bytes] = _NONE) -> Files:
        """Return a page of the explorer with what it needs, by path.

        Parameters
        ----------
        one : Static
        beside : mapping of str to bytes, optional
            Files of the site that are made with it, by path: links to them tell their sizes.
        """
        if one.name == TEACH and dict(one.query).keys() == {"lesson"}:
            return self._lesson(one)
        files: Files = {}
        page = _answer(one)
        outlet = self._outlet(one, page, files, beside)
        common = self.shared(level_of(one)) if level_of(one) else Shared()
        around = self._around(one, page, outlet, files, common)
        text = linked(page, outlet, around, self.more.get(one.path, ()))
        files[one.path] = common.folded(text, self._root(one.path)).encode()
        return files

    def shared(self, level: str) -> Shared:
        """Return what the pages of a level's areas share."""
        return self._shared(level)

    def shared_files(self, level: str) -> Files:
        """Return the files with what the pages of a level's areas share."""
        found = self.shared(level)
        path, content = assets.script_file(_parts_name(level, found), found.parts)
        return {path: content, **found.pictures}

    def parts_name(self, level: str) -> str:
        """Return a short name of all that the pages of a level's areas share."""
        found = self.shared(level)
        return stamp(*found.parts, *found.pictures)

    def listed(self, path: str, page: Page) -> Files:
        """Return a page that the site alone has, such as the list of a level's areas."""
        files: Files = {}
        picture = self._card(path, page, None, files)
        return {**files, path: self._listing(path, page, picture)}

    def lost(self, path: str, page: Page) -> bytes:
        """Return the page for an address that leads nowhere: it may be shown at any depth."""
        text = self._listing(path, page, "").decode()
        base = urlsplit(self.order.address).path or "/"
        return _RELATIVE.sub(rf'\1"{base}\2"', text).encode()

    def _listing(self, path: str, page: Page, picture: str) -> bytes:
        one = Static(page.name, (), path)
        outlet = self._outlet(one, page, {})
        shown = (page.headline.title, page.headline.values)
        around = self._shell(one, page, shown, picture, {})
        return listing(page.title, page, outlet, around).encode()

    def blocks(self, one: Static) -> tuple[Page, Linked]:
        """Return a page and what draws its blocks: to compare them with what the app draws."""
        page = one.question.answer(one.view())
        return page, self._outlet(one, page, {})

    def _compared(self, level: str) -> Shared:
        """Return what some of a level's pages, from all over it, have in common."""
        some = self._some(level)
        return shared(self._body(one) for one in some) if len(some) > 1 else Shared()

    def compared(self, level: str) -> list[str]:
        """Return the paths of the pages in which is looked for what a level's pages share."""
        return [one.path for one in self._some(level)]

    def _some(self, level: str) -> list[Static]:
        pages = self._levels.get(level, [])
        return pages[:: max(1, len(pages) // COMPARED)][:COMPARED]

    def _body(self, one: Static) -> str:
        page = one.question.answer(one.view())
        outlet = self._outlet(one, page, {})
        return linked(page, outlet, self._shell(one, page, (), "", {}))

    def _lesson(self, one: Static) -> Files:
        files: Files = {}

        def carried(messages: Iterable[Mapping[str, Any]]) -> tuple[list[Any], None]:
            told = list(messages)
            for message in told:
                files.update(assets.map_files(message))
            return told, None

        parts = lesson_parts(one.view(), carried)
        name = assets.hashed(f"assets/told/{dict(one.query)['lesson']}", parts.told)
        path, content = assets.script_file(name, parts.told)
        files[path] = content
        page, held = _answer(one), lesson(one.view().lesson)
        picture = self._card(one.path, page, one, files)
        texts = (held.title, page.headline.title, held.aim)
        around = self._shell(one, page, texts, picture, {})
        scripts = (assets.map_script_path(), assets.site_script_path(), assets.lesson_script_path())
        around = replace(around, scripts=scripts)
        files[one.path] = shelled(parts.title, lesson_main(parts, name), around).encode()
        return files

    # What draws them ------------------------------------------------------------------------------

    def _root(self, path: str) -> str:
        return "../" * path.count("/")

    def _outlet(
        self, one: Static, page: Page, files: Files, beside: Mapping[str, bytes] = _NONE
    ) -> Linked:
        return Linked(
            at=partial(self._at, one, files),
            options=partial(self._option, one, one.view()),
            keep=partial(self._keep, one, files),
            charts=partial(self._chart, one, files),
            weigh=partial(self._weigh, beside),
            told=partial(self._told, page, files),
        )

    def _at(self, one: Static, files: Files, address: str) -> str:
        if address.startswith("#"):
            return address
        if found := self.atlas.path(address):
            return relative(found, one.path)
        kept = made(address) if one.name != AREA else None
        if kept is None:
            return self._live_view(address)
        name, content = kept
        files[f"files/{name}"] = content
        return relative(f"files/{name}", one.path)

    def _weigh(self, beside: Mapping[str, bytes], address: str, served: int | None) -> int | None:
        """Return the size of the site's own file, or of that which the live explorer gives."""
        path = self.atlas.path(address)
        return served if not path else len(beside[path]) if path in beside else None

    def _live_view(self, address: str) -> str:
        """Return where the live explorer, if one is known, has what the site has not."""
        live = self.order.live
        known = address.startswith("?") or address.lstrip("/").startswith("files/")
        return f"{live}{address.lstrip('/')}" if live and known else ""

    def _option(self, one: Static, view: Any, control: Control, option: Option) -> str:
        try:
            changed = one.question.changed(view, control.change, option.value)
        except QuestionError:  # it cannot be chosen here: the live explorer says why
            return ""
        path = self.atlas.option(one.name, changed)
        return relative(path, one.path) if path and path != one.path else ""

    def _keep(self, one: Static, files: Files, picture: Picture) -> Mapping[str, str]:
        kept = chart_files(picture)
        files.update(kept.values())
        return {kind: relative(path, one.path) for kind, (path, _) in kept.items()}

    def _chart(
        self, one: Static, files: Files, name: str, query: Mapping[str, str]
    ) -> Mapping[str, str]:
        return self._keep(one, files, chart_named(name, query))

    def _told(self, page: Page, files: Files, drawing: Drawing) -> str:
        """Keep what a map's script is told, and what that asks for; return its name."""
        message = {key: value for key, value in drawing.message.items() if key not in _SERVED}
        message |= {"title": page.title, "files": self._files_of(message.get("files") or {})}
        files.update(assets.map_files(message))
        name = assets.hashed("assets/told/map", message)
        path, content = assets.script_file(name, message)
        files[path] = content
        return name

    def _files_of(self, offered: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
        found = {kind: (self.atlas.path(one["url"]), one["name"]) for kind, one in offered.items()}
        return {kind: {"url": path, "name": name} for kind, (path, name) in found.items() if path}

    # What stands round them ----------------------------------------------------------------------

    def _around(
        self, one: Static, page: Page, outlet: Linked, files: Files, common: Shared
    ) -> Around:
        texts = finding(page)
        data = {"parts": _parts_name(level_of(one), common)} if common.parts else {}
        picture = self._card(one.path, page, one, files)
        return self._shell(one, page, texts, picture, data)

    def _shell(
        self, one: Static, page: Page, texts: Sequence[str], picture: str, data: Mapping[str, str]
    ) -> Around:
        root, address = self._root(one.path), self.order.address
        titles = {
            name: each.title
            for name, each in QUESTIONS.items()
            if each.in_bar and path_of(name) in self.atlas
        }
        members = {
            name: text for name, text in row(one.name).items() if path_of(name) in self.atlas
        }
        first = head(one.name)
        maps = any(isinstance(each, Drawing) for each in every([*page.controls, *page.blocks]))
        live = self._live_view(self._query_of(one)) if self.order.live else ""
        own = "" if one.path == HOME else one.path
        return Around(
            root=root,
            pages=titles,
            addresses={name: relative(path_of(name), one.path) for name in {**titles, **members}},
            shown=one.name if not one.query else "-",
            head=first,
            members=members if len(members) > 1 else {},
            called=QUESTIONS[first].title,
            sheets=(assets.type_path(), assets.look_path(one.name)),
            scripts=(*([assets.map_script_path()] if maps else []), assets.site_script_path()),
            icon=assets.icon_path(),
            live=live,
            shared=shared_words(
                page.title,
                described([text for text in texts if text] or [page.title]),
                f"{address}{own}" if address else "",
                f"{address}{picture}" if address and picture else "",
            ),
            data={"search": SEARCH, "failed": SITE["part"], **data},
        )

    def _query_of(self, one: Static) -> str:
        asked = {"page": one.name} if one.name else {}
        return f"?{urlencode({**asked, **dict(one.query)}, safe=':')}"

    def _card(self, of: str, page: Page, one: Static | None, files: Files) -> str:
        """Keep the picture of a page's card where it will be asked for; return its path."""
        if not self.order.address:
            return ""
        path = f"cards/{of.removesuffix('.html')}.png"
        files[path] = card(page, one, self.order.folder / path)
        return path


# What leads from a page at the root to something in the site.
_RELATIVE = re.compile(r'( (?:href|src|data-root)=)"(?!#|https?:|/)([^"]*)"')
# What only a page with a server does with a map: paint ahead, and pass a choice on.
_SERVED = ("held", "ahead", "draw")


def _answer(one: Static) -> Page:
    """Return a page with a title of its own: no other of its family has the same."""
    page = one.question.answer(one.view())
    more = ""
    if one.name == MAP and len(one.view().record.sexes) > 1:
        more = group(one.view().record, one.view().sex)
    elif one.name not in (MAP, AREA) and dict(one.query).get("level"):
        more = by_level(dict(one.query)["level"])
    return replace(page, title=titled(page.title, more)) if more else page


def level_of(one: Static) -> str:
    """Return the level of the area whose page it is; empty for any other page."""
    key = dict(one.query).get("area", "") if one.name == AREA else ""
    return key.partition(":")[0] if key.partition(":")[0] in NAMED else ""


def _parts_name(level: str, found: Shared) -> str:
    return assets.hashed(f"assets/parts/{level}", found.parts)
