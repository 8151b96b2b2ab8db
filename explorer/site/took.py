"""What areas' pages were made from, so that one that would say the same is not made again.

A part follows from all figures that it could show. An area's page shows, of most measures, the
figures of few places: beside the ledger stands what each page took from each measure.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from explorer.questions.area.taken import ALIKE, Taken
from explorer.site.depends import stamp
from explorer.site.ledger import Kept

FILE = "taken.tsv"
_OF, _PAGE = "of", "page"


@dataclass(frozen=True)
class Basis:
    """What the pages of a level's areas follow from.

    Attributes
    ----------
    rest : str
        Names everything but figures.
    figures : mapping of str to str
        Names the figures of each measure that areas there show, by slug.
    """

    rest: str
    figures: Mapping[str, str]

    @cached_property
    def stamp(self) -> str:
        """Names all of it."""
        return stamp(self.rest, *(f"{slug}={name}" for slug, name in self.figures.items()))

    def changed_since(self, before: "Basis") -> frozenset[str] | None:
        """Return the measures whose figures have changed; None where more has."""
        if self.rest != before.rest or self.figures.keys() != before.figures.keys():
            return None
        return frozenset(
            slug for slug, name in self.figures.items() if before.figures[slug] != name
        )


@dataclass(frozen=True)
class Took:
    """What one page was made from.

    Attributes
    ----------
    stamp : str
        Of its basis.
    parts : str
        Names what its level's pages share.
    taken : Taken
        From each measure.
    """

    stamp: str
    parts: str
    taken: Taken


@dataclass(frozen=True)
class Earlier:
    """What an earlier run left of an area's page.

    Attributes
    ----------
    files : list of Kept
    took : Took
        What it was made from.
    changed : frozenset of str
        The measures whose figures have changed since, by slug.
    parts_stay : bool
        Whether what its level's pages share is known to be what it was.
    """

    files: list[Kept]
    took: Took
    changed: frozenset[str]
    parts_stay: bool = False


@dataclass
class Book:
    """What every area's page in a folder was made from: bases by stamp, and pages by path."""

    bases: dict[str, Basis] = field(default_factory=dict)
    pages: dict[str, Took] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> "Book":
        """Read a folder's book; the last that it says of a page counts."""
        found = cls()
        with suppress(FileNotFoundError):
            for line in (folder / FILE).read_text("utf-8", errors="replace").splitlines():
                # What a stopped run left unfinished says too little to count.
                with suppress(ValueError, KeyError, TypeError):
                    found._take(*line.split("\t"))
        return found

    def _take(self, kind: str, name: str, *cells: str) -> None:
        if kind == _OF:
            rest, *figures = cells
            basis = Basis(rest, dict(_pair(one) for one in figures))
            if basis.stamp == name:
                self.bases[name] = basis
        else:
            of, parts, on, ladder, alike, *names = cells
            slugs = self.bases[of].figures
            held = {slug: one for slug, one in zip(slugs, names, strict=True) if one}
            self.pages[name] = Took(of, parts, Taken(on, ladder, {ALIKE: alike, **held}))

    def basis_line(self, name: str) -> str:
        """Return what the book says of a basis."""
        one = self.bases[name]
        return "\t".join([_OF, name, one.rest, *(f"{slug}={a}" for slug, a in one.figures.items())])

    def page_line(self, path: str) -> str:
        """Return what the book says of a page."""
        one = self.pages[path]
        names = one.taken.names
        told = [names[ALIKE], *(names.get(slug, "") for slug in self.bases[one.stamp].figures)]
        return "\t".join([_PAGE, path, one.stamp, one.parts, one.taken.on, one.taken.ladder, *told])

    def text(self, paths: Iterable[str]) -> str:
        """Return the whole in order, of some pages alone."""
        held = sorted(path for path in paths if path in self.pages)
        used = sorted({self.pages[path].stamp for path in held})
        told = [*map(self.basis_line, used), *map(self.page_line, held)]
        return "".join(f"{line}\n" for line in told)


def _pair(text: str) -> tuple[str, str]:
    slug, equals, name = text.partition("=")
    if not equals:
        raise ValueError(text)
    return slug, name
