"""Builds everything that is embedded, in order."""

from collections.abc import Callable
from pathlib import Path

from explorer.build import (
    boundaries,
    deprivation,
    gradient,
    health,
    places,
    services,
    simulations,
    workforce,
)
from explorer.build.publications import sources_folder
from explorer.errors import SourceError

# Later steps read what earlier ones wrote.
STEPS = (
    ("Boundaries", boundaries.build),
    ("Places", places.build),
    ("Health", health.build),
    ("Health by deprivation", gradient.build),
    ("Deprivation", deprivation.build),
    ("GP workforce", workforce.build),
    ("Other services", services.build),
    ("Simulations", simulations.build),
)


def build(out: Path, say: Callable[[str], None]) -> None:
    """Write all embedded data below `out` from the raw publications.

    Raises
    ------
    SourceError
        The raw publications are absent or not the ones that were checked.
    """
    if sources_folder() is None:
        raise SourceError(
            "The raw publications are not here. Set EXPLORER_SOURCES to the folder that holds "
            "them; everything but 'explorer build' works without."
        )
    for place, (name, step) in enumerate(STEPS, start=1):
        say(f"{place} of {len(STEPS)}: {name}")
        step(out, say)
