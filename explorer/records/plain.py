"""What every record is made of: texts, whole numbers, finite numbers, true, false and None."""

import json
import math
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeAlias, TypeVar, cast

Record: TypeAlias = dict[str, Any]
_Asked = ParamSpec("_Asked")
_Told = TypeVar("_Told")


def json_ready(make: Callable[_Asked, _Told]) -> Callable[_Asked, _Told]:
    """Let a function that makes records give nothing but what JSON holds.

    A number that is missing (NaN), or that is not finite, is None; a tuple is a list; numpy's
    numbers are Python's. Nothing is rounded.

    Raises
    ------
    TypeError
        By the function, when called: its record holds what has no plain form.
    """

    @wraps(make)
    def made(*given: _Asked.args, **named: _Asked.kwargs) -> _Told:
        return cast(_Told, _plain(make(*given, **named)))

    return made


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    # Numpy's numbers turn themselves into Python's: numpy need not be loaded to know them.
    if hasattr(value, "item"):
        return _plain(value.item())
    raise TypeError(f"A {type(value).__name__} has no place in a record.")


def json_text(content: Any) -> str:
    """Return a record, or a list of them, as JSON: indented by one, letters as they are."""
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
