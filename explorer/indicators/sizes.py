"""How large the files are that the data are given as: measured by the build, so that a page knows.

A size is told only while the figures are as large as they were when it was measured.
"""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from explorer.errors import DataError
from explorer.root import data_root

FILE = Path("indicators") / "sizes.csv"
# Of each file: its name behind ``files/data/``, the bytes of figures it was made from, its own.
COLUMNS = ("file", "figures", "bytes")
# The whole as `explorer package` writes it.
PACKAGE = "package"


def size_of(file: str, figures: int) -> int | None:
    """Return how many bytes a file has; None where that is not known.

    Parameters
    ----------
    file : str
        Its name behind ``files/data/``, or `PACKAGE`.
    figures : int
        How many bytes of figures it is made from, as `figures_bytes` has it.

    Raises
    ------
    DataError
        The file that tells it is damaged.
    """
    told = sizes().get(file)
    return told[1] if told and told[0] == figures else None


def sizes() -> Mapping[str, tuple[int, int]]:
    """Return of every file that was measured the bytes of figures it was made from, and its own.

    Raises
    ------
    DataError
        The file that tells it is damaged.
    """
    return _sizes(data_root())


def figures_bytes(slugs: Iterable[str]) -> int:
    """Return how many bytes the figures of some measures have as they are embedded."""
    folder = data_root() / "indicators"
    return sum((folder / slug / "values.csv").stat().st_size for slug in slugs)


@cache
def _sizes(root: Path) -> Mapping[str, tuple[int, int]]:
    try:
        with (root / FILE).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return {row[COLUMNS[0]]: (int(row[COLUMNS[1]]), int(row[COLUMNS[2]])) for row in rows}
    except FileNotFoundError:
        return {}
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(
            f"The file {FILE} is damaged. Run 'explorer build', or delete it: sizes are then not "
            "told."
        ) from error
