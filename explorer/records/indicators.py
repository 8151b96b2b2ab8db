"""Indicators, as plain data: what there is to ask for."""

from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, Origin
from explorer.indicators.values import periods, values
from explorer.records.plain import Record, json_ready


@json_ready
def indicator_record(record: Indicator) -> Record:
    """Return what an indicator's record says, and what there is of it.

    Returns
    -------
    dict
        `slug`, `title`, `short_title`, `unit`, `decimals`, `polarity`, `statistic`, `sexes`;
        `levels`, how it was processed at each level that it is published for; `shown_at`, these
        and the levels that borrow; `periods`, in ISO 8601, by level; `borrow_from` (a level),
        `series`, `release`, `official_status`, `modelled`; `values`, the number of rows;
        `origins`, as `origin_record` has them.
    """
    return {
        "slug": record.slug,
        "title": record.title,
        "short_title": record.short_title,
        "unit": record.unit,
        "decimals": record.decimals,
        "polarity": record.polarity,
        "statistic": record.statistic,
        "sexes": record.sexes,
        "levels": {slug: entry.processing for slug, entry in record.levels.items()},
        "shown_at": data.levels_of(record),
        "periods": {
            level: [period.iso for period in periods(record.slug, level)] for level in record.levels
        },
        "borrow_from": record.borrow_from,
        "series": record.series,
        "release": record.release,
        "official_status": record.official_status,
        "modelled": record.modelled,
        "values": len(values(record.slug)),
        "origins": [origin_record(origin) for origin in record.origin],
    }


@json_ready
def origin_record(origin: Origin) -> Record:
    """Return a publication that an indicator comes from.

    Returns
    -------
    dict
        `producer`, `title`, `published` (a date), `url`, `licence`, `attribution`, `file` and its
        `sha256`.
    """
    return {
        "producer": origin.producer,
        "title": origin.title,
        "published": origin.published,
        "url": origin.url,
        "licence": origin.licence,
        "attribution": origin.attribution,
        "file": origin.file,
        "sha256": origin.sha256,
    }
