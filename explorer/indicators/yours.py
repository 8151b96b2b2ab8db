"""What a reader brought along: figures of their own, in the memory of one session and no longer.

A session's figures are seen by that session's answers alone: a context says whose they are. What
is worked out from them is kept with them and goes when they go; no cache of the server holds it.
"""

import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar
from weakref import WeakValueDictionary

from explorer.errors import QuestionError

if TYPE_CHECKING:
    import pandas as pd

P = ParamSpec("P")
R = TypeVar("R")
# What the name of a reader's own measure begins with; no folder of indicators has it.
PREFIX = "yours-"
THEME = "yours"
# The parameter by which a page asks for files of its own session.
TOKEN = "session"
# Measures of one reader, and answers that are kept with them.
MOST_MEASURES = 12
_KEPT = 400


@dataclass(frozen=True, eq=False)
class Brought:
    """A measure of a reader's own.

    Attributes
    ----------
    record : Indicator
        Of `explorer.indicators.catalogue`, which asks this module for it.
    values : DataFrame
        As `explorer.indicators.values.values` has them.
    source : object
        What it was made from, for the page on which it was.
    """

    record: Any
    values: "pd.DataFrame"
    source: Any = None


@dataclass(eq=False)
class Session:
    """What one reader brought.

    Attributes
    ----------
    token : str
        Its name in the addresses of files that its own pages ask for: nobody can guess it.
    measures : dict of str to Brought
        By slug.
    files : dict of str to object
        What was opened, by name.
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    measures: dict[str, Brought] = field(default_factory=dict)
    files: dict[str, Any] = field(default_factory=dict)
    _answers: "OrderedDict[Hashable, Any]" = field(default_factory=OrderedDict, repr=False)

    def __post_init__(self) -> None:
        """Be found by the token, as long as anybody else holds it."""
        _SESSIONS[self.token] = self

    @property
    def is_empty(self) -> bool:
        """Whether nothing was brought."""
        return not (self.measures or self.files)

    def keep(self, brought: Brought) -> None:
        """Add a measure, or put it in the place of its like.

        Raises
        ------
        QuestionError
            There are too many.
        """
        slug = brought.record.slug
        if slug not in self.measures and len(self.measures) >= MOST_MEASURES:
            raise QuestionError(
                f"{MOST_MEASURES} measures of your own are held at most. Take one out first."
            )
        self.measures[slug] = brought

    def answer(self, key: Hashable, make: Callable[[], R]) -> R:
        """Return what was worked out before, or work it out; few answers are kept."""
        if key in self._answers:
            held: R = self._answers[key]
            return held
        made = make()
        self._answers[key] = made
        while len(self._answers) > _KEPT:
            self._answers.popitem(last=False)
        return made

    def forget(self) -> None:
        """Let all answers go: what was brought has changed."""
        self._answers.clear()


_SESSIONS: "WeakValueDictionary[str, Session]" = WeakValueDictionary()
_PRESENT: ContextVar[Session | None] = ContextVar("brought", default=None)


@contextmanager
def using(session: Session | None) -> Iterator[None]:
    """Let answers see what a reader brought, while they are worked out for that reader."""
    before = _PRESENT.set(session)
    try:
        yield
    finally:
        _PRESENT.reset(before)


def named(token: str) -> Session | None:
    """Return the session of a token; None where it is over."""
    return _SESSIONS.get(token) if token else None


def present() -> Session | None:
    """Return whose answers are worked out, where that reader brought anything."""
    session = _PRESENT.get()
    return None if session is None or session.is_empty else session


def opened() -> Session:
    """Return the session that a file can be opened in.

    Raises
    ------
    QuestionError
        There is none: a page as a file remembers nothing.
    """
    session = _PRESENT.get()
    if session is None:
        raise QuestionError("A file can be opened in the running explorer alone, or with 'join'.")
    return session


def brought() -> Mapping[str, Brought]:
    """Return the measures of the reader who is answered, by slug."""
    session = present()
    return session.measures if session else {}


def is_own(slug: str) -> bool:
    """Whether a slug is that of a reader's own measure."""
    return slug.startswith(PREFIX)


def kept(most: int | None, *, always: bool = False) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function returned: for all readers, or with the one whose own figures it is of.

    Parameters
    ----------
    most : int or None
        How many answers are kept for all readers.
    always : bool
        Whether everything that is answered to a reader with own figures stays with that reader;
        else what names one of these figures.
    """

    def decorate(make: Callable[P, R]) -> Callable[P, R]:
        shared = lru_cache(maxsize=most)(make)

        @wraps(make)
        def answer(*args: P.args, **kwargs: P.kwargs) -> R:
            session = _PRESENT.get()
            if session is None or session.is_empty:
                return shared(*args, **kwargs)  # type: ignore[arg-type]
            if not (always or any(map(_names_own, (*args, *kwargs.values())))):
                return shared(*args, **kwargs)  # type: ignore[arg-type]
            key = (make, args, tuple(kwargs.items()))
            return session.answer(key, lambda: make(*args, **kwargs))

        # As a cache of the standard library has it.
        vars(answer)["cache_clear"] = shared.cache_clear
        return answer

    return decorate


def _names_own(value: object) -> bool:
    """Whether what a function is asked with is, or names, a reader's own measure."""
    if isinstance(value, str):
        return PREFIX in value
    for name in ("slug", "indicator", "held"):
        inner = getattr(value, name, None)
        if inner is not None and not callable(inner):
            return _names_own(inner)
    return PREFIX in repr(value)
