"""Records: what JSON can hold, what their docstrings say, and what the command line prints."""

import csv
import importlib
import inspect
import io
import json
import math
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import chain

import numpy as np
import pytest

from explorer import records
from explorer.analysis.area import story as area_story
from explorer.analysis.breaks import breaks_of
from explorer.analysis.change import changes
from explorer.analysis.claim.verdicts import check as check_claim
from explorer.analysis.compare import side_by_side
from explorer.analysis.comparison import by_model, compare
from explorer.analysis.doctors.agreement import agreement_table
from explorer.analysis.doctors.definitions import DEFINITIONS
from explorer.analysis.doctors.definitions import rows as rows_of
from explorer.analysis.doctors.practices import practices_of
from explorer.analysis.doctors.story import story
from explorer.analysis.find.answer import find as find_areas
from explorer.analysis.find.conditions import Asked
from explorer.analysis.gap import gaps
from explorer.analysis.goal.progress import goals
from explorer.analysis.gradient import gradient
from explorer.analysis.holdings import coverage, moves
from explorer.analysis.inside import insides
from explorer.analysis.map import overview
from explorer.analysis.modelled import beside
from explorer.analysis.own.catchment import catchment
from explorer.analysis.own.figures import figures as own_figures
from explorer.analysis.own.made import made as own_made
from explorer.analysis.parts import split
from explorer.analysis.reclassed import reclassed
from explorer.analysis.revisions import revisions
from explorer.analysis.similar import similar
from explorer.analysis.two.measures import newest, take
from explorer.analysis.two.pair import together
from explorer.analysis.validation import validation
from explorer.analysis.yours.joining import join as join_own
from explorer.analysis.yours.measure import own as own_measure
from explorer.analysis.yours.reading import Grid
from explorer.analysis.yours.settings import Settings
from explorer.analysis.yours.tables import table_of
from explorer.analysis.yours.worker import read as read_file
from explorer.export import csv_text
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Standard, catalogue
from explorer.indicators.data import figures
from explorer.places.areas import register
from explorer.places.levels import NAMED
from explorer.places.search import find
from explorer.questions.find.grammar import read as read_condition
from explorer.questions.finding import find as find_all
from explorer.questions.worksheet.near import of_class
from explorer.records import area as area_records
from explorer.records import breaks as breaks_records
from explorer.records import evidence as evidence_records
from explorer.records import holdings as holding_records
from explorer.records import own as own_records
from explorer.records import yours as yours_records
from explorer.records.areas import area_record, lender_record, name_record
from explorer.records.basis import basis_records
from explorer.records.change import change_record, ends_record, move_record
from explorer.records.claim import check_record, checked_record, claim_record, claim_rows
from explorer.records.compare import side_by_side_records
from explorer.records.comparison import comparison_record
from explorer.records.doctors import (
    agreement_record,
    agreement_rows,
    needed_record,
    practice_record,
    row_record,
    standing_record,
    story_record,
)
from explorer.records.estimates import estimate_record
from explorer.records.figures import figure_records
from explorer.records.find import area_fit_record, condition_record, fit_rows, list_record
from explorer.records.finding import answer_record
from explorer.records.floor import floor_record, shortfall_record
from explorer.records.gap import assessment_record, end_record, gap_record, sampled_record
from explorer.records.goal import (
    area_change_record,
    goal_record,
    line_record,
    pace_record,
    spread_record,
)
from explorer.records.gradient import gradient_record
from explorer.records.indicators import (
    column_record,
    indicator_record,
    origin_record,
    standard_record,
)
from explorer.records.inside import inside_record, parts_record, region_spread_record
from explorer.records.levels import level_record, listed_record
from explorer.records.modelled import modelled_record
from explorer.records.numbers import interval_record, number_record
from explorer.records.parts import lives_record, split_record
from explorer.records.plain import json_ready, json_text
from explorer.records.revisions import ledger_records
from explorer.records.search import found_record
from explorer.records.two import measure_record, point_records, two_record
from explorer.records.validation import gate_record, validation_record
from explorer.records.worksheet import class_records
from explorer.words.area.header import headline_sentences
from explorer.words.claim.say import say_today, why
from explorer.words.comparison import dependence
from explorer.words.inside import ASSUMES
from explorer.words.parts import parts_notes
from explorer.words.validation import group_name

BLACKPOOL = ("upper-tier", "E06000009")
HAMPSHIRE = ("upper-tier", "E10000014")
GPS = "gps-per-100k"
MAKES_RECORDS = re.compile(r"_(records?|rows)$")


@cache
def results() -> dict[Callable, list[tuple]]:
    """Return what each function is given: results of the analysis, with missing parts and without."""
    rows = "Code,Rate\nE06000009,1.5\nE06000001,[c]\nE06000002,2.5\nE10000014,3\nNowhere,4\n"
    joined = join_own(table_of(Grid(**read_file(rows.encode(), ""))), Settings())
    blackpool, hampshire = (register().area(*one) for one in (BLACKPOOL, HAMPSHIRE))
    measured = [
        *gaps(DEFAULT, "region", "female", pair=("London", "North East")),
        *gaps(GPS, "icb"),
    ]
    # Over these years another region came to an end of the range.
    moved = changes(DEFAULT, "region", "2011-2013", "2022-2024", "male")
    # The same period twice has no line to follow: much is missing.
    goal, without = (goals("female", one)[0] for one in ("2018-2020", "2022-2024"))
    # A pair, a place without a figure of its own, one figure twice, an indicator without ranges.
    compared = [
        *compare("Blackpool", "Winchester", DEFAULT),
        *compare("Hampshire", "Winchester", DEFAULT),
        *compare("Blackpool", "Winchester", GPS),
    ]
    lives = [*split("Blackpool", "Winchester"), *split("Blackpool", "Blackpool")]
    told = [story(blackpool), story(register().area("upper-tier", "E06000053"))]
    agreed = [one.agreement for one in told]
    table = side_by_side([blackpool, hampshire, register().area("icb", "E54000042")])
    slopes = [gradient("female")]
    inside = insides("healthy-life-expectancy-modelled")
    tested = validation("healthy-life-expectancy-modelled")
    splits = [one.split for one in moved if one.split]
    ends = [one for found in splits for one in (found.top, found.bottom)]
    areas = [
        area_story(register().area(*one))
        for one in (BLACKPOOL, ("constituency", "E14001274"), ("upper-tier", "E06000053"))
    ]
    # Ranges, none, a model that works from the other, and too few areas.
    pairs = [
        together(*newest(*(take(one, level, modelled=True) for one in both), level), level)
        for level, both in {
            "upper-tier": ("smoking", f"{DEFAULT}.female"),
            "icb": ("imd-score", GPS),
            "constituency": ("imd-score", "healthy-life-expectancy-modelled.male"),
            "region": ("happiness", "life-expectancy.male"),
        }.items()
    ]
    period = data.published_periods(catalogue()[DEFAULT], "upper-tier", "female")[-1]
    usual, steps = (
        overview(catalogue()[DEFAULT], "upper-tier", "female", period, breaks_of(text, 1))
        for text in ("", "steps-3")
    )
    cut = [reclassed(usual, steps), reclassed(steps, usual)]
    meets = Standard(60.0, "at_least", "somebody", "2022")
    history = data.history(catalogue()[DEFAULT], blackpool, "female")
    texts = ["healthy-life-expectancy female below 59"]
    fits = find_areas(Asked("upper-tier", (read_condition(texts[0], "upper-tier"),), 1))
    checked = [
        check_claim(text)
        for text in (
            "A girl born in Blackpool can expect 54 healthy years; in Winchester it is 66",
            "Hartlepool has one GP for 2,500 patients, the third most in England",
            "Boys in Glasgow live to 73. It has gone up by 12.",
        )
    ]
    claims = [one for text in checked for one in text.claims]
    # Whole areas, neighbourhoods that cut one, and a real area.
    seats = [register().area("constituency", code) for code in ("E14001104", "E14001105")]
    own = [
        own_figures(one)
        for one in (own_made("Seats", seats), own_made("", rows=[0, 9]), own_made("", [blackpool]))
    ]
    return {
        list_record: [(fits, texts, ["A sentence."])],
        area_fit_record: [(fits, at, texts) for at in range(len(fits.areas))],
        fit_rows: [(fits, texts)],
        condition_record: [(fits.judged[0], at) for at in range(len(fits.areas))],
        own_records.made_record: [(one.made,) for one in own],
        own_records.own_record: [(one, hampshire) for one in own],
        own_records.added_record: [(row, one.made, hampshire) for one in own for row in one.added],
        own_records.missing_record: [(lost,) for one in own for lost in one.missing],
        own_records.row_records: [(one,) for one in own],
        own_records.catchment_record: [(catchment("FY1 2LX\nnonsense"),)],
        own_records.rule_records: [()],
        area_records.story_record: [(one, ["A sentence."]) for one in areas],
        area_records.part_record: [(part,) for one in areas for part in one.across],
        area_records.stands_out_record: [
            (found,) for one in areas for found in (*one.higher, *one.lower)
        ],
        area_records.row_record: [(row,) for one in areas for row in one.rows],
        area_records.missing_record: [(lost,) for one in areas for lost in one.missing],
        evidence_records.history_records: [([blackpool],)],
        evidence_records.measure_records: [(list(catalogue().values()),)],
        evidence_records.source_records: [
            ([(one.slug, origin) for one in catalogue().values() for origin in one.origin],)
        ],
        area_records.similar_records: [(one.alike,) for one in areas],
        area_records.series_records: [(catalogue()[DEFAULT], blackpool, "female", history)],
        standard_record: [(meets,)],
        column_record: [(one,) for known in catalogue().values() for one in known.extra],
        holding_records.coverage_records: [
            (catalogue()[slug], coverage(catalogue()[slug])) for slug in (DEFAULT, GPS)
        ],
        holding_records.move_records: [(moves(catalogue()[DEFAULT]),)],
        yours_records.own_records: [(own_measure(joined, "file.csv", date(2026, 11, 30)),)],
        yours_records.reject_records: [(joined.rejects, ["A reason."] * len(joined.rejects))],
        basis_records: [
            (figure_records(figures(DEFAULT, "district", "female")),),
            ([], [(catalogue()[GPS], [])]),
        ],
        level_record: [(one,) for one in NAMED.values()],
        listed_record: [(blackpool,)],
        name_record: [(blackpool,)],
        area_record: [(blackpool,)],
        lender_record: [(hampshire,), (None,)],
        number_record: [(slopes[0].slope.sii,)],
        interval_record: [(goal.share_of_way,)],
        found_record: [(one,) for text in ("Blackpool", "FY1 2LX") for one in find(text).found],
        answer_record: [(one,) for one in find_all("life expectancy Winchester").found],
        indicator_record: [(one,) for one in catalogue().values()],
        origin_record: [(one,) for known in catalogue().values() for one in known.origin],
        breaks_records.classed_records: [
            (figures(DEFAULT, "upper-tier", "female"), breaks_of("55,60", 1)),
            (figures(DEFAULT, "upper-tier", "female"), breaks_of("steps-4", 1)),
        ],
        breaks_records.reclassed_record: [(one,) for one in cut],
        figure_records: [
            (figures(DEFAULT, "district", "female"),),
            (figures(GPS, "region"),),
            (figures("cancer-early", "region"),),
        ],
        estimate_record: [
            (
                one,
                pair.indicator,
                pair.sex,
                pair.period,
                beside(pair.indicator, one.area, pair.sex, pair.period),
            )
            for pair in compared
            for one in (pair.a, pair.b)
        ],
        comparison_record: [(one, dependence(one), by_model(one)) for one in compared],
        modelled_record: [
            (one,)
            for pair in compared
            if (found := by_model(pair))
            for one in (found.a, found.b)
            if one
        ],
        side_by_side_records: [(table,)],
        gap_record: [(one,) for one in measured],
        sampled_record: [(one.sampled,) for one in measured],
        assessment_record: [(one.assessment,) for one in measured],
        end_record: [(one.highest,) for one in measured if one.highest],
        change_record: [(one,) for one in moved],
        ends_record: [(one,) for one in splits],
        move_record: [(one,) for one in ends],
        floor_record: [(goal.floor,), (goal.floor_today,)],
        shortfall_record: [(one,) for one in goal.floor.below],
        goal_record: [(goal,), (without,)],
        spread_record: [(goal.projection,), (without.projection,)],
        line_record: [(goal.line,)],
        pace_record: [(goal.pace,), (without.pace,)],
        area_change_record: [(one,) for one in goal.improving],
        split_record: [(one, parts_notes(one)) for one in lives],
        lives_record: [(one,) for pair in lives for one in (pair.a, pair.b)],
        ledger_records: [(revisions("Winchester", "female"),)],
        gradient_record: [(one,) for one in slopes],
        inside_record: [(one, ASSUMES) for one in inside],
        parts_record: [(parts,) for one in inside for parts in one.measures],
        region_spread_record: [(spread,) for one in inside for spread in one.regions],
        row_record: [(one,) for told_one in told for one in told_one.definitions],
        standing_record: [(one,) for known in agreed for one in known.standings],
        agreement_record: [(one,) for one in agreed],
        agreement_rows: [(one,) for one in agreed],
        needed_record: [(one,) for told_one in told for one in told_one.needed],
        practice_record: [(one,) for told_one in told for one in told_one.practices],
        story_record: [(one,) for one in told],
        two_record: [(one,) for one in pairs],
        point_records: [(one,) for one in pairs],
        measure_record: [
            (one, noise)
            for pair in pairs
            for one, noise in zip(pair.measures, pair.noise, strict=True)
        ],
        validation_record: [(tested, group_name)],
        gate_record: [(one, group_name) for one in tested.gates],
        checked_record: [(one, say_today, why) for one in checked],
        claim_record: [(one, say_today(one), why(one)) for one in claims],
        check_record: [(row,) for one in claims for row in one.found.newest],
        claim_rows: [(one,) for one in claims if one.found.newest],
        class_records: [(of_class(one),) for one in (blackpool, hampshire)],
    }


def public() -> list[Callable]:
    found = []
    for module in pkgutil.iter_modules(records.__path__):
        room = importlib.import_module(f"{records.__name__}.{module.name}")
        found += [
            one
            for name, one in inspect.getmembers(room, inspect.isfunction)
            if MAKES_RECORDS.search(name)
            and not name.startswith("_")
            and one.__module__ == room.__name__
        ]
    return found


def made(function: Callable) -> list[dict]:
    given = [function(*one) for one in results()[function]]
    assert given, function.__name__
    return list(chain.from_iterable(one if isinstance(one, list) else [one] for one in given))


def leaves(value: object) -> Iterator[object]:
    if type(value) is dict:
        assert all(type(key) is str for key in value)
        yield from chain.from_iterable(leaves(one) for one in value.values())
    elif type(value) is list:
        yield from chain.from_iterable(leaves(one) for one in value)
    else:
        yield value


by_name = pytest.mark.parametrize(
    "function", public(), ids=lambda one: f"{one.__module__.split('.')[-1]}.{one.__name__}"
)


@by_name
def test_a_record_is_what_json_holds(function):
    for record in made(function):
        for leaf in leaves(record):
            assert leaf is None or type(leaf) in {str, int, float, bool}
            assert not isinstance(leaf, float) or math.isfinite(leaf)
        assert json.loads(json_text(record)) == record


def keys_in(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | set().union(*(keys_in(one) for one in value.values()))
    if isinstance(value, list):
        return set().union(*(keys_in(one) for one in value))
    return set()


def documented(function: Callable, *, borrowed: bool) -> set[str]:
    """Return the names in a docstring, with those of functions that it refers to or without."""
    room = inspect.unwrap(function).__globals__
    told = set(re.findall(r"`(\w+)`", function.__doc__ or ""))
    others = {name for name in told if MAKES_RECORDS.search(name) and name in room}
    more = (documented(room[name], borrowed=True) for name in others if borrowed)
    return (told - others).union(*more)


@by_name
def test_the_docstring_names_every_key(function):
    # The further columns are the indicator's own: its record documents them.
    own = {extra.name for known in catalogue().values() for extra in known.extra}
    known = documented(function, borrowed=True)
    for record in made(function):
        assert set(record) - known <= own


@by_name
def test_the_docstring_names_no_key_that_is_not_there(function):
    there = set().union(*(keys_in(record) for record in made(function)))
    assert documented(function, borrowed=False) <= there


def test_missing_is_none_and_nothing_is_rounded():
    (pair, _) = compare("Blackpool", "Winchester", DEFAULT)
    record = comparison_record(pair, [])
    assert record["difference"] == pair.difference.value
    assert record["difference"] != round(record["difference"], 3)
    (gps,) = compare("Blackpool", "Winchester", GPS)
    assert comparison_record(gps, [])["lower"] is None
    alone = split("Blackpool", "Blackpool", "female")[0]
    assert split_record(alone, [])["gap"] is None


def test_numbers_of_numpy_and_what_is_not_finite():
    @json_ready
    def record() -> dict:
        return {
            "missing": math.nan,
            "never": np.inf,
            "numpy": (np.float64(1.5), np.int64(2), np.bool_(True), np.float32(0.5)),
            "inside": {1: {"also": np.nan}},
        }

    told = record()
    assert told == {
        "missing": None,
        "never": None,
        "numpy": [1.5, 2, True, 0.5],
        "inside": {"1": {"also": None}},
    }
    assert [type(one) for one in told["numpy"]] == [float, int, bool, float]


def test_what_has_no_plain_form_is_refused():
    @json_ready
    def record() -> dict:
        return {"area": register().area(*BLACKPOOL)}

    with pytest.raises(TypeError, match="Area has no place in a record"):
        record()


# What the command prints is the record of the same question asked of the analysis.
ANSWERS: list[tuple[str, Callable[[], object]]] = [
    (
        "gap --level region --sex female",
        lambda: [gap_record(one) for one in gaps(DEFAULT, "region", "female")],
    ),
    (
        "gap --level icb --indicator gps-per-100k --weights equal --measure sd",
        lambda: [gap_record(one) for one in gaps(GPS, "icb", measure="sd", weights="equal")],
    ),
    (
        "change --level region --sex male --from 2018-2020 --to 2022-2024 --measure range",
        lambda: [
            change_record(one)
            for one in changes(DEFAULT, "region", "2018-2020", "2022-2024", "male", measure="range")
        ],
    ),
    (
        "goal --sex female --baseline 2018-2020 --by 2035",
        lambda: [goal_record(one) for one in goals("female", "2018-2020", by=2035)],
    ),
    (
        "compare Blackpool Lancashire",
        lambda: [
            comparison_record(one, dependence(one))
            for one in compare("Blackpool", "Lancashire", DEFAULT)
        ],
    ),
    (
        "compare Blackpool Winchester",
        lambda: [
            comparison_record(one, dependence(one), by_model(one))
            for one in compare("Blackpool", "Winchester", DEFAULT)
        ],
    ),
    (
        "parts Blackpool Winchester --sex female",
        lambda: [
            split_record(one, parts_notes(one))
            for one in split("Blackpool", "Winchester", "female")
        ],
    ),
    ("revisions Winchester --sex male", lambda: ledger_records(revisions("Winchester", "male"))),
    (
        "gap --indicator healthy-life-expectancy-modelled --within region --sex male",
        lambda: [
            inside_record(one, ASSUMES)
            for one in insides("healthy-life-expectancy-modelled", sex="male")
        ],
    ),
    (
        "gradient --sex female --period 2018-2020",
        lambda: [gradient_record(gradient("female", "2018-2020"))],
    ),
    ("find Winchester", lambda: [found_record(one) for one in find("Winchester").found]),
    ("indicators", lambda: [indicator_record(one) for one in catalogue().values()]),
    (
        "values --indicator healthy-life-expectancy --level region",
        lambda: [
            row
            for sex in ("female", "male")
            for row in figure_records(figures(DEFAULT, "region", sex))
        ],
    ),
    (
        "doctors --level icb --definition change",
        lambda: [row_record(row) for row in rows_of("icb", "change")],
    ),
    (
        "doctors upper-tier:E06000009",
        lambda: story_record(story(register().area(*BLACKPOOL))),
    ),
    (
        "area upper-tier:E06000009",
        lambda: area_records.story_record(
            (found := area_story(register().area(*BLACKPOOL))),
            [one.text for one in headline_sentences(found)],
        ),
    ),
    (
        "similar upper-tier:E06000009 --count 4",
        lambda: area_records.similar_records(similar(register().area(*BLACKPOOL), 4)),
    ),
]


@pytest.mark.parametrize(
    ("command", "answer"), ANSWERS, ids=[one.partition(" --")[0] for one, _ in ANSWERS]
)
def test_the_command_prints_the_record(run, command, answer):
    code, out, _ = run(*command.split(), "--json")
    assert code == 0
    assert json.loads(out) == answer()


def test_a_csv_has_the_keys_of_its_records_as_columns(run):
    _, out, _ = run("values", "--indicator", DEFAULT, "--level", "district", "--sex", "female")
    rows = list(csv.DictReader(io.StringIO(out)))
    told = figure_records(figures(DEFAULT, "district", "female"))
    *columns, last = told[0]
    assert last == "modelled"
    further = ["value", "lower", "upper", "lower_80", "upper_80", "outside"]
    assert list(rows[0]) == [*columns, *(f"modelled_{one}" for one in further)]
    assert [row["area_code"] for row in rows] == [one["area_code"] for one in told]
    assert [row["value"] == "" for row in rows] == [one["value"] is None for one in told]
    assert {one["value"] for one in told} > {None}


def test_tables_of_doctors_are_records_too():
    blackpool = register().area(*BLACKPOOL)
    practices = csv_text([practice_record(one) for one in practices_of(blackpool)])
    assert len(practices.splitlines()) == 1 + len(practices_of(blackpool))
    rows = [row for one in agreement_table("icb") for row in agreement_rows(one)]
    assert len(rows) == len(register().level("icb")) * len(DEFINITIONS)
    assert len({tuple(row) for row in rows}) == 1, "every row has the same columns"


def test_a_found_place_needs_no_analysis():
    """What the shortest command prints is there before pandas would have been loaded."""
    program = (
        "import sys; from explorer.records import search; "
        "sys.exit(any(one in sys.modules for one in ('pandas', 'explorer.analysis')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
