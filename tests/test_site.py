"""The static site's parts: what is kept, what is made again, and what is refused."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from vl_convert import svg_to_png

from explorer.errors import ExplorerError, QuestionError
from explorer.indicators.catalogue import catalogue, indicator
from explorer.indicators.sizes import figures_bytes, size_of
from explorer.lanes import Lanes
from explorer.places.names import plain
from explorer.questions.blocks import Link, Table
from explorer.questions.page import every
from explorer.site import cards, depends
from explorer.site.addresses import Atlas, Static, Wanted, relative, statics
from explorer.site.data import measure_files
from explorer.site.ledger import LEDGER, Ledger
from explorer.site.lists import areas_page, data_page, lost_page
from explorer.site.order import Order, checked_address
from explorer.site.plan import Plan
from explorer.site.run import run
from explorer.site.search import MOST, Subject, Words, search_files
from explorer.site.sharing import shared
from explorer.web.markup import table
from explorer.words.counts import size_text
from explorer.words.site import described, needs_live, titled

ROOT = Path(__file__).parent.parent
SMOKING = Wanted(("map",), (), ("smoking",))
AUDIT = """
import os, sys
opened = set()
sys.addaudithook(lambda event, args: event == "open" and isinstance(args[0], (str, bytes))
                 and opened.add(os.fsdecode(args[0])))
from explorer.questions.registry import QUESTIONS
name, *rest = sys.argv[1:]
question = QUESTIONS[name]
question.answer(question.asked(dict(one.split("=") for one in rest)))
print(*sorted({path.split("/")[-2] for path in opened if path.endswith("values.csv")}))
"""


# As above, for every page that does not follow from all measures, with all that is drawn of it and
# the files that it offers: the plan of the site has read everything, which is forgotten first.
AUDIT_DRAWN = (
    AUDIT.partition("from explorer.questions")[0]
    + """
import functools, gc, json
from pathlib import Path
from explorer.indicators.catalogue import catalogue
from explorer.site import depends
from explorer.site.addresses import Wanted
from explorer.site.order import Order
from explorer.site.plan import Plan
names = ("gap", "model", "claim", "teach")
plan = Plan(Order(Path(sys.argv[1]), "https://example.org/", wanted=Wanted(names, (), ())))
for page in plan.pages:
    of = depends.of_page(page.name, page.query)
    if len(of) < 10:
        for one in gc.get_objects():
            if isinstance(one, functools._lru_cache_wrapper):
                one.cache_clear()
        opened.clear()
        plan.drawer.page(page)
        read = {path.split("/")[-2] for path in opened if path.endswith("values.csv")}
        print(json.dumps([page.path, sorted(read & set(catalogue())), list(of)]))
"""
)


def made(order: Order) -> list[str]:
    """Run, and give the names of the parts that were made."""
    before = Ledger.read(order.folder).stamps
    for _ in run(order, workers=1):
        pass
    after = Ledger.read(order.folder).stamps
    return [name for name, stamp in after.items() if before.get(name) != stamp]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*")) if path.is_file()
    }  # fmt: skip


def test_a_run_goes_on_and_changed_data_remake_what_they_touch(tmp_path: Path, linked_root: Path):
    order = Order(tmp_path / "site", wanted=SMOKING)
    first = made(order)
    assert "page maps/smoking/district/persons.html" in first
    before = contents(order.folder)
    lost = order.folder / "maps/smoking/district/persons.html"
    lost.unlink()
    assert made(order) == []
    assert contents(order.folder) == before  # the same bytes, made a second time
    file = linked_root / "indicators" / "smoking" / "values.csv"
    text = file.read_text(encoding="utf-8")
    row = next(one for one in text.splitlines() if one.startswith("district,") and ",1" in one)
    cells = row.split(",")
    cells[4] = str(round(float(cells[4]) + 0.1, 1))
    file.unlink()
    file.write_text(text.replace(row, ",".join(cells)), encoding="utf-8")
    again = made(order)
    assert {"page maps/smoking/district/persons.html", "measure smoking"} <= set(again)
    assert "page index.html" not in again  # another measure's map
    assert not any(name.startswith(("common", "search")) for name in again)
    fresh = Order(tmp_path / "fresh", wanted=SMOKING)
    made(fresh)
    assert contents(fresh.folder) == contents(order.folder)


def test_a_folder_of_something_else_is_refused(tmp_path: Path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(QuestionError, match="files of something else"):
        next(run(Order(tmp_path)))
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_a_ledger_takes_nothing_away_outside_its_folder(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / LEDGER).write_text("page x\tstamp\t../mine.txt\tabc\t4\n")
    made(Order(folder, wanted=Wanted(("teach",), (), ())))
    assert (tmp_path / "mine.txt").is_file()


@pytest.mark.parametrize(
    "text",
    ["example.org", "ftp://example.org", "https://", "https://a.b/?x", 'https://a"b/', "//a"],
)
def test_an_address_that_is_none_is_refused(text: str):
    with pytest.raises(QuestionError, match="no address of a site"):
        checked_address(text)
    assert checked_address("https://example.org/health") == "https://example.org/health/"


def test_addresses_lead_to_the_page_that_shows_them_and_to_no_other():
    pages = [
        one for one in statics(Wanted(("map", "compare", "area", "gap")))
        if not one.path.startswith("areas/district/")
    ]  # fmt: skip
    atlas = Atlas(pages, {"files/x.csv": "data/x.csv"})
    assert atlas.path("?") == atlas.path("?indicator=healthy-life-expectancy") == "index.html"
    smoking = "maps/smoking/upper-tier/persons.html"
    assert atlas.path("?indicator=smoking&level=upper-tier&a=none") == smoking
    assert atlas.path("?indicator=smoking&a=upper-tier:E06000009") == f"{smoking}#E06000009"
    # Another year or colour is another map.
    assert atlas.path("?indicator=smoking&level=upper-tier&period=2015") == ""
    assert atlas.path("?indicator=smoking&colour=england") == ""
    assert atlas.path("?page=compare") == "compare.html"
    assert atlas.path("?page=compare&a=upper-tier:E06000001") == ""
    assert atlas.path("?page=gap&release=2022") == ""
    assert atlas.path("?page=doctors&level=region") == ""
    assert atlas.path("?page=area&area=district:E07000094") == ""
    assert atlas.path("?page=area&area=icb:E54000048") == "areas/icb/E54000048.html"
    # One figure's own address, or another shape, is no page; the question alone is.
    assert atlas.path("?page=area&area=icb:E54000048&row=people.persons") == ""
    assert atlas.path("?page=area") == "areas/upper-tier/E06000009.html"
    assert atlas.path("?page=nothing") == atlas.path("elsewhere.html") == ""
    assert atlas.path("files/x.csv") == "data/x.csv"
    assert relative("maps/a/b.html#E1", "areas/icb/c.html") == "../../maps/a/b.html#E1"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (["", "indicator=smoking"], lambda: depends.of_map(indicator("smoking"))),
        (["", "indicator=healthy-life-expectancy"],
         lambda: depends.of_map(indicator("healthy-life-expectancy"))),
        (["area", "area=icb:E54000048"], lambda: depends.of_areas("icb")),
        (["area", "area=constituency:E14001104"], lambda: depends.of_areas("constituency")),
    ],
)  # fmt: skip
def test_a_page_reads_no_measure_that_it_is_not_said_to_follow_from(asked, wanted):
    """Every file that a fresh process opens is watched: a page that is not remade would be wrong."""
    told = subprocess.run(
        [sys.executable, "-c", AUDIT, *asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    read = {slug for slug in told.stdout.split() if slug in catalogue()}
    assert read
    assert read <= set(wanted()), read - set(wanted())


@pytest.mark.slow
def test_a_page_of_the_default_measure_reads_few_others(tmp_path: Path):
    told = subprocess.run(
        [sys.executable, "-c", AUDIT_DRAWN, str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    pages = [json.loads(line) for line in told.stdout.splitlines()]
    assert {"gap.html", "model.html", "claim.html", "teach/how-sure.html"} <= {
        path for path, _, _ in pages
    }
    for path, read, wanted in pages:
        assert "healthy-life-expectancy" in read, path
        assert set(read) <= set(wanted), (path, set(read) - set(wanted))


def test_what_pages_share_comes_back_as_it_was():
    def steps(own: str) -> str:
        long = "What every one of them says. " * 8
        return (
            f'<main><p>{own}</p><details class="hge-steps"><summary>x</summary><h4>A</h4><ul><li>{long}'
            f"</li></ul><h4>B</h4><ul><li>{own * 60}</li></ul></details>"
            '<img src="data:image/svg+xml;base64,PHN2Zy8+"></main>'
        )

    common = shared([steps("1"), steps("2")])
    assert len(common.parts) == len(common.pictures) == 1
    for own in "123":
        folded = common.folded(steps(own), "../../")
        assert "What every one" not in folded
        assert own * 60 not in folded
        assert common.unfolded(folded) == steps(own)
    assert shared([steps("1")]).parts == {}


def test_no_file_of_the_search_is_too_long_and_none_is_missing():
    words = Words()
    for number in range(3000):
        words.add(
            Subject("Place", f"Old Town {number:04}", "note", f"a/{number}.html", 0), ["old town"]
        )
    words.outward["fy1"] = [Subject("Place", "Blackpool", "", "b.html", 0)]
    words.add(Subject("Place", "St Helens", "", "c.html", 0), ["St Helens", "E08000013"])
    shards = words.shards()
    assert {"fy1"} == {key for held in shards.values() for key in held["outward"]}
    for word in ("saint", "helens", "e08000013", *plain("Old Town").split()):
        assert any(
            word in held["words"] for begun, held in shards.items() if word.startswith(begun)
        )
    assert MOST == 30_000


def test_a_place_at_two_levels_is_found_once():
    pages = [
        one for one in statics(Wanted(("area",)))
        if one.path.endswith(("E06000009.html", "E14001104.html"))
    ]  # fmt: skip
    files = search_files(Atlas(pages))
    told = [
        json.loads(content.decode().partition(",")[2].rstrip().removesuffix(");"))
        for path, content in files.items() if not path.startswith("search/index")
    ]  # fmt: skip
    found = {row[3]: row[1:3] for held in told for row in held["subjects"] if "Blackpool" in row[1]}
    assert found["areas/upper-tier/E06000009.html"][0] == "Blackpool (unitary authority)"
    assert "areas/district/E06000009.html" not in found
    (held,) = (one["outward"]["fy1"] for one in told if "fy1" in one["outward"])
    assert len(held) == 1
    # The site has no evidence pack unless it was asked for.
    assert not any("evidence" in str(row[2]) for held in told for row in held["subjects"])


def test_data_files_say_the_same_figures():
    files = measure_files("smoking")
    rows = list(csv.DictReader(io.StringIO(files["data/smoking.csv"].decode())))
    told = json.loads(files["data/smoking.json"])
    table = pq.read_table(io.BytesIO(files["data/smoking.parquet"])).to_pylist()
    assert len(rows) == len(told["rows"]) == len(table) == 584
    at = {name: place for place, name in enumerate(told["columns"])}
    for row, plain_row, typed in zip(rows, told["rows"], table, strict=True):
        assert row["area_code"] == plain_row[at["area_code"]] == typed["area_code"]
        for name in ("value", "lower", "upper"):
            assert (float(row[name]) if row[name] else None) == plain_row[at[name]] == typed[name]
    assert told["indicator"]["slug"] == "smoking"


def test_a_card_is_drawn_again_only_when_it_says_something_else(tmp_path: Path, monkeypatch):
    one = Static("area", (("area", "upper-tier:E06000009"),), "areas/x.html")
    page = one.question.answer(one.view())
    first = cards.card(page, one, tmp_path / "none.png")
    before = tmp_path / "before.png"
    before.write_bytes(first)
    drawn: list[str] = []
    monkeypatch.setattr(
        cards.vl_convert, "svg_to_png", lambda svg: drawn.append(svg) or svg_to_png(svg)
    )
    assert cards.card(page, one, before) == first
    assert not drawn
    told = replace(page, headline=replace(page.headline, title="Another name"))
    assert cards.card(told, one, before) != first
    assert len(drawn) == 1
    before.write_bytes(b"no picture")
    assert cards.card(page, one, before) == first


def test_a_page_of_the_site_alone_has_a_card_and_rows_keep_their_names(tmp_path: Path):
    order = Order(tmp_path, "https://example.org/", wanted=Wanted((), (), ()))
    plan = Plan(order)
    page = areas_page(plan.atlas)
    files = plan.drawer.listed("areas/index.html", page)
    assert files["cards/areas/index.png"][:4] == b"\x89PNG"
    assert "https://example.org/cards/areas/index.png" in files["areas/index.html"].decode()
    assert "og:image" not in plan.drawer.lost("404.html", lost_page()).decode()
    # What the site has no page for keeps its name in a table, and makes no empty card.
    assert (
        table("x", ["A"], [[Link("Smoking", "?page=data")]], at=lambda _: "").count("Smoking") == 1
    )
    (data,) = (one for one in plan.pages if one.name == "data")
    text = plan.drawer.page(data)["data.html"].decode()
    assert '<th scope="row"></th>' not in text
    assert text.count('<th scope="row">') == len(catalogue())


def test_the_page_on_the_data_tells_the_sizes_of_the_sites_own_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    own = {"data/values.csv.zip": bytes(7_654_321), "data/values.json.zip": bytes(99_000)}
    monkeypatch.setattr("explorer.site.plan.whole_files", lambda: own)
    plan = Plan(Order(tmp_path, live="https://live.example/", wanted=Wanted(("data",), ())))
    jobs = plan.jobs()
    assert "page data.html" not in {one.name for one in jobs}
    (job,) = (one for one in jobs if one.kind == "figures")
    files = plan.make(job)
    assert own.items() < files.items()
    text = files["data.html"].decode().replace("\N{NO-BREAK SPACE}", " ")
    sizes = re.findall(r'<a href="([^"]*)" download>[^<]*, ([^<,]*)</a>', text)
    assert sizes[:2] == [("data/values.csv.zip", "7.7 MB"), ("data/values.json.zip", "99 KB")]
    # What the live explorer alone has is as large as there.
    live = "https://live.example/files/data/all.parquet.zip"
    told = size_of("all.parquet.zip", figures_bytes(catalogue()))
    assert (live, size_text(told).replace("\N{NO-BREAK SPACE}", " ")) in sizes


def test_the_list_of_the_sites_files_tells_how_large_each_is():
    sizes = {"data/smoking.csv": 61_400, "data/smoking.json": 1_250_000, "data/values.parquet": 8}
    whole, measures = (
        one for one in every(data_page(sizes, ["smoking"]).blocks) if isinstance(one, Table)
    )
    assert [row[-1] for row in whole.rows] == [size_text(8)]
    (row,) = measures.rows
    assert [one.text for one in row[1:]] == [
        f"CSV, {size_text(61_400)}", f"JSON, {size_text(1_250_000)}", "PARQUET",
    ]  # fmt: skip


def double(number: int, by: int) -> int:
    if number < 0:
        raise QuestionError("below nothing")
    if number == 0:
        os._exit(3)
    return number * by


def doubler(by: int):
    return partial(double, by=by)


def test_work_is_shared_among_processes_and_what_is_wrong_is_said():
    with Lanes(doubler, (2,), "It stopped.", 2) as lanes:
        assert dict(lanes.done([1, 2, 3])) == {1: 2, 2: 4, 3: 6}
    numbers = list(range(1, 40))
    for others in (0, 2):
        with Lanes(doubler, (2,), "It stopped.", others) as lanes:
            found = list(lanes.done(numbers, doubler(2)))
        assert sorted(found) == [(one, 2 * one) for one in numbers]
    with (
        pytest.raises(QuestionError, match="below nothing"),
        Lanes(doubler, (2,), "It stopped.", 1) as lanes,
    ):
        list(lanes.done([1, -1]))
    with (
        pytest.raises(ExplorerError, match="It stopped"),
        Lanes(doubler, (2,), "It stopped.", 1) as lanes,
    ):
        list(lanes.done([0, 1]))


def test_words_round_pages():
    assert described(["A finding", "x" * 400, "It is a share."]) == "A finding. It is a share."
    assert titled("Deaths by district, 2024 - Explorer", "girls") == (
        "Deaths by district, 2024, girls - Explorer"
    )
    assert described(["A finding", "Its range."]) == "A finding. Its range."
    assert described(["x" * 400])[:3] == "xxx"
    assert needs_live([], linked=True) == ""
    assert "anyone can run" in needs_live(["Period"], linked=False)
    assert Static("", (), "index.html").view().indicator == "healthy-life-expectancy"
    assert re.fullmatch(r"[0-9a-f]{24}", depends.stamp("a", "b"))
    assert depends.stamp("a", "b") != depends.stamp("ab")
