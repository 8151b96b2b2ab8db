"""Results of simulations that `explorer build` has worked out, by what went into them."""

import csv
import math
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

from explorer.errors import DataError
from explorer.root import data_root

FOLDER = Path("indicators") / "_simulations"
# The columns that each file begins with: a fingerprint of what went in, and in words what it is.
INPUTS, OF, SEED = "inputs", "of", "seed"
# Each kind of simulation has a file, and these columns behind the common ones.
RESULTS: Mapping[str, tuple[str, ...]] = {
    "gaps": ("corrected", "estimate", "lower", "upper", "bias", "method", "reason"),
    "changes": ("correlation", "p_wider"),
    "ranks": ("lower", "upper"),
    "resampled-ranks": ("lower", "upper"),
}
_MEND = "Run 'explorer build', or delete the file: its results are then worked out as asked for."
_TEXTS = ("method", "reason")
Result = Mapping[str, str]
Numbers = npt.NDArray[np.float64]


def fingerprint(*parts: str | float | npt.ArrayLike) -> str:
    """Return a short name of what goes into a simulation: equal names, equal results.

    Parameters
    ----------
    *parts : str or float or array_like
        All that the result depends on.
    """
    digest = blake2b(digest_size=10)
    for part in parts:
        content = part.encode() if isinstance(part, str) else _bytes(part)
        digest.update(len(content).to_bytes(8, "little") + content)
    return digest.hexdigest()


def kept(kind: str, inputs: str) -> Result | None:
    """Return a result that was worked out ahead, as texts by column; None where it was not.

    Parameters
    ----------
    kind : str
        One of `RESULTS`.
    inputs : str
        The fingerprint of what goes in.

    Raises
    ------
    DataError
        The file is damaged.
    """
    fields = read(data_root(), kind).get(inputs)
    return None if fields is None else dict(zip(RESULTS[kind], fields, strict=True))


@cache
def read(root: Path, kind: str) -> dict[str, list[str]]:
    """Return all results of a kind by fingerprint; none where nothing was worked out ahead.

    Raises
    ------
    DataError
        The file is damaged.
    """
    where = FOLDER / f"{kind}.csv"
    columns = [INPUTS, OF, SEED, *RESULTS[kind]]
    try:
        with (root / where).open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file, strict=True)
            if next(lines, []) != columns:
                raise DataError(f"The file {where} must have the columns {', '.join(columns)}.")
            found = {}
            for fields in lines:
                if len(fields) != len(columns):
                    raise DataError(
                        f"The file {where} has {len(fields)} fields on line {lines.line_num}; "
                        f"{len(columns)} belong there. {_MEND}"
                    )
                results = fields[len(columns) - len(RESULTS[kind]) :]
                _check(where, lines.line_num, dict(zip(RESULTS[kind], results, strict=True)))
                found[fields[0]] = results
    except FileNotFoundError:
        return {}
    except (OSError, csv.Error, UnicodeDecodeError) as error:
        raise DataError(f"The file {where} cannot be read: {error}.") from error
    return found


def number(text: str) -> float:
    """Return a number of a result, missing where it is empty."""
    return float(text) if text else math.nan


def numbers(text: str) -> Numbers:
    """Return the numbers of a list, missing where a hyphen stands."""
    return np.array([math.nan if one == "-" else float(one) for one in text.split(" ")])


def _check(where: Path, line: int, result: Result) -> None:
    for column, text in result.items():
        try:
            if column not in _TEXTS:
                numbers(text or "-")
        except ValueError:
            raise DataError(
                f"The file {where} has '{text}' in the column '{column}' on line {line}; numbers "
                f"belong there. {_MEND}"
            ) from None


def _bytes(numbers: npt.ArrayLike) -> bytes:
    return np.ascontiguousarray(numbers, dtype="<f8").tobytes()
