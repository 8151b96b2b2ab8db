"""What each part of the site follows from, as short names of contents: what is alike is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

import explorer
from explorer.analysis.modelled import model_of
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, catalogue, indicator, newest, releases
from explorer.questions.map.view import map_levels
from explorer.questions.measures import indicator_options
from explorer.root import data_root
from explorer.site.addresses import TEACH

_CODE = (".py", ".typ", ".ttf", ".css", ".js", ".html", ".svg", ".toml", ".json")
_TABLES = "_tables"
_PIECE = 1 << 20
# Questions that are about the default measure, whatever the others say, and the pages of these
# that take up others all the same: what is asked of them, as addresses have it.
_OF_DEFAULT = ("gap", "model", "claim", TEACH)
_TAKE_OTHERS = (("lesson", "go-together"), ("teacher", "1"))
# What they compare it with.
_BESIDE = ("life-expectancy", "people-per-km2")


def stamp(*parts: str) -> str:
    """Return a short name of names."""
    digest = blake2b(digest_size=12)
    for part in parts:
        digest.update(part.encode() + b"\0")
    return digest.hexdigest()


@cache
def code() -> str:
    """Return the name of the code that draws the site."""
    package = Path(explorer.__file__).parent
    held = package / "_data"
    return _named(
        one
        for one in sorted(package.rglob("*"))
        if one.suffix in _CODE and held not in one.parents and "build" not in one.parts
    )


def places() -> str:
    """Return the name of the places, their shapes and their postcodes."""
    return _of_root(data_root(), "boundaries")


def tables() -> str:
    """Return the name of the tables beside the measures."""
    return _of_root(data_root(), f"indicators/{_TABLES}")


def menu() -> str:
    """Return the name of what pages say of other measures: titles, themes, levels and kinds."""
    records = catalogue().values()
    options = [(one.value, one.label, one.group, one.note) for one in indicator_options(records)]
    levels = [(one.slug, map_levels(one), one.sexes) for one in records]
    kinds = [(one.noun, one.statistic, one.series, one.release, one.model_of) for one in records]
    return stamp(repr(options), repr(levels), repr(kinds))


@dataclass(frozen=True)
class Measures:
    """The names of all measures' records and figures, by slug: each file is read once a run.

    Attributes
    ----------
    records, figures : mapping of str to str
    """

    records: Mapping[str, str]
    figures: Mapping[str, str]

    @classmethod
    def read(cls) -> "Measures":
        """Read them all."""
        folder = data_root() / "indicators"
        told = ("indicator.toml", "values.csv")
        return cls(*({slug: _named([folder / slug / one]) for slug in catalogue()} for one in told))

    def of(self, slugs: Iterable[str]) -> str:
        """Return the name of some measures' records and figures."""
        return stamp(*(one for slug in sorted(slugs) for one in (slug, *self._both(slug))))

    def records_of(self, slugs: Iterable[str]) -> str:
        """Return the name of what some measures are, without their figures."""
        return stamp(*(one for slug in sorted(slugs) for one in (slug, self.records[slug])))

    def _both(self, slug: str) -> tuple[str, str]:
        return self.records[slug], self.figures[slug]


def of_map(record: Indicator) -> Sequence[str]:
    """Return the measures that a map of a measure follows from: itself, its model, its releases."""
    found = {record.slug, *(one.slug for one in releases(record.series))}
    model = model_of(record)
    return sorted(found | ({model.slug} if model else set()) | {record.model_of or record.slug})


def of_page(name: str, query: Iterable[tuple[str, str]]) -> Sequence[str]:
    """Return the measures that a page of which there is one follows from: of most, all.

    Parameters
    ----------
    name : str
        Its question's.
    query : iterable of (str, str)
        What is asked there.
    """
    if name not in _OF_DEFAULT or any(one in _TAKE_OTHERS for one in query):
        return list(catalogue())
    return [*of_map(indicator(DEFAULT)), *_BESIDE]


def of_areas(level: str) -> Sequence[str]:
    """Return the measures that pages of a level's areas follow from: all that areas there show."""
    return [slug for slug, record in catalogue().items() if level in data.levels_of(record)]


def shown(level: str) -> Sequence[str]:
    """Return the measures that have rows of their own on the pages of a level's areas."""
    return [one.slug for one in newest() if not one.model_of and level in data.levels_of(one)]


def has_tables(record: Indicator) -> bool:
    """Whether maps of a measure follow from tables: those of our model."""
    return bool(record.model_of) or model_of(record) is not None


@cache
def _of_root(root: Path, folder: str) -> str:
    return _named(sorted((root / folder).rglob("*")))


def _named(paths: Iterable[Path]) -> str:
    digest = blake2b(digest_size=12)
    for path in paths:
        if path.is_file():
            digest.update(f"{path.parent.name}/{path.name}".encode() + b"\0")
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    digest.update(piece)
    return digest.hexdigest()
