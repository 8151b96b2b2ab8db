"""A wheel carries its data, pages and licences, and serves them from any folder."""

import os
import subprocess
import sys
import urllib.request
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from explorer.build.publications import publications
from tests.conftest import served
from tests.golden import HEADLINE

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*command, str(out)], cwd=ROOT, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the wheel as an installer unpacks it."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as content:
        content.extractall(folder)
    return folder


def test_everything_lies_inside_the_package(wheel: Path):
    with zipfile.ZipFile(wheel) as content:
        names = content.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"explorer"}
    for wanted in (
        "explorer/_data/app.py",
        "explorer/_data/.streamlit/config.toml",
        "explorer/_data/boundaries/constituency.topo.json",
        "explorer/_data/boundaries/places/postcodes.parquet",
        "explorer/_data/indicators/healthy-life-expectancy/values.csv",
        "explorer/pyproject.toml",
        "explorer/indicators/indicator.schema.json",
        "explorer/indicators/table.schema.json",
        "explorer/indicators/microdata.schema.json",
        "explorer/maps/assets/area-layer.js",
        "explorer/typeface/bold.ttf",
        "explorer/typeface/regular.ttf",
        "explorer/web/look/look.css",
    ):
        assert wanted in names


def test_the_licences_travel_with_the_data(site: Path):
    (about,) = site.glob("*.dist-info")
    stated = Parser().parsestr((about / "METADATA").read_text(encoding="utf-8"))
    assert stated["License-Expression"] == "MIT AND OGL-UK-3.0 AND OFL-1.1"
    assert (about / "licenses" / "LICENSE").is_file()
    assert (about / "licenses" / "explorer" / "typeface" / "OFL.txt").is_file()
    lines = (about / "licenses" / "DATA-LICENCE.md").read_text(encoding="utf-8")
    for publication in publications().values():
        assert publication.attribution in lines


def test_the_bill_of_materials_travels_too(site: Path):
    (about,) = site.glob("*.dist-info")
    (bill,) = (about / "sboms").iterdir()
    assert bill.read_bytes() == (ROOT / bill.name).read_bytes()


def test_an_unpacked_wheel_answers_from_another_folder(site: Path, tmp_path: Path):
    script = (
        "import explorer.root, explorer.serving;"
        "print(explorer.root.data_root()); print(explorer.serving.launcher());"
        "from explorer.cli import main; main(['compare', 'Blackpool', 'Winchester'])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path, env=installed_in(site), capture_output=True, text=True, check=True,
    )  # fmt: skip
    root, launcher, answer, *_ = told.stdout.splitlines()
    assert root == launcher.removesuffix("/app.py") == str(site / "explorer/_data")
    assert answer.startswith(HEADLINE)


def test_an_unpacked_wheel_serves_its_map_from_another_folder(site: Path, tmp_path: Path):
    # A line that the checkout does not hold: what is served comes from the wheel.
    script = site / "explorer/maps/assets/area-map.js"
    script.write_text(f"{script.read_text(encoding='utf-8')}// unpacked\n", encoding="utf-8")
    with served(cwd=tmp_path, env=installed_in(site)) as url:
        address = f"{url}_stcore/bidi-components/explorer.area_map/{script.name}"
        with urllib.request.urlopen(address) as answer:
            assert answer.read() == script.read_bytes()


def installed_in(site: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(site)}
