"""A chart as it leaves the server: SVG for the page, PNG and SVG to keep, CSV behind it.

A page names its sources once, in its foot, so a chart on it has no source line. What is taken away
leaves the page behind: there the source stands in the picture.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2s
from typing import Any

import pandas as pd
import vl_convert

from explorer.charts.hiding import hidden
from explorer.export import csv_text
from explorer.indicators import yours
from explorer.typeface import FAMILY, FOLDER, NAME, REGULAR, drawn_weight, rule
from explorer.words.revealing import ALL

# A screen of twice the density, and print at about 190 dots an inch.
PNG_SCALE = 2
_VEGA_LITE = "v6.4"
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
# What a viewer may write on a mark; the picture as a whole has one name.
_SPOKEN = ("role", "aria-label", "aria-roledescription", "aria-hidden", "pointer-events")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
# A PNG is drawn with the face's own files, by the name that stands in them.
_DRAWN_FAMILY = f"{NAME}, Liberation Sans, Arial, DejaVu Sans, sans-serif"

ET.register_namespace("", _SVG)
ET.register_namespace("xlink", _XLINK)


@dataclass(frozen=True)
class Caption:
    """What stands around a chart, inside the picture; its source in files alone.

    Attributes
    ----------
    name : str
        For files: lower case and hyphens.
    title : str
    period : str
        The line under the title: what is shown, for whom, when.
    source : str
        Publisher, date and status, without the word "Source".
    note : str
        What else to know; a chart puts how to read its ranges before it.
    """

    name: str
    title: str
    period: str
    source: str
    note: str = ""


@dataclass(frozen=True)
class Laid:
    """A chart whose layers are laid out: its size, and how its specification is written.

    Attributes
    ----------
    width, height : int
        On a page, without its source line.
    written : callable
        Gives the specification; told True, with the source line, and as much higher.
    """

    width: int
    height: int
    written: Callable[[bool], dict[str, Any]]


class Spec(Mapping[str, Any]):
    """A Vega-Lite specification that is written when somebody draws it, and kept as text.

    A page asks for the size of its charts alone. All but `kept_text` is of the chart on a page.
    """

    def __init__(self, make: Callable[[], Laid]) -> None:
        self._make = make

    @cached_property
    def text(self) -> str:
        """The specification as JSON."""
        return self._written(sourced=False)

    @cached_property
    def kept_text(self) -> str:
        """The specification of the chart as a file, with its source line, as JSON."""
        return self._written(sourced=True)

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        laid = self._make()
        return laid.width, laid.height

    def _written(self, *, sourced: bool) -> str:
        return json.dumps(self._make().written(sourced), sort_keys=True)

    def __getitem__(self, name: str) -> Any:
        """Return a part of the specification."""
        return json.loads(self.text)[name]

    def __iter__(self) -> Iterator[str]:
        """Give the names of its parts."""
        return iter(json.loads(self.text))

    def __len__(self) -> int:
        """Return how many parts it has."""
        return len(json.loads(self.text))


@dataclass(frozen=True)
class Picture:
    """A chart: what it says, the figures behind it, and how it is drawn.

    Attributes
    ----------
    name, title, subtitle, alt : str
        `subtitle` is all text inside the picture that is kept but the title; `alt` is for those
        who do not see it.
    frame : DataFrame
        The tidy figures behind it, limits included where there are any.
    wide, narrow : Spec
        Vega-Lite specifications, with sizes of their own.
    step : int
        How far its texts are shown, as `explorer.words.revealing` has it.
    """

    name: str
    title: str
    subtitle: str
    alt: str
    frame: pd.DataFrame
    wide: Spec
    narrow: Spec
    step: int = ALL


def size(picture: Picture, narrow: bool = False) -> tuple[int, int]:
    """Return width and height of a chart on a page in pixels, without drawing it."""
    return _spec(picture, narrow).size


def svg(picture: Picture, narrow: bool = False) -> str:
    """Return a chart for a page as SVG, without its source line.

    It is one image with one name, ids and letters of its own, no script.

    Parameters
    ----------
    picture : Picture
    narrow : bool
        For a phone, or half a card.
    """
    return _shown(_svg(_spec(picture, narrow).text, picture.alt), picture)


def svg_file(picture: Picture, narrow: bool = False) -> str:
    """Return a chart to keep as SVG: as on a page, with its source line."""
    return _shown(_svg(_spec(picture, narrow).kept_text, picture.alt), picture)


def png(picture: Picture) -> bytes:
    """Return a chart to keep as PNG, with its source line, at twice its size in pixels."""
    return _png(svg_file(picture))


def csv(picture: Picture) -> str:
    """Return the figures behind a chart, numbers as stored, texts that run nowhere."""
    names = [str(name) for name in picture.frame]
    rows = picture.frame.itertuples(index=False, name=None)
    return csv_text([dict(zip(names, row, strict=True)) for row in rows])


def _shown(drawn: str, picture: Picture) -> str:
    return hidden(drawn, picture.title, picture.subtitle, picture.step)


def _spec(picture: Picture, narrow: bool) -> Spec:
    return picture.narrow if narrow else picture.wide


@yours.kept(512, always=True)
def _svg(spec: str, alt: str) -> str:
    drawn = vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE)
    return _tidied(drawn, alt, prefix=f"c{blake2s(spec.encode(), digest_size=5).hexdigest()}")


@yours.kept(64, always=True)
def _png(drawn: str) -> bytes:
    letter_pictures()
    return vl_convert.svg_to_png(drawn.replace(FAMILY, _DRAWN_FAMILY), scale=PNG_SCALE)


@cache
def letter_pictures() -> None:
    """Let drawings that become PNG be lettered in our face."""
    vl_convert.register_font_directory(str(FOLDER))


def _tidied(drawn: str, alt: str, prefix: str) -> str:
    root = ET.fromstring(drawn)
    # Numbered anew: the library counts gradients on from chart to chart of a process.
    held = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    ids = {one: f"{prefix}-{number}" for number, one in enumerate(dict.fromkeys(held))}
    for element in root.iter():
        for name in _SPOKEN:
            element.attrib.pop(name, None)
        if "id" in element.attrib:
            element.attrib["id"] = ids[element.attrib["id"]]
        for name, value in element.attrib.items():
            element.attrib[name] = _REFERENCE.sub(lambda found: f"url(#{ids[found[1]]})", value)
        element.attrib.pop("class", None)
    _without_empty(root)
    root.attrib |= {"role": "img", "aria-label": alt}
    _lettered(root)
    return ET.tostring(root, encoding="unicode")


def _lettered(root: ET.Element) -> None:
    """Put the letters that a drawing needs inside it: an image may use no font of its page."""
    texts: dict[int, list[str]] = {}
    for element in root.iter(f"{{{_SVG}}}text"):
        weight = drawn_weight(int(element.get("font-weight", REGULAR)))
        texts.setdefault(weight, []).extend(element.itertext())
    if texts:
        style = ET.Element(f"{{{_SVG}}}style")
        style.text = "".join(rule(weight, texts[weight]) for weight in sorted(texts))
        root.insert(0, style)


def _without_empty(parent: ET.Element) -> None:
    """Drop what draws nothing: hidden paths, and groups left without a child."""
    for child in list(parent):
        _without_empty(child)
        hidden = child.attrib.get("display") == "none" or child.attrib.get("d") == "M0,0h0v0h0Z"
        hollow = child.tag == f"{{{_SVG}}}g" and not len(child)
        if hidden or hollow:
            parent.remove(child)
