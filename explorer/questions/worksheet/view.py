"""The view of a worksheet: of which lesson, place and seed, for whom, and how large."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from explorer.analysis.quiz.quiz import SEEDS
from explorer.errors import QuestionError
from explorer.places.areas import Area, register
from explorer.places.levels import BY_SLUG
from explorer.questions.lessons import Lesson, lesson
from explorer.words import faults
from explorer.words.quiz.page import NO_COUNTRY, NO_SEED

# Where its files are found, by the kind of file.
ADDRESS = "files/worksheet.{kind}"
_TEACHER, _LARGE = "teacher", "large"


@dataclass(frozen=True)
class SheetView:
    """What a worksheet holds.

    Attributes
    ----------
    lesson : Lesson
    area : Area
    seed : int
    teacher : bool
        Whether it is the teacher's, with the answers.
    large : bool
        Whether it is in large print: 18 points.
    """

    lesson: Lesson
    area: Area
    seed: int = 1
    teacher: bool = False
    large: bool = False

    def to_query(self) -> dict[str, str]:
        """Return the view as the parameters of an address."""
        told = {"lesson": self.lesson.name, "area": self.area.key, "seed": str(self.seed)}
        more = {"sheet": _TEACHER if self.teacher else "", "print": _LARGE if self.large else ""}
        return told | {name: text for name, text in more.items() if text}

    def address(self, kind: str) -> str:
        """Return where its file of a kind is found."""
        return f"{ADDRESS.format(kind=kind)}?{urlencode(self.to_query(), safe=':')}"

    def file_name(self, kind: str) -> str:
        """Return what its file is called: "what-a-map-hides-E06000009-7-teacher.pdf"."""
        parts = [self.lesson.name, self.area.code, str(self.seed)]
        if kind != "csv":
            parts += [_TEACHER] * self.teacher + [_LARGE] * self.large
        return f"{'-'.join(parts)}.{kind}"


def view_of(
    name: str, area: Area, seed: int, *, teacher: bool = False, large: bool = False
) -> SheetView:
    """Return the view of a lesson's sheet.

    Raises
    ------
    QuestionError
        There is no such lesson or seed, or the place has no map.
    """
    if not 1 <= seed <= SEEDS:
        raise QuestionError(NO_SEED.format(most=SEEDS))
    if area.level not in BY_SLUG or not BY_SLUG[area.level].mapped:
        raise QuestionError(NO_COUNTRY)
    return SheetView(lesson(name), area, seed, teacher, large)


def read(query: Mapping[str, str]) -> SheetView:
    """Return the view that an address asks for.

    Raises
    ------
    QuestionError
        It names no lesson, place or seed that there is.
    """
    level, _, code = query.get("area", "").partition(":")
    if level not in BY_SLUG or code not in register().level(level):
        raise QuestionError(faults.NO_AREA)
    seed = query.get("seed", "1")
    if not (seed.isascii() and seed.isdigit() and len(seed) <= len(str(SEEDS))):
        raise QuestionError(NO_SEED.format(most=SEEDS))
    return view_of(
        query.get("lesson", ""),
        register().area(level, code),
        int(seed),
        teacher=query.get("sheet") == _TEACHER,
        large=query.get("print") == _LARGE,
    )
