"""Access to services within reach: floating catchments over places and providers.

Pairs of a place and a provider within reach carry a weight that falls with distance. A
provider's doctors are shared among the people counted at it; a place has the doctors per
person of the providers that it reaches.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

# Weights of the near, middle and far third of a catchment.
STEPS = (1.0, 0.68, 0.22)
# How many places are measured against all providers at once.
_AT_ONCE = 500


@dataclass(frozen=True)
class Reach:
    """Pairs of a place and a provider within reach of it, in order of place.

    Attributes
    ----------
    place, provider : ndarray of int, shape (pairs,)
        Positions of the two in the lists of places and of providers.
    weight : ndarray, shape (pairs,)
        How much the pair counts: above 0, at most 1 at no distance.
    places, providers : int
        How many there are, those without any pair included.
    """

    place: Whole
    provider: Whole
    weight: Floats
    places: int
    providers: int

    @classmethod
    def of(cls, weights: npt.ArrayLike) -> "Reach":
        """Return the pairs of a matrix of weights, a row a place and a column a provider."""
        matrix = np.asarray(weights, dtype=float)
        place, provider = np.nonzero(matrix)
        return cls(place, provider, matrix[place, provider], *matrix.shape)

    def by_place(self, amounts: Floats) -> Floats:
        """Add an amount of each pair up by place; 0 where a place has no pair."""
        return np.bincount(self.place, amounts, self.places).astype(float)

    def by_provider(self, amounts: Floats) -> Floats:
        """Add an amount of each pair up by provider; 0 where a provider has no pair."""
        return np.bincount(self.provider, amounts, self.providers).astype(float)


@dataclass(frozen=True)
class Access:
    """What a floating catchment says of places and providers.

    Attributes
    ----------
    reach : Reach
    share : ndarray, shape (pairs,)
        Part of a provider's ratio that the pair's place has.
    counted : ndarray, shape (providers,)
        People counted at each provider.
    ratio : ndarray, shape (providers,)
        Supply for each person counted; 0 where nobody is.
    value : ndarray, shape (places,)
        Supply for each person of a place; exactly 0 where nothing lies within reach.
    reached : ndarray of bool, shape (places,)
        Whether a place has any provider within reach.
    """

    reach: Reach
    share: Floats
    counted: Floats
    ratio: Floats
    value: Floats
    reached: npt.NDArray[np.bool_]


def distances(places: npt.ArrayLike, providers: npt.ArrayLike, catchment: float) -> Reach:
    """Return all pairs within a straight-line catchment, with the distance as the weight.

    Parameters
    ----------
    places, providers : array_like, shape (n, 2)
        Coordinates in metres.
    catchment : float
        The longest distance within reach, in metres; a pair at exactly this distance is in.
    """
    here, there = np.asarray(places, dtype=float), np.asarray(providers, dtype=float)
    pieces = []
    for start in range(0, len(here), _AT_ONCE):
        some = here[start : start + _AT_ONCE, None, :] - there[None, :, :]
        apart = np.hypot(some[..., 0], some[..., 1])
        place, provider = np.nonzero(apart <= catchment)
        pieces.append((place + start, provider, apart[place, provider]))
    place, provider, apart = (np.concatenate(part) for part in zip(*pieces, strict=True))
    return Reach(place, provider, apart, len(here), len(there))


def within(apart: Reach, catchment: float) -> Reach:
    """Return the pairs of a catchment with weights that fall by thirds of it.

    Parameters
    ----------
    apart : Reach
        Pairs with their distance, as from `distances` at this catchment or a larger one.
    catchment : float
        In the units of the distances.

    Notes
    -----
    The weights 1, 0.68 and 0.22 of three equal zones are those of Luo and Qi (2009), "An
    enhanced two-step floating catchment area (E2SFCA) method for measuring spatial
    accessibility to primary care physicians", Health and Place 15(4).
    """
    near = apart.weight <= catchment
    zone = np.searchsorted(catchment * np.array([1, 2]) / 3, apart.weight[near], side="left")
    weight = np.asarray(STEPS)[zone]
    return Reach(apart.place[near], apart.provider[near], weight, apart.places, apart.providers)


def enhanced(reach: Reach, people: npt.ArrayLike, supply: npt.ArrayLike) -> Access:
    """Return the enhanced two-step floating catchment.

    Parameters
    ----------
    reach : Reach
    people : array_like, shape (places,)
    supply : array_like, shape (providers,)

    Notes
    -----
    Luo and Qi (2009). A person within reach of several providers is counted at each in
    full, so that more people are counted than there are. People times value still add up
    to the supply of all providers that anybody reaches.
    """
    return _shared(reach, reach.weight, people, supply)


def balanced(reach: Reach, people: npt.ArrayLike, supply: npt.ArrayLike) -> Access:
    """Return the balanced floating catchment, in which each person is counted once.

    Parameters
    ----------
    reach : Reach
    people : array_like, shape (places,)
    supply : array_like, shape (providers,)

    Notes
    -----
    The people of a place are divided among the providers within reach by weight, as in
    Paez, Higgins and Vivona (2019), "Demand and level of service inflation in floating
    catchment area (FCA) methods", PLOS ONE 14(6). They then have the mean ratio of those
    providers by the same shares, so that people times value add up to the supply reached,
    and a place cut in two has the value that it had whole. (The paper's second step
    divides by the weights of all places instead: it keeps the sum of the ratios, not of
    the doctors, and depends on how finely places are cut.)
    """
    total = reach.by_place(reach.weight)
    return _shared(reach, reach.weight / total[reach.place], people, supply)


def _shared(reach: Reach, share: Floats, people: npt.ArrayLike, supply: npt.ArrayLike) -> Access:
    residents, doctors = np.asarray(people, dtype=float), np.asarray(supply, dtype=float)
    counted = reach.by_provider(share * residents[reach.place])
    ratio = np.divide(doctors, counted, out=np.zeros_like(doctors), where=counted > 0)
    value = reach.by_place(share * ratio[reach.provider])
    reached = reach.by_place(np.ones_like(share)) > 0
    return Access(reach, share, counted, ratio, value, reached)


def contributions(
    access: Access, place: npt.ArrayLike, area: npt.ArrayLike, people: npt.ArrayLike
) -> Floats:
    """Return how many of each provider's doctors the people of each area have.

    Parameters
    ----------
    access : Access
    place, area : array_like of int, shape (pieces,)
        Which place a piece is of and which area it lies in; a place may be cut in pieces.
    people : array_like, shape (pieces,)
        People of each piece.

    Returns
    -------
    ndarray, shape (areas, providers)
        Rows add up to the area's people times its mean value; where the pieces hold
        everybody, columns add up to the supply of each provider that is reached.
    """
    places, areas = np.asarray(place, dtype=np.int64), np.asarray(area, dtype=np.int64)
    reach, residents = access.reach, np.asarray(people, dtype=float)
    start = np.searchsorted(reach.place, np.arange(reach.places + 1))
    length = (start[1:] - start[:-1])[places]
    piece = np.repeat(np.arange(len(places)), length)
    # Pairs of a piece are those of its place, which lie side by side.
    before = np.cumsum(length) - length
    pair = start[places][piece] + np.arange(len(piece)) - before[piece]
    amount = residents[piece] * access.share[pair] * access.ratio[reach.provider[pair]]
    rows = int(areas.max()) + 1
    key = areas[piece] * reach.providers + reach.provider[pair]
    sums = np.bincount(key, amount, rows * reach.providers).astype(float)
    return sums.reshape(rows, reach.providers)
