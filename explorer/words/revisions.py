"""How releases of one series differ, in words."""

import math
from collections.abc import Sequence

from explorer.analysis.modelled import beside
from explorer.analysis.revisions import Entry, Ledger, Revised
from explorer.periods import Period
from explorer.words.figures import about, group, number, release_words, span, together
from explorer.words.modelled import model_sentence


def revised_text(row: Revised) -> str:
    """Return one period in every release.

    As "Girls, 2018 to 2020: 54.3 (likely range 51.9 to 56.6) in the release of March 2022,
    …".
    """
    start = about(row.entries[0].indicator, row.sex, row.period)
    return f"{start}: {'; '.join(_entry(entry) for entry in row.entries)}."


def then_and_now(first: Ledger, second: Ledger, sex: str) -> list[str]:
    """Return what two places read in the oldest release, and read today.

    Parameters
    ----------
    first, second : Ledger
    sex : str

    Returns
    -------
    list of str
        The latest period of the oldest release, as it read then; the same period in the
        newest release; the newest release's latest period. Empty where a place has none.
    """
    oldest, newest = first.releases[0], first.releases[-1]
    known = [
        {(entry.indicator.slug, row.period): entry for row in ledger.rows for entry in row.entries
         if row.sex == sex}
        for ledger in (first, second)
    ]  # fmt: skip
    shared = known[0].keys() & known[1].keys()
    if not any(slug == oldest.slug for slug, _ in shared):
        return []
    then = max(period for slug, period in shared if slug == oldest.slug)
    now = max(period for slug, period in shared if slug == newest.slug)
    told = [(oldest.slug, then), (newest.slug, then), (newest.slug, now)]
    return [
        _pair(sex, key[1], [(first, known[0][key]), (second, known[1][key])])
        for key in dict.fromkeys(told)
        if key in shared
    ]


def _pair(sex: str, period: Period, places: list[tuple[Ledger, Entry]]) -> str:
    """Return two places' figures in one release, in whole years first as they are quoted."""
    record = places[0][1].indicator
    values = " and ".join(number(entry.value, 0) for _, entry in places)
    figures = ", ".join(
        f"{(entry.measured_for or ledger.area).name} {_figure(entry)}" for ledger, entry in places
    )
    return (
        f"Release of {release_words(record.release)}, {group(record, sex)}, {period.words}: "
        f"{values} {record.noun} ({figures})."
    )


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


def ledger_model(ledger: Ledger) -> list[str]:
    """Return what our model says of a place without a figure of its own in the newest release."""
    return [
        f"{about(entry.indicator, row.sex, row.period)}. {model_sentence(found)}"
        for row in ledger.rows
        for entry in row.entries
        if (found := beside(entry.indicator, ledger.area, row.sex, row.period))
    ]


def ledger_text(ledger: Ledger, model: Sequence[str] = ()) -> str:
    """Return a whole ledger, for a terminal, with what our model says beside it."""
    lines = [revised_text(row) for row in ledger.rows]
    return "\n".join([ledger.area.name, *lines, *model, *revision_notes(ledger)])


def _entry(entry: Entry) -> str:
    return f"{_figure(entry)} in the release of {release_words(entry.indicator.release)}"


def _figure(entry: Entry) -> str:
    """Return "54.3 (likely range 51.9 to 56.6)"."""
    decimals = entry.indicator.decimals
    if math.isnan(entry.lower):
        return f"{number(entry.value, decimals)} (no range published)"
    limits = span(entry.lower, entry.upper, decimals)
    return f"{number(entry.value, decimals)} (likely range {limits})"


def release_cell(release: str) -> str:
    """Return a release for a table's cell, as "release of April 2025".

    A spreadsheet turns "2025-04" and "April 2025" into a date, and keeps this.
    """
    return f"release of {release_words(release)}"
