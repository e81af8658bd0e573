"""The waveform of a whole sequence, put together from those of its files: quick to draw again after every edit.

It shows levels, not the mix itself: what sounds together is added, and ducking is left out.
"""

from collections.abc import Mapping
from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from studio.core.time import SAMPLE_RATE, FrameRate
from studio.workflows.playback.source import Outline
from studio.workflows.sequence import voice
from studio.workflows.sequence.cut import Cut, Laid, Movie, Nested, Placing, Recording

_STEPS = 100
"""A second."""

_HOP = SAMPLE_RATE // _STEPS

_kept: "WeakKeyDictionary[Laid, tuple[tuple[int, FrameRate], NDArray[np.float32]]]" = WeakKeyDictionary()


def outlined(cut: Cut) -> tuple[Path, ...]:
    """The files that are heard, each once."""
    found: dict[Path, None] = {}
    for _, laid in cut.sounds:
        for medium in laid.sources.values():
            if isinstance(medium, Movie | Recording):
                found[medium.path] = None
            elif isinstance(medium, Nested):
                found.update(dict.fromkeys(outlined(medium.cut)))
    return tuple(found)


def outline_of(cut: Cut, known: Mapping[Path, Outline]) -> Outline:
    """uint8, 100 a second: as far as the outlines of its files are known; silence elsewhere."""
    out = np.zeros(-(-cut.rate.sample(cut.length) // _HOP), np.float32)
    for _, laid in cut.sounds:
        part = _of_track(laid, cut.rate, known)[: len(out)]
        out[: len(part)] += part
    return np.minimum(out, 255.0).astype(np.uint8)


def _of_track(laid: Laid, rate: FrameRate, known: Mapping[Path, Outline]) -> NDArray[np.float32]:
    """That of one track, kept as long as the track is and no more becomes known of its files."""
    nested = any(isinstance(medium, Nested) for medium in laid.sources.values())
    have = sum(isinstance(medium, Movie | Recording) and medium.path in known for medium in laid.sources.values())
    kept = _kept.get(laid)
    if kept is not None and not nested and kept[0] == (have, rate):
        return kept[1]
    out = np.zeros(-(-rate.sample(laid.track.length) // _HOP), np.float32)
    level = voice.decibels(laid.track.gain_db)
    for number in range(len(laid.track.items)):
        placing = laid.placing(number)
        if placing is not None and level:
            _add(out, rate, placing, level, known)
    _kept[laid] = (have, rate), out
    return out


def _add(
    out: NDArray[np.float32], rate: FrameRate, placing: Placing, level: float, known: Mapping[Path, Outline]
) -> None:
    medium, clip = placing.medium, placing.clip
    if isinstance(medium, Nested):
        source = outline_of(medium.cut, known)
    elif isinstance(medium, Movie | Recording) and medium.path in known:
        source = known[medium.path]
    else:
        return
    begin, end = rate.sample(placing.start) // _HOP, min(rate.sample(placing.end) // _HOP, len(out))
    if begin >= end or not len(source) or not clip.speed:
        return
    frames = np.arange(end - begin) * float(rate.fps / _STEPS)
    at = (clip.offset + frames * float(clip.speed)) * float(_STEPS / rate.fps)
    index = np.floor(at + 1e-6).astype(np.int64)
    inside = (index >= 0) & (index < len(source))
    curve = clip.level.gain_db
    if curve.still:
        gain = np.full(len(frames), voice.decibels(curve.keys[0].value))
    else:
        gain = np.array([voice.decibels(curve.value(clip.offset + frame * float(clip.speed))) for frame in frames])
    for count, way in ((clip.level.fade_in, frames), (clip.level.fade_out, frames[::-1])):
        if count:
            gain *= np.sin(np.clip(way / count, 0.0, 1.0) * np.pi / 2)
    out[begin:end][inside] += source[index[inside]] * (gain[inside] * level).astype(np.float32)
