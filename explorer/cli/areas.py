"""The command that finds areas by conditions, each with its chance."""

import argparse
import time
from contextlib import closing
from pathlib import Path

from explorer.analysis.find.answer import Found, find
from explorer.analysis.find.conditions import Asked
from explorer.cli.printing import Commands, add_json, print_json
from explorer.errors import QuestionError
from explorer.places.levels import level as level_called
from explorer.questions.find.grammar import read, written
from explorer.records.find import list_record
from explorer.words.evidence.terms import progress
from explorer.words.find.answer import lines
from explorer.words.find.conditions import condition_text
from explorer.words.find.page import NO_PACKS


def add(commands: Commands) -> None:
    """Add the command."""
    areas = commands.add_parser(
        "areas", help="areas that fit conditions, each with how sure that is"
    )
    areas.add_argument("--level", required=True, help="of the areas")
    areas.add_argument(
        "--where",
        action="append",
        required=True,
        metavar="CONDITION",
        help="'healthy-life-expectancy girls below 59', 'gps-per-100k-need in lowest fifth', "
        "'in region North East', 'fewest-doctored on 3 of 5'; again for each",
    )
    areas.add_argument(
        "--any", type=int, metavar="N", help="at least so many of them hold (all)", dest="number"
    )
    areas.add_argument(
        "--modelled",
        action="store_true",
        help="let figures by our model stand where an area has none of its own",
    )
    areas.add_argument(
        "--packs", type=Path, metavar="DIR", help="make the evidence pack of each listed area"
    )
    areas.set_defaults(run=_areas)
    add_json(areas, "a JSON object")


def _areas(options: argparse.Namespace) -> int:
    level = level_called(options.level).slug
    conditions = tuple(dict.fromkeys(read(one, level) for one in options.where))
    number = len(conditions) if options.number is None else options.number
    found = find(Asked(level, conditions, number, options.modelled))
    if options.packs:
        return _packs(found, options.packs)
    if options.json:
        texts = [written(one.condition) for one in found.judged]
        sentences = [condition_text(one) for one in found.judged]
        return print_json(list_record(found, texts, sentences))
    print("\n".join(lines(found)))
    return 0


def _packs(found: Found, folder: Path) -> int:
    """Make the printed pack of each listed area; those that are there for the same data stay."""
    from explorer.packs.batch import Order, run  # noqa: PLC0415 -- it loads all charts

    codes = tuple(
        area.code for area, listed in zip(found.areas, found.listed, strict=True) if listed
    )
    if not codes:
        raise QuestionError(NO_PACKS)
    folder.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    with closing(run(Order(found.asked.level, folder, "pdf", codes=codes))) as told:
        *_, now = told
    passed = max(time.monotonic() - start, 1e-9)
    print(f"{folder}: {progress(now.made + now.kept, now.of, now.kept, now.made / passed)}")
    return 0
