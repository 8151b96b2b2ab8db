"""Single practices: what an area's figure is made of, and what it would be without one."""

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from explorer import data
from explorer.analysis.doctors.definitions import (
    CARR_HILL,
    NEED,
    RAW,
    SEX,
    Row,
    area_row,
    definition_record,
)
from explorer.areas import Area, register
from explorer.errors import QuestionError
from explorer.levels import ENGLAND
from explorer.microdata import table
from explorer.root import data_root

FOLDER = "practices"
CENSUS_DAY = "2026-05-31/P1D"
# Days of the addresses: of practices as they are, and as the register had them.
ADDRESSES, REGISTER = "2026-07-01/P1D", "2023-12-31/P1D"
FIRST_CENSUS, LAST_YEAR = "2015-09-30", "2023-04-01/P1Y"
# A ratio above this rests on a return too small to be believed.
UNRELIABLE = 10_000
NO_RETURN, NO_PATIENTS, TOO_MANY = "no_usable_return", "no_patients", "unreliable"
# Patients all over London and beyond, most of them seen on a screen: GP at Hand.
DIGITAL_FIRST = ("E85124",)
# Definitions that divide the GPs of an area's practices by their patients, one way or another.
BY_PRACTICE = (RAW, CARR_HILL, NEED)
_PER = 100_000


@dataclass(frozen=True)
class Practice:
    """A GP practice on the latest census day.

    Attributes
    ----------
    code, name, postcode : str
    longitude, latitude : float
        Degrees; missing where it has no known place.
    patients : float
        On the lists of 1 July 2026; missing without a list.
    gps : float
        Fully qualified permanent GPs, full-time equivalent; missing without a return.
    patients_per_gp : float
        Missing where it cannot be worked out.
    share : float
        Per cent of the patients of the area's practices.
    flag : str
        "no_usable_return", "no_patients", "unreliable" (over 10,000 patients per GP) or
        empty.
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
    columns += ["patients_per_gp", "share", "flag"]
    return tuple(Practice(*row) for row in frame[columns].itertuples(index=False))


@dataclass(frozen=True)
class Comings:
    """Practices of an area that opened and that closed since September 2015.

    Attributes
    ----------
    opened, closed : tuple of (str, str, str)
        Code, name and day, by the register of December 2023, earliest first.
    gone : tuple of (str, str)
        Code and name of those open by the register, with patients in 2023/24, that are
        not on the lists of July 2026: their days are not known.
    """

    opened: tuple[tuple[str, str, str], ...]
    closed: tuple[tuple[str, str, str], ...]
    gone: tuple[tuple[str, str], ...]


def comings(area: Area) -> Comings:
    """Return the practices of an area that opened or closed, by the register's dates.

    Mergers cannot be identified: a practice that merged shows as closed.
    """
    frame = table(FOLDER, "places").query("as_of == @REGISTER")
    if area.code != ENGLAND:
        frame = frame[frame[_column(area.level)].eq(area.code)]
    frame = table(FOLDER, "practices").merge(frame[["practice"]], on="practice")
    opened, closed = (
        tuple(
            frame[frame[day].ge(FIRST_CENSUS)]
            .sort_values([day, "practice"])[["practice", "name", day]]
            .itertuples(index=False, name=None)
        )
        for day in ("opened", "closed")
    )
    staff = table(FOLDER, "staff")
    lately = staff[staff["period"].eq(LAST_YEAR) & staff["patients"].gt(0)]["practice"]
    open_then = frame["practice"].isin(lately) & frame["closed"].isna()
    gone = frame[open_then & ~frame["on_lists_2026"]].sort_values("practice")
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
        usable, and weighted: patients as the Carr-Hill formula weights them. Shared: do
        not change it.
    """
    return _latest(data_root())


@cache
def _latest(root: Path) -> pd.DataFrame:
    staff, places = table(FOLDER, "staff"), table(FOLDER, "places")
    frame = staff[staff["period"].eq(CENSUS_DAY)][["practice", "patients", "gps"]]
    frame = frame.merge(places[places["as_of"].eq(ADDRESSES)], on="practice", validate="1:1")
    frame = frame.merge(table(FOLDER, "practices"), on="practice", validate="1:1")
    listed, returned = frame["patients"].gt(0), frame["gps"].gt(0)
    usable = listed & returned
    ratio = (frame["patients"] / frame["gps"]).where(usable)
    flag = np.select(
        [~listed, ~returned, ratio.gt(UNRELIABLE)], [NO_PATIENTS, NO_RETURN, TOO_MANY], ""
    )
    return frame.assign(
        usable=usable,
        patients_per_gp=ratio,
        flag=flag,
        weighted=frame["patients"] * frame["weighted_share_2025"],
    )


def practice_parts(level: str, definition: str) -> pd.DataFrame:
    """Return what each usable practice adds to its area's figure by a definition.

    Parameters
    ----------
    level : str
    definition : str
        One of `BY_PRACTICE`.

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
    frame = latest_practices()
    frame = frame[frame["usable"]]
    area = frame[_column(level)] if level != "country" else pd.Series(ENGLAND, index=frame.index)
    weights = {RAW: frame["patients"], CARR_HILL: frame["weighted"]}
    if definition == NEED:
        weights[NEED] = frame["patients"] * area.map(need_index(level))
    parts = pd.DataFrame(
        {
            "practice": frame["practice"],
            "area_code": area,
            "top": frame["gps"],
            "bottom": weights[definition],
        }
    )
    return parts[parts["area_code"].notna() & parts["bottom"].gt(0)]


def need_index(level: str) -> "pd.Series[float]":
    """Return the need of an average resident by area, England = 1."""
    figures = data.figures(definition_record(NEED).slug, level, SEX)
    return figures.frame.set_index("area_code")["need_index"]


def without(area: Area, definition: str, codes: Collection[str] = DIGITAL_FIRST) -> Row | None:
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
    parts = practice_parts(area.level, definition)
    here = parts[parts["area_code"].eq(area.code)]
    kept = here[~here["practice"].isin(codes)]
    if kept.empty or len(kept) == len(here):
        return None
    row = area_row(area, definition)
    value = float(_PER * kept["top"].sum() / kept["bottom"].sum())
    left = [one for one in practices_of(area) if one.code not in codes and one.patients > 0]
    patients = sum(one.patients for one in left)
    used = sum(one.patients for one in left if one.code in set(kept["practice"]))
    return replace(
        row,
        value=value,
        patients_per_gp=_PER / value if value else math.nan,
        coverage=100 * used / patients,
        practices=len(kept),
        largest_practice_share=100 * max(one.patients for one in left) / patients,
    )


def _column(level: str) -> str:
    return level.replace("-", "_")
