"""Staying current, in words: what is held, what is newer, what changed, and why it is not taken."""

from collections.abc import Collection, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from explorer.analysis.updates import Changes, Difference, Revision
from explorer.errors import DataError
from explorer.periods import Period
from explorer.words.figures import day_words, together

OPEN_LICENCE = "Open Government Licence v3.0"
NOTHING_CHANGED = "Nothing was changed."
ASK = "Put them in place? [y/N] "
# How many of a list are named, and how many letters of what came from outside are repeated.
_NAMED = 8
_LETTERS = 60
_DECIMALS = 6
_MEGABYTE = 1_000_000


def plain(text: str) -> str:
    """Return what came from outside as it may be shown: a short line of printable letters."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in str(text))
    return f"{shown[:_LETTERS]}…" if len(shown) > _LETTERS else shown


# What is asked for.


def no_feed(key: str, is_publication: bool, known: Sequence[str]) -> str:
    """Return that a publication is not fetched, or that there is none of that name."""
    listed = f"Choose one of: {', '.join(known)}."
    if is_publication:
        return f"'{key}' is brought up to date by hand, not by this command. {listed}"
    return f"There is no publication '{plain(key)}'. {listed}"


def no_sources(variable: str) -> str:
    """Return that there is no folder of publications."""
    return (
        "There is nothing here to bring up to date: the raw publications are not here. "
        f"Set {variable} to the folder that holds them. {NOTHING_CHANGED}"
    )


# What a server did.


def no_answer(host: str, reason: str) -> str:
    """Return that a server cannot be reached."""
    return (
        f"{host} cannot be reached ({plain(reason)}). With a network, or a proxy named by "
        "HTTPS_PROXY, it can be tried again; everything else works without."
    )


def too_slow(address: str, seconds: float) -> str:
    """Return that a download took too long."""
    return (
        f"{_place(address)} took longer than {seconds:g} seconds. "
        "Try again later, or give it longer with --timeout."
    )


def not_trusted(host: str, reason: str) -> str:
    """Return that a server could not prove who it is."""
    return (
        f"{host} could not prove that it is {host} ({plain(reason)}): what it sent was not read. "
        "If a proxy of yours stands between, name its certificate by SSL_CERT_FILE."
    )


def not_allowed(address: str, hosts: Sequence[str]) -> str:
    """Return that an address is none of the publishers' own."""
    return f"{_place(address)} is not asked: only https, and only {together(hosts)}."


def leads_away(address: str, target: str) -> str:
    """Return that a server leads to an address that is not asked."""
    return (
        f"{_place(address)} points to {_place(target)}, which is none of the publisher's "
        "addresses. If it has moved there for good, change explorer/build/update/."
    )


def has_moved(address: str, target: str) -> str:
    """Return that an address has moved for good."""
    return (
        f"{_place(address)} has moved to {_place(target)}: change it in "
        "explorer/build/update/ before it stops leading there."
    )


def leads_round(address: str) -> str:
    """Return that a server leads on and on."""
    return f"{_place(address)} leads from one address to the next without an end. Try again later."


def gone(address: str) -> str:
    """Return that there is nothing at an address any more."""
    return (
        f"{_place(address)} is not there any more. Look for where its publisher has put it, and "
        "change the name in explorer/build/update/feeds.toml."
    )


def asks_to_wait(address: str, status: int, seconds: str | None) -> str:
    """Return that a server refuses for now."""
    when = f"in {seconds} seconds" if seconds and seconds.isdigit() else "in an hour"
    return f"{_place(address)} does not answer now (status {status}). Try again {when}."


def server_failed(address: str, status: int) -> str:
    """Return that a server failed."""
    return f"{_place(address)} failed (status {status}). Try again later."


def service_failed(address: str, message: str) -> str:
    """Return that a service says that it failed."""
    return f"{_place(address)} says: {plain(message)}. Try again later."


def cut_off(address: str) -> str:
    """Return that a download ended too early."""
    return (
        f"{_place(address)} sent less than it announced. "
        "Try again: it goes on from where it stopped, where the server can."
    )


def compressed(address: str) -> str:
    """Return that a server compressed what it should not."""
    return f"{_place(address)} sent it compressed, though it was not asked to. Try again later."


def too_large(address: str, most: int) -> str:
    """Return that something is larger than it can be."""
    return (
        f"{_place(address)} is larger than {most // _MEGABYTE} megabytes, more than any release "
        "has been. Look at it by hand."
    )


def a_page(address: str) -> str:
    """Return that a page came instead of data."""
    return (
        f"{_place(address)} sent a page instead of data, as a site does that is closed for repair "
        "or asks to sign in. Open it in a browser, and try again later."
    )


# What it sent.


def damaged(name: str) -> str:
    """Return that a file is damaged."""
    return f"{_named(name)} is damaged. Try again; if it stays so, tell its publisher."


def swells(name: str) -> str:
    """Return that an archive grows beyond measure."""
    return (
        f"{_named(name)} would grow beyond all measure when it is unpacked. It was not. "
        "Look at it by hand."
    )


def leads_out(name: str, part: str) -> str:
    """Return that an archive holds a name that it should not."""
    return (
        f"{_named(name)} holds '{plain(part)}', which leads out of its folder or is locked. "
        "It was not unpacked. Tell its publisher."
    )


def other_members(name: str, parts: Sequence[str], fitting: int) -> str:
    """Return that an archive does not hold what it did."""
    listed = _listed([plain(part) for part in parts]) if parts else "nothing"
    many = "several files" if fitting else "no file"
    return (
        f"{_named(name)} has {many} of practices in detail; it holds {listed}. "
        "Change explorer/build/update/gp_workforce.py if it is called otherwise now."
    )


def no_table(name: str) -> str:
    """Return that something is no table."""
    return f"{_named(name)} is no table of comma-separated text. Look at it by hand."


def no_description(address: str) -> str:
    """Return that something is no description."""
    return f"{_place(address)} did not describe itself as it used to. Look at it by hand."


def no_shapes(name: str) -> str:
    """Return that shapes cannot be read."""
    return f"{_named(name)} has shapes that cannot be read. Look at it by hand."


def no_column(name: str, column: str, columns: Sequence[str]) -> str:
    """Return that a column that is read is not there."""
    return (
        f"{_named(name)} has no column '{column}'; it has "
        f"{_listed([plain(one) for one in columns])}. "
        "If it has another name now, change the reader in explorer/build/ and the feed."
    )


def wrong_cell(name: str, row: int, column: str, text: str) -> str:
    """Return what is wrong in a row."""
    return (
        f"{_named(name)}, row {row}: '{plain(text)}' cannot stand in the column '{plain(column)}'. "
        "Look at it by hand."
    )


def other_hash(address: str) -> str:
    """Return that a content is not the one that is listed."""
    return (
        f"{_place(address)} is not the file that its repository lists: its hash is another. "
        "Try again; if it stays so, tell its publisher."
    )


def not_listed(where: str, name: str) -> str:
    """Return that something is not where it was."""
    return (
        f"{where} has no '{name}' any more. Look for its new name, and change "
        "explorer/build/update/feeds.toml."
    )


def too_few(name: str, found: int, count: int) -> str:
    """Return that a service sent another number of areas than it has."""
    return f"{name} sent {found} of its {count} areas. Try again."


def changed_midway(name: str) -> str:
    """Return that something was edited while it was read."""
    return f"{name} was edited while it was read. Try again."


def no_day(where: str) -> str:
    """Return that a source does not say when it was published."""
    return f"{_named(where)} does not say when it was published. Look at it by hand."


def no_months(series: str) -> str:
    """Return that a series lists no months."""
    return f"{_place(series)} lists no months as it used to. Look at it in a browser."


def other_month(address: str, archive: str) -> str:
    """Return that a page leads to the archive of another month."""
    return f"{_place(address)} points to {_named(archive)}, which is of another month."


def no_licence(where: str) -> str:
    """Return that the licence is not stated, or is another."""
    return (
        f"{_named(where)} does not say that it is under the {OPEN_LICENCE}. What is not cannot be "
        "used here; if its licence is only stated elsewhere, add it by hand."
    )


# What is held.


def held_differs(file: str) -> str:
    """Return that the file held is not the one that was checked."""
    return (
        f"The file held, {file}, is not the one that was checked: its hash is another. "
        "Put the right one back first."
    )


def nothing_held(file: str) -> str:
    """Return that there is nothing to compare with."""
    return (
        f"The file held, {file}, is missing, so there is nothing to compare with. "
        "Put it back first."
    )


def cannot_read(folder: Path, reason: str) -> str:
    """Return that the folder of publications cannot be read."""
    return f"What is in {folder} cannot be read: {reason}."


def cannot_write(path: Path, reason: str) -> str:
    """Return that a release cannot be put in place."""
    return (
        f"{path} cannot be written: {reason}. The register still names the former file. "
        "This needs a checkout and a folder of sources that are yours to write."
    )


def no_cache(folder: Path, reason: str) -> str:
    """Return that nothing can be kept."""
    return f"{folder} cannot be written: {reason}. Name another folder with --cache."


def register_unclear(key: str) -> str:
    """Return that the register is not written as it used to be."""
    return (
        f"The entry '{key}' in explorer/build/sources cannot be changed by this command: it is not "
        f"written as the others are. {NOTHING_CHANGED}"
    )


# What changed.


def outcome_text(
    title: str, key: str, found: Changes, *, held: str, published: str, places: str
) -> list[str]:
    """Return a newer release and how it differs, a line each.

    Parameters
    ----------
    title, key : str
    found : Changes
    held, published : str
        The day of publication of the one held, and of the newer one.
    places : str
        What its areas are called: "areas", "practices".
    """
    lines = [
        f"{title} ({key})",
        f"Held: published {day_words(held)}. Now published: {day_words(published)}.",
        f"{places.capitalize()}: {_difference(found.areas, found.names)}.",
        f"Periods: {_difference(found.periods, periods=True)}.",
        f"Figures: {_figures(found)}.",
        f"Columns: {_difference(found.columns)}.",
    ]
    if found.revised > found.compared / 2:
        lines.append("Most figures are revised: read what its publisher says of the method.")
    if found.subjects:
        lines.append(f"What is measured: {_difference(found.subjects)}.")
    return lines


def current_text(title: str, key: str) -> str:
    """Return that what is held is what is published."""
    return f"{title} ({key}): what is held is what is published."


def failed_text(title: str, key: str, reason: str) -> str:
    """Return that a release was not taken, and why."""
    return f"{title} ({key}): not taken. {reason}"


def why_refused(reasons: Collection[str], found: Changes) -> str:
    """Return why a release cannot take the place of the former one, and what would work."""
    told = {
        "needed": f"The build reads {_quoted(found.needed)}, which {_is(found.needed)} gone: "
        "change its reader in explorer/build/ first.",
        "subjects": f"{_quoted(found.subjects.gone)} {_is(found.subjects.gone)} measured no more, "
        "or under another name: change the subject in explorer/build/ first.",
        "units": f"The unit of {_quoted(found.units)} is another one: change the record first.",
        "areas": "The codes of areas are not what they were: where boundaries and code changes "
        "hold them, take it with --accept areas.",
        "columns": "The columns are not what they were: where nothing needs them, take it with "
        "--accept columns.",
        "periods": "Periods are gone that are held: where that is meant, take it with "
        "--accept periods.",
    }
    return " ".join(told[reason] for reason in reasons)


def later_edition(name: str) -> str:
    """Return that a later edition of boundaries is published."""
    return (
        f"A later edition is published: {name}. Its codes are others, so it is not taken by "
        "itself; docs/updating.md says how an edition of boundaries is changed."
    )


def placed_text(
    key: str, file: str, former: str, *, register: str, beside: bool, title: str
) -> list[str]:
    """Return what was put in place, and what is left to do for it."""
    lines = [
        f"{key}: {file} is in place; {former} stays where it is. {register} names the new one."
    ]
    if beside:
        lines = [
            f"{key}: {file} is in place, and listed beside the former release in {register}. "
            "No page shows it yet: docs/updating.md says what a release of its own needs."
        ]
    if any(letter.isdigit() for letter in title):
        lines.append(
            f'Its title may name years that have moved on: "{title}". Where it does, change it '
            "there and in DATA-LICENCE.md."
        )
    return lines


NEXT = (
    "Now: explorer build, explorer check, make test; and read what changed with git diff before "
    "it is committed."
)


def summary(current: int, newer: int, refused: int, unreachable: int) -> str:
    """Return how many were looked for, and what came of it."""
    parts = [
        (current, "as published"),
        (newer, "with a newer release"),
        (refused, "with one that cannot be taken"),
        (unreachable, "that could not be asked"),
    ]
    return f"{together([f'{count} {what}' for count, what in parts if count])}."


# What is known without asking.


def standing_text(
    key: str,
    published: str,
    state: str,
    *,
    fetched: bool,
    expected: str = "",
    looked: str = "",
    found: str = "",
    today: str = "",
) -> str:
    """Return what is held of a publication, in one line."""
    held = {
        "held": f"published {day_words(published)}",
        "missing": f"published {day_words(published)}, file missing",
        "other": f"published {day_words(published)}, file is not the one that was checked",
    }[state]
    if not fetched:
        return f"{key}: {held}; brought up to date by hand"
    parts = [held]
    if found:
        parts.append(f"newer: {day_words(found) if found[0].isdigit() else found}")
    elif expected:
        due = expected <= today[: len(expected)]
        parts.append(
            f"a newer one {'is due since' if due else 'is expected in'} {day_words(expected)}"
        )
    parts.append(f"looked for on {day_words(looked)}" if looked else "never looked for")
    return f"{key}: {'; '.join(parts)}"


def _figures(found: Changes) -> str:
    revised = f"{found.revised:,}" if found.revised else "none"
    parts = [f"{found.compared:,} stand in both, {revised} of them revised"]
    if found.largest:
        parts.append(f"the largest is {_revision(found.largest, found.names)}")
    if found.filled:
        parts.append(f"{found.filled:,} missing before and published now")
    if found.emptied:
        parts.append(f"{found.emptied:,} published before and missing now")
    return "; ".join(parts)


def _revision(one: Revision, names: dict[str, str]) -> str:
    where = plain(names.get(one.area, "").strip() or one.area)
    when = f", {_period(one.period)}" if one.period else ""
    was, now = (f"{round(value, _DECIMALS):g}" for value in (one.before, one.after))
    return f"{where}{when}, {plain(one.subject)}: {was}, now {now}"


def _difference(
    difference: Difference, names: dict[str, str] | None = None, *, periods: bool = False
) -> str:
    if not difference:
        return "as before"
    parts = []
    for what, texts in (("new", difference.added), ("gone", difference.gone)):
        if texts:
            said = [_period(one) if periods else _with_name(one, names or {}) for one in texts]
            parts.append(f"{len(texts):,} {what}: {_listed(said)}")
    return "; ".join(parts)


def _with_name(code: str, names: dict[str, str]) -> str:
    name = names.get(code, "").strip()
    return f"{plain(code)} {plain(name)}" if name and name != code else plain(code)


def _period(stored: str) -> str:
    try:
        return Period.stored(stored if "/" in stored else f"{stored}/P1D").words
    except DataError:
        return plain(stored)


def _listed(texts: Sequence[str]) -> str:
    more = len(texts) - _NAMED
    return f"{', '.join(texts[:_NAMED])} and {more:,} more" if more > 0 else together(texts)


def _quoted(texts: Sequence[str]) -> str:
    return together([f"'{plain(one)}'" for one in texts]) if texts else ""


def _is(texts: Sequence[str]) -> str:
    return "is" if len(texts) == 1 else "are"


def _place(address: str) -> str:
    """Return an address without what was asked of it."""
    parts = urlsplit(address)
    named = f"{parts.scheme}://{parts.hostname or ''}{parts.path}" if parts.scheme else address
    shown = "".join(letter if letter.isprintable() else "?" for letter in named)
    return shown[:200]


def _named(name: str) -> str:
    return _place(name) if "://" in name else plain(name)
