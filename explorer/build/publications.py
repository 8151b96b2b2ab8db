"""Finds the raw publications and proves that each is the file that was checked."""

import hashlib
import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from explorer.errors import SourceError
from explorer.indicators.catalogue import Origin

VARIABLE = "EXPLORER_SOURCES"
LISTS = Path(__file__).parent / "sources"


@dataclass(frozen=True)
class Publication(Origin):
    """One raw file with what must be said wherever its figures are shown.

    Attributes
    ----------
    key : str
        The name by which builders ask for it; the rest is that of an origin, `file`
        below the sources folder and `sha256` of the file as it is stored.
    """

    key: str = ""

    def origin(self) -> dict[str, str]:
        """Return the entry that goes into an indicator's record."""
        return {field.name: getattr(self, field.name) for field in fields(Origin)}


def sources_folder() -> Path | None:
    """Return the folder of raw publications, or None where there is none."""
    folder = Path(os.environ.get(VARIABLE) or "sources")
    return folder.resolve() if folder.is_dir() else None


@cache
def publications() -> dict[str, Publication]:
    """Return every publication that a builder may ask for, by key."""
    found: dict[str, Publication] = {}
    for key, entry in _entries():
        if key in found:
            raise SourceError(f"The publication '{key}' is listed twice in {LISTS}.")
        found[key] = Publication(key=key, **entry)
    return found


def _entries() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(LISTS.glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8")).items()


@cache
def raw(key: str) -> Path:
    """Return the path of a raw publication after checking its hash.

    Raises
    ------
    SourceError
        The sources are absent, the file is missing, or its content is not the
        one that was checked.
    """
    publication = publications()[key]
    folder = sources_folder()
    if folder is None:
        raise SourceError(
            f"The raw publications are not here. Set {VARIABLE} to the folder that holds them; "
            "everything but 'explorer build' works without."
        )
    path = folder / publication.file
    if not path.is_file():
        raise SourceError(f"The raw publication {publication.file} is missing from {folder}.")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != publication.sha256:
        raise SourceError(
            f"{publication.file} is not the file that was checked: its SHA-256 is {found}, "
            f"expected {publication.sha256}."
        )
    return path
