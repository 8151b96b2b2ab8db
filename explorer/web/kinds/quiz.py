"""The answers of the quiz as HTML."""

from html import escape

from explorer.questions.quiz.blocks import Answer, Answers, Told
from explorer.web.render import Outlet, draws


@draws(Answers)
def answers(block: Answers, _outlet: Outlet) -> str:
    """Draw answers with their marks: what is right is told by a sign and in words."""
    return f'<ul class="hge-answers">{"".join(map(_answer, block.answers))}</ul>'


def _answer(one: Answer) -> str:
    kind = "hge-right" if one.right else "hge-chosen" if one.chosen else ""
    marks = "".join(f" <strong>{escape(text)}</strong>" for text in one.marks)
    slip = f'<p class="hge-soft">{escape(one.slip)}</p>' if one.slip else ""
    return f'<li class="{kind}"><p>{escape(one.text)}{marks}</p>{slip}</li>'


@draws(Told)
def told(block: Told, _outlet: Outlet) -> str:
    """Draw what a screen reader is told when it changes."""
    kind = "hge-told" if block.shown else "hge-hidden"
    return f'<p class="{kind}" role="status">{escape(block.text)}</p>'
