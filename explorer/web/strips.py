"""What stands on a scale of all areas, as HTML: columns, England's line, a range that fades."""

import math
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from explorer.charts import small
from explorer.charts.small import image
from explorer.questions.blocks import Figure
from explorer.scales import Scale


def columns(counts: Sequence[int]) -> str:
    """Return all areas as columns."""
    return _columns(tuple(counts))


@lru_cache(maxsize=1024)
def _columns(counts: tuple[int, ...]) -> str:
    return image(small.bars(counts), "hge-columns")


def across(scale: Scale, value: float, kind: str) -> str:
    """Return a line across all areas; nothing where there is no value."""
    if math.isnan(value):
        return ""
    return f'<i class="{kind}" style="left:{scale.share(value):.2%}"></i>'


def band(scale: Scale, figure: Figure, letter: str) -> str:
    """Return a figure's range as a band that fades; nothing without a range."""
    if not figure.has_range:
        return ""
    placed = scale.band(figure.value, figure.lower, figure.upper)
    return (
        f'<i class="hge-fade hge-fade-{letter}" style="left:{placed.left:.2%};'
        f'width:{placed.width:.2%};--middle:{placed.middle:.2%}"></i>'
    )


def standard(scale: Scale, value: float, name: str) -> str:
    """Return a standard's thin line with its name; nothing where there is none."""
    if math.isnan(value):
        return ""
    share = scale.share(value)
    side = "hge-left" if share > 0.5 else "hge-right"  # noqa: PLR2004 -- the half with room
    return (
        f'<i class="hge-standard {side}" style="left:{share:.2%}"><span>{escape(name)}</span></i>'
    )
