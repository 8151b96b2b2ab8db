"""What stands round lessons: the list, the buttons, the teacher's page."""

from collections.abc import Sequence

from explorer.words.figures import together

TITLE = "Teach"
WINDOW = "Teach - Health Gap Explorer"
TEACH = {
    "list": "Eight lessons that open in one click. Each takes 5, 15 or 50 minutes.",
    "lists": "No login and no preparation. Works without the internet once it is installed.",
    "ages": "Ages",
    "aim": "Aim",
    "start": "Start",
    "teacher": "Teacher's page",
    "lesson": "Back to the lesson",
    "all": "All lessons",
    "show": "Show",
    "hide": "Hide again",
    "guess": "Your guess",
    "first": "Choose a guess first.",
    "place": "Another place",
    "elsewhere": "Somewhere else",
    "draw": "Draw again",
    "time": "How long",
    "plan": "What to do",
    "minutes": "{minutes} minutes",
    "questions": "Questions and answers",
    "question": "Question",
    "answer": "Answer",
    "answers": "The answers use the newest figures. Each has its range where one is published.",
    "wrong": "What pupils often think",
    "says": "What to say",
    "thinks": "A pupil says",
    "stands": "Where it stands in what you teach",
    "care": "Some pupil may live in one of these places. Say 'the lowest figure', and judge no "
    "place by it. A figure is for many people, and says nothing of any one of them.",
    "print": "To print and to keep",
    "quiz": "Quiz on the first place: ten questions",
    "file": "This lesson as one file, for a USB stick",
    "seed": "Number",
    "step": "Screen",
    "draw of": "Draw",
    "further": "Go on with places and measures of your own",
    "keys": "Or press the right and left arrow keys.",
    "steps": "Screens of the lesson",
    "on": "Next",
    "back": "Back",
    "at": "Screen {step} of {steps}",
    "alone": "This file asks for nothing: it works with no internet.",
}


NO_MAP = "Lessons speak of places in England. Choose a smaller one than all of it."


def no_figure(place: str) -> str:
    """Return that a place has no figure to teach with."""
    return f"No healthy years are published for {place}. Choose another place."


def one_figure(first: str, second: str, lender: str) -> str:
    """Return that two places are shown with one figure."""
    return (
        f"{first} and {second} are shown with one figure, measured for {lender}. Choose two places "
        "that have one each."
    )


def no_number(what: str, most: int) -> str:
    """Return that a number in an address cannot be."""
    return f"{what}: choose a whole number from 1 to {most:,}."


def no_coins(places: int, coins: int) -> str:
    """Return how coins are written in an address."""
    return f"Coins are {places} whole numbers, one for each region, with {coins} in all at most."


def too_many(asked: int, coins: int) -> str:
    """Return that there are not as many coins."""
    return f"There are {coins} coins to share out, and {asked} were given."


def where(title: str, step: int, steps: int) -> str:
    """Return which screen of which lesson is shown."""
    return f"{title} · screen {step} of {steps}"


def said(step: int, steps: int, question: str) -> str:
    """Return what a screen reader hears of a new screen."""
    return f"{TEACH['at'].format(step=step, steps=steps)}. {question}"


def guessed(guess: str) -> str:
    """Return what a class guessed."""
    return f"{TEACH['guess']}: {guess}"


def step_words(steps: int) -> dict[str, Sequence[str] | str]:
    """Return what the buttons under a screen say, one text a screen."""
    places = range(1, steps + 1)
    return {
        "label": TEACH["steps"],
        "keys": TEACH["keys"],
        "next": [TEACH["on"] if one < steps else "" for one in places],
        "back": [TEACH["back"] if one > 1 else "" for one in places],
        "left": ["" for _ in places],
        "at": [TEACH["at"].format(step=one, steps=steps) for one in places],
    }


def teacher_title(lesson: str) -> str:
    """Return the heading of a teacher's page."""
    return f"{TEACH['teacher']}: {lesson}"


def for_ages(ages: str, places: Sequence[str]) -> str:
    """Return for whom a lesson is and which places it speaks of."""
    where = [together(places)] if places else []
    return " · ".join([f"{TEACH['ages']} {ages}", *where])
