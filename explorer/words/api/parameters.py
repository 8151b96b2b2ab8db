"""What each thing that can be asked for is, in the description of the API."""

# By the name in addresses.
PARAMETERS: dict[str, str] = {
    "a": "The first place: a name, a code in force or former, or level:code, which is never taken "
    "for another. Of a pair, together with b.",
    "any": "At least so many of the conditions hold; all of them when left out.",
    "area": "A place: a name, a code in force or former, a full postcode, or level:code, which is "
    "never taken for another.",
    "b": "The second place, as a.",
    "baseline": "The period that the goal starts from, as people write it: `2018-2020`.",
    "breaks": "Where figures are cut into classes: `steps-5`, `counts-5`, `natural-5` (2 to 7 "
    "classes), or numbers that rise, such as `50,55,60`. Each figure then has its class.",
    "by": "The year by which the gap should be half; ten years on when left out.",
    "count": "How many areas.",
    "definition": "How doctors are counted; raw when left out.",
    "format": "What the answer is written as.",
    "from": "The earlier period, as people write it: `2018-2020`.",
    "indicator": "An indicator by its slug; `indicators` lists them.",
    "level": "The level of areas, or the kind of place.",
    "measure": "How far apart areas are, by one measure or by all.",
    "modelled": "Whether figures by our model can stand where an area has none of its own.",
    "page": "The page.",
    "period": "A period as people write it (`2022-2024`, `2021/22`, `2025-12-31`) or as stored "
    "(`2022-01-01/P3Y`); the latest when left out.",
    "q": "What people call a place, a measure or a page; a code or a full postcode.",
    "release": "The year of a release; the latest when left out. Releases are never mixed.",
    "sex": "For whom; every one that the indicator has when left out.",
    "slug": "The indicator.",
    "theme": "Indicators of one theme.",
    "to": "The later period, as people write it: `2022-2024`.",
    "weights": "Whether areas count by their people or alike.",
    "where": "A condition as it is typed, again for each (8 at most): `healthy-life-expectancy "
    "girls below 59`, `gps-per-100k-need in lowest fifth`, `in region North East`.",
    "within": "Areas that lie inside this one, as level:code.",
    "without": "A variable to leave out; can be given again.",
    "year": "The year that the financial year ends in, or that of the latest day.",
}
# Where a parameter means something else than usual, by operation and name.
OWN: dict[tuple[str, str], str] = {
    ("inside", "within"): "The level whose areas the inequality lies between and inside.",
    ("inside", "indicator"): "An indicator of our model.",
    ("goal", "level"): "Regions, or upper tier as a second view.",
    ("areas", "level"): "Areas of one level; of all when left out.",
}
IF_NONE_MATCH = (
    "The ETag of an answer that you hold: where it is still the answer, it is not sent again (304)."
)


def setting_of(pages: list[str]) -> str:
    """Return what a setting of a page is, with the pages that have it."""
    return f"As in the page's address; `controls` of the answer say more. Of: {', '.join(pages)}."
