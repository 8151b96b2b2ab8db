"""A question that the explorer answers: how its views are read, answered and changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from explorer.charts.picture import Picture
from explorer.errors import QuestionError
from explorer.indicators import yours
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area
from explorer.questions.page import Page
from explorer.questions.reading import Query, strictly
from explorer.root import data_root


class Viewed(Protocol):
    """A view: what is asked, and how it is written as the parameters of an address."""

    def __hash__(self) -> int:
        """Return a hash: equal views have one answer."""
        ...

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of an address."""
        ...

    def unasked(self, before: Any, /) -> list[str]:
        """Return what else than what a reader chose is now another than before."""
        ...


@dataclass(frozen=True)
class Wish:
    """What a page is asked to open with, from a search or from another page.

    Attributes
    ----------
    places : tuple of Area
        Best first.
    indicator : Indicator or None
    level, sex : str
        May be empty.
    """

    places: tuple[Area, ...] = ()
    indicator: Indicator | None = None
    level: str = ""
    sex: str = ""


V = TypeVar("V", bound=Viewed)
# Readers of a class look at few views at a time.
KEPT = 128


@dataclass(frozen=True, eq=False)
class Question(Generic[V]):
    """A question of the explorer.

    Attributes
    ----------
    name : str
        In addresses; empty for the first.
    title : str
        In the bar, if it stands there.
    settings : sequence of str
        The parameters of its addresses.
    read : callable
        Gives the view that parameters ask for, and what was wrong with them.
    page : callable
        Works the answer for a view out.
    changes : mapping of str to callable
        By the name of a change: the view that it makes of a view and a value. It raises
        QuestionError where the value cannot be.
    take : callable
        Gives the place that a text is taken for; raises QuestionError.
    pictures : mapping of str to callable
        Each chart by its name in addresses: made from parameters.
    in_bar : bool
        Whether it stands in the bar; else other pages lead to it.
    under : str or None
        The page of the bar in whose row of pages it stands; None where it stands in no row.
    tab : str
        What it is called in that row; the title when left out.
    places : sequence of str
        The settings that name places, the first place first.
    large : bool
        Whether it is always for the back of a room.
    measures : bool
        Whether it opens with a measure that a reader has searched for.
    opening : callable or None
        Gives the settings for a wish; without one the places are set, and nothing else.
    """

    name: str
    title: str
    settings: Sequence[str]
    read: Callable[[Query], tuple[V, list[str]]]
    page: Callable[[V], Page]
    changes: Mapping[str, Callable[[V, Any], V]]
    take: Callable[[str, V], Area]
    pictures: Mapping[str, Callable[[Query], Picture]] = field(default_factory=dict)
    in_bar: bool = True
    under: str | None = None
    tab: str = ""
    places: Sequence[str] = ()
    large: bool = False
    measures: bool = False
    opening: Callable[[Wish], Query] | None = None

    def opened(self, wish: Wish) -> dict[str, str]:
        """Return the settings with which the page opens for a wish."""
        if self.opening is not None:
            return dict(self.opening(wish))
        return {name: area.key for name, area in zip(self.places, wish.places, strict=False)}

    def answer(self, view: V) -> Page:
        """Return the page for a view; equal views have one page, worked out once."""
        return _answered(data_root(), self, view)

    def changed(self, view: V, change: str, value: Any) -> V:
        """Return the view that a change makes.

        Raises
        ------
        QuestionError
            The value cannot be.
        LookupError
            There is no such change.
        """
        return self.changes[change](view, value)

    def asked(self, settings: Query) -> V:
        """Return the view of settings that are typed: what is wrong with them is an error.

        Raises
        ------
        QuestionError
            A setting is unknown, or cannot be.
        """
        unknown = next((key for key in settings if key not in self.settings), None)
        if unknown is not None:
            raise QuestionError(
                f"There is nothing to set called '{unknown}' here. It can be: "
                f"{', '.join(self.settings)}."
            )
        return strictly(self.read, settings)


@yours.kept(KEPT, always=True)
def _answered(_root: Path, question: Question[Any], view: Any) -> Page:
    return question.page(view)
