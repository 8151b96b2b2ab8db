"""The data as files, in words: what each table and column holds, and the papers beside them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from explorer.indicators.catalogue import Indicator, Origin

TITLE = "Health inequalities in England: the data of the Health Gap Explorer"
NAME = "health-gap-explorer"
SUMMARY = (
    "Healthy life expectancy, life expectancy, deprivation, staff and services of the NHS and what "
    "goes with them, for regions, local authorities, constituencies and care boards of England: "
    "every figure with its range where one is published, its period, its source and its licence."
)
KEYWORDS = ("health inequalities", "healthy life expectancy", "deprivation", "NHS", "England")
LICENCE = "OGL-UK-3.0"
LICENCE_TITLE = "Open Government Licence v3.0"
LICENCE_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
# All that some figure is under, the main one first: by SPDX where that names it, title, address.
LICENCES = (
    (LICENCE, LICENCE_TITLE, LICENCE_URL),
    (
        "",
        "Open Parliament Licence v3.0",
        "https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/",
    ),
    ("CC-BY-4.0", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
)
AUTHOR = "Health Gap Explorer contributors"
LANGUAGE = "en-GB"

# What a column of figures holds; of the numbers the unit is the indicator's.
FIGURES: Mapping[str, str] = {
    "indicator": "The indicator's short name, as in indicators.csv.",
    "level": "The kind of area, as in levels.csv.",
    "area_code": "The area's code in force, as in areas.csv.",
    "area_name": "The area's name.",
    "period": "Start and length (ISO 8601): 2022-01-01/P3Y is 2022 to 2024.",
    "sex": "Whom the figure describes: female, male or persons.",
    "value": "The figure ({unit}). Empty where none is published: never zero.",
    "lower": "Lower limit of the 95% range ({unit}). Empty where none is published.",
    "upper": "Upper limit of the 95% range ({unit}). Empty where none is published.",
    "numerator": "What was counted, where it is published.",
    "denominator": "Of how many, where it is published.",
    "flag": "Why there is no figure, or what to know of it, as in flags.csv.",
    "processing": "Published, calculated or modelled, and by whom; processing.csv says how.",
}
FLAGS: Mapping[str, str] = {
    "suppressed": "Withheld by the publisher.",
    "small_numbers": "Withheld, or to be read with care, for the numbers behind it are small.",
    "incomplete_return": "Some returns that the figure rests on are missing or incomplete.",
    "modelled": "A model made the figure.",
}
SEXES: Mapping[str, str] = {
    "female": "Women and girls.",
    "male": "Men and boys.",
    "persons": "Everyone.",
}
# Tables by name: title, what it holds, and its columns.
TABLES: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "indicators": (
        "Indicators",
        "What each indicator is, with what to know before quoting it and what not to do with it.",
        {
            "indicator": "The indicator's short name.",
            "theme": "The group that lists have it in.",
            "title": "Its whole title.",
            "short_title": "Its title in few words.",
            "unit": "The unit of value, lower and upper.",
            "decimals": "How many decimals its figures are shown with.",
            "polarity": "Whether higher or lower is better, or neither.",
            "statistic": "What kind of figure it is.",
            "age": "Whom it describes, by age.",
            "period_kind": "What kind of period its figures stand for.",
            "series": "What the releases of one figure share.",
            "release": "When it was released: a year, month or day.",
            "official_status": "What the publisher calls it, or who worked it out.",
            "interval": "Whether value has a 95% range in lower and upper; empty for none.",
            "interval_method": "How ranges were made.",
            "aggregation": "Whether figures of areas can be added up, and how.",
            "modelled": "Whether a model made the figures.",
            "model_of": "The indicator that these figures are our model of; empty for none.",
            "borrow_from": "The level whose figure an area without one may show; empty for none.",
            "weight": "What areas are weighted by where they are put together.",
            "description": "What it counts, and how.",
            "key_points": "What to know first.",
            "caveats": "What limits it.",
            "do_nots": "What not to do with it.",
            "figures": "How many figures there are.",
        },
    ),
    "levels": (
        "Levels",
        "The kinds of area. Areas of one level do not overlap.",
        {
            "level": "The level's short name.",
            "title": "What one area of it is called.",
            "areas": "How many areas it has.",
            "points": "Whether its places are points without a boundary.",
            "vintage": "Of when its codes and boundaries are.",
        },
    ),
    "areas": (
        "Areas",
        "Every area by level and code; one code can be an area of two levels.",
        {
            "level": "The level, as in levels.csv.",
            "area_code": "The area's code (nine letters and digits; of a trust three).",
            "area_name": "The area's name.",
            "in_force": "Whether the area exists today. One that does not has no boundary.",
            "region": "Code of the region in which it lies; empty where it lies in none.",
            "upper_tier": "Code of the upper-tier authority in which it lies; empty for none.",
            "population": "Residents at the middle of the year that population_of names.",
            "population_of": "The day of that estimate (ISO 8601); empty where there is none.",
        },
    ),
    "sexes": (
        "Sexes",
        "Whom figures describe.",
        {"sex": "The word in the tables.", "title": "Whom it stands for."},
    ),
    "flags": (
        "Flags",
        "Why there is no figure, or what to know of it.",
        {"flag": "The word in the tables.", "title": "What it stands for."},
    ),
    "former-codes": (
        "Former codes",
        "Codes that are no longer in force, and the areas that took their place. Only of a recoded "
        "area may figures be carried over: it is one place under two codes.",
        {
            "former_code": "The code that is no longer in force.",
            "former_name": "The name of the former area.",
            "level": "The level of its successor.",
            "area_code": "A successor's code.",
            "kind": "What happened: recoded, merged or split.",
            "note": "The same in a sentence.",
        },
    ),
    "lenders": (
        "Lenders",
        "Areas that lie wholly (at least 99% of their people) in one area of another level. Where "
        "an indicator's borrow_from is that level, an area without a figure may show the larger "
        "area's: say then for whom it was measured.",
        {
            "level": "The level of the area.",
            "area_code": "The area's code.",
            "lender_level": "The level of the larger area.",
            "lender_code": "The larger area's code.",
            "share": "The share of the area's people who live in it, 0 to 1.",
        },
    ),
    "processing": (
        "Processing",
        "How the figures of each indicator came to be at each level.",
        {
            "indicator": "The indicator's short name.",
            "level": "The level.",
            "processing": "Published, calculated or modelled, by whom and how.",
            "note": "What else to know of the level; empty for nothing.",
        },
    ),
    "coverage": (
        "Coverage",
        "How many areas have a figure in the newest period of each level.",
        {
            "indicator": "The indicator's short name.",
            "level": "The level.",
            "sex": "Whom the figures describe.",
            "first_period": "The oldest period that there is (ISO 8601).",
            "last_period": "The newest one, which is counted (ISO 8601).",
            "periods": "How many periods there are, those of larger areas' figures with them.",
            "areas": "Areas of the level.",
            "own": "Areas with a figure of their own. A place at two levels, such as Blackpool, "
            "has one figure: the table of figures has it at one of them.",
            "borrowed": "Areas that may show a larger area's figure.",
            "missing": "Areas with none.",
            "processing": "How figures came to be; empty where all are larger areas'.",
        },
    ),
    "changes": (
        "Changes between releases",
        "What each later release of a series changed of the one before it. Releases use different "
        "methods and are never joined to one series.",
        {
            "series": "What the releases share.",
            "before": "The earlier release, as in indicators.csv.",
            "after": "The later release.",
            "released": "When the later one came out.",
            "both": "Figures that both have.",
            "changed": "Those that moved by half of the last decimal shown or more.",
            "median": "Half of those in both moved by no more than this, in the indicator's unit.",
            "most": "How far the one moved that moved most.",
            "level": "Its level.",
            "area_code": "Its area.",
            "period": "Its period (ISO 8601).",
            "sex": "Whom it describes.",
            "new": "Figures that the later release alone has.",
            "gone": "Figures that the earlier release alone has.",
            "how": "What the later release changed, in words.",
        },
    ),
    "sources": (
        "Sources",
        "Every publication that figures or boundaries come from, with its licence and hash.",
        {
            "source_of": "The indicator, or boundaries-LEVEL.",
            "producer": "Who published it.",
            "title": "What was published.",
            "published": "When.",
            "url": "The publisher's page.",
            "licence": "The licence.",
            "attribution": "The line that the licence asks for.",
            "file": "The file that was read.",
            "sha256": "The file's hash (SHA256).",
        },
    ),
}
BOUNDARY_TITLE = "Boundaries: {plural}"
BOUNDARY_ABOUT = (
    "Generalised to 20 metres and clipped to the coast, in degrees of longitude and latitude (WGS "
    "84, axes in this order), six decimals. Every feature has level, area_code and area_name."
)
GEOJSON = "GeoJSON (RFC 7946)"
GEOPARQUET = "GeoParquet, EPSG:4326 with longitude first"


def figures_title(record: Indicator) -> str:
    """Return what the table of an indicator's figures is called."""
    return record.title


def figures_about(record: Indicator) -> str:
    """Return what the table of an indicator's figures holds, with what not to do with it."""
    return " ".join([record.description, *record.do_nots])


def readme(
    parts: Mapping[str, Sequence[tuple[str, str]]], counts: Mapping[str, int], built: date | None
) -> str:
    """Return what stands first in the package.

    Parameters
    ----------
    parts : mapping of str to sequence of (str, str)
        By heading: files and what each holds.
    counts : mapping of str to int
        How many indicators, figures and areas there are.
    built : date or None
    """
    lines = [
        f"# {TITLE}",
        "",
        SUMMARY,
        "",
        f"It holds {counts['figures']:,} figures of {counts['indicators']} indicators for "
        f"{counts['areas']:,} areas." + (f" Data built on {built.isoformat()}." if built else ""),
        "",
        "## Read this first",
        "",
        "- An empty cell means that nothing is published. It is never zero.",
        "- `lower` and `upper` are 95% limits. Quote a figure with them. Whether two ranges "
        "overlap does not show whether two areas differ.",
        "- `processing` and `official_status` say what was published and what was calculated or "
        "modelled by us. Do not mix the two.",
        "- Releases of one series are not to be joined: `changes.csv` says what each changed.",
        "- The figures of larger areas are not repeated for smaller ones. `lenders.csv` says which "
        "area could show whose figure; say then for whom it was measured.",
        "- A place can be an area of two levels, such as Blackpool: a district and an upper-tier "
        "authority. Its figure then stands at one of them, and `coverage.csv` counts it at both.",
        "- `do_nots` in `indicators.csv` says what not to do with a figure.",
        "- Codes are texts. Take types from `datapackage.json`, or from the Parquet files: a "
        "program that guesses takes an empty column for text.",
        "",
    ]
    for heading, files in parts.items():
        lines += [f"## {heading}", "", *(f"- `{name}`: {text}" for name, text in files), ""]
    lines += [
        "## Check it",
        "",
        "```sh",
        "sha256sum --check SHA256SUMS",
        "pip install 'frictionless[parquet]'",
        "frictionless validate datapackage.json",
        "```",
        "",
        "## Licence and citation",
        "",
        f"{LICENCE_TITLE}, with the lines in `LICENCE.md`. `CITATION.cff` says how to cite the "
        "package; cite the publisher of a figure for the figure. A DOI is given by the archive "
        "that keeps a copy: `datacite.json` is what it asks for.",
        "",
    ]
    return "\n".join(lines)


PARTS = {
    "figures": "Figures, one table an indicator",
    "lists": "Lists and codes",
    "boundaries": "Boundaries",
    "papers": "Beside the data",
}
PAPERS = {
    "datapackage.json": "What every table and column holds, for programs (Data Package v2).",
    "LICENCE.md": "The licences, and the lines that they ask for.",
    "CITATION.cff": "How to cite the package.",
    "datacite.json": "What an archive asks for to give a DOI (DataCite Metadata Schema 4).",
    "SHA256SUMS": "A hash of every file.",
}


def licence(origins: Iterable[Origin]) -> str:
    """Return the licences and every line that they ask for, each once."""
    known = list(origins)
    names = dict.fromkeys(one.licence.rstrip(".") for one in known)
    lines = dict.fromkeys(one.attribution.rstrip(".") for one in known)
    return "\n".join(
        [
            "# Licence",
            "",
            f"The data are derived from public sector information under the {LICENCE_TITLE} "
            f"({LICENCE_URL}). You may copy, publish and adapt them, also commercially, if you "
            "name the source with these lines.",
            "",
            *(f"- {one}." for one in lines),
            "",
            "Licences as the publishers name them:",
            "",
            *(f"- {one}." for one in names),
            "",
            "Where to read them:",
            "",
            *(
                f"- {title}: {url}"
                for _, title, url in LICENCES
                if any(title in one for one in names)
            ),
            "",
        ]
    )


def citation(version: str, built: date | None) -> str:
    """Return a CITATION.cff for the package."""
    lines = [
        "cff-version: 1.2.0",
        'message: "Cite the package for what it puts together, and the publisher of a figure for '
        'the figure."',
        f'title: "{TITLE}"',
        "type: dataset",
        "authors:",
        f'  - name: "{AUTHOR}"',
        f'version: "{version}"',
        *([f"date-released: {built.isoformat()}"] if built else []),
        "license:",
        *(f"  - {name}" for name, _, _ in LICENCES if name),
        "keywords:",
        *(f"  - {one}" for one in KEYWORDS),
        "",
    ]
    return "\n".join(lines)


def no_folder(path: object) -> str:
    """Return that a package goes into a folder, and what works."""
    return f"{path} is a file, and a package is many. Name a folder."


def other_files(path: object) -> str:
    """Return that a folder holds other files, and what works."""
    return (
        f"The folder {path} holds other files, which the package's sums would not cover. Name a "
        "new folder, an empty one, or that of an earlier package."
    )
