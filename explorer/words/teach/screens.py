"""What the screens of lessons ask and answer."""

from collections.abc import Mapping, Sequence

from explorer.analysis.breaks import Breaks
from explorer.analysis.comparison import Comparison
from explorer.analysis.estimates import Estimate
from explorer.analysis.gap import Gap
from explorer.analysis.map import Overview
from explorer.analysis.reclassed import Reclassed
from explorer.analysis.teach.redraws import DRAWS, TOP, Redraws
from explorer.analysis.teach.sharing import (
    BELOW,
    COINS,
    DOCTORS,
    EACH,
    LOWEST,
    YEARS,
    Given,
    Shared,
)  # fmt: skip
from explorer.analysis.two.pair import Together
from explorer.indicators.catalogue import Indicator
from explorer.places.levels import NAMED
from explorer.words.breaks import NAMES
from explorer.words.comparison import comparison_title, difference_range
from explorer.words.figures import fill, group, number, shown, span, together
from explorer.words.map import legend_rows
from explorer.words.quiz.terms import called, in_text

# What a map hides: a question and an answer for each step.
HIDES: Sequence[tuple[str, str]] = (
    (
        "What do you notice?",
        "Dark and light areas. Large and small ones. Nothing says yet what they stand for.",
    ),
    (
        "Now it has a title. What do you expect to see?",
        "A title says what, for whom, where and when. It does not say what dark means.",
    ),
    (
        "Now it has a key. What does dark mean?",
        "Here dark means a higher figure. On another map it could mean the other way round.",
    ),
    (
        "Now two places have a name. What do you know of them?",
        "A name makes it real. A figure is for all the people there, not for any one of them.",
    ),
    ("Now it has numbers. How far apart are the two places?", ""),
    (
        "What does the map still hide?",
        "How sure each figure is: look for its range. And all that differs inside an area.",
    ),
)
STORIES = {
    "which": "Both maps show these figures. Which one would you print?",
    "look": "Look at each for ten seconds. Write a headline for each.",
    "class": "Colour",
    "equal": "Left: equal steps",
    "yours": "Right: yours",
    "first": "Left map",
    "second": "Right map",
    "caption": "Both keys in one: the classes of each map, with how many areas are in them",
    "groups": "A third way: figures close together share a class. What changed?",
    "move": "Move the breaks. Can you change the message?",
    "drag": "On the right, drag a handle, press the arrow keys on it, or type a number.",
    "live": "{moved} of {areas} {places} have another class on the right: {darker} darker, "
    "{lighter} lighter. No figure changed.",
    "same": "Both maps have the same classes.",
    "ways": "Or choose a way",
    "moved": "Every figure stayed as it was. Only the breaks moved, so say in the key who chose "
    "them.",
    "honest": "What must a fair map say in its key?",
    "key": "What is measured, the years, where the breaks are and how they were chosen.",
}
LAND = {
    "see": "What catches your eye on this map?",
    "shape": "Now each area is one hexagon. What changed?",
    "shapes": "Each area counts once. Areas with a lot of land shrink, and cities grow.",
    "which": "Which map is right?",
    "both": "Both. One shows where land lies. The other shows each area alike.",
    "use": "Use the first to find a place, and the second to see how many areas there are.",
    "guess": "How many of these areas are in London?",
}
SURE = {
    "one": "Is one of these two figures really higher?",
    "band": "The dot is the figure. The band is its range: values that fit the survey well.",
    "ten": "These ten have the highest figures. How sure is it that these are the ten?",
    "again": "Press 'Draw again'. Each draw is one order that fits the ranges.",
    "change": "What changes from draw to draw?",
    "stay": "How many of the ten stayed in every draw?",
    "say": "What would you tell a newspaper that wants a league table?",
    "told": "Print the figures with their ranges. Name groups of places, not one order.",
    "caption": "The ten highest figures",
    "drawn": "Draw {draw} of {draws}",
    "number": "Number",
    "place": "Place",
    "figure": "Healthy years (likely range)",
    "times": "Draws in the ten",
    "rank": "Range of ranks",
    "in": "in the published ten",
    "new": "not in the published ten",
}
PLACES = {
    "guess": "Which of these two places has more healthy years for girls?",
    "range": "Look at the ranges",
    "borrowed": "Which of these figures are borrowed?",
    "lent": "{name} has no figure of its own. This one was measured for all of {lender}.",
    "own": "{name} has a figure of its own.",
    "higher": "So {name} is higher: the range of the difference leaves zero out.",
    "open": "So it can't be told: the difference could be zero.",
    "never": "Say whom a figure was measured for. Parts of a large area can differ a lot.",
    "middle": "Are these two places at the ends, or are there others between them?",
    "dots": "Each small dot is one area: {between} of {areas} lie between the two, {below} below "
    "and {above} above. Two places never tell the whole story.",
    "means": "A figure says {years} healthy years. Do people die at {years}?",
    "years": "No. It means {years} years in good health. Most people live for many more.",
    "fair": "Write one sentence that people in both places would call fair.",
}
MINISTER = {
    "what": "What you share out",
    "who": "You have {coins} coins. Who should get them?",
    "vote": "Vote for a plan.",
    "plan": "What does each plan do?",
    "yours": "Now share out the coins. Can you halve the gap?",
    "cost": "What does a choice cost?",
    "planned": "Nobody has given coins yet. This is the plan: {plan}.",
    "price": "Each coin can be spent once. A coin for one region is a coin less for the rest.",
    "caption": "What each region gets",
    "region": "Region",
    "coins": "Coins",
    "after": "After",
    "plans": "What three plans do to the gap",
    "named": "Plan",
    "ends": "Gap from end to end",
    "mean": "Mean gap to England",
    "none": "Regions with nothing",
    "halved": "Halved?",
    "yes": "yes",
    "no": "no",
    "today": "Today",
    "another": "Another plan",
    "each": "Coins for each region",
}
BUDGETS: Mapping[str, Mapping[str, str]] = {
    YEARS: {
        "name": "Healthy years",
        "coin": "One coin is {coin} healthy years, shared by all who live in a region.",
        "small": "The figures are of girls. In a small region each coin goes further.",
        "now": "Healthy years of girls now (likely range)",
        "short": "Now (likely range)",
        "unit": "years",
        "bill": "All the coins are {whole} healthy years, and no shop sells them.",
        "sum": "This is a sum, not a forecast: nobody can buy healthy years like this.",
    },
    DOCTORS: {
        "name": "Doctors",
        "coin": "One coin is {coin} full-time family doctors (GPs) for a region.",
        "small": "The figure is doctors for each 100,000 patients.",
        "now": "Doctors for each 100,000 patients",
        "short": "Now",
        "unit": "doctors for each 100,000 patients",
        "bill": "All the coins are {whole} doctors: {more}% more than England has today.",
        "sum": "This is a sum, not a forecast. Doctors take years to train, and some patients need "
        "a doctor more than others do.",
    },
}
GAP_NOW = "The gap from end to end is {gap} {unit}, and half is {half}."
PLANS = {
    BELOW: "Lift the lowest to one floor",
    EACH: "As much to each region",
    LOWEST: "All to the lowest region",
}
TOGETHER = {
    "guess": "How closely do these two go together? Guess first.",
    "dot": "Each dot is one area.",
    "strokes": "Strokes that fade: the likely range of each figure.",
    "line": "Line: through the middle of all the dots.",
    "why": "Does one make the other?",
    "third": "The chart can't say. A third thing, such as work or age, may go with both.",
    "number": "The correlation is {value} ({limits}).",
    "scale": "1 and −1 are a perfect line, and 0 is no link.",
    "far": "Does any dot lie further from the line than chance allows?",
    "rest": "Still, few dots lie on the line. One rule never fits all places.",
    "people": "Does this hold for each person in a place?",
    "not": "No. It holds for places, and in each place people differ.",
}
GUESSES = {
    "down-close": "Down, closely",
    "down-loose": "Down, loosely",
    "none": "Not at all",
    "up-loose": "Up, loosely",
    "up-close": "Up, closely",
}
CLAIM = {
    "right": "Is this claim right?",
    "read": "Which place, measure, group and year does it name?",
    "what": "What makes a claim easy to check?",
    "names": "It names a place, a measure, whom it is for, a year, a figure and where it is from.",
}
VOTES = {
    "right": "It agrees",
    "old": "It is outdated",
    "wrong": "It does not agree",
    "open": "It cannot be said",
}
TOLD_APART = "It can't be told"
NAMED_PARTS = "It names {parts}."
LACKING_PARTS = "It does not name {parts}."
PARTS = {
    "place": "a place",
    "against": "a second place",
    "measure": "a measure",
    "group": "whom it is for",
    "period": "a year",
    "figure": "a figure",
    "gap": "a gap",
}
# Claims as news makes them.
NEWS = {
    "years": "A girl born in {place} can expect to live {years} healthy years.",
    "more": "Girls in {first} have more healthy years than girls in {second}.",
}


def titled(page: Overview) -> str:
    """Return the title of a map: what, for whom, where and when."""
    figures = page.figures
    who = group(figures.indicator, figures.sex)
    what = f"{figures.indicator.short_title}, {who}"
    return f"{what}, by {NAMED[figures.level].singular}, {figures.period.words}"


def two_ways(first: Breaks, second: Breaks) -> str:
    """Return how two maps are cut: "Left: equal steps. Right: equal counts."."""
    names = [NAMES[one.method].lower() for one in (first, second)]
    return f"Left: {names[0]}. Right: {names[1]}."


def changed(found: Reclassed) -> str:
    """Return how many areas change class from one map to the other."""
    if not found.moved:
        return STORIES["same"]
    told = {"moved": len(found.moved), "darker": found.darker, "lighter": found.lighter}
    return STORIES["live"].format(**told, **_areas(found))


def while_moved(found: Reclassed) -> dict[str, str]:
    """Return what the browser says while the breaks of the map on the right are moved."""
    areas = {name: str(text) for name, text in _areas(found).items()}
    return {"moved": fill(STORIES["live"], areas), "unmoved": STORIES["same"]}


def _areas(found: Reclassed) -> dict[str, int | str]:
    return {"areas": found.areas, "places": NAMED[found.figures.level].places}


def correlated(found: Together) -> list[str]:
    """Return the published correlation with its range, and what it is a scale of."""
    if not found.known:
        return []
    one = found.pearson
    figure, limits = number(one.value, 2), span(one.lower, one.upper, 2)
    return [TOGETHER["number"].format(value=figure, limits=limits), TOGETHER["scale"]]


def both_keys(found: Reclassed) -> list[list[str]]:
    """Return one row a class, the lowest first: what it holds on each map, and how many areas."""
    record = found.figures.indicator
    sides = [
        [f"{text}: {count}" for text, count in zip(rows, one.counts, strict=True)]
        for one in (found.first, found.second)
        for rows in [legend_rows(one.limits, record)]
    ]
    return [list(pair) for pair in zip(*sides, strict=True)]


def apart(found: Comparison) -> str:
    """Return how two places differ, with the range of the difference."""
    limits = difference_range(found.indicator, found.difference) if found.difference else ""
    text = comparison_title(found).rstrip(".")
    return f"{text} ({limits})." if limits else f"{text}."


def which_is_higher(found: Comparison) -> str:
    """Return which of two places is higher, or that it can't be told; empty without a range."""
    gap = found.difference
    if gap is None or not gap.has_range:
        return ""
    if gap.lower <= 0 <= gap.upper:
        return PLACES["open"]
    first = found.a if gap.value > 0 else found.b
    return PLACES["higher"].format(name=in_text(first.measured_for or first.area))


def told(record: Indicator, one: Estimate) -> str:
    """Return a place with its figure and range."""
    lent = f", measured for {one.measured_for.name}" if one.measured_for else ""
    return f"{called(one.area)}: {shown(record, one)}{lent}."


def lent(one: Estimate) -> str:
    """Return whether a figure is a place's own."""
    names = {"name": in_text(one.area)}
    if one.measured_for is None:
        return _begun(PLACES["own"].format(**names))
    return _begun(PLACES["lent"].format(**names, lender=in_text(one.measured_for)))


def _begun(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def just_below(record: Indicator, tenth: Estimate, after: Estimate, reaching: int) -> list[str]:
    """Return how near the first that is not among the ten is, and how many could be among them.

    Parameters
    ----------
    record : Indicator
    tenth, after : Estimate
        The lowest of the ten, and the highest of the rest.
    reaching : int
        How many of the rest have a range that reaches the tenth's figure.
    """
    return [
        f"Not sure. Number ten is {told(record, tenth)} Number eleven is {told(record, after)}",
        f"{reaching} more areas have a range that reaches number ten.",
    ]


def kept(found: Redraws, draw: int) -> str:
    """Return how many of a draw are in the published ten."""
    count = sum(one in found.published for one in found.draws[draw - 1])
    return f"In draw {draw}, {count} of the {TOP} are in the published ten. Draw again and compare."


def stayed(found: Redraws) -> str:
    """Return how many of the ten stay, and how many areas turn up."""
    return (
        f"{found.always} of the {TOP} stay in all {DRAWS} draws. In all, {found.seen} areas "
        "turn up."
    )


def ranks_of(found: Redraws, code: str) -> str:
    """Return a range of ranks as a cell."""
    low, high = found.ranks[code]
    return f"{low} to {high} of {len(found.sampled.areas)}"


def drawn(draw: int) -> str:
    """Return which draw is shown."""
    return SURE["drawn"].format(draw=draw, draws=DRAWS)


def budget(found: Shared) -> list[str]:
    """Return what there is to share out."""
    told = BUDGETS[found.budget.name]
    return [told["coin"].format(coin=f"{found.coin:,}"), told["small"]]


def bill(found: Shared) -> str:
    """Return what all coins come to, beside what there is."""
    told = BUDGETS[found.budget.name]
    return told["bill"].format(whole=f"{found.whole:,}", more=number(found.more, 1))


def who() -> str:
    """Return the question of the budget."""
    return MINISTER["who"].format(coins=COINS)


def after(one: Given) -> str:
    """Return a region's figure afterwards, with its gain."""
    gain = f" (+{number(one.gain, 1)})" if one.coins else ""
    return f"{number(one.after, 1)}{gain}"


def result(found: Shared) -> list[str]:
    """Return what a plan does to the gap, and what it costs."""
    before, now = (number(one["range"], 1) for one in (found.before, found.after))
    half, unit = number(found.floor.half, 1), BUDGETS[found.budget.name]["unit"]
    if found.left == COINS:
        return [f"No coin is given yet. {GAP_NOW.format(gap=before, unit=unit, half=half)}"]
    moved = f"The gap is halved: from {before} to {now} {unit}."
    if not found.halved:
        moved = f"The gap is not halved: from {before} to {now} {unit}, and half is {half}."
    without = [one.area.name for one in found.without]
    lines = [moved]
    if found.left:
        lines.append(f"{found.left} of {COINS} coins are left.")
    if without:
        lines.append(f"Nothing for: {together(without)}.")
    top = max(found.rows, key=lambda one: one.after)
    if top.area != max(found.rows, key=lambda one: one.value).area:
        lines.append(f"The highest figure is now in {in_text(top.area)}.")
    return lines


def gap_range(found: Shared, gap: Gap) -> str:
    """Return today's gap, with its range where it has one."""
    one, unit = gap.assessment, BUDGETS[found.budget.name]["unit"]
    text = f"{number(one.value, 1)} {unit}"
    return f"{text} ({span(one.lower, one.upper, 1)})" if one.has_range else text


NO_FIGURE = "These two places have no figures of one period."
LONDON = {"title": "Where areas lie", "rest": "elsewhere", "in": "in London", "none": "not drawn"}


def land_said(land: float, people: float) -> str:
    """Return how much of the land and of the people London has, as shares of England."""
    return (
        f"Large areas catch the eye. London has {people:.0%} of the people of England and "
        f"{land:.0%} of its land, so it is hard to see."
    )


def where_it_lies(name: str, *, inside: bool) -> str:
    """Return whether an area lies in London."""
    return f"{name}: {LONDON['in' if inside else 'rest']}"


def in_london(count: int, every: int) -> str:
    """Return how many areas of the map are in London."""
    return f"{count} of {every}. On the first map London is a small spot."
