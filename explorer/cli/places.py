"""Commands about figures of places: compare two, print a level."""

import argparse
import sys
from pathlib import Path

from explorer.analysis.breaks import breaks_of
from explorer.analysis.comparison import by_model, checked_sex, compare
from explorer.cli.breaks import BREAKS_HELP
from explorer.cli.output import write, write_file
from explorer.cli.printing import Commands, add_json, print_json
from explorer.export import FORMATS, value_table
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.records.comparison import comparison_record
from explorer.words.comparison import comparison_text, dependence
from explorer.words.figures import listed_only
from explorer.words.modelled import comparison_lines, quoting


def add(commands: Commands) -> None:
    """Add the group's commands."""
    table = commands.add_parser("values", help="print an indicator for every area of a level")
    table.add_argument("--indicator", required=True, metavar="SLUG")
    table.add_argument("--level", required=True)
    table.add_argument("--sex")
    table.add_argument("--period")
    table.add_argument("--breaks", default="", metavar="BREAKS", help=BREAKS_HELP)
    table.add_argument("--format", choices=FORMATS, default="csv")
    table.add_argument("-o", "--out", type=Path, metavar="FILE", help="write to a file, in UTF-8")
    table.set_defaults(run=_values)

    pair = commands.add_parser("compare", help="compare two areas")
    pair.add_argument("first", metavar="AREA")
    pair.add_argument("second", metavar="AREA")
    pair.add_argument("--indicator", default=DEFAULT, metavar="SLUG")
    pair.add_argument("--sex")
    pair.add_argument("--period")
    pair.set_defaults(run=_compare)

    for command in (table, pair):
        add_json(command)


def _values(options: argparse.Namespace) -> int:
    record = indicator(options.indicator)
    sexes = [checked_sex(record, options.sex)] if options.sex else list(record.sexes)
    kind = "json" if options.json else options.format
    figures = [data.figures(record.slug, options.level, sex, options.period) for sex in sexes]
    breaks = breaks_of(options.breaks, record.decimals)
    text = value_table(figures, kind, breaks)
    if options.out:
        write_file(options.out, text)
        print(f"{options.out}: {len(text.encode()):,} bytes")
    else:
        write(text, is_json=kind != "csv")
    unmapped = figures[0].report.unmapped
    for line in quoting(record):
        print(line, file=sys.stderr)
    if unmapped:
        print(listed_only(unmapped), file=sys.stderr)
    return 0


def _compare(options: argparse.Namespace) -> int:
    found = compare(options.first, options.second, options.indicator, options.sex, options.period)
    models = [by_model(one) for one in found]
    pairs = list(zip(found, models, strict=True))
    if options.json:
        return print_json(
            [
                comparison_record(one, [*dependence(one), *quoting(one.indicator)], model)
                for one, model in pairs
            ]
        )
    print("\n\n".join(comparison_text(one, comparison_lines(one, model)) for one, model in pairs))
    return 0
