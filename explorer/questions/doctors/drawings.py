"""The maps of the page on doctors, each worked out once for all views that share it."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pandas as pd

from explorer.analysis.doctors.agreement import AreaAgreement
from explorer.analysis.doctors.needed import benchmark
from explorer.analysis.doctors.needed import needed as needed_of
from explorer.analysis.doctors.practices import practices_of
from explorer.maps.categories import CategoryMap, category_message
from explorer.maps.hexagons import MAP
from explorer.places.areas import Area
from explorer.questions.blocks import (
    Drawing,
)
from explorer.questions.doctors import maps
from explorer.questions.doctors.shared import KEPT, agreement_address, england_row, story_told
from explorer.questions.doctors.view import (
    DoctorsView,
)

PICKS = ("area", "shape")


def map_drawing(name: str, told: CategoryMap, figures: pd.DataFrame, shape: str = MAP) -> Drawing:
    """Return a map by categories as a block."""
    return Drawing(name, told.label, figures, category_message(told, shape), PICKS)


def _figures(areas: Sequence[AreaAgreement]) -> pd.DataFrame:
    """Return every area's figure by every definition, as they were worked out."""
    return pd.DataFrame(
        [
            {
                "area_code": one.area.code,
                "area_name": one.area.name,
                "count": one.count,
                "depends": one.depends,
                "of": one.of,
                **{standing.row.definition: standing.row.value for standing in one.standings},
            }
            for one in areas
        ]
    )


@lru_cache(maxsize=KEPT)
def main_map(root: Path, view: DoctorsView) -> Drawing:
    """Return the map of a view's definition."""
    told = story_told(root, view.area, view.without) if view.area else None
    areas = maps.agreements(view.level, told.agreement if told else None)
    return map_drawing("doctors-map", maps.main_map(view, areas), _figures(areas), view.shape)


@lru_cache(maxsize=KEPT)
def agreement_map(_root: Path, level: str, area: Area | None) -> Drawing:
    """Return the table of every area, by all definitions."""
    to = benchmark("england", "need")
    needed = needed_of(level, "need", to).areas
    shown = maps.area_table(level, area, needed, agreement_address(level))
    return map_drawing("doctors-table", shown, _figures(maps.agreements(level)))


@lru_cache(maxsize=KEPT)
def close_map(root: Path, area: Area) -> Drawing:
    """Return an area's practices on a map of it."""
    practices = practices_of(area)
    shown = maps.practices_map(area, practices, england_row(root))
    figures = pd.DataFrame(
        [
            {"code": one.code, "name": one.name, "patients": one.patients,
             "patients_per_gp": one.patients_per_gp}
            for one in practices
        ]
    )  # fmt: skip
    return map_drawing("doctors-close-map", shown, figures)
