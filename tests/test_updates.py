"""What changed from one version of a publication to the next: small tables, and the real ones."""

import gzip
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.updates import ACCEPTABLE, Difference, Layout, changes, refused
from explorer.build.update.licence import is_open
from explorer.build.update.local_statistics import LAYOUT, LocalStatistics

SMALL = Layout(
    area="code", name="name", period="period", subject="what", value="value",
    fixed=("unit",), needed=("code", "value"),
)  # fmt: skip
RELEASES = {
    2022: "ons_hle_2011-13_to_2018-20_release-2022-03.csv.gz",
    2024: "ons_hle_2011-13_to_2021-23_release-2024-12.csv.gz",
    2026: "ons_hle_2011-13_to_2022-24_release-2026-02.csv.gz",
}


def table(*values: str) -> pd.DataFrame:
    codes = [f"E0600000{place}" for place in range(len(values))]
    return pd.DataFrame(
        {"code": codes, "name": codes, "period": "2025-01-01/P1Y", "what": "Rate", "value": values,
         "unit": "%"}
    )  # fmt: skip


def test_figures_are_told_apart_by_what_became_of_them():
    found = changes(table("1.0", "", "3", "4"), table("1", "2", "", "7.5"), SMALL)
    assert (found.compared, found.revised, found.filled, found.emptied) == (2, 1, 1, 1)
    assert (found.largest.before, found.largest.after) == (4.0, 7.5)
    assert not refused(found, SMALL)


def test_a_difference_within_the_tolerance_is_none():
    coarse = Layout(**{**vars(SMALL), "tolerance": 0.01})
    assert changes(table("100"), table("100.9"), coarse).is_none
    assert changes(table("100"), table("101.1"), coarse).revised == 1


@pytest.mark.parametrize("column", ["code", "value", "period", "what"])
def test_without_a_column_that_names_a_figure_nothing_is_compared(column: str):
    found = changes(table("1"), table("2").drop(columns=column), SMALL)
    assert found.compared == 0
    assert refused(found, SMALL, ACCEPTABLE) or column in ("period", "what")


@given(st.lists(st.sampled_from(["", "1", "2.5", "-3"]), min_size=1, max_size=9))
def test_nothing_changed_is_nothing_found(values: list[str]):
    found = changes(table(*values), table(*values).sample(frac=1, random_state=1), SMALL)
    assert found.is_none
    assert not refused(found, SMALL)


@given(
    st.lists(st.sampled_from(["", "1", "2.5", "-3"]), min_size=1, max_size=9),
    st.lists(st.sampled_from(["", "1", "2.5", "-3"]), min_size=1, max_size=9),
)
def test_back_again_is_the_reverse(first: list[str], second: list[str]):
    there, back = (
        changes(*pair, SMALL)
        for pair in ((table(*first), table(*second)), (table(*second), table(*first)))
    )
    assert there.areas == Difference(back.areas.gone, back.areas.added)
    assert (there.compared, there.revised) == (back.compared, back.revised)
    assert (there.filled, there.emptied) == (back.emptied, back.filled)


@pytest.fixture
def releases(sources: Path) -> dict[int, pd.DataFrame]:
    return {
        year: LocalStatistics.read(gzip.decompress((sources / "health" / file).read_bytes()), file)
        for year, file in RELEASES.items()
    }


def test_the_releases_of_healthy_years_differ_as_is_known(releases):
    """The notes of the files: Westminster 7.3 years, Rutland up to 1.0, two cities recoded."""
    then = changes(releases[2022], releases[2024], LAYOUT)
    assert (then.largest.area, then.largest.period) == ("E09000033", "2018-01-01/P3Y")
    assert then.largest.before - then.largest.after == pytest.approx(7.32)
    assert then.areas.added == ("E06000063", "E06000064", "E06000065", "E06000066")
    now = changes(releases[2024], releases[2026], LAYOUT)
    assert now.names[now.largest.area].strip() == "Rutland"
    assert abs(now.largest.after - now.largest.before) == pytest.approx(0.99)
    assert {"E08000038", "E08000039"} <= set(now.areas.added)
    assert now.areas.gone == ("E08000016", "E08000019")
    assert now.periods == Difference(("2022-01-01/P3Y",), ())
    assert refused(now, LAYOUT) == ["areas", "columns"]
    # The older file has none of the columns that the build reads today.
    assert refused(changes(releases[2026], releases[2024], LAYOUT), LAYOUT)[0] == "needed"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        # As the repository of ONS, its page of geography licences and NHS England write it.
        ("other government departments, licensed under Open Government License v3.0.", True),
        ("# Open Government License (v3)", True),
        ("licensed under the Open Government Licence v.3.0", True),
        ("available under the Open Government Licence v3.0, except where otherwise stated", True),
        ('<a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">OGL</a>', True),
        ("the terms of the Open Government Licence, version 3.0", True),
        ("under the current version of the Open Government Licence", True),
        ("Open&nbsp;Government Licence v3.0", True),
        ("", False),
        ("Creative Commons Attribution 4.0", False),
        ("Open Government Licence v2.0", False),
        ("Open Government Licence v1.0 and Open Government Licence v3.0", False),
        ("Non-Commercial Government Licence for public sector information v2.0", False),
        ("This is not licensed under the Open Government Licence v3.0", False),
        ("Open Government Licence v3.0. All rights reserved.", False),
        ("Open Parliament Licence v3.0", False),
    ],
)  # fmt: skip
def test_a_licence_is_read_as_it_is_written(text: str, answer: bool):
    assert is_open(text) is answer
