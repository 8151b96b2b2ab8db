"""Output goes into every code page, and a full disk or a reader who has gone is no traceback."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from explorer.cli import output

GOAL, CHANGE = (
    ("goal",),
    ("change", "--level", "region", "--from", "2018-2020", "--to", "2022-2024"),
)
COMPARE = ("compare", "Blackpool", "Winchester")
FULL = Path("/dev/full")


def explorer(*words: str, stdout: int = subprocess.PIPE, **environment: str):
    return subprocess.run(
        [sys.executable, "-m", "explorer.cli", *words],
        stdout=stdout, stderr=subprocess.PIPE, env=os.environ | environment, check=False,
    )  # fmt: skip


@cache
def in_utf_8(*words: str) -> str:
    """Return what a command prints where nothing is lost: the same for every code page."""
    return explorer(*words, PYTHONUTF8="1").stdout.decode()


@pytest.mark.parametrize("code_page", ["cp1252", "cp850", "cp437", "ascii", "latin-1", "utf-16"])
def test_what_a_code_page_lacks_gets_its_plain_form(code_page):
    told = explorer(*GOAL, PYTHONIOENCODING=code_page)
    assert (told.returncode, told.stderr) == (0, b"")
    text = told.stdout.decode(code_page)
    whole = in_utf_8(*GOAL)
    assert text.replace("−", "-") == whole.replace("−", "-")
    assert "share of the way to half: none, -21%" in text.replace("−", "-").lower()


@pytest.mark.parametrize(
    "words",
    [
        CHANGE,
        COMPARE,
        ("doctors", "Blackpool South"),
        ("doctors", "--level", "icb"),
        ("gap", "--level", "region"),
        ("gap", "--level", "region", "--pair", "South East", "North East"),
        ("find", "St Helens"),
        ("indicators",),
        ("values", "--indicator", "gps-per-100k-change", "--level", "icb"),
        ("find", "Môn"),
    ],
)
def test_every_command_writes_to_an_old_machine(words):
    told = explorer(*words, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", LC_ALL="C")
    assert told.returncode == (2 if words == ("find", "Môn") else 0)
    assert b"Traceback" not in told.stderr
    assert (told.stdout + told.stderr).isascii()


@pytest.mark.parametrize("code_page", ["cp1252", "ascii", "utf-8"])
@pytest.mark.parametrize(
    "words",
    [(*COMPARE, "--json"), ("values", "--indicator", "imd-score", "--level", "icb", "--json")],
)
def test_json_loses_nothing_and_is_read_as_utf_8(words, code_page):
    told = explorer(*words, PYTHONIOENCODING=code_page)
    assert json.loads(told.stdout) == json.loads(in_utf_8(*words))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("−0.4 to +0.2", "-0.4 to +0.2"),
        ("2018–20 — “so”, ‘said’", "2018-20 - \"so\", 'said'"),
        ("Ynys Môn, Ŵyr, Łódź, Ærø", "Ynys Mon, Wyr, Lodz, AEro"),
        ("10 ≥ 9, 3 × 2 …", "10 >= 9, 3 x 2 ..."),
        ("a\u00a0b\u200bc\udcff 健", "a bc? ?"),
    ],
)
def test_plain_forms(text, plain):
    assert text.encode("ascii", "simpler").decode() == plain
    assert "Ynys Môn −".encode("cp1252", "simpler").decode("cp1252") == "Ynys Môn -"


@pytest.mark.parametrize(
    "words", [GOAL, COMPARE, (*COMPARE, "--json"), ("indicators",), ("--help",)]
)
def test_a_full_disk_is_one_sentence(words):
    with FULL.open("wb") as full:
        told = explorer(*words, stdout=full.fileno())
    assert told.returncode == 1
    assert told.stderr == b"The output cannot be written: no space left on device.\n"


@pytest.mark.parametrize("words", [GOAL, ("indicators", "--json"), ("check",), ("gap", "--help")])
def test_a_reader_who_has_gone_is_told_nothing(words):
    reader, writer = os.pipe()
    os.close(reader)
    told = explorer(*words, stdout=writer)
    os.close(writer)
    assert (told.returncode, told.stderr) == (output.CLOSED_PIPE, b"")


MAP = ("export", "map", "--indicator", "imd-score", "--level", "region", "-o")
TABLE = ("values", "--indicator", "imd-score", "--level", "region", "-o")


@pytest.mark.parametrize("words", [MAP, TABLE])
def test_a_file_that_cannot_be_written_is_one_sentence(words, run, tmp_path):
    (tmp_path / "file").write_text("")
    wrong = {
        tmp_path / "none" / "a.csv": (2, f"there is no folder {tmp_path / 'none'}. Make it first"),
        tmp_path: (2, "it is a folder. Name a file in it."),
        tmp_path / "file" / "a.csv": (2, "not a directory. Name another place."),
        tmp_path / ("a" * 300): (1, "file name too long."),
        FULL: (1, "no space left on device."),
    }
    for path, (code, reason) in wrong.items():
        found, out, errors = run(*words, str(path))
        assert (found, out) == (code, "")
        assert errors.startswith(f"The file {path} cannot be written: ")
        assert reason in errors
        assert errors.count("\n") == 1


def test_a_table_in_a_file_is_utf_8_in_every_code_page(tmp_path):
    name = tmp_path / "Môn.csv"
    told = explorer(*TABLE, str(name), PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", LC_ALL="C")
    assert (told.returncode, told.stderr) == (0, b"")
    assert re.fullmatch(rb".*Mon\.csv: [\d,]+ bytes\n", told.stdout)
    assert "Yorkshire and The Humber" in name.read_text(encoding="utf-8")
