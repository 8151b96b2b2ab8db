"""A pack in any of its formats."""

from collections.abc import Callable

from explorer.errors import QuestionError
from explorer.packs.archive import archive
from explorer.packs.pdf import pdf
from explorer.questions.evidence.page import page
from explorer.questions.evidence.view import EvidenceView
from explorer.web.alone import alone
from explorer.words.evidence.terms import no_format


def _printed(view: EvidenceView, site: str) -> bytes:
    return pdf(page(view, site))


def _on_screen(view: EvidenceView, site: str) -> bytes:
    return alone(page(view, site, live=True)).encode()


_MADE: dict[str, Callable[[EvidenceView, str], bytes]] = {
    "pdf": _printed,
    "html": _on_screen,
    "zip": archive,
}
MEDIA = {"pdf": "application/pdf", "html": "text/html", "zip": "application/zip"}


def checked(name: str) -> str:
    """Return a format that there is.

    Raises
    ------
    QuestionError
        There is no such format; which there are is said.
    """
    if name not in _MADE:
        raise QuestionError(no_format(name, tuple(_MADE)))
    return name


def made(view: EvidenceView, name: str, site: str = "") -> bytes:
    """Return the pack of a view as a file.

    Parameters
    ----------
    view : EvidenceView
    name : str
        "pdf", "html" or "zip".
    site : str
        The address of an explorer that readers reach; empty for none.

    Raises
    ------
    QuestionError
        There is no such format.
    """
    return _MADE[checked(name)](view, site)


def file_name(view: EvidenceView, name: str) -> str:
    """Return what a pack's file is called, in plain letters: "E14001587-winchester.pdf"."""
    words = "".join(one if one.isascii() and one.isalnum() else " " for one in view.area.name)
    return f"{'-'.join([view.area.code, *words.lower().split()])}.{checked(name)}"
