"""Paragraphs, headings and lists as HTML."""

from html import escape

from explorer.questions.blocks import Caution, Heading, Listing, ModelLines, Sources, Text
from explorer.web.markup import listed, model_lines, paragraph
from explorer.web.render import Outlet, draws

_TONES = {"plain": "", "soft": "hge-soft", "caution": "hge-caveat"}


@draws(Text)
def text(block: Text, _outlet: Outlet) -> str:
    """Draw paragraphs."""
    return "".join(paragraph(one, _TONES[block.tone], block.id) for one in block.texts)


@draws(Heading)
def heading(block: Heading, _outlet: Outlet) -> str:
    """Draw a heading."""
    anchor = f' id="{escape(block.id)}"' if block.id else ""
    return f"<h{block.level}{anchor}>{escape(block.text)}</h{block.level}>"


@draws(Listing)
def listing(block: Listing, _outlet: Outlet) -> str:
    """Draw a list."""
    return listed(block.texts, block.ordered)


@draws(ModelLines)
def modelled(block: ModelLines, outlet: Outlet) -> str:
    """Draw what our model says, with its mark and a way to its proof."""
    return model_lines(block.lines, outlet.view, block.between)


@draws(Sources)
def sources(block: Sources, _outlet: Outlet) -> str:
    """Draw publisher and date."""
    return f'<p class="hge-source"><strong>Source</strong> {escape(block.line)}</p>'


@draws(Caution)
def caution(block: Caution, _outlet: Outlet) -> str:
    """Draw what to know before quoting."""
    anchor = f' id="{escape(block.id)}"' if block.id else ""
    return (
        f'<div class="hge-caveat"{anchor}><h2>{escape(block.title)}</h2>'
        f"{listed(block.notes, ordered=True)}</div>"
    )
