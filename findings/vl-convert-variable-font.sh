#!/usr/bin/env bash
# vl-convert-python, installed from PyPI, writes a chart into a PNG without any of its letters, and says nothing of
# it, where the chart's font is a variable one that `register_font_directory` was given, and where it knows no
# such font: it does not fall back to another. In a font that it brings along the same letters are drawn.
# Seen: vl-convert-python 1.9.0.post1, the variable Source Sans 3 of fontpkg-source-sans-3 3.52. Fails if that changes.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  "vl-convert-python==1.9.0.post1" "fontpkg-source-sans-3==3.52" "pillow==11.3.0"
FOLDER="$folder" "$folder/venv/bin/python" -W error - <<'PY'
import importlib.metadata as metadata
import io
import os
import pathlib
import shutil

import vl_convert
from PIL import Image

files = [
    path.locate() for path in metadata.files("fontpkg-source-sans-3") if path.suffix in (".ttf", ".otf")
]
fonts = pathlib.Path(os.environ["FOLDER"]) / "fonts"
fonts.mkdir()
for path in files:
    shutil.copy(path, fonts)
print("fonts:", sorted(path.name for path in fonts.iterdir()))
vl_convert.register_font_directory(str(fonts))


def dark(family):
    """Return how many dark pixels a chart of one word has."""
    chart = {
        "data": {"values": [{}]},
        "mark": {"type": "text", "text": "Blackpool", "fontSize": 40, "font": family},
        "encoding": {"x": {"value": 150}, "y": {"value": 40}},
        "background": "white",
        "width": 300,
        "height": 80,
    }
    drawn = vl_convert.vegalite_to_png(chart, vl_version="v6.4")
    grey = Image.open(io.BytesIO(drawn)).convert("L")
    return sum(count for shade, count in enumerate(grey.histogram()) if shade < 100)


found = {family: dark(family) for family in ("Source Sans 3", "No Such Face", "Liberation Sans")}
print("vl-convert", metadata.version("vl-convert-python"), "dark pixels:", found)
assert found["Source Sans 3"] == found["No Such Face"] == 0
assert found["Liberation Sans"] > 500
PY
