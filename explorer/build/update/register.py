"""Puts a release in place: its file, where it came from, and last the register of publications.

The file that was held stays where it is, under its own name: what the register lists is what the
build reads, and an older state of the repository still finds what it needs.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import tomli_w

from explorer.build import publications as listed
from explorer.build.publications import Publication
from explorer.build.update.refusing import NotFetchedError
from explorer.build.update.released import Release
from explorer.build.update.store import replace, sha256
from explorer.words import updating as words

_SHORT = 8  # of a hash, in the name of a file
_LOG = "PROVENANCE.md"


@dataclass(frozen=True)
class Placed:
    """What was put in place.

    Attributes
    ----------
    key : str
        Of the publication in the register.
    file : str
        Below the folder of sources.
    former : str
        The file that was held, which is still there.
    beside : bool
        Whether it has an entry of its own beside the former one, which the build goes on to read.
    register : Path
        The list that was changed.
    title : str
        What the register calls it.
    """

    key: str
    file: str
    former: str
    beside: bool
    register: Path
    title: str


def is_beside(release: Release) -> bool:
    """Whether a release gets an entry of its own: a later one of a series kept apart."""
    return bool(release.feed.apart) and release.published != release.feed.held().published


def place(release: Release, folder: Path, today: date) -> Placed:
    """Put a release in place.

    Parameters
    ----------
    release : Release
    folder : Path
        Of sources.
    today : date

    Raises
    ------
    NotFetchedError
        The register or the folder cannot be written. Whatever was written before that is not
        read by the build: the register comes last.
    """
    held = release.feed.held()
    path = _list_of(held.key)
    before = path.read_text(encoding="utf-8")
    beside = is_beside(release)
    key = f"{release.feed.apart}_{release.month}" if beside else held.key
    former = PurePosixPath(held.file)
    digest = sha256(release.stored)
    stem = release.feed.name if not beside else f"{release.feed.name}_{release.month}"
    name = f"{stem}_{release.published}_{digest[:_SHORT]}{release.ending}"
    file = (former.parent / name).as_posix()
    new = {"file": file, "sha256": digest, "published": release.published}
    after = _added(before, held, key, new) if beside else _changed(before, key, new)
    _prove(before, after, key, new)
    log = folder / former.parts[0] / _LOG
    try:
        replace(folder / file, release.stored)
        told = log.read_text(encoding="utf-8") if log.exists() else f"# {former.parts[0]}\n"
        replace(log, (told.rstrip("\n") + "\n\n" + _provenance(release, file, today)).encode())
        replace(path, after.encode())
    except OSError as error:
        where = Path(error.filename or folder)
        raise NotFetchedError(words.cannot_write(where, error.strerror or "")) from None
    listed.publications.cache_clear()
    listed.raw.cache_clear()
    return Placed(key, file, held.file, beside, path, held.title)


def _list_of(key: str) -> Path:
    """Return the list that holds a publication."""
    for path in sorted(listed.LISTS.glob("*.toml")):
        if key in tomllib.loads(path.read_text(encoding="utf-8")):
            return path
    raise AssertionError(key)  # the register gave us the key


def _changed(text: str, key: str, new: dict[str, str]) -> str:
    """Return a list with some fields of one entry changed, and every other letter as it was."""
    begin = re.search(rf"^\[{re.escape(key)}\]$", text, re.MULTILINE)
    if begin is None:
        raise AssertionError(key)
    end = re.compile(r"^\[", re.MULTILINE).search(text, begin.end())
    stop = end.start() if end else len(text)
    entry = text[begin.end() : stop]
    for field, value in new.items():
        former = re.search(rf"^{field} = .*$", entry, re.MULTILINE)
        if former is not None:
            line = tomli_w.dumps({field: value}).strip()
            entry = entry[: former.start()] + line + entry[former.end() :]
    return text[: begin.end()] + entry + text[stop:]


def _added(text: str, held: Publication, key: str, new: dict[str, str]) -> str:
    """Return a list with an entry more: that of the former release, with what is new."""
    return f"{text.rstrip()}\n\n{tomli_w.dumps({key: held.origin() | new})}"


def _prove(before: str, after: str, key: str, new: dict[str, str]) -> None:
    """Make sure that a list says what it said, but for what is new."""
    was, now = tomllib.loads(before), tomllib.loads(after)
    wanted = now[key]
    if was | {key: wanted} != now or {field: wanted[field] for field in new} != new:
        raise NotFetchedError(words.register_unclear(key))


def _provenance(release: Release, file: str, today: date) -> str:
    """Return the entry of a file, in the form that the other entries have."""
    held = release.feed.held()
    rows = {
        "Original publisher": held.producer,
        "Dataset title": held.title,
        "Release": release.published,
        "Licence": release.licence,
        "Attribution to show": held.attribution,
        "Copy found in": f"{release.address} ({release.edition})",
        "Fetched": f"{today.isoformat()}, by `explorer update`",
        "Content sha256": f"`{sha256(release.content)}`, {len(release.content):,} bytes",
        "Stored sha256": f"`{sha256(release.stored)}`, {len(release.stored):,} bytes",
        "In place of": f"`{held.file}`",
    }
    lines = "\n".join(f"| {name} | {_cell(text)} |" for name, text in rows.items())
    return f"### `{file}`\n\n| | |\n|---|---|\n{lines}\n"


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
