"""A page as one of many files that link to one another: no server works for any of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from explorer.charts.picture import Picture, size
from explorer.maps.inert import markup
from explorer.questions.blocks import Drawing
from explorer.questions.page import Block, Control, Option, Page
from explorer.web.alone import Alone
from explorer.web.bar import bar, row
from explorer.web.markup import foot, headline
from explorer.web.render import rendered
from explorer.words.labels import SHELL
from explorer.words.site import SITE, needs_live

# Where a page's files may come from: the folder that it lies in, on a server or on a stick.
_OWN = "'self' file:"
POLICY = (
    f"default-src 'none'; style-src {_OWN} 'unsafe-inline'; script-src {_OWN}; "
    f"img-src {_OWN} data:; font-src {_OWN} data:; base-uri 'none'; form-action 'none'"
)
_CHOICES = ("list", "buttons", "radio")
# What is no choice of a reader's that a page without a server lacks.
_NO_CHOICE = ("place", "button", "steps", "switch")
_SHELL = """<!doctype html>
<html lang="en-GB" data-root="{root}"{data}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Health Gap Explorer">
<title>{title}</title>
{shared}
<link rel="icon" href="{root}{icon}" type="image/svg+xml">
{sheets}
{scripts}
</head>
<body class="stApp hge-alone hge-linked">
<div class="st-key-bar"><div>{bar}</div><div><div class="hge-find"></div></div></div>
{main}
<noscript><p class="hge-noscript">{no_scripts}</p></noscript>
</body>
</html>
"""


@dataclass
class Linked(Alone):
    """What a page is drawn by that is one of many.

    Attributes
    ----------
    at : callable
        Gives where an address of the explorer is found from this page; empty where it is not.
    options : callable
        Gives where the page lies that an option of a control leads to; empty where there is none.
    keep : callable
        Keeps a chart as files and gives where they lie, by "wide", "narrow", "svg", "csv", "png".
    charts : callable
        The same for a chart that is not drawn on the page, by its name and parameters.
    weigh : callable
        Gives how many bytes a file has here, by its address in the explorer and its bytes there.
    told : callable
        Keeps what the scripts are told of a map, and gives its name.
    left : list of str
        The controls that lead nowhere here.
    """

    at: Callable[[str], str]
    options: Callable[[Control, Option], str]
    keep: Callable[[Picture], Mapping[str, str]]
    charts: Callable[[str, Mapping[str, str]], Mapping[str, str]]
    weigh: Callable[[str, int | None], int | None]
    told: Callable[[Drawing], str]
    left: list[str] = field(default_factory=list)

    def chart(self, _name: str, picture: Picture, _query: Mapping[str, str], narrow: bool) -> str:
        """Return a chart as an image element, with what can be taken away."""
        files = self.keep(picture)
        width, height = size(picture, narrow)
        shown = files["narrow" if narrow else "wide"]
        return (
            '<figure class="hge-figure"><picture>'
            f'<source media="(max-width: 640px)" srcset="{escape(files["narrow"])}">'
            f'<img src="{escape(shown)}" width="{width}" height="{height}" loading="lazy" '
            f'alt="{escape(picture.alt)}"></picture>'
            f'<figcaption><span class="hge-hidden">{escape(picture.title)}: </span>'
            f"{_files(picture.name, files)}</figcaption></figure>"
        )

    def chart_files(self, name: str, file: str, query: Mapping[str, str]) -> str:
        """Return links to the files of a chart that is not drawn."""
        return _files(file, self.charts(name, query))

    def file(self, address: str) -> str:
        """Return where a file of the explorer is found; empty where it is not."""
        return self.at(address)

    def size(self, address: str, served: int | None) -> int | None:
        """Return how many bytes a file has where it is found from here; None if unknown."""
        return self.weigh(address, served)

    def view(self, address: str) -> str:
        """Return where another view of the explorer is found; empty where it is not."""
        return self.at(address)

    def mount(self, block: Block) -> str:
        """Return the place of a map; of a control, links to the pages that it leads to."""
        if isinstance(block, Drawing):
            name = escape(block.name)
            return (
                f'<div class="st-key-{name}"><div class="hge-page" data-map="{name}" '
                f'data-told="{escape(self.told(block))}"></div></div>'
            )
        return self._choice(block) if isinstance(block, Control) else ""

    def _choice(self, control: Control) -> str:
        if control.style == "reveal":
            return _reveal(control)
        if control.style not in _CHOICES:
            if control.style not in _NO_CHOICE:
                self.left.append(control.label)
            return "" if control.style == "switch" else super().mount(control)
        others = [one for one in control.options if one.value != control.present]
        links = {one.value: where for one in others if (where := self.options(control, one))}
        if not links:
            if others:
                self.left.append(control.label)
            return super().mount(control) or _unlinked(control)
        if control.grouped:
            return _folded(control, links)
        items = "".join(f"<li>{_option(control, one, links)}</li>" for one in control.options)
        return (
            f'<nav class="hge-choose st-key-{escape(control.name)}" '
            f'aria-label="{escape(control.label)}"><h2>{escape(control.label)}</h2>'
            f"<ul>{items}</ul></nav>"
        )


def _reveal(control: Control) -> str:
    """Return the box that shows the other choices on a small screen: the style sheet does it."""
    return (
        f'<div class="st-key-{escape(control.name)} hge-reveal-choices"><label>'
        f'<input type="checkbox"> {escape(control.label)}</label></div>'
    )


def _unlinked(control: Control) -> str:
    """Return what may be chosen elsewhere, where nothing is chosen yet."""
    items = "".join(f"<li>{escape(one.label)}</li>" for one in control.options)
    return f"<p>{escape(control.label)}:</p><ul>{items}</ul>" if items else ""


def _option(control: Control, option: Option, links: Mapping[str, str]) -> str:
    text = escape(option.label)
    if option.value == control.present:
        return f'<b aria-current="true">{text}</b>'
    if option.value in links:
        return f'<a href="{escape(links[option.value])}">{text}</a>'
    return f'<span class="hge-soft">{text}</span>'


def _folded(control: Control, links: Mapping[str, str]) -> str:
    """Return a control with many options under headings: a fold with the links of each."""
    present = next((one.label for one in control.options if one.value == control.present), "")
    parts = []
    for title, held in groupby(control.options, key=lambda one: one.group):
        linked = [one for one in held if one.value in links]
        items = "".join(f"<li>{_option(control, one, links)}</li>" for one in linked)
        parts += [f"<h3>{escape(title)}</h3><ul>{items}</ul>"] if items else []
    return (
        f'<nav class="hge-choose st-key-{escape(control.name)}" '
        f'aria-label="{escape(control.label)}">'
        f"<h2>{escape(control.label)}</h2><details><summary>{escape(present)}</summary>"
        f"{''.join(parts)}</details></nav>"
    )


def _files(name: str, files: Mapping[str, str]) -> str:
    return " ".join(
        f'<a href="{escape(files[kind])}" download="{escape(name)}.{kind}">{kind.upper()}</a>'
        for kind in ("svg", "csv")
        if kind in files
    )


@dataclass(frozen=True)
class Around:
    """What stands round a page.

    Attributes
    ----------
    root : str
        The way from the page to the root of the site; empty for a page that lies there.
    pages, addresses : mapping of str to str
        The pages of the bar by name: title, and where each lies from this page.
    shown, head : str
        The page's name, and that of the page of the bar that it belongs to.
    members, called : mapping of str to str, str
        The pages in its row, and what the row is called.
    sheets, scripts : sequence of str
        Where they lie, from the root.
    icon : str
    live : str
        Where the live explorer shows the same; empty where none is known.
    shared : str
        What those read that show a link to the page, as elements.
    data : mapping of str to str
        What the scripts are told of the page, by name.
    """

    root: str
    pages: Mapping[str, str]
    addresses: Mapping[str, str]
    shown: str
    head: str
    members: Mapping[str, str]
    called: str
    sheets: Sequence[str]
    scripts: Sequence[str]
    icon: str
    live: str
    shared: str
    data: Mapping[str, str]


def linked(page: Page, outlet: Linked, around: Around, more: Sequence[Block] = ()) -> str:
    """Return a page as one of many files.

    Parameters
    ----------
    page : Page
    outlet : Linked
    around : Around
    more : sequence of Block
        What stands below the page here alone.
    """
    head = headline(page.headline, outlet.view) + rendered(page.lead, outlet)
    rail, blocks = rendered(page.controls, outlet), rendered(page.blocks, outlet)
    below, live = rendered(more, outlet), _live(outlet.left, around.live)
    # Beside the choices where there are any, else under the page.
    side = f'<div class="st-key-rail">{rail}{live}</div>' if rail else ""
    below += "" if rail else live
    main = (
        '<main class="stMainBlockContainer"><div class="st-key-page">'
        f'<div><div class="stHtml">{head}</div></div>'
        f"{side}{blocks}{foot(page.foot)}</div>"
        + (f'<div class="hge-everything">{below}</div>' if below else "")
        + "</main>"
    )
    return shelled(page.title, main, around)


def shelled(title: str, main: str, around: Around) -> str:
    """Return the body of a page inside its shell."""
    sheets = "\n".join(
        f'<link rel="stylesheet" href="{around.root}{one}">' for one in around.sheets
    )
    scripts = "\n".join(
        f'<script defer src="{around.root}{one}"></script>' for one in around.scripts
    )
    top = bar(around.pages, around.addresses, around.shown, around.head)
    return _SHELL.format(
        root=around.root,
        data="".join(f' data-{name}="{escape(text)}"' for name, text in around.data.items()),
        policy=POLICY,
        title=markup(title),
        shared=around.shared,
        icon=around.icon,
        sheets=sheets,
        scripts=scripts,
        bar=top + row(around.members, around.addresses, around.shown, around.called),
        main=main,
        no_scripts=escape(SITE["no_scripts"]),
    )


def listing(title: str, page: Page, outlet: Linked, around: Around) -> str:
    """Return a page that the site alone has: a heading and blocks, without controls."""
    head = headline(page.headline, outlet.view)
    main = (
        '<main class="stMainBlockContainer"><div class="hge-listing">'
        f'<div class="stHtml">{head}</div>{rendered(page.blocks, outlet)}</div></main>'
    )
    return shelled(title, main, around)


def _live(left: Sequence[str], address: str) -> str:
    said = needs_live(left, linked=bool(address))
    link = f'<p><a href="{escape(address)}">{escape(SITE["live"])}</a></p>' if address else ""
    text = f'<p class="hge-soft">{escape(said)}</p>' if said else ""
    return f'<div class="hge-live">{text}{link}</div>' if text or link else ""


def shared(title: str, description: str, address: str, picture: str) -> str:
    """Return what is read where a link to a page is shown.

    Parameters
    ----------
    title, description : str
    address, picture : str
        Of the page and of its card, whole; empty where the site's own address is not known.
    """
    named = {
        "og:type": "website",
        "og:site_name": SHELL["name"],
        "og:locale": "en_GB",
        "og:title": title,
        "og:description": description,
        "og:url": address,
        "og:image": picture,
        "og:image:width": "1200" if picture else "",
        "og:image:height": "630" if picture else "",
        "og:image:alt": title if picture else "",
    }
    kind = "summary_large_image" if picture else "summary"
    canonical = f'<link rel="canonical" href="{escape(address)}">' if address else ""
    return "\n".join(
        [
            f'<meta name="description" content="{escape(description)}">',
            *([canonical] if canonical else []),
            *(
                f'<meta property="{name}" content="{escape(text)}">'
                for name, text in named.items()
                if text
            ),
            f'<meta name="twitter:card" content="{kind}">',
        ]
    )
