"""Map and layer as folium objects: read as data by the app, rendered by a page of their own."""

from typing import Any

import folium
from folium.elements import JSCSSMixin
from folium.template import Template
from folium.utilities import camelize

from explorer.maps.inert import script_text

CENTRE = (53.0, -1.8)


class BareMap(folium.Map):
    """A folium map without tiles and without scripts or styles from elsewhere."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 -- folium's own attribute
    default_css: list[tuple[str, str]] = []  # noqa: RUF012


class AreaLayer(JSCSSMixin):
    """The areas of a level, drawn by the scripts in ``assets``.

    Parameters
    ----------
    options : dict
        What the script's layer takes: ``palette``, lightest class first, ``lined``, the
        places of the classes that have lines, and ``colours``, by letter of a chosen place.
    **content
        What a page of its own has besides, by the names that the script takes.
    """

    # folium compiles what a template yields as a template again: `inert` says more.
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "HGE.page({{ this._parent.get_name() }}, {{ this.content_text }});"
        "{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any], **content: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "AreaLayer"
        self.options = options
        self.content = content

    @property
    def content_text(self) -> str:
        """The layer's content as a script may hold it."""
        return script_text({"layer": self.options, **self.content})


def area_map(options: dict[str, Any], **content: Any) -> tuple[BareMap, AreaLayer]:
    """Return the map of England and its layer."""
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
    layer = AreaLayer(options, **content)
    layer.add_to(england)
    return england, layer


def spec(england: BareMap, layer: AreaLayer) -> dict[str, Any]:
    """Return map and layer as the data that the browser part mounts."""
    options = {camelize(name): value for name, value in england.options.items()}
    options |= {"center": list(england.location), "keyboard": False}
    return {"map": options, "layer": layer.options}
