"""The page that checks a claim: the text again as it was read, then each claim's answer."""

import math
from urllib.parse import urlencode

from explorer.analysis.claim import correcting
from explorer.analysis.claim.beside import Check
from explorer.analysis.claim.text import Span
from explorer.analysis.claim.verdicts import Claim
from explorer.indicators import data
from explorer.indicators.built import built_on
from explorer.indicators.catalogue import Indicator, newest
from explorer.places.areas import Area
from explorer.questions.blocks import (
    Card,
    Cell,
    CopyLink,
    Download,
    Figure,
    Fold,
    Link,
    Links,
    Listing,
    Section,
    Text,
)
from explorer.questions.claim.blocks import Piece, Rows, Ruling, Sentence, Today
from explorer.questions.claim.view import ClaimView
from explorer.questions.measures import indicator_options
from explorer.questions.page import Block, Control, Option, Page, Refusal
from explorer.words.claim import labels, say
from explorer.words.claim.page import (
    card_title,
    claim_headline,
    fix_title,
    group_option,
    meaning,
    none_read,
    part_of,
    place_option,
)
from explorer.words.foot import foot_line


def page(view: ClaimView) -> Page:
    """Return the answer for a view."""
    claims = view.claims
    held = [one.best for one in claims if one.best]
    periods = sorted({one.period for one in held})
    return Page(
        name=labels.NAME,
        title=labels.WINDOW,
        headline=claim_headline(claims, view.text),
        controls=[],
        blocks=[
            Section(
                "claim",
                [
                    Section("claim-box", _box(view)),
                    Section("claim-read", _answers(view, claims)),
                    *([Section("claim-fix", _fixing(view, claims))] if claims else []),
                    _notes(),
                ],
            )
        ],
        foot=foot_line(periods, built_on()) if periods else "",
        rests_on=[(one.record, one.period) for one in held],
    )


def _box(view: ClaimView) -> list[Block]:
    examples = [
        Link(text, f"?{urlencode({'page': labels.NAME, 'text': text})}") for text in labels.EXAMPLES
    ]
    return [
        Control("text", labels.BOX, "prose", [Option("text", labels.CHECK)], present=view.text),
        Refusal(["text"]),
        Fold(labels.EXAMPLES_TITLE, [Links(examples)]),
    ]


def _address(view: ClaimView) -> str:
    return f"?{urlencode({'page': labels.NAME, **view.to_query()})}"


def _answers(view: ClaimView, claims: tuple[Claim, ...]) -> list[Block]:
    if not claims:
        return [Card(labels.READ_TITLE, [Text(none_read(view.text))], id="read")]
    read = Card(
        labels.READ_TITLE, [Sentence(_pieces(view, claims))], note=labels.READ_NOTE, id="read"
    )
    return [read, *(_answer(one, at, len(claims)) for at, one in enumerate(claims)), *_keep(view)]


def _keep(view: ClaimView) -> list[Block]:
    return [
        Download(labels.CSV, f"/files/claim.csv?{urlencode(view.to_query())}"),
        CopyLink("copy"),
    ]


def _answer(claim: Claim, at: int, of: int) -> Card:
    held = claim.found
    rows = [_row(claim, one, latest=True) for one in held.newest]
    rows += [_row(claim, one) for one in held.former]
    return Card(
        card_title(claim, at, of),
        [
            Ruling(
                claim.verdict,
                say.verdict_word(claim.verdict),
                say.may_word(claim),
                say.why(claim),
            ),
            Rows(labels.ROWS, labels.HEADS, rows),
            Today(labels.TODAY, say.say_today(claim)),
        ],
        id=f"claim-{at + 1}",
    )


def _row(claim: Claim, check: Check, *, latest: bool = False) -> tuple[str, list[Cell]]:
    when = say.when(check)
    cells: list[Cell] = [
        f"{say.source(claim, check)}{labels.NEWEST if latest else ''}",
        when,
        Figure(say.held_text(check), check.value, check.lower, check.upper),
        say.verdict_word(check.agreement),
    ]
    return check.agreement, cells


# The text as it was read -------------------------------------------------------------------------


def _pieces(view: ClaimView, claims: tuple[Claim, ...]) -> list[Piece]:
    marks: list[tuple[Span, str, str, int]] = []
    for at, claim in enumerate(claims):
        for part, span in part_of(claim):
            if span.stop > span.start and not any(span.overlaps(held) for held, *_ in marks):
                marks.append((span, part, meaning(claim, part), at))
    pieces: list[Piece] = []
    start = 0
    for span, part, told, at in sorted(marks, key=lambda one: one[0]):
        if span.start > start:
            pieces.append(Piece(view.text[start : span.start]))
        address = f"{_address(view.looking(at))}#fix"
        pieces.append(Piece(span.within(view.text), labels.PARTS[part], told, address))
        start = span.stop
    rest = view.text[start:]
    return [*pieces, Piece(rest)] if rest else pieces


# Corrections by hand -----------------------------------------------------------------------------


def _fixing(view: ClaimView, claims: tuple[Claim, ...]) -> list[Block]:
    claim = claims[min(view.at, len(claims) - 1)]
    record = claim.found.record
    blocks: list[Block] = [Text([fix_title(claim, view.at, len(claims))], id="fix")]
    if len(claims) > 1:
        options = [Option(str(at), str(at + 1)) for at in range(len(claims))]
        blocks.append(Control("at", labels.WHICH, "list", options, str(view.at)))
    places = _places(claim)
    if len(places) > 1:
        blocks.append(Control("place", labels.PARTS["place"], "list", places, places[0].value))
    blocks.append(Control("find", labels.OTHER_PLACE, "place"))
    blocks.append(Refusal(["find"]))
    options = indicator_options(newest())
    present = record.slug if record and any(one.value == record.slug for one in options) else ""
    if present:
        blocks.append(Control("measure", labels.PARTS["measure"], "list", options, present))
    else:
        none = Option("", labels.NO_MEASURE, options[0].group)
        blocks.append(Control("measure", labels.PARTS["measure"], "list", [none, *options], ""))
    if record is not None:
        blocks += _groups(claim, record)
        blocks += _periods(claim, record)
    figure = claim.reading.figure
    if figure is not None and not math.isnan(figure.value):
        value = round(figure.value, 4)
        whole = value == round(value)
        blocks.append(
            Control(
                "figure", labels.PARTS["figure"], "number", present=int(value) if whole else value
            )
        )
    if any(which == view.at for which, *_ in view.fixes):
        blocks.append(Control("undo", labels.UNDO, "button", present="1"))
    return blocks


def _places(claim: Claim) -> list[Option]:
    areas: list[Area] = [*claim.found.areas[:1], *claim.found.also]
    return [Option(area.key, place_option(area)) for area in dict.fromkeys(areas)][:8]


def _groups(claim: Claim, record: Indicator) -> list[Block]:
    if len(record.sexes) < 2:  # noqa: PLR2004
        return []
    options = [Option(correcting.ANY, labels.ANY_GROUP)]
    options += [Option(sex, group_option(record, sex)) for sex in record.sexes]
    named = claim.reading.groups[0].sex if claim.reading.groups else ""
    present = named if named in record.sexes else correcting.ANY
    return [Control("group", labels.PARTS["group"], "list", options, present)]


def _periods(claim: Claim, record: Indicator) -> list[Block]:
    level = claim.found.areas[0].level if claim.found.areas else ""
    if level not in data.levels_of(record):
        return []
    known = list(reversed(data.published_periods(record, level)))
    options = [Option(correcting.ANY, labels.ANY_PERIOD)]
    options += [Option(one.iso, one.words) for one in known]
    best, when = claim.best, claim.reading.when
    asked = best.period.iso if best and when is not None else correcting.ANY
    present = asked if any(one.value == asked for one in options) else correcting.ANY
    return [Control("period", labels.PARTS["period"], "list", options, present)]


def _notes() -> Fold:
    return Fold(labels.HOW_TITLE, [Listing(labels.HOW)])
