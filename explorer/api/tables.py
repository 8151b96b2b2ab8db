"""Records as rows of a table: what is nested becomes columns, by the types of the records."""

import types
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Union, get_args, get_origin, get_type_hints

from typing_extensions import is_typeddict

from explorer.records.basis import BasisRecord
from explorer.records.plain import Record

Path = tuple[str, ...]
_BETWEEN = "; "
# Columns of the basis that stand in a row where the row has none of its own.
_OWN = ("unit", "period", "interval", "flag", "measured_for", "processing")
_SOURCE = ("producer", "title", "published", "licence", "attribution")


def table(
    records: Sequence[Mapping[str, Any]], shape: Any, basis: Sequence[BasisRecord]
) -> list[Record]:
    """Return records as flat rows, all with the same columns, what they rest on last.

    Parameters
    ----------
    records : sequence of dict
    shape : type
        Of the records: it says which columns there are where a record has nothing inside.
    basis : sequence of dict
        As `basis_records` makes them.

    Returns
    -------
    list of dict
        What lies inside another record is `outer_inner`; lists of texts are joined by "; ", lists
        of records are left out.
    """
    paths = list(_columns(shape, records))
    by_slug = {one["indicator"]: one for one in basis}
    return [
        rested({"_".join(path): _cell(_inside(one, path)) for path in paths}, by_slug)
        for one in records
    ]


def rested(row: Mapping[str, Any], by_slug: Mapping[str, BasisRecord]) -> Record:
    """Return a row with what it rests on as further columns.

    Parameters
    ----------
    row : dict
    by_slug : mapping of str to dict
        What the table rests on; a row that names no indicator rests on all of it.
    """
    own = by_slug.get(str(row.get("indicator", row.get("slug", ""))))
    held = [own] if own else list(by_slug.values())
    told: Record = {
        name: _joined(text for one in held for text in _texts(one[name]))  # type: ignore[literal-required]
        for name in _OWN
        if name not in row
    }
    sources = [source for one in held for source in one["source"]]
    told |= {f"source_{name}": _joined(str(one[name]) for one in sources) for name in _SOURCE}  # type: ignore[literal-required]
    return {**row, **told}


def _texts(value: Any) -> list[str]:
    if isinstance(value, list):
        return [one["measured_for"] if isinstance(one, Mapping) else str(one) for one in value]
    return [str(value)]


def _joined(texts: Iterator[str]) -> str:
    return _BETWEEN.join(dict.fromkeys(text for text in texts if text))


def _columns(shape: Any, records: Sequence[Mapping[str, Any]], path: Path = ()) -> Iterator[Path]:
    """Give the path of each column, in the order of the records."""
    hints = get_type_hints(shape)
    for name in dict.fromkeys([*(name for one in records for name in one), *hints]):
        here, hint = (*path, name), _certain(hints.get(name, str))
        inside = [one[name] for one in records if isinstance(one.get(name), Mapping)]
        if is_typeddict(hint):
            yield from _columns(hint, inside, here)
        elif get_origin(hint) is dict:
            yield from ((*here, key) for key in dict.fromkeys(key for one in inside for key in one))
        elif get_origin(hint) is not list or get_args(hint) == (str,):
            yield here


def _certain(hint: Any) -> Any:
    """Return a type without its None."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(one for one in get_args(hint) if one is not type(None))
    return hint


def _inside(record: Any, path: Path) -> Any:
    for name in path:
        record = record.get(name) if isinstance(record, Mapping) else None
    return record


def _cell(value: Any) -> Any:
    return _BETWEEN.join(map(str, value)) if isinstance(value, list) else value
