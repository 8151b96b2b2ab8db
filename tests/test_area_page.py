"""The page of one area: for every area of every level, in the app, as a file and as JSON."""

import json
import math
import random
import re
import sys

import pytest

from explorer.analysis.area import story
from explorer.errors import QuestionError
from explorer.pages import mounting
from explorer.places.areas import register
from explorer.places.levels import LEVELS
from explorer.questions import area as room
from explorer.questions.area.blocks import Actions, AreaRow, Findings, Themes
from explorer.questions.area.view import became, read
from explorer.questions.page import Page, every
from explorer.questions.plain import plain
from explorer.questions.showing import Showing
from explorer.root import data_root
from explorer.web.alone import alone

QUESTION = room.QUESTION
# The package has a function of this name too.
area_page = sys.modules["explorer.questions.area.page"]
MANY = 40


def page(**query: str) -> Page:
    return QUESTION.page(QUESTION.read(query)[0])


def html(of: Page) -> str:
    drawn = mounting.drawn.__wrapped__(of, mounting.Served(Showing()))

    def inside(pieces) -> str:
        return "".join(
            one if isinstance(one, str) else inside(getattr(one, "blocks", ())) for one in pieces
        )

    return drawn.head + drawn.lead + inside(drawn.controls) + inside(drawn.blocks)


def table(of: Page) -> Themes:
    return next(one for one in every(of.blocks) if isinstance(one, Themes) and not one.steps_open)


def rows(of: Page) -> dict[str, AreaRow]:
    return {row.key: row for theme in table(of).themes for row in theme.rows}


@pytest.mark.parametrize("level", [level.slug for level in LEVELS])
def test_areas_of_every_level_open(level):
    """Forty at random, and those that lack most."""
    areas = list(register().level(level).values())
    chosen = random.Random(2026).sample(areas, min(MANY, len(areas)))
    odd = [one for one in areas if one.code in ("E09000001", "E06000053", "E06000046", "E14001172")]
    for one in dict.fromkeys([*chosen, *odd]):
        told = page(area=one.key)
        text = html(told)
        assert one.name.replace("&", "&amp;").replace("'", "&#x27;") in text
        assert not re.search(r"\bnan\b|\bNone\b|>\s*inf", re.sub(r"base64,[^\"]+", "", text)), one
        for row in rows(told).values():
            # A figure, or a reason: never nothing.
            assert row.figure.text
            assert math.isnan(row.figure.value) or row.when
        assert json.dumps(plain(told), allow_nan=False)


def test_the_first_themes_are_open_and_all_are_where_it_is_asked():
    told = table(page(area="upper-tier:E06000009"))
    opened = [theme.title for theme in told.themes if theme.open]
    assert opened[0] == "How long, how healthy" and "Doctors and care" in opened
    assert len(opened) < len(told.themes)
    assert all(theme.open for theme in table(page(area="upper-tier:E06000009", open="all")).themes)


def test_the_row_of_a_figure_is_named_as_it_stands():
    barnsley, ashford = "upper-tier:E08000038", "district:E07000105"
    lines = rows(page(area=barnsley))["healthy-life-expectancy.male"].steps.sections[
        "Table and row"
    ]
    assert lines[0].startswith("In the publication: the row of E08000038 (before: E08000016), boys")
    for key in (barnsley, ashford):
        for row in rows(page(area=key)).values():
            if math.isnan(row.figure.value):
                continue
            told = row.steps.sections["Table and row"][-1]
            slug, start = re.fullmatch(
                r"In our data: indicators/(.+)/values\.csv, the row of (.+)\.", told
            ).groups()
            held = (data_root() / "indicators" / slug / "values.csv").read_text().splitlines()
            (line,) = [one for one in held if one.startswith(f"{start},")]
            assert float(line.split(",")[4]) == row.figure.value


def test_a_verdict_has_a_shape_only_where_there_is_a_range():
    for row in rows(page(area="upper-tier:E06000009")).values():
        assert bool(row.mark) <= row.figure.has_range
        if not row.figure.has_range and row.verdict:
            assert row.verdict in ("above England", "below England", "reads as England")


def test_england_stands_among_the_areas_inside_it_and_not_beside_itself():
    for row in rows(page(area="country:E92000001")).values():
        assert row.verdict == row.mark == row.england == ""
        assert sum(row.strip.counts) > 1


def test_a_borrowed_figure_carries_its_badge_and_stands_on_its_lenders_scale():
    row = rows(page(area="district:E07000094"))["healthy-life-expectancy.female"]
    assert row.badge == "measured for Hampshire"
    assert sum(row.strip.counts) == 151


def test_every_row_opens_to_its_steps():
    told = rows(page(area="upper-tier:E06000009"))["healthy-life-expectancy.female"].steps
    first = told.publications[0]
    assert first.text.startswith("Office for National Statistics: Healthy life expectancy, UK")
    assert re.fullmatch(r"[0-9a-f]{64}", first.sha256) and first.url.startswith("https://")
    assert "At this level: published." in told.sections["What was done with them"]
    assert told.sections["Table and row"] == [
        "In the publication: the row of E06000009, girls, 2022 to 2024.",
        "In our data: indicators/healthy-life-expectancy/values.csv, the row of "
        "upper-tier,E06000009,2022-01-01/P3Y,female.",
    ]
    assert any("rank authorities" in line for line in told.sections["Do not"])
    (cited,) = told.sections["Cite it"]
    assert cited.startswith(
        "Healthy life expectancy, girls, Blackpool, unitary authority (E06000009), "
        "2022 to 2024: 51.8 years (47.4 to 56.1). Office for National Statistics"
    )
    link, file = told.links
    assert "row=healthy-life-expectancy.female" in link.address
    assert file.address.startswith("files/series.csv?indicator=healthy-life-expectancy&area=")


def test_a_link_to_a_figure_leads_to_it_with_its_steps_open():
    told = page(area="upper-tier:E06000009", row="healthy-life-expectancy.female")
    asked = next(one for one in every(told.blocks) if isinstance(one, Themes) and one.steps_open)
    assert [row.key for row in asked.themes[0].rows] == ["healthy-life-expectancy.female"]
    assert '<details class="hge-steps" open>' in html(told)


def test_what_stands_out_is_said_or_that_nothing_does():
    for key in ("upper-tier:E06000009", "constituency:E14001274", "upper-tier:E06000053"):
        area = register().area(*key.split(":"))
        found = story(area)
        told = next(one for one in every(page(area=key).blocks) if isinstance(one, Findings))
        assert len(told.lines) == len(found.higher) + len(found.lower)
        assert told.note


def test_an_area_no_longer_in_force_leads_to_what_it_became():
    view, problems = read({"area": "district:E07000026"})
    assert view.area.name == "Cumberland"
    assert problems == [
        "Allerdale (E07000026) is a former area; today it is Cumberland. "
        "It became part of a larger area."
    ]
    assert became(view) == []  # the page is what it became
    view, problems = read({"area": "upper-tier:E10000006"})
    assert {one.name for one in became(view)} == {"Cumberland", "Westmorland and Furness"}
    assert "?page=area&amp;area=" in html(QUESTION.page(view))
    assert "area" in view.to_query() and "asked" not in view.to_query()


@pytest.mark.parametrize(
    "text", ["constituency:E14009999", "<b>nowhere</b>", "none", "region:", "::"]
)
def test_what_is_no_area_is_said_and_a_page_stands_all_the_same(text):
    view, problems = read({"area": text})
    assert view.area.key == "upper-tier:E06000009"
    assert problems or text == "none"
    assert "<b>nowhere" not in html(QUESTION.page(view))
    with pytest.raises(QuestionError):
        QUESTION.asked({"area": "constituency:E14009999"})


def test_wrong_settings_fall_back_and_are_named():
    view, problems = read({"without": "weather", "on": "x.y", "row": "a", "open": "none"})
    assert (view.without, view.on, view.row, view.open) == ("none", "", "", "")
    assert len(problems) == 4


def test_changes_keep_the_area():
    view = read({"area": "region:E12000001", "row": "imd-score.persons", "open": "all"})[0]
    assert QUESTION.changed(view, "open", False).open == ""
    assert QUESTION.changed(view, "without", "age").without == "age"
    for name in ("on", "ladder"):
        changed = QUESTION.changed(view, name, "imd-score.persons")
        assert changed.to_query()[name] == "imd-score.persons"
        assert read(changed.to_query()) == (changed, [])


def test_an_evidence_pack_has_its_buttons_where_it_is_served(monkeypatch):
    def links() -> Actions:
        return next(one for one in page(area="region:E12000001").lead if isinstance(one, Actions))

    monkeypatch.setattr(area_page, "PACKS", {})
    assert links().files == []
    monkeypatch.setattr(area_page, "PACKS", {"pdf": "PDF", "zip": "spreadsheets"})
    assert [one.address for one in links().files] == [
        "files/evidence.pdf?area=region%3AE12000001",
        "files/evidence.zip?area=region%3AE12000001",
    ]


def test_a_page_as_a_file_holds_every_figure_and_leads_nowhere():
    told = page(area="constituency:E14001274")
    file = alone(told)
    assert "<script" not in file and "http-equiv" in file
    for row in rows(told).values():
        assert row.title.replace("'", "&#x27;") in file
    assert not re.search(r'href="\?', file)


def test_a_hostile_name_stays_text(monkeypatch):
    area = register().area("region", "E12000001")
    told = page(area=area.key)
    evil = "<img src=x onerror=alert(1)>"
    row = next(iter(rows(told).values()))
    object.__setattr__(row, "title", evil)
    object.__setattr__(row.steps.publications[0], "url", "javascript:alert(1)")
    object.__setattr__(row.steps.publications[0], "text", evil)
    text = html(told)
    assert evil not in text and "&lt;img src=x" in text
    assert "javascript:" not in text


def test_a_modelled_figure_leads_to_its_proof():
    shown = plain(room.QUESTION.answer(read({"area": "constituency:E14001272"})[0]))
    assert "?page=model" in json.dumps(shown)
