"""Where doctors are short: by whose definition, how sure, and what it would take."""

from explorer.analysis.doctors.agreement import (
    AreaAgreement,
    Standing,
    Switch,
    access_readings,
    access_switches,
    agreement_table,
    area_agreement,
    counts,
    switches,
)
from explorer.analysis.doctors.definitions import (
    DEFINITIONS,
    Row,
    area_row,
    definition_record,
    rows,
    trend,
)
from explorer.analysis.doctors.needed import (
    BENCHMARKS,
    Benchmark,
    Needed,
    Share,
    Total,
    allocate,
    area_needed,
    benchmark,
    needed,
)
from explorer.analysis.doctors.practices import (
    DIGITAL_FIRST,
    Practice,
    latest_practices,
    practices_of,
    without,
)
from explorer.analysis.doctors.story import Story, story, take_doctors_area
from explorer.analysis.doctors.two_way import Cell, TwoWay, two_way

__all__ = [
    "BENCHMARKS",
    "DEFINITIONS",
    "DIGITAL_FIRST",
    "AreaAgreement",
    "Benchmark",
    "Cell",
    "Needed",
    "Practice",
    "Row",
    "Share",
    "Standing",
    "Story",
    "Switch",
    "Total",
    "TwoWay",
    "access_readings",
    "access_switches",
    "agreement_table",
    "allocate",
    "area_agreement",
    "area_needed",
    "area_row",
    "benchmark",
    "counts",
    "definition_record",
    "latest_practices",
    "needed",
    "practices_of",
    "rows",
    "story",
    "switches",
    "take_doctors_area",
    "trend",
    "two_way",
    "without",
]
