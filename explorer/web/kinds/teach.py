"""Screens of lessons as HTML."""

from html import escape

from explorer.charts.small import image
from explorer.questions.teach.blocks import Answered, Keys, Screens, Slide
from explorer.web.markup import paragraph
from explorer.web.render import Outlet, draws, render, rendered
from explorer.words.teach.page import TEACH


@draws(Answered)
def answered(block: Answered, _outlet: Outlet) -> str:
    """Draw an answer: it is said aloud when it comes."""
    inside = "".join(paragraph(one) for one in block.texts)
    return f'<div class="hge-answered" role="status">{inside}</div>'


@draws(Screens)
def screens(block: Screens, outlet: Outlet) -> str:
    """Draw every screen; the script of the file shows one at a time."""
    return rendered(block.blocks, outlet)


@draws(Slide)
def slide(block: Slide, outlet: Outlet) -> str:
    """Draw a screen: what is asked and its guesses, what is seen before and after."""
    see, seen, turns = (render(one, outlet) for one in block.blocks)
    turned = (
        f'<div class="hge-turns"><button type="button">{escape(block.turn)}</button></div>'
        if turns
        else ""
    )
    guesses = "".join(
        f'<label><input type="radio" name="{escape(block.where)}"> {escape(one)}</label>'
        for one in block.guesses
    )
    asked = (
        f'<fieldset class="hge-guesses"><legend>{escape(TEACH["guess"])}</legend>{guesses}'
        f'<p class="hge-said" role="status" data-first="{escape(TEACH["first"])}"></p></fieldset>'
        if guesses
        else ""
    )
    button = (
        f'<p><button type="button" class="hge-show" data-hide="{escape(TEACH["hide"])}" '
        f'aria-expanded="false">{escape(TEACH["show"])}</button></p>'
        if block.answer
        else ""
    )
    answer = "".join(paragraph(one) for one in block.answer)
    texts = "".join(paragraph(one) for one in block.texts)
    return (
        '<section class="hge-screen" hidden><header>'
        f'<h1 tabindex="-1">{escape(block.question)}</h1>'
        f'<p class="hge-soft">{escape(block.where)}</p></header><div class="st-key-lesson">'
        f'<div class="st-key-lesson-ask">{texts}{asked}{turned}{button}<div class="hge-answered" '
        f'role="status" hidden>{answer}</div></div>'
        f'<div class="st-key-lesson-see hge-before">{turns or see}</div>'
        + (f'<div class="st-key-lesson-see hge-after" hidden>{seen}</div>' if seen else "")
        + "</div></section>"
    )


@draws(Keys)
def keys(block: Keys, _outlet: Outlet) -> str:
    """Draw one key for two maps: each class by its colour and its place in the order."""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in block.heads)
    body = "".join(
        f'<tr><th scope="row">{_swatch(colour)} {at}</th>'
        + "".join(f"<td>{escape(text)}</td>" for text in row)
        + "</tr>"
        for at, (colour, row) in enumerate(zip(block.colours, block.rows, strict=True), start=1)
    )
    return (
        '<div class="hge-fit hge-keys"><table class="hge-plain">'
        f'<caption class="hge-hidden">{escape(block.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _swatch(colour: str) -> str:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="16">'
        f'<rect x="1" y="1" width="22" height="14" rx="3" fill="{colour}" stroke="#46525c"/></svg>'
    )
    return image(svg)
