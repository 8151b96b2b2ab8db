"""HTML for the page's own parts. Every text from outside is escaped here."""

import re
from collections.abc import Mapping
from html import escape

# Where it stands, links are followed within the session.
KEEPS = '<i class="hge-keeps" hidden></i>'


def last(links: Mapping[str, str]) -> str:
    """Return the links at the end of a page: their texts by address."""
    made = "".join(
        f'<a href="{escape(address)}" target="_self">{escape(text)}</a>'
        for address, text in links.items()
    )
    return f'<p class="hge-size">{made}</p>'


def said(message: str) -> str:
    """Return the plain answer to a search; empty where there is nothing to say."""
    return f'<p class="hge-said" role="status">{escape(message)}</p>'


def hint(text: str) -> str:
    """Return what may be written in a box."""
    return f'<p class="hge-soft">{escape(text)}</p>'


def problem(message: str) -> str:
    """Return what was wrong with a link or with the data."""
    return f'<p class="hge-problem" role="alert">{escape(message)}</p>'


def label(text: str) -> str:
    """Return a text that a button shows as it is: Streamlit reads labels as Markdown."""
    return re.sub(r"([^\w\s/])", r"\\\1", text)
