"""The ledger of a site's folder: its parts, what each was made from, and their files."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

LEDGER = "ledger.tsv"
# Stands there while a run goes on.
RUNNING = "running"


@dataclass(frozen=True)
class Job:
    """A part of the site.

    Attributes
    ----------
    kind, key : str
        What it is, and which.
    stamp : str
        Names everything that it follows from.
    """

    kind: str
    key: str
    stamp: str

    @property
    def name(self) -> str:
        """Its name in the ledger."""
        return f"{self.kind} {self.key}"


@dataclass(frozen=True)
class Kept:
    """A file of a part: where it lies, its hash and its size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass
class Ledger:
    """What lies in a folder: for each part what it followed from, and its files.

    Attributes
    ----------
    stamps : dict of str to str
    files : dict of str to list of Kept
        By the part's name, as `stamps`.
    paths : set of str
        Of all files that it told of, now or before, which may still be there.
    stopped : bool
        Whether a run did not come to its end: it may have left files that nothing tells of.
    """

    stamps: dict[str, str] = field(default_factory=dict)
    files: dict[str, list[Kept]] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)
    stopped: bool = False

    @classmethod
    def read(cls, folder: Path) -> "Ledger":
        """Read a folder's ledger; the last that it says of a part counts."""
        found = cls()
        with suppress(FileNotFoundError):
            for line in (folder / LEDGER).read_text("utf-8", errors="replace").splitlines():
                if line == RUNNING:
                    found.stopped = True
                # What a stopped run left unfinished says too little to count.
                with suppress(ValueError):
                    found._take(*line.split("\t"))
        return found

    def _take(self, name: str, stamp: str = "", *rest: str) -> None:
        files = zip(rest[::3], rest[1::3], rest[2::3], strict=True)
        told = [Kept(path, key, int(size)) for path, key, size in files]
        if told:
            self.note(name, stamp, told)

    def note(self, name: str, stamp: str, files: Sequence[Kept]) -> None:
        """Note what a part has made."""
        self.stamps[name], self.files[name] = stamp, list(files)
        self.paths.update(one.path for one in files)

    def line(self, name: str) -> str:
        """Return what the ledger says of a part."""
        told = [str(cell) for one in self.files[name] for cell in (one.path, one.sha256, one.size)]
        return "\t".join([name, self.stamps[name], *told])

    def is_whole(self, job: Job, folder: Path) -> bool:
        """Whether a part was made from the same, and all its files are there."""
        return self.stamps.get(job.name) == job.stamp and all(
            self._is_there(one, folder / one.path) for one in self.files[job.name]
        )

    def _is_there(self, one: Kept, path: Path) -> bool:
        return size_of(path) == one.size and (not self.stopped or digest_of(path) == one.sha256)

    @property
    def every(self) -> dict[str, Kept]:
        """Every file by its path."""
        return {one.path: one for files in self.files.values() for one in files}


def added(path: Path) -> TextIO:
    """Open a book of lines to be added to, on a line of its own."""
    before = path.read_bytes() if path.is_file() else b""
    file = path.open("a", encoding="utf-8", newline="\n")
    if before and not before.endswith(b"\n"):
        file.write("\n")
    return file


def size_of(path: Path) -> int:
    """Return the bytes of a file; -1 where there is none."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return -1


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
