"""All areas of a level in words: what a dot plot shows, for those who cannot see it."""

import pandas as pd

from explorer.analysis.distribution import Distribution
from explorer.indicators import yours
from explorer.places.levels import NAMED
from explorer.words.figures import about, number, span


def distribution_title(found: Distribution) -> str:
    """Return the title of a dot plot: indicator, level, group and period."""
    record, count = found.indicator, len(found.frame)
    level = NAMED[found.level]
    areas = f"{count} {level.singular if count == 1 else level.plural}"
    return f"{record.short_title}, {areas}: {about(record, found.sex, found.period)}"


@yours.kept(1024)
def distribution_alt(found: Distribution) -> str:
    """Return a dot plot for a screen reader: both ends with ranges, and the middle value."""
    record, frame = found.indicator, found.frame
    if len(frame) <= 1:
        return f"{distribution_title(found)}."
    ends = [
        f"{end} value {number(row['value'], record.decimals)} in {row['area_name']}"
        f"{_limits(found, row)}"
        for end, row in (("Lowest", frame.iloc[0]), ("highest", frame.iloc[-1]))
    ]
    middle = number(frame["value"].median(), record.decimals)
    return f"{distribution_title(found)}. {ends[0]}; {ends[1]}; half of them lie below {middle}."


def _limits(found: Distribution, row: pd.Series) -> str:
    if pd.isna(row["lower"]):
        return ""
    return f" (likely range {span(row['lower'], row['upper'], found.indicator.decimals)})"
