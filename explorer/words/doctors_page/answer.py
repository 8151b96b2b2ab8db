"""The answer of the page "Doctors": by whose definition an area is short, or how many are."""

from collections.abc import Mapping, Sequence

from explorer.analysis.doctors import AreaAgreement, Practice, Row
from explorer.words.doctors import DEPENDS, depends_count, readings_span
from explorer.words.doctors_page.terms import COUNTED, FIVE, NO_DEFINITION, areas_words, name_alone
from explorer.words.figures import no_value, number, together
from explorer.words.page import Headline


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
