"""The lesson on the goal: a budget to share out, what it does to the gap, and what it costs."""

from collections.abc import Callable, Mapping, Sequence

from explorer.analysis.estimates import estimate
from explorer.analysis.gap import gap_of
from explorer.analysis.teach.sharing import BUDGETS, GAPS, PLANS, Budget, Shared, plan, shared
from explorer.questions.blocks import Cell, Figure, Section, Table, Text
from explorer.questions.page import Control, Option
from explorer.questions.teach.screen import Screen
from explorer.questions.teach.view import GIVE, TeachView
from explorer.words.figures import in_brackets, number, together
from explorer.words.teach import screens as words

_M = words.MINISTER


def _budget(view: TeachView) -> Budget:
    return BUDGETS[view.budget]


def _choice(view: TeachView) -> Control:
    """Return the choice of what is shared out."""
    options = [Option(name, told["name"]) for name, told in words.BUDGETS.items()]
    return Control("budget", _M["what"], "buttons", options, view.budget)


def _now(found: Shared, code: str) -> Figure:
    record = found.sampled.indicator
    area = next(one.area for one in found.rows if one.area.code == code)
    one = estimate(record, area, found.sampled.sex, found.sampled.period)
    text = f"{number(one.value, 1)}{in_brackets(record, one)}"
    return Figure(text, one.value, one.lower, one.upper)


def _table(found: Shared, *, given: bool, typed: bool = False) -> Table:
    """Return the regions with their figures now, and what each gets unless it is typed beside."""
    told = words.BUDGETS[found.budget.name]
    counted = [] if typed else [_M["coins"]]
    heads = [
        _M["region"],
        told["short" if typed else "now"],
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


def _who(view: TeachView) -> Screen:
    found = shared((), _budget(view))
    options = [Option(name, text) for name, text in words.PLANS.items()]
    today = f"{_M['today']}: {words.gap_range(found, gap_of(found.sampled, 'range'))}."
    return Screen(
        words.who(),
        [_table(found, given=False)],
        [f"{_M['ends']}. {today}", _M["price"]],
        [*words.budget(found), _M["vote"]],
        guesses=options,
        before=[_choice(view)],
        rests_on=(found.sampled.indicator, found.sampled.period),
    )


def plans_table(budget: Budget) -> Table:
    """Return what each plan does to the measures of the gap, and who gets nothing."""
    heads = (_M["named"], _M["ends"], _M["mean"], _M["halved"], _M["none"])
    start = shared((), budget)
    rows: list[list[Cell]] = [[_M["today"], *_gaps(start.before), "", ""]]
    for name, found in _planned_all(budget):
        rows.append(
            [
                words.PLANS[name],
                *_gaps(found.after),
                _M["yes" if found.halved else "no"],
                str(len(found.without)),
            ]
        )
    return Table(_M["plans"], heads, rows, (1, 2))


def _gaps(measures: Mapping[str, float]) -> list[Cell]:
    """Return the measures of a gap as cells, in the order of the table's heads."""
    return [Figure(number(measures[one], 1), measures[one]) for one in GAPS]


def _plans(view: TeachView) -> Screen:
    budget = _budget(view)
    found = shared((), budget)
    return Screen(
        _M["plan"],
        [_table(found, given=False)],
        [*_told(budget), _sum(found)],
        seen=[plans_table(budget)],
        before=[_choice(view)],
        rests_on=(found.sampled.indicator, found.sampled.period),
    )


def _told(budget: Budget) -> list[str]:
    """Return what each plan does to the gap, a sentence a plan."""
    return [_said(name, found) for name, found in _planned_all(budget)]


def _sum(found: Shared) -> str:
    return words.BUDGETS[found.budget.name]["sum"]


def _yours(view: TeachView) -> Screen:
    budget = _budget(view)
    found = shared(view.coins, budget)
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
        [*words.result(found), _sum(found)],
        turns=[
            [Text([_said(name, one)]), _table(one, given=True)]
            for name, one in _planned_all(budget)
        ],
        whole=[*_told(budget), _sum(found)],
        turn=_M["another"],
        refusals=[GIVE.format(place=place) for place in range(len(found.rows))],
        before=[_choice(view)],
        rests_on=(found.sampled.indicator, found.sampled.period),
    )


def _planned_all(budget: Budget) -> list[tuple[str, Shared]]:
    """Return what each plan does, by its name."""
    return [(name, shared(plan(name, budget), budget)) for name in PLANS]


def _said(name: str, found: Shared) -> str:
    return f"{words.PLANS[name]}: {words.result(found)[0]}"


def _cost(view: TeachView) -> Screen:
    budget = _budget(view)
    found = shared(view.coins if any(view.coins) else plan(PLANS[0], budget), budget)
    without = [one.area.name for one in found.without]
    told = [
        words.bill(found),
        _M["price"],
        *([f"{_M['none']}: {together(without)}."] if without else []),
    ]
    name = words.PLANS[PLANS[0]]
    texts = [] if any(view.coins) else [_M["planned"].format(plan=f"{name[:1].lower()}{name[1:]}")]
    return Screen(
        _M["cost"],
        [_table(found, given=True)],
        told,
        texts,
        rests_on=(found.sampled.indicator, found.sampled.period),
    )


MINISTER: Sequence[Callable[[TeachView], Screen]] = [_who, _plans, _yours, _cost]
