"""What changed from one version of a publication to the next, before anything is replaced."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Layout:
    """Which columns of a table say what.

    Attributes
    ----------
    area, name, period, subject, value : str
        Code and name of an area; the period; what is measured; the figure, as text.
    fixed : tuple of str
        Columns that have one text for each subject, such as its unit.
    needed : tuple of str
        Columns that the build reads.
    tolerance : float
        Up to which share of the former a figure counts as the same, as where a drawing was
        simplified.
    free : tuple of str
        Reasons of `refused` that hold for no table of this kind: practices open and close.
    """

    area: str
    name: str
    period: str
    subject: str
    value: str
    fixed: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    tolerance: float = 0.0
    free: tuple[str, ...] = ()

    @property
    def keys(self) -> list[str]:
        """The columns that name a figure."""
        return [self.area, self.period, self.subject]


@dataclass(frozen=True)
class Difference:
    """What a list has that it had not, and what it has no more; both sorted."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.added or self.gone)


@dataclass(frozen=True)
class Revision:
    """One figure as it was and as it is."""

    area: str
    period: str
    subject: str
    before: float
    after: float


@dataclass(frozen=True)
class Changes:
    """How a table differs from the one it would replace.

    Attributes
    ----------
    columns, areas, periods, subjects : Difference
    needed : tuple of str
        Columns that are gone and that the build cannot do without.
    units : tuple of str
        Subjects whose unit or measure is another one.
    names : dict of str to str
        Of areas by code, as the newer table has them.
    compared, revised : int
        Figures that stand in both; those that differ.
    filled, emptied : int
        Figures that were missing and are published now, and the reverse.
    largest : Revision or None
        The figure that moved most, by its size in its own unit.
    """

    columns: Difference
    areas: Difference
    periods: Difference
    subjects: Difference
    needed: tuple[str, ...]
    units: tuple[str, ...]
    names: dict[str, str]
    compared: int
    revised: int
    filled: int
    emptied: int
    largest: Revision | None

    @property
    def is_none(self) -> bool:
        """Whether nothing that is compared differs."""
        differ = (self.columns, self.areas, self.periods, self.subjects)
        return not (any(differ) or self.units or self.revised or self.filled or self.emptied)


# What may be refused, and what of it a maintainer can accept after reading the difference.
ACCEPTABLE = ("areas", "columns", "periods")


def changes(before: pd.DataFrame, after: pd.DataFrame, layout: Layout) -> Changes:
    """Compare two versions of a table.

    Parameters
    ----------
    before, after : DataFrame
        All texts; a row a figure, empty where it is missing.
    layout : Layout

    Returns
    -------
    Changes
        Where a column that names a figure is gone, no figure is compared.
    """
    columns = _difference(before.columns, after.columns)
    needed = tuple(column for column in layout.needed if column not in after)
    read = {*layout.keys, layout.value}
    both = read <= set(before.columns) & set(after.columns)
    before, after = (_plain(frame, layout) for frame in (before, after))
    compared = _compared(before, after, layout) if both else pd.DataFrame(columns=["a", "b"])
    was, now = compared["a"].notna(), compared["b"].notna()
    apart = (compared["b"] - compared["a"]).abs()
    moved = was & now & (apart > layout.tolerance * compared["a"].abs())
    lists = {
        column: _difference(_texts(before, column), _texts(after, column)) for column in layout.keys
    }
    return Changes(
        columns=columns,
        areas=lists[layout.area],
        periods=lists[layout.period],
        subjects=lists[layout.subject],
        needed=needed,
        units=_units(before, after, layout),
        names=_names(before, layout) | _names(after, layout),
        compared=int((was & now).sum()),
        revised=int(moved.sum()),
        filled=int((~was & now).sum()),
        emptied=int((was & ~now).sum()),
        largest=_largest(compared[moved], apart[moved], layout),
    )


def refused(found: Changes, layout: Layout, accepted: Collection[str] = ()) -> list[str]:
    """Return why a table cannot take the place of the former one, of the reasons below.

    Parameters
    ----------
    found : Changes
    layout : Layout
    accepted : collection of str
        Those of `ACCEPTABLE` that a maintainer accepts.

    Returns
    -------
    list of str
        "needed": a column that the build reads is gone. "subjects": what is measured has another
        name, or something is measured no more. "units": a unit is another one. "areas",
        "columns", "periods": codes that are new or gone, columns that are, periods that are gone.
    """
    reasons = {
        "needed": bool(found.needed),
        "subjects": bool(found.subjects.gone),
        "units": bool(found.units),
        "areas": bool(found.areas),
        "columns": bool(found.columns) and not found.needed,
        "periods": bool(found.periods.gone),
    }
    allowed = {*accepted, *layout.free}
    return [reason for reason, holds in reasons.items() if holds and reason not in allowed]


def _difference(before: Iterable[str], after: Iterable[str]) -> Difference:
    old, new = set(before), set(after)
    return Difference(tuple(sorted(new - old)), tuple(sorted(old - new)))


def _texts(frame: pd.DataFrame, column: str) -> set[str]:
    return set(frame[column]) if column in frame else set()


def _plain(frame: pd.DataFrame, layout: Layout) -> pd.DataFrame:
    """Write periods in one way: older releases add the time of day."""
    if layout.period not in frame:
        return frame
    plain = frame[layout.period].str.replace("T00:00:00", "", regex=False)
    return frame.assign(**{layout.period: plain})


def _compared(before: pd.DataFrame, after: pd.DataFrame, layout: Layout) -> pd.DataFrame:
    """Return the figures that have a row in both: a row each, "a" as it was and "b" as it is."""
    sides = [frame.set_index(layout.keys)[layout.value] for frame in (before, after)]
    once = (side[~side.index.duplicated()].replace("", None) for side in sides)
    a, b = (pd.to_numeric(side) for side in once)
    return pd.concat({"a": a, "b": b}, axis=1, join="inner")


def _units(before: pd.DataFrame, after: pd.DataFrame, layout: Layout) -> tuple[str, ...]:
    """Return the subjects in both whose fixed columns say something else."""
    columns = [one for one in layout.fixed if one in before and one in after]
    if not columns or not all(layout.subject in frame for frame in (before, after)):
        return ()
    was, now = (frame.groupby(layout.subject)[columns].agg(_either) for frame in (before, after))
    both = was.index.intersection(now.index)
    differ = was.loc[both].ne(now.loc[both]).any(axis=1)
    return tuple(sorted(both[differ]))


def _either(texts: "pd.Series[str]") -> str:
    return " or ".join(sorted(set(texts)))


def _names(frame: pd.DataFrame, layout: Layout) -> dict[str, str]:
    if not {layout.area, layout.name} <= set(frame.columns):
        return {}
    named = frame.drop_duplicates(layout.area)
    return dict(zip(named[layout.area], named[layout.name], strict=True))


def _largest(moved: pd.DataFrame, apart: "pd.Series[float]", layout: Layout) -> Revision | None:
    if moved.empty:
        return None
    place = int(np.argmax(apart.to_numpy()))
    area, period, subject = moved.index[place]
    before, after = moved.iloc[place][["a", "b"]]
    return Revision(str(area), str(period), str(subject), float(before), float(after))
