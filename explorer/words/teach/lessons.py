"""The texts of lessons: title, aim, and what pupils do, with what a teacher may expect."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class TaskText:
    """What pupils do, and what a teacher may expect.

    Attributes
    ----------
    text, answer : str
    """

    text: str
    answer: str


@dataclass(frozen=True)
class LessonText:
    """The texts of a lesson.

    Attributes
    ----------
    title, aim : str
    tasks : sequence of TaskText
    """

    title: str
    aim: str
    tasks: Sequence[TaskText]


HIDES = LessonText(
    "What a map hides",
    "See what a map shows, what it leaves out, and what you need before you can read it.",
    (
        TaskText(
            "Look at the map for one minute. Write down three things that you notice.",
            "Any three that can be seen: dark and light areas, large and small ones, areas with "
            "crosses. Nothing on health yet: the map has no title and no key.",
        ),
        TaskText(
            "What could the dark areas stand for? Write one guess. What would you need to be sure?",
            "Any guess. To be sure: a title, a key, the year, who made it, and names.",
        ),
        TaskText(
            "Now read the table. Write a title for the map: what, where and when.",
            "It names the measure, the places and the years, as the heading of the table does.",
        ),
    ),
)
SURE = LessonText(
    "How sure can we be?",
    "Read the range of a figure, and say when two figures can be told apart.",
    (
        TaskText(
            "Choose two places from the table. Draw both ranges as lines, one over the other, on "
            "one scale. Do the lines overlap?",
            "The ends of each line are the ends of the range. If the lines lie apart, the places "
            "can be told apart. If each line covers the other figure, they can't.",
        ),
        TaskText(
            "A newspaper wants to print one league table of all these places. Write one sentence "
            "of advice.",
            "Ranks need ranges too: many places could swap, so one order for all says more than "
            "the figures do.",
        ),
    ),
)
