"""A measure with what is known about its error: estimate, interval, bias, noise."""

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from explorer.statistics.inequality import MEASURES, Measure, Sample, ends_error
from explorer.statistics.intervals import Z_95
from explorer.statistics.noise import noise_share
from explorer.statistics.simulation import (
    draws,
    excess,
    invert,
    mirrored,
    populations,
    true_spread,
)

Array = npt.NDArray[np.float64]

# Above this many areas the highest and the lowest are mostly the luckiest and unluckiest.
MANY_AREAS = 60
# Up to this many areas each keeps its own place; above it the level is taken as a population.
FEW_AREAS = 30

BEFOREHAND = "difference of two independent estimates, normal"
ENDS = (
    "lower limit by simulation: the true spread at which the observed value would be at the "
    "97.5th percentile; upper limit normal, as if the ends had been chosen beforehand"
)
INVERTED = (
    "simulation inverted: the true spreads at which the observed value would be at the 2.5th "
    "and 97.5th percentile"
)
DRAWN = "2.5th and 97.5th percentile of populations drawn by a hierarchical model"

NO_ERRORS = "no interval is published for {missing}, so chance cannot be allowed for"
TOO_MANY = (
    "over {size} areas the highest and the lowest are partly the luckiest and the unluckiest, "
    "and no interval for this measure holds the truth as often as it should; look at the "
    "corrected spread and the 80th-to-20th percentile gap"
)
TOO_FEW = (
    "over {size} areas percentiles jump from one area to the next, so no interval is sound; look "
    "at the standard deviation"
)
NOT_JUDGED = "neither end of this indicator is called better"
NOT_POSITIVE = "a relative measure needs values above zero in every area"
ALL_NOISE = "the areas differ less than their errors alone would make them differ"
NO_PAIR = "no pair of areas was chosen"


@dataclass(frozen=True)
class Assessment:
    """A measure of inequality and how sure it is.

    Attributes
    ----------
    measure : Measure
    value : float
        As observed; NaN where the measure is not defined.
    corrected : float
        The estimate of the truth, noise taken off; NaN where none can be had. None is
        given for the ends of few areas, which are told as published with their bias beside
        them: no estimator of the larger of two normal means is unbiased (Blumenthal and
        Cohen 1968, JASA 63:861-876).
    estimate : float
        `corrected` where given, else `value`.
    lower, upper : float
        95% interval of `estimate`; NaN where no sound one can be had.
    bias : float
        How much too large `value` is on average: the mean over fresh errors about a truth
        that could lie behind the estimates, less that truth's own value.
    method : str
        How the interval was made; empty without one.
    finding : bool
        Whether the estimate can stand as a finding: never without an interval.
    reason : str
        Why it cannot, or why something is missing; may be empty.
    noise_share : float
        Share of the observed variance that errors alone would make.
    """

    measure: Measure
    value: float
    corrected: float
    estimate: float
    lower: float
    upper: float
    bias: float
    method: str
    finding: bool
    reason: str
    noise_share: float

    @property
    def has_range(self) -> bool:
        """Whether there is an interval."""
        return not math.isnan(self.lower)

    @property
    def standard_error(self) -> float:
        """Half the interval's width over 1.96: NaN without one."""
        return (self.upper - self.lower) / (2 * Z_95)


def assess(name: str, sample: Sample) -> Assessment:
    """Measure inequality over areas, with its interval and bias.

    Parameters
    ----------
    name : str
        One of `MEASURES`.
    sample : Sample

    Returns
    -------
    Assessment

    Notes
    -----
    Which interval belongs to which measure was found by simulation, at the published
    precision of nine regions and of 151 authorities: ``python -m benchmarks.coverage``.
    """
    bare = observed(name, sample)
    measure = bare.measure
    if bare.reason:
        return bare
    if measure.on == "ends" and sample.size > MANY_AREAS:
        bare = replace(bare, reason=TOO_MANY.format(size=sample.size))
    needed = sample.errors[_pair_of(sample)] if measure.on == "pair" else sample.errors
    if np.isnan(needed).any():
        return replace(bare, reason=_joined(_without_errors(needed), bare.reason))
    found = _WAYS[measure.on](bare, sample)
    return replace(found, finding=found.has_range)


def observed(name: str, sample: Sample) -> Assessment:
    """Return a measure as observed, before anything is simulated: no interval, no correction.

    Parameters
    ----------
    name : str
        One of `MEASURES`.
    sample : Sample
    """
    measure = MEASURES[name]
    reason = _undefined(measure, sample)
    value = math.nan if reason else measure.of(sample)
    return Assessment(
        measure=measure,
        value=value,
        corrected=math.nan,
        estimate=value,
        lower=math.nan,
        upper=math.nan,
        bias=math.nan,
        method="",
        finding=False,
        reason=reason,
        noise_share=noise_share(sample.values, sample.errors, sample.weights),
    )


def _pair_of(sample: Sample) -> list[int]:
    return list(sample.pair or ())


def _undefined(measure: Measure, sample: Sample) -> str:
    if measure.judged and not sample.best:
        return NOT_JUDGED
    if measure.positive and sample.values.min() <= 0:
        return NOT_POSITIVE
    return NO_PAIR if measure.on == "pair" and sample.pair is None else ""


def _without_errors(errors: Array) -> str:
    missing = int(np.isnan(errors).sum())
    every = missing == errors.size
    return NO_ERRORS.format(missing="the areas" if every else f"{missing} of {errors.size} areas")


def _joined(*reasons: str) -> str:
    return "; ".join(reason for reason in reasons if reason)


def _pair(bare: Assessment, sample: Sample) -> Assessment:
    error = float(np.hypot(*sample.errors[_pair_of(sample)]))
    limits = (bare.value - Z_95 * error, bare.value + Z_95 * error)
    return replace(bare, lower=limits[0], upper=limits[1], bias=0.0, method=BEFOREHAND)


def _ends(bare: Assessment, sample: Sample) -> Assessment:
    """Allow for the luck of the highest and lowest; say how much too large it makes them."""
    if sample.size > FEW_AREAS:
        drawn = _drawn(bare, sample)
        return drawn if sample.size <= MANY_AREAS else replace(bare, bias=drawn.bias)
    formula = bare.measure.formula
    errors = mirrored(draws(sample.size)) * sample.errors
    centre = sample.weights @ sample.values
    truth = centre + true_spread(sample) * (sample.values - centre)
    bias = float(formula(truth + errors, sample).mean() - formula(truth, sample))
    reach = Z_95 * ends_error(bare.measure, sample)
    relative = bare.measure.scale == "times"
    return replace(
        bare,
        lower=invert(formula, sample, bare.value, errors).lower,
        upper=bare.value * math.exp(reach) if relative else bare.value + reach,
        bias=max(bias, 0.0),
        method=ENDS,
    )


def _inverted(bare: Assessment, sample: Sample) -> Assessment:
    errors = mirrored(draws(sample.size)) * sample.errors
    found = invert(bare.measure.formula, sample, bare.value, errors)
    corrected = found.estimate
    if bare.measure.name in _OF_SD:
        corrected = true_spread(sample) * bare.value
    # Numbers with their mirror images never pull a convex measure below its truth, but for
    # the last digits of arithmetic.
    corrected = min(corrected, bare.value)
    known = replace(
        bare,
        corrected=corrected,
        estimate=corrected,
        bias=bare.value - corrected,
        lower=found.lower,
        upper=found.upper,
        method=INVERTED,
    )
    largest = float(sample.errors.max())
    if largest > 0 and found.upper < _NOTHING * largest:
        return replace(known, lower=math.nan, upper=math.nan, method="", reason=ALL_NOISE)
    return known


# A spread below this share of an error is none, but for the last digits of arithmetic.
_NOTHING = 1e-6

# Measures that grow as the standard deviation does, whose correction is in closed form.
_OF_SD = frozenset({"sd", "cov"})


def _ordered(bare: Assessment, sample: Sample) -> Assessment:
    if bare.measure.name == "percentile-gap" and sample.size <= MANY_AREAS:
        return replace(bare, reason=TOO_FEW.format(size=sample.size))
    return _inverted(bare, sample) if sample.size <= FEW_AREAS else _drawn(bare, sample)


def _drawn(bare: Assessment, sample: Sample) -> Assessment:
    """Measure the populations that could lie behind the estimates, and what errors add to them.

    The mean over those populations is no bias: a single picture, with ties of rounded
    figures at its ends or percentiles, may measure less than they do on average.
    """
    drawn = populations(sample)
    measured = bare.measure.formula(drawn, sample)
    least = float(bare.measure.formula(np.ones(sample.size), sample))
    bias = min(excess(bare.measure.formula, sample, drawn), bare.value - least)
    corrected = bare.value - bias
    lower, upper = np.quantile(measured, (0.025, 0.975))
    return replace(
        bare,
        corrected=corrected,
        estimate=corrected,
        bias=bias,
        lower=min(float(lower), corrected),
        upper=max(float(upper), corrected),
        method=DRAWN,
    )


_WAYS = {"pair": _pair, "ends": _ends, "squares": _inverted, "order": _ordered}
