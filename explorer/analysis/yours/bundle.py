"""Own figures as a file that opens again: JSON, with a version, checked as any other file is."""

import json
import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from explorer.analysis.yours.limits import MOST_BYTES
from explorer.analysis.yours.measure import Figure, Own
from explorer.analysis.yours.places import LEVELS
from explorer.errors import DataError, QuestionError
from explorer.indicators.yours import MOST_MEASURES
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.places.levels import ENGLAND

WHAT, VERSION = "Health Gap Explorer: own figures", 1
_KEYS = {"name", "unit", "level", "period", "dated", "decimals", "file", "read", "areas"}
_LONGEST, _MOST_DECIMALS, _LARGEST = 200, 6, 1e15
_DAMAGED = (
    "That bundle is damaged: {what}. Open the file that the figures came from, and save them again."
)


def as_bundle(measures: Sequence[Own]) -> str:
    """Return own figures as the text of a file."""
    told = {
        "what": WHAT,
        "version": VERSION,
        "note": "Your own figures; not checked.",
        "measures": [_measure(one) for one in measures],
    }
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _measure(one: Own) -> dict[str, Any]:
    return {
        "name": one.name,
        "unit": one.unit,
        "level": one.level,
        "period": one.period.iso,
        "dated": one.dated,
        "decimals": one.decimals,
        "file": one.file,
        "read": one.read.isoformat(),
        "england": _plain(one.england) if one.england else None,
        "areas": [_plain(figure) for figure in one.figures],
    }


def _plain(figure: Figure) -> dict[str, Any]:
    numbers = {
        name: value
        for name in ("value", "lower", "upper")
        if not math.isnan(value := getattr(figure, name))
    }
    texts = {name: text for name in ("why", "sign") if (text := getattr(figure, name))}
    return {"code": figure.area.code, "name": figure.area.name, **numbers, **texts}


def looks_like_bundle(content: bytes) -> bool:
    """Whether bytes are a bundle of this explorer, of any version."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and WHAT.encode() in content[:2000]


def from_bundle(content: bytes) -> tuple[Own, ...]:
    """Return the own figures of a bundle.

    Raises
    ------
    QuestionError
        It is too large, damaged, of a later version, or names areas that are none today.
    """
    if len(content) > MOST_BYTES:
        raise QuestionError(f"That bundle is too large: {MOST_BYTES // 1_000_000} MB at most.")
    try:
        told = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise _damaged("it is no whole JSON") from None
    if not isinstance(told, dict) or told.get("what") != WHAT:
        raise _damaged("it does not say what it is")
    if told.get("version") != VERSION:
        raise QuestionError(
            f"That bundle is of version {str(told.get('version'))[:10]}; this explorer opens "
            f"version {VERSION}."
        )
    measures = told.get("measures")
    if not isinstance(measures, list) or not 0 < len(measures) <= MOST_MEASURES:
        raise _damaged(f"it has no measures, or more than {MOST_MEASURES}")
    return tuple(_read(one) for one in measures)


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _damaged(what: str) -> QuestionError:
    return QuestionError(_DAMAGED.format(what=what))


def _read(told: Any) -> Own:
    if not isinstance(told, dict) or not set(told) >= _KEYS:
        raise _damaged("a measure lacks a part")
    level = told["level"]
    if level not in LEVELS:
        raise _damaged("it names no level of areas")
    decimals, areas = told["decimals"], told["areas"]
    if not isinstance(decimals, int) or not 0 <= decimals <= _MOST_DECIMALS:
        raise _damaged("its decimals are no small number")
    if not isinstance(areas, list) or not areas:
        raise _damaged("it has no areas")
    try:
        period, read = Period.stored(_text(told["period"])), date.fromisoformat(_text(told["read"]))
    except (DataError, ValueError):
        raise _damaged("a day is none") from None
    recoded = register().recoded(level)
    held = register().level(level)
    figures: dict[str, Figure] = {}
    for one in areas:
        code = _text(one.get("code") if isinstance(one, dict) else None)
        code = recoded.get(code, code)
        if code not in held:
            raise _damaged(f"'{code[:20]}' is no {level} of today")
        if code in figures:
            raise _damaged(f"'{code[:20]}' stands twice")
        figures[code] = _figure(held[code], one)
    nation = told.get("england")
    made = Own(
        name=_text(told["name"]) or "Your own measure",
        unit=_text(told["unit"]),
        level=level,
        period=period,
        dated=bool(told["dated"]),
        decimals=decimals,
        figures=tuple(figures[code] for code in sorted(figures)),
        england=_figure(register().area("country", ENGLAND), nation) if nation else None,
        file=_text(told["file"]),
        read=read,
    )
    if not made.known:
        raise _damaged("no area has a figure")
    return made


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise _damaged("a text is none, or too long")
    return " ".join(value.split())


def _figure(area: Area, told: Any) -> Figure:
    if not isinstance(told, Mapping):
        raise _damaged("an area is none")
    numbers = {name: _number(told[name]) for name in ("value", "lower", "upper") if name in told}
    made = Figure(area, **numbers, why=_text(told.get("why", "")), sign=_text(told.get("sign", "")))
    if ("lower" in numbers) != ("upper" in numbers) or (numbers and math.isnan(made.value)):
        raise _damaged(f"the figure of {area.name} lacks a part")
    if "lower" in numbers and not made.lower <= made.value <= made.upper:
        raise _damaged(f"the limits of {area.name} do not hold its figure")
    return made


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _damaged("a figure is no number")
    if not math.isfinite(value) or abs(value) > _LARGEST:
        raise _damaged("a figure is larger than any can be")
    return float(value)
