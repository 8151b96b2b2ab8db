"""Settings under which one processor derives the same bytes as another.

Libraries choose the instructions of sums by processor and share work among its cores: the order
of adding changes, and with it the last digits. Here all use what processors since 2013 have.
"""

import platform
from collections.abc import Mapping

# The names are those of `numpy.show_config()` and of OpenBLAS' list of targets.
_PINNED = {
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL AVX512_SPR",
    "OPENBLAS_CORETYPE": "Haswell",
    "OPENBLAS_NUM_THREADS": "1",
    "ARROW_USER_SIMD_LEVEL": "AVX2",
}
_X86 = ("x86_64", "AMD64")


def pinned(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which a new process sums as any other does.

    Processors of another kind than x86-64 keep their own instructions: what they derive can
    differ in the last digits.
    """
    settings = _PINNED if platform.machine() in _X86 else {"OPENBLAS_NUM_THREADS": "1"}
    return {**environment, **settings}
