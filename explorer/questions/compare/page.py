"""The page that compares places: two to six, over everything that they share."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from explorer.analysis.breaks import Breaks
from explorer.analysis.compare import Row, SideBySide, side_by_side
from explorer.analysis.comparison import Comparison, overlap
from explorer.analysis.distribution import Distribution
from explorer.analysis.estimates import Estimate
from explorer.analysis.map import overview
from explorer.analysis.map import place as placed
from explorer.analysis.measures import beside_england, england_of, grouped
from explorer.analysis.releases import in_releases
from explorer.analysis.releases import quoted as quoted_of
from explorer.analysis.revisions import Ledger, ledger
from explorer.analysis.standards import meeting
from explorer.charts import small
from explorer.charts.small import LETTERS
from explorer.indicators import data, yours
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import DEFAULT, Indicator, indicator, releases
from explorer.maps.message import Chosen, message
from explorer.maps.points import point
from explorer.maps.shading import VALUE
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.questions.blocks import (
    Download,
    Drawing,
    Figure,
    Flow,
    Fold,
    Heading,
    Link,
    Listing,
    ModelLines,
    Section,
    Text,
)
from explorer.questions.compare.blocks import (
    Group,
    Lane,
    Measure,
    Measures,
    Place,
    PlaceGap,
    Quote,
    ReleaseRow,
    Releases,
    StandardLine,
    Track,
    Trend,
    Whole,
)
from explorer.questions.compare.charts import chart_files
from explorer.questions.compare.view import AGAINST, ALL, ENGLAND, FIRST, CompareView
from explorer.questions.measures import measure_options
from explorer.questions.page import Block, Control, Option, Page
from explorer.scales import Scale, holding
from explorer.words import labels
from explorer.words.compare import (
    COMPARE,
    against,
    against_first,
    all_areas,
    borrowed_text,
    compare_headline,
    compare_title,
    count_title,
    england_foot,
    england_gap,
    every_title,
    many_text,
    model_note,
    no_trend,
    not_shared_line,
    off_scale,
    pair_gap,
    place_lines,
    place_name,
    places_title,
    quoted_text,
    release_gap,
    release_title,
    releases_title,
    remove_label,
    row_between,
    row_heads,
    row_model,
    row_title,
    row_when,
    table_notes,
    theme_title,
)
from explorer.words.comparison import subject
from explorer.words.counts import count_text
from explorer.words.distribution import distribution_alt
from explorer.words.figures import in_brackets, kind, measured_for, number
from explorer.words.figures import shown as shown_text
from explorer.words.foot import foot_line
from explorer.words.map import origin_line
from explorer.words.modelled import quoting
from explorer.words.revisions import revised_text, revision_notes, then_and_now
from explorer.words.standards import meeting_text, set_by_text, standard_named, standard_text
from explorer.words.trend import series_alt, trend_text

NAME = "compare"
# The page on a reader's own data.
OWN = "yours"
_PAIR = 2


def page(view: CompareView) -> Page:
    """Return the answer for a view."""
    table = side_by_side(view.places)
    focus = _focus(table, view)
    level = _map_level(focus) if focus else ""
    side: list[Block] = []
    body: list[Block] = []
    if focus:
        # A reader's own figures have a map on the page where they were read.
        options = measure_options([row for row in table.rows if not _is_own(row)])
        side.append(Control("row", COMPARE["on_map"], "list", options, _key(focus)))
        side += [_map(focus, level, view.breaks)] if level else []
        side.append(_whole(focus, view))
        body.append(_measures(table, focus, view))
    body += _foot(table, focus, view)
    return Page(
        name=NAME,
        title=compare_title(view.places),
        headline=compare_headline(table, focus),
        controls=_controls(table, view),
        blocks=[Section(NAME, [Section("compare-side", side), Flow(body, "beside")])],
        lead=_quoted(table, focus),
        foot=_page_foot(table),
        rests_on=[(row.indicator, row.period) for row in table.rows],
    )


def _key(row: Row) -> str:
    return f"{row.indicator.slug}.{row.sex}"


def _page_foot(table: SideBySide) -> str:
    periods = [row.period for row in table.rows if not _is_own(row)]
    return foot_line(periods, built_on()) if periods else ""


def _is_own(row: Row) -> bool:
    return yours.is_own(row.indicator.slug)


def _address(view: CompareView) -> str:
    return f"?{urlencode({'page': NAME, **view.to_query()})}"


def _focus(table: SideBySide, view: CompareView) -> Row | None:
    """Return the measure in focus; the first where the places do not share that one.

    Our model is shown where it is asked for: it stands in for no published figure.
    """
    held = [row for row in table.rows if not _is_own(row)]
    first = sorted(held, key=lambda row: bool(row.indicator.model_of))
    asked = (row for row in table.rows if _key(row) == view.row)
    return next(asked, first[0] if first else None)


def _series(focus: Row) -> tuple[Indicator, str]:
    """Return the series whose releases are shown, and for whom."""
    if len(releases(focus.indicator.series)) > 1:
        return focus.indicator, focus.sex
    record = indicator(DEFAULT)
    return record, focus.sex if focus.sex in record.sexes else record.sexes[0]


def _quoted(table: SideBySide, focus: Row | None) -> list[Block]:
    """Return what was quoted of two places, and in a fold what they read in the releases."""
    if focus is None:
        return []
    record, sex = _series(focus)
    example = quoted_of(table.areas, sex)
    if example is None:
        return []
    order = [code for code, *_ in example.figures]
    named = {one.code: one for one in table.areas if one.code in order}
    first, second = (ledger(record, named[code], [sex]) for code in order)
    lenders = {
        one.area.name: entry.measured_for
        for one in (first, second)
        for entry in one.rows[-1].entries
        if entry.measured_for
    }
    said, *whose = quoted_text(example, lenders)
    since = Listing([*whose, *then_and_now(first, second, sex)])
    return [Text([said]), Fold(COMPARE["quoted"], [since, _today(table, record, sex)])]


def _today(table: SideBySide, record: Indicator, sex: str) -> ModelLines:
    """Return what our model says of the places where the newest release has a larger area's."""
    rows = [row for row in table.rows if row.indicator == record and row.sex == sex]
    return ModelLines([line for row in rows for line in row_model(row)])


# The controls -----------------------------------------------------------------------------


def _controls(table: SideBySide, view: CompareView) -> list[Block]:
    controls: list[Block] = [
        Heading(places_title(len(view.places), len(LETTERS)), level=2),
    ]
    for letter, area in zip(LETTERS, view.places, strict=False):
        controls.append(Place(letter, area, kind(area)))
        if not view.fewest:
            text = remove_label(area)
            controls.append(Control(f"remove-{area.key}", text, "button", (), area.key, "remove"))
    if not view.full:
        controls.append(Control("find", COMPARE["add"], "place"))
    groups = {
        ALL: count_title(table),
        **{name: labels.THEMES[name] for name in grouped(table.rows)},
    }
    told = {FIRST: against_first(view.places), ENGLAND: COMPARE["to_england"]}
    return [
        *controls,
        Control("change", COMPARE["reveal"], "reveal"),
        Control(
            "against",
            COMPARE["differences"],
            "radio",
            [Option(one, told[one]) for one in AGAINST],
            view.against,
        ),
        Control(
            "measures",
            COMPARE["measures"],
            "list",
            [Option(name, text) for name, text in groups.items()],
            _open(table, view, _focus(table, view)),
        ),
    ]


# The table of measures -------------------------------------------------------------------


def _open(table: SideBySide, view: CompareView, focus: Row | None) -> str:
    """Return the group that is open, or all: where none is asked for, that of the focus."""
    held = {row.indicator.theme for row in table.rows}
    if view.measures == ALL or view.measures in held or focus is None:
        return view.measures or ALL
    return focus.indicator.theme


def _measures(table: SideBySide, focus: Row, view: CompareView) -> Measures:
    england = view.against == ENGLAND
    opened = _open(table, view, focus)
    groups = [
        Group(
            name,
            labels.THEMES[name],
            count_text(len(rows)),
            Link(theme_title(name, len(rows)), f"{_address(view.of(name))}#{name}"),
            [_measure(table, row, focus, view) for row in rows] if opened in (ALL, name) else [],
        )
        for name, rows in grouped(table.rows).items()
    ]
    every = Link(every_title(table), _address(view.of(ALL)))
    return Measures(
        caption=compare_title(table.areas),
        legend=[(letter, one.name) for letter, one in zip(LETTERS, table.areas, strict=False)],
        reading=COMPARE["reading"],
        heads=row_heads(table.areas, england=england),
        groups=groups,
        details=COMPARE["details"],
        every=None if opened == ALL or len(groups) == 1 else every,
    )


def _measure(table: SideBySide, row: Row, focus: Row, view: CompareView) -> Measure:
    england = view.against == ENGLAND
    figures = [cell.estimate for cell in row.cells]
    benchmark = england_of(row)
    among = _spread(row)
    standard = _standard(row)
    scale = _scale(list(among.frame["value"]), figures, benchmark, standard)
    trends = [
        Trend(
            letter, [(point.period.start.toordinal(), point.value) for point in cell.series.points]
        )
        for letter, cell in zip(LETTERS, row.cells, strict=False)
        if len(cell.series.points) > 1
    ]
    return Measure(
        title=row_title(row),
        when=row_when(row),
        address=f"?page={OWN}" if _is_own(row) else _address(view.focused(_key(row))),
        chosen=row == focus,
        badges=[
            (letter, measured_for(cell.estimate))
            for letter, cell in zip(LETTERS, row.cells, strict=False)
            if cell.estimate.measured_for
        ],
        scale=scale,
        lanes=[_lane(letter, row, one) for letter, one in zip(LETTERS, figures, strict=False)],
        track=_track(scale, among),
        england=benchmark.value if benchmark else None,
        foot=england_foot(row.indicator, benchmark) if benchmark else COMPARE["no_england"],
        gaps=_to_england(row) if england else _to_first(table, row),
        no_gap=COMPARE["no_england_gap"] if england else "",
        trends=trends,
        trend_note=no_trend(row, [one.letter for one in trends]),
        details=_details(row),
        model=ModelLines(row_model(row), row_between(row)),
        standard=standard,
    )


def _standard(row: Row) -> StandardLine | None:
    """Return the standard that was set for a row's indicator; None without one."""
    record = row.indicator
    if record.standard is None:
        return None
    return StandardLine(record.standard.value, standard_text(record), standard_named(record))


def _to_first(table: SideBySide, row: Row) -> list[PlaceGap]:
    many = len(table.areas) > _PAIR
    return [
        PlaceGap(
            pair_gap(cell, table.compared),
            letter if many else "",
            against(cell.estimate.area),
        )
        for letter, cell in zip(LETTERS, row.cells, strict=False)
        if cell.comparison
    ]


def _to_england(row: Row) -> list[PlaceGap]:
    return [
        PlaceGap(england_gap(one), letter, one.estimate.area.name)
        for letter, one in zip(LETTERS, beside_england(row), strict=False)
        if one
    ]


def _spread(row: Row) -> Distribution:
    """Return the distribution that a row stands in: the first place's, unless it is alone."""
    found = [cell.distribution for cell in row.cells]
    return next((one for one in found if len(one.frame) > 1), found[0])


def _scale(
    values: Sequence[float],
    figures: Sequence[Estimate],
    benchmark: Estimate | None,
    standard: StandardLine | None,
) -> Scale:
    known = [one.value for one in (*figures, *([benchmark] if benchmark else []))]
    return holding(
        [*small.central(values), *known, *([standard.value] if standard else [])],
        [(one.value, one.lower, one.upper) for one in figures if one.has_range],
    )


def _track(scale: Scale, found: Distribution) -> Track:
    values = [float(value) for value in found.frame["value"]]
    beyond = off_scale(found, small.beyond(scale, values))
    return Track(all_areas(found), values, beyond, distribution_alt(found))


def _lane(letter: str, row: Row, one: Estimate, title: str = "") -> Lane:
    record = row.indicator
    value = number(one.value, record.decimals) + ("%" if record.unit == "%" else "")
    figure = Figure(value, one.value, one.lower, one.upper)
    return Lane(letter, one.area.name, figure, in_brackets(record, one), title)


def _details(row: Row) -> list[str]:
    """Return what is one click away: all areas in words, ranks, the trend of each place."""
    among = list({id(cell.distribution): cell.distribution for cell in row.cells}.values())
    lines = [distribution_alt(one) for one in among if len(one.frame) > 1]
    lines += [line for cell in row.cells for line in place_lines(cell)]
    lines += _meeting(row)
    lines += [series_alt(cell.series) for cell in row.cells]
    lines += [text for cell in row.cells if (text := trend_text(cell.series))]
    return list(dict.fromkeys(lines))


def _meeting(row: Row) -> list[str]:
    """Return how many areas of each level meet the standard, and who set it; else nothing."""
    record = row.indicator
    levels = dict.fromkeys(
        data.measured_level(record, cell.estimate.area.level) for cell in row.cells
    )
    found = [
        meeting(data.figures(record.slug, level, row.sex, row.period.iso))
        for level in levels
        if NAMED[level].mapped and record.standard
    ]
    return [text for text in [*map(meeting_text, found), set_by_text(record)] if text]


# The measure in focus ---------------------------------------------------------------------


def _map_level(focus: Row) -> str:
    """Return the level of the map: where the first place that a map can show was measured."""
    found = [data.measured_level(focus.indicator, cell.estimate.area.level) for cell in focus.cells]
    return next((level for level in found if NAMED[level].mapped), "")


def map_level(view: CompareView) -> str:
    """Return the level of the map that a view shows; empty without one."""
    focus = _focus(side_by_side(view.places), view)
    return _map_level(focus) if focus else ""


def _map(focus: Row, level: str, breaks: Breaks) -> Drawing:
    record, sex, period = focus.indicator, focus.sex, focus.period
    chosen = [
        Chosen(letter, placed(record, cell.estimate.area, sex, period), point(cell.estimate.area))
        for letter, cell in zip(LETTERS, focus.cells, strict=False)
        if NAMED[cell.estimate.area.level].mapped
    ]
    every = overview(record, level, sex, period, breaks)
    told: dict[str, Any] = message(every, chosen, VALUE) | {
        "title": compare_title([cell.estimate.area for cell in focus.cells]),
        "shades": [],
        "small": True,
        "parts": ["map"],
    }
    return Drawing("map", told["label"], every.figures.frame, told, acts=("area", "breaks"))


def _whole(row: Row, view: CompareView) -> Whole:
    """Return every area of each level on the scale of the measure."""
    found = {cell.distribution.level: cell.distribution for cell in row.cells}
    figures = [cell.estimate for cell in row.cells]
    benchmark = england_of(row)
    values = [float(value) for one in found.values() for value in one.frame["value"]]
    standard = _standard(row)
    scale = _scale(values, figures, benchmark, standard)
    lanes = [
        _lane(letter, row, cell.estimate, place_name(cell))
        for letter, cell in zip(LETTERS, row.cells, strict=False)
    ]
    return Whole(
        title=COMPARE["whole"],
        scale=scale,
        tracks=[_track(scale, one) for one in found.values() if len(one.frame) > 1],
        lanes=lanes,
        england=benchmark.value if benchmark else None,
        standard=standard,
        blocks=[
            *([Text(_meeting(row))] if standard else []),
            Fold(COMPARE["pictures"], chart_files(row, view)),
        ],
    )


# Releases, notes, sources ----------------------------------------------------------------


def _foot(table: SideBySide, focus: Row | None, view: CompareView) -> list[Block]:
    record, sex = _series(focus) if focus else (indicator(DEFAULT), "")
    a, b = table.areas[:2]
    pairs = in_releases(record, a, b, sex) if sex else []
    ledgers = [ledger(record, area, record.sexes) for area in (a, b)] if pairs else []
    # Whom a figure was measured for is said where it stands: the rest is alike for both.
    notes = [
        note
        for note in (revision_notes(ledgers[0]) if ledgers else [])
        if all(note in revision_notes(one) for one in ledgers)
    ]
    sections = {
        COMPARE["quote"]: _quote(table, focus, view),
        COMPARE["borrowed"]: _borrowed(table),
        COMPARE["missing"]: [not_shared_line(one) for one in table.not_shared],
    }
    sources = dict.fromkeys(origin_line(row.indicator.origin[0]) for row in table.rows)
    return [
        *([_releases(pairs, ledgers, notes, _today(table, record, sex))] if pairs else []),
        Quote(
            sections,
            [
                Fold(COMPARE["sources"], [Listing(list(sources))]),
                Download(COMPARE["csv"], csv_address(view)),
            ],
        ),
    ]


def csv_address(view: CompareView) -> str:
    """Return the address of the table of a view's places."""
    return f"files/compare.csv?{urlencode(view.to_query())}"


def _releases(
    pairs: Sequence[Comparison],
    ledgers: Sequence[Ledger],
    notes: Sequence[str],
    today: ModelLines,
) -> Releases:
    """Return two places in every release of a series, and every period in every release."""
    record = pairs[0].indicator
    a, b = subject(pairs[0].a), subject(pairs[0].b)
    every: list[Block] = []
    for one in ledgers:
        every.append(Heading(one.area.name))
        every.append(Listing([revised_text(row) for row in one.rows]))
    return Releases(
        title=releases_title(pairs[0]),
        heads=("Release", a, b, f"{a} against {b}"),
        rows=[
            ReleaseRow(
                release_title(pair),
                pair.period.words,
                [
                    (
                        subject(one),
                        Figure(shown_text(record, one), one.value, one.lower, one.upper),
                    )
                    for one in (pair.a, pair.b)
                ],
                release_gap(pair),
            )
            for pair in pairs
        ],
        blocks=[today, Listing(notes), Fold(COMPARE["ledger"], every)],
    )


def _quote(table: SideBySide, focus: Row | None, view: CompareView) -> list[str]:
    """Return what to know before quoting: models first, then ranges and what is not independent."""
    fixed = COMPARE["fixed"] if view.against == ENGLAND else many_text(table)
    lines = [
        *(quoting(focus.indicator) if focus else []),
        *(model_note(row.indicator) for row in table.rows),
        COMPARE["causes"],
        fixed,
        COMPARE["no_range"],
        *table_notes(table),
    ]
    return list(dict.fromkeys(line for line in lines if line))


def _borrowed(table: SideBySide) -> list[str]:
    lent: dict[tuple[Area, Area], list[str]] = {}
    for row in table.rows:
        for cell in row.cells:
            lender = cell.estimate.measured_for
            if lender:
                pair = (cell.estimate.area, lender)
                lent.setdefault(pair, []).append(row.indicator.short_title)
    lines = []
    for (area, lender), titles in lent.items():
        shared = overlap(lender, area)
        part = shared.first_share if shared else float("nan")
        lines.append(borrowed_text(area, lender, titles, part))
    return lines
