"""The page "Halve the gap": both halves of the goal, what moved, and what it would take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from explorer import words
from explorer.analysis.estimates import take_area
from explorer.analysis.floor import Shortfall
from explorer.analysis.goal import LEVELS, Goal, releases
from explorer.analysis.halving import Halving, halving, ledger_of
from explorer.areas import Area, register
from explorer.catalogue import DEFAULT
from explorer.colours import UMBER
from explorer.levels import BY_SLUG
from explorer.maps.message import packed
from explorer.maps.shading import Fill
from explorer.maps.told import NO_CLASS, ToldMap, told_message
from explorer.pages import gap_markup, gap_pictures, markup
from explorer.pages.components import area_map
from explorer.pages.finding import find_box
from explorer.pages.session import Views
from explorer.root import data_root
from explorer.statistics.classes import classify
from explorer.view.gap import GapView, baselines, read
from explorer.words import halving as said

NAME, LOOK = "Halve the gap", "gap.css"
VIEWS = Views("gap", read)
SEXES = {"female": "Girls", "male": "Boys"}
# Lower limits of the floor map's classes from the third on, in years to gain.
_STEPS = (1.0, 2.0, 3.0)


@dataclass(frozen=True)
class Content:
    """What the page shows for a view."""

    answer: words.Headline
    tiles: str
    floor: bytes
    take: str
    rest: str


def show() -> None:
    """Draw the page for the view in the URL."""
    current, problems = VIEWS.current()
    _fill_controls(current)
    content = _content(data_root(), current)
    with st.container(key="page"):
        st.html(markup.headline(content.answer, problems))
        with st.container(key="rail"):
            _rail(current)
        with st.container(key="gap"):
            st.html(content.tiles)
            with st.container(key="gap-floor"):
                area_map(content.floor, "floor", {})
                st.html(content.take)
            st.html(content.rest)


def first() -> None:
    """Work out what the page shows to a newcomer."""
    _content(data_root(), read({})[0])


def title() -> str:
    """Return what the page is called."""
    return "Halve the gap - Health Gap Explorer"


@lru_cache(maxsize=64)
def _content(_root: Path, current: GapView) -> Content:
    found = halving(current.release, current.baseline)
    goal = found.goal(current.level, current.sex)
    figures = gap_pictures.figures(current)
    return Content(
        answer=said.halving_headline(found),
        tiles=gap_markup.tiles(found),
        floor=packed(told_message(_floor_map(goal))),
        take="".join(
            [
                gap_markup.over_time(figures["gap"]),
                gap_markup.floor_table(goal, goal.floor),
                gap_markup.floor_texts(goal),
            ]
        ),
        rest=_rest(found, figures, current),
    )


def _rest(found: Halving, figures: Mapping[str, Sequence[str]], current: GapView) -> str:
    """Return everything below the map."""
    return "".join(
        [
            gap_markup.regions(figures["regions"]),
            gap_markup.measures(found),
            gap_markup.moved(found, figures["moved"]),
            gap_markup.side_by_side(
                [
                    gap_markup.parts(found, figures["parts"]),
                    gap_markup.tenths(found, figures["tenths"]),
                ]
            ),
            gap_markup.releases(found, ledger_of(current.place), current.sex),
            gap_markup.sources(found),
        ]
    )


def _floor_map(goal: Goal) -> ToldMap:
    """Return the map of areas by how far they lie below the floor of the goal's own half."""
    floor = goal.floor
    short = {row.end.area.code: row for row in floor.below}
    areas = register().level(goal.level).values()
    measured = {area.code for area in goal.current_gap.sampled.areas}
    return ToldMap(
        level=goal.level,
        label=said.floor_label(goal, floor),
        legend="Years to gain",
        note=f"{goal.period.words}, number of areas",
        fills=tuple(map(Fill, UMBER, said.floor_classes())),
        kinds=[_kind(area, short, measured) for area in areas],
        missing="no figure published",
        sentences=[said.floor_sentence(goal, area.name, short.get(area.code)) for area in areas],
        summary=said.floor_summary(goal, floor),
        small=True,
        parts=("map",),
    )


def _kind(area: Area, short: dict[str, Shortfall], measured: set[str]) -> int:
    """Return an area's class: 0 at or above the floor, then by years to gain."""
    if area.code not in measured:
        return NO_CLASS
    if area.code not in short:
        return 0
    return 1 + int(classify([short[area.code].shortfall], _STEPS, 2)[0])


# The rail -----------------------------------------------------------------------------


def _fill_controls(current: GapView) -> None:
    st.session_state.update(
        release=current.release, since=current.baseline.iso, level=current.level, sex=current.sex
    )


def _rail(current: GapView) -> None:
    st.checkbox("Change what is compared", key="change")
    st.segmented_control(
        "Release",
        list(releases(DEFAULT)),
        key="release",
        required=True,
        width="stretch",
        on_change=lambda: VIEWS.go(_now().of_release(st.session_state.release)),
    )
    named = {period.iso: period.words for period in baselines(current.record)}
    st.selectbox(
        "Compare with",
        list(named),
        key="since",
        format_func=named.__getitem__,
        on_change=lambda: VIEWS.go(_now().since(st.session_state.since)),
    )
    st.selectbox(
        "What it would take, by",
        LEVELS,
        key="level",
        format_func=lambda slug: BY_SLUG[slug].singular.capitalize(),
        on_change=lambda: VIEWS.go(_now().by(st.session_state.level)),
    )
    st.segmented_control(
        "Map for",
        list(SEXES),
        key="sex",
        format_func=SEXES.__getitem__,
        required=True,
        width="stretch",
        on_change=lambda: VIEWS.go(_now().of(st.session_state.sex)),
    )
    find_box("A place in every release", _take, lambda area: VIEWS.go(_now().listing(area)))
    st.html(gap_markup.contents())


def _now() -> GapView:
    return VIEWS.current()[0]


def _take(text: str) -> Area:
    return take_area(text, _now().record).area
