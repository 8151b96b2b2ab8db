"""HTML for the parts of the page on the goal."""

from collections.abc import Sequence
from html import escape

from explorer import words
from explorer.analysis.change import Changed
from explorer.analysis.floor import Floor
from explorer.analysis.goal import Goal
from explorer.analysis.halving import Halving
from explorer.analysis.revisions import Ledger
from explorer.pages.tables import Cell, Html, card, chip, folded, html, listed, paragraph, table
from explorer.words import halving as said

# How many caveats, and how many of a place's periods, stand open.
_OPEN_NOTES, _OPEN = 3, 4
SECTIONS = {
    "take": "What it would take",
    "time": "The gap over time",
    "measures": "Why the answer depends on the measure",
    "moved": "Top or bottom?",
    "parts": "Length or health?",
    "tenths": "Rich and poor areas",
    "releases": "Three releases",
}


def contents() -> str:
    """Return the links to the page's parts."""
    links = "".join(f'<li><a href="#{key}">{text}</a></li>' for key, text in SECTIONS.items())
    return (
        '<nav class="hge-contents" aria-label="On this page"><h2>On this page</h2>'
        f"<ul>{links}</ul></nav>"
    )


def tiles(found: Halving) -> str:
    """Return the two verdicts: improving for all, and halving the gap."""
    goals = found.goals
    first = _tile(
        "First half of the goal: improve for all",
        said.improving_tile(goals),
        [f"{said.sex_title(goal)}. {words.improving_text(goal)}" for goal in goals],
    )
    second = _tile(
        "Second half of the goal: halve the gap between regions",
        said.narrowing_tile(goals),
        [said.narrowing_short(goal) for goal in goals],
        folded(
            "How sure is that?",
            *(paragraph(f"{said.sex_title(goal)}. {words.narrowing_text(goal)}") for goal in goals),
        )
        if goals[0].change
        else "",
    )
    return f'<div class="hge-tiles">{first}{second}</div>'


def _tile(kicker: str, verdict: tuple[str, str], texts: Sequence[str], more: str = "") -> str:
    mark, heading = verdict
    return (
        f'<section class="hge-panel-card hge-tile"><p class="hge-soft">{escape(kicker)}</p>'
        f'<h2><span class="hge-big">{html(chip(mark, _MARKS[mark]))}</span> {escape(heading)}</h2>'
        f"{''.join(paragraph(text) for text in texts)}{more}</section>"
    )


_MARKS = {
    "higher": "higher",
    "lower": "lower",
    "wider": "wider",
    "narrower": "narrower",
    "unclear": "unclear",
}


def floor_table(goal: Goal, floor: Floor) -> str:
    """Return who lies below the floor, by how much, and how many people live there."""
    rows: list[list[Cell]] = [list(said.shortfall_cells(goal, row)) for row in floor.below]
    heads = ["Below the floor", "Years to gain", "Range", "People"]
    return card(
        said.floor_title(goal),
        paragraph(said.floor_line(goal, floor)),
        table(said.floor_label(goal, floor), heads, rows, numeric=(1, 3)),
        paragraph(said.ARITHMETIC, "hge-soft"),
        name="take",
    )


def floor_texts(goal: Goal) -> str:
    """Return the floors for the gap of the baseline and for today's, and the pace, in sentences."""
    since = f"the gap of {goal.baseline.words}"
    today = "today\u2019s gap"
    return card(
        "The pace, and other floors",
        paragraph(words.pace_text(goal)),
        paragraph(words.line_text(goal)),
        folded(
            f"Half of {today}, area by area",
            paragraph(words.floor_text(goal, goal.floor_today, today)),
            paragraph(words.floor_text(goal, goal.floor, since)),
        ),
    )


def over_time(figures: Sequence[str]) -> str:
    """Return the gap in every period, girls and boys side by side."""
    return card(
        "The gap between the highest and the lowest region",
        side_by_side(figures),
        name="time",
    )


def regions(figures: Sequence[str]) -> str:
    """Return all regions over time, girls and boys side by side."""
    return card("The regions: healthy years at birth", side_by_side(figures))


def side_by_side(figures: Sequence[str]) -> str:
    """Return charts in columns where there is room."""
    return f'<div class="hge-pair">{"".join(figures)}</div>'


def measures(found: Halving) -> str:
    """Return the panel of measures: girls and boys side by side, and how many agree."""
    if not found.changes[0]:
        return card(SECTIONS["measures"], paragraph(said.NO_CHANGE), name="measures")
    goals = found.goals
    heads = ["Measure"]
    for goal in goals:
        who = said.sex_title(goal)
        heads += [who, f"{who}: change", f"{who}: verdict", f"{who}: chance"]
    rows = [_measure(same) for same in zip(*found.changes, strict=True)]
    agreed = [
        f"{said.sex_title(goal)}: {words.agreement(list(changes))}"
        for goal, changes in zip(goals, found.changes, strict=True)
    ]
    title = (
        f"Is it wider? {len(rows)} ways to measure one gap, {goals[0].baseline.words} against "
        f"{goals[0].period.words}"
    )
    return card(
        title,
        "".join(map(paragraph, agreed)),
        table(title, heads, rows, numeric=(1, 5)),
        paragraph(f"{said.CHANCE} {said.READING}", "hge-soft"),
        name="measures",
    )


def _measure(same: Sequence[Changed]) -> list[Cell]:
    cells: list[Cell] = [said.measure_row(same[0])[0]]
    for found in same:
        _, values, verdict, odds = said.measure_row(found)
        mark: Cell = chip(verdict, verdict) if verdict else Html("")
        cells += [values, said.measure_change(found), mark, odds]
    return cells


def moved(found: Halving, figures: Sequence[str]) -> str:
    """Return what the top and the bottom of the gap did."""
    texts = [
        f"{said.sex_title(goal)}. {words.split_text(goal.change)}"
        for goal in found.goals
        if goal.change and goal.change.split
    ]
    return card(
        "What moved: the top or the bottom?",
        side_by_side(figures),
        *map(paragraph, texts or [said.NO_CHANGE]),
        paragraph(
            "A gap can close by levelling down: it narrows when the highest falls as well as when "
            "the lowest rises.",
            "hge-caveat",
        ),
        name="moved",
    )


def parts(found: Halving, figures: Sequence[str]) -> str:
    """Return the gaps split into length of life and health during it."""
    texts = [words.parts_title(one) for one in found.splits]
    notes = dict.fromkeys(note for one in found.splits for note in words.parts_notes(one))
    return card(
        said.PARTS_TITLE,
        *figures,
        listed(texts),
        folded("How the gap is split, and what was assumed", *map(paragraph, notes)),
        note=said.PARTS_NOTE + said.parts_period(found.splits[0], found.goals[0]),
        name="parts",
    )


def tenths(found: Halving, figures: Sequence[str]) -> str:
    """Return healthy years from the most to the least deprived tenth."""
    return card(
        said.TENTHS_TITLE,
        *figures,
        *(paragraph(words.gradient_text(one)) for one in found.gradients),
        name="tenths",
    )


def releases(found: Halving, ledger: Ledger, sex: str) -> str:
    """Return how the gap reads in each release, and a place's figures in all of them.

    Those of the sex chosen stand open, all in the fold.
    """
    goals = found.goals
    heads = ["Release"]
    for goal in goals:
        who = said.sex_title(goal)
        heads += [
            f"{who}: gap of {goal.baseline.words}",
            f"{who}: half",
            f"{who}: latest gap",
        ]
    known = sorted(
        [goals, *(other for other in found.others if other)],
        key=lambda one: one[0].indicator.release,
    )
    rows: list[list[Cell]] = [list(said.release_cells(one)) for one in known]
    return card(
        "How the releases differ",
        table("The gap in each release", heads, rows),
        paragraph(said.NOT_JOINED, "hge-soft"),
        f"<h3>{escape(ledger.area.name)} in every release</h3>",
        _ledger(ledger, sex),
        name="releases",
    )


def _ledger(ledger: Ledger, sex: str) -> str:
    if not ledger.rows:
        return paragraph("No release has a figure for this place.")
    own = [row for row in ledger.rows if row.sex == sex] or list(ledger.rows)
    latest = own[-1]
    shown = [words.revised_text(row) for row in own if len(row.entries) > 1][-_OPEN:]
    everything = words.ledger_text(ledger).split("\n")
    return (
        listed(shown or [words.revised_text(latest)])
        + paragraph(" ".join(words.revision_notes(ledger)), "hge-soft")
        + folded("Every period", listed(everything))
    )


def sources(found: Halving) -> str:
    """Return where figures come from, and what to know before quoting."""
    record = found.goals[0].indicator
    notes = [said.READING, said.SHADING, *record.do_nots, *record.caveats]
    return (
        f'<p class="hge-source"><strong>Source</strong> {escape(words.source_line(record))}</p>'
        '<div class="hge-caveat"><h2>Before you quote this</h2>'
        f"{listed(notes[2 : 2 + _OPEN_NOTES], ordered=True)}</div>"
        + folded(
            "All notes, and where the figures come from",
            listed(notes),
            listed(words.origin_line(one) for one in record.origin),
        )
    )
