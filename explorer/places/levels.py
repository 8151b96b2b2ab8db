"""The levels of geography: what each is called and what it lies inside."""

from dataclasses import dataclass

from explorer.errors import QuestionError


@dataclass(frozen=True)
class Level:
    """One level of geography.

    Attributes
    ----------
    slug : str
        The word used on the command line, in URLs and in data files.
    singular, plural : str
        What readers call one area of it, and several.
    points : bool
        Whether its places are points with a name: such a kind is no level of areas, has no shapes
        and nothing lies inside it.
    short : str
        The same as `singular` where room is short; empty where that fits.
    inside : tuple of str
        Levels that an area of this level nests in, nearest first.
    mapped : bool
        Whether the level is a choice on the map (England is only a benchmark).
    """

    slug: str
    singular: str
    plural: str
    inside: tuple[str, ...] = ()
    mapped: bool = True
    short: str = ""
    points: bool = False

    @property
    def one(self) -> str:
        """One of it, with its article: "an upper-tier local authority"."""
        return f"{'an' if self.singular[0] in 'aeiou' else 'a'} {self.singular}"

    @property
    def place(self) -> str:
        """One of it in a sentence about any: "area", or what points are called."""
        return self.singular if self.points else "area"

    @property
    def places(self) -> str:
        """Several of it in a sentence about any: "areas", or what points are called."""
        return self.plural if self.points else "areas"

    @property
    def label(self) -> str:
        """What a list to choose from calls it: "Upper-tier authority"."""
        return (self.short or self.singular).capitalize()


LEVELS = (
    Level("country", "country", "countries", mapped=False),
    Level("region", "region", "regions", ("country",)),
    Level(
        "upper-tier",
        "upper-tier local authority",
        "upper-tier local authorities",
        ("region", "country"),
        short="upper-tier authority",
    ),
    Level(
        "district",
        "district",
        "districts",
        ("upper-tier", "region", "country"),
    ),
    Level("constituency", "constituency", "constituencies", ("region", "country")),
    Level(
        "icb",
        "integrated care board",
        "integrated care boards",
        ("nhs-region", "country"),
    ),
)

BY_SLUG = {level.slug: level for level in LEVELS}

# Kinds of place that are points: a further kind is a row here, and its places are rows of
# boundaries/places/sites.csv. They are shown and compared where they are asked for by name, and
# stand in no list of levels or areas.
POINTS = (Level("trust", "trust", "trusts", points=True),)
NAMED = BY_SLUG | {kind.slug: kind for kind in POINTS}

# A name that fits several areas is taken as the first of these at which the
# question can be answered.
PREFERENCE = ("upper-tier", "district", "constituency", "icb", "region", "country")

# Districts and upper-tier authorities that share a code are one place.
SAME_PLACE = frozenset({"upper-tier", "district"})

ENGLAND = "E92000001"


def level(slug: str) -> Level:
    """Return the level or kind of place called `slug`, or say which there are."""
    try:
        return NAMED[slug]
    except KeyError:
        raise QuestionError(f"There is no level '{slug}'. Levels are {', '.join(NAMED)}.") from None
