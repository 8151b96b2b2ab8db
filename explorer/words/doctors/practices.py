"""Single practices, and what stands beside an area's doctors, in words."""

import math
import re
import string
from collections.abc import Sequence

from explorer.analysis.doctors.beside import Beside
from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.practices import Comings, Practice, latest_limits
from explorer.words.figures import fill, number, span

MERGERS = (
    "Openings and closures follow the register of practices; mergers cannot be identified from it."
)
_PRACTICE_FLAGS = {
    "": "",
    "no_usable_return": "no usable return of its GPs",
    "no_patients": "hardly a patient on the lists of {lists}, its GPs are left out",
    "counted_elsewhere": "its list emptied, its GPs are counted at {counted_at}",
    "list_not_local": "left out: its list is not, or may not be, local",
}
_LEFT_OUT = {
    "too_few_patients": "left out: fewer than {lower} patients per GP, far from all others",
    "too_many_patients": "left out: more than {upper} patients per GP, far from all others",
    "below_own_years": "left out: far below its own returns before and after",
    "below_later_years": "left out: far below all its later returns",
}


def practice_line(practice: Practice) -> str:
    """Return one practice: name, patients per GP, patients, GPs and what to know."""
    parts = [practice_name(practice)]
    if not math.isnan(practice.patients_per_gp):
        parts.append(f"{number(practice.patients_per_gp, 0)} patients per GP")
    if practice.patients > 0:
        parts.append(f"{number(practice.patients, 0)} patients")
    if practice.gps > 0:
        parts.append(f"{number(practice.gps, 1)} full-time GPs")
    return "; ".join(filter(None, [*parts, practice_flag(practice)]))


def practice_name(practice: Practice) -> str:
    """Return a practice's name, which is published in capitals, as names are written."""
    name = re.sub(r"\b(Gp|Nhs|Pms)\b", lambda word: word[0].upper(), string.capwords(practice.name))
    name = re.sub(r"(?<= )(At|Of|And|The|In|On|For)\b", lambda word: word[0].lower(), name)
    return f"{name} ({practice.code})" if name else f"Practice {practice.code}"


def practice_flag(practice: Practice) -> str:
    """Return what to know about a practice's figure; empty for nothing."""
    limits = latest_limits()
    slots = {
        "counted_at": practice.counted_at,
        "lists": dates().lists.month,
        "lower": number(limits.lower, 0),
        "upper": number(limits.upper, 0),
    }
    text = fill(
        {**_PRACTICE_FLAGS, "unreliable": _LEFT_OUT.get(practice.left_out, "")}[practice.flag],
        slots,
    )
    if practice.received:
        more = f"{number(practice.received, 1)} more GPs count here, of lists that it took over"
        text = "; ".join(filter(None, [text, more]))
    return text


def comings_sentence(comings: Comings) -> str:
    """Return how many practices opened and closed, and what that cannot tell."""
    of = dates()
    return (
        f"Since {of.first_returns.month} practices opened: {len(comings.opened):,}, closed: "
        f"{len(comings.closed):,}, by the register of {of.register.month}; no longer on the lists "
        f"of {of.lists.month}: {len(comings.gone):,} more. {MERGERS}"
    )


def practice_cells(practice: Practice) -> tuple[str, str, str, str, str]:
    """Return a practice's row: name, patients, GPs, patients per GP, what to know."""

    def amount(value: float, decimals: int) -> str:
        return "" if math.isnan(value) else number(value, decimals)

    return (
        practice_name(practice),
        amount(practice.patients, 0),
        amount(practice.gps, 1),
        amount(practice.patients_per_gp, 0),
        practice_flag(practice) or "counts",
    )


def practices_note(practices: Sequence[Practice]) -> str:
    """Return what an area's list of practices rests on."""
    counts = sum(not one.flag for one in practices)
    word = "practice" if len(practices) == 1 else "practices"
    text = f"{counts:,} of {len(practices):,} {word} count."
    left_out = sum(one.flag in {"unreliable", "list_not_local"} for one in practices)
    if left_out:
        text += f" {left_out:,} made a return that is left out."
    return text


def beside_sentence(one: Beside) -> str:
    """Return another figure of an area with its date and the span of its readings."""
    record, estimate = one.indicator, one.estimate
    text = f"{record.short_title}: {number(estimate.value, record.decimals)}"
    text += "%" if record.unit == "%" else ""
    if "low" in estimate.extra:
        low, high = estimate.extra["low"], estimate.extra["high"]
        text += f" ({span(low, high, record.decimals)} by how returns are read)"
    elif estimate.denominator > 0:
        text += f" ({number(estimate.numerator, 0)} in all)"
    if "coverage" in estimate.extra and not math.isnan(estimate.extra["coverage"]):
        text += f", {number(estimate.extra['coverage'], 0)}% of returns or answers known"
    return f"{text}, {one.period.words}."


def beside_cells(one: Beside) -> tuple[str, str, str, str]:
    """Return another figure's row: what, value with its bounds, what it rests on, when."""
    record, found = one.indicator, one.estimate
    value = number(found.value, record.decimals) + ("%" if record.unit == "%" else "")
    bounds = ""
    if "low" in found.extra:
        low, high = found.extra["low"], found.extra["high"]
        bounds = span(low, high, record.decimals) + (", apart" if found.flag else "")
    elif found.denominator > 0:
        value += f" ({number(found.numerator, 0)} in all)"
    coverage = found.extra.get("coverage", math.nan)
    known = "" if math.isnan(coverage) else f"{number(coverage, 0)}% known"
    return record.short_title, value, bounds, ", ".join(filter(None, [known, one.period.words]))
