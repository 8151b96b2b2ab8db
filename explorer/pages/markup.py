"""HTML for the page's own parts. Every text from outside is escaped here."""

import re
from collections.abc import Mapping
from html import escape

from explorer.words.labels import SHELL


def bar(pages: Mapping[str, str], addresses: Mapping[str, str], shown: str) -> str:
    """Return the top bar: the wordmark, the pages by name, the link past the controls.

    Parameters
    ----------
    pages, addresses : mapping of str to str
        Title and address of each page by its name.
    shown : str
        The page that is shown.
    """
    links = "".join(_link(addresses[name], text, name == shown) for name, text in pages.items())
    # Of the two lists the style sheet shows one: where there is no room, pages fold.
    return (
        f'<a class="hge-skip" href="#answer">{SHELL["skip"]}</a>'
        '<header class="hge-top"><span class="hge-mark" aria-hidden="true"><i></i><i></i></span>'
        f'<span class="hge-name">{SHELL["name"]}</span>'
        f'<nav class="hge-pages" aria-label="{SHELL["pages"]}">{links}</nav>'
        f'<details class="hge-menu"><summary>{SHELL["menu"]}</summary>'
        f'<nav aria-label="{SHELL["pages"]}">{links}</nav></details></header>'
    )


def _link(address: str, text: str, shown: bool) -> str:
    current = ' aria-current="page"' if shown else ""
    return f'<a href="{escape(address)}" target="_self"{current}>{escape(text)}</a>'


def said(message: str) -> str:
    """Return the plain answer to a search; empty where there is nothing to say."""
    return f'<p class="hge-said" role="status">{escape(message)}</p>'


def problem(message: str) -> str:
    """Return what was wrong with a link or with the data."""
    return f'<p class="hge-problem" role="alert">{escape(message)}</p>'


def label(text: str) -> str:
    """Return a text that a button shows as it is: Streamlit reads labels as Markdown."""
    return re.sub(r"([^\w\s/])", r"\\\1", text)
