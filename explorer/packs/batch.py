"""The packs of a whole level, on every core; what is there for the same data is kept.

Each file is whole or not there: it is written under another name and then renamed. A ledger beside
the files says for which data and view each was made, so that a run that was stopped goes on.
"""

import hashlib
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import explorer
from explorer.packs.formats import checked, file_name, made
from explorer.places.areas import register
from explorer.questions.evidence.view import EvidenceView, view_of
from explorer.root import FOLDERS, data_root, using

LEDGER = "made.tsv"
_UNFINISHED = ".part"
_CODE = (".py", ".typ", ".ttf", ".css", ".js", ".html")
_PIECE = 1 << 20


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
    """

    level: str
    folder: Path
    format: str
    measures: str = ""
    site: str = ""


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


def run(order: Order, workers: int | None = None) -> Iterator[Progress]:
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
    views = [view_of(area, order.measures) for area in register().level(order.level).values()]
    names = {file_name(view, order.format): view for view in views}
    stamp = _stamp(order)
    done = _done(order.folder, stamp)
    left = {name: view for name, view in names.items() if name not in done}
    kept = len(names) - len(left)
    yield Progress(0, kept, len(names))
    if not left:
        return
    for old in order.folder.glob(f".*{_UNFINISHED}"):
        old.unlink(missing_ok=True)
    pool = ProcessPoolExecutor(
        workers or os.cpu_count(), mp_context=get_context("spawn"), initializer=_quiet
    )
    try:
        with (order.folder / LEDGER).open("a", encoding="utf-8", newline="\n") as ledger:
            waiting = [
                pool.submit(_one, data_root(), order, view, name) for name, view in left.items()
            ]
            for number, one in enumerate(as_completed(waiting), start=1):
                ledger.write(f"{stamp}\t{one.result()}\n")
                ledger.flush()
                yield Progress(number, kept, len(names))
    finally:
        pool.shutdown(cancel_futures=True)


def _quiet() -> None:
    """Leave the keyboard to the process that gives the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _one(root: Path, order: Order, view: EvidenceView, name: str) -> str:
    with using(root):
        put(order.folder / name, made(view, order.format, order.site))
    return name


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
