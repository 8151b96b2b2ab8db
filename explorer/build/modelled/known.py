"""The published figures that the model is fitted to, and those that it is tested on."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from explorer.build.modelled.covariates import CHOSEN, Covariates
from explorer.statistics.area_model import Areas, Fitted, Grid, fit
from explorer.statistics.intervals import standard_error

Array = npt.NDArray[np.float64]
SLUG, PERIOD = "healthy-life-expectancy", "2022-01-01/P3Y"
SEXES = ("female", "male")
WHOLE = "upper-tier"
# Standard deviations that are tried, years: a flat prior on each, so wide that the figures decide
# and not its ends.
GRID = Grid(
    area=(0.1, 0.3, 0.5, 0.7, 0.9, 1.1, 1.3, 1.5, 1.7, 1.9),
    region=(0.15, 0.45, 0.75, 1.05, 1.35, 1.65),
    slope=(0.3, 0.9, 1.5, 2.1, 2.7),
)


@dataclass(frozen=True)
class Known:
    """Published figures of areas of one level for one sex.

    Attributes
    ----------
    sex, level : str
    codes : Index of str, shape (n,)
    figures, errors : ndarray, shape (n,)
        Years, and their standard errors, which are the width of the 95% interval over 3.92.
    areas : Areas
    """

    sex: str
    level: str
    codes: "pd.Index[str]"
    figures: Array
    errors: Array
    areas: Areas

    @property
    def size(self) -> int:
        """How many figures there are."""
        return int(self.figures.size)

    @property
    def region(self) -> npt.NDArray[np.int64]:
        """The region in which most of each area's people live."""
        return np.asarray(self.areas.regions.argmax(axis=1))

    def fitted(self, which: npt.ArrayLike | None = None, grid: Grid = GRID) -> Fitted:
        """Return the model fitted to some of the figures, all when left out."""
        at = np.arange(self.size) if which is None else np.asarray(which)
        return fit(self.figures[at], self.errors[at], self.areas[at], grid)

    def predicted(self, fitted: Fitted, which: npt.ArrayLike) -> tuple[Array, Array]:
        """Return the mean and standard deviation of some of the figures, their errors included."""
        at = np.asarray(which)
        mean, sd = fitted.truth(self.areas[at])
        return mean, np.hypot(sd, self.errors[at])


def published(out: Path) -> pd.DataFrame:
    """Return the published series below `out`, all levels, sexes and periods."""
    return pd.read_csv(out / "indicators" / SLUG / "values.csv")


def known(
    frame: pd.DataFrame,
    known_of: Covariates,
    level: str,
    sex: str,
    chosen: tuple[str, ...] = CHOSEN,
) -> Known:
    """Return the published figures of a level with what the model knows of its areas."""
    rows = frame[frame["level"].eq(level) & frame["sex"].eq(sex) & frame["period"].eq(PERIOD)]
    rows = rows.sort_values("area_code")
    codes = pd.Index(rows["area_code"])
    return Known(
        sex=sex,
        level=level,
        codes=codes,
        figures=rows["value"].to_numpy(),
        errors=standard_error(rows["lower"].to_numpy(), rows["upper"].to_numpy()),
        areas=known_of.areas(level, codes, chosen),
    )
