"""What is said where a map or chart is shown step by step."""

from collections.abc import Sequence

from explorer.words.figures import fill, together

# How far a picture is shown: bare at 0; each step has all that those before it have.
TITLE, LEGEND, NAMES, NUMBERS, ALL = range(1, 6)
# What each step adds, after the first.
_ADDED = ("title", "legend", "names", "numbers", "all the rest")
HIDDEN = "Hidden for now"
# The size of text, for the back of a room.
LARGER, SMALLER = "Large text", "Usual text size"
START = "For a class: show step by step"
NOTHING_HERE = "There is no map or chart on this page to show step by step."
FIGURES_HIDDEN = "The figures of this chart are hidden for now."
MAP_QUESTION, CHART_QUESTION = "What does this map show?", "What does this chart show?"
_WINDOW, _WINDOW_OF = "Step by step - Health Gap Explorer", "{title} - Health Gap Explorer"
_NEXT, _BACK = "Show the next: {what}", "Hide again: {what}"
_LEFT = "Hidden for now: {what}."
_KEYS = "Or press the right and left arrow keys."
_OUT_OF = "Step {step} of {steps}"


def left_text(step: int) -> str:
    """Return what is still hidden: "Hidden for now: names and numbers."; empty where nothing is."""
    left = _ADDED[step:NUMBERS]
    return fill(_LEFT, {"what": together(left)}) if left else ""


def reveal_words() -> dict[str, Sequence[str] | str]:
    """Return what the browser says beside the buttons, one text a step."""
    steps = range(ALL + 1)
    return {
        "label": START.partition(": ")[2].capitalize(),
        "keys": _KEYS,
        "next": [fill(_NEXT, {"what": _ADDED[step]}) if step < ALL else "" for step in steps],
        "back": [fill(_BACK, {"what": _ADDED[step - 1]}) if step else "" for step in steps],
        "left": [left_text(step) for step in steps],
        "at": [fill(_OUT_OF, {"step": str(step + 1), "steps": str(len(steps))}) for step in steps],
    }


def revealed_title(title: str, step: int, question: str) -> str:
    """Return the heading of a picture: what it is, or the question to a class."""
    return title if step >= TITLE else question


def revealed_window(title: str, step: int) -> str:
    """Return the title of a window that shows a picture step by step, which has a title."""
    return fill(_WINDOW_OF, {"title": title}) if step >= TITLE else _WINDOW


def revealed_alt(title: str, alt: str, step: int, question: str) -> str:
    """Return a picture for those who hear it: no more than is shown."""
    if step >= NUMBERS:
        return alt
    return f"{revealed_title(f'{title}.', step, question)} {left_text(step)}"


def no_size(text: str, large: int) -> str:
    """Return that text has no such size."""
    return f"There is no text size '{text}'. It can be {large}, or be left out."


def no_step(text: str) -> str:
    """Return that there is no such step."""
    return f"There is no step '{text}'. Choose one of: {', '.join(map(str, range(ALL + 1)))}."
