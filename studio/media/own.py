"""Sound files that people bring: read as they are meant, or refused with a sentence; never as noise at full scale."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av import AudioFrame, AudioResampler
from av.container import InputContainer
from numpy.typing import NDArray

from studio.core.errors import InputError
from studio.core.time import SAMPLE_RATE
from studio.media.downmix import channels_of
from studio.ports.media import SoundFile

RATES = (4_000, 384_000)
LONGEST = SAMPLE_RATE * 60 * 30
"""Half an hour."""

_TODO = "Save it again as a WAV of 44.1 or 48 kHz, mono or stereo."
_SILENT, _STEADY, _LOUD, _FLAT = 1e-4, 0.01, 0.2, 0.5


def read_sound(path: Path) -> SoundFile:
    """The sound of a file. Raises ``InputError``."""
    if not path.is_file():
        raise InputError(f"There is no file {path}.")
    if not path.stat().st_size:
        raise InputError(f"{path.name} is empty.", todo=_TODO)
    try:
        with av.open(path) as container:
            wave, notes = _decoded(container, path.name)
    except OSError as exc:
        raise InputError(f"{path.name} cannot be read as sound: {exc.strerror or exc}.", todo=_TODO) from exc
    except ValueError as exc:
        raise InputError(f"{path.name} is not a sound file, or it is damaged.", todo=_TODO) from exc
    if not len(wave):
        raise InputError(f"{path.name} holds no sound.", todo=_TODO)
    wave, more = _mended(wave, path.name)
    return SoundFile(samples=wave, notes=(*notes, *more))


def _decoded(container: InputContainer, name: str) -> tuple[NDArray[np.float32], list[str]]:
    stream = container.streams.audio[0] if container.streams.audio else None
    if stream is None or not hasattr(stream, "rate"):  # a stream without a decoder has none
        raise InputError(f"{name} holds no sound that can be decoded.", todo=_TODO)
    rate, channels = stream.rate or 0, stream.channels
    if not RATES[0] <= rate <= RATES[1]:
        raise InputError(f"{name} says that it has {rate} samples a second, which is no rate for sound.", todo=_TODO)
    packed = AudioResampler(format="flt", layout=stream.layout, rate=rate)  # PyAV crashes on a ninth plane
    notes = [f"{name} has {channels} channels; they were mixed to two."] if channels > 2 else []
    stereo = AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
    blocks: list[NDArray[np.float32]] = []
    position = total = 0
    for frame in container.decode(stream):
        for piece in packed.resample(frame):
            two = AudioFrame.from_ndarray(_two(channels_of(piece)), format="fltp", layout="stereo")
            two.sample_rate, two.pts, two.time_base = rate, position, Fraction(1, rate)
            position += two.samples
            for part in stereo.resample(two):
                blocks.append(np.asarray(part.to_ndarray(), np.float32))
                total += part.samples
        if total > LONGEST:
            raise InputError(f"{name} is longer than half an hour.", todo="Cut it first.")
    blocks += [np.asarray(part.to_ndarray(), np.float32) for part in stereo.resample(None)]
    whole = np.concatenate(blocks, axis=1) if blocks else np.zeros((2, 0), np.float32)
    return np.ascontiguousarray(whole.T), notes


def _two(planes: NDArray[Any]) -> NDArray[np.float32]:
    """Two channels of any number: one goes to both sides; of more, the first two stay and the rest goes to both."""
    planes = np.nan_to_num(np.asarray(planes, np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    if len(planes) == 1:
        return np.repeat(planes, 2, axis=0)
    rest = planes[2:].sum(axis=0, keepdims=True) * np.float32(0.5)
    return np.ascontiguousarray((planes[:2] + rest) / np.float32(1.0 + 0.5 * max(0, len(planes) - 2)))


def _mended(wave: NDArray[np.float32], name: str) -> tuple[NDArray[np.float32], list[str]]:
    """Without a steady offset, and no louder than full scale."""
    notes: list[str] = []
    steady = wave.mean(axis=0, dtype=np.float64)
    if float(np.abs(steady).max()) > _STEADY:
        wave = wave - steady.astype(np.float32)
        notes.append(f"{name} stood off zero; that was taken out.")
    top = float(np.abs(wave).max())
    if top < _SILENT:
        notes.append(f"{name} is silent.")
    if top > 1.0:
        wave = wave / np.float32(top)
        notes.append(f"{name} was louder than full scale; it was turned down.")
    if _is_noise(wave):
        raise InputError(f"{name} is nothing but loud noise: it is damaged, or not what it says it is.", todo=_TODO)
    return wave, notes


def _is_noise(wave: NDArray[np.float32]) -> bool:
    """Whether it is loud, everywhere, in all frequencies alike: what damaged data sounds like. Measured by the spectral
    flatness (geometric over arithmetic mean of the power spectrum; 0.56 for white noise, under 0.2 for sound)."""
    size = 4096
    if len(wave) < 4 * size:
        return False
    starts = np.linspace(0, len(wave) - size, 12).astype(int)
    pieces = np.stack([wave[start : start + size, 0] for start in starts]).astype(np.float64)
    if float(np.sqrt(np.mean(pieces**2, axis=1)).min()) < _LOUD:
        return False
    power = np.abs(np.fft.rfft(pieces * np.hanning(size), axis=1)[:, 8:]) ** 2 + 1e-20
    flat = np.exp(np.log(power).mean(axis=1)) / power.mean(axis=1)
    return float(np.median(flat)) > _FLAT
