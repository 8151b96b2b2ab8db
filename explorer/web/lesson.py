"""A lesson as one HTML file: every screen, maps that live, and nothing asked for."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from explorer.charts.picture import Picture, svg
from explorer.enlarging import enlarged
from explorer.maps.inert import script_text
from explorer.maps.inline import inlined
from explorer.maps.standalone import Script, library, sheets, whole_page
from explorer.questions.blocks import Drawing, Flow
from explorer.questions.lessons import lesson
from explorer.questions.page import Block, every
from explorer.questions.teach.blocks import Screens, Slide
from explorer.questions.teach.screens import screens
from explorer.questions.teach.view import TeachView
from explorer.typeface import whole
from explorer.web.alone import Alone, data_address
from explorer.web.render import rendered
from explorer.web.sheets import LOOK, sheets_of
from explorer.words.labels import SHELL
from explorer.words.teach import page as words
from explorer.words.teach.page import TEACH, step_words

# Gives messages as a lesson has them, and the files that it carries for them.
Carried = Callable[
    [Iterable[Mapping[str, Any]]], tuple[Sequence[Mapping[str, Any]], Mapping[str, Any] | None]
]
_SCRIPT = LOOK.parent / "scripts" / "lesson-file.js"
_BODY = """<a class="hge-skip" href="#answer">{skip}</a>
<header class="hge-top"><span class="hge-mark" aria-hidden="true"><i></i><i></i></span>
<span>{name}</span></header>
<main class="stMainBlockContainer" id="answer"><div class="hge-lesson">{screens}
<footer><div class="hge-reveal"></div><p class="hge-soft">{alone}</p></footer></div></main>
<noscript><p>The screens need scripts; they are all in this file.</p></noscript>"""


class _Stick(Alone):
    """A lesson as a file: each chart stands in it once, on however many screens it is shown."""

    def __init__(self) -> None:
        self.pictures: list[str] = []

    def chart(self, _name: str, picture: Picture, _query: Mapping[str, str], _narrow: bool) -> str:
        """Return the place of a chart, which the script fills."""
        drawn = data_address(svg(picture))
        if drawn not in self.pictures:
            self.pictures.append(drawn)
        at = self.pictures.index(drawn)
        return (
            f'<figure class="hge-figure"><img data-picture="{at}" alt="{escape(picture.alt)}">'
            f'<figcaption class="hge-hidden">{escape(picture.title)}</figcaption></figure>'
        )


@dataclass(frozen=True)
class LessonParts:
    """A lesson drawn: its title, its screens as HTML, and what its script is told."""

    title: str
    screens: str
    told: Mapping[str, Any]


def lesson_parts(view: TeachView, carried: Carried) -> LessonParts:
    """Return a lesson drawn, every screen of it.

    Parameters
    ----------
    view : TeachView
        Of a lesson; its two places and seed stand in it.
    carried : callable
        Gives messages of maps as the lesson has them, and the files that it carries for them.
    """
    block = Screens(list(_slides(view)))
    drawings = [one for one in every([block]) if isinstance(one, Drawing)]
    messages, files = carried([one.message for one in drawings])
    settings: list[Any] = []
    named: dict[str, Any] = {}
    for one, message in zip(drawings, messages, strict=True):
        told = {**message, "title": "", "files": None}
        # What maps share stands in the file once.
        key = json.dumps(told["setting"], sort_keys=True)
        if key not in settings:
            settings.append(key)
        named[one.name] = {**told, "setting": settings.index(key)}
    outlet = _Stick()
    drawn = rendered([block], outlet)
    told = {
        "files": files,
        "pictures": outlet.pictures,
        "settings": [json.loads(one) for one in settings],
        "messages": named,
        "words": step_words(len(block.blocks)),
    }
    return LessonParts(f"{lesson(view.lesson).title} - {words.WINDOW}", drawn, told)


def lesson_file(view: TeachView) -> str:
    """Return the lesson of a view as one HTML file.

    Parameters
    ----------
    view : TeachView
        Of a lesson; its two places and seed stand in the file.

    Returns
    -------
    str
        It asks for nothing outside itself, and its policy forbids it to.
    """
    parts = lesson_parts(view, inlined)
    script = f"{_SCRIPT.read_text(encoding='utf-8')}\nstart({script_text(parts.told)});"
    look = [LOOK / "look.css", *sheets_of("teach"), LOOK / "print.css", LOOK / "alone.css"]
    body = _BODY.format(
        skip=SHELL["skip"],
        name=SHELL["name"],
        screens=parts.screens,
        alone=TEACH["alone"],
    )
    scripts = [*library(stepped=True), Script(f"(() => {{{script}}})();")]
    return whole_page(
        parts.title, whole() + enlarged(sheets(*look)), body, scripts, "stApp hge-alone"
    )


def lesson_main(parts: LessonParts, told: str) -> str:
    """Return the middle of a page with a lesson, whose script is told under a name."""
    return (
        f'<main class="stMainBlockContainer" id="answer"><div class="hge-lesson" '
        f'data-told="{escape(told)}">{parts.screens}<footer><div class="hge-reveal"></div>'
        "</footer></div></main>"
    )


def _slides(view: TeachView) -> Iterator[Slide]:
    title, found = lesson(view.lesson).title, screens(view)
    for at, one in enumerate(found, start=1):
        parts = [_named(one.see, f"{at}-a"), _named(one.seen, f"{at}-b")]
        yield Slide(
            one.question,
            words.where(title, at, len(found)),
            one.texts,
            [guess.label for guess in one.guesses],
            (one.whole if one.turns and one.whole else one.answer),
            [*(Flow(blocks) for blocks in parts), Flow([Flow(turn, "turn") for turn in one.turns])],
            one.turn,
        )


def _named(blocks: Any, end: str) -> list[Block]:
    """Return blocks whose maps have names of their own in the file."""
    return [
        replace(one, name=f"{one.name}-{end}") if isinstance(one, Drawing) else one
        for one in blocks
    ]
