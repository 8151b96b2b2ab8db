"""Care and waiting: figures taken by hand from the publications."""

import csv
import gzip
import json
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from explorer.build import waiting
from explorer.build.catchments import ENOUGH, MERGED, MODELS, residents
from explorer.build.hospital_staff import GROUPS, NETWORKS, SURVEY
from explorer.build.publications import raw
from explorer.build.trusts import LIST
from explorer.errors import DataError, SourceError
from explorer.indicators.catalogue import indicator, read_record
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
    "gp-same-day": [("country", ENGLAND, "2025-04-01/P1M", 44.18960, 12_901_196, 29_195_094)],
    "gp-within-two-weeks": [("country", ENGLAND, "2025-04-01/P1M", 80.88455, 23_614_320, 29_195_094)],
    "gp-over-four-weeks": [("country", ENGLAND, "2025-04-01/P1M", 5.63835, 1_646_123, 29_195_094)],
    "ae-four-hours": [
        ("icb", "E54000050", "2025-07-01/P1M", 80.46219, 119_879, 148_988),
        # Published under codes of before April 2023.
        ("icb", "E54000063", "2025-07-01/P1M", 70.44249, 24_962, 35_436),
        ("icb", "E54000064", "2023-01-01/P1M", 75.79166, 41_239, 54_411),
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
    assert set(frame.loc[frame["value"].isna(), "flag"]) <= {"incomplete_return"}
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
    ("cancer-62-days", {"country": 1, "trust": 134}),
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
        "2022-04": 75.2,
        "2023-04": 77.3,
        "2024-04": 74.5,
        "2025-04": 74.8,
        "2025-07": 76.4,
    }
    for month, value in published.items():
        assert round(england.loc[f"{month}-01/P1M", "value"], 1) == pytest.approx(value, abs=0.11)
    assert england["year"].first_valid_index() == "2023-03-01/P1M"
    last = england.tail(12)
    made = 100 * last["numerator"].sum() / last["denominator"].sum()
    assert last["year"].iloc[-1] == pytest.approx(made, abs=0.01)


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
