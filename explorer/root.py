"""The one place that knows where the embedded data lies."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
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
