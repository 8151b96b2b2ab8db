#!/usr/bin/env bash
# convertbng turns degrees into the British National Grid by OSTN15. For a place in England south of latitude
# 49.9219, the inhabited island of St Agnes (Isles of Scilly, 49.893), convert_bng answers nan without a word,
# though the National Grid and OSTN15 cover it: the bounds it checks are those of a rectangle in degrees. Given
# ETRS89 eastings and northings (convert_etrs89_to_osgb36) the same place is found.
# Seen: convertbng 2.0.0. Fails if that changes.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "convertbng==2.0.0" "pyproj==3.7.2" "numpy==2.3.4"
"$folder/venv/bin/python" - <<'PY'
import numpy as np
from convertbng.cutil import convert_bng, convert_etrs89_to_osgb36
from pyproj import Transformer

longitude, latitude = np.array([-6.3400, -6.3150]), np.array([49.8930, 49.9220])
east, north = (np.asarray(side) for side in convert_bng(longitude, latitude))
print("convert_bng, St Agnes and a place 3 km north of it:", east, north)
assert np.isnan(east[0]) and np.isnan(north[0])
assert np.isfinite(east[1]) and np.isfinite(north[1])

plain = "+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=GRS80 +units=m"
projected = Transformer.from_crs("EPSG:4258", plain, always_xy=True).transform(longitude, latitude)
east, north = (np.asarray(side) for side in convert_etrs89_to_osgb36(*projected))
print("by ETRS89 eastings and northings:", east, north)
assert abs(east[0] - 88_400) < 300 and abs(north[0] - 7_900) < 400
PY
