"""What a gap in healthy years is made of, as plain data."""

from collections.abc import Sequence

from explorer.analysis.parts import Lives, Split
from explorer.records.areas import area_record, lender_record
from explorer.records.numbers import number_record
from explorer.records.plain import Record, json_ready


@json_ready
def split_record(one: Split, notes: Sequence[str]) -> Record:
    """Return a gap split into longer life and better health during it.

    Parameters
    ----------
    one : Split
    notes : sequence of str
        Sentences on what the split rests on: records hold no wording of their own.

    Returns
    -------
    dict
        `indicator` and `life_expectancy` (slugs); `level`, None where the two were measured at
        different ones; `sex`; `period` (ISO 8601), None where there is none in common; `a` and
        `b`, as `lives_record` has them; `gap`, `length` and `health` (a minus b, in years, with
        limits), None where it cannot be split; `if_errors_shared_nothing`, `length` and `health`
        under that assumption; `reason`, why there is no split; `notes`, as given.
    """
    levels = {one.a.measured.level, one.b.measured.level}
    parts, unshared = one.parts, one.unshared
    return {
        "indicator": one.healthy.slug,
        "life_expectancy": one.whole.slug,
        "level": levels.pop() if len(levels) == 1 else None,
        "sex": one.sex,
        "period": one.period.iso if one.period else None,
        "a": lives_record(one.a),
        "b": lives_record(one.b),
        "gap": number_record(parts.gap) if parts else None,
        "length": number_record(parts.length) if parts else None,
        "health": number_record(parts.health) if parts else None,
        "if_errors_shared_nothing": {
            "length": number_record(unshared.length),
            "health": number_record(unshared.health),
        }
        if unshared
        else None,
        "reason": one.reason,
        "notes": list(notes),
    }


@json_ready
def lives_record(lives: Lives) -> Record:
    """Return the years of life and the years in good health of one area.

    Returns
    -------
    dict
        `level`, `area_code`, `area_name`; `measured_for` and `measured_for_name`, the larger area
        where the figures are borrowed, else empty; `healthy_life_expectancy` and
        `life_expectancy`, in years with limits, None without a figure; `share_in_good_health` (0
        to 1); `also`, other areas that the name could have meant.
    """
    return {
        **area_record(lives.area),
        **lender_record(lives.measured if lives.measured != lives.area else None),
        "healthy_life_expectancy": number_record(lives.healthy) if lives.healthy else None,
        "life_expectancy": number_record(lives.whole) if lives.whole else None,
        "share_in_good_health": lives.share,
        "also": [area_record(area) for area in lives.also],
    }
