"""A chart that is shown step by step: the letters that are hidden are not in the picture."""

import re
import xml.etree.ElementTree as ET

from explorer.words.revealing import ALL, LEGEND, NAMES, NUMBERS, TITLE

_TEXT = "{http://www.w3.org/2000/svg}text"
_DIGIT, _SPACE = re.compile(r"\d"), re.compile(r"\s+")
# A shorter text is a name, though the same words may stand in a sentence too.
_WORDS = 3


def hidden(drawn: str, title: str, subtitle: str, step: int) -> str:
    """Return a chart's SVG with the texts that a step shows.

    Parameters
    ----------
    drawn : str
    title, subtitle : str
        The chart's title, and all else that stands around it.
    step : int
        Of `explorer.words.revealing`.
    """
    if step >= ALL:
        return drawn
    root = ET.fromstring(drawn)
    title, subtitle = _plain(title), _plain(subtitle)
    for parent in root.iter():
        for child in list(parent):
            if child.tag == _TEXT and _shown_from(child, title, subtitle) > step:
                parent.remove(child)
    return ET.tostring(root, encoding="unicode")


def _shown_from(element: ET.Element, title: str, subtitle: str) -> int:
    """Return the step at which a text is shown."""
    text = _plain(" ".join(element.itertext()))
    if text == title:
        return TITLE
    if text in subtitle and (len(text.split()) >= _WORDS or text.endswith(".")):
        return LEGEND
    return NUMBERS if _DIGIT.search(text) else NAMES


def _plain(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
