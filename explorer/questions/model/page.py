"""The page on the model: what must hold, every test, every miss, and what it is made of."""

from collections.abc import Sequence
from urllib.parse import urlencode

import pandas as pd

from explorer.analysis.model import Hidden, Proof, furthest, model, proof
from explorer.analysis.validation import BASELINES, LINE, MODEL, NEAR, Validation
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import Indicator, catalogue
from explorer.indicators.tables import TableRecord
from explorer.questions.blocks import (
    Card,
    Caution,
    Cell,
    Columns,
    Contents,
    Figure,
    Flow,
    Fold,
    Link,
    Links,
    Listing,
    Section,
    Sources,
    Table,
    Text,
)
from explorer.questions.model.charts import groups, guesses, misses
from explorer.questions.model.view import ModelView
from explorer.questions.page import Block, Control, Option, Page
from explorer.words import model as model_words
from explorer.words import validation as proof_words
from explorer.words.addresses import PROOF
from explorer.words.charts import each
from explorer.words.foot import foot_line
from explorer.words.labels import SEXES
from explorer.words.map import origin_line

_LEVEL = "constituency"


def page(view: ModelView) -> Page:
    """Return the answer for a view."""
    found = proof(model())
    hidden = found.hidden[view.sex]
    # None where it is withheld.
    record = catalogue().get(found.validation.slug)
    blocks: list[Block] = [
        _holds(found, hidden),
        _tests(found.validation, view.sex),
        Columns(
            [
                Flow([_figures(view, hidden), _beyond(found)], "stack"),
                Flow([_misses(view), _groups(view, hidden)], "stack"),
            ]
        ),
        Columns([_numbers(found, view.sex), Flow([_others(found, view.sex), _assumes()], "stack")]),
        *_sources(found.validation.record, record),
    ]
    return Page(
        name=PROOF,
        title=model_words.WINDOW,
        headline=model_words.model_headline(found),
        controls=_controls(view, found, record),
        blocks=[Section(PROOF, [Flow(blocks)])],
        foot=foot_line([found.period], built_on()),
        rests_on=[(record, found.period)] if record else [],
    )


def _controls(view: ModelView, found: Proof, record: Indicator | None) -> list[Block]:
    options = [Option(sex, SEXES[sex]) for sex in found.hidden]
    shown: list[Block] = [
        # The one choice stays in sight on a phone: what is called "sex" folds away there.
        Control("whose", model_words.FOR, "buttons", options, view.sex, act="sex"),
        Contents(model_words.SECTIONS),
    ]
    if record:
        asked = {"indicator": record.slug, "level": _LEVEL, "sex": view.sex}
        shown.append(Links([Link(model_words.MAP_LINK, f"?{urlencode(asked)}")]))
    return shown


# What must hold, and all tests ----------------------------------------------------------------


def _holds(found: Proof, hidden: Hidden) -> Card:
    """Return whether the figures are offered, what must hold, and where ranges are too wide."""
    validation = found.validation
    blocks: list[Block] = [Listing(proof_words.conditions())]
    if not validation.offered:
        failures = proof_words.failures(validation)
        blocks = [Text([proof_words.WITHHELD, *failures], "caution"), *blocks]
    blocks += [
        Text([*model_words.inside_texts(hidden), proof_words.alike_text(found)]),
        Fold(model_words.WIDE_FOLD, [Text(proof_words.wide_texts(validation))]),
    ]
    return Card(proof_words.status(validation), blocks, id="holds")


def _tests(found: Validation, sex: str) -> Card:
    """Return every test: the model in full, the dull guesses by their score; all in the fold."""
    tests = proof_words.tests_of(found, sex)
    table = Table(
        model_words.tests_title(sex),
        model_words.TESTS_HEADS,
        [_test(found, sex, test, group) for test, group in tests],
        numeric=range(1, 7),
    )
    full = Table(
        model_words.TESTS_FOLD,
        proof_words.TABLE_HEADS,
        [
            _scores(found, sex, test, group, name)
            for test, group in tests
            for name in (MODEL, *BASELINES)
        ],
        numeric=range(2, 6),
    )
    reading = [proof_words.HOW_READ, model_words.HIDINGS]
    return Card(
        model_words.tests_title(sex),
        [table, Text(reading, "soft"), Fold(model_words.TESTS_FOLD, [full])],
        note=model_words.TESTS_NOTE,
        id="tests",
    )


def _test(found: Validation, sex: str, test: str, group: str) -> list[Cell]:
    """Return a test's row: the model's figures between the scores of both dull guesses."""
    name, _, miss, score, in_80, in_95 = _scores(found, sex, test, group, MODEL)
    line, near = (_scores(found, sex, test, group, one)[3] for one in (LINE, NEAR))
    return [name, miss, score, line, near, in_80, in_95]


def _scores(found: Validation, sex: str, test: str, group: str, name: str) -> list[Cell]:
    row = found.row(sex, test, group, name)
    where, who, *texts = proof_words.row_cells(found, sex, test, group, name)
    kinds = ("rmse", "crps", "within_80", "within_95")
    figures = [Figure(text, float(row[kind])) for text, kind in zip(texts, kinds, strict=True)]
    return [where, who, *figures]


# Every figure ---------------------------------------------------------------------------------


def _figures(view: ModelView, hidden: Hidden) -> Card:
    """Return every figure against its guess: the chart, the furthest, and all in a fold."""
    far = _authorities(furthest(hidden.frame), model_words.FURTHEST_HEADS)
    every = _authorities(hidden.frame.sort_values("area_name"), model_words.ALL_HEADS)
    return Card(
        model_words.HIDDEN_TITLE,
        [guesses(view), far, Fold(model_words.ALL_FOLD, [every])],
        id="hidden",
    )


def _authorities(frame: pd.DataFrame, heads: Sequence[str]) -> Table:
    rows: list[list[Cell]] = []
    for row in each(frame):
        name, figure, limits, guess, guess_limits, z = model_words.authority_cells(row)
        own = Figure(figure, row.published, row.lower, row.upper)
        ours = Figure(guess, row.predicted, row.predicted_lower, row.predicted_upper)
        rows.append([name, own, limits, ours, guess_limits, Figure(z, row.z)])
    return Table(heads[0], heads, rows, numeric=(1, 3, 5))


def _misses(view: ModelView) -> Card:
    """Return how large the misses are."""
    return Card(model_words.MISSES_TITLE, [misses(view)], id="misses")


def _beyond(found: Proof) -> Text:
    """Return what the tests cannot show."""
    return Text(model_words.beyond_published(found.validation), "caution")


def _groups(view: ModelView, hidden: Hidden) -> Card:
    """Return misses and coverage by region and by size."""
    rows: list[list[Cell]] = []
    for row in each(hidden.groups):
        name, size, in_80, in_95, mean, limits = model_words.groups_cells(row)
        rows.append(
            [
                name,
                Figure(size, row.size),
                Figure(in_80, row.inside_80 / row.size),
                Figure(in_95, row.inside_95 / row.size),
                Figure(mean, row.mean_z, row.lower, row.upper),
                limits,
            ]
        )
    title = model_words.GROUPS_TITLE
    table = Table(title, model_words.GROUP_HEADS, rows, numeric=(1, 2, 3, 4))
    return Card(title, [groups(view), Fold(model_words.GROUPS_FOLD, [table])], id="groups")


# The model ------------------------------------------------------------------------------------


def _others(found: Proof, sex: str) -> Card:
    """Return the other models that were tried, and why those that score better were not taken."""
    variants = found.validation.variants
    rows: list[list[Cell]] = []
    for row in variants[variants["sex"].eq(sex)].to_dict("records"):
        name, *texts = model_words.variant_cells(row)
        kinds = ("authority", "region", "parts", "difference", "difference_error")
        figures = [Figure(text, row[kind]) for text, kind in zip(texts, kinds, strict=True)]
        rows.append([name, *figures])
    title = model_words.others_title(sex)
    table = Table(title, model_words.OTHERS_HEADS, rows, numeric=range(1, 6))
    return Card(
        title,
        [
            Listing(model_words.not_taken(found.better)),
            Fold(model_words.OTHERS_FOLD, [table]),
        ],
        note=model_words.OTHERS_NOTE,
        id="others",
    )


def _numbers(found: Proof, sex: str) -> Card:
    """Return the model's numbers."""
    rows: list[list[Cell]] = []
    for row in found.parts(sex).to_dict("records"):
        name, mean, sd = model_words.number_cells(row)
        rows.append([name, Figure(mean, row["mean"]), Figure(sd, row["sd"])])
    title = model_words.numbers_title(sex)
    table = Table(title, model_words.NUMBERS_HEADS, rows, numeric=(1, 2))
    return Card(
        title,
        [table, Text([model_words.SLOPES_READING], "soft")],
        note=model_words.NUMBERS_NOTE,
        id="numbers",
    )


def _assumes() -> Card:
    """Return what the model assumes."""
    return Card(
        model_words.SECTIONS["assumes"], [Listing(model_words.ASSUMES, ordered=True)], id="assumes"
    )


def _sources(table: TableRecord, record: Indicator | None) -> list[Block]:
    """Return what not to do, where figures come from, and what else to know."""
    notes = [*(record.caveats if record else ()), *table.caveats]
    origins = dict.fromkeys(map(origin_line, table.origin))
    return [
        Caution(model_words.do_nots(record, table), model_words.NOT_TO),
        Sources(model_words.source(table)),
        Fold(model_words.NOTES_FOLD, [Listing(notes), Listing(list(origins))]),
    ]
