"""What the page about the API says, beside what the description says of each operation."""

PAGE = {
    "window": "Ask from a program: Health Gap Explorer",
    "heading": "Ask from a program",
    "skip": "Skip to the operations",
    "home": "Health Gap Explorer",
    "operations": "What can be asked",
    "description": "The whole description, for programs (OpenAPI 3.1)",
    "how": "From your own tools",
    "how_note": "ADDRESS stands for the address at which you read this page, without “/docs”.",
    "promise": "What version {version} promises",
    "limits": "How much can be asked",
    "statuses": "What an answer's status means",
    "statuses_note": "What went wrong comes as problem details (RFC 9457): what was wrong and what "
    "would work. An example:",
    "changes": "What has changed",
    "parameters": "What can be set",
    "none": "Nothing can be set.",
    "name": "Name",
    "kind": "Kind",
    "meaning": "Meaning",
    "needed": "needed",
    "try": "Try it",
    "answer": "The answer begins so",
    "cut": "… {left} more characters",
    "one_of": "One of",
    "status": "Status",
    "version": "Version",
    "day": "Day",
    "change": "Change",
}
FORMS = {
    "application/json": "as JSON",
    "text/csv": "as CSV",
    "application/geo+json": "as GeoJSON",
}
# How each tool asks; ADDRESS is put in by the reader.
_VALUES = "values?indicator=healthy-life-expectancy&level=region&sex=female"
TOOLS: list[tuple[str, str]] = [
    ("In a spreadsheet (Google Sheets)", f'=IMPORTDATA("ADDRESS/{_VALUES}&format=csv")'),
    ("In R", f'girls <- read.csv("ADDRESS/{_VALUES}&format=csv")'),
    (
        "In Python",
        "import json, urllib.request\n"
        f'with urllib.request.urlopen("ADDRESS/{_VALUES}") as answer:\n'
        '    girls = json.load(answer)["data"]',
    ),
    ("On a command line", f'curl --compressed "ADDRESS/{_VALUES}"'),
]


def kind_of(schema: dict[str, object]) -> str:
    """Return what a parameter is, in words: "a text of at most 40 letters"."""
    if schema.get("type") == "array":
        inner = kind_of(dict(schema.get("items", {})))  # type: ignore[call-overload]
        most = schema.get("maxItems")
        return f"{inner}, again for each{f', {most} at most' if most else ''}"
    if schema.get("type") == "integer":
        return f"a whole number from {schema['minimum']} to {schema['maximum']}"
    if schema.get("enum"):
        return "one of a list"
    most = schema.get("maxLength")
    return f"a text of at most {most} letters" if most else "a text"


def usual(value: object) -> str:
    """Return what stands where a parameter is left out."""
    return f"{value} when left out"
