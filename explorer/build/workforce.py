"""Doctors and other staff of GP practices: tables of practices, then indicators by area."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from explorer.build import access, definitions, practice_tables, staff
from explorer.build.editions import CENSUS_DAY
from explorer.build.neighbourhoods import neighbourhoods
from explorer.build.placing import Placer
from explorer.build.practices import (
    PlacedPractices,
    place_practices,
    postcodes_of_2023,
    postcodes_of_2026,
)
from explorer.build.returns import is_usable, practice_returns
from explorer.build.sited import Sited
from explorer.build.standing import standing
from explorer.build.successors import practice_lists

Say = Callable[[str], None]


@dataclass(frozen=True)
class Practices:
    """What practices returned, with where they stood at the time.

    Attributes
    ----------
    returns : DataFrame
        As from `practice_returns`.
    then, now : PlacedPractices
        Practices move: the financial years use the addresses of December 2023, the
        census of May 2026 those of July 2026.
    """

    returns: pd.DataFrame
    then: PlacedPractices
    now: PlacedPractices

    @property
    def sited(self) -> Sited:
        """The returns with the areas of their time alone."""
        return Sited(self.returns, self.then.areas, self.now.areas)

    @property
    def unplaced(self) -> int:
        """How many practices with patients in July 2026 have no known place."""
        latest = self.returns["period"].eq(CENSUS_DAY) & self.returns["patients"].gt(0)
        return int(self.returns.loc[latest, "practice"].isin(self.now.without_place).sum())


def placed_practices(out: Path) -> Practices:
    """Return every practice record with its place at the time."""
    returns = practice_returns()
    latest = returns["period"].eq(CENSUS_DAY)
    placer = Placer(out)
    then = place_practices(placer, _postcodes(returns[~latest], postcodes_of_2023()))
    now = place_practices(placer, _postcodes(returns[latest], postcodes_of_2026()))
    return Practices(returns, then, now)


def build(out: Path, say: Say) -> None:
    """Write ``indicators/_tables/practices`` and the indicators of practice staff."""
    practices = placed_practices(out)
    then, now = practices.then, practices.now
    _say_placing(say, "financial years", then)
    _say_placing(say, f"May 2026 ({practices.unplaced} with patients have no place)", now)
    places, sited, returns = neighbourhoods(out), practices.sited, practices.returns
    lists = practice_lists(returns, then, now)
    gps = standing(returns, returns["gps"], is_usable(returns), lists)
    found = definitions.build(out, say, sited, gps, places, unplaced=practices.unplaced)
    staff.build(out, say, sited, lists)
    found[access.SLUG] = access.build(
        out, say, returns=returns, standing=gps, now=now, places=places
    )
    practice_tables.build(out, say, returns=returns, standing=gps, lists=lists, readings=found)


def _postcodes(returns: pd.DataFrame, postcodes: "pd.Series[str]") -> "pd.Series[str]":
    """Return the postcode of each practice with a return, missing where none is known."""
    return postcodes.reindex(pd.Index(returns["practice"].unique(), name="practice"))


def _say_placing(say: Say, when: str, placed: PlacedPractices) -> None:
    say(
        f"    {when}: {len(placed.areas):,} practices, {len(placed.without_place)} without a "
        f"place; by nearest: {placed.by_nearest}; care board by neighbourhood: "
        f"{placed.icb_by_neighbourhood}"
    )
