"""By which rule each indicator is added up for an area of one's own, or why it cannot be."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from explorer.build.deprivation import PERIOD as INDICES
from explorer.build.domains import DOMAINS
from explorer.build.editions import CENSUS_DAY
from explorer.build.own.counts import AGES
from explorer.build.residents import CENSUS_DAY as CENSUS

# Levels whose areas are whole units; those before others are taken where an area is made of both.
_ALL = "country region upper-tier district icb constituency"
_NO_SEATS = "country region upper-tier icb district"
MID_2024 = "2024-06-30/P1D"


@dataclass(frozen=True)
class Rule:
    """One way to add an indicator up.

    Attributes
    ----------
    indicator, how : str
        `how` is one of: sums (of neighbourhoods' numerators and denominators), weighted (a score
        of neighbourhoods by people), sited, per_resident, need, change (from what stands in the
        area), areas (sums over whole areas), areas_weighted (values of whole areas by people),
        areas_summed (values of whole areas), none.
    levels : str
        Of whole areas, the first to be tried first.
    numerator, denominator : str
        Columns: of neighbourhoods, of an indicator's values, or of the units.
    period : str
        Of neighbourhoods; empty where the values say it.
    reason : str
        Why not, where there is no way.
    """

    indicator: str
    how: str
    levels: str = ""
    numerator: str = ""
    denominator: str = ""
    period: str = ""
    reason: str = ""


# Why an indicator cannot be added up, and which cannot.
_REASONS = {
    "life": (
        "healthy-life-expectancy healthy-life-expectancy-2022-release "
        "healthy-life-expectancy-2024-release healthy-life-expectancy-65 life-expectancy "
        "life-expectancy-65 life-expectancy-constituency life-expectancy-district-series"
    ),
    "standardised": "cvd-deaths-preventable deaths-preventable suicide cvd-cancer-deaths",
    "survey": (
        "employment no-qualifications level-3 life-satisfaction happiness worthwhile anxiety "
        "obesity-adults smoking"
    ),
    "average": "weekly-pay household-income housing-affordability ambulance-category-2",
    "no_counts": (
        "children-low-income children-low-income-after-housing claimants early-communication "
        "early-literacy early-maths gcse-english-maths persistent-absence food-outlets "
        "obesity-reception obesity-year-6 cancer-early social-care-turnover neonatal-deaths"
    ),
    "modelled": (
        "healthy-life-expectancy-modelled unemployment-modelled hospital-18-weeks-residents "
        "cancer-62-days-residents diagnostics-six-weeks-residents"
    ),
    "trusts": (
        "cancer-28-days cancer-31-days cancer-62-days diagnostics-six-weeks hospital-18-weeks"
    ),
    "slope": "life-expectancy-gap-inside",
    "one_seat": "majority-2024",
}


def rules() -> pd.DataFrame:
    """Return every rule, those of one indicator in the order in which they are tried."""
    return pd.DataFrame([vars(one) for one in _rules()])


def _rules() -> Iterator[Rule]:
    yield Rule("people", "areas_summed", _ALL)
    yield Rule("people", "sums", numerator="people_2024", period=MID_2024)
    yield Rule("people-per-km2", "areas", _ALL)
    yield Rule("aged-under-16", "areas", _ALL)
    # Counts of whole constituencies are nearer than neighbourhoods that are split by people.
    for slug in ("aged-65-and-over", "ethnic-minority-groups"):
        name = slug.replace("-", "_")
        yield Rule(slug, "areas", f"{_NO_SEATS} constituency")
        yield Rule(slug, "sums", "", name, f"{name}_of", CENSUS)
    yield Rule("disabled", "sums", "", "disabled", "disabled_of", CENSUS)
    yield Rule("rural", "sums", "", "rural_2021", "people_2021", CENSUS)
    yield Rule("core20", "sums", "", "core20", "people_2024", INDICES)
    yield Rule("imd-most-deprived-tenth", "neighbourhoods", "", "most_deprived_tenth", "", INDICES)
    yield Rule("imd-score", "areas_weighted", _NO_SEATS, "", "people")
    yield Rule("imd-score", "weighted", "", "imd_score", "people_2022", INDICES)
    own = {official: name for name, official in AGES.items()}
    for slug, domain in DOMAINS.items():
        whom = own[domain.people]
        if not domain.score:
            yield Rule(slug, "areas_weighted", _ALL, "", whom)
            continue
        yield Rule(slug, "areas_weighted", _NO_SEATS, "", whom)
        here = "people_2022" if whom == "people" else whom
        yield Rule(slug, "weighted", "", slug.replace("-", "_"), here, INDICES)
    yield Rule("health-bad", "areas", "country region constituency")
    yield Rule("fuel-poverty", "areas", "country region constituency", "fuel_poor", "households")
    yield Rule("turnout-2024", "areas", "country constituency")
    for slug in ("gps-per-100k", "gps-per-100k-carr-hill", "nurses-per-100k",
                 "clinical-staff-per-100k", "gp-same-day", "gp-within-two-weeks",
                 "gp-over-four-weeks"):  # fmt: skip
        yield Rule(slug, "sited", "icb")
    yield Rule("gps-per-100k-need", "need", "icb", "need", "people_2022")
    yield Rule("gps-per-100k-change", "change", "icb")
    yield Rule("gps-per-100k-access", "weighted", "", "gps_within_reach", "people_2022", CENSUS_DAY)
    for slug in ("dental-practices-new-adults", "dental-practices-new-children",
                 "pharmacies-per-100k"):  # fmt: skip
        yield Rule(slug, "per_resident", "", "", "people_2024")
    for slug in ("ae-four-hours", "doctors-nhs", "consultants-nhs", "nurses-nhs", "midwives-nhs",
                 "pcn-staff"):  # fmt: skip
        yield Rule(slug, "areas", "country icb")
    for reason, slugs in _REASONS.items():
        for slug in slugs.split():
            yield Rule(slug, "none", reason=reason)
