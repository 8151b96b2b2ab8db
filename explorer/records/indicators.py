"""Indicators, as plain data: what there is to ask for."""

from typing_extensions import TypedDict

from explorer.indicators import data
from explorer.indicators.catalogue import Extra, Indicator, Origin, Standard
from explorer.indicators.values import periods, values
from explorer.records.plain import json_ready


class StandardRecord(TypedDict):
    """What `standard_record` makes."""

    value: float
    direction: str
    set_by: str
    since: str
    note: str


class ColumnRecord(TypedDict):
    """What `column_record` makes."""

    name: str
    title: str
    unit: str
    description: str


class OriginRecord(TypedDict):
    """What `origin_record` makes."""

    producer: str
    title: str
    published: str
    url: str
    licence: str
    attribution: str
    file: str
    sha256: str


class IndicatorRecord(TypedDict):
    """What `indicator_record` makes."""

    slug: str
    theme: str
    title: str
    short_title: str
    unit: str
    decimals: int
    polarity: str
    statistic: str
    sexes: list[str]
    levels: dict[str, str]
    sites: dict[str, str]
    shown_at: list[str]
    periods: dict[str, list[str]]
    borrow_from: str
    series: str
    release: str
    official_status: str
    modelled: bool
    standard: StandardRecord | None
    values: int
    columns: list[ColumnRecord]
    origins: list[OriginRecord]


@json_ready
def indicator_record(record: Indicator) -> IndicatorRecord:
    """Return what an indicator's record says, and what there is of it.

    Returns
    -------
    dict
        `slug`, `theme`, `title`, `short_title`, `unit`, `decimals`, `polarity`, `statistic`,
        `sexes`; `levels`, how it was processed at each level that it is published for; `sites`, the
        same of each kind of place that is a point, as "trust"; `shown_at`, the levels and those
        that borrow; `periods`, in ISO 8601, by level or kind; `borrow_from` (a level),
        `series`, `release`, `official_status`; `modelled`, whether a model made its figures, be it
        the publisher's or ours; `standard`, as `standard_record` has it, or None; `values`, the
        number of rows; `columns`, its further ones as `column_record` has them; `origins`, as
        `origin_record` has them.
    """
    return {
        "slug": record.slug,
        "theme": record.theme,
        "title": record.title,
        "short_title": record.short_title,
        "unit": record.unit,
        "decimals": record.decimals,
        "polarity": record.polarity,
        "statistic": record.statistic,
        "sexes": list(record.sexes),
        "levels": {slug: entry.processing for slug, entry in record.levels.items()},
        "sites": {slug: entry.processing for slug, entry in record.sites.items()},
        "shown_at": data.levels_of(record),
        "periods": {
            level: [period.iso for period in periods(record.slug, level)] for level in record.held
        },
        "borrow_from": record.borrow_from,
        "series": record.series,
        "release": record.release,
        "official_status": record.official_status,
        "modelled": record.modelled,
        "standard": standard_record(record.standard) if record.standard else None,
        "values": len(values(record.slug)),
        "columns": [column_record(one) for one in record.extra],
        "origins": [origin_record(origin) for origin in record.origin],
    }


@json_ready
def standard_record(standard: Standard) -> StandardRecord:
    """Return a value that was set for an indicator.

    Returns
    -------
    dict
        `value`, in the indicator's unit; `direction`, "at_least" or "at_most"; `set_by`; `since` (a
        year, month or day); `note`, which may be empty.
    """
    return {
        "value": standard.value,
        "direction": standard.direction,
        "set_by": standard.set_by,
        "since": standard.since,
        "note": standard.note,
    }


@json_ready
def column_record(column: Extra) -> ColumnRecord:
    """Return a further column of numbers that the figures of an indicator have.

    Returns
    -------
    dict
        `name`, the key that it has in figures; `title`; `unit`, empty for a number of things;
        `description`, what it counts.
    """
    return {
        "name": column.name,
        "title": column.title,
        "unit": column.unit,
        "description": column.description,
    }


@json_ready
def origin_record(origin: Origin) -> OriginRecord:
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
