"""Which areas fit conditions, as plain data."""

from collections.abc import Sequence

from typing_extensions import TypedDict

from explorer.analysis.find.answer import Found
from explorer.analysis.find.judging import Judged
from explorer.records.areas import LenderRecord, NameRecord, name_record
from explorer.records.plain import Record, json_ready


class ConditionRecord(LenderRecord):
    """What `condition_record` makes."""

    value: float | None
    lower: float | None
    upper: float | None
    chance: float | None
    sure: bool
    reason: str
    modelled: bool


class AskedRecord(TypedDict):
    """A condition of a list, in `ListRecord`."""

    text: str
    says: str
    indicator: str | None
    sex: str | None
    period: str | None
    areas: int


class FitRecord(TypedDict):
    """How sure it is that an area fits, in `AreaFitRecord` and in rows."""

    chance: float | None
    verdict: str
    chance_least: float | None
    chance_most: float | None
    chance_in_step: float | None
    chance_pulled: float | None
    by_figure: bool
    modelled: bool


class AreaConditionRecord(ConditionRecord):
    """What `condition_record` makes, and `text`, the condition as it is typed."""

    text: str


class AreaFitRecord(NameRecord, FitRecord):
    """What `area_fit_record` makes."""

    conditions: list[AreaConditionRecord]


class PulledRecord(TypedDict):
    """How many areas fit with figures pulled to the middle, in `ListRecord`."""

    expected: float | None
    expected_wrong: float | None


class DependenceRecord(TypedDict):
    """How many areas fit under any dependence, in `ListRecord`."""

    assumed: str
    expected_least: float | None
    expected_most: float | None
    expected_in_step: float | None


class ListRecord(TypedDict):
    """What `list_record` makes."""

    level: str
    number: int
    modelled_allowed: bool
    expected: float | None
    listed: int
    expected_wrong: float | None
    pulled: PulledRecord
    dependence: DependenceRecord
    counts: dict[str, int]
    conditions: list[AskedRecord]
    areas: list[AreaFitRecord]


@json_ready
def list_record(found: Found, texts: Sequence[str], sentences: Sequence[str]) -> ListRecord:
    """Return a list with its areas.

    Parameters
    ----------
    found : Found
    texts, sentences : sequence of str
        Each condition as it is typed, and in words.

    Returns
    -------
    dict
        `level`; `number`, how many of `conditions` must hold; `modelled_allowed`; `expected`, how
        many areas of the level are expected to fit; `listed`, how many are listed (surely or
        likely), and `expected_wrong`, how many of those are expected not to fit; `pulled`, both
        with figures pulled to the middle; `dependence`, the expected number at least and at most
        under any dependence of different measures and where they depend fully (`assumed` says what
        the chances rest on); `counts`, areas by verdict; `conditions`: `text`, `says`,
        `indicator`, `sex`, `period`, and `areas`, how many likely meet it by itself; `areas`, as
        `area_fit_record` has them, in order of name.
    """
    least, most, in_step = found.expected_bounds
    order = sorted(range(len(found.areas)), key=lambda at: found.areas[at].name)
    return {
        "level": found.asked.level,
        "number": found.asked.number,
        "modelled_allowed": found.asked.modelled,
        "expected": found.expected,
        "listed": found.size,
        "expected_wrong": found.expected_wrong,
        "pulled": {
            "expected": found.expected_pulled,
            "expected_wrong": found.expected_wrong_pulled,
        },
        "dependence": {
            "assumed": "independent",
            "expected_least": least,
            "expected_most": most,
            "expected_in_step": in_step,
        },
        "counts": dict(found.counts),
        "conditions": [
            {
                "text": texts[k],
                "says": sentences[k],
                "indicator": one.held.indicator.slug if one.held else None,
                "sex": one.held.sex if one.held else None,
                "period": one.held.period.iso if one.held else None,
                "areas": found.alone(k),
            }
            for k, one in enumerate(found.judged)
        ],
        "areas": [area_fit_record(found, at, texts) for at in order],
    }


@json_ready
def area_fit_record(found: Found, at: int, texts: Sequence[str]) -> AreaFitRecord:
    """Return how sure it is that one area fits.

    Returns
    -------
    dict
        `area_code`, `area_name`; `chance`, 0 to 1, None where it cannot be told; `verdict`,
        "surely", "likely", "could be", "not by its figure", "surely not" or "cannot be told";
        `chance_least` and `chance_most` under any dependence of different measures, and
        `chance_in_step` where they depend fully; `chance_pulled`; `by_figure`, whether a figure
        without a range decides; `modelled`, whether it rests on a figure by our model;
        `conditions`, as `condition_record` has them.
    """
    return {
        **name_record(found.areas[at]),
        **_fit(found, at),
        "conditions": [
            {"text": text, **condition_record(one, at)}
            for text, one in zip(texts, found.judged, strict=True)
        ],
    }


@json_ready
def fit_rows(found: Found, texts: Sequence[str]) -> list[Record]:
    """Return the areas as rows of a table, in order of name.

    Returns
    -------
    list of dict
        `area_code`, `area_name`, `level`; `chance`, `verdict`, `chance_least`, `chance_most`,
        `chance_in_step`, `chance_pulled`, `by_figure` and `modelled` as `area_fit_record` has
        them; and of each condition, with its number at the end, `condition_1` (as it is typed) and
        what `condition_record` has: `value_1`, `lower_1`, `upper_1`, `chance_1`, `sure_1`,
        `reason_1`, `measured_for_1`, `measured_for_name_1`, `modelled_1`.
    """
    order = sorted(range(len(found.areas)), key=lambda at: found.areas[at].name)
    rows = []
    for at in order:
        row: Record = {
            **name_record(found.areas[at]),
            "level": found.asked.level,
            **_fit(found, at),
        }
        for k, (text, one) in enumerate(zip(texts, found.judged, strict=True), start=1):
            told = {"condition": text, **condition_record(one, at)}
            row |= {f"{name}_{k}": value for name, value in told.items()}
        rows.append(row)
    return rows


def _fit(found: Found, at: int) -> FitRecord:
    return {
        "chance": found.chance[at],
        "verdict": found.verdicts[at],
        "chance_least": found.bounds.least[at],
        "chance_most": found.bounds.most[at],
        "chance_in_step": found.bounds.in_step[at],
        "chance_pulled": found.pulled[at],
        "by_figure": bool(found.by_figure[at]),
        "modelled": bool(found.modelled[at]),
    }


@json_ready
def condition_record(one: Judged, at: int) -> ConditionRecord:
    """Return what one area has of one condition.

    Returns
    -------
    dict
        `value`, `lower` and `upper` (95% limits), in the unit of what is compared: of a change its
        own; `chance` of meeting it, None where it cannot be told; `sure`, whether that chance is
        known, else it is 1 or 0 by the figure; `reason`, why it cannot be told or not surely;
        `measured_for` and `measured_for_name`, the larger area that a figure shown elsewhere was
        measured for, else empty; `modelled`.
    """
    held = one.held
    return {
        "value": one.values[at],
        "lower": one.lower[at],
        "upper": one.upper[at],
        "chance": one.chance[at],
        "sure": bool(one.sure[at]) and bool(one.told[at]),
        "reason": one.reasons[at],
        "measured_for": held.lenders[at] if held else "",
        "measured_for_name": held.lender_names[at] if held else "",
        "modelled": bool(held.modelled[at]) if held else False,
    }
