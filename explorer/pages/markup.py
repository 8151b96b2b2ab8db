"""HTML for the page's own parts. Every text from outside is escaped here."""

import re
from collections.abc import Iterable
from html import escape

from explorer import words
from explorer.analysis.overview import Place
from explorer.catalogue import Indicator
from explorer.statistics.comparison import HIGHER, LOWER, SIMILAR
from explorer.words import Headline

_MARKS = {HIGHER: ("h", "▲"), LOWER: ("l", "▼"), SIMILAR: ("s", "=")}


def bar() -> str:
    """Return the top bar with the wordmark and the link past the controls."""
    return (
        '<a class="hge-skip" href="#answer">Skip to the answer</a>'
        '<header class="hge-top"><span class="hge-mark" aria-hidden="true"><i></i><i></i></span>'
        "<span>Health Gap Explorer</span>"
        '<nav aria-label="Pages"><a href="?" target="_self" aria-current="page">Map</a></nav>'
        "</header>"
    )


def headline(answer: Headline) -> str:
    """Return the answer: a heading with its range, the figures, the meaning."""
    limits = f' <span class="hge-soft">({escape(answer.range)})</span>' if answer.range else ""
    return (
        f'<h1 id="answer" tabindex="-1">{escape(answer.title)}{limits}</h1>'
        f'<p class="hge-values">{escape(answer.values)}</p>'
        f'<p class="hge-soft">{escape(answer.meaning)}</p>'
    )


def said(message: str) -> str:
    """Return the plain answer to a search."""
    return f'<p class="hge-said" role="status">{escape(message)}</p>'


def problem(message: str) -> str:
    """Return what was wrong with a link or with the data."""
    return f'<p class="hge-problem" role="alert">{escape(message)}</p>'


def label(text: str) -> str:
    """Return a text that a button shows as it is: Streamlit reads labels as Markdown."""
    return re.sub(r"([^\w\s])", r"\\\1", text)


def card_title(text: str) -> str:
    """Return the heading of a card."""
    return f"<h2>{escape(text)}</h2>"


def ruler_head(places: int, ranges: bool) -> str:
    """Return the heading of the ruler and how to read it."""
    title = {0: "England on one scale", 1: "One place on the scale"}.get(
        places, "Two places on one scale"
    )
    reading = (
        "Dot: best estimate. Fading band: likely range, the values that fit the data well "
        "(95% confidence interval)."
        if ranges
        else "Each small dot is one area."
    )
    return f'<h2>{title}</h2><p class="hge-soft">{reading}</p>'


def hidden_text(text: str) -> str:
    """Return a text for screen readers alone."""
    return f'<p class="hge-hidden">{escape(text)}</p>'


def card(record: Indicator, letter: str, place: Place) -> str:
    """Return a place's card: letter, name, what it was measured for, verdict."""
    pin = f'<span class="hge-pin hge-pin-{letter}">{letter}</span>'
    name = f"<h3>{pin} {escape(place.area.name)}</h3>"
    estimate = place.estimate
    if estimate is None or not estimate.known:
        return f"{name}<p>{escape(words.no_figure(record, place))}</p>"
    badge = words.measured_for(estimate)
    lines = words.small_print(record, estimate)
    parts = [
        name,
        f'<p><span class="hge-badge">{escape(badge)}</span></p>' if badge else "",
        f"<p><strong>{escape(words.shown(record, estimate))}</strong></p>",
        _chip(estimate.verdict),
        *(f'<p class="hge-soft">{escape(line)}</p>' for line in lines),
        _across(place),
    ]
    return "".join(parts)


def _across(place: Place) -> str:
    """Return, folded, how the place lies across areas that it does not nest in."""
    title, text = words.lies_across(place)
    if not text:
        return ""
    return f"<details><summary>{escape(title)}</summary><p>{escape(text)}</p></details>"


def _chip(verdict: str) -> str:
    if verdict not in _MARKS:
        return ""
    kind, mark = _MARKS[verdict]
    text = escape(words.against_england(verdict))
    return (
        f'<p><span class="hge-chip hge-chip-{kind}"><span aria-hidden="true">{mark}</span> '
        f"{text}</span></p>"
    )


def source(line: str) -> str:
    """Return the source line."""
    return f'<p class="hge-source"><strong>Source</strong> {escape(line)}</p>'


def caveats(texts: Iterable[str]) -> str:
    """Return the caveats to read before quoting."""
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f'<div class="hge-caveat"><h2>Know before you quote</h2><ol>{items}</ol></div>'


def all_notes(record: Indicator, notes: Iterable[str], level: str) -> str:
    """Return everything there is to know about an indicator at a level."""
    sections = (
        ("What it is", [record.description, *record.key_points]),
        ("Before you quote this", [*record.do_nots, *record.caveats]),
        (
            "How it was made",
            [f"At this level: {record.levels[level].processing}."]
            if level in record.levels
            else [],
        ),
        ("What is on the map", list(notes)),
    )
    listed = "".join(
        f"<h3>{title}</h3><ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"
        for title, texts in sections
        if texts
    )
    origins = "".join(
        f"<li>{escape(one.producer)}: {escape(one.title)}, {escape(one.published)}. "
        f'<a href="{escape(one.url)}" rel="noopener noreferrer">Publisher\'s page</a>. '
        f"{escape(one.attribution)}. {escape(one.licence)}.</li>"
        for one in record.origin
    )
    return f"{listed}<h3>Sources</h3><ul>{origins}</ul>"
