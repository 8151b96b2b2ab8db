"""A list of areas in words: how many fit, how sure that is, and what the chances rest on."""

import math
from collections.abc import Sequence
from textwrap import wrap

from explorer.analysis.find.answer import (
    COULD,
    LIKELY,
    NOT_BY_FIGURE,
    SURELY,
    SURELY_NOT,
    UNTOLD,
    Found,
)
from explorer.analysis.find.conditions import Against
from explorer.places.levels import NAMED
from explorer.words.find.conditions import condition_text, short_text, value_text, why
from explorer.words.gap import chance
from explorer.words.map import Headline

TITLE, TAB = "Find", "Find areas"
WINDOW = "Find areas - Health Gap Explorer"
VERDICTS = {
    SURELY: "Surely",
    LIKELY: "Likely",
    COULD: "Could be",
    SURELY_NOT: "Surely not",
    NOT_BY_FIGURE: "Not by its figure",
    UNTOLD: "Cannot be told",
}
# What each word stands for, as the legend and the fold have it.
MEANINGS = {
    SURELY: "surely: 95% to 100%",
    LIKELY: "likely: 50% to 95%",
    COULD: "could be: 5% to 50%",
    SURELY_NOT: "not: under 5%, or by its figure",
}
UNTOLD_LEGEND = "cannot be told"
LEGEND, LEGEND_NOTE = "Does it fit?", "number of areas"
MAP_LABEL = "Map of which areas fit"
HOW_FOLD = "How the chances are worked out"
TABLE_TITLE = "Areas that fit"
COULD_FOLD = "{count} more that could fit (5% to 50%)"
UNTOLD_FOLD = "{count} for which it cannot be told, and why"
READY_TITLE = "Start with a list"
BY_FIGURE = "By its figure alone"
OUR_MODEL = "our model"
NOTHING = "No area is on the list surely or likely (50% to 100%)."
HEADS = ("Area", "How sure")
QUOTE = (
    "Say how sure a list is with it: how many areas, and how many of them by chance.",
    "A list shows which places share figures; it does not show where those come from.",
    "Places are not people: a list of areas says nothing of any one person there.",
)


def modelled_row(count: int) -> str:
    """Return the row of the legend for areas that rest on a figure by our model."""
    return f"by our model: {count:,}"


def not_by_figure_text(count: int) -> str:
    """Return how many areas are left out by a figure without a range alone."""
    are = "is" if count == 1 else "are"
    return (
        f"{count:,} more {are} left out by a figure without a published range, or one that depends "
        "on single returns: how sure that is cannot be said."
    )


def one_or_more(count: int, level: str) -> str:
    """Return a number of areas of a level: "1 district", "62 constituencies"."""
    named = NAMED[level]
    return f"{count:,} {named.singular if count == 1 else named.plural}"


def find_headline(found: Found) -> Headline:
    """Return the answer: how many fit, how many of them by chance, and how many more could."""
    more = found.counts[COULD]
    could = f"{more:,} more could fit" if more else "no other could"
    return Headline(headline_title(found), could, counts_text(found), asked_text(found))


def headline_title(found: Found) -> str:
    """Return how many areas fit, and how many of them are there by chance."""
    level, size = found.asked.level, found.size
    if not size:
        return f"None of the {one_or_more(len(found.areas), level)} fits, as far as can be told"
    start = f"{one_or_more(size, level)} {'fits' if size == 1 else 'fit'}"
    if found.by_figure[found.listed].all():
        return f"{start} by figures whose range is not known"
    wrong = wrong_text(found.expected_wrong)
    return f"{start}, {wrong} of them by chance" if wrong else f"{start}, none of them by chance"


def wrong_text(wrong: float) -> str:
    """Return how many of a list are expected not to fit; empty where none is."""
    if wrong <= 0:
        return ""
    # Half an area is nearer to one than to none.
    whole = math.floor(wrong + 0.5)
    return f"{whole:,}" if whole else "fewer than 1"


def counts_text(found: Found) -> str:
    """Return how many are on the list, how surely, and how many are expected to fit in all."""
    counts = found.counts
    parts = [f"{counts[SURELY]:,} surely (95% to 100%)", f"{counts[LIKELY]:,} likely (50% to 95%)"]
    by_figure = int((found.by_figure & found.listed).sum())
    if by_figure:
        parts.append(f"{by_figure:,} of them by a figure whose range is not known")
    expected = f"Of all {len(found.areas):,}, {_whole(found.expected)} are expected to fit."
    text = f"{', '.join(parts)}. {expected}"
    untold = counts[UNTOLD]
    return f"{text} Of {untold:,} it cannot be told." if untold else text


def asked_text(found: Found) -> str:
    """Return what is asked, in one sentence."""
    conditions = [condition_text(one) for one in found.judged]
    of = len(conditions)
    number = min(found.asked.number, of)
    if of == 1:
        return f"{conditions[0]}."
    start = "All of these hold" if number == of else f"At least {number} of these {of} hold"
    return f"{start}: {'; '.join(conditions)}."


def _whole(number: float) -> str:
    return f"{number:,.0f}" if number >= 1 or number == 0 else "fewer than 1"


def how_texts(found: Found) -> list[str]:
    """Return how the chances are worked out, and what else they could be."""
    least, most, in_step = found.expected_bounds
    texts = [
        "A figure with a range is taken as the middle of what is true: half of the chance lies on "
        "either side of it, and 1 in 20 (5%) beyond its two limits. What is counted holds or does "
        "not.",
        "A figure of a larger area, and a missing one, decide nothing. An estimate without a "
        "published range is taken as it is, and never called sure.",
    ]
    if len(found.judged) > 1:
        texts.append(
            "Different measures are taken as independent; conditions on one value are joined "
            f"exactly. So {_one(found.expected)} areas are expected to fit. However the measures "
            f"hang together, it is from {_one(least)} to {_one(most)}; {_one(in_step)} if they go "
            "fully in step."
        )
    if any(isinstance(one.condition, Against) for one in found.judged):
        texts.append(
            "A figure and the one it is compared with are taken as independent. A region's figure "
            "holds the area's own people, so such chances are a little less sure than they could "
            "be."
        )
    if found.modelled.any():
        texts.append(
            "Figures by our model share what the model may have wrong; they are taken as "
            "independent here."
        )
    texts.append(
        "What stands out in a survey does so in part by luck. With figures pulled to the middle by "
        f"how much of their spread is noise, {_one(found.expected_pulled)} areas are expected to "
        f"fit, not {_one(found.expected)}, and of the {found.size:,} listed "
        f"{_one(found.expected_wrong_pulled)} would not, instead of {_one(found.expected_wrong)} "
        "(empirical Bayes, Louis and Shen 1999)."
    )
    return texts


def _one(number: float) -> str:
    return f"{number:,.1f}"


def verdict_text(found: Found, at: int) -> str:
    """Return how sure it is of an area: "Likely, 83 in 100 (83%)"."""
    verdict = found.verdicts[at]
    word = VERDICTS[verdict]
    if verdict in (UNTOLD, NOT_BY_FIGURE) or math.isnan(found.chance[at]):
        return word
    if found.by_figure[at]:
        if found.chance[at] in (0.0, 1.0):
            return BY_FIGURE
        return f"{word}, {chance(float(found.chance[at]))} if its figures hold"
    if found.chance[at] in (0.0, 1.0) and verdict in (SURELY, SURELY_NOT):
        return word
    return f"{word}, {chance(float(found.chance[at]))}"


def area_sentence(found: Found, at: int) -> str:
    """Return what the map says of one area."""
    name, verdict = found.areas[at].name, found.verdicts[at]
    if verdict in (SURELY_NOT, NOT_BY_FIGURE):
        return f"{name}: {VERDICTS[verdict].lower()}"
    # More figures than three are no tip: the table has them.
    shown = found.judged if found.listed[at] and len(found.judged) <= _TIP else ()
    told = "; ".join(f"{short_text(one)} {text}" for one in shown if (text := value_text(one, at)))
    model = ", by our model" if found.modelled[at] else ""
    reasons = f" ({untold_text(found, at)})" if verdict == UNTOLD else ""
    start = f"{name}: {verdict_text(found, at)[:1].lower()}{verdict_text(found, at)[1:]}"
    return f"{start}{reasons}{model}. {told}".rstrip(". ")


def untold_text(found: Found, at: int) -> str:
    """Return why it cannot be told of an area."""
    reasons = [f"{short_text(one)}: {why(one, at)}" for one in found.judged if not one.told[at]]
    return "; ".join(dict.fromkeys(reasons))


def untold_texts(found: Found, places: Sequence[int]) -> list[str]:
    """Return why it cannot be told, each reason with its areas."""
    names: dict[str, list[str]] = {}
    for at in places:
        names.setdefault(untold_text(found, at), []).append(found.areas[at].name)
    return [f"{reason}: {', '.join(areas)}." for reason, areas in names.items()]


def picture_title(found: Found) -> str:
    """Return what a picture of the map says of it, in lines that are short enough."""
    return "\n".join([*wrap(headline_title(found), _WIDE), *wrap(asked_text(found), _WIDE)])


def summary(found: Found) -> str:
    """Return in sentences what the map shows."""
    counts, level = found.counts, found.asked.level
    listed = [
        found.areas[at].name for at in range(len(found.areas)) if found.verdicts[at] == SURELY
    ]
    names = f" Surely: {', '.join(sorted(listed)[:_NAMED])}." if listed else ""
    more = len(listed) - _NAMED
    rest = f" And {more:,} more." if more > 0 else ""
    return (
        f"Of {one_or_more(len(found.areas), level)} {counts[SURELY]:,} surely fit, "
        f"{counts[LIKELY]:,} likely (50% to 95%), and {counts[COULD]:,} could.{names}{rest}"
    )


_NAMED, _TIP = 12, 3
# Letters of a line beside the map.
_WIDE = 38


def count_label(count: int) -> str:
    """Return how many areas likely meet a condition by itself."""
    return f"{count:,} by itself (50% to 100%)"


def lines(found: Found) -> list[str]:
    """Return a list as the command prints it."""
    head = find_headline(found)
    found_lines = [f"{head.title}; {head.range}.", head.values, head.meaning, ""]
    order = sorted(range(len(found.areas)), key=lambda at: found.areas[at].name)
    for at in order:
        if found.verdicts[at] in (SURELY, LIKELY, COULD):
            values = [text for one in found.judged if (text := value_text(one, at))]
            area = found.areas[at]
            told = f"{area.code}  {area.name}  {verdict_text(found, at)}"
            found_lines.append(f"{told}  {'; '.join(values)}".rstrip())
    return [*found_lines, "", *how_texts(found)]


def column_heads(found: Found) -> Sequence[str]:
    """Return the heads of the table of those that fit."""
    return [*HEADS, *(short_text(one) for one in found.judged)]
