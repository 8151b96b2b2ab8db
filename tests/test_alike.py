"""The settings under which a build sums alike on any processor are ones that libraries know."""

import os
import platform
import subprocess
import sys

import pytest

from explorer.build.alike import pinned

pytestmark = pytest.mark.skipif(
    platform.machine() not in ("x86_64", "AMD64"), reason="other processors keep their own sums"
)
# NumPy warns of features that it does not know, and goes on with all.
IMPORTS = [sys.executable, "-W", "error::ImportWarning", "-c"]


def imported(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    told = """
import numpy
from numpy._core._multiarray_umath import __cpu_features__ as known
print(*(one for one in ("X86_V4", "AVX512_ICL", "AVX512_SPR") if known[one]))
"""
    return subprocess.run(
        [*IMPORTS, told], env=environment, capture_output=True, text=True, check=False
    )


def test_no_wider_instructions_are_used():
    done = imported(pinned(os.environ))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_a_name_that_numpy_does_not_know_would_be_told():
    done = imported({**pinned(os.environ), "NPY_DISABLE_CPU_FEATURES": "NONE_SUCH"})
    assert "NONE_SUCH" in done.stderr


def test_what_else_is_set_stays():
    assert pinned({"LANG": "C", "OPENBLAS_NUM_THREADS": "8"}) == {
        **pinned({}),
        "LANG": "C",
    }
