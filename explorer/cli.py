"""The ``explorer`` command."""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from explorer import checks, data, search, words
from explorer.analysis.compare import Comparison, checked_sex, compare
from explorer.analysis.estimates import Estimate
from explorer.areas import Area, register
from explorer.catalogue import DEFAULT, Indicator, catalogue, indicator
from explorer.errors import ExplorerError, QuestionError
from explorer.export import FORMATS, value_table
from explorer.root import data_root
from explorer.values import periods, values

USAGE_ERROR, FAULT = 2, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0, 1 for a fault in the data, or 2 for a wrong word."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except QuestionError as error:
        print(error, file=sys.stderr)
        return USAGE_ERROR
    except ExplorerError as error:
        print(error, file=sys.stderr)
        return FAULT
    except BrokenPipeError:
        # The reader of our output has closed it, as `head` does.
        sys.stderr.close()
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="explorer", description="Health inequalities in England, place by place."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    app = commands.add_parser("app", help="serve the explorer to a browser")
    app.add_argument("--port", type=_port, default=8501, help="port to serve on (8501)")
    app.set_defaults(run=_app)

    build = commands.add_parser("build", help="derive the embedded data from raw publications")
    build.add_argument("--out", type=Path, help="data folder to write (the one in use)")
    build.set_defaults(run=_build)

    check = commands.add_parser("check", help="validate everything embedded and print counts")
    check.set_defaults(run=_check)

    listing = commands.add_parser("indicators", help="list the indicators")
    listing.set_defaults(run=_indicators)

    find = commands.add_parser("find", help="find a place by name, code or postcode")
    find.add_argument("text", metavar="TEXT")
    find.set_defaults(run=_find)

    table = commands.add_parser("values", help="print an indicator for every area of a level")
    table.add_argument("--indicator", required=True, metavar="SLUG")
    table.add_argument("--level", required=True)
    table.add_argument("--sex")
    table.add_argument("--period")
    table.add_argument("--format", choices=FORMATS, default="csv")
    table.set_defaults(run=_values)

    pair = commands.add_parser("compare", help="compare two areas")
    pair.add_argument("first", metavar="AREA")
    pair.add_argument("second", metavar="AREA")
    pair.add_argument("--indicator", default=DEFAULT, metavar="SLUG")
    pair.add_argument("--sex")
    pair.add_argument("--period")
    pair.set_defaults(run=_compare)

    for command in (listing, find, table, pair):
        command.add_argument("--json", action="store_true", help="print a JSON list of objects")
    return parser


def _port(text: str) -> int:
    port = int(text) if text.isdigit() else 0
    if not 1 <= port <= 65535:  # noqa: PLR2004 -- the ports there are
        raise argparse.ArgumentTypeError(f"'{text}' is not a port; choose 1 to 65535")
    return port


def _app(options: argparse.Namespace) -> int:
    from explorer.serving import serve  # noqa: PLC0415 -- only this command needs a server

    return serve(options.port)


def _build(options: argparse.Namespace) -> int:
    try:
        from explorer.build.run import build  # noqa: PLC0415 -- needs the build tools
    except ModuleNotFoundError as error:
        raise ExplorerError(
            f"'explorer build' needs the package '{error.name}': install the build tools with "
            "'make setup', or pip install -r requirements-dev.lock."
        ) from error
    out = options.out or data_root()
    build(out, lambda line: print(line, flush=True))
    return 0


def _check(_: argparse.Namespace) -> int:
    faults = 0
    for line in checks.check():
        faults += line.fault
        print(line.text, file=sys.stderr if line.fault else sys.stdout)
    print(f"{faults} faults" if faults else "Everything embedded is in order.")
    return FAULT if faults else 0


def _indicators(options: argparse.Namespace) -> int:
    rows = [_indicator_row(record) for record in catalogue().values()]
    if options.json:
        return _print_json(rows)
    for row in rows:
        print(f"{row['slug']}\n    {row['title']}. Levels: {', '.join(row['levels'])}.")
    return 0


def _indicator_row(record: Indicator) -> dict[str, Any]:
    return {
        "slug": record.slug,
        "title": record.title,
        "short_title": record.short_title,
        "unit": record.unit,
        "decimals": record.decimals,
        "polarity": record.polarity,
        "statistic": record.statistic,
        "sexes": list(record.sexes),
        "levels": {slug: entry.processing for slug, entry in record.levels.items()},
        "shown_at": data.levels_of(record),
        "periods": {
            level: [period.iso for period in periods(record.slug, level)] for level in record.levels
        },
        "borrow_from": record.borrow_from,
        "series": record.series,
        "release": record.release,
        "official_status": record.official_status,
        "modelled": record.modelled,
        "values": len(values(record.slug)),
        "origins": [vars(origin) for origin in record.origin],
    }


def _find(options: argparse.Namespace) -> int:
    found = search.find(options.text)
    if found.message:
        print(found.message, file=sys.stderr)
    rows = [_found_row(one.area, one.match) for one in found.found]
    if options.json:
        return _print_json(rows)
    for row in rows:
        inside = ", ".join(register().name(level, code) for level, code in row["parents"].items())
        print(f"{row['level']}:{row['area_code']}  {row['area_name']}  ({inside})  {row['match']}")
    return 0


def _found_row(area: Area, match: str) -> dict[str, Any]:
    return {
        "area_code": area.code,
        "area_name": area.name,
        "level": area.level,
        "parents": dict(area.parents),
        "match": match,
    }


def _values(options: argparse.Namespace) -> int:
    record = indicator(options.indicator)
    sexes = [checked_sex(record, options.sex)] if options.sex else list(record.sexes)
    kind = "json" if options.json else options.format
    figures = [data.figures(record.slug, options.level, sex, options.period) for sex in sexes]
    sys.stdout.write(value_table(figures, kind))
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
        return _print_json([_comparison_row(one) for one in found])
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
        "note": one.note,
    }


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


def _print_json(rows: list[dict[str, Any]]) -> int:
    print(json.dumps([_without_nan(row) for row in rows], ensure_ascii=False, indent=1))
    return 0


def _without_nan(content: Any) -> Any:
    """Return content with missing numbers as null: JSON has no NaN."""
    if isinstance(content, dict):
        return {key: _without_nan(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_without_nan(value) for value in content]
    return None if isinstance(content, float) and math.isnan(content) else content


if __name__ == "__main__":
    sys.exit(main())
