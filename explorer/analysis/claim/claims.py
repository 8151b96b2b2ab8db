"""What one claim is, as it is read."""

from dataclasses import dataclass

from explorer.analysis.claim.groups import Group
from explorer.analysis.claim.kinds import Gap, Order
from explorer.analysis.claim.measures import Named
from explorer.analysis.claim.numbers import Number
from explorer.analysis.claim.periods import When
from explorer.analysis.claim.places import Place
from explorer.analysis.claim.text import Span

VALUE, DIFFERENCE, RATIO, CHANGE, ORDER, COMPARISON, GAP, GAP_CHANGE, TENTHS, NONE = (
    "value", "difference", "ratio", "change", "order", "comparison", "gap", "change of a gap",
    "deprivation", "none",
)  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """One claim as it is read.

    Attributes
    ----------
    kind : str
        "value", "difference", "ratio", "change", "order", "comparison", "gap",
        "change of a gap", "deprivation" or "none".
    text : str
        The clause as it is typed.
    span : Span
        Where the clause stands.
    measure : Named or None
    places : tuple of Place
        What it is about, then what that is compared with.
    groups : tuple of Group
        Whom it is about, then whom those are compared with; none where no group is named.
    when, since : When or None
        When it holds; since when something has changed.
    figure : Number or None
    side : str
        "down", "up", "same", "worst" or "best": which way it is compared, or has moved.
    order : Order or None
    gap : Gap or None
    times : float
        2 for "doubled"; 0 without.
    carried : frozenset of str
        Which parts stand in another clause: "place", "measure", "group", "period".
    cause, future, negated : bool
    others : tuple of Place
        Further places of its sentence.
    """

    kind: str
    text: str
    span: Span
    measure: Named | None = None
    places: tuple[Place, ...] = ()
    groups: tuple[Group, ...] = ()
    when: When | None = None
    since: When | None = None
    figure: Number | None = None
    side: str = ""
    order: Order | None = None
    gap: Gap | None = None
    times: float = 0.0
    carried: frozenset[str] = frozenset()
    cause: bool = False
    future: bool = False
    negated: bool = False
    others: tuple[Place, ...] = ()
