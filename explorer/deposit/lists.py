"""Lists and codes beside the figures: indicators, areas, former codes, coverage, sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from explorer.analysis.holdings import coverage, figures_held, moves, without_boundary
from explorer.deposit.sheets import Column, Reference, Sheet, Type, held, sheet_cells
from explorer.indicators.catalogue import Indicator, Origin, catalogue
from explorer.indicators.outlines import boundary_origins
from explorer.indicators.tables import Table, table, table_slugs
from explorer.places.areas import Area, register
from explorer.places.levels import LEVELS, NAMED, POINTS
from explorer.places.residents import residents
from explorer.records.evidence import source_records
from explorer.records.holdings import coverage_records, move_records
from explorer.words import deposit as words

_LEVEL = Reference(("level",), "levels", ("level",))
_INDICATOR = Reference(("indicator",), "indicators", ("indicator",))
_AREA = Reference(("level", "area_code"), "areas", ("level", "area_code"))
_INTEGERS = ("decimals", "figures", "areas", "periods", "own", "borrowed", "missing",
             "both", "changed", "new", "gone")  # fmt: skip
_BOOLEANS = ("modelled", "points", "in_force")
# A count that may be missing is a number: frictionless reads one missing in Parquet as nan.
_NUMBERS = ("share", "median", "most", "population")
# What a record says in one word or sentence, or in several.
_SAID = ("theme", "title", "short_title", "unit", "decimals", "polarity", "statistic", "age",
         "period_kind", "series", "release", "official_status", "interval", "interval_method",
         "aggregation", "model_of", "borrow_from", "weight", "description")  # fmt: skip
_LISTED = ("key_points", "caveats", "do_nots")


def lists() -> Iterator[Sheet]:
    """Give every list: those that others refer to first."""
    yield indicators_sheet(catalogue().values())
    yield _sheet("levels", _levels(), ("level",))
    yield _sheet("areas", _areas(), ("level", "area_code"), (_LEVEL,))
    yield _sheet("sexes", _titled("sex", words.SEXES), ("sex",))
    yield _sheet("flags", _titled("flag", words.FLAGS), ("flag",))
    yield _sheet("former-codes", _former(), ("former_code", "level", "area_code"), (_LEVEL, _AREA))
    lending = Reference(("lender_level", "lender_code"), "areas", ("level", "area_code"))
    yield _sheet("lenders", _lenders(), ("level", "area_code", "lender_level"), (_AREA, lending))
    yield _sheet("processing", _processing(), ("indicator", "level"), (_INDICATOR, _LEVEL))
    yield coverage_sheet(catalogue().values())
    yield _sheet(
        "changes",
        [row for series in _series() for row in move_records(moves(series))],
        ("before", "after"),
        (
            Reference(("before",), "indicators", ("indicator",)),
            Reference(("after",), "indicators", ("indicator",)),
            _AREA,
        ),
    )
    yield _sheet("sources", source_records(origins()), ())


def coverage_sheet(records: Iterable[Indicator]) -> Sheet:
    """Return how many areas have a figure of each of some indicators."""
    rows = [row for one in records for row in coverage_records(one, coverage(one))]
    return _sheet("coverage", rows, ("indicator", "level", "sex"), (_INDICATOR, _LEVEL))


def indicators_sheet(records: Iterable[Indicator]) -> Sheet:
    """Return what each of some indicators is."""
    return _sheet("indicators", list(map(_indicator, records)), ("indicator",))


def tables() -> Iterator[Sheet]:
    """Give every table that is no indicator by area."""
    for slug in table_slugs():
        yield _table(table(slug))


def origins() -> list[tuple[str, Origin]]:
    """Return every publication, with what comes from it; each of the two together once."""
    found = [(one.slug, origin) for one in catalogue().values() for origin in one.origin]
    found += [
        (f"table-{slug}", origin) for slug in table_slugs() for origin in table(slug).record.origin
    ]
    found += [
        (f"boundaries-{level.slug}", origin)
        for level in LEVELS
        for origin in boundary_origins(level.slug)
    ]
    return list(dict.fromkeys(found))


def _sheet(
    name: str,
    records: Sequence[Mapping[str, Any]],
    key: tuple[str, ...],
    references: Sequence[Reference] = (),
) -> Sheet:
    title, about, columns = words.TABLES[name]
    typed = [Column(one, _type(one), text, one in key) for one, text in columns.items()]
    return Sheet(name, title, about, typed, sheet_cells(typed, records), key, references)


def _type(name: str) -> Type:
    if name in _INTEGERS:
        return "integer"
    if name in _BOOLEANS:
        return "boolean"
    return "number" if name in _NUMBERS else "string"


def _indicator(one: Indicator) -> dict[str, Any]:
    return {
        "indicator": one.slug,
        **{name: getattr(one, name) for name in _SAID},
        **{name: " ".join(getattr(one, name)) for name in _LISTED},
        "modelled": one.modelled or bool(one.model_of),
        "figures": figures_held(one),
    }


def _levels() -> list[dict[str, Any]]:
    return [
        {
            "level": one.slug,
            "title": one.singular,
            "areas": len(register().level(one.slug)),
            "points": one.points,
            "vintage": "" if one.points else register().vintage(one.slug),
        }
        for one in (*LEVELS, *POINTS)
    ]


def _areas() -> list[dict[str, Any]]:
    found = [_area(area) for one in (*LEVELS, *POINTS) for area in _of(one.slug)]
    gone = dict.fromkeys(one for record in catalogue().values() for one in without_boundary(record))
    return found + [
        {
            **_plain(one),
            "in_force": False,
            "region": "",
            "upper_tier": "",
            "population": None,
            "population_of": "",
        }
        for one in gone
    ]


def _of(level: str) -> list[Area]:
    return list(register().level(level).values())


def _plain(area: Area) -> dict[str, Any]:
    return {"level": area.level, "area_code": area.code, "area_name": area.name}


def _area(area: Area) -> dict[str, Any]:
    people = None if NAMED[area.level].points else residents(area.level)
    return {
        **_plain(area),
        "in_force": True,
        "region": area.parents.get("region", ""),
        "upper_tier": area.parents.get("upper-tier", ""),
        "population": people.people.get(area.code) if people else None,
        "population_of": people.day.iso if people else "",
    }


def _processing() -> list[dict[str, Any]]:
    return [
        {"indicator": one.slug, "level": level, "processing": entry.processing, "note": entry.note}
        for one in catalogue().values()
        for level, entry in one.held.items()
    ]


def _titled(name: str, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{name: key, "title": text} for key, text in texts.items()]


def _former() -> list[dict[str, Any]]:
    known = {level.slug for level in LEVELS}
    return [
        {
            "former_code": one.former_code,
            "former_name": one.former_name,
            "level": one.level,
            "area_code": one.code,
            "kind": one.kind,
            "note": one.note,
        }
        for one in register().changes
        if one.level in known and one.code in register().level(one.level)
    ]


def _lenders() -> list[dict[str, Any]]:
    lending = sorted({one.borrow_from for one in catalogue().values()} - {""})
    return [
        {
            "level": area.level,
            "area_code": area.code,
            "lender_level": level,
            "lender_code": part.area.code,
            "share": part.share,
        }
        for one in LEVELS
        for area in _of(one.slug)
        for level in lending
        if level != one.slug
        for part in register().parts(area, level)[:1]
        if register().container(area, level) is not None and part.area.code != area.code
    ]


def _series() -> list[Indicator]:
    """Return one indicator of each series that has more than one release."""
    found: dict[str, list[Indicator]] = {}
    for one in catalogue().values():
        found.setdefault(one.series, []).append(one)
    return [known[0] for known in found.values() if len(known) > 1]


def _table(found: Table) -> Sheet:
    record = found.record
    kinds: Mapping[str, Type] = {"text": "string", "number": "number", "period": "string"}
    columns = [Column(one.name, kinds[one.kind], one.description) for one in record.columns]
    frame = found.frame
    cells = [held(column, frame[column.name].tolist()) for column in columns]
    about = " ".join([record.description, *record.do_nots])
    return Sheet(f"table-{record.slug}", record.title, about, columns, cells)
