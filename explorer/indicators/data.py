"""The one door to the embedded data: an indicator joined to the areas of a level."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from explorer.errors import DataError, QuestionError
from explorer.indicators import yours
from explorer.indicators.catalogue import Indicator, indicator
from explorer.indicators.values import NUMBERS, periods, rows_of
from explorer.periods import Period, choose
from explorer.places.areas import Area, register
from explorer.places.files import columns_of
from explorer.places.levels import ENGLAND, LEVELS, NAMED, SAME_PLACE
from explorer.places.levels import level as level_called
from explorer.root import data_root

if TYPE_CHECKING:
    import geopandas as gpd

# Where no row stands.
_NOWHERE = -1
# For each level its own and that of its twin codes: their values are an area's own.
_TWINS = {level: (level, *sorted(SAME_PLACE - {level})) for level in SAME_PLACE}


@dataclass(frozen=True)
class Report:
    """What became of each area in a join.

    Attributes
    ----------
    matched, borrowed, without_value : int
        Areas with a value of their own, with a larger area's, with none; they
        add up to the areas of the level.
    unknown : tuple of str
        Codes in the values that are no areas in force: always empty, since such a
        join is refused.
    unmapped : tuple of str
        Names of former areas that have a value and no boundary today.
    """

    matched: int
    borrowed: int
    without_value: int
    unknown: tuple[str, ...]
    unmapped: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """An indicator for every area of a level, in one period and for one sex.

    Attributes
    ----------
    indicator : Indicator
    level, sex : str
    period : Period
    frame : DataFrame
        One row an area in order of code: area_code, area_name, value, lower, upper,
        numerator, denominator, flag, the record's further columns, measured_for and
        measured_for_name (empty where the value is the area's own) and processing.
    report : Report
    """

    indicator: Indicator
    level: str
    sex: str
    period: Period
    frame: pd.DataFrame
    report: Report

    def row(self, code: str) -> pd.Series:
        """Return the figures of one area of the level."""
        return self.frame.iloc[_order(data_root(), self.indicator.slug, self.level)[code]]


def levels_of(record: Indicator) -> list[str]:
    """Return the levels at which an indicator can be shown, its own or borrowed."""
    return [level.slug for level in LEVELS if _source_levels(record, level.slug)]


def is_published(record: Indicator, level: str) -> bool:
    """Whether an indicator is published, or calculated by us, at a level."""
    return level in record.held


def has_own_level(record: Indicator, level: str) -> bool:
    """Whether areas of a level have figures of their own, at it or at the level of their twins."""
    return bool(_own_sources(record, level))


def can_borrow(record: Indicator, area: Area) -> bool:
    """Whether an area may show the value of a larger one, because it lies wholly in it."""
    return _borrows(record, area.level) and lender(record, area) is not None


def has_own(record: Indicator, area: Area, sex: str, period: Period) -> bool:
    """Whether an area has a figure of its own in a period, not a larger area's and not none."""
    return any(
        area.code in _with_value(data_root(), record.slug, source, sex, period)
        for source in _own_sources(record, area.level)
    )


@yours.kept(1024)
def _with_value(_: Path, slug: str, level: str, sex: str, period: Period) -> frozenset[str]:
    """Return the codes of the areas that have a value, at the level that it is of."""
    rows = rows_of(slug, level, sex, period.iso)
    return frozenset(rows.loc[rows["value"].notna(), "area_code"])


def lender(record: Indicator, area: Area) -> Area | None:
    """Return the area of the lending level that holds at least 99% of an area's people.

    An area that is itself one of the lending level has no lender.
    """
    lending = register().container(area, record.borrow_from)
    return None if lending is None or lending.code == area.code else lending


def published_periods(record: Indicator, level: str, sex: str | None = None) -> list[Period]:
    """Return the periods that can be shown at a level, in order."""
    return list(_published(data_root(), record.slug, level, sex))


def places_of(record: Indicator, level: str) -> Mapping[str, Area]:
    """Return the areas of a level by code; of a kind that is points those that have a row.

    A hospital has no figure of ambulances, and is not one that lacks it.
    """
    return _places_of(data_root(), record.slug, level)


@yours.kept(1024)
def _places_of(_: Path, slug: str, level: str) -> Mapping[str, Area]:
    areas = register().level(level)
    if not NAMED[level].points:
        return areas
    record = indicator(slug)
    held = {code for sex in record.sexes for code in rows_of(slug, level, sex)["area_code"]}
    return {code: area for code, area in areas.items() if code in held}


@yours.kept(1024)
def _order(_: Path, slug: str, level: str) -> dict[str, int]:
    """Return where each area of a level stands among them."""
    return {code: place for place, code in enumerate(places_of(indicator(slug), level))}


@yours.kept(1024)
def _published(_: Path, slug: str, level: str, sex: str | None) -> tuple[Period, ...]:
    sources = _source_levels(indicator(slug), level)
    return tuple(sorted({one for source in sources for one in periods(slug, source, sex)}))


def figures(slug: str, level: str, sex: str | None = None, period: str | None = None) -> Figures:
    """Join an indicator to every area of a level.

    Parameters
    ----------
    slug, level : str
    sex : str, optional
        Needed where the indicator has more than one.
    period : str, optional
        As stored or as people write it; the latest at that level when left out.

    Raises
    ------
    QuestionError
        The indicator, level, sex or period does not exist, or not together.
    DataError
        The embedded data are damaged.
    """
    record, place = indicator(slug), level_called(level)
    sex = _sex(record, sex)
    if not _source_levels(record, level):
        shown = ", ".join([*levels_of(record), *record.sites])
        raise QuestionError(
            f"{record.title} is not published for {place.plural}. It can be shown for: {shown}."
        )
    available = published_periods(record, level, sex)
    chosen = choose(period, available, f"{record.short_title} for {place.plural}")
    return _own(_figures(data_root(), slug, level, sex, chosen))


def cells(slug: str, level: str, sex: str, period: Period, code: str) -> dict[str, Any]:
    """Return one area's row of `figures` as a mapping: a look-up, where many areas are asked.

    Raises
    ------
    QuestionError
        The indicator, level, sex or period does not exist, or not together.
    """
    root = data_root()
    if period not in _published(root, slug, level, sex):
        figures(slug, level, sex, period.iso)
    columns = _columns_of(root, slug, level, sex, period)
    place = _order(root, slug, level).get(code)
    if place is None:
        name = register().area(level, code).name
        raise QuestionError(f"{indicator(slug).title} has no figure of {name}.")
    return {name: held[place] for name, held in columns.items()}


@yours.kept(1024)
def _columns_of(
    root: Path, slug: str, level: str, sex: str, period: Period
) -> dict[str, list[Any]]:
    frame = _figures(root, slug, level, sex, period).frame
    return {str(name): frame[name].tolist() for name in frame.columns}


def _own(found: Figures) -> Figures:
    """Return figures whose frame can be written to without changing any other reader's."""
    return replace(found, frame=found.frame.copy(deep=False))


@lru_cache(maxsize=8)
def _boundaries(root: Path, level: str) -> "gpd.GeoDataFrame":
    import geopandas as gpd  # noqa: PLC0415 -- heavy, and most answers need no geometry

    if NAMED[level].points:
        return _points(root, level)
    path = root / "boundaries" / f"{level}.parquet"
    try:
        return gpd.read_parquet(path)
    except FileNotFoundError:
        raise DataError(
            f"The boundary file {path.name} is missing; run 'explorer check'."
        ) from None
    except Exception as error:  # a damaged file can fail in any layer of the reader
        raise DataError(f"The boundary file {path.name} is damaged.") from error


def _points(root: Path, kind: str) -> "gpd.GeoDataFrame":
    """Return the places of a kind that is points, EPSG:27700, one row a place."""
    import geopandas as gpd  # noqa: PLC0415 -- as above

    columns = ("kind", "code", "name", "latitude", "longitude")
    rows = [row for row in columns_of(root, "sites.csv", columns) if row[0] == kind]
    frame = pd.DataFrame(rows, columns=list(columns))
    at = gpd.points_from_xy(frame["longitude"].astype(float), frame["latitude"].astype(float))
    from explorer.places.nationalgrid import NATIONAL_GRID  # noqa: PLC0415

    held = frame.rename(columns={"code": "area_code", "name": "area_name"})
    shapes = gpd.GeoDataFrame(held[["area_code", "area_name"]], geometry=at, crs="EPSG:4326")
    return shapes.to_crs(NATIONAL_GRID)


def boundaries(level: str) -> "gpd.GeoDataFrame":
    """Return the analysis boundaries of a level, EPSG:27700, one row an area."""
    return _boundaries(data_root(), level_called(level).slug).copy()


@dataclass(frozen=True)
class History:
    """Every period's figures of one area on one indicator.

    Attributes
    ----------
    measured_for : Area or None
        The larger area that the figures were measured for, where they are borrowed.
    """

    held: "_ByArea"
    code: str
    measured_for: Area | None

    @property
    def frame(self) -> pd.DataFrame:
        """One row a period, the oldest first: period, value, lower, upper, flag."""
        start, stop = self._place
        return self.held.frame.iloc[start:stop].reset_index(drop=True)

    def column(self, name: str) -> list[Any]:
        """Return a column of the frame: a look-up, where many areas are asked."""
        start, stop = self._place
        return self.held.columns[name][start:stop]

    @property
    def _place(self) -> tuple[int, int]:
        return self.held.places.get(self.code, (0, 0))


def history(record: Indicator, area: Area, sex: str) -> History:
    """Return every period's figures of one area: its own, else those of its lender.

    Returns
    -------
    History
        Without rows where the indicator has no figure for the area.
    """
    for source in _own_sources(record, area.level):
        held = _by_area(data_root(), record.slug, source, sex)
        if area.code in held.places:
            return History(held, area.code, None)
    lending = lender(record, area) if _borrows(record, area.level) else None
    code = lending.code if lending else ""
    return History(_by_area(data_root(), record.slug, record.borrow_from, sex), code, lending)


@dataclass(frozen=True)
class _ByArea:
    """Rows in order of area and period, and where each area's begin and end."""

    frame: pd.DataFrame
    places: Mapping[str, tuple[int, int]]
    columns: Mapping[str, list[Any]]


@yours.kept(1024)
def _by_area(_: Path, slug: str, level: str, sex: str) -> _ByArea:
    rows = rows_of(slug, level, sex).sort_values(["area_code", "period"])
    places, start = {}, 0
    for code, held in groupby(rows["area_code"].tolist()):
        stop = start + sum(1 for _ in held)
        places[code] = (start, stop)
        start = stop
    frame = rows[["period", "value", "lower", "upper", "flag"]]
    return _ByArea(frame, places, {str(name): frame[name].tolist() for name in frame})


def england(slug: str, sex: str, period: Period) -> Mapping[str, Any] | None:
    """Return England's figures, the benchmark, or None where there are none."""
    record = indicator(slug)
    if not is_published(record, "country"):
        return None
    if period not in published_periods(record, "country", sex):
        return None
    return cells(slug, "country", sex, period, ENGLAND)


def listed(slug: str, level: str, sex: str, period: Period) -> pd.DataFrame:
    """Return the figures of former areas that have no boundary today, with their names."""
    record = indicator(slug)
    names = {area.code: area.name for area in record.unmapped if area.level == level}
    rows = rows_of(slug, level, sex, period.iso, listed=True)
    return rows.assign(area_name=rows["area_code"].map(names))


@yours.kept(512)
def _figures(root: Path, slug: str, level: str, sex: str, period: Period) -> Figures:
    record = indicator(slug)
    areas = places_of(record, level)
    sources = _source_levels(record, level)
    held = pd.concat([rows_of(slug, source, sex, period.iso) for source in sources])
    at: dict[tuple[str, str], int] = {}
    for place, key in enumerate(zip(held["level"], held["area_code"], strict=True)):
        at[key] = place
    found = [_source(record, area, at) for area in areas.values()]
    frame = held.reset_index(drop=True).reindex(
        [one.place for one in found], columns=_columns(record)
    )
    frame = frame.reset_index(drop=True).assign(
        area_code=list(areas),
        area_name=[area.name for area in areas.values()],
        flag=lambda held: held["flag"].fillna(""),
        measured_for=[one.lender.code if one.lender else "" for one in found],
        measured_for_name=[one.lender.name if one.lender else "" for one in found],
        processing=[one.processing for one in found],
    )
    has_value = frame["value"].notna()
    borrowed = frame["measured_for"] != ""
    report = Report(
        matched=int((has_value & ~borrowed).sum()),
        borrowed=int((has_value & borrowed).sum()),
        without_value=int((~has_value).sum()),
        unknown=(),
        unmapped=tuple(listed(slug, level, sex, period)["area_name"]) if record.unmapped else (),
    )
    return Figures(record, level, sex, period, frame, report)


@dataclass(frozen=True)
class _Source:
    """Where an area's figures stand among the rows, whose they are, and how they were made."""

    place: int
    lender: Area | None = None
    processing: str = ""


def _source(record: Indicator, area: Area, at: Mapping[tuple[str, str], int]) -> _Source:
    """Return the source of an area's figures: its own, else a larger area's, else none."""
    for source in _own_sources(record, area.level):
        place = at.get((source, area.code))
        if place is not None:
            return _Source(place, None, record.held[source].processing)
    lending = lender(record, area) if _borrows(record, area.level) else None
    place = at.get((record.borrow_from, lending.code)) if lending else None
    if place is None:
        return _Source(_NOWHERE)
    return _Source(place, lending, record.levels[record.borrow_from].processing)


def _columns(record: Indicator) -> list[str]:
    extras = [extra.name for extra in record.extra]
    marks = ["measured_for", "measured_for_name", "processing"]
    return ["area_code", "area_name", *NUMBERS, "flag", *extras, *marks]


def measured_level(record: Indicator, level: str) -> str:
    """Return the level at which the figures shown at a level were measured."""
    return (_source_levels(record, level) or [level])[0]


def _own_sources(record: Indicator, level: str) -> list[str]:
    """Return the levels whose values are an area's own: its level, or that of its twin code."""
    return [source for source in _TWINS.get(level, (level,)) if source in record.held]


def _borrows(record: Indicator, level: str) -> bool:
    """Whether areas of a level may show a larger area's value."""
    return (
        record.borrow_from != ""
        and level not in record.levels
        and level != record.borrow_from
        and register().knows_parts(level, record.borrow_from)
    )


def _source_levels(record: Indicator, level: str) -> list[str]:
    sources = _own_sources(record, level)
    if _borrows(record, level) and record.borrow_from not in sources:
        sources = [*sources, record.borrow_from]
    return sources


def _sex(record: Indicator, sex: str | None) -> str:
    if sex in record.sexes:
        return str(sex)
    if sex is None and len(record.sexes) == 1:
        return record.sexes[0]
    choices = " or ".join(record.sexes)
    if sex is None:
        raise QuestionError(f"{record.title} is published by sex: choose {choices}.")
    raise QuestionError(f"{record.title} is not published for '{sex}': choose {choices}.")
