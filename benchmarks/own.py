"""How long 50,000 postcodes take to become an area, beside reading their file with pandas."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from explorer.places.postcodes import book, decode

ROWS = 50_000
_OURS = """
import sys, time
begun = time.process_time()
from explorer.analysis.own.catchment import catchment
from explorer.analysis.own.made import made
text = open(sys.argv[1]).read()
found = catchment(text)
area = made("", rows=found.neighbourhoods)
area.people
print(time.process_time() - begun)
"""
_PANDAS = """
import sys, time
begun = time.process_time()
import pandas as pd
pd.read_csv(sys.argv[1])["postcode"].str.upper().str.replace(" ", "").nunique()
print(time.process_time() - begun)
"""


def catchments(rounds: int = 3) -> Iterator[tuple[float, float]]:
    """Give the processor seconds of ours and of pandas, each in a process that has read nothing."""
    held = book()
    draw = np.random.default_rng(1)
    postcodes = [decode(int(number)) for number in draw.choice(held.postcodes, ROWS)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_text("postcode\n" + "\n".join(postcodes) + "\n")
        for _ in range(rounds):
            yield _seconds(_OURS, path), _seconds(_PANDAS, path)


def _seconds(program: str, path: Path) -> float:
    command = [sys.executable, "-c", program, str(path)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
