"""Reads the ONS's local indicators: one table of areas, periods and values for each subject."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from explorer.build.publications import raw
from explorer.build.recoding import codes_in_force, declared_codes, recoded_by_level
from explorer.errors import SourceError

Say = Callable[[str], None]

COUNTIES = ("country", "region", "upper-tier", "district")
# Every other code, such as that of a combined authority, is no level of ours.
_LEVELS = {
    "E92": "country",
    "E12": "region",
    "E10": "upper-tier",
    "E06": "upper-tier",
    "E08": "upper-tier",
    "E09": "upper-tier",
    "E07": "district",
}
_BELOW_REGIONS = ("upper-tier", "district")
_OBSOLETE, _UNRELIABLE = "Obsolete code", "Estimate and confidence interval unreliable"
# The publisher's marks of a value: unreliable, and therefore withheld; not available.
_WITHHELD, _NOT_AVAILABLE = "u", "x"
_NUMBERS = {"observation": "value", "lci_95": "lower", "uci_95": "upper"}


@dataclass(frozen=True)
class Subject:
    """One subject of a file of local indicators.

    Attributes
    ----------
    slug : str
        The indicator that is made of it.
    publication : str
    indicator : str
        Which of the file's, where it has several; empty for its only one.
    levels : tuple of str
        Those that the file covers, so that a level is written whole or not at all.
    recent : int
        How many of the latest periods are kept below the regions; England and the regions
        keep all.
    withheld : str
        The flag of a value that the publisher withholds as unreliable.
    """

    slug: str
    publication: str
    indicator: str = ""
    levels: tuple[str, ...] = COUNTIES
    recent: int = 10
    withheld: str = "suppressed"


def local_values(out: Path, say: Say, subject: Subject) -> pd.DataFrame:
    """Return a subject's value rows, on the codes in force.

    A value of a unitary authority, metropolitan district or London borough is one for both
    levels at which it stands. Former areas that have merged or were divided are left out.

    Raises
    ------
    SourceError
        A code is neither in force nor declared, two values of one area differ, or a value has
        a mark that is not known.
    """
    frame = pd.read_csv(raw(subject.publication), dtype=str, keep_default_na=False)
    if subject.indicator:
        frame = frame[frame["indicator"].eq(subject.indicator)]
    if frame["indicator"].nunique() != 1:
        raise SourceError(f"{subject.publication} has no single indicator for {subject.slug}.")
    frame = _of_our_levels(frame, say)
    frame = _in_force(out, frame, say)
    frame = frame[frame["level"].isin(subject.levels)]
    frame = _known(frame, subject, say)
    kept = sorted(frame["period"].unique())[-subject.recent :]
    lower = frame["level"].isin(_BELOW_REGIONS)
    frame = frame[~lower | frame["period"].isin(kept)]
    return frame.assign(
        period=frame["period"].where(frame["period"].str.contains("/"), frame["period"] + "/P1D"),
        sex="persons",
    )[["level", "area_code", "period", "sex", *_NUMBERS.values(), "flag"]]


def _of_our_levels(frame: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Keep England and its areas of our levels, and report the rest by kind."""
    england = frame["areacd"].str.startswith("E")
    level = frame["areacd"].str[:3].map(_LEVELS)
    for kind, count in frame.loc[england & level.isna(), "geography"].value_counts().items():
        say(f"    left out: {count} rows of {kind} that are no level of ours")
    return frame.assign(level=level)[england & level.notna()]


def _in_force(out: Path, frame: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Bring rows to the codes in force, once an area and period, at both levels of an area."""
    obsolete = frame["notes"].str.startswith(_OBSOLETE)
    declared = pd.Series(False, index=frame.index)
    for level in _BELOW_REGIONS:
        declared |= frame["level"].eq(level) & frame["areacd"].isin(declared_codes(out, level))
    former = obsolete & ~declared
    areas = frame.loc[former, "areacd"].nunique()
    say(f"    left out: {former.sum()} rows of {areas} areas that merged or were divided")
    frame = frame[~former]
    frame = frame.assign(area_code=recoded_by_level(out, frame["level"], frame["areacd"]))
    frame = frame.assign(renamed=frame["areacd"].ne(frame["area_code"]))
    both = frame["level"].eq("upper-tier") & frame["area_code"].isin(
        codes_in_force(out, "district")
    )
    frame = pd.concat([frame, frame[both].assign(level="district")], ignore_index=True)
    keys = ["level", "area_code", "period"]
    values = frame.groupby(keys)["observation"].nunique()
    if (values > 1).any():
        raise SourceError(f"Two values of one area and period: {values[values > 1].index[0]}.")
    # Where a former code stands beside the code in force, the row of the latter is kept.
    return frame.sort_values("renamed", kind="stable").drop_duplicates(keys)


def _known(frame: pd.DataFrame, subject: Subject, say: Say) -> pd.DataFrame:
    """Turn texts into numbers: what is withheld keeps its row with a flag, what is absent none."""
    strange = set(frame["status"]) - {"", _WITHHELD, _NOT_AVAILABLE}
    if strange:
        raise SourceError(f"{subject.publication} marks values with {', '.join(sorted(strange))}.")
    absent = frame["observation"].eq("")
    withheld = absent & frame["status"].eq(_WITHHELD)
    unreliable = frame["notes"].str.startswith(_UNRELIABLE) & ~absent
    say(
        f"    not published: {(absent & ~withheld).sum()} rows; withheld: {withheld.sum()}; "
        f"from small samples: {unreliable.sum()}"
    )
    flag = withheld.map({True: subject.withheld, False: ""})
    frame = frame.assign(flag=flag.mask(unreliable, "small_numbers"))[~absent | withheld]
    for text, number in _NUMBERS.items():
        frame = frame.assign(**{number: pd.to_numeric(frame[text].replace("", None))})
    return frame
