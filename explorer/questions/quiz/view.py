"""The view of the quiz: of which place, from which seed, at which question, with which answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explorer.analysis.quiz.quiz import SEEDS, TEN
from explorer.errors import QuestionError
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.questions.map.view import BLACKPOOL
from explorer.questions.question import Wish
from explorer.questions.reading import asker, picked_area
from explorer.words.quiz import page as words

# Answers in addresses, by their place among the options.
LETTERS = "abcd"


@dataclass(frozen=True)
class QuizView:
    """What the page shows.

    Attributes
    ----------
    area : Area
    seed : int
    question : int
        From 1; one more than there are questions for the score.
    given : str
        A letter for each question that was answered, in their order.
    pick : str
        The letter that is chosen and not yet checked; empty for none.
    """

    area: Area
    seed: int = 1
    question: int = 1
    given: str = ""
    pick: str = ""

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        told = {"area": self.area.key, "seed": str(self.seed), "q": str(self.question)}
        more = {"given": self.given, "pick": self.pick}
        return told | {name: text for name, text in more.items() if text}

    def unasked(self, _before: "QuizView") -> list[str]:
        """Return nothing: no choice changes another here."""
        return []

    @property
    def checked(self) -> str:
        """The letter that was given to the question that is shown; empty before."""
        return self.given[self.question - 1 : self.question]

    def about(self, area: Area) -> "QuizView":
        """Return the quiz of another place, from its first question."""
        return QuizView(_with_map(area), self.seed)

    def from_seed(self, seed: object) -> "QuizView":
        """Return the quiz of another seed, from its first question.

        Raises
        ------
        QuestionError
            It is no seed.
        """
        if not isinstance(seed, int | float) or not 1 <= seed <= SEEDS:
            raise QuestionError(words.NO_SEED.format(most=SEEDS))
        return QuizView(self.area, int(seed))

    def picking(self, letter: str) -> "QuizView":
        """Return the view with an answer chosen."""
        return replace(self, pick=letter)

    def checking(self, _: object = None) -> "QuizView":
        """Return the view with the chosen answer given.

        Raises
        ------
        QuestionError
            None is chosen.
        """
        if not self.pick:
            raise QuestionError(words.NO_ANSWER)
        return replace(self, given=self.given[: self.question - 1] + self.pick, pick="")

    def going_on(self, _: object = None) -> "QuizView":
        """Return the next question."""
        return replace(self, question=min(self.question + 1, len(self.given) + 1), pick="")


def _with_map(area: Area) -> Area:
    if not NAMED[area.level].mapped or NAMED[area.level].points:
        raise QuestionError(words.NO_COUNTRY)
    return area


def opening(wish: Wish) -> dict[str, str]:
    """Return the settings with which the quiz opens: about the first place that has a map."""
    fit = [one for one in wish.places if NAMED[one.level].mapped and not NAMED[one.level].points]
    return {"area": fit[0].key} if fit else {}


def read(query: Mapping[str, str]) -> tuple[QuizView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them."""
    ask, problems = asker(query), list[str]()
    area = picked_area(ask("area"), BLACKPOOL, problems)
    known = picked_area(BLACKPOOL, BLACKPOOL, problems) if area is None else area
    if known is None or not NAMED[known.level].mapped:
        problems.append(words.NO_COUNTRY)
        known = picked_area(BLACKPOOL, BLACKPOOL, problems)
    if known is None:
        raise QuestionError(words.NO_COUNTRY)
    seed = _whole(ask("seed"), SEEDS)
    if seed is None:
        problems.append(words.NO_SEED.format(most=SEEDS))
    given = _letters(ask("given"))[:TEN]
    question = min(_whole(ask("q"), TEN + 1) or 1, len(given) + 1)
    pick = _letters(ask("pick"))[:1] if question > len(given) else ""
    return QuizView(known, seed or 1, question, given, pick), problems


def _whole(text: str, most: int) -> int | None:
    """Return a whole number from 1 to the most; 1 for an empty text, None for any other."""
    if not text:
        return 1
    known = text.isascii() and text.isdigit() and 1 <= int(text) <= most
    return int(text) if known else None


def _letters(text: str) -> str:
    """Return the answers that a text begins with."""
    wrong = next((place for place, one in enumerate(text) if one not in LETTERS), len(text))
    return text[:wrong]
