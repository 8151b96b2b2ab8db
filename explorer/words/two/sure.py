"""How sure it is that two measures go together: noise, what they share, how few areas."""

import math
from itertools import pairwise

from explorer.analysis.two import pair, shared
from explorer.analysis.two.measures import Asked
from explorer.analysis.two.pair import Noise, Together
from explorer.statistics.intervals import Ranged
from explorer.words.figures import number, together
from explorer.words.two.headline import CLOSELY, DECIMALS, limits
from explorer.words.two.names import capital, label, of_level, when

TITLE = "How sure is that?"
NUMBERS_CAPTION = "Correlations with their likely ranges"
NUMBERS_HEADS = ("Correlation", "Value", "Likely range")
PUBLISHED, RANKS, FREED = "Of the figures as published", "Of their ranks", "With chance taken off"
EXPLAINED = (
    "A correlation runs from −1 to 1. At 1 all areas lie on one rising line, at −1 on one falling "
    "line; at 0 knowing one figure tells nothing of the other. A likely range holds the values "
    "that fit the data well (95% confidence interval)."
)
SHARED_TITLE = "Partly built in"
CAUTION = (
    "That two figures go together does not say that one changes the other: both may follow "
    "something else."
)
WORDS_FOLD = "What “closely” means here, and how it is worked out"
WORDS_CAPTION = "Words by the size of the correlation, whichever its sign"
WORDS_HEADS = ("Word", "Size of the correlation")
FEW = 20
_METHODS = (
    "Words follow both ends of the likely range of the correlation with chance taken off, where "
    "that can be done. Limits are those of Campbell and Swinscow, Statistics at Square One (BMJ "
    "Books): very weak, weak and moderate, strong, very strong. Where the range holds 0 it cannot "
    "be told whether the two go together; where all of it is under 0.2 they hardly do.",
    "The first correlation is Pearson's, with Fisher's range. That of the ranks is Spearman's, "
    "with the range of Bonett and Wright (2000): it asks only whether both rise together, "
    "not whether on a straight line, and counts every area alike.",
    "Chance in published figures hides some of what goes together. The share of a measure's spread "
    "that is no chance (its reliability) is one less the mean square of its standard errors over "
    "the observed spread (Fuller 1987); the correlation is divided by the root of both shares "
    "(Spearman 1904). Its range is from 16,000 simulated tables of figures, and allows for how "
    "unsure the shares are.",
    "An area stands out where it lies further from the line through the middle of all (the median "
    "slope of all pairs of areas, Theil and Sen) than its own ranges and the usual scatter allow, "
    "with at most 1 in 20 (5%) of those named called falsely on average (Benjamini and Hochberg).",
)
_SHARED = {
    shared.CIRCULAR: "{a} is worked out by a model, and the model works from {b}. To set the two "
    "against each other would find what the model was told, so no correlation is given.",
    shared.TWICE: "Both are one measure, for other people or another time: what lasts in a place "
    "is in both.",
    shared.RELEASES: "Both are one figure in two releases: most counts go into both.",
    shared.PART: "One is a part of the other, worked out from one set of deaths.",
    shared.MODEL: "One is our model of the other.",
    shared.FAMILY: "Both are definitions or sides of one thing.",
    shared.SOURCE: "Both come from one publication, and can rest on one count.",
    shared.PEOPLE: "Both are counted by all people, or all patients, of an area: an error there, "
    "or a place with many visitors, moves both.",
}
_RAW = {
    "deaths": "deaths in the area go into both",
    "benefits": "people who claim benefits go into both",
    "population survey": "answers to one survey of households go into both",
}
# What is said of a measure without ranges.
COUNTED = "not a survey, so it has no range: it is taken as exact."
UNRANGED = (
    "no range is published, so chance in it could not be allowed for. It is taken as exact; if it "
    "is not, the two go together more closely than shown."
)


def numbers(found: Together) -> list[tuple[str, Ranged]]:
    """Return every correlation with its name: as published, of ranks, with chance taken off."""
    told = [(PUBLISHED, found.pearson), (RANKS, found.spearman)]
    if found.corrected and not math.isnan(found.corrected.correlation.value):
        told.append((FREED, found.corrected.correlation))
    return told


def number_cells(name: str, value: Ranged) -> tuple[str, str, str]:
    """Return a row of the table of correlations."""
    return name, number(value.value, DECIMALS), limits(value)


def sure_texts(found: Together) -> list[str]:
    """Return what makes the answer more or less sure, the most telling first."""
    first, second = found.measures
    told = [
        _full(found),
        _dependent(found),
        _noise_text(first, found.noise[0]),
        _noise_text(second, found.noise[1]),
        _unfreed(found),
        _few(found),
        _weights(found),
        _differing(found),
        _periods(found),
        *shared_texts(found),
    ]
    return [one for one in told if one]


def shared_texts(found: Together) -> list[str]:
    """Return what both measures share, so that the link is partly built in."""
    first, second = found.measures
    texts = []
    for kind in found.shared:
        if kind == shared.RAW:
            raw = shared.raw(first.indicator, second.indicator)
            text = f"{capital(together(_RAW[one] for one in raw))}."
        else:
            model, other = first, second
            if kind == shared.CIRCULAR and not shared.uses(first.indicator, second.indicator):
                model, other = second, first
            text = _SHARED[kind].format(a=capital(label(model)), b=label(other))
        texts.append(text if kind == shared.CIRCULAR else f"{SHARED_TITLE}: {_lower(text)}")
    return texts


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _full(found: Together) -> str:
    if not found.full:
        return ""
    sign = "−1" if found.best.value < 0 else "1"
    return (
        f"With chance taken off, the correlation cannot be told apart from {sign}: all areas on "
        "one line."
    )


def _dependent(found: Together) -> str:
    if not found.dependent:
        return ""
    return (
        "The answer is of the figures as published: chance in the two can be shared, and so "
        "cannot be taken off. “With chance taken off” holds only as far as it is not shared."
    )


def _noise_text(one: Asked, noise: Noise) -> str:
    name = capital(label(one))
    if noise.kind == pair.UNRANGED:
        return f"{name}: {COUNTED if one.indicator.is_counted else UNRANGED}"
    if noise.kind == pair.BY_MODEL:
        return (
            f"{name} is by a model: its range tells how far the model can miss, which is no "
            "chance that could be taken off."
        )
    if noise.reliability <= 0:
        return f"{name}: chance alone would spread these areas as far as they are."
    if math.isnan(noise.reliability):
        return ""
    share = f"{1 - noise.reliability:.0%}"
    without = (
        f" {noise.without} areas have no range: theirs is taken to be as wide as the others'."
        if noise.without
        else ""
    )
    if share == "0%":
        return f"{name}: hardly any of the spread of these areas is chance.{without}"
    return f"{name}: {share} of the spread of these areas is chance.{without}"


def _unfreed(found: Together) -> str:
    if found.corrected is None or not math.isnan(found.corrected.correlation.value):
        return ""
    return "So chance cannot be taken off here, and the correlation is that of published figures."


def _few(found: Together) -> str:
    count = len(found.frame)
    if count >= FEW or not found.known:
        return ""
    return f"Only {count} {of_level(found.level, count)}: so few that the range is wide."


def _weights(found: Together) -> str:
    if not found.weighted:
        return ""
    return (
        f"Counted by people, these areas tell as much as {number(found.effective, 0)} of one size."
    )


def _differing(found: Together) -> str:
    if not (found.known and found.differing):
        return ""
    return (
        f"Figures and ranks disagree ({number(found.pearson.value, DECIMALS)} and "
        f"{number(found.spearman.value, DECIMALS)}): the points bend, or a few far ones weigh "
        "much. Look at the chart before you use either."
    )


def _periods(found: Together) -> str:
    if found.same_period:
        return ""
    first, second = found.measures
    return f"The two are not of one time: {when(first)}, and {when(second)}."


def band_cells() -> list[tuple[str, str]]:
    """Return each word with the sizes of correlation that it stands for."""
    ends = [f"{least:.1f}" for least, _ in pair.BANDS[1:]]
    spans = [f"under {ends[0]}", *(f"{a} to {b}" for a, b in pairwise(ends))]
    spans.append(f"{ends[-1]} or more")
    return [
        (capital(CLOSELY[name]), told) for (_, name), told in zip(pair.BANDS, spans, strict=True)
    ]


def method_texts() -> list[str]:
    """Return how the words and the figures are worked out."""
    return [EXPLAINED, *_METHODS]
