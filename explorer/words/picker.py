"""The list of measures that is searched: what stands in it, and what is said of what is found."""

# The browser fills these: `{n}` measures, `{text}` as it was typed.
PICKER = {
    "find": "Find a measure",
    "list": "Measures by theme",
    "one": "1 measure",
    "many": "{n} measures",
    "none": "No measure here is called '{text}'.",
    "waiting": "The list is coming.",
    "failed": "The list did not come. Close it and try again.",
}
