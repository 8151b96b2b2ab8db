"""Builds everything that is embedded, in order."""

import hashlib
import os
import tomllib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import tomli_w

from explorer.build import (
    appointments,
    boundaries,
    catchments,
    deaths,
    deprivation,
    domains,
    gradient,
    health,
    hospital_staff,
    inside,
    living,
    members,
    modelled,
    own,
    places,
    residents,
    services,
    simulations,
    sizes,
    waiting,
    workforce,
)
from explorer.build.publications import sources_folder
from explorer.errors import SourceError
from explorer.indicators.built import FILE
from explorer.indicators.sizes import FILE as SIZES
from explorer.root import FOLDERS

# Later steps read what earlier ones wrote.
STEPS = (
    ("Boundaries", boundaries.build),
    ("Places", places.build),
    ("Health", health.build),
    ("Health by deprivation", gradient.build),
    ("Deaths", deaths.build),
    ("Deprivation", deprivation.build),
    ("Deprivation by domain", domains.build),
    ("Who lives here", residents.build),
    ("Neighbourhoods inside areas", inside.build),
    ("GP workforce", workforce.build),
    ("Other services", services.build),
    ("Members of Parliament", members.build),
    ("Work, childhood and places", living.build),
    ("GP appointments", appointments.build),
    ("Waiting for care", waiting.build),
    ("Waits of residents", catchments.build),
    ("Hospital and network staff", hospital_staff.build),
    ("Areas of one's own", own.build),
    ("Our model", modelled.build),
    ("Simulations", simulations.build),
)


def build(out: Path, say: Callable[[str], None]) -> None:
    """Write all embedded data below `out` from the raw publications.

    The bytes are the same again in a process with the settings of `explorer.build.alike`.

    Raises
    ------
    SourceError
        The raw publications are absent or not the ones that were checked.
    """
    needs_sources()
    for place, (name, step) in enumerate(STEPS, start=1):
        say(f"{place} of {len(STEPS)}: {name}")
        step(out, say)
    say(f"Built on {stamp(out)}")
    sizes.build(out, say)


def needs_sources() -> None:
    """Raise a `SourceError` where the raw publications are absent."""
    if sources_folder() is None:
        raise SourceError(
            "The raw publications are not here. Set EXPLORER_SOURCES to the folder that holds "
            "them; everything but 'explorer build' works without."
        )


def stamp(out: Path) -> date:
    """Write the day the data below `out` were built; data that did not change keep theirs.

    The variable ``SOURCE_DATE_EPOCH`` sets another day than today, so that an old build can be
    made again byte for byte (reproducible-builds.org).
    """
    path, data = out / FILE, fingerprint(out)
    if path.is_file():
        before = tomllib.loads(path.read_text(encoding="utf-8"))
        if before.get("data") == data:
            day: date = before["day"]
            return day
    given = os.environ.get("SOURCE_DATE_EPOCH")
    day = (datetime.fromtimestamp(int(given), UTC) if given else datetime.now(UTC)).date()
    text = tomli_w.dumps({"day": day, "data": data})
    path.write_text(text, encoding="utf-8", newline="\n")
    return day


def fingerprint(out: Path) -> str:
    """Return a short name of all data but the files that tell their day and follow from them."""
    digest = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted((out / folder).rglob("*")):
            if path.is_file() and path not in (out / FILE, out / SIZES):
                digest.update(path.relative_to(out).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()
