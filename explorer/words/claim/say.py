"""A claim in words: its verdict, what is held beside it, and what can be said today."""

import math
import re
from collections.abc import Sequence

from explorer.analysis.change import shared_years
from explorer.analysis.claim import beside as checks
from explorer.analysis.claim import rows, verdicts
from explorer.analysis.claim.agreement import AGREES, PRECISE, ROUNDED
from explorer.analysis.claim.beside import UNSURE, Check
from explorer.analysis.claim.claims import ORDER
from explorer.analysis.claim.figures import Held, held, sexes_for
from explorer.analysis.claim.places import OUTSIDE, PART, PARTS_OF, UNKNOWN
from explorer.analysis.claim.verdicts import Claim
from explorer.analysis.claim.vocabulary import COUNTED, REST, TURNED
from explorer.analysis.distribution import Standing
from explorer.analysis.gradient import TABLE
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, catalogue, releases
from explorer.indicators.tables import table
from explorer.periods import Period
from explorer.places.areas import Area, register
from explorer.places.levels import NAMED
from explorer.words.claim import labels
from explorer.words.claim.labels import MAY, REASONS, UNCHECKED, VERDICTS
from explorer.words.comparison import in_sentence
from explorer.words.figures import (
    NEWBORN,
    about,
    group,
    is_rate,
    kind,
    number,
    outward,
    release_words,
    span,
    together,
    with_article,
    with_noun,
    with_unit,
)
from explorer.words.ranks import rank_text


def verdict_word(verdict: str) -> str:
    """Return a verdict as it heads a claim: "Outdated"."""
    return VERDICTS[verdict]


def may_word(claim: Claim) -> str:
    """Return whether a claim may still be said, as a sentence."""
    if claim.verdict in _UNCHECKED:
        return UNCHECKED
    return MAY[claim.may_be_said]


# What the level of a check is called whose areas are tenths of neighbourhoods.
DEPRIVATION = "deprivation"
_UNCHECKED = frozenset(
    {
        verdicts.NOT_HELD,
        verdicts.NOT_UNDERSTOOD,
        verdicts.NOT_CHECKED,
        verdicts.NO_FIGURE,
    }
)


# Figures -----------------------------------------------------------------------------------------


def amount(check: Check) -> str:
    """Return what is held up against a claim: "51.8 years", "1.7 times", "12.7 years apart"."""
    return _amount(check, check.value)


def limits(check: Check) -> str:
    """Return the likely range of what is held up: "47.4 to 56.1"; empty without one."""
    if not check.has_range or check.kind == checks.RANK:
        return ""
    return span(check.lower, check.upper, _decimals(check))


def _decimals(check: Check) -> int:
    if check.kind in (checks.TIMES, checks.WIDTH_TIMES):
        return 2 if check.value < 10 else 0  # noqa: PLR2004
    if check.kind == checks.PERCENT_MORE:
        return 0
    return check.parts[0].decimals if check.parts else check.record.decimals


def _amount(check: Check, value: float) -> str:  # noqa: PLR0911
    if math.isnan(value):
        return ""
    text = number(value, _decimals(check))
    if check.kind in (checks.TIMES, checks.WIDTH_TIMES):
        return f"{text} times" if value < 10 else f"{text}%"  # noqa: PLR2004
    if check.kind == checks.PERCENT_MORE:
        return f"{text}%"
    if check.kind == checks.RANK:
        return ""
    how = check.parts[0].how if check.parts else ""
    if how == TURNED and check.record.turned_over:
        return f"{text} {check.record.turned_over.noun}"
    if how == COUNTED:
        return f"{text} votes"
    if check.kind in (checks.APART, checks.MOVED, checks.WIDTH):
        return text + _unit_apart(check.record)
    return with_unit(text, check.record)


def _unit_apart(record: Indicator) -> str:
    if record.unit == "%":
        return " percentage points"
    if is_rate(record):
        return f" {record.unit}"
    return " points" if record.unit == "score" else f" {record.unit}"


def when(check: Check) -> str:
    """Return group and period of what is held up: "Girls, 2011 to 2013 to 2022 to 2024"."""
    if check.since is not None:
        text = f"from {check.since.words} to {check.period.words}"
        if len(check.record.sexes) > 1 and check.sex:
            return f"{group(check.record, check.sex).capitalize()}, {text}"
        return text[:1].upper() + text[1:]
    if not check.sex:
        return check.period.words
    return about(check.record, check.sex, check.period)


def release(check: Check) -> str:
    """Return which publication it stands in: "Release of March 2022"."""
    record = check.record
    if check.level == DEPRIVATION:
        return _by_deprivation()
    if record.model_of:
        return "Our model"
    if len(releases(record.series)) > 1:
        return f"Release of {release_words(record.release)}"
    return f"{record.origin[0].producer}, {release_words(record.release)}"


def _by_deprivation() -> str:
    """Return where figures of deprived tenths stand: a table of their own."""
    told = table(TABLE).record
    return f"{told.origin[0].producer}, {release_words(told.release)}"


def source(claim: Claim, check: Check) -> str:
    """Return which publication a figure stands in, and of what where there are several."""
    several = {one.record.series for one in claim.found.newest}
    named = f"{check.record.short_title}: " if len(several) > 1 else ""
    return named + release(check)


def name_of(record: Indicator) -> str:
    """Return what a measure is called: at length where it has rivals."""
    return record.title if record.definition else record.short_title


def held_text(check: Check) -> str:
    """Return what is held as a cell says it: "51.8 years (likely range 47.4 to 56.1)"."""
    if check.kind == checks.RANK:
        return _rank(check)
    text = amount(check)
    if check.kind in (checks.APART, checks.PERCENT_MORE, checks.TIMES) and len(check.parts) > 1:
        text = (
            f"{text}: {_name(check.parts[0])} {_held(check.parts[0])}, "
            f"{_name(check.parts[1])} {_held(check.parts[1])}"
        )
    likely = limits(check)
    told = f"{amount(check)} (likely range {likely})" if likely else amount(check)
    return told + text.removeprefix(amount(check))


def _name(row: Held) -> str:
    return with_article(row.measured_for or row.area)


def _held(row: Held) -> str:
    """Return a figure with its range: "51.8 years (47.4 to 56.1)"."""
    text = number(row.value, row.decimals)
    if row.how == TURNED and row.record.turned_over:
        text = f"{text} {row.record.turned_over.noun}"
    else:
        text = with_unit(text, row.record)
    return f"{text} ({span(row.lower, row.upper, row.decimals)})" if row.has_range else text


def _rank_range(check: Check) -> str:
    """Return the range of a rank, in England or in the region that was named."""
    if math.isnan(check.lower):
        return ""
    low, high = int(check.lower), int(check.upper)
    if not check.from_low:
        low, high = check.of + 1 - high, check.of + 1 - low
    told = rank_text(Standing(check.level, low, high, check.of))
    if told.startswith(("lowest", "highest")):
        told = f"the {told}"
    return f"{told} in {check.among.name}" if check.among else told


def _rank(check: Check) -> str:
    if math.isnan(check.value):
        return f"no figure of its own among {check.of} {NAMED[check.level].plural}"
    told = _rank_range(check)
    if told:
        return told
    row = check.parts[0]
    return f"{_held(row)} among {check.of} {NAMED[check.level].plural}; no range is published"


# Sentences ---------------------------------------------------------------------------------------


def say_today(claim: Claim) -> str:
    """Return a sentence that can be said today, with range, period and source; may be empty."""
    rows = _told(claim)
    if not rows:
        return ""
    sentences = [_sentence(claim, one) for one in rows]
    return " ".join([*dict.fromkeys(filter(None, sentences)), _source(rows)])


def _told(claim: Claim) -> list[Check]:
    """Return the figures to tell: of the claim's measure, of each group that it may mean."""
    rows = list(claim.found.newest)
    if claim.verdict in (AGREES, ROUNDED, PRECISE):
        agreeing = [one for one in rows if one.agreement == claim.verdict]
        first = agreeing[0].record if agreeing else None
        rows = [one for one in rows if one.record == first]
        return rows[:2]
    return [one for one in rows if one.record == claim.found.record][:2] or rows[:1]


def _source(rows: Sequence[Check]) -> str:
    record = rows[0].record
    if rows[0].level == DEPRIVATION:
        return f"({_by_deprivation()})"
    return f"({record.origin[0].producer}, {release_words(record.release)})"


def _sentence(claim: Claim, check: Check) -> str:
    ways = {
        checks.FIGURE: _figure_sentence,
        checks.RANK: _rank_sentence,
        checks.MOVED: _moved_sentence,
        checks.WIDTH: _width_sentence,
        checks.WIDTH_TIMES: _width_sentence,
    }
    if check.since is not None and check.kind in (checks.TIMES, checks.PERCENT_MORE):
        return _moved_sentence(claim, check)
    return ways.get(check.kind, _apart_sentence)(claim, check)


def _figure_sentence(_claim: Claim, check: Check) -> str:
    return figure_sentence(check.parts[0]) if check.parts else _tenth_sentence(check)


def figure_sentence(row: Held) -> str:
    """Return one figure as a sentence: "A girl born in Blackpool can expect …"."""
    record, name = row.record, _name(row)
    lent = ""
    if row.measured_for:
        lender = row.measured_for
        what = "which" if lender.name.endswith(kind(lender)) else f"the {kind(lender)} that"
        name = f"{with_article(lender)}, {what} contains {row.area.name},"
        lent = f" No figure is published for {row.area.name} alone."
    likely = f" (likely range {span(row.lower, row.upper, row.decimals)})" if row.has_range else ""
    value = number(row.value, row.decimals)
    period = _period_words(record, row.period)
    if row.how == TURNED and record.turned_over:
        start = f"{name[:1].upper()}{name[1:]}"
        said = f"{start} had {value} {record.turned_over.noun}{likely}, {period}."
    elif row.how == COUNTED:
        said = f"{record.short_title}, in {name.rstrip(',')}: {value} votes, {period}."
    elif row.how == REST:
        said = (
            f"{record.short_title}, in {name.rstrip(',')}: this was not so of {value}%{likely}, "
            f"{period}."
        )
    elif record.statistic == "life_expectancy" and row.sex in NEWBORN:
        said = (
            f"A {NEWBORN[row.sex]} born in {name} can expect "
            f"{with_noun(value, record)}{likely}, {period}."
        )
    else:
        who = f", {group(record, row.sex)}" if len(record.sexes) > 1 else ""
        said = (
            f"{name_of(record)}{who}, in {name.rstrip(',')}: "
            f"{_with_rate(value, record)}{likely}, {period}."
        )
    return said + lent


def _with_rate(value: str, record: Indicator) -> str:
    return with_unit(value, record, record.short_title)


def _period_words(record: Indicator, period: Period) -> str:
    return f"published {period.words}" if period.short == record.release else period.words


def _who(record: Indicator, sex: str) -> str:
    return f", {group(record, sex)}" if len(record.sexes) > 1 and sex else ""


def _apart_sentence(claim: Claim, check: Check) -> str:
    record = check.record
    if not check.parts:
        return _tenths_sentence(check)
    first, second = check.parts
    if not check.sex or first.sex != second.sex:
        one, two = group(record, first.sex), group(record, second.sex)
        where = _name(first)
        start = (
            f"{record.short_title} in {where}, {check.period.words}: {one} {_held(first)}, "
            f"{two} {_held(second)}"
        )
    else:
        start = (
            f"{record.short_title}{_who(record, check.sex)}, "
            f"{_period_words(record, check.period)}: "
            f"{_place_name(first)} {_held(first)}, {_place_name(second)} {_held(second)}"
        )
    value, low, high = _difference(first, second)
    apart = number(abs(value), first.decimals)
    unit = _unit_apart(record) if first.how != TURNED else " patients per GP"
    if math.isnan(low):
        return f"{start}: {apart}{unit} apart; no range is published for the difference."
    if low <= 0 <= high:
        below, above = (
            number(abs(limit), first.decimals) for limit in outward(low, high, first.decimals)
        )
        return f"{start}. We cannot tell them apart: anything from {below} lower to {above} higher."
    likely = span(min(abs(low), abs(high)), max(abs(low), abs(high)), first.decimals)
    return f"{start}: {apart}{unit} apart (likely range {likely})."


def _place_name(row: Held) -> str:
    if row.measured_for:
        return f"{with_article(row.measured_for)}, which contains {row.area.name},"
    return with_article(row.area)


def _difference(first: Held, second: Held) -> tuple[float, float, float]:
    return rows.subtract(first, second)


def _tenth_sentence(check: Check) -> str:
    part = "fifth" if check.of == 5 else "tenth"  # noqa: PLR2004
    return (
        f"{check.record.short_title}, {group(check.record, check.sex)}, {check.period.words}: "
        f"{number(check.value, 1)} years in the {'most' if check.from_low else 'least'} deprived "
        f"{part} of neighbourhoods in England; no range is published."
    )


def _tenths_sentence(check: Check) -> str:
    return (
        f"{check.record.short_title}, {group(check.record, check.sex)}, {check.period.words}: "
        f"{number(abs(check.value), 1)} years apart between the most and the least deprived "
        "tenth of neighbourhoods in England; no range is published."
    )


def _moved_sentence(_claim: Claim, check: Check) -> str:
    if len(check.parts) < 2:  # noqa: PLR2004
        return ""
    now, then = check.parts
    record = check.record
    start = (
        f"{record.short_title}{_who(record, check.sex)}, in {_place_name(now).rstrip(',')}: "
        f"{_held(then)} {_on(then.period)}, {_held(now)} {_on(now.period)}"
    )
    value, low, high = rows.moved(then, now)
    size = number(abs(value), now.decimals)
    unit = _unit_apart(record) if now.how != TURNED else " patients per GP"
    if math.isnan(low):
        return f"{start}; no range is published for the change."
    if low <= 0 <= high:
        return (
            f"{start}: no clear change ({number(value, now.decimals)}{unit}, likely range "
            f"{span(low, high, now.decimals)})."
        )
    way = "rose" if value > 0 else "fell"
    likely = span(min(abs(low), abs(high)), max(abs(low), abs(high)), now.decimals)
    return f"{start}: it {way} by {size}{unit} (likely range {likely})."


def _on(period: Period) -> str:
    return f"{'on' if period.unit == 'D' else 'in'} {period.words}"


def _rank_sentence(_claim: Claim, check: Check) -> str:
    row = check.parts[0]
    start = figure_sentence(row)
    place = _rank_range(check)
    if not place:
        return start
    return f"{start} That is {place}."


def _width_sentence(_claim: Claim, check: Check) -> str:
    record = check.record
    start = f"{record.short_title}{_who(record, check.sex)}"
    if check.since is None:
        ends = ", ".join(f"{row.area.name} {_held_plain(row)}" for row in check.parts)
        likely = f" (likely range {limits(check)})" if limits(check) else ""
        return (
            f"{start}, {check.period.words}: {NAMED[check.level].plural} are {amount(check)} apart"
            f"{likely}: {ends}."
        )
    what = f"the gap between {NAMED[check.level].plural}" if check.level else "the gap"
    if check.kind == checks.WIDTH_TIMES:
        return (
            f"{start}: {what} in {check.period.words} was {amount(check)} that of "
            f"{check.since.words}{_likely(check)}."
        )
    return f"{start}, {check.since.words} to {check.period.words}: {_gap_move(what, check)}"


def _likely(check: Check) -> str:
    return f" (likely range {limits(check)})" if limits(check) else ""


def _gap_move(what: str, check: Check) -> str:
    size = amount(check)
    if not check.has_range:
        return f"{what} changed by {size}; no range is published."
    if check.lower <= 0 <= check.upper:
        return f"no clear change of {what} ({size}, likely range {limits(check)})."
    return f"{what} changed by {size} (likely range {limits(check)})."


def _held_plain(row: Held) -> str:
    own = data.cells(row.record.slug, row.area.level, row.sex, row.period, row.area.code)
    text = number(row.value, row.record.decimals)
    if math.isnan(own["lower"]):
        return text
    return f"{text} ({span(own['lower'], own['upper'], row.record.decimals)})"


# Why ---------------------------------------------------------------------------------------------


def why(claim: Claim) -> list[str]:
    """Return what must be told of a claim, each a sentence: the most telling first."""
    lines = [_match(claim)]
    lines += [_reason(claim, code) for code in claim.reasons]
    lines += [_also(claim), _others(claim), _defined(claim), _regions(claim), _no_age(claim)]
    return [one for one in dict.fromkeys(lines) if one]


_DYING = re.compile(r"\b(?:die|dies|dying|died|death|dead)\b", re.IGNORECASE)


def _no_age(claim: Claim) -> str:
    """Return that healthy years are no age at death, where a claim takes them for one."""
    if claim.verdict in _UNCHECKED or not _DYING.search(claim.reading.text):
        return ""
    beside = claim.found
    found = [*beside.newest[:1], *beside.elsewhere]
    healthy = any(one.record.series == DEFAULT for one in found)
    return labels.NO_AGE if healthy else ""


def _regions(claim: Claim) -> str:
    """Return what "North and South" was taken for."""
    gap, best = claim.reading.gap, claim.best
    if gap is None or gap.regional == "region" or best is None or best.level != "region":
        return ""
    return labels.NORTH_SOUTH


def _match(claim: Claim) -> str:
    """Return what the verdict rests on."""
    best = claim.best
    if best is None or claim.verdict in (
        verdicts.NOT_HELD, verdicts.NOT_UNDERSTOOD, verdicts.NOT_CHECKED, verdicts.NO_FIGURE,
    ):  # fmt: skip
        return ""
    if claim.reading.kind == ORDER and claim.verdict == UNSURE:
        return f"{when(best)}: {held_text(best)}."
    if claim.verdict == verdicts.OUTDATED:
        agreeing = [one for one in claim.found.former if one.agreement in (AGREES, PRECISE)]
        # The newest release, then the newest period, that has it.
        old = max(agreeing, key=lambda one: (one.record.release, one.period), default=None)
        if old is not None:
            return (
                f"It agrees with {_when_in(old)}"
                f" in {_in_release(old)}: {held_text(old)}. The newest figure is "
                f"{held_text(best)}, "
                f"{best.period.words}."
            )
    if claim.verdict == PRECISE:
        return f"{when(best)}: {held_text(best)}. The source does not carry so many digits."
    return f"{when(best)}, {_in_release(best)}: {held_text(best)}."


def _when_in(check: Check) -> str:
    """Return group and period inside a sentence: "girls, 2018 to 2020", "January 2025"."""
    text = when(check)
    return text[:1].lower() + text[1:] if len(check.record.sexes) > 1 and check.sex else text


def _in_release(check: Check) -> str:
    text = release(check)
    return f"the {text[:1].lower()}{text[1:]}" if text.startswith("Release") else text


def _reason(claim: Claim, code: str) -> str:  # noqa: PLR0911, PLR0912
    reading, beside = claim.reading, claim.found
    if code == verdicts.PLACE:
        return _place_reason(claim)
    if code == verdicts.MEASURE:
        return _measure_reason(claim)
    if code == verdicts.LEVEL:
        return _level_reason(claim)
    if code == verdicts.PERIODS:
        return _periods_reason(claim)
    if code == verdicts.SAME_FIGURE:
        return REASONS[code].format(lender=with_article(beside.lender) if beside.lender else "")
    if code == verdicts.BORROWED:
        parts = [part for one in beside.newest for part in one.parts]
        lent = {part.area: part.measured_for.name for part in parts if part.measured_for}
        lines = [REASONS[code].format(place=area.name, lender=lent[area]) for area in lent]
        return " ".join(lines)
    if code == verdicts.GROUP:
        who = {"female": "women or girls", "male": "men or boys"}.get(
            reading.groups[0].sex if reading.groups else "", "one group"
        )
        return REASONS[code].format(group=who)
    if code == verdicts.RIVAL:
        best = claim.best
        return REASONS[code].format(measure=best.record.title if best else "")
    if code == verdicts.SIDE:
        side = next((one for one in beside.newest if one.agreement == AGREES), None)
        if side is None:
            return ""
        told = f"{held_text(side)}, {side.period.words}"
        return REASONS[code].format(measure=in_sentence(name_of(side.record)), figure=told)
    if code == verdicts.ONE_GROUP:
        wanted = AGREES if claim.verdict == UNSURE else claim.verdict
        good = [one for one in beside.newest if one.agreement == wanted]
        if not good or not good[0].sex:
            return ""
        return REASONS[code].format(group=group(good[0].record, good[0].sex))
    if code == verdicts.WITHIN:
        best = claim.best
        return REASONS[code].format(range=limits(best)) if best and limits(best) else ""
    if code == verdicts.ASSUMED_MEASURE:
        measure = beside.record.short_title if beside.record else ""
        return REASONS[code].format(measure=in_sentence(measure))
    if code == verdicts.PERIOD:
        best = claim.best
        return REASONS[code].format(period=best.period.words if best else "")
    return REASONS.get(code, "")


def _periods_reason(claim: Claim) -> str:
    """Return for when figures are held, where a change cannot be checked."""
    record, areas = claim.found.record, claim.found.areas
    sex = claim.reading.groups[0].sex if claim.reading.groups else ""
    if record is None or not areas:
        return REASONS[verdicts.PERIODS]
    known = sorted(
        {row.period for one in sexes_for(record, sex) for row in held(record, areas[0], one)}
    )
    if not known:
        return REASONS[verdicts.PERIODS]
    where = with_article(areas[0])
    if len(known) == 1:
        return f"For {where} one period is held, {known[0].words}: no change can be checked."
    lines = [f"For {where} figures are held from {known[0].words} to {known[-1].words} only."]
    if shared_years(known[0], known[-1]) > 0:
        lines.append("These periods share years, so little can be said of a change.")
    return " ".join(lines)


def _place_reason(claim: Claim) -> str:
    wrong = [one for one in claim.reading.places if one.kind in (OUTSIDE, UNKNOWN, PART)]
    lines = []
    for one in wrong:
        if one.kind == OUTSIDE:
            where = (
                "" if one.text.lower() == one.nation.lower() else f"{one.text} is in {one.nation}. "
            )
            lines.append(f"{where}We hold England only.")
        elif one.kind == UNKNOWN:
            lines.append(
                f"We hold no place called '{one.text}'. Name a council, constituency, care board "
                "or region of England."
            )
        else:
            names = [register().name("region", code) for code in PARTS_OF[one.part]]
            lines.append(
                f"'{one.text}' is no area with figures of its own. There are figures for "
                f"{together(names)}."
            )
    return " ".join(dict.fromkeys(lines))


def _measure_reason(claim: Claim) -> str:
    named = claim.reading.measure
    if named is None:
        return REASONS["no measure"]
    near = [catalogue()[slug].short_title for slug in named.near if slug in catalogue()]
    start = f"We hold no figures of {named.not_held}."
    return (
        f"{start} Nearest to it: {together([in_sentence(one) for one in near])}." if near else start
    )


def _level_reason(claim: Claim) -> str:
    record = claim.found.record
    if record is None:
        return ""
    known = [NAMED[level].plural for level in record.levels]
    read, sex = claim.reading.places, record.sexes[0]
    lacking = [one for one in read if not any(held(record, area, sex) for area in one.areas)]
    where = next((one.text for one in [*lacking, *read]), "this kind of area")
    return (
        f"{record.title}: no figure is held for {where}. There are figures for {together(known)}."
    )


def _others(claim: Claim) -> str:
    """Return the newest figures by other definitions that a speaker may mean."""
    best = claim.best
    if best is None or claim.verdict in _UNCHECKED:
        return ""
    others = [one for one in claim.found.newest if one.record.series != best.record.series]
    told = [f"{one.record.short_title}: {held_text(one)}, {one.period.words}" for one in others]
    return f"By other definitions: {'; '.join(told)}." if told else ""


def _defined(claim: Claim) -> str:
    """Return how a measure that has several definitions is counted."""
    record = claim.best.record if claim.best else None
    return record.explain if record and record.definition else ""


def _also(claim: Claim) -> str:
    """Return what else would agree: another group, place or measure."""
    if claim.verdict in (AGREES, ROUNDED) or not claim.found.elsewhere:
        return ""
    told = [_else(claim, one) for one in claim.found.elsewhere[:3]]
    return f"It is the newest figure {'; '.join(dict.fromkeys(told))}."


def _else(claim: Claim, check: Check) -> str:
    record, own = check.record, claim.found.record
    area = check.parts[0].area
    asked = claim.found.areas[0] if claim.found.areas else None
    parts = []
    if own is not None and record.series != own.series:
        parts.append(f"of {in_sentence(record.title)}")
    if check.parts[0].how == REST and claim.reading.measure and claim.reading.measure.how != REST:
        parts.append("of the rest, those who do not")
    first = claim.found.newest[0] if claim.found.newest else None
    if first and check.sex != first.sex and len(record.sexes) > 1 and record == own:
        parts.append(f"for {group(record, check.sex)}")
    if asked is not None and area != asked:
        named = _named_beside(area, asked)
        parts.append(f"for {named}")
    return f"{' '.join(parts)} ({held_text(check)}, {check.period.words})"


def _named_beside(area: Area, asked: Area) -> str:
    if area.name == asked.name:
        return f"the {kind(area)} called {area.name}"
    holds = area.level in asked.parents and asked.parents[area.level] == area.code
    return f"{area.name}, which contains {asked.name}" if holds else f"{area.name} ({kind(area)})"
