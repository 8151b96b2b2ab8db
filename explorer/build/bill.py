"""Writes the bill of materials: `python -m explorer.build.bill`, which `make bill` does.

It is a CycloneDX 1.6 document of what `requirements.lock` holds, so that it is made anew wherever
that is; the wheel carries it (PEP 770). Of the installed packages it reads licences and what they
need. It holds no time of making and a serial number that follows from the lock: equal locks give
equal bytes.
"""

import hashlib
import json
import re
import tomllib
import uuid
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from explorer.errors import SourceError
from explorer.typeface import FOLDER, WEIGHTS

ROOT = Path(__file__).parents[2]
FILE = "bill-of-materials.cdx.json"
LOCK = "requirements.lock"
# Licences of packages that name theirs in other words than SPDX's, and what browsers are sent.
TABLE = Path(__file__).with_suffix(".toml")

_ENTRY = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>.+?))? \\$")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_SIMPLE = re.compile(r"(MIT|MPL-2\.0|Apache-2\.0|BSD-[23]-Clause|ISC|PSF-2\.0)")
_STATED = ("License-Expression", "License")
_LEAFLET = re.compile(r"Leaflet (\d+\.\d+\.\d+)")


@dataclass(frozen=True)
class Locked:
    """One entry of the lock."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """Its package URL."""
        return f"pkg:pypi/{self.name}@{self.version}"


def locked(text: str) -> list[Locked]:
    """Return the entries of a lock, in its order."""
    found: list[Locked] = []
    for entry in re.split(r"\n(?=\S)", text.strip()):
        first, _, rest = entry.partition("\n")
        match = _ENTRY.match(first)
        if match is None:
            raise SourceError(f"{LOCK} has an entry that is not understood: {first}")
        hashes = tuple(sorted(_HASH.findall(rest)))
        found.append(Locked(match["name"], match["version"], match["marker"] or "", hashes))
    return found


def bill() -> str:
    """Return the bill of materials.

    Raises
    ------
    SourceError
        A package states no licence that can be named, and the table has none for it.
    """
    lock = (ROOT / LOCK).read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    entries = locked(lock)
    by_name: dict[str, list[str]] = {}
    for entry in entries:
        by_name.setdefault(entry.name, []).append(entry.purl)
    needed = _closure([Requirement(line) for line in project["dependencies"]], set(by_name))
    own = f"pkg:pypi/{project['name']}@{project['version']}"
    digest = hashlib.sha256(lock.encode()).hexdigest()
    content = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{own}#{digest}')}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": project["version"],
                "description": project["description"],
                "licenses": _licences(project["license"]),
                "purl": own,
            },
            "properties": [{"name": f"{LOCK}:sha256", "value": digest}],
        },
        "components": [
            *(_component(entry, needed, table) for entry in entries),
            *(_letters(name, table["letters"]) for name in WEIGHTS.values()),
        ],
        "dependencies": [
            {"ref": own, "dependsOn": _refs(project["dependencies"], by_name)},
            *(
                {"ref": entry.purl, "dependsOn": _refs(_requires(entry.name), by_name)}
                for entry in entries
            ),
        ],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _component(entry: Locked, needed: set[str], table: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": entry.purl,
        "name": entry.name,
        "version": entry.version,
        # What is in the lock to install a checkout does not run.
        "scope": "required" if entry.name in needed else "excluded",
        "licenses": _licences(licence(entry.name, table["licences"])),
        "purl": entry.purl,
        "externalReferences": [
            {
                "type": "distribution",
                "url": f"https://pypi.org/project/{entry.name}/{entry.version}/",
                "comment": "any of the files with these hashes",
                "hashes": [{"alg": "SHA-256", "content": one} for one in entry.hashes],
            }
        ],
    }
    if entry.marker:
        found["properties"] = [{"name": "python:marker", "value": entry.marker}]
    if entry.name in table["browser"]:
        found["components"] = [_leaflet(table["browser"][entry.name])]
    return found


def _leaflet(told: dict[str, str]) -> dict[str, Any]:
    """Return Leaflet as browsers are sent it: the file of the package, by its hash."""
    from explorer.maps.assets import LEAFLET  # noqa: PLC0415 -- draws on the whole of the maps

    script = (LEAFLET / told["file"]).read_bytes()
    found = _LEAFLET.search(script.decode("utf-8")[:500])
    if found is None:
        raise SourceError(f"{told['file']} does not say which version of Leaflet it is.")
    purl = f"pkg:npm/{told['name']}@{found[1]}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": told["name"],
        "version": found[1],
        "licenses": _licences(told["licence"]),
        "purl": purl,
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(script).hexdigest()}],
    }


def _letters(name: str, told: dict[str, str]) -> dict[str, Any]:
    """Return a file of letters that the package carries, made of a font that is not ours."""
    digest = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()
    return {
        "type": "file",
        "bom-ref": f"file:explorer/typeface/{name}",
        "name": f"explorer/typeface/{name}",
        "description": told["description"],
        "licenses": _licences(told["licence"]),
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def licence(name: str, table: dict[str, str]) -> str:
    """Return a package's licence as an SPDX expression.

    Parameters
    ----------
    name : str
    table : dict of str to str
        Expressions of packages that name theirs otherwise.

    Raises
    ------
    SourceError
        It states none that can be named, and the table has none.
    """
    try:
        told = metadata(name)
    except PackageNotFoundError:  # another system needs it
        stated = ""
    else:
        fields = {field: told[field] for field in _STATED if field in told}
        simple = _SIMPLE.fullmatch(fields.get("License", ""))
        stated = fields.get("License-Expression", simple[0] if simple else "")
    if not stated and name not in table:
        raise SourceError(
            f"'{name}' does not name its licence as SPDX does: look it up, and add it to "
            f"{TABLE.name}."
        )
    return stated or table[name]


def _licences(expression: str) -> list[dict[str, Any]]:
    if " " in expression:
        return [{"expression": expression}]
    return [{"license": {"id": expression}}]


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def _refs(lines: list[str], by_name: dict[str, list[str]]) -> list[str]:
    """Return the packages of the lock that are needed, whatever the machine."""
    wanted = [Requirement(line) for line in lines]
    names = {canonicalize_name(one.name) for one in wanted if "extra" not in str(one.marker)}
    return sorted(purl for name in names for purl in by_name.get(name, ()))


def _closure(wanted: list[Requirement], known: set[str]) -> set[str]:
    """Return the names of all packages of the lock that requirements bring along."""
    found: set[str] = set()
    seen: set[tuple[str, str]] = set()
    left = [(canonicalize_name(one.name), extra) for one in wanted for extra in ("", *one.extras)]
    while left:
        name, extra = left.pop()
        if (name, extra) in seen or name not in known:
            continue
        seen.add((name, extra))
        found.add(name)
        for one in map(Requirement, _requires(name)):
            is_extra = "extra" in str(one.marker)
            if not is_extra or (extra and one.marker and one.marker.evaluate({"extra": extra})):
                left += [(canonicalize_name(one.name), more) for more in ("", *one.extras)]
    return found


if __name__ == "__main__":
    (ROOT / FILE).write_text(bill(), encoding="utf-8", newline="\n")
