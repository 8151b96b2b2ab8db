"""HTML for the page's own parts. Every text from outside is escaped here."""

import re
from collections.abc import Mapping
from html import escape

from explorer.words.labels import SHELL


def bar(pages: Mapping[str, str], shown: str) -> str:
    """Return the top bar: the wordmark, the pages by name, the link past the controls."""
    links = "".join(_link(name, text, name == shown) for name, text in pages.items())
    return (
        f'<a class="hge-skip" href="#answer">{SHELL["skip"]}</a>'
        '<header class="hge-top"><span class="hge-mark" aria-hidden="true"><i></i><i></i></span>'
        f'<span>{SHELL["name"]}</span><nav aria-label="{SHELL["pages"]}">{links}</nav></header>'
    )


def _link(name: str, text: str, shown: bool) -> str:
    address = f"?page={name}" if name else "?"
    current = ' aria-current="page"' if shown else ""
    return f'<a href="{address}" target="_self"{current}>{escape(text)}</a>'


def said(message: str) -> str:
    """Return the plain answer to a search; empty where there is nothing to say."""
    return f'<p class="hge-said" role="status">{escape(message)}</p>'


def problem(message: str) -> str:
    """Return what was wrong with a link or with the data."""
    return f'<p class="hge-problem" role="alert">{escape(message)}</p>'


def label(text: str) -> str:
    """Return a text that a button shows as it is: Streamlit reads labels as Markdown."""
    return re.sub(r"([^\w\s/])", r"\\\1", text)
