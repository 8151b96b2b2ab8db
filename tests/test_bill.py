"""The bill of materials is what the lock holds, no more and no less, and licensed as is allowed."""

import hashlib
import json
import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import js_lib_leaflet
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from license_expression import LicenseSymbol, get_spdx_licensing

from explorer.build.bill import FILE, TABLE, bill, licence, locked
from explorer.errors import SourceError

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / FILE).read_text(encoding="utf-8")
BILL = json.loads(TEXT)
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
SPDX = get_spdx_licensing()
PACKAGES = [one for one in BILL["components"] if one["type"] == "library"]

# Each asks for no more than to be named, or to give a permission along.
PERMISSIVE = {
    "0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD-2-Clause", "BSD-3-Clause",
    "BSD-Advertising-Acknowledgement", "CC0-1.0", "ISC", "MIT",
    "MIT-CMU", "OFL-1.1", "PSF-2.0", "Unlicense", "Zlib",
}  # fmt: skip
# Copyleft of single files, in packages that are used as they are: a list of certificates, and what
# matches names of files while a wheel is built.
BY_FILE = {"certifi": "MPL-2.0", "pathspec": "MPL-2.0"}


def expression(component: dict) -> str:
    (stated,) = component["licenses"]
    return stated.get("expression") or stated["license"]["id"]


def is_allowed(text: str) -> bool:
    """Whether some choice that a licence expression leaves is permissive throughout."""
    found = SPDX.parse(text, validate=True)

    def holds(node) -> bool:
        if isinstance(node, SPDX.AND | SPDX.OR):
            parts = map(holds, node.args)
            return any(parts) if isinstance(node, SPDX.OR) else all(parts)
        return isinstance(node, LicenseSymbol) and str(node) in PERMISSIVE

    return holds(found)


def test_it_is_a_bill_as_cyclonedx_describes_it():
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(TEXT)
    assert fault is None, str(fault)[:500]


def test_it_is_what_is_made_today():
    assert bill() == bill() == TEXT, "run: make bill"


def test_it_holds_what_the_lock_holds():
    pinned = {}
    for entry in re.split(r"\n(?=\S)", LOCK.strip()):
        name, version = re.match(r"(\S+)==(\S+)", entry).groups()
        pinned[name, version] = set(re.findall(r"sha256:([0-9a-f]{64})", entry))
    told = {
        (one["name"], one["version"]): {
            each["content"] for each in one["externalReferences"][0]["hashes"]
        }
        for one in PACKAGES
    }
    assert told == pinned
    assert len(told) == len(PACKAGES) > 40
    assert BILL["metadata"]["properties"][0]["value"] == hashlib.sha256(LOCK.encode()).hexdigest()


def test_everything_in_it_is_there_for_something():
    refs = {one["bom-ref"]: one for one in PACKAGES}
    edges = {one["ref"]: one["dependsOn"] for one in BILL["dependencies"]}
    own = BILL["metadata"]["component"]["bom-ref"]
    assert set(edges) == {own, *refs}

    def reached(left: list[str]) -> set[str]:
        seen: set[str] = set()
        while left:
            one = left.pop()
            if one not in seen:
                seen.add(one)
                left += edges[one]
        return seen

    runs = reached([own]) - {own}
    assert runs == {ref for ref, one in refs.items() if one["scope"] == "required"}
    (builds,) = [ref for ref in refs if ref.startswith("pkg:pypi/hatchling@")]
    assert set(refs) == runs | reached([builds])


def test_all_that_runs_is_licensed_permissively():
    for one in PACKAGES:
        stated = expression(one)
        allowed = is_allowed(stated) or BY_FILE.get(one["name"]) == stated
        assert allowed, f"{one['name']} is under {stated}"
    assert set(BY_FILE) <= {one["name"] for one in PACKAGES}


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", True),
        ("MIT AND LGPL-2.1-or-later", False),
        ("GPL-3.0-only WITH GCC-exception-3.1", False),
        ("AGPL-3.0-only", False),
        ("MPL-2.0", False),
        ("CC-BY-NC-4.0", False),
    ],
)
def test_a_licence_is_allowed_where_a_choice_of_it_is_permissive(text, answer):
    assert is_allowed(text) is answer


def test_a_package_that_names_no_licence_is_asked_for():
    with pytest.raises(SourceError, match=r"'no-such-package' .* add it to bill\.toml"):
        licence("no-such-package", {})


def test_what_the_table_says_is_needed_and_not_denied():
    """An entry for a package that names its licence itself, or that is no more, goes."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))["licences"]
    assert set(table) <= {one["name"] for one in PACKAGES}
    for name, stated in table.items():
        try:
            told = metadata(name)
        except PackageNotFoundError:
            continue
        assert not told.get("License-Expression"), name
        words = " ".join([told.get("License") or "", *(told.get_all("Classifier") or [])])
        family = {"MPL-2.0": "Mozilla"}.get(stated, re.split(r"-", stated)[0])
        assert family in words, (name, stated)


def test_what_browsers_are_sent_is_in_it():
    (leaflet,) = [
        inner
        for one in PACKAGES
        for inner in one.get("components", ())
        if inner["name"] == "leaflet"
    ]
    script = Path(js_lib_leaflet.__file__).parent / "static/js_lib_leaflet/leaflet.js"
    assert leaflet["hashes"][0]["content"] == hashlib.sha256(script.read_bytes()).hexdigest()
    assert f"Leaflet {leaflet['version']}" in script.read_text(encoding="utf-8")[:300]
    letters = {one["name"]: one for one in BILL["components"] if one["type"] == "file"}
    faces = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "explorer").rglob("*.ttf")}
    assert set(letters) == set(faces)
    for name, path in faces.items():
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert letters[name]["hashes"][0]["content"] == digest


def test_a_lock_is_read_entry_by_entry():
    text = (
        "a==1 \\\n    --hash=sha256:"
        + "0" * 64
        + "\nb==2 ; sys_platform == 'win32' \\\n    --hash=sha256:"
        + "1" * 64
    )
    assert [(one.name, one.version, one.marker) for one in locked(text)] == [
        ("a", "1", ""), ("b", "2", "sys_platform == 'win32'"),
    ]  # fmt: skip
    with pytest.raises(SourceError, match="not understood: git"):
        locked("git+https://example.org/a.git")
