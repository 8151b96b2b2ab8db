"""What runs is permissively licensed, locked by its hash, and told of."""

import re
import tomllib
from importlib.metadata import distribution, requires
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
TOLD = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
COPYLEFT = re.compile(r"\b(A?GPL|LGPL|GNU (Affero |Lesser )?General Public)", re.IGNORECASE)


def closure(name: str, seen: set[str]) -> set[str]:
    """Return a package and all that it needs to run here."""
    if name in seen:
        return seen
    seen.add(name)
    for requirement in requires(name) or []:
        wanted = re.split(r"[ <>=!~;\[(]", requirement)[0]
        if "extra ==" in requirement or not installed(wanted):
            continue
        closure(wanted.lower().replace("_", "-"), seen)
    return seen


def installed(name: str) -> bool:
    try:
        distribution(name)
    except ModuleNotFoundError:
        return False
    return True


def test_no_run_time_dependency_is_copyleft():
    names = closure("explorer", set()) - {"explorer"}
    assert {"streamlit", "folium", "geopandas", "pandas", "rapidfuzz"} <= names
    for name in names:
        stated = stated_licence(name)
        assert stated, name
        assert not COPYLEFT.search(stated), (name, stated)


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
