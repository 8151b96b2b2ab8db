"""Mounts a page in Streamlit: HTML of the web room, maps as components, controls as widgets."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from explorer.charts.picture import Picture
from explorer.errors import QuestionError
from explorer.indicators import yours
from explorer.pages import markup, picker_files, pictures
from explorer.pages.components import (
    area_map,
    copy_link,
    measure_picker,
    reveal_bar,
    step_bar,
)
from explorer.pages.search_box import search_box
from explorer.pages.session import Views, brought
from explorer.places.areas import Area
from explorer.questions.blocks import CopyLink, Drawing, SaveFile, Section
from explorer.questions.page import Block, Control, Given, Page, Refusal, every
from explorer.questions.question import KEPT, Question
from explorer.questions.revealing import revealed
from explorer.questions.showing import Showing, kept
from explorer.web.markup import foot, headline
from explorer.web.render import render, rendered
from explorer.words.own.page import PAGE as OWN
from explorer.words.teach.page import step_words

_RAIL = "rail"
# Files that a reader may open, and how high lines of text stand, in pixels.
_KINDS, _LINES = ["txt", "csv", "json", "geojson"], 120
# Megabytes (of 1,048,576 bytes) of a table; what is a little too large is told in words.
_LARGEST = 10
# How high a text of several lines stands, in pixels.
_PROSE = 96


@dataclass(frozen=True)
class Served:
    """A page on a server: charts and files have addresses of their own.

    Attributes
    ----------
    how : Showing
    token : str
        Of the session whose own figures it may show; empty without any.
    """

    how: Showing
    token: str = ""

    def chart(self, name: str, picture: Picture, query: Mapping[str, str], narrow: bool) -> str:
        """Return a chart as an image element, with what can be taken away."""
        large = self.how.large
        asked = self._own(query)
        return pictures.figure(name, picture, asked, narrow=narrow, large=large)

    def chart_files(self, name: str, file: str, query: Mapping[str, str]) -> str:
        """Return links to the files of a chart; it is drawn when one is followed."""
        return pictures.links_to(name, file, self._own(query))

    def file(self, address: str) -> str:
        """Return where a file is found."""
        if self.token and yours.PREFIX in address:
            return f"{address}&{urlencode({yours.TOKEN: self.token})}"
        return address

    def size(self, _address: str, served: int | None) -> int | None:
        """Return how many bytes a file has."""
        return served

    def _own(self, query: Mapping[str, str]) -> dict[str, str]:
        """Return what a chart is made from; with the session where it has own figures."""
        own = self.token and any(yours.PREFIX in text for text in query.values())
        return {**query, yours.TOKEN: self.token} if own else dict(query)

    def view(self, address: str) -> str:
        """Return where another view is found."""
        return kept(address, self.how)

    def mount(self, block: Block) -> str:
        """Refuse: maps and controls stand in sections, which are Streamlit's containers."""
        raise TypeError(f"A {type(block).__name__} must stand in a section, not in a card.")


@dataclass(frozen=True)
class Drawn:
    """A page as it is mounted: all that is only read is HTML already.

    Attributes
    ----------
    head : str
    lead : str
        What stands with the headline, after any faults.
    controls, blocks : list of Block or str
        Sections hold the same.
    foot : str
    present : dict
        What each control is set to.
    """

    head: str
    lead: str
    controls: list[Any]
    blocks: list[Any]
    foot: str
    present: dict[str, Any]


@yours.kept(KEPT, always=True)
def drawn(page: Page, served: Served) -> Drawn:
    """Return a page as it is mounted; one that is shown again is not drawn again."""
    return Drawn(
        headline(page.headline, served.view),
        rendered(page.lead, served),
        _pieces(page.controls, served),
        _pieces(page.blocks, served),
        foot(page.foot),
        {
            one.name: one.present
            for one in every([*page.controls, *page.blocks])
            if isinstance(one, Control) and _way(one) not in _UNFILLED
        },
    )


def _pieces(blocks: Sequence[Block], served: Served) -> list[Any]:
    found: list[Any] = []
    for block in blocks:
        if isinstance(block, Section):
            found.append(Section(block.name, _pieces(block.blocks, served)))
        elif isinstance(block, Drawing | Control | Refusal | CopyLink | SaveFile):
            found.append(block)
        elif text := render(block, served):
            found.append(text)
    return found


@dataclass(frozen=True)
class Mounting:
    """A page on its way into Streamlit."""

    question: Question[Any]
    views: Views[Any]

    def show(self) -> None:
        """Show the page for the view in the address."""
        current, problems = self.views.current()
        how, wrong = self._showing()
        shown, missing = revealed(self.question.answer(current), how)
        held = brought()
        served = Served(Showing(large=how.large), "" if held.is_empty else held.token)
        page, problems = drawn(shown, served), [*problems, *wrong, *missing]
        # Every control says what the view says, before any is drawn.
        st.session_state.update(page.present)
        if how.stepped and not missing:
            with st.container(key="step"):
                reveal_bar(how.far, self.views.step, how.large)
        with st.container(key="page"):
            st.html(page.head + "".join(map(markup.problem, problems)) + page.lead)
            with st.container(key=_RAIL):
                self._mount(page.controls, how.large)
            self._mount(page.blocks, how.large)
            if page.foot:
                st.html(page.foot)

    def first(self) -> None:
        """Work out what a newcomer sees."""
        page = self.question.answer(self.question.read({})[0])
        drawn(page, Served(Showing()))
        for block in every(page.blocks):
            if isinstance(block, Drawing):
                _ = block.packed

    def _showing(self) -> tuple[Showing, list[str]]:
        how, wrong = self.views.showing()
        return replace(how, large=how.large or self.question.large), wrong

    def title(self) -> str:
        """Return the title of the window for the view in the address."""
        current, _ = self.views.current()
        how, _ = self.views.showing()
        return revealed(self.question.answer(current), how)[0].title

    def _mount(self, pieces: Sequence[Block | str], large: bool) -> None:
        for piece in pieces:
            match piece:
                case str():
                    st.html(piece)
                case Section(name, inside):
                    with st.container(key=name):
                        self._mount(inside, large)
                case Drawing():
                    acts = {act: partial(self._act, act) for act in piece.acts}
                    area_map(piece.packed, piece.name, acts, large)
                case CopyLink(name):
                    copy_link(name, large)
                case SaveFile(name, text, file, content):
                    st.download_button(
                        markup.label(text), content, file, key=name, on_click="ignore"
                    )
                case Control():
                    _WIDGETS[_way(piece)](self, piece)
                case Refusal(of):
                    told = [st.session_state.pop(f"refused-{one}", "") for one in of]
                    st.html(markup.said(" ".join(filter(None, told))))

    # What a reader does ---------------------------------------------------------------------

    def _change(self, change: str, value: Any) -> None:
        with yours.using(brought()):
            self._changing(change, value)

    def _changing(self, change: str, value: Any) -> None:
        current, _ = self.views.current()
        try:
            self.views.go(self.question.changed(current, change, value))
        except QuestionError as error:
            page = self.question.answer(current)
            beside = {
                one
                for block in every([*page.controls, *page.blocks])
                if isinstance(block, Refusal)
                for one in block.of
            }
            # Beside its control where a page has a place for it, else under the search box.
            st.session_state[f"refused-{change}" if change in beside else "said"] = str(error)

    def _act(self, change: str, value: Any) -> None:
        """Change what was chosen on a map; what a search said before is over."""
        st.session_state.said = ""
        self._change(change, value)

    def _changed(self, control: Control) -> None:
        self._change(control.change, st.session_state[control.name])

    # Widgets ------------------------------------------------------------------------------

    def _list(self, control: Control) -> None:
        st.selectbox(**_choice(control), on_change=self._changed, args=(control,))

    def _picker(self, control: Control) -> None:
        current, _ = self.views.current()
        text = next((one.label for one in control.options if one.value == control.present), "")
        held = brought()
        own = {} if held.is_empty else {yours.TOKEN: held.token}
        asked = {**current.to_query(), **own}
        address = picker_files.address(control, self.question.name, asked)
        measure_picker(
            control.label,
            (str(control.present), text),
            (address, picker_files.version(control)),
            control.name,
            partial(self._change, control.change),
        )

    def _buttons(self, control: Control) -> None:
        st.segmented_control(
            **_choice(control), required=True, width="stretch",
            on_change=self._changed, args=(control,),
        )  # fmt: skip

    def _radio(self, control: Control) -> None:
        st.radio(**_choice(control, markup.label), on_change=self._changed, args=(control,))

    def _number(self, control: Control) -> None:
        # Without bounds of their own: what is outside them is answered, not left in red.
        whole = isinstance(control.present, int)
        st.number_input(
            control.label, value=None, step=int(control.step) if whole else control.step,
            format=None if whole else "%.1f", key=control.name,
            on_change=self._changed, args=(control,),
        )  # fmt: skip

    def _switch(self, control: Control) -> None:
        st.toggle(
            markup.label(control.label), key=control.name, on_change=self._changed, args=(control,)
        )

    def _button(self, control: Control) -> None:
        st.button(
            markup.label(control.label), key=control.name, type="tertiary",
            on_click=self._change, args=(control.change, control.present),
        )  # fmt: skip

    def _text(self, control: Control) -> None:
        st.text_input(control.label, key=control.name, on_change=self._changed, args=(control,))

    def _lines(self, control: Control) -> None:
        with st.form(f"form-{control.name}", clear_on_submit=True, border=False):
            st.text_area(control.label, key=control.name, height=_LINES, help=None)
            st.html(markup.hint(str(control.present)))
            st.form_submit_button(OWN["add"], on_click=self._changed, args=(control,))

    def _file(self, control: Control) -> None:
        st.file_uploader(
            control.label, key=control.name, on_change=self._loaded, args=(control,),
            type=_KINDS,
        )  # fmt: skip

    def _loaded(self, control: Control) -> None:
        held = st.session_state[control.name]
        if held is not None:
            self._change(control.change, held.getvalue())

    def _upload(self, control: Control) -> None:
        # Of any kind: what it is its content tells, and what is refused is refused in words.
        st.file_uploader(
            control.label, key=control.name, on_change=self._given, args=(control,),
            max_upload_size=_LARGEST,
        )  # fmt: skip

    def _given(self, control: Control) -> None:
        held = st.session_state[control.name]
        if held is not None:
            self._change(control.change, Given(held.getvalue(), held.name))

    def _steps(self, control: Control) -> None:
        count = len(control.options)
        step_bar(
            control.name, int(str(control.present)) - 1, step_words(count),
            lambda step: self._change(control.change, str(step + 1)), self.question.large,
        )  # fmt: skip

    def _prose(self, control: Control) -> None:
        # In a form: leaving the text and pressing the button are one change, not two in a row.
        with st.form(f"form-{control.name}", border=False):
            st.text_area(control.label, key=control.name, height=_PROSE)
            st.form_submit_button(
                control.options[0].label, on_click=self._changed, args=(control,), type="primary"
            )

    def _reveal(self, control: Control) -> None:
        st.checkbox(control.label, key=control.name)

    def _place(self, control: Control) -> None:
        current, _ = self.views.current()

        def take(text: str) -> Area:
            with yours.using(brought()):
                return self.question.take(text, current)

        search_box(
            control.label,
            take,
            partial(self._change, control.change),
            control.level or None,
        )


_WIDGETS: dict[str, Callable[[Mounting, Control], None]] = {
    "list": Mounting._list,
    "picker": Mounting._picker,
    "buttons": Mounting._buttons,
    "radio": Mounting._radio,
    "number": Mounting._number,
    "switch": Mounting._switch,
    "button": Mounting._button,
    "reveal": Mounting._reveal,
    "place": Mounting._place,
    "text": Mounting._text,
    "lines": Mounting._lines,
    "file": Mounting._file,
    "upload": Mounting._upload,
    "prose": Mounting._prose,
    "steps": Mounting._steps,
}
# What keeps its own state, and is never set.
_UNFILLED = ("place", "button", "reveal", "picker", "lines", "file", "upload", "steps")


def _way(control: Control) -> str:
    """Return how a control is shown: a list with headings is one that is searched."""
    return "picker" if control.grouped else control.style


def _choice(control: Control, write: Callable[[str], str] = str) -> dict[str, Any]:
    labels = {one.value: write(one.label) for one in control.options}
    return {
        "label": control.label,
        "options": list(labels),
        "key": control.name,
        "format_func": labels.__getitem__,
    }
