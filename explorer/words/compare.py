"""Two to six places over every indicator that they share, in words."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from explorer.analysis.compare import FALSE_SHARE, Cell, NotShared, Row, SideBySide
from explorer.analysis.comparison import Comparison
from explorer.analysis.distribution import Distribution
from explorer.analysis.estimates import Estimate
from explorer.analysis.measures import BesideEngland
from explorer.analysis.modelled import outside
from explorer.analysis.releases import Quoted
from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.statistics.comparison import HIGHER, LOWER, SIMILAR, UNCLEAR, Difference
from explorer.words.comparison import (
    comparison_title,
    comparison_values,
    difference_range,
    difference_shown,
    hidden,
    in_sentence,
    model_sentences,
    modelled_text,
    overlap_sentences,
)
from explorer.words.counts import count_text
from explorer.words.figures import (
    NEWBORN,
    about,
    apart,
    group,
    in_brackets,
    kind,
    number,
    release_words,
    share,
    shown,
    together,
)
from explorer.words.labels import THEMES
from explorer.words.map import Headline
from explorer.words.modelled import (
    ModelLine,
    between_text,
    model_lines,
    model_sentence,
    own_line,
)
from explorer.words.ranks import rank_text

_NO_RANGE = "no range published"

COMPARE = {
    "pictures": "As pictures to take away",
    "ruler": "All on one scale",
    "trend": "Over time",
    "reading": "Grey columns: every area of the level with a figure. Dashed line: England. Fading "
    "band: likely range, the values that fit the data well (95% confidence interval). Each trend "
    "has its own scale.",
    "no_range": "Where no range is published, whether a difference is more than chance "
    "cannot be said, and there is no verdict.",
    "fixed": "A place is called higher or lower than England where the likely range leaves "
    "England's value out; England's value is taken as fixed.",
    "none": "These places share no measure: each is published for other kinds of area.",
    "quoted": "What these figures read then, and read now",
    "whole": "Two dots are not the whole story",
    "releases": "The same two places in every release",
    "ledger": "Every period in every release",
    "quote": "Before you quote this",
    "causes": "These figures show differences between places; they do not say where those come "
    "from.",
    "borrowed": "What is measured for whom",
    "missing": "What not all of them have",
    "csv": "Download all as CSV",
    "details": "All areas, ranks and trends",
    "sources": "Sources",
    "add": "Add a place",
    "reveal": "Change what is compared",
    "differences": "Differences",
    "to_england": "Each to England",
    "measures": "Measures",
    "on_map": "Measure on the map",
    "no_england": "England: no figure",
    "no_england_gap": "no figure for England",
}


class Measured(Protocol):
    """What a row of any table is about."""

    @property
    def indicator(self) -> Indicator:
        """What is measured."""

    @property
    def sex(self) -> str:
        """For whom."""

    @property
    def period(self) -> Period:
        """When."""


@dataclass(frozen=True)
class Gap:
    """A difference as a table says it.

    Attributes
    ----------
    verdict : str
        What the chip says; empty where there is no verdict, and so no chip.
    amount : str
        How far apart, or anything that it could be.
    range : str
        The likely range, or that none is published; empty where the amount says it.
    note : str
        That the difference does not stand among so many; else empty.
    """

    verdict: str
    amount: str
    range: str
    note: str = ""

    @property
    def text(self) -> str:
        """The whole in one line."""
        return ", ".join(
            part
            for part in (f"{self.verdict} {self.amount}".strip(), self.range, self.note)
            if part
        )


def places_title(places: int, most: int) -> str:
    """Return the heading of the list of places."""
    return f"Places ({places} of {most})"


def remove_label(area: Area) -> str:
    """Return what a button says that takes a place out."""
    return f"Remove {area.name}"


def against_first(places: Sequence[Area]) -> str:
    """Return the choice of differences to the first place."""
    other = places[1].name if len(places) == 2 else "each"  # noqa: PLR2004 -- a pair has names
    return f"{places[0].name} to {other}"


def against(area: Area) -> str:
    """Return of which two places a difference is, where several stand below each other."""
    return f"against {area.name}"


def releases_title(pair: Comparison) -> str:
    """Return the heading of two places in every release."""
    measure = about(pair.indicator, pair.sex, pair.period).split(",")[0].lower()
    return f"{COMPARE['releases']}: {measure}"


def compare_headline(table: SideBySide, focus: Row | None) -> Headline:
    """Return the answer at the top: the measure in focus, two places or the first among many."""
    first, *others = table.areas
    names = together([area.name for area in others])
    if focus is None:
        return Headline(f"{first.name} and {names}", "", COMPARE["none"], "")
    record = focus.indicator
    model = row_model(focus)
    comparison = focus.cells[1].comparison
    if comparison is not None and len(others) == 1:
        gap = comparison.difference
        limits = difference_range(record, gap) if gap else ""
        values = comparison_values(comparison)
        return Headline(comparison_title(comparison), limits, values, record.explain, model)
    title = f"{first.name} beside {names}: {_titled(record, focus.sex)}"
    figures, said = [], title
    for cell in focus.cells:
        figures.append(f"{place_name(cell)} {shown(record, cell.estimate, said)}")
        said = f"{said} {figures[-1]}"
    values = f"{'. '.join(figures)}. {about(record, focus.sex, focus.period)}."
    return Headline(title, "", values, record.explain, model)


def row_model(row: Row) -> tuple[ModelLine, ...]:
    """Return what our model says of a row's places, or that the row's figures are its own."""
    if row.indicator.model_of:
        found = {
            cell.estimate.area.name: outside(row.indicator, cell.estimate.area)
            for cell in row.cells
        }
        return (own_line(row.sex, found),)
    return model_lines((cell.modelled for cell in row.cells), row.sex)


def row_between(row: Row) -> str:
    """Return how far the first place is from each other by our model; empty without."""
    known = [cell.by_model.between for cell in row.cells if cell.by_model]
    return " ".join(between_text(one) for one in known if one)


def quoted_text(one: Quoted, lenders: Mapping[str, Area]) -> list[str]:
    """Return what was quoted in public, and whose figure it was.

    Parameters
    ----------
    one : Quoted
    lenders : mapping of str to Area
        The larger area that a place's figure was measured for, by the place's name.
    """
    figures = together([f"{value} for {name}" for _, name, value in one.figures])
    lines = [
        f"In {one.year}, {one.where} quoted healthy years for a {NEWBORN[one.sex]}: {figures}."
    ]
    return lines + [
        f"The {value} was measured for {lenders[name].name}, the {kind(lenders[name])} that "
        f"contains {name}: no figure is published for {name} alone."
        for _, name, value in one.figures
        if name in lenders
    ]


def row_heads(areas: Sequence[Area], *, england: bool) -> tuple[str, ...]:
    """Return the headings of the table of measures."""
    first, *others = areas
    pair = f"{first.name} against {others[0].name if len(others) == 1 else 'each'}"
    return (
        "Measure",
        "Figure and likely range",
        "Each against England" if england else pair,
        "Trend",
    )


def row_title(row: Measured) -> str:
    """Return a measure and whom it is about: "Healthy life expectancy, girls"."""
    record = row.indicator
    if len(record.sexes) == 1:
        return record.short_title
    return f"{record.short_title}, {group(record, row.sex)}"


def row_label(row: Measured) -> str:
    """Return the same in the few words that a list to choose from has room for."""
    record = row.indicator
    if len(record.sexes) == 1:
        return record.label
    return f"{record.label}, {group(record, row.sex)}"


def row_when(row: Measured) -> str:
    """Return a measure's unit and period: "years, 2022 to 2024"."""
    record, period = row.indicator, row.period
    when = f"published {period.words}" if period.short == record.release else period.words
    unit = {"score": "points", "%": "%"}.get(record.unit, record.unit)
    return f"{unit}, {when}"


def pair_gap(cell: Cell, looked_at: int) -> Gap:
    """Return the first place against another, for a table.

    Parameters
    ----------
    cell : Cell
        The other place's; it holds the comparison.
    looked_at : int
        How many differences with a range the table holds.
    """
    comparison = cell.comparison
    if comparison is None or comparison.difference is None:
        return Gap("", comparison.note if comparison else "", "")
    gap = comparison.difference
    said = _gap(comparison.indicator, gap, gap.verdict, difference_shown(comparison))
    clear = gap.verdict in (HIGHER, LOWER)
    if not clear or cell.stands or math.isnan(cell.adjusted):
        return said
    note = f"not clear when all {looked_at} differences are looked at together"
    return Gap(said.verdict, said.amount, said.range, note)


def england_gap(one: BesideEngland) -> Gap:
    """Return a place against England, for a table."""
    by = apart(one.estimate.value, one.england.value, one.indicator.decimals)
    return _gap(one.indicator, one.gap, one.verdict, by)


def _gap(record: Indicator, gap: Difference, verdict: str, by: float) -> Gap:
    amount = f"by {number(abs(by), record.decimals)} {_unit(record)}"
    if math.isnan(gap.lower):
        if by == 0:
            return Gap("", "both read alike", _NO_RANGE)
        side = LOWER if by < 0 else HIGHER
        return Gap("", f"{side} {amount}", _NO_RANGE)
    if verdict in (UNCLEAR, SIMILAR):
        return Gap(verdict, hidden(record, gap), "")
    return Gap(verdict, amount, difference_range(record, gap))


def place_lines(cell: Cell) -> list[str]:
    """Return where a place stands among its level, and what its trend is drawn from."""
    rank = rank_text(cell.standing)
    return [f"{cell.estimate.area.name}: {rank}."] if rank else []


def england_foot(record: Indicator, england: Estimate) -> str:
    """Return England's figure under a strip of all areas: "England 61.3 (61.1 to 61.5)"."""
    percent = "%" if record.unit == "%" else ""
    return (
        f"England {number(england.value, record.decimals)}{percent}{in_brackets(record, england)}"
    )


def no_trend(row: Row, drawn: Sequence[str]) -> str:
    """Return which places have no trend line and why; empty where all have one.

    Parameters
    ----------
    row : Row
    drawn : sequence of str
        The letters of the places that have one.
    """
    if drawn:
        alone = together(drawn)
        return "" if len(drawn) == len(row.cells) else f"drawn for {alone} alone"
    most = max(len(cell.series.points) for cell in row.cells)
    return "no trend: 1 period" if most else "no trend: figures of larger areas"


def off_scale(found: Distribution, count: int) -> str:
    """Return how many areas lie beyond the ends of a scale; empty without any."""
    if count == 0:
        return ""
    level = NAMED[found.level]
    what = f"1 {level.singular} lies" if count == 1 else f"{count} {level.plural} lie"
    return f"{what} beyond the scale."


def all_areas(found: Distribution) -> str:
    """Return what the grey columns are: "All 151 upper-tier local authorities"."""
    count, level = len(found.frame), NAMED[found.level]
    return f"All {count} {level.plural}" if count > 1 else level.singular.capitalize()


def already(area: Area) -> str:
    """Say that a place is compared already."""
    return f"{area.name} is among the places already."


def release_title(comparison: Comparison) -> str:
    """Return a row of the ledger: "Release of March 2022"."""
    return f"Release of {release_words(comparison.indicator.release)}"


def release_gap(comparison: Comparison) -> Gap:
    """Return a difference of two places in one release."""
    gap = comparison.difference
    if gap is None:
        return Gap("", comparison.note, "")
    return _gap(comparison.indicator, gap, gap.verdict, difference_shown(comparison))


def many_text(table: SideBySide) -> str:
    """Return how many differences were looked at and how many stand; empty without any."""
    if table.compared == 0:
        return ""
    stand = sum(cell.stands for row in table.rows for cell in row.cells)
    looked = "1 difference" if table.compared == 1 else f"{table.compared} differences"
    stands = "stands" if stand == 1 else "stand"
    return (
        f"Of {looked} with a range, {stand} {stands} when so many are looked at together: on "
        f"average 1 in {round(1 / FALSE_SHARE)} ({FALSE_SHARE:.0%}) of those that stand would be "
        "chance, or fewer."
    )


def not_shared_text(missing: NotShared) -> str:
    """Return "Life expectancy: no figure for Winchester"; it may be that no period is shared."""
    if not missing.lacking:
        return f"{missing.indicator.short_title}: no figures of the same period"
    names = together([area.name for area in missing.lacking])
    return f"{missing.indicator.short_title}: no figure for {names}"


def not_shared_line(missing: NotShared) -> str:
    """Return the same as a sentence, then what our model says of the places."""
    record = missing.indicator
    said = [
        f"{model_sentence(found).rstrip('.')} ({group(record, sex)})."
        for sex, found in missing.modelled
    ]
    return " ".join([f"{not_shared_text(missing)}.", *said])


def table_notes(table: SideBySide) -> list[str]:
    """Return what is not independent in a table: people who are counted twice, shared models."""
    ranged = any(row.indicator.has_interval for row in table.rows)
    notes = [
        *(line for one in table.overlaps for line in overlap_sentences(one, ranged=ranged)),
        *(
            f"{row_title(row)}, {row.cells[0].estimate.area.name} and "
            f"{cell.estimate.area.name}: {line}"
            for row in table.rows
            for cell in row.cells
            if cell.comparison
            for line in [
                *_inside(table, cell.comparison),
                *model_sentences(cell.comparison.one_model),
            ]
        ),
    ]
    return list(dict.fromkeys(notes))


def _inside(table: SideBySide, comparison: Comparison) -> list[str]:
    """Return how far the areas measured are the same people, where the places asked are not."""
    shared = comparison.overlap
    if shared is None or {shared.first, shared.second} <= set(table.areas):
        return []
    return overlap_sentences(shared, ranged=comparison.indicator.has_interval)


def borrowed_text(place: Area, lender: Area, titles: Sequence[str], part: float) -> str:
    """Return which of a place's figures are a larger area's.

    Parameters
    ----------
    place, lender : Area
    titles : sequence of str
        The measures.
    part : float
        The share of the lender's people who live in the place; NaN where not known.
    """
    listed = together(dict.fromkeys(in_sentence(title) for title in titles))
    people = "" if math.isnan(part) else f" {place.name} has {share(part)} of its people."
    return (
        f"{place.name}: {listed} is measured for {lender.name}, which contains it, and is not "
        f"published for {place.name} alone.{people}"
    )


def model_note(record: Indicator) -> str:
    """Return what not to do with a model's figures, by the measure's name; else nothing."""
    text = modelled_text(record)
    return f"{record.short_title}: {text[0].lower()}{text[1:]}" if text else ""


def count_title(table: SideBySide) -> str:
    """Return "All they share (18)"."""
    return f"All they share ({len(table.rows)})"


def every_title(table: SideBySide) -> str:
    """Return what opens every theme: "All 69 measures"."""
    return f"All {count_text(len(table.rows))}"


def theme_title(theme: str, measures: int) -> str:
    """Return what opens a theme: "Money and work, 12 measures"."""
    return f"{THEMES[theme]}, {count_text(measures)}"


def compare_title(areas: Sequence[Area]) -> str:
    """Return the title of the window."""
    return f"{together([area.name for area in areas])} compared - Health Gap Explorer"


def _titled(record: Indicator, sex: str) -> str:
    title = in_sentence(record.short_title)
    return f"{title}, {group(record, sex)}" if len(record.sexes) > 1 else title


def place_name(cell: Cell) -> str:
    """Return a place's name, with the larger area that its figure was measured for."""
    one = cell.estimate
    if one.measured_for is None:
        return one.area.name
    return f"{one.area.name} (measured for {one.measured_for.name})"


def _unit(record: Indicator) -> str:
    special = {"score": "points", "%": "percentage points"}
    return special.get(record.unit, record.unit)
