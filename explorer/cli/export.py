"""Commands that write files to take away."""

import argparse
from pathlib import Path

from explorer.analysis.breaks import breaks_of
from explorer.analysis.comparison import checked_sex
from explorer.analysis.estimates import take_area
from explorer.analysis.teach.sharing import BUDGETS, YEARS
from explorer.cli.breaks import BREAKS_HELP
from explorer.cli.output import write_file
from explorer.cli.printing import Commands
from explorer.errors import QuestionError
from explorer.indicators.catalogue import DEFAULT, Indicator, indicator
from explorer.maps.files import map_page
from explorer.maps.hexagons import MAP, SHAPES
from explorer.places.areas import Area
from explorer.questions.lessons import LESSONS, lesson
from explorer.questions.registry import QUESTIONS
from explorer.questions.teach.view import NAME
from explorer.web.lesson import lesson_file
from explorer.words.revealing import ALL

_LETTERS = "AB"


def add(commands: Commands) -> None:
    """Add the group's commands."""
    export = commands.add_parser("export", help="write a file to take away")
    kinds = export.add_subparsers(required=True, metavar="KIND")
    page = kinds.add_parser("map", help="write a map as a page that works from a file, offline")
    page.add_argument("--indicator", required=True, metavar="SLUG")
    page.add_argument("--level", required=True)
    page.add_argument("--sex", help="the indicator's first sex when left out")
    page.add_argument("--period", help="the latest when left out")
    page.add_argument(
        "--place",
        action="append",
        default=[],
        metavar="AREA",
        help="pick a place out (two at most)",
    )
    page.add_argument(
        "--shape", choices=SHAPES, default=MAP, help="areas as they lie, or as equal hexagons"
    )
    page.add_argument("--breaks", default="", metavar="BREAKS", help=BREAKS_HELP)
    page.add_argument(
        "--reveal", type=int, choices=range(ALL + 1), metavar="STEP",
        help="show it step by step to a class, at first as far as this: 0 bare, 5 whole",
    )  # fmt: skip
    page.add_argument("-o", "--out", type=Path, required=True, metavar="FILE.html")
    page.set_defaults(run=_map)
    lesson = kinds.add_parser("lesson", help="write a lesson as one file that works offline")
    lesson.add_argument("lesson", metavar="LESSON", help=", ".join(LESSONS))
    lesson.add_argument(
        "--place",
        action="append",
        default=[],
        metavar="AREA",
        help="the places that it speaks of (two at most)",
    )
    lesson.add_argument(
        "--budget", choices=BUDGETS, default=YEARS, help="what be-the-minister shares out"
    )
    lesson.add_argument("--seed", type=int, default=1, metavar="N", help="of what is drawn again")
    lesson.add_argument("-o", "--out", type=Path, required=True, metavar="FILE.html")
    lesson.set_defaults(run=_lesson)


def _map(options: argparse.Namespace) -> int:
    record = indicator(options.indicator)
    sex = checked_sex(record, options.sex) if options.sex else record.sexes[0]
    places = _places(options.place, record)
    text = map_page(
        record.slug, options.level, sex, options.period, places, shape=options.shape,
        breaks=breaks_of(options.breaks, record.decimals), step=options.reveal,
    )  # fmt: skip
    write_file(options.out, text)
    print(f"{options.out}: {len(text.encode()):,} bytes")
    return 0


def _lesson(options: argparse.Namespace) -> int:
    places = _places(options.place, indicator(DEFAULT))
    told = {letter.lower(): area.key for letter, area in places.items()}
    query = {"lesson": lesson(options.lesson).name, "seed": str(options.seed), **told}
    query["budget"] = options.budget
    text = lesson_file(QUESTIONS[NAME].asked(query))
    write_file(options.out, text)
    print(f"{options.out}: {len(text.encode()):,} bytes")
    return 0


def _places(names: list[str], record: Indicator) -> dict[str, Area]:
    if len(names) > len(_LETTERS):
        raise QuestionError(f"A map picks out {len(_LETTERS)} places at most.")
    areas = [take_area(name, record).area for name in names]
    return dict(zip(_LETTERS, areas, strict=False))
