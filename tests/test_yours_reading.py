"""A reader's file is read as it stands, or refused in one sentence; nothing is guessed."""

import re
from pathlib import Path

import pytest

from explorer.analysis.yours import reading, workbooks, worker
from explorer.analysis.yours.joining import join, nearest
from explorer.analysis.yours.limits import MOST_BYTES, RefusedError
from explorer.analysis.yours.reading import Grid, read_grid
from explorer.analysis.yours.settings import Settings
from explorer.analysis.yours.sniffing import XLS
from explorer.analysis.yours.tables import table_of
from explorer.analysis.yours.unpacking import Seen
from explorer.errors import QuestionError
from explorer.words.yours.refused import reason, refusal
from explorer.words.yours.told import read_lines, sum_line
from tests.awkward import CASES, Case, book, text
from tests.awkward_more import MORE
from tests.awkward_others import OTHERS

ALL = (*CASES, *MORE, *OTHERS)
BY_NAME = {one.name: one for one in ALL}


def grid_of(content: bytes, sheet: str = "") -> Grid:
    """Read in this process: the process of its own has tests of its own."""
    try:
        return Grid(**worker.read(content, sheet))
    except RefusedError as error:
        raise QuestionError(str(error)) from None


def joined_of(case: Case):
    settings = Settings(**{"level": case.level, **case.settings})
    return join(table_of(grid_of(case.content(), settings.sheet)), settings)


def test_the_corpus_is_large_and_each_case_is_another():
    assert len(CASES) >= 120
    assert len(BY_NAME) == len(ALL)


@pytest.mark.parametrize("name", BY_NAME)
def test_an_awkward_file_comes_out_as_it_must(name):
    case = BY_NAME[name]
    if case.refused:
        with pytest.raises(QuestionError) as told:
            found = joined_of(case)
            assert not found.figures
            raise QuestionError(refusal(found))
        sentence = str(told.value)
        assert case.refused in sentence
        # One thing at a time, whole sentences, no word of a program.
        assert sentence[0].isupper() and sentence.endswith(".") and len(sentence) < 330
        assert not re.search(r"Error|Traceback|None|\bnan\b", sentence)
        return
    found = joined_of(case)
    values = {row.area.code: row.value for row in found.rows if row.value == row.value}
    if case.some:
        assert values.items() >= dict(case.values).items()
    else:
        assert values == pytest.approx(dict(case.values), rel=1e-12)
    assert {row.area.code: row.why for row in found.rows if row.why} == dict(case.missing)
    refused = nearest(found)
    if not case.some:
        assert [one.why for one in refused] == [why for _, why in case.rejects]
        for one, (held, _) in zip(refused, case.rejects, strict=True):
            assert held in one.text
    lines = [*read_lines(found, "file.csv"), sum_line(found)]
    for part in case.told:
        assert any(part in line for line in lines), lines
    for line in [*lines, *(reason(one, found.level) for one in refused)]:
        assert line[0] in "'" or not line[0].islower()
        assert line.endswith(".")


def test_no_sign_is_ever_read_as_plus():
    """Whatever stands for minus, a figure is negative or refused."""
    for sign in "-‐‑‒–—−﹣－\xad―⁻":
        for shape in ("{}5.5", "{} 5.5", "({}5.5)", "£{}5.5", "{}£5.5", "{}5.5%", "{}5,5"):
            content = text("Code;Rate", f"E06000001;{shape.format(sign)}", "E06000009;1.5")()
            try:
                found = join(table_of(grid_of(content)), Settings(decimal="point"))
            except QuestionError:
                continue
            held = [row.value for row in found.rows if row.area.code == "E06000001"]
            assert all(not value >= 0 for value in held), (sign, shape)


def test_a_refused_row_names_what_is_near():
    found = nearest(joined_of(BY_NAME["names misspelt"]))
    assert [area.name for area in found[0].near] == ["Blackpool"]
    merged = joined_of(BY_NAME["a code that was merged"]).rejects[0]
    assert [area.name for area in merged.near] == ["Buckinghamshire"]
    assert "Aylesbury Vale" in reason(merged, "district")
    split = joined_of(BY_NAME["a code that was split"]).rejects[0]
    assert [area.name for area in split.near] == ["Cumberland", "Westmorland and Furness"]


def test_lines_are_those_of_the_file():
    found = joined_of(BY_NAME["titles and notes"])
    assert [row.line for row in found.rows] == [5, 6, 7]
    assert joined_of(BY_NAME["totals at the end"]).rejects[0].line == 5
    assert joined_of(BY_NAME["a workbook with days"]).rejects[0].line == 2


def test_sixty_thousand_rows_are_read_and_one_more_is_not():
    rows = "".join(f"E06000001,{k}\n" for k in range(60_000))
    table = table_of(grid_of(f"Code,Rate\n{rows}".encode()))
    assert len(table.body) == 60_000
    with pytest.raises(QuestionError, match="60,000 at most"):
        table_of(grid_of(f"Code,Rate\n{rows}E06000001,1\n".encode()))


def test_names_of_nothing_are_looked_up_a_while_and_then_told():
    """Each is looked up among all areas of today and of before: sixty thousand take a minute."""
    known = "".join("Hartlepool,1.5\n" for _ in range(3_000))
    rows = [f"City of Nowhere {k} Council,2.5\n" for k in range(5_001)]
    few, many = (f"Area,Rate\n{known}{''.join(one)}".encode() for one in (rows[1:], rows))
    with pytest.raises(QuestionError, match="More than 5,000 different names"):
        join(table_of(grid_of(many)), Settings())
    found = join(table_of(grid_of(few)), Settings())
    assert found.figures == 1 and len(found.rejects) == 5_000


# In a process of its own -------------------------------------------------------------------------


def test_a_file_is_read_in_a_process_of_its_own():
    assert read_grid(text("Code,Rate", "E06000001,1.5")()).rows == [
        ["Code", "Rate"],
        ["E06000001", "1.5"],
    ]
    found = read_grid(book(["Code", "Rate"], ["E06000001", 1.5])())
    assert (found.kind, found.rows[1]) == ("xlsx", ["E06000001", 1.5])
    with pytest.raises(QuestionError, match="a PDF"):
        read_grid(b"%PDF-1.4 and so on")


def test_what_is_too_large_is_told_before_anything_is_read(monkeypatch):
    monkeypatch.setattr(reading, "_COMMAND", ("no-such-program",))
    with pytest.raises(QuestionError, match="larger than 10 MB"):
        read_grid(b"a" * (MOST_BYTES + 1_000_000))


@pytest.mark.parametrize("ends", ["import time; time.sleep(60)", "import os; os.abort()", "x"])
def test_a_reading_that_takes_too_long_or_dies_is_one_sentence(monkeypatch, ends):
    """The guard, tried with programs of ours in the place of one that reads."""
    import sys  # noqa: PLC0415

    monkeypatch.setattr(reading, "_COMMAND", (sys.executable, "-c", ends))
    monkeypatch.setattr(reading, "MOST_WAITING", 1)
    with pytest.raises(QuestionError, match="more time or memory"):
        read_grid(b"Code,Rate\nE06000001,1.5\n")


def test_a_reading_has_little_memory(monkeypatch):
    import sys  # noqa: PLC0415

    greedy = "from explorer.analysis.yours import worker; worker._limit(); bytearray(4_000_000_000)"
    monkeypatch.setattr(reading, "_COMMAND", (sys.executable, "-c", greedy))
    with pytest.raises(QuestionError, match="more time or memory"):
        read_grid(b"Code,Rate\nE06000001,1.5\n")


def test_a_library_that_gives_up_on_a_workbook_is_one_sentence(monkeypatch):
    """The guard, tried with an error of ours that is named as that of the library is."""

    class PanicException(BaseException):
        pass

    class Workbook:
        @staticmethod
        def from_filelike(_: object) -> None:
            raise given

    monkeypatch.setattr(workbooks, "CalamineWorkbook", Workbook)
    given: BaseException = PanicException()
    with pytest.raises(RefusedError, match="damaged"):
        workbooks.read_workbook(b"", "", Seen(XLS))
    given = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        workbooks.read_workbook(b"", "", Seen(XLS))


def test_a_real_old_workbook_is_read(sources: Path):
    """A file in the old Excel format, where the publications are at hand."""
    import gzip  # noqa: PLC0415

    packed = next(sources.rglob("diagnostics_dm01_provider_2025-07.xls.gz"), None)
    if packed is None:
        pytest.skip("the publication is not at hand")
    grid = read_grid(gzip.decompress(packed.read_bytes()))
    assert grid.kind == "xls"
    assert len(grid.rows) > 100
