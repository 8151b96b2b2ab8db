"""HTML for the page's own parts. Every text from outside is escaped here."""

import re
from html import escape

from explorer.words.labels import SHELL

# Where it stands, links are followed within the session.
KEEPS = '<i class="hge-keeps" hidden></i>'


def bar(pages: Mapping[str, str], addresses: Mapping[str, str], shown: str, head: str) -> str:
    """Return the top bar: the wordmark, the pages by name, the link past the controls.

    Parameters
    ----------
    pages, addresses : mapping of str to str
        Title and address of each page by its name.
    shown : str
        The page that is shown.
    head : str
        The page of the bar to which it belongs.
    """
    links = _links(pages, addresses, shown, head)
    # Of the two lists the style sheet shows one: where there is no room, pages fold.
    return (
        f'<a class="hge-skip" href="#answer">{SHELL["skip"]}</a>'
        '<header class="hge-top"><span class="hge-mark" aria-hidden="true"><i></i><i></i></span>'
        f'<span class="hge-name">{SHELL["name"]}</span>'
        f'<nav class="hge-pages" aria-label="{SHELL["pages"]}">{links}</nav>'
        f'<details class="hge-menu"><summary>{SHELL["menu"]}</summary>'
        f'<nav aria-label="{SHELL["pages"]}">{links}</nav></details></header>'
    )


def row(pages: Mapping[str, str], addresses: Mapping[str, str], shown: str, called: str) -> str:
    """Return the pages that stand in one row under the bar; empty where there are none.

    Parameters
    ----------
    pages, addresses : mapping of str to str
        What each page is called in the row, and its address, by its name.
    shown : str
        The page that is shown.
    called : str
        The name of the row, for those who hear it.
    """
    if not pages:
        return ""
    links = _links(pages, addresses, shown, shown)
    return f'<nav class="hge-row" aria-label="{escape(called)}">{links}</nav>'


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
