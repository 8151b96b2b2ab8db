"""What a format of numbers in Excel shows: percent, zeros before a code, or a text in their place.

By `[<5]"*";0` a cell that holds 3 shows an asterisk: its figure was withheld.
"""

import re
from dataclasses import dataclass

PERCENT = "%"
_PARTED = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_CONDITION = re.compile(r"\[(<=|>=|<>|[<>=])\s*(-?\d+(?:\.\d+)?)\]")
# What a format writes out, escapes, leaves room for, fills with or colours.
_WRITTEN_OUT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_SHOWS_IT = re.compile(r"[0#?@]|general|[ymdhse]", re.IGNORECASE)
_ZEROS = re.compile(r"0{2,}")
_PLUS_MINUS_ZERO = 3


@dataclass(frozen=True)
class Masked:
    """A format that shows some numbers by a text in their place.

    Attributes
    ----------
    sections : tuple of str
        As the format has them: for numbers above zero, below it, and zero, or by conditions.
    """

    sections: tuple[str, ...]

    def of(self, value: float) -> tuple[str | None, str | int]:
        """Return the text that stands in a number's place, if any, and what is shown otherwise.

        A nought that is written as a dash is a nought.
        """
        section = self._section(value)
        if value and not _shows(section):
            return _LITERAL.sub(lambda one: one[1] or one[2] or "", section).strip(), ""
        return None, _plainly(section)

    def _section(self, value: float) -> str:
        for section in self.sections[:2]:
            if (found := _CONDITION.search(section)) and _holds(value, found[1], float(found[2])):
                return section
        rest = [one for one in self.sections if not _CONDITION.search(one)]
        if len(rest) < len(self.sections):
            return rest[0] if rest else "0"
        if value < 0 and len(rest) > 1:
            return rest[1]
        return rest[2] if value == 0 and len(rest) >= _PLUS_MINUS_ZERO else rest[0]


def what_shows(code: str) -> str | int | Masked:
    """Return what a format of numbers shows otherwise; nothing where it is as it is held.

    Returns
    -------
    str, int or Masked
        `PERCENT`, how many digits a number has at least, or a format that shows texts.
    """
    sections = tuple(_PARTED.split(code))[:_PLUS_MINUS_ZERO]
    # By what a nought is shown as nobody is misled.
    telling = sections if any(map(_CONDITION.search, sections)) else sections[:2]
    if len(sections) > 1 and not all(map(_shows, telling)):
        return Masked(sections)
    return _plainly(sections[0])


def _shows(section: str) -> bool:
    """Whether a section shows a number by digits or as a day."""
    return bool(_SHOWS_IT.search(_WRITTEN_OUT.sub("", section)))


def _plainly(section: str) -> str | int:
    bare = _WRITTEN_OUT.sub("", section).strip()
    if PERCENT in bare:
        return PERCENT
    return len(bare) if _ZEROS.fullmatch(bare) else ""


def _holds(value: float, sign: str, bound: float) -> bool:
    return {
        "<": value < bound,
        ">": value > bound,
        "=": value == bound,
        "<=": value <= bound,
        ">=": value >= bound,
        "<>": value != bound,
    }[sign]
