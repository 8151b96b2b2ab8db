"""Two measures: figures worked again from the raw values, what they share, views, page, command."""

import csv
import io
import json
import math
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from starlette.requests import Request

from explorer.analysis.two import pair, shared
from explorer.analysis.two.measures import Asked, is_modelled, newest, offered, take
from explorer.analysis.two.pair import closeness, together
from explorer.charts.picture import csv as chart_csv
from explorer.charts.picture import svg
from explorer.colours import TWO_WAY
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import catalogue, indicator
from explorer.maps.two_way import nine_fills, nine_kind
from explorer.pages import two_files
from explorer.places.areas import register
from explorer.places.levels import BY_SLUG
from explorer.questions.blocks import Card, Chart, Drawing, Flow, Listing, Nine, Pointed, Table
from explorer.questions.page import Control, every
from explorer.questions.question import Wish
from explorer.questions.registry import PICTURES, QUESTIONS
from explorer.questions.two.view import MOST, TwoView, read
from explorer.statistics.intervals import Ranged
from explorer.web.alone import alone
from explorer.words.two import headline as words
from explorer.words.two import sure
from explorer.words.two.names import label, subject
from explorer.words.two.outliers import left_out_lines, outliers_text

ROOT = Path(__file__).parent.parent
HLE, IMD = "healthy-life-expectancy", "imd-score"
GIRLS, BOYS = f"{HLE}.female", f"{HLE}.male"
BLACKPOOL, HAMPSHIRE = "upper-tier:E06000009", "upper-tier:E10000014"
QUESTION = QUESTIONS["two"]


def pair_of(x: str, y: str, level: str, *, weighted: bool = False, modelled: bool = False):
    both = (take(one, level, modelled=modelled) for one in (x, y))
    return together(*newest(*both, level), level, weighted=weighted)


def raw(slug: str, level: str, sex: str, period: str) -> pd.DataFrame:
    """Return published values as they stand in the file, by code."""
    frame = pd.read_csv(ROOT / "indicators" / slug / "values.csv")
    rows = frame[(frame.level == level) & (frame.sex == sex) & (frame.period == period)]
    return rows.set_index("area_code")


# Figures ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def girls():
    return pair_of(IMD, GIRLS, "upper-tier")


def test_deprivation_and_healthy_years_worked_again(girls):
    x = raw(IMD, "upper-tier", "persons", "2025-10-30/P1D")["value"]
    y = raw(HLE, "upper-tier", "female", "2022-01-01/P3Y")
    y = y[y.index.isin(register().level("upper-tier"))]
    both = pd.concat([x.rename("x"), y[["value", "lower", "upper"]]], axis=1).dropna()
    assert len(both) == len(girls.frame) == 151
    r = np.corrcoef(both.x, both.value)[0, 1]
    assert girls.pearson.value == pytest.approx(r, abs=1e-12)
    reach = 1.959964 / math.sqrt(148)
    ends = [math.tanh(math.atanh(r) + sign * reach) for sign in (-1, 1)]
    assert (girls.pearson.lower, girls.pearson.upper) == pytest.approx(ends, abs=1e-6)
    ranks = both[["x", "value"]].rank()
    rho = ranks.corr().iloc[0, 1]
    assert girls.spearman.value == pytest.approx(rho, abs=1e-12)
    reach = 1.959964 * math.sqrt((1 + rho**2 / 2) / 148)
    assert girls.spearman.upper == pytest.approx(math.tanh(math.atanh(rho) + reach), abs=1e-6)
    errors = (both.upper - both.lower) / 3.92
    share = 1 - (errors**2).mean() / both.value.var()
    assert girls.noise[1].reliability == pytest.approx(share, abs=1e-12)
    assert girls.corrected.correlation.value == pytest.approx(r / math.sqrt(share), abs=1e-12)
    # As they were on the day: a new release of either makes new ones.
    assert (round(r, 3), round(share, 3)) == (-0.803, 0.703)


def test_weights_are_residents(girls):
    found = pair_of(IMD, GIRLS, "upper-tier", weighted=True)
    people = pd.read_csv(ROOT / "boundaries/places/populations.csv")
    people = people[people.level == "upper-tier"].set_index("area_code")["population"]
    frame = girls.frame.set_index("area_code")
    w = people.reindex(frame.index).to_numpy(dtype=float)
    cov = np.cov(frame.x, frame.y, aweights=w)
    assert found.pearson.value == pytest.approx(cov[0, 1] / math.sqrt(cov[0, 0] * cov[1, 1]))
    assert found.effective == pytest.approx(w.sum() ** 2 / (w**2).sum())
    assert found.spearman == girls.spearman
    assert found.pearson.upper - found.pearson.lower > girls.pearson.upper - girls.pearson.lower


def test_constituencies_worked_again():
    found = pair_of("gps-per-100k", IMD, "constituency")
    x = raw("gps-per-100k", "constituency", "persons", found.first.period.iso)["value"]
    y = raw(IMD, "constituency", "persons", found.second.period.iso)["value"]
    both = pd.concat([x, y], axis=1).dropna()
    assert found.pearson.value == pytest.approx(np.corrcoef(both.T)[0, 1], abs=1e-12)
    assert found.corrected is None
    assert [one.kind for one in found.noise] == [pair.UNRANGED] * 2
    assert not found.freed


def test_borrowed_figures_have_no_part():
    found = pair_of(IMD, GIRLS, "district")
    shown = data.figures(HLE, "district", "female").frame
    borrowed = set(shown.loc[shown.measured_for != "", "area_code"])
    assert len(borrowed) > 100
    assert not borrowed & set(found.frame["area_code"])
    assert {one.area.code for one in found.left_out} >= borrowed
    assert {one.second for one in found.left_out if one.area.code in borrowed} == {pair.BORROWED}
    assert len(found.frame) + len(found.left_out) == 296
    assert any(
        "a larger area's: " in line and "Winchester" in line for line in left_out_lines(found)
    )


def test_every_area_is_a_point_or_is_named(girls):
    assert {one.area.name for one in girls.left_out} == {"City of London", "Isles of Scilly"}
    text = " ".join(left_out_lines(girls))
    assert "City of London" in text and "no figure published" in text


def test_the_line_is_that_of_all_slopes(girls):
    x, y = girls.frame["x"].to_numpy(), girls.frame["y"].to_numpy()
    slopes = [
        (y[b] - y[a]) / (x[b] - x[a])
        for a in range(len(x))
        for b in range(a + 1, len(x))
        if x[a] != x[b]
    ]
    assert girls.line.slope == pytest.approx(np.median(slopes), abs=1e-12)
    assert girls.frame["distance"].median() == pytest.approx(0, abs=1e-12)


def test_swapping_mirrors_all_but_the_line(girls):
    other = together(girls.second, girls.first, "upper-tier")
    assert other.pearson == girls.pearson
    assert other.best.value == pytest.approx(girls.best.value)
    assert other.best.lower == pytest.approx(girls.best.lower)
    assert (other.direction, other.closeness) == (girls.direction, girls.closeness)


def test_what_stands_out_is_called_with_few_false():
    found = pair_of("life-expectancy-constituency", IMD, "constituency")
    assert 0 < len(found.outliers) < 30
    assert (found.outliers["adjusted"] <= 0.05).all()
    assert (found.frame.loc[~found.frame["outlier"], "adjusted"] > 0.05).all()
    sizes = found.outliers["standardised"].abs()
    assert sizes.is_monotonic_decreasing
    assert found.outliers["area_name"].iloc[0] in outliers_text(found)


def test_thirds_hold_as_many_areas_each(girls):
    for third in girls.thirds:
        assert np.bincount(third).tolist() == pytest.approx([151 / 3] * 3, abs=3)
    assert sum(map(sum, girls.counts)) == 151
    own = girls.frame["y_lower"].notna()
    assert girls.unsure[own].mean() > 0.5
    assert not pair_of("gps-per-100k", IMD, "icb").unsure.any()


# How closely --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lower", "upper", "words"),
    [
        (0.82, 0.95, ("very close", "very close")),
        (-0.95, -0.82, ("very close", "very close")),
        (0.61, 0.79, ("close", "close")),
        (0.2, 0.59, ("loose", "loose")),
        (0.05, 0.19, ("hardly any", "hardly any")),
        (0.45, 0.97, ("loose", "very close")),
        (-0.3, 0.4, ("none", "loose")),
        (-0.1, 0.15, ("hardly any", "hardly any")),
        (-1.0, -0.85, ("very close", "very close")),
    ],
)
def test_words_follow_both_ends_of_the_range(lower, upper, words):
    assert closeness(Ranged((lower + upper) / 2, lower, upper)) == words


def test_never_beyond_one():
    for x, y, level in (
        ("anxiety", "happiness", "upper-tier"),
        ("life-expectancy.male", BOYS, "icb"),
        ("smoking", GIRLS, "upper-tier"),
    ):
        found = pair_of(x, y, level)
        for name, value in sure.numbers(found):
            assert -1 <= value.lower <= value.value <= value.upper <= 1, name
            _, amount, limits = sure.number_cells(name, value)
            for text in re.findall(r"\d\.\d+", f"{amount} {limits}"):
                assert float(text) <= 1


def test_a_full_correlation_is_said_and_not_printed_as_more(girls):
    assert girls.full
    assert girls.best.lower == -1
    assert "cannot be told apart from −1" in sure.sure_texts(girls)[0]


def test_few_areas_have_a_wide_range_in_words():
    found = pair_of(IMD, GIRLS, "region")
    assert len(found.frame) == 9
    assert found.closeness == ("loose", "very close")
    assert words.title(found).endswith("they go together, anything from loosely to very closely")
    assert any("Only 9 regions" in text for text in sure.sure_texts(found))


def test_direction_is_told_in_plain_words(girls):
    assert words.title(girls) == (
        "Where the deprivation score is higher, healthy life expectancy of girls tends to be "
        "lower: they go together very closely"
    )
    assert words.correlation_range(girls).startswith(
        "correlation −0.80, likely range −0.86 to −0.73; with chance taken off −0.96"
    )
    up = pair_of("life-expectancy.male", "life-expectancy.female", "icb")
    assert "tends to be higher" in words.title(up)
    unclear = pair_of("employment", "weekly-pay", "region")
    if unclear.direction == 0:
        assert words.title(unclear).startswith("Whether ")


def test_ranks_beside_figures_and_their_disagreement():
    found = pair_of("pharmacies-per-100k", "people-per-km2", "district")
    assert abs(found.pearson.value - found.spearman.value) >= pair.DISAGREE
    assert any("disagree" in text for text in sure.sure_texts(found))
    assert not any("disagree" in text for text in sure.sure_texts(pair_of(IMD, GIRLS, "icb")))


def test_every_pair_of_measures_has_an_answer():
    random = np.random.default_rng(7)
    for level in ("region", "icb", "upper-tier", "district", "constituency"):
        held = offered(level, modelled=True)
        for _ in range(12):
            first, second = (held[at] for at in random.choice(len(held), 2, replace=False))
            found = together(*newest(first, second, level), level)
            assert words.title(found)
            assert sure.sure_texts(found)
            if found.known:
                assert -1 <= found.best.lower <= found.best.upper <= 1


# What they share ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("x", "y", "level", "kinds"),
    [
        (GIRLS, BOYS, "upper-tier", ("twice",)),
        (GIRLS, f"{HLE}-2022-release.female", "upper-tier", ("releases",)),
        (GIRLS, "life-expectancy.female", "upper-tier", ("part", "raw")),
        ("gps-per-100k", "gps-per-100k-need", "constituency", ("family", "source", "people")),
        ("gps-per-100k", "nurses-per-100k", "constituency", ("source", "people")),
        ("anxiety", "happiness", "district", ("family", "source", "raw")),
        (IMD, "healthy-life-expectancy-modelled.male", "constituency", ("circular",)),
        ("disabled", "healthy-life-expectancy-modelled.male", "icb", ("circular",)),
        (GIRLS, "healthy-life-expectancy-modelled.female", "icb", ("model",)),
        (IMD, GIRLS, "upper-tier", ("raw",)),
        ("claimants", "unemployment-modelled", "district", ("raw",)),
        ("pharmacies-per-100k", "people-per-km2", "icb", ("people",)),
        ("household-income", GIRLS, "upper-tier", ()),
        ("majority-2024", IMD, "constituency", ()),
    ],
)
def test_what_is_built_in_is_known_and_said(x, y, level, kinds):
    found = pair_of(x, y, level, modelled=True)
    wanted = kinds if y != "gps-per-100k-need" else kinds[:2]
    assert found.shared[: len(wanted)] == wanted
    other = shared.shared(found.second, found.first)
    assert set(other) == set(found.shared)
    texts = sure.shared_texts(found)
    assert len(texts) == len(found.shared)
    if kinds and "circular" not in kinds:
        assert all(text.startswith("Partly built in: ") for text in texts)


def test_a_model_is_not_set_against_what_it_was_made_from():
    for slug in indicator("healthy-life-expectancy-modelled").model_uses:
        used = [one for one in catalogue().values() if slug in (one.slug, one.family)]
        assert used, slug
    found = pair_of(IMD, "healthy-life-expectancy-modelled.male", "constituency", modelled=True)
    assert found.circular and not found.known
    assert words.correlation_range(found) == ""
    assert not re.search(r"correlation (with|−|\d)", words.title(found))
    assert "the model works from deprivation score" in " ".join(sure.sure_texts(found))
    page = QUESTION.answer(TwoView(found.first, found.second, "constituency", modelled=True))
    number = next(one for one in every(page.blocks) if getattr(one, "name", "") == "two-number")
    assert all(one.is_empty for one in number.blocks)


def test_noise_that_is_shared_is_not_taken_off():
    both = pair_of("anxiety", "happiness", "upper-tier")
    assert both.dependent and not both.freed
    assert both.best == both.pearson
    assert both.corrected is not None
    assert any("can be shared" in text for text in sure.sure_texts(both))
    # Girls and boys are other people: their errors are their own.
    sexes = pair_of(GIRLS, BOYS, "upper-tier")
    assert not sexes.dependent and sexes.freed


def test_a_modelled_range_is_no_noise():
    found = pair_of(
        "gps-per-100k", "healthy-life-expectancy-modelled.male", "constituency", modelled=True
    )
    assert found.noise[1].kind == pair.BY_MODEL
    assert found.corrected is None
    assert any("is by a model" in text for text in sure.sure_texts(found))


def test_modelled_measures_are_offered_only_where_allowed():
    for level in ("constituency", "upper-tier"):
        usual, all_of_them = (offered(level, modelled=on) for on in (False, True))
        assert set(usual) < set(all_of_them)
        assert not any(is_modelled(one.indicator, level) for one in usual)
    with pytest.raises(QuestionError, match="allow modelled figures"):
        take("healthy-life-expectancy-modelled.male", "constituency", modelled=False)
    with pytest.raises(QuestionError, match=r"write healthy-life-expectancy\.female or"):
        take(HLE, "upper-tier", modelled=False)
    with pytest.raises(QuestionError, match="no figures of their own"):
        take(GIRLS, "constituency", modelled=False)


def test_periods_are_the_newest_of_both_else_each_its_own():
    anxiety, happiness = (
        take(one, "upper-tier", modelled=False) for one in ("anxiety", "happiness")
    )
    assert newest(anxiety, happiness, "upper-tier")[0].period == anxiety.period
    life = take("life-expectancy.female", "upper-tier", modelled=False)
    healthy = take(GIRLS, "upper-tier", modelled=False)
    first, second = newest(life, healthy, "upper-tier")
    assert first.period == second.period == life.period
    assert second.period < healthy.period
    deprived = take(IMD, "upper-tier", modelled=False)
    assert newest(deprived, healthy, "upper-tier") == (deprived, healthy)
    assert any("not of one time" in text for text in sure.sure_texts(pair_of(IMD, GIRLS, "icb")))


# Views and page -----------------------------------------------------------------------------


def test_it_opens_on_deprivation_and_healthy_years():
    view, problems = read({})
    assert problems == []
    assert (view.first.key, view.second.key, view.level) == (f"{IMD}.persons", GIRLS, "upper-tier")
    assert [one.key for one in view.places] == [BLACKPOOL, HAMPSHIRE]
    assert read(view.to_query()) == (view, [])


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"x": "nonsense"}, "There is no indicator 'nonsense'"),
        ({"x": GIRLS, "level": "constituency"}, "no such figures of their own"),
        ({"x": IMD, "y": IMD}, "Both are one measure"),
        ({"y": "healthy-life-expectancy-modelled.male", "level": "icb"}, "is by a model"),
        ({"y-period": "1066"}, "fits no published period"),
        ({"a": "constituency:E14001104"}, "is no upper-tier local authority"),
        ({"level": "moon"}, "There is no level 'moon'"),
        ({"weighted": "perhaps"}, "There is no switch 'perhaps'"),
        ({"x": "<script>alert(1)</script>"}, "There is no indicator"),
    ],
)
def test_no_link_leads_to_an_error(query, said):
    view, problems = read(query)
    assert any(said in one for one in problems), problems
    assert QUESTION.answer(view).headline.title


def test_changes_make_views_that_say_what_else_changed():
    view, _ = read({})
    assert view.across("smoking.persons").first.key == "smoking.persons"
    assert view.swapped().first == view.second
    # What is up already, chosen across, changes sides with what was there.
    assert view.across(GIRLS) == view.swapped()
    there = view.by("constituency")
    assert there.level == "constituency" and there.places == ()
    notes = there.unasked(view)
    assert any("no figures by constituencies of their own" in one for one in notes)
    assert any("Blackpool" in one for one in notes)
    at = view.at("second", "2018-01-01/P3Y")
    assert at.second.period.words == "2018 to 2020"
    assert at.unasked(view) == []
    assert at.to_query()["y-period"] == "2018-2020"
    assert read(at.to_query()) == (at, [])
    allowed = view.set("modelled", True).by("icb").up("healthy-life-expectancy-modelled.male")
    assert allowed.second.indicator.model_of
    back = allowed.set("modelled", False)
    assert not back.second.indicator.model_of
    assert view.unasked(view) == []


def test_places_come_and_go_up_to_six():
    view, _ = read({"a": "none"})
    assert view.places == ()
    areas = list(register().level("upper-tier").values())
    for area in areas[:MOST]:
        view = QUESTION.changed(view, "find", area)
    assert view.full
    with pytest.raises(QuestionError, match="6 places at most"):
        QUESTION.changed(view, "area", areas[MOST].code)
    with pytest.raises(QuestionError, match="is no upper-tier"):
        QUESTION.changed(view, "find", register().area("constituency", "E14001104"))
    fewer = QUESTION.changed(view, "remove", areas[0].key)
    assert len(fewer.places) == MOST - 1
    assert QUESTION.take("Blackpool", fewer).key == BLACKPOOL
    opened, problems = read(QUESTION.opened(Wish((areas[3],), indicator("smoking"))))
    assert problems == [] and opened.places == (areas[3],)
    assert opened.second.key == "smoking.persons"


def test_the_page_says_all_that_it_must():
    page = QUESTION.answer(read({})[0])
    blocks = list(every(page.blocks))
    assert page.headline.meaning.startswith("Places are not people")
    cards = {one.title: one for one in blocks if isinstance(one, Card)}
    assert set(cards) >= {"How sure is that?", "Areas that stand out", "Every area by both"}
    table = next(one for one in every(cards["How sure is that?"].blocks) if isinstance(one, Table))
    assert [row[0] for row in table.rows] == [sure.PUBLISHED, sure.RANKS, sure.FREED]
    pointed = next(one for one in blocks if isinstance(one, Pointed))
    assert len(pointed.spots) == 151
    said = next(one.text for one in pointed.spots if one.text.startswith("Blackpool (North West)"))
    assert "deprivation score 43.5" in said and "51.8 years (47.4 to 56.1)" in said
    assert all(0 < x < 1 and 0 < y < 1 for one in pointed.spots for x, y in (one.wide, one.narrow))
    maps = {one.name: one for one in blocks if isinstance(one, Drawing)}
    assert set(maps) == {"two-map", "two-table"}
    told = maps["two-table"].message["told"]["columns"]
    assert [one["title"] for one in told] == [
        "Deprivation score", "Healthy life expectancy of girls", "To the line", "Region",
    ]  # fmt: skip
    assert maps["two-table"].message["files"]["csv"]["url"].startswith("files/two.csv?")
    nine = next(one for one in blocks if isinstance(one, Nine))
    assert nine.heads[0] == "High deprivation score"
    assert nine.sides[0] == "Low healthy life expectancy of girls"
    assert nine.colours == TWO_WAY
    assert sum(map(sum, nine.counts)) == 151
    # The number can be kept back: it stands in a block of its own.
    number = next(one for one in blocks if isinstance(one, Flow) and one.name == "two-number")
    assert not re.search(r"\d", page.headline.title) and number.blocks
    listed = [one for one in every(cards["How sure is that?"].blocks) if isinstance(one, Listing)]
    assert listed and not any(re.search(r"0\.\d\d", text) for one in listed for text in one.texts)


def test_controls_offer_what_the_level_has():
    page = QUESTION.answer(read({"level": "region"})[0])
    controls = {one.name: one for one in page.controls if isinstance(one, Control)}
    assert {one.value for one in controls["across"].options} == {
        one.key for one in offered("region", modelled=False)
    }
    assert [one.value for one in controls["by"].options] == [
        slug for slug, one in BY_SLUG.items() if one.mapped
    ]
    # Deprivation has one period, so there is none to choose.
    assert "first-period" not in controls and "second-period" in controls


def test_the_map_has_nine_classes_and_lines_for_what_cannot_be_told():
    page = QUESTION.answer(read({"shape": "hexagons"})[0])
    told = next(one for one in every(page.blocks) if getattr(one, "name", "") == "two-map").message
    kinds = [int(one) for one in told["told"]["kinds"] if one != "-"]
    assert len(kinds) == 151 and max(kinds) >= 9
    assert told["setting"]["words"]["legend"]["texts"][0] == "low across, high up"
    assert sum(told["legend"]["counts"]) == 151
    assert told["shape"] == "hexagons"
    assert nine_kind(0, 0) == 8 and nine_kind(2, 2) == 0 and nine_kind(-1, 0) == -1
    assert nine_fills(["x"] * 9)[8].colour == TWO_WAY[0][0]


@pytest.mark.parametrize("level", ["region", "upper-tier", "constituency"])
def test_the_chart_draws_fast_and_light_and_its_ranges_have_no_caps(level):
    query = {"level": level, "x": IMD, "line": "1", "weighted": "1"}
    if level == "constituency":
        query["y"] = "life-expectancy-constituency"
    page = QUESTION.answer(read(query)[0])
    chart = next(one for one in every(page.blocks) if isinstance(one, Chart))
    drawn = svg(chart.picture)
    assert len(drawn) < 450_000
    assert "linearGradient" in drawn
    assert 'aria-label="' in drawn
    spec = json.loads(chart.picture.wide.text)
    marks = [one["mark"]["type"] for one in spec["layer"]]
    assert "tick" not in marks and "errorbar" not in marks
    assert "Theil and Sen" in chart.picture.subtitle
    assert chart.picture.wide.size[0] == 520 and chart.picture.narrow.size[0] == 328
    if level == "upper-tier":
        shapes = {
            str(one["mark"].get("shape")) for one in spec["layer"] if one["mark"]["type"] == "point"
        }
        assert len(shapes) >= 9
    assert "x_lower" in chart_csv(chart.picture).splitlines()[0]
    assert PICTURES[chart.name](chart.query).alt == chart.picture.alt


def test_no_line_unless_it_is_asked_for():
    for query, wanted in (({}, 0), ({"line": "1"}, 1)):
        page = QUESTION.answer(read(query)[0])
        chart = next(one for one in every(page.blocks) if isinstance(one, Chart))
        spec = json.loads(chart.picture.wide.text)
        assert sum(one["mark"]["type"] == "line" for one in spec["layer"]) == wanted


def test_the_page_as_a_file_asks_for_nothing():
    page = QUESTION.answer(read({"level": "icb"})[0])
    text = alone(page)
    assert "they go together" in text
    assert 'href="?page' not in text


# Files and command --------------------------------------------------------------------------


def test_the_csv_has_every_point_with_its_ranges():
    (route,) = two_files.routes()
    query = f"x={IMD}.persons&y={GIRLS}&level=upper-tier"
    scope = {"type": "http", "headers": [], "query_string": query.encode()}
    answer = route.endpoint(Request(scope))
    rows = list(csv.DictReader(io.StringIO(answer.body.decode())))
    assert len(rows) == 151
    blackpool = next(row for row in rows if row["area_name"] == "Blackpool")
    assert blackpool["y_lower"] and blackpool["x_lower"] == ""
    assert blackpool["y_period"].lstrip("'") == "2022-01-01/P3Y"
    assert blackpool["x_measure"] == f"{IMD}.persons"
    scope["query_string"] = b"x=nonsense"
    assert route.endpoint(Request(scope)).status_code == 404


def test_the_command_prints_the_record(run):
    code, out, _ = run("two", IMD, GIRLS, "--level", "region", "--json")
    assert code == 0
    told = json.loads(out)
    assert told["areas"] == 9 and len(told["points"]) == 9
    assert told["closeness"] == ["loose", "very close"]
    assert told["x"]["noise"] == "no ranges" and told["x"]["reliability"] == 1.0
    code, out, _ = run("two", "smoking", GIRLS, "--level", "upper-tier", "--y-period", "2018-2020")
    assert code == 0 and "Places are not people" in out
    for wrong, said in (
        (("two", IMD, IMD, "--level", "region"), "Both are one measure"),
        (("two", IMD, HLE, "--level", "region"), "is published by sex"),
        (("two", IMD, GIRLS, "--level", "moon"), "no level 'moon'"),
        (("two", "imd-scor", GIRLS, "--level", "region"), "Did you mean imd-score"),
    ):
        code, _, problem = run(*wrong)
        assert code == 2 and said in problem, problem


def test_names_are_whole_sentences():
    assert label(Asked(indicator("healthy-life-expectancy-modelled"), "male", None)).endswith(
        "our model, boys"
    )
    assert subject(take("smoking", "district", modelled=False)) == "the figure for adults who smoke"
