"""Whether the source itself says that a file may be used: the Open Government Licence."""

import re
from html import unescape

from explorer.build.update.refusing import NotFetchedError
from explorer.words import updating as words

# As publishers write it: "Licence" or "License", "v3.0", "v.3.0", "(v3)", "version 3", its address.
_NAMED = re.compile(
    r"open\s+government\s+licen[cs]e\s*,?\s*\(?\s*(?:v(?:ersion)?\.?\s*)?(?P<version>\d(?:\.\d)?)?"
    r"|nationalarchives\.gov\.uk/doc/open-government-licence/version/(?P<linked>\d)",
    re.IGNORECASE,
)
_NEWEST = "3"
# What takes the licence back for all of what is published, wherever it stands beside it.
_TAKEN_BACK = re.compile(
    r"(?:not\s+(?:licensed|available|published|released)\s+under\s+the\s+open\s+government"
    r"|non-?commercial\s+(?:government\s+licen[cs]e|use\s+only)|all\s+rights\s+reserved"
    r"|no\s+(?:re-?use|redistribution))",
    re.IGNORECASE,
)


def is_open(text: str) -> bool:
    """Whether a statement names version 3 of the Open Government Licence, and does not deny it.

    A statement that names no version means the current one, which is 3.
    """
    plain = " ".join(unescape(text).split())
    versions = {
        (found["version"] or found["linked"] or _NEWEST)[0] for found in _NAMED.finditer(plain)
    }
    bare = re.sub(r"<[^>]*>", " ", plain)
    return versions == {_NEWEST} and not _TAKEN_BACK.search(" ".join(bare.split()))


def check(text: str, where: str) -> None:
    """Refuse what is not published under the Open Government Licence.

    Raises
    ------
    NotFetchedError
        The statement does not name it.
    """
    if not is_open(text):
        raise NotFetchedError(words.no_licence(where))
