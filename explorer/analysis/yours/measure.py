"""A joined table as a measure: what the explorer asks of any indicator, marked as the reader's."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from explorer.analysis.yours.joined import Joined, Row
from explorer.analysis.yours.times import month_of, period_of
from explorer.errors import QuestionError
from explorer.indicators import yours
from explorer.indicators.catalogue import Indicator
from explorer.indicators.rules import KEYS
from explorer.indicators.values import NUMBERS
from explorer.periods import Period
from explorer.places.areas import Area

EVERYONE = "persons"
# What stands beside every figure of a reader's own, in a title and where room is short.
MARK, SHORT_MARK = "your own figures; not checked", "your own figures"
_FLAGS = {"": "", "withheld": "suppressed", "few": "small_numbers"}
_OTHER_FLAG = "yours"
_MOST_DECIMALS = 4
_SHORT = 22


@dataclass(frozen=True)
class Figure:
    """One area's figure of a reader's own; NaN where there is none, and why."""

    area: Area
    value: float = math.nan
    lower: float = math.nan
    upper: float = math.nan
    why: str = ""
    sign: str = ""


@dataclass(frozen=True)
class Own:
    """Figures of a reader's own for the areas of a level.

    Attributes
    ----------
    name, unit : str
        The unit is empty where none is known.
    level : str
    period : Period
    dated : bool
        Whether the period is that of the figures; else it is the day on which they were read.
    decimals : int
    figures : tuple of Figure
        In order of code; areas that the file leaves out are not among them.
    england : Figure or None
    file : str
        What the file was called.
    read : date
    """

    name: str
    unit: str
    level: str
    period: Period
    dated: bool
    decimals: int
    figures: tuple[Figure, ...]
    england: Figure | None
    file: str
    read: date

    @property
    def known(self) -> tuple[Figure, ...]:
        """Those that have a value."""
        return tuple(one for one in self.figures if not math.isnan(one.value))

    @property
    def ranged(self) -> bool:
        """Whether any figure has limits."""
        return any(not math.isnan(one.lower) for one in self.figures)

    @property
    def slug(self) -> str:
        """A name that figures which are alike share, and no others."""
        told = [
            (one.area.key, repr(one.value), repr(one.lower), repr(one.upper), one.why)
            for one in (*self.figures, *([self.england] if self.england else []))
        ]
        digest = hashlib.blake2b(digest_size=6)
        digest.update(repr((self.name, self.unit, self.level, self.period.iso, told)).encode())
        return f"{yours.PREFIX}{digest.hexdigest()}"

    def at(self, code: str) -> Figure | None:
        """Return the figure of an area of its level."""
        return next((one for one in self.figures if one.area.code == code), None)


def own(joined: Joined, file: str, read: date, when: str = "") -> Own:
    """Return a joined table as figures of a reader's own.

    Parameters
    ----------
    joined : Joined
    file : str
        What the file is called.
    read : date
        The day on which it was read.
    when : str
        The year or the years that the figures are of, as people write them; empty where the
        file's own words are to tell.

    Raises
    ------
    QuestionError
        No area has a figure, or `when` is no year.
    """
    if not joined.figures:
        raise QuestionError("No row of that file has both a known area and a figure.")
    period = _period(joined, when)
    values = [one.value for one in joined.rows if not math.isnan(one.value)]
    return Own(
        name=" ".join(joined.name.split()) or "Your own measure",
        unit=joined.unit,
        level=joined.level,
        period=period or Period(read, 1, "D"),
        dated=period is not None,
        decimals=decimals_of(values),
        figures=tuple(_figure(one) for one in joined.rows),
        england=_figure(joined.england) if joined.england else None,
        file=file,
        read=read,
    )


def _figure(row: Row) -> Figure:
    return Figure(row.area, row.value, row.lower, row.upper, row.why, row.sign)


def _period(joined: Joined, when: str) -> Period | None:
    if when.strip():
        found = period_of(when)
        if found is None:
            raise QuestionError(
                f"'{when[:40]}' is no year. Write 2023, 2021/22 or 2022 to 2024, or nothing."
            )
        return found
    texts = [
        one.chosen for one in joined.filters if one.column.years or month_of(one.chosen.strip())
    ]
    found_in = [*texts, *_year_alone(joined), joined.value.name]
    return next((found for text in found_in if (found := period_of(text))), None)


def _year_alone(joined: Joined) -> list[str]:
    """Return the year that a column has in every row, where one has."""
    table = joined.table
    held = [{table.text(row, one) for row in table.body} for one in table.columns if one.years]
    return [text for one in held if len(one) == 1 for text in one]


def decimals_of(values: Sequence[float]) -> int:
    """Return with how many decimals figures are shown: as many as they have, if that is few."""
    for decimals in range(_MOST_DECIMALS + 1):
        if all(math.isclose(round(one, decimals), one, rel_tol=1e-12) for one in values):
            return decimals
    most = max(abs(one) for one in values)
    return 1 if most >= 10 else 2 if most >= 1 else 3  # noqa: PLR2004


def brought(one: Own, source: object = None) -> yours.Brought:
    """Return figures of a reader's own as a measure of the session."""
    record = _record(one)
    rows = [
        _row(one, level, figure)
        for level, held in (
            (one.level, one.figures),
            ("country", (one.england,) if one.england else ()),
        )
        for figure in held
    ]
    frame = pd.DataFrame(rows, columns=[*KEYS, *NUMBERS, "flag"])
    texts = [*KEYS, "flag"]
    frame[texts] = frame[texts].astype("str")
    frame[list(NUMBERS)] = frame[list(NUMBERS)].astype(float)
    return yours.Brought(record, frame.assign(listed=False), source or one)


def _row(one: Own, level: str, figure: Figure) -> list[object]:
    flag = "" if not math.isnan(figure.value) else _FLAGS.get(figure.why, _OTHER_FLAG)
    return [
        level, figure.area.code, one.period.iso, EVERYONE, figure.value, figure.lower, figure.upper,
        np.nan, np.nan, flag,
    ]  # fmt: skip


def _record(one: Own) -> Indicator:
    levels = [one.level, *(["country"] if one.england else [])]
    short = one.name if len(one.name) <= _SHORT else f"{one.name[: _SHORT - 1].rstrip()}…"
    return Indicator.from_record(
        {
            "slug": one.slug,
            "theme": yours.THEME,
            "title": f"{one.name} ({MARK})",
            "short_title": f"{one.name} ({SHORT_MARK})",
            "label": short,
            "noun": f"by {SHORT_MARK}",
            "legend": f"{one.name} ({SHORT_MARK})",
            "explain": "These are your own figures, as your file has them; not checked.",
            "unit": one.unit or "score",
            "decimals": one.decimals,
            "polarity": "none",
            "statistic": yours.THEME,
            "age": "",
            "sexes": [EVERYONE],
            "period_kind": one.period.kind,
            "borrow_from": "",
            "weight": "",
            "series": one.slug,
            "release": f"{one.read:%Y-%m}",
            "official_status": MARK,
            "interval": "95%" if one.ranged else "",
            "interval_method": "as the file has them" if one.ranged else "",
            "aggregation": "not_allowed",
            "modelled": False,
            "description": "",
            "caveats": ["These are your own figures. Nobody has checked them."],
            "levels": {level: {"processing": MARK} for level in levels},
            "estimate_without_range": not one.ranged,
            "origin": [
                {
                    "producer": "Your own file",
                    "title": one.file or one.name,
                    "published": f"read on {one.read.isoformat()}",
                    "url": "",
                    "licence": "Whether you may pass them on is yours to know",
                    "attribution": MARK[0].upper() + MARK[1:],
                    "file": one.file or one.name,
                    "sha256": "",
                }
            ],
        }
    )
