"""The Open Geography Portal: boundaries as ArcGIS feature services, read page by page.

A service says when it was last edited; it is asked before and after, so that a drawing that is
changed in between is not taken. Its licence is stated by the item that it belongs to, which leads
to the page of licences of the Office for National Statistics.
"""

import io
import json
import re
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import geopandas as gpd
import pandas as pd
import shapely

from explorer.analysis.updates import Layout
from explorer.build.update import licence
from explorer.build.update.feeds import Feed
from explorer.build.update.reading import described, is_whole, refuse
from explorer.build.update.refusing import NotFetchedError
from explorer.build.update.released import Release
from explorer.build.update.web import DATA, Web
from explorer.periods import MONTHS
from explorer.places.nationalgrid import to_national_grid
from explorer.words import updating as words

HOSTS = ("services1.arcgis.com", "www.arcgis.com", "www.ons.gov.uk")
_SERVICES = "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services"
_ITEMS = "https://www.arcgis.com/sharing/rest/content/items"
LICENCES = "https://www.ons.gov.uk/methodology/geography/licences"

LAYOUT = Layout(
    area="area_code",
    name="area_name",
    period="period",
    subject="subject",
    value="hectares",
    tolerance=0.01,
)
_SUBJECT = "Land area in hectares"
_SQUARE_METRES = 10_000
_CODE = r"[EKNSW]\d{8}"
# West, south, east and north of the United Kingdom, in degrees.
_UNITED_KINGDOM = (-9.5, 49.0, 3.0, 61.5)
# A page of shapes of 20 m is some megabytes; more features on one would not come in time.
_ON_A_PAGE = 100
_MOST_FEATURES = 2_000
_DRAWN = {"Polygon", "MultiPolygon"}


class OpenGeography:
    """The portal's feature services.

    Parameters
    ----------
    web : Web
    """

    layout = LAYOUT

    def __init__(self, web: Web) -> None:
        self._web = web

    @cached_property
    def _names(self) -> list[str]:
        address = f"{_SERVICES}?f=json"
        told = described(self._web.page(address).content, address)
        return [str(one.get("name")) for one in told.get("services", []) if isinstance(one, dict)]

    @cached_property
    def _licences(self) -> str:
        return self._web.page(LICENCES).content.decode("utf-8", "replace")

    def newer(self, feed: Feed, held: bytes | None) -> Release | None:
        """Return the boundaries that are published where they are others than those held.

        Parameters
        ----------
        feed : Feed
        held : bytes or None
            The file as it is stored, None where it is absent.

        Returns
        -------
        Release or None
            Where its lands are the same within a hundredth, and no later edition is known,
            nothing: the file held is drawn more coarsely, and is not replaced for that.

        Raises
        ------
        NotFetchedError
            It cannot be had, is not what it should be, or was edited in between.
        """
        later = self._later(feed)
        before = self._layer(feed)
        self._check_licence(before, feed)
        features = self._features(feed, before)
        if self._edited(self._layer(feed)) != self._edited(before):
            raise NotFetchedError(words.changed_midway(feed.name))
        content = _collection(features, feed)
        frame = self.read(content, feed)
        return Release(
            feed=feed,
            published=self._edited(before)[:10],
            address=self._address(feed),
            edition=feed.name,
            licence=words.OPEN_LICENCE,
            content=content,
            stored=content,
            ending=".geojson",
            frame=frame,
            month=self._edited(before)[:7].replace("-", "_"),
            later=later,
        )

    def held(self, feed: Feed, content: bytes) -> pd.DataFrame:
        """Return the areas of a file as it is stored."""
        return self.read(content, feed)

    @staticmethod
    def read(content: bytes, feed: Feed) -> pd.DataFrame:
        """Return a row an area of England: code, name and land.

        Raises
        ------
        NotFetchedError
            A column is not there, a code is none, or a shape cannot be read.
        """
        try:
            frame = gpd.read_file(io.BytesIO(content))
        except (ValueError, RuntimeError):
            raise NotFetchedError(words.no_shapes(feed.name)) from None
        for column in (feed.code, feed.label):
            if column not in frame:
                raise NotFetchedError(words.no_column(feed.name, column, list(frame.columns)))
        codes = frame[feed.code].astype(str)
        refuse(~is_whole(codes, _CODE), codes, feed.name, feed.code)
        refuse(codes.duplicated(), codes, feed.name, feed.code)
        west, south, east, north = _UNITED_KINGDOM
        bounds = frame.geometry.bounds
        outside = ~(
            bounds["minx"].ge(west) & bounds["miny"].ge(south)
            & bounds["maxx"].le(east) & bounds["maxy"].le(north)
        )  # fmt: skip
        refuse(outside, codes, feed.name, feed.code)
        england = codes.str.startswith("E")
        mended = shapely.make_valid(frame.geometry[england].to_numpy(), method="structure")
        land = shapely.area(shapely.transform(mended, to_national_grid)) / _SQUARE_METRES
        return pd.DataFrame(
            {
                LAYOUT.area: codes[england].to_numpy(),
                LAYOUT.name: frame.loc[england, feed.label].astype(str).to_numpy(),
                LAYOUT.period: "",
                LAYOUT.subject: _SUBJECT,
                LAYOUT.value: [f"{one:.1f}" for one in land],
            }
        )

    @staticmethod
    def _address(feed: Feed) -> str:
        return f"{_SERVICES}/{feed.name}/FeatureServer/0"

    def _layer(self, feed: Feed) -> dict[str, Any]:
        """Return what a layer says of itself, asked anew each time."""
        address = f"{self._address(feed)}?f=json"
        return described(self._web.page(address).content, address)

    @staticmethod
    def _edited(layer: dict[str, Any]) -> str:
        """Return when a layer was last edited, in ISO form; services tell it in milliseconds."""
        edits = layer.get("editingInfo") or {}
        try:
            told = edits.get("dataLastEditDate") or edits["lastEditDate"]
            return datetime.fromtimestamp(int(told) / 1000, UTC).isoformat()
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError):
            raise NotFetchedError(words.no_day(str(layer.get("name", "")))) from None

    def _check_licence(self, layer: dict[str, Any], feed: Feed) -> None:
        """Refuse a layer whose item neither names the licence nor leads to ONS's page of it."""
        item = str(layer.get("serviceItemId", ""))
        if not re.fullmatch(r"[0-9a-f]{32}", item):
            raise NotFetchedError(words.no_licence(feed.name))
        address = f"{_ITEMS}/{item}?f=json"
        told = described(self._web.page(address).content, address)
        statement = str(told.get("licenseInfo") or "")
        if re.search(rf"{re.escape(LICENCES)}(?![\w/-])", statement):
            statement = f"{statement} {self._licences}"
        licence.check(statement, feed.name)

    def _features(self, feed: Feed, layer: dict[str, Any]) -> list[dict[str, Any]]:
        """Return all features of a layer, in the order of their identifiers."""
        address = f"{self._address(feed)}/query"
        counting = (
            f"{address}?{urlencode({'where': '1=1', 'returnCountOnly': 'true', 'f': 'json'})}"
        )
        count = described(self._web.page(counting).content, counting).get("count")
        if not isinstance(count, int) or not 0 < count <= _MOST_FEATURES:
            raise NotFetchedError(words.no_description(counting))
        step = min(_ON_A_PAGE, int(layer.get("maxRecordCount") or _ON_A_PAGE)) or 1
        found: list[dict[str, Any]] = []
        size = 0
        while len(found) < count:
            asked = {
                "where": "1=1",
                "outFields": f"{feed.code},{feed.label}",
                "outSR": "4326",
                "orderByFields": feed.code,
                "resultOffset": len(found),
                "resultRecordCount": step,
                "f": "geojson",
            }
            page_address = f"{address}?{urlencode(asked)}"
            content = self._web.data(page_address).content
            size += len(content)
            page = described(content, page_address).get("features")
            if not isinstance(page, list) or not page:
                raise NotFetchedError(words.too_few(feed.name, len(found), count))
            found += page
            if size > DATA:
                raise NotFetchedError(words.too_large(address, DATA))
        if len(found) != count:
            raise NotFetchedError(words.too_few(feed.name, len(found), count))
        return found

    def _later(self, feed: Feed) -> str:
        """Return the name of the newest later edition of a service; empty without one."""
        own = _edition(feed.name, feed.later)
        known = [(_edition(name, feed.later), name) for name in self._names]
        if own is None:
            raise NotFetchedError(words.not_listed(_SERVICES, feed.name))
        later = [(when, name) for when, name in known if when is not None and when > own]
        return max(later)[1] if later else ""


def _edition(name: str, pattern: str) -> tuple[int, int] | None:
    """Return the year and month in the name of a service; None where it is another series."""
    found = re.fullmatch(pattern, name)
    if found is None:
        return None
    month = next(
        (
            place
            for place, full in enumerate(MONTHS, start=1)
            if full[:3].casefold() == found["month"][:3].casefold()
        ),
        0,
    )
    return int(found["year"]), month


def _collection(features: list[dict[str, Any]], feed: Feed) -> bytes:
    """Return features as one file, by code, with nothing but what is read of them."""
    kept: list[dict[str, Any]] = []
    for feature in features:
        try:
            properties, geometry = feature["properties"], feature["geometry"]
            columns = {column: str(properties[column]) for column in (feed.code, feed.label)}
            if geometry["type"] not in _DRAWN:
                raise ValueError
            drawn = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
            shapely.from_geojson(json.dumps(drawn))
        except KeyError as error:
            names = list(feature.get("properties") or {})
            raise NotFetchedError(words.no_column(feed.name, str(error.args[0]), names)) from None
        except (TypeError, ValueError, shapely.errors.GEOSException):
            raise NotFetchedError(words.no_shapes(feed.name)) from None
        kept.append({"type": "Feature", "properties": columns, "geometry": drawn})
    kept.sort(key=lambda one: one["properties"][feed.code])
    whole = {"type": "FeatureCollection", "name": feed.name, "features": kept}
    return json.dumps(whole, separators=(",", ":"), ensure_ascii=False).encode()
