"""How releases of one series differ, in words."""

import math

from explorer.analysis.revisions import Entry, Ledger, Revised
from explorer.words.figures import about, number, release_words, span, together


def revised_text(row: Revised) -> str:
    """Return one period in every release.

    As "Girls, 2018 to 2020: 54.3 (likely range 51.9 to 56.6) in the release of March 2022,
    …".
    """
    start = about(row.entries[0].indicator, row.sex, row.period)
    return f"{start}: {'; '.join(_entry(entry) for entry in row.entries)}."


def revision_notes(ledger: Ledger) -> list[str]:
    """Return how each release was made, the oldest first, and that they are never joined."""
    notes = [
        f"Release of {release_words(record.release)}: {record.revision}"
        for record in ledger.releases
        if record.revision
    ]
    measured = {entry.measured_for.name: None for row in ledger.rows for entry in row.entries
                if entry.measured_for}  # fmt: skip
    if measured:
        notes.append(f"The figures were measured for {together(measured)}.")
    return [*notes, "Figures of different releases are never joined to one series."]


def ledger_text(ledger: Ledger) -> str:
    """Return a whole ledger, for a terminal."""
    lines = [revised_text(row) for row in ledger.rows]
    return "\n".join([ledger.area.name, *lines, *revision_notes(ledger)])


def _entry(entry: Entry) -> str:
    record = entry.indicator
    value = number(entry.value, record.decimals)
    limits = (
        f" (likely range {span(entry.lower, entry.upper, record.decimals)})"
        if not math.isnan(entry.lower)
        else " (no range published)"
    )
    return f"{value}{limits} in the release of {release_words(record.release)}"
