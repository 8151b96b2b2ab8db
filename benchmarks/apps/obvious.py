"""The same map as most would first write it: folium's choropleth, built anew on each run."""

import folium
import geopandas as gpd
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from explorer.indicators import data
from explorer.indicators.catalogue import indicator

SLUG, LEVEL, SEX = "healthy-life-expectancy", "constituency", "female"
# As coarse as the explorer's own map.
TOLERANCE_METRES = 650


@st.cache_data
def boundaries() -> gpd.GeoDataFrame:
    """Return the shapes of the areas in degrees."""
    frame = data.boundaries(LEVEL)
    frame["geometry"] = frame.simplify_coverage(TOLERANCE_METRES)
    return frame[["area_code", "area_name", "geometry"]].to_crs(4326)


@st.cache_data
def periods() -> dict[str, str]:
    """Return the periods that can be shown, latest first, with the words for each."""
    found = data.published_periods(indicator(SLUG), LEVEL, SEX)
    return {period.iso: period.words for period in reversed(found)}


@st.cache_data
def values(period: str) -> pd.DataFrame:
    """Return each area's figure in a period."""
    return data.figures(SLUG, LEVEL, SEX, period).frame[["area_code", "value"]]


def england(period: str) -> folium.Map:
    """Return the map of a period."""
    shown = boundaries().merge(values(period), on="area_code")
    drawn = folium.Map(location=[53, -1.8], zoom_start=6)
    areas = folium.Choropleth(
        geo_data=shown,
        data=shown,
        columns=["area_code", "value"],
        key_on="feature.properties.area_code",
        fill_color="YlGnBu",
        legend_name=indicator(SLUG).title,
    )
    areas.add_to(drawn)
    folium.GeoJsonTooltip(["area_name", "value"]).add_to(areas.geojson)
    return drawn


named = periods()
chosen = st.selectbox("Period", list(named), format_func=named.__getitem__)
st_folium(england(chosen), height=700, use_container_width=True)
