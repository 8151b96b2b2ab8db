"""Reads the parameters of a URL: nothing in them is trusted, and no link leads to an error.

A wrong part falls back to its default and is named among the problems.
"""

from collections.abc import Callable, Mapping, Sequence

from explorer.areas import Area, register
from explorer.levels import LEVELS

NOBODY = "none"
_LONGEST = 60


def asker(query: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that gives a parameter's text, cut to what can be meant."""
    return lambda key: str(query.get(key, ""))[:_LONGEST].strip()


def one_of(
    text: str,
    choices: Mapping[str, object] | Sequence[str],
    default: str,
    what: str,
    problems: list[str],
) -> str:
    """Return what was asked for if it is one of the choices, else the default."""
    if not text or text in choices:
        return text or default
    problems.append(
        f"The link asks for the {what} '{text}', which does not exist here. "
        f"Choose one of: {', '.join(choices)}."
    )
    return default


def picked_area(text: str, default: str, problems: list[str]) -> Area | None:
    """Return the area that a level and code name, None for nobody, else the default."""
    if text == NOBODY:
        return None
    level, _, code = (text or default).partition(":")
    if level in {entry.slug for entry in LEVELS} and code in register().level(level):
        return register().area(level, code)
    problems.append(
        f"The link asks for the place '{text}', which does not exist here. "
        "Find a place by its name or postcode."
    )
    level, _, code = default.partition(":")
    return register().area(level, code)
