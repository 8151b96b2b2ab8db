"""A screen of a lesson: a question, what it is asked of, and the answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.indicators.catalogue import Indicator
from explorer.periods import Period
from explorer.questions.page import Block, Control, Option
from explorer.words.teach.page import TEACH


@dataclass(frozen=True)
class Screen:
    """One thing to look at.

    Attributes
    ----------
    question : str
    see : sequence of Block
        What it is asked of: maps, charts and tables.
    answer : sequence of str
        What "Show" reveals; empty where nothing is hidden.
    texts : sequence of str
        What to do.
    seen : sequence of Block
        What stands in the place of `see` once the answer is shown; empty for the same.
    guesses : sequence of Option
        What a class may guess before the answer is shown; empty for none.
    acts : sequence of Control
        What a class may change, on a server.
    turns : sequence of sequence of Block
        What a file shows one after the other in the place of that: redraws, plans.
    turn : str
        What the button of the file is called that shows the next.
    refusals : sequence of str
        Changes, made among what is seen, that may be refused on the left.
    before : sequence of Control
        What may be chosen before the question is answered, on a server.
    about : str
        What the question is asked of, where a page without pictures must name it: a claim.
    whole : sequence of str
        What a teacher needs to know where the answer shows no more than a part of it, and what a
        file shows in its place beside its turns.
    rests_on : (Indicator, Period), optional
        Whose figures they are, and of when, where they are not the newest healthy years.
    """

    question: str
    see: Sequence[Block]
    answer: Sequence[str] = ()
    texts: Sequence[str] = ()
    seen: Sequence[Block] = ()
    guesses: Sequence[Option] = ()
    acts: Sequence[Control] = ()
    turns: Sequence[Sequence[Block]] = ()
    turn: str = ""
    refusals: Sequence[str] = ()
    before: Sequence[Control] = ()
    about: str = ""
    whole: Sequence[str] = ()
    rests_on: tuple[Indicator, Period] | None = None

    def right(self, *, shown: bool) -> Sequence[Block]:
        """Return what stands on the right."""
        return self.seen if shown and self.seen else self.see


def place_controls(level: str) -> list[Control]:
    """Return the controls that choose the places of a lesson."""
    return [
        Control("find", TEACH["place"], "place", level=level),
        Control("elsewhere", TEACH["elsewhere"], "button", present=True),
    ]
