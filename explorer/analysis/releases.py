"""Two places in every release of a series: what was said of them then, and what is said today."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.analysis.comparison import Comparison, common_periods, compare_areas
from explorer.indicators.catalogue import Indicator, releases
from explorer.places.areas import Area


@dataclass(frozen=True)
class Quoted:
    """Figures of two places as they were quoted in public.

    Attributes
    ----------
    year : int
    where : str
        What quoted them, in words that follow "in".
    sex : str
    figures : tuple of (str, str, int)
        Key and name of each place, and the figure quoted for it.
    """

    year: int
    where: str
    sex: str
    figures: tuple[tuple[str, str, int], ...]


# The example of the policy paper that set the goal; both figures are rounded ones of the
# release of March 2022.
EXAMPLES = (
    Quoted(
        2023,
        "the policy paper that set the goal",
        "female",
        (("E06000009", "Blackpool", 54), ("E07000094", "Winchester", 66)),
    ),
)


def quoted(areas: Sequence[Area], sex: str) -> Quoted | None:
    """Return the figures that were quoted for places, where all of them are among `areas`."""
    codes = {area.code for area in areas}
    return next(
        (
            one
            for one in EXAMPLES
            if one.sex == sex and codes.issuperset(code for code, *_ in one.figures)
        ),
        None,
    )


def in_releases(record: Indicator, first: Area, second: Area, sex: str) -> list[Comparison]:
    """Compare two places in every release of a series.

    Parameters
    ----------
    record : Indicator
        Any release of the series.
    first, second : Area
    sex : str

    Returns
    -------
    list of Comparison
        The latest period of the oldest release in every release that has it, the oldest
        first; then the latest period of the newest release. Empty where a place has no figure.
    """
    known = releases(record.series)
    periods = {one.slug: common_periods(one, sex, first, second) for one in known}
    if not periods[known[0].slug]:
        return []
    then = max(periods[known[0].slug])
    asked = [(one, then) for one in known if then in periods[one.slug]]
    if periods[known[-1].slug]:
        asked.append((known[-1], max(periods[known[-1].slug])))
    compared = [
        compare_areas(one, first, second, sex, period) for one, period in dict.fromkeys(asked)
    ]
    return [one for one in compared if one.a.known and one.b.known]
