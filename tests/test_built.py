"""Every page says of when its newest figures are and when its data were built, and both are true."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from explorer.build.run import fingerprint, stamp
from explorer.errors import DataError
from explorer.indicators.built import FILE, built_on
from explorer.periods import Period
from explorer.questions.registry import QUESTIONS
from explorer.root import data_root, using
from explorer.web.alone import alone
from explorer.words.foot import foot_line


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("boundaries", "indicators"):
        (tmp_path / folder).mkdir()
    (tmp_path / "indicators" / "values.csv").write_text("1\n", encoding="utf-8")
    return tmp_path


def test_the_embedded_data_have_their_day():
    day = built_on()
    assert day is not None
    written = tomllib.loads((data_root() / FILE).read_text(encoding="utf-8"))
    assert written["data"] == fingerprint(data_root()), "the data changed: run 'explorer build'"


def test_data_that_did_not_change_keep_their_day(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert stamp(root) == date(2023, 11, 14)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert stamp(root) == date(2023, 11, 14)
    (root / "indicators" / "values.csv").write_text("2\n", encoding="utf-8")
    assert stamp(root) == datetime.now(UTC).date()
    with using(root):
        assert built_on() == datetime.now(UTC).date()


def test_data_without_a_day_tell_none(root: Path):
    with using(root):
        assert built_on() is None
    assert foot_line([Period.stored("2022-01-01/P3Y")], None) == (
        "Newest figures on this page: 2022 to 2024."
    )


@pytest.mark.parametrize("text", ["day = 3\n", "day\n", "built = 2026-01-01\n"])
def test_a_damaged_day_is_told(root: Path, text: str):
    (root / FILE).write_text(text, encoding="utf-8")
    with using(root), pytest.raises(DataError, match=r"indicators/built\.toml"):
        built_on()


def test_the_newest_of_several_periods_is_told():
    periods = [
        Period.stored(text)
        for text in ("2023-04-01/P1Y", "2022-01-01/P3Y", "2026-05-31/P1D", "2011-01-01/P3Y")
    ]
    assert foot_line(periods, date(2026, 11, 5)) == (
        "Newest figures on this page: 31 May 2026. Data built on 5 November 2026."
    )
    assert "2022 to 2024" in foot_line(periods[1:2] + periods[3:], None)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_page_says_it_in_one_place(name: str):
    question = QUESTIONS[name]
    page = question.answer(question.read({})[0])
    day = Period.stored(f"{built_on()}/P1D").words
    assert page.foot.endswith(f"Data built on {day}.")
    # A citation to copy, where a page has one, ends with the same words.
    assert alone(page).count(f'<p class="hge-built">{page.foot}</p>') == 1


def test_the_map_tells_of_the_period_that_it_shows():
    question = QUESTIONS[""]
    page = question.answer(question.read({"period": "2011-2013"})[0])
    assert page.foot.startswith("Newest figures on this page: 2011 to 2013.")
