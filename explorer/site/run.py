"""Makes a site on every core: what is there and follows from the same is kept, the rest is made.

A ledger in the folder says of each file which part it is of, what that part followed from, and the
file's hash. A run that was stopped goes on from it; a file that no part has any more is taken away.
"""

import gzip
import hashlib
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.errors import QuestionError
from explorer.lanes import Lanes
from explorer.site.ending import ending
from explorer.site.ledger import LEDGER, RUNNING, Job, Kept, Ledger, added, digest_of, size_of
from explorer.site.order import Order
from explorer.site.plan import Plan
from explorer.site.took import FILE, Book, Earlier, Took
from explorer.words.site import STOPPED, not_ours

_UNFINISHED = ".part"
_TEXTS = (".html", ".css", ".js", ".json", ".svg", ".csv", ".geojson", ".xml", ".txt")


@dataclass(frozen=True)
class Task:
    """A part to be made.

    Attributes
    ----------
    job : Job
    earlier : Earlier or None
        Where there is one: it is made only if it would now say something else.
    stays : list of Kept or None
        Its files, where it is known to be what it was.
    """

    job: Job
    earlier: Earlier | None = None
    stays: list[Kept] | None = None


@dataclass(frozen=True)
class Outcome:
    """The files of a part, whether they were made, and of an area's page what it was made from."""

    files: list[Kept]
    made: bool
    took: Took | None


@dataclass(frozen=True)
class Progress:
    """How far a run has come: parts made, there before, and in all."""

    made: int
    kept: int
    of: int


def run(order: Order, workers: int | None = None) -> Generator[Progress, None, None]:
    """Make a site, and tell after each part how far it is.

    Parameters
    ----------
    order : Order
    workers : int, optional
        How many processes, this one among them; as many as cores when left out.

    Raises
    ------
    QuestionError
        The folder holds something else.
    OSError
        A file cannot be written.
    """
    folder = order.folder
    _check(folder)
    folder.mkdir(parents=True, exist_ok=True)
    others = (workers or os.cpu_count() or 1) - 1
    # They read the data while this process does, and looks for what is to be made.
    with _cleaned(folder), Lanes(_maker, (order,), STOPPED, others) as lanes:
        ledger, book, plan = Ledger.read(folder), Book.read(folder), Plan(order)
        jobs = plan.jobs()
        left = [job for job in jobs if not ledger.is_whole(job, folder)]
        made, kept = 0, len(jobs) - len(left)
        yield Progress(made, kept, len(jobs))
        done = lanes.done(_tasks(left, plan, ledger, book, folder), _making(plan))
        with added(folder / LEDGER) as file, added(folder / FILE) as taken:
            file.write(f"{RUNNING}\n")
            file.flush()
            for basis in plan.bases.values():
                book.bases[basis.stamp] = basis
                taken.write(f"{book.basis_line(basis.stamp)}\n")
            for task, outcome in done:
                job = task.job
                if outcome.took:
                    # First: a page in the ledger that is not yet here would be kept all the same.
                    book.pages[job.key] = outcome.took
                    taken.write(f"{book.page_line(job.key)}\n")
                    taken.flush()
                ledger.note(job.name, job.stamp, outcome.files)
                file.write(f"{ledger.line(job.name)}\n")
                file.flush()
                made, kept = made + outcome.made, kept + (not outcome.made)
                yield Progress(made, kept, len(jobs))
    _finish(plan, jobs, ledger, book)


def _tasks(jobs: Sequence[Job], plan: Plan, ledger: Ledger, book: Book, folder: Path) -> list[Task]:
    """Return what is to be made, with what there is of areas' pages that may still say the same."""
    found = {
        job.key: Earlier(ledger.files[job.name], took, changed)
        for job in jobs
        if (took := book.pages.get(job.key))
        and ledger.is_whole(replace(job, stamp=took.stamp), folder)
        and (changed := plan.bases[job.stamp].changed_since(book.bases[took.stamp])) is not None
    }
    stay: dict[str, str] = {}
    for level in plan.levels:
        stamp, parts = plan.parts_stay(level, found)
        if parts and ledger.is_whole(Job("parts", level, stamp), folder):
            stay[level] = parts
    sure = {
        path: replace(one, parts_stay=stay.get(plan.level(path)) == one.took.parts)
        for path, one in found.items()
    }
    kept = {f"parts {level}": ledger.files[f"parts {level}"] for level in stay}
    return [Task(job, sure.get(job.key), kept.get(job.name)) for job in jobs]


@contextmanager
def _cleaned(folder: Path) -> Iterator[None]:
    """Take away, in the end, what a run that was stopped left unfinished."""
    try:
        yield
    finally:
        for old in folder.rglob(f".*{_UNFINISHED}"):
            old.unlink(missing_ok=True)


def _finish(plan: Plan, jobs: Iterable[Job], ledger: Ledger, book: Book) -> None:
    """Write what is known at the end alone, take away what no part has, and order both books."""
    folder = plan.order.folder
    wanted = {job.name: job.stamp for job in jobs}
    whole = Ledger()
    for name in sorted(wanted):
        whole.note(name, wanted[name], ledger.files[name])
    sizes = {path: one.size for path, one in whole.every.items()}
    last = _written(folder, ending(plan, sizes), packed=plan.order.packed)
    whole.note("end", "", last)
    for path in ledger.paths - whole.paths:
        _remove(folder, path)
    put(folder / FILE, book.text(one.path for one in plan.pages).encode())
    lines = [whole.line(name) for name in sorted(whole.files)]
    put(folder / LEDGER, "".join(f"{line}\n" for line in lines).encode())


def put(path: Path, content: bytes) -> None:
    """Write a file so that it is whole or not there.

    Raises
    ------
    OSError
        It cannot be written.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _written(folder: Path, files: dict[str, bytes], *, packed: bool) -> list[Kept]:
    if packed:
        files = files | {f"{path}.gz": small for path, small in _packed(files)}
    kept = []
    for path, content in sorted(files.items()):
        digest = hashlib.sha256(content).hexdigest()
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # Another part may have written it already: what pages share is the same for all.
        if size_of(target) != len(content) or digest_of(target) != digest:
            put(target, content)
        kept.append(Kept(path, digest, len(content)))
    return kept


def _packed(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Give texts compressed, without the time of day in them."""
    for path, content in files.items():
        if path.endswith(_TEXTS):
            yield path, gzip.compress(content, 9, mtime=0)


def _maker(order: Order) -> Callable[[Task], Outcome]:
    """Return what makes a part and writes its files, in a process of its own."""
    return _making(Plan(order))


def _making(plan: Plan) -> Callable[[Task], Outcome]:
    order = plan.order

    def make(task: Task) -> Outcome:
        job, before = task.job, task.earlier
        if task.stays is not None:
            return Outcome(task.stays, made=False, took=None)
        if before and (took := plan.took_again(job, before)):
            return Outcome(before.files, made=False, took=took)
        files = _written(order.folder, plan.make(job), packed=order.packed)
        return Outcome(files, made=True, took=plan.took(job))

    return make


def _check(folder: Path) -> None:
    """Refuse a folder that holds what is no site of ours."""
    if folder.exists() and not folder.is_dir():
        raise QuestionError(not_ours(str(folder)))
    if folder.is_dir() and any(folder.iterdir()) and not (folder / LEDGER).is_file():
        raise QuestionError(not_ours(str(folder)))


def _remove(folder: Path, path: str) -> None:
    target = (folder / path).resolve()
    if folder.resolve() not in target.parents:
        return
    target.unlink(missing_ok=True)
    for parent in target.parents:
        if parent == folder.resolve() or any(parent.iterdir()):
            break
        parent.rmdir()
