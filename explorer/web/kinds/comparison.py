"""Places side by side as HTML: lanes, columns, verdicts, releases."""

from collections.abc import Sequence
from html import escape

from explorer.charts import small
from explorer.charts.small import image
from explorer.questions.blocks import Link
from explorer.questions.compare.blocks import (
    ChartFiles,
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
from explorer.scales import Scale
from explorer.web.markup import chip, listed, paragraph
from explorer.web.render import Outlet, draws, render, rendered
from explorer.web.strips import standard


@draws(Place)
def place(block: Place, _outlet: Outlet) -> str:
    """Draw a chosen place: its mark, name and kind."""
    return (
        f'<p class="hge-place">{image(small.pin(block.letter))}<span>'
        f"<strong>{escape(block.area.name)}</strong> "
        f'<span class="hge-soft">{escape(block.kind)}</span></span></p>'
    )


# The table ----------------------------------------------------------------------------


@draws(Measures)
def measures(block: Measures, outlet: Outlet) -> str:
    """Draw the table of all measures."""
    legend = "".join(
        f"<li>{image(small.pin(letter))} {escape(name)}</li>" for letter, name in block.legend
    )
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in block.heads)
    bodies = "".join(_group(one, block.details, outlet) for one in block.groups)
    every = block.every and _link(block.every, outlet)
    return (
        f'<section class="hge-panel-card hge-measures"><ul class="hge-letters">{legend}</ul>'
        f'<p class="hge-soft">{escape(block.reading)}</p>'
        '<table class="hge-rows"><caption class="hge-hidden">'
        f"{escape(block.caption)}</caption><thead><tr>{head}</tr></thead>"
        f"{bodies}</table>{f'<p>{every}</p>' if every else ''}</section>"
    )


def _group(group: Group, details: str, outlet: Outlet) -> str:
    """Draw a theme: its heading, then its measures or, where they are folded, the way to them."""
    lines = "".join(_row(one, details, outlet) for one in group.measures)
    count = f'<span class="hge-soft">{escape(group.count)}</span>'
    head = f"{escape(group.title)} {count}"
    if not lines:
        head = _link(group.opens, outlet) or head
    kind = "hge-group" if lines else "hge-group hge-folded"
    return (
        f'<tbody><tr class="{kind}"><th colspan="4" scope="rowgroup">'
        f'<h2 id="{escape(group.name)}">{head}</h2></th></tr>{lines}</tbody>'
    )


def _link(link: Link, outlet: Outlet) -> str:
    """Return a link; nothing where the outlet has no other views."""
    address = outlet.view(link.address)
    return f'<a href="{escape(address)}" target="_self">{escape(link.text)}</a>' if address else ""


def _row(one: Measure, details: str, outlet: Outlet) -> str:
    mark, current = (' class="hge-chosen"', ' aria-current="true"') if one.chosen else ("", "")
    badges = "".join(
        f'<span class="hge-badge">{letter}: {escape(text)}</span>' for letter, text in one.badges
    )
    gaps = "".join(map(_gap, one.gaps)) or paragraph(one.no_gap, "hge-soft")
    title, address = escape(one.title), outlet.view(one.address)
    if address:
        title = f'<a href="{escape(address)}" target="_self"{current}>{title}</a>'
    return (
        f'<tr{mark}><th scope="row">{title}<span class="hge-soft">'
        f"{escape(one.when)}</span>{badges}</th>"
        f"<td>{_strip(one)}{render(one.model, outlet)}{_details(one, details)}</td>"
        f'<td class="hge-gaps">{gaps}</td><td class="hge-trend">'
        f"{_trend(one.trends, one.trend_note)}</td></tr>"
    )


def _gap(one: PlaceGap) -> str:
    gap = one.gap
    who = (
        f'<span class="hge-who">{image(small.mark(one.letter))} {escape(one.name)}</span>'
        if one.letter
        else ""
    )
    lines = "".join(
        f'<span class="hge-soft">{escape(text)}</span>' for text in (gap.range, gap.note) if text
    )
    verdict = chip(gap.verdict, gap.verdict)
    space = " " if verdict else ""
    return (
        f'<p class="hge-gap">{who}{verdict}{space}<strong>{escape(gap.amount)}</strong>{lines}</p>'
    )


def _trend(trends: Sequence[Trend], note: str) -> str:
    lines = [(one.letter, list(one.points)) for one in trends]
    picture = image(small.trend_lines(lines)) if lines else ""
    return picture + (f'<span class="hge-soft">{escape(note)}</span>' if note else "")


# All areas on one scale -----------------------------------------------------------------


def _strip(one: Measure) -> str:
    """Return a measure's figures on one scale, with all areas under them and England across."""
    lanes = "".join(_lane(one.scale, lane) for lane in one.lanes)
    return (
        f'<div class="hge-strip">{lanes}<div class="hge-lane"><span class="hge-line hge-all-areas" '
        f'aria-hidden="true">{_columns(one.scale, one.track)}{_across(one.scale, one.england)}'
        f"{_standard(one.scale, one.standard)}"
        f'</span><span class="hge-soft hge-foot">{escape(one.foot)}</span></div>'
        f"{paragraph(one.track.beyond, 'hge-soft')}{_set_for(one.standard)}</div>"
    )


def _standard(scale: Scale, one: StandardLine | None) -> str:
    return standard(scale, one.value, one.name) if one else ""


def _set_for(one: StandardLine | None) -> str:
    """Return the same in words: the line itself is not heard."""
    return paragraph(f"{one.text}.", "hge-hidden") if one else ""


def _across(scale: Scale, england: float | None) -> str:
    """Return England's line across all areas; nothing where it has no figure."""
    if england is None:
        return ""
    return f'<i class="hge-england" style="left:{scale.share(england):.2%}"></i>'


def _columns(scale: Scale, track: Track) -> str:
    return image(small.columns(scale, list(track.values)), "hge-columns")


def _lane(scale: Scale, lane: Lane) -> str:
    band, figure = "", lane.figure
    if figure.has_range:
        placed = scale.band(figure.value, figure.lower, figure.upper)
        band = (
            f'<i class="hge-fade hge-fade-{lane.letter}" style="left:{placed.left:.2%};'
            f'width:{placed.width:.2%};--middle:{placed.middle:.2%}"></i>'
        )
    at = f"left:{scale.share(figure.value):.2%}"
    spot = f'<i class="hge-spot" style="{at}">{image(small.mark(lane.letter))}</i>'
    return (
        f'<div class="hge-lane"><span class="hge-line" aria-hidden="true">{band}{spot}</span>'
        f'<span><span class="hge-hidden">{escape(lane.name)}</span>'
        f"{image(small.mark(lane.letter, 16))} <strong>{figure.text}</strong>"
        f'<span class="hge-soft">{escape(lane.limits)}</span></span></div>'
    )


def _details(one: Measure, title: str) -> str:
    """Return what is one click away: all areas in words, ranks, the trend of each place."""
    return (
        f'<details><summary>{escape(title)}<span class="hge-hidden">: '
        f"{escape(one.title)}</span></summary>{listed(one.details)}</details>"
    )


@draws(Whole)
def whole(block: Whole, outlet: Outlet) -> str:
    """Draw every area of each level on the scale of the measure."""
    tracks = "".join(
        f'<p class="hge-soft">{escape(one.title)}</p>'
        '<span class="hge-line hge-all-areas hge-tall" aria-hidden="true">'
        f"{_columns(block.scale, one)}{_across(block.scale, block.england)}"
        f"{_standard(block.scale, block.standard)}</span>"
        f"{paragraph(one.beyond, 'hge-soft')}"
        for one in block.tracks
    )
    lanes = "".join(
        f'<p class="hge-soft">{escape(one.title)}</p>{_lane(block.scale, one)}'
        for one in block.lanes
    )
    alts = "".join(paragraph(one.alt) for one in block.tracks)
    return (
        f'<section class="hge-panel-card hge-whole"><h2>{escape(block.title)}</h2>'
        f"{tracks}{lanes}{alts}{rendered(block.blocks, outlet)}</section>"
    )


@draws(ChartFiles)
def chart_files(block: ChartFiles, outlet: Outlet) -> str:
    """Draw the links to a chart's files, where there are any."""
    links = outlet.chart_files(block.name, block.file, block.query)
    return f"<p>{escape(block.text)}: {links}</p>" if links else ""


# Releases, notes ------------------------------------------------------------------------


@draws(Releases)
def releases(block: Releases, outlet: Outlet) -> str:
    """Draw two places in every release of a series."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in block.heads)
    return (
        '<section class="hge-panel-card hge-measures" id="releases">'
        f"<h2>{escape(block.title)}</h2>"
        f'<table class="hge-releases"><thead><tr>{head}</tr></thead><tbody>'
        f"{''.join(map(_release, block.rows))}</tbody></table>"
        f"{rendered(block.blocks, outlet)}</section>"
    )


def _release(row: ReleaseRow) -> str:
    figures = "".join(
        f'<td><span class="hge-only-small">{escape(name)}</span> {escape(figure.text)}</td>'
        for name, figure in row.figures
    )
    return (
        f'<tr><th scope="row">{escape(row.title)}<span class="hge-soft">'
        f"{escape(row.period)}</span></th>{figures}"
        f'<td class="hge-gaps">{_gap(PlaceGap(row.gap))}</td></tr>'
    )


@draws(Quote)
def quote(block: Quote, outlet: Outlet) -> str:
    """Draw what to know before quoting."""
    parts = "".join(
        f"<h2>{escape(title)}</h2>{listed(texts)}"
        for title, texts in block.sections.items()
        if texts
    )
    return f'<section class="hge-quote">{parts}{rendered(block.blocks, outlet)}</section>'
