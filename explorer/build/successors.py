"""Which lists emptied between two publications, and which lists took their patients over."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from explorer.build.editions import CENSUS_DAY, EARLIER_LISTS
from explorer.build.practices import PlacedPractices, practice_map
from explorer.build.publications import raw

# A list of less than this share of its largest before has emptied.
EMPTIED = 0.1
# A list below this share of the one before had begun to empty: growth counts from before.
BEGUN = 0.9
# Another list took it over if it grew by at least this share of it.
TAKEN = 0.75
# Within reach: kilometres between the two practices, or in one primary care network.
REACH_KM, NETWORK_KM = 15.0, 20.0
# Next door, in kilometres; further away a list that grew by about the same comes first.
NEXT_DOOR_KM, ABOUT = 2.0, (0.9, 1.1)
# Lists that grew so many times since the first one held, and to so many patients, with no
# lists emptied within reach to explain it, are not told to be local.
NOT_LOCAL_TIMES, NOT_LOCAL_LIST = 10.0, 30_000

_KM = 1000.0
_COLUMNS = [
    "practice",
    "period",
    "list_before",
    "list_as_of",
    "successor",
    "distance_km",
    "growth",
    "same_network",
]


@dataclass(frozen=True)
class Lists:
    """The patients of every practice on every day or year that a list is held of.

    Attributes
    ----------
    patients : DataFrame
        A row a practice, a column a period in order of time; missing without a list.
    then, now : PlacedPractices
        Places for the financial years, and for the census of May 2026.
    """

    patients: pd.DataFrame
    then: PlacedPractices
    now: PlacedPractices

    def emptied(self, period: str) -> "pd.Series[bool]":
        """Return which practices have no list left, or hardly one, in a period."""
        before = self.patients.loc[:, self.patients.columns < period]
        largest = before.max(axis=1)
        return self.patients[period].fillna(0).lt(EMPTIED * largest) & largest.gt(0)

    @cached_property
    def handed_over(self) -> pd.DataFrame:
        """Every list that emptied between two periods with staff, and where it went.

        Returns
        -------
        DataFrame
            practice, period (the first without the list), list_before and list_as_of (the
            last list that had not begun to empty), successor (empty where no list within
            reach grew by enough), distance_km, growth (of the successor's list in the same
            time) and same_network.
        """
        staffed = [one for one in self.patients.columns if one != EARLIER_LISTS]
        frames = [self._between(before, period) for before, period in itertools.pairwise(staffed)]
        return pd.concat(frames, ignore_index=True)

    @cached_property
    def not_local(self) -> pd.DataFrame:
        """Whether each list, by practice and period, is too large to be told to be local."""
        took = self.handed_over.pivot_table(
            index="successor", columns="period", values="list_before", aggfunc="sum"
        )
        took = took.reindex(index=self.patients.index, columns=self.patients.columns)
        own = self.patients - took.fillna(0).cumsum(axis=1)
        first = self.patients.bfill(axis=1).iloc[:, 0]
        many = own.gt(NOT_LOCAL_TIMES * first, axis=0)
        return many & self.patients.ge(NOT_LOCAL_LIST)

    def _between(self, before: str, period: str) -> pd.DataFrame:
        """Return the lists that emptied from one period to the next, matched."""
        gone = self.emptied(period) & self.patients[before].gt(0) & ~self.emptied(before)
        found = [self._last_full(code, period) for code in gone.index[gone]]
        rows = pd.DataFrame(found, columns=["practice", "list_before", "list_as_of"])
        taken = pd.DataFrame(
            _matched(self._pairs(rows, period)),
            columns=["practice", "successor", "distance_km", "growth", "same_network"],
        )
        rows = rows.merge(taken, on="practice", how="left").assign(period=period)
        rows["successor"] = rows["successor"].fillna("")
        rows["same_network"] = rows["same_network"].eq(True)
        return rows[_COLUMNS]

    def _last_full(self, code: str, period: str) -> tuple[str, float, str]:
        """Return a practice's last list that had not begun to empty, and when that was."""
        series = self.patients.loc[:, self.patients.columns < period].loc[code].fillna(0)
        at = len(series) - 1
        largest = series.cummax()
        while at and series.iloc[at] < max(EMPTIED * largest.iloc[at], 1):
            at -= 1
        while at and series.iloc[at] < BEGUN * series.iloc[at - 1]:
            at -= 1
        return code, float(series.to_numpy()[at]), str(series.index[at])

    def _pairs(self, gone: pd.DataFrame, period: str) -> Iterator["_Pair"]:
        """Yield each emptied list with each list within reach that grew by enough."""
        placed = self.now if period == CENSUS_DAY else self.then
        codes = self.patients.index
        at = np.column_stack([placed.points.reindex(codes).x, placed.points.reindex(codes).y])
        after = self.patients[period].where(~self.emptied(period))
        networks = _networks().reindex(codes)
        columns = ("practice", "list_before", "list_as_of")
        for practice, patients, day in zip(*(gone[one] for one in columns), strict=True):
            here = codes.get_loc(practice)
            apart = np.hypot(*(at - at[here]).T) / _KM
            growth = (after - self.patients[day].fillna(0)).to_numpy()
            same = _same_network(networks, practice)
            near = (apart <= REACH_KM) | (same & (apart <= NETWORK_KM))
            for other in np.flatnonzero(near & (growth >= TAKEN * patients)).tolist():
                yield _Pair(
                    practice=practice,
                    successor=str(codes[other]),
                    distance=float(apart[other]),
                    growth=float(growth[other]),
                    same_network=bool(same[other]),
                    patients=patients,
                )


@dataclass(frozen=True)
class _Pair:
    """An emptied list and one that may have taken it over."""

    practice: str
    successor: str
    distance: float
    growth: float
    same_network: bool
    patients: float

    @property
    def order(self) -> tuple[bool, bool, bool, float, str, str]:
        """The most plausible first: one network, next door, about as much, nearest."""
        low, high = (share * self.patients for share in ABOUT)
        far = self.distance > NEXT_DOOR_KM
        other = far and not low <= self.growth <= high
        return (not self.same_network, far, other, self.distance, self.practice, self.successor)


def practice_lists(returns: pd.DataFrame, then: PlacedPractices, now: PlacedPractices) -> Lists:
    """Return all lists held: those beside the returns, and those of May 2025."""
    patients = returns.pivot(index="practice", columns="period", values="patients")
    lists = pd.read_csv(raw("practice_lists_2025")).set_index("CODE")["NUMBER_OF_PATIENTS"]
    patients[EARLIER_LISTS] = lists.astype(float).reindex(patients.index)
    return Lists(patients[sorted(patients.columns)], then, now)


def _matched(pairs: Iterator[_Pair]) -> Iterator[tuple[str, str, float, float, bool]]:
    """Yield each emptied list with its successor, the most plausible pairs first.

    What a list grew by is shared out once: a second emptied list needs growth of its own.
    """
    taken: set[str] = set()
    explained: dict[str, float] = {}
    for pair in sorted(pairs, key=lambda one: one.order):
        left = pair.growth - explained.get(pair.successor, 0.0)
        if pair.practice in taken or left < TAKEN * pair.patients:
            continue
        taken.add(pair.practice)
        explained[pair.successor] = explained.get(pair.successor, 0.0) + pair.patients
        yield pair.practice, pair.successor, pair.distance, pair.growth, pair.same_network


def _networks() -> pd.DataFrame:
    """Return the primary care network of each practice in 2022/23 and in July 2026."""
    paid = pd.read_csv(
        raw("practice_payments_2023"),
        encoding="latin-1",
        dtype=str,
        usecols=["Practice Code", "PCN Code"],
    ).set_index("Practice Code")["PCN Code"]
    listed = practice_map().set_index("PRACTICE_CODE")["PCN_CODE"]
    both = pd.DataFrame({"then": paid, "now": listed})
    return both.where(both.apply(lambda column: column.str.fullmatch(r"U\d{5}", na=False)))


def _same_network(networks: pd.DataFrame, code: str) -> npt.NDArray[np.bool_]:
    """Return which practices share a network with one, by its network of either time."""
    own = set(networks.loc[code].dropna())
    return np.asarray(networks.isin(own).any(axis=1), dtype=bool)
