"""The ledger of a site's folder: its parts, what each was made from, and their files."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

LEDGER = "ledger.tsv"


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

    `paths` has those of files that it told of before too, which may still be there.
    """

    stamps: dict[str, str] = field(default_factory=dict)
    files: dict[str, list[Kept]] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)

    @classmethod
    def read(cls, folder: Path) -> "Ledger":
        """Read a folder's ledger; the last that it says of a part counts."""
        found = cls()
        with suppress(FileNotFoundError):
            for line in (folder / LEDGER).read_text(encoding="utf-8").splitlines():
                name, stamp, *rest = line.split("\t")
                if len(rest) % 3 == 0:
                    files = zip(rest[::3], rest[1::3], rest[2::3], strict=True)
                    found.note(
                        name, stamp, [Kept(path, key, int(size)) for path, key, size in files]
                    )
        return found

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
            size_of(folder / one.path) == one.size for one in self.files[job.name]
        )

    @property
    def every(self) -> dict[str, Kept]:
        """Every file by its path."""
        return {one.path: one for files in self.files.values() for one in files}


def size_of(path: Path) -> int:
    """Return the bytes of a file; -1 where there is none."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return -1
