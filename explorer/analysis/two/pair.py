"""Two measures of the areas of a level: how closely they go together, and which areas stand out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from explorer.analysis.two.measures import Asked
from explorer.analysis.two.shared import CIRCULAR, dependent, shared
from explorer.errors import QuestionError
from explorer.indicators import data, yours
from explorer.places.areas import Area, register
from explorer.places.levels import level as level_called
from explorer.places.residents import residents
from explorer.root import data_root
from explorer.statistics import association
from explorer.statistics.agreement import crossing, third_breaks, thirds
from explorer.statistics.association import FEWEST, Corrected, Line
from explorer.statistics.intervals import Ranged, standard_error

Array = npt.NDArray[np.float64]
Cells = tuple[tuple[int, int, int], ...]
# Why an area has no point: no figure of its own, or only that of a larger area.
OWN, MISSING, BORROWED = "", "missing", "borrowed"
# What is known of the noise of a measure: it has ranges, none is published, or a model made it.
RANGED, UNRANGED, BY_MODEL = "ranges", "no ranges", "by a model"
# How closely, by the size of a correlation: limits of Swinscow TDV, Campbell MJ. Statistics at
# Square One. 11th ed. London: BMJ Books; 2009, chapter 11; its weak and moderate are "loose".
NONE, HARDLY, LOOSE, CLOSE, VERY_CLOSE = "none", "hardly any", "loose", "close", "very close"
BANDS = ((0.0, HARDLY), (0.2, LOOSE), (0.6, CLOSE), (0.8, VERY_CLOSE))
# From here apart, the two correlations are said to disagree.
DISAGREE = 0.1
SIDES = ("x", "y")
_THIRDS = range(3)


@dataclass(frozen=True)
class LeftOut:
    """An area without a point.

    Attributes
    ----------
    area : Area
    first, second : str
        Of each measure: `OWN`, `MISSING` or `BORROWED`.
    flags : tuple of str
        Of each measure, why its figure is missing, as values have it.
    """

    area: Area
    first: str
    second: str
    flags: tuple[str, str]


@dataclass(frozen=True)
class Noise:
    """What is known of the noise of a measure.

    Attributes
    ----------
    kind : str
        `RANGED`, `UNRANGED` or `BY_MODEL`.
    reliability : float
        The share of its spread over the areas that is no noise: 1 where none can be allowed for.
    without : int
        Areas whose figure has no range although others have one: theirs is taken to be as wide as
        the others' on average.
    """

    kind: str
    reliability: float
    without: int = 0


@dataclass(frozen=True, eq=False)
class Together:
    """Two measures of the areas of a level.

    Attributes
    ----------
    first, second : Asked
        Across and up.
    level : str
    weighted : bool
        Whether areas count by their people.
    frame : DataFrame
        One row an area with figures of its own for both, in order of code: area_code, area_name,
        region_code, x, x_lower, x_upper, x_flag, y, y_lower, y_upper, y_flag, people, distance (y
        less the line), standardised, adjusted (a p-value), outlier.
    left_out : tuple of LeftOut
    pearson, spearman : Ranged
        NaN where there are too few areas, or a measure does not vary.
    corrected : Corrected or None
        None where neither measure has noise that can be allowed for.
    noise : (Noise, Noise)
    effective : float
        How many areas of equal weight carry as much.
    line : Line or None
        Theil's and Sen's.
    shared : tuple of str
        What both measures share, the most telling first.
    """

    first: Asked
    second: Asked
    level: str
    weighted: bool
    frame: pd.DataFrame
    left_out: tuple[LeftOut, ...]
    pearson: Ranged
    spearman: Ranged
    corrected: Corrected | None
    noise: tuple[Noise, Noise]
    effective: float
    line: Line | None
    shared: tuple[str, ...]

    @property
    def measures(self) -> tuple[Asked, Asked]:
        """Both measures."""
        return self.first, self.second

    @property
    def circular(self) -> bool:
        """Whether one is by a model that works from the other, so that no figure is told."""
        return CIRCULAR in self.shared

    @property
    def dependent(self) -> bool:
        """Whether both have noise that may be one and the same in part, so that none comes off."""
        noisy = all(one.kind == RANGED for one in self.noise)
        return noisy and dependent(self.first, self.second)

    @property
    def best(self) -> Ranged:
        """The correlation that the verdict rests on: freed of noise where that can be done."""
        found = self.corrected
        if found is None or self.dependent or math.isnan(found.correlation.value):
            return self.pearson
        return found.correlation

    @property
    def freed(self) -> bool:
        """Whether the verdict rests on a correlation that is freed of noise."""
        return self.best is not self.pearson

    @property
    def full(self) -> bool:
        """Whether a full correlation lies within the limits of the one that the verdict is on."""
        return self.freed and self.corrected is not None and self.corrected.full

    @property
    def known(self) -> bool:
        """Whether a correlation can be told at all."""
        return not math.isnan(self.pearson.lower) and not self.circular

    @property
    def direction(self) -> int:
        """1 where both are higher together, -1 where one is lower; 0 where that cannot be told."""
        if not self.known or not self.best.excludes(0.0):
            return 0
        return 1 if self.best.value > 0 else -1

    @property
    def closeness(self) -> tuple[str, str]:
        """The least and the most close that the limits allow, as `BANDS` have them."""
        return closeness(self.best)

    @property
    def differing(self) -> bool:
        """Whether the correlation of the ranks is another than that of the figures."""
        return abs(self.pearson.value - self.spearman.value) >= DISAGREE

    @property
    def same_period(self) -> bool:
        """Whether both are of one period."""
        return self.first.period == self.second.period

    @cached_property
    def outliers(self) -> pd.DataFrame:
        """Areas that lie further from the line than chance would have any, furthest first."""
        found = self.frame[self.frame["outlier"]]
        order = found["standardised"].abs().sort_values(ascending=False, kind="stable").index
        return found.loc[order]

    @cached_property
    def thirds(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The third of each area of the frame by each measure, 0 the lowest to 2."""
        first, second = (thirds(self.frame[side]) for side in SIDES)
        return first, second

    @cached_property
    def unsure(self) -> npt.NDArray[np.bool_]:
        """Areas of the frame whose range, of one measure or the other, reaches into two thirds."""
        first, second = (
            crossing(
                self.frame[f"{side}_lower"],
                self.frame[f"{side}_upper"],
                third_breaks(self.frame[side]),
            )
            for side in SIDES
        )
        return np.asarray(first | second)

    @property
    def counts(self) -> Cells:
        """How many areas lie in each pair of thirds: rows by the second, lowest first."""
        across, up = self.thirds
        table = [
            [int(((up == row) & (across == column)).sum()) for column in _THIRDS] for row in _THIRDS
        ]
        return tuple((low, middle, high) for low, middle, high in table)


def closeness(found: Ranged) -> tuple[str, str]:
    """Return the least and the most close that the limits of a correlation allow.

    Parameters
    ----------
    found : Ranged

    Returns
    -------
    (str, str)
        Of `BANDS`. The least is `NONE` where the limits lie on both sides of 0, unless no
        correlation within them is as much as loose: that is `HARDLY` any, told as such.
    """
    ends = sorted(abs(end) for end in (found.lower, found.upper))
    most = _band(ends[1])
    if not found.excludes(0.0):
        return (HARDLY if most == HARDLY else NONE), most
    return _band(ends[0]), most


def _band(size: float) -> str:
    return [name for least, name in BANDS if size >= least][-1]


def together(first: Asked, second: Asked, level: str, *, weighted: bool = False) -> Together:
    """Set two measures of the areas of a level against each other.

    Only areas with figures of their own for both have a part in it.

    Parameters
    ----------
    first, second : Asked
        Across and up.
    level : str
    weighted : bool
        Whether areas count by their people.

    Raises
    ------
    QuestionError
        Both are one measure, or a measure has no figures at the level.
    """
    if first == second:
        raise QuestionError(
            f"Both are one measure: {first.indicator.title}. Set it against another."
        )
    return _together(data_root(), first, second, level_called(level).slug, weighted)


@yours.kept(64)
def _together(_: Path, first: Asked, second: Asked, level: str, weighted: bool) -> Together:
    sides = [_own(one, level) for one in (first, second)]
    frame = _joined(sides, level)
    both = frame["x"].notna() & frame["y"].notna()
    left_out = _left_out(sides, frame[~both], level)
    frame = frame[both].reset_index(drop=True)
    errors, noise = zip(
        *(_noise(one, frame, side) for one, side in zip((first, second), SIDES, strict=True)),
        strict=True,
    )
    x, y = (frame[side].to_numpy(dtype=float) for side in SIDES)
    weights = frame["people"].to_numpy(dtype=float) if weighted else None
    size = association.effective(np.ones(len(frame)) if weights is None else weights)
    size = size if len(frame) else 0.0
    enough = len(frame) >= FEWEST and np.ptp(x) > 0 and np.ptp(y) > 0
    pearson = spearman = Ranged(math.nan, math.nan, math.nan)
    corrected, line = None, None
    measured = [
        error if one.kind == RANGED else np.zeros(len(frame))
        for error, one in zip(errors, noise, strict=True)
    ]
    if enough:
        pearson = association.pearson_interval(association.pearson(x, y, weights), size)
        spearman = association.spearman(x, y)
        line = association.theil_sen(x, y)
        if any(one.kind == RANGED for one in noise):
            corrected = association.freed_of_noise(x, y, measured[0], measured[1], weights)
            noise = tuple(
                Noise(one.kind, share, one.without)
                for one, share in zip(noise, (corrected.first, corrected.second), strict=True)
            )
    return Together(
        first=first,
        second=second,
        level=level,
        weighted=weighted,
        frame=_distanced(frame, x, y, errors, line),
        left_out=left_out,
        pearson=pearson,
        spearman=spearman,
        corrected=corrected,
        noise=(noise[0], noise[1]),
        effective=size,
        line=line,
        shared=shared(first, second),
    )


def _own(one: Asked, level: str) -> pd.DataFrame:
    """Return an indicator's figures at a level; borrowed ones have no value."""
    frame = data.figures(one.indicator.slug, level, one.sex, one.period.iso).frame
    borrowed = frame["measured_for"].ne("")
    own = frame[["area_code", "area_name", "value", "lower", "upper", "flag"]].copy()
    own[["value", "lower", "upper"]] = own[["value", "lower", "upper"]].mask(borrowed)
    return own.assign(borrowed=borrowed)


def _joined(sides: Sequence[pd.DataFrame], level: str) -> pd.DataFrame:
    areas, people = register().level(level), residents(level).people
    frame = sides[0][["area_code", "area_name"]].assign(
        region_code=lambda held: [
            areas[code].parents.get("region", "") for code in held["area_code"]
        ]
    )
    for side, held in zip(SIDES, sides, strict=True):
        names = {"value": side, "lower": f"{side}_lower", "upper": f"{side}_upper"}
        told = held[[*names, "flag"]].rename(columns={**names, "flag": f"{side}_flag"})
        frame = pd.concat([frame, told], axis=1)
    return frame.assign(people=[people[code] for code in frame["area_code"]])


def _left_out(
    sides: Sequence[pd.DataFrame], without: pd.DataFrame, level: str
) -> tuple[LeftOut, ...]:
    areas = register().level(level)
    first, second = (_reasons(held, without.index) for held in sides)
    flags = zip(*(held.loc[without.index, "flag"] for held in sides), strict=True)
    return tuple(
        LeftOut(areas[code], one, other, (str(pair[0]), str(pair[1])))
        for code, one, other, pair in zip(without["area_code"], first, second, flags, strict=True)
    )


def _reasons(held: pd.DataFrame, which: "pd.Index[int]") -> list[str]:
    rows = held.loc[which]
    return [
        OWN if known else BORROWED if lent else MISSING
        for known, lent in zip(rows["value"].notna(), rows["borrowed"], strict=True)
    ]


def _noise(one: Asked, frame: pd.DataFrame, side: str) -> tuple[Array, Noise]:
    """Return the standard errors of a measure, 0 where none are known, and what is known."""
    errors = np.asarray(standard_error(frame[f"{side}_lower"], frame[f"{side}_upper"]), dtype=float)
    known = ~np.isnan(errors)
    if not known.any():
        return np.zeros(len(frame)), Noise(UNRANGED, 1.0)
    usual = math.sqrt(float((errors[known] ** 2).mean()))
    kind = BY_MODEL if one.indicator.model_of else RANGED
    return np.where(known, errors, usual), Noise(kind, 1.0, int((~known).sum()))


def _distanced(
    frame: pd.DataFrame, x: Array, y: Array, errors: Sequence[Array], line: Line | None
) -> pd.DataFrame:
    if line is None:
        return frame.assign(distance=np.nan, standardised=np.nan, adjusted=np.nan, outlier=False)
    found = association.distances(x, y, errors[0], errors[1], line)
    return frame.assign(
        distance=found.residuals,
        standardised=found.standardised,
        adjusted=found.adjusted,
        outlier=found.outliers,
    )
