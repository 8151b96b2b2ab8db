"""Figures of indicators as tables: one row an area, period and sex, on the codes in force."""

from collections.abc import Iterator, Sequence

from explorer.analysis.holdings import without_boundary
from explorer.deposit.sheets import Cell, Column, Reference, Sheet, Type, held
from explorer.indicators.catalogue import Indicator
from explorer.indicators.values import values
from explorer.places.areas import register
from explorer.places.levels import LEVELS, POINTS
from explorer.words import deposit as words

_KEY = ("level", "area_code", "period", "sex")
_NUMBERS = ("value", "lower", "upper", "numerator", "denominator")
_ORDER = {one.slug: place for place, one in enumerate((*LEVELS, *POINTS))}
# What every figure must say of itself.
_REQUIRED = ("indicator", *_KEY, "area_name", "processing")
REFERENCES = (
    Reference(("indicator",), "indicators", ("indicator",)),
    Reference(("level", "area_code"), "areas", ("level", "area_code")),
    Reference(("sex",), "sexes", ("sex",)),
    Reference(("flag",), "flags", ("flag",)),
)


def figures_sheet(record: Indicator) -> Sheet:
    """Return every figure of an indicator as its publisher or we have it, none borrowed.

    Parameters
    ----------
    record : Indicator

    Returns
    -------
    Sheet
        In order of level, area, period and sex. `value`, `lower` and `upper` (95% limits) are in
        the indicator's unit; further columns are those that its record declares.
    """
    columns = [*_columns(record), *_further(record)]
    return Sheet(
        name=f"figures-{record.slug}",
        title=words.figures_title(record),
        about=words.figures_about(record),
        columns=columns,
        cells=_cells(record, columns),
        key=_KEY,
        references=REFERENCES,
    )


def _columns(record: Indicator) -> Iterator[Column]:
    for name, about in words.FIGURES.items():
        kind: Type = "number" if name in _NUMBERS else "string"
        told = about.replace("{unit}", record.unit)
        among = record.sexes if name == "sex" else ()
        yield Column(name, kind, told, name in _REQUIRED, among)


def _further(record: Indicator) -> Iterator[Column]:
    for extra in record.extra:
        unit = f" ({extra.unit})" if extra.unit else ""
        yield Column(extra.name, "number", f"{extra.title}{unit}: {extra.description}")


def _cells(record: Indicator, columns: Sequence[Column]) -> list[list[Cell]]:
    frame = values(record.slug)
    frame = frame.assign(order=frame["level"].map(_ORDER)).sort_values(
        ["order", "area_code", "period", "sex"], kind="stable"
    )
    former = {(one.level, one.code): one.name for one in without_boundary(record)}
    levels, codes = frame["level"].tolist(), frame["area_code"].tolist()
    made = {level: entry.processing.partition(": ")[0] for level, entry in record.held.items()}
    told = {
        "indicator": [record.slug] * len(levels),
        "area_name": [
            former.get((level, code)) or register().area(level, code).name
            for level, code in zip(levels, codes, strict=True)
        ],
        "processing": [made[level] for level in levels],
    }
    return [
        held(column, told.get(column.name) or frame[column.name].tolist()) for column in columns
    ]
