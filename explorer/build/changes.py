"""Former codes and what took their place."""

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from explorer.build.publications import raw

COLUMNS = ["former_code", "former_name", "level", "code", "name", "kind", "note"]

# Counties that ended since 2019: the look-up of codes holds districts only.
_COUNTIES = [
    ("E10000002", "Buckinghamshire", ("E06000060",), "recoded", "April 2020"),
    ("E10000006", "Cumbria", ("E06000063", "E06000064"), "split", "April 2023"),
    ("E10000009", "Dorset", ("E06000058", "E06000059"), "split", "April 2019"),
    ("E10000021", "Northamptonshire", ("E06000061", "E06000062"), "split", "April 2021"),
    ("E10000023", "North Yorkshire", ("E06000065",), "recoded", "April 2023"),
    ("E10000027", "Somerset", ("E06000066",), "recoded", "April 2023"),
]
# Districts whose name alone changed since 2011, by the names of neighbourhoods of 2011: the look-up
# of codes has the last name of each.
_NAMES = [("E07000112", "Shepway", "April 2018")]
_HAPPENED = {
    "recoded": "The code changed; the area is the same or nearly so.",
    "merged": "It became part of a larger area.",
}
_COUNTY_BECAME = {
    "recoded": "The same area became one unitary authority",
    "split": "It was divided",
}


def code_changes(out: Path) -> pd.DataFrame:
    """Return former codes of districts and upper-tier authorities, one row a successor.

    Columns former_code, former_name, level, code, name, kind and note. An area is
    recoded where it has one successor that has no other predecessor, and renamed where it kept its
    code; only then may figures be carried over.
    """
    names = {level: _names(out, level) for level in ("upper-tier", "district")}
    rows = [*_from_lookup(names), *_from_counties(names["upper-tier"])]
    rows += _from_names(names["district"])
    return pd.DataFrame(rows, columns=COLUMNS).sort_values(["level", "former_code", "code"])


def _names(out: Path, level: str) -> dict[str, str]:
    columns = ["area_code", "area_name"]
    frame = pq.read_table(out / "boundaries" / f"{level}.parquet", columns=columns).to_pandas()
    return dict(zip(frame["area_code"], frame["area_name"], strict=True))


def _from_lookup(names: dict[str, dict[str, str]]) -> list[tuple[str, ...]]:
    lookup = pd.read_csv(raw("authority_codes"), dtype=str)
    former = lookup[(lookup["LADCD"] != lookup["LADCD_ACTIVE"]) & (lookup["CTRYNM"] == "England")]
    heirs = former["LADCD_ACTIVE"].value_counts()
    rows: list[tuple[str, ...]] = []
    for code, name, successor in former[["LADCD", "LADNM", "LADCD_ACTIVE"]].itertuples(index=False):
        kind = "recoded" if heirs[successor] == 1 else "merged"
        for level in _levels_of(code):
            if successor in names[level]:
                heir = names[level][successor]
                rows.append((code, name, level, successor, heir, kind, _HAPPENED[kind]))
    return rows


def _from_names(names: dict[str, str]) -> list[tuple[str, ...]]:
    return [
        (code, name, "district", code, names[code], "renamed", f"It was renamed in {when}.")
        for code, name, when in _NAMES
    ]


def _levels_of(code: str) -> tuple[str, ...]:
    """Return the levels at which a former code stood: districts of counties at one only."""
    return ("district",) if code.startswith("E07") else ("upper-tier", "district")


def _from_counties(names: dict[str, str]) -> list[tuple[str, ...]]:
    return [
        (code, name, "upper-tier", heir, names[heir], kind, f"{_COUNTY_BECAME[kind]} in {when}.")
        for code, name, heirs, kind, when in _COUNTIES
        for heir in heirs
    ]
