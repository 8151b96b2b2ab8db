"""What an evidence pack's spreadsheets hold, as plain data."""

from collections.abc import Iterable, Sequence

from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, Origin, catalogue
from explorer.places.areas import Area
from explorer.records.areas import area_record, lender_record
from explorer.records.plain import Record, json_ready


@json_ready
def history_records(areas: Sequence[Area]) -> list[Record]:
    """Return every figure that is held for areas: all indicators, periods, sexes and releases.

    Returns
    -------
    list of dict
        One a figure: `indicator` (its slug), `title`, `level`, `area_code`, `area_name`, `sex`,
        `period` (ISO 8601); `value`, `lower` and `upper` (95% limits) in `unit`; `flag`, why there
        is no value or what to know of it; `measured_for` and `measured_for_name`, the larger area
        where the figure is borrowed, else empty; `release` (year, month, or day).
    """
    return [
        row
        for area in areas
        for record in catalogue().values()
        if area.level in data.levels_of(record)
        for sex in record.sexes
        for row in _history(record, area, sex)
    ]


def _history(record: Indicator, area: Area, sex: str) -> list[Record]:
    found = data.history(record, area, sex)
    return [
        {
            "indicator": record.slug,
            "title": record.title,
            **area_record(area),
            "sex": sex,
            "period": str(period),
            "value": value,
            "lower": lower,
            "upper": upper,
            "unit": record.unit,
            "flag": flag if isinstance(flag, str) else "",
            **lender_record(found.measured_for),
            "release": record.release,
        }
        for period, value, lower, upper, flag in found.frame.itertuples(index=False)
    ]


@json_ready
def measure_records(records: Iterable[Indicator]) -> list[Record]:
    """Return what each indicator is.

    Returns
    -------
    list of dict
        One an indicator: `indicator` (its slug), `title`, `unit`, `decimals`, `polarity`,
        `statistic`, `official_status`, `release`, `modelled`, `description`, `intervals` (how
        ranges were made), `standard` (its value; none without one), `standard_set_by`, `caveats`
        and `do_nots`, sentences one after the other.
    """
    return [
        {
            "indicator": one.slug,
            "title": one.title,
            "unit": one.unit,
            "decimals": one.decimals,
            "polarity": one.polarity,
            "statistic": one.statistic,
            "official_status": one.official_status,
            "release": one.release,
            "modelled": one.modelled or bool(one.model_of),
            "description": one.description,
            "intervals": one.interval_method,
            "standard": one.standard.value if one.standard else None,
            "standard_set_by": one.standard.set_by if one.standard else "",
            "caveats": " ".join(one.caveats),
            "do_nots": " ".join(one.do_nots),
        }
        for one in records
    ]


@json_ready
def source_records(origins: Iterable[tuple[str, Origin]]) -> list[Record]:
    """Return publications.

    Parameters
    ----------
    origins : iterable of (str, Origin)
        What each is the source of, and the publication.

    Returns
    -------
    list of dict
        One a publication and what comes from it: `source_of` (an indicator's slug, or
        "boundaries"), `producer`, `title`, `published`, `url`, `licence`, `attribution`, `file`
        and its `sha256`.
    """
    return [
        {
            "source_of": of,
            "producer": one.producer,
            "title": one.title,
            "published": one.published,
            "url": one.url,
            "licence": one.licence,
            "attribution": one.attribution,
            "file": one.file,
            "sha256": one.sha256,
        }
        for of, one in origins
    ]
