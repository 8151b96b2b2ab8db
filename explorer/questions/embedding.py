"""Parts of a page that can stand alone on somebody else's: a map, a chart, a table.

Whatever the question, its page is taken apart here: a kind of block says by `embeds` what it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from explorer.errors import QuestionError
from explorer.maps.concealed import title_of
from explorer.maps.inline import drawn_of
from explorer.questions.blocks import Caution, Chart, Drawing, Fold, Sources
from explorer.questions.page import Block, Page, every
from explorer.questions.question import KEPT, Question
from explorer.questions.registry import QUESTIONS
from explorer.words import embed as words
from explorer.words.figures import source_line
from explorer.words.modelled import quoting
from explorer.words.revealing import ALL

EMBED, OF, PAGE = "embed", "of", "page"
# What is not of the view: how a page is shown, and which part of it.
ANY, ANSWER = "1", "answer"
# What a map's block draws beside the map, and what that is here.
_DRAWN = {"map": "map", "ruler": "chart", "table": "table"}
_LONGEST = 60


@dataclass(frozen=True)
class Part:
    """A part of a page.

    Attributes
    ----------
    kind : str
        "map", "chart", "table", or "answer" for the heading alone.
    name : str
        In addresses, unique among the page's parts of its kind.
    title : str
    block : Block or None
        None for the heading alone.
    source : str
        Where its figures come from.
    note : str
        What to know before quoting it; may be empty.
    """

    kind: str
    name: str
    title: str
    block: Block | None
    source: str
    note: str


@dataclass(frozen=True)
class Embedded:
    """What an address asks to be embedded.

    Attributes
    ----------
    question : Question
    page : Page
    part : Part
    problems : tuple of str
        What was wrong with the address of the view.
    view : mapping of str to str
        The parameters of the full page.
    """

    question: Question[Any]
    page: Page
    part: Part
    problems: tuple[str, ...]
    view: Mapping[str, str]

    @property
    def query(self) -> dict[str, str]:
        """The parameters of what is embedded."""
        return {
            **self.view,
            EMBED: self.part.kind,
            **({OF: self.part.name} if self.part.name else {}),
        }


def embedded(query: Mapping[str, str]) -> Embedded:
    """Return what the parameters of an address ask to be embedded.

    Raises
    ------
    QuestionError
        There is no such page, or it has no such part; which there are is said.
    """
    asked = dict(query)
    kind, of = (str(asked.pop(name, ""))[:_LONGEST].strip() for name in (EMBED, OF))
    name = asked.pop(PAGE, "")
    question = QUESTIONS.get(name)
    if question is None:
        raise QuestionError(words.no_page(name[:_LONGEST]))
    view, problems = question.read(asked)
    page = question.answer(view)
    part = _chosen(parts_of(page), kind or ANY, of)
    address = {**({PAGE: question.name} if question.name else {}), **view.to_query()}
    return Embedded(question, page, part, tuple(problems), address)


def _chosen(parts: Sequence[Part], kind: str, of: str) -> Part:
    if kind not in (ANY, *words.KINDS):
        raise QuestionError(words.no_kind(kind))
    fitting = [one for one in parts if kind in (ANY, one.kind)]
    if not fitting:
        raise QuestionError(words.no_part(kind, tuple(dict.fromkeys(one.kind for one in parts))))
    named = [one for one in fitting if of in ("", one.name)]
    if not named:
        raise QuestionError(words.no_name(of, [one.name for one in fitting if one.name]))
    return named[0]


@lru_cache(maxsize=KEPT)
def parts_of(page: Page) -> tuple[Part, ...]:
    """Return the parts of a page: maps, then charts, then tables, then its heading alone."""
    source, note = _source(page), _note(page)
    found = [
        replace(
            one,
            title=words.part_title(one.title),
            source=one.source or source,
            note=one.note or note,
        )
        for one in _parts(page.blocks, "")
    ]
    order = list(words.KINDS)
    found.sort(key=lambda one: order.index(one.kind))
    # Where all of a page rests on one source, so does its heading.
    shared = {one.source for one in found}
    source = source or (shared.pop() if len(shared) == 1 else "")
    return (*_named(found), Part(ANSWER, "", page.headline.title, None, source, note))


def _named(parts: Sequence[Part]) -> Iterator[Part]:
    """Give parts with names that differ: a number where blocks have no name of their own."""
    taken: dict[tuple[str, str], int] = {}
    for one in parts:
        name = one.name or one.kind
        count = taken[one.kind, name] = taken.get((one.kind, name), 0) + 1
        yield replace(one, name=name if count == 1 else f"{name}-{count}")


def _parts(blocks: Sequence[Block], title: str) -> Iterator[Part]:
    """Give parts as they stand; `title` is that of the card around them."""
    for block in blocks:
        if isinstance(block, Drawing):
            yield from _of_drawing(block)
        elif isinstance(block, Chart):
            lines = block.picture.subtitle.splitlines()
            source = lines[-1].partition(": ")[2] if lines else ""
            yield Part("chart", block.name, block.picture.title, block, source, "")
        elif block.embeds and not block.is_empty:
            told = getattr(block, "caption", "") or getattr(block, "title", "") or title
            yield Part(block.embeds, "", title or told, block, "", "")
        if not block.embeds:
            own = str(getattr(block, "title", ""))
            folded = f"{title}: {own}" if title and isinstance(block, Fold) else own
            yield from _parts(getattr(block, "blocks", ()), folded or title)


def _of_drawing(block: Drawing) -> Iterator[Part]:
    """Give map, ruler and table of a map's block, each as a block of its own."""
    record = drawn_of(block.message["setting"])
    source = source_line(record) if record else ""
    note = next(iter([*quoting(record), *record.caveats]), "") if record else ""
    drawn = block.message.get("parts") or tuple(_DRAWN)
    for part, kind in _DRAWN.items():
        if part in drawn:
            message = {**block.message, "parts": [part], "files": None, "title": None}
            yield Part(
                kind,
                block.name,
                title_of(block.message, ALL),
                replace(block, message=message, acts=()),
                source,
                note,
            )


def _source(page: Page) -> str:
    lines = [one.line for one in every(page.blocks) if isinstance(one, Sources)]
    if lines:
        return lines[0]
    return words.sources([one for one, _ in page.rests_on])


def _note(page: Page) -> str:
    notes = [one.notes[0] for one in every(page.blocks) if isinstance(one, Caution) and one.notes]
    return notes[0] if notes else ""
