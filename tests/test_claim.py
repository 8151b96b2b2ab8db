"""Claims are read and judged as a careful reader would; no text breaks it."""

import json
import math
import re
import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.analysis.claim import text as texts
from explorer.analysis.claim.agreement import agreement
from explorer.analysis.claim.measures import measures
from explorer.analysis.claim.numbers import numbers
from explorer.analysis.claim.text import LONGEST, tidy
from explorer.analysis.claim.verdicts import check
from explorer.analysis.claim.vocabulary import vocabulary
from explorer.indicators import data
from explorer.indicators.catalogue import catalogue, indicator
from explorer.periods import Period
from explorer.places.areas import register
from explorer.questions.claim.view import ClaimView, read
from explorer.questions.page import every
from explorer.questions.registry import QUESTIONS
from explorer.records.claim import checked_record
from explorer.root import data_root
from explorer.web.alone import alone
from explorer.words.claim.say import say_today, why
from tests.claims import CLAIMS
from tests.claims_voices import VOICES

# Figures that the worked claims rest on, as the publications have them: measure, area, sex, period.
GOLDEN = [
    ("healthy-life-expectancy", "upper-tier:E06000009", "female", "2022-01-01/P3Y", 51.8, 47.4, 56.1),
    ("healthy-life-expectancy", "upper-tier:E06000009", "male", "2022-01-01/P3Y", 50.9, 47.3, 54.4),
    ("healthy-life-expectancy", "upper-tier:E10000014", "female", "2022-01-01/P3Y", 65.1, 63.0, 67.3),
    ("healthy-life-expectancy-2022-release", "upper-tier:E06000009", "female", "2018-01-01/P3Y", 54.29, 51.99, 56.60),
    ("healthy-life-expectancy-2022-release", "upper-tier:E10000014", "female", "2018-01-01/P3Y", 66.11, 64.66, 67.57),
    ("healthy-life-expectancy", "country:E92000001", "female", "2022-01-01/P3Y", 61.3, 61.0, 61.6),
    ("life-expectancy", "upper-tier:E06000009", "male", "2021-01-01/P3Y", 73.2, 72.5, 73.8),
    ("smoking", "upper-tier:E06000009", "persons", "2020-01-01/P5Y", 19.7, 18.0, 21.4),
    ("smoking", "country:E92000001", "persons", "2020-01-01/P5Y", 11.5, 11.4, 11.7),
    ("obesity-year-6", "country:E92000001", "persons", "2024-08-01/P1Y", 22.2, math.nan, math.nan),
]  # fmt: skip


@pytest.mark.parametrize("golden", GOLDEN)
def test_the_claims_rest_on_published_figures(golden: tuple):
    slug, key, sex, period, value, lower, upper = golden
    level, code = key.split(":")
    found = data.history(indicator(slug), register().area(level, code), sex).frame
    rows = found[found["period"] == period]
    if rows.empty:  # a school year may begin in September
        rows = found[found["period"] == found["period"].max()]
    row = rows.iloc[0]
    assert round(row["value"], 2) == pytest.approx(value, abs=0.05)
    for limit, wanted in ((row["lower"], lower), (row["upper"], upper)):
        assert math.isnan(wanted) or limit == pytest.approx(wanted, abs=0.06)


@pytest.mark.parametrize(
    ("text", "wanted"), [*CLAIMS, *VOICES], ids=[text[:60] for text, _ in [*CLAIMS, *VOICES]]
)
def test_a_claim_is_read_and_judged(text: str, wanted: list[tuple[str, ...]]):
    told = []
    for one in check(text).claims:
        reading, held = one.reading, one.found
        measure = reading.measure
        places = "|".join(f"{area.level}:{area.name}" for area in held.areas)
        told.append(
            (
                reading.kind,
                (measure.slug or measure.not_held) if measure else "",
                places or "|".join(place.text for place in reading.places),
                "+".join(group.sex for group in reading.groups),
                one.verdict,
            )
        )
    assert told == [tuple(one) for one in wanted]


def test_there_are_claims_of_every_kind():
    kinds = {claim[0] for _, claims in CLAIMS for claim in claims}
    assert kinds >= {
        "value", "difference", "ratio", "change", "order", "comparison", "gap", "change of a gap",
        "deprivation", "none",
    }  # fmt: skip
    verdicts = {claim[-1] for _, claims in CLAIMS for claim in claims}
    assert verdicts == {
        "agrees", "rounded", "too precise", "outdated", "does not agree", "cannot be said",
        "not checked", "not held", "not understood", "nothing to check",
    }  # fmt: skip
    assert len(CLAIMS) >= 120


# Agreement, by hand -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "decimals", "quoted", "wanted"),
    [
        (53.6, 1, "54", "agrees"),
        (53.6, 1, "54.0", "does not agree"),
        (53.6, 1, "about 55", "rounded"),
        (53.6, 1, "55", "does not agree"),
        (53.6, 1, "53", "does not agree"),
        (84.5, 1, "85", "agrees"),
        (85.5, 1, "85", "agrees"),
        (85.6, 1, "85", "does not agree"),
        (83.3, 1, "roughly 85", "rounded"),
        (61.4, 1, "almost 60", "rounded"),
        (57.4, 1, "60", "does not agree"),
        (540.0, 0, "550", "rounded"),
        (2460.0, 0, "2,400", "does not agree"),
        (37.6, 1, "a third", "does not agree"),
        (53.6, 1, "52", "does not agree"),
        (53.6, 1, "53.62", "too precise"),
        (53.6, 1, "53.71", "does not agree"),
        (54.5, 1, "55", "agrees"),
        (53.6, 1, "over 53", "agrees"),
        (53.6, 1, "over 54", "does not agree"),
        (53.6, 1, "at least 54", "agrees"),
        (53.6, 1, "nearly 54", "agrees"),
        (53.6, 1, "nearly 60", "does not agree"),
        (53.6, 1, "under 54", "agrees"),
        (53.6, 1, "between 50 and 55", "agrees"),
        (53.6, 1, "between 55 and 60", "does not agree"),
        (2438.0, 0, "2,438", "agrees"),
        (2438.0, 0, "2,400", "agrees"),
        (2438.0, 0, "2,500", "rounded"),
        (2438.0, 0, "2,600", "does not agree"),
        (19.8, 1, "one in five", "agrees"),
        (22.5, 1, "one in five", "rounded"),
        (27.0, 1, "one in five", "does not agree"),
        (33.0, 1, "a third", "agrees"),
        (50.2, 1, "half", "agrees"),
        (76.0, 1, "three quarters", "agrees"),
        (40.0, 1, "two fifths", "agrees"),
        (30.5, 1, "three in ten", "agrees"),
        (1.98, 1, "twice", "agrees"),
        (1.71, 1, "twice", "does not agree"),
        (12.0, 0, "a dozen", "agrees"),
        (54.0, 0, "fifty-four", "agrees"),
        (142708.0, 0, "143,000", "agrees"),
        (57_690_323.0, 0, "57.7 million", "agrees"),
        (57_690_323.0, 0, "60 million", "rounded"),
        (57_690_323.0, 0, "50 million", "does not agree"),
    ],
)
def test_agreement(value: float, decimals: int, quoted: str, wanted: str):
    (figure,) = numbers(quoted, quoted)
    assert agreement(value, decimals, figure) == wanted


@given(st.floats(1, 99), st.integers(0, 1))
def test_a_value_agrees_with_itself_rounded(value: float, decimals: int):
    text = f"{value:.{decimals}f}"
    if abs(value * 10**decimals % 1 - 0.5) < 1e-6 or float(text) < 1:
        return
    (figure,) = numbers(text, text)
    assert agreement(value, 1, figure) == "agrees"


# Every measure ----------------------------------------------------------------------------


def test_every_measure_has_ways_to_be_said():
    said = {way.slug for way in vocabulary().ways}
    releases = {slug for slug, one in catalogue().items() if one.series != slug}
    ours = {
        slug for slug, one in catalogue().items() if one.model_of or slug.endswith("-residents")
    }
    rivals = {other for held in vocabulary().rivals.values() for other in held}
    assert set(catalogue()) - said - releases - ours - rivals == set()
    assert said - {""} <= set(catalogue())
    for slug in said - {""}:
        ways = [way.pattern for way in vocabulary().ways if way.slug == slug]
        assert len(ways) > 1 or re.search(r"\|", ways[0]), slug


@pytest.mark.parametrize(
    "slug", [slug for slug, one in catalogue().items() if one.series == slug and not one.model_of]
)
def test_a_measure_is_known_by_its_own_name(slug: str):
    title = catalogue()[slug].short_title
    found = measures(texts.plain(f"The number of {title} in England is 5"))
    assert found, title


# No text breaks it ------------------------------------------------------------------------

WORDS = [
    "a",
    "girl",
    "boy",
    "born",
    "in",
    "Blackpool",
    "Winchester",
    "Hartlepool",
    "England",
    "the",
    "North",
    "South",
    "Kent",
    "Leeds",
    "Narnia",
    "Glasgow",
    "can",
    "expect",
    "54",
    "66",
    "healthy",
    "years",
    "gap",
    "of",
    "between",
    "and",
    "than",
    "fewer",
    "more",
    "lower",
    "higher",
    "life",
    "expectancy",
    "GPs",
    "per",
    "100,000",
    "patients",
    "one",
    "GP",
    "for",
    "2,500",
    "smoke",
    "obese",
    "%",
    "percent",
    "half",
    "twice",
    "doubled",
    "since",
    "2011",
    "fallen",
    "by",
    "2",
    "risen",
    "from",
    "to",
    "lowest",
    "third",
    "worst",
    "fifth",
    "among",
    "ten",
    ";",
    ".",
    ",",
    "(",
    ")",
    "because",
    "will",
    "2035",
    "in",
    "2018-20",
    "last",
    "year",
    "nearly",
    "over",
    "about",
    "£",
    "540",
    "a",
    "week",
    "child",
    "poverty",
    "children",
    "women",
    "men",
    "regions",
    "compared",
    "with",
    "average",
    "national",
    "constituency",
    "0",
    "-5",
    "999999999999999999",
    "12.345",
]


@settings(max_examples=60)
@given(
    st.one_of(st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join), st.text(max_size=200))
)
def test_no_text_breaks_it(text: str):
    found = check(text)
    told = checked_record(found, say_today, why)
    json.dumps(told, allow_nan=False)
    clean = told["text"]
    for one in [*told["claims"], *told["not_understood"]]:
        start, stop = one["span"]
        assert 0 <= start < stop <= len(clean)
        assert clean[start:stop] == one["text"]
        for part in ("place", "measure", "period", "figure"):
            span = (one["reading"][part] or {}).get("span")
            assert span is None or 0 <= span[0] <= span[1] <= len(clean)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "\0\0\u202e\u200f\ufeff",
        "<script>alert(1)</script> Blackpool has 54 healthy years",
        "A girl born in Bl\u200backpool can expect 54 healthy years \U0001f600",
        "9" * 400,
        "1e400 healthy years in Blackpool",
        "£" * 50,
        "(" * 300 + "54" + ")" * 300,
        "one in " * 200,
        "a half and " * 150,
        "١٢ healthy years in Blackpool",
        "İstanbul has 54 healthy years",
    ],
)
def test_odd_texts_are_answered(text: str):
    json.dumps(checked_record(check(text), say_today, why), allow_nan=False)


@pytest.mark.parametrize(
    "piece",
    ["one in ", "more than ", "a girl born in ", "2,500 patients per ", "in the ", "most deprived ",
     "(", "1,000", "children in ", "between 5 and ", "A&E ", "Blackpool "],
)  # fmt: skip
def test_time_stays_in_line_with_length(piece: str):
    check(piece)

    def taken(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        best = math.inf
        for _ in range(2):
            begun = time.perf_counter()
            texts.plain(text)
            measures(texts.plain(text))
            numbers(text, text)
            best = min(best, time.perf_counter() - begun)
        return best

    short, long = taken(LONGEST // 4), taken(LONGEST)
    assert long < max(12 * short, 0.5)


@pytest.mark.parametrize(
    "words", ["Frankly, ", "Shame on them! ", "As the paper reports, ", "The committee heard that "]
)
def test_other_words_change_no_verdict(words: str):
    for text in (
        "a girl born in Blackpool can expect to live 54 healthy years",
        "Hartlepool has one GP for 2,500 patients",
        "smoking in Blackpool is twice the national average",
    ):
        alone_ = [one.verdict for one in check(text).claims]
        told = [one.verdict for one in check(words + text).claims if one.reading.kind != "none"]
        assert told == alone_


def test_a_longer_text_is_said_not_to_fit(run):
    found = check("word " * 600)
    assert found.long and not found.claims
    code, out, errors = run("check-claim", "word " * 600)
    assert (code, out) == (2, "")
    assert errors.strip() == "That is too long: up to 2,000 characters are read."


# What is told -----------------------------------------------------------------------------


def only(text: str):
    (found,) = check(text).claims
    return found


def test_the_words_of_the_paper():
    first, second = check(
        "A girl born in Blackpool can expect to live 54 healthy years; in Winchester it is 66"
    ).claims
    assert (first.verdict, first.may_be_said) == ("outdated", "no")
    assert why(first)[0] == (
        "It agrees with girls, 2019 to 2021 in the release of February 2026: 54.0 years (likely "
        "range 50.7 to 57.4). The newest figure is 51.8 years (likely range 47.4 to 56.1), 2022 to 2024."
    )
    assert say_today(first) == (
        "A girl born in Blackpool can expect 51.8 healthy years (likely range 47.4 to 56.1), 2022 "
        "to 2024. (Office for National Statistics, February 2026)"
    )
    assert (
        "No figure is published for Winchester itself: this one is measured for Hampshire."
        in why(second)
    )
    assert "Hampshire, the county that contains Winchester," in say_today(second)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Girls in Blackpool get 50.9 healthy years", "for boys"),
        ("Glasgow has a life expectancy of 73", "Glasgow is in Scotland. We hold England only."),
        ("Life expectancy in Narnia is 80", "We hold no place called 'Narnia'."),
        ("One in twelve adults in Leeds has diabetes", "We hold no figures of diabetes."),
        ("In the North women live to 82", "There are figures for North East, North West and"),
        ("Healthy life expectancy will be 65 by 2035", "It speaks of what is to come"),
        ("There are 2,438 patients per GP in Hartlepool because of cuts", "cannot say why"),
        ("Blackpool got 12 of them", "No measure was read."),
        ("Healthy life expectancy for girls is 61.3", "No place is named: it was read as England."),
        ("Girls in Blackpool get 65.1 healthy years, not like Hampshire", "Hampshire"),
    ],
)
def test_why(text: str, said: str):
    assert said in " ".join(line for one in check(text).claims for line in why(one))


def test_the_command_prints_what_its_record_says(run):
    code, out, errors = run("check-claim", "Hartlepool has one GP for 2,500 patients", "--json")
    told = json.loads(out)
    assert (code, errors) == (0, "")
    (claim,) = told["claims"]
    assert claim["verdict"] == "rounded"
    assert claim["reading"]["place"]["code"] == "E06000001"
    assert claim["reading"]["figure"]["value"] == 2500
    assert claim["newest"]["value"] == pytest.approx(2438, abs=0.5)
    assert {one["indicator"] for one in claim["checks"]} >= {
        "gps-per-100k", "gps-per-100k-need", "gps-per-100k-carr-hill", "gps-per-100k-access",
    }  # fmt: skip
    code, out, _ = run("check-claim", "Hello")
    assert code == 0 and "No measure was read." in out


# Kinds of claim that were once misread ----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "slug", "verdict"),
    [
        # Than before is a change: boys in Cornwall 62.6 (60.6 to 64.7), 60.2 (57.0 to 63.3).
        ("Boys in Cornwall have fewer healthy years than in 2012", "change", "healthy-life-expectancy", "cannot be said"),
        # 57.0 (54.8 to 59.2) and 51.8 (47.4 to 56.1): 5.2 years fewer, 0.3 to 10.1.
        ("Blackpool's girls get fewer years of good health than they did a decade ago", "change", "healthy-life-expectancy", "agrees"),
        ("Blackpool's girls get 5 fewer healthy years than in 2012", "change", "healthy-life-expectancy", "agrees"),
        ("Pay in Burnley is higher than before the pandemic", "change", "weekly-pay", "agrees"),
        # No benchmark is named: none is made up.
        ("Smoking in Middlesbrough is twice as high", "ratio", "smoking", "not understood"),
        # The clause's own words come before what is carried over: 85.7; 79.7 and 57.2 are others.
        ("Westminster's women live 85.7 years, of which 90 in good health", "value", "life-expectancy", "agrees"),
        # One rule for both ends: 56.8 (2011 to 2013), 59.2 (2022 to 2024).
        ("Healthy life expectancy for women in Tower Hamlets rose by 2.4 years between 2011 and 2022", "change", "healthy-life-expectancy", "agrees"),
        # A tenth: 48.2 and 49.8.
        ("Men in the most deprived decile have 49.8 healthy years", "deprivation", "healthy-life-expectancy", "agrees"),
        ("Women in the richest tenth get 20 more healthy years than women in the poorest", "deprivation", "healthy-life-expectancy", "agrees"),
        ("Women in the richest tenth get 20 fewer healthy years than women in the poorest", "deprivation", "healthy-life-expectancy", "does not agree"),
        # Ranges that are quoted: 56.3 (53.0 to 59.7).
        ("Women in Sunderland can expect 56.3 healthy years (53.0-59.7)", "value", "healthy-life-expectancy", "agrees"),
        ("Women in Sunderland can expect 56.3 healthy years, 95% CI 55.0 to 57.7", "value", "healthy-life-expectancy", "does not agree"),
        ("Women in Sunderland can expect 56 +/- 3 healthy years", "value", "healthy-life-expectancy", "agrees"),
        # Votes: the second number of the row of Clacton.
        ("Clacton was won by 8,405 votes", "value", "majority-2024", "agrees"),
        ("The majority in Clacton was 9,405", "value", "majority-2024", "does not agree"),
        # Over time: 25.4, 23.9 and so on to 36.05 of the newest in Doncaster.
        ("Healthy life expectancy for women in Cornwall is at its lowest on record", "order", "healthy-life-expectancy", "cannot be said"),
        # Hyphens, tense and order.
        ("In Oldham 38.2% of children lived in low income families", "value", "children-low-income", "agrees"),
        ("The number of cancers that were found early in Birmingham: 54.4%", "value", "cancer-early", "agrees"),
        # The measure two sentences back.
        ("Adult obesity is rising. Look at Doncaster. There it is 36%.", "value", "obesity-adults", "agrees"),
    ],
)  # fmt: skip
def test_kinds_of_claim(text: str, kind: str, slug: str, verdict: str):
    told = [one for one in check(text).claims if one.reading.kind == kind]
    assert told, [one.reading.kind for one in check(text).claims]
    assert told[-1 if "sentence" in text or "Look" in text else 0].reading.measure.slug == slug
    assert told[0].verdict == verdict


def test_majorities_are_counted_in_votes():
    claim = only("Clacton was won by 8,405 votes")
    rows = pd.read_csv(data_root() / "indicators" / "majority-2024" / "values.csv")
    code = claim.found.areas[0].code
    assert claim.best.value == rows[rows["area_code"] == code]["numerator"].item()
    assert "8,405 votes" in say_today(claim)


def test_another_series_is_a_note_and_no_verdict():
    claim = only("In Kensington and Chelsea men live to 83")
    assert claim.verdict == "does not agree"
    assert any(one.startswith("By another measure it agrees") for one in why(claim))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Smoking in Leeds has halved since 2012", "For Leeds figures are held from 2019 to 2023"),
        ("The gap between North and South has doubled", "likely range 0.88 to 1.36"),
        ("Women in Blackpool die at 51.8", "It is not an age at death."),
        ("The region with the highest healthy life expectancy is the South East", "for girls alone"),
        ("A girl born in North West has 60 healthy years", "A girl born in the North West"),
        ("A boy on the Isle of Wight has 60 healthy years", "A boy born in the Isle of Wight"),
    ],
)  # fmt: skip
def test_what_is_said_of_kinds(text: str, said: str):
    (claim,) = check(text).claims
    assert said in " ".join([*why(claim), say_today(claim)])


def test_a_trust_is_a_place():
    claim = only("At Leeds Teaching Hospitals 64.1% of cancer patients were treated within 62 days")
    assert claim.found.areas[0].level == "trust"
    assert claim.verdict == "agrees"


# The page ---------------------------------------------------------------------------------

PAGE = QUESTIONS["claim"]


@pytest.mark.parametrize(
    ("text", "lender"),
    [
        ("Girls in Thanet have more healthy years than girls in Canterbury.", "Kent"),
        ("Girls in Hampshire have more healthy years than girls in Winchester.", "Hampshire"),
        ("Healthy life expectancy of girls is 2 years higher in Woking than in Surrey.", "Surrey"),
    ],
)
def test_one_figure_of_two_places_tells_no_difference(text: str, lender: str):
    """A figure less itself is no difference with a range of its own."""
    (claim,) = check(text).claims
    assert claim.verdict == "cannot be said" and claim.may_be_said == "no"
    assert why(claim)[0] == (
        f"Both places are shown with one figure, measured for {lender}: it tells no difference."
    )
    assert say_today(claim) == ""


def test_of_two_places_the_one_that_borrows_is_named():
    for text in (
        "Girls in Blackpool have more healthy years than girls in Winchester.",
        "Girls in Winchester have more healthy years than girls in Blackpool.",
    ):
        (claim,) = check(text).claims
        said = " ".join(why(claim))
        assert "No figure is published for Winchester itself" in said
        assert "published for Blackpool itself" not in said


def test_the_place_without_a_figure_is_the_one_that_is_named():
    for text in (
        "Girls in Cornwall have more healthy years than girls in the Isles of Scilly.",
        "Girls in the Isles of Scilly have more healthy years than girls in Cornwall.",
    ):
        (claim,) = check(text).claims
        assert claim.verdict == "not held"
        assert "no figure is held for the Isles of Scilly." in why(claim)[0]


def test_a_difference_has_one_range_however_it_is_said():
    """Limits of -1.72 and 4.15 are shown as -1.8 and 4.2, here as there."""
    (claim,) = check("Girls in Hampshire have more healthy years than girls in Kent.").claims
    low, high = re.findall(r"likely range (−?[\d.]+) to (−?[\d.]+)\)", why(claim)[0])[0]
    assert f"anything from {low.strip('−')} lower to {high} higher" in say_today(claim)


def test_a_correction_replaces_what_was_read():
    view, problems = read({"text": "Boys in Hartlepool get 51.8 healthy years"})
    assert not problems
    assert view.claims[0].verdict == "does not agree"
    view = view.corrected("place", "upper-tier:E06000009").corrected("group", "female")
    assert view.claims[0].verdict == "agrees"
    again, problems = read(view.to_query())
    assert (again, problems) == (view, [])
    assert view.as_read().claims[0].verdict == "does not agree"
    assert view.corrected("figure", 54.0).claims[0].verdict == "outdated"
    assert view.corrected("period", "2018-01-01/P3Y").claims[0].best.period == Period.stored(
        "2018-01-01/P3Y"
    )
    assert view.corrected("measure", "life-expectancy").claims[0].verdict == "does not agree"


@pytest.mark.parametrize(
    "query",
    [
        {"text": "x", "place": "1~nowhere:E1|~|9~upper-tier:E06000009"},
        {"text": "Blackpool 5", "at": "99", "figure": "1~nan|1~1e999|1~"},
        {"text": "Blackpool 5", "measure": "1~<b>", "group": "1~none", "period": "1~2022"},
        {"text": "y" * 5000},
    ],
)
def test_nothing_in_an_address_is_trusted(query: dict[str, str]):
    view, problems = read(query)
    assert problems
    assert "<b>" not in alone(PAGE.answer(view))


def test_a_page_escapes_what_is_claimed():
    text = "<script>alert('x')</script> in Blackpool girls get <b>54</b> healthy years & more"
    html = alone(PAGE.answer(ClaimView(tidy(text))))
    assert "<script>alert" not in html and "<b>54" not in html
    assert "&lt;script&gt;" in html


def test_all_that_was_read_is_named_and_nothing_of_the_text_is_lost():
    for text in (claim for claim, _ in CLAIMS[:60]):
        page = PAGE.answer(ClaimView(tidy(text)))
        (sentence,) = [one for one in every(page.blocks) if type(one).__name__ == "Sentence"] or [
            None
        ]
        if sentence is None:
            continue
        assert "".join(piece.text for piece in sentence.pieces) == tidy(text)
        assert all(piece.part and piece.meaning for piece in sentence.pieces if piece.address)
