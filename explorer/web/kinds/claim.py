"""A claim as HTML: the text with its parts named, verdicts, rows, a sentence to copy."""

from html import escape

from explorer.questions.claim.blocks import Piece, Rows, Ruling, Sentence, Today
from explorer.web.markup import html, listed
from explorer.web.render import Outlet, draws


@draws(Sentence)
def sentence(block: Sentence, outlet: Outlet) -> str:
    """Draw a text with the parts that were read underlined, each with its name under it."""
    return f'<p class="hge-sentence">{"".join(_piece(one, outlet) for one in block.pieces)}</p>'


def _piece(piece: Piece, outlet: Outlet) -> str:
    if not piece.part:
        return f"<span>{escape(piece.text)}</span>"
    name = f"{escape(piece.part)}: {escape(piece.meaning)}"
    inside = (
        f'<span class="hge-words">{escape(piece.text)}</span>'
        f'<span class="hge-hidden"> (</span><span class="hge-part">{name}</span>'
        '<span class="hge-hidden">) </span>'
    )
    address = outlet.view(piece.address)
    if not address:
        return f'<span class="hge-piece">{inside}</span>'
    return f'<a class="hge-piece" href="{escape(address)}" target="_self">{inside}</a>'


@draws(Ruling)
def ruling(block: Ruling, _outlet: Outlet) -> str:
    """Draw a verdict: its word, whether it may be said, and why."""
    return (
        f'<p class="hge-ruling">{_word(block.verdict, block.word)} '
        f"<strong>{escape(block.may)}</strong></p>{listed(block.texts) if block.texts else ''}"
    )


def _word(verdict: str, word: str) -> str:
    return (
        f'<span class="hge-verdict '
        f'hge-verdict-{escape(verdict.replace(" ", "-"))}">{escape(word)}</span>'
    )


@draws(Rows)
def rows(block: Rows, outlet: Outlet) -> str:
    """Draw one row a figure; on a phone each is an entry."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in block.heads)
    body = []
    for verdict, cells in block.rows:
        first, *middle, last = cells
        inner = "".join(
            f'<td data-head="{escape(block.heads[at])}">{html(cell, outlet.view)}</td>'
            for at, cell in enumerate(middle, 1)
        )
        word = _word(verdict, last if isinstance(last, str) else "")
        body.append(
            f'<tr><th scope="row">{html(first, outlet.view)}</th>{inner}'
            f'<td data-head="{escape(block.heads[-1])}">{word}</td></tr>'
        )
    return (
        '<div class="hge-fit"><table class="hge-plain hge-claims">'
        f'<caption class="hge-hidden">{escape(block.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


@draws(Today)
def today(block: Today, _outlet: Outlet) -> str:
    """Draw a sentence to copy: one touch takes it whole."""
    return f'<div class="hge-today"><h3>{escape(block.title)}</h3><p>{escape(block.text)}</p></div>'
