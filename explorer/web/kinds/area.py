"""One area's story as HTML: who it is, what matters most, every measure with its steps."""

import math
from collections.abc import Sequence
from html import escape

from explorer.charts import small
from explorer.charts.small import image
from explorer.questions.area.blocks import (
    Actions,
    AreaRow,
    Context,
    Facts,
    Findings,
    Locator,
    Near,
    Publication,
    Steps,
    Strip,
    Theme,
    Themes,
)
from explorer.questions.blocks import Figure, Link
from explorer.web.markup import chip, listed, paragraph
from explorer.web.render import Outlet, draws
from explorer.web.strips import across, band, columns, standard
from explorer.words.area.header import Piece, Sentence

_LETTER = "A"
_TONES = {
    "plain": "{}",
    "strong": "<strong>{}</strong>",
    "soft": '<span class="hge-soft">{}</span>',
}
_SAFE = ("https://", "http://")


def _link(link: Link, outlet: Outlet, text: str = "") -> str:
    """Return a link, or its text alone where the outlet has no other views."""
    address = link.address if link.address.startswith("#") else outlet.view(link.address)
    about = f'<span class="hge-hidden">: {escape(link.about)}</span>' if link.about else ""
    shown = text or escape(link.text)
    if not address:
        return shown
    return f'<a href="{escape(address)}" target="_self">{shown}{about}</a>'


# The header ---------------------------------------------------------------------------------


@draws(Context)
def context(block: Context, outlet: Outlet) -> str:
    """Draw who an area is."""
    parts = [
        f"<li>{_link(one, outlet) if isinstance(one, Link) else escape(one)}</li>"
        for one in block.parts
    ]
    return f'<ul class="hge-context">{"".join(parts)}</ul>'


@draws(Facts)
def facts(block: Facts, _outlet: Outlet) -> str:
    """Draw what matters most."""
    lines = "".join(f"<p>{_sentence(one)}</p>" for one in block.sentences)
    return f'<div class="hge-facts">{lines}{paragraph(block.soft, "hge-soft")}</div>'


def _sentence(sentence: Sentence) -> str:
    return "".join(map(_piece, sentence.pieces))


def _piece(piece: Piece) -> str:
    return _TONES[piece.tone].format(escape(piece.text))


@draws(Actions)
def actions(block: Actions, outlet: Outlet) -> str:
    """Draw what may be done with the page: files that there are, then links."""
    files = [(address, one) for one in block.files if (address := outlet.file(one.address))]
    pack = "".join(
        f'<a href="{escape(address)}" download>{escape(block.pack)}: {escape(one.text)}</a>'
        for address, one in files
    )
    links = "".join(
        _link(one, outlet)
        for one in block.links
        if one.address.startswith("#") or outlet.view(one.address)
    )
    return f'<div class="hge-actions">{pack}{links}</div>'


@draws(Locator)
def locator(block: Locator, outlet: Outlet) -> str:
    """Draw the small map; a neighbour's name stands on it while its link has the focus."""
    drawn = image(block.svg, "hge-locator-map").replace('alt=""', f'alt="{escape(block.alt)}"', 1)
    names = "".join(f"<li>{_near(one, outlet)}</li>" for one in block.neighbours)
    inside = (
        f"<details><summary>{escape(block.title)}</summary><ul>{names}</ul></details>"
        if names
        else ""
    )
    return (
        f'<figure class="hge-locator">{drawn}{paragraph(block.note, "hge-soft")}{inside}</figure>'
    )


def _near(near: Near, outlet: Outlet) -> str:
    name = escape(near.link.text)
    tag = (
        f'<span class="hge-tag" aria-hidden="true" '
        f'style="left:{near.left:.1%};top:{near.top * 270:.0f}px">{name}</span>'
    )
    return _link(near.link, outlet, name + tag)


@draws(Findings)
def findings(block: Findings, _outlet: Outlet) -> str:
    """Draw what stands out, each with how sure it is."""
    lines = "".join(
        f"<li>{escape(one.text)} {chip(one.mark, one.sure)}</li>" for one in block.lines
    )
    inside = f"<ul>{lines}</ul>" if lines else ""
    return (
        f'<section class="hge-panel-card"><h2>{escape(block.title)}</h2>{inside}'
        f"{paragraph(block.note, 'hge-soft')}</section>"
    )


# The table ----------------------------------------------------------------------------------


@draws(Themes)
def themes(block: Themes, outlet: Outlet) -> str:
    """Draw every measure in themes that fold, under one key."""
    key = "".join(f"<li>{_SIGNS[mark]}{escape(text)}</li>" for mark, text in block.key)
    parts = "".join(_theme(one, block, outlet) for one in block.themes)
    return (
        f'<section class="hge-panel-card hge-themes"><h2>{escape(block.title)}</h2>'
        f'<ul class="hge-key">{key}</ul>{parts}</section>'
    )


_SIGNS = {
    "dot": image(small.mark(_LETTER, 16)),
    "ring": '<i class="hge-ring" aria-hidden="true"></i>',
    "england": '<i class="hge-key-england" aria-hidden="true"></i>',
    "columns": image(small.bars([2, 5, 8, 4]), "hge-key-columns"),
    "standard": '<i class="hge-key-standard" aria-hidden="true"></i>',
}


def _theme(theme: Theme, block: Themes, outlet: Outlet) -> str:
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in block.heads)
    rows = "".join(_row(one, block, outlet) for one in theme.rows)
    opened = " open" if theme.open else ""
    return (
        f'<details class="hge-theme"{opened}><summary><h3>{escape(theme.title)}</h3> '
        f'<span class="hge-soft">{escape(theme.count)}</span></summary>'
        f'<table class="hge-measured"><caption class="hge-hidden">{escape(theme.title)}</caption>'
        '<colgroup><col class="hge-col-name"><col><col class="hge-col-figure">'
        f'<col class="hge-col-beside"></colgroup><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></details>"
    )


def _row(one: AreaRow, block: Themes, outlet: Outlet) -> str:
    title, address = escape(one.title), outlet.view(one.address) if one.address else ""
    if address:
        title = f'<a href="{escape(address)}" target="_self">{title}</a>'
    else:
        title = f"<span>{title}</span>"
    when = f'<span class="hge-soft">{escape(one.when)}</span>' if one.when else ""
    badge = f'<span class="hge-badge">{escape(one.badge)}</span>' if one.badge else ""
    return (
        f'<tr><th scope="row">{title}{when}{badge}</th>'
        f"<td>{_strip(one.strip, one.figure)}{_steps(one, block, outlet)}</td>"
        f'<td class="hge-figure-of">{_figure(one)}</td>'
        f'<td class="hge-beside-england">{_verdict(one)}</td></tr>'
    )


def _figure(one: AreaRow) -> str:
    if math.isnan(one.figure.value):
        return paragraph(one.figure.text, "hge-none")
    limits = f' <span class="hge-soft">{escape(one.limits)}</span>' if one.limits else ""
    england = f'<span class="hge-soft">{escape(one.england)}</span>' if one.england else ""
    return f"<p><strong>{escape(one.figure.text)}</strong>{limits}</p>{england}"


def _verdict(one: AreaRow) -> str:
    told = ""
    if one.mark:
        told = chip(one.mark, one.verdict)
    elif one.verdict:
        told = f'<span class="hge-chip hge-chip-s">{escape(one.verdict)}</span>'
    return told + "".join(paragraph(text) for text in one.notes)


def _strip(strip: Strip, figure: Figure) -> str:
    """Return all areas as columns, with what stands on their scale; the words stand beside it."""
    scale = strip.scale
    spot = ring = ""
    if not math.isnan(figure.value):
        at = f"left:{scale.share(figure.value):.2%}"
        spot = f'<i class="hge-spot" style="{at}">{image(small.mark(_LETTER))}</i>'
    if not math.isnan(strip.region):
        ring = f'<i class="hge-ring" style="left:{scale.share(strip.region):.2%}"></i>'
    return (
        '<div class="hge-scale" aria-hidden="true"><span class="hge-line">'
        f"{band(scale, figure, _LETTER)}{ring}{spot}</span>"
        f'<span class="hge-line hge-all-areas">{columns(strip.counts)}</span>'
        f'<span class="hge-lines">{across(scale, strip.england, "hge-england")}'
        f"{standard(scale, strip.standard, strip.standard_name)}</span></div>"
        f"{paragraph(strip.beyond, 'hge-soft')}"
    )


# From publication to this number ------------------------------------------------------------


def _steps(one: AreaRow, block: Themes, outlet: Outlet) -> str:
    opened = " open" if block.steps_open else ""
    return (
        f'<details class="hge-steps"{opened}><summary>{escape(block.steps)}'
        f'<span class="hge-hidden">: {escape(one.title)}</span></summary>'
        f"{_inside(one.steps, block.publisher, outlet)}</details>"
    )


def _inside(steps: Steps, publisher: str, outlet: Outlet) -> str:
    publications = "".join(f"<li>{_publication(one, publisher)}</li>" for one in steps.publications)
    sections = "".join(
        f"<h4>{escape(title)}</h4>{listed(lines)}" for title, lines in steps.sections.items()
    )
    head = f"<h4>{escape(steps.title)}</h4>"
    return f"{head}<ol>{publications}</ol>{sections}{_links(steps.links, outlet)}"


def _publication(one: Publication, publisher: str) -> str:
    link = ""
    if one.url.startswith(_SAFE):
        link = f' <a href="{escape(one.url)}" rel="noreferrer">{escape(publisher)}</a>'
    return (
        f"{escape(one.text)}{link}"
        f'<span class="hge-file">{escape(one.file)}, SHA-256 {escape(one.sha256)}</span>'
    )


def _links(links: Sequence[Link], outlet: Outlet) -> str:
    told = []
    for one in links:
        file = one.address.startswith("files/")
        address = outlet.file(one.address) if file else outlet.view(one.address)
        if address:
            about = f'<span class="hge-hidden">: {escape(one.about)}</span>'
            kept = " download" if file else ' target="_self"'
            told.append(f'<a href="{escape(address)}"{kept}>{escape(one.text)}{about}</a>')
    return f'<p class="hge-steps-links">{" ".join(told)}</p>' if told else ""
