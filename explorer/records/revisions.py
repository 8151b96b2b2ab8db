"""A place's figures in every release of a series, as plain data."""

from explorer.analysis.revisions import Entry, Ledger, Revised
from explorer.records.areas import area_record, lender_record
from explorer.records.numbers import number_record
from explorer.records.plain import Record, json_ready


@json_ready
def ledger_records(ledger: Ledger) -> list[Record]:
    """Return every period's figure of one area in every release.

    Returns
    -------
    list of dict
        By sex, period and release: `indicator` (its slug), `series`, `release` (year and month),
        `level`, `area_code`, `area_name`, `sex`, `period` (ISO 8601); `value`, `lower` and `upper`
        (95% limits) in the indicator's unit; `measured_for` and `measured_for_name`, the larger
        area where the figure is borrowed, else empty; `how` the release's figures were made.
    """
    return [_entry_record(ledger, row, entry) for row in ledger.rows for entry in row.entries]


def _entry_record(ledger: Ledger, row: Revised, entry: Entry) -> Record:
    record = entry.indicator
    return {
        "indicator": record.slug,
        "series": record.series,
        "release": record.release,
        **area_record(ledger.area),
        "sex": row.sex,
        "period": row.period.iso,
        **number_record(entry),
        **lender_record(entry.measured_for),
        "how": record.revision,
    }
