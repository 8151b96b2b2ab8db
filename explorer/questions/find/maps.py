"""The map of the page that finds areas: surely, likely, could be, not, and what cannot be told."""

import pandas as pd

from explorer.analysis.find.answer import COULD, LIKELY, SURELY, SURELY_NOT, UNTOLD, Found
from explorer.colours import PLUM
from explorer.maps.categories import NO_CLASS, CategoryMap, category_message
from explorer.maps.printed import pictured
from explorer.maps.shading import Fill
from explorer.questions.blocks import Drawing
from explorer.words.find import answer as words

# Classes, the lowest first; the same again for areas that rest on our model.
_NOT, _COULD, _LIKELY, _SURELY = range(4)
_CLASSES = {SURELY: _SURELY, LIKELY: _LIKELY, COULD: _COULD}
COLOURS = ("#F4F1EA", PLUM[2], PLUM[4], PLUM[5])
_UNTOLD_COLOUR = "#9AA5AB"


def list_map(found: Found, shape: str) -> Drawing:
    """Return the map of a list."""
    texts = [words.MEANINGS[one] for one in (SURELY_NOT, COULD, LIKELY, SURELY)]
    plain = [
        Fill(colour, text, lined=place == _COULD)
        for place, (colour, text) in enumerate(zip(COLOURS, texts, strict=True))
    ]
    modelled = [Fill(colour, "", dotted=True) for colour in COLOURS]
    marked = found.modelled
    kinds = [
        NO_CLASS if verdict == UNTOLD else _CLASSES.get(verdict, _NOT) for verdict in found.verdicts
    ]
    counts = [kinds.count(place) for place in range(len(plain))]
    rests = int(marked.sum())
    drawn = CategoryMap(
        level=found.asked.level,
        label=words.MAP_LABEL,
        legend=words.LEGEND,
        note=words.LEGEND_NOTE,
        fills=(*plain, *modelled),
        kinds=[
            kind + len(plain) if by_model and kind != NO_CLASS else kind
            for kind, by_model in zip(kinds, marked, strict=True)
        ],
        missing=words.UNTOLD_LEGEND,
        sentences=[words.area_sentence(found, at) for at in range(len(found.areas))],
        summary=words.summary(found),
        parts=("map",),
        counts=counts,
        rows=[(len(plain) + _LIKELY, words.modelled_row(rests))] if rests else [],
    )
    figures = pd.DataFrame(
        {
            "area_code": [one.code for one in found.areas],
            "area_name": [one.name for one in found.areas],
            "chance": found.chance,
            "verdict": found.verdicts,
        }
    )
    return Drawing("find-map", drawn.label, figures, category_message(drawn, shape), ("shape",))


def list_picture(found: Found) -> str:
    """Return the same map as a picture, with what it shows and what its colours stand for."""
    texts = [words.MEANINGS[one] for one in (SURELY, LIKELY, COULD, SURELY_NOT)]
    colours = {
        area.code: _UNTOLD_COLOUR if one == UNTOLD else COLOURS[_CLASSES.get(one, _NOT)]
        for area, one in zip(found.areas, found.verdicts, strict=True)
    }
    legend = [*zip(reversed(COLOURS), texts, strict=True), (_UNTOLD_COLOUR, words.UNTOLD_LEGEND)]
    return pictured(found.asked.level, colours, words.picture_title(found), legend)
