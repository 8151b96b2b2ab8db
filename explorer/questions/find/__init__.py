"""Which areas fit conditions, and how sure that is."""

from explorer.places.search import take
from explorer.questions.find.page import page
from explorer.questions.find.view import NAME, FindView, read
from explorer.questions.question import Question
from explorer.words.find.answer import TAB, TITLE

QUESTION: Question[FindView] = Question(
    name=NAME,
    title=TITLE,
    settings=("level", "where", "any", "modelled", "open", "sort", "shape", "all"),
    read=read,
    page=page,
    changes={
        "by": FindView.by,
        "number": FindView.needing,
        "modelled": FindView.allowing,
        "edit": FindView.editing,
        "remove": FindView.without,
        "add": FindView.adding,
        "measure": FindView.measuring,
        "way": FindView.comparing,
        "limit": FindView.limited,
        "upto": FindView.up_to,
        "since": FindView.since,
        "inside": FindView.inside,
        "unit": FindView.counting,
        "agreeing": FindView.agreeing,
        "find": FindView.beside,
        "sort": FindView.sorted_by,
        "all": FindView.unfolded,
        "shape": lambda view, name: view.drawn_as(str(name)),
    },
    take=lambda text, view: take(text, lambda one: 0 if one.level == view.level else 1).area,
    under=NAME,
    tab=TAB,
)
