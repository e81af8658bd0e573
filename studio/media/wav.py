"""One WAV, written as it is made, appearing at its path in one step or not at all."""

import contextlib
import secrets
import wave
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import DiskError
from studio.core.time import SAMPLE_RATE
from studio.core.unfinished import Unfinished

_FULL_SCALE = 8_388_607


class WavWriter:
    """24-bit stereo at 48 kHz."""

    def __init__(self, path: Path, unfinished: Unfinished) -> None:
        """Raises ``DiskError`` when the folder cannot be written."""
        self._path, self._unfinished = path, unfinished
        self._part = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.part")
        unfinished.begin(self._part)
        try:
            self._file: wave.Wave_write | None = wave.Wave_write(str(self._part))
        except OSError as exc:
            unfinished.end(self._part)
            raise _disk(path, exc) from exc
        self._file.setnchannels(2)
        self._file.setsampwidth(3)
        self._file.setframerate(SAMPLE_RATE)

    def write_samples(self, samples: NDArray[np.float32]) -> None:
        """float32 (n, 2) at 48 kHz, -1..1; what is beyond is clipped."""
        whole = np.rint(np.clip(samples, -1.0, 1.0).astype(np.float64) * _FULL_SCALE).astype("<i4")
        three = np.ascontiguousarray(whole).view(np.uint8).reshape(-1, 4)[:, :3]
        if self._file is not None:
            try:
                self._file.writeframes(three.tobytes())
            except OSError as exc:
                raise _disk(self._path, exc) from exc

    def finish(self) -> None:
        """Close the file and put it in its place in one step."""
        if self._file is None:
            return
        try:
            self._file.close()
            self._file = None
            self._part.replace(self._path)
        except OSError as exc:
            raise _disk(self._path, exc) from exc
        self._unfinished.end(self._part)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)
        self._unfinished.end(self._part)


def _disk(path: Path, exc: OSError) -> DiskError:
    return DiskError(f"{path} cannot be written: {exc.strerror or exc}.", todo="Free some space.")
