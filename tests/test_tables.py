"""Embedded tables: what fits their record is read, what does not is named."""

import pytest

from explorer import checks
from explorer.errors import DataError
from explorer.indicators import microdata
from explorer.indicators.catalogue import catalogue
from explorer.indicators.tables import table, table_slugs
from tests.roots import damaged, own, small

SLUG = "hle-by-deprivation-decile"


def test_the_table_by_deprivation():
    found = table(SLUG)
    assert len(found.frame) == 10 * 10 * 2
    assert found.frame.groupby(["period", "sex"])["decile"].nunique().eq(10).all()
    row = found.frame.query("period == '2022-01-01/P3Y' and sex == 'female'")
    assert row["value"].iloc[[0, -1]].tolist() == [48.2, 68.5]
    assert found.record.interval == "" and found.record.caveats
    assert found.record.origin[0].attribution.endswith("CC BY 4.0")


def test_tables_are_no_indicators():
    assert SLUG in table_slugs()
    assert SLUG not in catalogue()


@pytest.mark.parametrize(
    ("name", "before", "after", "says"),
    [
        ("values.csv", "period,sex", "period,gender", "must have period, sex"),
        ("values.csv", ",52.2\n", ",many\n", "'many' in the column 'value' on line 2"),
        ("values.csv", "2013-01-01/P3Y", "2013", "not a stored period"),
        ("table.toml", "decimals = 1", 'decimals = "one"', "decimals"),
        ("table.toml", "slug", "slug =", "cannot be read"),
    ],
)
def test_damage_is_named(linked_root, name, before, after, says):
    damaged(linked_root, f"indicators/_tables/{SLUG}/{name}", before, after, 1)
    with pytest.raises(DataError, match=says):
        table(SLUG)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("[table.totals.columns]", "[table.totals.column]", r"line \d+, table\.totals"),
        ("rows = ", 'rows = "many" # ', r"table\.\w+\.rows"),
        ("title", "title =", "cannot be read"),
    ],
)
def test_damage_to_the_record_of_finer_tables_is_named(linked_root, before, after, says):
    damaged(linked_root, "indicators/_tables/access/record.toml", before, after, 1)
    with pytest.raises(DataError, match=f"_tables/access/record.toml .*{says}"):
        microdata.table_record("access")


def test_a_missing_file_is_named(linked_root):
    (linked_root / "indicators" / "_tables" / SLUG / "values.csv").unlink()
    with pytest.raises(DataError, match=r"values\.csv is missing"):
        table(SLUG)


@pytest.mark.parametrize("linked_root", [small()], indirect=True, ids=["small"])
def test_check_names_a_damaged_table(linked_root):
    own(linked_root / "indicators" / "_tables" / SLUG / "values.csv").write_text("decile\n1\n")
    assert any(line.fault and "has the columns decile" in line.text for line in checks.check())
