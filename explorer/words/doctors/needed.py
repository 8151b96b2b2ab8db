"""What it would take, in words: GPs short of a level, and new places spread by shortfall."""

import math
from collections.abc import Sequence

from explorer.analysis.doctors.needed import Benchmark, Needed, Share, Total
from explorer.places.levels import NAMED
from explorer.words.figures import number, together

ARITHMETIC = "This is arithmetic, not a forecast."
_COUNTED = {"raw": "every patient counted alike", "need": "patients counted by need"}
_WEIGHTED = {"raw": "", "need": ", weighted by need"}
# How many places or areas a sentence names.
_NAMED = 5


def needed_sentence(needed: Needed) -> str:
    """Return the GPs that an area needs to reach a level."""
    goal = f"{benchmark_words(needed.benchmark)}, {_COUNTED[needed.definition]}"
    if math.isnan(needed.short):
        return f"{needed.area.name} has no figure to hold against {goal}."
    if needed.short == 0:
        above = f"{needed.area.name} is at or above {goal}"
        if needed.short_high > 0:
            most = number(needed.short_high, 1)
            return f"{above}, or up to {most} full-time GPs short by how single returns are read."
        return f"{above}."
    return (
        f"To reach {goal}, the practices of {needed.area.name} would need "
        f"{number(needed.short, 1)} more full-time GPs beside their {number(needed.gps, 1)}"
        f"{_short_span(needed)}."
    )


def _short_span(needed: Needed) -> str:
    low, high = number(needed.short_low, 1), number(needed.short_high, 1)
    return f" ({low} to {high} by how single returns are read)" if low != high else ""


def benchmark_words(to: Benchmark) -> str:
    """Return a level to reach: "England's average of 2015/16 (50.4 per 100,000 patients)"."""
    name = f"England's average of {to.period.words}" if to.period else "the level that was set"
    return f"{name} ({number(to.rate, 1)} per 100,000 patients)"


def needed_label(needed: Needed) -> str:
    """Return a level to reach: "England's average, 44.6, weighted by need"."""
    to = needed.benchmark
    name = f"England's level of {to.period.words}" if to.period else "the level that you set"
    if to.is_today:
        name = "England's average"
    return f"{name}, {number(to.rate, 1)}{_WEIGHTED[needed.definition]}"


def needed_amount(needed: Needed) -> str:
    """Return the GPs it would take: "8.9 more", "none"."""
    if math.isnan(needed.short):
        return "no figure"
    low, high = number(needed.short_low, 1), number(needed.short_high, 1)
    span = f" ({low} to {high})" if low != high else ""
    return f"{number(needed.short, 1)} more{span}" if needed.short > 0 else f"none{span}"


def needed_cell(needed: Needed) -> str:
    """Return the GPs it would take, for a table: "8.9"; empty without a figure."""
    return "" if math.isnan(needed.short) else number(needed.short, 1)


def needed_span(needed: Needed) -> str:
    """Return them by every reading: "(7.1 to 9.3)"; empty where all agree or none is known."""
    if math.isnan(needed.short):
        return ""
    low, high = number(needed.short_low, 1), number(needed.short_high, 1)
    return f"({low} to {high})" if low != high else ""


def needed_basis(needed: Needed) -> str:
    """Return what there is: "Full-time equivalents; there are 36.2 for 101,145 patients."."""
    if math.isnan(needed.short):
        return "No figure to work from."
    return (
        f"Full-time equivalents; there are {number(needed.gps, 1)} for "
        f"{number(needed.patients, 0)} patients."
    )


def total_span(total: Total) -> tuple[str, str]:
    """Return the least and the greatest shortfall of all areas, by how returns are read."""
    low, high = total.short_span
    return number(low, 0), number(high, 0)


def total_cells(total: Total) -> tuple[str, str]:
    """Return what all areas below a level lack together, and how many lie below."""
    low, high = total_span(total)
    return f"{number(total.short, 0)} ({low} to {high})", f"{total.below:,} of {len(total.areas):,}"


def allocation_sentence(shares: Sequence[Share]) -> str:
    """Return how places spread over areas by shortfall."""
    given = [share for share in shares if share.places]
    if not given:
        return "No area is short of the level, so no place is spread."
    places = sum(share.places for share in given)
    first = together(
        [f"{share.places:,}{_places_span(share)} to {share.area.name}" for share in given[:_NAMED]]
    )
    plural = NAMED[given[0].area.level].plural
    return (
        f"{places:,} places spread by shortfall over {len(given):,} {plural}: the most, {first}. "
        f"{ARITHMETIC}"
    )


def _places_span(share: Share) -> str:
    low, high = share.places_low, share.places_high
    return f" ({low:,} to {high:,} by how single returns are read)" if low != high else ""


def places_text(places: int, name: str, raw: Share | None, need: Share | None) -> str:
    """Return what an area gets of a number of new places spread by shortfall.

    Parameters
    ----------
    places : int
    name : str
    raw, need : Share or None
        The area's share by plain count and by need; None where it is not short.
    """
    return (
        f"Of {places:,} new places, spread over all areas below England's average by their "
        f"shortfall, {name} would get {share_words(need)} by need and {share_words(raw)} by plain "
        f"count. The total stays {places:,}."
    )


def share_words(share: Share | None) -> str:
    """Return an area's places with their span by how single returns are read: "3 (1 to 4)"."""
    if share is None:
        return "0"
    low, high = share.places_low, share.places_high
    return f"{share.places:,}" + (f" ({low:,} to {high:,})" if low != high else "")


def places_note(most: int) -> str:
    """Return where the number of places comes from."""
    return (
        f"The policy paper of 2023 would give some of {most:,} new medical-school places to "
        "under-doctored areas. It names no number, so you set one."
    )


def outside(typed: float | None, bounds: tuple[float, float], kept: float) -> str:
    """Say what a number can be, and what stays."""
    low, high = (number(bound, 0) for bound in bounds)
    asked = "An empty field" if typed is None else f"{typed:,g}".replace("-", "\N{MINUS SIGN}")
    return f"{asked} cannot be used: choose from {low} to {high}. {kept:,g} stays."
