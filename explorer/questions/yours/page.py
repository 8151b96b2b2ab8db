"""The page on a reader's own data: what was read, what it shows, and where it goes on from here."""

from urllib.parse import urlencode

from explorer.analysis.comparison import compare_areas
from explorer.analysis.yours.bundle import as_bundle
from explorer.analysis.yours.joined import Joined
from explorer.analysis.yours.measure import EVERYONE, MARK, Own
from explorer.analysis.yours.opened import Opened
from explorer.analysis.yours.places import LEVELS
from explorer.analysis.yours.settings import DECIMALS, Settings
from explorer.errors import QuestionError
from explorer.export import csv_text
from explorer.indicators import yours
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import indicator
from explorer.places.levels import NAMED
from explorer.questions.blocks import (
    Card,
    Download,
    Fold,
    Link,
    Links,
    Listing,
    SaveFile,
    Section,
    Table,
    Text,
)
from explorer.questions.page import Block, Control, Option, Page, Refusal
from explorer.questions.yours.maps import own_map
from explorer.questions.yours.view import EVERYTHING, FILTERS, NAME, YoursView
from explorer.records.yours import own_records, reject_records
from explorer.words.foot import foot_line
from explorer.words.map import Headline
from explorer.words.yours import page as words
from explorer.words.yours.refused import reason, refusal
from explorer.words.yours.told import column_note, period_line, read_lines, sum_line

PAGE = words.PAGE
_SHOWN = 100
_LONGEST_LIST = 200


def page(view: YoursView) -> Page:
    """Return the answer for a view."""
    measure, joined, wrong = view.measure, None, ""
    try:
        joined = view.joined
    except QuestionError as error:
        wrong = str(error)
    if joined and measure is None:
        wrong = refusal(joined)
    return Page(
        name=NAME,
        title=words.window(measure),
        headline=_headline(view, measure, joined, wrong),
        controls=_controls(view, measure, joined),
        blocks=_blocks(view, measure, joined),
        lead=[Text(_lead(view, measure, joined))],
        foot=foot_line([measure.period] if measure and measure.dated else [], built_on()),
    )


def _headline(view: YoursView, measure: Own | None, joined: Joined | None, wrong: str) -> Headline:
    if measure:
        mark = words.mark_line(measure)
        return Headline(words.headline(measure), "", sum_line(joined) if joined else "", mark)
    if joined and not joined.decimal:
        return Headline(PAGE["question"], "", wrong, "")
    return Headline(words.TITLE, "", wrong or PAGE["empty"], "")


def _lead(view: YoursView, measure: Own | None, joined: Joined | None) -> list[str]:
    lines = list(view.told)
    if measure:
        lines += [period_line(measure), words.beside_england(measure)]
    return [line for line in lines if line]


# What a reader may do ---------------------------------------------------------------------------


def _controls(view: YoursView, measure: Own | None, joined: Joined | None) -> list[Block]:
    blocks: list[Block] = [Control("open", PAGE["open"], "upload")]
    if view.file is None and measure is None:
        blocks.append(Control("try", PAGE["try"], "button", present="try"))
    blocks.append(
        Refusal(
            ["open", "try", "limits", "when", "show", "find",
             *(f"set-{one}" for one in ("sheet", "area", "value", "level", "decimal", "name")),
             *(f"only-{at}" for at in range(FILTERS))]
        )
    )  # fmt: skip
    if joined:
        blocks += _reading(view, joined)
    elif view.file:
        blocks += _unread(view.file, view.settings)
    if measure:
        blocks.append(Control("find", PAGE["find"], "place", level=measure.level))
        for letter, area in (("a", view.a), ("b", view.b)):
            if area:
                text = words.remove_text(letter.upper(), area)
                blocks.append(Control(f"drop-{letter}", text, "button", present=letter, act="drop"))
    return [*blocks, *_measures(view)]


def _reading(view: YoursView, joined: Joined) -> list[Block]:
    """Return how the file is read, each to be changed; what is undecided comes first."""
    table, settings = joined.table, view.settings
    blocks: list[Block] = []
    asked = _decimal(joined)
    if not joined.decimal:
        blocks.append(asked)
    blocks.append(Control("change", PAGE["reveal"], "reveal"))
    if len(table.grid.names) > 1:
        sheets = [Option(one, one) for one in table.grid.names]
        blocks.append(Control("sheet", PAGE["sheet"], "list", sheets, table.grid.name, "set-sheet"))
    columns = [Option(one.name, column_note(one)) for one in table.columns]
    areas = joined.codes or joined.names
    blocks += [
        Control("areas", PAGE["area"], "list", columns, areas.name if areas else None, "set-area"),
        Control("value", PAGE["value"], "list", columns, joined.value.name, "set-value"),
    ]
    for at, one in enumerate(joined.filters[:FILTERS]):
        options = [Option(text, text or "-") for text in one.options[:_LONGEST_LIST]]
        blocks.append(Control(f"only-{at}", words.filter_label(one), "list", options, one.chosen))
    if joined.lower or settings.lower:
        blocks.append(Control("limits", PAGE["limits"], "switch", present=joined.lower is not None))
    levels = [Option(one, NAMED[one].label) for one in LEVELS]
    blocks.append(Control("level", PAGE["level"], "list", levels, joined.level, "set-level"))
    if joined.decimal and joined.example:
        blocks.append(asked)
    return [
        *blocks,
        Control("name", PAGE["name"], "text", present=joined.name, act="set-name"),
        Control("when", PAGE["when"], "text", present=view.when),
    ]


def _unread(file: Opened, settings: Settings) -> list[Block]:
    """Return what may be chosen where a file could not be joined: a sheet, and two columns."""
    grid = file.grid(settings.sheet)
    blocks: list[Block] = []
    if len(grid.names) > 1:
        sheets = [Option(one, one) for one in grid.names]
        blocks.append(Control("sheet", PAGE["sheet"], "list", sheets, grid.name, "set-sheet"))
    try:
        table = file.table(settings.sheet)
    except QuestionError:  # the headline tells of it
        return blocks
    columns = [Option("", PAGE["found"])]
    columns += [Option(one.name, column_note(one)) for one in table.columns]
    return [
        *blocks,
        Control("areas", PAGE["area"], "list", columns, settings.area, "set-area"),
        Control("value", PAGE["value"], "list", columns, settings.value, "set-value"),
    ]


def _decimal(joined: Joined) -> Control:
    present = next((name for name, sign in DECIMALS.items() if sign == joined.decimal), "")
    options = [Option(*one) for one in words.DECIMAL_OPTIONS.items() if one[0] or not present]
    return Control("decimal", PAGE["decimal"], "radio", options, present, "set-decimal")


def _measures(view: YoursView) -> list[Block]:
    """Return the reader's measures to choose from and to forget."""
    held = {slug: one.source for slug, one in yours.brought().items()}
    blocks: list[Block] = []
    if len(held) > 1 and view.slug in held:
        options = [Option(slug, one.name) for slug, one in held.items()]
        blocks.append(Control("show", PAGE["show"], "list", options, view.slug))
    blocks += [
        Control(f"forget-{slug}", words.forget_text(one), "button", present=slug, act="forget")
        for slug, one in held.items()
    ]
    if held or view.file:
        text = PAGE["forget_all"]
        blocks.append(Control("forget-all", text, "button", present=EVERYTHING, act="forget"))
    return blocks


# The answer -------------------------------------------------------------------------------------


def _blocks(view: YoursView, measure: Own | None, joined: Joined | None) -> list[Block]:
    blocks: list[Block] = []
    if measure:
        blocks.append(Section("yours-map", [own_map(measure, view)]))
    body: list[Block] = []
    if measure:
        body += [_two(view, measure), _use(view, measure)]
    if joined:
        body.append(
            Card(PAGE["how"], [Listing(read_lines(joined, view.file.name if view.file else ""))])
        )
        body.append(_rejects(joined))
    if measure:
        body.append(_keep(measure))
    if joined is None and measure is None:
        body.append(Card(PAGE["needs"], [Listing(words.NEEDS)]))
    body.append(Card(PAGE["private"], [Listing(words.PRIVATE)]))
    body.append(_templates())
    blocks.append(Section(NAME, body))
    return blocks


def _two(view: YoursView, measure: Own) -> Card:
    if view.a is None or view.b is None:
        return Card(PAGE["two"], [Text([PAGE["two_none"]])])
    record = indicator(measure.slug)
    found = compare_areas(record, view.a, view.b, EVERYONE, measure.period)
    figures = [measure.at(area.code) for area in (view.a, view.b)]
    if figures[0] is None or figures[1] is None:
        texts = [
            f"{area.name}: {words.figure_text(measure, one)}."
            for area, one in zip((view.a, view.b), figures, strict=True)
        ]
    else:
        texts = words.compared(measure, found, [one for one in figures if one])
    return Card(PAGE["two"], [Text(texts)], note=MARK)


def _use(view: YoursView, measure: Own) -> Card:
    key = f"{measure.slug}.{EVERYONE}"
    addresses = (
        {"page": "find", "level": measure.level, "where": f"{measure.slug} in highest fifth"},
        {"page": "two", "level": measure.level, "x": key},
        {"page": "compare", **_picked(view), "measures": yours.THEME},
    )
    links = [
        Link(text, f"?{urlencode(one)}")
        for text, one in zip(words.link_texts(measure), addresses, strict=True)
    ]
    return Card(PAGE["use"], [Text([PAGE["use_text"]]), Links(links)])


def _picked(view: YoursView) -> dict[str, str]:
    """Return the two places as the page that compares names them; nothing without both."""
    if view.a is None or view.b is None:
        return {}
    return {"a": view.a.key, "b": view.b.key}


def _rejects(joined: Joined) -> Section:
    held = joined.rejects
    if not held:
        return Section("yours-rejects", [Card(PAGE["rejects"], [Text([PAGE["none_refused"]])])])
    reasons = [reason(one, joined.level) for one in held]
    rows = [
        [f"{one.line:,}", one.text, one.held, why]
        for one, why in zip(held[:_SHOWN], reasons, strict=False)
    ]
    blocks: list[Block] = [Table(PAGE["rejects"], words.REJECT_HEADS, rows)]
    if len(held) > _SHOWN:
        told = words.REJECTS_SHOWN.format(shown=_SHOWN, count=f"{len(held):,}")
        blocks.append(Text([told], "soft"))
    text = csv_text(reject_records(held, reasons))
    title = f"{PAGE['rejects']} ({len(held):,})"
    return Section(
        "yours-rejects",
        [
            Card(title, [Fold(title, blocks)]),
            SaveFile("rejects-csv", PAGE["rejects_csv"], PAGE["rejects_name"], text),
        ],
    )


def _keep(measure: Own) -> Section:
    held = [one.source for one in yours.brought().values()]
    return Section(
        "yours-keep",
        [
            Card(PAGE["keep"], [Text([PAGE["keep_text"]])]),
            SaveFile("bundle", PAGE["bundle"], PAGE["bundle_name"], as_bundle(held)),
            SaveFile("csv", PAGE["csv"], PAGE["csv_name"], csv_text(own_records(measure))),
        ],
    )


def _templates() -> Card:
    files: list[Block] = [Download(PAGE["example"], "files/own-data/example.csv")]
    files += [Download(words.template_text(one), f"files/own-data/{one}.csv") for one in LEVELS]
    return Card(PAGE["templates"], files)
