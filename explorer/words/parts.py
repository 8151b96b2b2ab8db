"""Longer lives or healthier lives, in words."""

from explorer.analysis.parts import Lives, Split
from explorer.statistics.intervals import Ranged
from explorer.words.comparison import in_sentence, model_sentences, overlap_sentences
from explorer.words.figures import NEWBORN, about, apart, group, number, outward, shown, span

LENGTH, HEALTH = "length of life", "health during life"


def parts_title(split: Split) -> str:
    """Return the gap and its two parts, each with its range, or why there is no split."""
    parts = split.parts
    if parts is None:
        return split.reason
    length, health = (_part(split, part) for part in (parts.length, parts.health))
    when = f"In {split.period.words}, " if split.period else ""
    gap = _gap(split, parts.gap)
    first = gap[:1].lower() if when else gap[:1]
    return f"{when}{first}{gap[1:]} By {LENGTH}: {length}. By {HEALTH}: {health}."


def parts_text(split: Split) -> str:
    """Return a whole split in sentences, for a terminal."""
    if split.parts is None or split.period is None:
        return split.reason
    about_it = about(split.healthy, split.sex, split.period)
    figures = [_figures(split, lives) for lives in (split.a, split.b)]
    return "\n".join([parts_title(split), f"{' '.join(figures)} {about_it}.", *parts_notes(split)])


def parts_notes(split: Split) -> list[str]:
    """Return what was assumed, what that does, and why figures are not independent."""
    if split.parts is None or split.unshared is None:
        return []
    notes = overlap_sentences(split.overlap, ranged=split.parts.gap.has_range)
    notes += model_sentences(split.one_model)
    if split.parts.health.has_range:
        notes.append(
            "An area's years of life and healthy years share its deaths. If their errors shared "
            f"nothing, the part by {HEALTH} would have this range: "
            f"{_limits(split, split.unshared.health)}."
        )
    return notes


def _gap(split: Split, gap: Ranged) -> str:
    decimals = split.healthy.decimals
    a, b = split.a.measured.name, split.b.measured.name
    if gap.has_range and not gap.excludes(0.0):
        return (
            f"We cannot tell apart {a} and {b} on {in_sentence(split.healthy.short_title)} for "
            f"{group(split.healthy, split.sex)}: anything from {_limits(split, gap)} in {a}."
        )
    more = "more" if gap.value > 0 else "fewer"
    one, other = split.a.healthy, split.b.healthy
    by = apart(one.value, other.value, decimals) if one and other else gap.value
    low, high = sorted((abs(gap.lower), abs(gap.upper)))
    limits = f" (likely range {span(low, high, decimals)})" if gap.has_range else ""
    return (
        f"A {NEWBORN[split.sex]} born in {a} can expect {number(abs(by), decimals)} {more} "
        f"{split.healthy.noun} than one born in {b}{limits}."
    )


def _part(split: Split, part: Ranged) -> str:
    """Return a part: "2.0 more (likely range 1.8 to 2.2)", or that its side is unclear."""
    decimals = split.healthy.decimals
    if part.has_range and not part.excludes(0.0):
        return f"cannot tell, anything from {_limits(split, part)}"
    side = "more" if part.value > 0 else "fewer"
    text = f"{number(abs(part.value), decimals)} {side}"
    if not part.has_range:
        return text
    low, high = sorted((abs(part.lower), abs(part.upper)))
    return f"{text} (likely range {span(low, high, decimals)})"


def _limits(split: Split, part: Ranged) -> str:
    """Return limits with their sides: "0.4 fewer to 2.2 more"."""
    decimals = split.healthy.decimals
    return " to ".join(
        f"{number(abs(limit), decimals)} {'fewer' if limit < 0 else 'more'}"
        for limit in outward(part.lower, part.upper, decimals)
    )


def _figures(split: Split, lives: Lives) -> str:
    """Return one area's years of life and healthy years, and for whom they stand."""
    if lives.healthy is None or lives.whole is None:
        return f"{lives.area.name}: no figure published."
    name = lives.measured.name
    if lives.measured != lives.area:
        name = f"{name}, which contains {lives.area.name}"
    healthy = shown(split.healthy, lives.healthy)
    return f"{name}: {shown(split.whole, lives.whole)} of life, {healthy} of them healthy."
