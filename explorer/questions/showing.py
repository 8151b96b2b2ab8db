"""How a page is shown, whatever it asks: step by step to a class, and how large.

These settings go into the address of any page, beside those of its view.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from explorer.words.revealing import ALL, no_size, no_step

REVEAL, OF, SIZE = "reveal", "of", "size"
SETTINGS = (REVEAL, OF, SIZE)
# The least size of text in pixels that a reader at the back of a room needs.
LARGE = 18
_LONGEST = 60


@dataclass(frozen=True)
class Showing:
    """How a page is shown.

    Attributes
    ----------
    step : int or None
        How far its picture is shown; None shows the page as it is.
    of : str
        The name of the map or chart that is shown so; the page's first when empty.
    large : bool
        Whether no text is smaller than `LARGE` pixels.
    """

    step: int | None = None
    of: str = ""
    large: bool = False

    @property
    def stepped(self) -> bool:
        """Whether something may still be hidden, or be hidden again."""
        return self.step is not None

    @property
    def far(self) -> int:
        """How far the picture is shown."""
        return ALL if self.step is None else self.step

    def to_query(self) -> dict[str, str]:
        """Return what the address says of it."""
        return {
            **({} if self.step is None else {REVEAL: str(self.step)}),
            **({OF: self.of} if self.of else {}),
            **self.carried(),
        }

    def carried(self) -> dict[str, str]:
        """Return what goes along to other pages."""
        return {SIZE: str(LARGE)} if self.large else {}

    def at(self, step: int) -> "Showing":
        """Return the same, shown as far as a step."""
        return replace(self, step=min(max(step, 0), ALL))


def showing(query: Mapping[str, str]) -> tuple[Showing, list[str]]:
    """Return how an address asks for its page, and what was wrong with it."""
    problems: list[str] = []
    text = str(query.get(REVEAL, ""))[:_LONGEST].strip()
    step = int(text) if text in {str(one) for one in range(ALL + 1)} else None
    if text and step is None:
        problems.append(no_step(text))
    of = str(query.get(OF, ""))[:_LONGEST].strip()
    size = str(query.get(SIZE, ""))[:_LONGEST].strip()
    if size not in ("", str(LARGE)):
        problems.append(no_size(size, LARGE))
    return Showing(step, of, size == str(LARGE)), problems


def kept(address: str, how: Showing) -> str:
    """Return the address of another page of the explorer, in the size of text of this one."""
    asked, mark, part = address.partition("#")
    if not how.large or not asked.startswith("?"):
        return address
    more = "&" if len(asked) > 1 else ""
    return f"{asked}{more}{urlencode(how.carried())}{mark}{part}"
