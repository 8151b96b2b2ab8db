"""What a reader chose of how a file is read."""

from dataclasses import dataclass, replace
from typing import Any

from explorer.analysis.yours.cells import COMMA, POINT

DECIMALS = {"point": POINT, "comma": COMMA}
NO_LIMITS = "-"


@dataclass(frozen=True)
class Settings:
    """What a reader chose of how a file is read; what is left out is found.

    Attributes
    ----------
    sheet, area, value, lower, upper : str
        A sheet and columns, by name. "-" for no limits.
    level : str
    decimal : str
        "point" or "comma".
    only : tuple of (str, str)
        Of a long table: columns, and what stands in the rows that are read.
    name, unit : str
        What the measure is called, and its unit.
    """

    sheet: str = ""
    area: str = ""
    value: str = ""
    lower: str = ""
    upper: str = ""
    level: str = ""
    decimal: str = ""
    only: tuple[tuple[str, str], ...] = ()
    name: str = ""
    unit: str = ""


def settled(settings: Settings, **given: Any) -> Settings:
    """Return settings with others; what hangs on what was changed is found anew."""
    if "sheet" in given:
        return Settings(sheet=given["sheet"])
    if "value" in given:
        kept = replace(settings, lower="", upper="", name="", unit="", decimal="")
        return replace(kept, **given)
    return replace(settings, **given)
