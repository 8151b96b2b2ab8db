"""GeoJSON opens in a browser's map."""

import json

from explorer.export import value_table
from explorer.indicators import data
from explorer.maps.assets import LEAFLET
from tests.browser.conftest import Watched


def test_leaflet_fills_every_area(watched: Watched, app_url: str):
    text = value_table([data.figures("imd-score", "icb", "persons")], "geojson")
    page = watched.page
    page.goto(f"{app_url}_stcore/health")
    page.set_content('<div id="map" style="width:600px;height:700px"></div>')
    page.add_style_tag(path=LEAFLET / "leaflet.css")
    page.evaluate((LEAFLET / "leaflet.js").read_text(encoding="utf-8"))
    drawn = page.evaluate(
        """(collection) => {
            const map = L.map('map', { zoomAnimation: false });
            const areas = L.geoJSON(collection, { style: { fillColor: '#ff0000', fillOpacity: 1, weight: 0 } });
            const [west, south, east, north] = collection.bbox;
            map.fitBounds([[south, west], [north, east]]);
            areas.addTo(map);
            const sizes = [...document.querySelectorAll('.leaflet-overlay-pane path')].map((path) => path.getBBox());
            return { ids: areas.getLayers().map((layer) => layer.feature.id), seen: sizes.filter(({ width, height }) => width * height > 4).length };
        }""",
        json.loads(text),
    )
    assert drawn["ids"] == data.boundaries("icb")["area_code"].tolist()
    assert drawn["seen"] == 42
