"""A list of postcodes in words: where its rows fall, and why some fall nowhere."""

from explorer.analysis.own.catchment import Catchment, Fault

# How near a postcode's neighbourhood is known.
PLACING = (
    "A postcode is put in the neighbourhood whose outline holds it. Outlines are drawn coarsely: "
    "of 8,652 postcodes that could be checked, 87% fell in the right one."
)


def catchment_text(found: Catchment) -> str:
    """Return how many rows fell in how many neighbourhoods, and how many nowhere."""
    here = len(found.counted)
    text = (
        f"{found.placed:,} of {found.rows:,} rows fall in {here:,} "
        f"neighbourhood{'' if here == 1 else 's'}."
    )
    if found.repeated:
        text += f" {found.repeated:,} repeat a postcode, which changes nothing."
    if found.least > 1:
        text += (
            f" {len(found.neighbourhoods):,} have at least {found.least:,} rows; "
            f"{found.left_out:,} have fewer and are left out."
        )
    if found.failed:
        text += f" {found.failed:,} fall nowhere."
    return text


def fault_text(fault: Fault) -> str:
    """Return one row that falls nowhere, with the reason."""
    return f"Row {fault.line:,}, {fault.text}: {fault.reason}"
