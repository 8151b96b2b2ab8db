"""The packs of several areas in one archive."""

import io
import zipfile
from collections.abc import Iterable

from explorer.indicators.built import built_on
from explorer.packs.formats import file_name, made
from explorer.places.areas import Area
from explorer.questions.evidence.view import view_of

_PDF = "pdf"
# An archive has a date for each file: that of its data, or the first that there is.
_FIRST = (1980, 1, 1, 0, 0, 0)


def many(areas: Iterable[Area]) -> bytes:
    """Return an archive with the printed pack of each area.

    Parameters
    ----------
    areas : iterable of Area
    """
    built = built_on()
    day = (built.year, built.month, built.day, 0, 0, 0) if built else _FIRST
    held = io.BytesIO()
    # Stored as they are: a PDF is packed already.
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as file:
        for area in areas:
            view = view_of(area)
            entry = zipfile.ZipInfo(file_name(view, _PDF), max(day, _FIRST))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            file.writestr(entry, made(view, _PDF))
    return held.getvalue()
