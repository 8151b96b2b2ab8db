"""Staff of NHS trusts and of primary care networks, and how patients rate practices."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pandas as pd

from explorer.build.counted import per_people
from explorer.build.practices import practice_map, practice_register
from explorer.build.publications import raw
from explorer.build.record import record
from explorer.build.returns import lists_of_2026
from explorer.build.services import RESIDENTS, residents_of_mid_2024
from explorer.build.trusts import staff_table
from explorer.build.writing import write_indicator, write_table
from explorer.errors import SourceError
from explorer.places.levels import ENGLAND

Say = Callable[[str], None]

DAY, NETWORK_DAY = "2025-05-31/P1D", "2026-06-30/P1D"
GROUPS = {
    "doctors-nhs": "HCHS Doctors",
    "consultants-nhs": "Consultant",
    "nurses-nhs": "Nurses & health visitors",
    "midwives-nhs": "Midwives",
}
NETWORKS, SURVEY = "pcn-staff", "gp-survey"
PER = 100_000
_NETWORK_FILE = "1.Primary Care Networks - June 2026 Individual Level.csv"
_NETWORK_LISTS = (
    "practice_lists_2026", "practice_map_2026", "practice_register", "care_board_to_nhs_region",
)  # fmt: skip
_FEW_DIGITS = 3
MEASURES = {
    "overall_pct": "good overall",
    "access_pct": "good access",
    "continuity_pct": "sees a preferred GP",
    "trust_pct": "trusts the GP",
}
FIFTHS = {
    "quin_1": "least_deprived",
    "quin_2": "second",
    "quin_3": "third",
    "quin_4_5": "two_most_deprived",
}


def build(out: Path, say: Say) -> None:
    """Write the indicators of staff, and the table of the survey, below ``out/indicators``."""
    nhs_staff(out, say)
    network_staff(out, say)
    survey(out, say)


def boards() -> pd.DataFrame:
    """Return the 42 care boards: ODS code, ONS code and name."""
    return pd.read_csv(raw("care_board_to_nhs_region"), dtype=str)


def nhs_staff(out: Path, say: Say) -> None:
    """Write staff of the trusts based in each care board, per 100,000 of its residents."""
    frame = staff_table()
    codes = boards().set_index("ICB_ODS_CODE")["ICB23CD"]
    england = frame["NHS England region name"].eq("England")
    board = frame["ICS code"].notna()
    area = frame["ICS code"].map(codes).mask(england, ENGLAND)
    if area[board].isna().any() or board.sum() != len(codes):
        raise SourceError("The staff table does not have the 42 care boards.")
    frame = frame.assign(area_code=area)[england | board]
    level = frame["area_code"].eq(ENGLAND).map({True: "country", False: "icb"})
    frame = frame.assign(level=level)
    people = residents_of_mid_2024(out)
    for slug, column in GROUPS.items():
        counts = frame[["level", "area_code"]].assign(numerator=frame[column].astype(float))
        counts = counts.assign(numerator=counts["numerator"].round(_FEW_DIGITS), period=DAY)
        counts = counts.merge(people, on=["level", "area_code"], how="left", validate="1:1")
        values = per_people(counts.rename(columns={"residents": "denominator"}), PER)
        write_indicator(out, record(slug, "nhs_staff_2025", *RESIDENTS), values)
        say(f"  {slug}: {len(values):,} values; {board.sum()} care boards of {len(codes)}")


def network_staff(out: Path, say: Say) -> None:
    """Write staff of primary care networks per 100,000 patients of the board's practices.

    The file has the 36 boards of 2026. A network belongs to that of the 42 to which the
    practices with most of its patients belonged.
    """
    with ZipFile(raw("pcn_staff_2026")).open(_NETWORK_FILE) as file:
        staff = pd.read_csv(file, dtype=str, encoding="utf-8-sig")
    fte = pd.to_numeric(staff["FTE"], errors="coerce")
    doctors = staff["STAFF_GROUP"].eq("Other GPs")
    listed = practice_map().set_index("PRACTICE_CODE")
    patients = lists_of_2026()[("ALL", "ALL")]
    codes = boards().set_index("ICB_ODS_CODE")["ICB23CD"]
    names = practice_register()["board"].map(codes)
    frame = pd.DataFrame({"network": listed["PCN_CODE"], "patients": patients}).assign(
        icb=names.reindex(listed.index)
    )
    # A practice that opened since has the board that its sub-board's other practices had.
    sub = listed["SUB_ICB_LOCATION_CODE"]
    usual = frame["icb"].groupby(sub).agg(lambda one: one.mode().iloc[0])
    newer = frame["icb"].isna()
    frame["icb"] = frame["icb"].where(~newer, sub.map(usual))
    by_board = frame.groupby(["network", "icb"])["patients"].sum().reset_index()
    most = by_board.sort_values("patients").drop_duplicates("network", keep="last")
    board = staff["PCN_CODE"].map(most.set_index("network")["icb"])
    unplaced = board.isna()
    say(
        f"    {staff['PCN_CODE'].nunique():,} networks, {len(staff):,} people, {fte.sum():,.0f} "
        f"full-time equivalents; {staff.loc[unplaced, 'PCN_CODE'].nunique()} networks on no list "
        f"({fte[unplaced].sum():,.1f}) count in England alone; {newer.sum()} practices are new"
    )
    rows = pd.concat(
        [
            pd.DataFrame(
                {
                    "level": "icb",
                    "numerator": fte.groupby(board).sum(),
                    "denominator": frame.groupby("icb")["patients"].sum(),
                    "gps": fte[doctors].groupby(board[doctors]).sum(),
                }
            )
            .rename_axis("area_code")
            .reset_index(),
            pd.DataFrame(
                {
                    "level": ["country"],
                    "area_code": ENGLAND,
                    "numerator": fte.sum(),
                    "denominator": patients.sum(),
                    "gps": fte[doctors].sum(),
                }
            ),
        ],
        ignore_index=True,
    )
    columns = ["numerator", "gps"]
    rows[columns] = rows[columns].fillna(0).round(_FEW_DIGITS)
    values = per_people(rows.assign(period=NETWORK_DAY), PER)
    entry = record(NETWORKS, "pcn_staff_2026", *_NETWORK_LISTS)
    write_indicator(out, entry, values, ("gps",))
    say(f"  {NETWORKS}: {len(values):,} values")


def survey(out: Path, say: Say) -> None:
    """Write the table of how patients rate practices, by the deprivation of their patients."""
    frame = pd.read_csv(raw("gp_survey_2024"))
    ours = frame["Indicator"].isin(MEASURES)
    say(f"    left out: {(~ours).sum():,} rows of other subjects")
    frame = frame[ours]
    codes = {name.casefold(): code for code, name in _board_names().items()}
    area = frame["ICB.NAME"].str.casefold().map({**codes, "england": ENGLAND})
    if area.isna().any():
        raise SourceError(f"No care board is called {frame.loc[area.isna(), 'ICB.NAME'].iloc[0]}.")
    table = pd.DataFrame(
        {
            "period": frame["Year"].astype(str) + "-01-01/P1Y",
            "area_code": area,
            "measure": frame["Indicator"].map(MEASURES),
            **{name: (100 * frame[column]).round(1) for column, name in FIFTHS.items()},
        }
    )
    table = table.sort_values(["measure", "period", "area_code"], kind="stable")
    write_table(out, record(SURVEY, "gp_survey_2024"), table)
    say(f"  {SURVEY}: {len(table):,} rows")


def _board_names() -> dict[str, str]:
    """Return the short name of each care board by its code."""
    names = boards().set_index("ICB23CD")["ICB23NM"]
    short = names.str.removeprefix("NHS ").str.removesuffix(" Integrated Care Board")
    return dict(short)
