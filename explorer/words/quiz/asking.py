"""What each kind of question asks, shows and offers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from explorer.analysis.distribution import Standing
from explorer.analysis.map import class_limits
from explorer.analysis.quiz.asked import FIRST, HIGHER, LOWER, SECOND, UNSURE, Asked, Option
from explorer.words.comparison import in_sentence
from explorer.words.figures import NEWBORN, apart, group, number, span, with_unit
from explorer.words.map import legend_rows
from explorer.words.quiz import terms
from explorer.words.quiz.terms import measured, named, placed, plain_value
from explorer.words.ranks import rank_text

_PLACE, _FIGURE, _RANGE = "Place", "Figure", "Likely range"


@dataclass(frozen=True)
class Facts:
    """Figures that are shown with a question.

    Attributes
    ----------
    caption : str
        What they are.
    heads : sequence of str
    rows : sequence of sequence of str
        The first cell names the row.
    """

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def question(asked: Asked) -> str:
    """Return what is asked, in one sentence or two."""
    return _QUESTIONS[asked.kind](asked)


def facts(asked: Asked) -> Facts | None:
    """Return the figures that are shown with a question; None where it has none."""
    return _FACTS[asked.kind](asked)


def option(asked: Asked, one: Option) -> str:
    """Return an answer to choose from."""
    if one.name == UNSURE:
        return terms.UNSURE
    return _OPTIONS[asked.kind](asked, one)


# What is asked ----------------------------------------------------------------------------------


def _changed(asked: Asked) -> str:
    before = asked.earlier.words if asked.earlier else ""
    return (
        f"Has the figure for {measured(asked)} gone up or down in {terms.here(asked)}, "
        f"from {before} to {terms.when(asked)}?"
    )


def _means(asked: Asked) -> str:
    figure = plain_value(asked).replace(" years", " healthy years")
    who = group(asked.record, asked.sex)
    return f"{terms.here(asked)}, {who}: {figure}. What does that mean, if things stay as they are?"


def _rank(asked: Asked) -> str:
    return (
        f"{terms.here(asked)} is {rank(asked)} for {measured(asked)}. How sure are we of its rank?"
    )


def rank(asked: Asked) -> str:
    """Return the range of a place's rank: "between 3rd and 41st lowest of 151 districts"."""
    low, high, of = (int(asked.numbers[one]) for one in ("lower", "upper", "of"))
    return rank_text(Standing(asked.level, low, high, of))


def _rate(asked: Asked) -> str:
    things, folk = terms.counted(asked.record)
    count, people = terms.count(asked), number(asked.numbers["people"], 0)
    posts = ", counted in full-time posts," if terms.in_posts(asked.record) else ""
    return (
        f"{terms.here(asked)} has {count} {things}{posts} for {people} {folk}. "
        f"How many is that for every 100,000 {folk}?"
    )


def gap(asked: Asked) -> str:
    """Return how far the lowest and the highest of three regions are apart, as they are shown."""
    decimals = asked.record.decimals
    low, _, high = asked.figures
    return number(apart(high.value, low.value, decimals), decimals)


def _share(asked: Asked) -> str:
    low, mid, high = (terms.called(one.area) for one in asked.figures)
    return (
        f"By these figures {low} and {high} are {gap(asked)} years apart. How much of that gap "
        f"lies between {low} and {mid}, to the nearest 10%?"
    )


def _half(asked: Asked) -> str:
    before = terms.value(asked.record, asked.apart.value if asked.apart else 0)
    return (
        f"The goal is to halve the gap in {_theme(asked)} between regions. In {terms.when(asked)} "
        f"it was {before} "
        f"for {group(asked.record, asked.sex)}. By that figure, at what gap is the goal met?"
    )


def _halved(asked: Asked) -> str:
    who = group(asked.record, asked.sex)
    return f"Has the gap in {_theme(asked)} between regions been halved for {who}?"


def _theme(asked: Asked) -> str:
    return in_sentence(asked.record.short_title)


def _wider(asked: Asked) -> str:
    before = asked.earlier.words if asked.earlier else ""
    who = group(asked.record, asked.sex)
    return f"Has the gap in {_theme(asked)} between regions grown for {who} since {before}?"


def _together(asked: Asked) -> str:
    areas = number(asked.numbers["areas"], 0)
    other = asked.other
    second = terms.measure(other, other.sexes[0]) if other else ""
    return (
        f"We look at {areas} {terms.plural(asked)}. Do these two go together: "
        f"'{measured(asked)}' and '{second}'?"
    )


def band(asked: Asked, kind: int) -> str:
    """Return a colour of the legend in words: "62 to 64.9"."""
    return legend_rows(class_limits(asked.record, asked.level), asked.record)[kind]


_QUESTIONS: Mapping[str, Callable[[Asked], str]] = {
    "higher": lambda asked: f"Which place has the higher figure for {measured(asked)}?",
    "england": lambda asked: (
        f"Is the figure for {measured(asked)} higher or lower in {terms.here(asked)} "
        "than in England?"
    ),
    "overlap": lambda asked: (
        f"The two ranges overlap. Which place has the higher figure for {measured(asked)}?"
    ),
    "changed": _changed,
    "claims": lambda asked: f"Which claim on {measured(asked)} agrees with the figures?",
    "means": _means,
    "range": lambda asked: (
        f"{terms.here(asked)} has a likely range of "
        f"{terms.limits(asked.record, asked.figures[0])}. What does that range tell us?"
    ),
    "rank": _rank,
    "class": lambda asked: (
        f"A map has one colour for each band of figures. In which band is the figure of "
        f"{terms.here(asked)}?"
    ),
    "legend": lambda asked: (
        f"A map shows {measured(asked)}. {terms.here(asked)} has the colour of the band "
        f"'{band(asked, int(asked.numbers['class']))}'. Which of these figures is in that band?"
    ),
    "dark": lambda asked: f"A map shows {measured(asked)}. What does the darkest colour stand for?",
    "borrowed": lambda asked: (
        f"A map shows {measured(asked)}. The figure of {terms.here(asked)} is marked 'measured for "
        f"{_lender(asked)}'. Whom is it for?"
    ),
    "missing": lambda asked: (
        f"A map of {measured(asked)} shows no figure for {terms.here(asked)}. What does that mean?"
    ),
    "rate": _rate,
    "share": _share,
    "half": _half,
    "halved": _halved,
    "wider": _wider,
    "land": lambda _: "Which place has more people?",
    "together": _together,
}


def _lender(asked: Asked) -> str:
    lender = asked.figures[0].measured_for
    return terms.called(lender) if lender else ""


# What is shown ----------------------------------------------------------------------------------


def _caption(asked: Asked) -> str:
    title = measured(asked)
    return f"{title[0].upper()}{title[1:]}, {terms.when(asked)}"


def _figures(asked: Asked) -> Facts:
    record = asked.record
    rows = [
        [placed(one.area), terms.value(record, one.value), terms.limits(record, one)]
        for one in asked.figures
    ]
    return Facts(_caption(asked), (_PLACE, _FIGURE, _RANGE), rows)


def _apart(asked: Asked) -> Facts:
    """Return two figures, then their difference with its own range."""
    shown, record = _figures(asked), asked.record
    first, second = (terms.called(one.area) for one in asked.figures)
    found = asked.apart
    if found is None:
        return shown
    decimals = record.decimals
    a, b = asked.figures
    row = [
        f"{first} minus {second}",
        number(apart(a.value, b.value, decimals), decimals),
        span(found.lower, found.upper, decimals),
    ]
    return Facts(shown.caption, shown.heads, [*shown.rows, row])


def _two_periods(asked: Asked) -> Facts:
    record = asked.record
    periods = [one.words if one else "" for one in (asked.earlier, asked.period)]
    rows = [
        [when, terms.value(record, one.value), terms.limits(record, one)]
        for when, one in zip(periods, asked.figures, strict=True)
    ]
    title = measured(asked)
    caption = f"{title[0].upper()}{title[1:]} in {terms.here(asked)}"
    return Facts(caption, ("Years", _FIGURE, _RANGE), rows)


def _gaps(asked: Asked) -> Facts | None:
    found, decimals = asked.apart, asked.record.decimals
    if found is None:
        return None
    before = asked.earlier.words if asked.earlier else ""
    unit = asked.record.unit
    rows = [[f"Gap in {before}", f"{number(asked.numbers['before'], decimals)} {unit}", ""]]
    if asked.kind == "halved":
        rows.append(
            [
                f"Gap in {terms.when(asked)}",
                f"{number(found.value, decimals)} {unit}",
                span(found.lower, found.upper, decimals),
            ]
        )
    else:
        rows += [
            [f"Gap in {terms.when(asked)}", f"{number(asked.numbers['now'], decimals)} {unit}", ""],
            [
                "Change",
                number(apart(asked.numbers["now"], asked.numbers["before"], decimals), decimals),
                span(found.lower, found.upper, decimals),
            ],
        ]
    who = group(asked.record, asked.sex)
    return Facts(
        f"Gap between the highest and the lowest region, {who}", ("", _FIGURE, _RANGE), rows
    )


def _land(asked: Asked) -> Facts:
    blind = bool(asked.numbers["blind"])
    rows = []
    for one, name in zip(asked.figures, (FIRST, SECOND), strict=True):
        row = [placed(one.area), number(asked.numbers[f"land-{name}"], 0)]
        rows.append(row if blind else [*row, number(one.value, asked.record.decimals)])
    heads = (_PLACE, "Land, km²") if blind else (_PLACE, "Land, km²", "People per km²")
    return Facts("Land" if blind else "Land and people", heads, rows)


def _linked(asked: Asked) -> Facts | None:
    found = asked.apart
    if found is None:
        return None
    row = ["How far they go together", number(found.value, 2), span(found.lower, found.upper, 2)]
    caption = "From −1, where one is high when the other is low, to 1, where both are high"
    return Facts(caption, ("Link", _FIGURE, _RANGE), [row])


_FACTS: Mapping[str, Callable[[Asked], Facts | None]] = {
    **dict.fromkeys(
        ("higher", "england", "claims", "means", "range", "rank", "class", "share"), _figures
    ),
    "overlap": _apart,
    "changed": _two_periods,
    "halved": _gaps,
    "wider": _gaps,
    "land": _land,
    "together": _linked,
    **dict.fromkeys(("legend", "dark", "borrowed", "missing", "rate", "half"), lambda _: None),
}


# What can be answered ---------------------------------------------------------------------------


def _place_of(asked: Asked, one: Option) -> str:
    return named(asked, one.name)


def _claim(asked: Asked, one: Option) -> str:
    if one.name not in (FIRST, SECOND):
        upper, lower = terms.ahead(asked)
        return f"Everyone in {upper} is above everyone in {lower}"
    here = named(asked, one.name)
    there = named(asked, SECOND if one.name == FIRST else FIRST)
    return f"The figure is higher in {here} than in {there}"


# Answers that are sentences are about as long as each other: length gives none away.
def _means_options(asked: Asked, one: Option) -> str:
    figure, child = plain_value(asked), NEWBORN[asked.sex]
    age = figure.replace(" years", "")
    return {
        "means": f"A {child} born there now could have {figure} in good health",
        "die": f"A {child} born there now could live to the age of {age}, then die",
        "ill": f"Every {child} born there falls ill at the age of {age}",
        "age": f"The people who live there are {figure} old on average",
    }[one.name]


def _range_options(asked: Asked, one: Option) -> str:
    figure = asked.figures[0]
    low, _, high = terms.limits(asked.record, figure).partition(" to ")
    return {
        "spread": f"The true figure is likely to lie from {low} to {high}",
        "people": f"Each person's own figure lies from {low} to {high}",
        "exact": f"The true figure is known: it is exactly {plain_value(asked)}",
        "over-time": f"The figure went from {low} to {high} over the years",
    }[one.name]


_RANKS = {
    "spread": "Its true rank could be any in that range",
    "middle": "Its true rank is the middle of that range",
    "end": "Its true rank is the first of the two",
    "nothing": "A rank with a range tells us nothing at all",
}
_MISSING = {
    "not-published": "Nobody has published its figure",
    "zero": "Its figure is zero, or next to zero",
    "empty": "Nobody lives there any more",
    "well": "Everyone there is in good health",
}
_GOAL = {
    "yes": "Yes, it has been halved",
    "no": "No, it has not been halved yet",
    HIGHER: "Yes, it has grown since then",
    LOWER: "No, it is smaller than it was then",
}
_TOGETHER = {
    "rise": "Where one is high, the other tends to be high",
    "fall": "Where one is high, the other tends to be low",
    "makes": "A high figure of one makes the other change",
}
_WAYS = {
    "england": {HIGHER: "Higher than England", LOWER: "Lower than England"},
    "changed": {HIGHER: "It has gone up", LOWER: "It has gone down"},
}


_DARK = {
    "more": "The places with the highest figures",
    "hard": "The places where life is the hardest",
    "crowded": "The places where the most people live",
    "land": "The places that have the most land",
}


def _borrowed(asked: Asked, one: Option) -> str:
    here, there = terms.here(asked), _lender(asked)
    return {
        "larger": f"It is for the whole of {there} together",
        "own": f"It is for {here} and for nowhere else",
        "alike": f"It is for each part of {there} by itself",
        "guessed": f"It is for {here}, but someone made it up",
    }[one.name]


def _rate_options(asked: Asked, one: Option) -> str:
    return f"{number(one.value, 0)} {terms.counted(asked.record)[0]}"


def _half_options(asked: Asked, one: Option) -> str:
    return with_unit(number(one.value, asked.record.decimals + 1), asked.record)


_OPTIONS: Mapping[str, Callable[[Asked, Option], str]] = {
    "higher": _place_of,
    "overlap": _place_of,
    "land": _place_of,
    "claims": _claim,
    "england": lambda asked, one: _WAYS[asked.kind][one.name],
    "changed": lambda asked, one: _WAYS[asked.kind][one.name],
    "means": _means_options,
    "range": _range_options,
    "rank": lambda _, one: _RANKS[one.name],
    "class": lambda asked, one: band(asked, int(one.name)),
    "legend": lambda asked, one: terms.value(asked.record, one.value),
    "dark": lambda _, one: _DARK[one.name],
    "borrowed": _borrowed,
    "missing": lambda _, one: _MISSING[one.name],
    "rate": _rate_options,
    "share": lambda _, one: f"{number(one.value, 0)}%",
    "half": _half_options,
    "halved": lambda _, one: _GOAL[one.name],
    "wider": lambda _, one: _GOAL[one.name],
    "together": lambda _, one: _TOGETHER[one.name],
}
