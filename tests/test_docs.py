"""What the documents say is true: commands run, attributions stand, options are told."""

import argparse
import re
import shlex
import subprocess
import tomllib
from pathlib import Path

import pytest

from explorer.build.publications import publications
from explorer.cli import _parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.strip().splitlines()
]
ASKED = [line for line in COMMANDS if line.startswith("explorer ")]
MADE = [line for line in COMMANDS if line.startswith("make ")]


@pytest.mark.parametrize("line", ASKED)
def test_every_command_that_asks_gets_an_answer(line, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(*shlex.split(line)[1:])
    assert code == 0
    assert out.strip()


@pytest.mark.parametrize("line", MADE)
def test_every_make_target_exists(line):
    told = subprocess.run(
        ["make", "--dry-run", *shlex.split(line)[1:]], cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr


def test_the_plain_commands_are_what_make_runs():
    makefile = (ROOT / "Makefile").read_text()
    for line in COMMANDS:
        if line.startswith(".venv/bin/pip install"):
            wanted = line.removeprefix(".venv/bin/pip install")
            assert re.search(re.escape(wanted.strip()), makefile), line


def commands(parser, before=()):
    """Give the words of every command, those of commands within commands too."""
    inside = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    if not inside:
        yield " ".join(before)
    for one in inside:
        for name, command in one.choices.items():
            yield from commands(command, (*before, name))


def test_every_command_is_in_the_readme():
    known = list(commands(_parser()))
    assert {"export map", "page", "doctors"} <= set(known)
    for command in known:
        assert re.search(rf"(explorer|make) {command}\b", README), command


def test_every_attribution_line_stands():
    licence = (ROOT / "DATA-LICENCE.md").read_text(encoding="utf-8")
    for publication in publications().values():
        assert publication.attribution in licence
        assert publication.title in licence


def test_every_record_carries_its_attribution():
    for path in (ROOT / "indicators").glob("*/indicator.toml"):
        for origin in tomllib.loads(path.read_text(encoding="utf-8"))["origin"]:
            assert origin["attribution"]
            assert re.fullmatch(r"[0-9a-f]{64}", origin["sha256"])


def test_locks_hold_hashes_and_no_addresses():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text()
        assert "://" not in lock and "file:" not in lock
        pinned = {line.split("==")[0].split("[")[0] for line in lock.splitlines() if "==" in line}
        wanted = {re.split(r"[<>=]", line)[0] for line in project["dependencies"]}
        assert wanted <= pinned
        assert lock.count("--hash=sha256:") > len(pinned)
