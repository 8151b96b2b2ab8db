"""What is needed is locked by its hash and told of. What its licences are: ``test_bill.py``."""

import re
import tomllib
from importlib.metadata import distribution
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
TOLD = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")


def stated_licence(name: str) -> str:
    """Return what an installed package says of its licence."""
    told = distribution(name).metadata
    licences = [told.get("License-Expression") or "", told.get("License") or ""]
    classifiers = [line for line in told.get_all("Classifier") or [] if "License" in line]
    return " ".join([licences[0] or licences[1][:200], *classifiers]).strip()


def split(requirement: str) -> tuple[str, str]:
    """Return the name of a requirement and the version that it starts from."""
    name, bound = re.fullmatch(r"([a-z0-9-]+)>=([0-9.]+)(?:,<\d+)?", requirement).groups()
    return name, bound


def rows(section: str) -> dict[str, list[str]]:
    """Return a table of the document: for each package version, licence and purpose."""
    table = TOLD.partition(f"## {section}\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", table, re.MULTILINE)
    return {name: rest for name, *rest in cells if name not in {"Package", "---"}}


@pytest.mark.parametrize(
    ("section", "wanted"),
    [
        ("To run", PROJECT["dependencies"]),
        ("To build the data and the letters", EXTRAS["build"]),
        ("To test", EXTRAS["test"]),
    ],
)
def test_every_dependency_is_told_of(section: str, wanted: list[str]):
    told = rows(section)
    assert {name: version for name, (version, *_) in told.items()} == dict(map(split, wanted))
    for name, (_, licence, _) in told.items():
        stated = stated_licence(name)
        # The family: many packages say no more than "BSD License".
        assert not stated or re.split(r"[- ]", licence)[0] in stated, (name, stated)


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", [*PROJECT["dependencies"], *EXTRAS["run"]]),
        (
            "requirements-dev.lock",
            [*PROJECT["dependencies"], *chain.from_iterable(EXTRAS.values())],
        ),
    ],
)
def test_a_lock_holds_what_is_asked_for_with_hashes(lock: str, wanted: list[str]):
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    pinned = {entry.partition("==")[0] for entry in entries}
    assert {name for name, _ in map(split, wanted)} <= pinned
    for entry in entries:
        first, *hashes = entry.replace("\\\n", "\n").splitlines()
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; .+)?", first.strip()), first
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line.strip()) for line in hashes)


def test_both_locks_agree():
    small, large = (
        set(re.findall(r"^\S+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert small <= large
