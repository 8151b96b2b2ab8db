"""What a reader's table became: rows that have their area, and rows that were refused."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from explorer.analysis.yours.tables import Column, Table
from explorer.places.areas import Area

# Why a row is refused, beside what cells and places say.
TWICE, LIMITS, RAGGED = "twice", "limits", "ragged"
# How it was decided what a comma means.
PLAIN, BY_COLUMN, BY_FILE, BY_HEAD, BY_READER, BY_SMALL = (
    "plain", "column", "file", "head", "reader", "small",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A row that has its area.

    Attributes
    ----------
    line : int
        In the file.
    text : str
        What named the area there.
    area : Area
    value, lower, upper : float
        NaN where there is none.
    why : str
        What a sign in the place of the figure is read as; else empty.
    sign : str
        The sign, or the mark after the figure.
    former : str
        The code or name of before by which it was found.
    namesake : bool
        Whether another area of its level bore that name before.
    """

    line: int
    text: str
    area: Area
    value: float = math.nan
    lower: float = math.nan
    upper: float = math.nan
    why: str = ""
    sign: str = ""
    former: str = ""
    namesake: bool = False

    @property
    def figures(self) -> tuple[str, str, str, str]:
        """What makes two rows alike."""
        return (repr(self.value), repr(self.lower), repr(self.upper), self.why)


@dataclass(frozen=True)
class Reject:
    """A row that is refused.

    Attributes
    ----------
    line : int
    text, held : str
        What stands in the place of the area and of the figure.
    why : str
    told : str
        What more is known of it.
    near : tuple of Area
        What it became, or what is spelt most like it.
    """

    line: int
    text: str
    held: str
    why: str
    told: str = ""
    near: tuple[Area, ...] = ()


@dataclass(frozen=True, eq=False)
class Filter:
    """A column by which rows of one area differ, what was taken of it, and areas without that."""

    column: Column
    options: tuple[str, ...]
    chosen: str
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Joined:
    """A table joined to the areas of a level.

    Attributes
    ----------
    table : Table
    level : str
    codes, names, value, lower, upper : Column or None
    filters : tuple of Filter
    decimal : str
        `POINT`, `COMMA`, or nothing where only the reader can tell.
    decided : str
        How: one of `PLAIN`, `BY_COLUMN`, ...
    example : str
        A figure of the column that a comma or a point parts.
    rows : tuple of Row
        In order of code, one an area.
    rejects : tuple of Reject
        In the order of the file.
    england : Row or None
    levels : dict of str to int
        Rows by level.
    counts : dict of str to int
        What was read without a figure or was passed over: "same" (rows that stand twice alike),
        "limits" (figures without limits although others have some), "filtered"; "unlike", whether
        columns are called limits and do not hold most figures; "headed", whether figures are
        percentages by the name of their column alone.
    name, unit : str
    """

    table: Table
    level: str
    codes: Column | None
    names: Column | None
    value: Column
    lower: Column | None
    upper: Column | None
    filters: tuple[Filter, ...]
    decimal: str
    decided: str
    example: str
    rows: tuple[Row, ...]
    rejects: tuple[Reject, ...]
    england: Row | None
    levels: Mapping[str, int]
    counts: Mapping[str, int]
    name: str
    unit: str

    @cached_property
    def signs(self) -> Counter[tuple[str, str]]:
        """How many rows have each sign in the place of a figure, and what it is read as."""
        return Counter((one.sign, one.why) for one in self.rows if one.why)

    @cached_property
    def marks(self) -> Counter[str]:
        """How many figures have each mark after them."""
        return Counter(one.sign for one in self.rows if one.sign and not one.why)

    @cached_property
    def formers(self) -> tuple[Row, ...]:
        """Rows whose area has another code or name today."""
        return tuple(one for one in self.rows if one.former)

    @property
    def figures(self) -> int:
        """How many areas have a figure."""
        return sum(not math.isnan(one.value) for one in self.rows)

    @property
    def ranged(self) -> int:
        """How many figures have limits."""
        return sum(not math.isnan(one.lower) for one in self.rows)
