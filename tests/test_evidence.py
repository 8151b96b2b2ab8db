"""Evidence packs: what they say, how they are tagged, and that they are the same each time."""

import csv
import io
import json
import random
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from starlette.requests import Request

from explorer.analysis.area import MATTERS_MOST
from explorer.analysis.evidence import USUAL, choices, evidence
from explorer.errors import QuestionError
from explorer.indicators.catalogue import catalogue
from explorer.packs import batch, pdf
from explorer.packs.batch import LEDGER, Order, put, run
from explorer.packs.formats import file_name, made
from explorer.pages import evidence_files
from explorer.places.areas import Area, register
from explorer.places.levels import LEVELS
from explorer.questions.evidence.area import area_page
from explorer.questions.evidence.blocks import InkPicture, InkStrips, Locator
from explorer.questions.evidence.page import page
from explorer.questions.evidence.view import EvidenceView, view_of
from explorer.questions.page import every
from explorer.words.evidence.area import fact
from tests.golden import BLACKPOOL_YEARS, HAMPSHIRE_YEARS

BLACKPOOL, WINCHESTER = "upper-tier:E06000009", "constituency:E14001587"
NORTH_EAST, ENGLAND, SCILLY = "region:E12000001", "country:E92000001", "district:E06000053"
BOARD = "icb:E54000048"
PACKS = (BLACKPOOL, WINCHESTER, NORTH_EAST, SCILLY, BOARD, ENGLAND)
FORMATS = ("pdf", "html", "zip")
HOSTILE = "=1+1 #emph[x] *b* _i_ $y$ `c` <b>&{{7*7}} \\u{41} @a <lab> // no"


def area(key: str) -> Area:
    return register().area(*key.split(":"))


@cache
def printed(key: str) -> bytes:
    return made(view_of(area(key)), "pdf")


@cache
def text(key: str) -> str:
    return plain(printed(key))


def plain(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = [one.get_textpage().get_text_range() for one in document]
    return " ".join(" ".join(pages).split())


# What they say ----------------------------------------------------------------------------------


def test_an_upper_tier_pack_has_the_published_figures():
    said = text(BLACKPOOL)
    assert f"A girl born in Blackpool can expect {BLACKPOOL_YEARS} healthy years" in said
    assert f"{BLACKPOOL_YEARS} ({BLACKPOOL_YEARS.limits})" in said
    assert "Both are lower than England (61.3 years for girls and 60.9 years for boys)." in said
    assert (
        "Healthy years of girls in Blackpool: 9.5 below England (likely range 5.2 to 13.9)." in said
    )
    assert "practices of Blackpool would need 12.9 more full-time GPs beside their 76.1" in said


def test_a_constituency_pack_says_whose_figure_it_shows_and_what_the_model_says():
    said = text(WINCHESTER)
    assert "Winchester, constituency" in said
    assert (
        f"A girl born in Hampshire, the county that contains Winchester, can expect {HAMPSHIRE_YEARS}"
        f" healthy years ({HAMPSHIRE_YEARS.limits})"
    ) in said
    assert "is not published for Winchester alone" in said
    assert "Our model, not published, for Winchester itself: 67.0 years (65.5 to 68.5)" in said
    assert "for Hampshire" in said
    assert "Member of Parliament: Dr Danny Chambers (list of 3 April 2026)." in said
    assert "What would help" in said
    assert not re.search(r"\b(vote|support|oppose|should|must)\b", said, re.IGNORECASE)


def test_the_pack_of_the_goal_says_whether_it_is_met():
    said = text(ENGLAND)
    assert "England: is the goal being met?" in said
    assert "The gap for girls is 7.4 years (likely range 6.1 to 8.7) in 2022 to 2024" in said
    assert "The gap for boys is 6.0 years (likely range 4.7 to 7.1) in 2022 to 2024" in said
    assert "1 North East 56.9 (55.9 to 57.9) −2.8 (−4.1 to −1.5) 57.0 (56.1 to 57.9)" in said
    assert "none could be below 60.95 years (likely range 60.04 to 61.86)" in said


def test_a_region_below_the_floor_is_told_how_far():
    assert "North East is 4.05 short (likely range 2.70 to 5.40)." in text(NORTH_EAST)


def test_a_place_with_little_is_told_what_is_not_known():
    said = text(SCILLY)
    assert "Healthy life expectancy: not published for Isles of Scilly." in said
    assert "What it would take cannot be worked out" in said
    assert "No area of its kind touches it on land" in said


@pytest.mark.parametrize("key", PACKS)
def test_every_pack_says_its_address_and_the_day_of_its_data(key: str):
    assert re.search(r"Address of this view: \?page=(area&area=[a-z-]+:E\d{8}|gap)", text(key))
    assert re.search(r"Data built on \d+ [A-Z][a-z]+ \d{4}\.", text(key))
    assert "Open Government Licence v3.0" in text(key)


def test_facts_answer_the_same_questions_everywhere():
    for key in (BLACKPOOL, WINCHESTER, NORTH_EAST, BOARD):
        found = evidence(area(key))
        slugs = [rows[0].indicator.slug for rows in found.facts]
        assert slugs == [question[0] for question in MATTERS_MOST]


def test_usual_measures_have_a_sex_that_they_are_published_for():
    for key in USUAL:
        slug, _, sex = key.partition(".")
        assert slug not in catalogue() or sex in catalogue()[slug].sexes


# Choosing the twelve ----------------------------------------------------------------------------


def test_a_reader_chooses_the_measures():
    view = view_of(area(BLACKPOOL), "imd-score, healthy-life-expectancy.male")
    strips = next(one for one in every(page(view).blocks) if isinstance(one, InkStrips))
    assert [one.title for one in strips.strips] == [
        "Healthy life expectancy, boys", "Deprivation score",
    ]  # fmt: skip
    assert "measures=imd-score.persons,healthy-life-expectancy.male" in view.address()
    assert plain(made(view, "pdf")).count("Two measures") == 1


def test_a_measure_that_is_not_published_keeps_its_columns_and_says_why():
    view = view_of(area("district:E07000094"), "social-care-turnover,life-expectancy-constituency")
    strips = next(one for one in every(page(view).blocks) if isinstance(one, InkStrips)).strips
    said = {one.title: one for one in strips}
    assert said["Life expectancy by constituency"].value == "not published for districts"
    turnover = next(one for title, one in said.items() if "turnover" in title)
    assert turnover.value == "not published for Winchester"
    assert "<circle" not in turnover.picture.svg and "#bfbfbf" in turnover.picture.svg


@pytest.mark.parametrize(
    ("measures", "told"),
    [
        ("smokng", "There is no indicator 'smokng'."),
        ("healthy-life-expectancy", "Choose one of: healthy-life-expectancy.female"),
        ("imd-score.male", "Choose one of: imd-score.persons"),
        ("imd-score,imd-score.persons", "is named twice"),
        ("healthy-life-expectancy-modelled.female", "is not shown in a pack"),
        ("healthy-life-expectancy-2022-release.female", "is not shown in a pack"),
        (",".join(f"{one.slug}.{one.sexes[0]}" for one in
                  [r for r in catalogue().values()
                   if not r.model_of and "release" not in r.slug][:13]), "room for 12 measures"),
    ],
)  # fmt: skip
def test_what_cannot_be_chosen_is_said(measures: str, told: str):
    with pytest.raises(QuestionError, match=re.escape(told)):
        choices(measures)


# Paper ------------------------------------------------------------------------------------------


def some_areas(count: int) -> list[str]:
    keys = [
        one.key for level in LEVELS if level.mapped for one in register().level(level.slug).values()
    ]
    longest = sorted(keys, key=lambda key: len(area(key).name))[-8:]
    return [*longest, *random.Random(13).sample(keys, count - len(longest))]


def test_any_area_fits_two_pages():
    for key in some_areas(60):
        assert len(pypdfium2.PdfDocument(made(view_of(area(key)), "pdf"))) == 2, key


@pytest.mark.parametrize("key", PACKS)
def test_nothing_is_smaller_than_ten_and_a_half_points(key: str):
    sizes = set()

    def seen(said, cm, tm, _font, size):
        if said.strip():
            sizes.add(round(abs(size * tm[3] * cm[3]), 1))

    for one in PdfReader(io.BytesIO(printed(key))).pages:
        one.extract_text(visitor_text=seen)
    assert min(sizes) >= 10.5
    assert max(sizes) == 20


@pytest.mark.parametrize("key", PACKS)
def test_pictures_are_ink_alone(key: str):
    blocks = list(every(page(view_of(area(key))).blocks))
    pictures = [one.printed for one in blocks if isinstance(one, Locator)]
    pictures += [
        strip.picture for one in blocks if isinstance(one, InkStrips) for strip in one.strips
    ]
    assert len(pictures) > 2
    for one in pictures:
        for colour in re.findall(r"#([0-9a-f]{3,6})\b", one.svg):
            parts = re.findall("..", colour) if len(colour) == 6 else list(colour)
            assert len(set(parts)) == 1, colour


# Tags -------------------------------------------------------------------------------------------


def elements(node, path=()):
    """Give the kind, dictionary and path of every element of a structure."""
    if isinstance(node, ArrayObject):
        for one in node:
            yield from elements(one.get_object(), path)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        kind = str(node["/S"])[1:]
        yield kind, node, path
        if "/K" in node:
            yield from elements(node["/K"].get_object(), (*path, kind))


@pytest.mark.parametrize("key", PACKS)
def test_a_pdf_is_tagged_as_pdf_ua_wants(key: str):
    reader = PdfReader(io.BytesIO(printed(key)))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] and str(catalog["/Lang"]).lower() == "en-gb"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title.endswith(" - Health Gap Explorer")
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()
    assert all(one["/Tabs"] == "/S" for one in reader.pages if "/Annots" in one)
    found = list(elements(catalog["/StructTreeRoot"]["/K"].get_object()))
    kinds = [kind for kind, _, _ in found]
    headings = [int(kind[1]) for kind in kinds if re.fullmatch(r"H\d", kind)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(headings))
    figures = [node for kind, node, _ in found if kind == "Figure"]
    assert len(figures) >= 3
    assert all(len(str(node["/Alt"])) > 20 for node in figures)
    tables = sum(kind == "Table" for kind in kinds)
    heads = [node for kind, node, _ in found if kind == "TH"]
    assert tables and heads
    assert all("/Column" in str(attributes(node)) for node in heads)
    rows = [list(elements(node["/K"].get_object())) for kind, node, _ in found if kind == "TR"]
    assert all(row for row in rows)


def attributes(node) -> object:
    held = node["/A"].get_object()
    return [one.get_object() for one in held] if isinstance(held, ArrayObject) else held


def test_strips_say_the_figure_and_all_areas():
    reader = PdfReader(io.BytesIO(printed(BLACKPOOL)))
    found = elements(reader.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object())
    alts = [str(node["/Alt"]) for kind, node, _ in found if kind == "Figure"]
    assert alts[0] == "Map of Blackpool, in black, with its neighbours outlined."
    assert alts[1].startswith(
        "Healthy life expectancy, girls. Blackpool: 51.8, likely range 47.4 to 56.1, England 61.3. "
        "Healthy life expectancy, 151 upper-tier local authorities: "
    )
    assert len(alts) == 13


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) is absent")
def test_it_is_read_in_the_order_in_which_it_is_printed(tmp_path: Path):
    file = tmp_path / "pack.pdf"
    file.write_bytes(printed(BLACKPOOL))
    told = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True
    ).stdout.replace("\f", "\n")
    order = [
        "Blackpool, unitary authority", "A girl born in Blackpool", "What is unsure",
        "Twelve measures", "Healthy life expectancy, girls", "Healthy life expectancy, boys",
        "GPs per 100,000 patients by need", "Adults who smoke", "What it would take",
        "Areas most like it", "What is not known", "Before you quote this", "Sources", "This view",
    ]  # fmt: skip
    places = [
        told.index(f"\n{one}") if place else told.index(one) for place, one in enumerate(order)
    ]
    assert places == sorted(places)


# The same each time, and text from outside ------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("key", [WINCHESTER, ENGLAND])
def test_equal_views_give_equal_bytes(key: str, name: str):
    first = made(view_of(area(key)), name)
    pdf._printer.cache_clear()
    assert made(view_of(area(key)), name) == first


def test_a_hostile_name_stays_text():
    bad = replace(area(WINCHESTER), name=HOSTILE)
    told = plain(pdf.pdf(area_page(evidence(bad), "?x", live=False)))
    assert " ".join(HOSTILE.split()) in told.replace("\ufffe", "")
    html = made(EvidenceView(bad), "html").decode()
    assert "<b>&{{7*7}}" not in html
    assert "&lt;b&gt;&amp;{{7*7}}" in html
    archive = zipfile.ZipFile(io.BytesIO(made(EvidenceView(bad), "zip")))
    rows = list(csv.DictReader(io.StringIO(archive.read("figures.csv").decode())))
    assert rows[0]["area_name"] == f"'{HOSTILE}"
    assert file_name(EvidenceView(bad), "pdf") == (
        "E14001587-1-1-emph-x-b-i-y-c-b-7-7-u-41-a-lab-no.pdf"
    )


def test_letters_that_the_face_lacks_are_replaced():
    bad = replace(area(WINCHESTER), name="Wi\u4e2d\u200bnche\U0001f600ster\u202e")
    assert "Wi?nche?ster, constituency" in plain(
        pdf.pdf(area_page(evidence(bad), "?x", live=False))
    )


# Spreadsheets -----------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [BLACKPOOL, WINCHESTER, ENGLAND])
def test_spreadsheets_say_what_they_hold(key: str):
    archive = zipfile.ZipFile(io.BytesIO(made(view_of(area(key)), "zip")))
    package = json.loads(archive.read("datapackage.json"))
    dictionary = list(csv.DictReader(io.StringIO(archive.read("dictionary.csv").decode())))
    assert re.fullmatch(r"[a-z0-9-]+", package["name"])
    for one in package["resources"]:
        rows = csv.reader(io.StringIO(archive.read(one["path"]).decode()))
        head = next(rows)
        assert head == [field["name"] for field in one["schema"]["fields"]]
        assert head == [row["column"] for row in dictionary if row["file"] == one["path"]]
        for row in rows:
            for field, cell in zip(one["schema"]["fields"], row, strict=True):
                if field["type"] == "number" and cell:
                    float(cell)
    slugs = {row["indicator"] for row in table(archive, "figures.csv")}
    assert slugs == {row["indicator"] for row in table(archive, "measures.csv")}
    assert slugs <= {row["source_of"] for row in table(archive, "sources.csv")}
    assert "Open Government Licence v3.0" in archive.read("LICENCES.txt").decode()
    assert len({one.date_time for one in archive.infolist()}) == 1


def table(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(name).decode())))


def test_spreadsheets_hold_every_period():
    archive = zipfile.ZipFile(io.BytesIO(made(view_of(area(BLACKPOOL)), "zip")))
    rows = [
        row
        for row in table(archive, "figures.csv")
        if (row["indicator"], row["sex"]) == ("healthy-life-expectancy", "female")
    ]
    assert [row["period"][:4] for row in rows] == [str(year) for year in range(2011, 2023)]
    assert (rows[-1]["value"], rows[-1]["lower"], rows[-1]["upper"]) == ("51.8", "47.4", "56.1")


# By command and by address ----------------------------------------------------------------------


def test_the_command_makes_each_format(run, tmp_path: Path):
    for name in FORMATS:
        file = tmp_path / f"w.{name}"
        code, out, _ = run("evidence", WINCHESTER, "-o", str(file))
        assert code == 0 and f"{file.stat().st_size:,} bytes" in out
        assert file.read_bytes() == made(view_of(area(WINCHESTER)), name)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["w.html", "w.pdf", "w.zip"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Blackpool", "-o", "b.docx"), "'docx'. Choose one of: pdf, html, zip."),
        (("Blackpool", "-o", "b.pdf", "--format", "doc"), "'doc'. Choose one of: pdf, html, zip."),
        (("--level", "region", "-o", "x", "--format", "doc"), "Choose one of: pdf, html, zip."),
        (("--level", "ward", "-o", "x"), "There is no level 'ward'."),
        (("-o", "b.pdf"), "Name an area"),
        (("Blackpool", "--level", "region", "-o", "b.pdf"), "Name an area"),
        (("Nowhere at all", "-o", "b.pdf"), "No place in England is called"),
        (("england", "-o", "b.pdf", "--measures", "imd-score"), "none can be chosen"),
        (("Blackpool", "-o", "none/b.pdf"), "there is no folder none"),
    ],
)
def test_what_cannot_be_made_is_said(words, told: str, run, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, err = run("evidence", *words)
    assert code == 2 and told in err
    assert not list(tmp_path.glob("**/*.pdf"))


def asked(kind: str, query: str):
    (route,) = evidence_files.routes()
    scope = {"type": "http", "method": "GET", "path": f"/files/evidence.{kind}", "headers": [],
             "query_string": query.encode(), "path_params": {"kind": kind}}  # fmt: skip
    return route.endpoint(Request(scope))


def test_a_pack_is_answered_by_address():
    answer = asked("pdf", f"area={WINCHESTER}")
    assert answer.body == printed(WINCHESTER)
    assert answer.media_type == "application/pdf"
    assert 'filename="E14001587-winchester.pdf"' in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("kind", "query", "told"),
    [
        ("doc", f"area={BLACKPOOL}", "Choose one of: pdf, html, zip."),
        ("pdf", "area=ward:E05000001", "There is no such area."),
        ("pdf", "", "There is no such area."),
        ("zip", f"area={BLACKPOOL}&measures=x", "There is no indicator 'x'."),
    ],
)
def test_an_address_that_asks_for_nothing_is_told_so(kind: str, query: str, told: str):
    answer = asked(kind, query)
    assert answer.status_code == 404 and told in answer.body.decode()


# A whole level ----------------------------------------------------------------------------------


def test_a_level_is_made_once_and_goes_on_where_it_stopped(tmp_path: Path):
    order = Order("region", tmp_path, "pdf")
    assert [(one.made, one.kept, one.of) for one in run(order)][-1] == (9, 0, 9)
    files = sorted(tmp_path.glob("*.pdf"))
    assert len(files) == 9
    whole = {one.name: one.read_bytes() for one in files}
    assert whole["E12000001-north-east.pdf"] == printed(NORTH_EAST)
    # Stopped: one file gone, one half written under its other name, one not told of.
    files[0].unlink()
    (tmp_path / f".{files[1].name}.part").write_bytes(b"%PDF")
    ledger = tmp_path / LEDGER
    ledger.write_text("".join(
        line for line in ledger.read_text().splitlines(keepends=True) if files[1].name not in line
    ))  # fmt: skip
    assert [(one.made, one.kept, one.of) for one in run(order)][-1] == (2, 7, 9)
    assert {one.name: one.read_bytes() for one in sorted(tmp_path.glob("*.pdf"))} == whole
    assert not list(tmp_path.glob(".*"))
    assert [(one.made, one.kept) for one in run(order)] == [(0, 9)]


def test_other_measures_are_another_run(tmp_path: Path):
    order = Order("region", tmp_path, "zip")
    assert batch._stamp(order) != batch._stamp(replace(order, measures="imd-score.persons"))
    assert batch._stamp(order) == batch._stamp(order)


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch):
    file = tmp_path / "pack.pdf"
    put(file, b"old")

    def full(path: Path, content: bytes) -> None:
        path.open("wb").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        put(file, b"new")
    assert file.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["pack.pdf"]


def test_pictures_carry_words():
    for key in PACKS:
        for one in every(page(view_of(area(key))).blocks):
            if isinstance(one, Locator):
                assert isinstance(one.printed, InkPicture) and one.printed.alt
            if isinstance(one, InkStrips):
                assert all(strip.picture.alt for strip in one.strips)


def test_a_fact_without_a_range_has_no_verdict():
    found = evidence(area(BLACKPOOL))
    assert fact(found.facts[1]) == (
        "Neighbourhoods in the most deprived tenth in Blackpool: 40.4% (published 30 October 2025). "
        "England: 10.0%."
    )
