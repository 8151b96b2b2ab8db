"""Why an answer is right, with figures and ranges; and what a wrong one takes for true."""

from collections.abc import Callable, Mapping

from explorer.analysis.quiz.asked import FIRST, HIGHER, LOWER, SECOND, UNSURE, Asked, Option
from explorer.words.comparison import difference_range, hidden
from explorer.words.figures import apart, no_value, number, span
from explorer.words.quiz import terms
from explorer.words.quiz.asking import band, gap, rank
from explorer.words.quiz.terms import measured, named, told


def explanation(asked: Asked) -> str:
    """Return why the right answer is right."""
    return _TOLD[asked.kind](asked)


def slip(asked: Asked, one: Option) -> str:
    """Return what a wrong answer takes for true; empty for the right one."""
    if not one.slip:
        return ""
    own = _SLIPS.get((asked.kind, one.slip))
    return own if own is not None else _COMMON[one.slip]


def _hidden(asked: Asked) -> str:
    return hidden(asked.record, asked.apart) if asked.apart else ""


def _size(asked: Asked) -> str:
    """Return a clear difference with its range: "3.1 years (likely range 0.4 to 5.8)"."""
    found = asked.apart
    if found is None:
        return ""
    first, second = (one.value for one in asked.figures)
    size = terms.size(asked.record, apart(first, second, asked.record.decimals))
    return f"{size} ({difference_range(asked.record, found)})"


def _higher(asked: Asked) -> str:
    both = f"{told(asked, 0)}, {told(asked, 1)}."
    if asked.answer == UNSURE:
        return (
            f"{both} Each figure lies in the other's range. So we cannot tell them apart: the "
            f"difference could be {_hidden(asked)} in {terms.here(asked)}."
        )
    return (
        f"{both} The ranges lie apart, so {named(asked, asked.answer)} is higher. "
        f"The difference is {_size(asked)}."
    )


def _overlap(asked: Asked) -> str:
    if asked.answer == UNSURE:
        return (
            f"{told(asked, 0)}, {told(asked, 1)}. Look at the range of the difference. Zero lies "
            f"inside it, so we cannot tell: it could be {_hidden(asked)} "
            f"in {terms.here(asked)}."
        )
    return (
        f"{told(asked, 0)}, {told(asked, 1)}. The ranges overlap, and still the difference is more "
        f"than chance: {_size(asked)}. Zero is not in that range. So {named(asked, asked.answer)} "
        "is higher."
    )


def _claims(asked: Asked) -> str:
    both = f"{told(asked, 0)}, {told(asked, 1)}."
    if asked.answer == UNSURE:
        return (
            f"{both} We cannot tell them apart: the difference could be {_hidden(asked)} "
            f"in {terms.here(asked)}."
        )
    return (
        f"{both} {named(asked, asked.answer)} is higher by {_size(asked)}. "
        "Zero is not in that range."
    )


def _england(asked: Asked) -> str:
    here = terms.here(asked)
    both = f"{told(asked, 0)}, {told(asked, 1)}."
    if asked.answer == UNSURE:
        return (
            f"{both} England's figure lies in the range of {here}. So we cannot tell them apart: "
            f"the difference could be {_hidden(asked)} in {here}."
        )
    side = {HIGHER: "above", LOWER: "below"}[asked.answer]
    return f"{both} The whole range of {here} lies {side} England's figure."


def _changed(asked: Asked) -> str:
    record = asked.record
    old, new = (
        f"{terms.value(record, one.value)} ({terms.limits(record, one)})" for one in asked.figures
    )
    start = f"It was {old} and then {new}."
    if asked.answer == UNSURE:
        return (
            f"{start} We cannot tell if it has changed: the difference could be {_hidden(asked)}. "
            "Zero lies inside that range."
        )
    way = {HIGHER: "up", LOWER: "down"}[asked.answer]
    return f"{start} It went {way} by {_size(asked)}. Zero is not in that range."


def _means(asked: Asked) -> str:
    return (
        f"{told(asked, 0)}. This is how many years a newborn could live in good health at today's "
        "rates. People live longer than that: some of their years are in poorer health."
    )


def _range(asked: Asked) -> str:
    low, _, high = terms.limits(asked.record, asked.figures[0]).partition(" to ")
    return (
        "Chance moves a figure a little: who was asked, who fell ill that year. The true figure "
        f"is likely to lie from {low} to {high}. The range is for the place, not each person."
    )


def _rank(asked: Asked) -> str:
    return (
        f"{told(asked, 0)}. With ranges this wide, its rank could be anywhere in the range: "
        f"{rank(asked)}. So no single rank is sure."
    )


def _class(asked: Asked) -> str:
    text = f"{told(asked, 0)}. The figure falls in the band '{band(asked, int(asked.answer))}'."
    return f"{text}{_other_bands(asked)}"


def _other_bands(asked: Asked) -> str:
    """Return that the true figure may lie in another band, where its range reaches there."""
    figure, limits = asked.figures[0], _band_limits(asked)
    reaches = any(figure.lower < limit <= figure.upper for limit in limits)
    return " Its range reaches into another band, so the true figure may lie there." * reaches


def _band_limits(asked: Asked) -> list[float]:
    return [limit for name, limit in asked.numbers.items() if name.startswith("limit-")]


def _legend(asked: Asked) -> str:
    return (
        f"{told(asked, 0)}. Of these figures the band '{band(asked, int(asked.numbers['class']))}' "
        f"holds that one alone.{_other_bands(asked)}"
    )


def _dark(asked: Asked) -> str:
    return (
        f"Darker always means more of what the map shows: here {measured(asked)}. It does not say "
        "where life is good or hard, and a large dark area need not have many people."
    )


def _borrowed(asked: Asked) -> str:
    figure = asked.figures[0]
    there = terms.called(figure.measured_for) if figure.measured_for else ""
    here = terms.called(figure.area)
    return (
        f"{told(asked, 0)}, measured for {there}. {here} is only a part of {there}. Its own figure "
        "could be higher or lower: nobody has published it."
    )


def _missing(asked: Asked) -> str:
    figure = asked.figures[0]
    return (
        f"{terms.called(figure.area)}: {no_value(figure.flag)}. There is a true figure, but we do "
        "not know it. No figure does not mean zero."
    )


def _rate(asked: Asked) -> str:
    count, people = terms.count(asked), number(asked.numbers["people"], 0)
    right = number(asked.options[asked.right].value, 0)
    things, folk = terms.counted(asked.record)
    return (
        f"{count} ÷ {people} × 100,000 is {right} {things} for every 100,000 {folk}, to the "
        "nearest whole number. Such a rate lets us compare large places with small ones."
    )


def _share(asked: Asked) -> str:
    low, mid, _ = asked.figures
    decimals = asked.record.decimals
    part = number(apart(mid.value, low.value, decimals), decimals)
    right = number(asked.options[asked.right].value, 0)
    every = ", ".join(told(asked, place) for place in range(3))
    found = asked.apart
    limits = f"anything from {span(found.lower, found.upper, 0)}%" if found else "another"
    return (
        f"{every}. {terms.called(mid.area)} is {part} years above {terms.called(low.area)}: "
        f"{part} ÷ {gap(asked)} is {right}% to the nearest 10%. All three figures have ranges, so "
        f"the true share could be {limits}. The other answers lie outside that."
    )


def _half(asked: Asked) -> str:
    right = number(asked.options[asked.right].value, asked.record.decimals + 1)
    found, decimals = asked.apart, asked.record.decimals
    if found is None:
        return ""
    before = number(found.value, decimals)
    limits = span(found.lower, found.upper, decimals)
    halves = span(found.lower / 2, found.upper / 2, decimals)
    return (
        f"{before} ÷ 2 = {right}. The gap has a range: {before} ({limits}). So half of the true "
        f"gap could be anything from {halves}."
    )


def _halved(asked: Asked) -> str:
    found, decimals = asked.apart, asked.record.decimals
    if found is None:
        return ""
    half = number(asked.numbers["half"], decimals + 1)
    before, now = number(asked.numbers["before"], decimals), number(found.value, decimals)
    limits = span(found.lower, found.upper, decimals)
    start = f"Half of {before} is {half}. The gap now is {now} ({limits})."
    if asked.answer == UNSURE:
        return f"{start} Half lies inside that range, so it could be met or not."
    side = {"no": "above", "yes": "at or below"}[asked.answer]
    return f"{start} All of that range lies {side} half."


def _wider(asked: Asked) -> str:
    found, decimals = asked.apart, asked.record.decimals
    if found is None:
        return ""
    before, now = (number(asked.numbers[one], decimals) for one in ("before", "now"))
    change = number(apart(asked.numbers["now"], asked.numbers["before"], decimals), decimals)
    limits = span(found.lower, found.upper, decimals)
    start = f"The gap went from {before} to {now} years. The change is {change} ({limits})."
    if asked.answer == UNSURE:
        return f"{start} Zero lies inside that range, so it could be chance."
    side = {HIGHER: "above", LOWER: "below"}[asked.answer]
    return f"{start} All of that range lies {side} zero."


def _land(asked: Asked) -> str:
    first, second = (terms.called(one.area) for one in asked.figures)
    people = [number(asked.numbers[f"people-{one}"], 0) for one in (FIRST, SECOND)]
    sizes = [asked.numbers[f"land-{one}"] for one in (FIRST, SECOND)]
    large = first if sizes[0] > sizes[1] else second
    times = number(max(sizes) / min(sizes), 0)
    start = "Land does not tell how many people there are. " if asked.answer == UNSURE else ""
    return (
        f"{start}{first} has {people[0]} people, {second} {people[1]}. {large} looks {times} times "
        "as large on a map of land. On a map of hexagons each place has one, so that land cannot "
        "mislead the eye."
    )


def _together(asked: Asked) -> str:
    found = asked.apart
    if found is None:
        return ""
    figure, limits = number(found.value, 2), span(found.lower, found.upper, 2)
    start = f"The figure is {figure} ({limits})."
    if asked.answer == UNSURE:
        return f"{start} Zero lies inside that range, so there could be no link at all."
    side = "above" if found.value > 0 else "below"
    tied = " A part of it is built in: some counts go into both." * bool(asked.numbers["built-in"])
    return (
        f"{start} All of that range lies {side} zero, so they tend to go together this way.{tied} "
        "It does not show that one makes the other change."
    )


_TOLD: Mapping[str, Callable[[Asked], str]] = {
    "higher": _higher,
    "england": _england,
    "overlap": _overlap,
    "changed": _changed,
    "claims": _claims,
    "means": _means,
    "range": _range,
    "rank": _rank,
    "class": _class,
    "legend": _legend,
    "dark": _dark,
    "borrowed": _borrowed,
    "missing": _missing,
    "rate": _rate,
    "share": _share,
    "half": _half,
    "halved": _halved,
    "wider": _wider,
    "land": _land,
    "together": _together,
}

_COMMON = {
    "chance": "It takes for real what could be chance.",
    "turned": "It reads the figures the wrong way round.",
    "hidden": "Here the ranges do settle it.",
    "each": "A figure is for all people of a place together. It says nothing of each one.",
    "legend": "It takes the wrong band of the key.",
}
_SLIPS = {
    ("means", "die"): "It mixes up healthy years with the length of life.",
    ("means", "ill"): "The figure is an average. Nobody falls ill on one day.",
    ("means", "age"): "It mixes up years to come with the age people are now.",
    ("range", "people"): "A range says how sure the figure is, not what each person has.",
    ("range", "exact"): "It forgets that chance moves a figure: it is not exact.",
    ("range", "over-time"): "A range belongs to one period. It is no change over time.",
    ("rank", "middle"): "The middle is one of many ranks that fit.",
    ("rank", "end"): "The end of a range is no more sure than the rest.",
    ("rank", "nothing"): "The range still leaves many ranks out.",
    ("class", "edge"): "It reads the next band of the key.",
    ("dark", "hard"): "A map of one measure does not say how hard life is.",
    ("dark", "crowded"): "It mixes up a high figure with many people.",
    ("dark", "land"): "It takes a large area for a high figure.",
    ("borrowed", "own"): "It takes the figure of a larger place for the place's own.",
    ("borrowed", "alike"): "One figure for a whole does not make its parts alike.",
    ("borrowed", "guessed"): "The figure was measured, but for a larger place.",
    ("missing", "zero"): "It takes no figure for zero.",
    ("missing", "empty"): "A place without a figure still has people.",
    ("missing", "well"): "Where no figure is, nothing is known of their health.",
    ("rate", "count"): "It forgets to divide by the people.",
    ("rate", "million"): "It works out the rate for a million.",
    ("rate", "ten-thousand"): "It works out the rate for 10,000.",
    ("rate", "turned"): "It divides the wrong way round.",
    ("share", "other-end"): "It measures from the wrong end of the gap.",
    ("share", "whole"): "It divides whole figures, not the parts of the gap.",
    ("share", "turned"): "It divides the wrong way round.",
    ("share", "size"): "It is how large the gap is against the highest figure.",
    ("half", "quarter"): "It halves the gap twice.",
    ("half", "double"): "It doubles the gap.",
    ("half", "taken"): "It takes a half away. Halving is dividing by two.",
    ("halved", "any"): "It takes any change for half, or none for one.",
    ("halved", "chance"): "Half lies inside the range, so this is not sure.",
    ("land", "land"): "It takes more land for more people.",
    ("land", "small"): "It takes less land for more people.",
    ("land", "counted"): "Land times people per km² gives the people.",
    ("together", "makes"): "That two things go together does not show that one makes the other.",
}
