"""What the browser is told of one view: figures by position, and sentences from `words`."""

import json
import zlib
from dataclasses import dataclass
from typing import Any

import pandas as pd

from explorer.analysis.map import Overview, Place
from explorer.maps import assets
from explorer.maps.breaks import with_breaks
from explorer.maps.hexagons import MAP
from explorer.maps.layer_state import (
    LETTERS,
    MISSING,
    layer_state_address,
    lenders,
    model_key,
)
from explorer.maps.ruler import ruler
from explorer.maps.shading import SHADINGS, shades
from explorer.maps.steps import steps
from explorer.places.areas import register
from explorer.places.levels import NAMED
from explorer.words.addresses import proof_address
from explorer.words.figures import measured_for, no_value, shown, small_print
from explorer.words.labels import BORROWED, LENT, SHADES
from explorer.words.map import (
    callout,
    callout_model,
    chosen_sentence,
    lies_across,
    map_label,
    no_figure,
    notes,
    page_title,
    shading_title,
    summary,
)
from explorer.words.modelled import MODELLED, beyond, limits_80, model_line


@dataclass(frozen=True)
class Chosen:
    """A place that is picked out on the map, with its letter."""

    letter: str
    place: Place
    point: tuple[float, float]


def message(page: Overview, chosen: list[Chosen], shade: str, shape: str = MAP) -> dict[str, Any]:
    """Return what changes from view to view; equal views give equal messages."""
    marks = [_chosen(page, one, shade) for one in chosen]
    painted = painting(page, shade)
    fills = painted["legend"]["fills"]
    outlined = any(mark["fill"] is not None for mark in marks)
    if outlined and not page.figures.report.borrowed:
        fills = [*fills, {"fill": "borrowed", "text": BORROWED}]
    told = painted | {
        "legend": painted["legend"] | {"fills": fills},
        "shades": [
            {"name": name, "text": SHADES[name], "chosen": name == shade} for name in shades(page)
        ],
        "chosen": marks,
        "ruler": ruler(page, {one.letter: one.place for one in chosen}),
        "notes": notes(page),
        **shaped(shape),
    }
    return with_breaks(told, page, shade)


def shaped(shape: str) -> dict[str, str]:
    """Return what a message says of its shapes: nothing where areas are drawn as they lie."""
    return {} if shape == MAP else {"shape": shape}


def painting(page: Overview, shade: str) -> dict[str, Any]:
    """Return what a view paints, whichever places are chosen."""
    told = page.figures
    key = model_key(told.indicator, told.level, told.sex, told.period)
    return {
        "setting": layer_state_address(page.figures.indicator, page.figures.level, shade),
        "level": page.figures.level,
        "title": page_title(page),
        "values": _values(page, shade),
        "label": map_label(page),
        "legend": _legend(page, shade),
        "summary": summary(page, shade),
        **({"model": key} if key else {}),
    }


def packed(told: dict[str, Any]) -> bytes:
    """Return a message as it travels: Streamlit's connection itself compresses nothing."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 9)


def _values(page: Overview, shade: str) -> dict[str, Any]:
    """Return figures in the order of the level's areas.

    Figures of larger areas are told once for each of these, in the layer state's order.
    """
    frame = page.figures.frame.assign(verdict=page.verdicts, kind=SHADINGS[shade].classes(page))
    borrowed = frame["measured_for"] != ""
    own = frame.assign(value=frame["value"].mask(borrowed), flag=frame["flag"].mask(borrowed, ""))
    larger = frame[borrowed].drop_duplicates("measured_for").set_index("measured_for")
    lent = larger.reindex([code for code, _ in lenders(page.figures.indicator, page.figures.level)])
    decimals = page.figures.indicator.decimals
    return {"own": _steps(own, decimals), "lent": _steps(lent, decimals)}


def _steps(frame: pd.DataFrame, decimals: int) -> dict[str, Any]:
    """Return figures as `steps` has them; letters say class, or why there is none, and verdict."""
    known = frame["value"].notna()
    return {
        "kind": "".join(
            str(int(kind)) if has else MISSING[flag]
            for kind, has, flag in zip(frame["kind"], known, frame["flag"].fillna(""), strict=True)
        ),
        **steps(frame, decimals),
        "verdict": "".join(
            LETTERS[verdict] if has else LETTERS[""]
            for verdict, has in zip(frame["verdict"], known, strict=True)
        ),
    }


def _legend(page: Overview, shade: str) -> dict[str, Any]:
    report = page.figures.report
    lent, places = LENT if report.borrowed else "", NAMED[page.figures.level].places
    fills = [
        {"fill": letter, "text": f"{text}: {count}"}
        for letter, text, count in _missing_counts(page)
    ]
    if report.borrowed:
        fills.append({"fill": "borrowed", "text": f"{BORROWED}: {report.borrowed}"})
    if page.figures.indicator.model_of:
        fills.append({"fill": "modelled", "text": f"{MODELLED}: {report.matched}"})
    return {
        "title": shading_title(page.figures.indicator, page.figures.sex, shade),
        "note": f"{page.figures.period.words}, number of {places}{lent}",
        "counts": SHADINGS[shade].counts(page),
        **({"lent": SHADINGS[shade].counts(page, own=False)} if report.borrowed else {}),
        "fills": fills,
    }


def _missing_counts(page: Overview) -> list[tuple[str, str, int]]:
    """Return letter, words and number of areas of each reason for having no figure."""
    frame = page.figures.frame
    flags = frame.loc[frame["value"].isna(), "flag"]
    letters = flags.map(MISSING)
    return [
        (str(letter), no_value(flags[letters == letter].iloc[0]), int(count))
        for letter, count in letters.value_counts().sort_index().items()
    ]


def _chosen(page: Overview, one: Chosen, shade: str) -> dict[str, Any]:
    """Return a place's mark and card: an area of this level, or an outline laid over it."""
    level, estimate = page.figures.level, one.place.estimate
    record = page.figures.indicator
    own = _code_at(one.place, level)
    lender = estimate.measured_for if estimate else None
    code = own or (lender.code if lender and lender.level == level else None)
    shown = NAMED[one.place.area.level]
    mapped = shown.mapped
    outlined = mapped and not own and not shown.points
    outline = assets.outline_url(one.place.area.level, one.place.area.code) if outlined else None
    fill = None
    if outline and lender and code:
        position = list(page.figures.frame["area_code"]).index(code)
        fill = int(SHADINGS[shade].classes(page)[position])
    return {
        "letter": one.letter,
        "code": code,
        "name": one.place.area.name,
        "text": callout(record, one.place),
        **({"model": callout_model(one.place)} if one.place.modelled else {}),
        "said": chosen_sentence(record, one.letter, one.place),
        "outline": outline,
        "fill": fill,
        "point": list(one.point) if mapped else None,
        "card": _card(page, one.place),
    }


def _card(page: Overview, place: Place) -> dict[str, Any]:
    record, estimate = page.figures.indicator, place.estimate
    model = _model(page, place)
    if estimate is None or not estimate.known:
        return {"missing": no_figure(record, place), **model}
    title, across = lies_across(place)
    lines = [limits_80(record, estimate.extra)] if record.model_of else []
    return {
        "badge": measured_for(estimate),
        "figure": shown(record, estimate),
        "verdict": LETTERS[estimate.verdict],
        "lines": [*lines, *small_print(record, estimate)],
        "across": {"title": title, "text": across} if across else None,
        **model,
    }


def _model(page: Overview, place: Place) -> dict[str, Any]:
    """Return what our model says of a place beside its card's figure, or of that figure."""
    address = proof_address(page.figures.sex)
    if page.figures.indicator.model_of:
        note = beyond(place.area.name, place.outside)
        return {"model": {"text": "", "note": note, "address": address}}
    if place.modelled is None:
        return {}
    line = model_line(place.modelled, page.figures.sex)
    return {"model": {"text": f"{line.text}.", "note": line.note, "address": line.address}}


def _code_at(place: Place, level: str) -> str | None:
    """Return the place's code at a level where it is an area, else None."""
    same = (place.area, *register().same_place(place.area))
    return next((area.code for area in same if area.level == level), None)
