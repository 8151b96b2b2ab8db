"""What a run makes: where, which part of the site, and what is known of where it will be read."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from explorer.errors import QuestionError
from explorer.site.addresses import Wanted
from explorer.words.site import bad_address

_WEB = ("http", "https")


@dataclass(frozen=True)
class Order:
    """What a run makes.

    Attributes
    ----------
    folder : Path
        Where the files go.
    address : str
        Of the site, with a slash at its end; empty where it is not known.
    live : str
        Of a live explorer that pages may lead to, with a slash at its end; empty for none.
    wanted : Wanted
        Which pages.
    packs : tuple of str
        The levels whose areas have their evidence packs here.
    packed : bool
        Whether texts lie beside themselves compressed, for servers that send them so.
    """

    folder: Path
    address: str = ""
    live: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    packs: tuple[str, ...] = ()
    packed: bool = False


def checked_address(text: str) -> str:
    """Return the address of a site with a slash at its end; empty for an empty text.

    Raises
    ------
    QuestionError
        It is none.
    """
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        known = parts.scheme in _WEB and bool(parts.hostname) and not parts.query
    except ValueError:
        known = False
    if not known or parts.fragment or any(one in text for one in "\"'<> \\") or not text.isascii():
        raise QuestionError(bad_address(text))
    return text.rstrip("/") + "/"
