"""A page as plain data: what a program reads, figures as they were worked out."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import singledispatch
from typing import Any

import numpy as np
import pandas as pd

from explorer.charts.picture import Picture
from explorer.periods import Period
from explorer.places.areas import Area
from explorer.questions.page import Block


@singledispatch
def plain(value: object) -> Any:
    """Return a page, or a part of one, as what JSON holds.

    Parameters
    ----------
    value : Page, Block or anything that they hold

    Returns
    -------
    dict, list, str, float, int, bool or None
        A block says its kind in words ("table"). A missing number is None; what only says how to
        draw is left out.

    Raises
    ------
    TypeError
        Something in it has no plain form.
    """
    if not is_dataclass(value):
        raise TypeError(f"A {type(value).__name__} has no plain form.")
    kind = {"kind": type(value).__name__.lower()} if isinstance(value, Block) else {}
    told = {
        field.name: plain(getattr(value, field.name))
        for field in fields(value)
        if not field.metadata.get("drawn")
    }
    return kind | told


@plain.register(str)
@plain.register(bool)
@plain.register(type(None))
def _(value: str | bool | None) -> str | bool | None:
    return value


@plain.register(int)
@plain.register(np.integer)
def _(value: int) -> int:
    return int(value)


@plain.register(float)
@plain.register(np.floating)
def _(value: float) -> float | None:
    return None if math.isnan(value) else float(value)


@plain.register(Mapping)
def _(value: Mapping[object, object]) -> dict[str, Any]:
    return {str(key): plain(one) for key, one in value.items()}


@plain.register(Sequence)
@plain.register(np.ndarray)
def _(value: Sequence[object]) -> list[Any]:
    return [plain(one) for one in value]


@plain.register
def _(value: pd.DataFrame) -> list[Any]:
    return [plain(row) for row in value.to_dict("records")]


@plain.register
def _(value: Area) -> dict[str, str]:
    return {"level": value.level, "code": value.code, "name": value.name}


@plain.register
def _(value: Period) -> str:
    return value.iso


@plain.register
def _(value: Picture) -> dict[str, Any]:
    words = {"title": value.title, "subtitle": value.subtitle, "alt": value.alt}
    return words | {"figures": plain(value.frame)}
