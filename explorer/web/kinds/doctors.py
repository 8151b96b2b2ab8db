"""The page on doctors as HTML: standings, strips, terms, nine classes."""

from html import escape

from explorer.analysis.doctors.agreement import DEPENDS, IN, OUT
from explorer.questions.doctors.blocks import (
    AreaAnswer,
    SourceLine,
    Standing,
    Strip,
    Strips,
    Terms,
)
from explorer.web.markup import paragraph
from explorer.web.render import Outlet, draws, render

# A sign and a class of the sheet by verdict; without one the area is not ranked.
_MARKS = {IN: ("✓", "in"), DEPENDS: ("◇", "perhaps"), OUT: ("–", "out"), "": ("–", "out")}


@draws(AreaAnswer)
def area_answer(block: AreaAnswer, outlet: Outlet) -> str:
    """Draw an area's answer."""
    sure = f"<p><strong>{escape(block.sure_title)}</strong> {escape(block.sure)}</p>"
    more = render(block.more, outlet)
    return (
        '<section class="hge-panel-card"><h2><span class="hge-dr-pin" aria-hidden="true">A</span> '
        f"{escape(block.name)}</h2>"
        f"{''.join(map(paragraph, block.before))}"
        f'<ul class="hge-dr-five">{"".join(map(_standing, block.standings))}</ul>'
        f"{sure + more if block.sure else ''}"
        f"{paragraph(block.resting, 'hge-soft')}"
        f"{''.join(map(paragraph, block.after))}"
        "</section>"
    )


def _standing(one: Standing) -> str:
    mark, kind = _MARKS[one.verdict]
    return (
        f'<li><span class="hge-dr-mark hge-dr-{kind}" aria-hidden="true">{mark}</span>'
        f'<span class="hge-dr-what"><b>{escape(one.title)}</b><i>{escape(one.line)}</i></span>'
        f'<span class="hge-dr-value"><b>{escape(one.figure.text)}</b>'
        f"<i>{escape(one.place)}</i></span></li>"
    )


@draws(Strips)
def strips(block: Strips, _outlet: Outlet) -> str:
    """Draw an area's place among all, by each definition."""
    return f'<ul class="hge-dr-strips">{"".join(map(_strip, block.strips))}</ul>'


def _strip(one: Strip) -> str:
    bars = "".join(
        f'<i style="height:{100 * height:.0f}%"></i>' if height else '<i style="height:0"></i>'
        for height in one.heights
    )
    mark = ""
    if one.at is not None:
        at = 100 * one.at
        mark = (
            f'<span class="hge-dr-at" style="left:{at:.1f}%"></span>'
            f'<b class="hge-dr-said" style="left:{min(max(at, 6), 94):.1f}%">'
            f"{escape(one.figure.text)}</b>"
        )
    low, high = one.ends
    return (
        f'<li><div class="hge-dr-what"><b>{escape(one.title)}</b><i>{escape(one.line)}</i></div>'
        f'<div class="hge-dr-strip" aria-hidden="true"><div class="hge-dr-bars">{bars}'
        f'<span class="hge-dr-fifth" style="width:{100 * one.limit:.1f}%"></span>{mark}</div>'
        f'<div class="hge-dr-ends"><span>{escape(low)}</span><span>{escape(high)}</span></div>'
        f'</div><p class="hge-hidden">{escape(one.alt)}</p>'
        f'<div class="hge-dr-what"><b>{escape(one.verdict)}</b><i>{escape(one.note)}</i></div></li>'
    )


@draws(Terms)
def terms(block: Terms, _outlet: Outlet) -> str:
    """Draw terms with what belongs to each."""
    start, end = ("<div>", "</div>") if block.kind == "take" else ("", "")
    rows = "".join(
        f"{start}<dt>{escape(term)}</dt><dd>{escape(text)}</dd>{end}" for term, text in block.items
    )
    return f'<dl class="hge-dr-{block.kind}">{rows}</dl>'


@draws(SourceLine)
def source_line(block: SourceLine, _outlet: Outlet) -> str:
    """Draw publisher and date, and the link to the cautions."""
    return (
        f'<p class="hge-source"><strong>Source</strong> {escape(block.line)} '
        f'<strong>Know before you quote</strong> <a href="#{escape(block.target)}">'
        f"{escape(block.quote)}</a></p>"
    )
