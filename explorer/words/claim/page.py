"""The page that checks a claim in words: its headline, the parts that were read, its controls."""

from collections import Counter
from collections.abc import Iterator, Sequence

from explorer.analysis.claim.text import Span
from explorer.analysis.claim.verdicts import Claim
from explorer.analysis.claim.vocabulary import REST, TURNED
from explorer.indicators.catalogue import Indicator
from explorer.places.areas import Area
from explorer.places.levels import NAMED
from explorer.words.claim import labels
from explorer.words.claim.say import amount, held_text, limits, verdict_word, when
from explorer.words.claim.text import NOTHING
from explorer.words.figures import group, kind, number, together
from explorer.words.map import Headline

_LONG = 70


def claim_headline(claims: Sequence[Claim], text: str) -> Headline:
    """Return the answer at the top: one claim's verdict, or how many of each there are."""
    meaning = labels.ABOUT
    if not claims:
        return Headline(labels.TITLE, "", "" if not text else NOTHING, meaning)
    if len(claims) == 1:
        only = claims[0]
        best = only.best
        title = verdict_word(only.verdict)
        if best is None or not amount(best):
            return Headline(title, "", held_text(best) if best else "", meaning)
        likely = limits(best)
        told = f"{title}: the newest figure is {amount(best)}"
        return Headline(told, f"likely range {likely}" if likely else "", f"{when(best)}.", meaning)
    counts = Counter(one.verdict for one in claims)
    told = together(f"{many} {labels.COUNTED[one][many > 1]}" for one, many in counts.items())
    return Headline(f"{len(claims)} claims: {told}", "", "", meaning)


def none_read(text: str) -> list[str]:
    """Return that no claim was read, and what would be."""
    return [NOTHING] if text else [labels.EMPTY]


def card_title(claim: Claim, at: int, of: int) -> str:
    """Return the heading of a claim's answer: the claim itself."""
    text = " ".join(claim.reading.text.split())
    short = text if len(text) <= _LONG else f"{text[:_LONG].rsplit(' ', 1)[0]} \u2026"
    return f"{at + 1} of {of}: \u201c{short}\u201d" if of > 1 else f"\u201c{short}\u201d"


def fix_title(claim: Claim, at: int, of: int) -> str:
    """Return what can be corrected."""
    return f"{labels.FIX}: claim {at + 1} of {of}" if of > 1 else labels.FIX


def part_of(claim: Claim) -> Iterator[tuple[str, Span]]:
    """Give the parts of a claim that were read in its own clause, and where they stand."""
    reading = claim.reading
    carried = reading.carried
    if reading.figure is not None:
        yield "figure", reading.figure.span
    for at, place in enumerate(reading.places):
        if at or "place" not in carried:
            yield ("place" if at == 0 else "against"), place.span
    for one in () if "group" in carried else reading.groups:
        yield "group", one.span
    for when_read in (reading.when, reading.since):
        if when_read is not None and "period" not in carried:
            yield "period", when_read.span
    if reading.order is not None:
        yield "order", reading.order.span
    if reading.gap is not None:
        yield "gap", reading.gap.span
    if reading.measure is not None and "measure" not in carried:
        yield "measure", _left(reading.measure.span, claim)


def _left(span: Span, claim: Claim) -> Span:
    """Return the longest stretch of a measure's name that is no other part."""
    reading = claim.reading
    others = [place.span for place in reading.places] + [one.span for one in reading.groups]
    others += [reading.figure.span] if reading.figure else []
    others += [reading.order.span] if reading.order else []
    cuts = sorted(one for one in others if one.overlaps(span))
    pieces, start = [], span.start
    for one in cuts:
        pieces.append(Span(start, max(start, one.start)))
        start = max(start, one.stop)
    pieces.append(Span(start, max(start, span.stop)))
    return max(pieces, key=lambda one: one.stop - one.start)


def meaning(claim: Claim, part: str) -> str:  # noqa: PLR0911
    """Return what a part was read as."""
    reading, held = claim.reading, claim.found
    if part in ("place", "against"):
        at = 0 if part == "place" else 1
        if len(held.areas) > at:
            return place_option(held.areas[at])
        return labels.NOT_KNOWN
    if part == "measure":
        if held.record is None:
            return labels.NOT_KNOWN
        how = {
            TURNED: held.record.turned_over.noun if held.record.turned_over else "",
            REST: "the rest",
        }
        named = how.get(reading.measure.how if reading.measure else "", "")
        return named or held.record.short_title
    if part == "group":
        record = held.record
        sexes = [one.sex for one in reading.groups]
        if record and sexes and sexes[0] in record.sexes:
            return " and ".join(
                group(record, sex) for sex in dict.fromkeys(sexes) if sex in record.sexes
            )
        return labels.NOT_KNOWN if sexes and sexes[0] else labels.ANY_GROUP
    if part == "period":
        best = claim.best
        return when(best).rpartition(", ")[2] if best else labels.NOT_KNOWN
    if part == "gap":
        best = claim.best
        level = best.level if best else ""
        return f"between {NAMED[level].plural}" if level in NAMED else labels.PARTS[part].lower()
    figure = reading.figure
    if part == "figure" and figure is not None:
        unit = f" {figure.unit}" if figure.unit not in ("", "%") else figure.unit
        about = (
            f"{figure.approx} "
            if figure.approx in ("over", "under", "nearly", "at least", "at most")
            else ""
        )
        return f"{about}{number(figure.value, min(figure.decimals, 3))}{unit}"
    return labels.PARTS.get(part, part)


def place_option(area: Area) -> str:
    """Return a place with its kind: "Winchester (district)"."""
    what = kind(area)
    return area.name if what.lower() in area.name.lower() else f"{area.name} ({what})"


def group_option(record: Indicator, sex: str) -> str:
    """Return a group to choose."""
    return group(record, sex).capitalize()
