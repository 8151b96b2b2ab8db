"""A wheel carries its data and pages, and serves them from any folder."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from explorer import serving

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory"]
    subprocess.run([*command, str(out)], cwd=ROOT, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_everything_lies_inside_the_package(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"explorer"}
    for wanted in (
        "explorer/_data/app.py",
        "explorer/_data/.streamlit/config.toml",
        "explorer/_data/boundaries/constituency.topo.json",
        "explorer/_data/boundaries/places/postcodes.parquet",
        "explorer/_data/indicators/healthy-life-expectancy/values.csv",
        "explorer/pyproject.toml",
        "explorer/indicator.schema.json",
        "explorer/maps/assets/area-layer.js",
        "explorer/pages/look.css",
    ):
        assert wanted in names


def test_an_unpacked_wheel_answers_from_another_folder(wheel: Path, tmp_path: Path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import explorer.root, explorer.serving;"
        "print(explorer.root.data_root()); print(explorer.serving.launcher());"
        "from explorer.cli import main; main(['compare', 'Blackpool', 'Winchester'])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "site")],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    root, launcher, answer, *_ = told.stdout.splitlines()
    assert root == launcher.removesuffix("/app.py") == str(tmp_path / "site/explorer/_data")
    assert answer.startswith("A girl born in Blackpool can expect 13.3 fewer healthy years")


def test_the_policy_allows_no_outside_and_no_inline_script():
    policy = dict(part.split(" ", 1) for part in serving.content_security_policy().split("; "))
    assert policy["default-src"] == "'none'"
    for directive in ("script-src", "connect-src", "font-src", "img-src"):
        assert "http" not in policy[directive]
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "'unsafe-eval'" not in policy["script-src"]


def test_only_hashed_files_that_exist_are_kept_for_ever():
    kept = dict(serving.headers_for("/assets/geometry/region.abc.json", 200))
    assert b"immutable" in kept[b"cache-control"]
    for path, status in (("/assets/geometry/region.abc.json", 404), ("/", 200)):
        assert b"cache-control" not in dict(serving.headers_for(path, status))


def test_settings_keep_the_app_to_itself():
    settings = serving.settings()
    assert settings["browser.gatherUsageStats"] is False
    assert settings["client.showErrorDetails"] == "none"
    assert settings["runner.postScriptGC"] is False
