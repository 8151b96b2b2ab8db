"""How long a list of areas takes beside a plain switch of the map: ``python -m benchmarks.lists``.

Both in one process, from the address to what Streamlit and the browser are told, nothing of the
answer kept from before: each list has eight conditions that none before it had. Seconds are those
of the processor, so that whoever else is busy on it does not count.
"""

import gc
import time
from collections.abc import Iterator
from random import Random
from statistics import median, quantiles
from typing import Any

from explorer.indicators import data
from explorer.indicators.catalogue import catalogue
from explorer.pages import mounting
from explorer.questions import find, map
from explorer.questions.blocks import Drawing
from explorer.questions.page import every
from explorer.questions.question import Question

LEVEL, CONDITIONS, TIMES = "constituency", 8, 40
_WAYS = (
    "below england", "above england", "below region", "above region", "in lowest fifth",
    "in highest fifth",
)  # fmt: skip
_PLAIN = (
    "majority under {} points", "fewest-doctored on {} of 5", "in region North West",
    "like Hartlepool",
)  # fmt: skip


def switches() -> Iterator[float]:
    """Give the seconds of each switch of the map to another measure of the level."""
    for slug, record in catalogue().items():
        for sex in record.sexes if LEVEL in data.levels_of(record) else ():
            yield _seconds(map.QUESTION, {"indicator": slug, "level": LEVEL, "sex": sex})


def lists(times: int = TIMES, *, again: bool = False) -> Iterator[float]:
    """Give the seconds of each list.

    Parameters
    ----------
    times : int
        How many lists.
    again : bool
        Whether each has been asked before, with another order of its table.
    """
    chance = Random(20261129)
    for _ in range(times):
        asked = {
            "level": LEVEL,
            "where": ";".join(_conditions(chance)),
            "any": str(chance.randint(1, CONDITIONS - 1)),
            "modelled": chance.choice(("0", "1")),
        }
        if again:
            _seconds(find.QUESTION, asked)
        yield _seconds(find.QUESTION, {**asked, "sort": "chance"} if again else asked)


def _conditions(chance: Random) -> list[str]:
    slugs = [slug for slug, one in catalogue().items() if LEVEL in data.levels_of(one)]
    found = [
        chance.choice(_PLAIN).format(chance.randint(1, 5)),
        f"life-expectancy-constituency below {chance.uniform(78, 84):.4f}",
    ]
    while len(found) < CONDITIONS:
        record = catalogue()[chance.choice(slugs)]
        sex = f" {chance.choice(record.sexes)}" if len(record.sexes) > 1 else ""
        condition = f"{record.slug}{sex} {chance.choice(_WAYS)}"
        if condition not in found:
            found.append(condition)
    return found


def _seconds(question: Question[Any], settings: dict[str, str]) -> float:
    start = time.process_time()
    page = question.page(question.read(settings)[0])
    mounting.drawn.__wrapped__(page)
    for block in every(page.blocks):
        if isinstance(block, Drawing):
            _ = block.packed
    return time.process_time() - start


def main() -> None:
    """Print both, as ratios."""
    list(switches())  # what all readers share is read
    for record in catalogue().values():
        for level in ("region", "country"):
            for sex in record.sexes if level in record.held else ():
                data.figures(record.slug, level, sex)
    for condition in ("like Hartlepool", "fewest-doctored on 3 of 5", "in board Black Country"):
        _seconds(find.QUESTION, {"level": LEVEL, "where": condition})
    # As on a server: what is loaded is never walked again.
    gc.collect()
    gc.freeze()
    plain = median(switches())
    print(f"A switch of the map over {LEVEL}: {1000 * plain:.0f} ms")
    for name, times in (("new", list(lists())), ("asked before", list(lists(again=True)))):
        high = quantiles(times, n=20, method="inclusive")[-1]
        print(
            f"A list by {CONDITIONS} conditions, {name}: {median(times) / plain:.2f} of it "
            f"(95 in 100: {high / plain:.2f}, most {max(times) / plain:.2f})"
        )


if __name__ == "__main__":
    main()
