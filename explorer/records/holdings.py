"""What is held of each measure, as plain data."""

from collections.abc import Iterable

from explorer.analysis.holdings import Coverage, Moved
from explorer.indicators.catalogue import Indicator
from explorer.records.plain import Record, json_ready


@json_ready
def coverage_records(record: Indicator, found: Iterable[Coverage]) -> list[Record]:
    """Return how many areas have a figure of an indicator.

    Returns
    -------
    list of dict
        One a level and sex: `indicator` (its slug), `level`, `sex`; `first_period` and
        `last_period` (ISO 8601), the latter the one that is counted, and `periods`, how many there
        are; `areas` of the level, and of them `own`, with a figure of their own, `borrowed`, with a
        larger area's, and `missing`, with none; `processing`, how figures came to be, empty where
        all are larger areas'.
    """
    return [
        {
            "indicator": record.slug,
            "level": one.level,
            "sex": one.sex,
            "first_period": one.periods[0].iso,
            "last_period": one.periods[-1].iso,
            "periods": len(one.periods),
            "areas": one.areas,
            "own": one.own,
            "borrowed": one.borrowed,
            "missing": one.missing,
            "processing": one.processing,
        }
        for one in found
    ]


@json_ready
def move_records(found: Iterable[Moved]) -> list[Record]:
    """Return what releases changed.

    Returns
    -------
    list of dict
        One a release and the one before it: `series`; `before` and `after`, their slugs, and
        `released`, when the later came out; `both`, figures that both have; `changed`, those that
        differ as they are shown; `median` and `most`, how far figures moved, in the indicator's
        unit; `level`, `area_code`, `period` (ISO 8601) and `sex` of the one that moved most; `new`
        and `gone`, figures that one of the two alone has; `how`, what the release changed in words.
    """
    return [
        {
            "series": one.after.series,
            "before": one.before.slug,
            "after": one.after.slug,
            "released": one.after.release,
            "both": one.both,
            "changed": one.changed,
            "median": one.median,
            "most": one.most,
            "level": one.area.level if one.area else "",
            "area_code": one.area.code if one.area else "",
            "period": one.period.iso if one.period else "",
            "sex": one.sex,
            "new": one.new,
            "gone": one.gone,
            "how": one.after.revision,
        }
        for one in found
    ]
