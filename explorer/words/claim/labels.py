"""The fixed words of the page that checks a claim."""

from explorer.analysis.claim import verdicts
from explorer.analysis.claim.agreement import AGREES, DIFFERS, PRECISE, ROUNDED
from explorer.analysis.claim.beside import UNSURE

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
    verdicts.YES: "It can be said.",
    verdicts.RANGED: "It can be said, with its range.",
    verdicts.LENT: "It can be said only with the name of the area that was measured.",
    verdicts.DATED: "It can be said only with its period: newer figures have followed.",
    verdicts.NO: "It should not be said as it stands.",
}
UNCHECKED = "It cannot be checked here."
# How many claims have a verdict, in a list: "2 agree".
COUNTED = {
    AGREES: ("agrees", "agree"),
    ROUNDED: ("is rounded", "are rounded"),
    PRECISE: ("is too precise", "are too precise"),
    DIFFERS: ("does not agree", "do not agree"),
    UNSURE: ("cannot be said", "cannot be said"),
    verdicts.OUTDATED: ("is outdated", "are outdated"),
    verdicts.NOT_CHECKED: ("is not checked", "are not checked"),
    verdicts.NOT_HELD: ("is not held", "are not held"),
    verdicts.NOT_UNDERSTOOD: ("is not understood", "are not understood"),
    verdicts.NO_FIGURE: ("has nothing to check", "have nothing to check"),
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
    verdicts.BORROWED: (
        "No figure is published for {place} itself: this one is measured for {lender}."
    ),
    verdicts.SAME_FIGURE: (
        "Both places are shown with one figure, measured for {lender}: it tells no difference."
    ),
    verdicts.ASSUMED_PLACE: "No place is named: it was read as England.",
    verdicts.ASSUMED_MEASURE: "No measure is named: it was read as {measure}.",
    verdicts.BOTH: "No group is named: girls or women and boys or men were both checked.",
    verdicts.RIVAL: "It is so by this measure: {measure}.",
    verdicts.SIDE: "By another measure it agrees: {measure}, {figure}.",
    verdicts.QUOTED_RANGE: "The range that is quoted with it was held against the published one.",
    verdicts.ONE_GROUP: "It is so for {group} alone.",
    verdicts.NO_RANGE: "No range is published, so how sure it is cannot be said.",
    verdicts.OVERLAP: "The ranges leave it open.",
    "no measure": (
        "No measure was read. Name one, such as healthy years, GPs per patient or smoking."
    ),
}
NO_AGE = "Healthy life expectancy is years in good health. It is not an age at death."
NORTH_SOUTH = (
    "\u201cNorth and South\u201d was read as the regions with the lowest and the highest figure. "
    "Correct it where two other regions are meant."
)
NAME = "claim"
OPENING = "A girl born in Blackpool can expect to live 54 healthy years; in Winchester it is 66."
BOX = "A sentence or a short paragraph"
CHECK = "Check"
ABOUT = (
    "The text is read by open rules, not by a language model. It stands in the address of this "
    "page and is kept nowhere."
)
EMPTY = "Paste a sentence with a place, a measure and a figure."
# A file has no other views to lead to: what ends in a colon stands before links alone.
EXAMPLES_TITLE = "For example:"
EXAMPLES = (
    OPENING,
    "Hartlepool has one GP for 2,500 patients.",
    "The gap between North and South has doubled.",
    "Nearly one in three children in Blackpool is growing up in poverty, compared with one in "
    "five in England.",
    "Life expectancy for men in Blackpool is the lowest in England.",
    "Smoking in Blackpool is twice the national average.",
)
READ_TITLE = "What was read"
READ_NOTE = "Each part is named under its words. Follow one to correct it."
ROWS = "What is held beside the claim"
HEADS = ("Publication", "Who and when", "What is held", "Verdict")
NEWEST = " (newest)"
TODAY = "What can be said today"
CSV = "Download CSV"
FIX = "Correct what was read"
WHICH = "Claim"
OTHER_PLACE = "Another place"
NO_MEASURE = "None was read"
ANY_GROUP = "No group named"
ANY_PERIOD = "The newest"
UNDO = "Back to what was read"
NOT_KNOWN = "not held"
PARTS = {
    "place": "Place",
    "against": "Compared with",
    "measure": "Measure",
    "group": "Group",
    "period": "Period",
    "figure": "Figure",
    "order": "Rank",
    "gap": "Gap",
}
HOW_TITLE = "How a claim is judged"
HOW = (
    "Agrees: rounded to the last digit that is quoted, the newest figure is the one quoted.",
    "Rounded: it is so only by looser rounding: a figure below 100 must say that it is rounded.",
    "Too precise: more digits are quoted than the source carries.",
    "Outdated: it agreed with a former release or period, and not with the newest.",
    "Does not agree: no release or period that is held has it.",
    "Cannot be said: the ranges leave it open, or no figure is held for that group or period.",
    "A difference is tested as a difference, a change as a change, and a rank by its range.",
)
