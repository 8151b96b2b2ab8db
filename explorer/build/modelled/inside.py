"""How much of the inequality between constituencies lies inside regions: by draws."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from explorer.build.modelled.covariates import CHOSEN, Covariates
from explorer.build.modelled.known import Array, Known
from explorer.statistics.decomposition import MEASURES, group_means

LEVEL, DRAWS, SEED = "constituency", 4000, 20260219
_LIMITS = (2.5, 97.5)
# Half the distance of each region's mean from England's is taken away.
_HALF = 0.5


def inside(known_of: Covariates, known: Known) -> Iterator[dict[str, object]]:
    """Give the parts of each measure with their limits, and the spread inside each region.

    Each draw is one set of true values that the model holds possible, so that the noise of the
    model is in the limits and not in the inequality.

    Yields
    ------
    dict
        sex, measure, part, region (a code or empty), value, lower and upper.
    """
    table = known_of.by_level[LEVEL]
    areas = known_of.areas(LEVEL, table.index, CHOSEN)
    which = areas.regions.argmax(axis=1)
    people = areas.people
    drawn = known.fitted().draws(areas, DRAWS, SEED)
    means, _ = group_means(drawn, people / people.sum(), which)
    middle = drawn @ people / people.sum()
    halved = drawn - _HALF * (means - middle[:, None])[:, which]
    for name, measure in MEASURES.items():
        split = measure(drawn, people, which)
        after = measure(halved, people, which)
        for part, values in (
            ("total", split.total),
            ("between", split.between),
            ("within", split.within),
            ("share-between", split.share_between),
            ("left-after-halving", after.total / split.total),
        ):
            yield _row(known.sex, name, part, "", values)
    spreads = _spreads(drawn, people, which)
    widest = spreads.argmax(axis=1)
    for place, code in enumerate(known_of.regions):
        yield _row(known.sex, "spread", "within", code, spreads[:, place])
        yield _row(known.sex, "spread", "mean", code, means[:, place])
        yield {
            "sex": known.sex,
            "measure": "spread",
            "part": "chance-widest",
            "region": code,
            "value": float((widest == place).mean()),
        }


def _spreads(drawn: Array, people: Array, which: npt.NDArray[np.int64]) -> Array:
    """Return weighted standard deviations inside each region, shape (draws, regions)."""
    shares = people / people.sum()
    means, _ = group_means(drawn, shares, which)
    squares, _ = group_means((drawn - means[:, which]) ** 2, shares, which)
    return np.asarray(np.sqrt(squares))


def _row(sex: str, measure: str, part: str, region: str, values: Array) -> dict[str, object]:
    lower, upper = np.percentile(values, _LIMITS)
    return {
        "sex": sex,
        "measure": measure,
        "part": part,
        "region": region,
        "value": float(np.median(values)),
        "lower": float(lower),
        "upper": float(upper),
    }
