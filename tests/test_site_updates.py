"""An updated site is byte for byte the site of the data as they are, whichever figures changed.

But for the day on which data were built: a page that no change touches keeps its own.
"""

import csv
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from explorer.questions.area.taken import ALIKE, Taken
from explorer.root import using
from explorer.site.addresses import Wanted
from explorer.site.ledger import LEDGER, Ledger
from explorer.site.order import Order
from explorer.site.run import run
from explorer.site.took import FILE, Basis, Book, Took
from tests.roots import own, small
from tests.test_site import contents

PRESTON, LANCASHIRE, NORTH_WEST = "E07000123", "E10000017", "E12000002"
KIRKLEES, ADUR, HARTLEPOOL = "E08000034", "E07000223", "E06000001"
WANTED = Wanted(
    ("map", "area"),
    (
        f"district:{PRESTON}", f"district:{ADUR}", f"upper-tier:{LANCASHIRE}",
        f"upper-tier:{HARTLEPOOL}", "constituency:E14001104", "constituency:E14001551",
    ),
    ("smoking",),
)  # fmt: skip
HELD = small(
    "imd-score", "smoking", "healthy-life-expectancy", "healthy-life-expectancy-modelled",
    "life-expectancy", "rural", "aged-under-16", "aged-65-and-over", "ethnic-minority-groups",
    "people-per-km2",
)  # fmt: skip
ALL = "page areas/index.html"
Row = dict[str, str]


def by(amount: float) -> Callable[[Row], None]:
    """Return what adds an amount to a value and its limits."""

    def change(row: Row) -> None:
        before = float(row["value"])
        for name in ("value", "lower", "upper"):
            if row.get(name):
                row[name] = str(float(row[name]) + amount)
        if row.get("numerator"):
            row["numerator"] = str(float(row["numerator"]) * float(row["value"]) / before)

    return change


def withheld(row: Row) -> None:
    row |= {"value": "", "lower": "", "upper": "", "flag": "suppressed"}


def later(row: Row) -> None:
    row["period"] = "2021-01-01/P5Y"


# What changes: measure, level, area, sex and how.
CHANGES = [
    ("imd-score", "district", PRESTON, "persons", by(0.1)),
    ("imd-score", "district", KIRKLEES, "persons", by(0.1)),
    ("imd-score", "district", KIRKLEES, "persons", by(15)),
    ("rural", "district", KIRKLEES, "persons", by(0.01)),
    ("smoking", "district", KIRKLEES, "persons", by(3)),
    ("smoking", "country", "E92000001", "persons", by(1)),
    ("smoking", "district", ADUR, "persons", withheld),
    ("smoking", "district", KIRKLEES, "persons", later),
    ("life-expectancy", "region", NORTH_WEST, "female", by(-0.4)),
    ("healthy-life-expectancy", "upper-tier", LANCASHIRE, "male", by(0.5)),
    ("healthy-life-expectancy-modelled", "constituency", "E14001104", "female", by(0.2)),
    ("gps-per-100k", "constituency", "E14001551", "persons", by(2)),
]


def changed(root: Path, slug: str, *key: str, how: Callable[[Row], None]):
    """Change the latest figure of an area in a root, by level, code and sex."""
    file = own(root / "indicators" / slug / "values.csv")
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    of = [row for row in rows if (row["level"], row["area_code"], row["sex"]) == key]
    how(max(of, key=lambda row: row["period"]))
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def remade(order: Order) -> tuple[int, dict[str, str]]:
    """Run; give how many parts were made, and the stamps."""
    *_, last = run(order, workers=1)
    assert last.made + last.kept == last.of
    return last.made, Ledger.read(order.folder).stamps


@pytest.mark.slow
@pytest.mark.parametrize("linked_root", [HELD], indirect=True)
def test_an_updated_site_is_that_of_the_data_and_few_pages_are_made_for_nothing(
    tmp_path: Path, linked_root: Path
):
    first = Order(tmp_path / "site", "https://example.org/", wanted=WANTED)
    _, before = remade(first)
    held = contents(first.folder)
    for number, change in enumerate(CHANGES):
        root, site, fresh = (tmp_path / f"{name}{number}" for name in ("data", "site", "fresh"))
        shutil.copytree(linked_root, root, symlinks=True)
        shutil.copytree(first.folder, site)
        changed(root, *change[:-1], how=change[-1])
        with using(root):
            made, after = remade(replace(first, folder=site))
            remade(replace(first, folder=fresh))
        assert contents(site) == contents(fresh), change
        pages = [name for name in before if name.startswith("page areas/") and name != ALL]
        assert any(before[name] != after[name] for name in pages), change
        paths = [name.removeprefix("page ") for name in pages]
        said = [path for path in paths if (site / path).read_bytes() != held[path]]
        # All pages here are those in which is looked for what their level shares.
        shared = {Path(path).parent for path in said}
        others = [
            name
            for name in before
            if name not in pages and not name.startswith("parts ") and before[name] != after[name]
        ]
        # A mean that moves by less than is shown, as of areas alike, makes a page for nothing.
        for_nothing = made - len(others) - len(said) - len(shared)
        assert 0 <= for_nothing <= 2, (change, said)


# The first eight are those in which is looked for what pages of districts share.
NINE = (
    "E06000001", "E06000040", "E07000009", "E07000011", "E07000034", "E07000035", "E07000038",
    "E07000039", "E08000036",
)  # fmt: skip
DISTRICTS = Wanted(("area",), tuple(f"district:{code}" for code in NINE), ())


@pytest.mark.slow
@pytest.mark.parametrize("linked_root", [(*HELD, "indicators/employment")], indirect=True)
def test_runs_that_were_stopped_and_other_data_in_between_leave_nothing_behind(
    tmp_path: Path, linked_root: Path
):
    """Between runs the picture of all areas is shared, or is not, as one limit moves."""

    def data(name: str, *changes: tuple[str, str, float]) -> Path:
        root = tmp_path / name
        shutil.copytree(linked_root, root, symlinks=True)
        for slug, code, amount in changes:
            changed(root, slug, "district", code, "persons", how=moved(amount))
        return root

    def moved(amount: float) -> Callable[[Row], None]:
        def change(row: Row) -> None:
            name = "upper" if row["upper"] else "value"
            row[name] = str(round(float(row[name]) + amount, 6))

        return change

    wide, beside = ("employment", "E06000040", 4.0), ("imd-score", "E08000034", 0.001)
    apart, alike = data("apart", wide), data("alike")
    other, both = data("other", wide, beside), data("both", beside)
    # Which data, and how many parts were made before it was stopped; None for all.
    chains = [
        [(apart, None), (alike, 1), (other, None)],
        [(alike, None), (apart, 1), (both, None)],
        [(apart, None), (alike, 5), (other, 3), (alike, None)],
        [(alike, None), (other, None), (both, 2), (other, None), (apart, None)],
    ]
    fresh: dict[Path, dict[str, bytes]] = {}
    for number, chain in enumerate(chains):
        order = Order(tmp_path / f"site{number}", wanted=DISTRICTS)
        for root, stop in chain:
            with using(root), closing(run(order, workers=1)) as told:
                list(told if stop is None else islice(told, stop + 1))
        if root not in fresh:
            with using(root):
                remade(Order(tmp_path / f"fresh{number}", wanted=DISTRICTS))
            fresh[root] = contents(tmp_path / f"fresh{number}")
        assert contents(order.folder) == fresh[root], number


def test_a_page_that_a_stopped_run_wrote_and_did_not_tell_of_is_made_again(tmp_path: Path):
    order = Order(tmp_path, wanted=Wanted(("area",), (f"district:{PRESTON}",), ()))
    remade(order)
    before = contents(tmp_path)
    page = tmp_path / f"areas/district/{PRESTON}.html"
    page.write_bytes(page.read_bytes().replace(b"Preston", b"Prestwi", 1))
    with (tmp_path / LEDGER).open("a", encoding="utf-8") as file:
        file.write("running\npage areas/x")
    made, _ = remade(order)
    assert made == 1
    assert contents(tmp_path) == before


def test_what_is_damaged_in_the_books_costs_work_and_no_more(tmp_path: Path):
    order = Order(tmp_path, wanted=Wanted(("area",), (f"district:{PRESTON}",), ()))
    remade(order)
    before = contents(tmp_path)
    for name in (LEDGER, FILE):
        path = tmp_path / name
        for damage in (b"\xff\xfe\n", b"\n\npag", b"page\tx\ty\tz\n"):
            path.write_bytes(path.read_bytes()[:-40] + damage)
            remade(order)
            if name == FILE:  # no page was made: what is told of it comes with the next that is
                path.write_bytes(before[name])
            assert contents(tmp_path) == before, (name, damage)


def test_a_book_says_what_it_was_told_and_passes_over_what_is_unfinished(tmp_path: Path):
    basis = Basis("rest", {"a": "1", "b": "2", "c": "3"})
    took = Took(basis.stamp, "parts", Taken("a.male", "", {ALIKE: "0", "a": "5", "c": "6"}))
    book = Book({basis.stamp: basis}, {"areas/x.html": took, "areas/y.html": took})
    text = book.text(["areas/x.html", "areas/z.html"])
    (tmp_path / FILE).write_text(text + "page\tareas/y.html\t" + basis.stamp + "\tpar\n")
    found = Book.read(tmp_path)
    assert found == Book({basis.stamp: basis}, {"areas/x.html": took})
    assert found.text(["areas/x.html"]) == text
    assert Book.read(tmp_path / "none") == Book()
    assert basis.changed_since(basis) == frozenset()
    assert Basis("rest", {"a": "1", "b": "9", "c": "3"}).changed_since(basis) == {"b"}
    assert Basis("other", basis.figures).changed_since(basis) is None
    assert Basis("rest", {"a": "1"}).changed_since(basis) is None
