"""What else was tried, each by the tests that the choice was made by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from explorer.build.modelled.covariates import CHOSEN, TRIAL, Covariates
from explorer.build.modelled.known import GRID, SEXES, WHOLE, Known, known
from explorer.build.modelled.proof import ALIKE, Predicted, alone, by_region, left_out, parts
from explorer.statistics.area_model import PEOPLE, Grid
from explorer.statistics.prediction import crps_normal

LIFE = "life"
# Members of a group in the test on parts, and how often groups are drawn.
_MEMBERS, _TIMES = 3, 10


@dataclass(frozen=True)
class _Variant:
    """Another model: its covariates, its grid, and whether an effect has one size for all."""

    covariates: tuple[str, ...] = CHOSEN
    grid: Grid = GRID
    one_size: bool = False


def _without(*names: str) -> tuple[str, ...]:
    return tuple(name for name in CHOSEN if name not in names)


VARIANTS: Mapping[str, _Variant] = {
    "final": _Variant(),
    "trial": _Variant(TRIAL, ALIKE),
    "trial with regions": _Variant(TRIAL),
    "no effect of the region": _Variant(grid=ALIKE),
    "one size of effect": _Variant(one_size=True),
    "without people aged 65 and over": _Variant(_without("aged_65")),
    "without education": _Variant(_without("education")),
    "without illness and disability ratio": _Variant(_without("illness")),
    "people aged 85 and over instead": _Variant((*_without("aged_65"), "aged_85")),
    "with mental health and acute illness": _Variant((*CHOSEN, "mental", "acute")),
    "with employment": _Variant((*CHOSEN, "employment")),
    "with rural neighbourhoods": _Variant((*CHOSEN, "rural")),
    "with ethnic groups": _Variant((*CHOSEN, "asian", "black")),
    "with life expectancy": _Variant((*CHOSEN, LIFE)),
}


def variants(frame: pd.DataFrame, known_of: Covariates) -> pd.DataFrame:
    """Return the scores of every variant.

    Returns
    -------
    DataFrame
        variant, sex; authority, region and parts, the mean CRPS with one authority left out,
        with one region, and of members of merged groups of three; difference and
        difference_error, that of `authority` from the final model and its standard error.
    """
    rows = []
    for sex in SEXES:
        final = None
        for name, variant in VARIANTS.items():
            asked = known(frame, known_of, WHOLE, sex, variant.covariates)
            asked = _one_size(asked) if variant.one_size else asked
            each = _crps(alone(asked, variant.grid))
            regions = _crps(left_out(asked, by_region(asked), variant.grid))
            members = _crps(parts(asked, _MEMBERS, _TIMES, variant.grid)[0])
            final = each if final is None else final
            apart = each - final
            rows.append(
                {
                    "variant": name,
                    "sex": sex,
                    "authority": each.mean(),
                    "region": regions.mean(),
                    "parts": members.mean(),
                    "difference": apart.mean(),
                    "difference_error": apart.std() / np.sqrt(apart.size),
                }
            )
    return pd.DataFrame(rows)


def with_life(known_of: Covariates, out_of: pd.DataFrame) -> Covariates:
    """Return covariates with life expectancy of authorities, the mean of both sexes."""
    rows = out_of[out_of["level"].eq(WHOLE)]
    mean = rows.groupby("area_code")["value"].mean()
    table = known_of.by_level[WHOLE].assign(**{LIFE: mean})
    return replace(known_of, by_level={**known_of.by_level, WHOLE: table})


def _one_size(asked: Known) -> Known:
    same = np.full(asked.size, float(PEOPLE))
    return replace(asked, areas=replace(asked.areas, people=same))


def _crps(found: Predicted) -> "np.ndarray":
    return crps_normal(found.known.figures, found.means, found.sds)
