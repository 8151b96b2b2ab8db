"""The range ruler: which places stand on it, and among which areas."""

from typing import Any

from explorer.analysis.estimates import Estimate
from explorer.analysis.map import Overview, Place
from explorer.indicators.catalogue import Indicator, Standard
from explorer.scales import Scale, holding, tick_decimals, ticks
from explorer.words.figures import number, rounded, shown
from explorer.words.map import ruler_reading, ruler_title
from explorer.words.standards import row_name, standard_named, value_text

# A ruler is narrow: about so many ticks, in steps that are read at a glance.
_TICKS, _STEPS = 5, (1, 2, 5, 10)


def ruler(page: Overview, places: dict[str, Place]) -> dict[str, Any]:
    """Return the ruler's scale and rows, lowest value first, and the dots to stand above them.

    The dots are the areas' own values, which the browser has; where a level only shows
    values of larger areas they are those of the larger areas, and are sent. Where all else stands
    is said in shares of the scale: the browser works no position out but those of the dots.
    """
    record = page.figures.indicator
    dots = [rounded(value, record.decimals) for value in page.distribution()]
    known = _known(page, places)
    picked = [estimate for _, estimate, letter in known if letter]
    ranged = [(one.value, one.lower, one.upper) for one in picked if one.has_range]
    standard = record.standard
    set_for = [standard.value] if standard else []
    scale = holding([*dots, *(one.value for _, one, _ in known), *set_for], ranged)
    marks = ticks(scale.low, scale.high, _TICKS, _STEPS)
    decimals = tick_decimals(marks)
    return {
        "title": ruler_title(len(picked)),
        "reading": ruler_reading(
            record, any(estimate.has_range for estimate in picked), page.figures.level
        ),
        "all": f"All {len(dots)}",
        "dots": None if page.own.any() else dots,
        "scale": [scale.low, scale.high],
        "ticks": [{"at": scale.share(value), "text": number(value, decimals)} for value in marks],
        "rows": [
            {
                "name": name,
                "letter": letter,
                "mark": estimate.area.level if estimate.area.level == "region" else "england",
                "at": scale.share(estimate.value),
                "band": vars(scale.band(estimate.value, estimate.lower, estimate.upper))
                if letter and estimate.has_range
                else None,
                "text": number(estimate.value, record.decimals),
            }
            for name, estimate, letter in known
        ],
        **({"standard": _standard(record, standard, scale)} if standard else {}),
        "text": ". ".join(
            [
                f"{f'{letter} ' if letter else ''}{name}: {shown(record, estimate)}"
                for name, estimate, letter in known
            ]
            + ([standard_named(record)] if standard else [])
        ),
    }


def _standard(record: Indicator, standard: Standard, scale: Scale) -> dict[str, Any]:
    """Return the line across the rows, and the row that names it."""
    return {
        "at": scale.share(standard.value),
        "name": row_name(standard),
        "text": value_text(record, standard),
    }


def _known(page: Overview, places: dict[str, Place]) -> list[tuple[str, Estimate, str]]:
    """Return name, estimate and letter of each row, lowest value first."""
    rows = [
        ((one.estimate.measured_for or one.estimate.area).name, one.estimate, letter)
        for letter, one in places.items()
        if one.known and one.estimate
    ]
    if page.regions:
        rows += [(one.area.name, one, "") for one in (page.regions.b, page.regions.a)]
    if page.england:
        rows.append((page.england.area.name, page.england, ""))
    return sorted(rows, key=lambda row: row[1].value)
