"""Sound files as other programs write them."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_soundfile: Any = import_module("soundfile")  # it carries no types: Any stops here


def write(path: Path, wave: NDArray[np.floating[Any]], rate: int = 48_000, subtype: str | None = None) -> None:
    """(n, channels), -1..1, as what the file's suffix says."""
    _soundfile.write(path, wave, rate, subtype=subtype)


def read(path: Path) -> tuple[NDArray[np.float64], int]:
    """(n, channels) and the rate."""
    wave, rate = _soundfile.read(path, dtype="float64")
    return np.asarray(wave, np.float64), int(rate)
