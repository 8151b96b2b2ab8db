"""How well a model does on figures that it has not seen, and whether that is well enough."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

import pandas as pd

from explorer.analysis.modelled import TABLES
from explorer.errors import DataError, QuestionError
from explorer.indicators.tables import TableRecord, table
from explorer.places.areas import register

MODEL, LINE, NEAR = "model", "deprivation line", "nearest published figure"
BASELINES = (LINE, NEAR)
# The tests that a model must pass; the rest are shown.
ASKED = ("authority", "region", "parts", "care-board", "simulation")
ALL = "all"
# Coverage may be wider than asked for and not narrower; beyond the second limit it is said.
LIMITS = {"within_80": (0.76, 0.88), "within_95": (0.92, 0.985)}
# How far a region's left-out figures may lie from their predictions on average, in z.
FURTHEST = 0.5


@dataclass(frozen=True)
class Gate:
    """One thing that must hold for a model to be offered.

    Attributes
    ----------
    kind : {"crps", "within_80", "within_95", "mean_z"}
    sex, test, group : str
    value : float
        What was found.
    limit : float
        A score must lie below it, coverage at or above it, a mean z within it on both sides.
    holds : bool
    wide : bool
        Whether coverage is so high that ranges are wider than they need be.
    against : str
        The baseline of a score; else empty.
    """

    kind: str
    sex: str
    test: str
    group: str
    value: float
    limit: float
    holds: bool
    wide: bool = False
    against: str = ""


@dataclass(frozen=True)
class Validation:
    """The proof of a model.

    Attributes
    ----------
    slug : str
        The modelled indicator.
    tests, left_out, variants, coefficients : DataFrame
        As the tables of the same names.
    gates : tuple of Gate
    record : TableRecord
        Of the table of tests.
    """

    slug: str
    tests: pd.DataFrame
    left_out: pd.DataFrame
    variants: pd.DataFrame
    coefficients: pd.DataFrame
    gates: tuple[Gate, ...]
    record: TableRecord

    @property
    def offered(self) -> bool:
        """Whether everything holds that must."""
        return not self.failed

    @property
    def failed(self) -> tuple[Gate, ...]:
        """What must hold and does not."""
        return tuple(gate for gate in self.gates if not gate.holds)

    @property
    def sexes(self) -> list[str]:
        """Whom there is a model of."""
        return list(self.tests["sex"].unique())

    @property
    def as_close(self) -> bool:
        """Whether guesses miss hidden figures by no more than the figures' own errors."""
        hidden = [self.row(sex, "authority") for sex in self.sexes]
        return all(one["rmse"] <= one["published_error"] for one in hidden)

    def row(
        self, sex: str, test: str, group: str = ALL, model: str = MODEL
    ) -> Mapping[Hashable, Any]:
        """Return the scores of one way of predicting in one test.

        Raises
        ------
        DataError
            The table of tests has no such row.
        """
        found = self._scores.get((sex, test, group, model))
        if found is None:
            raise DataError(_missing(self.slug, sex, test, group, model))
        return found

    @cached_property
    def _scores(self) -> dict[tuple[str, ...], Mapping[Hashable, Any]]:
        return {(*_of(row), row["model"]): row for row in self.tests.to_dict("records")}


def validated() -> list[str]:
    """Return the indicators that there is a proof of."""
    return list(TABLES)


def validation(slug: str) -> Validation:
    """Return the proof of a modelled indicator, offered or withheld.

    Raises
    ------
    QuestionError
        There is no model of that name.
    """
    if slug not in TABLES:
        raise QuestionError(
            f"'{slug}' is no model of ours, so there is no proof of it. Models: "
            f"{', '.join(TABLES)}."
        )
    names = ("tests", "left-out", "variants", "coefficients")
    read = [table(f"{TABLES[slug]}-{name}") for name in names]
    tests, left_out, variants, coefficients = (one.frame for one in read)
    _whole(slug, tests)
    held = tuple(gates(tests))
    return Validation(slug, tests, left_out, variants, coefficients, held, read[0].record)


def _whole(slug: str, tests: pd.DataFrame) -> None:
    """Refuse a table that lacks a test: what was not tested would hold."""
    had = set(zip(tests["sex"], tests["test"], tests["model"], strict=True))
    regions = set(zip(tests["sex"], tests["test"], tests["group"], strict=True))
    for sex in tests["sex"].unique():
        for wanted in product((sex,), ASKED, (MODEL, *BASELINES)):
            if wanted not in had:
                raise DataError(_missing(slug, *wanted[:2], ALL, wanted[2]))
        for region in sorted(_regions()):
            if (sex, "authority", region) not in regions:
                raise DataError(_missing(slug, sex, "authority", region, MODEL))


def _missing(slug: str, sex: str, test: str, group: str, model: str) -> str:
    return (
        f"The table {TABLES[slug]}-tests has no row of the test '{test}' ({sex}, {group}) by "
        f"'{model}': run 'explorer build'."
    )


def gates(tests: pd.DataFrame) -> list[Gate]:
    """Return everything that must hold, from the scores of tests.

    Parameters
    ----------
    tests : DataFrame
        Columns of the table of tests.
    """
    rows = tests[tests["test"].isin(ASKED)].to_dict("records")
    scores = {(*_of(row), row["model"]): float(row["crps"]) for row in rows}
    found: list[Gate] = []
    for row in rows:
        if row["model"] != MODEL:
            continue
        rivals = [one for one in BASELINES if (*_of(row), one) in scores]
        if rivals:
            found += [_better(row, rival, scores[(*_of(row), rival)]) for rival in rivals]
            found += [_covered(row, kind) for kind in LIMITS]
        elif row["group"] in _regions():
            mean = float(row["mean_z"])
            found.append(Gate("mean_z", *_of(row), mean, FURTHEST, abs(mean) <= FURTHEST))
    return found


def _of(row: Mapping[Hashable, Any]) -> tuple[str, str, str]:
    return row["sex"], row["test"], row["group"]


def _better(row: Mapping[Hashable, Any], rival: str, limit: float) -> Gate:
    value = float(row["crps"])
    return Gate("crps", *_of(row), value, limit, value < limit, against=rival)


def _covered(row: Mapping[Hashable, Any], kind: str) -> Gate:
    least, most = LIMITS[kind]
    share = float(row[kind])
    return Gate(kind, *_of(row), share, least, share >= least, wide=share > most)


def _regions() -> set[str]:
    return set(register().level("region"))
