"""Imports run one way, and the contracts that say so are able to fail."""

import ast
import pkgutil
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]


def linted(folder: Path) -> tuple[int, str]:
    told = subprocess.run(
        [*COMMAND, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    return told.returncode, told.stdout


@pytest.fixture(scope="module")
def copied_code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("code")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(ROOT / "explorer", folder / "explorer")
    return folder


def test_the_code_keeps_every_contract():
    code, told = linted(ROOT)
    assert code == 0, told


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("words/figures.py", "import explorer.maps", "Imports run one way"),
        ("statistics/intervals.py", "import explorer.errors", "Statistics are pure"),
        ("analysis/compare.py", "import explorer.build.run", "Only the command line reaches"),
        ("questions/map/view.py", "import explorer.serving", "Only the command line reaches"),
        ("cli/places.py", "import explorer.pages", "Nothing imports pages"),
        ("questions/map/view.py", "import streamlit", "Streamlit stays in pages"),
        ("web/render.py", "import streamlit", "Streamlit stays in pages"),
        ("questions/map/page.py", "import explorer.web.markup", "Imports run one way"),
        ("places/areas.py", "import explorer.places.search", "Places: imports run one way"),
        ("indicators/values.py", "import explorer.indicators.data", "Indicators: imports run"),
        ("records/gap.py", "import explorer.words", "Records word nothing"),
        ("records/gap.py", "import explorer.records.goal", "Records: imports run one way"),
        ("analysis/gap.py", "import explorer.records.gap", "Imports run one way"),
        ("homeless.py", "", "Imports run one way"),
    ],
)
def test_a_wrong_import_breaks_its_contract(
    copied_code: Path, module: str, line: str, contract: str
):
    path = copied_code / "explorer" / module
    before = path.read_text() if path.exists() else None
    path.write_text(f"{before or ''}\n{line}\n")
    try:
        code, told = linted(copied_code)
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_text(before)
    assert code == 1
    broken = [row for row in told.splitlines() if row.endswith("BROKEN")]
    assert any(row.startswith(contract) for row in broken), told


def test_no_room_has_a_face():
    """A name is imported from the module that has it: an `__init__` passes none on."""
    for path in (ROOT / "explorer").rglob("__init__.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        imports = [one for one in tree.body if isinstance(one, ast.Import | ast.ImportFrom)]
        given = {one.asname or one.name for line in imports for one in line.names}
        read = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name)}
        assert given <= read, f"{path.relative_to(ROOT)}: {', '.join(sorted(given - read))}"


def test_what_the_documents_name_exists():
    """A name in backticks that begins with the package, and every path, is there."""
    folder = ROOT / "docs"
    for path in (*folder.rglob("*.md"), ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"):
        text = path.read_text(encoding="utf-8")
        for name in re.findall(r"`(explorer\.[\w.]+)`", text):
            pkgutil.resolve_name(name)
        for name in re.findall(r"`(explorer/[\w./]+)`", text):
            assert (ROOT / name).exists(), f"{path.name}: {name}"
