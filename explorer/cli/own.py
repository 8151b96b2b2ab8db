"""The command about an area of one's own."""

import argparse
import sys
from pathlib import Path

from explorer.analysis.own.catchment import MOST_BYTES, Catchment, catchment
from explorer.analysis.own.chosen import chosen
from explorer.analysis.own.figures import Added, Figures, beside, england, figures
from explorer.analysis.own.kept import MOST_BYTES as MOST_OF_FILE
from explorer.analysis.own.kept import as_file, from_file, named
from explorer.analysis.own.made import Made, made
from explorer.analysis.own.shapes import inside
from explorer.cli.output import write_file
from explorer.cli.printing import Commands, add_json, print_json
from explorer.errors import QuestionError
from explorer.places.areas import Area
from explorer.places.search import take
from explorer.records.own import catchment_record, own_record, rule_records
from explorer.words.area.header import taken_text
from explorer.words.compare import row_title, row_when
from explorer.words.own.catchment import PLACING, catchment_text, fault_text
from explorer.words.own.figures import (
    REASONS,
    care_text,
    deprived_text,
    doubled_text,
    how_text,
    limits_text,
    missing_line,
    name_of,
    parts_text,
    people_text,
    real_text,
    rule_line,
    value_text,
    wheres,
)
from explorer.words.own.page import meaning


def add(commands: Commands) -> None:
    """Add the command."""
    own = commands.add_parser("own", help="build your own area and add its figures up")
    own.add_argument(
        "--areas",
        default="",
        metavar="NAMES",
        help="areas and neighbourhoods by name or code, parted by commas",
    )
    own.add_argument(
        "--postcodes", type=Path, metavar="FILE", help="a postcode a row: where they fall"
    )
    own.add_argument(
        "--least",
        type=int,
        default=1,
        metavar="N",
        help="rows of the list that a neighbourhood must have; 1 when left out",
    )
    own.add_argument("--shape", type=Path, metavar="FILE", help="a GeoJSON polygon")
    own.add_argument("--file", type=Path, metavar="FILE", help="an area that was saved here")
    own.add_argument("--name", default="", help="what to call it")
    own.add_argument("--beside", default="", metavar="AREA", help="a real area to compare with")
    own.add_argument("--save", type=Path, metavar="FILE", help="keep the area as a file")
    own.add_argument(
        "--rules", action="store_true", help="list the rule of every indicator, and stop"
    )
    own.set_defaults(run=_own)
    add_json(own, "a JSON object")


def _own(options: argparse.Namespace) -> int:
    if options.rules:
        return _rules(as_json=options.json)
    listed = (
        catchment(_read(options.postcodes, MOST_BYTES), options.least)
        if options.postcodes
        else None
    )
    one = _made(options, listed)
    if one.is_empty or not one.pieces.any():
        raise QuestionError(
            "That is no area: name some with --areas, or give --postcodes, --shape or --file."
        )
    found = figures(one)
    real = take(options.beside, lambda _: 0).area if options.beside else None
    if options.save:
        write_file(options.save, as_file(one))
    if options.json:
        told = own_record(found, real)
        return print_json({**told, "postcodes": catchment_record(listed) if listed else None})
    print("\n".join(_told(found, listed, real)))
    return 0


def _rules(*, as_json: bool) -> int:
    """Print by which rule each indicator is added up, or why it cannot be."""
    told = rule_records()
    if as_json:
        return print_json(told)
    print("\n".join(rule_line(one) for one in told))
    return 0


def _made(options: argparse.Namespace, listed: Catchment | None) -> Made:
    areas: list[Area] = []
    rows: list[int] = list(listed.neighbourhoods) if listed else []
    name = options.name
    if options.file:
        kept = from_file(_read(options.file, MOST_OF_FILE))
        areas, rows, name = [*kept.areas], [*rows, *kept.rows], name or kept.name
    if options.shape:
        rows.extend(inside(_read(options.shape, MOST_OF_FILE)))
    if options.areas:
        picked = chosen(options.areas)
        areas.extend(picked.areas)
        rows.extend(picked.rows)
        for area, others in picked.also:
            print(taken_text(area, others), file=sys.stderr)
    return made(named(name), areas, rows)


def _read(path: Path, most: int) -> str:
    """Return a file's text.

    Raises
    ------
    QuestionError
        It is not there, too large, or no text.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise QuestionError(f"The file {path} cannot be read: {error.strerror}.") from None
    if len(content) > most:
        raise QuestionError(f"The file {path} is too large: {most / 1e6:.0f} MB at most.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise QuestionError(f"The file {path} is no text in UTF-8.") from None


def _told(found: Figures, listed: Catchment | None, real: Area | None) -> list[str]:
    one = found.made
    reasons = dict.fromkeys(missing.reason for missing in found.missing)
    return [
        name_of(one),
        f"{parts_text(one)}. {people_text(one)}.",
        deprived_text(one),
        *filter(None, [real_text(one), doubled_text(one)]),
        *([catchment_text(listed), PLACING] if listed else []),
        *(f"  {fault_text(fault)}" for fault in (listed.faults if listed else ())),
        "",
        meaning(one),
        *(_row(row, real) for row in found.added),
        "",
        *(
            line
            for reason in reasons
            for line in (
                f"{REASONS[reason][0]}. {REASONS[reason][1]}",
                *(f"  {missing_line(row)}" for row in found.missing if row.reason == reason),
            )
        ),
    ]


def _row(one: Added, real: Area | None) -> str:
    figure = f"{value_text(one)} {limits_text(one)}".strip()
    around = [england(), *([real] if real else [])]
    others = wheres(one, [(area, beside(one, area)) for area in around])
    parts = [figure, *others, how_text(one), care_text(one)]
    return f"{row_title(one)} ({row_when(one)}): {'; '.join(filter(None, parts))}"
