"""The packs of a whole level, on every core; what is there for the same data is kept.

Each file is whole or not there: it is written under another name and then renamed. A ledger beside
the files says for which data and view each was made, so that a run that was stopped goes on.
"""

import hashlib
import os
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

import explorer
from explorer.lanes import Lanes
from explorer.packs.formats import checked, file_name, made
from explorer.places.areas import register
from explorer.questions.evidence.view import EvidenceView, view_of
from explorer.root import FOLDERS, data_root
from explorer.words.evidence.terms import STOPPED

LEDGER = "made.tsv"
_UNFINISHED = ".part"
_CODE = (".py", ".typ", ".ttf", ".css", ".js", ".html")
_PIECE = 1 << 20
_Work = tuple[str, EvidenceView]


@dataclass(frozen=True)
class Order:
    """What a run makes.

    Attributes
    ----------
    level : str
    folder : Path
        Where the files go; it is there.
    format : str
    measures, site : str
        As `EvidenceView` and `explorer.packs.formats.made` have them.
    codes : tuple of str
        Of the areas; empty for all of the level.
    """

    level: str
    folder: Path
    format: str
    measures: str = ""
    site: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How far a run has come: files made, there before, and in all."""

    made: int
    kept: int
    of: int


def put(path: Path, content: bytes) -> None:
    """Write a file so that it is whole or not there.

    Raises
    ------
    OSError
        It cannot be written.
    """
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def run(order: Order, workers: int | None = None) -> Generator[Progress, None, None]:
    """Make the packs of every area of a level, and tell after each how far it is.

    Parameters
    ----------
    order : Order
    workers : int, optional
        How many processes; as many as cores when left out.

    Raises
    ------
    QuestionError
        There is no such level, format or measure.
    OSError
        A file cannot be written.
    """
    checked(order.format)
    areas = register().level(order.level)
    chosen = [areas[code] for code in order.codes] or areas.values()
    views = [view_of(area, order.measures) for area in chosen]
    names = {file_name(view, order.format): view for view in views}
    stamp = _stamp(order)
    done = _done(order.folder, stamp)
    left = {name: view for name, view in names.items() if name not in done}
    kept = len(names) - len(left)
    yield Progress(0, kept, len(names))
    if not left:
        return
    _clean(order.folder)
    try:
        with (
            Lanes(
                _maker, (order,), STOPPED, min(workers or os.cpu_count() or 1, len(left))
            ) as lanes,
            (order.folder / LEDGER).open("a", encoding="utf-8", newline="\n") as ledger,
        ):
            for number, ((name, _), _) in enumerate(lanes.done(list(left.items())), start=1):
                ledger.write(f"{stamp}\t{name}\n")
                ledger.flush()
                yield Progress(number, kept, len(names))
    finally:
        _clean(order.folder)


def _clean(folder: Path) -> None:
    """Take away what a run that was stopped left unfinished."""
    for old in folder.glob(f".*{_UNFINISHED}"):
        old.unlink(missing_ok=True)


def _maker(order: Order) -> Callable[[_Work], None]:
    """Return what makes an area's pack and writes it."""

    def make(work: _Work) -> None:
        name, view = work
        put(order.folder / name, made(view, order.format, order.site))

    return make


def _done(folder: Path, stamp: str) -> set[str]:
    """Return the files that were made for the same data and view, and are there."""
    try:
        lines = (folder / LEDGER).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return set()
    made_so = {name for held, _, name in (line.partition("\t") for line in lines) if held == stamp}
    return {name for name in made_so if (folder / name).is_file()}


def _stamp(order: Order) -> str:
    """Return a short name of everything that files follow from: data, code, and what is asked."""
    digest = hashlib.blake2b(digest_size=12)
    package = Path(explorer.__file__).parent
    files = [one for folder in FOLDERS for one in sorted((data_root() / folder).rglob("*"))]
    code = [one for one in sorted(package.rglob("*")) if one.suffix in _CODE]
    for path in [*files, *code]:
        if path.is_file():
            digest.update(path.name.encode())
            with path.open("rb") as file:
                while piece := file.read(_PIECE):
                    digest.update(piece)
    digest.update(repr((order.level, order.format, order.measures, order.site)).encode())
    return digest.hexdigest()
