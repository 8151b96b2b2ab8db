"""What was fetched, kept on disk by its hash, so that nothing is asked for twice."""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from explorer.build.update.refusing import NotFetchedError
from explorer.words import updating as words

FOLDER = "health-gap-explorer"


@dataclass(frozen=True)
class Kept:
    """What is known of an address that was fetched.

    Attributes
    ----------
    sha256 : str
        Of its content.
    size : int
        Bytes.
    etag, modified : str
        As the server named them, empty where it did not.
    """

    sha256: str
    size: int
    etag: str = ""
    modified: str = ""


def default_folder() -> Path:
    """Return where this machine keeps what may be thrown away."""
    given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(given) if given else Path.home() / ".cache") / FOLDER


class Store:
    """Contents by their hash, addresses by theirs, downloads that were cut off, and a diary.

    Parameters
    ----------
    folder : Path
        Made when something is first written; it may be deleted at any time.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def kept(self, address: str) -> tuple[Kept, bytes] | None:
        """Return what was fetched from an address before; None where it is absent or damaged."""
        try:
            entry = Kept(**json.loads(self._entry(address).read_text(encoding="utf-8")))
            content = self._object(entry.sha256).read_bytes()
        except (OSError, ValueError, TypeError):
            return None
        return (entry, content) if sha256(content) == entry.sha256 else None

    def keep(self, address: str, content: bytes, etag: str, modified: str) -> None:
        """Keep what an address gave."""
        entry = Kept(sha256(content), len(content), etag, modified)
        self._write(self._object(entry.sha256), content)
        self._write(self._entry(address), json.dumps(asdict(entry)).encode())
        self.drop_part(address)

    def forget(self, address: str) -> None:
        """Forget what an address gave."""
        with suppress(OSError):
            self._entry(address).unlink()

    def part(self, address: str) -> tuple[str, bytes]:
        """Return the mark of the version that a cut-off download is of, and what arrived."""
        path = self._part(address)
        try:
            mark, _, content = path.read_bytes().partition(b"\n")
        except OSError:
            return "", b""
        return mark.decode("ascii", "replace"), content

    def keep_part(self, address: str, mark: str, content: bytes) -> None:
        """Keep what arrived before a download was cut off, where it can be gone on with."""
        if mark and content:
            self._write(self._part(address), mark.encode("ascii", "replace") + b"\n" + content)

    def drop_part(self, address: str) -> None:
        """Forget a cut-off download."""
        with suppress(OSError):
            self._part(address).unlink()

    def seen(self) -> dict[str, dict[str, str]]:
        """Return what was found of each feed when it was last looked for."""
        try:
            told = json.loads((self.folder / "seen.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}

    def note(self, key: str, **found: str) -> None:
        """Note what was found of a feed."""
        told: dict[str, Any] = self.seen() | {key: found}
        self._write(self.folder / "seen.json", json.dumps(told, indent=1).encode())

    def _object(self, digest: str) -> Path:
        return self.folder / "objects" / digest[:2] / digest

    def _entry(self, address: str) -> Path:
        return self.folder / "addresses" / f"{sha256(address.encode())}.json"

    def _part(self, address: str) -> Path:
        return self.folder / "parts" / sha256(address.encode())

    def _write(self, path: Path, content: bytes) -> None:
        try:
            replace(path, content)
        except OSError as error:
            raise NotFetchedError(words.no_cache(self.folder, error.strerror or "")) from None


def sha256(content: bytes) -> str:
    """Return the SHA-256 of a content in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def replace(path: Path, content: bytes) -> None:
    """Put a content at a path at once: a reader sees the former or the new file, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            os.chmod(name, path.stat().st_mode & 0o777)
        else:
            os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise
