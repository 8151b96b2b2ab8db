"""Map and layer as folium objects: read as data by the app, rendered by an export."""

from typing import Any

import folium
from folium.elements import JSCSSMixin
from folium.utilities import camelize

from explorer.colours import PLACES, palette

CENTRE = (53.0, -1.8)


class BareMap(folium.Map):
    """A folium map without tiles and without scripts or styles from elsewhere."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 -- folium's own attribute
    default_css: list[tuple[str, str]] = []  # noqa: RUF012


class AreaLayer(JSCSSMixin):
    """The areas of a level, drawn by ``assets/area-layer.js``.

    Parameters
    ----------
    **options
        What the script's layer takes: ``palette``, lightest class first, and
        ``colours``, by letter of a chosen place.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AreaLayer"
        self.options = options


def area_map(classes: int) -> tuple[BareMap, AreaLayer]:
    """Return the map of England and its layer for a number of classes."""
    england = BareMap(
        location=CENTRE,
        zoom_start=6,
        tiles=None,
        keyboard=False,
        attribution_control=False,
        zoom_snap=0,
        zoom_control=False,
        min_zoom=5,
        max_zoom=12,
    )
    layer = AreaLayer(palette=palette(classes), colours=PLACES)
    layer.add_to(england)
    return england, layer


def spec(england: BareMap, layer: AreaLayer) -> dict[str, Any]:
    """Return map and layer as the data that the browser part mounts."""
    options = {camelize(name): value for name, value in england.options.items()}
    options |= {"center": list(england.location), "keyboard": False}
    return {"map": options, "layer": layer.options}
