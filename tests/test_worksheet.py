"""Worksheets: what pupils and teachers get, on paper, by command and by address."""

import csv
import io
import math
import re
from functools import cache
from itertools import combinations, pairwise, product
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from explorer.analysis.quiz.worksheet import look_ups, questions
from explorer.errors import QuestionError
from explorer.maps.numbering import numbers
from explorer.maps.printed import SHADES, Mark, blind, fills_of
from explorer.packs import pdf
from explorer.packs.worksheet import sheet
from explorer.places.areas import register
from explorer.questions.blocks import Table
from explorer.questions.lessons import LESSONS, lesson
from explorer.questions.page import every
from explorer.questions.worksheet.blocks import BlindMap, Ticks
from explorer.questions.worksheet.near import PLACES, of_class
from explorer.questions.worksheet.page import page
from explorer.questions.worksheet.view import SheetView, read, view_of
from explorer.words.figures import source_line
from explorer.words.quiz import asking, telling
from explorer.words.worksheet import bands
from tests.golden import BLACKPOOL_YEARS
from tests.test_evidence import attributes, elements
from tests.test_quiz import in_band, row, three

BLACKPOOL, WINCHESTER = "upper-tier:E06000009", "constituency:E14001587"
BOARD, NORTH_EAST, DISTRICT = "icb:E54000013", "region:E12000001", "district:E07000094"
EVERYWHERE = (BLACKPOOL, WINCHESTER, BOARD, NORTH_EAST, DISTRICT)
HIDES, SURE = "what-a-map-hides", "how-sure"


def area(key: str):
    return register().area(*key.split(":"))


def viewed(name: str = HIDES, key: str = BLACKPOOL, seed: int = 7, **more) -> SheetView:
    return view_of(name, area(key), seed, **more)


@cache
def printed(name: str, key: str, seed: int, teacher: bool = False, large: bool = False) -> bytes:
    return sheet(viewed(name, key, seed, teacher=teacher, large=large), "pdf")


@cache
def said(name: str, key: str, seed: int, teacher: bool = False) -> str:
    document = pypdfium2.PdfDocument(printed(name, key, seed, teacher))
    text = " ".join(one.get_textpage().get_text_bounded() for one in document)
    return " ".join(text.replace("\ufffe", "").split())


# What stands on it ------------------------------------------------------------------------------


@pytest.mark.parametrize("key", EVERYWHERE)
def test_a_class_has_few_places_round_one_with_the_figures_of_the_files(key: str):
    of = of_class(area(key))
    assert 9 <= len(of.rows) <= PLACES <= 50
    assert [one.number for one in of.rows] == list(range(1, len(of.rows) + 1))
    assert of.own.figure.area == area(key)
    names = [one.figure.area.name for one in of.rows]
    assert names == sorted(names)
    for one in of.rows:
        if one.figure.known and not one.figure.measured_for:
            held = row(of.measured.indicator.slug, one.figure.area.level, one.figure.area.code,
                       of.measured.period.iso, of.measured.sex)  # fmt: skip
            assert three(held)[0] == one.figure.value


def test_the_table_of_blackpool_has_the_published_figure():
    of = of_class(area(BLACKPOOL))
    assert of.measured.indicator.slug == "healthy-life-expectancy" and of.measured.sex == "female"
    text = said(HIDES, BLACKPOOL, 7)
    number = of.own.number
    assert f"{number} Blackpool {BLACKPOOL_YEARS} years {BLACKPOOL_YEARS.limits}" in text


@pytest.mark.parametrize("key", EVERYWHERE)
@pytest.mark.parametrize("name", LESSONS)
def test_pupils_get_no_answer_and_teachers_get_all(name: str, key: str):
    pupils, teachers = page(viewed(name, key)), page(viewed(name, key, teacher=True))
    asked = [one for one in every(pupils.blocks) if isinstance(one, Ticks)]
    assert len(asked) >= 3
    text, full = _texts(pupils), _texts(teachers)

    for one in questions(area(key), 7, lesson(name).kinds):
        assert asking.question(one) in text and asking.question(one) in full
        assert telling.explanation(one) not in text and telling.explanation(one) in full
        for each in one.options:
            if each.slip:
                assert telling.slip(one, each) in full and telling.slip(one, each) not in text
    for task in lesson(name).tasks:
        assert task.answer in full and task.answer not in text
    tables = [one for one in every(pupils.blocks) if isinstance(one, Table)]
    assert max(len(one.rows) for one in tables) <= 50


def _texts(made) -> str:
    return "\n".join(
        text
        for one in every(made.blocks)
        for text in (
            getattr(one, "text", ""),
            getattr(one, "title", ""),
            *getattr(one, "texts", ()),
        )
    )


@pytest.mark.parametrize("key", EVERYWHERE)
def test_things_are_looked_up_as_they_stand_in_table_and_map(key: str):
    for seed in range(1, 30):
        of = of_class(area(key))
        found = look_ups(of, seed)
        assert found.own.figure.area == area(key) and found.other is not found.own

        band, decimals = bands(of)[found.kind], of.measured.indicator.decimals
        shown = [
            float(f"{one.figure.value + 1e-9:.{decimals}f}")
            for one in of.rows
            if one.figure.known and not one.figure.measured_for
        ]
        assert sum(in_band(band, one) for one in shown) == found.count > 0


def test_the_pupils_map_has_no_names_and_no_key():
    for name, shaded in ((HIDES, True), (SURE, False)):
        (drawn,) = [one for one in every(page(viewed(name)).blocks) if isinstance(one, BlindMap)]
        assert drawn.key == [] or not drawn.key
        assert "Blackpool" not in drawn.svg + drawn.alt and "girls" not in drawn.alt
        assert len(re.findall("<text", drawn.svg)) == len(of_class(area(BLACKPOOL)).rows)
        assert (SHADES[3] in drawn.svg or SHADES[1] in drawn.svg) == shaded
    (full,) = [one for one in every(page(viewed(teacher=True)).blocks) if isinstance(one, BlindMap)]
    assert len(full.key) >= 4


# In grey ----------------------------------------------------------------------------------------


def test_classes_stay_apart_on_a_grey_printer_and_on_a_copier():
    greys = [int(one[1:3], 16) for one in SHADES]
    assert all(first - second >= 25 for first, second in pairwise(greys))
    # Neighbouring classes differ in their pattern too, and no figure is neither of them.
    fills = [tuple(fills_of(kind)[1:]) for kind in (-1, 0, 1, 2, 3, 4)]
    assert all(first != second for first, second in pairwise(fills))
    for kind in range(-1, 5):
        for colour in re.findall(r"#([0-9a-f]{3,6})\b", "".join(fills_of(kind))):
            parts = re.findall("..", colour) if len(colour) == 6 else list(colour)
            assert len(set(parts)) == 1


@pytest.mark.parametrize("key", EVERYWHERE)
@pytest.mark.parametrize("lettering", [18.0, 26.0])
def test_no_number_lies_on_another(key: str, lettering: float):
    of = of_class(area(key))
    marks = [Mark(one.figure.area.code, one.number, one.kind) for one in of.rows]
    drawn = blind(area(key).level, marks, lettering)
    found = re.findall(r'<circle cx="(-?\d+)" cy="(-?\d+)" r="(\d+)" fill="#fff"', drawn)
    assert len(found) == len(of.rows)
    places = [(int(x), int(y), int(r)) for x, y, r in found]
    assert all(r <= x <= 700 - r + 1 and r - 1 <= y <= 560 - r + 1 for x, y, r in places)
    for at, (x, y, r) in enumerate(places):
        for to, down, _ in places[:at]:
            assert ((x - to) ** 2 + (y - down) ** 2) ** 0.5 >= 2 * r - 4


@pytest.mark.parametrize("key", EVERYWHERE)
@pytest.mark.parametrize("lettering", [18.0, 26.0])
def test_numbers_hide_no_area_and_lines_to_them_do_not_cross(key: str, lettering: float):
    of = of_class(area(key))
    marks = [Mark(one.figure.area.code, one.number, one.kind) for one in of.rows]
    drawn = blind(area(key).level, marks, lettering)
    lines = [
        tuple(map(int, one))
        for one in re.findall(r'd="M(-?\d+) (-?\d+)L(-?\d+) (-?\d+)" stroke="#000"', drawn)
    ]
    discs = re.findall(r'<circle cx="(-?\d+)" cy="(-?\d+)" r="(\d+)" fill="#fff"', drawn)
    dots = re.findall(r'<circle cx="(-?\d+)" cy="(-?\d+)" r="3.4"', drawn)
    # What stands beside the map has a dot in its area, and no number lies on a dot.
    assert len(lines) == len(dots)
    for x, y in (tuple(map(int, one)) for one in dots):
        assert all(math.dist((x, y), (int(a), int(b))) >= int(r) for a, b, r in discs)
    for first, second in combinations(lines, 2):
        assert not crossing(first, second), (first, second)
    # A place on a coast or in a town is too small for a number in itself.
    assert lines if key in {BLACKPOOL, WINCHESTER} else len(lines) <= len(marks) / 2


def crossing(one, other) -> bool:
    """Whether two lines cross, more than the rounding of their ends can do."""

    def side(line, x, y):
        (a, b, c, d) = line
        return ((c - a) * (y - b) - (d - b) * (x - a)) / math.dist((a, b), (c, d))

    across = [side(one, *other[:2]), side(one, *other[2:])]
    along = [side(other, *one[:2]), side(other, *one[2:])]
    apart = [min(abs(each) for each in pair) > 2 for pair in (across, along)]
    return across[0] * across[1] < 0 and along[0] * along[1] < 0 and all(apart)


def test_a_number_stands_in_its_area_where_it_has_room():
    square = [[(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)]]
    small = [[(200.0, 50.0), (206.0, 50.0), (206.0, 56.0), (200.0, 56.0)]]
    inside, beside = numbers([square, small], [(50.0, 50.0), (203.0, 53.0)], 10, (300, 100))
    assert inside.at == inside.of == (50, 50) and not inside.beside
    assert beside.beside and beside.of == (203, 53)
    # As near as it can come: off its own area, to the side on which it lies.
    assert 206 + 10 <= beside.at[0] < 206 + 40 and beside.at[1] == 53


def test_pupils_have_room_for_their_name_and_teachers_need_none():
    for large in (False, True):
        document = pypdfium2.PdfDocument(printed(HIDES, BLACKPOOL, 7, False, large))
        text = document[0].get_textpage().get_text_bounded()
        assert all(one in text for one in ("Name", "Class", "Date"))
    assert "Class Date" not in said(HIDES, BLACKPOOL, 7, True)


@pytest.mark.parametrize("key", EVERYWHERE)
def test_every_source_is_named_and_no_page_is_left_with_it_alone(key: str):
    for name, teacher in product(LESSONS, (False, True)):
        text = _texts(page(viewed(name, key, teacher=teacher)))
        for one in questions(area(key), 7, lesson(name).kinds):
            for record in filter(None, (one.indicator, one.other)):
                assert source_line(record) in text, (name, record.slug)
        assert "?page=" not in text and "quiz number 7" in text


# Paper ------------------------------------------------------------------------------------------

SHEETS = [
    (HIDES, BLACKPOOL, False, False), (HIDES, BOARD, True, False), (SURE, WINCHESTER, False, True),
    (SURE, NORTH_EAST, True, True), (HIDES, DISTRICT, False, False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "key", "teacher", "large"), SHEETS)
def test_letters_are_large_enough_and_paper_is_a4(name: str, key: str, teacher: bool, large: bool):
    sizes = set()

    def seen(text, cm, tm, _font, size):
        if text.strip():
            sizes.add(round(abs(size * tm[3] * cm[3]), 1))

    reader = PdfReader(io.BytesIO(printed(name, key, 7, teacher, large)))
    for one in reader.pages:
        one.extract_text(visitor_text=seen)
        assert [round(float(side)) for side in one.mediabox[2:]] == [595, 842]
    assert min(sizes) >= (18 if large else 10.5)
    assert len(reader.pages) <= 8


@pytest.mark.parametrize(("name", "key", "teacher", "large"), SHEETS)
def test_a_sheet_is_tagged_as_pdf_ua_wants(name: str, key: str, teacher: bool, large: bool):
    reader = PdfReader(io.BytesIO(printed(name, key, 7, teacher, large)))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] and str(catalog["/Lang"]).lower() == "en-gb"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title.endswith(" - Health Gap Explorer")
    assert b"pdfuaid:part" in catalog["/Metadata"].get_data()
    found = list(elements(catalog["/StructTreeRoot"]["/K"].get_object()))
    kinds = [kind for kind, _, _ in found]
    headings = [int(kind[1]) for kind in kinds if re.fullmatch(r"H\d", kind)]
    assert headings[0] == 1 and headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    figures = [node for kind, node, _ in found if kind == "Figure"]
    assert figures and all(len(str(node["/Alt"])) > 5 for node in figures)
    assert str(figures[0]["/Alt"]).startswith("Map of ")
    heads = [node for kind, node, _ in found if kind == "TH"]
    assert heads and all("/Column" in str(attributes(node)) for node in heads)
    assert kinds.count("L") >= 3 and kinds.count("LI") > kinds.count("L")


def test_equal_views_give_equal_bytes():
    first = sheet(viewed(), "pdf")
    pdf._printer.cache_clear()
    assert sheet(viewed(), "pdf") == first
    assert sheet(viewed(seed=8), "pdf") != first


def test_other_seeds_look_other_things_up():
    texts = {said(HIDES, BLACKPOOL, seed) for seed in (1, 2, 3)}
    assert len(texts) == 3


# Files ------------------------------------------------------------------------------------------


def test_the_data_of_the_class_are_the_rows_of_the_table():
    for key in EVERYWHERE:
        found = list(csv.DictReader(io.StringIO(sheet(viewed(key=key), "csv").decode())))
        of = of_class(area(key))
        assert [one["area_code"] for one in found] == [one.figure.area.code for one in of.rows]
        assert [int(one["number"]) for one in found] == [one.number for one in of.rows]
        (table,) = [
            one for one in every(page(viewed(key=key)).blocks)
            if isinstance(one, Table) and one.heads[0] == "No."
        ]  # fmt: skip
        assert len(table.rows) == len(found)
        for cells, one in zip(table.rows, found, strict=True):
            assert not one["value"] or float(one["value"]) == cells[2].value


def test_the_command_prints_a_sheet(run, tmp_path: Path):
    for name, more in (
        ("a.pdf", ()),
        ("b.pdf", ("--teacher",)),
        ("c.pdf", ("--large",)),
        ("d.csv", ()),
    ):
        file = tmp_path / name
        words = ("worksheet", HIDES, "--area", BLACKPOOL, "--seed", "7", *more, "-o", str(file))
        code, out, _ = run(*words)
        assert code == 0 and f"{file.stat().st_size:,} bytes" in out
    assert (tmp_path / "a.pdf").read_bytes() == printed(HIDES, BLACKPOOL, 7)
    assert (tmp_path / "b.pdf").read_bytes() == printed(HIDES, BLACKPOOL, 7, True)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("maps", "--area", BLACKPOOL, "-o", "x.pdf"),
            "Choose one of: what-a-map-hides, one-map-two-stories, ",
        ),
        ((HIDES, "--area", BLACKPOOL, "-o", "x.doc"), "ends in .pdf"),
        ((HIDES, "--area", BLACKPOOL, "-o", "x"), "ends in .pdf"),
        ((HIDES, "--area", BLACKPOOL, "--seed", "0", "-o", "x.pdf"), "from 1 to 9,999"),
        ((HIDES, "--area", "england", "-o", "x.pdf"), "not all of England"),
        ((HIDES, "--area", "Nowhere at all", "-o", "x.pdf"), "No place in England is called"),
    ],
)
def test_what_cannot_be_printed_is_said(words, says: str, run, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, _, err = run("worksheet", *words)
    assert code == 2 and says in err
    assert not list(tmp_path.iterdir())


def test_addresses_say_what_is_on_the_sheet():
    view = viewed(SURE, WINCHESTER, 12, teacher=True, large=True)
    assert read(view.to_query()) == view
    assert view.address("pdf") == (
        "files/worksheet.pdf?lesson=how-sure&area=constituency:E14001587&seed=12&sheet=teacher&print=large"
    )
    assert view.file_name("pdf") == "how-sure-E14001587-12-teacher-large.pdf"
    assert view.file_name("csv") == "how-sure-E14001587-12.csv"
    for wrong in (
        {}, {"lesson": HIDES}, {"lesson": HIDES, "area": "country:E92000001"},
        {"lesson": "../x", "area": BLACKPOOL}, {"lesson": HIDES, "area": BLACKPOOL, "seed": "99999"},
        {"lesson": HIDES, "area": BLACKPOOL, "seed": "-1"},
    ):  # fmt: skip
        with pytest.raises(QuestionError):
            read(wrong)


def test_files_are_served(app_url: str, status):
    base = f"files/worksheet.pdf?{'&'.join(f'{k}={v}' for k, v in viewed().to_query().items())}"
    assert status(base) == 200
    assert status(base.replace(".pdf", ".csv")) == 200
    assert status(base.replace(".pdf", ".exe")) == 404
    assert status(base.replace(HIDES, "nothing")) == 404
