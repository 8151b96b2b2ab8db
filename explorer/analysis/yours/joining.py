"""Joins a reader's table to areas: finds the area of each row, and the rows of a long table."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from explorer.analysis.yours import places
from explorer.analysis.yours.figuring import Kept, Placed, decimal_of, with_figures
from explorer.analysis.yours.joined import Filter, Joined, Reject
from explorer.analysis.yours.long import filters_of, usual_of
from explorer.analysis.yours.namesakes import refuse_others_of_the_name
from explorer.analysis.yours.places import Known, known
from explorer.analysis.yours.settings import NO_LIMITS, Settings
from explorer.analysis.yours.tables import Column, Table
from explorer.errors import QuestionError
from explorer.places.areas import Area
from explorer.places.levels import ENGLAND
from explorer.places.levels import level as level_called

# Names that are looked at thoroughly for one that is spelt alike, and at all.
_THOROUGH, _MOST_NEAREST = 300, 2_000
# What names areas has no more names that none has: England has about a thousand areas here.
_MOST_UNKNOWN = 5_000


def join(table: Table, settings: Settings) -> Joined:
    """Return a table joined to areas.

    Raises
    ------
    QuestionError
        It has no column of areas or of figures, or what was chosen is not there.
    """
    codes, names = _area_columns(table, settings)
    found = _known(table, codes, names)
    levels = _levels(found.values())
    if settings.level:
        level = level_called(settings.level).slug
        if level not in places.LEVELS:
            raise QuestionError(
                f"Figures of your own are read by {', '.join(places.LEVELS)}, not by {level}."
            )
    else:
        level = places.likeliest(levels)
    found = _of_then(found, level)
    value = _value_column(table, settings)
    lower, upper = _limit_columns(table, settings, value)
    kept = Kept()
    texts = _texts(table, codes, names)
    for row in table.body:
        _place(table, row, (found[row], texts[row]), (level, value), kept)
    if codes is None:
        refuse_others_of_the_name(level, kept)
    columns = [one for one in (value, lower, upper) if one]
    used = {one.at for one in (*columns, codes, names) if one}
    filters, filtered = _filtered(table, kept, settings, used)
    unlike = not lower and not _no_limits(settings) and all(table.called_limits(value))
    decimal, decided, example = decimal_of(table, columns, kept, settings)
    base = Joined(
        table=table,
        level=level,
        codes=codes,
        names=names,
        value=value,
        lower=lower,
        upper=upper,
        filters=filters,
        decimal=decimal,
        decided=decided,
        example=example,
        rows=(),
        rejects=(),
        england=None,
        levels=levels,
        counts={"filtered": filtered, "unlike": int(unlike)},
        name=settings.name.strip() or _title(value, filters),
        unit="",
    )
    if not decimal:
        return base
    return with_figures(base, kept, settings)


def _title(value: Column, filters: Sequence[Filter]) -> str:
    chosen = [one.chosen for one in filters if one.chosen and not one.column.years]
    name = " ".join([value.name, *(f"({one})" for one in chosen)])
    return name[:80]


def _area_columns(table: Table, settings: Settings) -> tuple[Column | None, Column | None]:
    if settings.area:
        chosen = table.column(settings.area)
        return (chosen, None) if chosen.codes > 0 else (None, chosen)
    if table.codes is None and table.names is None:
        raise QuestionError(
            "No column of that table has a name or a code of an area in most of its rows. Choose "
            "the column that names areas."
        )
    return table.codes, table.names


def _value_column(table: Table, settings: Settings) -> Column:
    if settings.value:
        return table.column(settings.value)
    if not table.values:
        raise QuestionError(
            "No column of that table holds figures in most of its rows. Choose the column that has "
            "the figure of each area."
        )
    return table.values[0]


def _limit_columns(
    table: Table, settings: Settings, value: Column
) -> tuple[Column | None, Column | None]:
    if _no_limits(settings):
        return None, None
    lower, upper = table.limits(value)
    if settings.lower:
        lower = table.column(settings.lower)
    if settings.upper:
        upper = table.column(settings.upper)
    return (lower, upper) if lower and upper else (None, None)


def _no_limits(settings: Settings) -> bool:
    return NO_LIMITS in (settings.lower, settings.upper)


def _texts(table: Table, codes: Column | None, names: Column | None) -> dict[int, str]:
    """Return what names the area of each row, for those who look for the row."""
    found = {}
    for row in table.body:
        parts = [table.text(row, one).strip() for one in (codes, names) if one]
        found[row] = " ".join(filter(None, parts))[:120]
    return found


def _known(table: Table, codes: Column | None, names: Column | None) -> dict[int, Known]:
    """Return what each row stands for; equal cells are looked up once."""
    held: dict[tuple[str, str], Known] = {}
    found = {}
    unknown = 0
    for row in table.body:
        key = (
            places.bare(table.text(row, codes)) if codes else "",
            places.bare(table.text(row, names)) if names else "",
        )
        if key not in held:
            held[key] = _resolved(*key)
            unknown += held[key].why in (places.UNKNOWN, places.NO_CODE)
        if unknown > _MOST_UNKNOWN:
            raise QuestionError(
                f"More than {_MOST_UNKNOWN:,} different names or codes in that table are of no "
                "area that is known here. Choose the column that names areas, or keep the rows of "
                "areas alone."
            )
        found[row] = held[key]
    return found


def _of_then(found: dict[int, Known], level: str) -> dict[int, Known]:
    """Return what rows stand for, where others of the file show from when its names are.

    Beside Bournemouth and Poole, which are part of a larger area today, Dorset is that of before.
    """
    ended = {area.code for one in found.values() if not one.areas for area in one.became}
    return {row: _then(one, level, ended) for row, one in found.items()}


def _then(one: Known, level: str, ended: set[str]) -> Known:
    before = one.before
    if before is None or not before.why or one.at(level) is None:
        return one
    then = {area.code for area in before.became if area.level == level}
    return before if then & ended else one


def _resolved(code: str, name: str) -> Known:
    if not code:
        return known(name)
    by_code = known(code)
    if name and by_code.why == places.NO_CODE:
        return replace(by_code, became=known(name).areas[:1])
    if not name or not by_code.areas:
        # A sign in the place of a code is none: the name beside it may do.
        return known(name) if name and not by_code.by_code and not by_code.areas else by_code
    by_name = known(name)
    if by_name.areas and not {one.code for one in by_name.areas} & {
        one.code for one in by_code.areas
    }:
        first, other = by_code.areas[0], by_name.areas[0]
        return Known(
            why=places.DIFFER,
            became=(first, other),
            told=f"{first.name}|{other.name}",
            by_code=True,
        )
    return by_code


def _levels(found: Iterable[Known]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for one in found:
        counts.update({area.level for area in one.areas})
    return dict(counts)


def _place(
    table: Table, row: int, told: tuple[Known, str], read: tuple[str, Column], kept: Kept
) -> None:
    """Put a row where it belongs: among those of the level, of England, or those refused."""
    (one, text), (level, value) = told, read
    area, country = one.at(level), one.at("country")
    if area:
        kept.rows.append(Placed(row, area, one, text))
        return
    if country and country.code == ENGLAND:
        kept.england.append(Placed(row, country, one, text))
        return
    line, held = table.grid.lines[row], table.text(row, value).strip()[:60]
    if one.areas and one.before and one.before.why:
        one = one.before
    if one.areas:
        kept.rejects.append(Reject(line, text, held, places.OTHER_LEVEL, "", one.areas[:1]))
        return
    kept.rejects.append(Reject(line, text, held, one.why, one.told, one.became))


def nearest(joined: Joined) -> tuple[Reject, ...]:
    """Return the refused rows, each with the area that is spelt most like it where one is."""
    held: dict[str, Area | None] = {}
    found = []
    for one in joined.rejects:
        if one.why != places.UNKNOWN or not one.text:
            found.append(one)
            continue
        if one.text not in held and len(held) < _MOST_NEAREST:
            thorough = len(held) < _THOROUGH
            held[one.text] = places.nearest(one.text, joined.level, thorough=thorough)
        near = held.get(one.text)
        found.append(replace(one, near=(near,)) if near else one)
    return tuple(found)


def _filtered(
    table: Table, kept: Kept, settings: Settings, used: Collection[int]
) -> tuple[tuple[Filter, ...], int]:
    """Keep the rows that were chosen of a long table; return by what, and how many went."""
    wanted = {table.column(name).at: text for name, text in settings.only}
    before = len(kept.rows)
    filters: list[Filter] = []
    asked = [table.column(name) for name, _ in settings.only]
    for column in asked:
        _keep(table, kept, column, wanted[column.at], filters)
    while _doubled(kept):
        areas = [one.area.code for one in kept.rows]
        rows = [one.row for one in kept.rows]
        left = [one for one in filters_of(table, areas, rows, used) if one.at not in wanted]
        if not left:
            break
        column = left[0]
        wanted[column.at] = usual_of([table.text(row, column).strip() for row in rows])
        _keep(table, kept, column, wanted[column.at], filters)
    return tuple(filters), before - len(kept.rows)


def _doubled(kept: Kept) -> bool:
    return len({one.area.code for one in kept.rows}) < len(kept.rows)


def _keep(table: Table, kept: Kept, column: Column, chosen: str, filters: list[Filter]) -> None:
    texts = {table.text(one.row, column).strip() for one in kept.rows}
    exact = next((one for one in texts if one.casefold() == chosen.strip().casefold()), None)
    if exact is None:
        listed = ", ".join(sorted(filter(None, texts))[:12])
        raise QuestionError(
            f"No row has '{chosen[:60]}' in the column '{column.name}'. It holds: {listed}."
        )
    options = tuple(sorted(texts))
    named = {one.area.code: one.area.name for one in kept.rows}
    kept.rows = [one for one in kept.rows if table.text(one.row, column).strip() == exact]
    kept.england = [one for one in kept.england if table.text(one.row, column).strip() == exact]
    lost = set(named) - {one.area.code for one in kept.rows}
    filters.append(Filter(column, options, exact, tuple(sorted(named[one] for one in lost))))
