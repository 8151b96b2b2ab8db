"""A newcomer drops an indicator's folder in: it shows everywhere, or is refused with what would work."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from explorer.analysis.map import class_limits
from explorer.indicators import data
from explorer.indicators.catalogue import catalogue
from explorer.indicators.values import values
from explorer.places.areas import register
from explorer.questions.registry import QUESTIONS
from explorer.root import VARIABLE
from tests.roots import linked, own, small

ROOT = Path(__file__).parent.parent
SLUG = "damp-homes"
LIKE = "imd-most-deprived-tenth"


@pytest.fixture
def newcomer(linked_root: Path) -> Path:
    """Return the folder of an indicator of a newcomer's, in a data root of its own."""
    record = (linked_root / "indicators" / LIKE / "indicator.toml").read_text(encoding="utf-8")
    record = record.replace(f'"{LIKE}"', f'"{SLUG}"')
    record = re.sub(r"^family = .*$", 'family = "housing"', record, flags=re.MULTILINE)
    record = re.sub(r"\[levels\..*?(?=\[\[origin)", '[levels.constituency]\nprocessing = "published"\n\n',
                    record, flags=re.DOTALL)  # fmt: skip
    record = re.sub(r"\[(possible|made_of)\]\n(.+\n)+", "", record)
    record = re.sub(r"^short_title = .*$", 'short_title = "Damp homes"', record, flags=re.MULTILINE)
    record = re.sub(r"^label = .*$", 'label = "Damp homes"', record, flags=re.MULTILINE)
    folder = linked_root / "indicators" / SLUG
    folder.mkdir()
    (folder / "indicator.toml").write_text(record, encoding="utf-8")
    head = "level,area_code,period,sex,value,lower,upper,numerator,denominator,flag"
    rows = [
        f"constituency,{code},2023-01-01/P1D,persons,{10 + k % 9}.5,,,,,"
        for k, code in enumerate(register().level("constituency"))
    ]
    (folder / "values.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return folder


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(old, text, re.MULTILINE), old
    path.write_text(re.sub(old, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def test_it_shows_at_once(newcomer, run):
    assert SLUG in catalogue()
    assert len(values(SLUG)) == 543
    page = QUESTIONS[""].answer(QUESTIONS[""].asked({"indicator": SLUG, "level": "constituency"}))
    assert "Damp homes" in page.title
    code, out, _ = run("values", "--indicator", SLUG, "--level", "constituency")
    assert code == 0 and out.count("\n") == 544


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("indicator.toml", r"\[levels\.constituency\]", '[levels.district]\nprocessing = "published"\n\n[levels.constituency]',
         "declares the level 'district', and indicators/damp-homes/values.csv has no row of it"),
        ("indicator.toml", r'^series = .*$', 'series = "imd-score"', "have the series 'imd-score' and differ in"),
        ("indicator.toml", r'^series = .*$', 'series = "healthy-life-expectancy"', "only releases of one figure share a series"),
        ("indicator.toml", r'^label = .*$', 'label = "Households in fuel poverty"',
         "label 'Households in fuel poverty', which is \\d+ pixels wide: a select box has room for 160 .* by about 3 of"),
        ("indicator.toml", r'^family = .*$', 'family = "gp-densty"', "Did you mean 'gp-density'?"),
        ("indicator.toml", r'^period_kind = .*$', 'period_kind = "rolling_3"', "a period that is no rolling_3"),
        ("indicator.toml", r'^period_kind = .*$', 'period_kind = "weekly"', "line \\d+, period_kind: 'weekly' is not one of"),
        ("indicator.toml", r'^polarity = .*$', 'polarity = "low"', "line \\d+, polarity: 'low' is not one of"),
        ("indicator.toml", r'^decimals = .*$', 'decimals = "one"', "line \\d+, decimals: 'one' is not of type"),
        ("values.csv", r"persons,10\.5", "persons,1320", "cannot be \\(0 to 100 is possible\\): line 2"),
        ("values.csv", r"persons,10\.5,,,,", "persons,10.5,,,1200,1000", "a numerator above its denominator: line 2"),
        ("values.csv", r"2023-01-01/P1D", "2023", "line 2: '2023' is not a stored period"),
        ("values.csv", r"^constituency,E14001063", "constituency,E14000001", "codes that are no constituencies in force"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_what_would_work(newcomer, run, *, file, old, new, told):
    changed(newcomer / file, old, new)
    code, out, err = run("values", "--indicator", SLUG, "--level", "constituency")
    assert code == 1, out[:200]
    assert re.search(told, err), err
    assert SLUG in err
    assert "Traceback" not in err


def test_a_record_without_a_label_is_listed_by_its_short_title(newcomer, run):
    changed(newcomer / "indicator.toml", r"^label = .*\n", "")
    assert catalogue()[SLUG].label == "Damp homes"


@pytest.mark.parametrize(
    "linked_root", [small("healthy-life-expectancy", LIKE)], indirect=True, ids=["small"]
)
def test_two_records_of_one_label_are_told(newcomer, run):
    changed(newcomer / "indicator.toml", r"^label = .*$", 'label = "most deprived Tenth"')
    code, out, err = run("check")
    assert code == 0, err
    assert "Say in one of them what sets it apart" in out + err


@pytest.mark.parametrize(
    "linked_root", [small("healthy-life-expectancy", LIKE)], indirect=True, ids=["small"]
)
def test_check_goes_on_and_names_it(newcomer, run):
    changed(newcomer / "indicator.toml", r"\[levels\.constituency\]",
            '[levels.icb]\nprocessing = "published"\n\n[levels.constituency]')  # fmt: skip
    code, out, err = run("check")
    assert code == 1
    assert "declares the level 'icb'" in out + err
    assert "healthy-life-expectancy: " in out


def test_class_limits_are_those_of_the_root_in_use(newcomer, monkeypatch):
    before = class_limits(catalogue()[LIKE], "constituency")
    other = linked(newcomer.parents[2] / "other")
    path = own(other / "indicators" / LIKE / "values.csv")
    halved = re.sub(
        r"^(constituency,.*?,persons,)([\d.]+),.*$", lambda row: f"{row[1]}{float(row[2]) / 2:.4f},,,,,",
        path.read_text(encoding="utf-8"), flags=re.MULTILINE,
    )  # fmt: skip
    path.write_text(halved, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(other))
    assert class_limits(catalogue()[LIKE], "constituency") != before


def test_no_reader_changes_the_figures_of_another():
    for read in (
        lambda: values(LIKE),
        lambda: data.figures(LIKE, "region").frame,
        lambda: data.boundaries("region"),
    ):
        before = read().copy(deep=True)
        mine = read()
        mine.loc[mine.index[0], mine.columns[0]] = "E00000000"
        mine["more"] = 1
        assert read().equals(before)


SCHEMA = json.loads(
    (ROOT / "explorer/indicators/indicator.schema.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("field", SCHEMA["properties"])
def test_every_field_is_described_with_a_good_and_a_bad_example(field):
    entry = SCHEMA["properties"][field]
    assert entry["description"].endswith(".")
    fits = Draft202012Validator({**entry, "$defs": SCHEMA["$defs"]}).is_valid
    # An origin's hash is of a real file: there is no example of it but those in the records.
    assert field == "origin" or all(map(fits, entry["examples"]))
    assert not fits(entry["x-wrong"])


def test_the_document_of_fields_is_made_from_the_schema():
    told = (ROOT / "docs/indicator-record.md").read_text(encoding="utf-8")
    for field, entry in SCHEMA["properties"].items():
        need = "" if field in SCHEMA["required"] else ", may be left out"
        good = json.dumps(entry.get("examples", [""])[0], ensure_ascii=False)
        wrong = json.dumps(entry["x-wrong"], ensure_ascii=False)
        row = f"| `{field}`{need} | {entry['description']} | `{good}` | `{wrong}` |"
        assert row in told, f"docs/indicator-record.md must have the row\n{row}"
