"""What measures and areas are called in sentences about two measures."""

import math
from typing import Any

from explorer.analysis.two.measures import Asked
from explorer.places.levels import NAMED
from explorer.words.comparison import in_sentence
from explorer.words.figures import group, number, span, with_unit

# What is named by one thing, and so is itself higher or lower; of others the figure is.
_PLAIN = frozenset({"life_expectancy", "mean", "ratio", "score"})


def label(one: Asked) -> str:
    """Return a measure inside a sentence: "healthy life expectancy of girls"."""
    record = one.indicator
    name = in_sentence(record.short_title)
    if len(record.sexes) == 1:
        return name
    who = group(record, one.sex)
    return f"{name}, {who}" if "," in name else f"{name} of {who}"


def subject(one: Asked) -> str:
    """Return a measure as what can be higher or lower: "the figure for adults who smoke"."""
    name = label(one)
    if one.indicator.statistic not in _PLAIN:
        return f"the figure for {name}"
    return f"the {name}" if name.endswith("score") else name


def capital(text: str) -> str:
    """Return a text that begins a sentence."""
    return text[:1].upper() + text[1:]


def when(one: Asked) -> str:
    """Return a measure's period: "2022 to 2024", "published October 2025"."""
    published = one.period.short == one.indicator.release
    return f"published {one.period.words}" if published else one.period.words


def of_level(level: str, count: int) -> str:
    """Return what areas of a level are called: one, or several."""
    return NAMED[level].singular if count == 1 else NAMED[level].plural


def figure(one: Asked, row: Any, side: str) -> str:
    """Return a figure of a row with its range: "51.8 years (47.4 to 56.1)".

    Parameters
    ----------
    one : Asked
    row : row of the frame of two measures
    side : {"x", "y"}
    """
    value, lower, upper = (float(getattr(row, f"{side}{end}")) for end in ("", "_lower", "_upper"))
    text = with_unit(number(value, one.indicator.decimals), one.indicator, label(one))
    return text if math.isnan(lower) else f"{text} ({span(lower, upper, one.indicator.decimals)})"
