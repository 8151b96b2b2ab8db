"""What the browser keeps while figures change: shapes, colours and words.

A layer's state is the same for every sex and period of an indicator at a level, so that the browser
asks for it once, by an address that changes when it does.
"""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from explorer.analysis.map import class_limits
from explorer.analysis.modelled import level_beside, model_of, outside, periods_beside
from explorer.colours import PLACES
from explorer.indicators import data
from explorer.indicators.catalogue import Indicator, indicator
from explorer.indicators.outlines import cartogram
from explorer.maps import assets
from explorer.maps.layer import area_map, spec
from explorer.maps.shading import SHADINGS, Fill
from explorer.maps.steps import steps
from explorer.periods import Period
from explorer.places.areas import named_apart, register
from explorer.places.levels import NAMED
from explorer.root import data_root
from explorer.statistics.comparison import HIGHER, LOWER, SIMILAR
from explorer.words.figures import VERDICTS, against_england, column_title, no_value, source_line
from explorer.words.hexagons import shape_words
from explorer.words.labels import PARTS, SUMMARY_TITLE, TABLE
from explorer.words.map import area_templates, made_lines, origin_line
from explorer.words.modelled import (
    BESIDE_TITLE,
    BEYOND_COLUMN,
    MARK,
    PROOF,
    beside_notes,
    beyond_names,
    model_templates,
    quoting,
)

# How a message writes a verdict: one letter an area.
LETTERS = {HIGHER: "h", LOWER: "l", SIMILAR: "s", "": "-"}
# How a message writes why an area has no figure: one letter an area.
MISSING = {
    "": "-",
    "modelled": "-",
    "suppressed": "s",
    "small_numbers": "s",
    "incomplete_return": "i",
}
_OPEN_CAVEATS = 3
_GROUND = "region"


def layer_state_address(record: Indicator, level: str, shade: str) -> str:
    """Return the address of a layer's state; it changes when the state does."""
    version = assets.content_hash(_content(data_root(), record.slug, level, shade))
    return f"assets/setting/{record.slug}/{level}/{shade}.{version}.json"


def layer_state_content(slug: str, level: str, shade: str) -> bytes:
    """Return a layer's state as JSON.

    Raises
    ------
    QuestionError
        There is no such indicator.
    """
    return _content(data_root(), slug, level, shade)


def layer_state(record: Indicator, level: str, shade: str) -> dict[str, Any]:
    """Return shapes, colours and words for an indicator at a level."""
    return {
        "decimals": record.decimals,
        "geometry": geometry(level, assets.drawn_name(record, level)),
        # What points stand on.
        **({"ground": assets.geometry_url(_GROUND)} if NAMED[level].points else {}),
        "surround": assets.geometry_url("surround"),
        **spec(*area_map(colouring(record, level, shade))),
        "lenders": _lenders(record, level),
        **_modelled(record, level),
        "words": _words(record, level, shade),
        "record": _record(record, level),
    }


def geometry(level: str, drawn: str = "") -> dict[str, str | None]:
    """Return where a level's shapes are found: from afar, close up, and as hexagons if it has.

    `drawn` names the shapes from afar where they are not the level's own.
    """
    hexagons = assets.hexagons_url(level)
    return {
        "far": assets.geometry_url(drawn or level),
        "near": assets.close_up_url(level),
        **({"hexagons": hexagons} if hexagons else {}),
    }


def lenders(record: Indicator, level: str) -> list[tuple[str, str]]:
    """Return code and name of each area whose figures areas of a level may show, in order."""
    return list(_lent(data_root(), record.slug, level)[0])


def _lenders(record: Indicator, level: str) -> dict[str, Any]:
    """Return the lenders' names, and each area's lender by its place among them or -1.

    Where an area and its lender have one name, both names with the kind of place, by the area's
    position.
    """
    known, of = _lent(data_root(), record.slug, level)
    apart = {
        position: [one.name for one in named_apart((area, lender))]
        for position, area in enumerate(data.places_of(record, level).values())
        if of[position] >= 0
        and (lender := register().area(record.borrow_from, known[of[position]][0])).name
        == area.name
    }
    return {"names": [name for _, name in known], "of": list(of), "apart": apart}


def model_key(record: Indicator, level: str, sex: str, period: Period) -> str:
    """Return what a layer's state calls our model's figures of a view; empty without any."""
    return f"{sex} {period.iso}" if (sex, period) in periods_beside(record, level) else ""


def _modelled(record: Indicator, level: str) -> dict[str, Any]:
    """Return our model's figures that stand beside an indicator's, or what its own lie beyond.

    `told` holds the figures by `model_key`, `beyond` the words of what lies beyond the model's
    reach, and `of` which of them each area has, by position.
    """
    model = record if record.model_of else model_of(record)
    told = {
        model_key(record, level, sex, period): steps(frame, record.decimals)
        for sex, period in periods_beside(record, level)
        if (frame := level_beside(record, level, sex, period)) is not None
    }
    if model is None or not (told or record.model_of):
        return {}
    texts = [beyond_names(outside(model, area)) for area in register().level(level).values()]
    known = list(dict.fromkeys(["", *texts]))
    return {"model": {"told": told, "beyond": known, "of": [known.index(text) for text in texts]}}


@lru_cache(maxsize=64)
def _lent(
    _root: Path, slug: str, level: str
) -> tuple[tuple[tuple[str, str], ...], tuple[int, ...]]:
    record = indicator(slug)
    areas = data.places_of(record, level).values()
    found = [data.lender(record, area) if data.can_borrow(record, area) else None for area in areas]
    known = sorted({(one.code, one.name) for one in found if one})
    places = {code: place for place, (code, _) in enumerate(known)}
    return tuple(known), tuple(places[one.code] if one else -1 for one in found)


def colouring(record: Indicator, level: str, shade: str) -> dict[str, Any]:
    """Return the layer's options: fills by class, and colours by letter of a place."""
    fills = _fills(record, level, shade)
    return {
        "palette": [fill.colour for fill in fills],
        "lined": [place for place, fill in enumerate(fills) if fill.lined],
        "colours": PLACES,
        **({"modelled": True} if record.model_of else {}),
    }


@lru_cache(maxsize=256)
def _content(_root: Path, slug: str, level: str, shade: str) -> bytes:
    content = layer_state(indicator(slug), level, shade)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _fills(record: Indicator, level: str, shade: str) -> tuple[Fill, ...]:
    return SHADINGS[shade].fills(record, class_limits(record, level))


def _words(record: Indicator, level: str, shade: str) -> dict[str, Any]:
    verdicts = {letter: verdict for verdict, letter in LETTERS.items() if verdict}
    singular = NAMED[level].singular
    return {
        "area": {
            **area_templates(record),
            **model_templates(),
            "missing": {letter: no_value(flag) for flag, letter in MISSING.items()},
            "verdict": {letter: against_england(verdict) for letter, verdict in verdicts.items()},
        },
        "chip": {letter: VERDICTS[verdict] for letter, verdict in verdicts.items()},
        "legend": {"texts": [fill.text for fill in _fills(record, level, shade)]},
        "summary": SUMMARY_TITLE,
        "table": {
            "title": f"Every {singular}",
            "name": singular[0].upper() + singular[1:],
            "v": column_title(record),
            **TABLE,
            "beyond": BEYOND_COLUMN,
        },
        "model": {"mark": MARK, "proof": PROOF},
        "shape": shape_words(level, cartogram(level)),
        **PARTS,
    }


def _record(record: Indicator, level: str) -> dict[str, Any]:
    """Return what to know about an indicator, and where it comes from."""
    beside = model_of(record) if periods_beside(record, level) else None
    drawn = cartogram(level)
    sections = {
        "What it is": [record.description, *record.key_points],
        "Before you quote this": [*(quoting(record) or record.do_nots), *record.caveats],
        BESIDE_TITLE: beside_notes(beside) if beside else [],
        "How it was made": made_lines(record, level),
    }
    return {
        "source": source_line(record),
        "caveats": quoting(record) or record.caveats[:_OPEN_CAVEATS],
        "sections": [
            {"title": title, "texts": texts} for title, texts in sections.items() if texts
        ],
        "origins": [
            {"text": origin_line(one), "url": one.url}
            for one in (*record.origin, *(drawn.origin if drawn else ()))
        ],
    }
