"""A checked text in lines, for a terminal."""

from explorer.analysis.claim.text import LONGEST
from explorer.analysis.claim.verdicts import Checked
from explorer.words.claim.say import may_word, say_today, verdict_word, why

NOTHING = (
    "No claim was read. Write a sentence with a place, a measure and a figure, such as: "
    "A girl born in Blackpool can expect 54 healthy years."
)


def too_long() -> str:
    """Return that a text is longer than is read."""
    return f"That is too long: up to {LONGEST:,} characters are read."


def checked_text(checked: Checked) -> str:
    """Return every claim of a text with its verdict and what can be said today."""
    if not checked.claims:
        return NOTHING
    lines: list[str] = []
    for claim in checked.claims:
        lines += [
            f"\u201c{claim.reading.text}\u201d",
            f"  {verdict_word(claim.verdict)}. {may_word(claim)}",
        ]
        lines += [f"  {one}" for one in why(claim)]
        today = say_today(claim)
        lines += [f"  Today: {today}"] if today else []
    return "\n".join(lines)
