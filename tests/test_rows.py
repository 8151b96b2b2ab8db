"""A file of ours is read fast where nothing in it is unusual, and the same as with care."""

from pathlib import Path

import pandas as pd
import pytest

from explorer.errors import DataError
from explorer.indicators.catalogue import catalogue
from explorer.indicators.values import KEYS, NUMBERS
from explorer.root import data_root
from explorer.rows import _careful, _plain, rows

COLUMNS = ("name", "value")
NUMERIC = ("value",)


def put(folder: Path, text: str) -> Path:
    path = folder / "some.csv"
    path.write_bytes(text.encode())
    return path


def test_every_measure_is_read_alike():
    plain = 0
    for slug, record in catalogue().items():
        path = data_root() / "indicators" / slug / "values.csv"
        more = [one.name for one in record.extra]
        asked = ([*KEYS, *NUMBERS, "flag", *more], [*NUMBERS, *more])
        fast = _plain(path, *asked)
        if fast is not None:
            plain += 1
            careful = _careful(path, path.name, *asked)
            pd.testing.assert_frame_equal(fast, careful, check_exact=True, check_index_type=False)
    assert plain == len(catalogue())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("name,value\nRye,0.1\nNA,\n,1e-5", [0.1, None, 1e-5]),
        ('name,value\n"Rye, town",0.1\n', [0.1]),
        ('name,value\n"Rye\ntown",0.1\n', [0.1]),
        ("name,value\r\nRye,0.1\r\n", [0.1]),
        ("name,value\n\nRye,+0.1\n", [0.1]),
        ("name,value\n", []),
    ],
)
def test_what_is_unusual_is_read_with_care(tmp_path: Path, text: str, values: list[float | None]):
    path = put(tmp_path, text)
    found = rows(path, "some.csv", COLUMNS, NUMERIC)
    careful = _careful(path, "some.csv", COLUMNS, NUMERIC)
    pd.testing.assert_frame_equal(found, careful, check_exact=True, check_index_type=False)
    assert [None if pd.isna(one) else one for one in found["value"]] == values


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,value\nRye,1_000\n", "'1_000' in the column 'value' on line 2"),
        ("name,value\nRye,1\nHove,nan\n", "'nan' in the column 'value' on line 3"),
        ("name,value\nRye,-inf\n", "'-inf' in the column 'value' on line 2"),
        ("name,value\nRye,1e999\n", "'1e999' in the column 'value' on line 2"),
        ("name,value\nRye,1\nHove\n", "too few fields on line 3: 1, where 2 belong"),
        ("name,value\nRye,1,2\n", "too many fields on line 2: 3, where 2 belong"),
        ("value,name\n1,Rye\n", "has the columns value, name; it must have name, value"),
        ("\ufeffname,value\nRye,1\n", "it must have name, value"),
        ("", "it must have name, value"),
    ],
)
def test_what_is_wrong_is_told_by_line(tmp_path: Path, text: str, said: str):
    with pytest.raises(DataError) as error:
        rows(put(tmp_path, text), "some.csv", COLUMNS, NUMERIC)
    assert said in str(error.value)


def test_what_is_not_there_or_no_text(tmp_path: Path):
    with pytest.raises(DataError, match=r"some\.csv is missing"):
        rows(tmp_path / "some.csv", "some.csv", COLUMNS, NUMERIC)
    (tmp_path / "some.csv").write_bytes(b"name,value\n\xff,1\n")
    with pytest.raises(DataError, match="cannot be read"):
        rows(tmp_path / "some.csv", "some.csv", COLUMNS, NUMERIC)
