"""What runs is permissively licensed."""

import re
from importlib.metadata import distribution, requires
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPYLEFT = re.compile(r"\b(A?GPL|LGPL|GNU (Affero |Lesser )?General Public)", re.IGNORECASE)


def closure(name: str, seen: set[str]) -> set[str]:
    """Return a package and all that it needs to run here."""
    if name in seen:
        return seen
    seen.add(name)
    for requirement in requires(name) or []:
        wanted = re.split(r"[ <>=!~;\[(]", requirement)[0]
        if "extra ==" in requirement or not installed(wanted):
            continue
        closure(wanted.lower().replace("_", "-"), seen)
    return seen


def installed(name: str) -> bool:
    try:
        distribution(name)
    except ModuleNotFoundError:
        return False
    return True


def test_no_run_time_dependency_is_copyleft():
    names = closure("explorer", set()) - {"explorer"}
    assert {"streamlit", "folium", "geopandas", "pandas", "rapidfuzz"} <= names
    for name in names:
        told = distribution(name).metadata
        licences = [told.get("License-Expression") or "", told.get("License") or ""]
        classifiers = [line for line in told.get_all("Classifier") or [] if "License" in line]
        stated = " ".join([licences[0] or licences[1][:200], *classifiers])
        assert stated.strip(), name
        assert not COPYLEFT.search(stated), (name, stated)
