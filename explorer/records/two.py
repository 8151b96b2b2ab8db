"""Two measures of the areas of a level against each other, as plain data."""

from collections.abc import Sequence
from typing import Any

from explorer.analysis.two.measures import Asked
from explorer.analysis.two.pair import LeftOut, Noise, Together
from explorer.records.areas import name_record
from explorer.records.numbers import number_record
from explorer.records.plain import Record, json_ready


@json_ready
def two_record(found: Together) -> Record:
    """Return how closely two measures go together.

    Returns
    -------
    dict
        `x` and `y`, as `measure_record` has them; `level`; `weighted`, whether areas count by
        their people; `areas`, how many have figures of their own for both; `effective`, how many
        of equal weight carry as much; `pearson`, `spearman` and `corrected` (chance taken off),
        each from -1 to 1 with 95% limits, None where they cannot be told; `full`, whether the
        verdict's correlation cannot be told apart from a full one; `verdict_on`, "pearson" or
        "corrected"; `direction`, 1, -1, or 0 where it cannot be told; `closeness`, the least and
        the most close that the limits allow; `built_in`, what both share; `dependent`, whether
        chance in both may be one and the same; `line`, slope and start in y's unit; `outliers`,
        their codes, furthest first; `points`, as `point_records` has them; `left_out`.
    """
    known = found.known
    corrected = found.corrected.correlation if found.corrected and known else None
    return {
        "x": measure_record(found.first, found.noise[0]),
        "y": measure_record(found.second, found.noise[1]),
        "level": found.level,
        "weighted": found.weighted,
        "areas": len(found.frame),
        "effective": found.effective,
        "pearson": number_record(found.pearson) if known else None,
        "spearman": number_record(found.spearman) if known else None,
        "corrected": number_record(corrected) if corrected else None,
        "verdict_on": ("corrected" if found.freed else "pearson") if known else None,
        "full": found.full,
        "direction": found.direction,
        "closeness": list(found.closeness) if known else [],
        "built_in": list(found.shared),
        "dependent": found.dependent,
        "line": {"slope": found.line.slope, "start": found.line.start} if found.line else None,
        "outliers": list(found.outliers["area_code"]) if known else [],
        "points": point_records(found),
        "left_out": [_left_out(one) for one in found.left_out],
    }


@json_ready
def measure_record(one: Asked, noise: Noise) -> Record:
    """Return a measure, and what is known of its noise.

    Returns
    -------
    dict
        `indicator`, `sex`, `period` (ISO 8601), `unit`; `noise`, "ranges", "no ranges" or "by a
        model"; `reliability`, the share of its spread that is no chance, 1 where none can be
        allowed for.
    """
    return {
        "indicator": one.indicator.slug,
        "sex": one.sex,
        "period": one.period.iso,
        "unit": one.indicator.unit,
        "noise": noise.kind,
        "reliability": noise.reliability,
    }


@json_ready
def point_records(found: Together) -> list[Record]:
    """Return every area with both figures, in order of code.

    Returns
    -------
    list of dict
        `area_code`, `area_name`, `region_code`; `x` and `y` in their units, with their 95% limits
        `x_lower`, `x_upper`, `y_lower` and `y_upper`; `people`; `distance` of y from the line;
        `standardised`, the same in standard deviations; `outlier`; `x_third` and `y_third`, 0 the
        lowest to 2; `unsure`, whether a range reaches into another third.
    """
    across, up = found.thirds
    extra = zip(across, up, found.unsure, strict=True)
    return [
        {name: _value(value) for name, value in row.items()}
        | {"x_third": int(one), "y_third": int(other), "unsure": bool(unsure)}
        for row, (one, other, unsure) in zip(_rows(found), extra, strict=True)
    ]


def _rows(found: Together) -> Sequence[dict[str, Any]]:
    names = [
        "area_code", "area_name", "region_code", "x", "x_lower", "x_upper", "y", "y_lower",
        "y_upper", "people", "distance", "standardised", "outlier",
    ]  # fmt: skip
    return [
        {str(name): value for name, value in row.items()}
        for row in found.frame[names].to_dict("records")
    ]


def _value(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value


def _left_out(one: LeftOut) -> Record:
    return name_record(one.area) | {"x": one.first, "y": one.second}
