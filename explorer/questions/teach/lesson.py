"""What a lesson is, for sheets and whatever else shows one; and the lessons that there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.errors import QuestionError
from explorer.words.teach.lessons import HIDES, SURE, LessonText
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
    title, aim : str
    tasks : sequence of Task
    kinds : sequence of str
        The kinds of question of the quiz that it asks, in this order: names of
        `explorer.analysis.quiz.quiz.KINDS`.
    shaded : bool
        Whether the blind map of the pupils' sheet has its shades; else they are outlines.
    """

    name: str
    title: str
    aim: str
    tasks: Sequence[Task]
    kinds: Sequence[str]
    shaded: bool = True


def _of(name: str, text: LessonText, kinds: Sequence[str], *, shaded: bool) -> Lesson:
    tasks = [Task(one.text, one.answer) for one in text.tasks]
    return Lesson(name, text.title, text.aim, tasks, kinds, shaded)


_ALL = (
    _of("what-a-map-hides", HIDES, ("class", "dark", "land", "missing", "borrowed"), shaded=True),
    _of("how-sure", SURE, ("range", "higher", "overlap", "rank", "england"), shaded=False),
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
