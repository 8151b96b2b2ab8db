"""England cut as finely as its areas need, with what is known of each piece."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from explorer.errors import DataError
from explorer.indicators.microdata import table
from explorer.places.areas import register
from explorer.places.levels import ENGLAND, LEVELS
from explorer.root import data_root

FOLDER = "own"
Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Ground:
    """England's neighbourhoods, those in two constituencies cut in two.

    Attributes
    ----------
    neighbourhoods : DataFrame
        One row a neighbourhood in order of code, as the table's record tells.
    of : ndarray of int
        By piece: the row of its neighbourhood.
    share : ndarray of float
        By piece: its share of the neighbourhood's people.
    most : ndarray of bool
        By piece: whether it has most of them.
    codes : dict of str to list of str
        By level: the codes of its areas, in order.
    inside : dict of str to ndarray of int
        By level: the place of each piece's area among `codes`.
    """

    neighbourhoods: pd.DataFrame
    of: Whole
    share: Floats
    most: Mask
    codes: dict[str, list[str]]
    inside: dict[str, Whole]

    @property
    def size(self) -> int:
        """How many pieces there are."""
        return len(self.of)

    def spread(self, column: str) -> Floats:
        """Return a count of neighbourhoods by piece: those in two are split by their people."""
        values = self.neighbourhoods[column].to_numpy(dtype=float)
        return np.asarray(values[self.of] * self.share)

    def of_area(self, level: str, code: str) -> Mask:
        """Return the pieces of an area."""
        return np.asarray(self.inside[level] == self.codes[level].index(code))

    def of_neighbourhoods(self, rows: npt.ArrayLike) -> Mask:
        """Return the pieces of neighbourhoods, by their rows."""
        chosen = np.zeros(len(self.neighbourhoods), dtype=bool)
        chosen[np.asarray(rows, dtype=int)] = True
        return np.asarray(chosen[self.of])


def ground() -> Ground:
    """Return the ground of the data root in use; read once."""
    return _ground(data_root())


@cache
def _ground(_root: Path) -> Ground:
    frame, pieces = table(FOLDER, "neighbourhoods"), table(FOLDER, "pieces")
    of = pieces["neighbourhood"].to_numpy(dtype=int)
    areas = register()
    districts = areas.level("district")
    code = {"district": frame["district"].to_numpy()[of], "icb": frame["icb"].to_numpy()[of]}
    code["constituency"] = pieces["constituency"].to_numpy()
    for level in ("upper-tier", "region"):
        parent = {one: area.parents[level] for one, area in districts.items()}
        code[level] = pd.Series(code["district"]).map(parent).to_numpy()
    code["country"] = np.full(len(of), ENGLAND)
    codes = {level.slug: list(areas.level(level.slug)) for level in LEVELS}
    inside = {level: pd.Index(known).get_indexer(code[level]) for level, known in codes.items()}
    if any((found < 0).any() for found in inside.values()):
        raise DataError("The table of neighbourhoods has areas that are not in force.")
    return Ground(
        neighbourhoods=frame,
        of=of,
        share=pieces["share"].to_numpy(),
        most=pieces["most"].to_numpy(),
        codes=codes,
        inside=inside,
    )
