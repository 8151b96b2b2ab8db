"""Reads and checks an indicator's ``values.csv``."""

from collections.abc import Hashable, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from explorer.errors import DataError
from explorer.indicators import yours
from explorer.indicators.catalogue import Indicator, indicator
from explorer.indicators.rules import KEYS, Rule, rules
from explorer.periods import Period
from explorer.places.areas import Register, register
from explorer.places.levels import NAMED
from explorer.root import data_root
from explorer.rows import rows

NUMBERS = ("value", "lower", "upper", "numerator", "denominator")
Key = tuple[Hashable, ...]
Places = npt.NDArray[np.intp]
_NO_ROWS: Places = np.empty(0, dtype=np.intp)
# How many wrong codes an error names.
_NAMED = 5


def values(slug: str) -> pd.DataFrame:
    """Return every value of an indicator, on the codes in force.

    Returns
    -------
    DataFrame
        The columns of a value row, the record's further columns, and ``listed``:
        whether the row belongs to a former area that has no boundary today. The index is
        each row's line in the file.

    Raises
    ------
    DataError
        The file is missing or damaged, breaks a rule, or has codes that are
        neither in force nor a declared change.
    """
    # A copy that shares its columns until one is written to: no reader changes another's.
    return _values(data_root(), slug).copy(deep=False)


def rows_of(
    slug: str, level: str, sex: str, period: str | None = None, *, listed: bool = False
) -> pd.DataFrame:
    """Return the rows of a level and sex, of all periods or one, in the file's order.

    Parameters
    ----------
    slug, level, sex : str
    period : str, optional
        As stored.
    listed : bool
        Those of former areas that have no boundary today, in place of the others.
    """
    root = data_root()
    found = _places(root, slug, by_period=period is not None)
    key = (listed, level, sex, period) if period is not None else (listed, level, sex)
    return _values(root, slug).take(found.get(key, _NO_ROWS))


def periods(slug: str, level: str, sex: str | None = None) -> tuple[Period, ...]:
    """Return the periods for which an indicator has values at a level, in order.

    A period that is withheld of every area is none: there is nothing to show of it.
    """
    return _periods(data_root(), slug).get((level, sex), ())


@yours.kept(None)
def _periods(root: Path, slug: str) -> dict[tuple[str, str | None], tuple[Period, ...]]:
    """Return the periods with a value, by level and sex; under no sex those of any."""
    frame = _values(root, slug)
    shown = frame[~frame["listed"] & frame["value"].notna()]
    found: dict[tuple[str, str | None], set[Period]] = {}
    keys = shown[["level", "sex", "period"]].drop_duplicates()
    for level, sex, text in keys.itertuples(index=False, name=None):
        for key in ((level, sex), (level, None)):
            found.setdefault(key, set()).add(Period.stored(text))
    return {key: tuple(sorted(some)) for key, some in found.items()}


def fingerprint(slug: str) -> str:
    """Return a short name of an indicator's record and values as they lie there."""
    return _fingerprint(data_root(), slug)


@cache
def _fingerprint(root: Path, slug: str) -> str:
    digest = blake2b(digest_size=10)
    for name in ("indicator.toml", "values.csv"):
        digest.update((root / "indicators" / slug / name).read_bytes())
    return digest.hexdigest()


@yours.kept(None)
def _places(root: Path, slug: str, *, by_period: bool) -> dict[Key, Places]:
    """Return where in the values the rows of each level and sex stand."""
    keys = ["listed", "level", "sex", *(["period"] if by_period else [])]
    groups = _values(root, slug).groupby(keys, sort=False).indices
    return {cast("Key", key): np.asarray(places) for key, places in groups.items()}


@yours.kept(None)
def _values(root: Path, slug: str) -> pd.DataFrame:
    record = indicator(slug)
    if yours.is_own(slug):
        return yours.brought()[slug].values
    where = f"indicators/{slug}/values.csv"
    frame = _read(root / "indicators" / slug / "values.csv", where, record)
    frame = _on_codes_in_force(frame, where, record, register())
    _check(frame, where, record)
    return frame


def _read(path: Path, where: str, record: Indicator) -> pd.DataFrame:
    wanted = [*KEYS, *NUMBERS, "flag", *(extra.name for extra in record.extra)]
    numeric = [*NUMBERS, *(extra.name for extra in record.extra)]
    return rows(path, where, wanted, numeric)


def _on_codes_in_force(
    frame: pd.DataFrame, where: str, record: Indicator, areas: Register
) -> pd.DataFrame:
    """Carry declared recodings over and refuse every other code that is not in force."""
    declared = list(record.held)
    unknown_levels = sorted(set(frame["level"]) - set(declared))
    if unknown_levels:
        raise DataError(
            f"The file {where} has values for {', '.join(unknown_levels)}; "
            f"its record declares {', '.join(declared)}."
        )
    if bare := [level for level in declared if not frame["level"].eq(level).any()]:
        raise DataError(
            f"The record indicators/{record.slug}/indicator.toml declares the level '{bare[0]}', "
            f"and {where} has no row of it. Add its rows, or take [levels.{bare[0]}] out."
        )
    codes, listed = frame["area_code"].copy(), np.zeros(len(frame), dtype=bool)
    for level, places in frame.groupby("level", sort=False).indices.items():
        recoded, known = areas.recoded(str(level)), areas.level(str(level))
        former = {area.code for area in record.unmapped if area.level == level}
        some = codes.iloc[places]
        given = some.unique()
        if changed := {code: recoded[code] for code in given if code in recoded}:
            some = codes.iloc[places] = some.replace(changed)
        if strange := {changed.get(code, code) for code in given} - former - known.keys():
            raise DataError(_strange_codes(where, str(level), sorted(strange), areas))
        if former:
            listed[places] = some.isin(former)
    return frame.assign(area_code=codes, listed=listed)


def _strange_codes(where: str, level: str, codes: Sequence[str], areas: Register) -> str:
    became = {change.former_code: change for change in areas.changes}
    named = [
        f"{code} (former {became[code].former_name}, {became[code].kind})"
        if code in became
        else code
        for code in codes[:_NAMED]
    ]
    more = f" and {len(codes) - _NAMED} more" if len(codes) > _NAMED else ""
    if NAMED[level].points:
        return (
            f"The file {where} has codes that are no {NAMED[level].plural} in "
            f"boundaries/places/sites.csv: {', '.join(named)}{more}. Use the codes in force."
        )
    plural = NAMED[level].plural
    return (
        f"The file {where} has codes that are no {plural} in force "
        f"({areas.vintage(level)}): {', '.join(named)}{more}. Use the codes in force, or declare "
        "the change: boundaries/places/code_changes.csv for an area that only changed its code, "
        "[[unmapped]] in the record for one that has no boundary today."
    )


def _check(frame: pd.DataFrame, where: str, record: Indicator) -> None:
    """Raise for the first rule that a row breaks, with the row's line and what it says."""
    for text in frame["period"].unique():
        try:
            Period.stored(text)
        except DataError as error:
            line = frame.index[frame["period"] == text][0]
            raise DataError(f"The file {where}, line {line}: {error}") from None
    for rule in rules(frame, record):
        if rule.broken.any():
            raise DataError(_broken(frame[rule.broken], where, rule))


def _broken(faulty: pd.DataFrame, where: str, rule: Rule) -> str:
    first = faulty.iloc[0]
    numbered = "".join(f", {name} {first[name]}" for name in rule.shown)
    more = f" {len(faulty) - 1:,} more rows have the same fault." if len(faulty) > 1 else ""
    return (
        f"The file {where} has {rule.fault}: line {faulty.index[0]}, "
        f"{row_name(first)}{numbered}.{more}"
    )


def row_name(row: pd.Series) -> str:
    """Return which row is meant: level, code, period and sex."""
    return f"{row['level']} {row['area_code']}, {row['period']}, {row['sex']}"
