"""Tells apart areas that bear one name: constituencies of before and regions of the NHS."""

from explorer.analysis.yours import places
from explorer.analysis.yours.figuring import Kept
from explorer.errors import QuestionError
from explorer.places.areas import register

_SEATS, _REGIONS = "constituency", "region"
# From how many names, and from which share of them, a table is one of constituencies of before.
_FEWEST_ENDED, _SHARE_ENDED, _MOST_ASKED = 3, 0.12, 1_000


def refuse_others_of_the_name(level: str, kept: Kept) -> None:
    """Refuse names that, by those beside them, are of other areas than those here.

    Parameters
    ----------
    level : str
    kept : Kept
        Rows found by their names alone.

    Raises
    ------
    QuestionError
        They are names of constituencies before July 2024, or of regions of the NHS.
    """
    if level == _SEATS:
        _refuse_seats_of_before(kept)
    if level == _REGIONS:
        alone = {places.plain_of(one) for one in register().nhs_regions()}
        alone -= {places.plain_of(one.name) for one in register().level(_REGIONS).values()}
        unknown = [one.text for one in kept.rejects if one.why == places.UNKNOWN]
        found = next((one for one in unknown if places.plain_of(one) in alone), "")
        if found and kept.rows:
            raise QuestionError(
                f"The name '{found[:40]}' is that of a region of the NHS, so that "
                f"'{kept.rows[0].text[:40]}' is one as well: these are other areas than the nine "
                "regions of England. Give figures for those, or for integrated care boards."
            )


def _refuse_seats_of_before(kept: Kept) -> None:
    """Refuse names of constituencies of which too many are none of today's, nor spelt like one.

    Three in ten of the names of 2010 ended in July 2024, and seven in ten are those of other areas
    today.
    """
    seats = {one.area.code for one in kept.rows}
    unknown = {one.text for one in kept.rejects if one.why in (places.UNKNOWN, places.MERGED)}
    asked = sorted(unknown)[:_MOST_ASKED]
    ended = [name for name in asked if not places.is_nearly(name, _SEATS)]
    if len(ended) < _FEWEST_ENDED or len(ended) < _SHARE_ENDED * (len(seats) + len(ended)):
        return
    raise QuestionError(
        f"Of {len(seats) + len(ended):,} names in that table {len(ended):,} are no constituency "
        f"since July 2024, such as '{ended[0][:40]}' and '{ended[1][:40]}'. It seems to be of "
        "those before: of these even a name that stayed is another area. Give names of today, or a "
        "column of codes."
    )
