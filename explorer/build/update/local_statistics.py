"""ONS Explore Local Statistics: a repository with a CSV and a description for each subject.

Everything is asked of one commit of it, so that nothing changes in between, and is proved by the
hash that the repository itself lists (git's own: SHA-1 of length and content).
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from explorer.analysis.updates import Layout
from explorer.build.update import licence
from explorer.build.update.feeds import Feed
from explorer.build.update.reading import (
    CODE,
    NUMBER,
    PERIOD,
    described,
    is_whole,
    packed,
    refuse,
    table,
    unpacked,
)
from explorer.build.update.refusing import NotFetchedError
from explorer.build.update.released import Release
from explorer.build.update.web import DATA, Web
from explorer.words import updating as words

REPOSITORY = "ONSdigital/explore-local-statistics-data"
HOSTS = ("api.github.com", "raw.githubusercontent.com")
_API = f"https://api.github.com/repos/{REPOSITORY}"
_RAW = f"https://raw.githubusercontent.com/{REPOSITORY}"
_BRANCH = "main"
_LICENCE = "LICENSE.md"
_COMMIT = re.compile(r"[0-9a-f]{40}")

# Of a table of areas and periods: those that builders read, and how it is compared.
NEEDED = ("areacd", "geography", "indicator", "period", "observation", "lci_95", "uci_95",
          "status", "notes")  # fmt: skip
LAYOUT = Layout(
    area="areacd",
    name="areanm",
    period="period",
    subject="indicator",
    value="observation",
    fixed=("unit", "measure"),
    needed=NEEDED,
)
_ENGLAND = "E"


@dataclass(frozen=True)
class _Listed:
    sha1: str
    size: int


class LocalStatistics:
    """The repository at its newest commit.

    Parameters
    ----------
    web : Web
    """

    layout = LAYOUT

    def __init__(self, web: Web) -> None:
        self._web = web

    @cached_property
    def _commit(self) -> str:
        address = f"{_API}/commits/{_BRANCH}"
        told = described(self._web.page(address).content, address)
        commit = str(told.get("sha"))
        if not _COMMIT.fullmatch(commit):
            raise NotFetchedError(words.no_description(address))
        return commit

    @cached_property
    def _files(self) -> dict[str, _Listed]:
        address = f"{_API}/git/trees/{self._commit}?recursive=1"
        told = described(self._web.page(address).content, address)
        if told.get("truncated"):
            raise NotFetchedError(words.no_description(address))
        try:
            return {
                str(one["path"]): _Listed(str(one["sha"]), int(one["size"]))
                for one in told["tree"]
                if one["type"] == "blob"
            }
        except (KeyError, TypeError, ValueError):
            raise NotFetchedError(words.no_description(address)) from None

    @cached_property
    def _licence(self) -> str:
        statement = self._proved(_LICENCE).decode("utf-8", "replace")
        licence.check(statement, f"{REPOSITORY}/{_LICENCE}")
        return words.OPEN_LICENCE

    def newer(self, feed: Feed, held: bytes | None) -> Release | None:
        """Return the release that is published where it is another than the one held.

        Parameters
        ----------
        feed : Feed
        held : bytes or None
            The file as it is stored, None where it is absent.

        Raises
        ------
        NotFetchedError
            It cannot be had, or is not what it should be.
        """
        path = f"{feed.name}/{feed.name}.csv"
        listed = self._listed(path)
        if held is not None and git_hash(self._raw(feed, held)) == listed.sha1:
            return None
        stated = self._licence
        content = self._proved(path)
        description = f"{feed.name}/{feed.name}.json"
        about = described(self._proved(description), description)
        published = _published(about, description)
        return Release(
            feed=feed,
            published=published,
            address=f"{_RAW}/{self._commit}/{path}",
            edition=f"{REPOSITORY} @ {self._commit}",
            licence=stated,
            content=content,
            stored=packed(content),
            ending=".csv.gz",
            frame=self.read(content, path),
            month=published[:7].replace("-", "_"),
        )

    def held(self, feed: Feed, content: bytes) -> pd.DataFrame:
        """Return the table of a file as it is stored."""
        return self.read(self._raw(feed, content), feed.held().file)

    @staticmethod
    def _raw(feed: Feed, content: bytes) -> bytes:
        return unpacked(content, feed.held().file)

    @staticmethod
    def read(content: bytes, name: str) -> pd.DataFrame:
        """Return the rows of England, each of a known area, period and value.

        Columns that are not there are left for the comparison to tell.
        """
        frame = table(content, name)
        checks = (
            (LAYOUT.area, CODE, False),
            (LAYOUT.period, PERIOD, False),
            (LAYOUT.value, NUMBER, True),
        )
        for column, pattern, or_empty in checks:
            if column in frame:
                whole = is_whole(frame[column], pattern, or_empty=or_empty)
                refuse(~whole, frame[column], name, column)
        if LAYOUT.area in frame:
            frame = frame[frame[LAYOUT.area].str.startswith(_ENGLAND)]
        doubled = frame.duplicated([column for column in LAYOUT.keys if column in frame])
        refuse(doubled, frame[LAYOUT.area], name, LAYOUT.area)
        return frame

    def _listed(self, path: str) -> _Listed:
        if path not in self._files:
            raise NotFetchedError(words.not_listed(REPOSITORY, path))
        return self._files[path]

    def _proved(self, path: str) -> bytes:
        """Return a file of the repository after proving that it is the one that is listed."""
        listed = self._listed(path)
        if listed.size > DATA:
            raise NotFetchedError(words.too_large(path, DATA))
        address = f"{_RAW}/{self._commit}/{path}"
        content = self._web.data(address).content
        if git_hash(content) != listed.sha1:
            raise NotFetchedError(words.other_hash(address))
        return content


def git_hash(content: bytes) -> str:
    """Return the name that git gives a content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _published(about: dict[str, object], where: str) -> str:
    """Return the day of publication that a description states, in ISO form."""
    try:
        stated = about["ess-beta-metadata"]["shared"]["sourceDate"]  # type: ignore[index]
        day, month, year = str(stated).split("/")
        return date(int(year), int(month), int(day)).isoformat()
    except (KeyError, TypeError, ValueError):
        raise NotFetchedError(words.no_day(where)) from None
