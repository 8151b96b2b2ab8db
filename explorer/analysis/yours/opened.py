"""A file that a reader opened: its bytes, and what was read of it, in memory alone."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date

from explorer.analysis.yours.joined import Joined
from explorer.analysis.yours.joining import join, nearest
from explorer.analysis.yours.reading import Grid, read_grid
from explorer.analysis.yours.settings import Settings
from explorer.analysis.yours.tables import Table, table_of
from explorer.indicators.yours import PREFIX

_LONGEST_NAME = 120


@dataclass(eq=False)
class Opened:
    """A reader's file.

    Attributes
    ----------
    name : str
        What it was called; nothing in it is trusted.
    content : bytes
    read : date
        The day on which it was opened.
    """

    name: str
    content: bytes
    read: date
    _grids: dict[str, Grid] = field(default_factory=dict, repr=False)
    _tables: dict[str, Table] = field(default_factory=dict, repr=False)
    _last: tuple[Settings, Joined] | None = field(default=None, repr=False)

    @property
    def key(self) -> str:
        """A name of its content."""
        digest = hashlib.blake2b(self.content, digest_size=6).hexdigest()
        return f"{PREFIX}file-{digest}"

    def table(self, sheet: str = "") -> Table:
        """Return the table in a sheet; each is read once.

        Raises
        ------
        QuestionError
            It cannot be read, or holds no table of areas.
        """
        if sheet not in self._tables:
            self._tables = {sheet: table_of(self.grid(sheet))}
        return self._tables[sheet]

    def grid(self, sheet: str = "") -> Grid:
        """Return the cells of a sheet as they stand; each is read once.

        Raises
        ------
        QuestionError
            It cannot be read.
        """
        if sheet not in self._grids:
            self._grids = {sheet: read_grid(self.content, sheet)}
        return self._grids[sheet]

    def joined(self, settings: Settings) -> Joined:
        """Return the table joined to areas; equal settings are joined once.

        Raises
        ------
        QuestionError
            It cannot be.
        """
        if self._last is None or self._last[0] != settings:
            made = join(self.table(settings.sheet), settings)
            self._last = (settings, _with_nearest(made))
        return self._last[1]


def _with_nearest(joined: Joined) -> Joined:
    return replace(joined, rejects=nearest(joined))


def opened(name: str, content: bytes, read: date) -> Opened:
    """Return a file as it was opened."""
    plain = "".join(one for one in name if one.isprintable()).strip()
    return Opened(plain.replace("\\", "/").rpartition("/")[2][-_LONGEST_NAME:], content, read)
