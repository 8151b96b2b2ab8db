"""Reads and checks an indicator's ``values.csv``."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from explorer.areas import Register, register
from explorer.catalogue import Indicator, indicator
from explorer.errors import DataError
from explorer.levels import BY_SLUG
from explorer.periods import Period
from explorer.root import data_root

KEYS = ("level", "area_code", "period", "sex")
NUMBERS = ("value", "lower", "upper", "numerator", "denominator")
# How many wrong codes an error names.
_NAMED = 5
FLAGS = frozenset({"", "suppressed", "small_numbers", "incomplete_return", "modelled"})


def values(slug: str) -> pd.DataFrame:
    """Return every value of an indicator, on the codes in force.

    Returns
    -------
    DataFrame
        The columns of a value row, the record's further columns, and ``listed``:
        whether the row belongs to a former area that has no boundary today.

    Raises
    ------
    DataError
        The file is missing or damaged, breaks a rule, or has codes that are
        neither in force nor a declared change.
    """
    return _values(data_root(), slug)


def periods(slug: str, level: str, sex: str | None = None) -> tuple[Period, ...]:
    """Return the periods for which an indicator has values at a level, in order."""
    return _periods(data_root(), slug, level, sex)


@cache
def _periods(root: Path, slug: str, level: str, sex: str | None) -> tuple[Period, ...]:
    frame = _values(root, slug)
    rows = frame[(frame["level"] == level) & ~frame["listed"]]
    if sex is not None:
        rows = rows[rows["sex"] == sex]
    return tuple(sorted({Period.stored(text) for text in rows["period"].unique()}))


@cache
def _values(root: Path, slug: str) -> pd.DataFrame:
    record = indicator(slug)
    where = f"indicators/{slug}/values.csv"
    frame = _read(root / "indicators" / slug / "values.csv", where, record)
    frame = _on_codes_in_force(frame, where, record, register())
    _check(frame, where, record)
    return frame


def _read(path: Path, where: str, record: Indicator) -> pd.DataFrame:
    wanted = [*KEYS, *NUMBERS, "flag", *(extra.name for extra in record.extra)]
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    except FileNotFoundError:
        raise DataError(f"The file {where} is missing.") from None
    except (ValueError, UnicodeDecodeError) as error:
        raise DataError(f"The file {where} cannot be read: {error}.") from error
    if list(frame.columns) != wanted:
        raise DataError(
            f"The file {where} has the columns {', '.join(frame.columns)}; "
            f"it must have {', '.join(wanted)}."
        )
    for column in [*NUMBERS, *(extra.name for extra in record.extra)]:
        frame[column] = numbers(frame[column], where)
    return frame


def numbers(texts: pd.Series, where: str) -> pd.Series:
    """Return a column of texts as numbers, empty cells as missing.

    Raises
    ------
    DataError
        A cell is no number; the message names file, column and line.
    """
    found = pd.to_numeric(texts.where(texts != ""), errors="coerce").astype("float64")
    wrong = texts[(texts != "") & ~np.isfinite(found)]
    if not wrong.empty:
        raise DataError(
            f"The file {where} has '{wrong.iloc[0]}' in the column '{texts.name}' on line "
            f"{int(wrong.index[0]) + 2}; a number or nothing belongs there."
        )
    return found


def _on_codes_in_force(
    frame: pd.DataFrame, where: str, record: Indicator, areas: Register
) -> pd.DataFrame:
    """Carry declared recodings over and refuse every other code that is not in force."""
    unknown_levels = sorted(set(frame["level"]) - set(record.levels))
    if unknown_levels:
        raise DataError(
            f"The file {where} has values for {', '.join(unknown_levels)}; "
            f"its record declares {', '.join(record.levels)}."
        )
    codes, listed = frame["area_code"].copy(), pd.Series(False, index=frame.index)
    for level in record.levels:
        rows = frame["level"] == level
        codes[rows] = codes[rows].replace(areas.recoded(level))
        former = [area.code for area in record.unmapped if area.level == level]
        listed |= rows & codes.isin(former)
        strange = sorted(set(codes[rows & ~listed]) - set(areas.level(level)))
        if strange:
            raise DataError(_strange_codes(where, level, strange, areas))
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
    plural = BY_SLUG[level].plural
    return (
        f"The file {where} has codes that are no {plural} in force "
        f"({areas.vintage(level)}): {', '.join(named)}{more}. Use the codes in force, or declare "
        "the change: boundaries/places/code_changes.csv for an area that only changed its code, "
        "[[unmapped]] in the record for one that has no boundary today."
    )


def _check(frame: pd.DataFrame, where: str, record: Indicator) -> None:
    """Raise for the first rule that a row breaks; each rule is a query that must be empty."""
    for text in frame["period"].unique():
        Period.stored(text)
    limits = frame["lower"].isna() != frame["upper"].isna()
    outside = (frame["value"] < frame["lower"]) | (frame["value"] > frame["upper"])
    rules = {
        "a second value for the same area, period and sex": frame.duplicated(list(KEYS)),
        f"a sex that its record does not have ({', '.join(record.sexes)})": ~frame["sex"].isin(
            record.sexes
        ),
        f"a flag other than {', '.join(sorted(FLAGS - {''}))}": ~frame["flag"].isin(FLAGS),
        "one limit of an interval without the other": limits,
        "a value outside its own interval": outside,
        "limits although its record says that none are published": frame["lower"].notna()
        & (not record.has_interval),
        "neither a value nor a flag that says why": frame["value"].isna() & (frame["flag"] == ""),
    }
    for fault, rows in rules.items():
        if rows.any():
            first = frame[rows].iloc[0]
            raise DataError(
                f"The file {where} has {fault}: {first['level']} {first['area_code']}, "
                f"{first['period']}, {first['sex']}."
            )
