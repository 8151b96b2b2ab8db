"""The view of the lessons: which lesson and screen, what is shown, of which places and seed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random

from explorer.analysis.breaks import USUAL_BREAKS, Breaks
from explorer.analysis.estimates import Estimate, estimate
from explorer.analysis.quiz.quiz import SEEDS
from explorer.analysis.teach.redraws import DRAWS
from explorer.analysis.teach.sharing import BUDGETS, COINS, PLACES, YEARS
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.places.areas import Area, register
from explorer.places.levels import NAMED
from explorer.questions.breaks import asked_breaks, broken, changed_breaks
from explorer.questions.lessons import LESSONS
from explorer.questions.map.view import BLACKPOOL, WINCHESTER
from explorer.questions.question import Wish
from explorer.questions.reading import asker, one_of, picked_area
from explorer.words.teach import page as words

NAME = "teach"
LEVEL, SEX = "upper-tier", "female"
MOST_STEPS = 12
_GUESS = 20
_OPEN, _TEACHER = "1", "1"
_KEPT = ("lesson", "a", "b", "seed", "budget")
# Places to go to when a class wants another: of the lesson's level, in an order of their own.
_ORDER = 54


@dataclass(frozen=True)
class TeachView:
    """What the page shows.

    Attributes
    ----------
    lesson : str
        Its name; empty for the list of lessons.
    a, b : Area
        The two places that it speaks of.
    step : int
        The screen, from 1.
    shown : bool
        Whether the answer is shown.
    seed : int
        Of what is drawn by chance, and of quiz and sheets.
    teacher : bool
        Whether it is the teacher's page.
    guess : str
        What the class guessed; empty before.
    breaks : Breaks
        Where the class put the breaks of its map.
    draw : int
        How often ranks were drawn again.
    coins : tuple of int
        Of each region, the lowest figure first.
    budget : str
        What is shared out: a name of `explorer.analysis.teach.sharing.BUDGETS`.
    """

    lesson: str
    a: Area
    b: Area
    step: int = 1
    shown: bool = False
    seed: int = 1
    teacher: bool = False
    guess: str = ""
    breaks: Breaks = USUAL_BREAKS
    draw: int = 1
    coins: tuple[int, ...] = ()
    budget: str = YEARS

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of a URL."""
        places = {"a": self.a.key, "b": self.b.key, "seed": str(self.seed)}
        if not self.lesson:
            return places
        more = {
            "show": _OPEN if self.shown else "",
            "guess": self.guess,
            "draw": str(self.draw) if self.draw > 1 else "",
            "coins": "-".join(map(str, self.coins)),
        }
        kept = {name: text for name, text in more.items() if text}
        where = {"teacher": _TEACHER} if self.teacher else {"step": str(self.step), **kept}
        where |= {"budget": self.budget} if self.budget != YEARS else {}
        return {"lesson": self.lesson, **where, **places, **broken(self.breaks)}

    @property
    def kept(self) -> dict[str, str]:
        """What a lesson takes along to its teacher's page and into a file."""
        query = self.to_query()
        return {name: query[name] for name in _KEPT if name in query}

    def unasked(self, _before: "TeachView") -> list[str]:
        """Return nothing: no choice changes another here."""
        return []

    def of(self, lesson: str) -> "TeachView":
        """Return a lesson from its first screen."""
        return TeachView(lesson, self.a, self.b, seed=self.seed)

    def at(self, step: object) -> "TeachView":
        """Return another screen, with its answer hidden."""
        return replace(self, step=_whole(str(step), MOST_STEPS) or 1, shown=False, guess="")

    def showing(self, _: object = None) -> "TeachView":
        """Return the view with the answer shown, or hidden again."""
        return replace(self, shown=not self.shown)

    def guessing(self, guess: object) -> "TeachView":
        """Return the view with what the class guessed."""
        return replace(self, guess=str(guess)[:_GUESS])

    def about(self, area: Area) -> "TeachView":
        """Return the view with another first place; the one before it is the second now."""
        if area == self.a:
            return self
        if refusal := refused(area) or alike(area, self.a):
            raise QuestionError(refusal)
        return replace(self, a=area, b=self.a)

    def elsewhere(self, _: object = None) -> "TeachView":
        """Return the view of two other places, which nobody chose."""
        record = indicator(DEFAULT)
        frame = data.figures(DEFAULT, LEVEL, SEX).frame
        own = frame[frame["value"].notna() & frame["measured_for"].eq("")]
        codes = list(own["area_code"])
        Random(_ORDER).shuffle(codes)
        at = codes.index(self.a.code) + 2 if self.a.code in codes else 0
        level = record.borrow_from or LEVEL
        first, second = (register().area(level, codes[(at + k) % len(codes)]) for k in (0, 1))
        return replace(self, a=first, b=second)

    def cut(self, method: str) -> "TeachView":
        """Return the view with the class's map cut another way.

        Raises
        ------
        QuestionError
            No map can have such breaks.
        """
        record = indicator(DEFAULT)
        period = data.published_periods(record, LEVEL, SEX)[-1]
        return replace(
            self, breaks=changed_breaks(method, self.breaks, record, (LEVEL, SEX, period))
        )

    def redrawn(self, _: object = None) -> "TeachView":
        """Return the view with ranks drawn once more."""
        return replace(self, draw=self.draw % DRAWS + 1)

    def giving(self, place: int, coins: object) -> "TeachView":
        """Return the view with another number of coins for a region.

        Raises
        ------
        QuestionError
            There are not as many.
        """
        count = int(coins) if isinstance(coins, int | float) else 0
        held = [*self.coins, *([0] * PLACES)][:PLACES]
        held[place] = count
        if count < 0 or sum(held) > COINS:
            raise QuestionError(words.too_many(sum(held), COINS))
        return replace(self, coins=tuple(held))

    def sharing(self, budget: object) -> "TeachView":
        """Return the view with another budget, of which nothing is given yet."""
        known = str(budget) if str(budget) in BUDGETS else YEARS
        return replace(self, budget=known, coins=(), guess="", shown=False)


def refused(area: Area) -> str:
    """Return why lessons cannot speak of a place: it has no map, or no figure; else nothing."""
    if not NAMED[area.level].mapped or NAMED[area.level].points:
        return words.NO_MAP
    return "" if healthy_years(area).known else words.no_figure(area.name)


def alike(first: Area, second: Area) -> str:
    """Return that two places are shown with one figure, where they are; else nothing."""
    one, other = map(healthy_years, (first, second))
    if one.measured_area != other.measured_area:
        return ""
    lender = one.measured_for or other.measured_for or first
    return words.one_figure(first.name, second.name, lender.name)


def healthy_years(area: Area) -> Estimate:
    """Return the newest figure of the measure that lessons speak of; borrowed where it must be."""
    record = indicator(DEFAULT)
    return estimate(record, area, SEX, data.published_periods(record, LEVEL, SEX)[-1])


def opening(wish: Wish) -> dict[str, str]:
    """Return the settings with which lessons open: of the first place that has a map."""
    fit = [one for one in wish.places if not refused(one)]
    return {"a": fit[0].key} if fit else {}


def read(query: Mapping[str, str]) -> tuple[TeachView, list[str]]:
    """Return the view that a URL's parameters ask for, and what was wrong with them."""
    ask, problems = asker(query), list[str]()
    lesson = one_of(ask("lesson"), LESSONS, "", "lesson", problems)
    a = _place(ask("a"), BLACKPOOL, problems)
    b = _place(ask("b"), WINCHESTER, problems)
    if same := alike(a, b):
        problems += [same] if ask("a") and ask("b") else []
        b = _place("", BLACKPOOL if alike(a, _place("", WINCHESTER, [])) else WINCHESTER, [])
    seed = _whole(ask("seed"), SEEDS)
    if ask("seed") and seed is None:
        problems.append(words.no_number(words.TEACH["seed"], SEEDS))
    coins = _coins(ask("coins"))
    if ask("coins") and not coins:
        problems.append(words.no_coins(PLACES, COINS))
    for name, label, most in (("step", "step", MOST_STEPS), ("draw", "draw of", DRAWS)):
        if ask(name) and _whole(ask(name), most) is None:
            problems.append(words.no_number(words.TEACH[label], most))
    return (
        TeachView(
            lesson,
            a,
            b,
            _whole(ask("step"), MOST_STEPS) or 1,
            ask("show") == _OPEN,
            seed or 1,
            ask("teacher") == _TEACHER,
            ask("guess")[:_GUESS],
            asked_breaks(query, indicator(DEFAULT).decimals, problems),
            _whole(ask("draw"), DRAWS) or 1,
            coins,
            one_of(ask("budget"), BUDGETS, YEARS, "budget", problems),
        ),
        problems,
    )


def _place(text: str, default: str, problems: list[str]) -> Area:
    area = picked_area(text, default, problems)
    why = refused(area) if area else ""
    if area is None or why:
        problems += [why] if text and why else []
        level, code = default.split(":")
        return register().area(level, code)
    return area


def _coins(text: str) -> tuple[int, ...]:
    parts = text.split("-") if text else []
    counts = [_whole(one, COINS) if one != "0" else 0 for one in parts]
    known = [one for one in counts if one is not None]
    fit = len(known) == len(parts) <= PLACES and sum(known) <= COINS
    return tuple(known) if fit else ()


def _whole(text: str, most: int) -> int | None:
    """Return a whole number from 1 to the most; None for any other text."""
    known = text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= most  # noqa: PLR2004
    return int(text) if known else None


def giver(place: int) -> Callable[[TeachView, object], TeachView]:
    """Return the change that gives coins to a region."""
    return lambda view, coins: view.giving(place, coins)


GIVE = "give-{place}"
