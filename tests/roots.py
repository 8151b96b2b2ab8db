"""A data root that a test may damage: what it changes is its own, the rest are links."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.root import FOLDERS, data_root

# With an indicator, a root that `explorer check` finds no fault with, and is done with sooner than
# with all of them: pages tell the dates of doctors' figures whatever else is there.
_SMALL = (
    "boundaries", "indicators/_tables", "indicators/gps-per-100k",
    *(f"indicators/gps-per-100k-{name}" for name in ("access", "carr-hill", "change", "need")),
)  # fmt: skip


def small(*slugs: str) -> tuple[str, ...]:
    """Return the parts of a small root that holds these indicators, for `linked_root`."""
    return (*_SMALL, *(f"indicators/{slug}" for slug in slugs))


def linked(root: Path, *parts: str) -> Path:
    """Lay the embedded data out below a folder, each file as a link, and return the folder.

    To write to a link would change what it leads to: `own` or `damaged` come first. `parts` are the
    folders that are laid out; all of them where none is named.
    """
    source = data_root()
    for name in FOLDERS:
        (root / name).mkdir(parents=True)
    for name in parts or FOLDERS:
        shutil.copytree(source / name, root / name, copy_function=_link, dirs_exist_ok=True)
    return root


def own(path: Path) -> Path:
    """Put a copy in the place of a link, so that it may be written to, and return its path."""
    if path.is_symlink():
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)
    return path


def damaged(root: Path, name: str, find: str, put: str, count: int = -1) -> Path:
    """Replace a text in a file of a root, which must hold it, and return the file's path."""
    path = own(root / name)
    text = path.read_text(encoding="utf-8")
    assert find in text, f"{name} does not hold {find!r}"
    path.write_text(text.replace(find, put, count), encoding="utf-8")
    return path


@contextmanager
def unharmed(root: Path) -> Iterator[None]:
    """Fail where a file of a root is another one in the end: it was written through a link."""
    before = _stamps(root)
    yield
    assert _stamps(root) == before, "a test wrote through a link: git has the data as they were"


def _stamps(root: Path) -> dict[Path, tuple[int, int]]:
    files = (path for name in FOLDERS for path in (root / name).rglob("*") if path.is_file())
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in files}


def _link(source: str, target: str) -> None:
    Path(target).symlink_to(source)
