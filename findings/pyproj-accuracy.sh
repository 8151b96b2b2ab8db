#!/usr/bin/env bash
# pyproj, installed from PyPI, turns degrees into the British National Grid (EPSG:4326 to EPSG:27700) without
# Ordnance Survey's grid OSTN15, which its wheel does not carry. The operation it used states an accuracy of 2
# metres; against ten of Ordnance Survey's own published test points it is off by up to 2.7 m, without a warning.
# Seen: pyproj 3.7.2 (PROJ 9.5.1), network off as by default. Fails if that changes.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "pyproj==3.7.2"
PROJ_NETWORK=OFF "$folder/venv/bin/python" -W error - <<'PY'
import math

import pyproj

# OSTN15 developer pack: longitude and latitude (ETRS89), easting, northing. TP05 to TP25, England and Wales.
POINTS = {
    "TP05": (-1.45051433700, 50.93127937910, 438710.920, 114792.250),
    "TP06": (-3.55128349240, 51.40078220140, 292184.870, 168003.465),
    "TP07": (1.44454730409, 51.37447025550, 639821.835, 169565.858),
    "TP09": (-0.11992557180, 51.48936564950, 530624.974, 178388.464),
    "TP12": (-2.15458614387, 52.25529381630, 389544.190, 261912.153),
    "TP14": (0.40153547065, 52.75136687170, 562180.547, 319784.995),
    "TP16": (-2.64049320810, 53.34480280190, 357455.843, 383290.436),
    "TP20": (-1.66379168242, 53.80021519630, 422242.186, 433818.701),
    "TP22": (-0.07773133187, 54.11685144290, 525745.670, 470703.214),
    "TP25": (-1.61657685184, 54.97912273660, 424639.355, 565012.703),
}
turn = pyproj.Transformer.from_crs(4326, 27700, always_xy=True)
print("pyproj", pyproj.__version__, "PROJ", pyproj.proj_version_str)
off = {}
for name, (longitude, latitude, east, north) in POINTS.items():
    at = turn.transform(longitude, latitude)
    off[name] = math.dist(at, (east, north))
    print(f"{name}: {off[name]:.2f} m")
used = turn.get_last_used_operation()
print("used:", used.description, "| accuracy stated:", used.accuracy)
print(f"worst {max(off.values()):.2f} m")
assert used.accuracy == 2
assert max(off.values()) > 2
PY
