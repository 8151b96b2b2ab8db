"""The page on the data: what is held of each measure, counted again from the files."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from explorer.analysis.holdings import coverage, figures_held, moves, span_of
from explorer.deposit.files import figures_file, in_theme, shaped_levels, shapes_file, zipped
from explorer.errors import DataError, QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import catalogue, indicator, releases
from explorer.indicators.sizes import FILE, figures_bytes, size_of
from explorer.pages.mounting import Served
from explorer.places.areas import register
from explorer.places.levels import NAMED
from explorer.questions.blocks import Download, Table
from explorer.questions.page import every
from explorer.questions.plain import plain
from explorer.questions.registry import QUESTIONS
from explorer.questions.showing import Showing
from explorer.records.holdings import coverage_records, move_records
from explorer.root import data_root
from explorer.web.alone import ALONE
from explorer.web.render import render
from explorer.words import holdings as words
from explorer.words.counts import size_text, sized

HLE = "healthy-life-expectancy"
QUESTION = QUESTIONS["data"]


def rows(slug: str) -> list[dict[str, str]]:
    with (data_root() / "indicators" / slug / "values.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        return list(csv.DictReader(file))


def page(**query: str):
    return QUESTION.answer(QUESTION.asked(query))


def test_coverage_of_healthy_life_expectancy_is_what_the_publication_leaves_out():
    found = {(one.level, one.sex): one for one in coverage(indicator(HLE))}
    upper = found["upper-tier", "female"]
    # No figure is published for the City of London and the Isles of Scilly.
    assert (upper.areas, upper.own, upper.borrowed, upper.missing) == (153, 151, 0, 2)
    seats = found["constituency", "male"]
    assert (seats.areas, seats.own, seats.borrowed, seats.missing) == (543, 0, 430, 113)
    assert found["icb", "female"].note.startswith("2022 to 2024 only")


@pytest.mark.parametrize("slug", [HLE, "imd-score", "smoking", "hospital-18-weeks", "pcn-staff"])
def test_own_figures_are_those_of_the_file_and_all_add_up(slug):
    record, held = indicator(slug), rows(slug)
    for one in coverage(record):
        assert one.own + one.borrowed + one.missing == one.areas
        assert one.periods == tuple(data.published_periods(record, one.level, one.sex))
        if one.level in ("district", "upper-tier"):  # places at both levels have one figure
            continue
        newest = one.periods[-1].iso
        known = {row["area_code"] for row in held
                 if (row["level"], row["sex"], row["period"]) == (one.level, one.sex, newest)
                 and row["value"]}  # fmt: skip
        assert one.own == len(known & set(register().level(one.level)))


def test_every_measure_is_covered_somewhere():
    for record in catalogue().values():
        found = coverage(record)
        assert found and any(one.own for one in found), record.slug
        assert {one.level for one in found} >= set(record.held)
        first, last = span_of(record)
        assert first <= last
        assert figures_held(record) == sum(bool(row["value"]) for row in rows(record.slug))


def test_what_a_release_changed_is_counted_again_from_both_files():
    known = releases(indicator(HLE).series)
    for (old, new), told in zip(pairwise(known), reversed(moves(indicator(HLE))), strict=True):
        assert (told.before, told.after) == (old, new)
        before, after = (
            {
                (row["level"], row["area_code"], row["period"], row["sex"]): float(row["value"])
                for row in rows(one.slug)
                if row["value"]
            }
            for one in (old, new)
        )
        recoded = {**register().recoded("upper-tier"), **register().recoded("district")}
        assert not {code for _, code, *_ in {**before, **after}} & set(recoded)
        both = {key: after[key] - before[key] for key in before.keys() & after.keys()}
        assert told.both == len(both)
        assert told.changed == sum(abs(one) >= 0.05 - 1e-9 for one in both.values())
        assert told.most == pytest.approx(max(map(abs, both.values())))
        most = (told.area.level, told.area.code, told.period.iso, told.sex)
        assert abs(both[most]) == pytest.approx(told.most)
        assert (told.new, told.gone) == (len(after) - len(both), len(before) - len(both))


def test_a_measure_of_one_release_says_so():
    told = plain(page(indicator="fuel-poverty"))
    assert moves(indicator("fuel-poverty")) == ()
    assert words.one_release(indicator("fuel-poverty")) in str(told)


def test_records_hold_what_the_analysis_says():
    record = indicator(HLE)
    told = coverage_records(record, coverage(record))
    assert told[4] == {
        "indicator": HLE, "level": "upper-tier", "sex": "female",
        "first_period": "2011-01-01/P3Y", "last_period": "2022-01-01/P3Y", "periods": 12,
        "areas": 153, "own": 151, "borrowed": 0, "missing": 2, "processing": "published",
    }  # fmt: skip
    newest, _ = move_records(moves(record))
    assert (newest["before"], newest["after"]) == (f"{HLE}-2024-release", HLE)
    assert newest["released"] == "2026-02-19"


@pytest.mark.parametrize("slug", list(catalogue()))
def test_every_measure_has_a_page_with_record_sources_and_files(slug):
    record = indicator(slug)
    made = page(indicator=slug)
    blocks = list(every(made.blocks))
    tables = {one.caption: one for one in blocks if isinstance(one, Table)}
    titles = words.INDICATOR_CONTENTS
    fields = dict(tables[titles["record"]].rows)
    assert {"Unit", "Ranges", "Areas together", "Status"} <= set(fields)
    assert all(str(text).endswith((".", ")")) for text in fields.values()), fields
    assert len(tables[titles["sources"]].rows) == len(record.origin)
    files = [one.address for one in blocks if isinstance(one, Download)]
    assert {f"files/data/{slug}.{kind}" for kind in ("csv", "json", "parquet")} <= set(files)
    assert made.headline.title == record.title
    for row in tables[titles["coverage"]].rows:
        areas, own, borrowed, missing = (cell.value for cell in row[3:7])
        assert own + borrowed + missing == areas


def test_the_list_has_every_measure_once_under_its_theme():
    made = page()
    links = [
        row[0].address for one in every(made.blocks) if isinstance(one, Table) for row in one.rows
    ]
    assert sorted(links) == sorted(f"?page=data&indicator={slug}" for slug in catalogue())
    assert f"{len(catalogue())} measures" in made.headline.title


def test_an_unknown_measure_is_told_and_the_list_stands():
    view, problems = QUESTION.read({"indicator": "<b>x</b>"})
    assert view.indicator == "" and len(problems) == 1
    with pytest.raises(QuestionError, match="no measure"):
        page(indicator="x")


def test_a_level_is_called_by_its_name():
    assert "England" in words.levels_text(indicator(HLE))
    assert set(words.LEVEL_ORDER) <= set(NAMED)


# How large the files are ------------------------------------------------------------------------

# One with a range and an extra column, one of few rows, one with trusts, one with whole numbers.
WEIGHED = ("gps-per-100k", "fuel-poverty", "hospital-18-weeks", "imd-score")


def sizes_told(made) -> dict[str, int | None]:
    return {one.address.removeprefix("files/data/"): one.size for one in every(made.blocks)
            if isinstance(one, Download)}  # fmt: skip


@pytest.mark.parametrize("slug", WEIGHED)
def test_a_measures_files_have_the_sizes_that_its_page_tells(slug):
    told = sizes_told(page(indicator=slug))
    record = indicator(slug)
    assert len(told) == 3 + len(shaped_levels(record))
    for name, size in told.items():
        level = name.removeprefix(f"{slug}/").removesuffix(".geojson")
        shaped = name.endswith(".geojson")
        made = shapes_file(record, level) if shaped else figures_file(record, name.split(".")[-1])
        assert size == len(made), name


def test_every_file_of_every_measure_and_theme_tells_its_size():
    assert all(sizes_told(page()).values())
    for slug in catalogue():
        assert all(sizes_told(page(indicator=slug)).values()), slug


def test_an_archive_has_the_size_that_is_told():
    told = sizes_told(page())
    for name in ("deaths.csv.zip", "people.json.zip", "deaths.parquet.zip"):
        theme, kind, _ = name.split(".")
        made = sum(map(len, zipped(theme, kind)))
        # Another zlib packs a little more or less.
        assert told[name] == pytest.approx(made, rel=0.1), name


def test_sizes_are_told_of_the_figures_that_were_measured_alone(linked_root: Path):
    values = linked_root / "indicators" / "fuel-poverty" / "values.csv"
    text = values.read_text(encoding="utf-8")
    values.unlink()
    values.write_text(text.rpartition("\n")[0].rpartition("\n")[0] + "\n", encoding="utf-8")
    assert set(sizes_told(page(indicator="fuel-poverty")).values()) == {None}
    assert all(sizes_told(page(indicator="smoking")).values())
    for theme, known in (
        ("all", False),
        (indicator("fuel-poverty").theme, False),
        ("people", True),
    ):
        figures = figures_bytes(one.slug for one in in_theme(theme))
        assert (size_of(f"{theme}.csv.zip", figures) is not None) == known, theme


def test_without_sizes_none_are_told_and_damaged_ones_are_said(linked_root: Path):
    (linked_root / FILE).unlink()
    assert set(sizes_told(page(indicator="smoking")).values()) == {None}
    assert "explorer package" in words.package_text(None)
    assert "MB" not in words.package_text(None)


def test_a_damaged_list_of_sizes_is_told(linked_root: Path):
    (linked_root / FILE).unlink()
    (linked_root / FILE).write_text("file,figures,bytes\nsmoking.csv,x\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"indicators/sizes\.csv is damaged"):
        page(indicator="smoking")


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "1 KB"), (499, "1 KB"), (84_400, "84 KB"), (999_499, "999 KB"), (999_500, "1.0 MB"),
     (1_249_999, "1.2 MB"), (9_949_999, "9.9 MB"), (9_950_000, "10 MB"), (62_842_608, "63 MB")],
)  # fmt: skip
def test_a_size_in_words(count, text):
    assert size_text(count).split("\N{NO-BREAK SPACE}") == text.split()
    assert sized("Download as CSV", count) == f"Download as CSV, {size_text(count)}"


def test_a_link_to_a_file_tells_its_size_where_it_is_known():
    known, unknown = Download("Take it", "files/a.csv", 1_249_999), Download("Take it", "files/a")
    served = Served(Showing())
    assert f">Take it, {size_text(1_249_999)}</a>" in render(known, served)
    assert ">Take it</a>" in render(unknown, served)
    assert render(known, ALONE) == ""
