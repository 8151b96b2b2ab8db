"""Commands about lives: what a gap is made of, how releases differ, the gradient."""

import argparse
from typing import Any

from explorer import words
from explorer.analysis.estimates import Estimate
from explorer.analysis.gradient import Gradient, gradient, sexes
from explorer.analysis.parts import Lives, Split, split
from explorer.analysis.revisions import Entry, Ledger, Revised, revisions
from explorer.cli.printing import Commands, add_json, print_json
from explorer.statistics.intervals import Ranged


def add(commands: Commands) -> None:
    """Add the group's commands."""
    parts = commands.add_parser("parts", help="split a gap into longer and healthier lives")
    parts.add_argument("first", metavar="AREA")
    parts.add_argument("second", metavar="AREA")
    parts.add_argument("--sex")
    parts.add_argument("--period")
    parts.set_defaults(run=_parts)

    ledger = commands.add_parser("revisions", help="show a place's figures in every release")
    ledger.add_argument("area", metavar="AREA")
    ledger.add_argument("--sex")
    ledger.set_defaults(run=_revisions)

    slope = commands.add_parser("gradient", help="show healthy years by deprivation")
    slope.add_argument("--sex")
    slope.add_argument("--period")
    slope.set_defaults(run=_gradient)

    for command in (parts, ledger, slope):
        add_json(command)


def _parts(options: argparse.Namespace) -> int:
    found = split(options.first, options.second, options.sex, options.period)
    if options.json:
        return print_json([_split_row(one) for one in found])
    print("\n\n".join(words.parts_text(one) for one in found))
    return 0


def _split_row(one: Split) -> dict[str, Any]:
    levels = {one.a.measured.level, one.b.measured.level}
    parts, unshared = one.parts, one.unshared
    return {
        "indicator": one.healthy.slug,
        "life_expectancy": one.whole.slug,
        "level": levels.pop() if len(levels) == 1 else None,
        "sex": one.sex,
        "period": one.period.iso if one.period else None,
        "a": _lives_row(one.a),
        "b": _lives_row(one.b),
        "gap": _ranged_row(parts.gap) if parts else None,
        "length": _ranged_row(parts.length) if parts else None,
        "health": _ranged_row(parts.health) if parts else None,
        "if_errors_shared_nothing": {
            "length": _ranged_row(unshared.length),
            "health": _ranged_row(unshared.health),
        }
        if unshared
        else None,
        "reason": one.reason,
        "notes": words.parts_notes(one),
    }


def _lives_row(lives: Lives) -> dict[str, Any]:
    borrowed = lives.measured != lives.area
    return {
        "level": lives.area.level,
        "area_code": lives.area.code,
        "area_name": lives.area.name,
        "measured_for": lives.measured.code if borrowed else "",
        "measured_for_name": lives.measured.name if borrowed else "",
        "healthy_life_expectancy": _estimate_row(lives.healthy),
        "life_expectancy": _estimate_row(lives.whole),
        "share_in_good_health": lives.share,
        "also": [
            {"level": area.level, "area_code": area.code, "area_name": area.name}
            for area in lives.also
        ],
    }


def _estimate_row(estimate: Estimate | None) -> dict[str, float] | None:
    if estimate is None:
        return None
    return {"value": estimate.value, "lower": estimate.lower, "upper": estimate.upper}


def _ranged_row(number: Ranged) -> dict[str, float]:
    return {"value": number.value, "lower": number.lower, "upper": number.upper}


def _revisions(options: argparse.Namespace) -> int:
    found = revisions(options.area, options.sex)
    if options.json:
        return print_json(
            [_entry_row(found, row, entry) for row in found.rows for entry in row.entries]
        )
    print(words.ledger_text(found))
    return 0


def _entry_row(ledger: Ledger, row: Revised, entry: Entry) -> dict[str, Any]:
    lender, record = entry.measured_for, entry.indicator
    return {
        "indicator": record.slug,
        "series": record.series,
        "release": record.release,
        "level": ledger.area.level,
        "area_code": ledger.area.code,
        "area_name": ledger.area.name,
        "sex": row.sex,
        "period": row.period.iso,
        "value": entry.value,
        "lower": entry.lower,
        "upper": entry.upper,
        "measured_for": lender.code if lender else "",
        "measured_for_name": lender.name if lender else "",
        "how": record.revision,
    }


def _gradient(options: argparse.Namespace) -> int:
    wanted = [options.sex] if options.sex else sexes()
    found = [gradient(sex, options.period) for sex in wanted]
    if options.json:
        return print_json([_gradient_row(one) for one in found])
    print("\n\n".join(words.gradient_text(one) for one in found))
    return 0


def _gradient_row(one: Gradient) -> dict[str, Any]:
    return {
        "table": one.record.slug,
        "level": "country",
        "sex": one.sex,
        "period": one.period.iso,
        "deciles": list(one.values),
        "sii": _ranged_row(one.slope.sii),
        "rii": _ranged_row(one.slope.rii),
        "absolute_concentration": _ranged_row(one.concentration.absolute),
        "relative_concentration": _ranged_row(one.concentration.relative),
        "reason": one.reason,
    }
