"""Labels of the parts of a map, for those who see them and those who hear them."""

SUMMARY_TITLE = "What the map shows"
BORROWED = "shown for a larger area"
# After "number of areas", where a count has two parts.
LENT = " (own + of a larger area)"
SHADES = {"value": "Figures", "england": "Against England"}
TABLE = {
    "range": "Likely range",
    "for": "Measured for",
    "model": "Our model",
    "verdict": "To England",
    "span": "{lo} to {hi}",
    "none": "no figure",
}
PARTS = {
    "inset": "London, enlarged",
    "zoom_in": "Zoom in",
    "zoom_out": "Zoom out",
    "failed": "The map could not be loaded. The table has every figure.",
    "colour": "Colour the areas by",
    "keep": "Keep as B, compare others",
    "csv": "Download CSV",
    "page": "Save this map as a page",
    "copy": "Copy link to this view",
    "copied": "Link copied",
    "source": "Source",
    "caveats": "Know before you quote",
    "all_notes": "All notes, and where the figures come from",
    "on_map": "What is on the map",
    "origins": "Sources",
    "publisher": "Publisher's page",
    "printed": "Printed on {date} from {address}",
}

# What stands round every page, and in its search box.
SHELL = {
    "name": "Health Gap Explorer",
    "pages": "Pages",
    "menu": "Menu",
    "skip": "Skip to the answer",
    "hint": "Name or postcode",
}

# The controls of the map.
MAP = {
    "find": "Find a place",
    "reveal": "Change what the map shows",
    "show": "Show",
    "sex": "For",
    "by": "By",
    "period": "Period",
    "more": "Compare more measures",
}
# What lists of indicators call a theme; the order is `analysis.measures.THEMES`.
THEMES = {
    "yours": "Your own figures",
    "health": "How long, how healthy",
    "doctors": "Doctors and care",
    "waiting": "Waiting for care",
    "deaths": "Preventable deaths",
    "money": "Money and work",
    "living": "How people live",
    "childhood": "Childhood and learning",
    "people": "Who lives here",
}
SEXES = {"female": "Girls", "male": "Boys", "persons": "Everyone"}
