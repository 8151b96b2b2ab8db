"""What cannot be is refused with file and line; what is far from its neighbours is warned of."""

import csv
import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from explorer.cli import main
from explorer.errors import DataError
from explorer.indicators.catalogue import Possible, catalogue
from explorer.indicators.rules import FLAGS, rules
from explorer.indicators.tables import table
from explorer.indicators.values import values
from explorer.statistics.neighbours import far_outside
from tests.roots import damaged, own, small

HLE = "healthy-life-expectancy"


def changed(root: Path, slug: str, line: int, **cells: str) -> Path:
    """Write other texts into one line of an indicator's values."""
    path = own(root / "indicators" / slug / "values.csv")
    lines = path.read_text(encoding="utf-8").splitlines()
    row = dict(zip(lines[0].split(","), next(csv.reader([lines[line - 1]])), strict=True))
    lines[line - 1] = ",".join((row | cells).values())
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def line_of(root: Path, slug: str, start: str) -> int:
    """Return the first line that begins so."""
    text = (root / "indicators" / slug / "values.csv").read_text(encoding="utf-8")
    return next(at for at, line in enumerate(text.splitlines(), 1) if line.startswith(start))


@pytest.mark.parametrize(
    ("slug", "cells", "told"),
    [
        (HLE, {"value": "999"}, "'value' that cannot be (30 to 90 is possible): line 40, "),
        (HLE, {"value": "0"}, "'value' that cannot be (30 to 90 is possible): line 40, "),
        (HLE, {"value": "5.18"}, "'value' that cannot be (30 to 90 is possible): line 40, "),
        (HLE, {"lower": "-3"}, "'lower' that cannot be"),
        (HLE, {"lower": "70", "upper": "60"}, "a lower limit above the upper one: line 40"),
        (HLE, {"lower": "89", "upper": "90"}, "a value outside its own interval: line 40"),
        ("imd-most-deprived-tenth", {"value": "140"}, "(0 to 100 is possible): line 40, "),
        ("social-care-turnover", {"value": "-5"}, "(0 to 100 is possible): line 40, "),
        ("social-care-turnover", {"value": "140"}, "(0 to 100 is possible): line 40, "),
        ("life-expectancy", {"value": "7.9"}, "(50 to 100 is possible)"),
        ("gps-per-100k", {"coverage": "140"}, "'coverage' that cannot be (0 to 100 is possible)"),
        ("gps-per-100k", {"practices": "-1"}, "'practices' that cannot be (0 or more is possible)"),
        ("gps-per-100k", {"value": "61.2"}, "not what its numerator and denominator make: line 40"),
        ("gps-per-100k-change", {"value": "-101"}, "(-100 to 500 is possible)"),
        ("gps-per-100k-change", {"value": "7.7"}, "not what its numerator and denominator make"),
        ("pharmacies-per-100k", {"numerator": "-1"}, "a numerator below zero: line 40"),
        ("pharmacies-per-100k", {"denominator": "0"}, "a value over a denominator of zero"),
        ("imd-most-deprived-tenth", {"denominator": ""}, "a numerator without a denominator"),
        (
            "imd-most-deprived-tenth",
            {"numerator": "900", "denominator": "800"},
            "a numerator above its denominator",
        ),
    ],
)
def test_what_cannot_be_is_an_error_with_its_line(linked_root: Path, slug, cells, told):
    changed(linked_root, slug, 40, **cells)
    with pytest.raises(DataError) as error:
        values(slug)
    assert f"indicators/{slug}/values.csv" in str(error.value)
    assert told in str(error.value)


@pytest.mark.parametrize("linked_root", [small(HLE)], indirect=True, ids=["small"])
def test_check_names_the_row_and_fails(linked_root: Path, run):
    changed(linked_root, HLE, 40, value="999")
    code, _, errors = run("check")
    assert code == 1
    assert "indicators/healthy-life-expectancy/values.csv" in errors
    assert "line 40" in errors
    assert "value 999" in errors


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        (",1", "too many fields on line 9: 11, where 10 belong"),
        (None, "too few fields on line 9: 9,"),
    ],
)
def test_a_row_with_too_many_or_too_few_fields_is_named_as_that(linked_root: Path, extra, told):
    path = own(linked_root / "indicators" / HLE / "values.csv")
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[8] = lines[8] + extra if extra else lines[8].rsplit(",", 1)[0]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="a row with") as error:
        values(HLE)
    assert told in str(error.value)


def test_lines_are_those_of_the_file_though_some_are_empty(linked_root: Path):
    path = changed(linked_root, HLE, 12, value="many")
    path.write_text(path.read_text(encoding="utf-8").replace("\n", "\n\n\n", 1), encoding="utf-8")
    with pytest.raises(DataError, match="'many' in the column 'value' on line 14"):
        values(HLE)


def test_a_supporting_table_keeps_its_ranges_too(linked_root: Path):
    name = "indicators/_tables/hle-by-deprivation-decile/values.csv"
    damaged(linked_root, name, ",52.2\n", ",5.22\n", 1)
    with pytest.raises(DataError, match=r"5.22 in the column 'value' on line 2, which cannot be"):
        table("hle-by-deprivation-decile")


def test_every_record_says_what_is_possible_and_the_data_keep_it():
    for slug, record in catalogue().items():
        assert record.possible is not None, slug
        assert not any(rule.broken.any() for rule in rules(values(slug), record)), slug
        if values(slug)["denominator"].notna().any():
            assert record.made_of is not None, slug
    assert set(values(HLE)["flag"]) <= FLAGS


def test_ranges_in_words():
    assert str(Possible(0, 100)) == "0 to 100"
    assert str(Possible(min=0)) == "0 or more"
    assert str(Possible(max=1e6)) == "1,000,000 or less"


def warned(found: tuple[int, str, str]) -> list[str]:
    code, out, errors = found
    lines = [line for line in errors.splitlines() if line.startswith("Warning: ")]
    assert code == 0
    assert f"{len(lines)} warnings" in out
    return lines


@pytest.fixture(scope="module")
def embedded() -> tuple[int, str, str]:
    """Return exit code, output and errors of `explorer check` on the embedded data."""
    out, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(errors):
        code = main(["check"])
    return code, out.getvalue(), errors.getvalue()


def test_real_data_have_no_fault_and_few_warnings(embedded):
    held = sum(values(slug)["value"].notna().sum() for slug in catalogue())
    assert len(warned(embedded)) < held / 1000


def test_check_counts_what_is_embedded(embedded):
    _, out, _ = embedded
    counted = "3,948 values; country 1, region 9, upper-tier 151, icb 42"
    assert f"\nhealthy-life-expectancy: {counted}\n" in out
    assert "\nsimulations, gaps: " in out


@pytest.mark.parametrize("linked_root", [small(HLE, "imd-score")], indirect=True, ids=["small"])
def test_a_value_far_from_its_neighbours_is_warned_of_with_its_row(linked_root: Path, run):
    line = line_of(linked_root, HLE, "upper-tier,E06000009,2017-")
    changed(linked_root, HLE, line, value="76.2", lower="70", upper="80")
    score = line_of(linked_root, "imd-score", "district,E06000009,")
    changed(linked_root, "imd-score", score, value="99")
    lines = warned(run("check"))
    told = [one for one in lines if f"{HLE}/values.csv, line {line}: upper-tier E06000009" in one]
    assert len(told) == 1
    assert told[0].endswith("76.2 is far outside the same area's values in the periods beside it.")
    told = [one for one in lines if f"imd-score/values.csv, line {score}: district" in one]
    assert told[0].endswith("99.0 is far outside the values of other areas in the same period.")


def grid(areas: int, periods: int) -> pd.DataFrame:
    random = np.random.default_rng(7)
    frame = pd.DataFrame(
        [("district", f"E{area:03}", f"{2001 + year}", "persons")
         for area in range(areas) for year in range(periods)],
        columns=["level", "area_code", "period", "sex"],
    )  # fmt: skip
    level = random.normal(60, 3, areas).repeat(periods)
    return frame.assign(value=level + random.normal(0, 0.5, len(frame)))


def test_ordinary_values_are_not_warned_of():
    assert far_outside(grid(200, 10)).empty
    assert far_outside(grid(5, 3).assign(value=lambda one: one["value"] * 9)).empty, "too few"


def test_a_spike_is_warned_of_and_its_neighbours_are_not():
    frame = grid(50, 10)
    frame.loc[125, "value"] *= 0.5
    assert far_outside(frame).index.tolist() == [125]
    assert far_outside(frame)["against"].tolist() == ["periods"]


def test_an_area_apart_in_every_period_bears_itself_out():
    frame = grid(50, 10)
    frame.loc[frame["area_code"] == "E007", "value"] += 60
    assert far_outside(frame).empty
    single = frame[frame["period"] == "2003"]
    assert far_outside(single)["area_code"].tolist() == ["E007"]


def test_sizes_are_judged_by_ratios():
    random = np.random.default_rng(7)
    sizes = grid(200, 1).assign(value=10 ** random.normal(5, 0.6, 200))
    assert sizes["value"].max() > 100 * sizes["value"].min()
    assert far_outside(sizes).empty
    slip = sizes.assign(value=sizes["value"].where(sizes["area_code"] != "E007", 1e12))
    found = far_outside(slip)
    assert found["area_code"].tolist() == ["E007"]
    assert found["value"].tolist() == [1e12], "the value is told as it is written"
