"""When the embedded data were built."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from explorer.errors import DataError
from explorer.root import data_root

FILE = Path("indicators") / "built.toml"


def built_on() -> date | None:
    """Return the day the data in use were built; None where that is not told.

    Raises
    ------
    DataError
        The file that tells it is damaged.
    """
    return _built(data_root())


@cache
def _built(root: Path) -> date | None:
    try:
        day = tomllib.loads((root / FILE).read_text(encoding="utf-8"))["day"]
    except FileNotFoundError:
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise DataError(f"The file {FILE} is damaged: {error}. Run 'explorer build'.") from error
    if not isinstance(day, date):
        raise DataError(f"The file {FILE} has '{day}' as its day; a date such as 2026-11-29 works.")
    return day
