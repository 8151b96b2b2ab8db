"""Deprivation: as published, and our sums against the published ones."""

import pandas as pd
import pytest

from explorer.build.deprivation import differences, published_tenths, tenths
from explorer.build.neighbourhoods import neighbourhoods
from explorer.indicators import data
from explorer.indicators.values import values
from explorer.places.areas import register
from explorer.root import data_root


def level(slug: str, name: str) -> pd.Series:
    frame = values(slug)
    return frame[frame["level"] == name].set_index("area_code")["value"]


def test_blackpool_has_the_highest_average_score():
    scores = level("imd-score", "district")
    assert scores["E06000009"] == 43.467
    assert scores.idxmax() == "E06000009"
    names = data.figures("imd-score", "district").frame.set_index("area_code")["area_name"]
    first = names[scores.sort_values(ascending=False).index[:8]].tolist()
    assert first == [
        "Blackpool",
        "Middlesbrough",
        "Burnley",
        "Manchester",
        "Birmingham",
        "Hartlepool",
        "Hastings",
        "Kingston upon Hull, City of",
    ]


def test_shares_in_the_most_deprived_tenth():
    shares = level("imd-most-deprived-tenth", "district")
    assert shares["E06000009"] == 40.43
    assert shares.rank(ascending=False, method="min")["E06000009"] == 6
    england = level("imd-most-deprived-tenth", "country")["E92000001"]
    assert england == pytest.approx(100 * 3376 / 33755, abs=0.01)


def test_counts_add_up_at_every_level_that_we_count():
    frame = values("imd-most-deprived-tenth")
    for name in ("country", "region", "upper-tier", "constituency"):
        rows = frame[frame["level"] == name]
        assert rows["denominator"].sum() == 33_755
        assert rows["numerator"].sum() in {3375, 3376}
        share = 100 * rows["numerator"] / rows["denominator"]
        assert (share - rows["value"]).abs().max() < 1e-6


def test_every_area_has_a_score_and_says_how_it_was_made():
    counts = {"country": 1, "region": 9, "upper-tier": 153, "district": 296, "icb": 42}
    for name, count in {**counts, "constituency": 543}.items():
        frame = data.figures("imd-score", name).frame
        assert frame["value"].notna().sum() == count
        published = name in {"district", "upper-tier", "icb"}
        assert frame["processing"].str.startswith("published").all() == published
        assert frame["processing"].str.startswith("calculated by us: ").all() != published


def test_ours_lies_between_its_parts():
    scores = level("imd-score", "region")
    districts = data.figures("imd-score", "district").frame
    region = districts["area_code"].map(
        lambda code: register().area("district", code).parents["region"]
    )
    ends = districts.groupby(region)["value"].agg(["min", "max"])
    assert (scores >= ends["min"]).all() and (scores <= ends["max"]).all()


def test_our_sum_against_the_published_averages(sources):
    found = differences(data_root(), neighbourhoods(data_root()))
    assert found["district"][0] <= 0.18 and found["district"][1] <= 0.05
    assert found["upper-tier"][0] <= 0.18 and found["upper-tier"][1] <= 0.05
    assert found["icb"][0] <= 0.105


def test_our_count_equals_the_published_share(sources):
    places = neighbourhoods(data_root())
    for name, published in published_tenths(data_root()).items():
        ours = tenths(places, name)
        gap = (ours["numerator"] / ours["denominator"] - published).abs()
        assert gap.max() <= 0.00005 + 1e-9
