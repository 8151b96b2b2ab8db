"""What a program is told where its question has no answer: what was wrong, what would work."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

TITLES = {
    404: "There is no such thing",
    405: "Only reading is possible",
    422: "This is not asked as described",
    500: "Something went wrong",
    503: "Too much is being asked at once",
}
NO_OPERATION = "The API has no address '{path}'. There are: {known}."
NO_METHOD = "The API is read with GET or HEAD; {method} changes nothing here."
BUSY = "Too many answers are being worked out. Ask again in {seconds} seconds."
PAIR = "A pair needs two areas of the level: name both a and b, or neither."
_SHOWN = 60
_OPTION = re.compile(r"--([a-z]+)(?: ([a-z0-9][a-z0-9-]*))?")
_WITHIN = re.compile(r"explorer gap --indicator (\S+) --within (\w+)")
_COMMAND = re.compile(r"'explorer [^']*'")


def unknown(name: str, known: Sequence[str]) -> str:
    """Return that an operation has no such parameter, and which it has."""
    has = f"It has: {', '.join(known)}." if known else "It has none."
    return f"There is no parameter '{cut(name)}' here. {has}"


def twice(name: str) -> str:
    """Return that a parameter that is given once was given again."""
    return f"The parameter '{cut(name)}' is given twice: give it once."


def invalid(name: str, kind: str, told: Mapping[str, Any], example: str) -> str:
    """Return why a parameter cannot be, and what would work.

    Parameters
    ----------
    name : str
    kind : str
        What the reader of parameters calls the fault: "missing", "string_too_long".
    told : mapping
        Its numbers: "max_length".
    example : str
        An address that works; may be empty.
    """
    fault = _FAULTS.get(kind, "cannot be read")
    said = f"The parameter '{cut(name)}' {fault.format(**{**_NOTHING, **told})}."
    return f"{said} For example: {example}" if example else said


_NOTHING = {"max_length": "", "ge": "", "le": "", "expected": ""}
_FAULTS = {
    "missing": "is missing",
    "string_too_short": "is empty: leave it out, or give it a value",
    "string_too_long": "is too long: {max_length} letters at most",
    "too_long": "is given too often: {max_length} times at most",
    "too_short": "is missing",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a smaller number",
    "greater_than_equal": "must be {ge} or more",
    "less_than_equal": "must be {le} or less",
    "bool_parsing": "must be true or false",
    "literal_error": "must be one of {expected}",
    "enum": "must be one of {expected}",
}


def no_theme(theme: str, known: Sequence[str]) -> str:
    """Return that there is no such theme, and which there are."""
    return f"There is no theme '{cut(theme)}'. Choose one of: {', '.join(known)}."


def no_page(name: str, known: Sequence[str]) -> str:
    """Return that there is no such page, and which there are."""
    return f"There is no page '{cut(name)}'. Choose one of: {', '.join(known)}."


def cut(text: str) -> str:
    """Return a text from outside, short enough for a sentence."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def spoken(sentence: str) -> str:
    """Return a sentence that names options of the command line with the names of parameters."""
    said = _WITHIN.sub(r"inside?indicator=\1&within=\2", sentence)
    said = said.replace("with --pair A B", "with a and b").replace("--pair", "a and b")
    said = _COMMAND.sub("its address here", said)
    return _OPTION.sub(lambda found: f"{found[1]}={found[2]}" if found[2] else found[1], said)
