"""A part of a page as HTML that stands on somebody else's page: plain, small, without a session.

Scripts, styles, shapes and charts are fetched by addresses of this explorer, so that ten of them on
one page share what the browser has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from urllib.parse import urlencode

from explorer.maps.assets import content_hash, lean, script_urls, style_urls
from explorer.maps.inert import script_text
from explorer.questions.blocks import Chart, Drawing
from explorer.questions.embedding import ANSWER, Embedded, Part
from explorer.questions.page import every
from explorer.questions.registry import QUESTIONS
from explorer.typeface import whole
from explorer.web.markup import headline, paragraph
from explorer.web.render import Outlet, render
from explorer.web.sheets import LOOK, sheets_of
from explorer.words import embed as words
from explorer.words.labels import SHELL

_SCRIPTS = LOOK.parent / "scripts"
# What runs inside of a frame, what a host page may include, and what the form needs.
INSIDE, HOST, FORM = "embed-inside.js", "embed.js", "embed-form.js"
_FACE, _FORM_SHEET = "face.css", "embed-form.css"
OEMBED = {"json": "application/json+oembed", "xml": "text/xml+oembed"}
_SHELL = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<base target="_blank">
<link rel="icon" href="data:,">
<title>{title}</title>
{links}
</head>
<body class="stApp hge-alone {kind}">
{body}
{scripts}
</body>
</html>
"""


@dataclass(frozen=True)
class Frame:
    """How a part stands on a page.

    Attributes
    ----------
    width : int or None
        In pixels; None as wide as its place.
    height : int
        In pixels, of a frame whose height does not follow.
    """

    width: int | None
    height: int


# What a frame needs whose height does not follow: more than that scrolls inside.
_HEIGHTS = {"map": 820, "chart": 600, "table": 640, ANSWER: 320}
_NARROW, _NARROW_HEIGHTS = 560, {"map": 960, "chart": 640, "table": 720, ANSWER: 420}


def frame_of(part: Part, width: int | None, height: int | None = None) -> Frame:
    """Return a frame for a part; its height is the usual one unless it is given."""
    heights = _NARROW_HEIGHTS if width is not None and width <= _NARROW else _HEIGHTS
    return Frame(width, height or heights[part.kind])


def embed_page(found: Embedded, outlet: Outlet, site: str) -> str:
    """Return a part of a page as an HTML page.

    Parameters
    ----------
    found : Embedded
    outlet : Outlet
        Says where charts and other views are found.
    site : str
        The explorer's own address, for what others read of it.
    """
    part, page = found.part, found.page
    full = f"./?{urlencode(found.view)}"
    drawn, data, scripts = _part(part, outlet)
    problems = "".join(f'<p class="hge-problem">{escape(one)}</p>' for one in found.problems)
    note = " ".join(filter(None, [words.RANGES, part.note]))
    source = (
        f'<p class="hge-source"><strong>{words.SOURCE}</strong> {escape(part.source)}</p>'
        if part.source
        else paragraph(words.SOURCES_THERE, "hge-soft")
    )
    body = (
        f'<main id="answer">{_head(found, outlet)}{problems}'
        f'<div class="st-key-{escape(page.name or "map")}">{drawn}</div>'
        f"{paragraph(note, 'hge-soft')}{source}{paragraph(page.foot, 'hge-soft')}"
        f'<p class="hge-full"><a href="{escape(full)}" rel="noopener">{words.FULL}</a> '
        f"<span>{words.PROVIDER}</span></p></main>{data}"
    )
    return _SHELL.format(
        title=escape(words.frame_title(part.title)),
        links=_links(page.name, f"{site}{full.removeprefix('./')}", oembed_address(site, found)),
        kind="hge-embed",
        # A link that a reader follows opens beside the page in which the part stands.
        body=body.replace('target="_self"', 'target="_blank" rel="noopener"'),
        scripts=_scripts([*scripts, asset_address(INSIDE)]),
    )


def told_page(sentence: str) -> str:
    """Return what stands in a frame where nothing can be shown: what is wrong, and a link."""
    body = (
        f'<main id="answer">{paragraph(sentence)}'
        f'<p class="hge-full"><a href="./" rel="noopener">{words.PROVIDER}</a></p></main>'
    )
    sheets = (asset_address(_FACE), asset_address(_sheet("")))
    return _SHELL.format(
        title=words.PROVIDER,
        links="\n".join(f'<link rel="stylesheet" href="{one}">' for one in sheets),
        kind="hge-embed",
        body=body,
        scripts=_scripts([asset_address(INSIDE)]),
    )


def _head(found: Embedded, outlet: Outlet) -> str:
    """Return what is above a part: its title and the page's answer, or that where it has a title.

    A chart has its title inside, and so have some other kinds.
    """
    part, answer = found.part, found.page.headline
    if part.kind == ANSWER:
        return headline(answer, outlet.view)
    limits = f" ({answer.range})" if answer.range else ""
    if isinstance(part.block, Chart) or hasattr(part.block, "title"):
        return f"<h1>{escape(answer.title)}{escape(limits)}</h1>"
    return f"<h1>{escape(part.title)}</h1>" + paragraph(
        f"{answer.title}{limits}" if answer.title != part.title else ""
    )


def _part(part: Part, outlet: Outlet) -> tuple[str, str, list[str]]:
    """Return a part's markup, the messages of its maps, and the scripts that draw these."""
    if part.block is None:
        return "", "", []
    maps = [one for one in every([part.block]) if isinstance(one, Drawing)]
    data = "".join(
        f'<script type="application/json" data-for="{escape(one.name)}">'
        f"{script_text(one.message)}</script>"
        for one in maps
    )
    drawn = render(part.block, outlet)
    if part.kind == "table" and not maps:
        # A long table scrolls in its place, by the keyboard too.
        label = escape(part.title)
        drawn = (
            f'<div class="hge-scroll" role="region" tabindex="0" aria-label="{label}">{drawn}</div>'
        )
    return drawn, data, script_urls() if maps else []


def _links(name: str, canonical: str, oembed: str) -> str:
    sheets = [*style_urls(), asset_address(_FACE), asset_address(_sheet(name))]
    links = [f'<link rel="stylesheet" href="{escape(one)}">' for one in sheets]
    links.append(f'<link rel="canonical" href="{escape(canonical)}">')
    links += [
        f'<link rel="alternate" type="{kind}" href="{escape(f"{oembed}&format={form}")}">'
        for form, kind in OEMBED.items()
    ]
    return "\n".join(links)


def _scripts(addresses: Sequence[str]) -> str:
    return "\n".join(f'<script src="{escape(one)}"></script>' for one in addresses)


def oembed_address(site: str, found: Embedded) -> str:
    """Return where a program asks how to embed a part, without the format."""
    url = f"{site}embed?{urlencode(found.query)}"
    return f"{site}oembed?{urlencode({'url': url})}"


def code(found: Embedded, frame: Frame, site: str, *, follows: bool) -> str:
    """Return the code that a host page needs.

    Parameters
    ----------
    found : Embedded
    frame : Frame
    site : str
        The explorer's own address, with its last slash.
    follows : bool
        Whether the height follows what is shown, by a script.
    """
    source = f"{site}embed?{urlencode(found.query)}"
    title = words.frame_title(found.part.title)
    width = "100%" if frame.width is None else str(frame.width)
    tag = (
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="{width}" '
        f'height="{frame.height}" loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )
    script = f'\n<script src="{escape(site)}{HOST}" async></script>' if follows else ""
    return f"{tag}{script}"


# Files ----------------------------------------------------------------------------------------


def asset_address(name: str) -> str:
    """Return the address of a script or sheet; it changes when the content does."""
    return f"assets/embed/{content_hash(asset(name).encode())}/{name}"


@cache
def asset(name: str) -> str:
    """Return a script or sheet of ours.

    Raises
    ------
    LookupError
        There is none of that name.
    """
    if name in (INSIDE, FORM, HOST):
        return lean(_SCRIPTS / name)
    if name == _FACE:
        return whole()
    pages = {_sheet(one): one for one in QUESTIONS}
    looks = [LOOK / "embed.css"]
    if name == _FORM_SHEET:
        looks = [LOOK / _FORM_SHEET]
    elif name not in pages:
        raise LookupError(name)
    own = sheets_of(pages[name]) if name in pages else []
    held = [LOOK / "look.css", *own, LOOK / "print.css", LOOK / "alone.css", *looks]
    return "".join(map(lean, held))


def _sheet(name: str) -> str:
    return f"page-{name or 'map'}.css"


# The form -------------------------------------------------------------------------------------
_WIDTHS = (None, 300, 480, 640, 800)


def form_page(
    found: Embedded, parts: Sequence[Part], frame: Frame, site: str, *, follows: bool
) -> str:
    """Return the form that gives the code, with a preview; it works without scripts too.

    Parameters
    ----------
    found : Embedded
        What is chosen.
    parts : sequence of Part
        What can be chosen.
    frame : Frame
    site : str
    follows : bool
        Whether the height is to follow.
    """
    told = words.FORM
    hidden = "".join(
        f'<input type="hidden" name="{escape(key)}" value="{escape(value)}">'
        for key, value in found.view.items()
    )
    chosen = (found.part.kind, found.part.name)
    options = "".join(
        f'<option value="{escape(f"{one.kind}:{one.name}")}"'
        f"{' selected' if (one.kind, one.name) == chosen else ''}>"
        f"{escape(words.part_label(one.kind, one.title))}</option>"
        for one in parts
    )
    widths = "".join(
        f'<option value="{one or ""}"{" selected" if one == frame.width else ""}>'
        f"{told['full'] if one is None else told['pixels'].format(n=one)}</option>"
        for one in dict.fromkeys((*_WIDTHS, frame.width))
    )
    preview = code(found, frame, "", follows=False)
    text = code(found, frame, site, follows=follows)
    back = f"./?{urlencode(found.view)}"
    body = (
        f'<a class="hge-skip" href="#answer" target="_self">{SHELL["skip"]}</a>'
        '<header class="hge-top"><span class="hge-mark" aria-hidden="true"><i></i><i></i></span>'
        f"<span>{words.PROVIDER}</span></header>"
        f'<main id="answer"><h1>{told["title"]}</h1><p>{escape(found.page.headline.title)}</p>'
        f'<p class="hge-soft">{told["about"]}</p>'
        f'<form action="embed-code" method="get" target="_self">{hidden}'
        f'<label>{told["part"]} <select name="part">{options}</select></label>'
        f'<label>{told["width"]} <select name="width">{widths}</select></label>'
        '<label class="hge-tick"><input type="hidden" name="follow" value="0">'
        f'<input type="checkbox" name="follow" value="1"{" checked" if follows else ""}> '
        f"{told['follow']}</label>"
        f'<button type="submit">{told["show"]}</button></form>'
        f'<h2 id="code-title">{told["code"]}</h2>'
        '<textarea id="code" rows="6" readonly aria-labelledby="code-title" '
        f'data-site="{escape(site)}">'
        f"{escape(text)}</textarea>"
        f'<p><button type="button" id="copy" hidden>{told["copy"]}</button> '
        f'<span role="status" id="copied" data-text="{told["copied"]}"></span></p>'
        f"<h2>{told['preview']}</h2>{preview}"
        f'<p><a href="{escape(back)}" target="_self">{told["back"]}</a></p>'
        "</main>"
    )
    return _SHELL.format(
        title=told["window"],
        links="\n".join(
            f'<link rel="stylesheet" href="{asset_address(one)}">' for one in (_FACE, _FORM_SHEET)
        ),
        kind="hge-form",
        body=body,
        scripts=_scripts([HOST, asset_address(FORM)]),
    )
