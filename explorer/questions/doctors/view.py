"""The view of the page "Doctors"."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.analysis.breaks import USUAL_BREAKS, Breaks
from explorer.analysis.doctors.agreement import ACCESS_READINGS, HEADLINE
from explorer.analysis.doctors.definitions import DEFINITIONS, definition_record
from explorer.analysis.doctors.practices import counterpart
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.maps.hexagons import MAP, SHAPES
from explorer.maps.message import shaped
from explorer.places.areas import Area
from explorer.places.levels import BY_SLUG, NAMED
from explorer.questions.breaks import asked_breaks, broken
from explorer.questions.reading import asker, one_of, picked_area
from explorer.words.breaks import NO_BREAKS

AGREEMENT = "agreement"
COLOURS = (AGREEMENT, *DEFINITIONS)
LEVELS = tuple(slug for slug, level in BY_SLUG.items() if level.mapped)
# What doctors can be set against: indicator and sex.
OTHERS = {
    "deprivation": ("imd-score", None),
    "healthy-girls": (DEFAULT, "female"),
    "healthy-boys": (DEFAULT, "male"),
}
RATE, RATES = 50.0, (10.0, 150.0)
PLACES, MOST_PLACES = 1_000, 7_500
_FIRST_LEVEL, _FIRST_AREA = "constituency", "constituency:E14001104"
_SAME = ""
_NO, _YES = "0", "1"


@dataclass(frozen=True)
class DoctorsView:
    """What the page shows.

    Attributes
    ----------
    level : str
    colour : str
        "agreement", or the definition that the map is coloured by.
    to : str
        The definition, or the reading of access as "enhanced-5", that the colours switch to;
        empty shows no switch.
    area : Area or None
        Whose story is told; always of `level`.
    rate : float
        GPs per 100,000 patients that the reader sets as a level to reach.
    places : int
        New medical-school places that the reader spreads.
    other : str
        Of `OTHERS`, what doctors are set against.
    without : bool
        Whether the area's largest practice is left out.
    shape : str
        How maps draw areas: as they lie, or as hexagons.
    breaks : Breaks
        Where the figures of a definition are cut on the map; the usual ones are fifths.
    """

    level: str
    colour: str
    to: str
    area: Area | None
    rate: float
    places: int
    other: str
    without: bool
    shape: str = MAP
    breaks: Breaks = USUAL_BREAKS

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        return {
            "level": self.level,
            "colour": self.colour,
            **({"to": self.to} if self.to else {}),
            "area": self.area.key if self.area else "none",
            "rate": f"{self.rate:g}",
            "places": str(self.places),
            "other": self.other,
            **({"without": _YES} if self.without else {}),
            **shaped(self.shape),
            **broken(self.breaks),
        }

    def drawn_as(self, shape: str) -> "DoctorsView":
        """Return the view with areas drawn in another shape."""
        return replace(self, shape=shape if shape in SHAPES else MAP)

    def unasked(self, before: "DoctorsView") -> list[str]:
        """Return what else than what a reader chose is now another than before."""
        if self.level == before.level:
            return []
        plural = NAMED[self.level].plural
        notes = [f"The fifth and the colours are worked out anew among {plural}."]
        if before.area and self.area and self.area.name != before.area.name:
            notes.append(f"{self.area.name} has most of the patients of {before.area.name}.")
        if before.area and not self.area:
            notes.append(f"No area here stands for {before.area.name}.")
        if self.other != before.other:
            notes.append(
                f"What doctors were set against has no figures by {plural}: the first that has is "
                "shown."
            )
        return notes

    def by(self, level: str) -> "DoctorsView":
        """Return the view at another level, of the area there that has most of the patients."""
        there = counterpart(self.area, level) if self.area else None
        other = self.other if self.other in others(level) else others(level)[0]
        return replace(self, level=level, area=there, other=other, without=False)

    def coloured(self, colour: str) -> "DoctorsView":
        """Return the view in other colours; a switch that they do not have ends."""
        to = self.to if self.to in switches_of(colour) else _SAME
        # Breaks are of one definition's figures.
        return replace(self, colour=colour, to=to, breaks=USUAL_BREAKS)

    def switching(self, to: str) -> "DoctorsView":
        """Return the view that shows which areas change class."""
        return replace(self, to=to, breaks=USUAL_BREAKS)

    def picking(self, area: Area) -> "DoctorsView":
        """Return the view of another area's story, at its level; England is every area's frame."""
        if not NAMED[area.level].mapped:
            return replace(self, area=None, without=False)
        there = self if area.level == self.level else self.by(area.level)
        return replace(there, area=area, without=False)

    def reaching(self, rate: float) -> "DoctorsView":
        """Return the view with another level to reach."""
        return replace(self, rate=rate)

    def spreading(self, places: int) -> "DoctorsView":
        """Return the view with another number of places to spread."""
        return replace(self, places=places)

    def against(self, other: str) -> "DoctorsView":
        """Return the view with doctors set against something else."""
        return replace(self, other=other)

    def leaving_out(self, without: bool) -> "DoctorsView":
        """Return the view with or without the area's largest practice."""
        return replace(self, without=without)


def read(query: Mapping[str, str]) -> tuple[DoctorsView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them."""
    problems: list[str] = []
    asked = asker(query)
    area = picked_area(asked("area"), _FIRST_AREA, problems)
    area = area if area and NAMED[area.level].mapped else None
    first = area.level if area and asked("area") else _FIRST_LEVEL
    level = one_of(asked("level"), LEVELS, first, "level", problems)
    if area and area.level != level:
        area = counterpart(area, level)
    colour = one_of(asked("colour"), COLOURS, AGREEMENT, "colour", problems)
    to = asked("to")
    if to:
        to = one_of(to, switches_of(colour), _SAME, "switch", problems)
    rate = _amount(asked("rate"), RATE, RATES, "GPs per 100,000 patients", problems)
    places = _amount(asked("places"), PLACES, (0, MOST_PLACES), "number of places", problems)
    other = one_of(asked("other"), others(level), others(level)[0], "comparison", problems)
    without = one_of(asked("without"), (_NO, _YES), _NO, "switch", problems) == _YES
    shape = one_of(asked("shape"), SHAPES, MAP, "shape", problems)
    view = DoctorsView(
        level, colour, to, area, rate, int(places), other, without and area is not None, shape,
        _breaks(query, colour, to, problems),
    )  # fmt: skip
    return view, problems


def _breaks(query: Mapping[str, str], colour: str, to: str, problems: list[str]) -> Breaks:
    """Return the breaks asked for: only a map of one definition has figures to cut."""
    if colour != AGREEMENT and not to:
        return asked_breaks(query, definition_record(colour).decimals, problems)
    if query.get("breaks"):
        problems.append(NO_BREAKS)
    return USUAL_BREAKS


def switches_of(colour: str) -> tuple[str, ...]:
    """Return what the colours can switch to: other definitions, or other readings of access."""
    if colour == AGREEMENT:
        return ()
    readings = [
        f"{method}-{reach}" for method, reach in ACCESS_READINGS if (method, reach) != HEADLINE
    ]
    return (
        *(one for one in DEFINITIONS if one != colour),
        *(readings if colour == DEFINITIONS[-1] else ()),
    )


def others(level: str) -> tuple[str, ...]:
    """Return what doctors can be set against at a level: what has figures of its own there."""
    return tuple(
        name
        for name, (slug, sex) in OTHERS.items()
        if level in data.levels_of(indicator(slug))
        and data.figures(slug, level, sex).report.matched
    )


def _amount(
    text: str, default: float, limits: tuple[float, float], what: str, problems: list[str]
) -> float:
    """Return a number within limits, else the default and a problem."""
    if not text:
        return default
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    low, high = limits
    if low <= number <= high:
        return number
    problems.append(f"'{text}' cannot be {what}: it can be from {low:,.0f} to {high:,.0f}.")
    return default
