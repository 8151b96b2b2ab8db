"""The lesson on the goal: a budget to share out, what it does to the gap, and what it costs."""

from collections.abc import Callable, Sequence

from explorer.analysis.estimates import estimate
from explorer.analysis.gap import gap_of
from explorer.analysis.teach.sharing import PLANS, SEX, Shared, plan, shared
from explorer.indicators.catalogue import DEFAULT, indicator
from explorer.questions.blocks import Cell, Figure, Section, Table, Text
from explorer.questions.page import Block, Control, Option
from explorer.questions.teach.screen import Screen
from explorer.questions.teach.view import GIVE, TeachView
from explorer.words.figures import in_brackets, number, together
from explorer.words.teach import screens as words

_M = words.MINISTER


def _now(found: Shared, code: str) -> Figure:
    record = indicator(DEFAULT)
    area = next(one.area for one in found.rows if one.area.code == code)
    one = estimate(record, area, SEX, found.sampled.period)
    text = f"{number(one.value, record.decimals)}{in_brackets(record, one)}"
    return Figure(text, one.value, one.lower, one.upper)


def _table(found: Shared, *, given: bool, typed: bool = False) -> Table:
    """Return the regions with their figures now, and what each gets unless it is typed beside."""
    counted = [] if typed else [_M["coins"]]
    heads = [
        _M["region"],
        _M["range" if typed else "now"],
        *([*counted, _M["after"]] if given else []),
    ]
    rows: list[list[Cell]] = []
    for one in found.rows:
        got: list[Cell] = [
            *([] if typed else [Figure(str(one.coins), one.coins)]),
            Figure(words.after(one), one.after),
        ]
        rows.append([one.area.name, _now(found, one.area.code), *(got if given else [])])
    return Table(_M["caption"], heads, rows, range(1, len(heads)))


def _who(_view: TeachView) -> Screen:
    found = shared(())
    options = [Option(name, text) for name, text in words.PLANS.items()]
    today = f"{_M['today']}: {words.gap_range(gap_of(found.sampled, 'range'))}."
    return Screen(
        words.who(),
        [_table(found, given=False)],
        [f"{_M['ends']}. {today}", _M["price"]],
        [*words.budget(found), _M["vote"]],
        guesses=options,
    )


def plans_table() -> Table:
    """Return what each plan does to the measures of the gap, and who gets nothing."""
    heads = (_M["named"], _M["ends"], _M["mean"], _M["halved"], _M["none"])
    start = shared(())
    rows: list[list[Cell]] = [
        [
            _M["today"],
            Figure(words.years(start.before["range"]), start.before["range"]),
            Figure(words.years(start.before["mean-deviation"]), start.before["mean-deviation"]),
            "",
            "",
        ]
    ]
    for name in PLANS:
        found = shared(plan(name))
        rows.append(
            [
                words.PLANS[name],
                Figure(words.years(found.after["range"]), found.after["range"]),
                Figure(words.years(found.after["mean-deviation"]), found.after["mean-deviation"]),
                _M["yes" if found.halved else "no"],
                str(len(found.without)),
            ]
        )
    return Table(_M["plans"], heads, rows, (1, 2))


def _plans(_view: TeachView) -> Screen:
    found = shared(())
    seen = [plans_table()]
    told = [f"{words.PLANS[name]}: {words.result(shared(plan(name)))[0]}" for name in PLANS]
    return Screen(_M["plan"], [_table(found, given=False)], [*told, _M["sum"]], seen=seen)


def _yours(view: TeachView) -> Screen:
    found = shared(view.coins)
    given = [
        Control(GIVE.format(place=place), one.area.name, "number", present=one.coins)
        for place, one in enumerate(found.rows)
    ]
    beside = [
        Section("lesson-coins", [Text([_M["each"]]), *given]),
        _table(found, given=True, typed=True),
    ]
    return Screen(
        _M["yours"],
        beside,
        [*words.result(found), _M["sum"]],
        turns=[_planned(name) for name in PLANS],
        turn=_M["another"],
        refusals=[GIVE.format(place=place) for place in range(len(found.rows))],
    )


def _planned(name: str) -> list[Block]:
    found = shared(plan(name))
    text = f"{words.PLANS[name]}: {words.result(found)[0]}"
    return [Text([text]), _table(found, given=True)]


def _cost(view: TeachView) -> Screen:
    found = shared(view.coins or plan(PLANS[0]))
    without = [one.area.name for one in found.without]
    told = [_M["price"], *([f"{_M['none']}: {together(without)}."] if without else [])]
    return Screen(_M["cost"], [_table(found, given=True)], told)


MINISTER: Sequence[Callable[[TeachView], Screen]] = [_who, _plans, _yours, _cost]
