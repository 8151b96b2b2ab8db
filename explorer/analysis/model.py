"""What the page on a model shows of its proof: every hidden figure, its misses, by region."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd

from explorer.analysis.validation import ALL, MODEL, Validation, validated, validation
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.periods import Period
from explorer.places.areas import register
from explorer.root import data_root
from explorer.statistics.distributions import normal_below, student_quantile
from explorer.statistics.intervals import Z_80, Z_95, wilson

# Width of the columns that misses are counted in, and how far they reach at least, in z.
STEP, REACH = 0.5, 3.0
# How many authorities are told whose figures lie furthest from their guesses.
_FURTHEST = 5
WHOLE = "upper-tier"


@dataclass(frozen=True)
class Share:
    """A share of figures inside a range: how many of how many, and its own 95% limits."""

    count: int
    size: int
    lower: float
    upper: float

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.count / self.size


@dataclass(frozen=True)
class Hidden:
    """What became of one sex's figures that were hidden, one authority at a time.

    Attributes
    ----------
    sex : str
    frame : DataFrame
        One row an authority: area_code, area_name, people; published with lower and upper;
        predicted with predicted_lower and predicted_upper, which hold 95% of true values if the
        model is right; z, published less predicted over both errors together.
    counts : DataFrame
        Columns of equal width: start, end, count of z in it, expected of the normal curve.
    groups : DataFrame
        One row a region, then a third of the authorities by people: group, area_code (empty for
        a third), area_name (that of the region, else the group), size, inside_80 and inside_95
        (counts), mean_z with lower and upper (95% limits, Student's).
    inside : mapping of str to Share
        By column of the table of tests: "within_80", "within_95".
    """

    sex: str
    frame: pd.DataFrame
    counts: pd.DataFrame
    groups: pd.DataFrame
    inside: dict[str, Share]


@dataclass(frozen=True)
class Proof:
    """The proof of a model as its page shows it.

    Attributes
    ----------
    validation : Validation
    hidden : dict of str to Hidden
        By sex.
    alike : float
        Correlation of the two sexes' misses, in z.
    better : dict of str to tuple of float
        Other models whose score is lower for every sex with one authority hidden, and by which
        share of the final model's, by sex.
    period : Period
        Of the published figures.
    """

    validation: Validation
    hidden: dict[str, Hidden]
    alike: float
    better: dict[str, tuple[float, ...]]
    period: Period

    def parts(self, sex: str) -> pd.DataFrame:
        """Return the numbers of one sex's model; a variance is that of a spread told beside it."""
        rows = self.validation.coefficients
        return rows[rows["sex"].eq(sex) & ~rows["name"].str.endswith("variance")]


def model() -> str:
    """Return the slug of the model that the page is on."""
    return validated()[0]


def proof(slug: str) -> Proof:
    """Return what the page on a model shows.

    Raises
    ------
    QuestionError
        There is no model of that name.
    """
    return _proof(data_root(), slug)


@lru_cache(maxsize=4)
def _proof(_root: Path, slug: str) -> Proof:
    found = validation(slug)
    by_sex = {sex: hidden(found, sex) for sex in found.sexes}
    published = data.published_periods(indicator(DEFAULT), WHOLE)
    return Proof(found, by_sex, alike(found.left_out), _better(found.variants), max(published))


def alike(left_out: pd.DataFrame) -> float:
    """Return the correlation of the misses of two sexes over authorities, in z."""
    rows = left_out[left_out["level"].eq(WHOLE)]
    misses = rows.pivot(index="area_code", columns="sex", values="z")
    return float(np.corrcoef(misses.to_numpy().T)[0, 1])


def hidden(found: Validation, sex: str) -> Hidden:
    """Return what became of one sex's hidden figures."""
    rows = found.left_out
    rows = rows[rows["level"].eq(WHOLE) & rows["sex"].eq(sex)].reset_index(drop=True)
    known = register().level(WHOLE)
    own, model_own = Z_95 * rows["published_error"], Z_95 * rows["predicted_error"]
    frame = pd.DataFrame(
        {
            "level": WHOLE,
            "area_code": rows["area_code"],
            "area_name": [known[code].name for code in rows["area_code"]],
            "people": rows["people"],
            "published": rows["published"],
            "lower": rows["published"] - own,
            "upper": rows["published"] + own,
            "predicted": rows["predicted"],
            "predicted_lower": rows["predicted"] - model_own,
            "predicted_upper": rows["predicted"] + model_own,
            "z": rows["z"],
        }
    )
    inside = {
        "within_80": _share(rows["z"].abs().le(Z_80)),
        "within_95": _share(rows["z"].abs().le(Z_95)),
    }
    return Hidden(sex, frame, _counts(rows["z"]), _groups(found, sex), inside)


def furthest(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the authorities whose figures lie furthest from their guesses, in z."""
    far = frame["z"].abs().sort_values(ascending=False, kind="stable").index[:_FURTHEST]
    return frame.loc[far]


def _better(variants: pd.DataFrame) -> dict[str, tuple[float, ...]]:
    scores = variants.pivot(index="variant", columns="sex", values="authority")
    gains = 1 - scores / scores.loc["final"]
    better = gains[gains.gt(0).all(axis=1)]
    return {
        str(name): tuple(float(gain) for gain in row)
        for name, row in zip(better.index, better.to_numpy(), strict=True)
    }


def _share(held: "pd.Series[bool]") -> Share:
    count, size = int(held.sum()), len(held)
    lower, upper = wilson(count, size)
    return Share(count, size, float(lower), float(upper))


def _counts(z: "pd.Series[float]") -> pd.DataFrame:
    """Return how many misses lie in each column, and how many a normal curve would have there."""
    most = max(REACH, float(np.ceil(z.abs().max() / STEP) * STEP))
    edges = np.linspace(-most, most, round(2 * most / STEP) + 1)
    counts, _ = np.histogram(z, edges)
    below = np.array([normal_below(edge) for edge in edges])
    return pd.DataFrame(
        {
            "start": edges[:-1],
            "end": edges[1:],
            "count": counts,
            "expected": np.diff(below) * len(z),
        }
    )


def _groups(found: Validation, sex: str) -> pd.DataFrame:
    tests = found.tests
    rows = tests[tests["test"].eq("authority") & tests["model"].eq(MODEL) & tests["sex"].eq(sex)]
    rows = rows[~rows["group"].eq(ALL)].reset_index(drop=True)
    regions = register().level("region")
    size = rows["size"].astype(int)
    quantile = np.array([student_quantile(0.975, dof) for dof in size - 1])
    # The table's standard deviation is over n; that of a sample is over n - 1.
    half = quantile * rows["sd_z"] / np.sqrt(size - 1)
    return pd.DataFrame(
        {
            "group": rows["group"],
            "level": ["region" if group in regions else "" for group in rows["group"]],
            "area_code": [group if group in regions else "" for group in rows["group"]],
            "area_name": [
                regions[group].name if group in regions else group for group in rows["group"]
            ],
            "size": size,
            "inside_80": (rows["within_80"] * size).round().astype(int),
            "inside_95": (rows["within_95"] * size).round().astype(int),
            "mean_z": rows["mean_z"],
            "lower": rows["mean_z"] - half,
            "upper": rows["mean_z"] + half,
        }
    )
