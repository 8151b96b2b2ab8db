"""A page as one HTML file: it asks for nothing, and its policy forbids it to."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from html import escape

from explorer.charts.picture import Picture, svg
from explorer.maps.inert import script_text
from explorer.maps.inline import inlined
from explorer.maps.standalone import Script, library, sheets, whole_page
from explorer.questions.blocks import Drawing
from explorer.questions.page import Block, Control, Page, every
from explorer.typeface import whole
from explorer.web.markup import foot, headline
from explorer.web.render import rendered
from explorer.web.sheets import LOOK, sheets_of
from explorer.words.labels import SHELL

_MOUNT = """
HGE.inline = {files};
const messages = {messages};
document.querySelectorAll('.hge-page[data-map]').forEach((host) => {{
  const page = new HGE.Page(host);
  host.page = Promise.resolve(page);
  page.show(messages[host.dataset.map]).catch((error) => page.fail(error));
}});
"""
_BODY = """<a class="hge-skip" href="#answer">{skip}</a>
<header class="hge-top"><span class="hge-mark" aria-hidden="true"><i></i><i></i></span>
<span>{name}</span></header>
<main class="stMainBlockContainer"><div class="st-key-page">
<div><div class="stHtml">{head}</div></div>
<div class="st-key-rail">{rail}</div>
{blocks}
</div></main>
<noscript><p>The maps need scripts to be drawn; they are all in this file.</p></noscript>"""


class Alone:
    """A page as a file: charts stand in it, and there are no other files or views to go to."""

    def chart(self, _name: str, picture: Picture, _query: Mapping[str, str], narrow: bool) -> str:
        """Return a chart with its drawing inside, for a wide and a narrow place."""
        small = "" if narrow else data_address(svg(picture, narrow=True))
        whole_one = data_address(svg(picture, narrow))
        return (
            '<figure class="hge-figure"><picture>'
            + (f'<source media="(max-width: 640px)" srcset="{small}">' if small else "")
            + f'<img src="{whole_one}" alt="{escape(picture.alt)}"></picture>'
            f'<figcaption class="hge-hidden">{escape(picture.title)}</figcaption></figure>'
        )

    def chart_files(self, _name: str, _file: str, _query: Mapping[str, str]) -> str:
        """Return nothing: a file has no other files."""
        return ""

    def file(self, _address: str) -> str:
        """Return nothing: a file has no other files."""
        return ""

    def size(self, _address: str, _served: int | None) -> int | None:
        """Return nothing: a file has no other files."""
        return None

    def view(self, _address: str) -> str:
        """Return nothing: a file has no other views."""
        return ""

    def mount(self, block: Block) -> str:
        """Return the place of a map; of a control, what is chosen."""
        if isinstance(block, Drawing):
            return (
                f'<div class="st-key-{escape(block.name)}">'
                f'<div class="hge-page" data-map="{escape(block.name)}"></div></div>'
            )
        return _chosen(block) if isinstance(block, Control) else ""


ALONE = Alone()


def alone(page: Page) -> str:
    """Return a page as one HTML file."""
    drawings = [one for one in every(page.blocks) if isinstance(one, Drawing)]
    messages, files = inlined(one.message for one in drawings)
    named = {
        one.name: {**message, "title": page.title, "files": None}
        for one, message in zip(drawings, messages, strict=True)
    }
    told = _MOUNT.format(files=script_text(files), messages=script_text(named))
    scripts = [*library(), Script(told)] if drawings else []
    look = [LOOK / "look.css", *sheets_of(page.name), LOOK / "print.css", LOOK / "alone.css"]
    body = _BODY.format(
        skip=SHELL["skip"],
        name=SHELL["name"],
        head=headline(page.headline, ALONE.view) + rendered(page.lead, ALONE),
        rail=rendered(page.controls, ALONE),
        blocks=rendered(page.blocks, ALONE) + foot(page.foot),
    )
    style = whole() + sheets(*look)
    return whole_page(page.title, style, body, scripts, kind="stApp hge-alone")


def data_address(drawn: str) -> str:
    """Return a drawing as an address that holds it."""
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


def _chosen(control: Control) -> str:
    """Return what is chosen, in words; nothing of what only a reader at a server can do."""
    write = _PRESENT.get(control.style)
    text = write(control) if write else ""
    if not text:
        return ""
    label = escape(control.label)
    return f'<p><span class="hge-soft">{label}:</span> {escape(text)}</p>'


def _option(control: Control) -> str:
    return next((one.label for one in control.options if one.value == control.present), "")


_PRESENT: dict[str, Callable[[Control], str]] = {
    "list": _option,
    "buttons": _option,
    "radio": _option,
    "number": lambda control: f"{control.present:,g}",
    "prose": lambda control: str(control.present or ""),
    "switch": lambda control: "yes" if control.present else "no",
}
