"""The fixed words of the page that checks a claim."""

from explorer.analysis.claim import verdicts
from explorer.analysis.claim.agreement import AGREES, DIFFERS, PRECISE, ROUNDED
from explorer.analysis.claim.checks import UNSURE

TITLE = "Check a claim"
WINDOW = "Check a claim - Health Gap Explorer"

VERDICTS = {
    AGREES: "Agrees",
    ROUNDED: "Rounded",
    PRECISE: "Too precise",
    DIFFERS: "Does not agree",
    UNSURE: "Cannot be said",
    verdicts.OUTDATED: "Outdated",
    verdicts.NOT_CHECKED: "Not checked",
    verdicts.NOT_HELD: "Not held",
    verdicts.NOT_UNDERSTOOD: "Not understood",
    verdicts.NO_FIGURE: "Nothing to check",
}
MAY = {
    verdicts.YES: "It may be said.",
    verdicts.RANGED: "It may be said, with its range.",
    verdicts.LENT: "It may be said only with the name of the area that was measured.",
    verdicts.DATED: "It may be said only with its period: newer figures have followed.",
    verdicts.NO: "It should not be said as it stands.",
}
REASONS = {
    verdicts.CAUSE: "These figures cannot say why. Only the figures are checked.",
    verdicts.FUTURE: "It speaks of what is to come, or of what could be. No figure can check that.",
    verdicts.UNIT: "The unit of the figure does not fit the measure that was read.",
    verdicts.PERIODS: "No two periods are held to compare.",
    verdicts.SECOND: "It is not clear what it is compared with. Name both places.",
    verdicts.PERIOD: "No figure is held for the period that is named. The newest is of {period}.",
    verdicts.GROUP: "There are no figures for {group} alone. These are for everyone.",
    verdicts.WITHIN: "The quoted figure lies inside the range of the newest one, {range}.",
    verdicts.BORROWED: "No figure is published for {place} itself: this one is measured for {lender}.",
    verdicts.ASSUMED_PLACE: "No place is named: it was read as England.",
    verdicts.ASSUMED_MEASURE: "No measure is named: it was read as {measure}.",
    verdicts.BOTH: "No group is named: girls or women and boys or men were both checked.",
    verdicts.RIVAL: "It is so by this measure: {measure}.",
    verdicts.ONE_GROUP: "It is so for {group} alone.",
    verdicts.NO_RANGE: "No range is published, so how sure it is cannot be said.",
    verdicts.OVERLAP: "The ranges leave it open.",
    "no measure": "No measure was read. Name one, such as healthy years, GPs per patient or smoking.",
}
