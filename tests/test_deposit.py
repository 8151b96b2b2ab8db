"""The data package: it says its types, refers to what is there, and others' tools read it right."""

import csv
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import duckdb
import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from frictionless import Package, system

from explorer.deposit.boundaries import drawn_levels
from explorer.deposit.figures import figures_sheet
from explorer.deposit.files import figures_file, shapes_file, zipped
from explorer.deposit.lists import origins
from explorer.deposit.package import written
from explorer.deposit.sheets import Column, csv_bytes, held
from explorer.errors import DataError, QuestionError
from explorer.export import inert, value_table
from explorer.indicators import data
from explorer.indicators.catalogue import catalogue, indicator
from explorer.places.areas import register
from explorer.places.levels import NAMED
from tests.turned import is_turned

RECIPES = (Path(__file__).parent.parent / "docs" / "recipes.md").read_text(encoding="utf-8")
HLE = "healthy-life-expectancy"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("package")
    assert sum(1 for _ in written(made)) > 200
    return made


@pytest.fixture(scope="module")
def descriptor(folder: Path) -> dict:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def sums(folder: Path) -> dict[str, str]:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {path: digest for digest, path in (line.split("  ") for line in lines)}


def test_every_file_is_summed_and_described(folder: Path, descriptor: dict):
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert there == set(sums(folder)) | {"SHA256SUMS"}
    for path, digest in sums(folder).items():
        assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == digest
    papers = {"README.md", "LICENCE.md", "CITATION.cff", "datacite.json", "datapackage.json"}
    assert {one["path"] for one in descriptor["resources"]} == set(sums(folder)) - papers
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert all(path in readme for path in there if path.endswith((".csv", ".geojson")))


def test_a_second_time_gives_the_same_bytes_and_takes_away_what_is_no_more(folder: Path):
    before = sums(folder)
    stale = folder / "data/figures/no-more.csv"
    stale.write_text("x")
    with (folder / "SHA256SUMS").open("a") as file:
        file.write(f"{'0' * 64}  data/figures/no-more.csv\n{'0' * 64}  ../../outside.csv\n")
    outside = folder.parent.parent / "outside.csv"
    outside.write_text("theirs")
    assert sum(1 for _ in written(folder)) == len(before) + 1
    assert sums(folder) == before
    assert not stale.exists() and outside.read_text() == "theirs"


def test_no_types_are_left_to_be_guessed(descriptor: dict):
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    tables = [one for one in descriptor["resources"] if one.get("type") == "table"]
    names = {one["name"] for one in descriptor["resources"]}
    assert len(names) == len(descriptor["resources"])
    for one in tables:
        assert one["schema"]["missingValues"] == [""]
        assert all(field["type"] for field in one["schema"]["fields"]), one["name"]
        for key in one["schema"].get("foreignKeys", ()):
            assert key["reference"]["resource"] in names
    assert len([one for one in tables if one["format"] == "csv"]) * 2 + len(drawn_levels()) == len(
        tables
    )


def test_frictionless_finds_no_fault(folder: Path, descriptor: dict):
    """Every list and table, and figures of each shape: a whole run takes minutes."""
    slugs = (HLE, "weekly-pay", "hospital-18-weeks", "life-expectancy-district-series", "pcn-staff")
    some = {f"figures-{slug}{end}" for slug in slugs for end in ("", "-parquet")}
    kept = [one for one in descriptor["resources"]
            if one["name"] in some or one["path"].startswith(("data/lists", "boundaries/region"))]  # fmt: skip
    (folder / "some.json").write_text(json.dumps(descriptor | {"resources": kept}))
    try:
        with system.use_context(trusted=True):
            found = Package(str(folder / "some.json")).validate(limit_rows=1500)
    finally:
        (folder / "some.json").unlink()
    assert found.valid, [task.errors[:2] for task in found.tasks if not task.valid]
    assert len(found.tasks) == len(kept) > 30


def test_frictionless_would_find_a_fault(folder: Path, descriptor: dict):
    (one,) = (each for each in descriptor["resources"] if each["name"] == "flags")
    text = (folder / one["path"]).read_text(encoding="utf-8")
    (folder / one["path"]).write_text(text.replace("suppressed,", "withheld,"))
    kept = [each for each in descriptor["resources"] if not each["path"].startswith("data/figures")
            and each["format"] == "csv" and "lists" in each["path"]]  # fmt: skip
    kept += [each for each in descriptor["resources"] if each["name"] == "figures-weekly-pay"]
    (folder / "some.json").write_text(json.dumps(descriptor | {"resources": kept}))
    try:
        with system.use_context(trusted=True):
            found = Package(str(folder / "some.json")).validate()
    finally:
        (folder / one["path"]).write_text(text, newline="")
        (folder / "some.json").unlink()
    kinds = {error.type for task in found.tasks for error in task.errors}
    assert {"hash-count", "foreign-key"} <= kinds


# Small and large tables, with further columns and without, empty columns, flags, former areas, points.
SOME = (HLE, "weekly-pay", "hospital-18-weeks", "ambulance-category-2", "pcn-staff", "fuel-poverty",
        "healthy-life-expectancy-modelled", "household-income", "claimants", "imd-score")  # fmt: skip


@pytest.mark.parametrize("slug", SOME)
def test_csv_json_and_parquet_hold_the_same(slug: str):
    record = indicator(slug)
    sheet = figures_sheet(record)
    table = pq.read_table(io.BytesIO(figures_file(record, "parquet")))
    told = json.loads(figures_file(record, "json"))
    rows = list(csv.DictReader(io.StringIO(figures_file(record, "csv").decode(), newline="")))
    assert len(rows) == len(told) == table.num_rows > 0
    kinds = {"string": pa.string(), "number": pa.float64()}
    for column in sheet.columns:
        assert table.schema.field(column.name).type == kinds[column.type]
        cells = table.column(column.name).to_pylist()
        assert [row[column.name] for row in told] == cells
        texts = [row[column.name] for row in rows]
        read = float if column.type == "number" else str
        assert [read(text) if text else None for text in texts] == cells
        # A spreadsheet takes no cell for a formula, a date or another number.
        assert not [one for one in dict.fromkeys(texts) if inert(one) != one or is_turned(one)]


@pytest.mark.parametrize(
    ("slug", "level", "sex"),
    [
        (HLE, "upper-tier", "female"),
        ("imd-score", "constituency", "persons"),
        (HLE, "region", "male"),
    ],
)
def test_the_package_and_the_command_agree_to_the_digit(
    folder: Path, slug: str, level: str, sex: str
):
    found = data.figures(slug, level, sex)
    told = {
        row["area_code"]: (row["value"], row["lower"], row["upper"], row["flag"])
        for row in csv.DictReader(io.StringIO(value_table([found], "csv")))
        if not row["measured_for"]
    }
    with (folder / f"data/figures/{slug}.csv").open(encoding="utf-8", newline="") as file:
        held_there = {
            row["area_code"]: (row["value"], row["lower"], row["upper"], row["flag"])
            for row in csv.DictReader(file)
            if (row["level"], row["sex"], row["period"]) == (level, sex, found.period.iso)
        }
    assert held_there == {code: told[code] for code in held_there}
    assert {code for code, row in told.items() if row[0]} <= set(held_there)


def test_coverage_is_what_the_figures_say_but_for_places_at_two_levels(folder: Path):
    coverage = pd.read_parquet(folder / "data/lists/coverage.parquet")
    for slug, rows in coverage.groupby("indicator"):
        figures = pd.read_parquet(folder / f"data/figures/{slug}.parquet").dropna(subset="value")
        counted = figures.groupby(["level", "sex", "period"])["area_code"].nunique()
        for row in rows.itertuples():
            if row.level not in ("district", "upper-tier"):
                assert row.own == counted.get((row.level, row.sex, row.last_period), 0), row


def test_shapes_are_in_degrees_and_where_the_areas_are(folder: Path):
    for level in drawn_levels():
        shapes = gpd.read_file(folder / f"boundaries/{level}.geojson")
        same = gpd.read_parquet(folder / f"boundaries/{level}.parquet")
        assert same.crs.to_epsg() == 4326
        west, south, east, north = shapes.total_bounds
        assert -7 < west < east < 2 and 49 < south < north < 56
        assert shapes["area_code"].tolist() == same["area_code"].tolist()
        assert set(shapes["area_code"]) == set(register().level(level))
        assert shapely.equals_exact(
            shapes.geometry.to_numpy(), same.geometry.to_numpy(), 1e-9
        ).all()
        if not NAMED[level].points:
            # Back on the National Grid by OSTN15, the shapes lie where those of the map do.
            area = same.to_crs(27700).area.sum()
            assert area == pytest.approx(data.boundaries(level).area.sum(), rel=2e-5)


def test_duckdb_takes_an_empty_column_for_text_where_it_guesses(folder: Path):
    told = {name: kind for name, kind, *_ in duckdb.sql(
        f"DESCRIBE SELECT * FROM read_csv('{folder}/data/figures/weekly-pay.csv')").fetchall()}  # fmt: skip
    typed = {name: kind for name, kind, *_ in duckdb.sql(
        f"DESCRIBE SELECT * FROM '{folder}/data/figures/weekly-pay.parquet'").fetchall()}  # fmt: skip
    assert (told["numerator"], typed["numerator"]) == ("VARCHAR", "DOUBLE")


@pytest.mark.parametrize("recipe", re.findall(r"```sql\n(.*?)```", RECIPES, re.DOTALL))
def test_recipes_in_sql_run(folder: Path, recipe: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(folder)
    assert len(duckdb.sql(recipe).fetchall()) == 151


def test_the_recipe_in_sql_finds_blackpool(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(folder)
    first = re.findall(r"```sql\n(.*?)```", RECIPES, re.DOTALL)[0]
    rows = {name: rest for name, *rest in duckdb.sql(first).fetchall()}
    assert rows["Blackpool"] == [51.8, 47.4, 56.1]


@pytest.mark.parametrize("recipe", re.findall(r"```python\n(.*?)```", RECIPES, re.DOTALL))
def test_recipes_in_python_run(folder: Path, recipe: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(folder)
    made: dict = {}
    exec(compile(recipe, "recipe", "exec"), made)
    frames = {name: one for name, one in made.items() if isinstance(one, pd.DataFrame)}
    assert frames and all(len(one) for one in frames.values())
    if "borrowed" in frames:
        known = frames["borrowed"][frames["borrowed"]["period"].eq("2022-01-01/P3Y")]
        # 164 districts of counties may show the county's figure, of girls and of boys.
        assert len(known[known["value"].notna()]) == 2 * 164
    if "joined" in frames:
        assert len(frames["joined"]) == 153


def test_a_zip_is_whole_and_says_where_its_figures_come_from():
    content = b"".join(zipped("money", "csv"))
    assert content == b"".join(zipped("money", "csv"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        names = set(archive.namelist())
        slugs = {one.slug for one in catalogue().values() if one.theme == "money"}
        assert {f"figures/{slug}.csv" for slug in slugs} < names
        assert archive.read("figures/weekly-pay.csv") == figures_file(
            indicator("weekly-pay"), "csv"
        )
        listed = {
            row["indicator"]
            for row in csv.DictReader(io.StringIO(archive.read("indicators.csv").decode()))
        }
        assert listed == slugs
        assert "Open Government Licence" in archive.read("LICENCE.md").decode()


def test_geojson_of_a_level_has_girls_and_boys_and_says_whom_it_was_measured_for():
    told = json.loads(shapes_file(indicator(HLE), "district"))
    rows = {one["id"]: one["properties"] for one in told["features"]}
    assert len(rows) == 296
    winchester = rows["E07000094"]
    assert (winchester["value_female"], winchester["measured_for"]) == (65.1, "E10000014")
    assert rows["E06000009"]["measured_for"] == ""
    assert rows["E09000001"]["value_male"] is None
    with pytest.raises(QuestionError, match="trust"):
        shapes_file(indicator(HLE), "trust")
    with pytest.raises(QuestionError, match="England"):
        shapes_file(indicator(HLE), "country")


@pytest.mark.parametrize(
    ("kind", "value", "required"),
    [("number", "51.8", False), ("integer", 1.0, False), ("string", 7, False), ("boolean", 1, False),
     ("number", True, False), ("string", "", True), ("string", None, True)],
)  # fmt: skip
def test_what_is_not_of_its_column_is_refused(kind: str, value: object, required: bool):
    with pytest.raises(DataError, match="column 'x'"):
        held(Column("x", kind, "", required), [value])


def test_missing_numbers_are_empty_and_whole_ones_plain():
    assert held(Column("x", "number", ""), [np.nan, 3.0, -0.0, 0.1 + 0.2]) == [None, 3.0, 0.0, 0.3]
    sheet = figures_sheet(indicator("household-income"))
    assert "nan" not in csv_bytes(sheet).decode() and ".0," not in csv_bytes(sheet).decode()


def test_a_folder_with_other_files_is_refused(run, tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine")
    code, _, told = run("package", str(tmp_path))
    assert (code, "holds other files" in told) == (2, True)
    code, _, told = run("package", str(tmp_path / "mine.txt"))
    assert (code, "is a file" in told) == (2, True)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_archive_gets_what_it_asks_for(folder: Path, descriptor: dict):
    told = json.loads((folder / "datacite.json").read_text(encoding="utf-8"))
    # What DataCite's schema wants of everybody, but for what the archive gives: DOI and publisher.
    assert {"creators", "titles", "publicationYear", "types"} <= set(told)
    assert told["rightsList"][0]["rightsIdentifier"] == "OGL-UK-3.0"
    licence = (folder / "LICENCE.md").read_text(encoding="utf-8")
    # Each licence of a source is told to programs too, with where to read it.
    titles = [one["title"] for one in descriptor["licenses"]]
    assert titles == [one["rights"] for one in told["rightsList"]]
    assert all(f"{one['title']}: {one['path']}" in licence for one in descriptor["licenses"])
    for _, origin in origins():
        for one in re.split(r"; (?:extraction )?", origin.licence.rstrip(".")):
            assert one in titles, one
    citation = (folder / "CITATION.cff").read_text(encoding="utf-8")
    assert "license:\n  - OGL-UK-3.0\n  - CC-BY-4.0\n" in citation
    for record in catalogue().values():
        for origin in record.origin:
            assert origin.attribution.rstrip(".") in licence
