"""What a page's session remembers: its view, which the URL says too."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, Protocol, TypeVar

import streamlit as st

from explorer.indicators import yours
from explorer.questions.showing import Showing, showing

PAGE = "page"


class Viewed(Protocol):
    """A view: it can write itself as the parameters of a URL."""

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        ...

    def unasked(self, before: Any, /) -> list[str]:
        """Return what else than what a reader chose is now another than before."""
        ...


V = TypeVar("V", bound=Viewed)
_BROUGHT = "brought"


def brought() -> yours.Session:
    """Return what the reader of this session brought along; it goes with the session."""
    if _BROUGHT not in st.session_state:
        st.session_state[_BROUGHT] = yours.Session()
    session: yours.Session = st.session_state[_BROUGHT]
    return session


class Views(Generic[V]):
    """The view of one page in a reader's session.

    Parameters
    ----------
    page : str
        The page's name in the URL; empty for the first page.
    read : callable
        Gives the view that a URL's parameters ask for, and what was wrong with them.
    """

    def __init__(self, page: str, read: Callable[[Mapping[str, str]], tuple[V, list[str]]]) -> None:
        self._page, self._read = page, read

    def current(self) -> tuple[V, list[str]]:
        """Return the view: the session's, unless the URL now says something else."""
        asked = dict(st.query_params)
        if "view" not in st.session_state or asked != st.session_state.get("written", {}):
            st.session_state.view, st.session_state.problems = self._read(asked)
            st.session_state.written = asked
        return st.session_state.view, st.session_state.problems

    def showing(self) -> tuple[Showing, list[str]]:
        """Return how the page is shown, as the URL says, and what was wrong with that."""
        return showing(dict(st.query_params))

    def step(self, step: int) -> None:
        """Show as much of the page as a step does, and write it to the URL."""
        how, _ = self.showing()
        st.query_params.update(how.at(step).to_query())
        st.session_state.written = dict(st.query_params)

    def go(self, to: V) -> None:
        """Show another view, say what changed by itself, and write it to the URL."""
        how, _ = self.showing()
        page = {PAGE: self._page} if self._page else {}
        query = {**page, **to.to_query(), **how.to_query()}
        before = st.session_state.get("view")
        notes = to.unasked(before) if isinstance(before, type(to)) else []
        st.session_state.view, st.session_state.problems = to, notes
        st.session_state.written = query
        st.query_params.from_dict(query)
