"""Words for figures by our model, and for what the model knows of a place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from explorer.analysis.comparison import ByModel, Comparison
from explorer.analysis.modelled import Modelled, outside
from explorer.indicators.catalogue import Indicator, indicator
from explorer.words.addresses import proof_address
from explorer.words.figures import (
    NEWBORN,
    apart,
    fill,
    group,
    number,
    outward,
    span,
    together,
)

# What each covariate is called inside a sentence.
COVARIATES: Mapping[str, str] = {
    "disabled": "the share of disabled residents",
    "income": "the income deprivation rate",
    "illness": "the comparative illness and disability ratio",
    "years_lost": "years of potential life lost",
    "education": "the education score",
    "aged_65": "the share of residents aged 65 and over",
}
# Stands with every modelled figure, as a badge where there is room for one.
MARK = "our model"
MODELLED = "by our model, not measured"
PROOF = "How well does the model do?"
CARRIES = (
    "It carries what neighbourhood illness, disability and deprivation say, not what only this "
    "place's survey could say."
)
BESIDE_TITLE = "Our model beside it"
BEYOND_COLUMN = "Beyond the model's reach"
_BESIDE = (
    "Where a place shows a larger area's figure, or has none, our model's figure for the place "
    "itself stands beside it. It counts in no gap, rank, colour or trend of the published figures."
)
# What stands after the mark; with it, the whole.
_ITSELF = "for {name} itself: {v} ({lo} to {hi})"
_BY = "by our model"
_OWN = "makes these figures: no survey measured them"
_BEYOND = "For {name} it reaches beyond the authorities it was fitted to, on {beyond}."


@dataclass(frozen=True)
class ModelLine:
    """What our model says of a place, to stand after its mark and beside what is published.

    Attributes
    ----------
    name : str
        The place.
    text : str
        As "for Winchester itself: 67.0 (65.6 to 68.5)".
    note : str
        What of the place lies beyond what the model was fitted to; empty without any.
    address : str
        Of the proof.
    value, lower, upper, lower_80, upper_80 : float or None
        In the indicator's unit, with 95% and 80% limits; None where the line is on the model alone.
    """

    name: str
    text: str
    note: str
    address: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    lower_80: float | None = None
    upper_80: float | None = None

    @property
    def sentence(self) -> str:
        """The whole in words, mark and all."""
        return " ".join(filter(None, [f"{MARK.capitalize()} {self.text}.", self.note]))


def model_line(found: Modelled, sex: str) -> ModelLine:
    """Return what our model says of a place that has no published figure of its own."""
    one = found.estimate
    return ModelLine(
        one.area.name,
        _filled(_ITSELF, found),
        beyond(one.area.name, found.outside),
        proof_address(sex),
        one.value,
        one.lower,
        one.upper,
        *found.limits_80,
    )


def model_lines(found: Iterable[Modelled | None], sex: str) -> tuple[ModelLine, ...]:
    """Return the lines of those places that have one."""
    return tuple(model_line(one, sex) for one in found if one)


def own_line(sex: str, outside: Mapping[str, tuple[str, ...]]) -> ModelLine:
    """Return the line of a page that shows the modelled indicator itself.

    Parameters
    ----------
    sex : str
    outside : mapping of str to tuple of str
        By a place's name, what of it lies outside the range the model was fitted to.
    """
    notes = [beyond(name, names) for name, names in outside.items()]
    return ModelLine("", _OWN, " ".join(filter(None, notes)), proof_address(sex))


def beyond(name: str, outside: Iterable[str]) -> str:
    """Return what of a place lies beyond what the model was fitted to; empty without any."""
    listed = beyond_names(outside)
    return fill(_BEYOND, {"name": name, "beyond": listed}) if listed else ""


def beyond_names(outside: Iterable[str]) -> str:
    """Return covariates as a sentence lists them; empty without any."""
    names = [COVARIATES[one] for one in outside]
    return together(names) if names else ""


def model_sentence(found: Modelled) -> str:
    """Return a place's line in words, as tips and spoken names have it."""
    return model_line(found, "").sentence


def model_short(found: Modelled) -> str:
    """Return the short form of a place's callout: "67.0 by our model"."""
    return by_our_model(number(found.estimate.value, found.indicator.decimals))


def by_our_model(text: str) -> str:
    """Return a number's text as our model's where there is little room."""
    return f"{text} {_BY}"


def model_templates() -> dict[str, str]:
    """Return the sentences on one area that the browser fills, as `model_sentence` does."""
    return {"model": f"{MARK.capitalize()} {_ITSELF}.", "beyond": _BEYOND}


def limits_80(record: Indicator, extra: Mapping[str, float]) -> str:
    """Return the 80% range of a modelled figure: "80% range: 66.0 to 67.9"."""
    limits = span(extra["lower_80"], extra["upper_80"], record.decimals)
    return f"80% range: {limits}"


def between_text(one: Comparison) -> str:
    """Return how far two places are apart by our model alone."""
    gap, record = one.difference, one.indicator
    if gap is None:
        return ""
    decimals, noun = record.decimals, _of(record).noun
    a, b = one.a.area.name, one.b.area.name
    low, high = outward(gap.lower, gap.upper, decimals)
    if low <= 0 <= high:
        return (
            f"By our model we cannot tell apart {a} and {b}, {group(record, one.sex)}: anything "
            f"from {number(-low, decimals)} fewer to {number(high, decimals)} more {noun} in {a}."
        )
    size = number(abs(apart(one.a.value, one.b.value, decimals)), decimals)
    nearest, furthest = sorted((abs(gap.lower), abs(gap.upper)))
    limits = span(nearest, furthest, decimals)
    return (
        f"By our model, a {NEWBORN[one.sex]} born in {a} can expect {size} "
        f"{'more' if gap.value > 0 else 'fewer'} {noun} than one born in {b} (likely range "
        f"{limits})."
    )


def comparison_lines(one: Comparison, model: ByModel | None) -> list[str]:
    """Return what our model says beside a comparison, or what to know of its own figures."""
    if model:
        lines = [line.sentence for line in model_lines((model.a, model.b), one.sex)]
        return [*lines, *([between_text(model.between)] if model.between else [])]
    if not one.indicator.model_of:
        return []
    areas = (one.a.area, one.b.area)
    own = own_line(one.sex, {area.name: outside(one.indicator, area) for area in areas})
    return [own.sentence, *quoting(one.indicator)]


def quoting(record: Indicator) -> list[str]:
    """Return what not to do with a modelled indicator, and what it carries; else nothing."""
    return [*record.do_nots, CARRIES] if record.model_of else []


def beside_notes(model: Indicator) -> list[str]:
    """Return what to know of our model's figures where they stand beside published ones."""
    return [_BESIDE, *quoting(model)]


def _filled(template: str, found: Modelled) -> str:
    one, decimals = found.estimate, found.indicator.decimals
    low, high = (number(limit, decimals) for limit in outward(one.lower, one.upper, decimals))
    value = number(one.value, decimals)
    return fill(template, {"name": one.area.name, "v": value, "lo": low, "hi": high})


def _of(record: Indicator) -> Indicator:
    """Return the published indicator that a model is of."""
    return indicator(record.model_of)
