"""The bar of every page as HTML: the wordmark, the pages, and the row of pages under one."""

from collections.abc import Mapping
from html import escape

from explorer.words.labels import SHELL


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


def _links(pages: Mapping[str, str], addresses: Mapping[str, str], shown: str, head: str) -> str:
    current = {head: ' aria-current="true"'} | {shown: ' aria-current="page"'}
    return "".join(
        f'<a href="{escape(addresses[name])}" target="_self"{current.get(name, "")}>'
        f"{escape(text)}</a>"
        for name, text in pages.items()
    )
