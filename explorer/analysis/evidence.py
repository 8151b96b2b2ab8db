"""What an evidence pack holds: of one area, or of the goal for England."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from explorer.analysis.area import Missing, Row, Story, story
from explorer.analysis.distribution import Distribution, distribution
from explorer.analysis.doctors.definitions import NEED, RAW, definition_record
from explorer.analysis.doctors.needed import ENGLAND_NOW, Needed, benchmark, needed
from explorer.analysis.floor import Shortfall
from explorer.analysis.goal.page import Halving, halving
from explorer.analysis.goal.progress import LEVELS, Goal, goals, releases
from explorer.analysis.measures import THEMES, BesideEngland, against
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import DEFAULT, Indicator, indicator, newest
from explorer.places.areas import Area
from explorer.places.levels import ENGLAND
from explorer.root import data_root

MOST = 12
FACTS = 3
# The measures of a pack unless a reader chooses: the first twelve of these that an area has, then
# any others in the catalogue's order.
USUAL = (
    "healthy-life-expectancy.female",
    "healthy-life-expectancy.male",
    "life-expectancy.female",
    "life-expectancy.male",
    "life-expectancy-constituency.persons",
    "imd-most-deprived-tenth.persons",
    "gps-per-100k-need.persons",
    "gps-per-100k.persons",
    "cvd-deaths-preventable.persons",
    "smoking.persons",
    "children-low-income.persons",
    "cancer-early.persons",
    "obesity-year-6.persons",
    "health-bad.persons",
    "claimants.persons",
    "ae-four-hours.persons",
    "gp-same-day.persons",
    "fuel-poverty.persons",
    "obesity-adults.persons",
    "nurses-per-100k.persons",
    "pharmacies-per-100k.persons",
    "gps-per-100k-access.persons",
    "imd-score.persons",
)

Choice = tuple[Indicator, str]


@dataclass(frozen=True)
class Strip:
    """A measure of a pack: the area's figure, or why there is none.

    Attributes
    ----------
    indicator : Indicator
    sex : str
    row : Row or None
    missing : Missing or None
        Where there is no row.
    distribution : Distribution or None
        All areas of the level at which figures for this one would be measured.
    """

    indicator: Indicator
    sex: str
    row: Row | None
    missing: Missing | None
    distribution: Distribution | None


@dataclass(frozen=True)
class Below:
    """How far an area lies below the floor at which the goal's gap would be halved."""

    goal: Goal
    shortfall: Shortfall


@dataclass(frozen=True)
class Evidence:
    """What the pack of an area holds.

    Attributes
    ----------
    story : Story
    facts : tuple of tuple of Row
        At most `FACTS`; of each, the measure for every sex that it has.
    strips : tuple of Strip
        At most `MOST`, themes together.
    chosen : tuple of str
        What a reader chose, each as slug and sex; empty for the usual ones.
    needed : tuple of Needed
        GPs short of England's average today, by need and by plain count.
    healthy : tuple of BesideEngland
        Healthy years beside England's, for each sex.
    below : tuple of Below
        For each sex for which the area lies below the goal's floor.
    """

    story: Story
    facts: tuple[tuple[Row, ...], ...]
    strips: tuple[Strip, ...]
    chosen: tuple[str, ...]
    needed: tuple[Needed, ...]
    healthy: tuple[BesideEngland, ...]
    below: tuple[Below, ...]

    @property
    def area(self) -> Area:
        """The area that the pack is of."""
        return self.story.area


@dataclass(frozen=True)
class National:
    """What the pack of the goal holds.

    Attributes
    ----------
    halving : Halving
        Of the latest release, from the usual baseline.
    regions : tuple of tuple of Row
        One a region in order of code: healthy years for each sex.
    """

    halving: Halving
    regions: tuple[tuple[Row, ...], ...]


def choices(text: str) -> tuple[Choice, ...]:
    """Return the measures that a reader chose.

    Parameters
    ----------
    text : str
        Slugs with their sex, as ``smoking.persons``, apart by commas; a measure with one sex
        needs none. Empty for the usual ones.

    Raises
    ------
    QuestionError
        There is no such measure, it is named twice, or there are more than `MOST`.
    """
    found: list[Choice] = []
    for word in filter(None, (one.strip() for one in text.split(","))):
        slug, _, sex = word.partition(".")
        record = indicator(slug)
        if record.model_of or record not in newest():
            raise QuestionError(
                f"{record.title} ({slug}) is not shown in a pack: it holds the newest published "
                "figures."
            )
        if (not sex and len(record.sexes) > 1) or (sex and sex not in record.sexes):
            known = ", ".join(f"{slug}.{one}" for one in record.sexes)
            raise QuestionError(f"The measure '{word}' is not clear. Choose one of: {known}.")
        choice = record, sex or record.sexes[0]
        if choice in found:
            raise QuestionError(f"The measure '{word}' is named twice.")
        found.append(choice)
    if len(found) > MOST:
        raise QuestionError(f"A pack has room for {MOST} measures; {len(found)} were named.")
    return tuple(found)


def evidence(area: Area, chosen: Sequence[Choice] = ()) -> Evidence:
    """Return what the pack of an area holds.

    Parameters
    ----------
    area : Area
        Of any level but the country.
    chosen : sequence of (Indicator, str)
        As `choices` reads them; the usual ones when empty.
    """
    told = story(area)
    rows = {_key(row.indicator, row.sex): row for row in told.rows}
    wanted = list(chosen) or _usual(told.rows)
    missing = {one.indicator: one for one in told.missing}
    strips = [_strip(told, rows, missing, record, sex) for record, sex in wanted]
    return Evidence(
        story=told,
        facts=_facts(told),
        strips=tuple(sorted(strips, key=lambda one: THEMES.index(one.indicator.theme))),
        chosen=tuple(_key(record, sex) for record, sex in chosen),
        needed=tuple(
            _needed(data_root(), area.level, by)[area.code]
            for by in (NEED, RAW)
            if data.is_published(definition_record(by), area.level)
        ),
        healthy=_healthy(told.rows),
        below=_below(area),
    )


def national() -> National:
    """Return what the pack of the goal holds."""
    latest = list(releases(DEFAULT))[-1]
    found = goals(release=latest)
    halved = halving(latest, found[0].baseline)
    areas = [one.area for one in found[0].improving if one.area.code != ENGLAND]
    regions = (
        tuple(row for row in story(area).rows if row.indicator.slug == DEFAULT) for area in areas
    )
    return National(halved, tuple(regions))


def _key(record: Indicator, sex: str) -> str:
    return f"{record.slug}.{sex}"


def _usual(rows: Sequence[Row]) -> list[Choice]:
    order = {key: place for place, key in enumerate(USUAL)}
    ranked = sorted(rows, key=lambda row: order.get(_key(row.indicator, row.sex), len(order)))
    return [(row.indicator, row.sex) for row in ranked[:MOST]]


def _facts(told: Story) -> tuple[tuple[Row, ...], ...]:
    """Return what matters most, and where that is less than is told, the usual measures."""
    held = {rows[0].indicator.slug: rows for rows in told.facts}
    for key in USUAL:
        slug = key.partition(".")[0]
        if rows := told.of(slug):
            held.setdefault(slug, rows)
    return tuple(held.values())[:FACTS]


def _strip(
    told: Story,
    rows: Mapping[str, Row],
    missing: Mapping[Indicator, Missing],
    record: Indicator,
    sex: str,
) -> Strip:
    row = rows.get(_key(record, sex))
    if row is not None:
        return Strip(record, sex, row, None, row.distribution)
    level = told.area.level
    periods = data.published_periods(record, level, sex) if level in data.levels_of(record) else []
    among = distribution(record, level, sex, periods[-1]) if periods else None
    reason = missing.get(record) or Missing(record, "area", ())
    return Strip(record, sex, None, reason, among)


def _healthy(rows: Sequence[Row]) -> tuple[BesideEngland, ...]:
    found = (
        against(row.indicator, row.estimate, row.england)
        for row in rows
        if row.indicator.slug == DEFAULT
    )
    return tuple(one for one in found if one is not None)


@lru_cache(maxsize=32)
def _needed(_: Path, level: str, by: str) -> Mapping[str, Needed]:
    total = needed(level, by, benchmark(ENGLAND_NOW, by))
    return {one.area.code: one for one in total.areas}


def _below(area: Area) -> tuple[Below, ...]:
    if area.level not in LEVELS:
        return ()
    return tuple(
        Below(goal, one)
        for goal in _goals(data_root(), area.level)
        for one in goal.floor.below
        if one.end.area.code == area.code
    )


@lru_cache(maxsize=8)
def _goals(_: Path, level: str) -> tuple[Goal, ...]:
    return tuple(goals(level=level))
