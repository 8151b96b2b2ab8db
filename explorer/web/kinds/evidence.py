"""Evidence packs as HTML: the map for a screen, measures on strips."""

from base64 import b64encode
from html import escape

from explorer.questions.evidence.blocks import InkPicture, InkStrip, InkStrips, Locator, Sheet
from explorer.web.markup import paragraph
from explorer.web.render import Outlet, draws, rendered


@draws(Sheet)
def sheet(block: Sheet, outlet: Outlet) -> str:
    """Draw what stands on one printed page."""
    return f'<div class="hge-sheet">{rendered(block.blocks, outlet)}</div>'


@draws(Locator)
def locator(block: Locator, outlet: Outlet) -> str:
    """Draw where an area lies: as a map that can be used, else as a picture."""
    live = rendered(block.blocks, outlet)
    shown = f'<div class="hge-locator">{live or picture(block.printed, outlet)}</div>'
    return shown


@draws(InkPicture)
def picture(block: InkPicture, _outlet: Outlet) -> str:
    """Draw a picture in ink with its words."""
    caption = f"<figcaption>{escape(block.caption)}</figcaption>" if block.caption else ""
    return f'<figure class="hge-figure">{_image(block)}{caption}</figure>'


@draws(InkStrips)
def strips(block: InkStrips, _outlet: Outlet) -> str:
    """Draw measures on strips."""
    items = "".join(f"<li>{_strip(one)}</li>" for one in block.strips)
    return f'<ul class="hge-ink">{items}</ul>{paragraph(block.key, "hge-soft")}'


def _strip(one: InkStrip) -> str:
    value = f"<strong>{escape(one.value)}</strong> " if one.value else ""
    soft = ". ".join(filter(None, [one.limits, one.england]))
    figure = f'<p>{value}<span class="hge-soft">{escape(soft)}</span></p>' if value else ""
    return (
        f"<h3>{escape(one.title)}</h3>{_image(one.picture)}{figure}"
        f"{paragraph(one.about, 'hge-soft')}"
    )


def _image(one: InkPicture) -> str:
    data = b64encode(one.svg.encode()).decode()
    return f'<img alt="{escape(one.alt)}" src="data:image/svg+xml;base64,{data}">'
