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
_FIVE = 5
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
        only by looser rounding: to the nearest five or ten of the last digit quoted, cut off
        where it should be rounded up, or "about" within a twentieth. "too precise": it is at the
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
    if quoted.step > 1 and abs(value - quoted.value) <= quoted.step / 2 + _SLACK:
        return AGREES
    return ROUNDED if _loosely(value, quoted) else DIFFERS


def _loosely(value: float, quoted: Number) -> bool:
    """Whether a value is a figure by looser rounding, or cut off instead of rounded."""
    away, size = abs(value - quoted.value), abs(quoted.value)
    if 0 <= abs(value) - size < quoted.step - _SLACK and value * quoted.value >= 0:
        return True
    if quoted.approx == ABOUT and away <= max(quoted.step, _ABOUT * size) + _SLACK:
        return True
    steps = round(size / quoted.step)
    by_five = steps % _FIVE == 0 and quoted.decimals == 0
    return by_five and away <= min(2.5 * quoted.step, _LOOSE * size) + _SLACK


def _fraction(value: float, quoted: Number) -> str:
    small = min(1.0, quoted.value / 25)
    away = abs(value - quoted.value)
    if away <= _FRACTION * small + _SLACK:
        return AGREES
    loose = _FRACTION_LOOSE * small * (1.2 if quoted.approx == ABOUT else 1.0)
    return ROUNDED if away <= loose + _SLACK else DIFFERS


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
    reach = max(quoted.step, _ABOUT * abs(quoted.value))
    if quoted.form in ("fraction", "one in"):
        reach = max(reach, _FRACTION_LOOSE * min(1.0, quoted.value / 25))
    if quoted.unit == "times":
        reach = max(_TIMES_LOOSE * quoted.value, 0.05)
    if 0 <= quoted.value - value <= reach + _SLACK:
        return AGREES
    near = abs(value - quoted.value) <= max(quoted.step, reach / 2) + _SLACK
    return ROUNDED if near or 0 <= quoted.value - value <= 2 * reach else DIFFERS


def _rounded(value: float, decimals: int) -> float:
    """Round halves away from zero, as statisticians do."""
    if not math.isfinite(value):
        return value
    exact = Decimal(f"{value:.12g}")
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def may_be(quoted: Number, lower: float, upper: float) -> bool:
    """Whether a quoted figure lies inside a range, ends included."""
    return not math.isnan(lower) and lower - _SLACK <= quoted.value <= upper + _SLACK
