"""A checked text as plain data."""

from collections.abc import Callable, Sequence

from explorer.analysis.claim.beside import Check
from explorer.analysis.claim.claims import Reading
from explorer.analysis.claim.numbers import Number
from explorer.analysis.claim.periods import When
from explorer.analysis.claim.places import Place
from explorer.analysis.claim.text import Span
from explorer.analysis.claim.verdicts import NOT_UNDERSTOOD, Checked, Claim
from explorer.places.areas import Area
from explorer.records.areas import area_record, lender_record
from explorer.records.plain import Record, json_ready


@json_ready
def checked_record(
    checked: Checked, say_today: Callable[[Claim], str], why: Callable[[Claim], list[str]]
) -> Record:
    """Return a text with every claim that was read in it.

    Parameters
    ----------
    checked : Checked
    say_today, why : callable
        Give a claim's sentence for today, and the sentences on its verdict.

    Returns
    -------
    dict
        `text` as it was read; `fits`, whether it was short enough to be read; `claims`, as
        `claim_record` has them; `not_understood`, the same of those that were not, with why.
        Spans are pairs of places in `text`: the first sign, and the one after the last.
    """
    known = [one for one in checked.claims if one.verdict != NOT_UNDERSTOOD]
    strange = [one for one in checked.claims if one.verdict == NOT_UNDERSTOOD]
    return {
        "text": checked.text,
        "fits": not checked.long,
        "claims": [claim_record(one, say_today(one), why(one)) for one in known],
        "not_understood": [
            {
                "text": one.reading.text,
                "span": _span(one.reading.span),
                "figure": _figure(one.reading.figure),
                "reading": _reading(one),
                "why": " ".join(why(one)),
            }
            for one in strange
        ],
    }


@json_ready
def claim_record(claim: Claim, say_today: str, why: Sequence[str]) -> Record:
    """Return one claim.

    Returns
    -------
    dict
        `text`, `span`; `kind`: "value", "difference", "ratio", "change", "order", "comparison",
        "gap", "change of a gap", "deprivation" or "none"; `reading`: `place` and `compared_with`
        (area, text, span), `measure`, `group`, `period`, `since` and `figure`, each None where not
        read, and `carried`, which of them stand in another clause; `offered`: `places`, what else
        the name of the place could mean, and `measures` that the figure was held against;
        `checks`, as `check_record` has them; `verdict`; `newest`, the newest figure, and
        `elsewhere`, others that the quoted one would agree with, as `checks`; `may_be_said`;
        `say_today`; `why`.
    """
    held = claim.found
    return {
        "text": claim.reading.text,
        "span": _span(claim.reading.span),
        "kind": claim.reading.kind,
        "reading": _reading(claim),
        "offered": {
            "places": [area_record(area) for area in held.also],
            "measures": sorted({one.record.slug for one in (*held.newest, *held.elsewhere)}),
        },
        "checks": [check_record(one) for one in (*held.newest, *held.former)],
        "verdict": claim.verdict,
        "newest": check_record(claim.best) if claim.best else None,
        "elsewhere": [check_record(one) for one in held.elsewhere],
        "may_be_said": claim.may_be_said,
        "say_today": say_today,
        "why": " ".join(why),
    }


@json_ready
def check_record(check: Check) -> Record:
    """Return a figure beside which a quoted one was held.

    Returns
    -------
    dict
        `kind`; `indicator` (slug) and `release`; `sex`, `period` and `since` (ISO 8601, None
        without); `value`, `lower`, `upper` in the claim's unit; `processing`; `measured_for` and
        `measured_for_name`; `verdict`; `within_range`; `areas`; of a rank `of` and `level`.
    """
    first = check.parts[0] if check.parts else None
    return {
        "kind": check.kind,
        "indicator": check.record.slug,
        "release": check.record.release,
        "sex": check.sex,
        "period": check.period.iso,
        "since": check.since.iso if check.since else None,
        "value": check.value,
        "lower": check.lower,
        "upper": check.upper,
        "processing": first.processing if first else "",
        **lender_record(check.measured_for),
        "verdict": check.agreement,
        "within_range": check.within,
        "areas": [area_record(one.area) for one in check.parts],
        "of": check.of or None,
        "level": check.level,
    }


def _reading(claim: Claim) -> Record:
    reading = claim.reading
    areas = claim.found.areas
    first = _place(reading, 0, areas)
    if first is None and areas:
        first = {"text": "", "span": None, "kind": "assumed", **_area(areas[0])}
    return {
        "place": first,
        "compared_with": _place(reading, 1, areas),
        "measure": _measure(claim),
        "group": [one.sex for one in reading.groups] or None,
        "group_span": _span(reading.groups[0].span) if reading.groups else None,
        "period": _when(reading.when),
        "since": _when(reading.since),
        "figure": _figure(reading.figure),
        "direction": reading.side,
        "order": _order(reading),
        "carried": sorted(reading.carried),
        "cause": reading.cause,
        "future": reading.future,
    }


def _place(reading: Reading, at: int, areas: Sequence[Area]) -> Record | None:
    if len(reading.places) <= at:
        return None
    place: Place = reading.places[at]
    area = areas[at] if len(areas) > at else next(iter(place.areas), None)
    return {
        "text": place.text, "span": _span(place.span), "kind": place.kind, "nation": place.nation,
        **_area(area),
    }  # fmt: skip


def _area(area: Area | None) -> Record:
    if area is None:
        return {"name": "", "code": "", "level": ""}
    return {"name": area.name, "code": area.code, "level": area.level}


def _measure(claim: Claim) -> Record | None:
    named, record = claim.reading.measure, claim.found.record
    if named is None and record is None:
        return None
    return {
        "indicator": record.slug if record else "",
        "title": record.title if record else "",
        "told_as": named.how if named else "as it is",
        "not_held": named.not_held if named else "",
        "nearest": list(named.near) if named else [],
        "span": _span(named.span) if named else None,
        "assumed": named is None,
    }


def _when(when: When | None) -> Record | None:
    if when is None:
        return None
    return {
        "kind": when.kind, "first": when.first,
        "last": when.last, "span": _span(when.span),
    }  # fmt: skip


def _figure(figure: Number | None) -> Record | None:
    if figure is None:
        return None
    return {
        "value": figure.value, "to": figure.high, "unit": figure.unit, "kind": figure.form,
        "precision": figure.step, "decimals": figure.decimals, "about": figure.approx,
        "per": figure.per or None, "span": _span(figure.span),
    }  # fmt: skip


def _order(reading: Reading) -> Record | None:
    order = reading.order
    if order is None:
        return None
    return {
        "end": order.end, "nth": order.nth or None, "among": order.among or None,
        "share": order.share or None, "span": _span(order.span),
    }  # fmt: skip


def _span(span: Span) -> list[int]:
    return [span.start, span.stop]


@json_ready
def claim_rows(claim: Claim) -> list[Record]:
    """Return the figures beside one claim as rows of a table, each with the claim and its verdict.

    Returns
    -------
    list of dict
        `claim`, `claim_verdict`, `may_be_said`, then what `check_record` has, with `area_code`
        and `area_name`, of several areas with semicolons, in place of its areas.
    """
    found = []
    for check in (*claim.found.newest, *claim.found.former):
        row = check_record(check)
        areas = row.pop("areas")
        found.append(
            {
                "claim": claim.reading.text,
                "claim_verdict": claim.verdict,
                "may_be_said": claim.may_be_said,
                "area_code": " ".join(one["area_code"] for one in areas),
                "area_name": "; ".join(one["area_name"] for one in areas),
                **row,
            }
        )
    return found
