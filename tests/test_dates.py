"""The dates of a release come from the data: with other dates in it no old one is shown."""

import ast
import os
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import explorer
from explorer import checks
from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.needed import benchmarks
from explorer.errors import DataError
from explorer.root import VARIABLE, data_root

# The census, its lists, the register, the first returns, the first and the last financial year.
STORED = {
    "2026-05-31/P1D": "2027-06-30/P1D",
    "2026-07-01/P1D": "2027-08-01/P1D",
    "2023-12-31/P1D": "2024-11-30/P1D",
    "2015-09-30/P1D": "2014-10-31/P1D",
    "2015-04-01/P1Y": "2014-04-01/P1Y",
    "2023-04-01/P1Y": "2024-04-01/P1Y",
}
# As the sentences of the records write them; the longer ones first.
WRITTEN = {
    "31 May 2026": "30 June 2027",
    "1 July 2026": "1 August 2027",
    "May 2026": "June 2027",
    "July 2026": "August 2027",
    "December 2023": "November 2024",
    "September 2015": "October 2014",
    "2015/16": "2014/15",
    "2023/24": "2024/25",
    "2026-05": "2027-06",
    "2026-07": "2027-08",
}
# What no page may show then. The register's month is that of boundaries too, which stay.
OLD = (
    "31 May 2026", "1 July 2026", "May 2026", "July 2026", "register of December 2023",
    "September 2015", "2015/16", "2023/24", "2026-05-31", "2026-07-01", "Since 2016",
    "england-2016",
)  # fmt: skip
PRACTICES = Path("indicators") / "_tables" / "practices"
CENSUS = 'census = "2026-05-31/P1D"'
ASKED = [
    ("page", "doctors"),
    ("page", "doctors", "--set", "area=none", "--set", "colour=change"),
    ("page", "doctors", "--set", "level=region", "--set", "colour=raw", "--set", "to=change"),
    ("page", "doctors", "--set", "area=upper-tier:E09000013", "--set", "without=1"),
    ("page", "map"),
    ("page", "map", "--set", "indicator=gps-per-100k", "--set", "level=constituency"),
    ("page", "compare"),
    ("page", "gap"),
    ("doctors", "Blackpool"),
    ("doctors", "England"),
    ("doctors", "England", "--json"),
    ("doctors", "--level", "region", "--definition", "change"),
]


@pytest.fixture
def other_dates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a data root in which the census and the lists are of other dates, in use.

    Only what has the dates of practices is written anew; the rest is linked to.
    """
    embedded, root = data_root(), tmp_path / "data"
    (root / "indicators" / "_tables").mkdir(parents=True)
    (root / "boundaries").symlink_to(embedded / "boundaries")
    for folder in [*(embedded / "indicators").iterdir(), *(embedded / PRACTICES.parent).iterdir()]:
        if folder.is_dir() and folder.name != PRACTICES.parent.name:
            if not _of_practices(folder):
                (root / folder.relative_to(embedded)).symlink_to(folder)
                continue
            (root / folder.relative_to(embedded)).mkdir()
            for path in folder.iterdir():
                _dated(path, root / path.relative_to(embedded))
    monkeypatch.setenv(VARIABLE, str(root))
    yield root


def _of_practices(folder: Path) -> bool:
    """Whether a folder has the dates of GP practices: other figures have years of their own."""
    return any("General Practice Workforce" in path.read_text() for path in folder.glob("*.toml"))


def _dated(path: Path, to: Path) -> None:
    if path.suffix == ".parquet":
        frame = pd.read_parquet(path)
        columns = [one for one in ("period", "as_of", "list_as_of") if one in frame]
        if not columns:
            os.link(path, to)
            return
        frame[columns] = frame[columns].replace(STORED)
        frame.to_parquet(to, index=False)
        return
    text = before = path.read_text(encoding="utf-8")
    pairs = STORED | WRITTEN if path.suffix == ".toml" else STORED
    for old, new in pairs.items():
        text = text.replace(old, new)
    if text == before:
        to.symlink_to(path)
    else:
        to.write_text(text, encoding="utf-8")


def test_no_old_date_is_shown(other_dates, run):
    told = {}
    for words in ASKED:
        code, told[words], problem = run(*words, *(["--format", "html"] * (words[0] == "page")))
        assert code == 0, problem
        assert [old for old in OLD if old in told[words]] == [], words
    page, text = told[ASKED[0]], told["doctors", "England"]
    for shown in (page, text):
        for new in ("30 June 2027", "August 2027", "2014/15", "October 2014", "November 2024"):
            assert new in shown
    assert "2014/15 to 2024/25; lists of 1 August 2027" in page
    assert "Since 2015" in page and "England&#x27;s level of 2014/15" in page
    assert "Since 2014/15\n" in text and "England's average of 2014/15" in text
    assert '"england-2015"' in told["doctors", "England", "--json"]
    assert not any(line.fault for line in checks._dates())


def test_the_dates_are_those_of_today():
    found = dates()
    assert found.census.words == "31 May 2026"
    assert (found.first_year.words, found.last_year.words) == ("2015/16", "2023/24")
    assert (found.lists.month, found.register.month) == ("July 2026", "December 2023")
    assert benchmarks() == ("england", "england-2016")


@pytest.mark.parametrize(
    ("after", "says"),
    [
        ("", r"practices/record.toml: dates.census: '' is not a stored period"),
        ('census = "May 2026"', r"dates.census: 'May 2026' is not a stored period"),
        ('census = "2027-05-31/P1D"', "census of 31 May 2027, .* gps-per-100k are of 31 May 2026"),
    ],
    ids=["missing", "no period", "another day"],
)
def test_a_date_that_is_not_that_of_the_figures_is_named(other_root, after, says):
    path = other_root / PRACTICES / "record.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(CENSUS, after), encoding="utf-8")
    with pytest.raises(DataError, match=says):
        dates()
    assert [line.fault for line in checks._dates()] == [True]


@pytest.fixture
def other_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data root with a record of practices that a test may change, in use."""
    embedded, root = data_root(), tmp_path / "data"
    (root / PRACTICES).mkdir(parents=True)
    (root / "boundaries").symlink_to(embedded / "boundaries")
    for path in (embedded / "indicators").iterdir():
        if path.name != PRACTICES.parent.name:
            (root / "indicators" / path.name).symlink_to(path)
    (root / PRACTICES / "record.toml").write_bytes(
        (embedded / PRACTICES / "record.toml").read_bytes()
    )
    monkeypatch.setenv(VARIABLE, str(root))
    return root


def test_no_text_in_the_code_has_such_a_date():
    package = Path(explorer.__file__).parent
    found = [
        f"{path.relative_to(package)}: {old}"
        for path in package.rglob("*.py")
        # The build names the editions that it reads; what no period is called is told by example.
        if "build" not in path.parts and path.name != "periods.py"
        for text in texts(path)
        for old in (*STORED, *WRITTEN, *OLD)
        if old in text
    ]
    assert found == []


def texts(path: Path) -> Iterator[str]:
    """Give every text in a file of code that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
