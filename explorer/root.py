"""The one place that knows where the embedded data lies."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from hashlib import blake2b
from pathlib import Path

from explorer.errors import DataError

VARIABLE = "EXPLORER_DATA"
FOLDERS = ("boundaries", "indicators")
_USED: ContextVar[Path | None] = ContextVar("root", default=None)


def data_root() -> Path:
    """Return the folder that holds ``boundaries/`` and ``indicators/``.

    The variable ``EXPLORER_DATA`` decides where it is set; otherwise the data
    lies inside an installed package, or beside it in a checkout.

    Raises
    ------
    DataError
        No such folder holds the data.
    """
    used = _USED.get()
    return used if used else _found(os.environ.get(VARIABLE))


@contextmanager
def using(root: Path) -> Iterator[None]:
    """Read the data of another root until the block ends, in this thread alone."""
    token = _USED.set(root)
    try:
        yield
    finally:
        _USED.reset(token)


def data_hash() -> str:
    """Return a short name of all the data of the root in use: equal data have equal names."""
    return _data_hash(data_root())


@cache
def _data_hash(root: Path) -> str:
    return _hash(root, (path for name in FOLDERS for path in (root / name).rglob("*")))


@cache
def code_hash() -> str:
    """Return a short name of the code that works answers out."""
    package = Path(__file__).parent
    return _hash(package, package.rglob("*.py"))


def _hash(folder: Path, paths: Iterable[Path]) -> str:
    digest = blake2b(digest_size=10)
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


@cache
def _found(given: str | None) -> Path:
    package = Path(__file__).parent
    candidates = [Path(given)] if given else [package / "_data", package.parent]
    for folder in candidates:
        if all((folder / name).is_dir() for name in FOLDERS):
            return folder.resolve()
    looked = " or ".join(str(folder) for folder in candidates)
    raise DataError(
        f"No data found in {looked}: a data folder holds 'boundaries' and 'indicators'. "
        f"Set {VARIABLE} to such a folder, or unset it to use the data that came with the product."
    )
