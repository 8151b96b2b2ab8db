"""Charts, maps, controls and files as HTML."""

from html import escape

from explorer.questions.blocks import Chart, Contents, CopyLink, Download, Drawing, Links, SaveFile
from explorer.questions.page import Control, Refusal
from explorer.web.markup import anchor
from explorer.web.render import Outlet, draws
from explorer.words.counts import sized


@draws(Chart)
def chart(block: Chart, outlet: Outlet) -> str:
    """Draw a chart with its alt text and what can be taken away."""
    return outlet.chart(block.name, block.picture, block.query, block.narrow)


@draws(Drawing)
def drawing(block: Drawing, outlet: Outlet) -> str:
    """Give a map its place."""
    return outlet.mount(block)


@draws(Control)
def control(block: Control, outlet: Outlet) -> str:
    """Give a control its place."""
    return outlet.mount(block)


@draws(Refusal)
def refusal(block: Refusal, outlet: Outlet) -> str:
    """Give what is said of a change its place."""
    return outlet.mount(block)


@draws(Download)
def download(block: Download, outlet: Outlet) -> str:
    """Draw the link to a file, where there is one, with its size if that is known."""
    address = outlet.file(block.address)
    text = sized(block.text, outlet.size(block.address, block.size))
    link = f'<a href="{escape(address)}" download>{escape(text)}</a>'
    return f"<p>{link}</p>" if address else ""


@draws(CopyLink)
def copy_link(block: CopyLink, outlet: Outlet) -> str:
    """Give the button its place."""
    return outlet.mount(block)


@draws(SaveFile)
def save_file(block: SaveFile, outlet: Outlet) -> str:
    """Give the button its place."""
    return outlet.mount(block)


@draws(Contents)
def contents(block: Contents, _outlet: Outlet) -> str:
    """Draw the links to a page's parts."""
    links = "".join(
        f'<li><a href="#{escape(key)}">{escape(text)}</a></li>'
        for key, text in block.titles.items()
    )
    return (
        '<nav class="hge-contents" aria-label="On this page"><h2>On this page</h2>'
        f"<ul>{links}</ul></nav>"
    )


@draws(Links)
def links(block: Links, outlet: Outlet) -> str:
    """Draw links to other pages."""
    found = [anchor(one, outlet.view) for one in block.links]
    return "".join(f"<p>{one}</p>" for one in found if one)
