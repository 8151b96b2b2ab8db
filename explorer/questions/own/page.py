"""The page of an area of one's own: what it is made of, its figures, and what cannot be known."""

from urllib.parse import urlencode

import numpy as np
import pandas as pd

from explorer.analysis.own.catchment import Catchment
from explorer.analysis.own.figures import Figures, figures
from explorer.analysis.own.ground import ground
from explorer.analysis.own.kept import as_file, fits
from explorer.analysis.own.made import Made
from explorer.colours import PLUM
from explorer.indicators.built import built_on
from explorer.maps.categories import CategoryMap, Column, Point, category_message
from explorer.maps.shading import Fill
from explorer.places.areas import Area, register
from explorer.places.levels import BY_SLUG
from explorer.places.nationalgrid import to_degrees
from explorer.questions.blocks import (
    Card,
    CopyLink,
    Download,
    Drawing,
    Figure,
    Fold,
    Listing,
    SaveFile,
    Section,
    Table,
    Text,
)
from explorer.questions.own.rows import themes
from explorer.questions.own.view import EVERYTHING, LEVELS, NEIGHBOURHOODS, OwnView
from explorer.questions.page import Block, Control, Option, Page, Refusal
from explorer.words.foot import foot_line
from explorer.words.map import Headline
from explorer.words.own.catchment import PLACING, catchment_text, fault_text
from explorer.words.own.figures import (
    REASONS,
    covers_lines,
    deprived_text,
    doubled_text,
    missing_line,
    name_of,
    people_text,
    percent,
    real_text,
)
from explorer.words.own.page import (
    COUNTED_HEADS,
    DRAW,
    PAGE,
    covers_title,
    map_sentence,
    map_summary,
    meaning,
    values_line,
    window,
)

NAME = "own"
_GROUNDS = "#E9E5DA"
# More dots than this tell no more than a sentence.
_MOST_DOTS = 600
_DOT = 3.5
_HALF = 0.5
# More care boards than this are shown as all of England.
_MOST_BOARDS = 6
# Parts with a button of their own.
_BUTTONS = 12
_FAULTS, _COUNTED = 50, 200


def page(view: OwnView) -> Page:
    """Return the answer for a view."""
    one = view.made
    if not one.pieces.any():
        return Page(
            name=NAME,
            title=window(one),
            headline=Headline(one.name or PAGE["empty_title"], "", values_line(one), ""),
            controls=_controls(view),
            blocks=[Section("own-map", [_map(view)]), *_told(view)],
        )
    found = figures(one)
    region = _region(one)
    return Page(
        name=NAME,
        title=window(one),
        headline=Headline(name_of(one), "", values_line(one), meaning(one)),
        controls=_controls(view),
        blocks=[
            Section("own-map", [_map(view)]),
            *_told(view),
            Section(
                NAME,
                [
                    themes(found, region, view.beside),
                    _missing(found),
                    _covers(one),
                    _keep(view),
                ],
            ),
        ],
        lead=[
            Text(
                [
                    f"{people_text(one)}. {deprived_text(one)}",
                    real_text(one),
                    doubled_text(one),
                    *view.told,
                ]
            )
        ],
        foot=foot_line((row.period for row in found.added), built_on()),
        rests_on=[(row.indicator, row.period) for row in found.added],
    )


def _region(one: Made) -> Area | None:
    """Return the region where most of its people live, if that is more than half of them."""
    first = one.covers("region")[0]
    return first.area if first.of_own > _HALF else None


# What a reader may do -----------------------------------------------------------------------


def _controls(view: OwnView) -> list[Block]:
    one = view.made
    blocks: list[Block] = [
        Control("find", PAGE["find"], "place"),
        Control("change", PAGE["change"], "reveal"),
        Control("paste", PAGE["paste"], "lines", act="add", present=PAGE["paste_help"]),
        Control("load", PAGE["load"], "file", act="add"),
        Refusal(["add", "draw", "least", "name"]),
    ]
    if view.listed:
        blocks.append(Control("least", PAGE["least"], "number", present=view.listed.least))
    blocks.append(Control("name", PAGE["name"], "text", present=one.name))
    blocks.extend(
        Control(
            f"out-{area.code}",
            PAGE["remove"].format(name=area.name),
            "button",
            present=area.code,
            act="remove",
        )
        for area in one.areas[:_BUTTONS]
    )
    if one.rows:
        label = PAGE["remove_neighbourhoods"].format(count=f"{len(one.rows):,}")
        blocks.append(Control("out-rows", label, "button", present=NEIGHBOURHOODS, act="remove"))
    if not one.is_empty:
        blocks.append(
            Control("out-all", PAGE["remove_all"], "button", present=EVERYTHING, act="remove")
        )
    levels = [Option(level, covers_title(level)) for level in LEVELS]
    blocks.append(Control("level", PAGE["level"], "list", levels, view.level))
    if one.pieces.any():
        blocks.append(_beside(view))
    return blocks


def _beside(view: OwnView) -> Control:
    """Return the choice of a real area: those that it has most of, and the one that was asked."""
    levels = ("upper-tier", "district", "constituency", "icb")
    areas = [found.area for level in levels for found in view.made.covers(level)[:4]]
    if view.beside:
        areas.append(view.beside)
    options = {
        area.key: Option(area.key, f"{area.name} ({BY_SLUG[area.level].singular})")
        for area in areas
    }
    chosen = view.beside.key if view.beside else ""
    return Control(
        "beside",
        PAGE["beside"],
        "list",
        [Option("", PAGE["beside_none"]), *options.values()],
        chosen,
    )


# The map ------------------------------------------------------------------------------------


def _map(view: OwnView) -> Drawing:
    one, areas = view.made, list(register().level(view.level).values())
    covered = {found.area.code: found for found in one.covers(view.level)}
    whole = [code for code, found in covered.items() if found.of_area > 1 - 1e-9]
    kinds = [2 if area.code in whole else int(area.code in covered) for area in areas]
    shares = [
        (covered[area.code].of_area, covered[area.code].of_own)
        if area.code in covered
        else (0.0, 0.0)
        for area in areas
    ]
    sentences = [map_sentence(area, *share) for area, share in zip(areas, shares, strict=True)]
    dots = _dots(one)
    summary = map_summary(view.level, len(whole), len(covered) - len(whole))
    if one.rows:
        summary += " " + (PAGE["map_points"] if dots else PAGE["map_many"])
    texts = (PAGE["map_none"], PAGE["map_part"], PAGE["map_all"])
    drawn = CategoryMap(
        level=view.level,
        label=PAGE["map_label"].format(levels=BY_SLUG[view.level].plural),
        legend=PAGE["map_legend"],
        note=PAGE["map_note"],
        fills=tuple(map(Fill, (_GROUNDS, PLUM[2], PLUM[4]), texts)),
        kinds=kinds,
        missing="",
        sentences=sentences,
        summary=summary,
        columns=[
            Column(
                PAGE["column_share"],
                [percent(share) if share else "" for share, _ in shares],
                [share or None for share, _ in shares],
                falling=True,
            ),
            Column(
                PAGE["column_own"],
                [percent(share) if share else "" for _, share in shares],
                [share or None for _, share in shares],
                falling=True,
            ),
        ],
        points=dots,
        focus=_near(one, view.level),
    )
    message = category_message(drawn)
    message["draw"] = DRAW
    # In the table the areas that it has a part of come before all others.
    message["first"] = [{"code": found.area.code} for found in one.covers(view.level)]
    frame = _frame(areas, shares)
    return Drawing("own-map-of", message["label"], frame, message, acts=("area", "draw"))


def _frame(areas: list[Area], shares: list[tuple[float, float]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": [area.code for area in areas],
            "area_name": [area.name for area in areas],
            "in_own": [share for share, _ in shares],
            "of_own": [share for _, share in shares],
        }
    )


def _near(one: Made, level: str) -> str:
    """Return the areas around it, which stay in view while it is changed: its care boards'."""
    land = ground()
    boards = np.unique(land.inside["icb"][one.pieces])
    if one.is_empty or len(boards) > _MOST_BOARDS:
        return ""
    # Areas that lie in them for the most part, and those that it has a part of.
    around = np.isin(land.inside["icb"], boards)
    inside, number = land.inside[level], len(land.codes[level])
    mostly = 2 * np.bincount(inside[around], minlength=number) > np.bincount(inside)
    mostly |= np.bincount(inside[one.pieces], minlength=number) > 0
    return ",".join(land.codes[level][place] for place in np.flatnonzero(mostly))


def _dots(one: Made) -> list[Point]:
    if not one.rows or len(one.rows) > _MOST_DOTS:
        return []
    frame = ground().neighbourhoods.iloc[list(one.rows)]
    at = to_degrees(frame[["easting", "northing"]].to_numpy(dtype=float)).round(4)
    return [
        Point((float(latitude), float(longitude)), name, PLUM[5], _DOT)
        for (longitude, latitude), name in zip(at, frame["name"], strict=True)
    ]


# The cards ----------------------------------------------------------------------------------


def _told(view: OwnView) -> list[Block]:
    return [Section("own-list", [_listed(view.listed)])] if view.listed else []


def _listed(found: Catchment) -> Card:
    faults = [fault_text(one) for one in found.faults[:_FAULTS]]
    if found.failed > len(faults):
        faults.append(PAGE["more_faults"].format(count=f"{found.failed - len(faults):,}"))
    blocks: list[Block] = [Text([catchment_text(found)]), Text([PLACING], "soft")]
    if faults:
        blocks.append(Fold(PAGE["faults"], [Listing(faults)]))
    if found.counted:
        blocks.append(Fold(PAGE["counted"], _counted(found)))
    return Card(PAGE["postcodes"], blocks)


def _counted(found: Catchment) -> list[Block]:
    """Return how many rows fall in each neighbourhood, most rows first."""
    names = ground().neighbourhoods["name"]
    ordered = sorted(found.counted, key=lambda one: (-one[1], names[one[0]]))
    rows = [[names[row], Figure(f"{count:,}", count)] for row, count in ordered[:_COUNTED]]
    table = Table(PAGE["counted"], COUNTED_HEADS, rows, numeric=(1,))
    left = len(ordered) - len(rows)
    more = PAGE["more_faults"].format(count=f"{left:,}") if left else ""
    return [table, Text([more], "soft")]


def _missing(found: Figures) -> Card:
    reasons = dict.fromkeys(one.reason for one in found.missing)
    folds: list[Block] = [
        Fold(
            f"{REASONS[reason][0]} ({sum(one.reason == reason for one in found.missing)})",
            [
                Text([REASONS[reason][1]]),
                Listing([missing_line(one) for one in found.missing if one.reason == reason]),
            ],
        )
        for reason in reasons
    ]
    return Card(PAGE["missing"], folds, note=PAGE["missing_note"])


def _covers(one: Made) -> Card:
    folds: list[Block] = [
        Fold(covers_title(level), [Listing(covers_lines(one, level))]) for level in reversed(LEVELS)
    ]
    return Card(PAGE["covers"], folds)


def _keep(view: OwnView) -> Section:
    kept = fits(view.made)
    blocks: list[Block] = [
        Text([PAGE["keep_text"] if kept else PAGE["keep_long"]]),
        SaveFile("save", PAGE["save"], PAGE["saved_as"], as_file(view.made)),
    ]
    if kept:
        address = f"files/own.csv?{urlencode(view.to_query())}"
        blocks += [Download(PAGE["csv"], address), CopyLink("copy")]
    return Section("own-keep", [Card(PAGE["keep"], []), *blocks])
