"""What stands round the questions of the quiz: buttons, marks, the score."""

from explorer.places.areas import Area
from explorer.words.quiz.terms import placed

TITLE = "Quiz"
WINDOW = "Quiz - Health Gap Explorer"
QUIZ = {
    "find": "Another place",
    "seed": "Quiz number",
    "same": "Everyone with this place and this number gets these questions.",
    "pick": "Your answer",
    "check": "Check",
    "next": "Next question",
    "end": "See your score",
    "again": "Start again",
    "other": "New questions",
    "stored": "No names: your answers stand in the address of this page and nowhere else.",
    "right": "Right",
    "wrong": "Not right",
    "yours": "Your answer",
    "all": "Your answers",
    "questions": "Question",
    "result": "Result",
    "why": "Why",
    "none": "No question can be asked on this place. Choose another.",
}
NO_ANSWER = "Choose an answer first."
NO_SEED = "A quiz number is a whole number from 1 to {most:,}."
NO_COUNTRY = "A quiz is on a place in England, not all of England."


def number_of(place: int, count: int, area: Area, seed: int) -> str:
    """Return which question it is: "Question 3 of 10 · Winchester (district) · quiz 7"."""
    return f"Question {place} of {count} · {placed(area)} · quiz {seed}"


def of_quiz(area: Area, seed: int) -> str:
    """Return which quiz it is."""
    return f"{placed(area)} · quiz {seed}"


def score(right: int, count: int) -> str:
    """Return how many answers were right."""
    return f"You got {right} of {count} right"


def verdict(*, right: bool, answer: str) -> str:
    """Return whether an answer was right, and which one is."""
    return "Right." if right else f"Not right. The right answer: {answer}."


def said(place: int, count: int, question: str) -> str:
    """Return what a screen reader hears of a new question."""
    return f"Question {place} of {count}. {question}"
