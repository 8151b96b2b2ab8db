"""Care and waiting: figures taken by hand from the publications."""

import csv
import gzip
import json
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from explorer.build import waiting
from explorer.build.catchments import ENOUGH, MERGED, MODELS, residents, trust_values
from explorer.build.hospital_staff import GROUPS, NETWORKS, SURVEY
from explorer.build.publications import raw
from explorer.build.trusts import LIST
from explorer.errors import DataError, SourceError
from explorer.indicators.catalogue import indicator, read_record
from explorer.indicators.data import published_periods
from explorer.indicators.tables import table
from explorer.indicators.values import values
from explorer.maps.points import point
from explorer.places.areas import register
from explorer.places.levels import BY_SLUG, ENGLAND, NAMED
from explorer.root import data_root
from explorer.statistics.intervals import wilson

TRUSTS = [
    "hospital-18-weeks",
    *waiting.CANCER,
    "diagnostics-six-weeks",
    "ambulance-category-2",
]
APPOINTMENTS = ("gp-same-day", "gp-within-two-weeks", "gp-over-four-weeks")
SLUGS = [*TRUSTS, *APPOINTMENTS, "ae-four-hours", *GROUPS, NETWORKS, *(one.slug for one in MODELS)]

# Level, code, period, value, numerator, denominator: each read in the raw file and divided by hand.
GOLDEN = {
    # Columns of all 6,175 practices added up: 12,901,196 of 29,195,094 with a known wait.
    # Practices by their postcode on the lists of May 2025: the eight of South Northamptonshire
    # are K83018, K83022, K83049, K83052, K83066, K83068, K83070 and K83620.
    "gp-same-day": [
        ("country", ENGLAND, "2025-04-01/P1M", 44.18960, 12_901_196, 29_195_094),
        ("constituency", "E14001490", "2025-04-01/P1M", 44.54350, 24_033, 53_954),
        ("constituency", "E14001533", "2025-04-01/P1M", 37.62008, 15_586, 41_430),
        ("district", "E07000063", "2025-04-01/P1M", 34.24028, 14_598, 42_634),
    ],
    "gp-within-two-weeks": [
        ("country", ENGLAND, "2025-04-01/P1M", 80.88455, 23_614_320, 29_195_094),
        ("constituency", "E14001490", "2025-04-01/P1M", 78.21292, 42_199, 53_954),
    ],
    "gp-over-four-weeks": [
        ("country", ENGLAND, "2025-04-01/P1M", 5.63835, 1_646_123, 29_195_094),
        ("district", "E07000063", "2025-04-01/P1M", 8.08041, 3445, 42_634),
    ],
    "ae-four-hours": [
        ("icb", "E54000050", "2025-07-01/P1M", 80.46219, 119_879, 148_988),
        # Published under codes of before April 2023.
        ("icb", "E54000063", "2025-07-01/P1M", 70.44249, 24_962, 35_436),
        ("icb", "E54000064", "2023-06-01/P1M", 78.84988, 50_061, 63_489),
        # Frimley, whose trust did not report until the month before.
        ("icb", "E54000034", "2023-06-01/P1M", 60.88981, 15_164, 24_904),
        # The month that the file has twice.
        ("icb", "E54000050", "2024-02-01/P1M", 74.06436, 100_255, 135_362),
    ],
    "hospital-18-weeks": [
        ("trust", "RAJ", "2026-06-01/P1M", 49.7, None, None),
        ("country", ENGLAND, "2026-06-01/P1M", 65.8, None, None),
    ],
    "cancer-62-days": [
        # A patient whom two trusts treat is half a patient at each.
        ("trust", "RCF", "2025-07-01/P1M", 87.08134, 91, 104.5),
        ("trust", "R1F", "2024-04-01/P1M", 64.41718, 52.5, 81.5),
    ],
    "cancer-31-days": [
        ("trust", "RHQ", "2025-07-01/P1M", 83.60277, 1086, 1299),
        ("trust", "RBQ", "2024-04-01/P1M", 39.08046, 34, 87),
    ],
    "cancer-28-days": [
        ("trust", "RXL", "2025-07-01/P1M", 61.08767, 1303, 2133),
        ("trust", "RCF", "2024-12-01/P1M", 82.56334, 554, 671),
    ],
    "diagnostics-six-weeks": [
        ("country", ENGLAND, "2025-07-01/P1M", 21.88508, 378_816, 1_730_933),
        ("trust", "RXL", "2025-07-01/P1M", 22.80855, 1046, 4586),
        ("trust", "R1F", "2025-07-01/P1M", 34.11215, 1679, 4922),
    ],
    "ambulance-category-2": [
        # 83,150,191 seconds for 36,871 calls; 37:35 as published.
        ("trust", "RX9", "2025-08-01/P1M", 37.58606, None, None),
        ("trust", "R1F", "2025-08-01/P1M", 26.13330, None, None),
        ("country", ENGLAND, "2022-12-01/P1M", 92.91201, None, None),
        # 0.888109 of North East's 20.69711 and 0.111891 of North West's 23.06030.
        ("icb", "E54000050", "2025-08-01/P1M", 20.96153, None, None),
    ],
    # Residents of mid-2024.
    "doctors-nhs": [("icb", "E54000050", "2025-05-31/P1D", 273.60441, 8451.599, 3_088_985)],
    "consultants-nhs": [("icb", "E54000063", "2025-05-31/P1D", 87.20340, 946.64, 1_085_554)],
    "nurses-nhs": [
        ("icb", "E54000050", "2025-05-31/P1D", 782.13041, 24_159.891, 3_088_985),
        ("country", ENGLAND, "2025-05-31/P1D", 628.51983, 368_438.96, 58_620_101),
    ],
    "midwives-nhs": [("icb", "E54000063", "2025-05-31/P1D", 36.24905, 393.503, 1_085_554)],
    "pcn-staff": [
        ("country", ENGLAND, "2026-06-30/P1D", 49.26710, 31_253.329, 63_436_508),
        ("icb", "E54000050", "2026-06-30/P1D", 56.64004, 1826.977, 3_225_592),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("slug", "row"), [(slug, row) for slug, rows in GOLDEN.items() for row in rows]
)
def test_a_figure_is_the_published_one(slug, row):
    level, code, period, value, numerator, denominator = row
    frame = values(slug)
    keys = frame["level"].eq(level) & frame["area_code"].eq(code) & frame["period"].eq(period)
    (found,) = frame[keys].to_dict("records")
    assert found["value"] == pytest.approx(value, abs=0.005)
    if numerator is not None:
        assert found["numerator"] == pytest.approx(numerator, abs=0.001)
        assert found["denominator"] == denominator


@pytest.mark.parametrize("slug", SLUGS)
def test_every_record_says_what_its_values_are(slug):
    record, frame = indicator(slug), values(slug)
    assert record.theme in {"waiting", "doctors"}
    assert set(frame["level"]) == {*record.levels, *record.sites}
    few = {"small_numbers"} if slug in waiting.CANCER else set()
    assert set(frame.loc[frame["value"].isna(), "flag"]) <= {"incomplete_return", *few}
    known = frame[frame["value"].notna()]
    if record.has_interval:
        assert known["lower"].notna().all()
        assert (known["lower"] <= known["value"]).all() and (known["value"] <= known["upper"]).all()
    else:
        assert frame["lower"].isna().all()


COUNTS = [
    ("gp-same-day", {"country": 1, "region": 9, "upper-tier": 153, "district": 296,
                     "constituency": 543, "icb": 42}),
    ("ae-four-hours", {"country": 1, "icb": 42}),
    ("hospital-18-weeks", {"country": 1, "trust": 121}),
    ("cancer-62-days", {"country": 1, "trust": 128}),
    ("diagnostics-six-weeks", {"country": 1, "trust": 133}),
    ("ambulance-category-2", {"country": 1, "trust": 11, "icb": 42}),
    ("nurses-nhs", {"country": 1, "icb": 42}),
    ("pcn-staff", {"country": 1, "icb": 42}),
    ("hospital-18-weeks-residents", {"upper-tier": 137, "district": 271}),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "held"), COUNTS)
def test_as_many_places_have_a_figure_as_the_sources_allow(slug, held):
    frame = values(slug)
    frame = frame[frame["period"].eq(frame["period"].max()) & frame["value"].notna()]
    assert frame.groupby("level")["area_code"].nunique().to_dict() == held


def test_every_cancer_patient_is_counted_once():
    """England in July 2025 as published: 69.2, 92.4 and 76.6%; twice counted, the sums double."""
    published = {"cancer-62-days": 69.2, "cancer-31-days": 92.4, "cancer-28-days": 76.6}
    for slug, value in published.items():
        frame = values(slug).set_index(["area_code", "period"])
        assert round(frame.loc[(ENGLAND, "2025-07-01/P1M"), "value"], 1) == value
    whole = values("cancer-62-days")
    whole = whole[whole["level"].eq("country")]["denominator"].sum()
    assert whole == 1855 + 146_642 + 34_130 + 260_035.5


def test_a_and_e_of_england_is_as_published():
    frame = values("ae-four-hours")
    england = frame[frame["level"].eq("country")].set_index("period")
    published = {
        "2023-10": 70.2,
        "2024-02": 70.9,
        "2024-04": 74.5,
        "2025-04": 74.8,
        "2025-07": 76.4,
    }
    for month, value in published.items():
        assert round(england.loc[f"{month}-01/P1M", "value"], 1) == pytest.approx(value, abs=0.11)
    # June 2023 to May 2024: 19,241,868 of 26,664,545 in the file.
    assert england["year"].first_valid_index() == "2024-05-01/P1M"
    assert england.loc["2024-05-01/P1M", "year"] == pytest.approx(72.16275, abs=0.005)


def test_a_month_of_a_and_e_that_copies_another_has_no_figure():
    """February and March 2025 have the counts of 2024 in all 42 boards of the file."""
    frame = values("ae-four-hours")
    months = {f"2025-{month:02d}-01/P1M" for month in (2, 3)}
    copied = frame["period"].isin(months)
    assert frame.loc[copied, ["value", "numerator", "denominator"]].isna().all(axis=None)
    assert frame.loc[copied, "flag"].eq("incomplete_return").all() and copied.sum() == 2 * 43
    assert frame.loc[~copied, "value"].notna().all()
    for level in ("country", "icb"):
        shown = {one.iso for one in published_periods(indicator("ae-four-hours"), level, "persons")}
        assert shown == set(frame.loc[~copied, "period"])
    with_year = frame[frame["year"].notna()]
    held = [f"2024-{month:02d}-01/P1M" for month in range(5, 13)] + ["2025-01-01/P1M"]
    assert sorted(set(with_year["period"])) == held and len(with_year) == 9 * 43
    (told,) = [one for one in indicator("ae-four-hours").caveats if "copies" in one]
    assert told.startswith("February 2025 and March 2025 have no figure")


def test_a_copy_is_told_from_chance():
    same = {"numerator": 1, "denominator": 2}
    rows = [
        {"area_code": code, "period": period, **same, "numerator": number}
        for period, numbers in {"a": (1, 2, 3, 4), "b": (1, 2, 5, 6), "c": (1, 2, 3, 9)}.items()
        for code, number in zip("WXYZ", numbers, strict=True)
    ]
    assert waiting.copied_months(pd.DataFrame(rows)) == {"c": "a"}


def test_a_and_e_starts_where_every_trust_reports(sources: Path):
    """Read apart from the builder: blanks of the file by trust, to May 2023 alone."""
    path = sources / "workforce/access/healthyr_england_trust_accidents_emergency.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["attendances_over_4hours"] in ("", "NA")]
    silent = ",".join(sorted({row["nhs_trust22_code"] for row in rows}))
    assert silent == "R0D,RC9,RDU,RFR,RGR,RGT,RHU,RK9,RNQ,RQM,RVW,RX1,RXF,RYJ"
    blank = {row["date"] for row in rows}
    assert "May 2023" in blank and "June 2023" not in blank and "July 2025" not in blank
    assert values("ae-four-hours")["period"].min() == "2023-06-01/P1M"
    (told,) = [one for one in indicator("ae-four-hours").caveats if "did not report" in one]
    assert told.startswith("It starts after May 2023: until then 14 trusts")


def test_cancer_trusts_treat_patients_and_enough_of_them():
    """RX8 and RYA, ambulance services, have single patients in the files."""
    sorts = tomllib.loads(LIST.read_text(encoding="utf-8"))
    for slug in waiting.CANCER:
        frame = values(slug)
        trusts = frame[frame["level"].eq("trust")]
        assert {sorts[code][2] for code in trusts["area_code"]} <= {"acute", "both"}
        few = trusts["denominator"].lt(10)
        assert trusts.loc[few, ["value", "lower", "upper"]].isna().all(axis=None)
        assert trusts.loc[few, "flag"].eq("small_numbers").all()
        assert few.any() and trusts.loc[~few, "value"].notna().all()


def test_few_patients_of_a_trust_still_count_in_an_area(linked_root: Path):
    held = trust_values(linked_root, MODELS[1])
    frame = values("cancer-62-days")
    latest = frame[frame["level"].eq("trust") & frame["period"].eq(frame["period"].max())]
    few = latest[latest["value"].isna()].set_index("area_code")
    assert len(few) and set(few.index) <= set(held.index)
    made = (100 * few["numerator"] / few["denominator"]).round(2)
    assert (held.loc[few.index, "value"] == made).all()


def test_who_worked_a_figure_out_is_said():
    record = indicator("hospital-18-weeks")
    assert record.official_status == "worked out by others from official statistics"
    for one in record.held.values():
        assert one.processing.startswith("calculated by others: ")
    england = values("ambulance-category-2").set_index(["area_code", "period"])
    for month in ("2022-10-01/P1M", "2022-11-01/P1M"):
        assert ("RRU", month) not in england.index and (ENGLAND, month) in england.index
    assert any("without London" in one for one in indicator("ambulance-category-2").caveats)


def test_a_trust_that_made_no_return_says_so():
    frame = values("diagnostics-six-weeks").set_index("area_code")
    assert frame.loc["RP5", "flag"] == "incomplete_return" and pd.isna(frame.loc["RP5", "value"])


def test_the_range_of_a_waiting_list_allows_for_the_rounding():
    frame = values("hospital-18-weeks").set_index("area_code")
    row = frame.loc["RAJ"]
    low, high = wilson(0.497 * row["waiting"], row["waiting"])
    assert row["lower"] < 100 * float(low) - 0.03 and row["upper"] > 100 * float(high) + 0.03
    assert row["waiting"] == 165_626


def test_standards_are_those_that_were_set():
    told = {slug: indicator(slug).standard for slug in SLUGS}
    held = {slug: (one.value, one.direction) for slug, one in told.items() if one}
    assert held == {
        "hospital-18-weeks": (92, "at_least"),
        "cancer-62-days": (85, "at_least"),
        "cancer-31-days": (96, "at_least"),
        "cancer-28-days": (75, "at_least"),
        "diagnostics-six-weeks": (1, "at_most"),
        "ambulance-category-2": (18, "at_most"),
        "ae-four-hours": (95, "at_least"),
    }


def test_the_waits_of_residents_are_those_of_their_trusts(sources: Path):
    """The Isles of Scilly and Blackpool by pencil: list x share of each trust, nothing merged."""
    content = json.loads(raw("waiting_list_2026").read_text(encoding="utf-8"))
    listed = {one["code"]: one for one in content["trusts"]}
    with gzip.open(raw("trust_catchments_2022"), "rt", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    frame = values("hospital-18-weeks-residents").set_index(["level", "area_code"])
    for code in ("E06000053", "E06000009"):
        shares = {
            row["nhs_trust22_code"]: float(row["proportion_trust_came_from_ltla"])
            for row in rows
            if row["ltla21_code"] == code
        }
        assert not set(shares) & set(MERGED)
        lists = {one: part * listed[one]["waiting_list"] for one, part in shares.items() if one in listed}  # fmt: skip
        weighted = sum(size * listed[one]["pct_within_18wk"] for one, size in lists.items())
        made = weighted / sum(lists.values())
        # A trust that took another over has other shares.
        for level in ("district", "upper-tier"):
            assert frame.loc[(level, code), "value"] == pytest.approx(made, abs=0.05)
    assert frame.loc[("district", "E08000039"), "flag"] == "incomplete_return"


def test_residents_without_enough_known_trusts_have_no_figure():
    shares = pd.DataFrame(
        {
            "trust": ["A", "B", "A", "B"],
            "district": ["E1", "E1", "E2", "E2"],
            "staff": [ENOUGH, 100 - ENOUGH, ENOUGH - 1, 101 - ENOUGH],
            "share": [0.5, 0.5, 0.5, 0.5],
        }
    )
    trusts = pd.DataFrame({"period": "2026", "value": [60.0], "people": [10.0]}, index=["A"])
    found = residents(shares, trusts, {"E1": "E9", "E2": "E9"})
    by_area = found.set_index(["level", "area_code"])
    assert by_area.loc[("district", "E1"), "value"] == 60.0
    assert pd.isna(by_area.loc[("district", "E2"), "value"])
    assert by_area["flag"].tolist() == ["incomplete_return", "modelled", "incomplete_return"]


def test_shares_of_residents_lie_between_those_of_the_trusts():
    for model in MODELS:
        ours = values(model.slug)["value"].dropna()
        theirs = values(model.of)
        theirs = theirs[theirs["level"].eq("trust") & theirs["period"].eq(theirs["period"].max())]
        assert theirs["value"].min() <= ours.min() and ours.max() <= theirs["value"].max()
        assert indicator(model.slug).modelled


def test_the_survey_is_a_table_of_gradients():
    frame = table(SURVEY).frame.set_index(["period", "area_code", "measure"])
    assert len(frame) == 43 * 8 * 4
    # 0.80927…, 0.79399…, 0.765289 and 0.736679 in the file.
    england = frame.loc[("2024-01-01/P1Y", ENGLAND, "good overall")]
    assert england["third"] == 76.5 and england["two_most_deprived"] == 73.7
    cornwall = frame.loc[("2024-01-01/P1Y", "E54000036", "good access")]
    assert cornwall["least_deprived"] == 88.5


def test_trusts_are_points_and_no_level_of_areas(sources: Path):
    assert NAMED["trust"].points and "trust" not in BY_SLUG
    held = register().level("trust")
    assert len(held) == 144 and not any(one.level == "trust" for one in register().everywhere())
    sorts = tomllib.loads(LIST.read_text(encoding="utf-8"))
    content = json.loads(raw("waiting_list_2026").read_text(encoding="utf-8"))
    listed = {one["code"] for one in content["trusts"]}
    acute = {code for code, (*_, sort) in sorts.items() if sort in {"acute", "both"}}
    assert len(listed) == 121 and listed <= acute <= set(held)
    frame = values("ambulance-category-2")
    services = set(frame.loc[frame["level"].eq("trust"), "area_code"])
    assert services == {code for code, (*_, sort) in sorts.items() if sort in {"ambulance", "both"}}
    blackpool = register().area("trust", "RXL")
    assert blackpool.name == "Blackpool Teaching Hospitals NHS Foundation Trust"
    # FY3 8NR is at 333,194, 436,522 on the National Grid.
    assert point(blackpool) == pytest.approx((53.8207, -3.0163), abs=0.0002)


def test_the_schema_knows_every_level_and_kind_of_place():
    schema = json.loads(
        (Path(waiting.__file__).parents[1] / "indicators" / "indicator.schema.json").read_text()
    )
    names = schema["properties"]["levels"]["propertyNames"]["enum"]
    assert names == list(NAMED)


def test_a_trust_that_is_not_listed_is_refused(linked_root: Path):
    path = linked_root / "indicators" / "hospital-18-weeks" / "values.csv"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text.replace("trust,RXL,", "trust,RXX9,"), encoding="utf-8")
    with pytest.raises(DataError, match=r"no trusts in boundaries/places/sites\.csv: RXX9"):
        values("hospital-18-weeks")


def test_a_record_has_areas_and_points_apart():
    record = read_record(data_root() / "indicators" / "hospital-18-weeks" / "indicator.toml")
    assert list(record.levels) == ["country"] and list(record.sites) == ["trust"]


def test_shares_of_ambulances_that_do_not_add_up_are_refused(monkeypatch, sources: Path):
    read = pd.read_excel

    def wrong(*given, **named):
        frame = read(*given, **named)
        frame.iloc[5, 4] = 0.5
        return frame

    monkeypatch.setattr(waiting.pd, "read_excel", wrong)
    with pytest.raises(SourceError, match="do not add up"):
        waiting.board_shares()
