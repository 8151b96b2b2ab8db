"""What stands beside an area's doctors and is no part of the agreement."""

from dataclasses import dataclass

from explorer.analysis.estimates import Estimate, estimate
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, indicator
from explorer.periods import Period
from explorer.places.areas import Area

SLUGS = (
    "nurses-per-100k",
    "clinical-staff-per-100k",
    "dental-practices-new-adults",
    "dental-practices-new-children",
    "pharmacies-per-100k",
    "social-care-turnover",
)
_SEX = "persons"


@dataclass(frozen=True)
class Beside:
    """Another figure of an area: its indicator, latest period and estimate."""

    indicator: Indicator
    period: Period
    estimate: Estimate


def beside(area: Area) -> tuple[Beside, ...]:
    """Return the latest figures on other staff and services that there are for an area."""
    found = []
    for record in map(indicator, SLUGS):
        periods = data.published_periods(record, area.level, _SEX)
        if periods:
            one = estimate(record, area, _SEX, periods[-1])
            found.append(Beside(record, periods[-1], one))
    return tuple(one for one in found if one.estimate.known)
