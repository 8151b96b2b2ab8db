"""The command that looks for newer releases of the publications."""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.analysis.updates import ACCEPTABLE
from explorer.cli.printing import Commands
from explorer.errors import ExplorerError
from explorer.words import updating as words

if TYPE_CHECKING:
    from explorer.build.update.feeds import Feed
    from explorer.build.update.run import Outcome
    from explorer.build.update.store import Store

FAULT, UNREACHABLE, NEWER = 1, 3, 4
_LONGEST = 86_400


def add(commands: Commands) -> None:
    """Add the command."""
    update = commands.add_parser(
        "update", help="look for newer releases, show what changed, and put them in place"
    )
    update.add_argument("key", nargs="*", metavar="KEY", help="a publication (all)")
    how = update.add_mutually_exclusive_group()
    how.add_argument("--status", action="store_true", help="show what is held; asks nobody")
    how.add_argument("--dry-run", action="store_true", help="show what changed; replace nothing")
    how.add_argument("--yes", action="store_true", help="put in place what can be, unasked")
    update.add_argument(
        "--accept", action="append", default=[], choices=ACCEPTABLE, metavar="WHAT",
        help="take it although areas, columns or periods are not what they were",
    )  # fmt: skip
    update.add_argument("--timeout", type=_seconds, default=300.0, metavar="SECONDS",
                        help="how long one download may take (300)")  # fmt: skip
    update.add_argument("--cache", type=Path, metavar="DIR", help="where downloads are kept")
    update.set_defaults(run=_update)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _LONGEST:
        raise argparse.ArgumentTypeError(f"'{text}' is no time; choose 1 to {_LONGEST} seconds")
    return seconds


def _update(options: argparse.Namespace) -> int:
    """Look, show and, where that is wanted, put in place.

    Returns
    -------
    int
        0 where everything is as published or was put in place; 1 where a release cannot be taken;
        3 where nothing worse happened than that a source could not be asked; 4 where newer
        releases were shown and not taken.
    """
    try:
        from explorer.build.publications import VARIABLE, sources_folder  # noqa: PLC0415
        from explorer.build.update.feeds import feeds  # noqa: PLC0415
        from explorer.build.update.store import Store, default_folder  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ExplorerError(
            f"'explorer update' needs the package '{error.name}': install the build tools with "
            "'make setup', or pip install -r requirements-dev.lock."
        ) from error
    wanted = feeds(*options.key)
    store = Store(options.cache or default_folder())
    folder = sources_folder()
    if options.status:
        return _status(wanted, folder, store, every=not options.key)
    if folder is None:
        raise ExplorerError(words.no_sources(VARIABLE))
    return _look(options, wanted, folder, store)


def _status(wanted: "list[Feed]", folder: Path | None, store: "Store", *, every: bool) -> int:
    from explorer.build.update.run import standings  # noqa: PLC0415

    today = _today().isoformat()
    for one in standings(wanted, folder, store):
        if one.feed or every:
            publication = one.publication
            line = words.standing_text(
                publication.key,
                publication.published,
                one.state,
                fetched=one.feed is not None,
                expected=one.expected,
                looked=one.looked,
                found=one.found,
                today=today,
            )
            print(line)
    return 0


def _look(options: argparse.Namespace, wanted: "list[Feed]", folder: Path, store: "Store") -> int:
    from explorer.build.update.run import look  # noqa: PLC0415

    found: list[Outcome] = []
    for outcome in look(
        wanted, folder, store,
        seconds=options.timeout, accepted=options.accept, today=_today(),
    ):  # fmt: skip
        if outcome.text not in {one.text for one in found if one.state == "unreachable"}:
            _show(outcome)
        found.append(outcome)
    states = [outcome.state for outcome in found]
    newer = [outcome for outcome in found if outcome.state == "newer"]
    print(words.summary(*map(states.count, ("current", "newer", "refused", "unreachable"))))
    taken = bool(newer) and not options.dry_run and (options.yes or _agreed())
    if taken:
        _place(newer, folder)
    else:
        print(words.NOTHING_CHANGED)
    if "refused" in states:
        return FAULT
    if newer and not taken:
        return NEWER
    return UNREACHABLE if "unreachable" in states else 0


def _show(outcome: "Outcome") -> None:
    for note in outcome.notes:
        print(note, file=sys.stderr, flush=True)
    held = outcome.feed.held()
    if outcome.state == "current":
        print(words.current_text(held.title, held.key), flush=True)
        return
    if outcome.release and outcome.found:
        places = "practices" if outcome.feed.kind == "gp_workforce" else "areas"
        told = words.outcome_text(
            held.title,
            held.key,
            outcome.found,
            held=held.published,
            published=outcome.release.published,
            places=places,
        )
        if outcome.release.later:
            told.append(words.later_edition(outcome.release.later))
        _print_below(told)
    if outcome.text:
        reason = words.failed_text(held.title, held.key, outcome.text)
        print(reason, file=sys.stderr, flush=True)


def _agreed() -> bool:
    """Ask, where somebody is there to answer."""
    if not sys.stdin or not sys.stdin.isatty():
        return False
    print(words.ASK, end="", flush=True)
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _place(newer: "list[Outcome]", folder: Path) -> None:
    from explorer.build.update.register import place  # noqa: PLC0415

    for outcome in newer:
        if outcome.release:
            done = place(outcome.release, folder, _today())
            told = words.placed_text(
                done.key,
                done.file,
                done.former,
                register=done.register.name,
                beside=done.beside,
                title=done.title,
            )
            _print_below(told)
    print(words.NEXT)


def _print_below(lines: list[str]) -> None:
    """Print a line, and the others indented below it."""
    print("\n  ".join(lines), flush=True)


def _today() -> date:
    return datetime.now(UTC).date()
