"""What the browser holds ahead of a reader's switch: another view's colours and figures.

It holds nothing of single places: their words follow from the server. Its address changes with
the figures, with the words and colours around them, and with the product.
"""

import json
from functools import lru_cache
from pathlib import Path

from explorer import __version__
from explorer.analysis.overview import overview
from explorer.indicators.catalogue import Indicator
from explorer.indicators.values import fingerprint
from explorer.maps import assets
from explorer.maps.message import painting
from explorer.maps.setting import setting_content
from explorer.maps.shading import VALUE, shades
from explorer.periods import Period
from explorer.root import data_root


def held_address(record: Indicator, level: str, sex: str, period: Period, shade: str) -> str:
    """Return the address of what a view paints; equal views have one."""
    version = _version(data_root(), record.slug, level, shade)
    when = period.short.replace("/", "-")
    return f"assets/ahead/{record.slug}/{level}/{sex}/{when}/{shade}.{version}.json"


def held_content(record: Indicator, level: str, sex: str, period: Period, shade: str) -> bytes:
    """Return what a view paints, as JSON.

    Raises
    ------
    QuestionError
        There is no such view.
    """
    return _content(data_root(), record, level, sex, period, shade)


@lru_cache(maxsize=512)
def _content(_: Path, record: Indicator, level: str, sex: str, period: Period, shade: str) -> bytes:
    page = overview(record, level, sex, period)
    content = painting(page, shade if shade in shades(page) else VALUE)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache(maxsize=256)
def _version(_: Path, slug: str, level: str, shade: str) -> str:
    parts = (fingerprint(slug).encode(), setting_content(slug, level, shade), __version__.encode())
    return assets.content_hash(b"".join(parts))
