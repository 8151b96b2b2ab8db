"""Waiting for care: A&E departments, waiting lists, cancer, tests and ambulances."""

import gzip
import json
from collections.abc import Callable
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

from explorer.build.counted import DECIMALS, FEW, shares
from explorer.build.publications import raw
from explorer.build.recoding import recoded
from explorer.build.record import record
from explorer.build.trusts import KIND, trusts
from explorer.build.writing import write_indicator
from explorer.errors import SourceError
from explorer.periods import MONTHS, Period
from explorer.places.levels import ENGLAND
from explorer.statistics.intervals import wilson

Say = Callable[[str], None]

EMERGENCY, LIST, TESTS = "ae-four-hours", "hospital-18-weeks", "diagnostics-six-weeks"
AMBULANCES = "ambulance-category-2"
# By care board, which is shown, and by trust, which tells who reported.
EMERGENCY_FILES = ("ae_care_boards_2025", "ae_trusts_2025")
CANCER = {
    "cancer-62-days": "62-day Combined",
    "cancer-31-days": "31-day Combined",
    "cancer-28-days": "28-day FDS",
}
CANCER_FILES = ("cancer_waits_2024", "cancer_waits_2024_25", "cancer_waits_2025")
# Each patient of the 31 and 62 days stands twice: once under all modalities, by kind of cancer,
# and once by modality. The 28 days have no modality.
_WHOLE = "ALL MODALITIES"
# Surrey Heartlands and Sussex got new codes in April 2023, when their border moved a little; the
# figures are those of the hospitals of a board.
FORMER_BOARDS = {"E54000052": "E54000063", "E54000053": "E54000064"}
# Two months in which more than half of the boards have the same counts are one and its copy.
_COPIED = 0.5
LIST_MONTH, TESTS_MONTH = "2026-06-01/P1M", "2025-07-01/P1M"
# The list of tests has no row of this trust, which did not report.
NO_RETURN = ("RP5",)
# The published share is rounded to one decimal: it may be off by half of that.
_ROUNDED = 0.0005
_YEAR = 12
# Sorts of trusts that treat patients in hospital.
_ACUTE = ("acute", "both")
# Ambulances: the first whole year of today's categories, and how many months boards are held for.
FIRST_MONTH, BOARD_MONTHS = "2018-04", 24
_AMBULANCE_NAMES, _AMBULANCE_FIRST = 4, 5
_BOARDS = slice(4, 46)
_INCIDENTS, _SECONDS, _NINETIETH = "A10", "A30", "A32"
_MINUTE = 60
_TESTS_HEADER = 13


def build(out: Path, say: Say) -> None:
    """Write the indicators of waiting below ``out/indicators``."""
    known = trusts()
    emergency(out, say)
    waiting_list(out, say, known)
    cancer(out, say, known)
    tests(out, say, known)
    ambulances(out, say, known)


def emergency(out: Path, say: Say) -> None:
    """Write the share of people seen in A&E within four hours, recomputed from counts.

    The series starts where every trust reports. A month that copies an earlier one has no value,
    and neither have the twelve months that hold it.
    """
    frame = pd.read_csv(raw(EMERGENCY_FILES[0]))
    within = frame["total_attendances"] - frame["attendances_over_4hours"]
    boards = pd.DataFrame(
        {
            "level": "icb",
            "area_code": recoded(out, "icb", frame["icb22_code"].replace(FORMER_BOARDS)),
            "period": _months(frame["date"]),
            "numerator": within,
            "denominator": frame["total_attendances"],
        }
    )
    silent = silent_trusts()
    last = silent["period"].max()
    boards = boards[boards["period"].gt(last)]
    say(f"    left out: months to {last[:7]}, until which some trusts did not report four hours")
    copies = copied_months(boards)
    for month, earlier in copies.items():
        say(f"    withheld: {month[:7]}, a copy of {earlier[:7]}")
    both = _with_england(boards).sort_values(["level", "area_code", "period"])
    counts = ["numerator", "denominator"]
    copied = both["period"].isin(list(copies))
    both[counts] = both[counts].mask(copied)
    year = both.groupby(["level", "area_code"])[counts].rolling(_YEAR).sum()
    year = year.reset_index(level=[0, 1], drop=True)
    both = both.assign(year=(100 * year["numerator"] / year["denominator"]).round(DECIMALS))
    withheld = both[copied].assign(sex="persons", flag="incomplete_return")
    values = pd.concat([shares(both[~copied]), withheld])
    texts = {
        "silent": silent["trust"].nunique(),
        "until": Period.stored(last).words,
        "copied": " and ".join(Period.stored(month).words for month in copies),
    }
    entry = record(EMERGENCY, *EMERGENCY_FILES, **texts)
    _write(out, say, entry, values, ("year",))


def silent_trusts() -> pd.DataFrame:
    """Return trust and period of attendances without the number of those over four hours.

    The figures of care boards have nobody over four hours there, so that all would count as seen
    in time.
    """
    frame = pd.read_csv(raw(EMERGENCY_FILES[1]))
    silent = frame["attendances_over_4hours"].isna() & frame["total_attendances"].gt(0)
    found = pd.DataFrame({"trust": frame["nhs_trust22_code"], "period": _months(frame["date"])})
    return found[silent]


def copied_months(counts: pd.DataFrame) -> dict[str, str]:
    """Return the months that copy an earlier one, and which.

    Parameters
    ----------
    counts : DataFrame
        By area_code and period: numerator and denominator. Areas have the same counts in two
        months by chance now and then; more than half of them do only where one was copied.
    """
    above, below = (
        counts.pivot(index="area_code", columns="period", values=column)
        for column in ("numerator", "denominator")
    )
    found: dict[str, str] = {}
    for earlier, month in combinations(sorted(above.columns), 2):
        same = above[month].eq(above[earlier]) & below[month].eq(below[earlier])
        if same.mean() > _COPIED:
            found.setdefault(month, earlier)
    return found


def waiting_list(out: Path, say: Say, known: pd.DataFrame) -> None:
    """Write the share of a trust's waiting list that has waited less than 18 weeks.

    The share is published to one decimal and the list as a number: the range is Wilson's, from
    half a tenth below the share to half a tenth above it.
    """
    content = json.loads(raw("waiting_list_2026").read_text(encoding="utf-8"))
    whole = {"code": ENGLAND, **content["national_all_providers"]}
    frame = pd.DataFrame([whole, *content["trusts"]]).set_index("code")
    england = pd.Series(frame.index == ENGLAND, index=frame.index)
    frame = _placed(frame, known, say, england)
    part = frame["pct_within_18wk"] / 100
    size = frame["waiting_list"]
    low, _ = wilson((part - _ROUNDED).clip(0, 1) * size, size)
    _, high = wilson((part + _ROUNDED).clip(0, 1) * size, size)
    values = frame.assign(
        period=LIST_MONTH,
        sex="persons",
        value=frame["pct_within_18wk"],
        lower=(100 * pd.Series(low, index=frame.index)).round(DECIMALS),
        upper=(100 * pd.Series(high, index=frame.index)).round(DECIMALS),
        waiting=size,
        over_52_weeks=frame["over_52wk"],
        median_weeks=frame["median_weeks"],
        flag="",
    )
    extra = ("waiting", "over_52_weeks", "median_weeks")
    _write(out, say, record(LIST, "waiting_list_2026"), values.reset_index(drop=True), extra)


def cancer(out: Path, say: Say, known: pd.DataFrame) -> None:
    """Write the three cancer standards by month, each patient counted once."""
    frame = cancer_counts()
    for slug, standard in CANCER.items():
        rows = frame[frame["STANDARD"].eq(standard)]
        counts = rows.groupby(["ORG CODE", "PERIOD"])[["numerator", "denominator"]].sum()
        counts = counts.reset_index().rename(columns={"ORG CODE": "area_code", "PERIOD": "period"})
        _write(out, say, record(slug, *CANCER_FILES), enough(say, by_trust(say, counts, known)))


def enough(say: Say, values: pd.DataFrame) -> pd.DataFrame:
    """Return value rows without the shares of few patients; their counts are kept."""
    few = values["flag"].eq("small_numbers")
    say(f"    withheld: {few.sum()} months of trusts with fewer than {FEW} patients")
    shown = ["value", "lower", "upper"]
    return values.assign(**values[shown].mask(few))


def cancer_counts() -> pd.DataFrame:
    """Return treated patients and those within the standard, each patient in one row alone."""
    frame = pd.concat(
        [pd.read_excel(raw(key), engine="calamine") for key in CANCER_FILES], ignore_index=True
    )
    by_modality = frame["TREATMENT MODALITY"].notna() & frame["TREATMENT MODALITY"].ne(_WHOLE)
    frame = frame[~by_modality]
    apart = frame["TOTAL TREATED"] - frame["WITHIN STANDARD"] - frame["BREACHES"]
    if apart.abs().gt(0).any():
        raise SourceError("Patients within a cancer standard and breaches do not add up.")
    return frame.assign(
        PERIOD=frame["PERIOD"].dt.strftime("%Y-%m-01/P1M"),
        numerator=frame["WITHIN STANDARD"],
        denominator=frame["TOTAL TREATED"],
    )


def tests(out: Path, say: Say, known: pd.DataFrame) -> None:
    """Write the share of people who have waited six weeks or more for a test."""
    counts = test_counts().assign(period=TESTS_MONTH)
    silent = [code for code in NO_RETURN if code not in set(counts["area_code"])]
    blank = pd.DataFrame({"area_code": silent, "level": KIND, "period": TESTS_MONTH})
    blank = blank.assign(sex="persons", flag="incomplete_return")
    say(f"    made no return: {', '.join(silent)}")
    values = pd.concat([by_trust(say, counts, known), blank])
    _write(out, say, record(TESTS, "diagnostics_2025"), values)


def test_counts() -> pd.DataFrame:
    """Return area_code, people waiting and those of six weeks or more, by provider of tests."""
    content = BytesIO(gzip.decompress(raw("diagnostics_2025").read_bytes()))
    frame = pd.read_excel(content, sheet_name="Provider", header=_TESTS_HEADER, engine="calamine")
    frame = frame.dropna(subset=["Provider Code"])
    return pd.DataFrame(
        {
            "area_code": frame["Provider Code"],
            "numerator": frame["Number waiting 6+ Weeks"].astype(float),
            "denominator": frame["Total Waiting List"].astype(float),
        }
    )


def ambulances(out: Path, say: Say, known: pd.DataFrame) -> None:
    """Write the mean time to the second category of calls, in minutes.

    A care board's is the mean of the services that answer there, each weighted by its share of
    the board's incidents of winter 2022/23, the only ones published.
    """
    services = ambulance_counts()
    ours = services["area_code"].isin([*known.index, ENGLAND])
    left_out = sorted(set(services.loc[~ours, "area_code"]))
    say(f"    left out: NHS regions, which are no level of ours: {', '.join(left_out)}")
    services = services[ours]
    country = services["area_code"].eq(ENGLAND)
    services = services.assign(level=country.map({True: "country", False: KIND}))
    kept = sorted(services["period"].unique())[-BOARD_MONTHS:]
    by_service = services[services["period"].isin(kept)]
    means = by_service.pivot(index="area_code", columns="period", values="value")
    shares_of = board_shares()
    weighted = shares_of @ means.loc[shares_of.columns]
    boards = weighted.rename_axis("area_code").reset_index()
    boards = boards.melt(id_vars="area_code", var_name="period", value_name="value")
    boards = boards.assign(level="icb", area_code=recoded(out, "icb", boards["area_code"]))
    values = pd.concat([services, boards], ignore_index=True)
    values = values.assign(sex="persons", flag="", value=values["value"].round(DECIMALS))
    _write(out, say, record(AMBULANCES, "ambulance_2025"), values, ("incidents", "ninetieth"))


def ambulance_counts() -> pd.DataFrame:
    """Return area_code, period, mean minutes, incidents and the 90th centile in minutes."""
    path = raw("ambulance_2025")
    frame = pd.read_excel(path, sheet_name="Raw", header=None, engine="calamine")
    names = frame.iloc[_AMBULANCE_NAMES].tolist()
    # The month as a name, and beside it, without a header, the month as a number.
    year, month = 1, 2
    frame = frame.iloc[_AMBULANCE_FIRST:]
    area = frame[names.index("Area")]
    frame = frame[area.notna()]
    starts = [
        f"{_calendar_year(financial, name)}-{_month(name):02d}"
        for financial, name in zip(frame[year], frame[month], strict=True)
    ]
    found = pd.DataFrame(
        {
            "area_code": frame[names.index("Area")].replace("ENG", ENGLAND),
            "month": starts,
            "incidents": pd.to_numeric(frame[names.index(_INCIDENTS)], errors="coerce"),
            "seconds": pd.to_numeric(frame[names.index(_SECONDS)], errors="coerce"),
            "ninetieth": pd.to_numeric(frame[names.index(_NINETIETH)], errors="coerce"),
        }
    )
    found = found[found["month"].ge(FIRST_MONTH) & found["incidents"].gt(0)]
    return pd.DataFrame(
        {
            "area_code": found["area_code"],
            "period": found["month"] + "-01/P1M",
            "value": found["seconds"] / found["incidents"] / _MINUTE,
            "incidents": found["incidents"],
            "ninetieth": (found["ninetieth"] / _MINUTE).round(DECIMALS),
        }
    ).reset_index(drop=True)


def board_shares() -> pd.DataFrame:
    """Return which share of a care board's incidents each service answers, by board."""
    path = raw("ambulance_2025")
    frame = pd.read_excel(path, sheet_name="ICB lookup", header=None, engine="calamine")
    services = frame.iloc[2, 3:].tolist()
    table = frame.iloc[_BOARDS]
    found = table[list(range(3, 3 + len(services)))].astype(float)
    found.index, found.columns = pd.Index(table[0]), pd.Index(services)
    if (found.sum(axis=1) - 1).abs().gt(1e-6).any():
        raise SourceError("The shares of ambulance services in a care board do not add up to 1.")
    return found


def _months(names: "pd.Series[str]") -> "pd.Series[str]":
    """Return months such as "April 2022" as periods."""
    return pd.to_datetime(names, format="%B %Y").dt.strftime("%Y-%m-01/P1M")


def _month(name: str) -> int:
    return MONTHS.index(name.strip().capitalize()) + 1


def _calendar_year(financial: str, month: str) -> int:
    """Return the year of a month of a financial year such as "2025-26"."""
    april = MONTHS.index("April") + 1
    return int(financial[:4]) + (_month(month) < april)


def _with_england(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with those of England, all added up."""
    total = rows.groupby("period")[["numerator", "denominator"]].sum().reset_index()
    return pd.concat([total.assign(level="country", area_code=ENGLAND), rows], ignore_index=True)


def by_trust(say: Say, counts: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Return the value rows of trusts and of England, which holds every provider.

    Parameters
    ----------
    say
    counts : DataFrame
        By provider: area_code, period, numerator and denominator.
    known : DataFrame
        The trusts that are listed, by code; ambulance services among them are left out.
    """
    rows = _with_england(counts.assign(level=KIND))
    acute = known.index[known["sort"].isin(_ACUTE)]
    ours = rows["area_code"].isin([*acute, ENGLAND])
    others = rows[~ours]
    part = others["denominator"].sum() / counts["denominator"].sum()
    say(
        f"    left out: {others['area_code'].nunique()} providers that are no acute trust today, "
        f"with {part:.1%} of the people; they count in England's figure"
    )
    return shares(rows[ours])


def _placed(
    frame: pd.DataFrame, known: pd.DataFrame, say: Say, england: "pd.Series[bool]"
) -> pd.DataFrame:
    ours = england | frame.index.isin(known.index)
    say(f"    left out: {(~ours).sum()} trusts that are not listed")
    level = pd.Series(KIND, index=frame.index).mask(england, "country")
    return frame.assign(level=level, area_code=frame.index)[ours]


def _write(
    out: Path, say: Say, entry: dict[str, Any], values: pd.DataFrame, extra: tuple[str, ...] = ()
) -> None:
    write_indicator(out, entry, values, extra)
    latest = values[values["period"].eq(values["period"].max()) & values["value"].notna()]
    counts = latest.groupby("level", sort=False)["area_code"].nunique().to_dict()
    listed = ", ".join(f"{level} {count}" for level, count in counts.items())
    say(f"  {entry['slug']}: {len(values):,} values; in the latest month: {listed}")
