"""Puts an indicator's record together: words written by hand, origins from the publications."""

import tomllib
from pathlib import Path
from typing import Any

from explorer.build.publications import publications

TEMPLATES = Path(__file__).parent / "records"


def record(slug: str, *keys: str, **texts: object) -> dict[str, Any]:
    """Return the record of an indicator with the origins it is built from.

    Parameters
    ----------
    slug : str
        Names the template ``records/<slug>.toml``.
    *keys : str
        The publications used, the main one first.
    **texts : object
        What the build counted, for ``{slots}`` in the template's caveats.
    """
    content = tomllib.loads((TEMPLATES / f"{slug}.toml").read_text(encoding="utf-8"))
    content["caveats"] = [caveat.format(**texts) for caveat in content["caveats"]]
    content["origin"] = [publications()[key].origin() for key in keys]
    return content
