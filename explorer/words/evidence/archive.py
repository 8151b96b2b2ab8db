"""The spreadsheets of an evidence pack in words: what each file and column holds, what to cite."""

from collections.abc import Iterable, Mapping
from datetime import date

from explorer.indicators.catalogue import Origin
from explorer.words.evidence.terms import PACK, view_lines

FILES: Mapping[str, str] = {
    "figures.csv": "Every figure that is held: all measures, periods, sexes and releases.",
    "measures.csv": "What each measure is, with what to know and what not to do.",
    "sources.csv": "Every publication, with its file, its hash and its licence.",
}
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "figures.csv": {
        "indicator": "the measure's short name, as in measures.csv",
        "title": "the measure",
        "level": "the kind of area",
        "area_code": "the area's code in force",
        "area_name": "the area's name",
        "sex": "female, male or persons",
        "period": "start and length, ISO 8601: 2022-01-01/P3Y is 2022 to 2024",
        "value": "the figure, in its unit; empty where none is published",
        "lower": "lower limit of the 95% range; empty where none is published",
        "upper": "upper limit of the 95% range; empty where none is published",
        "unit": "the unit of value, lower and upper",
        "flag": "why there is no figure, or what to know of it",
        "measured_for": "code of the larger area that was measured; empty for the area's own",
        "measured_for_name": "name of the larger area that was measured",
        "release": "when the measure was released",
    },
    "measures.csv": {
        "indicator": "the measure's short name",
        "title": "the measure",
        "unit": "the unit of its figures",
        "decimals": "how many decimals its figures are shown with",
        "polarity": "whether higher or lower is better, or neither",
        "statistic": "what kind of figure it is",
        "official_status": "what kind of statistics it is",
        "release": "when it was released",
        "modelled": "whether figures come from a model",
        "description": "what it counts, and how",
        "intervals": "how its ranges were made",
        "standard": "a value that was set for it, in its unit",
        "standard_set_by": "who set that value",
        "caveats": "what to know before quoting it",
        "do_nots": "what not to do with it",
    },
    "sources.csv": {
        "source_of": "the measure that comes from it, or the boundaries",
        "producer": "who published it",
        "title": "what was published",
        "published": "when it was published",
        "url": "the publisher's page",
        "licence": "the licence",
        "attribution": "the line that the licence asks for",
        "file": "the file that was read",
        "sha256": "the file's hash (SHA-256)",
    },
}


def citation(title: str, address: str, built: date | None) -> str:
    """Return how to cite a pack."""
    lines = [
        f"{PACK['name']}: {title}.",
        *(line if line.endswith(".") else f"{line}." for line in view_lines(address, built)),
        "Cite the publisher of a figure for the figure: sources.csv has each.",
    ]
    return "\n".join(lines) + "\n"


def licences(origins: Iterable[Origin]) -> str:
    """Return the licences and every line that they ask for, each once."""
    known = list(origins)
    names = dict.fromkeys(one.licence.rstrip(".") for one in known)
    lines = dict.fromkeys(one.attribution.rstrip(".") for one in known)
    return "\n".join([*(f"Licence: {name}." for name in names), *(f"{one}." for one in lines)]) + (
        "\n"
    )


def readme(title: str) -> str:
    """Return what stands in the archive."""
    files = {**FILES, "dictionary.csv": "What each column holds.",
             "datapackage.json": "The same for programs (Frictionless Data Package).",
             "CITATION.txt": "How to cite this.",
             "LICENCES.txt": "The licences, and the lines that they ask for."}  # fmt: skip
    lines = [f"{title}: figures by the {PACK['name']}", "", PACK["causes"], ""]
    return "\n".join([*lines, *(f"{name}: {text}" for name, text in files.items())]) + "\n"
