"""The elements that pages are made of, as HTML. Every text is escaped here."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from explorer.charts.small import image, sign
from explorer.colours import INK_2
from explorer.questions.blocks import Cell, Figure, Link, Verdict
from explorer.statistics import change, comparison
from explorer.words.map import Headline
from explorer.words.modelled import MARK, PROOF, ModelLine

# The map's own chips, which the browser draws, have the same shapes and tints
# (maps/assets/area-panel.js and area-page.css).
_UP, _DOWN = "M6 2L11 10H1Z", "M6 10L1 2H11Z"
_SAME = "M1 3H11V5H1ZM1 7H11V9H1Z"
_OPEN = "M6 0L12 6L6 12L0 6ZM6 3L3 6L6 9L9 6Z"
# Tint and shape by verdict: direction, not praise.
_CHIPS = {
    comparison.HIGHER: ("h", _UP),
    change.WIDER: ("l", _UP),
    comparison.LOWER: ("l", _DOWN),
    change.NARROWER: ("h", _DOWN),
    comparison.SIMILAR: ("s", _SAME),
    comparison.UNCLEAR: ("s", _OPEN),
    change.UNCLEAR: ("s", _OPEN),
}
# A shape is an image, so that it cannot take its chip's colour from the style sheet.
_SHAPE_COLOURS = {"h": "#3A388F", "l": "#8A4300", "s": INK_2}


# So many columns need the width of a desk.
_WIDE = 7


def chip(verdict: str, text: str) -> str:
    """Return a verdict as shape, word and tint; nothing without a word."""
    if not text:
        return ""
    tint, shape = _CHIPS[verdict]
    mark = image(sign(shape, _SHAPE_COLOURS[tint]))
    return f'<span class="hge-chip hge-chip-{tint}">{mark}{escape(text)}</span>'


At = Callable[[str], str]


def anchor(link: Link, at: At) -> str:
    """Return a link to another view of the explorer; nothing where the outlet has no other."""
    address = at(link.address)
    about = f'<span class="hge-hidden">: {escape(link.about)}</span>' if link.about else ""
    text = f'<a href="{escape(address)}" target="_self">{escape(link.text)}{about}</a>'
    return text if address else ""


def html(cell: Cell, at: At = str) -> str:
    """Return a cell's markup; `at` says where another view is found."""
    match cell:
        case Verdict(mark, text):
            return chip(mark, text)
        case Link():
            return anchor(cell, at)
        case Figure(text):
            return escape(text)
    return escape(cell)


def table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    numeric: Sequence[int] = (),
    at: At = str,
) -> str:
    """Return a table whose rows are named by their first cell; on a phone each is an entry.

    Parameters
    ----------
    caption : str
        For screen readers.
    heads : sequence of str
    rows : iterable of sequence of Cell
    numeric : sequence of int
        Columns whose cells stand right and bold.
    at : callable
        Says where another view is found.
    """
    right = set(numeric)
    head = "".join(
        f'<th scope="col"{_number(k, right)}>{escape(text)}</th>' for k, text in enumerate(heads)
    )
    body = "".join(_row(row, heads, right, at) for row in rows)
    wide = " hge-wide" if len(heads) >= _WIDE else ""
    return (
        f'<div class="hge-fit"><table class="hge-plain{wide}">'
        f'<caption class="hge-hidden">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(row: Sequence[Cell], heads: Sequence[str], right: set[int], at: At) -> str:
    first, *rest = row
    # A row keeps its name where an outlet has not the view that it leads to.
    name = html(first, at) or escape(first.text if isinstance(first, Link) else "")
    cells = "".join(
        f'<td data-head="{escape(heads[k])}"{_number(k, right)}>{html(cell, at)}</td>'
        for k, cell in enumerate(rest, start=1)
    )
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _number(column: int, right: set[int]) -> str:
    return ' class="hge-v"' if column in right else ""


def card(title: str, *parts: str, note: str = "", name: str = "", level: int = 2) -> str:
    """Return a card: heading, a line on how to read it, then parts as they are."""
    anchor = f' id="{escape(name)}"' if name else ""
    soft = f'<p class="hge-soft">{escape(note)}</p>' if note else ""
    return (
        f'<section class="hge-panel-card"{anchor}><h{level}>{escape(title)}</h{level}>{soft}'
        f"{''.join(parts)}</section>"
    )


def foot(text: str) -> str:
    """Return the last line of a page; nothing for a page without one."""
    return f'<p class="hge-built">{escape(text)}</p>' if text else ""


def paragraph(text: str, kind: str = "", name: str = "") -> str:
    """Return a paragraph; nothing for an empty text."""
    css = f' class="{kind}"' if kind else ""
    target = f' id="{escape(name)}"' if name else ""
    return f"<p{css}{target}>{escape(text)}</p>" if text else ""


def listed(texts: Iterable[str], ordered: bool = False) -> str:
    """Return a list."""
    kind = "ol" if ordered else "ul"
    return f"<{kind}>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</{kind}>"


def folded(title: str, *parts: str) -> str:
    """Return parts that open on demand."""
    return f"<details><summary>{escape(title)}</summary>{''.join(parts)}</details>"


def model_lines(lines: Iterable[ModelLine], at: At, between: str = "") -> str:
    """Return what our model says: each line after its mark, then the proof of them all once."""
    told = list(lines)
    if not told:
        return ""
    mark = f'<span class="hge-badge-model">{escape(MARK)}</span>'
    texts = [
        f"{mark} {escape(one.text)}.{f' {escape(one.note)}' if one.note else ''}" for one in told
    ]
    proof = anchor(Link(PROOF, told[0].address), at)
    last = " ".join(filter(None, [escape(between), proof]))
    if between:
        texts.append(last)
    elif proof:
        texts[-1] += f" {proof}"
    return "".join(f'<p class="hge-model">{text}</p>' for text in texts)


def headline(answer: Headline, at: At = str) -> str:
    """Return the answer: a heading with its range, the figures, our model's, the meaning.

    `at` says where another view is found.
    """
    limits = f' <span class="hge-soft">({escape(answer.range)})</span>' if answer.range else ""
    return (
        f'<h1 id="answer" tabindex="-1">{escape(answer.title)}{limits}</h1>'
        f'<p class="hge-values">{escape(answer.values)}</p>'
        f"{model_lines(answer.model, at)}"
        f'<p class="hge-soft">{escape(answer.meaning)}</p>'
    )
