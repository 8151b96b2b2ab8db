"""Who an area is and what matters most there, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from explorer.analysis.area import ELECTED, Missing, Row, Story
from explorer.analysis.estimates import Estimate
from explorer.indicators.catalogue import Indicator, indicator
from explorer.places.areas import WHOLLY, Area, Part
from explorer.places.levels import NAMED
from explorer.statistics.comparison import HIGHER, LOWER, SIMILAR
from explorer.words.comparison import in_sentence
from explorer.words.figures import (
    NEWBORN,
    apart,
    group,
    in_brackets,
    kind,
    no_value,
    number,
    share,
    together,
    with_noun,
    with_unit,
)

Tone = Literal["plain", "strong", "soft"]
_MORE = {HIGHER: "more than", LOWER: "fewer than", SIMILAR: "similar to"}
_HIGHER = {HIGHER: "higher than", LOWER: "lower than", SIMILAR: "similar to"}
_BIRTH = "life_expectancy"


@dataclass(frozen=True)
class Piece:
    """A part of a sentence: `tone` says how it is set."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True)
class Sentence:
    """A sentence in pieces."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The whole."""
        return "".join(piece.text for piece in self.pieces)


def area_title(area: Area) -> str:
    """Return an area's name with its kind: "Hartlepool, constituency"."""
    if area.name.lower().endswith(kind(area).lower()) or not NAMED[area.level].mapped:
        return area.name
    return f"{area.name}, {kind(area)}"


def window_title(area: Area) -> str:
    """Return the title of the window."""
    return f"{area_title(area)} - Health Gap Explorer"


def taken_text(area: Area, others: Sequence[Area]) -> str:
    """Return what a name was taken for where it has other meanings; else nothing."""
    if not others:
        return ""
    also = together([f"{one.key} ({kind(one)})" for one in others])
    return f"{area.name} was taken as {area.key} ({kind(area)}); it could also mean {also}."


def people_text(story: Story) -> str:
    """Return how many people live in an area and when; empty where it is not known."""
    if story.people is None:
        return ""
    return f"{story.people:,} people on {story.people_day.words}"


def twin_text(area: Area) -> str:
    """Return that a place is counted at another level too."""
    return f"also counted as {NAMED[area.level].one}"


def part_text(part: Part) -> str:
    """Return an area in which people of another live: "Hastings (87% of its people)"."""
    if part.share >= WHOLLY:
        return part.area.name
    return f"{part.area.name} ({share(part.share)} of its people)"


def member_text(story: Story) -> str:
    """Return who sits for a constituency, and of when the list is; empty for another area."""
    return f"MP on {story.member_day}: {story.member}" if story.member else ""


def elected_texts(story: Story) -> list[str]:
    """Return how its member was elected, as far as that is held."""
    return [
        f"{in_sentence(row.indicator.short_title)}: "
        f"{with_unit(number(row.estimate.value, row.indicator.decimals), row.indicator)}"
        for slug in ELECTED
        for row in story.of(slug)
    ]


def locator_alt(area: Area, names: Sequence[str]) -> str:
    """Return what the small map shows, for those who do not see it."""
    if not NAMED[area.level].mapped:
        return "Map of England."
    if not names:
        return f"Map of {area.name}. No other {NAMED[area.level].singular} touches it."
    return f"Map of {area.name}. Next to it: {together(sorted(names))}."


def locator_title(area: Area, count: int) -> str:
    """Return how many areas lie around one; empty without any."""
    if not count:
        return ""
    level = NAMED[area.level]
    return f"{count} {level.singular if count == 1 else level.plural} next to it"


def headline_sentences(story: Story) -> list[Sentence]:
    """Return what matters most in an area: up to three sentences, each beside England."""
    return [_known(rows, story.area) for rows in story.facts]


def _known(rows: Sequence[Row], area: Area) -> Sentence:
    record = rows[0].indicator
    if record.statistic == _BIRTH:
        return _at_birth(rows, area)
    pieces = [
        piece
        for place, row in enumerate(rows)
        for piece in (Piece("; " if place else ""), *_general(row, area, len(rows) > 1))
    ]
    return Sentence((*pieces, Piece(".")))


def _at_birth(rows: Sequence[Row], area: Area) -> Sentence:
    pieces: list[Piece] = []
    for place, row in enumerate(rows):
        record, one = row.indicator, row.estimate
        amount = number(one.value, record.decimals)
        child = NEWBORN[row.sex]
        pieces += [
            Piece(
                f"; a {child} " if place else f"A {child} born in {_where(one, area)} can expect "
            ),
            Piece(amount if place else with_noun(amount, record), "strong"),
            Piece(in_brackets(record, one), "soft"),
            Piece(_beside(row, _MORE, "in ")),
        ]
    return Sentence((*pieces, Piece(".")))


def _general(row: Row, area: Area, several: bool) -> list[Piece]:
    record, one = row.indicator, row.estimate
    amount = number(one.value, record.decimals)
    who = f", {group(record, row.sex)}" if several else ""
    lender = f", measured for {one.measured_for.name}" if one.measured_for else ""
    if record.statistic in ("rate", "count"):
        start, value, words = f"{area.name}{who}{lender} has ", with_noun(amount, record), _MORE
    else:
        start = f"{record.short_title}{who}{lender}: "
        value, words = with_unit(amount, record), _HIGHER
    return [
        Piece(start),
        Piece(value, "strong"),
        Piece(in_brackets(record, one), "soft"),
        Piece(_beside(row, words)),
    ]


def _where(one: Estimate, area: Area) -> str:
    lender = one.measured_for
    if lender is None:
        return area.name
    what = "which" if lender.name.endswith(kind(lender)) else f"the {kind(lender)} that"
    return f"{lender.name}, {what} contains {area.name},"


def _beside(row: Row, words: dict[str, str], where: str = "") -> str:
    """Return how a figure stands to England's; empty for England, and without its figure."""
    if row.england is None:
        return ""
    england = number(row.england.value, row.indicator.decimals)
    if row.indicator.unit == "%":
        england += "%"
    verdict = row.estimate.verdict
    if not verdict:
        return f", {side_of_england(row)} ({england})"
    place = "" if verdict == SIMILAR else where
    return f", {words[verdict]} {place}England ({england})"


def side_of_england(row: Row) -> str:
    """Return on which side of England's a figure without a range lies, as both are shown."""
    if row.england is None:
        return ""
    by = apart(row.estimate.value, row.england.value, row.indicator.decimals)
    if by == 0:
        return "reads as England"
    return "above England" if by > 0 else "below England"


def why_missing(missing: Missing, area: Area) -> str:
    """Return why an indicator has no figure for an area."""
    if missing.reason == "level":
        return f"not published for {NAMED[area.level].plural}"
    if missing.reason == "area":
        return f"no figure published for {area.name}"
    return no_value(missing.reason)


def model_sentence(story: Story) -> str:
    """Return what our model says of the place itself, where nothing is published; else nothing."""
    by_record: dict[Indicator, list[tuple[str, Estimate]]] = {}
    for row in story.rows:
        if row.modelled:
            held = by_record.setdefault(row.modelled.indicator, [])
            held.append((row.sex, row.modelled.estimate))
    for missing in story.missing:
        for sex, one in missing.modelled:
            by_record.setdefault(one.indicator, []).append((sex, one.estimate))
    said = []
    for record, held in by_record.items():
        amounts = [number(one.value, record.decimals) for _, one in held]
        amounts[0] = with_unit(amounts[0], record)
        parts = [
            f"{amount}{in_brackets(record, one)} for {group(record, sex)}"
            for amount, (sex, one) in zip(amounts, held, strict=True)
        ]
        title = indicator(record.model_of).short_title
        said.append(
            f"{title} in {story.area.name} itself, modelled by us and not published: "
            f"{together(parts)}."
        )
    return " ".join(said)
