"""The view of the page on a reader's own data: a file, how it is read, and what is picked out.

Nothing of it stands in an address. A view holds what the reader opened, in the memory of the
session; a page that is opened anew in the same session finds the view that was there last.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from explorer.analysis.yours.bundle import from_bundle, looks_like_bundle
from explorer.analysis.yours.joined import Joined
from explorer.analysis.yours.measure import Own, brought, own
from explorer.analysis.yours.opened import Opened, opened
from explorer.analysis.yours.places import LEVELS
from explorer.analysis.yours.settings import DECIMALS, NO_LIMITS, Settings, settled
from explorer.analysis.yours.templates import EXAMPLE, example
from explorer.errors import QuestionError
from explorer.indicators import yours
from explorer.maps.hexagons import MAP, SHAPES
from explorer.places.areas import Area, named_apart, plainly_named, register
from explorer.questions.page import Given
from explorer.words.yours.page import PAGE, opened_text

NAME = "yours"
_VIEW = "view"
# Everything is found, and nothing chosen.
FOUND = Settings()
# Columns that rows of one area differ by, and that are shown to choose from.
FILTERS = 4


@dataclass(frozen=True)
class YoursView:
    """What the page shows.

    Attributes
    ----------
    file : Opened or None
        The file that was opened last, unless it was a bundle.
    settings : Settings
        How it is read.
    when : str
        What year its figures are of, as the reader wrote it.
    slug : str
        The measure that is shown; empty where there is none.
    a, b : Area or None
        Two places that are picked out, of its level.
    shape : str
        How the map draws areas.
    told : tuple of str
        What to say of what was done last.
    """

    file: Opened | None = None
    settings: Settings = FOUND
    when: str = ""
    slug: str = ""
    a: Area | None = None
    b: Area | None = None
    shape: str = MAP
    told: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Tell two places of one name apart."""
        named = iter(named_apart(plainly_named(area for area in (self.a, self.b) if area)))
        for letter in ("a", "b"):
            if getattr(self, letter):
                object.__setattr__(self, letter, next(named))

    def to_query(self) -> dict[str, str]:
        """Return nothing: what is a reader's own stands in no address."""
        return {}

    def unasked(self, _before: "YoursView") -> list[str]:
        """Return nothing: the page tells of itself what it did."""
        return []

    @property
    def measure(self) -> Own | None:
        """The figures that are shown."""
        held = yours.brought().get(self.slug)
        return held.source if held else None

    @property
    def joined(self) -> Joined | None:
        """The file as it was joined; None without one.

        Raises
        ------
        QuestionError
            It cannot be, as the settings are.
        """
        return self.file.joined(self.settings) if self.file else None

    # What a reader does ---------------------------------------------------------------------

    def opening(self, given: object) -> "YoursView":
        """Return the view with a file that was loaded: a table, or a bundle.

        Raises
        ------
        QuestionError
            It is nothing that can be read; the sentence says what would work.
        """
        if not isinstance(given, bytes):
            raise QuestionError(PAGE["nothing"])
        session = yours.opened()
        content, name = bytes(given), given.name if isinstance(given, Given) else ""
        if looks_like_bundle(content):
            return self._bundle(from_bundle(content))
        file = opened(name, content, date.today())
        # What can be read at all is held: another sheet or column may do where none was found.
        file.grid()
        session.files[NAME] = file
        return _remembered(YoursView(file)._read())

    def trying(self, _: object) -> "YoursView":
        """Return the view with the worked example."""
        return self.opening(Given(example().encode(), EXAMPLE))

    def set(self, name: str, value: object) -> "YoursView":
        """Return the view with one setting of how the file is read.

        Parameters
        ----------
        name : str
            Of a field of `Settings`.
        value : object
            Its text; empty to have it found.

        Raises
        ------
        QuestionError
            The file cannot be read so.
        """
        text = str(value or "").strip()
        if name == "level" and text not in ("", *LEVELS):
            raise QuestionError(PAGE["no_level"])
        if name == "decimal" and text not in ("", *DECIMALS):
            raise QuestionError(PAGE["no_decimal"])
        return self._with(settled(self.settings, **{name: text}))

    def limited(self, on: object) -> "YoursView":
        """Return the view with limits read, or not."""
        sign = "" if on else NO_LIMITS
        return self._with(replace(self.settings, lower=sign, upper=sign))

    def only(self, at: int, text: object) -> "YoursView":
        """Return the view with other rows of a long table: those with a text in a column."""
        joined = self.joined
        if joined is None or at >= len(joined.filters):
            raise QuestionError(PAGE["nothing"])
        chosen = [(one.column.name, one.chosen) for one in joined.filters]
        chosen[at] = (chosen[at][0], str(text))
        return self._with(replace(self.settings, only=tuple(chosen)))

    def dated(self, text: object) -> "YoursView":
        """Return the view with a year that the figures are of."""
        return _remembered(replace(self, when=str(text or "").strip(), told=())._read())

    def showing(self, slug: object) -> "YoursView":
        """Return the view with another of the reader's measures."""
        if str(slug) not in yours.brought():
            raise QuestionError(PAGE["no_measure"])
        kept = self if str(slug) == self.slug else YoursView(shape=self.shape)
        return _remembered(replace(kept, slug=str(slug), told=()))

    def without(self, slug: object) -> "YoursView":
        """Return the view without one of the reader's measures, or without anything."""
        session = yours.opened()
        session.forget()
        if slug == EVERYTHING:
            session.measures.clear()
            session.files.clear()
            return YoursView()
        session.measures.pop(str(slug), None)
        left = next(iter(session.measures), "")
        if slug == self.slug:
            session.files.pop(NAME, None)
            return _remembered(YoursView(slug=left))
        return _remembered(replace(self, told=()))

    def picking(self, area: Area) -> "YoursView":
        """Return the view with one more place picked out; the second gives way to a third.

        Raises
        ------
        QuestionError
            The place is of another level than the figures.
        """
        measure = self.measure
        same = (area, *register().same_place(area))
        here = next((one for one in same if measure and one.level == measure.level), None)
        if measure is None or here is None:
            raise QuestionError(PAGE["other_level"])
        if here in (self.a, self.b):
            return self
        if self.a is None:
            return _remembered(replace(self, a=here, told=()))
        return _remembered(replace(self, b=here, told=()))

    def dropping(self, letter: object) -> "YoursView":
        """Return the view without a place that was picked out."""
        if letter == "a":
            return _remembered(replace(self, a=self.b, b=None))
        return _remembered(replace(self, b=None))

    def drawn_as(self, shape: object) -> "YoursView":
        """Return the view with areas drawn in another shape."""
        return _remembered(replace(self, shape=str(shape) if shape in SHAPES else MAP))

    # How it is done -------------------------------------------------------------------------

    def _with(self, settings: Settings) -> "YoursView":
        if self.file is None:
            raise QuestionError(PAGE["nothing"])
        if settings.sheet != self.settings.sheet:
            self.file.grid(settings.sheet)
        elif self.slug:
            # What is there stays, where a choice leads to nothing.
            self.file.joined(settings)
        return _remembered(replace(self, settings=settings, told=())._read())

    def _read(self) -> "YoursView":
        """Return the view with the measure that its file makes, in the place of the one before."""
        session, joined = yours.opened(), self._joined_if_any()
        session.measures.pop(self.slug, None)
        session.forget()
        if self.file is None or joined is None or not joined.figures:
            return replace(self, slug="", a=None, b=None)
        made = own(joined, self.file.name, self.file.read, self.when)
        session.keep(brought(made))
        places = [one for one in (self.a, self.b) if one and one.level == made.level]
        a, b = (*places, None, None)[:2]
        return replace(self, slug=made.slug, a=a, b=b)

    def _joined_if_any(self) -> Joined | None:
        try:
            return self.joined
        except QuestionError:  # the page tells of it
            return None

    def _bundle(self, measures: tuple[Own, ...]) -> "YoursView":
        session = yours.opened()
        for one in measures:
            session.keep(brought(one))
        session.forget()
        told = (opened_text(len(measures)),)
        return _remembered(YoursView(slug=measures[0].slug, told=told))


EVERYTHING = "all"


def _remembered(view: YoursView) -> YoursView:
    """Keep a view for when the page is opened again in its session; return it."""
    session = yours.opened()
    session.files[_VIEW] = view
    return view


def read(_query: Mapping[str, str]) -> tuple[YoursView, list[str]]:
    """Return the view that was there last in the session; an address says nothing of it."""
    session = yours.present()
    held = session.files.get(_VIEW) if session else None
    return (held, []) if isinstance(held, YoursView) else (YoursView(), [])
