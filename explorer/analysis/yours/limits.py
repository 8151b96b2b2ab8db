"""How much a reader's file may hold, and how long and in how much memory it is read."""

MOST_BYTES = 10_000_000
MOST_ROWS = 60_000
MOST_COLUMNS = 200
# Lines above and below a table that may stand beside its rows.
ROUND_A_TABLE = 200
# What an Office file may hold once it is unpacked: entries, bytes, and how much larger it gets.
MOST_ENTRIES = 2_000
MOST_UNPACKED = 150_000_000
MOST_SWELLING = 250
SMALL_ENTRY = 2_000_000
# Of one reading, in a process of its own: seconds of the processor and of the clock, and bytes.
MOST_SECONDS = 20
MOST_WAITING = 40
MOST_MEMORY = 2_500_000_000
# Sheets that are looked at to choose one.
MOST_SHEETS = 60
# A text longer than this stands in no cell of a table.
LONGEST_CELL = 131_072


class RefusedError(Exception):
    """A file is not read; the sentence says why and what would work."""
