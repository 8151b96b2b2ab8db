"""The answer in words: by whose definition an area is short, where it stands, how many are."""

import math
from collections.abc import Mapping, Sequence

from explorer.analysis.doctors.agreement import DEPENDS as DEPENDS_ON
from explorer.analysis.doctors.agreement import IN, OUT, AreaAgreement, Standing
from explorer.analysis.doctors.dates import dates
from explorer.analysis.doctors.definitions import Row
from explorer.analysis.doctors.practices import Practice
from explorer.places.levels import NAMED
from explorer.words.doctors.terms import (
    COUNTED,
    DEPENDS,
    FIFTHS,
    FIVE,
    NO_DEFINITION,
    areas_words,
    definition_title,
    name_alone,
    readings_span,
)
from explorer.words.figures import no_value, number, together
from explorer.words.map import Headline
from explorer.words.ranks import ordinal

# How a definition stands after "by".
_BY = {
    "raw": "patients",
    "carr-hill": "patients as practices are paid for them",
    "need": "patients by need",
    "change": "the change since {first}",
    "access": "what residents can reach",
}


def doctors_headline(
    england: Row,
    level: str,
    counts: Mapping[int, int],
    agreement: AreaAgreement | None,
    left_out: Sequence[Practice] = (),
) -> Headline:
    """Return the answer: for an area by whose definition it is short, else how many are.

    Parameters
    ----------
    england : Row
        England by plain count.
    level : str
    counts : mapping of int to int
        How many areas are among the fewest on 0, 1, … definitions.
    agreement : AreaAgreement or None
        Of the area whose story is told.
    left_out : sequence of Practice
        Practices that its figures leave out.
    """
    england_words = f"England {_per(england)}, {england.period.words}."
    if agreement is None:
        return Headline(
            f"Where are doctors short? {_counted(counts, level)}",
            "",
            england_words,
            f"{NO_DEFINITION} {COUNTED}",
        )
    raw = agreement.standings[0].row
    name = agreement.area.name
    if left_out:
        name += f" without {together([name_alone(one) for one in left_out])}"
    here = _per(raw) if raw.known else no_value(raw.flag)
    return Headline(
        f"Under-doctored? {_verdict(agreement, name)}",
        "",
        f"{name}: {here}.{_readings(raw)} {england_words}",
        f"{NO_DEFINITION} {COUNTED}",
    )


def _verdict(agreement: AreaAgreement, name: str) -> str:
    if not agreement.of:
        return f"{name} is not ranked: each of its figures is marked or missing"
    count = str(agreement.count) if agreement.count else "none"
    text = f"{name}: in the fewest-doctored fifth on {count} of {agreement.of} definitions"
    return f"{text}, on {depends_count(agreement)} {DEPENDS}" if agreement.depends else text


def _counted(counts: Mapping[int, int], level: str) -> str:
    every = counts[FIVE]
    some = sum(counts.values()) - every - counts[0]
    return f"{areas_words(every, level)} on every definition, {some:,} on only some"


def _readings(row: Row) -> str:
    span = readings_span(row)
    return f" By how single returns are read {span}." if span else ""


def _per(row: Row) -> str:
    return (
        f"{number(row.value, 1)} GPs per 100,000 patients, one for "
        f"{number(row.patients_per_gp, 0)} patients"
    )


def agreement_sentence(agreement: AreaAgreement) -> str:
    """Return on how many definitions an area is among the fewest, and by which."""
    area = agreement.area
    if not NAMED[area.level].mapped:
        return f"{area.name} is the benchmark and is not ranked."
    if not agreement.of:
        return f"{area.name} is not ranked: each of its figures is marked or missing."
    by = {
        verdict: [one.row.definition for one in agreement.standings if one.verdict == verdict]
        for verdict in (IN, DEPENDS_ON, OUT)
    }
    plural = NAMED[area.level].plural
    count = str(agreement.count) if agreement.count else "none"
    text = (
        f"{area.name} is among the fewest-doctored fifth of {plural} on {count} of "
        f"{agreement.of} definitions"
    )
    if agreement.depends:
        text += f", and on {depends_count(agreement)} {DEPENDS}"
    if sum(map(bool, by.values())) == 1:
        return f"{text}."
    told = [
        f"{start} {_listed(by[verdict])}"
        for verdict, start in ((IN, "by"), (DEPENDS_ON, "it depends by"), (OUT, "not by"))
        if by[verdict]
    ]
    return f"{text}: {', '.join(told)}."


def _listed(definitions: Sequence[str]) -> str:
    first = dates().first_year.words
    return together([_BY[definition].format(first=first) for definition in definitions])


def depends_count(agreement: AreaAgreement) -> str:
    """Return on how many more definitions it depends, before "depends on single returns"."""
    return f"{agreement.depends}{' more' if agreement.count else ''} it"


def standing_sentence(standing: Standing) -> str:
    """Return where an area stands by one definition, and how far that hangs on practices."""
    row = standing.row
    title = definition_title(row.definition)
    if not standing.rank:
        return f"{title}: not ranked."
    text = f"{title}: in {FIFTHS[standing.fifth]}"
    if standing.depends:
        text = f"{title}: whether in the fewest-doctored fifth {DEPENDS}"
    first, last = min(standing.ranks), max(standing.ranks)
    if first != last:
        read = "they" if standing.depends else "single returns"
        text += f"; {_between(first, last, standing)} by how {read} are read"
    if math.isnan(standing.rank_lower):
        return f"{text}."
    low, high = math.floor(standing.rank_lower), math.ceil(standing.rank_upper)
    return f"{text}; {_between(low, high, standing)} when its practices are drawn again."


def _between(low: int, high: int, standing: Standing) -> str:
    return f"between {ordinal(low)} and {ordinal(high)} lowest of {standing.ranked:,}"


def over_definitions(agreement: AreaAgreement) -> str:
    """Return the span of an area's ranks over the definitions; empty without ranks."""
    if not agreement.of:
        return ""
    low, high = ordinal(agreement.lowest_rank), ordinal(agreement.highest_rank)
    most = max(one.ranked for one in agreement.standings)
    return (
        f"Over the definitions {agreement.area.name} stands between {low} and {high} from the "
        f"fewest, of up to {most:,} ranked."
    )
