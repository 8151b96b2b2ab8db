"""Looks for newer releases: one feed after the other, so that one that fails stops no other."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

import pandas as pd

from explorer.analysis.updates import Changes, Layout, changes, refused
from explorer.build.publications import Publication, publications
from explorer.build.update import gp_workforce, local_statistics, open_geography
from explorer.build.update.feeds import Feed
from explorer.build.update.gp_workforce import GpWorkforce
from explorer.build.update.local_statistics import LocalStatistics
from explorer.build.update.open_geography import OpenGeography
from explorer.build.update.refusing import NotFetchedError, UnreachableError
from explorer.build.update.released import Release
from explorer.build.update.store import Store, sha256
from explorer.build.update.web import Web
from explorer.words import updating as words


class Channel(Protocol):
    """How one publisher publishes."""

    layout: Layout

    def newer(self, feed: Feed, held: bytes | None) -> Release | None:
        """Return a release that is not the one held."""

    def held(self, feed: Feed, content: bytes) -> pd.DataFrame:
        """Return the table of a file as it is stored."""


CHANNELS: dict[str, tuple[Callable[[Web], Channel], tuple[str, ...]]] = {
    "local_statistics": (LocalStatistics, local_statistics.HOSTS),
    "open_geography": (OpenGeography, open_geography.HOSTS),
    "gp_workforce": (GpWorkforce, gp_workforce.HOSTS),
}


@dataclass(frozen=True)
class Outcome:
    """What came of looking for one publication.

    Attributes
    ----------
    feed : Feed
    state : {"current", "newer", "refused", "unreachable"}
    text : str
        Why it is not taken, in one sentence; empty where it can be.
    release : Release or None
    found : Changes or None
    notes : tuple of str
        What else to say: addresses that have moved.
    """

    feed: Feed
    state: str
    text: str = ""
    release: Release | None = None
    found: Changes | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Standing:
    """What is held of one publication, and what is known of newer ones without asking anyone.

    Attributes
    ----------
    publication : Publication
    feed : Feed or None
        None where nothing fetches it.
    state : {"held", "missing", "other"}
        Whether its file is there, and is the one that was checked.
    expected : str
        The month from which a newer one is to be expected, as "2027-01"; empty where none is.
    looked : str
        The day it was last looked for; empty where it never was.
    found : str
        The release that was published then and is not held; empty without one.
    """

    publication: Publication
    feed: Feed | None
    state: str
    expected: str = ""
    looked: str = ""
    found: str = ""


def look(
    feeds: Collection[Feed],
    folder: Path,
    store: Store,
    *,
    seconds: float,
    accepted: Collection[str] = (),
    today: date,
) -> Iterator[Outcome]:
    """Look for newer releases, and compare them with what is held; nothing is replaced.

    Parameters
    ----------
    feeds : collection of Feed
    folder : Path
        Of sources.
    store : Store
    seconds : float
        How long one download may take.
    accepted : collection of str
        Differences that a maintainer accepts; see `refused`.
    today : date
    """
    channels: dict[str, Channel] = {}
    webs: dict[str, Web] = {}
    for feed in feeds:
        kind, hosts = CHANNELS[feed.kind]
        if feed.kind not in channels:
            webs[feed.kind] = Web(store, hosts, seconds)
            channels[feed.kind] = kind(webs[feed.kind])
        outcome = _look(feed, folder, channels[feed.kind], accepted)
        moves = webs[feed.kind].moves
        outcome = replace(outcome, notes=tuple(words.has_moved(*move) for move in moves.items()))
        moves.clear()
        if outcome.state != "unreachable":
            release = outcome.release if outcome.state != "current" else None
            found = (release.later or release.published) if release else ""
            store.note(feed.key, looked=today.isoformat(), found=found)
        yield outcome


def _look(feed: Feed, folder: Path, channel: Channel, accepted: Collection[str]) -> Outcome:
    held = feed.held()
    try:
        content = _held(held, folder)
        release = channel.newer(feed, content)
        if release is None:
            return Outcome(feed, "current")
        if content is None:
            raise NotFetchedError(words.nothing_held(held.file))
        found = changes(channel.held(feed, content), release.frame, channel.layout)
    except UnreachableError as error:
        return Outcome(feed, "unreachable", str(error))
    except NotFetchedError as error:
        return Outcome(feed, "refused", str(error))
    if found.is_none and channel.layout.tolerance:
        # The same land, drawn otherwise: no reason to replace what is held.
        later = words.later_edition(release.later) if release.later else ""
        return Outcome(feed, "refused" if later else "current", later, release)
    reasons = refused(found, channel.layout, accepted)
    text = words.why_refused(reasons, found)
    state = "refused" if reasons else "newer"
    return Outcome(feed, state, text, release, found)


def _held(held: Publication, folder: Path) -> bytes | None:
    """Return the file that is held, None where it is missing."""
    path = folder / held.file
    try:
        content = path.read_bytes() if path.exists() else None
    except OSError as error:
        raise NotFetchedError(words.cannot_read(path, error.strerror or "")) from None
    if content is not None and sha256(content) != held.sha256:
        raise NotFetchedError(words.held_differs(held.file))
    return content


def standings(feeds: Collection[Feed], folder: Path | None, store: Store) -> list[Standing]:
    """Return what is held of every publication, without the network."""
    by_key = {feed.held().key: feed for feed in feeds}
    seen = store.seen()
    return [
        _standing(publication, by_key.get(key), folder, seen)
        for key, publication in publications().items()
    ]


def _standing(
    publication: Publication,
    feed: Feed | None,
    folder: Path | None,
    seen: dict[str, dict[str, str]],
) -> Standing:
    path = folder / publication.file if folder else None
    state = "missing"
    if path is not None and path.is_file():
        state = "held" if sha256(path.read_bytes()) == publication.sha256 else "other"
    if feed is None:
        return Standing(publication, None, state)
    told = seen.get(feed.key, {})
    found = told.get("found", "")
    return Standing(
        publication,
        feed,
        state,
        _expected(publication.published, feed.every),
        told.get("looked", ""),
        "" if found == publication.published else found,
    )


def _expected(published: str, every: int) -> str:
    """Return the month from which a newer release is to be expected; empty where none is."""
    year, *rest = published.split("-")
    if not every or (not rest and every % 12):
        return ""
    months = int(year) * 12 + (int(rest[0]) - 1 if rest else 0) + every
    return f"{months // 12}-{months % 12 + 1:02d}" if rest else f"{months // 12}"
