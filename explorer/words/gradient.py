"""Healthy life expectancy by deprivation, in words."""

from explorer.analysis.gradient import Gradient
from explorer.words.figures import NEWBORN, number

_NUMBER = {"female": "Girls", "male": "Boys"}
_RELATIVE_DECIMALS = 2


def gradient_title(gradient: Gradient) -> str:
    """Return both ends of the gradient, said to have no range."""
    decimals = gradient.record.decimals
    low, high = gradient.values[0], gradient.values[-1]
    child = NEWBORN[gradient.sex]
    return (
        f"A {child} born in the most deprived tenth of England's neighbourhoods can expect "
        f"{number(low, decimals)} healthy years, one in the least deprived tenth "
        f"{number(high, decimals)}; no range is published"
    )


def gradient_text(gradient: Gradient) -> str:
    """Return the gradient with its indices and what they mean."""
    decimals, slope = gradient.record.decimals, gradient.slope
    return (
        f"{gradient_title(gradient)}. {_NUMBER[gradient.sex]}, {gradient.period.words}. A straight "
        f"line through all ten groups rises by {number(slope.sii.value, decimals)} years from the "
        f"most to the least deprived (slope index of inequality), to "
        f"{number(slope.rii.value, _RELATIVE_DECIMALS)} times its start (relative index). "
        f"{gradient.reason}"
    ).rstrip()
