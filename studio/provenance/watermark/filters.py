"""Filters and transforms out of scipy, which carries no types: this is the one file here that knows it."""

from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

_ndimage: Any = import_module("scipy.ndimage")
_fft: Any = import_module("scipy.fft")

Floats = NDArray[np.float32]


def smooth(field: Floats, sigma: float) -> Floats:
    """A Gaussian mean; beyond the edges the last value goes on."""
    return _ndimage.gaussian_filter(field, sigma, mode="nearest", truncate=3.0)


def box(field: Floats, size: int) -> Floats:
    """The mean of ``size`` by ``size`` values about each."""
    return _ndimage.uniform_filter(field, size)


def fast(length: int) -> int:
    """The next length that transforms quickly."""
    return int(_fft.next_fast_len(length, real=True))


def spectrum(field: Floats, shape: tuple[int, int]) -> NDArray[np.complex64]:
    """Of a field filled up with zeros to ``shape``."""
    return _fft.rfft2(field, shape)


def field(spectrum: NDArray[np.complex64], shape: tuple[int, int]) -> Floats:
    """Back again."""
    return _fft.irfft2(spectrum, shape)
