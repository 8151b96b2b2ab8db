"""What an area is: a level and a code, with its name and the areas it lies inside."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from explorer.errors import DataError, QuestionError
from explorer.places.files import columns_of, damaged
from explorer.places.levels import LEVELS, POINTS, PREFERENCE, SAME_PLACE
from explorer.places.levels import level as level_called
from explorer.root import data_root

# An area lies wholly inside another if at least this share of its people live there.
WHOLLY = 0.99
# What kind of area a code's first letters stand for, where the level does not say it.
_KINDS = {
    "E06": "unitary authority",
    "E07": "district",
    "E08": "metropolitan district",
    "E09": "London borough",
    "E10": "county",
}

_N = TypeVar("_N", int, float)
_Overlaps = dict[tuple[str, str], dict[str, dict[str, int]]]


@dataclass(frozen=True)
class Area:
    """One area of one level.

    Attributes
    ----------
    level, code, name : str
        `level` and `code` together identify it; a code alone may not. The name is as it is
        shown, with the kind of area where `named_apart` has found that it needs one.
    parents : mapping of str to str
        Level to code of each area that it nests in.
    """

    level: str
    code: str
    name: str = field(compare=False)
    parents: Mapping[str, str] = field(compare=False, hash=False)

    @property
    def key(self) -> str:
        """The unambiguous name: ``district:E07000094``."""
        return f"{self.level}:{self.code}"

    @property
    def kind(self) -> str:
        """What kind of area it is: "county", "constituency"."""
        return _KINDS.get(self.code[:3], level_called(self.level).singular)


@dataclass(frozen=True)
class Part:
    """A piece of one area that lies in another.

    Attributes
    ----------
    area : Area
        The other area.
    people : int or None
        How many people lived in the piece at Census 2021; None where levels nest.
    share : float
        Their share of the people of the first area, 0 to 1.
    """

    area: Area
    people: int | None
    share: float


@dataclass(frozen=True)
class Change:
    """A former code or name and the area that took its place.

    Attributes
    ----------
    former_code, former_name : str
        What is no longer in force.
    level, code : str
        A successor.
    kind : {"recoded", "renamed", "merged", "split"}
        Only an area that was recoded or renamed is the same place, so that figures may be carried
        over.
    note : str
        What happened.
    """

    former_code: str
    former_name: str
    level: str
    code: str
    kind: str
    note: str


@dataclass(frozen=True)
class Board:
    """A care board since April 2026 and one of those before that it is made of.

    Attributes
    ----------
    code, name : str
    old_code, old_name : str
        A board of April 2023 to March 2026.
    share : float
        Of the old board's people, how many belong to the new one.
    """

    code: str
    name: str
    old_code: str
    old_name: str
    share: float


class Register:
    """Every area in force, the people they share, and the codes that went before.

    Parameters
    ----------
    root : Path
        The data root.

    Raises
    ------
    DataError
        A file is missing or damaged.
    """

    def __init__(self, root: Path) -> None:
        self._root, self._folder = root, root / "boundaries"
        self._levels = {level.slug: self._read_level(level.slug) for level in LEVELS}
        self._levels |= {kind.slug: self._read_points(kind.slug) for kind in POINTS}
        self._overlaps = self._read_overlaps()
        self._vintages = self._read_vintages()
        self.changes = self._read_changes()
        self.boards_of_2026 = self._read_boards()
        regions = columns_of(self._root, "nhs_regions.csv", ("area_code", "area_name"))
        self._nhs_regions = {row[0]: row[1] for row in regions}

    def level(self, slug: str) -> Mapping[str, Area]:
        """Return the areas of a level, or the places of a kind, by code and in order of code."""
        return self._levels[level_called(slug).slug]

    def area(self, level: str, code: str) -> Area:
        """Return one area, or say that there is none."""
        areas = self.level(level)
        if code not in areas:
            raise QuestionError(f"There is no {level_called(level).singular} with the code {code}.")
        return areas[code]

    def everywhere(self) -> list[Area]:
        """Return all areas of all levels, those of preferred levels first."""
        return [area for slug in PREFERENCE for area in self._levels[slug].values()]

    def coded(self, code: str) -> list[Area]:
        """Return the areas that carry a code, preferred levels first."""
        return [self._levels[slug][code] for slug in PREFERENCE if code in self._levels[slug]]

    def name(self, level: str, code: str) -> str:
        """Return the name of an area of any level, NHS regions included."""
        if level == "nhs-region":
            return self._nhs_regions[code]
        return self.area(level, code).name

    def nhs_regions(self) -> tuple[str, ...]:
        """Return the names of the regions of NHS England; some regions have the same."""
        return tuple(self._nhs_regions.values())

    def vintage(self, level: str) -> str:
        """Return the day or month of the codes and boundaries of a level, in words."""
        return self._vintages[level]

    def recoded(self, level: str) -> dict[str, str]:
        """Return former code -> code in force for areas that only changed their code."""
        return self._recoded.get(level, {})

    @cached_property
    def _recoded(self) -> Mapping[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for change in self.changes:
            if change.kind == "recoded":
                found.setdefault(change.level, {})[change.former_code] = change.code
        return found

    def parts(self, area: Area, level: str) -> list[Part]:
        """Return the areas of a level in which an area's people live, largest share first.

        Shares are of Census 2021 residents. Levels that nest have one part, the whole.
        """
        if level in area.parents:
            return [Part(self.area(level, area.parents[level]), None, 1.0)]
        pieces = self._overlaps.get((area.level, level), {}).get(area.code, {})
        total = sum(pieces.values())
        return [
            Part(self.area(level, code), people, people / total)
            for code, people in sorted(pieces.items(), key=lambda piece: (-piece[1], piece[0]))
        ]

    def knows_parts(self, level: str, of: str) -> bool:
        """Whether it is known how areas of a level lie inside those of another."""
        return of in level_called(level).inside or (level, of) in self._overlaps

    def container(self, area: Area, level: str) -> Area | None:
        """Return the one area of a level that holds at least 99% of an area's people."""
        parts = self.parts(area, level)
        return parts[0].area if parts and parts[0].share >= WHOLLY else None

    def same_place(self, area: Area) -> tuple[Area, ...]:
        """Return the areas that are this place at another level (one code, two levels)."""
        if area.level not in SAME_PLACE:
            return ()
        others = (self._levels[slug].get(area.code) for slug in sorted(SAME_PLACE - {area.level}))
        return tuple(other for other in others if other)

    def _read_level(self, slug: str) -> dict[str, Area]:
        path = self._folder / f"{slug}.parquet"
        inside = {f"parent_{name.replace('-', '_')}": name for name in level_called(slug).inside}
        try:
            # Not `read_table`: it loads pandas.
            with pq.ParquetFile(path) as file:
                rows = file.read(["area_code", "area_name", *inside]).to_pylist()
            if rows and set(rows[0]) != {"area_code", "area_name", *inside}:
                raise pa.ArrowInvalid("A column is missing.")
        except FileNotFoundError:
            raise DataError(
                f"The boundary file {path.name} is missing; run 'explorer check'."
            ) from None
        except (OSError, pa.ArrowException) as error:
            raise DataError(
                f"The boundary file {path.name} is damaged or has other columns than it should."
            ) from error
        return {
            row["area_code"]: Area(
                slug,
                row["area_code"],
                row["area_name"],
                {name: row[column] for column, name in inside.items()},
            )
            for row in rows
        }

    def _read_points(self, kind: str) -> dict[str, Area]:
        """Return the places of a kind that are points: they lie in nothing here."""
        rows = columns_of(self._root, "sites.csv", ("kind", "code", "name"))
        return {code: Area(kind, code, name, {}) for held, code, name in rows if held == kind}

    def _read_overlaps(self) -> _Overlaps:
        """Return (level, other level) -> code -> code of the other -> people, both ways round."""
        overlaps: _Overlaps = {}
        columns = ("from_level", "from_code", "to_level", "to_code", "people")
        for first, code, second, other, counted in columns_of(self._root, "overlaps.csv", columns):
            people = self._number(counted, "overlaps.csv", int)
            if people > 0:
                overlaps.setdefault((first, second), {}).setdefault(code, {})[other] = people
                overlaps.setdefault((second, first), {}).setdefault(other, {})[code] = people
        return overlaps

    def _read_vintages(self) -> dict[str, str]:
        path = self._folder / "boundaries.toml"
        try:
            record = tomllib.loads(path.read_text(encoding="utf-8"))
            return {level["slug"]: level["vintage"] for level in record["level"]}
        except FileNotFoundError:
            raise DataError("The file boundaries/boundaries.toml is missing.") from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
            raise DataError(f"The file boundaries/boundaries.toml is damaged: {error}.") from error

    def _read_changes(self) -> tuple[Change, ...]:
        columns = ("former_code", "former_name", "level", "code", "kind", "note")
        return tuple(Change(*row) for row in columns_of(self._root, "code_changes.csv", columns))

    def _read_boards(self) -> tuple[Board, ...]:
        columns = ("icb26_code", "icb26_name", "icb_code", "icb_name", "share_of_old")
        return tuple(
            Board(code, name, old, old_name, self._number(share, "icb_2026.csv", float))
            for code, name, old, old_name, share in columns_of(self._root, "icb_2026.csv", columns)
        )

    @staticmethod
    def _number(text: str, name: str, kind: Callable[[str], _N]) -> _N:
        try:
            return kind(text)
        except (TypeError, ValueError) as error:
            raise damaged(name, error) from error


@cache
def _register(root: Path) -> Register:
    return Register(root)


def register() -> Register:
    """Return the register of areas of the data root in use; read once."""
    return _register(data_root())


def named_apart(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Return areas chosen together, with the kind of place in a name that another one has too.

    "Winchester" beside "Winchester" is "Winchester district" beside "Winchester constituency".
    """
    chosen = list(areas)
    bearers: dict[str, set[str]] = {}
    for area in chosen:
        bearers.setdefault(area.name, set()).add(area.code)
    return tuple(
        replace(area, name=f"{area.name} {area.kind}") if len(bearers[area.name]) > 1 else area
        for area in chosen
    )


def plainly_named(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Return areas with the names that they have alone."""
    return tuple(register().area(area.level, area.code) for area in areas)
