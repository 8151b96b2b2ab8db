"""The embedded data are what the build derives, byte for byte."""

import csv
import os
import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from explorer.build.publications import VARIABLE
from explorer.build.run import STEPS
from explorer.indicators.built import built_on
from explorer.indicators.sizes import FILE
from explorer.root import data_root

SIZES = FILE.name


def test_building_again_gives_the_same_bytes(sources: Path, tmp_path: Path):
    day = datetime.combine(built_on(), time(12), UTC)
    built = int(day.timestamp())
    command = [sys.executable, "-m", "explorer.cli", "build", "--out", str(tmp_path)]
    built = subprocess.run(
        command,
        env={**os.environ, VARIABLE: str(sources), "SOURCE_DATE_EPOCH": str(built)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert f"{len(STEPS)} of {len(STEPS)}: Simulations" in built.stdout
    for folder in ("boundaries", "indicators"):
        embedded = files(data_root() / folder)
        again = files(tmp_path / folder)
        assert set(embedded) == set(again)
        # Sizes of archives are those of the system's zlib.
        changed = [name for name in embedded if embedded[name] != again[name] and name != SIZES]
        assert changed == []
    told, measured = (sizes_of(one / FILE) for one in (data_root(), tmp_path))
    assert measured == pytest.approx(told, rel=0.1)


def test_all_embedded_data_stay_small():
    sizes = [
        len(content)
        for folder in ("boundaries", "indicators")
        for content in files(data_root() / folder).values()
    ]
    # Of these 4.6 MB are what areas of one's own are added up from (docs/decisions/own-areas.md).
    assert sum(sizes) < 37_000_000


def sizes_of(path: Path) -> dict[str, int]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["file"]: int(row["bytes"]) for row in csv.DictReader(file)}


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
