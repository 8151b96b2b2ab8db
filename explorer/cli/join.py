"""The command that joins a reader's own file to areas."""

import argparse
import sys
from datetime import date
from pathlib import Path

from explorer.analysis.yours.bundle import as_bundle, from_bundle, looks_like_bundle
from explorer.analysis.yours.joined import Joined
from explorer.analysis.yours.limits import MOST_BYTES
from explorer.analysis.yours.measure import Own, own
from explorer.analysis.yours.opened import opened
from explorer.analysis.yours.settings import DECIMALS, NO_LIMITS, Settings
from explorer.analysis.yours.templates import example, template
from explorer.cli.output import write, write_file
from explorer.cli.printing import Commands
from explorer.errors import QuestionError
from explorer.export import FORMATS, area_table, csv_text
from explorer.records.yours import own_records, reject_records
from explorer.words.yours.refused import reason, refusal
from explorer.words.yours.told import period_line, read_lines, sum_line


def add(commands: Commands) -> None:
    """Add the command."""
    join = commands.add_parser("join", help="join your own file to areas and write what fits")
    join.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="CSV, Excel or OpenDocument"
    )
    join.add_argument("--level", default="", help="of its areas; found where it is left out")
    for name, what in (
        ("area", "code or name of each area"),
        ("value", "figure"),
        ("lower", f"lower limit; {NO_LIMITS} for none"),
        ("upper", "upper limit"),
    ):
        join.add_argument(f"--{name}-column", default="", metavar="NAME", help=f"column: {what}")
    join.add_argument("--sheet", default="", metavar="NAME", help="of a workbook")
    join.add_argument("--decimal", choices=tuple(DECIMALS), help="what parts decimals")
    join.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="COLUMN=TEXT",
        help="of a long table, the rows that have a text in a column; may be given several times",
    )
    join.add_argument("--when", default="", metavar="YEAR", help="what the figures are of")
    join.add_argument("--name", default="", help="what the measure is called")
    join.add_argument("--format", choices=FORMATS, default="csv")
    join.add_argument("-o", "--out", type=Path, metavar="FILE", help="write to a file, in UTF-8")
    join.add_argument("--rejects", type=Path, metavar="FILE", help="write refused rows as CSV")
    join.add_argument("--bundle", type=Path, metavar="FILE", help="keep it to open on the page")
    join.add_argument("--template", metavar="LEVEL", help="print an empty table of a level")
    join.add_argument("--example", action="store_true", help="print a file to try this with")
    join.set_defaults(run=_join)


def _join(options: argparse.Namespace) -> int:
    if options.template or options.example:
        return _put(template(options.template) if options.template else example(), options)
    if options.file is None:
        raise QuestionError("Name a file to join, or ask for --template LEVEL or --example.")
    content = _read(options.file)
    if looks_like_bundle(content):
        measures = from_bundle(content)
        records = [record for one in measures for record in own_records(one)]
        return _put(area_table(records, measures[0].level, options.format), options)
    found = opened(options.file.name, content, date.today()).joined(_settings(options))
    for line in [*read_lines(found, options.file.name), sum_line(found)]:
        print(line, file=sys.stderr)
    if options.rejects:
        reasons = [reason(one, found.level) for one in found.rejects]
        write_file(options.rejects, csv_text(reject_records(found.rejects, reasons) or _NO_ROWS))
    if not found.figures:
        raise QuestionError(refusal(found))
    one = own(found, options.file.name, date.today(), options.when)
    print(period_line(one), file=sys.stderr)
    return _written(one, found, options)


# A table of refused rows has its head also where none was refused.
_NO_ROWS = [
    dict.fromkeys(("line", "area", "figure", "why", "reason", "near_codes", "near_names"), "")
][:0]


def _written(one: Own, found: Joined, options: argparse.Namespace) -> int:
    if options.bundle:
        write_file(options.bundle, as_bundle([one]))
    return _put(area_table(own_records(one), found.level, options.format), options)


def _put(text: str, options: argparse.Namespace) -> int:
    if options.out:
        write_file(options.out, text)
        print(f"{options.out}: {len(text.encode()):,} bytes", file=sys.stderr)
    else:
        write(text, is_json=options.format != "csv")
    return 0


def _settings(options: argparse.Namespace) -> Settings:
    only = []
    for one in options.only:
        column, sign, text = one.partition("=")
        if not sign or not column.strip():
            raise QuestionError(f"'{one}' is no choice of rows. Write --only COLUMN=TEXT.")
        only.append((column.strip(), text.strip()))
    return Settings(
        sheet=options.sheet,
        area=options.area_column,
        value=options.value_column,
        lower=options.lower_column,
        upper=options.upper_column,
        level=options.level,
        decimal=options.decimal or "",
        only=tuple(only),
        name=options.name,
    )


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise QuestionError(f"The file {path} cannot be read: {error.strerror}.") from None
