"""How much of the inequality between constituencies lies inside regions, by our model.

The figures are worked out by `explorer build` from draws of the model, so that its noise is in
their ranges and not in the inequality; here they are read and checked against what was asked.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from explorer.analysis.gap import ALL, POPULATION, sexes_of
from explorer.analysis.modelled import TABLES, model_of
from explorer.errors import QuestionError
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, catalogue, indicator
from explorer.indicators.tables import Table, TableRecord, table
from explorer.periods import Period, choose
from explorer.places.areas import Area, register
from explorer.places.levels import NAMED
from explorer.places.levels import level as level_called
from explorer.root import data_root
from explorer.statistics.decomposition import MEASURES
from explorer.statistics.intervals import Ranged

WITHIN, LEVEL = "region", "constituency"
# What each measure is told in; the unit of the figures comes first for the first.
_UNITS = {"variance": "{unit} squared", "theil": "× 1,000"}


@dataclass(frozen=True)
class Parts:
    """One measure of inequality, and how it splits.

    Attributes
    ----------
    measure : {"variance", "theil"}
    unit : str
        Of the first three.
    total, between, within : Ranged
        Medians of draws, so that two parts need not add up to the whole exactly.
    share_between : Ranged
        Share of the whole, 0 to 1, that lies between regions.
    left_after_halving : Ranged
        Share, 0 to 1, that would be left if every region's mean came half way to England's and
        each constituency moved as its region does.
    """

    measure: str
    unit: str
    total: Ranged
    between: Ranged
    within: Ranged
    share_between: Ranged
    left_after_halving: Ranged

    @property
    def share_within(self) -> Ranged:
        """Share of the whole, 0 to 1, that lies inside regions."""
        found = self.share_between
        return Ranged(1 - found.value, 1 - found.upper, 1 - found.lower)


@dataclass(frozen=True)
class Spread:
    """How far the constituencies of one region lie from its mean.

    Attributes
    ----------
    area : Area
        The region.
    mean : Ranged
        By residents, in the indicator's unit.
    spread : Ranged
        Standard deviation round it, by residents.
    chance_widest : float
        How likely it is, 0 to 1, that no region's spread is wider.
    """

    area: Area
    mean: Ranged
    spread: Ranged
    chance_widest: float


@dataclass(frozen=True)
class Inside:
    """How inequality between the areas of a level splits into between and inside larger ones.

    Attributes
    ----------
    record : Indicator
        The modelled one.
    table : TableRecord
        Of the figures.
    level, within, sex : str
    period : Period
    areas : int
        How many there are of the level.
    measures : tuple of Parts
        The variance, then Theil's index.
    regions : tuple of Spread
        In order of name.
    """

    record: Indicator
    table: TableRecord
    level: str
    within: str
    sex: str
    period: Period
    areas: int
    measures: tuple[Parts, ...]
    regions: tuple[Spread, ...]


def insides(
    slug: str,
    within: str = WITHIN,
    sex: str | None = None,
    period: str | None = None,
    *,
    level: str | None = None,
    measure: str = ALL,
    pair: tuple[str, str] | None = None,
    weights: str = POPULATION,
) -> list[Inside]:
    """Split the inequality between areas into what lies between larger ones and inside them.

    Parameters
    ----------
    slug : str
        A modelled indicator.
    within : str
        The level of the larger areas: "region".
    sex : str, optional
        All that the indicator has when left out.
    period : str, optional
        The latest when left out.
    level : str, optional
        Whose areas: "constituency", also when left out.
    measure : str
        "all": both measures are worked out together.
    pair : tuple of str, optional
        None: a pair has no inside.
    weights : str
        "population".

    Raises
    ------
    QuestionError
        Something else was asked for; it says what can be.
    """
    record = _asked(slug, within)
    if level is not None and level_called(level).slug != LEVEL:
        raise QuestionError(
            f"What lies inside regions is worked out for {NAMED[LEVEL].plural} alone, not for "
            f"{level_called(level).plural}. Leave --level out, or choose --level {LEVEL}."
        )
    if (measure, pair, weights) != (ALL, None, POPULATION):
        raise QuestionError(
            f"With --within both measures that split exactly are given ({', '.join(MEASURES)}), "
            f"weighted by residents. Leave --measure, --pair and --weights out."
        )
    found = []
    for one in sexes_of(slug, sex):
        available = data.published_periods(record, LEVEL, one)
        chosen = choose(period, available, f"{record.short_title} for {NAMED[LEVEL].plural}")
        found.append(_inside(data_root(), slug, one, chosen))
    return found


def inside_of(published: Indicator) -> tuple[Inside, ...]:
    """Return what our model of a published indicator says, sex by sex; empty without a model."""
    model = model_of(published)
    return tuple(insides(model.slug)) if model else ()


def _asked(slug: str, within: str) -> Indicator:
    """Return the record that a question is about, or say what would work."""
    record = indicator(slug)
    models = [one for one in TABLES if one in catalogue()]
    if slug not in models:
        raise QuestionError(
            f"--within is answered by our model alone: choose --indicator {' or '.join(models)}. "
            f"Gaps of {record.slug} need --level instead: {', '.join(record.levels)}."
        )
    if within != WITHIN:
        raise QuestionError(
            f"There is no split within '{within}'. Choose --within {WITHIN}: figures of "
            f"{NAMED[LEVEL].plural} between and inside {NAMED[WITHIN].plural}."
        )
    return record


@cache
def _inside(_: Path, slug: str, sex: str, period: Period) -> Inside:
    record = indicator(slug)
    source = table(f"{TABLES[slug]}-inside-regions")
    joined = data.figures(slug, LEVEL, sex, period.iso).frame
    rows = _rows(source, sex)
    regions = register().level(WITHIN).values()
    return Inside(
        record=record,
        table=source.record,
        level=LEVEL,
        within=WITHIN,
        sex=sex,
        period=period,
        areas=int(joined["value"].notna().sum()),
        measures=tuple(_parts(rows, name, record.unit) for name in MEASURES),
        regions=tuple(
            _spread(rows, region) for region in sorted(regions, key=lambda one: one.name)
        ),
    )


Rows = Mapping[Hashable, Mapping[Hashable, Any]]


def _rows(source: Table, sex: str) -> Rows:
    frame = source.frame[source.frame["sex"].eq(sex)]
    return frame.set_index(["measure", "part", "region"]).to_dict("index")


def _parts(rows: Rows, measure: str, unit: str) -> Parts:
    return Parts(
        measure,
        _UNITS[measure].format(unit=unit),
        *(
            _ranged(rows[measure, part, ""])
            for part in ("total", "between", "within", "share-between", "left-after-halving")
        ),
    )


def _spread(rows: Rows, region: Area) -> Spread:
    mean, spread, widest = (
        rows["spread", part, region.code] for part in ("mean", "within", "chance-widest")
    )
    return Spread(region, _ranged(mean), _ranged(spread), float(widest["value"]))


def _ranged(row: Mapping[Hashable, Any]) -> Ranged:
    return Ranged(float(row["value"]), float(row["lower"]), float(row["upper"]))
