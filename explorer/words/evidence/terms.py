"""Headings and short words of every evidence pack."""

from datetime import date

from explorer.periods import Period

PACK = {
    "unsure": "What is unsure",
    "measures": "{count} measures",
    "take": "What it would take",
    "help": "What would help",
    "alike": "Areas most like it",
    "missing": "What is not known",
    "sources": "Sources",
    "quote": "Before you quote this",
    "view": "This view",
    "key": "Dot: {name}. Bar that tapers to its ends, and figures in brackets: the likely range, "
    "the values that fit the data well (95% confidence interval). Dashed line: England. Grey "
    "columns: all areas of the level. Thin line: a standard.",
    "no_strip": "no figure published",
    "causes": "These figures show differences between places; they do not say where those come "
    "from.",
    "name": "Health Gap Explorer",
    "map": "The map",
    "facts": "In short",
}
_COUNTS = {
    1: "One", 2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight",
    9: "Nine", 10: "Ten", 11: "Eleven", 12: "Twelve",
}  # fmt: skip


def no_format(name: str, known: tuple[str, ...]) -> str:
    """Say that a pack has no such format, and which there are."""
    return f"A pack cannot be written as '{name}'. Choose one of: {', '.join(known)}."


def measures_title(count: int) -> str:
    """Return the heading of the measures: "Twelve measures"."""
    title = PACK["measures"].format(count=_COUNTS[count])
    return title.removesuffix("s") if count == 1 else title


def pack_title(title: str) -> str:
    """Return the title of a window or a file."""
    return f"{title} - {PACK['name']}"


def view_lines(address: str, built: date | None) -> list[str]:
    """Return where a pack's view is found, and the day its data were built."""
    lines = [f"Address of this view: {address}"]
    if built is not None:
        day = Period.stored(f"{built.isoformat()}/P1D")
        lines.append(f"Data built on {day.words}.")
    return lines


STOPPED = (
    "A process that makes packs ended before its work was done. What is made stays: give the "
    "command again to go on."
)


def progress(done: int, of: int, kept: int, a_second: float) -> str:
    """Return how far a run over a level has come: "12 of 543, 30 kept, 4.1 a second"."""
    before = f", {kept:,} there already" if kept else ""
    return f"{done:,} of {of:,}{before}, {a_second:.1f} a second"
