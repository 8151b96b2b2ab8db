"""The packs of a whole level, on every core; what is there for the same data is kept.

Each file is whole or not there: it is written under another name and then renamed. A ledger beside
the files says for which data and view each was made, so that a run that was stopped goes on.
"""

import hashlib
import os
import signal
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess as Process
from pathlib import Path

import explorer
from explorer.errors import ExplorerError
from explorer.packs.formats import checked, file_name, made
from explorer.places.areas import register
from explorer.questions.evidence.view import EvidenceView, view_of
from explorer.root import FOLDERS, data_root, using
from explorer.words.evidence.terms import STOPPED

LEDGER = "made.tsv"
_UNFINISHED = ".part"
_CODE = (".py", ".typ", ".ttf", ".css", ".js", ".html")
_PIECE = 1 << 20
# A new process that begins afresh: one forked from this would share locks of threads it has not.
_CONTEXT = get_context("spawn")
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
    lanes: dict[Connection, Process] = {}
    try:
        _clean(order.folder)
        for share in _shared(list(left.items()), workers or os.cpu_count() or 1):
            lanes |= _started(order, share)
        with (order.folder / LEDGER).open("a", encoding="utf-8", newline="\n") as ledger:
            for number, name in enumerate(_told(lanes), start=1):
                ledger.write(f"{stamp}\t{name}\n")
                ledger.flush()
                yield Progress(number, kept, len(names))
    finally:
        for process in lanes.values():
            process.terminate()
            process.join()
        _clean(order.folder)


def _clean(folder: Path) -> None:
    """Take away what a run that was stopped left unfinished."""
    for old in folder.glob(f".*{_UNFINISHED}"):
        old.unlink(missing_ok=True)


def _shared(work: Sequence[_Work], workers: int) -> list[Sequence[_Work]]:
    """Return the work in even shares, none of them empty."""
    return [work[first::workers] for first in range(min(workers, len(work)))]


def _started(order: Order, share: Sequence[_Work]) -> dict[Connection, Process]:
    """Start a process on its share; it ends with this one."""
    here, there = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_lane, args=(data_root(), order, share, there), daemon=True)
    process.start()
    # The other end is the process's alone: when that ends, nothing more comes.
    there.close()
    return {here: process}


def _told(lanes: dict[Connection, Process]) -> Iterator[str]:
    """Give the name of each file that a process has made."""
    waiting = dict(lanes)
    while waiting:
        for lane in wait(list(waiting)):
            if not isinstance(lane, Connection):
                continue
            try:
                told = lane.recv()
            except EOFError:
                process = waiting.pop(lane)
                process.join()
                if process.exitcode:
                    raise ExplorerError(STOPPED) from None
                continue
            if isinstance(told, Exception):
                raise told
            yield told


def _lane(root: Path, order: Order, share: Sequence[_Work], there: Connection) -> None:
    """Make a share's packs, and tell of each, or of what was wrong."""
    # The keyboard is for the process that gives the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with using(root):
        for name, view in share:
            try:
                put(order.folder / name, made(view, order.format, order.site))
            except (ExplorerError, OSError) as error:
                there.send(error)
                return
            there.send(name)


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
