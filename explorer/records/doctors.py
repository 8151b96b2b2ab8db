"""Where doctors are short, as plain data: the same keys on the command line and in files."""

from typing_extensions import TypedDict

from explorer.analysis.doctors.agreement import AreaAgreement, Standing
from explorer.analysis.doctors.definitions import Row
from explorer.analysis.doctors.needed import Needed
from explorer.analysis.doctors.practices import Practice
from explorer.analysis.doctors.story import Story
from explorer.records.areas import NameRecord, name_record
from explorer.records.plain import json_ready


class DoctorsRecord(NameRecord):
    """What `row_record` makes."""

    level: str
    definition: str
    year: int
    value: float | None
    unit: str
    patients_per_gp: float | None
    coverage: float | None
    practices: int
    largest_practice_share: float | None
    flag: str
    all_returns: float | None
    low: float | None
    high: float | None
    returned: float | None


class StandingRecord(TypedDict):
    """What `standing_record` makes."""

    fewest_fifth: bool | None
    verdict: str | None
    fifth: int | None
    rank: int | None
    ranked: int
    rank_lower: float | None
    rank_upper: float | None
    rank_least: int | None
    rank_greatest: int | None


class AgreementRow(DoctorsRecord, StandingRecord):
    """What `agreement_rows` makes."""

    fewest_on: int
    depends_on: int
    of_definitions: int


class AgreementRecord(TypedDict):
    """What `agreement_record` makes."""

    fewest_fifth: int
    depends: int
    of: int
    lowest_rank: int | None
    highest_rank: int | None
    definitions: dict[str, StandingRecord]


class NeededRecord(TypedDict):
    """What `needed_record` makes."""

    per_100k: float | None
    gps: float | None
    patients: float | None
    gps_needed: float | None
    gps_needed_low: float | None
    gps_needed_high: float | None


class PracticeRecord(TypedDict):
    """What `practice_record` makes."""

    practice_code: str
    practice_name: str
    postcode: str
    longitude: float | None
    latitude: float | None
    patients: float | None
    gps: float | None
    patients_per_gp: float | None
    share: float | None
    flag: str
    left_out: str
    received: float | None
    counted_at: str


class DoctorsStoryRecord(TypedDict):
    """What `story_record` makes."""

    definitions: list[DoctorsRecord]
    agreement: AgreementRecord
    needed: dict[str, dict[str, NeededRecord]]
    practices: list[PracticeRecord]


@json_ready
def row_record(row: Row) -> DoctorsRecord:
    """Return one figure of one area.

    Returns
    -------
    dict
        `area_code`, `area_name`, `level`, `definition`; `year`, in which the period ends; `value`
        in `unit`; `patients_per_gp`, None for a change; `coverage`, per cent of patients (for
        access: of GPs) from usable returns; `practices`, how many; `largest_practice_share`, per
        cent of patients; `flag`; `all_returns`, `low` and `high`, the value under other readings
        of the returns; `returned`, per cent of patients (for access: of GPs) with a return at all.
    """
    return {
        **name_record(row.area),
        "level": row.area.level,
        "definition": row.definition,
        "year": row.period.last_year,
        "value": row.value,
        "unit": row.unit,
        "patients_per_gp": row.patients_per_gp,
        "coverage": row.coverage,
        "practices": row.practices,
        "largest_practice_share": row.largest_practice_share,
        "flag": row.flag,
        "all_returns": row.all_returns,
        "low": row.low,
        "high": row.high,
        "returned": row.returned,
    }


@json_ready
def standing_record(standing: Standing) -> StandingRecord:
    """Return where an area stands by one definition.

    Returns
    -------
    dict
        `fewest_fifth`, whether it is among the fewest-doctored fifth under every reading of the
        returns; `verdict`, "in", "depends" or "out"; `fifth` and `rank`, 1 has fewest; all None
        where it is not ranked. `ranked`, of how many; `rank_lower` and `rank_upper`, when its
        practices are drawn again; `rank_least` and `rank_greatest` over the readings.
    """
    ranked = standing.rank > 0
    return {
        "fewest_fifth": standing.fewest if ranked else None,
        "verdict": standing.verdict or None,
        "fifth": standing.fifth if ranked else None,
        "rank": standing.rank if ranked else None,
        "ranked": standing.ranked,
        "rank_lower": standing.rank_lower,
        "rank_upper": standing.rank_upper,
        "rank_least": min(standing.ranks) if ranked else None,
        "rank_greatest": max(standing.ranks) if ranked else None,
    }


@json_ready
def agreement_record(agreement: AreaAgreement) -> AgreementRecord:
    """Return on how many definitions an area is among the fewest-doctored fifth.

    Returns
    -------
    dict
        `fewest_fifth`, on how many it is; `depends`, on how many that depends on single returns;
        `of`, how many rank it; `lowest_rank` and `highest_rank` over them, None where none does;
        `definitions`, as `standing_record` has them, by definition.
    """
    return {
        "fewest_fifth": agreement.count,
        "depends": agreement.depends,
        "of": agreement.of,
        "lowest_rank": agreement.lowest_rank or None,
        "highest_rank": agreement.highest_rank or None,
        "definitions": {one.row.definition: standing_record(one) for one in agreement.standings},
    }


@json_ready
def agreement_rows(agreement: AreaAgreement) -> list[AgreementRow]:
    """Return the same as rows of a table, one a definition.

    Returns
    -------
    list of dict
        The keys of `row_record` and of `standing_record`; `fewest_on`, on how many definitions the
        area is among the fewest, `depends_on`, on how many that depends on single returns, and
        `of_definitions`, how many rank it.
    """
    return [
        {
            **row_record(standing.row),
            **standing_record(standing),
            "fewest_on": agreement.count,
            "depends_on": agreement.depends,
            "of_definitions": agreement.of,
        }
        for standing in agreement.standings
    ]


@json_ready
def needed_record(needed: Needed) -> NeededRecord:
    """Return the GPs that an area is short of a level.

    Returns
    -------
    dict
        `per_100k`, the level in GPs per 100,000 patients; `gps` there are, full-time equivalent;
        `patients`, weighted where the definition is; `gps_needed`, 0 where the level is reached,
        and `gps_needed_low` and `gps_needed_high` over the readings of the returns.
    """
    return {
        "per_100k": needed.benchmark.rate,
        "gps": needed.gps,
        "patients": needed.patients,
        "gps_needed": needed.short,
        "gps_needed_low": needed.short_low,
        "gps_needed_high": needed.short_high,
    }


@json_ready
def practice_record(practice: Practice) -> PracticeRecord:
    """Return one practice.

    Returns
    -------
    dict
        `practice_code`, `practice_name`, `postcode`; `longitude` and `latitude` in degrees;
        `patients`; `gps`, full-time equivalent; `patients_per_gp`; `share`, per cent of the
        patients of the area's practices; `flag`, why it does not count, and `left_out`, why its
        return is unreliable, else empty; `received`, GPs of emptied practices that count here;
        `counted_at`, the code of the practice where its own count, empty where that is here.
    """
    return {
        "practice_code": practice.code,
        "practice_name": practice.name,
        "postcode": practice.postcode,
        "longitude": practice.longitude,
        "latitude": practice.latitude,
        "patients": practice.patients,
        "gps": practice.gps,
        "patients_per_gp": practice.patients_per_gp,
        "share": practice.share,
        "flag": practice.flag,
        "left_out": practice.left_out,
        "received": practice.received,
        "counted_at": practice.counted_at,
    }


@json_ready
def story_record(story: Story) -> DoctorsStoryRecord:
    """Return one area's doctors by every definition, and what it would take.

    Returns
    -------
    dict
        `definitions`, as `row_record` has them; `agreement`, as `agreement_record` has it;
        `needed`, as `needed_record` has it, by level to reach and then by definition; `practices`,
        as `practice_record` has them.
    """
    needed: dict[str, dict[str, NeededRecord]] = {}
    for one in story.needed:
        needed.setdefault(one.benchmark.name, {})[one.definition] = needed_record(one)
    return {
        "definitions": [row_record(row) for row in story.definitions],
        "agreement": agreement_record(story.agreement),
        "needed": needed,
        "practices": [practice_record(one) for one in story.practices],
    }
