"""A quoted figure beside one that is held, and all that is held beside a claim."""

import math
from dataclasses import dataclass

from explorer.analysis.claim.figures import Held
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.places.areas import Area

UNSURE = "cannot be said"


# Kinds of figure that a check is of.
FIGURE, APART, TIMES, PERCENT_MORE, MOVED, RANK, WIDTH, WIDTH_TIMES = (
    "figure", "difference", "times", "per cent more", "change", "rank", "gap", "times the gap",
)  # fmt: skip


@dataclass(frozen=True)
class Check:
    """A quoted figure beside one that is held.

    Attributes
    ----------
    kind : str
        What is held up against it: "figure", "difference", "times", "per cent more", "change",
        "rank", "gap" or "times the gap".
    record : Indicator
    sex : str
    period : Period
    value, lower, upper : float
        In the claim's unit; NaN limits without a range. Of a rank the values that hold 95% of it.
    agreement : str
        "agrees", "rounded", "too precise", "does not agree" or "cannot be said".
    within : bool
        Whether the quoted figure lies in the range.
    parts : tuple of Held
        The figures that it is made of, the first's area first.
    since : Period or None
        The earlier period of a change.
    of : int
        Of a rank: out of how many.
    level : str
        Of a rank or a gap: whose areas.
    away : float
        How far the quoted figure lies from it, as a share of it.
    from_low : bool
        Of a rank: whether it is counted from the lowest figure.
    among : Area or None
        Of a rank: the region whose areas are ranked; None for all of England.
    """

    kind: str
    record: Indicator
    sex: str
    period: Period
    value: float
    lower: float
    upper: float
    agreement: str
    within: bool
    parts: tuple[Held, ...] = ()
    since: Period | None = None
    of: int = 0
    level: str = ""
    away: float = 0.0
    from_low: bool = True
    among: Area | None = None

    @property
    def has_range(self) -> bool:
        """Whether it has a range."""
        return not math.isnan(self.lower)

    @property
    def measured_for(self) -> Area | None:
        """The larger area for which the first figure was measured."""
        return next((one.measured_for for one in self.parts if one.measured_for), None)


@dataclass(frozen=True)
class Found:
    """What is held beside one claim.

    Attributes
    ----------
    record : Indicator
        The measure that it is read as.
    areas : tuple of Area
        What its places are taken for.
    also : tuple of Area
        What else the first place's name could mean.
    newest : tuple of Check
        The newest figure of each sex and definition that it may mean; of the period that it
        names, where it names one.
    former : tuple of Check
        Of former periods and releases: those that agree, and the newest of each release.
    elsewhere : tuple of Check
        Other groups, places and measures whose newest figure would agree.
    lacking : str
        Why nothing could be held beside it: "place", "measure", "unit", "period", "level",
        "group", "same" (two places have one figure); else empty.
    sexed : bool
        Whether the group that it names has figures of its own.
    named_period : bool
        Whether the period that it names is held; True where it names none.
    lender : Area or None
        Of two places with one figure: for which place it was measured.
    """

    record: Indicator | None
    areas: tuple[Area, ...]
    also: tuple[Area, ...]
    newest: tuple[Check, ...]
    former: tuple[Check, ...] = ()
    elsewhere: tuple[Check, ...] = ()
    lacking: str = ""
    sexed: bool = True
    named_period: bool = True
    lender: Area | None = None
