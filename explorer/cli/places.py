"""Commands about figures of places: compare two, print a level."""

import argparse
import sys
from pathlib import Path
from typing import Any

from explorer import words
from explorer.analysis.compare import Comparison, checked_sex, compare
from explorer.analysis.estimates import Estimate
from explorer.cli.output import write, write_file
from explorer.cli.printing import Commands, add_json, print_json
from explorer.export import FORMATS, value_table
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.places.areas import Area


def add(commands: Commands) -> None:
    """Add the group's commands."""
    table = commands.add_parser("values", help="print an indicator for every area of a level")
    table.add_argument("--indicator", required=True, metavar="SLUG")
    table.add_argument("--level", required=True)
    table.add_argument("--sex")
    table.add_argument("--period")
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
    text = value_table(figures, kind)
    if options.out:
        write_file(options.out, text)
        print(f"{options.out}: {len(text.encode()):,} bytes")
    else:
        write(text, is_json=kind != "csv")
    unmapped = figures[0].report.unmapped
    if unmapped:
        print(
            f"Listed in this release and without a boundary today: {', '.join(unmapped)}.",
            file=sys.stderr,
        )
    return 0


def _compare(options: argparse.Namespace) -> int:
    found = compare(options.first, options.second, options.indicator, options.sex, options.period)
    if options.json:
        return print_json([_comparison_row(one) for one in found])
    print("\n\n".join(words.comparison_text(one) for one in found))
    return 0


def _comparison_row(one: Comparison) -> dict[str, Any]:
    gap = one.difference
    return {
        "indicator": one.indicator.slug,
        "sex": one.sex,
        "period": one.period.iso,
        "a": _estimate_row(one, one.a),
        "b": _estimate_row(one, one.b),
        "difference": gap.value if gap else None,
        "lower": gap.lower if gap else None,
        "upper": gap.upper if gap else None,
        "p_value": gap.p_value if gap else None,
        "verdict": one.verdict,
        "ratio": _ratio_row(one),
        "note": one.note,
        "notes": words.dependence(one),
    }


def _ratio_row(one: Comparison) -> dict[str, float] | None:
    found = one.ratio
    if found is None:
        return None
    return {"value": found.value, "lower": found.lower, "upper": found.upper}


def _estimate_row(comparison: Comparison, estimate: Estimate) -> dict[str, Any]:
    lender = estimate.measured_for
    return {
        "indicator": comparison.indicator.slug,
        "level": estimate.area.level,
        "area_code": estimate.area.code,
        "area_name": estimate.area.name,
        "period": comparison.period.iso,
        "sex": comparison.sex,
        "value": estimate.value,
        "lower": estimate.lower,
        "upper": estimate.upper,
        "flag": estimate.flag,
        "measured_for": lender.code if lender else "",
        "measured_for_name": lender.name if lender else "",
        "processing": estimate.processing,
        **estimate.extra,
        "also": [_also_row(area) for area in estimate.also],
    }


def _also_row(area: Area) -> dict[str, str]:
    return {"level": area.level, "area_code": area.code, "area_name": area.name}
