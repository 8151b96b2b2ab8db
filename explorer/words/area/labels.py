"""What stands on the parts of an area's page."""

AREA = {
    "pack": "Evidence pack",
    "compare": "Compare with …",
    "alike_link": "Areas most like it",
    "cite": "Link and citation",
    "stands_out": "What stands out beside the areas most like it",
    "missing": "What is not known here",
    "further": "Look nearer, or further away",
    "asked": "The figure of this link",
    "measures": "Every measure",
    "open": "Open all",
    "steps": "From publication to this number",
    "publisher": "Publisher's page",
    "csv": "Download this series as CSV",
    "permalink": "Link to this figure",
    "alike": "Areas most like it",
    "without": "Leave out",
    "nothing": "nothing",
    "on": "Which do better on",
    "ladder": "Closer, and further away",
    "ladder_of": "Measure",
    "model": "Our model",
    "model_badge": "modelled by us, not published",
    "model_link": "How the model is made, on the map",
    "england_none": "no England figure",
    "all_known": "Every measure held for areas of this kind has a figure here.",
    "variables": "What makes areas alike, with sources",
    "became": "Today",
}
VARIABLES = {
    "deprivation": "deprivation",
    "age": "age",
    "ethnic-groups": "ethnic groups",
    "rurality": "rurality",
    "density": "people per square kilometre",
}

# Formats in which an evidence pack is served, each with what its link says.
PACKS = {"pdf": "PDF to print", "html": "web page", "zip": "spreadsheets"}
