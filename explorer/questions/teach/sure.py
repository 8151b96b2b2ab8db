"""The lesson on how sure figures are: two ranges, ten places, and ranks drawn again."""

from collections.abc import Callable, Sequence

from explorer.analysis.compare import Row, one_row
from explorer.analysis.estimates import estimate
from explorer.analysis.teach.redraws import Redraws, redraws
from explorer.charts.picture import Picture
from explorer.charts.sheet import ROOM
from explorer.errors import QuestionError
from explorer.indicators.catalogue import DEFAULT
from explorer.places.areas import Area
from explorer.questions.blocks import Cell, Chart, Figure, Table
from explorer.questions.compare.charts import ruler
from explorer.questions.page import Block, Control, Option
from explorer.questions.reading import Query
from explorer.questions.teach.mapped import measured, told_apart
from explorer.questions.teach.screen import Screen, place_controls
from explorer.questions.teach.view import LEVEL, SEX, TeachView, read
from explorer.words.figures import shown
from explorer.words.quiz.terms import called
from explorer.words.teach import screens as words
from explorer.words.teach.page import TEACH

RULER = "lesson-ruler"


def on_one_scale(view: TeachView) -> list[Block]:
    """Return the two places on one scale, under the dots of all areas; empty without figures."""
    row = _row(view)
    places = {"a": view.a.key, "b": view.b.key}
    return [Chart(RULER, ruler(row, ROOM), places)] if row else []


def which(view: TeachView) -> list[Option]:
    """Return the guesses on two places: one, the other, or that it can't be told."""
    names = [called(one) for one in (view.a, view.b)]
    return [
        Option("a", names[0]),
        Option("b", names[1]),
        Option("open", words.TOLD_APART),
    ]


def _row(view: TeachView) -> Row | None:
    return one_row(measured()[0], [view.a, view.b], SEX)


def _asked(query: Query) -> Picture:
    row = _row(read(query)[0])
    if row is None:
        raise QuestionError(words.NO_FIGURE)
    return ruler(row, ROOM)


# Each chart by its name in addresses.
BY_NAME = {RULER: _asked}


def _found(view: TeachView) -> Redraws:
    return redraws(DEFAULT, LEVEL, SEX, view.seed)


def _one(view: TeachView) -> Screen:
    return Screen(
        words.SURE["one"],
        on_one_scale(view),
        told_apart(view),
        [words.SURE["band"]],
        guesses=which(view),
        acts=place_controls(LEVEL),
    )


def _figure(area: Area) -> Figure:
    record, period = measured()
    one = estimate(record, area, SEX, period)
    return Figure(shown(record, one), one.value, one.lower, one.upper)


def _ten(view: TeachView) -> Screen:
    found = _found(view)
    rows: list[list[Cell]] = [[called(one), _figure(one)] for one in found.published]
    heads = (words.SURE["place"], words.SURE["figure"])
    table = Table(words.SURE["caption"], heads, rows, (1,))
    record, period = measured()
    tenth, after = (estimate(record, one, SEX, period) for one in (found.tenth, found.eleventh))
    told = words.just_below(record, tenth, after, found.reaching)
    return Screen(words.SURE["ten"], [table], told)


def _again(view: TeachView) -> Screen:
    found = _found(view)
    return Screen(
        words.SURE["change"],
        [drawn_list(found, view.draw)],
        [words.kept(found, view.draw)],
        [words.SURE["again"]],
        whole=[words.stayed(found)],
        acts=[Control("draw", TEACH["draw"], "button", present=True)],
        turns=[[drawn_list(found, draw)] for draw in range(1, len(found.draws) + 1)],
        turn=TEACH["draw"],
    )


def drawn_list(found: Redraws, draw: int) -> Table:
    """Return the ten of a draw, and which of them are new."""
    rows: list[list[Cell]] = [
        [called(one), words.SURE["in" if one in found.published else "new"]]
        for one in found.draws[draw - 1]
    ]
    text = words.drawn(draw)
    return Table(text, (text, words.SURE["caption"]), rows)


def _stay(view: TeachView) -> Screen:
    found = _found(view)
    rows: list[list[Cell]] = [
        [
            called(one),
            Figure(str(found.times(one)), found.times(one)),
            words.ranks_of(found, one.code),
        ]
        for one in found.published
    ]
    heads = (words.SURE["place"], words.SURE["times"], words.SURE["rank"])
    table = Table(words.SURE["caption"], heads, rows, (1,))
    published = Table(words.SURE["caption"], heads[:1], [[row[0]] for row in rows])
    return Screen(words.SURE["stay"], [published], [words.stayed(found)], seen=[table])


def _say(view: TeachView) -> Screen:
    found = _found(view)
    names = [called(one) for one in found.published]
    order: list[list[Cell]] = [[str(at), name] for at, name in enumerate(names, start=1)]
    heads = (words.SURE["number"], words.SURE["place"])
    fair: list[list[Cell]] = [
        [called(one), _figure(one), words.ranks_of(found, one.code)] for one in found.published
    ]
    ranged = (words.SURE["place"], words.SURE["figure"], words.SURE["rank"])
    return Screen(
        words.SURE["say"],
        [Table(words.SURE["caption"], heads, order)],
        [words.SURE["told"]],
        seen=[Table(words.SURE["caption"], ranged, fair, (1,))],
    )


SURE: Sequence[Callable[[TeachView], Screen]] = [_one, _ten, _again, _stay, _say]
