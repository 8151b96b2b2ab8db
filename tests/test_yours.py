"""A reader's own figures: beside everything else of one session, and gone with it."""

import gc
import json
import math
import weakref
from datetime import date
from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from explorer.analysis.compare import side_by_side
from explorer.analysis.find.answer import find
from explorer.analysis.find.conditions import Asked, Fifth, Measure
from explorer.analysis.two.measures import offered, take
from explorer.analysis.two.pair import together
from explorer.analysis.yours.bundle import as_bundle, from_bundle, looks_like_bundle
from explorer.analysis.yours.measure import MARK, Own, brought, own
from explorer.analysis.yours.opened import opened
from explorer.analysis.yours.settings import Settings
from explorer.analysis.yours.templates import example, template
from explorer.cli import main
from explorer.errors import QuestionError
from explorer.indicators import data, yours
from explorer.indicators.catalogue import catalogue, indicator
from explorer.pages import find_files, picker_files, pictures, two_files, yours_files
from explorer.places.areas import register
from explorer.questions.blocks import Drawing
from explorer.questions.page import Given, every
from explorer.questions.plain import plain
from explorer.questions.registry import PICTURES, QUESTIONS
from explorer.web.alone import alone
from explorer.words.yours import page as words
from tests.awkward import HARTLEPOOL, LEEDS, book, text

YOURS = QUESTIONS["yours"]


@pytest.fixture
def session():
    held = yours.Session()
    with yours.using(held):
        yield held


def opened_view(content: bytes, name: str = "mine.csv"):
    return YOURS.changed(YOURS.read({})[0], "open", Given(content, name))


def own_of(content: bytes, **settings) -> Own:
    return own(
        opened("mine.csv", content, date(2026, 11, 30)).joined(Settings(**settings)),
        "mine.csv",
        date(2026, 11, 30),
    )


def answered(module_routes, path: str, query: dict[str, str], **params: str):
    """Answer a request as the server does; what a route matches is given."""
    route = next(one for one in module_routes if one.path == path)
    scope = {
        "type": "http", "method": "GET", "path": path, "headers": [], "path_params": params,
        "query_string": urlencode(query).encode(),
    }  # fmt: skip
    with yours.using(None):
        return route.endpoint(Request(scope))


def texts_of(page) -> str:
    return json.dumps(plain(page), ensure_ascii=False)


# What it becomes ---------------------------------------------------------------------------------


def test_the_answer_has_the_limits_that_the_file_has():
    told = own_of(
        text("Code,Damp (%),Lower,Upper", f"{LEEDS},12.9,10.1,16.2", f"{HARTLEPOOL},17.7,14,22.1")()
    )
    assert words.headline(told) == (
        "Damp: from 12.9% (10.1 to 16.2) in Leeds to 17.7% (14.0 to 22.1) in Hartlepool"
    )
    assert words.summary(told) == (
        f"Damp, {MARK}: lowest in Leeds at 12.9% (10.1 to 16.2) and highest in Hartlepool at 17.7% "
        "(14.0 to 22.1)."
    )
    bare = own_of(text("Code,Damp (%)", f"{LEEDS},12.9", f"{HARTLEPOOL},17.7")())
    assert words.headline(bare) == "Damp: from 12.9% in Leeds to 17.7% in Hartlepool"


def test_a_file_becomes_a_measure_with_its_own_mark(session):
    view = opened_view(example().encode(), "example.csv")
    record = indicator(view.slug)
    assert record.title == f"Homes with damp ({MARK})"
    assert record.origin[0].producer == "Your own file"
    frame = data.figures(view.slug, "upper-tier").frame
    assert frame["value"].notna().sum() == 150
    assert frame.set_index("area_code")["flag"][["E09000001", "E06000017"]].tolist() == [
        "suppressed",
        "small_numbers",
    ]
    assert data.england(view.slug, "persons", view.measure.period)["value"] == 15.0
    # A renamed code is the area of today.
    assert frame.set_index("area_code")["value"].notna()["E08000038"]


def test_a_figure_has_no_range_unless_the_file_has_one(session):
    one = brought(own_of(text("Code,Rate", f"{HARTLEPOOL},1.5", f"{LEEDS},2.5")()))
    assert one.values[["lower", "upper"]].isna().all().all()
    assert one.record.interval == "" and not one.record.is_counted
    ranged = own_of(
        text("Code,Value,Lower CI,Upper CI", f"{HARTLEPOOL},1.5,1,2", f"{LEEDS},2.5,2,3")()
    )
    assert [(one.lower, one.upper) for one in ranged.figures] == [(1, 2), (2, 3)]


def test_a_year_is_told_or_it_is_said_that_none_is(session):
    assert own_of(text("Code,2023", f"{HARTLEPOOL},1.5")()).period.words == "2023"
    alone = own_of(text("Code,Year,Rate", f"{HARTLEPOOL},2022,1.5", f"{LEEDS},2022,2")())
    assert alone.period.words == "2022"
    days = [f"{code},01/{month}/2023,{month}" for code in (HARTLEPOOL, LEEDS) for month in (4, 6)]
    assert own_of(text("Code,Date,Rate", *days)()).period.words == "June 2023"
    found = own_of(text("Code,Rate", f"{HARTLEPOOL},1.5")())
    assert not found.dated and found.period.words == "30 November 2026"
    joined = opened("a.csv", text("Code,Rate", f"{HARTLEPOOL},1.5")(), date(2026, 11, 30)).joined(
        Settings()
    )
    assert own(joined, "", date(2026, 11, 30), "2022 to 2024").period.iso == "2022-01-01/P3Y"
    with pytest.raises(QuestionError, match="no year"):
        own(joined, "", date(2026, 11, 30), "soon")


# Beside everything else --------------------------------------------------------------------------


def test_own_figures_stand_in_lists_and_in_two_measures(session):
    view = opened_view(example().encode())
    asked = Asked("upper-tier", (Fifth(Measure(view.slug, "persons"), "highest"),), 1)
    found = find(asked)
    fitting = {area.code for area, listed in zip(found.areas, found.listed, strict=True) if listed}
    values = {one.area.code: one.value for one in view.measure.known}
    highest = sorted(values, key=values.get, reverse=True)[:15]
    assert fitting >= set(highest)
    both = together(
        take(f"{view.slug}.persons", "upper-tier", modelled=False),
        take("imd-score", "upper-tier", modelled=False),
        "upper-tier",
    )
    assert len(both.frame) == 150 and math.isfinite(both.pearson.value)
    assert both.frame.set_index("area_code")["x"].to_dict() == values
    assert offered("upper-tier", modelled=False)[0].indicator.slug == view.slug


@pytest.mark.parametrize("page", ["find", "two"])
def test_pages_mark_own_figures_as_own(session, page):
    view = opened_view(example().encode())
    asked = {
        "find": {"level": "upper-tier", "where": f"{view.slug} in highest fifth"},
        "two": {"level": "upper-tier", "x": f"{view.slug}.persons"},
    }
    question = QUESTIONS[page]
    shown, problems = question.read(asked[page])
    assert not problems
    told = texts_of(question.answer(shown))
    assert "Homes with damp (your own figures)" in told
    assert MARK in told
    assert question.read(shown.to_query())[0].to_query() == shown.to_query()


def test_the_page_says_what_it_did_and_offers_the_rest(session):
    view = opened_view(example().encode(), "example.csv")
    view = YOURS.changed(view, "find", register().area("upper-tier", HARTLEPOOL))
    view = YOURS.changed(view, "area", LEEDS)
    told = texts_of(YOURS.answer(view))
    for part in (
        "Your own figures; not checked", "150 upper-tier local authorities have a figure",
        "E08000016 is Barnsley (E08000038) today", "Atlantis", "England, by your file: 15.0%",
        "higher than that of", "Set it beside everything else", "Save a bundle",
    ):  # fmt: skip
        assert part in told, part
    # Nothing of it stands in an address.
    assert view.to_query() == {}


def test_the_table_begins_with_the_rows_of_the_file(session):
    """Picked places, then figures, then signs, each from A to Z; what the file has not comes last."""
    rows = text("Code,Rate", "E06000009,2.5", "E07000223,[c]", f"{HARTLEPOOL},1.5", f"{LEEDS},3")
    view = YOURS.changed(opened_view(rows()), "area", LEEDS)
    drawn = next(one for one in every(YOURS.answer(view).blocks) if isinstance(one, Drawing))
    codes = [one["code"] for one in drawn.message["first"]]
    assert codes == [LEEDS, "E06000009", HARTLEPOOL, "E07000223"]


def test_what_cannot_be_told_is_asked_and_then_answered(session):
    content = text("Code,Rate", f'{HARTLEPOOL},"1,234"', f'{LEEDS},"2,345"')()
    view = opened_view(content)
    page = YOURS.answer(view)
    assert view.measure is None and "One question first" in texts_of(page)
    control = next(one for one in every(page.controls) if getattr(one, "name", "") == "decimal")
    assert [one.value for one in control.options] == ["", "point", "comma"]
    view = YOURS.changed(view, "set-decimal", "comma")
    assert [one.value for one in view.measure.figures] == [1.234, 2.345]
    view = YOURS.changed(view, "set-decimal", "point")
    assert [one.value for one in view.measure.figures] == [1234, 2345]
    # A measure that is read anew takes the place of what it was.
    assert len(session.measures) == 1


def test_where_nothing_is_found_another_sheet_or_column_may_do(session):
    sheets = {
        "Read me": [["Fruit", "Rate"], ["Apple", 1.5]],
        "Also": [["Fruit", "Rate"], *[["Pear", k + 0.5] for k in range(40)]],
    }
    rows = [
        ["Code", "Word", "Odd"],
        [HARTLEPOOL, "a", "x y"],
        [LEEDS, "b", "1.5"],
        ["E06000009", "c", "some"],
        ["E06000002", "d", "more"],
    ]
    view = opened_view(book(sheets=sheets | {"Data": rows})(), "mine.xlsx")
    assert view.measure is not None or view.file is not None
    view = YOURS.changed(view, "set-sheet", "Also")
    page = YOURS.answer(view)
    assert view.measure is None and "names or codes of areas" in texts_of(page)
    view = YOURS.changed(view, "set-sheet", "Data")
    assert view.measure is None and "holds figures" in texts_of(YOURS.answer(view))
    named = [getattr(one, "name", "") for one in every(YOURS.answer(view).controls)]
    assert {"sheet", "areas", "value"} <= set(named)
    view = YOURS.changed(view, "set-value", "Odd")
    assert [one.value for one in view.measure.known] == [1.5]


def test_settings_change_how_a_file_is_read(session):
    rows = [["Code", "Year", "Rate", "Index"]]
    rows += [
        [code, year, k + 0.5, k + 100.5]
        for k, (code, year) in enumerate((c, y) for c in (HARTLEPOOL, LEEDS) for y in (2022, 2023))
    ]
    view = opened_view(
        book(sheets={"One": rows, "Two": [["Code", "Rate"], [LEEDS, 7.5]]})(), "mine.xlsx"
    )
    assert [one.value for one in view.measure.figures] == [1.5, 3.5]
    assert view.measure.period.words == "2023"
    view = YOURS.changed(view, "only-0", "2022")
    assert [one.value for one in view.measure.figures] == [0.5, 2.5]
    view = YOURS.changed(view, "set-value", "Index")
    assert [one.value for one in view.measure.figures] == [100.5, 102.5]
    view = YOURS.changed(view, "set-level", "district")
    assert view.measure.level == "district"
    view = YOURS.changed(view, "set-sheet", "Two")
    assert [one.value for one in view.measure.figures] == [7.5]
    view = YOURS.changed(view, "set-name", "Seven")
    assert view.measure.name == "Seven"
    with pytest.raises(QuestionError, match="no column"):
        YOURS.changed(view, "set-value", "Nothing of the kind")
    # A wrong choice leaves what was there.
    assert YOURS.read({})[0].measure.name == "Seven"


# Nobody else's, and gone with its session ---------------------------------------------------------


def test_other_readers_see_nothing(session):
    view = opened_view(example().encode())
    slug = view.slug
    assert slug not in catalogue()
    with yours.using(yours.Session()):
        with pytest.raises(QuestionError, match="a reader's own"):
            indicator(slug)
        with pytest.raises(QuestionError, match="a reader's own"):
            data.figures(slug, "upper-tier")
        assert all(one.indicator.slug != slug for one in offered("upper-tier", modelled=False))
        for page, asked in (
            ("find", {"where": f"{slug} in highest fifth"}),
            ("two", {"x": f"{slug}.persons"}),
        ):
            shown, problems = QUESTIONS[page].read(asked)
            assert problems and "damp" not in texts_of(QUESTIONS[page].answer(shown))
        assert YOURS.read({})[0].measure is None


def test_everything_is_forgotten_with_the_session():
    held = yours.Session()
    watch = weakref.ref(held)
    with yours.using(held):
        view = opened_view(example().encode())
        slug, token = view.slug, held.token
        watched = [weakref.ref(one) for one in (view.file, view.measure, held.measures[slug])]
        for page, asked in (
            ("yours", {}),
            ("find", {"level": "upper-tier", "where": f"{slug} in highest fifth"}),
            ("two", {"level": "upper-tier", "x": f"{slug}.persons"}),
        ):
            question = QUESTIONS[page]
            question.answer(question.read(asked)[0])
    assert yours.named(token) is held
    del held, view, question
    gc.collect()
    assert watch() is None and yours.named(token) is None
    assert all(one() is None for one in watched)
    assert not any(isinstance(one, Own) and one.slug == slug for one in gc.get_objects())


def test_a_reader_may_forget_at_once(session):
    view = opened_view(example().encode())
    watched = weakref.ref(view.file)
    view = YOURS.changed(view, "forget", "all")
    assert session.is_empty and view.measure is None and view.file is None
    gc.collect()
    assert watched() is None


def test_files_of_a_session_need_its_token(session):
    view = opened_view(example().encode())
    query = {"level": "upper-tier", "x": f"{view.slug}.persons"}
    ours = {"session": session.token}

    def table(more):
        return answered(two_files.routes(), "/files/two.csv", query | more)

    assert table({}).status_code == table({"session": "guessed"}).status_code == 404
    found = table(ours)
    assert found.status_code == 200 and found.headers["cache-control"] == "no-store"
    assert bytes(found.body).decode().count(view.slug) == 150
    where = {"level": "upper-tier", "where": f"{view.slug} in highest fifth"}
    listed = answered(find_files.routes(), "/files/find.csv", where | ours)
    assert listed.status_code == 200
    path = "/files/chart/{name}.{kind}"
    chart = answered(pictures.routes(PICTURES), path, query | ours, name="two-scatter", kind="svg")
    assert chart.status_code == 200 and chart.headers["cache-control"] == "no-store"
    asked = {"control": "across", "page": "two", "level": "upper-tier"}
    for more, seen in ((ours, True), ({}, False)):
        told = answered(picker_files.routes(), "/files/measures.json", asked | more)
        assert (b"Homes with damp" in bytes(told.body)) == seen


# Bundles, templates, the command -----------------------------------------------------------------


def test_a_bundle_opens_again_as_it_was(session):
    first = opened_view(example().encode(), "example.csv").measure
    text_ = as_bundle([first]).encode()
    assert looks_like_bundle(text_)
    assert from_bundle(text_) == (first,)
    with yours.using(yours.Session()):
        view = opened_view(text_, "own-figures.json")
        assert view.measure == first and view.slug == first.slug
        assert "its measure is here again" in texts_of(YOURS.answer(view))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda told: told | {"version": 2}, "version 2"),
        (lambda told: told | {"measures": []}, "no measures"),
        (lambda told: told | {"measures": told["measures"] * 13}, "more than 12"),
        (lambda told: _first(told, level="country"), "no level"),
        (lambda told: _first(told, decimals=99), "decimals"),
        (lambda told: _first(told, period="soon"), "a day is none"),
        (lambda told: _first(told, name=["x"]), "a text is none"),
        (lambda told: _first(told, areas=[{"code": "E99999999", "value": 1}]), "no upper-tier of today"),
        (lambda told: _first(told, areas=[{"code": HARTLEPOOL, "value": "=1"}]), "no number"),
        (lambda told: _first(told, areas=[{"code": HARTLEPOOL, "value": True}]), "no number"),
        (lambda told: _first(told, areas=[{"code": HARTLEPOOL, "value": 1e300}]), "larger"),
        (lambda told: _first(told, areas=[{"code": HARTLEPOOL, "value": 1, "lower": 2, "upper": 3}]), "do not hold"),
        (lambda told: _first(told, areas=[{"code": HARTLEPOOL, "value": 1, "lower": 0}]), "lacks a part"),
        (lambda told: _first(told, areas=[{"code": HARTLEPOOL}]), "no area has a figure"),
        (lambda told: _first(told, areas=[{"code": HARTLEPOOL, "value": 1}] * 2), "stands twice"),
    ],
)  # fmt: skip
def test_a_bundle_is_checked_as_any_file_is(change, sentence):
    told = json.loads(as_bundle([own_of(text("Code,Rate", f"{HARTLEPOOL},1.5", f"{LEEDS},2")())]))
    with pytest.raises(QuestionError, match=sentence):
        from_bundle(json.dumps(change(told)).encode())


def _first(told, **parts):
    return told | {"measures": [told["measures"][0] | parts]}


@pytest.mark.parametrize("content", [b"{", b'{"what": 1}', b"[" * 100_000, b'{"what": NaN}'])
def test_what_is_no_bundle_is_one_sentence(content):
    with pytest.raises(QuestionError, match="damaged"):
        from_bundle(content)


def test_a_template_and_the_example_are_served():
    def file(name):
        return answered(yours_files.routes(), "/files/own-data/{name}.csv", {}, name=name)

    lines = bytes(file("region").body).decode().splitlines()
    assert lines[0] == "area_code,area_name,value,lower,upper" and len(lines) == 10
    assert bytes(file("example").body).decode() == example()
    assert file("country").status_code == file("none").status_code == 404


@pytest.mark.parametrize("level", ["region", "upper-tier", "district", "constituency", "icb"])
def test_a_template_that_is_filled_in_is_read_whole(level):
    lines = template(level).splitlines()
    filled = "\n".join(
        [lines[0], *(f"{line.removesuffix(',,,')},{k}.5,," for k, line in enumerate(lines[1:]))]
    )
    found = opened("a.csv", filled.encode(), date(2026, 11, 30)).joined(Settings())
    assert (
        found.level == level and found.figures == len(register().level(level)) and not found.rejects
    )


def test_the_command_joins_a_file(tmp_path, capsys):
    file, rejects, bundle = (tmp_path / name for name in ("a.csv", "r.csv", "b.json"))
    file.write_text(example())
    assert main(["join", str(file), "--rejects", str(rejects), "--bundle", str(bundle)]) == 0
    told = capsys.readouterr()
    assert told.out.count("\n") == 154 and told.out.splitlines()[1].startswith(
        "Homes with damp,upper-tier,E06000001,Hartlepool,"
    )
    assert "1 row was refused" in told.err and MARK in told.out
    assert "Atlantis" in rejects.read_text()
    assert main(["join", str(bundle), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 153
    assert main(["join", str(file), "--format", "geojson"]) == 0
    assert len(json.loads(capsys.readouterr().out)["features"]) == 153


@pytest.mark.parametrize(
    ("content", "options", "sentence"),
    [
        ("", [], "empty"),
        ('Code,Rate\nE06000001,"1,234"\n', [], "two ways"),
        ("Code,Rate\nE06000001,1\n", ["--level", "parish"], "no level"),
        ("Code,Rate\nE06000001,1\n", ["--value-column", "x"], "no column 'x'"),
        ("Code,Rate\nE06000001,1\n", ["--only", "x"], "COLUMN=TEXT"),
        ("Code,Rate\nE06000001,1\n", ["--when", "soon"], "no year"),
        ("Code,Rate\nW06000015,1\n", [], "Wales"),
    ],
)
def test_the_command_refuses_in_one_sentence(tmp_path, capsys, content, options, sentence):
    file = tmp_path / "a.csv"
    file.write_text(content)
    assert main(["join", str(file), *options]) == 2
    told = capsys.readouterr()
    assert told.out == "" and sentence in told.err.splitlines()[-1]


def test_the_command_prints_a_template(capsys):
    assert main(["join", "--template", "icb"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 43
    assert main(["join", "/no/such/file.csv"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_own_figures_are_one_more_theme_of_the_comparison(session):
    question = QUESTIONS["compare"]
    asked = {"a": f"upper-tier:{HARTLEPOOL}", "b": f"upper-tier:{LEEDS}", "measures": "yours"}
    before = side_by_side([register().area("upper-tier", code) for code in (HARTLEPOOL, LEEDS)])
    view = opened_view(example().encode())
    shown, problems = question.read(asked)
    assert not problems
    told = texts_of(question.answer(shown))
    assert "Homes with damp (your own figures)" in told and "Your own figures" in told
    after = side_by_side([register().area("upper-tier", code) for code in (HARTLEPOOL, LEEDS)])
    slugs = [row.indicator.slug for row in before.rows]
    assert [row.indicator.slug for row in after.rows] == [*slugs, view.slug]
    # What is published is judged as without them.
    adjusted = [[cell.adjusted for cell in row.cells] for row in before.rows]
    assert str([[cell.adjusted for cell in row.cells] for row in after.rows[:-1]]) == str(adjusted)
    with yours.using(yours.Session()):
        assert "damp" not in texts_of(question.answer(question.read(asked)[0]))


def test_what_stands_in_a_file_is_never_markup(session):
    hostile = "<img src=x onerror=alert(1)>"
    rows = [
        f"Code,**{hostile}**,Rate {hostile}",
        *(
            f"{code},{kind},{k}.5"
            for k, (code, kind) in enumerate(
                (c, t) for c in (HARTLEPOOL, LEEDS) for t in ("[a](http://x)", "b")
            )
        ),
    ]
    view = opened_view(text(*rows, f"{hostile},b,1")(), f"{hostile}.csv")
    page = YOURS.answer(view)
    label = next(one.label for one in every(page.controls) if getattr(one, "name", "") == "only-0")
    assert not set("*<>[]()") & set(label)
    drawn = alone(page)
    assert "<img src=x" not in drawn and "&lt;img src=x" in drawn
