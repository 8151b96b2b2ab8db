"""HTML for the page's own parts. Every text from outside is escaped here."""

import re
from html import escape


def size(address: str, text: str) -> str:
    """Return the link that changes the size of text."""
    return f'<p class="hge-size"><a href="{escape(address)}" target="_self">{escape(text)}</a></p>'


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
