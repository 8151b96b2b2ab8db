"""What a lesson is, for pages, sheets and files; and the lessons that there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.errors import QuestionError
from explorer.words.teach import lessons as words
from explorer.words.teach.lessons import LessonText, TaskText
from explorer.words.worksheet import no_lesson


@dataclass(frozen=True)
class Task:
    """What pupils do.

    Attributes
    ----------
    text : str
    answer : str
        What a teacher may expect.
    lines : int
        Room to write on paper, in lines.
    """

    text: str
    answer: str
    lines: int = 2


@dataclass(frozen=True)
class Lesson:
    """A lesson.

    Attributes
    ----------
    name : str
        In addresses and on the command line.
    title, aim, ages : str
    plan : mapping of str to str
        What to do in so many minutes.
    tasks : sequence of Task
    wrong : sequence of TaskText
        What pupils often take for true, and what to say.
    stands : sequence of str
        Where it stands in what schools teach.
    kinds : sequence of str
        The kinds of question of the quiz that its sheet asks, in this order: names of
        `explorer.analysis.quiz.quiz.KINDS`.
    shaded : bool
        Whether the blind map of the pupils' sheet has its shades; else they are outlines.
    """

    name: str
    title: str
    aim: str
    ages: str
    plan: Mapping[str, str]
    tasks: Sequence[Task]
    wrong: Sequence[TaskText]
    stands: Sequence[str]
    kinds: Sequence[str]
    shaded: bool = True


def _of(name: str, text: LessonText, kinds: Sequence[str], *, shaded: bool = True) -> Lesson:
    tasks = [Task(one.text, one.answer) for one in text.tasks]
    return Lesson(
        name, text.title, text.aim, text.ages, text.plan, tasks, text.wrong, text.stands, kinds,
        shaded,
    )  # fmt: skip


HIDES, STORIES, LAND, SURE = "what-a-map-hides", "one-map-two-stories", "land-or-people", "how-sure"
PLACES, MINISTER, TOGETHER, CLAIM = (
    "compare-places", "be-the-minister", "go-together", "check-a-claim",
)  # fmt: skip
_ALL = (
    _of(HIDES, words.HIDES, ("class", "dark", "land", "missing", "borrowed")),
    _of(STORIES, words.STORIES, ("class", "legend", "dark", "means"), shaded=False),
    _of(LAND, words.LAND, ("land", "rate", "dark", "class")),
    _of(SURE, words.SURE, ("range", "higher", "overlap", "rank", "england"), shaded=False),
    _of(PLACES, words.PLACES, ("higher", "borrowed", "means", "overlap")),
    _of(MINISTER, words.MINISTER, ("goal", "half", "means", "share"), shaded=False),
    _of(TOGETHER, words.TOGETHER, ("together", "range", "means", "half"), shaded=False),
    _of(CLAIM, words.CLAIM, ("claims", "england", "changed", "means")),
)
LESSONS: Mapping[str, Lesson] = {one.name: one for one in _ALL}
"""Every lesson by its name."""


def lesson(name: str) -> Lesson:
    """Return a lesson.

    Raises
    ------
    QuestionError
        There is none of that name; which there are is said.
    """
    if name not in LESSONS:
        raise QuestionError(no_lesson(name, tuple(LESSONS)))
    return LESSONS[name]
