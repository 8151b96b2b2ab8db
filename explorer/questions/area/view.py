"""The view of an area's page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.analysis.similar import VARIABLES
from explorer.errors import QuestionError
from explorer.indicators.catalogue import catalogue
from explorer.maps.hexagons import MAP, SHAPES
from explorer.maps.message import shaped
from explorer.places import search
from explorer.places.areas import Area, register
from explorer.questions.map.view import BLACKPOOL
from explorer.questions.reading import asker, one_of, picked_area

ALL, NOTHING = "all", "none"


@dataclass(frozen=True)
class AreaView:
    """What the page shows.

    Attributes
    ----------
    area : Area
    without : str
        A variable that is left out when areas alike are looked for, or `NOTHING`.
    on, ladder, row : str
        Measures as ``slug.sex``: on which areas alike are compared, which stands at every scale,
        and which one a link leads to. Empty for the page's own choice, and for no such link.
    open : str
        `ALL` where every theme is open; else empty.
    shape : str
        How the small map draws areas: as they lie, or as hexagons.
    asked : str
        What was asked for where that is no area in force; else empty.
    """

    area: Area
    without: str = NOTHING
    on: str = ""
    ladder: str = ""
    row: str = ""
    open: str = ""
    shape: str = MAP
    asked: str = ""

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        query = {"area": self.area.key}
        for name in ("without", "on", "ladder", "row", "open"):
            value = getattr(self, name)
            if value and value != NOTHING:
                query[name] = value
        return query | shaped(self.shape)

    def unasked(self, before: "AreaView") -> list[str]:
        """Return nothing: no choice changes another here."""
        return []

    @property
    def left_out(self) -> tuple[str, ...]:
        """The variables that are left out."""
        return () if self.without == NOTHING else (self.without,)

    def leaving_out(self, name: str) -> "AreaView":
        """Return the view with another variable left out."""
        return replace(self, without=name if name in VARIABLES else NOTHING, asked="")

    def comparing(self, row: str) -> "AreaView":
        """Return the view with areas alike compared on another measure."""
        return replace(self, on=row, asked="")

    def climbing(self, row: str) -> "AreaView":
        """Return the view with another measure at every scale."""
        return replace(self, ladder=row, asked="")

    def opening(self, every: object) -> "AreaView":
        """Return the view with all themes open, or the first ones."""
        return replace(self, open=ALL if every else "", asked="")

    def drawn_as(self, shape: str) -> "AreaView":
        """Return the view with areas drawn in another shape."""
        return replace(self, shape=shape if shape in SHAPES else MAP, asked="")

    def figure(self, row: str) -> "AreaView":
        """Return the view that a link to one figure leads to."""
        return AreaView(self.area, row=row)


def read(query: Mapping[str, str]) -> tuple[AreaView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them.

    Parameters
    ----------
    query : mapping of str to str
        As typed or shared; nothing in it is trusted. A wrong part falls back to its default
        and is named.
    """
    problems: list[str] = []
    asked = asker(query)
    text = asked("area")
    area = picked_area(text or BLACKPOOL, BLACKPOOL, problems)
    if area is None:
        area = register().area(*BLACKPOOL.split(":"))
    without = one_of(asked("without"), (*VARIABLES, NOTHING), NOTHING, "variable", problems)
    rows = [f"{slug}.{sex}" for slug, one in catalogue().items() for sex in one.sexes]
    on, ladder, row = (_measure(asked(name), rows, problems) for name in ("on", "ladder", "row"))
    opened = one_of(asked("open"), (ALL,), "", "way to open themes", problems)
    shape = one_of(asked("shape"), SHAPES, MAP, "shape", problems)
    former = text if text and text != area.key and problems else ""
    return AreaView(area, without, on, ladder, row, opened, shape, former), problems


def _measure(text: str, rows: list[str], problems: list[str]) -> str:
    if not text or text in rows:
        return text
    problems.append(f"There is no measure '{text}' here.")
    return ""


def became(view: AreaView) -> list[Area]:
    """Return the areas that what was asked for may mean, or has become; none where it is one."""
    if not view.asked:
        return []
    try:
        found = list(search.once(one.area for one in search.find(view.asked).found))
    except QuestionError:
        return []
    # The page itself is the answer where it is the only one.
    return [] if [one.code for one in found] == [view.area.code] else found
