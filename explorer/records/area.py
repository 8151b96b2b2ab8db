"""One area's story, areas most like it and one series, as plain data."""

from collections.abc import Sequence
from typing import cast

from typing_extensions import TypedDict

from explorer.analysis.area import Missing, Row, StandsOut, Story
from explorer.analysis.similar import MostAlike
from explorer.indicators.catalogue import Indicator
from explorer.indicators.data import History
from explorer.places.areas import Area, Part
from explorer.records.areas import (
    AreaRecord,
    LenderRecord,
    NameRecord,
    area_record,
    lender_record,
    name_record,
)
from explorer.records.estimates import estimate_record
from explorer.records.numbers import NumberRecord, number_record
from explorer.records.plain import Record, json_ready


class WhoRecord(TypedDict):
    """Who lives in an area, in `StoryRecord`."""

    people: int | None
    people_day: str
    member: str
    member_day: str


class PartRecord(AreaRecord):
    """What `part_record` makes."""

    people: int | None
    share: float


class StandsOutRecord(NumberRecord):
    """What `stands_out_record` makes."""

    indicator: str
    sex: str
    period: str
    area_value: float | None
    mean: float | None
    p_adjusted: float | None
    of: int
    beyond: int


class RowRecord(AreaRecord, NumberRecord, LenderRecord):
    """What `row_record` makes, but for the further columns of an indicator."""

    indicator: str
    period: str
    sex: str
    flag: str
    processing: str
    modelled: NumberRecord | None
    theme: str
    title: str
    unit: str
    region: float | None
    england: float | None
    verdict: str
    rank_lower: int | None
    rank_upper: int | None
    rank_of: int | None
    trend: str
    meets_standard: bool | None


class MissingRecord(TypedDict):
    """What `missing_record` makes."""

    indicator: str
    theme: str
    title: str
    reason: str
    instead: list[PartRecord]
    modelled: dict[str, NumberRecord]


class StoryRecord(AreaRecord):
    """What `story_record` makes."""

    who: WhoRecord
    parents: list[AreaRecord]
    same: list[AreaRecord]
    overlaps: list[PartRecord]
    headline: list[str]
    stands_out: list[StandsOutRecord]
    looked_at: int
    rows: list[RowRecord]
    missing: list[MissingRecord]


class SimilarRecord(NameRecord):
    """What `similar_records` makes."""

    distance: float
    variables: dict[str, float | None]


@json_ready
def story_record(story: Story, headline: Sequence[str]) -> StoryRecord:
    """Return everything that is held for one area.

    Parameters
    ----------
    story : Story
    headline : sequence of str
        Sentences on what matters most: records hold no wording of their own.

    Returns
    -------
    dict
        `level`, `area_code`, `area_name`; `who`: `people` and `people_day` (ISO 8601), `member` and
        `member_day` (in words; empty but for a constituency); `parents`, the areas that it lies in;
        `same`, the same place at another level; `overlaps`, the areas that it lies across and the
        care boards, each with `people` (at Census 2021) and `share` (0 to 1) of its people;
        `headline`, as given; `stands_out`, `rows` and `missing`, a dict each; `looked_at`, how many
        figures were tested.
    """
    return {
        **area_record(story.area),
        "who": {
            "people": story.people,
            "people_day": story.people_day.iso,
            "member": story.member,
            "member_day": story.member_day,
        },
        "parents": [area_record(one) for one in story.parents],
        "same": [area_record(one) for one in story.same],
        "overlaps": [part_record(one) for one in (*story.across, *story.boards)],
        "headline": list(headline),
        "stands_out": [stands_out_record(one) for one in (*story.higher, *story.lower)],
        "looked_at": story.looked_at,
        "rows": [row_record(row) for row in story.rows],
        "missing": [missing_record(one) for one in story.missing],
    }


@json_ready
def part_record(part: Part) -> PartRecord:
    """Return an area in which people of another live.

    Returns
    -------
    dict
        `level`, `area_code`, `area_name`, `people` (at Census 2021; None where levels nest) and
        `share`, of the first area's people, 0 to 1.
    """
    return {**area_record(part.area), "people": part.people, "share": part.share}


@json_ready
def stands_out_record(one: StandsOut) -> StandsOutRecord:
    """Return a figure that differs from those of the areas most alike by more than chance.

    Returns
    -------
    dict
        `indicator` (its slug), `sex`, `period` (ISO 8601); `area_value`; `mean` of the areas most
        alike; `value`, `lower` and `upper` (95% limits) of the difference, in the indicator's unit;
        `p_adjusted`, for all figures that were looked at; `of`, how many areas the mean is of;
        `beyond`, how many of them the area lies beyond.
    """
    return {
        "indicator": one.row.indicator.slug,
        "sex": one.row.sex,
        "period": one.row.period.iso,
        "area_value": one.row.estimate.value,
        "mean": one.mean,
        **number_record(one.difference),
        "p_adjusted": one.adjusted,
        "of": one.of,
        "beyond": one.beyond,
    }


@json_ready
def row_record(row: Row) -> RowRecord:
    """Return one figure of an area with what stands beside it.

    Returns
    -------
    dict
        As `estimate_record` has it, but for other areas of the name; and `theme`, `title`, `unit`;
        `region` and `england`, their values; `verdict` against England, empty without a range;
        `rank_lower`, `rank_upper` and `rank_of`, 1 the lowest value, None where it is not ranked;
        `trend`, the finding of a straight line, empty without one; `meets_standard`, None without a
        standard; `modelled`, what our model says of the place itself: `value`, `lower`, `upper`, or
        None.
    """
    record, standing, line = row.indicator, row.standing, row.series.line
    known = estimate_record(row.estimate, record, row.sex, row.period)
    told: Record = {
        **{name: value for name, value in known.items() if name != "also"},
        "theme": record.theme,
        "title": record.title,
        "unit": record.unit,
        "region": row.region.value if row.region else None,
        "england": row.england.value if row.england else None,
        "verdict": row.estimate.verdict,
        "rank_lower": standing.lower if standing else None,
        "rank_upper": standing.upper if standing else None,
        "rank_of": standing.of if standing else None,
        "trend": line.outcome if line else "",
        "meets_standard": row.meets_standard,
        "modelled": number_record(row.modelled.estimate) if row.modelled else None,
    }
    return cast("RowRecord", told)


@json_ready
def missing_record(missing: Missing) -> MissingRecord:
    """Return an indicator without a figure for an area.

    Returns
    -------
    dict
        `indicator` (its slug), `theme`, `title`; `reason`: "level" (not published for areas of its
        kind), "area" (not for this one) or the flag that withholds it; `instead`, areas that have
        figures and in which its people live; `modelled`, what our model says, by sex.
    """
    return {
        "indicator": missing.indicator.slug,
        "theme": missing.indicator.theme,
        "title": missing.indicator.title,
        "reason": missing.reason,
        "instead": [part_record(one) for one in missing.parts],
        "modelled": {sex: number_record(one.estimate) for sex, one in missing.modelled},
    }


@json_ready
def similar_records(alike: MostAlike) -> list[SimilarRecord]:
    """Return the areas most like one, the most alike first.

    Returns
    -------
    list of dict
        `area_code`, `area_name`; `distance`, 1 being one standard deviation on every variable;
        `variables`, the area's values by indicator, each in its own unit.
    """
    return [
        {**name_record(one.area), "distance": one.distance, "variables": dict(one.variables)}
        for one in alike.areas
    ]


@json_ready
def series_records(record: Indicator, area: Area, sex: str, found: History) -> list[Record]:
    """Return every period's figure of one area on one indicator.

    Returns
    -------
    list of dict
        The oldest first: `indicator` (its slug), `title`, `unit`, `release`, `level`, `area_code`,
        `area_name`, `sex`, `period` (ISO 8601); `value`, `lower` and `upper` (95% limits) in the
        unit; `flag`; `measured_for` and `measured_for_name`, the larger area where the figures are
        borrowed, else empty; `source` (its producer) and `licence`.
    """
    return [
        {
            "indicator": record.slug,
            "title": record.title,
            "unit": record.unit,
            "release": record.release,
            **area_record(area),
            "sex": sex,
            "period": row["period"],
            "value": row["value"],
            "lower": row["lower"],
            "upper": row["upper"],
            "flag": row["flag"],
            **lender_record(found.measured_for),
            "source": record.origin[0].producer,
            "licence": record.origin[0].licence,
        }
        for row in found.frame.to_dict("records")
    ]
