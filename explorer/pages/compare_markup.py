"""HTML of the page that compares places. Every text from outside is escaped here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from explorer import words
from explorer.analysis.compare import Comparison
from explorer.analysis.distribution import Distribution
from explorer.analysis.estimates import Estimate
from explorer.analysis.measures import beside_england, england_of, grouped
from explorer.analysis.revisions import Ledger
from explorer.analysis.side_by_side import Cell, Row, SideBySide
from explorer.areas import Area
from explorer.charts import small
from explorer.charts.small import LETTERS, Scale, image
from explorer.words import COMPARE, Gap

_CHIPS = {
    "l": ("M6 10L1 2H11Z", "#8A4300"),
    "h": ("M6 2L11 10H1Z", "#3A388F"),
    "s": ("M1 3H11V5H1ZM1 7H11V9H1Z", "#46525C"),
    "u": ("M6 0L12 6L6 12L0 6ZM6 3L3 6L6 9L9 6Z", "#46525C"),
}
_PAIR = 2


def told(texts: Iterable[str]) -> str:
    """Return what was quoted of places and what they read today, under the answer."""
    lines = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<ul class="hge-told">{lines}</ul>' if lines else ""


def place_line(letter: str, area: Area) -> str:
    """Return a chosen place in the controls: its mark, name and kind."""
    return (
        f'<p class="hge-place">{image(small.pin(letter))}<span>'
        f"<strong>{escape(area.name)}</strong> "
        f'<span class="hge-soft">{escape(words.kind(area))}</span></span></p>'
    )


def chip(gap: Gap) -> str:
    """Return a verdict: shape, word and tint; nothing where there is none."""
    if not gap.shape:
        return ""
    mark = image(small.sign(*_CHIPS[gap.shape]))
    return f'<span class="hge-chip hge-chip-{gap.shape}">{mark}{escape(gap.verdict)}</span> '


# The table ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Rows:
    """What the table of measures shows.

    Attributes
    ----------
    table : SideBySide
    group : str
        The group of measures to show, or "all".
    focus : Row
        The measure on the map.
    england : bool
        Whether differences are of each place against England.
    links : mapping of str to str
        Address of the page with each measure in focus, by slug and sex.
    """

    table: SideBySide
    group: str
    focus: Row
    england: bool
    links: Mapping[str, str]


def rows(shown: Rows) -> str:
    """Return the table of all measures that places share."""
    areas = shown.table.areas
    bodies = "".join(
        _group(shown, words.GROUP_TITLES[name], held)
        for name, held in grouped(shown.table.rows).items()
        if shown.group in ("all", name)
    )
    legend = "".join(
        f"<li>{image(small.pin(letter))} {escape(area.name)}</li>"
        for letter, area in zip(LETTERS, areas, strict=False)
    )
    heads = words.row_heads(areas, england=shown.england)
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    return (
        f'<section class="hge-panel-card hge-measures"><ul class="hge-letters">{legend}</ul>'
        f'<p class="hge-soft">{escape(COMPARE["reading"])}</p>'
        '<table class="hge-rows"><caption class="hge-hidden">'
        f"{escape(words.compare_title(areas))}</caption><thead><tr>{head}</tr></thead>"
        f"{bodies}</table></section>"
    )


def _group(shown: Rows, title: str, held: Sequence[Row]) -> str:
    lines = "".join(_row(shown, row) for row in held)
    return (
        '<tbody><tr class="hge-group"><th colspan="4" scope="rowgroup">'
        f"<h2>{escape(title)}</h2></th></tr>{lines}</tbody>"
    )


def _row(shown: Rows, row: Row) -> str:
    address = escape(shown.links[f"{row.indicator.slug}.{row.sex}"])
    chosen = row == shown.focus
    mark, current = (' class="hge-chosen"', ' aria-current="true"') if chosen else ("", "")
    gaps = _to_england(row) if shown.england else _to_first(shown.table, row)
    return (
        f'<tr{mark}><th scope="row"><a href="{address}" target="_self"{current}>'
        f'{escape(words.row_title(row))}</a><span class="hge-soft">'
        f"{escape(words.row_when(row))}</span>{_badges(row)}</th>"
        f"<td>{_strip(row)}{_details(row)}</td>"
        f'<td class="hge-gaps">{gaps}</td><td class="hge-trend">{_trend(row)}</td></tr>'
    )


def _badges(row: Row) -> str:
    """Return a mark for each place whose figure was measured for a larger area."""
    return "".join(
        f'<span class="hge-badge">{letter}: {escape(words.measured_for(cell.estimate))}</span>'
        for letter, cell in zip(LETTERS, row.cells, strict=False)
        if cell.estimate.measured_for
    )


def _to_first(table: SideBySide, row: Row) -> str:
    many = len(table.areas) > _PAIR
    return "".join(
        _gap(words.pair_gap(cell, table.compared), letter if many else "", _than(cell))
        for letter, cell in zip(LETTERS, row.cells, strict=False)
        if cell.comparison
    )


def _than(cell: Cell) -> str:
    return f"against {cell.estimate.area.name}"


def _to_england(row: Row) -> str:
    found = [
        _gap(words.england_gap(one), letter, one.estimate.area.name)
        for letter, one in zip(LETTERS, beside_england(row), strict=False)
        if one
    ]
    return "".join(found) or '<p class="hge-soft">no figure for England</p>'


def _gap(gap: Gap, letter: str = "", name: str = "") -> str:
    who = (
        f'<span class="hge-who">{image(small.mark(letter))} {escape(name)}</span>' if letter else ""
    )
    lines = "".join(
        f'<span class="hge-soft">{escape(text)}</span>' for text in (gap.range, gap.note) if text
    )
    return f'<p class="hge-gap">{who}{chip(gap)}<strong>{escape(gap.amount)}</strong>{lines}</p>'


def _trend(row: Row) -> str:
    lines = [
        (letter, [(point.period.start.toordinal(), point.value) for point in cell.series.points])
        for letter, cell in zip(LETTERS, row.cells, strict=False)
        if len(cell.series.points) > 1
    ]
    picture = image(small.trend_lines(lines)) if lines else ""
    text = words.no_trend(row, [letter for letter, _ in lines])
    return picture + (f'<span class="hge-soft">{escape(text)}</span>' if text else "")


# All areas on one scale -----------------------------------------------------------------


def spread(row: Row) -> Distribution:
    """Return the distribution that a row stands in: the first place's, unless it is alone."""
    found = [cell.distribution for cell in row.cells]
    return next((one for one in found if len(one.frame) > 1), found[0])


def _strip(row: Row) -> str:
    """Return a row's figures on one scale, with all areas under them and England across."""
    figures = [cell.estimate for cell in row.cells]
    benchmark = england_of(row)
    among = spread(row)
    known = [*figures, *([benchmark] if benchmark else [])]
    scale = small.scale_of(
        [*small.central(list(among.frame["value"])), *(one.value for one in known)],
        [(one.lower, one.upper) for one in figures if one.has_range],
    )
    lanes = "".join(
        _lane(scale, letter, row, one) for letter, one in zip(LETTERS, figures, strict=False)
    )
    foot = words.england_foot(row.indicator, benchmark) if benchmark else "England: no figure"
    return (
        f'<div class="hge-strip">{lanes}<div class="hge-lane"><span class="hge-line hge-all-areas" '
        f'aria-hidden="true">{_columns(scale, among)}{_across(scale, benchmark)}</span>'
        f'<span class="hge-soft hge-foot">{escape(foot)}</span></div>{_beyond(scale, among)}</div>'
    )


def _across(scale: Scale, benchmark: Estimate | None) -> str:
    """Return England's line across all areas; nothing where it has no figure."""
    if benchmark is None:
        return ""
    return f'<i class="hge-england" style="left:{scale.at(benchmark.value):.2f}%"></i>'


def _beyond(scale: Scale, found: Distribution) -> str:
    """Return how many areas lie too far out to be drawn; nothing without any."""
    text = words.off_scale(found, small.beyond(scale, list(found.frame["value"])))
    return f'<p class="hge-soft">{escape(text)}</p>' if text else ""


def _columns(scale: Scale, found: Distribution) -> str:
    return image(small.columns(scale, list(found.frame["value"])), "hge-columns")


def _lane(scale: Scale, letter: str, row: Row, one: Estimate) -> str:
    band = ""
    if one.has_range:
        placed = small.band_of(scale, one.lower, one.upper)
        band = (
            f'<i class="hge-fade hge-fade-{letter}" '
            f'style="left:{placed.left:.2f}%;width:{placed.width:.2f}%"></i>'
        )
    record = row.indicator
    value = words.number(one.value, record.decimals) + ("%" if record.unit == "%" else "")
    at = f"left:{scale.at(one.value):.2f}%"
    spot = f'<i class="hge-spot" style="{at}">{image(small.mark(letter))}</i>'
    return (
        f'<div class="hge-lane"><span class="hge-line" aria-hidden="true">{band}{spot}</span>'
        f'<span><span class="hge-hidden">{escape(one.area.name)}</span>'
        f'{image(small.mark(letter, 16))} <strong>{value}</strong><span class="hge-soft">'
        f"{escape(words.in_brackets(record, one))}</span></span></div>"
    )


def _details(row: Row) -> str:
    """Return what is one click away: all areas in words, ranks, the trend of each place."""
    among = list({id(cell.distribution): cell.distribution for cell in row.cells}.values())
    lines = [words.distribution_alt(one) for one in among if len(one.frame) > 1]
    lines += [line for cell in row.cells for line in words.place_lines(cell)]
    lines += [words.series_alt(cell.series) for cell in row.cells]
    lines += [text for cell in row.cells if (text := words.trend_text(cell.series))]
    listed = "".join(f"<li>{escape(line)}</li>" for line in dict.fromkeys(lines))
    return (
        f'<details><summary>{escape(COMPARE["details"])}<span class="hge-hidden">: '
        f"{escape(words.row_title(row))}</span></summary><ul>{listed}</ul></details>"
    )


def whole(row: Row, pictures: str) -> str:
    """Return the card under the map: every area of each level on the scale of the measure.

    Parameters
    ----------
    row : Row
    pictures : str
        Charts of the same to take away, as HTML.
    """
    found = {cell.distribution.level: cell.distribution for cell in row.cells}
    figures = [cell.estimate for cell in row.cells]
    benchmark = england_of(row)
    values = [value for one in found.values() for value in one.frame["value"]]
    known = [*figures, *([benchmark] if benchmark else [])]
    scale = small.scale_of(
        [*small.central(values), *(one.value for one in known)],
        [(one.lower, one.upper) for one in figures if one.has_range],
    )
    tracks = "".join(
        f'<p class="hge-soft">{escape(words.all_areas(one))}</p>'
        f'<span class="hge-line hge-all-areas hge-tall" aria-hidden="true">{_columns(scale, one)}'
        f"{_across(scale, benchmark)}</span>{_beyond(scale, one)}"
        for one in found.values()
        if len(one.frame) > 1
    )
    lanes = "".join(
        f'<p class="hge-soft">{escape(words.place_name(cell))}</p>'
        f"{_lane(scale, letter, row, cell.estimate)}"
        for letter, cell in zip(LETTERS, row.cells, strict=False)
    )
    alts = "".join(
        f"<p>{escape(words.distribution_alt(one))}</p>"
        for one in found.values()
        if len(one.frame) > 1
    )
    return (
        f'<section class="hge-panel-card hge-whole"><h2>{escape(COMPARE["whole"])}</h2>'
        f"{tracks}{lanes}{alts}<details><summary>{escape(COMPARE['pictures'])}</summary>"
        f"{pictures}</details></section>"
    )


# Releases, notes, sources ----------------------------------------------------------------


def releases(pairs: Sequence[Comparison], ledgers: Sequence[Ledger], notes: Sequence[str]) -> str:
    """Return two places in every release of a series, and every period in every release."""
    if not pairs:
        return ""
    record = pairs[0].indicator
    a, b = words.subject(pairs[0].a), words.subject(pairs[0].b)
    heads = ("Release", a, b, f"{a} against {b}")
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    lines = "".join(
        f'<tr><th scope="row">{escape(words.release_title(one))}<span class="hge-soft">'
        f"{escape(one.period.words)}</span></th>"
        f'<td><span class="hge-only-small">{escape(words.subject(one.a))}</span> '
        f"{escape(words.shown(record, one.a))}</td>"
        f'<td><span class="hge-only-small">{escape(words.subject(one.b))}</span> '
        f'{escape(words.shown(record, one.b))}</td><td class="hge-gaps">'
        f"{_gap(words.release_gap(one))}</td></tr>"
        for one in pairs
    )
    every = "".join(
        f"<h3>{escape(one.area.name)}</h3><ul>"
        + "".join(f"<li>{escape(words.revised_text(row))}</li>" for row in one.rows)
        + "</ul>"
        for one in ledgers
    )
    told_notes = "".join(f"<li>{escape(note)}</li>" for note in notes)
    return (
        '<section class="hge-panel-card hge-measures" id="releases">'
        f"<h2>{escape(COMPARE['releases'])}: "
        f"{escape(words.about(record, pairs[0].sex, pairs[0].period).split(',')[0].lower())}</h2>"
        f'<table class="hge-releases"><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table>'
        f"<ul>{told_notes}</ul><details><summary>{escape(COMPARE['ledger'])}</summary>{every}"
        "</details></section>"
    )


def notes(sections: Mapping[str, Sequence[str]], sources: Sequence[str], csv: str) -> str:
    """Return what to know before quoting, what is measured for whom, sources and the download."""
    parts = "".join(
        f"<h2>{escape(title)}</h2>{_listed(texts)}" for title, texts in sections.items() if texts
    )
    return (
        f'<section class="hge-quote">{parts}<details><summary>{escape(COMPARE["sources"])}'
        f"</summary>{_listed(sources)}</details>"
        f'<p><a href="{escape(csv)}" download>'
        f"{escape(COMPARE['csv'])}</a></p></section>"
    )


def _listed(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"
