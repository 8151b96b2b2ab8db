"""What an answer rests on, as plain data: the same for every answer, whoever gives it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from typing_extensions import TypedDict

from explorer.errors import DataError
from explorer.indicators.catalogue import Indicator, catalogue
from explorer.indicators.outlines import boundaries_made, boundary_origins, site_origins
from explorer.periods import Period
from explorer.places.levels import NAMED
from explorer.places.levels import level as level_called
from explorer.records.areas import LenderRecord
from explorer.records.indicators import OriginRecord, origin_record
from explorer.records.plain import json_ready

# Keys of records that hold a period as it is stored.
_PERIODS = ("period", "from", "to", "baseline")
_T = TypeVar("_T")


class BasisRecord(TypedDict):
    """What `basis_records` makes."""

    indicator: str
    title: str
    unit: str
    period: list[str]
    interval: str
    interval_method: str
    flag: list[str]
    measured_for: list[LenderRecord]
    processing: list[str]
    official_status: str
    modelled: bool
    source: list[OriginRecord]


class Answered(TypedDict, Generic[_T]):
    """An answer: its `data`, `notes` to read before they are quoted, and their `basis`."""

    data: _T
    notes: list[str]
    basis: list[BasisRecord]


@dataclass
class _Met:
    """What is met of one indicator among records; dicts keep the order."""

    periods: dict[str, None] = field(default_factory=dict)
    flags: dict[str, None] = field(default_factory=dict)
    lenders: dict[str, str] = field(default_factory=dict)
    made: dict[str, None] = field(default_factory=dict)
    levels: dict[str, None] = field(default_factory=dict)


@json_ready
def basis_records(
    told: Any, also: Sequence[tuple[Indicator, Sequence[Period]]] = ()
) -> list[BasisRecord]:
    """Return what records rest on.

    Parameters
    ----------
    told : dict or list of dict
        Records: those that name an indicator are looked for, with their periods, flags, lenders
        and processing.
    also : sequence of (Indicator, sequence of Period)
        What they rest on and do not name.

    Returns
    -------
    list of dict
        One an indicator, in the order met: `indicator` (its slug), `title`, `unit`; `period`, those
        that stand in the records (ISO 8601); `interval`, what the limits of its figures are ("95%";
        empty where none are published) and `interval_method`, who made them and how; `flag`, those
        met; `measured_for`, the larger areas whose figures stand for others, each by its code and
        its name, `measured_for_name`; `processing`, whether figures are published, calculated or
        modelled by us; `official_status`; `modelled`, whether a model made its figures, be it the
        publisher's or ours (then `processing` says so); `source`, as `origin_record` has them.
    """
    met: dict[str, _Met] = {}
    for record, periods in also:
        met.setdefault(record.slug, _Met()).periods.update(dict.fromkeys(p.iso for p in periods))
    _meet(told, _Above(), met)
    return [_basis(catalogue()[slug], one) for slug, one in met.items()]


@json_ready
def boundary_basis(levels: Iterable[str]) -> list[BasisRecord]:
    """Return what areas and their boundaries rest on.

    Returns
    -------
    list of dict
        One a level or kind of place, in the keys of `basis_records`: `indicator` is empty, `title`
        says what its areas are called, `period` is when the main publication came out,
        `processing` how the boundaries were made.
    """
    return [_of_level(level) for level in levels]


def _of_level(slug: str) -> BasisRecord:
    place = level_called(slug)
    origins = site_origins() if place.points else boundary_origins(slug)
    if not origins:
        raise DataError(f"The level '{slug}' has no origin.")
    return {
        "indicator": "",
        "title": place.plural,
        "unit": "",
        "period": [origins[0].published],
        "interval": "",
        "interval_method": "",
        "flag": [],
        "measured_for": [],
        "processing": ["published" if place.points else boundaries_made(slug)],
        "official_status": "",
        "modelled": False,
        "source": [origin_record(one) for one in origins],
    }


def _basis(record: Indicator, met: _Met) -> BasisRecord:
    held = [record.held[level].processing for level in met.levels if level in record.held]
    usual = [entry.processing for entry in record.held.values()]
    return {
        "indicator": record.slug,
        "title": record.title,
        "unit": record.unit,
        "period": sorted(met.periods),
        "interval": record.interval,
        "interval_method": record.interval_method,
        "flag": sorted(met.flags),
        "measured_for": [
            {"measured_for": code, "measured_for_name": name} for code, name in met.lenders.items()
        ],
        "processing": list(met.made) or list(dict.fromkeys(held or usual)),
        "official_status": record.official_status,
        "modelled": record.modelled,
        "source": [origin_record(one) for one in record.origin],
    }


@dataclass(frozen=True)
class _Above:
    """What a record is of, by those that it lies in."""

    slug: str = ""
    level: str = ""
    periods: tuple[str, ...] = ()


def _meet(value: Any, above: _Above, met: dict[str, _Met]) -> None:
    """Note what stands in records, each for the nearest indicator that is named above it."""
    if isinstance(value, list | tuple):
        for one in value:
            _meet(one, above, met)
    if not isinstance(value, Mapping):
        return
    here = _Above(
        next((name for name in _named(value) if name in catalogue()), above.slug),
        value["level"] if value.get("level") in NAMED else above.level,
        tuple(_periods(value)) or above.periods,
    )
    if here.slug:
        _note(value, here, met.setdefault(here.slug, _Met()))
    for one in value.values():
        _meet(one, here, met)


def _named(value: Mapping[str, Any]) -> Iterator[str]:
    return (str(value[key]) for key in ("indicator", "slug") if value.get(key))


def _periods(value: Mapping[str, Any]) -> Iterator[str]:
    texts = [value.get(key) for key in _PERIODS]
    for held in value.get("periods", {}).values():
        texts += held
    return (text for text in texts if isinstance(text, str) and "/P" in text)


def _note(value: Mapping[str, Any], here: _Above, met: _Met) -> None:
    met.periods.update(dict.fromkeys(here.periods))
    if value.get("flag"):
        met.flags[str(value["flag"])] = None
    if value.get("measured_for"):
        met.lenders[str(value["measured_for"])] = str(value.get("measured_for_name", ""))
    if value.get("processing"):
        met.made[str(value["processing"])] = None
    if here.level:
        met.levels[here.level] = None
