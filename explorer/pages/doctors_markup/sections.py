"""The parts of the page "Doctors" by name, and the links to them."""

SECTIONS = {
    "story": "One area by five definitions",
    "take": "What would it take?",
    "time": "Since 2016",
    "agree": "Where definitions agree",
    "switch": "Who changes class?",
    "practices": "Practices close up",
    "two-way": "Doctors and health",
    "beside": "Nurses, dentists, pharmacies",
    "criticised": "What definitions miss",
}
# How many rows a list shows before the rest folds away.
LISTED = 14


def contents(told: bool) -> str:
    """Return the links to the page's parts; those of one area only where one is told."""
    alone = {"story", "practices", "beside"}
    links = "".join(
        f'<li><a href="#{key}">{text}</a></li>'
        for key, text in SECTIONS.items()
        if told or key not in alone
    )
    return (
        '<nav class="hge-contents" aria-label="On this page"><h2>On this page</h2>'
        f"<ul>{links}</ul></nav>"
    )
