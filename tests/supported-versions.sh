#!/bin/sh
# Install the oldest or the newest versions that pyproject.toml allows into an environment of their
# own, and run a part of the tests in it that reads, works out, draws and serves.
#
#   tests/supported-versions.sh oldest|newest [TEST ...]
set -eu

which=${1:-}
case "$which" in
oldest) resolution=lowest-direct ;;
newest) resolution=highest ;;
*) echo "Say which: oldest or newest." >&2; exit 2 ;;
esac
shift

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
uv=$root/.venv/bin/uv
place=$root/build/versions/$which
rm -rf "$place" && mkdir -p "$place"

# What runs is at its bound; what tests it is as locked, but for what both need.
"$uv" pip compile --quiet --resolution "$resolution" --no-header --no-annotate \
	--python "$root/.venv/bin/python" --extra run -o "$place/run.txt" pyproject.toml
sed 's/==.*//' "$place/run.txt" >"$place/names.txt"
grep -o '^[A-Za-z0-9._-]*==[^ ;]*' requirements-dev.lock | grep -v -w -f "$place/names.txt" >"$place/rest.txt"
for name in fontpkg-source-sans-3 fonttools hypothesis openpyxl pypdf pypdfium2 pytest python-calamine \
	tomli-w topojson; do echo "$name"; done |
	"$uv" pip compile --quiet --no-header --no-annotate --python "$root/.venv/bin/python" \
		-c "$place/run.txt" -c "$place/rest.txt" -o "$place/tests.txt" -

"$uv" venv --quiet --python "$root/.venv/bin/python" "$place/venv"
"$uv" pip install --quiet --python "$place/venv/bin/python" -r "$place/run.txt" -r "$place/tests.txt"
"$uv" pip install --quiet --python "$place/venv/bin/python" --no-deps --no-build-isolation -e .

echo "The $which versions of what pyproject.toml asks for: $(tr '\n' ' ' <"$place/run.txt")"

# What each package is used for: charts as pictures (altair, vl-convert), joins and shapes (pandas,
# numpy, geopandas, shapely, pyproj, pyarrow), records (jsonschema), names (rapidfuzz), printing
# (typst), serving (starlette, streamlit), maps as files (folium, Leaflet).
if [ $# -eq 0 ]; then
	set -- tests/test_assets.py tests/test_boundaries.py tests/test_charts.py tests/test_evidence.py \
		tests/test_export.py tests/test_hexagons.py tests/test_join.py tests/test_nationalgrid.py \
		tests/test_origins.py tests/test_search.py tests/test_serving.py tests/test_standalone.py \
		tests/test_statistics.py tests/test_tables.py
fi
# Mending boundaries is the build's, which asks for a newer shapely than what runs does.
exec "$place/venv/bin/python" -m pytest -q -p no:cacheprovider \
	--deselect tests/test_boundaries.py::test_mending_closes_slivers_and_removes_overlaps "$@"
