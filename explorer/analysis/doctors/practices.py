"""Single practices: what an area's figure is made of, and what it would be without one."""

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.definitions import (
    CARR_HILL,
    FOLDER,
    NEED,
    PER,
    RAW,
    SEX,
    Parts,
    Row,
    area_row,
    definition_record,
)
from explorer.analysis.doctors.readings import (
    ACCEPTED,
    ALL_RETURNS,
    BELOW_LATER,
    BELOW_OWN,
    LIST_EMPTIED,
    LIST_NOT_LOCAL,
    READINGS,
    STANDS,
    TOO_FEW,
    TOO_MANY,
    Standing,
)
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.microdata import table
from explorer.places.areas import Area, register
from explorer.places.levels import ENGLAND
from explorer.root import data_root
from explorer.statistics.outliers import Limits

NO_RETURN, NO_PATIENTS, UNRELIABLE = "no_usable_return", "no_patients", "unreliable"
MOVED, NOT_LOCAL = "counted_elsewhere", "list_not_local"
# What each reason to leave a return out is called beside the practice.
_FLAGS = {
    STANDS: "",
    LIST_EMPTIED: NO_PATIENTS,
    LIST_NOT_LOCAL: NOT_LOCAL,
    **dict.fromkeys((TOO_FEW, TOO_MANY, BELOW_OWN, BELOW_LATER), UNRELIABLE),
}
# Patients all over London and beyond, most of them seen on a screen: GP at Hand.
DIGITAL_FIRST = ("E85124",)
# Definitions that divide the GPs of an area's practices by their patients, one way or another.
BY_PRACTICE = (RAW, CARR_HILL, NEED)


@dataclass(frozen=True)
class Practice:
    """A GP practice on the latest census day.

    Attributes
    ----------
    code, name, postcode : str
    longitude, latitude : float
        Degrees; missing where it has no known place.
    patients : float
        On the lists that go with the census; missing without a list.
    gps : float
        Fully qualified permanent GPs, full-time equivalent; missing without a return.
    patients_per_gp : float
        Missing where it cannot be worked out.
    share : float
        Per cent of the patients of the area's practices.
    flag : str
        Why it is on neither side of the area's figure: "no_usable_return", "no_patients",
        "counted_elsewhere" (its list emptied, its GPs count where its patients went),
        "unreliable", "list_not_local"; else empty.
    left_out : str
        Why a return is unreliable: "too_few_patients", "too_many_patients",
        "below_own_years", "below_later_years"; or the list's fault; else empty.
    received : float
        GPs of practices whose list emptied that are counted here.
    counted_at : str
        Code of the practice where its GPs are counted; empty where that is here.
    """

    code: str
    name: str
    postcode: str
    longitude: float
    latitude: float
    patients: float
    gps: float
    patients_per_gp: float
    share: float
    flag: str
    left_out: str
    received: float
    counted_at: str


def practices_of(area: Area) -> tuple[Practice, ...]:
    """Return the practices sited in an area, most patients for each GP first.

    Those whose ratio cannot be believed or worked out come last.
    """
    frame = latest_practices()
    if area.code != ENGLAND:
        frame = frame[frame[_column(area.level)].eq(area.code)]
    frame = frame.assign(share=100 * frame["patients"] / frame["patients"].sum())
    frame = frame.assign(marked=frame["flag"].ne(""))
    frame = frame.sort_values(
        ["marked", "patients_per_gp", "practice"], ascending=[True, False, True]
    )
    columns = ["practice", "name", "postcode", "longitude", "latitude", "patients", "gps"]
    columns += ["patients_per_gp", "share", "flag", "left_out", "gps_received", "counted_at"]
    return tuple(Practice(*row) for row in frame[columns].itertuples(index=False))


@dataclass(frozen=True)
class Comings:
    """Practices of an area that opened and that closed since the first returns.

    Attributes
    ----------
    opened, closed : tuple of (str, str, str)
        Code, name and day, by the register, earliest first.
    gone : tuple of (str, str)
        Code and name of those open by the register, with patients in the last year, that are
        not on the latest lists: their days are not known.
    """

    opened: tuple[tuple[str, str, str], ...]
    closed: tuple[tuple[str, str, str], ...]
    gone: tuple[tuple[str, str], ...]


def comings(area: Area) -> Comings:
    """Return the practices of an area that opened or closed, by the register's dates.

    Mergers cannot be identified: a practice that merged shows as closed.
    """
    frame = table(FOLDER, "places")
    frame = frame[frame["as_of"].eq(dates().register.iso)]
    if area.code != ENGLAND:
        frame = frame[frame[_column(area.level)].eq(area.code)]
    frame = table(FOLDER, "practices").merge(frame[["practice"]], on="practice")
    since = dates().first_returns.start.isoformat()
    opened, closed = (
        tuple(
            frame[frame[day].ge(since)]
            .sort_values([day, "practice"])[["practice", "name", day]]
            .itertuples(index=False, name=None)
        )
        for day in ("opened", "closed")
    )
    staff = table(FOLDER, "staff")
    last = staff["period"].eq(dates().last_year.iso)
    lately = staff[last & staff["patients"].gt(0)]["practice"]
    open_then = frame["practice"].isin(lately) & frame["closed"].isna()
    gone = frame[open_then & ~frame["on_lists"]].sort_values("practice")
    return Comings(opened, closed, tuple(zip(gone["practice"], gone["name"], strict=True)))


def counterpart(area: Area, level: str) -> Area | None:
    """Return the area of another level whose practices have most of an area's patients.

    None where the area has no practice with a known place there.
    """
    if level == area.level:
        return area
    frame = latest_practices()
    frame = frame[frame[_column(area.level)].eq(area.code) & frame[_column(level)].notna()]
    patients = frame.groupby(_column(level))["patients"].sum()
    return register().area(level, str(patients.idxmax())) if len(patients) else None


def latest_practices() -> pd.DataFrame:
    """Return every practice of the latest census or lists with its place and its flag.

    Returns
    -------
    DataFrame
        practice, name, postcode, place and areas, patients, gps, patients_per_gp, flag,
        how it stands, and weighted: patients as the Carr-Hill formula weights them. Shared:
        do not change it.
    """
    return _latest(data_root())


@cache
def _latest(root: Path) -> pd.DataFrame:
    staff, places = table(FOLDER, "staff"), table(FOLDER, "places")
    census, lists = dates().census.iso, dates().lists.iso
    columns = ["practice", "patients", "gps", "gps_received", "gps_moved"]
    frame = staff[staff["period"].eq(census)][[*columns, "left_out", "left_out_alone"]]
    frame = frame.merge(places[places["as_of"].eq(lists)], on="practice", validate="1:1")
    frame = frame.merge(table(FOLDER, "practices"), on="practice", validate="1:1")
    listed, returned = frame["patients"].gt(0), frame["gps"].gt(0)
    flag = np.select(
        [frame["gps_moved"], ~listed, ~returned],
        [MOVED, NO_PATIENTS, NO_RETURN],
        frame["left_out"].map(_FLAGS),
    )
    handed = table(FOLDER, "handed_over")
    handed = handed[handed["period"].eq(census) & handed["counted"]]
    goes = frame["practice"].map(handed.set_index("practice")["successor"])
    return frame.assign(
        patients_per_gp=(frame["patients"] / frame["gps"]).where(listed & returned),
        flag=flag,
        counted_at=goes.fillna(""),
        weighted=frame["patients"] * frame["weighted_share"],
    )


def latest_standing() -> Standing:
    """Return how the GPs of every practice stand at the latest census, by its row."""
    return _standing(data_root())


def latest_limits() -> Limits:
    """Return the patients per GP beyond which a return of the latest census is far from all."""
    return latest_standing().limits[dates().census.iso]


@cache
def _standing(root: Path) -> Standing:
    frame = _latest(root)
    limits = table(FOLDER, "limits").set_index("period")
    return Standing(
        amount=frame["gps"],
        told=frame["gps"].gt(0) & frame["patients"].gt(0),
        received=frame["gps_received"],
        moved=frame["gps_moved"],
        left_out=frame["left_out"],
        left_out_alone=frame["left_out_alone"],
        limits={str(period): Limits(*row) for period, row in limits.iterrows()},
    )


def practice_parts(level: str, definition: str, reading: str = ACCEPTED) -> pd.DataFrame:
    """Return what each practice that counts adds to its area's figure by a definition.

    Parameters
    ----------
    level : str
    definition : str
        One of `BY_PRACTICE`.
    reading : str, optional
        One of `READINGS`.

    Returns
    -------
    DataFrame
        practice, area_code, top (GPs) and bottom (patients as they are weighted).

    Raises
    ------
    QuestionError
        The definition is not a sum over an area's practices.
    """
    if definition not in BY_PRACTICE:
        raise QuestionError(
            f"The definition '{definition}' is not made of an area's own practices. "
            f"Choose {', '.join(BY_PRACTICE)}."
        )
    counted = latest_standing().reading(reading)
    frame = latest_practices().assign(top=counted.top)
    frame = frame[counted.usable]
    area = frame[_column(level)] if level != "country" else pd.Series(ENGLAND, index=frame.index)
    weights = {RAW: frame["patients"], CARR_HILL: frame["weighted"]}
    if definition == NEED:
        weights[NEED] = frame["patients"] * area.map(need_index(level))
    parts = pd.DataFrame(
        {
            "practice": frame["practice"],
            "area_code": area,
            "top": frame["top"],
            "bottom": weights[definition],
        }
    )
    return parts[parts["area_code"].notna() & parts["bottom"].gt(0)]


def need_index(level: str) -> "pd.Series[float]":
    """Return the need of an average resident by area, England = 1."""
    figures = data.figures(definition_record(NEED).slug, level, SEX)
    return figures.frame.set_index("area_code")["need_index"]


def without(area: Area, definition: str, codes: Collection[str]) -> Row | None:
    """Return an area's row with some practices taken out on both sides.

    Returns
    -------
    Row or None
        None where none of them counts towards the area's figure, or nothing else does.

    Raises
    ------
    QuestionError
        As `practice_parts`.
    """
    readings = parts_without(area, definition, codes)
    kept = readings[ACCEPTED]
    before = area_row(area, definition)
    changes = kept.gps != parts_without(area, definition, ())[ACCEPTED].gps
    if not changes or not kept.patients:
        return None
    values = {name: one.value for name, one in readings.items()}
    left = [one for one in practices_of(area) if one.code not in codes and one.patients > 0]
    patients = sum(one.patients for one in left)
    counting = set(practice_parts(area.level, definition)["practice"])
    used = [one for one in left if one.code in counting]
    return replace(
        before,
        value=kept.value,
        patients_per_gp=PER / kept.value if kept.value else math.nan,
        coverage=100 * sum(one.patients for one in used) / patients,
        practices=len(used),
        largest_practice_share=100 * max(one.patients for one in left) / patients,
        all_returns=values[ALL_RETURNS],
        low=float(np.nanmin(list(values.values()))),
        high=float(np.nanmax(list(values.values()))),
        returned=100 * sum(one.patients for one in left if one.gps > 0) / patients,
    )


def parts_without(area: Area, definition: str, codes: Collection[str]) -> dict[str, Parts]:
    """Return what an area's figure divides with some practices taken out, by reading.

    Raises
    ------
    QuestionError
        As `practice_parts`.
    """
    found = {}
    for name in READINGS:
        parts = practice_parts(area.level, definition, name)
        here = parts["area_code"].eq(area.code) & ~parts["practice"].isin(list(codes))
        found[name] = Parts(
            float(parts.loc[here, "top"].sum()), float(parts.loc[here, "bottom"].sum())
        )
    return found


def _column(level: str) -> str:
    return level.replace("-", "_")
