"""Commands about lives: what a gap is made of, how releases differ, the gradient."""

import argparse

from explorer.analysis.gradient import gradient, sexes
from explorer.analysis.parts import split
from explorer.analysis.revisions import revisions
from explorer.cli.printing import Commands, add_json, print_json
from explorer.records.gradient import gradient_record
from explorer.records.parts import split_record
from explorer.records.revisions import ledger_records
from explorer.words.gradient import gradient_text
from explorer.words.parts import parts_notes, parts_text
from explorer.words.revisions import ledger_model, ledger_text


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
        return print_json([split_record(one, parts_notes(one)) for one in found])
    print("\n\n".join(parts_text(one) for one in found))
    return 0


def _revisions(options: argparse.Namespace) -> int:
    found = revisions(options.area, options.sex)
    if options.json:
        return print_json(ledger_records(found))
    print(ledger_text(found, ledger_model(found)))
    return 0


def _gradient(options: argparse.Namespace) -> int:
    wanted = [options.sex] if options.sex else sexes()
    found = [gradient(sex, options.period) for sex in wanted]
    if options.json:
        return print_json([gradient_record(one) for one in found])
    print("\n\n".join(gradient_text(one) for one in found))
    return 0
