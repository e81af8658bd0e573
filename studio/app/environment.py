"""What must be settled before numpy and numba are first imported."""

import os
from pathlib import Path

_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Linear algebra here is small; its threads would only spin, and eat the cores that draw."""


def prepare(package: Path, cache: Path) -> None:
    """Set what the person has not set: single-threaded BLAS, no window system for physics, and a place for compiled
    kernels where the ``package`` folder is not ours to write (beside the sources otherwise)."""
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    os.environ.setdefault("MUJOCO_GL", "disable")
    if "NUMBA_CACHE_DIR" not in os.environ and not os.access(package, os.W_OK):
        os.environ["NUMBA_CACHE_DIR"] = str(cache / "kernels")
