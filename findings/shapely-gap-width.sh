#!/usr/bin/env bash
# shapely.coverage_invalid_edges(coverage, gap_width=w) is read as "edges of gaps up to w wide". A gap of
# 0.9 m is found with w = 1 and is no longer found with a larger w, as soon as w exceeds the spacing of the
# vertices along the gap. So a generous w does not make the check stricter: it makes it blind.
# Seen: shapely 2.1.2 (its wheel's GEOS 3.13.1). Fails if that changes.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "shapely==2.1.2" "numpy==2.3.4"
"$folder/venv/bin/python" - <<'PY'
import numpy as np
import shapely

print("shapely", shapely.__version__, "GEOS", shapely.geos_version_string)


def squares_apart(gap: float, spacing: float) -> np.ndarray:
    """Two valid squares, `gap` apart along 300 m, with a vertex every `spacing` metres."""
    along = np.append(np.arange(0, 300, spacing), 300)
    left = [(0, 0), *((500 - gap, y) for y in along), (500, 300), (500, 1000), (0, 1000)]
    right = [(500, 0), (1000, 0), (1000, 1000), (500, 1000), *((500, y) for y in along[::-1])]
    return np.array([shapely.Polygon(left), shapely.Polygon(right)])


widths = (1, 4, 6, 10, 60, 400)
expected = {
    5: [600, 600, 0, 0, 0, 0],
    40: [600, 600, 600, 600, 0, 0],
    300: [600, 600, 600, 600, 600, 0],
}
for spacing, lengths in expected.items():
    coverage = squares_apart(0.9, spacing)
    assert shapely.is_valid(coverage).all() and shapely.coverage_is_valid(coverage)
    found = [
        round(float(shapely.length(shapely.coverage_invalid_edges(coverage, gap_width=w)).sum()))
        for w in widths
    ]
    print(f"vertices every {spacing} m: metres of edge reported for gap_width {widths}: {found}")
    assert found == lengths, (found, lengths)
PY
