"""Names of places in the other nations, so that a search for one is told apart from a slip."""

from functools import cache
from pathlib import Path

from explorer.places import names
from explorer.places.files import columns_of
from explorer.root import data_root

_CODES = {"W": "Wales", "S": "Scotland", "N": "Northern Ireland", "K": "the United Kingdom"}
# Nations and islands whose places no source here lists, as compared.
_WHOLE = {
    "uk", "united kingdom", "great britain", "britain", "gb", "british isles", "ireland",
    "republic of ireland", "isle of man", "channel islands", "jersey", "guernsey",
}  # fmt: skip
_ALSO = ("city", "islands", "county")
_DIRECTIONS = {"north", "south", "east", "west", "mid", "central", "city", "isle", "na"}
_SHORT = 4


def nation_of(text: str) -> str | None:
    """Return the nation in which a place of that name lies, or None.

    Authorities and constituencies of Wales, Scotland and Northern Ireland are known, and the
    first place that such a name has ("Cardiff" of "Cardiff West"). A nation or island that no
    source lists is its own.
    """
    if names.plain(text) in _WHOLE:
        return text
    known = _nations(data_root())
    return next((known[name] for name, _ in names.readings(text) if name in known), None)


def nation_of_code(code: str) -> str | None:
    """Return the nation that a code of the ONS belongs to, or None for England and for none."""
    return _CODES.get(code[:1])


@cache
def _nations(root: Path) -> dict[str, str]:
    rows = columns_of(root, "elsewhere.csv", ("name", "nation"))
    known = {names.plain(name): nation for name, nation in rows}
    for name, nation in list(known.items()):
        words = [word for word in name.split(" and ")[0].split() if word not in _ALSO]
        if words and words[0] not in _DIRECTIONS:
            known.setdefault(" ".join(words), nation)
            if len(words[0]) > _SHORT:
                known.setdefault(words[0], nation)
    return known
