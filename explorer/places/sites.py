"""Places that are a point with a name: they have no shape, and nothing lies inside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from explorer.errors import QuestionError
from explorer.places.files import columns_of, damaged
from explorer.root import data_root

_FILE = "sites.csv"
_COLUMNS = ("kind", "code", "name", "sort", "town", "latitude", "longitude")


@dataclass(frozen=True)
class Kind:
    """A kind of place that is a point.

    Attributes
    ----------
    slug : str
        The word used on the command line, in URLs and as the level in files of values.
    singular, plural : str
        What readers call one of them, and several.
    label : str
        What a list to choose from calls them.
    """

    slug: str
    singular: str
    plural: str
    label: str


@dataclass(frozen=True)
class Site:
    """One place that is a point.

    Attributes
    ----------
    kind, code, name : str
        `kind` and `code` together identify it.
    sort : str
        Which sort of its kind it is, as the file has it: "acute", "ambulance" or "both".
    town : str
        Where its headquarters are.
    latitude, longitude : float
        Of the headquarters, degrees.
    """

    kind: str
    code: str
    name: str
    sort: str
    town: str
    latitude: float
    longitude: float

    @property
    def key(self) -> str:
        """The unambiguous name: ``trust:R0A``."""
        return f"{self.kind}:{self.code}"


# A further kind is a row here, and its places are rows of the file.
KINDS = {kind.slug: kind for kind in (Kind("trust", "NHS trust", "NHS trusts", "Trusts"),)}


def sites(kind: str) -> Mapping[str, Site]:
    """Return the places of a kind by code, in order of code."""
    return _sites(data_root()).get(kind, {})


def site(kind: str, code: str) -> Site:
    """Return one place, or say that there is none.

    Raises
    ------
    QuestionError
        There is no such kind, or no such place of it.
    """
    if kind not in KINDS:
        raise QuestionError(f"There is no kind of place '{kind}'. Kinds are {', '.join(KINDS)}.")
    held = sites(kind)
    if code not in held:
        raise QuestionError(f"There is no {KINDS[kind].singular} with the code {code}.")
    return held[code]


@cache
def _sites(root: Path) -> Mapping[str, Mapping[str, Site]]:
    found: dict[str, dict[str, Site]] = {}
    for kind, code, name, sort, town, latitude, longitude in columns_of(root, _FILE, _COLUMNS):
        try:
            one = Site(kind, code, name, sort, town, float(latitude), float(longitude))
        except ValueError as error:
            raise damaged(_FILE, error) from error
        found.setdefault(one.kind, {})[one.code] = one
    return found
