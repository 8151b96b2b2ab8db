"""Published figures that several tests hold the explorer to: each stands here once, with its source.

A figure that one test alone needs stands in that test.
"""

from typing import NamedTuple


class Figure(NamedTuple):
    """A figure and its range, and how a reader sees them: to one decimal."""

    value: float
    lower: float
    upper: float

    def __str__(self) -> str:
        return f"{self.value:.1f}"

    @property
    def limits(self) -> str:
        return f"{self.lower:.1f} to {self.upper:.1f}"


HLE, HLE_2022 = "healthy-life-expectancy", "healthy-life-expectancy-2022-release"

# Healthy life expectancy at birth ------------------------------------------------------
#
# Office for National Statistics: "Health state life expectancies, UK: 2018 to 2020" of March 2022,
# and "Healthy life expectancy, UK: between 2011 to 2013 and 2022 to 2024" of February 2026.

# First year: value, lower and upper limit for girls, release of 2022 (None from 2019 on:
# not in that release), then release of 2026.
BLACKPOOL_GIRLS = {
    2011: ((58.1, 56.36, 59.83), (57, 54.8, 59.2)),
    2012: ((58.62, 56.86, 60.39), (56.7, 54.3, 59)),
    2013: ((58.67, 56.92, 60.42), (57, 54.5, 59.6)),
    2014: ((57.64, 55.84, 59.44), (56.1, 53.3, 59)),
    2015: ((57.79, 55.95, 59.63), (56.5, 53.7, 59.2)),
    2016: ((57.15, 55.19, 59.1), (56.1, 53.3, 58.9)),
    2017: ((55.3, 53.3, 57.3), (55.3, 52.6, 58)),
    2018: ((54.29, 51.99, 56.6), (54.7, 51.9, 57.6)),
    2019: (None, (54, 50.7, 57.4)),
    2020: (None, (52.5, 48.1, 57)),
    2021: (None, (52.9, 48.4, 57.4)),
    2022: (None, (51.8, 47.4, 56.1)),
}
HAMPSHIRE_GIRLS = {
    2011: ((65.76, 64.52, 67), (67, 65.5, 68.4)),
    2012: ((66.68, 65.45, 67.91), (68.1, 66.6, 69.5)),
    2013: ((67.19, 65.98, 68.4), (68.1, 66.6, 69.6)),
    2014: ((68.62, 67.4, 69.84), (68.6, 67, 70.2)),
    2015: ((67.65, 66.37, 68.93), (67.8, 66.2, 69.5)),
    2016: ((67.79, 66.5, 69.09), (67.8, 66.1, 69.5)),
    2017: ((66.08, 64.72, 67.44), (66.8, 65.1, 68.6)),
    2018: ((66.11, 64.66, 67.57), (67.4, 65.7, 69.2)),
    2019: (None, (66.2, 64.5, 67.9)),
    2020: (None, (64.4, 62.7, 66.1)),
    2021: (None, (64.8, 62.9, 66.7)),
    2022: (None, (65.1, 63, 67.3)),
}

# What the page opens on: girls, 2022 to 2024, by the release of February 2026.
BLACKPOOL_YEARS = Figure(*BLACKPOOL_GIRLS[2022][1])
HAMPSHIRE_YEARS = Figure(*HAMPSHIRE_GIRLS[2022][1])
# Ours, from the two: 65.1 less 51.8, and its range by the errors that the published limits imply.
FEWER = Figure(13.3, 8.448, 18.152)
HEADLINE = (
    f"A girl born in Blackpool can expect {FEWER} fewer healthy years than one born in Hampshire"
)

# By our model, of 2022 to 2024: limits rounded outward, as every range is.
WINCHESTER_DISTRICT_MODEL = Figure(66.8, 65.4, 68.2)
WINCHESTER_MODEL = {"female": Figure(67.0, 65.5, 68.5), "male": Figure(66.0, 64.8, 67.2)}
BLACKPOOL_SOUTH_MODEL = Figure(50.3, 48.0, 52.6)
BLACKPOOL_SOUTH_OUTSIDE = ("disabled", "years_lost", "education")

# Of the same girls, the regions with most and with fewest healthy years.
SOUTH_EAST = Figure(64.3, 63.5, 65.0)
NORTH_EAST = Figure(56.9, 55.9, 57.9)

# Largest minus smallest of the nine regions, with an approximate range from their
# published limits taken as independent; first year 2011, then every year.
GAPS = {
    (HLE_2022, "male"): (
        (6.1, 5.4, 6.8), (6.3, 5.6, 7.0), (6.4, 5.7, 7.1), (6.5, 5.7, 7.2),
        (6.5, 5.8, 7.3), (6.3, 5.5, 7.0), (6.0, 5.2, 6.7), (6.4, 5.6, 7.2),
    ),
    (HLE_2022, "female"): (
        (6.1, 5.4, 6.8), (6.5, 5.7, 7.2), (6.6, 5.9, 7.3), (5.8, 5.0, 6.5),
        (5.8, 5.1, 6.6), (7.2, 6.4, 8.0), (6.8, 6.0, 7.6), (6.3, 5.4, 7.2),
    ),
    (HLE, "male"): (
        (6.7, 5.9, 7.5), (6.5, 5.7, 7.2), (6.4, 5.6, 7.2), (6.5, 5.7, 7.3),
        (6.2, 5.4, 7.0), (6.0, 5.2, 6.8), (6.0, 5.1, 6.9), (6.7, 5.8, 7.6),
        (6.1, 5.2, 7.0), (7.0, 6.0, 8.0), (7.0, 5.8, 8.2), (6.0, 4.9, 7.1),
    ),
    (HLE, "female"): (
        (6.7, 5.9, 7.5), (7.1, 6.3, 7.9), (7.0, 6.2, 7.8), (6.3, 5.4, 7.2),
        (6.2, 5.3, 7.1), (6.8, 5.9, 7.7), (7.0, 6.0, 8.0), (6.7, 5.7, 7.7),
        (6.8, 5.8, 7.8), (6.3, 5.2, 7.4), (6.9, 5.7, 8.1), (7.4, 6.1, 8.6),
    ),
}  # fmt: skip

# Ours, of 2022 to 2024: the published gap, with the range that lets any region be the last.
GAP_GIRLS = Figure(7.4, 6.141, 8.65)
GAP_BOYS = GAPS[HLE, "male"][-1][0]
# Of 2018 to 2020, from which the goal counts: the same for girls and boys.
BASELINE_GAP = 6.7
HALF_GAP = 3.35

# Doctors -------------------------------------------------------------------------------
#
# NHS England: "General Practice Workforce" and "Patients Registered at a GP Practice" of 2026,
# both at practice level. Partners and salaried GPs as full-time equivalents, per 100,000 patients.

PRACTICES = 6049
PATIENTS = 63_049_249
GPS = 28_103.6239
# Every return on its own practice's list, in May 2026 and in the financial year 2015/16.
RATE_AS_RETURNED, RATE_AS_RETURNED_2016 = 44.57, 50.43
# Ours: without the practices whose returns or lists cannot be right.
RATE, RATE_2016 = 45.25, 51.50

# Residents -----------------------------------------------------------------------------

# Office for National Statistics: "Estimates of the population for England and Wales", mid-2023.
RESIDENTS = 57_690_323
