"""The page "Doctors" in words: its answer, its maps, an area's card, its tables."""

import math
from collections.abc import Mapping, Sequence

from explorer.analysis.doctors import (
    AreaAgreement,
    Beside,
    Cell,
    Column,
    Needed,
    Practice,
    Row,
    Standing,
    Switch,
    Total,
    TwoWay,
    definition_record,
)
from explorer.areas import Area
from explorer.levels import BY_SLUG
from explorer.words.doctors import (
    DEFINITION_TITLES,
    FIFTHS,
    agreement_sentence,
    coverage_words,
)
from explorer.words.figures import about, no_value, number, span, together, with_unit
from explorer.words.page import Headline
from explorer.words.practices import practice_flag, practice_name
from explorer.words.ranks import ordinal

COLOUR_TITLES = {"agreement": "Agreement of all five", **DEFINITION_TITLES}
# What the map is coloured by, in the rail's few words.
SHORT = {
    "agreement": "Agreement of all five",
    "raw": "GPs per patient",
    "carr-hill": "As practices are paid",
    "need": "By need",
    "change": "Change since 2015/16",
    "access": "Within reach",
}
# A definition below another, in few words.
LINES = {
    "raw": ("GPs per 100,000 patients", "every patient counted alike"),
    "carr-hill": ("… weighted as practices are paid", "Carr-Hill formula"),
    "need": ("… weighted by age, sex and ill health", "need of the people who live there"),
    "change": ("Change since 2015/16", "in GPs per 100,000 patients"),
    "access": ("… that residents can reach", "within 10 km, each person counted once"),
}
COLUMNS = {
    "raw": "GPs",
    "carr-hill": "As paid",
    "need": "By need",
    "change": "Since 2015/16",
    "access": "In reach",
}
OTHERS = {
    "deprivation": "Deprivation",
    "healthy-girls": "Healthy life expectancy, girls",
    "healthy-boys": "Healthy life expectancy, boys",
}
READING_WORDS = {"balanced": "each person counted once", "enhanced": "a person may count often"}
NO_DEFINITION = (
    "\N{LEFT DOUBLE QUOTATION MARK}Under-doctored\N{RIGHT DOUBLE QUOTATION MARK} has no single "
    "official definition, so here are five. It means here: in the fifth of areas with the fewest."
)
COUNTED = (
    "GPs are fully qualified and permanent, as full-time equivalents. Staff are counted, not "
    "sampled: what is unsure is which definition fits, and how much hangs on single practices."
)
MARKED = "\N{BLACK CIRCLE}"
KEY = (
    f"{MARKED} among the fewest-doctored fifth by that definition. GPs needed: to England's "
    "average, weighted by need. Marked figures rest on few practices or incomplete returns and "
    "are not ranked."
)
NOT_CLOSED = (
    "The dotted stretch holds no data: nothing is held between 2023/24 and 31 May 2026. To 2023/24 "
    "each point is a financial year, the last is one day."
)
CAVEATS = (
    "Practices are counted where they stand: they also serve people from outside the area, and "
    "residents go elsewhere. Only the count of GPs within reach looks at residents.",
    "Carr-Hill and need disagree in old and in poor places. Neither is the truth; both are "
    "published methods.",
    "A figure that rests on fewer than three practices, or covers less than 90% of patients, is "
    "marked and not ranked.",
)
SENSITIVE = "That is sensitivity, not sampling error."
TREND_PERIOD = "Financial years 2015/16 to 2023/24, then 31 May 2026"
CHOOSE = "Find a place, or choose an area on the map, to read its story here."
ON_MAP = "Show on the map"
FIVE = 5


def titled(text: str) -> str:
    """Return a text with a capital first."""
    return text[0].upper() + text[1:]


# The answer ---------------------------------------------------------------------------------


def doctors_headline(
    england: Row,
    level: str,
    counts: Mapping[int, int],
    agreement: AreaAgreement | None,
    left_out: Sequence[Practice] = (),
) -> Headline:
    """Return the answer: for an area by whose definition it is short, else how many are.

    Parameters
    ----------
    england : Row
        England by plain count.
    level : str
    counts : mapping of int to int
        How many areas are among the fewest on 0, 1, … definitions.
    agreement : AreaAgreement or None
        Of the area whose story is told.
    left_out : sequence of Practice
        Practices that its figures leave out.
    """
    england_words = f"England {_per(england)}, {england.period.words}."
    if agreement is None:
        return Headline(
            f"Where are doctors short? {_counted(counts, level)}",
            "",
            england_words,
            f"{NO_DEFINITION} {COUNTED}",
        )
    raw = agreement.standings[0].row
    name = agreement.area.name
    if left_out:
        name += f" without {together([_name_alone(one) for one in left_out])}"
    here = _per(raw) if raw.known else no_value(raw.flag)
    return Headline(
        f"Under-doctored? {_verdict(agreement, name)}",
        "",
        f"{name}: {here}. {england_words}",
        f"{NO_DEFINITION} {COUNTED}",
    )


def _name_alone(practice: Practice) -> str:
    return practice_name(practice).rpartition(" (")[0] or practice.code


def _verdict(agreement: AreaAgreement, name: str) -> str:
    if not agreement.of:
        return f"{name} is not ranked: each of its figures is marked or missing"
    count = str(agreement.count) if agreement.count else "none"
    return f"{name}: in the fewest-doctored fifth on {count} of {agreement.of} definitions"


def _counted(counts: Mapping[int, int], level: str) -> str:
    every = counts[FIVE]
    some = sum(counts.values()) - every - counts[0]
    return f"{_areas(every, level)} on every definition, {some:,} on only some"


def _areas(count: int, level: str) -> str:
    names = BY_SLUG[level]
    return f"{count:,} {names.singular if count == 1 else names.plural}"


def _per(row: Row) -> str:
    return (
        f"{number(row.value, 1)} GPs per 100,000 patients, one for "
        f"{number(row.patients_per_gp, 0)} patients"
    )


# The maps -----------------------------------------------------------------------------------


def agreement_fills() -> list[str]:
    """Return what each class of the agreement map is, none first."""
    return ["on none", *(f"on {count}" for count in range(1, FIVE)), f"on all {FIVE}"]


def agreement_of(agreement: AreaAgreement) -> str:
    """Return on how many definitions an area is among the fewest: "4 of 5"."""
    return f"{agreement.count} of {agreement.of}" if agreement.of else "not ranked"


def map_sentence(agreement: AreaAgreement) -> str:
    """Return what the agreement map says of one area."""
    if not agreement.of:
        return f"{agreement.area.name}: not ranked, each figure is marked or missing"
    count = str(agreement.count) if agreement.count else "none"
    which = [COLUMNS[one.row.definition].lower() for one in agreement.standings if one.fewest]
    named = f" ({together(which).replace('gps', 'GPs')})" if which else ""
    return (
        f"{agreement.area.name}: among the fewest-doctored fifth on {count} of {agreement.of} "
        f"definitions{named}"
    )


def agreement_summary(counts: Mapping[int, int], level: str, without: int) -> str:
    """Return in sentences what the agreement map shows.

    Parameters
    ----------
    counts : mapping of int to int
    level : str
    without : int
        How many areas lack at least one definition.
    """
    some = sum(counts.values()) - counts[FIVE] - counts[0]
    text = (
        f"{_areas(counts[FIVE], level)} on all five, {counts[0]:,} on none; for {some:,} it "
        "depends on the definition."
    )
    lacking = f" {without:,} lack a definition and count those they have." if without else ""
    return text + lacking


def map_label(level: str, colour: str) -> str:
    """Return what the map is, for a screen reader."""
    return f"Map of England, doctors by {BY_SLUG[level].singular}: {COLOUR_TITLES[colour]}"


_FIFTHS = ("most", "second most", "middle", "second fewest", "fewest")


def fifth_fills(column: Column, limits: Sequence[tuple[float, float]]) -> list[str]:
    """Return what each fifth is with its values, that with most doctors first."""
    return [
        f"{name}: {_value(column.definition, low)} to {_value(column.definition, high)}"
        for name, (low, high) in zip(_FIFTHS, limits, strict=True)
    ]


def fifth_sentence(standing: Standing) -> str:
    """Return what a definition's map says of one area."""
    row = standing.row
    name = row.area.name
    if not row.known:
        return f"{name}: {no_value(row.flag)}"
    where = FIFTHS[standing.fifth] if standing.fifth else "marked and not ranked"
    return f"{name}: {definition_value(row)}, {where}"


def fifth_summary(definition: str, ranked: int, level: str) -> str:
    """Return in sentences what a definition's map shows."""
    return (
        f"Darker areas have fewer doctors by this definition. {_areas(ranked, level)} in five "
        "equal classes."
    )


def switch_fills() -> list[str]:
    """Return what the classes of a switch are."""
    return [
        "same other fifth",
        "another fifth",
        "in it by both",
        "leaves it",
        "enters it",
    ]


def switch_name(switch: str) -> str:
    """Return what the colours switch from or to: a definition, or a reading of access."""
    method, _, reach = switch.partition("-")
    if method in READING_WORDS:
        return f"Within {reach} km, {READING_WORDS[method]}"
    return DEFINITION_TITLES[switch]


def switch_area(name: str, before: int, after: int) -> str:
    """Return what a switch does to one area."""
    if not before or not after:
        return f"{name}: not ranked by both"
    if before == after:
        return f"{name}: stays in {FIFTHS[before]}"
    return f"{name}: from {FIFTHS[before]} to {FIFTHS[after]}"


def switch_text(found: Sequence[Switch], areas: int, before: str, after: str) -> str:
    """Return how many areas change class with a definition, or a reading."""
    into = sum(one.after == 1 for one in found)
    out = sum(one.before == 1 for one in found)
    return (
        f"{switch_title(before, after)}: {len(found):,} of {areas:,} areas change fifth; {into:,} "
        f"enter the fewest-doctored fifth and {out:,} leave it."
    )


def switch_title(before: str, after: str) -> str:
    """Return a switch by its two ends: "GPs per patient, then by need"."""
    return f"{switch_name(before)}, then {_lower(switch_name(after))}"


def _lower(text: str) -> str:
    return text if text.startswith("GP") else f"{text[0].lower()}{text[1:]}"


def switch_cells(found: Sequence[Switch], before: str, after: str) -> tuple[str, str, str, str]:
    """Return a switch's row: its two ends, how many change fifth, enter the fewest, leave it."""
    into = sum(one.after == 1 for one in found)
    out = sum(one.before == 1 for one in found)
    return switch_title(before, after), f"{len(found):,}", f"{into:,}", f"{out:,}"


def entering(found: Sequence[Switch]) -> tuple[str, str]:
    """Return the names of areas that enter the fewest-doctored fifth, and that leave it."""
    into = [one.area.name for one in found if one.after == 1]
    out = [one.area.name for one in found if one.before == 1]
    return together(into) if into else "none", together(out) if out else "none"


def two_way_title(cross: TwoWay) -> str:
    """Return what is crossed: "GPs and deprivation score"."""
    other = cross.indicator.short_title
    return f"GPs and {other[0].lower()}{other[1:]}"


def two_way_fills(cross: TwoWay) -> list[str]:
    """Return what the nine classes are, easiest on both first."""
    return [
        f"{doctors} GPs, {other}"
        for other in two_way_sides(cross)
        for doctors in ("most", "middling", "fewest")
    ]


def two_way_sides(cross: TwoWay) -> tuple[str, str, str]:
    """Return the other indicator's thirds in words, easiest first."""
    if cross.indicator.polarity == "higher_is_better":
        return "most healthy years", "middling years", "fewest healthy years"
    return "least deprived", "middling", "most deprived"


def two_way_summary(cross: TwoWay) -> str:
    """Return in a sentence what the two-way map shows."""
    return (
        f"Darkest: fewest GPs, {two_way_sides(cross)[-1]}. Blue: fewest GPs alone; ochre: "
        f"{two_way_sides(cross)[-1]} alone. "
        f"{_areas(len(cross.corner), cross.level)} in the hardest corner."
    )


def two_way_sentence(area: Area, doctors: int, other: int, sides: Sequence[str]) -> str:
    """Return what the two-way map says of one area."""
    if doctors < 0:
        return f"{area.name}: one of the two figures is missing, marked or of a larger area"
    thirds = ("third with fewest GPs", "middle third of GPs", "third with most GPs")
    return f"{area.name}: {thirds[doctors]}, {sides[2 - other]}"


def practice_points_legend() -> list[str]:
    """Return what the points of the close-up are, and the ground below them."""
    return [
        "elsewhere",
        "in this area",
        "no reliable figure",
        "fewer patients per GP than England",
        "more patients per GP than England",
    ]


def points_summary(practices: int, places: int) -> str:
    """Return what the points of a close-up are."""
    text = "Each point is a practice, larger with more patients. The list says what each is."
    shared = practices - places
    return f"{text} {shared:,} lie on another at one postcode." if shared else text


# An area's card -------------------------------------------------------------------------------


def definition_value(row: Row) -> str:
    """Return a definition's figure as a card shows it: "35.8", "+30.7%", "no figure"."""
    if not row.known:
        return "no figure"
    return _value(row.definition, row.value)


def _value(definition: str, value: float) -> str:
    record = definition_record(definition)
    if record.turned_over is None:
        sign = "+" if value > 0 else ""
        return f"{sign}{number(value, record.decimals)}%"
    return number(value, record.decimals)


def in_fifth(standing: Standing) -> str:
    """Return whether a figure is in the fewest-doctored fifth, in two words."""
    if not standing.rank:
        return _FLAGS.get(standing.row.flag, "not ranked")
    return "in the fifth" if standing.fewest else "not in it"


def how_sure(agreement: AreaAgreement) -> list[str]:
    """Return how far an area's place hangs on single practices and on the definition."""
    ranges = [
        f"between {ordinal(math.floor(one.rank_lower))} and {ordinal(math.ceil(one.rank_upper))} "
        f"lowest of {one.ranked:,} {_SURE[one.row.definition]}"
        for one in agreement.standings
        if one.rank and not math.isnan(one.rank_lower) and one.row.definition in _SURE
    ]
    lines = []
    if ranges:
        lines.append(f"With its practices drawn again it stands {together(ranges)}.")
    if agreement.of and agreement.highest_rank != agreement.lowest_rank:
        most = max(one.ranked for one in agreement.standings)
        lines.append(
            f"Over the definitions it stands between {ordinal(agreement.lowest_rank)} and "
            f"{ordinal(agreement.highest_rank)} lowest of {most:,}."
        )
    return [*lines, SENSITIVE] if lines else []


_SURE = {"raw": "by plain count", "need": "by need"}


def on_every(agreements: Sequence[AreaAgreement]) -> tuple[str, str]:
    """Return a heading and the names, A to Z, of areas among the fewest on every definition."""
    names = sorted(one.area.name for one in agreements if one.count == FIVE)
    return f"On all five definitions: {len(names):,}", "; ".join(names) or "None"


def change_said(row: Row) -> str:
    """Return in words whether an area has gained or lost GPs per patient since 2015/16."""
    if not row.known:
        return ""
    more = "more" if row.value > 0 else "fewer"
    return f"It has {more} GPs per 100,000 patients than in 2015/16: {definition_value(row)}."


def resting(row: Row) -> str:
    """Return what an area's figures rest on: "100.0% of patients covered, 10 practices"."""
    return f"{coverage_words(row)}; the largest has {number(row.largest_practice_share, 0)}%."


def leave_out_label(practices: Sequence[Practice]) -> str:
    """Return the label of the switch that leaves an area's dominant practices out."""
    named = together([_name_alone(one) for one in practices])
    share = together([f"{number(one.share, 0)}%" for one in practices])
    return f"Leave out {named} ({share} of the area's patients)"


def left_out_text(before: AreaAgreement, after: AreaAgreement) -> str:
    """Return what leaving practices out does to an area, and what it does not change."""
    raw, without = before.standings[0].row, after.standings[0].row
    return (
        f"With it {number(raw.value, 1)} GPs per 100,000 patients and {agreement_of(before)} "
        f"definitions; without it {number(without.value, 1)} and {agreement_of(after)}. The change "
        "since 2015/16, the reach of residents, the trend, the table and the places to spread keep "
        "it as they are."
    )


# What it would take ---------------------------------------------------------------------------

_BENCHMARKS = {
    "england": "England's average, {rate}",
    "england-2016": "England's level of 2015/16, {rate}",
    "given": "the level that you set, {rate}",
}
_WEIGHTED = {"raw": "", "need": ", weighted by need"}


def needed_label(needed: Needed) -> str:
    """Return a level to reach: "England's average, 44.6, weighted by need"."""
    to = needed.benchmark
    return _BENCHMARKS[to.name].format(rate=number(to.rate, 1)) + _WEIGHTED[needed.definition]


def needed_amount(needed: Needed) -> str:
    """Return the GPs it would take: "8.9 more", "none"."""
    if math.isnan(needed.short):
        return "no figure"
    return f"{number(needed.short, 1)} more" if needed.short > 0 else "none"


def needed_basis(needed: Needed) -> str:
    """Return what there is: "Full-time equivalents; there are 36.2 for 101,145 patients."."""
    if math.isnan(needed.short):
        return "No figure to work from."
    return (
        f"Full-time equivalents; there are {number(needed.gps, 1)} for "
        f"{number(needed.patients, 0)} patients."
    )


def total_cells(total: Total) -> tuple[str, str]:
    """Return what all areas below a level lack together, and how many lie below."""
    return number(total.short, 0), f"{total.below:,} of {len(total.areas):,}"


def places_text(places: int, name: str, raw: int, need: int) -> str:
    """Return what an area gets of a number of new places spread by shortfall."""
    return (
        f"Of {places:,} new places, spread over all areas below England's average by their "
        f"shortfall, {name} would get {need:,} by need and {raw:,} by plain count. The total stays "
        f"{places:,}."
    )


def places_note(most: int) -> str:
    """Return where the number of places comes from."""
    return (
        f"The policy paper of 2023 would give some of {most:,} new medical-school places to "
        "under-doctored areas. It names no number, so you set one."
    )


# Tables ----------------------------------------------------------------------------------------


def marks(row: Row) -> str:
    """Return what to know of an area's figure, in a table: one large practice, gaps."""
    found = [_FLAGS[row.flag]] if row.flag else []
    if row.hangs_on_one:
        found.append(f"one practice: {number(row.largest_practice_share, 0)}% of patients")
    return "; ".join(found)


_FLAGS = {"small_numbers": "few practices", "incomplete_return": "returns incomplete"}


def practice_cells(practice: Practice) -> tuple[str, str, str, str, str]:
    """Return a practice's row: name, patients, GPs, patients per GP, what to know."""

    def amount(value: float, decimals: int) -> str:
        return "" if math.isnan(value) else number(value, decimals)

    return (
        practice_name(practice),
        amount(practice.patients, 0),
        amount(practice.gps, 1),
        amount(practice.patients_per_gp, 0),
        practice_flag(practice) or "usable return",
    )


def practices_note(practices: Sequence[Practice]) -> str:
    """Return what an area's list of practices rests on."""
    usable = sum(one.flag != "no_usable_return" for one in practices)
    marked = sum(one.flag == "unreliable" for one in practices)
    word = "practice" if len(practices) == 1 else "practices"
    text = f"{usable:,} of {len(practices):,} {word} made a usable return."
    if marked:
        text += f" {marked:,} above 10,000 patients per GP: not reliable."
    return text


def strip_alt(column: Column, standing: Standing) -> str:
    """Return a small distribution in words."""
    limit = _value(column.definition, column.limit)
    if not standing.row.known:
        return f"No figure. The fewest-doctored fifth goes up to {limit}."
    return (
        f"{definition_value(standing.row)}; all areas lie between "
        f"{_value(column.definition, column.low)} and {_value(column.definition, column.high)}, "
        f"the fewest-doctored fifth up to {limit}."
    )


def strip_ends(column: Column) -> tuple[str, str]:
    """Return the ends of a small distribution."""
    return _value(column.definition, column.low), _value(column.definition, column.high)


def beside_cells(one: Beside) -> tuple[str, str, str, str]:
    """Return another figure's row: what, value with its bounds, what it rests on, when."""
    record, found = one.indicator, one.estimate
    value = number(found.value, record.decimals) + ("%" if record.unit == "%" else "")
    bounds = ""
    if "lowest_reading" in found.extra:
        low, high = (found.extra[f"{side}_reading"] for side in ("lowest", "highest"))
        bounds = span(low, high, record.decimals) + (", apart" if found.flag else "")
    elif found.denominator > 0:
        value += f" ({number(found.numerator, 0)} in all)"
    coverage = found.extra.get("coverage", math.nan)
    known = "" if math.isnan(coverage) else f"{number(coverage, 0)}% known"
    return record.short_title, value, bounds, ", ".join(filter(None, [known, one.period.words]))


def trend_title(name: str) -> str:
    """Return the title of an area's chart over time."""
    return f"GPs per 100,000 patients: {name}"


def trend_cells(here: Row, england: Row) -> tuple[str, str, str, str]:
    """Return a period's row: when, here, England, what it rests on."""
    mine = number(here.value, 1) if here.known else no_value(here.flag)
    marked = f"{mine} (marked)" if here.known and here.flag else mine
    covered = "" if math.isnan(here.coverage) else f"{number(here.coverage, 0)}% of patients"
    return here.period.words, marked, number(england.value, 1), covered


def sources() -> str:
    """Return publisher, dates and status of the figures."""
    record = definition_record("raw")
    return (
        f"{record.origin[0].producer}, General Practice Workforce, 31 May 2026 and financial years "
        f"2015/16 to 2023/24; lists of 1 July 2026 ({record.official_status})"
    )


def corner_cells(cell: Cell, cross: TwoWay) -> tuple[str, str, str]:
    """Return an area of the hardest corner: name, GPs, the other figure."""
    value = with_unit(number(cell.value, cross.indicator.decimals), cross.indicator)
    return cell.area.name, number(cell.row.value, 1), value


def two_way_note(cross: TwoWay) -> str:
    """Return what is crossed, for whom and when, and what that cannot say."""
    when = about(cross.indicator, cross.sex, cross.period)
    return (
        f"{cross.indicator.title} ({when}) against GPs per 100,000 patients (31 May 2026), each in "
        "three equal classes of the areas with a figure of their own for both. That two things "
        "stand together does not say why."
    )


def story_title(agreement: AreaAgreement) -> str:
    """Return the heading of an area's story."""
    return agreement_sentence(agreement).rstrip(".")
