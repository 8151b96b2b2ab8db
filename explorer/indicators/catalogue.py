"""What an indicator is: reads and checks ``indicators/*/indicator.toml``."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from explorer.errors import DataError, QuestionError
from explorer.indicators import yours
from explorer.indicators.record import checked
from explorer.places.levels import NAMED
from explorer.root import data_root
from explorer.typeface import face

DEFAULT = "healthy-life-expectancy"
_SCHEMA = Path(__file__).parent / "indicator.schema.json"


@dataclass(frozen=True)
class LevelRecord:
    """How an indicator comes to be at one level, and what to know about it there."""

    processing: str
    note: str = ""


@dataclass(frozen=True)
class Possible:
    """The range outside which a number cannot be right, both ends inside it."""

    min: float = -math.inf
    max: float = math.inf

    def __str__(self) -> str:
        """Return the range in words."""
        if math.isinf(self.min):
            return f"{self.max:,.12g} or less"
        return f"{self.min:,.12g} {'or more' if math.isinf(self.max) else f'to {self.max:,.12g}'}"


@dataclass(frozen=True)
class MadeOf:
    """How a value follows from its parts: `per` × numerator / denominator - `less`.

    `part` says whether the numerator is a part of the denominator.
    """

    per: float
    less: float = 0.0
    part: bool = False


@dataclass(frozen=True)
class Extra:
    """A further numeric column that travels with an indicator's values."""

    name: str
    title: str
    unit: str
    decimals: int
    description: str
    possible: Possible | None = None

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Extra":
        """Build a column from its entry in a record."""
        return cls(**{**record, "possible": _possible(record)})


def _possible(record: Mapping[str, Any]) -> Possible | None:
    return Possible(**record["possible"]) if "possible" in record else None


@dataclass(frozen=True)
class TurnedOver:
    """The same figure read the other way round: `per` divided by the value."""

    noun: str
    per: float
    decimals: int


@dataclass(frozen=True)
class Standard:
    """A value that was set for an indicator.

    Attributes
    ----------
    value : float
        In the indicator's unit.
    direction : {"at_least", "at_most"}
    set_by, since : str
        Who set it, and when: a year, month or day.
    note : str
        What else must be known of it; may be empty.
    """

    value: float
    direction: str
    set_by: str
    since: str
    note: str = ""

    def met_by(self, value: float) -> bool:
        """Whether a value meets it; a missing one does not."""
        return value >= self.value if self.direction == "at_least" else value <= self.value


@dataclass(frozen=True)
class Unmapped:
    """A former area that keeps its figures but has no boundary today."""

    code: str
    name: str
    level: str
    reason: str


@dataclass(frozen=True)
class Origin:
    """A publication that an indicator comes from."""

    producer: str
    title: str
    published: str
    url: str
    licence: str
    attribution: str
    file: str
    sha256: str


@dataclass(frozen=True)
class Indicator:
    """An indicator's record; the schema beside this module says what each field means."""

    slug: str
    theme: str
    title: str
    short_title: str
    label: str
    noun: str
    legend: str
    explain: str
    unit: str
    decimals: int
    polarity: str
    statistic: str
    age: str
    sexes: tuple[str, ...]
    period_kind: str
    borrow_from: str
    weight: str
    series: str
    release: str
    official_status: str
    interval: str
    interval_method: str
    aggregation: str
    modelled: bool
    description: str
    key_points: tuple[str, ...]
    caveats: tuple[str, ...]
    do_nots: tuple[str, ...]
    levels: Mapping[str, LevelRecord]
    origin: tuple[Origin, ...]
    # What values.csv has of places that are points: no level of areas is among them.
    sites: Mapping[str, LevelRecord] = field(default_factory=dict)
    extra: tuple[Extra, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    turned_over: TurnedOver | None = None
    possible: Possible | None = None
    made_of: MadeOf | None = None
    family: str = ""
    definition: str = ""
    part_of: str = ""
    shares_model_within: str = ""
    revision: str = ""
    model_of: str = ""
    estimate_without_range: bool = False
    standard: Standard | None = None
    rests_on: tuple[str, ...] = ()
    model_uses: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Return that of the slug: equal records share it, and to hash every text takes long."""
        return hash(self.slug)

    @property
    def held(self) -> Mapping[str, LevelRecord]:
        """Everything that values.csv has: levels of areas, and kinds of place that are points."""
        return {**self.levels, **self.sites}

    @property
    def has_interval(self) -> bool:
        """Whether its publisher gives a 95% interval."""
        return self.interval != ""

    @property
    def is_counted(self) -> bool:
        """Whether its figures are counts that leave nothing to chance, not estimates."""
        estimated = self.estimate_without_range or self.modelled
        return not (self.has_interval or estimated or self.statistic == "life_expectancy")

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> "Indicator":
        """Build an indicator from a record that fits the schema."""
        fields = {"label": record["short_title"], **record}
        for name in ("sexes", "key_points", "caveats", "do_nots", "rests_on", "model_uses"):
            fields[name] = tuple(record.get(name, ()))
        made = {slug: LevelRecord(**entry) for slug, entry in record["levels"].items()}
        fields["levels"] = {slug: one for slug, one in made.items() if not NAMED[slug].points}
        fields["sites"] = {slug: one for slug, one in made.items() if NAMED[slug].points}
        fields["origin"] = tuple(Origin(**entry) for entry in record["origin"])
        fields["extra"] = tuple(map(Extra.from_record, record.get("extra", ())))
        fields["unmapped"] = tuple(Unmapped(**entry) for entry in record.get("unmapped", ()))
        fields["possible"] = _possible(record)
        if "standard" in record:
            fields["standard"] = Standard(**record["standard"])
        if "made_of" in record:
            fields["made_of"] = MadeOf(**record["made_of"])
        if "turned_over" in record:
            fields["turned_over"] = TurnedOver(**record["turned_over"])
        return cls(**fields)


def read_record(path: Path) -> Indicator:
    """Read one record and check it against the schema.

    Raises
    ------
    DataError
        The file cannot be read, or a field is missing, misspelt or of another kind;
        the message names the file and the field.
    """
    where = f"indicators/{path.parent.name}/{path.name}"
    record = checked(path, where, _SCHEMA)
    if record["slug"] != path.parent.name:
        raise DataError(
            f"The record {where} has the slug '{record['slug']}'; it must be the folder's name."
        )
    _check_label(record.get("label", ""), where)
    return Indicator.from_record(record)


def catalogue() -> Mapping[str, Indicator]:
    """Return every indicator of the data root in use by slug, the default first."""
    return _catalogue(data_root())


def indicator(slug: str) -> Indicator:
    """Return one indicator, or say which come close.

    Raises
    ------
    QuestionError
        No indicator has that slug.
    """
    known = catalogue()
    if yours.is_own(slug):
        return _own(slug)
    if slug in known:
        return known[slug]
    close = [match for match, *_ in process.extract(slug, list(known), limit=3, score_cutoff=60)]
    hint = f"Did you mean {' or '.join(close)}?" if close else f"There are: {', '.join(known)}."
    raise QuestionError(f"There is no indicator '{slug}'. {hint}")


def _own(slug: str) -> Indicator:
    held = yours.brought()
    if slug not in held:
        raise QuestionError(
            "That measure is a reader's own: it is in no link. Open the file again on the page "
            "Your own data."
        )
    return held[slug].record


def releases(series: str) -> list[Indicator]:
    """Return the releases of one series, the oldest first."""
    if yours.is_own(series):
        return [_own(series)]
    return list(_releases(data_root()).get(series, ()))


@cache
def _releases(root: Path) -> Mapping[str, Sequence[Indicator]]:
    found: dict[str, list[Indicator]] = {}
    for record in _catalogue(root).values():
        found.setdefault(record.series, []).append(record)
    return {series: sorted(some, key=lambda one: one.release) for series, some in found.items()}


def newest() -> list[Indicator]:
    """Return every indicator in its newest release alone, the default first."""
    return [record for record in catalogue().values() if releases(record.series)[-1] == record]


def whole_of(record: Indicator) -> Indicator | None:
    """Return the indicator of which a record's is a share, as life of healthy life."""
    found = releases(record.part_of) if record.part_of else []
    return found[-1] if found else None


@cache
def _catalogue(root: Path) -> Mapping[str, Indicator]:
    folders = sorted(
        folder
        for folder in (root / "indicators").iterdir()
        if folder.is_dir() and not folder.name.startswith(("_", "."))
    )
    records = [read_record(folder / "indicator.toml") for folder in folders]
    _check_together(records)
    return {record.slug: record for record in sorted(records, key=lambda r: r.slug != DEFAULT)}


# What a select box of the rail has room for, at the size that it is measured at: a label that is
# wider would be cut.
LABEL_ROOM, _LABEL_SIZE = 160, 16


def label_width(label: str) -> float:
    """Return how many pixels a label takes in the product's face."""
    return face().length(label) * _LABEL_SIZE / 1000


def _check_label(label: str, where: str) -> None:
    """Refuse a label that would be cut."""
    if label_width(label) > LABEL_ROOM:
        fits = next(n for n in range(len(label), -1, -1) if label_width(label[:n]) <= LABEL_ROOM)
        raise DataError(
            f"The record {where} has the label '{label}', which is {label_width(label):.0f} pixels "
            f"wide: a select box has room for {LABEL_ROOM} and would cut it. Make it shorter by "
            f"about {len(label) - fits} of its {len(label)} letters."
        )


# What releases of one series share: a figure of another kind is no release of it.
_SHARED = ("statistic", "unit", "noun", "age", "sexes", "polarity")
_ALIKE = 80


def _check_together(records: Sequence[Indicator]) -> None:
    """Refuse records that would hide one another, or stand alone by a slip of the keyboard."""
    seen: dict[str, Indicator] = {}
    for record in sorted(records, key=lambda one: (one.slug != one.series, one.slug)):
        first = seen.setdefault(record.series, record)
        other = next((one for one in _SHARED if getattr(first, one) != getattr(record, one)), None)
        if other is not None:
            raise DataError(
                f"The records indicators/{first.slug}/indicator.toml and "
                f"indicators/{record.slug}/indicator.toml have the series '{record.series}' and "
                f"differ in '{other}': only releases of one figure share a series. Give "
                f"{record.slug} a series of its own, such as '{record.slug}'."
            )
    families = {record.family for record in records if record.family}
    for record in records:
        alone = sum(one.family == record.family for one in records) == 1
        others = sorted(families - {record.family})
        close = process.extractOne(record.family, others, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if record.family and alone and close:
            raise DataError(
                f"The record indicators/{record.slug}/indicator.toml has the family "
                f"'{record.family}', which no other record has. Did you mean '{close[0]}'?"
            )
