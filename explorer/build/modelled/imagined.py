"""Worlds whose truth is known: whether the model's range holds it, for constituencies."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from explorer.build.modelled.covariates import CHOSEN, DEPRIVATION, Covariates
from explorer.build.modelled.known import GRID, SEXES, WHOLE, Array, Known
from explorer.build.modelled.proof import LINE, LINE_GRID, NEAR, OURS, SEED, Test
from explorer.statistics.area_model import PEOPLE, design_of, fit
from explorer.statistics.prediction import Score, score

WORLDS, LEVEL, TEST = 60, "constituency", "simulation"
Places = npt.NDArray[np.int64]
# Standard deviations of the effect of a place of `PEOPLE` residents, years.
EFFECTS = (0.0, 0.5, 1.0)
# Whether parts of an authority have effects of their own, or all that of their authority.
OWN, SHARED = "own", "shared"


@dataclass(frozen=True)
class _Pieces:
    """Where constituencies and authorities meet, as positions among both, with people."""

    seats: Places
    wholes: Places
    people: Array

    def mean(self, effects: Array, which: Places, size: int) -> Array:
        """Return the weighted means of pieces' effects by constituency or authority."""
        people = np.bincount(which, self.people, size)
        return np.bincount(which, self.people * effects, size) / people


def simulated(known_of: Covariates, known: Known, line: Known) -> Iterator[Test]:
    """Give the score of predictions of true values in worlds drawn from the fitted model.

    Parameters
    ----------
    known_of : Covariates
    known, line : Known
        Authorities as the model takes them, and as the line on deprivation does.
    """
    seats = known_of.by_level[LEVEL].index
    areas = known_of.areas(LEVEL, seats, CHOSEN)
    line_areas = known_of.areas(LEVEL, seats, (DEPRIVATION,))
    pieces = _pieces(known_of, known)
    fitted = known.fitted()
    own = np.bincount(pieces.seats, pieces.people, seats.size) > 0
    nearest = _largest(pieces, seats.size)
    for effect in EFFECTS:
        for kind in (OWN, SHARED) if effect else (OWN,):
            random = np.random.default_rng(SEED + SEXES.index(known.sex))
            truths, whole = [], []
            ours: tuple[list[Array], list[Array]] = ([], [])
            lines: tuple[list[Array], list[Array]] = ([], [])
            for _ in range(WORLDS):
                at = random.choice(fitted.weights.size, p=fitted.weights)
                # Roots by eigenvectors have signs that processors choose: this one has none.
                drawn = random.multivariate_normal(
                    fitted.means[at], fitted.covariances[at], method="cholesky"
                )
                effects = _effects(pieces, effect, kind, random)
                truth = design_of(areas) @ drawn + pieces.mean(effects, pieces.seats, seats.size)
                figures = design_of(known.areas) @ drawn
                figures += pieces.mean(effects, pieces.wholes, known.size)
                figures += known.errors * random.standard_normal(known.size)
                truths.append(truth[own])
                whole.append(figures[nearest[own]])
                for kept, told, model in (
                    (ours, areas, fit(figures, known.errors, known.areas, GRID)),
                    (lines, line_areas, fit(figures, line.errors, line.areas, LINE_GRID)),
                ):
                    mean, sd = model.truth(told)
                    kept[0].append(mean[own])
                    kept[1].append(sd[own])
            name = f"{effect:.1f} {kind}"
            yield Test(known.sex, TEST, name, OURS, _scored(truths, *ours), 0.0)
            yield Test(known.sex, TEST, name, LINE, _scored(truths, *lines), 0.0)
            away = np.concatenate(truths) - np.concatenate(whole)
            spread = np.full(away.size, np.sqrt(np.mean(away**2)))
            yield Test(known.sex, TEST, name, NEAR, _scored(truths, whole, [spread]), 0.0)


def _pieces(known_of: Covariates, known: Known) -> _Pieces:
    """Return the pieces of authorities with figures."""
    table = known_of.pieces[known_of.pieces[WHOLE].isin(known.codes)]
    return _Pieces(
        known_of.by_level[LEVEL].index.get_indexer(pd.Index(table[LEVEL])),
        known.codes.get_indexer(pd.Index(table[WHOLE])),
        table["people"].to_numpy(),
    )


def _largest(pieces: _Pieces, seats: int) -> Places:
    """Return for each constituency the authority in which most of its people live."""
    found = np.zeros(seats, dtype=np.int64)
    order = np.argsort(pieces.people, kind="stable")
    found[pieces.seats[order]] = pieces.wholes[order]
    return found


def _effects(pieces: _Pieces, effect: float, kind: str, random: np.random.Generator) -> Array:
    if kind == SHARED:
        return effect * random.standard_normal(int(pieces.wholes.max()) + 1)[pieces.wholes]
    own = random.standard_normal(pieces.people.size)
    return effect * own * np.sqrt(PEOPLE / pieces.people)


def _scored(truths: list[Array], means: list[Array], sds: list[Array]) -> Score:
    return score(np.concatenate(truths), np.concatenate(means), np.concatenate(sds))
