"""A question of the quiz as a value: what is asked, what can be answered, and what is right."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from explorer.analysis.estimates import Estimate
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.statistics.intervals import Ranged

# The answer that figures cannot tell, and those of two things or of a direction.
UNSURE = "unsure"
FIRST, SECOND = "first", "second"
HIGHER, LOWER = "higher", "lower"


@dataclass(frozen=True)
class Option:
    """One answer to choose from.

    Attributes
    ----------
    name : str
        What it says, as the kind of question names it.
    slip : str
        The misconception that it shows; empty for the right answer.
    value : float
        The number that it names; NaN where it names none.
    """

    name: str
    slip: str = ""
    value: float = math.nan


@dataclass(frozen=True)
class Asked:
    """A question with its answers.

    Attributes
    ----------
    kind : str
        One of `explorer.analysis.quiz.quiz.KINDS`.
    options : tuple of Option
        In the order in which they are shown.
    indicator : Indicator or None
    sex : str
    period : Period or None
        Of the figures; the later one where there are two.
    figures : tuple of Estimate
        What is shown with the question.
    earlier : Period or None
        The period of the first figure, where two periods are compared.
    apart : Ranged or None
        A difference, a gap or how far two measures go together, with its 95% limits.
    numbers : mapping of str to float
        Further numbers, by what they are; in the units of the kind.
    other : Indicator or None
        The second measure, where two are looked at.
    level : str
        The level of areas, where the question is about all of them.
    """

    kind: str
    options: tuple[Option, ...]
    indicator: Indicator | None = None
    sex: str = ""
    period: Period | None = None
    figures: tuple[Estimate, ...] = ()
    earlier: Period | None = None
    apart: Ranged | None = None
    numbers: Mapping[str, float] = field(default_factory=dict)
    other: Indicator | None = None
    level: str = ""

    @property
    def right(self) -> int:
        """The place of the right answer among the options."""
        return next(place for place, one in enumerate(self.options) if not one.slip)

    @property
    def answer(self) -> str:
        """The name of the right answer."""
        return self.options[self.right].name

    @property
    def offers_unsure(self) -> bool:
        """Whether "we cannot tell" can be chosen."""
        return any(one.name == UNSURE for one in self.options)

    @property
    def record(self) -> Indicator:
        """The measure of a question that has one."""
        if self.indicator is None:
            raise LookupError(f"A question of the kind '{self.kind}' has no measure.")
        return self.indicator
