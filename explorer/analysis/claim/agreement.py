"""Whether a quoted figure is the one that is held: at the precision at which it is quoted."""

import math
from decimal import ROUND_HALF_UP, Decimal

from explorer.analysis.claim.numbers import ABOUT, LEAST, MOST, NEARLY, OVER, UNDER, Number

AGREES, ROUNDED, PRECISE, DIFFERS = "agrees", "rounded", "too precise", "does not agree"
# Of a fraction, in percentage points: as near as words go, and as far as they may be stretched.
_FRACTION, _FRACTION_LOOSE = 2.5, 5.0
# A whole number of times, as a share of it.
_TIMES, _TIMES_LOOSE = 0.05, 0.125
# "About", and numbers that end in 0 or 5, as a share of the figure.
_ABOUT, _LOOSE = 0.05, 0.075
_FIVE, _HUNDRED, _TENTH = 5, 100, 0.1
# Fractions that people say: another of them that is nearer is the one to say.
_SIMPLE = tuple(100 * top / of for of in (2, 3, 4, 5, 10) for top in range(1, of))
_SLACK = 1e-9


def agreement(value: float, decimals: int, quoted: Number) -> str:
    """Return whether a quoted figure agrees with a value.

    Parameters
    ----------
    value : float
        What is held, in the unit of the quoted figure.
    decimals : int
        How many digits after the point the source carries.
    quoted : Number

    Returns
    -------
    str
        "agrees": rounded to the digit that is quoted, the value is the figure. "rounded": it is
        only by looser rounding: below 100 with a word such as "about" alone, from 100 up to the
        nearest five of the last digit that tells. "too precise": it is at the
        source's precision, and more digits are quoted. Else "does not agree".
    """
    if math.isnan(value) or math.isnan(quoted.value):
        return DIFFERS
    if not math.isnan(quoted.high):
        half = quoted.step / 2
        return AGREES if quoted.value - half <= value <= quoted.high + half else DIFFERS
    if quoted.approx in (OVER, UNDER, LEAST, MOST):
        return _beyond(value, quoted)
    if quoted.approx == NEARLY:
        return _nearly(value, quoted)
    return _close(value, decimals, quoted)


def _close(value: float, decimals: int, quoted: Number) -> str:  # noqa: PLR0911
    if quoted.form in ("fraction", "one in"):
        return _fraction(value, quoted)
    if quoted.unit == "times" and quoted.decimals == 0:
        return _scaled(value, quoted, _TIMES, _TIMES_LOOSE)
    if quoted.form == "months":
        return AGREES if abs(value - quoted.value) <= 0.05 + _SLACK else DIFFERS
    if quoted.decimals > decimals:
        same = _rounded(quoted.value, decimals) == _rounded(value, decimals)
        return PRECISE if same else DIFFERS
    # Who rounds what is published rounds a figure that is rounded already.
    published = _rounded(value, decimals)
    ways = (value, published) if quoted.step <= 1 else ()
    if any(_rounded(one, quoted.decimals) == quoted.value for one in ways):
        return AGREES
    # What lies half way may be rounded either way.
    if quoted.step >= 1 and abs(value - quoted.value) <= quoted.step / 2 + _SLACK:
        return AGREES
    return ROUNDED if _loosely(value, quoted) else DIFFERS


def _loosely(value: float, quoted: Number) -> bool:
    """Whether a value is a figure by looser rounding.

    Below 100 only where a word such as "about" says so: to the nearest five of a figure that ends
    in 0 or 5, no more than a tenth of it. From 100 up to five of the last digit that tells.
    """
    away, size = abs(value - quoted.value), abs(quoted.value)
    by_five = round(size / quoted.step) % _FIVE == 0 and quoted.decimals == 0
    if size < _HUNDRED:
        if quoted.approx != ABOUT:
            return False
        return away <= _reach_below_100(quoted) + _SLACK
    if quoted.approx == ABOUT and away <= max(quoted.step, _ABOUT * size) + _SLACK:
        return True
    return by_five and away <= min(2.5 * quoted.step, _LOOSE * size) + _SLACK


def _reach_below_100(quoted: Number) -> float:
    """Return how far a figure below 100 may lie from a value with a word such as "about"."""
    by_five = quoted.decimals == 0 and quoted.value % _FIVE == 0
    return max(quoted.step, min(_FIVE / 2, _TENTH * abs(quoted.value))) if by_five else quoted.step


def _fraction(value: float, quoted: Number) -> str:
    small = min(1.0, quoted.value / 25)
    away = abs(value - quoted.value)
    if away <= _FRACTION * small + _SLACK:
        return AGREES
    loose = _FRACTION_LOOSE * small * (1.2 if quoted.approx == ABOUT else 1.0)
    nearest = min(abs(value - one) for one in _SIMPLE)
    return ROUNDED if away <= min(loose, nearest) + _SLACK else DIFFERS


def _scaled(value: float, quoted: Number, near: float, loose: float) -> str:
    away = abs(value - quoted.value)
    if away <= near * quoted.value + _SLACK:
        return AGREES
    return ROUNDED if away <= loose * quoted.value + _SLACK else DIFFERS


def _beyond(value: float, quoted: Number) -> str:
    """Return whether a value lies beyond a limit; at the limit itself only where it may."""
    above = quoted.approx in (OVER, LEAST)
    shown = value if quoted.approx in (OVER, UNDER) else _rounded(value, quoted.decimals)
    if quoted.approx in (OVER, UNDER):
        holds = shown > quoted.value if above else shown < quoted.value
    else:
        holds = shown >= quoted.value or value >= quoted.value if above else (
            shown <= quoted.value or value <= quoted.value
        )  # fmt: skip
    return AGREES if holds else DIFFERS


def _nearly(value: float, quoted: Number) -> str:
    """Return whether a value is a little less than a figure."""
    below = abs(quoted.value) < _HUNDRED
    reach = _reach_below_100(quoted) if below else max(quoted.step, _ABOUT * abs(quoted.value))
    if quoted.form in ("fraction", "one in"):
        reach = max(reach, _FRACTION_LOOSE * min(1.0, quoted.value / 25))
    if quoted.unit == "times":
        reach = max(_TIMES_LOOSE * quoted.value, 0.05)
    if 0 <= quoted.value - value <= reach + _SLACK:
        return AGREES
    near = max(quoted.step / 2, reach) if below else quoted.step / 2
    return ROUNDED if abs(value - quoted.value) <= near + _SLACK else DIFFERS


def _rounded(value: float, decimals: int) -> float:
    """Round halves away from zero, as statisticians do."""
    if not math.isfinite(value):
        return value
    exact = Decimal(f"{value:.12g}")
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def held_to(agreed: str, quoted: Number, lower: float, upper: float) -> str:
    """Return an agreement as a range lets it stand.

    None is "rounded" that the range excludes: by more than half of its last digit where a word
    such as "about" stands before it. A range that is quoted must be the one held.
    """
    if quoted.limits is not None and agreed in (AGREES, ROUNDED):
        step = max(quoted.step, 10.0**-quoted.decimals)
        # Limits about a rounded figure lie off by what it was rounded by.
        even = math.isclose(sum(quoted.limits), 2 * quoted.value)
        shift = abs((lower + upper) / 2 - quoted.value) if even else 0.0
        shift = min(shift, step / 2)
        near = all(
            abs(one - other) <= step / 2 + shift + _SLACK
            for one, other in zip(quoted.limits, (lower, upper), strict=True)
        )
        return agreed if near else DIFFERS
    if agreed == ROUNDED and not math.isnan(lower):
        slack = 10.0**-quoted.decimals / 2 if quoted.approx == ABOUT else 0.0
        if not may_be(quoted, lower - slack, upper + slack):
            return DIFFERS
    return agreed


def may_be(quoted: Number, lower: float, upper: float) -> bool:
    """Whether a quoted figure lies inside a range, ends included."""
    return not math.isnan(lower) and lower - _SLACK <= quoted.value <= upper + _SLACK
