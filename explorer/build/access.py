"""GPs within reach of where people live: floating catchments over all neighbourhoods."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from explorer.analysis.doctors.agreement import HEADLINE
from explorer.analysis.doctors.practices import DIGITAL_FIRST
from explorer.analysis.doctors.readings import (
    ACCEPTED,
    LIST_EMPTIED,
    LIST_NOT_LOCAL,
    READINGS,
    Standing,
)
from explorer.build.definitions import PEOPLE, PRACTICES
from explorer.build.editions import CENSUS_DAY
from explorer.build.need import need_by_neighbourhood
from explorer.build.neighbourhoods import constituency_shares
from explorer.build.placing import centroids
from explorer.build.practices import PlacedPractices
from explorer.build.publications import raw
from explorer.build.record import record
from explorer.build.sited import DECIMALS, PER, SPAN, flags, spanned
from explorer.build.tables import write_tables
from explorer.build.writing import write_indicator
from explorer.places.nationalgrid import to_national_grid
from explorer.statistics.access import (
    Access,
    Floats,
    Reach,
    Whole,
    balanced,
    contributions,
    distances,
    enhanced,
    within,
)

SLUG = "gps-per-100k-access"
METHODS = {"balanced": balanced, "enhanced": enhanced}
CATCHMENTS = (5, 10, 15)
EXTRA = (
    "coverage",
    "practices",
    "largest_practice_share",
    "modelled_share",
    "unreached_share",
    "near_border_share",
    *SPAN,
)
ORIGINS = (*PRACTICES, *PEOPLE, "nations_of_the_uk")
_NESTING = ("country", "region", "upper-tier", "district", "icb")
_METRES = 1000.0


@dataclass(frozen=True)
class Pieces:
    """The people of the areas of a level, by neighbourhood.

    Attributes
    ----------
    codes : ndarray of str
        Codes of the areas.
    place, area : ndarray of int
        Which neighbourhood and which area a piece is of.
    people : ndarray of float
    """

    codes: npt.NDArray[np.object_]
    place: Whole
    area: Whole
    people: Floats

    def mean(self, values: Floats) -> pd.Series:
        """Return the mean of a neighbourhood figure over the people of each area."""
        weighted = np.bincount(self.area, self.people * values[self.place])
        return pd.Series(weighted / np.bincount(self.area, self.people), index=self.codes)


def build(
    out: Path,
    say: Callable[[str], None],
    *,
    returns: pd.DataFrame,
    standing: Standing,
    now: PlacedPractices,
    places: pd.DataFrame,
) -> dict[str, pd.DataFrame]:
    """Write the indicator, and ``indicators/_tables/access`` with all six readings.

    Returns
    -------
    dict of str to DataFrame
        The figures by area under each reading of the returns.
    """
    centres = centroids().reindex(places.index)
    border = border_distance(centres)
    levels = pieces_by_level(places)
    supplies = {name: supply(returns, standing, name, now) for name in READINGS}
    near = {name: _apart(centres, practices) for name, practices in supplies.items()}

    def reached(name: str, method: str, catchment: int) -> Access:
        pairs = within(near[name], catchment * _METRES)
        return METHODS[method](pairs, places["people"], supplies[name]["gps"])

    figures = {
        name: area_values(
            reached(name, *HEADLINE), levels, practices["modelled"].to_numpy(), border
        )
        for name, practices in supplies.items()
    }
    found = {
        (method, catchment): reached(ACCEPTED, method, catchment)
        for method in METHODS
        for catchment in CATCHMENTS
    }
    practices = supplies[ACCEPTED]
    counts = {
        "modelled": int(practices["modelled"].sum()),
        "gps": float(practices["gps"].sum()),
        "unplaced": int(unplaced(returns, now)),
    }
    values = spanned(figures)
    within_limits = asdict(standing.limits[CENSUS_DAY])
    write_indicator(out, record(SLUG, *ORIGINS, **counts, **within_limits), values, EXTRA)
    say(f"  {SLUG}: {len(values):,} values; {counts}")
    totals = conservation(found, places["people"].to_numpy(), practices["gps"].to_numpy())
    tables = {
        "areas": readings(found, levels),
        "neighbourhoods": _neighbourhoods(found, places, border),
        "totals": totals,
    }
    write_tables(out, "access", tables, record("_access", *ORIGINS, **counts))
    for row in totals.to_dict("records"):
        say(f"    {row}")
    return figures


def supply(
    returns: pd.DataFrame, standing: Standing, name: str, now: PlacedPractices
) -> pd.DataFrame:
    """Return the practices of May 2026 that count: code, position, GPs and whether modelled.

    A practice with patients whose return does not count takes its care board's GPs per
    patient. Practices without a position are out; so are those whose list has emptied or is
    not local, as far as the reading leaves such out, and the digital-first one always.

    Parameters
    ----------
    returns : DataFrame
        As from `practice_returns`.
    standing : Standing
        Of the returns of GPs.
    name : str
        The reading.
    now : PlacedPractices
    """
    reading = standing.reading(name)
    frame = returns.assign(
        counted=reading.top, usable=reading.usable, why=standing.why_left_out(name)
    )
    frame = frame[frame["period"].eq(CENSUS_DAY) & frame["patients"].gt(0)]
    frame = frame.join(now.areas["icb"], on="practice")
    usable = frame["usable"]
    sums = frame[usable].groupby("icb")[["counted", "patients"]].sum()
    modelled = frame["patients"] * frame["icb"].map(sums["counted"] / sums["patients"])
    frame = pd.DataFrame(
        {
            "practice": frame["practice"],
            "gps": frame["counted"].where(usable, modelled),
            "modelled": ~usable,
            "why": frame["why"],
        }
    ).set_index("practice")
    points = now.points.reindex(frame.index)
    here = points.notna() & now.areas["district"].notna().reindex(frame.index)
    here &= ~frame.index.isin(DIGITAL_FIRST)
    here &= ~frame["why"].isin([LIST_EMPTIED, LIST_NOT_LOCAL])
    placed = frame.assign(easting=points.x, northing=points.y)[here]
    return placed.sort_index()


def _apart(centres: gpd.GeoSeries, practices: pd.DataFrame) -> Reach:
    """Return the distances of neighbourhoods from practices, as far as the widest catchment."""
    at = np.column_stack([practices["easting"], practices["northing"]])
    return distances(shapely.get_coordinates(centres.to_numpy()), at, max(CATCHMENTS) * _METRES)


def unplaced(returns: pd.DataFrame, now: PlacedPractices) -> int:
    """Return how many practices with patients in July 2026 have no position."""
    latest = returns["period"].eq(CENSUS_DAY) & returns["patients"].gt(0)
    return int(returns.loc[latest, "practice"].isin(now.without_place).sum())


def border_distance(centres: gpd.GeoSeries) -> "pd.Series[float]":
    """Return the distance of each neighbourhood from Wales or Scotland, in kilometres."""
    nations = gpd.read_file(raw("nations_of_the_uk"), layer="ctry")
    across = nations[nations["areacd"].str[0].isin(["W", "S"])].geometry.to_numpy()
    # Outlines of single islands: whole nations make every distance slow.
    lines = shapely.boundary(shapely.get_parts(shapely.transform(across, to_national_grid)))
    tree = shapely.STRtree(lines)
    nearest = tree.nearest(centres.to_numpy())
    apart = shapely.distance(centres.to_numpy(), lines[nearest])
    return pd.Series(apart / _METRES, index=centres.index)


def pieces_by_level(places: pd.DataFrame) -> dict[str, Pieces]:
    """Return each level's people by neighbourhood; constituencies cut neighbourhoods."""
    order = pd.Series(np.arange(len(places)), index=places.index)
    levels = {
        level: _pieces(order.to_numpy(), places[level], places["people"].to_numpy())
        for level in _NESTING
    }
    shares = constituency_shares()
    people = shares["lsoa"].map(places["people"]) * shares["share"]
    place = shares["lsoa"].map(order).to_numpy()
    levels["constituency"] = _pieces(place, shares["constituency"], people.to_numpy())
    return levels


def _pieces(
    place: Whole,
    area: "pd.Series[str]",
    people: Floats,
) -> Pieces:
    number, codes = pd.factorize(area, sort=True)
    return Pieces(np.asarray(codes), place, number, people)


def area_values(
    access: Access,
    levels: dict[str, Pieces],
    modelled: npt.NDArray[np.bool_],
    border: "pd.Series[float]",
) -> pd.DataFrame:
    """Return GPs within reach per 100,000 residents, with what each figure rests on."""
    near = border.le(HEADLINE[1]).to_numpy().astype(float)
    frames = []
    for level, pieces in levels.items():
        parts = contributions(access, pieces.place, pieces.area, pieces.people)
        gps = parts.sum(axis=1)
        people = np.bincount(pieces.area, pieces.people)
        guessed = _percent(parts[:, modelled].sum(axis=1), gps)
        practices = (parts > 0).sum(axis=1)
        frames.append(
            pd.DataFrame(
                {
                    "level": level,
                    "area_code": pieces.codes,
                    "value": np.round(PER * gps / people, DECIMALS),
                    "numerator": np.round(gps, 4),
                    "denominator": np.round(people, 4),
                    "coverage": np.round(100 - guessed, 2),
                    "practices": practices,
                    "largest_practice_share": _percent(parts.max(axis=1), gps),
                    "modelled_share": guessed,
                    "unreached_share": _share(pieces, ~access.reached),
                    "near_border_share": _share(pieces, near),
                }
            )
        )
    values = pd.concat(frames, ignore_index=True)
    return values.assign(period=CENSUS_DAY, sex="persons", flag=flags(values))


def readings(found: dict[tuple[str, int], Access], levels: dict[str, Pieces]) -> pd.DataFrame:
    """Return every area by every method and catchment: value and share without a practice."""
    frames = [
        pd.DataFrame(
            {
                "level": level,
                "area_code": pieces.codes,
                "method": method,
                "catchment_km": catchment,
                "value": (PER * pieces.mean(access.value)).round(DECIMALS).to_numpy(),
                "unreached_share": _share(pieces, ~access.reached),
            }
        )
        for (method, catchment), access in found.items()
        for level, pieces in levels.items()
    ]
    return pd.concat(frames, ignore_index=True)


def conservation(
    found: dict[tuple[str, int], Access],
    people: Floats,
    gps: Floats,
) -> pd.DataFrame:
    """Return the totals that a catchment must keep: doctors reached, people counted."""
    return pd.DataFrame(
        [
            {
                "method": method,
                "catchment_km": catchment,
                "gps": round(float(gps.sum()), 3),
                "gps_reached": round(float(gps[access.counted > 0].sum()), 3),
                "people_times_value": round(float((people * access.value).sum()), 3),
                "people": round(float(people.sum()), 3),
                "people_reached": round(float(people[access.reached].sum()), 3),
                "people_counted": round(float(access.counted.sum()), 3),
            }
            for (method, catchment), access in found.items()
        ]
    )


def _neighbourhoods(
    found: dict[tuple[str, int], Access], places: pd.DataFrame, border: "pd.Series[float]"
) -> pd.DataFrame:
    need = need_by_neighbourhood(places["people"])
    furthest = max(CATCHMENTS)
    columns = {
        f"{method}_{catchment}km": (PER * access.value).astype("float32")
        for (method, catchment), access in found.items()
    }
    return pd.DataFrame(
        {
            "lsoa21_code": places.index,
            "people": places["people"].round(1).to_numpy(),
            "need_index": need.to_numpy().astype("float32"),
            "border_km": border.where(border.le(furthest)).round(1).to_numpy().astype("float32"),
            **columns,
        }
    )


def _share(pieces: Pieces, marked: npt.ArrayLike) -> Floats:
    """Return the per cent of each area's people whose neighbourhood is marked."""
    return np.round(100 * pieces.mean(np.asarray(marked, dtype=float)).to_numpy(), 2)


def _percent(part: Floats, whole: Floats) -> Floats:
    return np.round(100 * np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0), 2)
