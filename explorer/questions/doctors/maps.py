"""The maps of the page "Doctors": agreement, one definition, a switch, two things, practices."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from explorer.analysis.breaks import limits_of
from explorer.analysis.doctors.agreement import (
    DEPENDS,
    IN,
    AreaAgreement,
    Standing,
    agreement_table,
    counted,
    switch_fifths,
    switched,
)
from explorer.analysis.doctors.definitions import DEFINITIONS, Row, definition_record
from explorer.analysis.doctors.distributions import distributions
from explorer.analysis.doctors.needed import Needed
from explorer.analysis.doctors.practices import Practice, latest_practices
from explorer.analysis.doctors.two_way import TwoWay
from explorer.colours import LEAVES, PLUM, UNKNOWN, plums
from explorer.maps.categories import NO_CLASS, CategoryMap, Column, Mark, Point
from explorer.maps.points import point
from explorer.maps.shading import Fill
from explorer.maps.two_way import nine_fills, nine_kind
from explorer.places.areas import Area, register
from explorer.questions.doctors.view import AGREEMENT, DoctorsView
from explorer.statistics.classes import classify
from explorer.words.breaks import chosen_text
from explorer.words.doctors.area import in_fifth, marks, rank_span
from explorer.words.doctors.maps import (
    agreement_fills,
    agreement_of,
    agreement_summary,
    cut_fills,
    cut_summary,
    depends_fill,
    fifth_fills,
    fifth_sentence,
    fifth_summary,
    map_label,
    map_sentence,
    points_summary,
    practice_points_legend,
)
from explorer.words.doctors.needed import needed_cell, needed_span
from explorer.words.doctors.practices import practice_line
from explorer.words.doctors.switches import switch_area, switch_fills, switch_text
from explorer.words.doctors.terms import (
    MARKED,
    PERHAPS,
    column_title,
    definition_title,
    definition_value,
)
from explorer.words.doctors.two_way import (
    corner_sentence,
    two_way_fills,
    two_way_sentence,
    two_way_sides,
    two_way_summary,
)

# Classes of a switch, and of the points of a close-up.
_SAME, _OTHER, _BOTH, _LEAVES, _ENTERS = range(5)
_ELSEWHERE, _HERE, _NO_FIGURE, _FEWER, _MORE = range(5)
_GROUNDS = ("#F4F1EA", "#E3DFD3")
_POINTS = {_NO_FIGURE: UNKNOWN, _FEWER: "#A076B4", _MORE: "#481E5C"}
# A practice's point grows with its patients: radius in pixels at 10,000.
_RADIUS, _AT, _LEAST, _MOST = 8.0, 10_000, 4.0, 14.0


def agreements(level: str, told: AreaAgreement | None = None) -> list[AreaAgreement]:
    """Return every area of a level in order of code.

    Parameters
    ----------
    level : str
    told : AreaAgreement, optional
        The standing of the area whose story is told, as it is shown: with or without a
        practice.
    """
    table = {one.area.code: one for one in agreement_table(level)}
    if told:
        table[told.area.code] = told
    return [table[code] for code in register().level(level)]


def main_map(current: DoctorsView, areas: Sequence[AreaAgreement]) -> CategoryMap:
    """Return the map for a view, of every area of its level in order of code."""
    if current.colour == AGREEMENT:
        return _agreement_map(current, areas)
    if current.to:
        return _switch_map(current, areas)
    return _cut_map(current, areas) if current.breaks.own else _fifth_map(current, areas)


def _agreement_map(current: DoctorsView, areas: Sequence[AreaAgreement]) -> CategoryMap:
    counts = counted(areas)
    lacking = sum(one.of < len(DEFINITIONS) for one in areas)
    texts = agreement_fills()
    kinds = [one.count if one.of else NO_CLASS for one in areas]
    depends = [one.depends > 0 for one in areas]
    return CategoryMap(
        level=current.level,
        label=map_label(current.level, AGREEMENT),
        legend="In the fewest-doctored fifth",
        note="number of areas",
        fills=(*map(Fill, PLUM, texts), *_lined(PLUM)),
        kinds=_kinds(kinds, depends, len(texts)),
        counts=[kinds.count(place) for place in range(len(texts))],
        rows=_depends_row(len(texts), depends, "on one or more, it"),
        missing="not ranked",
        sentences=[map_sentence(one) for one in areas],
        summary=agreement_summary(counts, current.level, lacking),
        marks=_marks(current.area, areas, lambda one: f"{agreement_of(one)} definitions"),
        parts=("map",),
    )


def _fifth_map(current: DoctorsView, areas: Sequence[AreaAgreement]) -> CategoryMap:
    place = DEFINITIONS.index(current.colour)
    standings = [one.standings[place] for one in areas]
    column = distributions(current.level)[place]
    limits = [
        (min(found), max(found))
        for fifth in range(5, 0, -1)
        if (found := [one.row.value for one in standings if one.fifth == fifth])
    ]
    texts = fifth_fills(column, limits)
    kinds = [5 - one.fifth if one.fifth else NO_CLASS for one in standings]
    depends = [one.depends for one in standings]
    return CategoryMap(
        level=current.level,
        label=map_label(current.level, current.colour),
        legend=definition_title(current.colour),
        note="fifths, number of areas",
        fills=(*map(Fill, PLUM[1:], texts), *_lined(PLUM[1:])),
        kinds=_kinds(kinds, depends, len(texts)),
        counts=[kinds.count(place) for place in range(len(texts))],
        rows=_depends_row(len(texts), depends, "fewest fifth or not"),
        missing="too few returns or practices",
        sentences=[fifth_sentence(one) for one in standings],
        summary=fifth_summary(
            current.colour, sum(one.rank > 0 for one in standings), current.level
        ),
        marks=_marks(current.area, areas, lambda one: _value_of(one.standings[place])),
        parts=("map",),
    )


def _cut_map(current: DoctorsView, areas: Sequence[AreaAgreement]) -> CategoryMap:
    """Return the map of one definition with breaks that a reader chose: fewer is darker."""
    record = definition_record(current.colour)
    standings = [one.standings[DEFINITIONS.index(current.colour)] for one in areas]
    values = np.array([one.row.value if one.rank else math.nan for one in standings])
    limits = limits_of(current.breaks, values[~np.isnan(values)], record.decimals)
    found = classify(values, limits, record.decimals)
    kinds = [NO_CLASS if kind < 0 else len(limits) - kind for kind in found.tolist()]
    return replace(
        _fifth_map(current, areas),
        note=f"number of areas. {chosen_text(current.breaks)}",
        fills=tuple(map(Fill, plums(len(limits) + 1), reversed(cut_fills(limits, current.colour)))),
        kinds=kinds,
        counts=None,
        rows=(),
        summary=cut_summary(int((found >= 0).sum()), current.level),
    )


def _lined(colours: Sequence[str]) -> list[Fill]:
    """Return the same classes with lines over them: what depends on single returns."""
    return [Fill(colour, "", lined=True) for colour in colours]


def _kinds(kinds: Sequence[int], depends: Sequence[bool], classes: int) -> list[int]:
    pairs = zip(kinds, depends, strict=True)
    return [kind + classes if lined and kind != NO_CLASS else kind for kind, lined in pairs]


def _depends_row(classes: int, depends: Sequence[bool], what: str) -> list[tuple[int, str]]:
    """Return the row of the legend that says what lines over a colour are."""
    areas = sum(depends)
    return [(classes + classes // 2, depends_fill(areas, what))] if areas else []


def _value_of(standing: Standing) -> str:
    return f"{definition_value(standing.row)}, {in_fifth(standing)}"


def _switch_map(current: DoctorsView, areas: Sequence[AreaAgreement]) -> CategoryMap:
    before, after = switch_fifths(current.level, current.colour, current.to)
    found = switched(current.level, current.colour, current.to)
    pairs = [(before[one.area.code], after[one.area.code]) for one in areas]
    return CategoryMap(
        level=current.level,
        label=map_label(current.level, current.colour),
        legend="The fewest-doctored fifth",
        note="number of areas",
        fills=tuple(map(Fill, (PLUM[0], PLUM[1], PLUM[3], LEAVES, PLUM[5]), switch_fills())),
        kinds=[_switch_kind(*pair) for pair in pairs],
        missing="not ranked by both",
        sentences=[
            switch_area(one.area.name, *pair) for one, pair in zip(areas, pairs, strict=True)
        ],
        summary=switch_text(found, len(areas), current.colour, current.to),
        marks=_marks(current.area, areas, lambda one: f"{agreement_of(one)} definitions"),
        parts=("map",),
    )


def _switch_kind(before: int, after: int) -> int:
    if not before or not after:
        return NO_CLASS
    if before == after:
        return _BOTH if after == 1 else _SAME
    return {before: _LEAVES, after: _ENTERS}.get(1, _OTHER)


def two_way_map(cross: TwoWay, chosen: Area | None) -> CategoryMap:
    """Return the map of doctors against something else, in nine classes."""
    sides = two_way_sides(cross)
    kinds = [nine_kind(one.doctors, one.other) for one in cross.cells]
    sentences = [two_way_sentence(one, cross.indicator, sides) for one in cross.cells]
    named = dict(zip((one.area for one in cross.cells), sentences, strict=True))
    return CategoryMap(
        level=cross.level,
        label=corner_sentence(cross),
        legend="GPs and "
        + cross.indicator.short_title[0].lower()
        + cross.indicator.short_title[1:],
        note=f"{cross.period.words}, number of areas",
        fills=nine_fills(two_way_fills(cross)),
        kinds=kinds,
        missing="a figure is missing or of a larger area",
        sentences=sentences,
        summary=two_way_summary(cross),
        marks=[_mark(chosen, named[chosen].partition(": ")[2], named[chosen])] if chosen else [],
        small=True,
        parts=("map",),
    )


def practices_map(area: Area, practices: Sequence[Practice], england: Row) -> CategoryMap:
    """Return an area close up with its practices."""
    areas = list(register().level(area.level).values())
    placed = sorted(
        (one for one in practices if not math.isnan(one.latitude)), key=lambda one: -one.patients
    )
    kinds = [_practice_kind(one, england) for one in placed]
    per_kind = np.bincount(kinds, minlength=len(practice_points_legend()))
    per_kind[_HERE] = len(placed)
    listed = latest_practices()["patients"].gt(0).sum()
    per_kind[_ELSEWHERE] = listed - sum(one.patients > 0 for one in practices)
    return CategoryMap(
        level=area.level,
        label=f"Map of the practices of {area.name}",
        legend="Practices",
        note="number of practices",
        fills=tuple(map(Fill, (*_GROUNDS, *_POINTS.values()), practice_points_legend())),
        kinds=[_HERE if one == area else _ELSEWHERE for one in areas],
        missing="",
        sentences=[one.name for one in areas],
        summary=points_summary(len(placed), len(set(map(_place, placed)))),
        points=[_point(one, kind, placed) for one, kind in zip(placed, kinds, strict=True)],
        focus=area.code,
        small=True,
        parts=("map",),
        counts=[int(count) for count in per_kind],
    )


def _practice_kind(practice: Practice, england: Row) -> int:
    if practice.flag:
        return _NO_FIGURE
    return _MORE if practice.patients_per_gp > england.patients_per_gp else _FEWER


def _place(practice: Practice) -> tuple[float, float]:
    return practice.latitude, practice.longitude


def _point(practice: Practice, kind: int, placed: Sequence[Practice]) -> Point:
    """Return a practice's point; one that shares its place tells of the others there too."""
    size = max(_LEAST, _RADIUS * math.sqrt(max(practice.patients, 0.0) / _AT))
    here = [one for one in placed if _place(one) == _place(practice)]
    told = ". ".join(practice_line(one) for one in here)
    return Point(_place(practice), told, _POINTS[kind], min(size, _MOST))


def area_table(
    level: str, chosen: Area | None, needed: Sequence[Needed], address: str
) -> CategoryMap:
    """Return the sortable table of every area over all definitions.

    Parameters
    ----------
    level : str
    chosen : Area or None
    needed : sequence of Needed
        GPs short of England's average by need, of every area.
    address : str
        Of the CSV.
    """
    areas = agreements(level)
    short = {one.area.code: one for one in needed}
    columns = [
        Column(
            "Agreement",
            [agreement_of(one) for one in areas],
            [one.count + one.depends / 10 + one.of / 100 if one.of else None for one in areas],
            falling=True,
        )
    ]
    for place, definition in enumerate(DEFINITIONS):
        standings = [one.standings[place] for one in areas]
        columns.append(
            Column(
                column_title(definition),
                [_cell(one) for one in standings],
                [one.row.value if one.row.known else None for one in standings],
                details=[rank_span(one) for one in standings],
            )
        )
    rows = [one.standings[0].row for one in areas]
    lacking = [short[one.area.code].short for one in areas]
    columns += [
        Column(
            "Patients per GP",
            [f"{row.patients_per_gp:,.0f}" if row.known else "" for row in rows],
            [row.patients_per_gp if row.known else None for row in rows],
        ),
        Column(
            "GPs needed",
            [needed_cell(short[one.area.code]) for one in areas],
            [None if math.isnan(one) else one for one in lacking],
            details=[needed_span(short[one.area.code]) for one in areas],
        ),
        Column(
            "What to know",
            [marks(row) for row in rows],
            [marks(row) or None for row in rows],
            numeric=False,
        ),
    ]
    return CategoryMap(
        level=level,
        label=map_label(level, AGREEMENT),
        legend="",
        note="",
        fills=(),
        kinds=[NO_CLASS] * len(areas),
        missing="",
        sentences=[map_sentence(one) for one in areas],
        summary="",
        columns=columns,
        title="Where the five definitions agree",
        marks=_marks(chosen, areas, agreement_of),
        parts=("table",),
        files={"csv": {"url": address, "name": f"doctors-{level}.csv"}},
    )


def _cell(standing: Standing) -> str:
    text = definition_value(standing.row)
    if standing.row.known and not standing.rank:
        return f"{text} marked"
    sign = {IN: MARKED, DEPENDS: PERHAPS}.get(standing.verdict, "")
    return f"{sign} {text}".strip()


def _marks(
    chosen: Area | None, areas: Sequence[AreaAgreement], text: Callable[[AreaAgreement], str]
) -> list[Mark]:
    return [
        _mark(one.area, text(one), f"A is now {map_sentence(one)}.")
        for one in areas
        if one.area == chosen
    ]


def _mark(area: Area, text: str, told: str) -> Mark:
    return Mark("A", area.code, area.name, text, told, point(area))
