"""The page "How well does the model do?" in words."""

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from explorer.analysis.model import Hidden, Proof
from explorer.analysis.validation import Validation
from explorer.indicators.catalogue import Indicator
from explorer.indicators.tables import TableRecord
from explorer.periods import Period
from explorer.places.areas import register
from explorer.statistics.area_model import PEOPLE
from explorer.words.charts import each
from explorer.words.figures import number, release_words, span, together
from explorer.words.labels import SEXES
from explorer.words.map import Headline
from explorer.words.modelled import COVARIATES
from explorer.words.validation import (
    closeness,
    inside_text,
    miss_text,
    percent,
    status,
)

TITLE = "How well does the model do?"
WINDOW = f"{TITLE} - Health Gap Explorer"
FOR = "Figures for"
SECTIONS = {
    "holds": "What must hold",
    "tests": "All tests",
    "hidden": "Figure against guess",
    "groups": "By region and size",
    "others": "Other models",
    "numbers": "The model's numbers",
    "assumes": "What it assumes",
}
MEANING = (
    "Our model says what illness, disability, deprivation and age in its neighbourhoods suggest "
    "for a place that has no published figure. Here it is tested where there is one: the figure is "
    "hidden, the model guesses it, and the two are compared."
)
WIDE_FOLD = "Where ranges are wider than they need be"
TESTS_NOTE = (
    "Scores of our model and of two simple guesses, a line on the deprivation score and the "
    "nearest published figure; the lowest score is the closest."
)
TESTS_HEADS = (
    "Hidden",
    "Our model: miss",
    "Our model: score",
    "Deprivation line: score",
    "Nearest figure: score",
    "In 80%",
    "In 95%",
)
TESTS_FOLD = "Every test, with misses and ranges of the simple guesses"
HIDINGS = (
    "One authority or one region at a time: the model is fitted to all others. Parts of merged "
    "groups: authorities are merged at random within their region, the model is fitted to the "
    "groups, and each member is guessed. Care boards have published figures of other boundaries, "
    "to which the model was never fitted. Imagined worlds: true values of all constituencies are "
    "drawn, each off by so much (standard deviation) from what the model expects, figures of "
    "authorities are drawn from them, and the model has to find the true values."
)
HIDDEN_TITLE = "Every figure against its guess"
# What stands in a picture that is kept; the cards have titles of their own.
GUESSES_CHART = "Published healthy years against the guess by our model"
MISSES_CHART = "Misses in standard deviations, and the normal curve"
GROUPS_CHART = "Mean miss, and figures inside the ranges"
MISSES_TITLE = "How large the misses are"
GROUPS_TITLE = "By region, and by size of authority"
PUBLISHED_AXIS = "Published figure, years"
GUESS_AXIS = "Guess by our model, years"
COUNT_AXIS = "Authorities"
MISS_AXIS = "Miss, in standard deviations"
GUESSES_READING = (
    "Line: figure and guess agree. Upright strokes: range of the published figure; level "
    "strokes: range of our model."
)
MISSES_READING = (
    "Columns: figure less guess, in standard deviations of both together. Curve: how many there "
    "would be if the ranges were exactly right. Counts have no range."
)
INSIDE_HEADS = ("80%", "95%")
POINT = "Point at a dot, or press Tab and then the arrow keys, and its place stands here."
POINTS = "Authorities, by guess from low to high"
FURTHEST_HEADS = (
    "Furthest from its guess",
    "Published",
    "Range",
    "Our model",
    "Its range",
    "Miss in standard deviations",
)
ALL_FOLD = "All authorities"
ALL_HEADS = ("Authority", *FURTHEST_HEADS[1:])
GROUP_HEADS = ("Authorities", "How many", "In 80%", "In 95%", "Mean miss", "Its range")
GROUPS_FOLD = "The chart as a table"
THIRDS = {
    "smallest third": "Smallest third by people",
    "middle third": "Middle third by people",
    "largest third": "Largest third by people",
}
OTHERS_NOTE = (
    "Many models were tried on these figures, so small differences are chance. Difference: score "
    "with one authority hidden, less that of our model; below 0 it is closer."
)
OTHERS_FOLD = "Every model that was tried, with its scores"
OTHERS_HEADS = (
    "Model tried",
    "One authority hidden",
    "One region hidden",
    "Parts of groups of 3",
    "Difference",
    "Its standard error",
)
NUMBERS_NOTE = "A slope is not an effect: the six measures go together."
NUMBERS_HEADS = ("Part of the model", "Years", "Standard deviation")
SLOPES_READING = (
    "Slopes are for one standard deviation more of a measure over the authorities. Standard "
    "deviation: of what is not known of the number."
)
ASSUMES = (
    "A place has what its six measures and its region suggest, and an effect of its own that "
    "nobody knows.",
    "Each measure counts alike everywhere, as a straight line.",
    "Effects of places and regions follow a bell curve; a small place can have a larger one.",
    "What holds for authorities holds for their parts.",
    "Published figures are off by as much as their ranges say, each by itself.",
)
PUBLISHER = (
    "The published figures come from a model of the publisher's own, which shares what it learns "
    "within a region. A guess can therefore lie nearer to them than to the truth."
)
SMALLER = (
    "The guesses even miss by less than the figures' own errors would make them: the published "
    "ranges are wider than they need be, or neighbours share their errors."
)
NOTES_FOLD = "All notes, and where the figures come from"
MAP_LINK = "See the modelled figures on the map"
NOT_TO = "What not to do with a modelled figure"
_VARIANTS = {
    "final": "Our model",
    "trial": "A first trial: other measures, no effects of regions",
    "trial with regions": "The first trial with effects of regions",
    "no effect of the region": "Without effects of regions",
    "one size of effect": "Effects of places not larger for small places",
    "without people aged 65 and over": "Without people aged 65 and over",
    "without education": "Without the education score",
    "without illness and disability ratio": "Without the illness and disability ratio",
    "people aged 85 and over instead": "People aged 85 and over in place of 65 and over",
    "with mental health and acute illness": "With mental health and acute illness",
    "with employment": "With employment deprivation",
    "with rural neighbourhoods": "With rural neighbourhoods",
    "with ethnic groups": "With ethnic groups",
    "with life expectancy": "With life expectancy",
}
# Why a model that scores better was not taken.
_NOT_TAKEN = {
    "people aged 85 and over instead": (
        "people aged 85 and over in place of 65 and over. The share of the very old is partly long "
        "life itself, which is part of what is to be told, and partly where care homes stand."
    ),
    "with life expectancy": (
        "life expectancy as a further measure. For constituencies it is published for one year and "
        "both sexes together, so one rule for every level would be broken."
    ),
}
_KEPT = "without illness and disability ratio"
_SDS = {
    "area sd": f"Spread of places of {PEOPLE:,} residents",
    "region sd": "Spread of regions",
    "slope sd": "Spread of slopes",
}
_DECIMALS = 1


# Headline and what must hold ----------------------------------------------------------------


def model_headline(proof: Proof) -> Headline:
    """Return how close guesses of hidden figures are, with misses, and whether it is offered."""
    found = proof.validation
    misses = " ".join(miss_text(found, sex) for sex in found.sexes)
    return Headline(closeness(found).removesuffix("."), "", f"{misses} {status(found)}", MEANING)


def inside_texts(hidden: Hidden) -> list[str]:
    """Return how many of one sex's hidden figures lie inside both ranges."""
    return [inside_text(hidden.sex, share, kind) for kind, share in hidden.inside.items()]


def beyond_published(found: Validation) -> list[str]:
    """Return what tests against published figures cannot show."""
    return [PUBLISHER, SMALLER] if found.as_close else [PUBLISHER]


def tests_title(sex: str) -> str:
    """Return the heading of the tests."""
    return f"Tested on figures that it had not seen: {SEXES[sex].lower()}"


def others_title(sex: str) -> str:
    """Return the heading of the other models."""
    return f"Other models that were tried: {SEXES[sex].lower()}"


def numbers_title(sex: str) -> str:
    """Return the heading of the model's numbers."""
    return f"The model's numbers: {SEXES[sex].lower()}"


# Charts -------------------------------------------------------------------------------------


def for_whom(hidden: Hidden, period: Period) -> str:
    """Return the line under a chart's title."""
    size = len(hidden.frame)
    return f"{SEXES[hidden.sex]}, {size} authorities, each hidden in turn, {period.words}"


def place_text(row: Any) -> str:
    """Return one authority's figure and guess, both with their ranges."""
    return (
        f"{row.area_name}: published {number(row.published, _DECIMALS)} "
        f"({span(row.lower, row.upper, _DECIMALS)}), our model "
        f"{number(row.predicted, _DECIMALS)} "
        f"({span(row.predicted_lower, row.predicted_upper, _DECIMALS)})"
    )


def guesses_alt(title: str, frame: pd.DataFrame, far: pd.DataFrame) -> str:
    """Return figures against guesses for a screen reader: how they lie, then the furthest."""
    above = int(frame["z"].gt(0).sum())
    told = "; ".join(place_text(row) for row in each(far))
    return (
        f"{title}. {above} of {len(frame)} figures lie above their guesses, {len(frame) - above} "
        f"below or on them. Furthest from them: {told}."
    )


def misses_alt(title: str, counts: pd.DataFrame) -> str:
    """Return the sizes of misses for a screen reader, beside what a normal curve would have."""
    told = "; ".join(
        f"{number(row.start, 1)} to {number(row.end, 1)}: {row.count}, expected "
        f"{number(row.expected, 1)}"
        for row in each(counts)
    )
    return f"{title}. In standard deviations: {told}."


def groups_reading(limit: float) -> str:
    """Return how to read the chart of groups."""
    return (
        "Dot: mean of figure less guess, in standard deviations; shading: its range, fading "
        f"out. Dashed: the {number(limit, 1)} that no region may pass. At the right: how many of "
        "the authorities lie inside each range."
    )


def groups_alt(title: str, frame: pd.DataFrame) -> str:
    """Return groups for a screen reader, each with its mean miss and how many are in range."""
    told = [
        f"{group_label(row.area_name)} {number(row.mean_z, 2)} (likely range "
        f"{span(row.lower, row.upper, 2)}), {row.inside_80} of {row.size} inside the 80% range, "
        f"{row.inside_95} inside the 95% range"
        for row in each(frame)
    ]
    return f"{title}. {'; '.join(told)}."


def group_label(name: str) -> str:
    """Return a region, or a third of authorities, as a row is called."""
    return THIRDS.get(name, name)


def inside_cells(row: Any) -> tuple[str, str]:
    """Return how many of a group lie inside both ranges."""
    return f"{row.inside_80} of {row.size}", f"{row.inside_95} of {row.size}"


# Tables -------------------------------------------------------------------------------------


def authority_cells(row: Any) -> list[str]:
    """Return an authority's row: name, figure and range, guess and range, miss."""
    return [
        row.area_name,
        number(row.published, _DECIMALS),
        span(row.lower, row.upper, _DECIMALS),
        number(row.predicted, _DECIMALS),
        span(row.predicted_lower, row.predicted_upper, _DECIMALS),
        number(row.z, 2),
    ]


def variant_name(name: str) -> str:
    """Return a model that was tried, in words."""
    return _VARIANTS.get(name, name)


def variant_cells(row: Mapping[Hashable, Any]) -> list[str]:
    """Return a model that was tried: scores, and their difference from the final model's."""
    scores = [number(row[name], 3) for name in ("authority", "region", "parts")]
    if row["variant"] == "final":
        return [variant_name(row["variant"]), *scores, "", ""]
    return [
        variant_name(row["variant"]),
        *scores,
        number(row["difference"], 3),
        number(row["difference_error"], 3),
    ]


def not_taken(better: Mapping[str, Sequence[float]]) -> list[str]:
    """Return why models that score better were not taken, where the figures bear it out.

    Parameters
    ----------
    better : mapping of str to sequence of float
        Models that score better for both sexes, with the share of the score that each gains.
    """
    told = [
        f"Scores better, and was not taken: {why}"
        for name, why in _NOT_TAKEN.items()
        if name in better
    ]
    if _KEPT in better:
        said = together(dict.fromkeys(map(percent, better[_KEPT])))
        told.append(
            f"Kept, though the score is {said} better without it: the illness and disability "
            "ratio, since it is what the Indices of Deprivation say of illness."
        )
    return told


def part_name(name: str) -> str:
    """Return a part of the model in words: a slope, a region's effect, a spread."""
    regions = register().level("region")
    if name in COVARIATES:
        return f"Slope: {COVARIATES[name]}"
    if name in regions:
        return f"Effect of the region: {regions[name].name}"
    return _SDS.get(name, name.capitalize())


def number_cells(row: Mapping[Hashable, Any]) -> list[str]:
    """Return a part of the model: years, and the standard deviation of what is not known."""
    sd = "" if math.isnan(row["sd"]) else number(row["sd"], 2)
    return [part_name(row["name"]), number(row["mean"], 2), sd]


# Sources ------------------------------------------------------------------------------------


def do_nots(record: Indicator | None, table: TableRecord) -> list[str]:
    """Return what not to do with modelled figures, and with their tests."""
    return [*(record.do_nots if record else ()), *table.do_nots]


def source(table: TableRecord) -> str:
    """Return whose figures the proof is made of, and that it is ours."""
    first = table.origin[0]
    return f"{first.producer}, {release_words(table.release)} ({table.official_status})"


def groups_cells(row: Any) -> list[str]:
    """Return a group's row: name, how many, in both ranges, mean miss with its range."""
    return [
        group_label(row.area_name),
        str(row.size),
        *inside_cells(row),
        number(row.mean_z, 2),
        span(row.lower, row.upper, 2),
    ]
